# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Money of the agreed path in whole euros, money of draws with decimals: one arithmetic for both.

The dtype says which of the two it is (`core.allocate.distribute`): int64 stays in whole euros,
float64 keeps its decimals. Unknown stays unknown in both.
"""

from typing import TypeAlias

import numpy as np

from springplank.core.columns import Euros, Floats, as_floats, whole_euros
from springplank.errors import RuleError

Amounts: TypeAlias = Euros | Floats
"""EUR, shape (gemeenten, jaren) when whole, with an axis of trekkingen more for draws."""

CENT = 0.005
"""Sums of draws may differ by less than this."""

YEARS, DRAWS = 2, 3
"""How many axes an array has without and with draws."""


def is_whole(amounts: Amounts) -> bool:
    """Say whether these are whole euros of the agreed path."""
    return amounts.dtype == np.int64


def settled(values: Floats, *, whole: bool) -> Amounts:
    """Round to whole euros on the agreed path; leave draws as they are."""
    return whole_euros(values) if whole else values


def alike(values: Floats, model: Amounts) -> Amounts:
    """Make values of the same kind as the money they come from."""
    return settled(values, whole=is_whole(model))


def added(first: Amounts, *rest: Amounts) -> Amounts:
    """Add amounts; whole only when all are, unknown when one is."""
    parts = (first, *rest)
    total = as_floats(first)
    for part in rest:
        total = total + as_floats(part)
    return settled(total, whole=all(is_whole(part) for part in parts))


def subtracted(amount: Amounts, part: Amounts) -> Amounts:
    """Take a part from an amount; whole only when both are, unknown when one is."""
    return settled(as_floats(amount) - as_floats(part), whole=is_whole(amount) and is_whole(part))


def opposite(amounts: Amounts) -> Amounts:
    """Turn the sign; unknown stays unknown."""
    return alike(0.0 - as_floats(amounts), amounts)


def no_money(shape: tuple[int, ...], *, whole: bool) -> Amounts:
    """Give zeros; not the same as unknown."""
    return settled(np.zeros(shape), whole=whole)


def spread(amounts: Amounts, shape: tuple[int, ...]) -> Amounts:
    """Repeat amounts over a shape, where they have a 1."""
    return settled(np.broadcast_to(as_floats(amounts), shape), whole=is_whole(amounts))


def together(amounts: Amounts) -> Amounts:
    """Add over the gemeenten, shape (1, jaren[, trekkingen]); unknown when one is unknown."""
    return alike(as_floats(amounts).sum(axis=0, keepdims=True), amounts)


def are_equal(one: Amounts, other: Amounts) -> bool:
    """Say whether amounts agree to the cent; unknown agrees with unknown."""
    return bool(np.allclose(as_floats(one), as_floats(other), 1e-12, CENT, equal_nan=True))


def widened(values: Floats, axes: int) -> Floats:
    """Give values the axis of trekkingen, with length 1, where the question has draws.

    Raises:
        RuleError: when the values have draws and the question has none.
    """
    if values.ndim > axes:
        raise RuleError(
            "Trekkingen zijn niet op hele euro's te verdelen: reken ze als kommagetallen."
        )
    return values[..., None] if values.ndim < axes else values
