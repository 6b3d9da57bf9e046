# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the verdeelsleutels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from springplank.bekostiging.keys import SLEUTELS, VAST, Verdeelsleutel, make_key
from springplank.core.allocate import allocate
from springplank.core.columns import UNKNOWN, Floats
from springplank.core.quantities import Fte, Personen, Quantity, StandaardEenheden
from springplank.errors import DataError

YEARS = (2025, 2026)
SOME = np.array([[100.0, 0.0], [300.0, 50.0]])

numbers = arrays(
    np.float64,
    st.tuples(st.integers(1, 20), st.just(2)),
    elements=st.floats(0.01, 1e6, allow_nan=False),
)


def key_of(values: Floats) -> Verdeelsleutel:
    """Make a key of plain numbers."""
    return make_key("omzet", values, YEARS, place="Test")


@pytest.mark.parametrize("name", [name for name in SLEUTELS if name != VAST])
def test_every_key_gives_shares(name: str) -> None:
    """Elke sleutel verdeelt naar verhouding van wat hij telt."""
    kind = SLEUTELS[name].telt
    given_numbers = SOME if kind is None else kind(SOME)
    found = make_key(name, given_numbers, YEARS, place="Test").shares()
    np.testing.assert_allclose(found, [[0.25, 0.0], [0.75, 1.0]])


def test_fixed_shares_are_given() -> None:
    """Vaste aandelen worden gebruikt zoals zij zijn gegeven."""
    shares = np.array([[0.4, 0.3], [0.6, 0.7]])
    assert (make_key(VAST, shares, YEARS, place="Test").shares() == shares).all()


@given(values=numbers)
def test_shares_add_up_to_one(values: Floats) -> None:
    """De aandelen tellen elk jaar op tot 1."""
    np.testing.assert_allclose(key_of(values).shares().sum(axis=0), 1)


def test_unknown_travels() -> None:
    """Is een gemeente onbekend, dan is de verdeling van dat jaar voor iedereen onbekend."""
    key = key_of(np.array([[1.0, np.nan], [1.0, 1.0]]))
    np.testing.assert_array_equal(key.shares(), [[0.5, np.nan], [0.5, np.nan]])
    whole = key.divide(np.array([[10, 10]]))
    np.testing.assert_array_equal(whole, [[5, UNKNOWN], [5, UNKNOWN]])
    np.testing.assert_array_equal(key.divide(np.array([[10.0, 10.0]])), key.shares() * 10)


def test_an_unknown_amount_is_unknown_for_everyone() -> None:
    """Is het bedrag onbekend, dan is elk deel onbekend."""
    key = key_of(np.ones((2, 2)))
    np.testing.assert_array_equal(
        key.divide(np.array([[4, UNKNOWN]])), [[2, UNKNOWN], [2, UNKNOWN]]
    )
    np.testing.assert_array_equal(key.divide(np.array([[4.0, np.nan]])), [[2, np.nan], [2, np.nan]])


def test_a_key_of_zeros_is_refused_with_its_year() -> None:
    """Een sleutel die op 0 uitkomt, kan niets verdelen en noemt het jaar."""
    key = key_of(np.array([[1.0, 0.0], [1.0, 0.0]]))
    with pytest.raises(DataError, match="omzet telt in 2026 op tot 0"):
        key.shares()
    with pytest.raises(DataError, match="omzet telt in 2026 op tot 0"):
        key.divide(np.array([[1, 1]]))


def test_nothing_over_nobody_is_nothing() -> None:
    """Niets over niemand verdeeld is 0, op hele euro's en in trekkingen."""
    key = key_of(np.zeros((3, 2)))
    assert (key.divide(np.zeros((1, 2), np.int64)) == 0).all()
    assert (key.divide(np.zeros((1, 2))) == 0).all()


def test_a_negative_key_is_refused() -> None:
    """Een aantal onder 0 kan geen sleutel zijn."""
    with pytest.raises(DataError, match="ligt in 2026 voor een gemeente onder 0"):
        key_of(np.array([[1.0, -1.0], [1.0, 5.0]]))


@pytest.mark.parametrize("wrong", [Fte(SOME), Personen(SOME), SOME])
def test_another_kind_of_number_is_refused(wrong: Quantity | Floats) -> None:
    """De sleutel SE neemt geen fte, geen personen en geen getallen zonder eenheid."""
    with pytest.raises(DataError, match="de verdeelsleutel SE telt standaardeenheden Wsw"):
        make_key("SE", wrong, YEARS, place="Test")


def test_money_is_not_a_number_of_people() -> None:
    """De sleutel omzet neemt geen standaardeenheden."""
    with pytest.raises(DataError, match="de verdeelsleutel omzet telt omzet per gemeente"):
        make_key("omzet", StandaardEenheden(SOME), YEARS, place="Test")


def test_fixed_shares_that_do_not_add_up_are_refused() -> None:
    """Vaste aandelen die niet op 1 uitkomen, worden met hun som geweigerd."""
    with pytest.raises(DataError, match="tellen op tot 0,9 in plaats van 1"):
        make_key(VAST, np.array([[0.4], [0.5]]), YEARS, place="Test")


@given(values=numbers, total=st.integers(-(10**8), 10**8))
def test_parts_add_up_to_the_euro(values: Floats, total: int) -> None:
    """De delen tellen op hele euro's precies op en volgen de verhouding, op de afronding na."""
    key = key_of(values)
    parts = key.divide(np.array([[total, total]]))
    assert (parts.sum(axis=0) == total).all()
    assert (np.abs(parts - total * key.shares()) < 3).all()


@given(
    counts=st.lists(st.integers(0, 10**6), min_size=1, max_size=20),
    total=st.integers(-(10**9), 10**9),
)
def test_whole_numbers_are_divided_exactly(counts: list[int], total: int) -> None:
    """Een sleutel van hele aantallen verdeelt precies zoals het Rijk geld verdeelt."""
    whole = np.array([*counts, 1])[:, None]
    key = Verdeelsleutel("inwoners", (2025,), whole.astype(np.float64))
    assert (key.divide(np.array([[total]])) == allocate(np.array([[total]]), whole)).all()


@given(values=numbers, total=st.floats(-1e9, 1e9))
def test_draws_keep_their_proportion(values: Floats, total: float) -> None:
    """In trekkingen telt elk deel in verhouding en tellen de delen tot op de cent op."""
    key = Verdeelsleutel("omzet", YEARS, values[..., None])
    parts = key.divide(np.full((1, 2, 3), total))
    assert parts.shape == (*values.shape, 3)
    np.testing.assert_allclose(parts.sum(axis=0), total, rtol=1e-12, atol=0.005)
