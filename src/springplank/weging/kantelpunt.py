# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where the order flips: the weight or the score at which two options come out the same.

A weight moves at the cost of all other weights, which keep their proportions. A score moves within
the range as it is now.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from springplank.core.columns import Floats
from springplank.weging.sums import TIE, weighted_sum


@dataclass(frozen=True, slots=True)
class Gewichtpunt:
    """A weight at which another option comes first.

    Attributes:
        criterium: number of the criterium.
        nu: its part of all weights now, 0 to 1.
        deel: its part at which both are the same.
        optie: number of the option that comes first beyond it.
    """

    criterium: int
    nu: float
    deel: float
    optie: int


@dataclass(frozen=True, slots=True)
class Scorepunt:
    """A score at which an option comes first, or no longer does.

    Attributes:
        optie: number of the option whose score moves.
        criterium: number of the criterium.
        waarde: what the score is worth then; below 0 or above 1 it lies outside the range.
        tegen: number of the option that it is the same as then.
    """

    optie: int
    criterium: int
    waarde: float
    tegen: int

    @property
    def is_possible(self) -> bool:
        """Say whether the score lies within its range."""
        return -TIE <= self.waarde <= 1 + TIE


def moved_weight(weights: Floats, at: int, part: float) -> Floats:
    """Give the weights with one of them at a part of the whole, the others in proportion.

    Args:
        weights: parts of a whole, shape (criteria,); the others are not all 0.
        at: number of the criterium.
        part: its new part.
    """
    others = np.delete(weights, at)
    assert others.sum() > 0
    return np.insert(others / others.sum() * (1 - part), at, part)


def weight_points(values: Floats, weights: Floats, first: int) -> Iterator[Gewichtpunt]:
    """Find per criterium the nearest weights, below and above, at which another comes first.

    Args:
        values: known values, shape (opties, criteria).
        weights: parts of a whole, shape (criteria,).
        first: number of the option that comes first now.
    """
    for at, now in enumerate(weights):
        if now > 1 - TIE:
            continue  # the others are all 0: there is no proportion to keep
        rest = weighted_sum(values, moved_weight(weights, at, 0.0))
        # Against every other option: the gap is a straight line in the part of this criterium.
        gap_none, gap_all = rest[first] - rest, values[first, at] - values[:, at]
        slope = gap_all - gap_none
        found = np.divide(-gap_none, slope, where=np.abs(slope) > TIE,
                          out=np.full(slope.shape, np.nan))  # fmt: skip
        # Where the other option is ahead nowhere, both only touch at an end.
        is_ahead = (gap_none < -TIE) | (gap_all < -TIE)
        for is_side in (found < now, found >= now):
            inside = is_side & (found >= 0) & (found <= 1) & is_ahead
            if inside.any():
                nearest = int(np.argmin(np.where(inside, np.abs(found - now), np.inf)))
                yield Gewichtpunt(at, float(now), float(found[nearest]), nearest)


def score_points(values: Floats, weights: Floats, option: int) -> Iterator[Scorepunt]:
    """Find per criterium the score at which an option ties with the best of the others.

    For the first option that is how far it may fall; for another how far it has to rise.

    Args:
        values: known values, shape (opties, criteria).
        weights: parts of a whole, shape (criteria,).
        option: number of the option whose score moves.
    """
    totals = weighted_sum(values, weights)
    against = [one for one in range(len(totals)) if one != option]
    if not against:
        return
    best = max(against, key=lambda one: totals[one])
    for at, weight in enumerate(weights):
        if weight > TIE:
            value = values[option, at] + (totals[best] - totals[option]) / weight
            yield Scorepunt(option, at, float(value), best)


def score_at(swing: Floats, value: float) -> float:
    """Turn what a score is worth back into its unit.

    Args:
        swing: worst and best, shape (2,).
        value: what it is worth: 0 is the worst and 1 the best.
    """
    worst, best = swing
    return float(worst + value * (best - worst))
