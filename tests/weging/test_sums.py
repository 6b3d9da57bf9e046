# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Weighted sum and TOPSIS against pymcdm, a library that others made."""

from math import inf, nan

import numpy as np
import pytest
from hypothesis import assume, given
from pymcdm.methods import TOPSIS, WSM
from tests.weging.tables import criterium, table, values_and_weights

from springplank.core.columns import Floats
from springplank.errors import UsageError
from springplank.weging.sums import leaders, normalised, places, topsis, weighted_sum

Case = tuple[Floats, Floats]


def as_it_is(column: Floats, cost: bool = False) -> Floats:
    """Leave a column alone: our values run from worst to best already."""
    return column


@given(values_and_weights())
def test_the_weighted_sum_is_that_of_pymcdm(case: Case) -> None:
    """De gewogen som is die van pymcdm, met dezelfde waarden en gewichten."""
    found, weights = case
    assume((weights > 0).all())
    other = WSM(normalization_function=as_it_is)(
        found, weights, np.ones(len(weights)), validation=False
    )
    np.testing.assert_allclose(weighted_sum(found, weights), other, atol=1e-12)


@given(values_and_weights())
def test_topsis_is_that_of_pymcdm(case: Case) -> None:
    """TOPSIS is die van pymcdm, zolang de opties verschillen."""
    found, weights = case
    assume((weights > 0).all())
    assume(np.ptp(found, axis=0).max() > 0)
    other = TOPSIS(normalization_function=as_it_is)(
        found, weights, np.ones(len(weights)), validation=False
    )
    np.testing.assert_allclose(topsis(found, weights), other, atol=1e-12)


def test_the_whole_way_is_that_of_pymcdm() -> None:
    """Ook van scores in eenheden, met een bereik uit de opties, komt hetzelfde als bij pymcdm."""
    scores = [[96, 83, 75, 7], [63, 5, 56, 9], [72, 30, 32, 48], [11, 4, 27, 9], [77, 21, 17, 11]]
    keys = [criterium(f"k{n}", lower=n > 1, swing=None) for n in range(4)]
    found, weights = table(scores, *keys).values(), np.array([8, 5, 6, 7]) / 26
    types, raw = np.array([1, 1, -1, -1]), np.array(scores, dtype=float)
    from pymcdm.normalizations import minmax_normalization

    for ours, theirs in ((weighted_sum, WSM), (topsis, TOPSIS)):
        other = theirs(normalization_function=minmax_normalization)(raw, weights, types)
        np.testing.assert_allclose(ours(found, weights), other, atol=1e-12)
        assert places(ours(found, weights)) == places(np.asarray(other))


def test_equal_options_are_a_tie() -> None:
    """Gelijke opties delen de eerste plaats, in beide rekenwijzen; niemand wint."""
    same, weights = np.full((3, 2), 0.4), np.array([0.5, 0.5])
    for method in (weighted_sum, topsis):
        totals = method(same, weights)
        assert places(totals) == (1, 1, 1)
        assert leaders(totals) == (0, 1, 2)
    assert topsis(same, weights).tolist() == [0.5, 0.5, 0.5]


def test_places_are_shared_and_then_skipped() -> None:
    """Na een gedeelde tweede plaats komt de vierde, zoals bij schaatsen."""
    assert places(np.array([3.0, 2.0, 2.0, 1.0])) == (1, 2, 2, 4)
    assert leaders(np.array([])) == ()


def test_one_option_is_alone() -> None:
    """Eén optie staat op plaats één, zonder fout."""
    one, weights = np.array([[0.3, 0.9]]), np.array([0.5, 0.5])
    assert places(weighted_sum(one, weights)) == (1,)
    assert topsis(one, weights).tolist() == [0.5]


@pytest.mark.parametrize("weights", [[1, -1], [nan, 1], [inf, 1]])
def test_a_weight_is_a_number_of_0_or_more(weights: list[float]) -> None:
    """Een gewicht onder nul, zonder getal of oneindig geeft een melding."""
    with pytest.raises(UsageError, match="getal van 0 of meer"):
        normalised(weights)


def test_no_weight_at_all_gives_no_order() -> None:
    """Zijn alle gewichten 0, dan zijn er geen gewichten; er is dan niets te verdelen."""
    assert normalised([0, 0]) is None
    assert normalised([]) is None
    found = normalised([1, 3])
    assert found is not None
    assert found.tolist() == [0.25, 0.75]
