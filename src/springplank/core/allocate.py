# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Divide an amount by a key so that the parts add up exactly."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from springplank.core.columns import UNKNOWN, Bools, Euros, Floats, as_floats
from springplank.errors import DataError

Key = NDArray[np.int64]
"""A key in whole units (persons, or hundredths of persons), shape (gemeenten, jaren) or (n, 1)."""

A = TypeVar("A", Euros, Floats)

_LARGEST = np.iinfo(np.int64).max
_SMALL = np.iinfo(np.int32).max
_NOTHING = "De verdeelsleutel telt op tot 0: er is niets om op te verdelen."


def allocate(total: Euros, key: Key) -> Euros:
    """Divide whole euros by largest remainder; the law is silent on ties, so the choice is shown.

    Every part is the exact share rounded down, and the euros left go to the largest remainders;
    equal remainders go to the lowest code. Computed in whole numbers, so that neither the order of
    the rows nor the machine can change a cent.

    Args:
        total: EUR, shape (1, jaren); may be negative.
        key: whole numbers of at least 0, shape (gemeenten, jaren) or (gemeenten, 1), in ascending
            order of code.

    Returns:
        EUR, shape (gemeenten, jaren); each column adds up to its total. A year of which the total
        or a part of the key is UNKNOWN is unknown. Nothing (0) over a key of zeros is 0 for each.

    Raises:
        DataError: when a key is negative, adds up to 0 while there is something to divide, or is
            too large to divide exactly.
    """
    if key.size == 0:
        raise DataError("Een verdeelsleutel mag niet leeg zijn en niet onder 0 liggen.")
    if key.shape[1] > 1:
        return _divide(np.broadcast_to(total[0], key.shape[1:]), key.T).T
    # Years with the same total as the year before have the same parts: these are divided once.
    row = total[0]
    is_new = np.ones(row.size, dtype=bool)
    np.not_equal(row[1:], row[:-1], out=is_new[1:])
    if is_new.all():
        return _divide(row, key.T).T
    distinct = _divide(row[is_new], key.T)
    return distinct.take(is_new.cumsum() - 1, axis=0).T


def _divide(total: Euros, key: Key) -> Euros:
    """Divide totals of shape (jaren,) by keys of shape (jaren, gemeenten) or (1, gemeenten)."""
    shape = total.size, key.shape[1]
    known = total != UNKNOWN
    lowest = int(key.min())
    if lowest < 0:
        known = known & (key != UNKNOWN).all(axis=1)
        if (np.broadcast_to(key, shape)[known] < 0).any():
            raise DataError("Een verdeelsleutel mag niet leeg zijn en niet onder 0 liggen.")
    divided = known & (total != 0)
    if divided.all():
        return _parts(total[:, None], key)
    # Where nothing is divided, every gemeente has the same: 0, or unknown.
    parts = np.broadcast_to(np.where(known, 0, UNKNOWN)[:, None], shape)
    if divided.any():
        parts = parts.copy()
        parts[divided] = _parts(total[divided, None], key if len(key) == 1 else key[divided])
    return parts


def _parts(total: Euros, key: Key) -> Euros:
    """Divide totals that are known and not 0, of shape (jaren, 1)."""
    key = np.ascontiguousarray(key)  # one year next to each other: sums and sorts run along it
    # Neither an amount times the key nor the sum of the key may run over.
    highest = max(int(total.max()), -int(total.min()), key.shape[1])
    if int(key.max()) * highest >= _LARGEST:
        raise DataError("Bedrag maal verdeelsleutel is te groot om op de euro te verdelen.")
    sums = key.sum(axis=1, keepdims=True)
    if sums.min() <= 0:
        raise DataError(_NOTHING)
    rest = total * key
    parts: Euros = rest // sums
    rest -= parts * sums
    parts += _largest(rest, total[:, 0] - parts.sum(axis=1))
    return parts


def _largest(rest: Euros, left: Euros) -> Bools:
    """Mark, per row, the `left` largest remainders; ties go to the lowest codes."""
    count = rest.shape[1]
    if int(rest.max()) <= _SMALL:
        rest = rest.astype(np.int32)  # the same numbers, sorted five times as fast
    ordered = np.sort(rest, axis=1)
    rows, last = np.arange(len(left)), count - left
    border = ordered[rows, last - 1]  # the largest remainder that gets nothing
    chosen: Bools = rest > border[:, None]
    excess = np.flatnonzero((ordered[rows, np.minimum(last, count - 1)] == border) & (left > 0))
    if excess.size:
        # Several have the remainder at the border: only the first of them, until nothing is left.
        tied = rest[excess] == border[excess, None]
        places = left[excess, None] - np.count_nonzero(chosen[excess], axis=1, keepdims=True)
        chosen[excess] |= tied & (np.cumsum(tied, axis=1) <= places)
    return chosen


def distribute(total: A, key: Key | A) -> A:
    """Divide an amount by a key: to the euro on the legal path, in proportion for draws.

    Args:
        total: whole euros (int64), or expectations in floating point, shape (1, jaren).
        key: see `allocate`; expectations may be divided by expectations.

    Returns:
        The parts, shape (gemeenten, jaren), of the same kind as the total; expectations are NaN
        where the total or a part of the key is unknown.

    Raises:
        DataError: see `allocate`; for expectations only when the key adds up to 0.
    """
    if total.dtype == np.int64:
        parts: Any = allocate(np.asarray(total, np.int64), np.asarray(key, np.int64))
    else:
        parts = _in_proportion(as_floats(total), as_floats(key))
    of_the_same_kind: A = parts
    return of_the_same_kind


def _in_proportion(total: Floats, key: Floats) -> Floats:
    """Divide expectations, without rounding; what is 0 or unknown everywhere needs no key."""
    if not ((total < 0) | (total > 0)).any():
        return np.broadcast_to(total, np.broadcast_shapes(total.shape, key.shape))
    sums = key.sum(axis=0, keepdims=True, dtype=np.float64)
    empty = sums == 0
    if (empty & (total != 0)).any():
        raise DataError(_NOTHING)
    share = key / np.where(empty, 1, sums)
    return share.astype(total.dtype, copy=False) * total
