# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Units: what may be added and what not."""

import pytest

from springplank.core.units import BASE, NUMBER, PLAIN, parse_unit, same_units
from springplank.errors import RuleError


@pytest.mark.parametrize(
    "text,written",
    [
        ("EUR", "EUR"),
        ("EUR/plek", "EUR/plek"),
        ("EUR/maand", "EUR/maand"),
        ("getal", "getal"),
        ("aandeel", "getal"),
        ("ja/nee", "getal"),
        ("jaar", "getal"),
        ("EUR.uur/persoon/week", "EUR.uur/persoon/week"),
        ("getal/plek", "getal/plek"),
    ],
)
def test_reads_and_writes(text: str, written: str) -> None:
    """Een eenheid is te lezen en weer op te schrijven; een aandeel is een kaal getal."""
    assert str(parse_unit(text)) == written


def test_multiplying_and_dividing() -> None:
    """Euro per plek maal plekken is euro, en euro gedeeld door plekken is euro per plek."""
    euro, place = parse_unit("EUR"), parse_unit("plek")
    assert parse_unit("EUR/plek").times(place) == euro
    assert euro.times(place, -1) == parse_unit("EUR/plek")
    assert euro.times(euro, -1) == PLAIN
    assert str(place.times(place)) == "plek.plek"


@pytest.mark.parametrize("text", ["euro", "EUR/stoel", "", "EUR//plek"])
def test_refuses_an_unknown_unit(text: str) -> None:
    """Een onbekende eenheid is een fout met die eenheid erin."""
    with pytest.raises(RuleError, match=f"in {text!r}"):
        parse_unit(text)


def test_same_units() -> None:
    """Wat opgeteld wordt, heeft een en dezelfde eenheid."""
    euro = parse_unit("EUR")
    assert same_units({"a": euro, "b": euro}, "x") == euro
    with pytest.raises(RuleError, match=r"botsen in proef\.som: a is EUR en b is persoon"):
        same_units({"a": euro, "b": parse_unit("persoon")}, "proef.som")


def test_no_name_is_two_kinds() -> None:
    """Geen eenheid is tegelijk een maat en een kaal getal."""
    assert not BASE & NUMBER
