# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Formulas as text: names, units, order and readability."""

import numpy as np
import pytest
from tests.examples import evaluate

from springplank.core.formulas import (
    FUNCTIONS,
    check_order,
    names_in,
    parse,
    readable,
    unit_of,
)
from springplank.core.units import PLAIN, parse_unit
from springplank.errors import RuleError

UNITS = {
    "bedrag": parse_unit("EUR"),
    "plekken": parse_unit("plek"),
    "prijs": parse_unit("EUR/plek"),
    "deel": PLAIN,
}


@pytest.mark.parametrize(
    "formula,unit",
    [
        ("bedrag", "EUR"),
        ("prijs * plekken", "EUR"),
        ("bedrag / plekken", "EUR/plek"),
        ("bedrag + prijs * plekken", "EUR"),
        ("bedrag - 0", "EUR"),
        ("0 + 0", "getal"),
        ("hoogste(0, bedrag - prijs * plekken)", "EUR"),
        ("laagste(bedrag, bedrag)", "EUR"),
        ("rond_af(prijs * plekken)", "EUR"),
        ("rond_af_op_cent(prijs)", "EUR/plek"),
        ("verdeel(bedrag, plekken)", "EUR"),
        ("als(bedrag > 0, plekken, 0)", "plek"),
        ("als(deel, bedrag, bedrag)", "EUR"),
        ("bedrag > bedrag", "getal"),
        ("(1 - deel) * bedrag", "EUR"),
    ],
)
def test_unit_of_a_formula(formula: str, unit: str) -> None:
    """De eenheid van een formule volgt uit die van haar namen."""
    assert str(unit_of(formula, UNITS, "proef.x")) == unit


@pytest.mark.parametrize(
    "formula,fault",
    [
        ("bedrag + plekken", "Eenheden botsen in proef.x: bedrag is EUR en plekken is plek"),
        ("bedrag > plekken", "Eenheden botsen in proef.x"),
        ("als(deel, bedrag, plekken)", "Eenheden botsen in proef.x"),
        ("bedrag + 1", "Eenheden botsen in proef.x"),
        ("bedrg * 2", "Onbekende naam 'bedrg' in de formule van proef.x"),
        ("bedrag ** 2", "bewerking die een formule niet kent"),
        ("wortel(bedrag)", "iets wat een formule niet kent"),
        ("-bedrag", "iets wat een formule niet kent"),
        ("0 < deel < 1", "iets wat een formule niet kent"),
    ],
)
def test_refuses_a_faulty_formula(formula: str, fault: str) -> None:
    """Een fout in een formule wordt gevonden met naam en plaats."""
    with pytest.raises(RuleError, match=fault):
        unit_of(formula, UNITS, "proef.x")


def test_refuses_what_is_no_formula() -> None:
    """Wat geen formule is, wordt geweigerd."""
    with pytest.raises(RuleError, match="'bedrag \\*' is niet te lezen"):
        parse("bedrag *")


def test_names() -> None:
    """Een formule noemt haar namen een keer; woorden als hoogste horen daar niet bij."""
    assert set(names_in("hoogste(0, bedrag - prijs * plekken) + bedrag")) == {
        *("bedrag", "prijs", "plekken"),
    }
    assert names_in("") == ()


def test_readable() -> None:
    """Voor een lezer staan er spaties en een echt maalteken."""
    assert readable("bedrag_per_plek * plekken") == "bedrag per plek × plekken"


def test_a_circle_is_refused() -> None:
    """Formules die op elkaar wachten, zijn een fout waarin de kring staat."""
    with pytest.raises(RuleError, match="proef draaien in een kring: a -> b -> c -> a"):
        check_order({"a": "b + 1", "b": "c", "c": "a"}, {}, "proef")
    with pytest.raises(RuleError, match=r"kring: a -> a\.$"):
        check_order({"a": "a"}, {}, "proef")


def test_an_order_without_a_circle() -> None:
    """Zonder kring mogen formules elkaar in elke volgorde gebruiken."""
    check_order({"a": "b + c", "b": "c", "c": "x", "d": "b"}, {"x": PLAIN}, "proef")


def test_every_word_can_be_worked_out() -> None:
    """Elk woord dat een formule mag gebruiken, heeft een betekenis en is na te rekenen."""
    assert all(FUNCTIONS.values())
    values = {"a": [[2.5]], "b": [[4.0]], "n": [[0.125]]}
    names = {name: np.array(value) for name, value in values.items()}
    worked = {
        "rond_af(a)": 3,
        "rond_af_op_cent(n)": 0.13,
        "laagste(a, b)": 2.5,
        "hoogste(a, b)": 4,
        "als(a > b, a, b)": 4,
        "verdeel(b, b)": 4,
    }
    assert {formula.split("(")[0] for formula in worked} == set(FUNCTIONS)
    for formula, expected in worked.items():
        assert evaluate(formula, names).item() == expected
