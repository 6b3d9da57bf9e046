# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.words.ramingen import raming, step_of

UNITS = ("EUR", "persoon", "aandeel", "factor", "EUR/persoon")


def plain(words: str) -> str:
    """Write spaces and minus signs as they are typed."""
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")


@pytest.mark.parametrize(
    "value, low, high, unit, told",
    [
        (1.534e6, 1.11e6, 1.94e6, "EUR", "ongeveer € 1,53 mln (tussen € 1,11 en € 1,94 mln)"),
        (409_000, -900_000, 2_600_000, "EUR", "ongeveer € 0,4 mln (tussen - € 0,9 en € 2,6 mln)"),
        (20_000, -900_000, 2_600_000, "EUR", "ongeveer € 0 (tussen - € 0,9 en € 2,6 mln)"),
        (-1e6, -2_600_000, 10_000, "EUR", "ongeveer - € 1,0 mln (tussen - € 2,6 mln en € 0)"),
        (13_000, 1_000, 30_000, "EUR", "ongeveer € 13.000 (tussen € 1.000 en € 30.000)"),
        (1.48065e6, 1.480_4e6, 1.480_9e6, "EUR",
         "ongeveer € 1.480.650 (tussen € 1.480.400 en € 1.480.900)"),
        (1.48065e6, 1.480_64e6, 1.480_66e6, "EUR",
         "ongeveer € 1.480.650 (tussen € 1.480.640 en € 1.480.660)"),
        (1.48066e6, 1.476e6, 1.485_9e6, "EUR",
         "ongeveer € 1.480.700 (tussen € 1.476.000 en € 1.485.900)"),
        (1.48065e6, 1.475e6, 1.485e6, "EUR",
         "ongeveer € 1,481 mln (tussen € 1,475 en € 1,485 mln)"),
        (-1.48065e6, -1.4809e6, -1.4804e6, "EUR",
         "ongeveer - € 1.480.650 (tussen - € 1.480.900 en - € 1.480.400)"),
        (2.4e9, 2.4e9 - 500, 2.4e9 + 500, "EUR",
         "ongeveer € 2.400.000.000 (tussen € 2.399.999.500 en € 2.400.000.500)"),
        (-3.0, -5.0, -1.0, "persoon", "ongeveer -3 (tussen -5 en -1)"),
        (97.2, 85.1, 108.4, "persoon", "ongeveer 97 (tussen 85 en 108)"),
        (3.4, 3.1, 4.9, "fte", "ongeveer 3 (tussen 3 en 5)"),
        (0.1234, 0.1, 0.15, "aandeel", "ongeveer 12,3% (tussen 10,0 en 15,0%)"),
        (2, 1.3, 3, "factor", "ongeveer 2,0 (tussen 1,3 en 3,0)"),
        (117_894, 117_894, 117_894, "EUR", "ongeveer € 118.000"),
        (math.nan, 1, 2, "EUR", "onbekend"),
        (5.0, math.nan, 2, "persoon", "ongeveer 5 (bereik onbekend)"),
        (0, 0, 0, "EUR", "ongeveer € 0"),
        (1.9e-9, -2e-9, 4e-9, "EUR", "ongeveer € 0"),
    ],
)  # fmt: skip
def test_a_forecast_in_words(value: float, low: float, high: float, unit: str, told: str) -> None:
    """De breedte van de band bepaalt hoeveel cijfers er staan."""
    assert plain(str(raming(value, low, high, unit))) == told


@given(
    st.floats(-1e9, 1e9),
    st.floats(0, 1e8),
    st.floats(0, 1e8),
    st.sampled_from(UNITS),
)
def test_a_range_never_disappears(value: float, below: float, above: float, unit: str) -> None:
    """Verschillen de einden een hele stap, dan staat het bereik erbij."""
    low, high = value - below, value + above
    told = raming(value, low, high, unit)
    least = max(step_of(high - low), 0.0 if unit in ("aandeel", "factor") else 1.0)
    if high - low > 2 * least:
        assert told.bereik.startswith("tussen ")
        assert " en " in told.bereik


@given(st.floats(-1e10, 1e10), st.floats(1.001, 1e8), st.floats(0, 1))
def test_an_amount_is_short_and_its_range_stays(low: float, width: float, part: float) -> None:
    """Een bedrag heeft hoogstens drie decimalen; einden met meer dan een euro ertussen blijven."""
    told = raming(low + width * part, low, low + width, "EUR")
    for amount in (told.midden, told.bereik):
        assert not re.search(r",[0-9]{4}", amount), told
    begin, _, end = told.bereik.removeprefix("tussen ").partition(" en ")
    assert begin.removesuffix(" mln") != end.removesuffix(" mln")


@given(st.floats(1e-9, 1e11))
def test_two_figures_of_the_width_remain(width: float) -> None:
    """De breedte telt tussen de 10 en 100 stappen: twee cijfers die iets betekenen."""
    assert 10 * (1 - 1e-9) <= width / step_of(width) < 100 * (1 + 1e-9)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.floats(0, 1e8), st.sampled_from(UNITS))
def test_what_is_expected_lies_within_the_range(
    value: float, low: float, width: float, unit: str
) -> None:
    """Wat wij verwachten, staat nooit buiten het bereik dat erbij staat."""
    told, within = raming(value, low, low + width, unit), min(max(value, low), low + width)
    assert told == raming(value, min(low, value), max(low + width, value), unit)
    if within == value:
        assert told.midden == raming(within, low, low + width, unit).midden


def test_an_amount_beside_its_draws_begins_the_range() -> None:
    """Kunnen regels een bedrag alleen verhogen, dan begint het bereik bij dat bedrag."""
    told = plain(str(raming(597_136, 598_998, 630_642, "EUR")))
    assert told == "ongeveer € 597.000 (tussen € 597.000 en € 631.000)"
