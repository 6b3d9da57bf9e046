# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A number in a picture with its range, and how it reads: to the euro, or as a raming."""

from dataclasses import dataclass
from math import isfinite, isnan, nan

from springplank.errors import RuleError
from springplank.words.figures import number
from springplank.words.ramingen import raming

LARGEST = 1e15
"""No number of people or euros is larger; beyond it a unit went wrong."""

UNKNOWN = "onbekend"
UNITS = {"EUR": "euro", "persoon": "mensen", "plek": "plekken", "SE": "standaardeenheden"}
TIED = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Value:
    """A number: vastgesteld when it has no ends, a raming when it has.

    Attributes:
        amount: the number, or what is expected; None when unknown, which is not zero.
        low: lower end of the range of 80%; None when vastgesteld, NaN when the range is unknown.
        high: upper end.

    Raises:
        RuleError: when it is too large, has one end only, or its ends are upside down.
    """

    amount: float | None
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        """Check that it can be drawn."""
        if (self.low is None) is not (self.high is None):
            raise RuleError(f"Het getal {self.amount} heeft maar één kant van zijn bereik.")
        if any(n is not None and abs(n) >= LARGEST for n in (self.amount, self.low, self.high)):
            raise RuleError(f"Het getal {self.amount} is te groot voor een grafiek.")
        if self.amount is not None and isnan(self.amount):
            raise RuleError("Een onbekend getal in een grafiek is leeg, niet NaN.")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise RuleError(f"Het bereik van {self.amount} staat ondersteboven.")

    @property
    def is_raming(self) -> bool:
        """Say whether this is a raming."""
        return self.low is not None

    @property
    def ends(self) -> tuple[float, float] | None:
        """Give the range where it is known and has a width."""
        if self.low is None or self.high is None or not isfinite(self.low + self.high):
            return None
        return (self.low, self.high) if self.high > self.low else None

    @property
    def numbers(self) -> tuple[float, ...]:
        """Give every number that has to fit in the picture."""
        return (*(() if self.amount is None else (self.amount,)), *(self.ends or ()))

    @property
    def cells(self) -> tuple[float | None, float | None, float | None]:
        """Give number and ends for a file; None is unknown, or none."""
        ends = self.ends or (None, None)
        return (self.amount, *ends)


def value_of(expected: float, low: float, high: float) -> Value:
    """Make a value from numbers in which NaN is unknown; without ends it is a count."""
    if isnan(expected):
        return Value(None)
    if isnan(low) or isnan(high):
        return Value(float(expected))
    return Value(float(expected), float(low), float(high))


def told(value: Value, unit: str, *, signed: bool = False) -> str:
    """Write a value: "€ 1.234.567", "ongeveer € 1,5 mln (tussen € 1,1 en € 1,9 mln)", "onbekend".

    Args:
        value: the number with its range.
        unit: unit of the house: "EUR", "persoon", "fte", "aandeel" ...
        signed: whether a sign stands before it, as for a change.
    """
    if value.amount is None:
        return UNKNOWN
    if value.is_raming:
        low, high = (nan if end is None else end for end in (value.low, value.high))
        words = str(raming(value.amount, low, high, unit))
        # A number stays together with its sign and its word at the end of a line.
        return words.replace("€ ", f"€{TIED}").replace(" mln", f"{TIED}mln")
    return exact(value.amount, unit, signed=signed)


def exact(amount: float, unit: str, *, signed: bool = False) -> str:
    """Write a number that is no raming."""
    size = number(abs(amount), unit)
    words = f"€{TIED}{size}" if unit.startswith("EUR") else size
    sign = MINUS if amount < 0 else "+" if signed and amount > 0 else ""
    return f"{sign}{TIED}{words}" if sign else words


def words_of(unit: str) -> str:
    """Name a unit for a reader."""
    return UNITS.get(unit, unit)
