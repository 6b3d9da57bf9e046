# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The rule of Cedris and SBCM for beschut werk (AT-22 of sob.md), with its threshold and source."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.company.maatschappelijke_balans import (
    Saldo,
    in_words,
    maatschappelijke_balans,
    saldo,
)
from springplank.core.sources import load_sources
from springplank.errors import UsageError

DAY = date(2026, 7, 1)
ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    "percent, met_uitkering, zonder_uitkering",
    [
        (29, Saldo.VAAK_NEGATIEF, Saldo.VAAK_NEGATIEF),
        (30, Saldo.POSITIEF, Saldo.VAAK_NEGATIEF),
        (31, Saldo.POSITIEF, Saldo.VAAK_NEGATIEF),
    ],
)
def test_the_balance_is_positive_from_30_percent_after_an_uitkering(
    percent: int, met_uitkering: Saldo, zonder_uitkering: Saldo
) -> None:
    """Na een uitkering is het saldo vanaf 30% positief; anders vaak negatief (Cedris, 2017)."""
    found = maatschappelijke_balans(percent / 100, DAY, ON)
    assert found is not None
    assert (found.met_uitkering, found.zonder_uitkering) == (met_uitkering, zonder_uitkering)


def test_the_threshold_has_its_source() -> None:
    """De grens van 30% komt uit de analyse van Cedris en SBCM, die wij via een derde kennen."""
    found = maatschappelijke_balans(0.5, DAY, ON)
    assert found is not None
    assert found.loonwaarde_vanaf == 0.30
    (source,) = (load_sources()[key] for key in found.bronnen)
    assert source.publisher == "Cedris en SBCM"


@given(low=st.floats(0, 1), high=st.floats(0, 1), heeft_uitkering=st.booleans())
def test_more_loonwaarde_is_never_worse(low: float, high: float, *, heeft_uitkering: bool) -> None:
    """Met meer loonwaarde, of met een uitkering vooraf, wordt het saldo nooit slechter."""
    low, high = sorted((low, high))
    order = [Saldo.VAAK_NEGATIEF, Saldo.POSITIEF]
    less = order.index(saldo(low, 0.30, heeft_uitkering=heeft_uitkering))
    assert less <= order.index(saldo(high, 0.30, heeft_uitkering=heeft_uitkering))
    assert less <= order.index(saldo(low, 0.30, heeft_uitkering=True))


@pytest.mark.parametrize(
    "day, on",
    [(DAY, date(2017, 1, 1)), (date(2014, 7, 1), ON)],
    ids=["before the analysis", "before beschut werk"],
)
def test_there_is_no_rule_before_the_analysis_or_before_beschut_werk(day: date, on: date) -> None:
    """Wat er nog niet was, geeft geen antwoord."""
    assert maatschappelijke_balans(0.5, day, on) is None


@pytest.mark.parametrize("loonwaarde", [-0.01, 1.01, 30, np.nan])
def test_a_loonwaarde_that_is_no_part_is_refused(loonwaarde: float) -> None:
    """Een loonwaarde is een deel van 0 tot 1; 30 en onbekend worden geweigerd."""
    with pytest.raises(UsageError, match="geef een deel van 0 tot 1"):
        saldo(loonwaarde, 0.30, heeft_uitkering=True)


@pytest.mark.parametrize(
    "loonwaarde, says",
    [
        (0.29, "bij een loonwaarde onder 30% zijn de directe kosten vaak hoger dan de baten"),
        (0.30, "bij een loonwaarde van 30% of meer zijn de baten altijd hoger dan de kosten als"),
    ],
)
def test_the_rule_in_words(loonwaarde: float, says: str) -> None:
    """De zin noemt de analyse, de grens en wat er met en zonder uitkering vooraf geldt."""
    found = maatschappelijke_balans(loonwaarde, DAY, ON)
    assert found is not None
    words = in_words(found)
    assert words.startswith("Maatschappelijke kosten en baten van beschut werk (Cedris en SBCM")
    assert says in words
    assert "uitkering" in words
