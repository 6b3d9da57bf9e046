# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Dividing an amount: exact, in any order, and the same as in fractions."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import divide

from springplank.core.allocate import allocate, distribute
from springplank.core.columns import UNKNOWN
from springplank.errors import DataError

Samples = Callable[[int, int], int]
KINDS = 8


def column(*numbers: int) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Make a column of whole numbers, shape (gemeenten, 1)."""
    return np.array(numbers, dtype=np.int64)[:, None]


def total(*numbers: int) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Make a row of totals, shape (1, jaren)."""
    return np.array([numbers], dtype=np.int64)


def random_case(rng: np.random.Generator, kind: int) -> tuple[int, list[int]]:
    """Draw a total and a key: zeros, equal keys, minus amounts, one row, large and small."""
    rows = 1 if kind == 0 else int(rng.integers(1, 40))
    highest = (1, 3, 10, 1_000, 6_000)[int(rng.integers(0, 5))]
    key = rng.integers(0, highest, size=rows, endpoint=True)
    if kind == 1:
        key[:] = int(rng.integers(1, 50))
    if kind == 2:
        key[rng.random(rows) < 0.7] = 0
    if not key.any():
        key[int(rng.integers(0, rows))] = 1
    amount = int(rng.integers(0, (5, 100, 10**6, 2 * 10**9)[int(rng.integers(0, 4))]))
    return (-amount if kind in (3, 4) else amount), [int(part) for part in key]


def test_random_cases(samples: Samples) -> None:
    """De som klopt precies, elk deel is op een euro na het aandeel, en de volgorde telt niet."""
    count = samples(5_000, 100_000)
    rng = np.random.default_rng(20261122)
    for number in range(count):
        amount, key = random_case(rng, number % KINDS)
        parts = allocate(total(amount), column(*key))[:, 0]
        assert parts.sum() == amount
        whole = sum(key)
        for part, weight in zip(parts.tolist(), key, strict=True):
            # Within one unit, in whole numbers: |part - amount * weight / whole| < 1.
            assert abs(part * whole - amount * weight) < whole
        assert parts.tolist() == divide(amount, key)
        _check_order(rng, amount, key, parts.tolist())


def _check_order(rng: np.random.Generator, amount: int, key: list[int], parts: list[int]) -> None:
    """Rows that arrive in another order and are put in order of code give the same per code."""
    arrived = rng.permutation(len(key))
    by_code = sorted(arrived.tolist())
    again = allocate(total(amount), column(*(key[code] for code in by_code)))[:, 0]
    assert dict(zip(by_code, again.tolist(), strict=True)) == dict(enumerate(parts))
    # Without ties even the order of the rows themselves does not matter.
    whole = sum(key)
    rests = [Fraction(amount * part, whole) % 1 for part in key]
    if len(set(rests)) == len(rests):
        shuffled = allocate(total(amount), column(*(key[row] for row in arrived)))[:, 0]
        assert shuffled.tolist() == [parts[row] for row in arrived]


@given(
    st.integers(-(10**12), 10**12),
    st.lists(st.integers(0, 10**6), min_size=1, max_size=60).filter(any),
)
def test_any_case(amount: int, key: list[int]) -> None:
    """Elke verdeling is gelijk aan die in breuken, ook bij een minbedrag of een enkele gemeente."""
    parts = allocate(total(amount), column(*key))[:, 0].tolist()
    assert sum(parts) == amount
    assert parts == divide(amount, key)
    assert all(part == 0 for part, weight in zip(parts, key, strict=True) if weight == 0)


@given(
    st.lists(st.integers(0, 10**9), min_size=1, max_size=5),
    st.lists(st.integers(0, 1_000), min_size=1, max_size=20).filter(any),
)
def test_years_do_not_touch_each_other(amounts: list[int], key: list[int]) -> None:
    """Jaren samen verdelen geeft hetzelfde als elk jaar apart, met een of met eigen sleutels."""
    together = allocate(total(*amounts), column(*key))
    keys = np.repeat(column(*key), len(amounts), axis=1)
    for at, amount in enumerate(amounts):
        alone = allocate(total(amount), column(*key))
        assert (together[:, at : at + 1] == alone).all()
    assert (allocate(total(*amounts), keys) == together).all()


def test_ties_go_to_the_lowest_code() -> None:
    """Bij gelijke resten krijgt de laagste code de euro."""
    assert allocate(total(2), column(1, 1, 1))[:, 0].tolist() == [1, 1, 0]
    assert allocate(total(5), column(3, 3, 0, 3))[:, 0].tolist() == [2, 2, 0, 1]
    # -2 is -1, -1, 0 turned around: rounded down first, so the lowest code loses least.
    assert allocate(total(-2), column(1, 1, 1))[:, 0].tolist() == [0, -1, -1]


def test_large_remainders() -> None:
    """Ook met resten boven de 2 miljard blijft de verdeling precies."""
    key = [3_000_000_001, 3_000_000_002, 2, 5_000_000_000]
    for amount in (*range(1, 100), 1_000, -1_000):
        assert allocate(total(amount), column(*key))[:, 0].tolist() == divide(amount, key)


@pytest.mark.parametrize("amount,key", [(3, [2**62]), (-3, [2**62]), (1, [2**62] * 5)])
def test_what_would_run_over_is_refused(amount: int, key: list[int]) -> None:
    """Wat niet meer in hele getallen past, geeft een fout en geen verkeerd bedrag."""
    with pytest.raises(DataError, match="te groot"):
        allocate(total(amount), column(*key))


def test_what_just_fits_is_exact() -> None:
    """Een heel groot getal dat nog net past, is op de euro verdeeld."""
    key = [2**61, 2**60, 2**60 - 1]
    for amount in (1, 2, 3):
        assert allocate(total(amount), column(*key))[:, 0].tolist() == divide(amount, key)


def test_each_year_its_own_key() -> None:
    """Elk jaar kan een eigen sleutel hebben; een jaar zonder telling is onbekend."""
    key = np.array([[1, 3, UNKNOWN], [1, 1, 5]], dtype=np.int64)
    parts = allocate(total(10, 8, 6), key)
    assert parts.tolist() == [[5, 6, UNKNOWN], [5, 2, UNKNOWN]]


def test_years_with_the_same_total_have_the_same_parts() -> None:
    """Een jaar met hetzelfde bedrag als het jaar ervoor wordt eender verdeeld."""
    parts = allocate(total(5, 5, 0, UNKNOWN, UNKNOWN, 5), column(1, 3))
    nobody = [UNKNOWN, UNKNOWN]
    assert parts.T.tolist() == [[1, 4], [1, 4], [0, 0], nobody, nobody, [1, 4]]


def test_an_unknown_total_is_unknown_for_everyone() -> None:
    """Is het landelijke bedrag onbekend, dan is elk deel onbekend."""
    parts = allocate(total(UNKNOWN, 4), column(1, 1))
    assert parts.tolist() == [[UNKNOWN, 2], [UNKNOWN, 2]]


def test_an_unknown_key_is_unknown_for_everyone() -> None:
    """Ontbreekt de telling van een gemeente, dan is de verdeling onbekend."""
    assert allocate(total(4), column(1, UNKNOWN)).tolist() == [[UNKNOWN], [UNKNOWN]]


def test_nothing_over_nobody_is_nothing() -> None:
    """Is er niets te verdelen, dan is er ook geen sleutel nodig."""
    assert allocate(total(0, 6), np.array([[0, 1], [0, 2]])).tolist() == [[0, 2], [0, 4]]


@pytest.mark.parametrize(
    "key,fault",
    [
        ([], "niet leeg"),
        ([1, -1], "niet onder 0"),
        ([0, 0], "telt op tot 0"),
        ([2**62, 1], "te groot"),
    ],
)
def test_refuses(key: list[int], fault: str) -> None:
    """Een lege, negatieve, lege som of veel te grote sleutel geeft een duidelijke fout."""
    with pytest.raises(DataError, match=fault):
        allocate(total(1_000), column(*key))


# --- Draws: in proportion ------------------------------------------------------------------


def test_euros_stay_whole() -> None:
    """Hele euro's worden op de euro verdeeld."""
    parts = distribute(total(10), column(1, 2))
    assert parts.dtype == np.int64
    assert parts.tolist() == [[3], [7]]


def test_expectations_are_not_rounded() -> None:
    """Verwachtingen houden hun centen en hun soort."""
    for kind in (np.float64, np.float32):
        amounts: np.ndarray[tuple[int, int], np.dtype[np.float64]] = np.array(
            [[10.0, 20.0]], dtype=kind
        )
        parts = distribute(amounts, column(1, 3))
        assert parts.dtype == kind
        assert parts.tolist() == [[2.5, 5.0], [7.5, 15.0]]


def test_expectations_without_a_total_or_a_key() -> None:
    """Niets blijft niets, onbekend blijft onbekend, en geld zonder sleutel is een fout."""
    nothing = distribute(np.zeros((1, 2)), column(1, 3))
    assert nothing.tolist() == [[0, 0], [0, 0]]
    assert distribute(np.array([[0.0, 8.0]]), np.array([[0.0, 1.0], [0.0, 3.0]])).tolist() == [
        [0, 2],
        [0, 6],
    ]
    unknown = distribute(np.array([[np.nan, 4.0]]), column(1, 3))
    assert np.isnan(unknown[:, 0]).all()
    assert unknown[:, 1].tolist() == [1, 3]
    gap = distribute(np.array([[4.0]]), column(1, UNKNOWN))
    assert np.isnan(gap).all()
    for amount in (4.0, -4.0):
        with pytest.raises(DataError, match="telt op tot 0"):
            distribute(np.array([[amount]]), column(0, 0))
