# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
from math import isnan, nan

import numpy as np
from hypothesis import given
from tests.weging.tables import criterium, table, table_of, values_and_weights

from springplank.core.columns import Floats
from springplank.weging.doubles import find_doubles, find_reversals
from springplank.weging.kantelpunt import moved_weight, weight_points
from springplank.weging.sums import leaders, places, topsis, weighted_sum
from springplank.weging.weegtabel import Weegtabel


def test_scores_that_go_together_may_count_twice() -> None:
    """Gaan scores van drie opties gelijk op, dan staat er welke twee; tegen elkaar in niet."""
    found = find_doubles(table([[1, 2, 9], [2, 4, 8], [4, 8, 6]]))
    assert [(one.een, one.ander) for one in found] == [(0, 1)]
    assert found[0].samenhang > 0.99
    assert not found[0].is_same_account


def test_lower_is_better_goes_the_other_way() -> None:
    """Het gaat om wat een score waard is: hoger hier en lager daar is twee keer hetzelfde."""
    two = criterium("x"), criterium("y", lower=True, swing=(10, 0))
    (found,) = find_doubles(table([[1, 9], [2, 8], [5, 5]], *two))
    assert found.samenhang > 0.99


def test_the_same_account_counts_twice() -> None:
    """Dezelfde rekening en eenheid is altijd een waarschuwing, ook bij twee opties."""
    three = [criterium(key, account=where) for key, where in (("x", "w"), ("y", "w"), ("z", "v"))]
    (found,) = find_doubles(table([[1, 5, 3], [2, 1, 3]], *three))
    assert (found.een, found.ander, found.is_same_account) == (0, 1, True)
    assert isnan(found.samenhang)


def test_two_options_or_equal_scores_prove_nothing() -> None:
    """Met twee opties gaan scores altijd gelijk op; gelijke scores zeggen ook niets."""
    assert find_doubles(table([[1, 2], [2, 4]])) == ()
    assert find_doubles(table([[1, 2], [1, 4], [1, 5]])) == ()
    assert find_doubles(table([[1, 2], [nan, 4], [3, 5]])) == ()


def plain(tabel: Weegtabel, weights: Floats, method: object) -> set[tuple[int, int, int]]:
    """Leave every option out, and compare the order of every pair that stays."""
    assert callable(method)
    found = set()
    whole = places(method(tabel.values(), weights))
    for out in range(len(tabel.opties)):
        rest = [n for n in range(len(tabel.opties)) if n != out]
        scores = tabel.scores[rest]
        fewer = table_of([tabel.opties[n] for n in rest], tabel.criteria, scores)
        order = places(method(fewer.values(), weights))
        for i, one in enumerate(rest):
            for j, other in enumerate(rest):
                before = (whole[one] > whole[other]) - (whole[one] < whole[other])
                after = (order[i] > order[j]) - (order[i] < order[j])
                if i < j and before != after:
                    found.add((out, one, other))
    return found


@given(values_and_weights())
def test_every_option_is_left_out_once(case: tuple[Floats, Floats]) -> None:
    """Elke optie een keer weglaten geeft precies de omkeringen die er zijn, in beide wijzen."""
    found, weights = case
    keys = [criterium(f"k{n}", swing=None) for n in range(found.shape[1])]
    tabel = table(found.tolist(), *keys)
    for method in (weighted_sum, topsis):
        if len(found) == 2:
            assert find_reversals(tabel, weights, method) == ()
            continue
        reversals = find_reversals(tabel, weights, method)
        told = {(r.zonder, *sorted((r.voor, r.erna))) for r in reversals}
        assert told == plain(tabel, weights, method)


@given(values_and_weights())
def test_a_fixed_range_never_reverses(case: tuple[Floats, Floats]) -> None:
    """Met een vast bereik verandert de gewogen som nooit van volgorde."""
    found, weights = case
    assert find_reversals(table(found.tolist()), weights, weighted_sum) == ()


def test_a_reversal_by_hand() -> None:
    """Zonder de derde optie wordt het bereik kleiner, en wisselen de eerste twee."""
    two = [criterium(key, swing=None) for key in "xy"]
    tabel = table([[0, 6], [4, 3], [10, 0]], *two)
    (found, *_) = find_reversals(tabel, np.array([0.52, 0.48]), weighted_sum)
    assert (found.zonder, found.voor, found.erna) == (2, 0, 1)


def test_fifty_options() -> None:
    """Vijftig opties op dertien criteria: alle kanten van de weging blijven te rekenen."""
    scores = np.random.default_rng(2).random((50, 13)) * 10
    tabel = table_of([str(n) for n in range(50)], [criterium(f"k{n}") for n in range(13)], scores)
    weights = np.full(13, 1 / 13)
    totals = weighted_sum(tabel.values(), weights)
    (first,) = leaders(totals)
    assert find_reversals(tabel, weights, weighted_sum) == ()
    assert find_doubles(tabel) == ()
    for point in weight_points(tabel.values(), weights, first):
        moved = weighted_sum(tabel.values(), moved_weight(weights, point.criterium, point.deel))
        assert abs(moved[first] - moved[point.optie]) < 1e-9
        assert moved[first] >= moved.max() - 1e-9
