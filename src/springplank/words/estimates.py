# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How estimates look: rounded so that the last digit means something, never to the euro."""

import math

from springplank.words.figures import decimal

MILLION, THOUSAND, HUNDRED = 1e6, 1e3, 100
TENTH = 0.1
"""Shares below this are written with a decimal."""

FIGURES = 3
"""How many figures an estimate keeps."""


def amount(value: float, unit: str) -> str:
    """Write an estimate as fits its unit: 1,2 mln, 340.000, 57 or 12%; a word when unknown."""
    if math.isnan(value):
        return "onbekend"
    if unit == "aandeel":
        return f"{_plain(value * HUNDRED, 0 if abs(value) >= TENTH else 1)}%"
    if unit.startswith("EUR"):
        return _euros(value)
    if unit in {"persoon", "fte", "plek", "SE"}:
        return _count(value)
    return _plain(value, 2).rstrip("0").rstrip(",")


def span(low: float, high: float, unit: str) -> str:
    """Write a range: 1,0–1,6 mln, 220–230 dzd (thousands) or 2.400–3.100; a word when unknown."""
    if math.isnan(low) or math.isnan(high):
        return "onbekend"
    largest = max(abs(low), abs(high))
    if not unit.startswith("EUR") or largest < 10 * THOUSAND:
        return _joined(amount(low, unit), amount(high, unit))
    if largest >= MILLION:
        # Below 0 the range is longer; then it is written as briefly as two figures allow.
        places = 0 if largest >= (10 if low < 0 else 100) * MILLION else 1
        return f"{_joined(*(_plain(end / MILLION, places) for end in (low, high)))} mln"
    return f"{_joined(_plain(low / THOUSAND, 0), _plain(high / THOUSAND, 0))} dzd"


def _joined(low: str, high: str) -> str:
    """Write a range; with a word between where a minus would look like a dash."""
    return f"{low} tot {high}" if "-" in low + high else f"{low}–{high}"


def _euros(value: float) -> str:
    if abs(value) >= MILLION:
        return f"{_millions(value)} mln"
    if abs(value) >= 10 * THOUSAND:
        return f"{decimal(_rounded(value) / THOUSAND, 0)}.000"
    return _plain(_rounded(value), 0)


def _millions(value: float) -> str:
    return _plain(value / MILLION, 1 if abs(value) < 100 * MILLION else 0)


def _plain(value: float, places: int) -> str:
    """Write a number without the sign that rounding to 0 may leave."""
    return decimal(round(value, places) + 0.0, places)


def _count(value: float) -> str:
    """Write people: one by one up to a hundred, then with three figures."""
    return _plain(value if abs(value) < HUNDRED else _rounded(value, 3), 0)


def _rounded(value: float, figures: int = FIGURES) -> float:
    if round(value) == 0:
        return 0.0
    return round(value, figures - 1 - math.floor(math.log10(abs(value))))
