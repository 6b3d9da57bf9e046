# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The weighted sum and TOPSIS as a second view; a tie is a tie, and no weights give no order."""

from collections.abc import Sequence

import numpy as np

from springplank.core.columns import Floats, as_floats
from springplank.errors import UsageError

TIE = 1e-9
"""Totals that differ less than this are the same: only the arithmetic of the computer."""


def normalised(weights: Sequence[float] | Floats) -> Floats | None:
    """Give weights as parts of a whole, shape (criteria,); None when there is no weight at all.

    Raises:
        UsageError: for a weight below 0, or one that is no number.
    """
    found = np.asarray(weights, dtype=np.float64)
    if not np.isfinite(found).all() or (found < 0).any():
        raise UsageError("Een gewicht is een getal van 0 of meer. Pas het gewicht aan.")
    total = found.sum()
    return None if total == 0 else np.asarray(found / total)


def weighted_sum(values: Floats, weights: Floats) -> Floats:
    """Give the weighted sum of every option, shape (opties,); NaN when a value is unknown.

    Args:
        values: shape (opties, criteria).
        weights: parts of a whole, shape (criteria,).
    """
    return as_floats(values @ weights)


def topsis(values: Floats, weights: Floats) -> Floats:
    """Give how near every option is to the best on all criteria, seen from the worst, 0 to 1.

    The best and the worst are those among the options (Hwang and Yoon, 1981). Options that are all
    the same are as near to the one as to the other.

    Args:
        values: shape (opties, criteria).
        weights: parts of a whole, shape (criteria,).

    Returns:
        Shape (opties,).
    """
    weighted = values * weights
    to_best = np.linalg.norm(weighted - weighted.max(axis=0), axis=1)
    to_worst = np.linalg.norm(weighted - weighted.min(axis=0), axis=1)
    whole = to_best + to_worst
    level = np.full(whole.shape, 0.5)
    np.divide(to_worst, whole, out=level, where=whole > TIE)
    return level


def places(totals: Floats) -> tuple[int, ...]:
    """Give the place of every option, from 1; options with the same total share a place."""
    return tuple(1 + int((totals > total + TIE).sum()) for total in totals)


def leaders(totals: Floats) -> tuple[int, ...]:
    """Give the options with the highest total: several when they tie, none without options."""
    return tuple(at for at, place in enumerate(places(totals)) if place == 1)
