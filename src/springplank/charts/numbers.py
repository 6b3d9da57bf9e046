# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Numbers of a chart: a scale with round ticks, and how a Dutch reader writes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
WORDS = ((1e9, "\N{NO-BREAK SPACE}mld"), (1e6, "\N{NO-BREAK SPACE}mln"), (1.0, ""))
SMALLEST = 1e-9
"""A smaller range is no range: it is what rounding leaves of zero."""

MOST_DECIMALS = 12
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from numbers to places in the picture.

    Attributes:
        low: number at the place `start`.
        high: number at the place `end`; larger than `low`.
        start: place in the picture.
        end: place in the picture; may be smaller than `start`, as places go down.
    """

    low: float
    high: float
    start: float
    end: float

    def place(self, number: float) -> float:
        """Say where a number lies."""
        return self.start + (number - self.low) / (self.high - self.low) * (self.end - self.start)


def ticks_for(lowest: float, highest: float, about: int = 5) -> tuple[float, ...]:
    """Give round numbers that enclose a range and zero, about so many of them.

    Args:
        lowest: lowest number that is shown.
        highest: highest number that is shown.
        about: how many ticks look good; one or two more may be needed.
    """
    low, high = min(0.0, lowest), max(0.0, highest)
    if high - low < SMALLEST:
        return (0.0, 1.0)
    rough = (high - low) / about
    power = 10.0 ** floor(log10(rough))
    step = next(s * power for s in ROUND_STEPS if s * power >= rough * (1 - SMALLEST))
    first, last = floor(low / step + SMALLEST), ceil(high / step - SMALLEST)
    return tuple(n * step for n in range(first, last + 1))


def ticks_between(lowest: float, highest: float, about: int = 5) -> tuple[float, ...]:
    """Give round numbers that enclose a range, also when zero lies outside it.

    Args:
        lowest: lowest number that is shown.
        highest: highest number that is shown.
        about: how many ticks look good; one or two more may be needed.
    """
    width = highest - lowest
    if width <= max(abs(highest), 1.0) * SMALLEST:
        # One number gets as much room as it is large.
        width = max(abs(highest), 1.0)
    step = ticks_for(0.0, width, about)[1]
    first, last = floor(lowest / step + SMALLEST), ceil(highest / step - SMALLEST)
    return tuple(n * step for n in range(first, max(last, first + 1) + 1))


def years_for(years: Sequence[int], room: float, each: float) -> tuple[int, ...]:
    """Choose the years that get a tick: round ones, as many as fit beside each other.

    Args:
        years: calendar years, ascending.
        room: width of the axis.
        each: width that one year needs.
    """
    span = years[-1] - years[0] + 1
    step = next((s for s in YEAR_STEPS if span / s * each <= room), YEAR_STEPS[-1])
    return tuple(y for y in range(years[0], years[-1] + 1) if y % step == 0) or (years[0],)


def axis_texts(ticks: Sequence[float]) -> tuple[str, ...]:
    """Write the ticks of an axis, all in the same unit: 1.500, or 1,5 mln."""
    largest = max(abs(tick) for tick in ticks)
    factor, word = next(((f, w) for f, w in WORDS if largest >= f), WORDS[-1])
    step = (ticks[1] - ticks[0]) / factor
    decimals = next(
        (d for d in range(MOST_DECIMALS) if abs(round(step, d) - step) < step * 1e-6),
        MOST_DECIMALS,
    )
    texts = (dutch(t / factor, decimals) + (word if t else "") for t in ticks)
    return tuple(text.replace("-", "\N{MINUS SIGN}") for text in texts)


def decimals_of(largest: float) -> int:
    """Say how many decimals the numbers of one table get, from the largest of them."""
    return next((d for d, least in enumerate((1_000, 10)) if largest >= least), 3)


def dutch(number: float, decimals: int) -> str:
    """Write a number the Dutch way: 1.234,5; zero has neither sign nor decimals."""
    text = f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return text if text.strip("-0.,") else "0"
