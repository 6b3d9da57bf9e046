# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Kantelpunten: at the weight or score that is named, the difference is 0, computed anew."""

import numpy as np
import pytest
from hypothesis import given
from tests.weging.tables import values_and_weights

from springplank.core.columns import Floats
from springplank.weging.kantelpunt import (
    moved_weight,
    score_at,
    score_points,
    weight_points,
)
from springplank.weging.sums import leaders, weighted_sum

Case = tuple[Floats, Floats]
VALUES = np.array([[0.9, 0.2], [0.3, 0.7]])
HALF = np.array([0.5, 0.5])


def test_a_weight_by_hand() -> None:
    """0,9 w + 0,2 (1-w) = 0,3 w + 0,7 (1-w) bij w = 5/11: daaronder staat de ander vooraan."""
    points = tuple(weight_points(VALUES, HALF, 0))
    assert [(p.criterium, p.optie) for p in points] == [(0, 1), (1, 1)]
    assert points[0].deel == pytest.approx(5 / 11)
    assert points[1].deel == pytest.approx(6 / 11)
    assert points[0].nu == 0.5


def test_a_score_by_hand() -> None:
    """De eerste haalt 0,55 en de tweede 0,5: één score mag 0,1 zakken, of moet 0,1 stijgen."""
    falls = [p.waarde for p in score_points(VALUES, HALF, 0)]
    rises = [p.waarde for p in score_points(VALUES, HALF, 1)]
    assert falls == pytest.approx([0.8, 0.1])
    assert rises == pytest.approx([0.4, 0.8])
    assert score_at(np.array([10.0, 0.0]), 0.8) == pytest.approx(2)


@given(values_and_weights())
def test_at_the_weight_both_are_the_same(case: Case) -> None:
    """Bij het gewicht van het kantelpunt is het verschil 0; net erna staat de ander vooraan."""
    found, weights = case
    first = leaders(weighted_sum(found, weights))[0]
    for point in weight_points(found, weights, first):
        assert 0 <= point.deel <= 1
        moved = moved_weight(weights, point.criterium, point.deel)
        assert moved.sum() == pytest.approx(1)
        totals = weighted_sum(found, moved)
        assert totals[first] == pytest.approx(totals[point.optie], abs=1e-9)


@given(values_and_weights())
def test_between_now_and_the_weight_nothing_flips(case: Case) -> None:
    """Tussen het gewicht van nu en het kantelpunt blijft dezelfde optie vooraan."""
    found, weights = case
    leading = leaders(weighted_sum(found, weights))
    if len(leading) > 1:
        return
    (first,) = leading
    points = list(weight_points(found, weights, first))
    for at, now in enumerate(weights):
        if now > 1 - 1e-9:
            assert not [p for p in points if p.criterium == at]
            continue
        mine = [p.deel for p in points if p.criterium == at]
        low = max((d for d in mine if d < now), default=0.0)
        high = min((d for d in mine if d >= now), default=1.0)
        for part in np.linspace(low, high, 9):
            totals = weighted_sum(found, moved_weight(weights, at, float(part)))
            assert totals[first] >= totals.max() - 1e-9


@given(values_and_weights())
def test_beyond_the_weight_the_other_is_ahead(case: Case) -> None:
    """Voorbij het kantelpunt staat een ander vooraan, tot het uiterste gewicht."""
    found, weights = case
    leading = leaders(weighted_sum(found, weights))
    if len(leading) > 1:
        return
    (first,) = leading
    for point in weight_points(found, weights, first):
        way = 1.0 if point.deel >= point.nu else 0.0
        beyond = point.deel + (way - point.deel) * 0.5
        totals = weighted_sum(found, moved_weight(weights, point.criterium, beyond))
        at_end = point.deel in (0.0, 1.0)
        assert at_end or totals[point.optie] > totals[first]


@given(values_and_weights())
def test_at_the_score_both_are_the_same(case: Case) -> None:
    """Bij de score van het kantelpunt komt de optie gelijk met de beste van de andere."""
    found, weights = case
    for option in range(len(found)):
        for point in score_points(found, weights, option):
            changed = found.copy()
            changed[option, point.criterium] = point.waarde
            totals = weighted_sum(changed, weights)
            rest = np.delete(totals, option)
            assert totals[option] == pytest.approx(rest.max(), abs=1e-9)
            assert point.is_possible == (-1e-9 <= point.waarde <= 1 + 1e-9)


def test_alone_or_with_one_weight_nothing_flips() -> None:
    """Zonder andere optie, of met alle gewicht op één criterium, is er geen kantelgewicht."""
    alone = np.array([[0.3, 0.4]])
    assert not tuple(score_points(alone, HALF, 0))
    assert not tuple(weight_points(alone, HALF, 0))
    points = tuple(weight_points(VALUES, np.array([1.0, 0.0]), 0))
    assert [p.criterium for p in points] == [1]


def test_a_dominant_option_has_no_weight_to_flip_at() -> None:
    """Wie op alles het beste is, blijft vooraan bij elk gewicht."""
    assert not tuple(weight_points(np.array([[0.9, 0.7], [0.3, 0.7]]), HALF, 0))
