# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of chance with whole people."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cohort.gemeenten import ON

from springplank.cohort import beschut_werk, traject, tussengroep, wsw
from springplank.cohort.chance import (
    Lived,
    arriving,
    forget_chance,
    leaving,
    with_chance,
    with_chance_of_many,
    wsw_of_many,
    wsw_with_chance,
)
from springplank.cohort.projection import cohort_assumptions
from springplank.cohort.response import STAND
from springplank.cohort.streams import BLOCK, Chance
from springplank.core.assumptions import draw, expected
from springplank.core.columns import Floats
from springplank.errors import DataError

YEARS = tuple(range(2025, 2031))
VALUES = expected(cohort_assumptions(), YEARS)
SYSTEMS = {
    "beschut_werk": (beschut_werk.make_system(VALUES, ON), [40.0, 15.0, 0.004]),
    "tussengroep": (tussengroep.make_system(VALUES), [20.0, 90.0, 0.004, 0.004]),
    "traject": (traject.make_system(VALUES), [30.0, 25.0]),
}
DRAWS = 4000


def check_identity(lived: Lived) -> None:
    """Whole people, none below 0, and the flows add up to the change of the stand."""
    for series in lived.series.values():
        assert (series % 1 == 0).all()
        assert (series >= 0).all()
    stand = lived.series[STAND]
    before = np.concatenate([np.full((1, stand.shape[1]), lived.begin), stand[:-1]])
    change = sum(sign * lived.series[name] for name, sign in lived.sign.items())
    assert (before + change == stand).all()


def close_to(drawn: Floats, expectation: Floats) -> bool:
    """Say whether the mean over draws is within five standard errors."""
    error = drawn.std(axis=1) / np.sqrt(drawn.shape[1]) + 1e-9
    return bool((np.abs(drawn.mean(axis=1) - expectation) < 5 * error).all())


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_mean_is_the_expectation(name: str) -> None:
    """Gemiddeld over veel trekkingen komt het toeval uit op de verwachting, en elk mens is heel."""
    system, start = SYSTEMS[name]
    lived = with_chance(system, np.array(start), Chance(5, DRAWS))
    for group, response in system.respond().items():
        check_identity(lived[group])
        for series in response.series:
            expectation = response.of(series, np.array([start]))[0, :, 0]
            assert close_to(lived[group].series[series], expectation), (group, series)


def test_the_mean_of_the_wsw_is_the_expectation() -> None:
    """Ook in de Wsw, waar ieder zijn eigen leeftijd heeft."""
    start = np.zeros(50)
    start[[5, 20, 35, 44, 47, 48, 49]] = [3, 10, 20, 8, 4, 2, 1]
    chances = wsw.hazards(VALUES, YEARS, ON)
    lived = wsw_with_chance(chances, start, Chance(5, DRAWS))
    check_identity(lived)
    assert lived.begin == 48
    response = wsw.respond(chances)
    for name in (STAND, *wsw.REDENEN):
        assert close_to(lived.series[name], response.of(name, start[None])[0, :, 0]), name


def test_own_draws_go_first() -> None:
    """Hebben de aannames trekkingen, dan krijgt elke trekking zijn eigen toeval."""
    values = draw(cohort_assumptions(), YEARS, 70, 1)
    lived = with_chance(tussengroep.make_system(values), np.array([20.0, 9, 0, 0]), Chance(1, 5))
    assert lived["tussengroep"].series[STAND].shape == (6, 70)
    chances = wsw.hazards(values, YEARS, ON)
    assert wsw_with_chance(chances, np.ones(50), Chance(1, 5)).series[STAND].shape == (6, 70)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1000), st.integers(1, 1200))
def test_the_same_seed_gives_the_same_people(seed: int, draws: int) -> None:
    """Dezelfde trekking heeft hetzelfde toeval, hoeveel trekkingen er ook samen worden gevraagd."""
    system, start = SYSTEMS["tussengroep"]
    more, fewer = (
        with_chance(system, np.array(start), Chance(seed, n))["regulier"].series[STAND]
        for n in (draws + BLOCK, draws)
    )
    whole = draws // BLOCK * BLOCK
    assert (more[:, :whole] == fewer[:, :whole]).all()


@pytest.mark.parametrize("draws", [100, 2 * BLOCK + 1])
def test_what_is_drawn_again_is_the_same(draws: int) -> None:
    """Wat vergeten is en opnieuw wordt getrokken, is tot op het laatste mens gelijk."""
    system, start = SYSTEMS["tussengroep"]
    (before,) = with_chance_of_many(system, [np.array(start)], [Chance(3, draws)])
    forget_chance()
    (after,) = with_chance_of_many(system, [np.array(start)], [Chance(3, draws)])
    for group, found in before.items():
        for name, series in found.series.items():
            assert series is not after[group].series[name]
            assert (series == after[group].series[name]).all()


def test_two_workers_give_the_same_people() -> None:
    """Rekenen twee mensen elk een deel van de trekkingen, dan is het samen precies hetzelfde."""
    system, start = SYSTEMS["beschut_werk"]
    ages, chances = np.full(50, 2.0), wsw.hazards(VALUES, YEARS, ON)
    whole, one = Chance(8, 3 * BLOCK), Chance(8, 2 * BLOCK)
    two = Chance(8, BLOCK, first_block=2)

    def both(chance: Chance) -> list[Floats]:
        lived = with_chance(system, np.array(start), chance)["wachtlijst"]
        return [lived.series[STAND], wsw_with_chance(chances, ages, chance).series[STAND]]

    for together, first, second in zip(both(whole), both(one), both(two), strict=True):
        assert (together == np.concatenate([first, second], axis=1)).all()
        assert (first[:, :BLOCK] != second).any()


def test_another_seed_gives_other_people() -> None:
    """Een ander begin van het toeval geeft andere mensen."""
    system, start = SYSTEMS["tussengroep"]
    one, other = (
        with_chance(system, np.array(start), Chance(seed, 50))["regulier"].series[STAND]
        for seed in (1, 2)
    )
    assert (one != other).any()


def test_zero_people_stay_zero() -> None:
    """Een gemeente met 0 mensen en zonder instroom blijft op 0."""
    system, start = SYSTEMS["tussengroep"]
    lived = with_chance(system, np.zeros(len(start)), Chance(1, 10))
    assert not lived["tussengroep"].series[STAND].any()
    empty = wsw_with_chance(wsw.hazards(VALUES, YEARS, ON), np.zeros(50), Chance(1, 10))
    assert not empty.series[STAND].any()


def test_everybody_leaves() -> None:
    """Is het vertrek zeker, dan blijft er niemand, en niemand vertrekt twee keer."""
    half = {"a": np.full(3, 0.5), "b": np.full(3, 0.5), "c": np.full(3, 0.0)}
    gone = leaving([Chance(1, 3)], 0, np.full((1, 3), 20.0), half)
    assert (gone["a"] + gone["b"] == 20).all()
    assert not gone["c"].any()


def test_who_comes_in_varies() -> None:
    """De instroom heeft een spreiding die past bij toeval: variantie gelijk aan gemiddelde."""
    drawn = arriving(Chance(1, 20_000), "proef.instroom", 0, np.full(20_000, 6.0))
    assert drawn.mean() == pytest.approx(6, abs=0.1)
    assert drawn.var() == pytest.approx(6, abs=0.3)


@pytest.mark.parametrize("begin", [2.5, -1.0, np.nan])
def test_only_whole_people(begin: float) -> None:
    """Een halve, negatieve of onbekende beginstand kan niet met toeval."""
    system, start = SYSTEMS["traject"]
    with pytest.raises(DataError, match="hele mensen"):
        with_chance(system, np.array([begin, start[1]]), Chance(1, 10))
    ages = np.zeros(50)
    ages[3] = begin
    with pytest.raises(DataError, match="hele mensen"):
        wsw_with_chance(wsw.hazards(VALUES, YEARS, ON), ages, Chance(1, 10))


def test_an_unknown_inflow() -> None:
    """Ook een onbekende instroom kan niet met toeval."""
    with pytest.raises(DataError, match="hele mensen"):
        with_chance(SYSTEMS["traject"][0], np.array([10.0, np.nan]), Chance(1, 10))


def test_gemeenten_side_by_side_have_the_chance_of_each_alone() -> None:
    """Gemeenten samen doorgerekend geven per gemeente precies de mensen van haar alleen."""
    chances = wsw.hazards(draw(cohort_assumptions(), YEARS, 600, 1), YEARS, ON)
    starts = [np.zeros(50), np.arange(50.0) % 7, np.eye(50)[47] * 3]
    owns = [Chance(seed, 600) for seed in (4, 5, 6)]
    together = wsw_of_many(chances, starts, owns)
    for lived, start, own in zip(together, starts, owns, strict=True):
        alone = wsw_with_chance(chances, start, own)
        assert lived.begin == alone.begin == start.sum()
        for name, series in alone.series.items():
            np.testing.assert_array_equal(lived.series[name], series)


@pytest.mark.parametrize("name", SYSTEMS)
def test_groups_of_gemeenten_side_by_side(name: str) -> None:
    """Ook zonder leeftijden houdt elke gemeente precies de mensen die zij alleen ook had."""
    system, start = SYSTEMS[name]
    starts = [np.array(start), np.array(start) * 2, np.zeros(len(start))]
    owns = [Chance(seed, 700) for seed in (4, 5, 6)]
    together = with_chance_of_many(system, starts, owns)
    for found, begin, own in zip(together, starts, owns, strict=True):
        alone = with_chance(system, begin, own)
        for group, lived in alone.items():
            assert found[group].begin == lived.begin
            check_identity(found[group])
            for series, people in lived.series.items():
                np.testing.assert_array_equal(found[group].series[series], people)
