# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of where chance comes from: what is kept of a stream is what is in it."""

import numpy as np
import pytest

from springplank.cohort.binomial import happening
from springplank.cohort.streams import BLOCK, RARE, Beginning, Chance, stream

PLACE = "proef.vertrek"


@pytest.mark.parametrize("count", [1, 100, BLOCK])
def test_the_first_numbers(count: int) -> None:
    """Wat van een korte reeks wordt bewaard, zijn haar eerste getallen, in hun volgorde."""
    places, numbers = Beginning(4, PLACE, 2, 0, BLOCK).high(count, 3.0)
    assert places == slice(count)
    np.testing.assert_array_equal(numbers, stream(4, PLACE, 2, 0).random(count))


@pytest.mark.parametrize("most", [RARE, 0.2, 0.11, 0.004])
def test_what_is_rare(most: float) -> None:
    """Van een lange reeks ontbreekt geen getal waarbij iets zeldzaams kan gebeuren."""
    count = 3 * BLOCK
    places, numbers = Beginning(4, PLACE, 2, 1, 4 * BLOCK).high(count, most)
    whole = stream(4, PLACE, 2, 1).random(count)
    np.testing.assert_array_equal(whole[places], numbers)
    assert set(np.flatnonzero(whole > 1 - most)) <= set(np.arange(count)[places])
    assert len(numbers) < count


def test_what_is_not_rare() -> None:
    """Gebeurt iets vaak, dan is elk getal van een lange reeks nodig."""
    places, numbers = Beginning(4, PLACE, 2, 1, 4 * BLOCK).high(900, 0.3)
    assert places == slice(900)
    np.testing.assert_array_equal(numbers, stream(4, PLACE, 2, 1).random(900))


@pytest.mark.parametrize("chance", [0.004, 0.05, 0.3, 0.9])
@pytest.mark.parametrize("persons", [1, 3, 200])
def test_the_numbers_are_those_of_numpy(chance: float, persons: int) -> None:
    """Bij elke kans en elke groep zijn de mensen die vertrekken, die van NumPy uit die reeks."""
    people = np.random.default_rng(1).integers(0, persons + 1, (5, BLOCK)).astype(np.float64)
    begin = Beginning(9, PLACE, 0, 0, people.size)
    chances = np.full((2, BLOCK), [[chance], [chance / 2]])
    kinds = np.array([0, 1, 1, 0, 0])
    at, count = happening([(slice(None), begin)], people, chances, kinds)
    found = np.zeros(people.shape)
    found[at] = count
    drawn = stream(9, PLACE, 0, 0).binomial(people.astype(np.int64), chances[kinds])
    np.testing.assert_array_equal(found, drawn)


def test_a_later_part() -> None:
    """Wie een later deel van de trekkingen rekent, telt de blokken door."""
    numbers = [number for _, number in Chance(1, 2 * BLOCK + 1, first_block=3).numbered()]
    assert numbers == [3, 4, 5]
