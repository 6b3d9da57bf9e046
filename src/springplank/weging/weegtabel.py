# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Options by criteria: the scores in their units, and what they are worth between worst and best.

An empty score is unknown and never zero; what is unknown cannot be weighed, and that is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from springplank.core.columns import Bools, Floats
from springplank.errors import UsageError
from springplank.weging.criterium import Criterium, check_range

SLACK = 1e-9
"""A score this much outside its range is the arithmetic of the computer."""


@dataclass(frozen=True, slots=True, eq=False)
class Weegtabel:
    """Options by criteria.

    Attributes:
        opties: key per option.
        criteria: the criteria.
        scores: in the unit of each criterium, shape (opties, criteria); NaN when unknown.
        grenzen: worst and best that a person chose, shape (2, criteria); NaN to take that end from
            the criterium, or else from the options.
    """

    opties: tuple[str, ...]
    criteria: tuple[Criterium, ...]
    scores: Floats
    grenzen: Floats

    def __post_init__(self) -> None:
        """Check that all fits together."""
        assert self.scores.shape == (len(self.opties), len(self.criteria))
        assert self.grenzen.shape == (2, len(self.criteria))

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the keys of the criteria."""
        return tuple(criterium.key for criterium in self.criteria)

    @property
    def known(self) -> Bools:
        """Say which scores are numbers, shape (opties, criteria)."""
        return np.isfinite(self.scores)

    def among(self, options: Sequence[int]) -> "Weegtabel":
        """Give the table of some options; ends that were taken from the options may move."""
        return replace(
            self,
            opties=tuple(self.opties[at] for at in options),
            scores=self.scores[list(options)],
        )

    def on(self, criteria: Sequence[int]) -> "Weegtabel":
        """Give the table of some criteria."""
        chosen = list(criteria)
        return replace(
            self,
            criteria=tuple(self.criteria[at] for at in chosen),
            scores=self.scores[:, chosen],
            grenzen=self.grenzen[:, chosen],
        )

    def has_own_range(self, at: int) -> bool:
        """Say whether an end of a criterium comes from the options themselves."""
        return bool(np.isnan(self._chosen()[:, at]).any())

    def _chosen(self) -> Floats:
        shipped = [[c.slechtst for c in self.criteria], [c.best for c in self.criteria]]
        own = np.isfinite(self.grenzen)
        return np.where(own, self.grenzen, np.asarray(shipped, dtype=np.float64))

    def swings(self) -> Floats:
        """Give worst and best of every criterium, shape (2, criteria); NaN when nothing is known.

        Raises:
            UsageError: when a person chose a range that is upside down.
        """
        found = self._chosen()
        for at, criterium in enumerate(self.criteria):
            is_taken = np.isnan(found[:, at])
            inside = np.sort(self.scores[self.known[:, at], at])[:: criterium.sign]
            if is_taken.any() and inside.size:
                found[is_taken, at] = inside[[0, -1]][is_taken]
            if not is_taken.all() and not np.isnan(found[:, at]).any():
                worst, best = found[:, at].tolist()
                check_range(criterium, worst, best, UsageError)
        return found

    def values(self) -> Floats:
        """Give what every score is worth: 0 is the worst of its range and 1 the best.

        A score outside its range is worth less than 0 or more than 1: nothing is cut off. Where
        worst and best are one number, all options are worth the same: 1.

        Returns:
            Shape (opties, criteria); NaN where the score is unknown.

        Raises:
            UsageError: see `swings`.
        """
        worst, best = self.swings()
        width = best - worst
        moved = self.scores - worst
        level = np.where(self.known, 1.0, np.nan)
        np.divide(moved, width, out=level, where=self.known & (np.abs(width) > 0))
        return level

    def outside(self) -> tuple[tuple[int, int], ...]:
        """Give option and criterium of every score that lies outside its range.

        Raises:
            UsageError: see `swings`.
        """
        values = self.values()
        strange = (values < -SLACK) | (values > 1 + SLACK)
        return tuple((int(one), int(at)) for one, at in zip(*np.nonzero(strange), strict=True))
