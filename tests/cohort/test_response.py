# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the product of start figures and a response."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cohort.gemeenten import ON

from springplank.cohort import wsw
from springplank.cohort.projection import cohort_assumptions
from springplank.cohort.response import MANY, STAND
from springplank.core.assumptions import draw
from springplank.core.columns import Floats

YEARS = tuple(range(2026, 2061))
SOME = wsw.respond(wsw.hazards(draw(cohort_assumptions(), YEARS, MANY, 1), YEARS, ON))


def plain(name: str, start: Floats) -> Floats:
    """The same product, number by number."""
    return np.asarray(np.einsum("ga,ayt->gyt", start, SOME.series[name]))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([STAND, *wsw.REDENEN]))
def test_many_places_have_the_plain_product(seed: int, name: str) -> None:
    """Met veel gemeenten en trekkingen vallen lege leeftijden weg; de som blijft gelijk."""
    some = np.random.default_rng(seed)
    start = some.integers(0, 9, (MANY + 3, 50)).astype(np.float64)
    start[:, : some.integers(0, 50)] = 0
    np.testing.assert_allclose(SOME.of(name, start), plain(name, start), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("youngest", [0, 49])
def test_only_one_age(youngest: int) -> None:
    """Ook als iedereen even oud is, of als er niemand is."""
    start = np.zeros((MANY, 50))
    assert not SOME.of(STAND, start).any()
    start[:, youngest] = 2
    np.testing.assert_allclose(SOME.of(STAND, start), plain(STAND, start), rtol=1e-12)


def test_an_unknown_figure_stays_in_its_own_row() -> None:
    """Is een leeftijd in een gemeente onbekend, dan is alleen die gemeente onbekend."""
    start = np.ones((MANY, 50))
    start[4, 0] = np.nan
    found = SOME.of(STAND, start)
    assert np.isnan(found[4]).all()
    np.testing.assert_allclose(found[5], plain(STAND, start[5:6])[0], rtol=1e-12)
