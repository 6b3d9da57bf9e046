# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of binomial numbers for many small groups: they are those of NumPy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from springplank.cohort.binomial import MANY, Running, binomial
from springplank.core.columns import Floats


def both(people: Floats, chance: Floats, seed: int) -> tuple[Floats, Floats, bool]:
    """Give our numbers, those of NumPy, and whether both streams go on in the same way."""
    ours, theirs = np.random.default_rng(seed), np.random.default_rng(seed)
    found = binomial([(slice(None), Running(ours))], people, chance)
    expected = theirs.binomial(people.astype(np.int64), chance)
    return found, expected.astype(np.float64), ours.random() == theirs.random()


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 60), st.sampled_from([0, 1, 4, 60]), st.floats(0, 1))
def test_the_numbers_are_those_of_numpy(seed: int, rows: int, most: int, highest: float) -> None:
    """Elk getal is dat van NumPy, en daarna gaat de reeks toevalsgetallen gelijk verder."""
    some = np.random.default_rng(seed)
    people = some.integers(0, most + 1, (rows, 100)).astype(np.float64)
    chance = some.uniform(0, highest, (rows, 100))
    found, expected, goes_on = both(people, chance, seed)
    assert goes_on
    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("chance", [0.0, 0.02, 0.5, 0.51, 0.98, 1.0])
def test_the_ends_of_a_chance(chance: float) -> None:
    """Ook als niets of alles gebeurt, en bij een grote kans, is elk getal dat van NumPy."""
    people = np.tile(np.arange(8.0)[:, None], MANY)
    found, expected, goes_on = both(people, np.full(people.shape, chance), 7)
    assert goes_on
    np.testing.assert_array_equal(found, expected)
    assert (found <= people).all()


@pytest.mark.parametrize("persons", [59.0, 61.0, 4000.0])
def test_many_are_expected(persons: float) -> None:
    """Boven de dertig verwachte mensen gaat NumPy een andere weg, en wij met hem mee."""
    people = np.full((2, MANY), persons)
    found, expected, goes_on = both(people, np.full(people.shape, 0.5), 3)
    assert goes_on
    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("size", [4, MANY])
def test_every_row_has_its_own_stream(size: int) -> None:
    """Staan twee gemeenten onder elkaar, dan houdt elk het toeval dat zij alleen ook had."""
    people, chance = np.full((3, size), 5.0), np.full((3, size), 0.3)
    parts = [slice(0, 2), slice(2, 3)]
    streams = [
        (slice(rows.start * size, rows.stop * size), Running(np.random.default_rng(n)))
        for n, rows in enumerate(parts)
    ]
    together = binomial(streams, people, chance)
    for n, rows in enumerate(parts):
        alone = np.random.default_rng(n).binomial(5, chance[rows])
        np.testing.assert_array_equal(together[rows], alone)
