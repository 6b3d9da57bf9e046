# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How a value goes on where nothing is published: named, marked and with a range."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from springplank.errors import RuleError

Known = Mapping[int, float]
"""The last word per year that is published, by calendar year."""


@dataclass(frozen=True, slots=True)
class Extrapolation:
    """A named way to fill the years without a published value.

    Attributes:
        function: the name of the function, a key of FUNCTIONS.
        assumption: what is assumed, in a Dutch sentence.
        status: "aanname", "raming" or, where a stream ends by decision, "vastgesteld".
        step: change per year in the unit of the value, for `vaste_stap`.
        low: lowest value, or None for no bound.
        high: highest value, or None for no bound.
        margin_low: part of the value that it may turn out lower in the first year.
        margin_high: part of the value that it may turn out higher in the first year.
        margin_growth: part of the value that both margins grow per further year.
        until: last year that may be filled, or None for every year.
        known: day on which the source of the assumption came out; before it, nothing is filled.
    """

    function: str
    assumption: str
    status: str
    step: float = 0.0
    low: float | None = None
    high: float | None = None
    margin_low: float = 0.0
    margin_high: float = 0.0
    margin_growth: float = 0.0
    until: int | None = None
    known: date = date.min

    def value(self, year: int, known: Known) -> float | None:
        """Give the value in a year without a published one; None when this does not reach it."""
        if not known or (self.until is not None and year > self.until):
            return None
        found = FUNCTIONS[self.function](year, known, self.step)
        if found is None:
            return None
        if self.low is not None:
            found = max(found, self.low)
        return found if self.high is None else min(found, self.high)

    def range(self, year: int, value: float, known: Known) -> tuple[float, float]:
        """Give the lowest and highest value that are reckoned with."""
        far = max(0, min(abs(year - k) for k in known) - 1)
        grown = far * self.margin_growth
        size = abs(value)
        low = value - size * (self.margin_low + (grown if self.margin_low else 0))
        high = value + size * (self.margin_high + (grown if self.margin_high else 0))
        if value >= 0:
            low = max(low, 0.0)
        lowest = low if self.low is None else max(low, self.low)
        highest = high if self.high is None else min(high, self.high)
        return min(lowest, value), max(highest, value)


def stay(year: int, known: Known, _step: float) -> float | None:
    """Keep the last published value, at its own price level."""
    earlier = [k for k in known if k <= year]
    return known[max(earlier)] if earlier else None


def straight_line(year: int, known: Known, _step: float) -> float | None:
    """Draw a straight line between the published years around it; after the last one, stay."""
    earlier = [k for k in known if k <= year]
    later = [k for k in known if k > year]
    if not earlier:
        return None
    start = max(earlier)
    if not later:
        return known[start]
    end = min(later)
    return known[start] + (known[end] - known[start]) * (year - start) / (end - start)


def fixed_step(year: int, known: Known, step: float) -> float | None:
    """Add a fixed step for each year after the last published one."""
    last = max(known)
    return known[last] + step * (year - last) if year > last else None


def ends(year: int, known: Known, _step: float) -> float | None:
    """Be 0 outside the years for which the money was granted."""
    return 0.0 if year > max(known) or year < min(known) else None


FUNCTIONS: Mapping[str, Callable[[int, Known, float], float | None]] = {
    "gelijk_blijven": stay,
    "rechte_lijn": straight_line,
    "vaste_stap": fixed_step,
    "eindigt": ends,
}

WORDS: Mapping[str, str] = {
    "gelijk_blijven": "het laatste gepubliceerde bedrag blijft gelijk",
    "rechte_lijn": "een rechte lijn tussen de gepubliceerde jaren, daarna gelijk",
    "vaste_stap": "elk jaar een vaste stap erbij of eraf",
    "eindigt": "buiten de toegekende jaren is er geen geld",
}


def check_function(name: str, where: str) -> None:
    """Refuse a function that does not exist.

    Raises:
        RuleError: with the place.
    """
    if name not in FUNCTIONS:
        raise RuleError(f"Onbekende functie {name!r} in {where}; er zijn {', '.join(FUNCTIONS)}.")
