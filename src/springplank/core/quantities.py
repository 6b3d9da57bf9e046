# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Persons, fte, places and SE: four numbers that people confuse, and that do not add up.

A *persoon* is somebody; an *fte* (for the Wsw: an arbeidsjaar) is a full working week; a *plek* is
what the Rijk pays for (31 hours in beschut werk); an *SE* is an arbeidsjaar weighed by the severity
of the handicap. Each is a type of its own: adding two kinds is an error for the type checker and
when the program runs. From one to the other leads one road, with its factor.
"""

from dataclasses import dataclass
from typing import Any, Self

from springplank.core.columns import Floats
from springplank.errors import RuleError


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """Numbers of one kind; the shape is that of `values`.

    Attributes:
        values: how many, in the unit of the class.
    """

    values: Floats

    def __add__(self, other: Self) -> Self:
        """Add numbers of the same kind.

        Raises:
            RuleError: when the other is of another kind.
        """
        return type(self)(self.values + self._same(other))

    def __sub__(self, other: Self) -> Self:
        """Subtract numbers of the same kind.

        Raises:
            RuleError: when the other is of another kind.
        """
        return type(self)(self.values - self._same(other))

    def scaled(self, factor: Floats | float) -> Self:
        """Give a part or a multiple; the kind stays the same."""
        return type(self)(self.values * factor)

    def at(self, where: Any) -> Self:
        """Take a part of the axes, as NumPy does."""
        return type(self)(self.values[where])

    def sum_over(self, axis: int) -> Self:
        """Add along one axis, which stays as an axis of length 1."""
        return type(self)(self.values.sum(axis=axis, keepdims=True))

    def _same(self, other: "Quantity") -> Floats:
        if type(other) is not type(self):
            raise RuleError(
                f"{type(self).__name__} en {type(other).__name__} zijn niet op te tellen: reken "
                "eerst om."
            )
        return other.values


class StandaardEenheden(Quantity):
    """SE: fte of the Wsw weighed by the severity of the handicap; the key of the Wsw money."""

    __slots__ = ()


class Plekken(Quantity):
    """Places that the Rijk pays for; in beschut werk a place is 31 hours."""

    __slots__ = ()


class Fte(Quantity):
    """Full working weeks; in the Wsw statistics an arbeidsjaar."""

    __slots__ = ()

    def standaard_eenheden(self, handicapfactor: Floats | float) -> StandaardEenheden:
        """Weigh by the severity of the handicap (SE per fte)."""
        return StandaardEenheden(self.values * handicapfactor)

    def plekken(self, fte_per_plek: Floats | float) -> Plekken:
        """Give the places that so many fte fill."""
        return Plekken(self.values / fte_per_plek)


class Personen(Quantity):
    """People, each counted once."""

    __slots__ = ()

    def fte(self, deeltijdfactor: Floats | float) -> Fte:
        """Give their working weeks (fte per person)."""
        return Fte(self.values * deeltijdfactor)
