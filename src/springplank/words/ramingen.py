# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A forecast in words: never without its range, rounded so that the last digit means something.

The range decides: its width keeps two figures, and what is expected is rounded to the same step.
Where that step asks for more than three decimals of a million, euros are written out: 1.480.650.
"""

import math
from dataclasses import dataclass

from springplank.words.figures import decimal

MILLION, THOUSAND = 1e6, 1e3
FIGURES = 2
"""Figures of the width of a range that mean something (house rule of the workbench)."""

FINEST = THOUSAND * (1 - 1e-9)
"""A finer step in euros than a thousandth of a million is not written in millions."""

LEAST = 1e-12
"""A width below this is none: only the arithmetic of the computer; euros and people are whole."""

KANS = "4 van de 5 uitkomsten"
"""How likely the range is, in words that a reader can picture: 80 of 100."""

PERSONS = frozenset({"persoon", "fte", "plek", "SE"})
UNKNOWN = "onbekend"
MINUS = "\N{MINUS SIGN}"
"""Stands before the sign of the euro, on pages, in pictures and in quotes alike."""


@dataclass(frozen=True, slots=True)
class Raming:
    """A forecast in words.

    Attributes:
        midden: what is expected: "ongeveer € 1,5 mln".
        bereik: its range: "tussen € 1,1 en € 1,9 mln"; empty when it is unknown or has no width.
    """

    midden: str
    bereik: str

    def __str__(self) -> str:
        """Write both together, so that the range goes along."""
        return f"{self.midden} ({self.bereik})" if self.bereik else self.midden


def raming(value: float, low: float, high: float, unit: str) -> Raming:
    """Write a forecast.

    What is expected never lies outside the range that is shown. Where rules that may still change
    all push one way, it can lie beside 80% of the draws; then the range begins or ends there. At
    least 4 of 5 draws still lie within it.

    Args:
        value: what is expected, in its unit; NaN when unknown.
        low: the end below which 1 in 10 draws lie.
        high: the end above which 1 in 10 draws lie.
        unit: "EUR", "EUR/...", "aandeel", "factor", "persoon", "fte", "plek" or "SE".

    Example:
        >>> str(raming(1_534_210, 1_110_000, 1_940_000, "EUR"))
        'ongeveer € 1,53 mln (tussen € 1,11 en € 1,94 mln)'
        >>> str(raming(97.2, 85.1, 108.4, "persoon"))
        'ongeveer 97 (tussen 85 en 108)'
    """
    if math.isnan(value):
        return Raming(UNKNOWN, "")
    if low <= high:
        low, high = min(low, value), max(high, value)
    width = high - low
    is_known = not math.isnan(width)
    least = 1.0 if unit in PERSONS or unit.startswith("EUR") else LEAST
    step = max(step_of(width if is_known and width > least else abs(value) / 10), least)
    if not is_known:
        return Raming(f"ongeveer {written(value, unit, step)}", "bereik onbekend")
    if round(low / step) == round(high / step):
        # Nothing was reckoned with beside this value; it is no range then.
        return Raming(f"ongeveer {written(value, unit, step)}", "")
    largest = max(abs(low), abs(high), abs(value))
    ends = [written(end, unit, step, largest) for end in (low, high)]
    word = _word(unit, step, largest)
    if ends[1].endswith(word):
        # Said once, for both; a zero has no word, and then it stays with the other end.
        ends[0] = ends[0].removesuffix(word)
    return Raming(
        f"ongeveer {written(value, unit, step, largest)}", f"tussen {ends[0]} en {ends[1]}"
    )


def step_of(width: float) -> float:
    """Give the step that keeps two figures of a width; 1 for a width of 0."""
    if width <= LEAST:
        return 1.0
    return float(10.0 ** (math.floor(math.log10(width)) - FIGURES + 1))


def written(value: float, unit: str, step: float, largest: float | None = None) -> str:
    """Write one number rounded to a step, with its sign and word: € 1,5 mln, 12%, 97."""
    size = abs(value) if largest is None else largest
    told = f"{_number(abs(value), unit, step, size)}{_word(unit, step, size)}"
    is_zero = round(value / step) == 0
    if not unit.startswith("EUR"):
        return told if is_zero or value > 0 else f"{MINUS}{told}"
    if is_zero:
        return "€ 0"  # not "€ 0,0 mln"
    # The minus and the sign of the euro stay together at the end of a line.
    return f"€ {told}" if value > 0 else f"{MINUS}\N{NO-BREAK SPACE}€ {told}"


def _factor(unit: str, step: float, largest: float) -> float:
    if unit == "aandeel":
        return 0.01
    if unit.startswith("EUR") and largest >= MILLION and step >= FINEST:
        return MILLION
    return 1.0


def _word(unit: str, step: float, largest: float) -> str:
    if unit == "aandeel":
        return "%"
    return " mln" if _factor(unit, step, largest) == MILLION else ""


def _number(value: float, unit: str, step: float, largest: float) -> str:
    factor = _factor(unit, step, largest)
    places = max(0, -math.floor(math.log10(step / factor) + 1e-9))
    return decimal(round(value / step) * step / factor, places)
