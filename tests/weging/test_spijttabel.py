# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The spijttabel against a plain count, cell by cell, with loops."""

from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.core.columns import Floats
from springplank.weging.spijttabel import agree, lay_out, strongest


@st.composite
def outcomes(draw: st.DrawFn) -> Floats:
    """Make outcomes of options in futures, in whole numbers."""
    options, futures = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    row = st.lists(st.integers(-9, 9), min_size=futures, max_size=futures)
    return np.array(draw(st.lists(row, min_size=options, max_size=options)), dtype=float)


@given(outcomes(), st.sampled_from([1, -1]), st.integers(-9, 9))
def test_against_a_plain_count(found: Floats, sign: int, demand: int) -> None:
    """Spijt, slechtste en gehaalde eis zijn die van tellen met de hand."""
    laid = lay_out(found, sign, demand)
    options, futures = found.shape
    for one in range(options):
        regrets, met = [], 0
        for future in range(futures):
            best = max(sign * found[other][future] for other in range(options))
            regrets.append(best - sign * found[one][future])
            met += sign * found[one][future] >= sign * demand
        assert laid.spijt[one].tolist() == regrets
        assert laid.meeste_spijt[one] == max(regrets)
        worst = min(found[one]) if sign > 0 else max(found[one])
        assert laid.slechtst[one] == worst
        assert laid.gehaald[one] == met / futures
    by_regret, by_worst, by_demand = laid.favourites(sign)
    assert by_regret == tuple(
        n for n in range(options) if laid.meeste_spijt[n] == laid.meeste_spijt.min()
    )
    least_bad = max(sign * laid.slechtst)
    assert by_worst == tuple(n for n in range(options) if sign * laid.slechtst[n] == least_bad)
    assert by_demand == tuple(n for n in range(options) if laid.gehaald[n] == laid.gehaald.max())


def test_an_unknown_outcome_is_no_outcome() -> None:
    """Een optie met een onbekende uitkomst telt niet mee, en maakt de spijt van anderen niet."""
    laid = lay_out(np.array([[nan, 100.0], [3.0, 4.0], [5.0, 1.0]]), demand=2)
    assert laid.known.tolist() == [False, True, True]
    assert np.isnan(laid.spijt[0]).all()
    assert np.isnan([laid.meeste_spijt[0], laid.slechtst[0], laid.gehaald[0]]).all()
    assert laid.meeste_spijt[1:].tolist() == [2, 3]
    assert laid.favourites() == ((1,), (1,), (1,))


def test_nothing_known_points_at_nobody() -> None:
    """Is er niets bekend, dan wijst geen maatstaf iemand aan; zonder eis telt er niets."""
    assert lay_out(np.full((2, 2), nan), demand=1).favourites() == ((), (), ())
    assert lay_out(np.array([[1.0]])).favourites() == ((0,), (0,), ())


def test_metrics_that_disagree() -> None:
    """De kleinste spijt en het minst slechte kunnen verschillende opties zijn."""
    laid = lay_out(np.array([[10.0, 0.0], [4.0, 3.0]]), demand=9)
    assert laid.favourites() == ((0,), (1,), (0,))
    assert not agree(laid.favourites())
    assert agree(((0, 1), (1,), ()))
    assert agree(((), (), ()))


def test_the_three_strongest_futures() -> None:
    """De drie toekomsten die een optie het meest verschuiven, de sterkste eerst."""
    found = np.array([[10.0, 11.0, 4.0, 13.0, 8.0], [9.0, 9.0, 9.0, 9.0, 9.0]])
    strong = strongest(found, 0)
    assert [one.toekomst for one in strong] == [2, 3, 4]
    assert [one.verschuiving for one in strong] == [-6, 3, -2]
    # From 1 ahead to 5 behind: the same after a sixth of the way; 1 ahead to 1 behind: halfway.
    assert strong[0].kantelt_bij == pytest.approx(1 / 6)
    assert strong[1].kantelt_bij is None
    assert strong[2].kantelt_bij == pytest.approx(0.5)
    assert {one.tegen for one in strong} == {1}


@given(outcomes(), st.sampled_from([1, -1]))
def test_at_the_part_that_flips_both_are_the_same(found: Floats, sign: int) -> None:
    """Komt precies dat deel van een toekomst uit, dan is het verschil 0."""
    for option in range(len(found)):
        strong = strongest(found, option, sign)
        assert len(strong) == min(3, found.shape[1] - 1)
        for one in strong:
            if one.kantelt_bij is None:
                continue
            assert one.tegen is not None
            assert 0 <= one.kantelt_bij <= 1
            at = found[:, 0] + one.kantelt_bij * (found[:, one.toekomst] - found[:, 0])
            assert at[option] == pytest.approx(at[one.tegen], abs=1e-9)


def test_who_is_behind_has_to_pass_the_first() -> None:
    """Een optie die achter ligt, kantelt pas als zij de eerste van nu inhaalt."""
    found = np.array([[5.0, 9.0], [8.0, 7.0], [6.0, 5.0]])
    (one,) = strongest(found, 0)
    assert one.tegen == 1
    assert one.kantelt_bij == pytest.approx(0.6)
    (alone,) = strongest(found[:1], 0)
    assert (alone.tegen, alone.kantelt_bij) == (None, None)
