# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Divide an amount by a key so that the parts add up exactly."""

import numpy as np
from numpy.typing import NDArray

from springplank.core.columns import UNKNOWN, Euros, Floats
from springplank.errors import DataError

Key = NDArray[np.int64]
"""A key in whole units (persons, or hundredths of persons), shape (gemeenten, jaren) or (n, 1)."""

_LARGEST = np.iinfo(np.int64).max


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
        or a part of the key is UNKNOWN is unknown.

    Raises:
        DataError: when a key is negative, adds up to 0, or is too large to divide exactly.
    """
    known = (total != UNKNOWN) & (key != UNKNOWN).all(axis=0, keepdims=True)
    if not known.all():
        total, key = np.where(known, total, 0), np.where(known, key, 1)
    sums = key.sum(axis=0, keepdims=True)
    if ((total == 0) & (sums == 0)).any():
        # Nothing over nobody is nothing: no key is needed to say so.
        key = np.where((total == 0) & (sums == 0), 1, key)
        sums = key.sum(axis=0, keepdims=True)
    sums = np.where((sums == 0) & (total == 0), 1, sums)  # nothing to divide: every part is 0
    _check(total, key, sums)
    product = key * total
    parts = product // sums
    rest = product - parts * sums
    left = total - parts.sum(axis=0, keepdims=True)
    parts += _largest(rest, left)
    return parts if known.all() else np.where(known, parts, UNKNOWN)


def _largest(rest: Euros, left: Euros) -> NDArray[np.bool_]:
    """Mark, per column, the `left` largest remainders; ties go to the first rows."""
    count = rest.shape[0]
    ordered = np.sort(rest, axis=0)
    at = np.clip(count - left, 0, count - 1)
    threshold = np.take_along_axis(ordered, at, axis=0)
    above = rest > threshold
    tied = rest == threshold
    open_places = left - above.sum(axis=0, keepdims=True)
    chosen = above | (tied & (np.cumsum(tied, axis=0) <= open_places))
    return chosen & (left > 0)


def _check(amount: Euros, key: Key, sums: Key) -> None:
    if key.size == 0 or (key < 0).any():
        raise DataError("Een verdeelsleutel mag niet leeg zijn en niet onder 0 liggen.")
    if (sums <= 0).any():
        raise DataError("De verdeelsleutel telt op tot 0: er is niets om op te verdelen.")
    if int(key.max()) * int(np.abs(amount).max(initial=0)) >= _LARGEST:
        raise DataError("Bedrag maal verdeelsleutel is te groot om op de euro te verdelen.")


def distribute(total: Euros | Floats, key: Key) -> Euros | Floats:
    """Divide an amount by a key: to the euro on the legal path, in proportion for draws.

    Args:
        total: whole euros (int64), or expectations in floating point, shape (1, jaren).
        key: see `allocate`; expectations may be divided by expectations.

    Returns:
        The parts, shape (gemeenten, jaren), of the same kind as the total.
    """
    if total.dtype == np.int64:
        return allocate(total, key)  # type: ignore[arg-type]  # its dtype was just looked at
    share = (key / key.sum(axis=0, keepdims=True)).astype(total.dtype)
    return np.asarray(share * total)
