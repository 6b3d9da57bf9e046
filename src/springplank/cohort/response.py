# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a group becomes: the start figures of a gemeente times the response of the country.

Chances of leaving and entering are the same in every gemeente (unless one gives its own), so the
number of people is linear in what a gemeente starts with. The years are stepped through once, for
one person of every kind at the start; every gemeente is then one row of a matrix product. The
response is also the gradient: it says what one person more at the start does to a later year.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from springplank.core.columns import AXES, Floats
from springplank.errors import RuleError

STAND = "stand"
"""The series of how many there are on 31 December; every other series is a flow in the year."""

TOGETHER = 9
"""So many years are one matrix product: enough to be fast, few enough to leave out who has left."""

MANY = 20
"""From this many start figures on it pays to look which of them still count.

With as many places and draws, it pays to do so year by year."""


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """How a group follows from its start figures.

    Attributes:
        group: key of the group.
        basis: names of the start figures, in order.
        begin: how much of each start figure counts in the stand at the start, shape (basis,).
        series: per series what one unit of each start figure gives, shape
            (basis, jaren, trekkingen); `STAND` and the flows.
        sign: per flow 1 when it adds to the stand and -1 when it takes away.
    """

    group: str
    basis: tuple[str, ...]
    begin: Floats
    series: Mapping[str, Floats]
    sign: Mapping[str, int]

    def of(self, name: str, start: Floats) -> Floats:
        """Give a series for some gemeenten.

        Args:
            name: `STAND` or a flow.
            start: start figures, shape (gemeenten, basis); NaN when unknown.

        Returns:
            Persons, shape (gemeenten, jaren, trekkingen); NaN in the row of a gemeente with an
            unknown start figure.

        Raises:
            RuleError: when the start figures do not fit.
        """
        if start.ndim != AXES or start.shape[1] != len(self.basis):
            raise RuleError(
                f"De beginstand van {self.group} heeft vorm {start.shape}; nodig is "
                f"(gemeenten, {len(self.basis)})."
            )
        response = self.series[name]
        if min(*response.shape[::2], len(start)) >= MANY and not np.isnan(start).any():
            return self._by_year(response, start)
        found = np.empty((len(start), *response.shape[1:]), np.result_type(start, response))
        for first in range(0, response.shape[1], TOGETHER):
            years = slice(first, first + TOGETHER)
            last = len(self.basis) if np.isnan(start).any() else self._last(response, first)
            flat = response[:last, years].reshape(last, -1, copy=False)
            into = found[:, years].reshape(len(start), -1, copy=False)
            np.matmul(start[:, :last], flat, out=into)
        return found

    def _by_year(self, response: Floats, start: Floats) -> Floats:
        """Multiply year by year, each with only the start figures that still count in it.

        So many figures are ages: nobody comes in, nobody is as young as the youngest age, and who
        was old has left in later years. Together that is nearly half of the figures. The years lie
        one after the other in memory: a product is fastest when it is written in one piece.
        """
        years, draws = response.shape[1:]
        laid = np.empty((years, len(start), draws), np.result_type(start, response))
        stand = self.series[STAND]
        first, last = int(start.any(axis=0).argmax()), len(self.basis)
        for year in range(years):
            # Who had left in every draw before this year, does not come back.
            while year and last > first + 1 and not stand[last - 1, year - 1].any():
                last -= 1
            np.matmul(start[:, first:last], response[first:last, year], out=laid[year])
        return laid.transpose(1, 0, 2)

    def _last(self, response: Floats, first: int) -> int:
        """Give the number of start figures up to the last one that counts from a year on.

        Who is too old at the start has left by then: with ages, half of the late years is zero.
        """
        if len(self.basis) < MANY:
            return len(self.basis)
        counting = response[:, first : first + TOGETHER].any(axis=(1, 2))
        return int(np.flatnonzero(counting).max(initial=0)) + 1

    def mean(self) -> Floats:
        """Give the stand as the average of a year, from its begin and end, shape of the stand."""
        stand = self.series[STAND]
        begin = np.broadcast_to(self.begin[:, None, None], stand[:, :1].shape)
        return np.asarray((np.concatenate([begin, stand[:, :-1]], axis=1) + stand) / 2)

    def stand_at_start(self, start: Floats) -> Floats:
        """Give the stand before the first year, shape (gemeenten, 1, 1)."""
        return np.asarray(start @ self.begin)[:, None, None]
