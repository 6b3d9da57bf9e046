# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of running a question again under another scenario: the numbers are those of a new run."""

from functools import cache

import numpy as np
import pytest

from springplank.actions.forecast import Wishes, ask
from springplank.scenarios.again import Remembered, again, remember
from springplank.scenarios.reeksen import Antwoord
from springplank.scenarios.run import Outcome, run
from springplank.scenarios.scenario import ZERO, find_scenario, library

SOME = 24
REGION = "Noord-Holland Noord"
WITHOUT_COMPANY = frozenset(
    {"aanname", "regeling", "variant", "rijksgeld", "taakstelling_begrenst"}
)
"""What a scenario can change where there is no company."""

FIGURES = {key: scenario for key, scenario in library().items() if not scenario.is_words}
KINDS = {
    frozenset(change.target for change in scenario.wijzigingen): key
    for key, scenario in FIGURES.items()
}
"""For every set of what a scenario can change, one scenario that changes that."""

CASES = (
    *(("ammatch", key) for key in FIGURES),
    *(("WVS", key) for key in KINDS.values()),
    *((REGION, key) for targets, key in KINDS.items() if targets <= WITHOUT_COMPANY),
)
"""A small verband with chance, a large one, and a region without a company."""


@cache
def zero(place: str) -> Remembered:
    """Remember going on as now."""
    return remember(ask(place, find_scenario(ZERO), Wishes(draws=SOME)))


def check_same(one: Outcome, other: Outcome) -> None:
    """Check that every series has the same numbers to the bit."""
    first, second = Antwoord(one).reeksen, Antwoord(other).reeksen
    assert len(first) == len(second)
    for a, b in zip(first, second, strict=True):
        assert (a.soort, a.groep, a.gemeente, a.herkomst) == (
            *(b.soort, b.groep, b.gemeente),
            b.herkomst,
        )
        np.testing.assert_array_equal(a.verwacht, b.verwacht, err_msg=a.groep)
        np.testing.assert_array_equal(a.trekkingen, b.trekkingen, err_msg=a.groep)


@pytest.mark.parametrize("place, key", CASES)
def test_another_scenario_has_the_numbers_of_a_run_from_scratch(place: str, key: str) -> None:
    """Elk scenario dat voortbouwt op doorgaan, geeft tot op de bit de cijfers van voren af aan."""
    fresh = run(ask(place, library()[key], Wishes(draws=SOME)))
    check_same(again(zero(place).way, library()[key]).outcome, fresh)


def test_back_again() -> None:
    """Van een ander scenario terug naar doorgaan geeft weer precies doorgaan."""
    there = again(zero("ammatch").way, find_scenario("versterken"))
    back = again(there.way, find_scenario(ZERO))
    check_same(back.outcome, zero("ammatch").outcome)


def test_people_are_taken_over() -> None:
    """Wie alleen het bedrijf verandert, rekent de mensen niet opnieuw uit."""
    before = zero("ammatch")
    after = again(before.way, find_scenario("versterken"))
    assert after.way.every["mensen.wsw"] is before.way.every["mensen.wsw"]
    assert after.outcome.trekkingen.mensen is before.outcome.trekkingen.mensen
