# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Shares of all weights, against exact results that were computed in another way."""

from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import given
from tests.weging.tables import values

from springplank.core.columns import Floats
from springplank.weging.shares import even_weights, shares_of_weights


def exactly(first: list[float], second: list[float]) -> float:
    """Share of the simplex on which the first of two options is ahead; its gaps all differ."""
    gaps = [one - other for one, other in zip(first, second, strict=True)]
    return sum(
        gap ** (len(gaps) - 1) / prod(gap - other for other in gaps if other != gap)
        for gap in gaps
        if gap > 0
    )


@pytest.mark.parametrize(
    "first, second",
    [
        ([0.9, 0.2, 0.5], [0.3, 0.8, 0.4]),
        ([0.9, 0.2, 0.5, 0.1], [0.3, 0.8, 0.4, 0.6]),
        ([1.0, 0.0, 0.2, 0.3, 0.4], [0.0, 0.1, 0.4, 0.6, 0.8]),
    ],
)
def test_the_drawn_share_lies_within_its_error(first: list[float], second: list[float]) -> None:
    """Het getrokken aandeel van twee opties ligt binnen zijn fout van het exacte aandeel."""
    found = shares_of_weights(np.array([first, second]))
    assert not found.is_exact
    assert abs(found.aandeel[0] - exactly(first, second)) <= found.fout[0]
    assert 0 < found.fout[0] < 0.01


def test_the_error_holds_for_95_of_100() -> None:
    """Bij honderd zaden ligt het exacte aandeel minstens 95 keer binnen de fout."""
    rows = ([0.9, 0.2, 0.5], [0.3, 0.8, 0.4])
    true, inside = exactly(*rows), 0
    for seed in range(100):
        found = shares_of_weights(np.array(rows), draws=1000, seed=seed)
        inside += bool(abs(found.aandeel[0] - true) <= found.fout[0])
    assert inside >= 95


def brute(found: Floats, parts: int) -> Floats:
    """Walk along a line of weights of two criteria, at the middle of small steps."""
    weight = (np.arange(parts) + 0.5) / parts
    totals = weight[:, None] * found[:, 0] + (1 - weight)[:, None] * found[:, 1]
    first = np.isclose(totals, totals.max(axis=1, keepdims=True), rtol=0, atol=1e-9)
    return np.asarray((first / first.sum(axis=1, keepdims=True)).mean(axis=0))


@given(values())
def test_two_criteria_are_exact(found: Floats) -> None:
    """Met twee criteria is het aandeel exact: langs alle gewichten lopen geeft hetzelfde."""
    two = found[:, :2]
    shares = shares_of_weights(two)
    assert shares.is_exact
    assert not shares.fout.any()
    np.testing.assert_allclose(shares.aandeel, brute(two, 4000), atol=0.01)
    assert shares.aandeel.sum() == pytest.approx(1)


def test_one_criterium_decides() -> None:
    """Met één criterium wint de hoogste altijd; wie gelijk is, deelt."""
    assert shares_of_weights(np.array([[0.2], [0.9], [0.9]])).aandeel.tolist() == [0, 0.5, 0.5]


@given(values())
def test_shares_are_a_whole(found: Floats) -> None:
    """De aandelen zijn samen alle gewichten."""
    shares = shares_of_weights(found, draws=500)
    assert shares.aandeel.sum() == pytest.approx(1)
    assert (shares.aandeel >= 0).all()


def test_a_dominated_option_never_wins() -> None:
    """Wie op alles minder scoort, wint bij geen enkel gewicht; de fout is dan niet nul."""
    found = shares_of_weights(np.array([[0.5, 0.5, 0.5], [0.4, 0.4, 0.4]]))
    assert found.aandeel.tolist() == [1, 0]
    assert found.fout.tolist() == [3 / 20_000, 3 / 20_000]


def test_equal_options_share() -> None:
    """Twee dezelfde opties delen precies wat zij samen winnen."""
    found = shares_of_weights(np.array([[0.9, 0.1, 0.5], [0.9, 0.1, 0.5], [0.1, 0.9, 0.5]]))
    assert found.aandeel[0] == found.aandeel[1]


def test_the_same_question_gives_the_same_shares() -> None:
    """Een vast zaad: twee keer vragen geeft letterlijk hetzelfde."""
    found = np.array(list(product((0.1, 0.8), repeat=3)))
    np.testing.assert_array_equal(
        shares_of_weights(found).aandeel, shares_of_weights(found).aandeel
    )


def test_weights_are_even_over_the_simplex() -> None:
    """Elk gewicht is gemiddeld evenveel, en loopt zoals de verdeling van Dirichlet zegt."""
    found = even_weights(4, 20_000, 1)
    np.testing.assert_allclose(found.sum(axis=1), 1)
    np.testing.assert_allclose(found.mean(axis=0), 0.25, atol=0.005)
    # Beta(1, 3): the share above a half is 0,5 to the third power.
    np.testing.assert_allclose((found > 0.5).mean(axis=0), 0.125, atol=0.01)


def test_fifty_options_on_thirteen_criteria() -> None:
    """Vijftig opties op dertien criteria kan ook, en blijft een geheel."""
    found = np.random.default_rng(1).random((50, 13))
    assert shares_of_weights(found).aandeel.sum() == pytest.approx(1)
