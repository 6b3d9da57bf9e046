# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Units as products of powers, so that a formula that adds euros to persons is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from springplank.errors import RuleError

BASE = frozenset({"EUR", "plek", "persoon", "uur", "maand", "week", "SE", "punt", "huishouden"})
NUMBER = frozenset({"getal", "aandeel", "factor", "%", "ja/nee", "jaar"})
"""Units without a dimension. Amounts per year are plain EUR: per year is silent."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as powers of base units; a plain number has none."""

    powers: tuple[tuple[str, int], ...]

    def times(self, other: "Unit", sign: int = 1) -> "Unit":
        """Multiply with another unit, or divide by it with sign -1."""
        powers = dict(self.powers)
        for base, power in other.powers:
            powers[base] = powers.get(base, 0) + sign * power
        return Unit(tuple(sorted((b, p) for b, p in powers.items() if p)))

    def __str__(self) -> str:
        """Write the unit as in a declaration, for example EUR/plek."""
        top = [b for b, p in self.powers for _ in range(p) if p > 0]
        below = [b for b, p in self.powers for _ in range(-p) if p < 0]
        return "/".join([".".join(top) or "getal", *below]) if self.powers else "getal"


PLAIN = Unit(())


@cache
def parse_unit(text: str) -> Unit:
    """Read a unit such as "EUR/plek" or "getal".

    Raises:
        RuleError: when a part of it is not a known unit.
    """
    top, *below = text.replace("ja/nee", "getal").split("/")
    unit = PLAIN
    for sign, parts in ((1, top.split(".")), (-1, below)):
        for part in parts:
            if part in BASE:
                unit = unit.times(Unit(((part, 1),)), sign)
            elif part not in NUMBER:
                raise RuleError(f"Onbekende eenheid {part!r} in {text!r}.")
    return unit


def same_units(names: Mapping[str, Unit], where: str) -> Unit:
    """Give the one unit that all names share.

    Raises:
        RuleError: when they differ, naming both.
    """
    first_name, first = next(iter(names.items()))
    for name, unit in names.items():
        if unit != first:
            raise RuleError(
                f"Eenheden botsen in {where}: {first_name} is {first} en {name} is {unit}."
            )
    return first
