# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The scores of forecasts, on numbers that can be checked by hand."""

from collections.abc import Sequence
from datetime import date
from itertools import product
from statistics import mean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.cohort.scoring import (
    GAIN,
    LAST_TREND,
    LAST_VALUE,
    QUANTILES,
    Forecast,
    by_whole_years,
    crps,
    naive,
    score,
    within,
)
from springplank.core.columns import Floats

HUNDRED = np.arange(101.0)
"""Draws 0, 1 ... 100: the range of 80% is 10 to 90, and the middle is 50."""


def forecast(
    actual: float,
    rivals: tuple[float, float] = (np.nan, np.nan),
    *,
    year: int = 2021,
    draws: Floats = HUNDRED,
) -> Forecast:
    """Make a forecast from the stand of 2020."""
    both = dict(zip((LAST_VALUE, LAST_TREND), rivals, strict=True))
    return Forecast(2020, date(2021, 7, 1), year, actual, draws, both)


def numbers(text: str) -> list[list[float]]:
    """Read a table of Dutch numbers; a dash is nothing."""
    rows = [line.split("|") for line in text.strip().splitlines()[1:]]
    return [
        [float("nan" if c.strip() == "-" else c.strip().replace(",", ".")) for c in row]
        for row in rows
    ]


# Vier uitkomsten bij trekkingen 0 tot en met 100, met de hand nagerekend.
BY_HAND = """
uitkomst | laatste | trend | fout | in de band
      50 |     100 |     - |    0 | 1
      95 |     100 |    90 |  -45 | 0
      40 |     100 |    50 |   10 | 1
       5 |     100 |     - |   45 | 0
"""


def test_scores_by_hand() -> None:
    """Vier uitkomsten: gemiddeld 2,5 te hoog, 25 ernaast, de helft in de band."""
    rows = numbers(BY_HAND)
    forecasts = [forecast(actual, (last, trend)) for actual, last, trend, *_ in rows]
    assert [f.error for f in forecasts] == [row[3] for row in rows]
    found = score(forecasts)
    assert found.n == 4
    assert found.years == (2021,)
    assert found.bias == pytest.approx((0 - 45 + 10 + 45) / 4)
    assert found.error == pytest.approx((0 + 45 + 10 + 45) / 4)
    assert found.bias_share == pytest.approx((0 - 45 / 95 + 10 / 40 + 45 / 5) / 4)
    assert found.error_share == pytest.approx((0 + 45 / 95 + 10 / 40 + 45 / 5) / 4)
    assert found.coverage == sum(row[4] for row in rows) / 4
    assert (found.below, found.above) == (0.25, 0.25)
    assert found.width == 80
    assert found.width_share == pytest.approx((80 / 50 + 80 / 40) / 2), "de middelste twee"
    assert found.places == (1, 0, 2, 0, 1)
    assert np.isnan(found.coverage_low), "een jaar is te weinig"
    assert not found.is_narrow
    last, trend = found.rivals
    assert (last.n, last.error, last.own_error) == (4, (50 + 5 + 60 + 95) / 4, 25)
    assert (trend.n, trend.error, trend.own_error) == (2, (5 + 10) / 2, (45 + 10) / 2)
    assert (last.is_beaten, trend.is_beaten, found.is_better) == (True, False, False)
    own = [crps(HUNDRED, actual) for actual in (95, 40)]
    assert trend.own_crps == pytest.approx(mean(own))


def test_the_stored_quantiles() -> None:
    """Bewaard worden 2,5, 10, 16,5, 50, 83,5, 90 en 97,5 procent."""
    assert forecast(1).quantiles == pytest.approx({q: 100 * q for q in QUANTILES})
    assert QUANTILES == (0.025, 0.1, 0.165, 0.5, 0.835, 0.9, 0.975)


@pytest.mark.parametrize("edge,inside", [(10, 1), (90, 1), (9.99, 0), (90.01, 0)])
def test_the_ends_belong_to_the_range(edge: float, inside: float) -> None:
    """Een uitkomst precies op het eind van de band ligt in de band."""
    found = score([forecast(edge)])
    assert found.coverage == inside
    assert found.coverage + found.below + found.above == 1


JUST = 10 / (1 - GAIN)
"""De fout van een regel die precies 5% slechter is dan een fout van 10."""


@pytest.mark.parametrize(
    "last,trend,better",
    [
        (40.0, 40.0, True),
        (JUST, JUST, True),
        (JUST - 0.01, 40.0, False),
        (40.0, JUST - 0.01, False),
        (0.0, 40.0, False),  # deze regel zit precies goed
        (40.0, np.nan, False),  # zonder trend is er niets verslagen
    ],
)
def test_better_is_five_percent_better_than_both(last: float, trend: float, better: bool) -> None:
    """Beter heet het model pas als zijn fout (10) 5% kleiner is dan die van beide regels."""
    assert score([forecast(40, (40 + last, 40 + trend))]).is_better is better


def test_a_range_narrower_than_the_error_is_flagged() -> None:
    """Is de halve band kleiner dan de fout, dan is zij te smal."""
    assert score([forecast(91)]).is_narrow, "de fout is 41, de halve band 40"
    assert not score([forecast(90)]).is_narrow


# --- CRPS -------------------------------------------------------------------------------------


def crps_by_pairs(draws: Sequence[float], actual: float) -> float:
    """Compute CRPS as it is defined, pair by pair."""
    to_outcome = mean(abs(x - actual) for x in draws)
    apart = mean(abs(x - y) for x, y in product(draws, draws))
    return to_outcome - apart / 2


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=12), st.floats(-100, 100))
def test_crps_is_what_its_definition_says(draws: list[float], actual: float) -> None:
    """De snelle berekening is gelijk aan die paar voor paar, en nooit onder nul."""
    found = crps(np.array(draws), actual)
    assert found == pytest.approx(crps_by_pairs(draws, actual), abs=1e-9)
    assert found >= -1e-9


@pytest.mark.parametrize("actual", [0.0, 0.2, 0.5, 1.0])
def test_crps_of_an_even_distribution(actual: float) -> None:
    """Gelijk verdeeld tussen 0 en 1: een derde van de derdemachten van beide kanten."""
    draws = (np.arange(2_000) + 0.5) / 2_000
    assert crps(draws, actual) == pytest.approx((actual**3 + (1 - actual) ** 3) / 3, abs=1e-6)


def test_crps_without_a_range_is_the_error() -> None:
    """Een voorspelling zonder band krijgt haar gewone fout."""
    assert crps(np.full(10, 7.0), 4.0) == pytest.approx(3)


# --- Rivals, years and horizons ---------------------------------------------------------------


@pytest.mark.parametrize(
    "known,year,last,trend",
    [
        ({2019: 100.0, 2020: 110.0}, 2021, 110, 120),
        ({2019: 100.0, 2020: 110.0}, 2023, 110, 140),
        ({2020: 110.0, 2015: 80.0, 2017: 86.0}, 2022, 110, 126),  # 8 per jaar sinds 2017
        ({2020: 110.0}, 2021, 110, np.nan),
    ],
)
def test_the_rivals(known: dict[int, float], year: int, last: float, trend: float) -> None:
    """Het laatste cijfer blijft, of de laatste trend gaat door; zonder eerder cijfer geen trend."""
    found = naive(known, year)
    assert found[LAST_VALUE] == last
    assert found[LAST_TREND] == pytest.approx(trend, nan_ok=True)


def by_hand(years: Sequence[int], values: Sequence[float]) -> tuple[float, float]:
    """Choose whole years again in every possible way, in plain Python."""
    means = []
    for choice in product(sorted(set(years)), repeat=len(set(years))):
        picked = [v for c in choice for y, v in zip(years, values, strict=True) if y == c]
        means.append(mean(picked))
    low, high = np.quantile(means, (0.1, 0.9))
    return float(low), float(high)


@pytest.mark.parametrize(
    "years,values",
    [
        ([1, 1, 2, 3], [1, 1, 0, 1]),
        ([1, 2, 2, 3, 3, 3, 4], [0, 1, 0, 1, 1, 0, 1]),
    ],
)
def test_whole_years_are_chosen_again(years: list[int], values: list[float]) -> None:
    """De spreiding telt hele jaren: uitkomsten van een jaar gaan samen."""
    assert by_whole_years(years, np.array(values, float)) == pytest.approx(by_hand(years, values))


def test_two_years_are_too_few() -> None:
    """Bij twee jaren is de spreiding onbekend."""
    assert np.isnan(by_whole_years([1, 1, 2], np.array([1.0, 0.0, 1.0]))).all()


def test_horizon() -> None:
    """Van eind 2020 naar 2023 is drie jaar vooruit."""
    found = [forecast(1, year=year) for year in (2021, 2022, 2023, 2026)]
    assert [f.horizon for f in found] == [1, 2, 3, 6]
    assert [f.year for f in within(found, 2, 5)] == [2022, 2023]
