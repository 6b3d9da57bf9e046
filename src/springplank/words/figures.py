# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Figures and days the Dutch way: 1.234.567, 12,5%, 30 september 2026."""

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


MINUS = "\N{MINUS SIGN}"
"""Stands before a number below 0 wherever a person reads it: on pages, in pictures, in fields."""


def euros(amount: int | None) -> str:
    """Write whole euros the Dutch way: 1.234.567; a dash for what is unknown."""
    return "onbekend" if amount is None else f"{amount:,}".replace(",", ".")


def in_euros(amount: int) -> str:
    """Write whole euros with their sign: € 1.234, with a minus in front when taken away."""
    sign = f"{MINUS}\N{NO-BREAK SPACE}" if amount < 0 else ""
    return f"{sign}€ {euros(abs(amount))}"


def cents(amount: float | None) -> str:
    """Write euros and cents the Dutch way: 1.261,98."""
    return "onbekend" if amount is None else decimal(amount, 2)


def decimal(value: float, places: int) -> str:
    """Write a number the Dutch way, with a fixed number of decimals."""
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def number(value: float | None, unit: str) -> str:
    """Write a value as fits its unit: euros whole, shares as a percentage, the rest short."""
    if value is None:
        return "onbekend"
    if unit == "EUR":
        return decimal(value, 0) if float(value).is_integer() else decimal(value, 2)
    if unit == "aandeel":
        return f"{decimal(value * 100, 4).rstrip('0').rstrip(',')}%"
    if unit.startswith("EUR/maand"):
        return decimal(value, 2)
    return decimal(value, 3).rstrip("0").rstrip(",")


def amount_of(value: float, unit: str) -> str:
    """Write a stored number with its unit: 0.125 of a share is 12,5%.

    Example:
        >>> amount_of(0.125, "aandeel"), amount_of(40250.0, "EUR/fte"), amount_of(3.5, "persoon")
        ('12,5%', '€ 40.250', '3,5')
    """
    size = decimal(abs(value) * 100 if unit == "aandeel" else abs(value), 4)
    written = size.rstrip("0").rstrip(",") or "0"
    sign = MINUS if value < 0 and written != "0" else ""
    if unit.startswith("EUR"):
        # The minus and the sign of the euro stay together at the end of a line.
        return f"{sign}\N{NO-BREAK SPACE}€ {written}" if sign else f"€ {written}"
    return f"{sign}{written}%" if unit == "aandeel" else f"{sign}{written}"


def day(moment: date) -> str:
    """Write a day the Dutch way: 30 september 2026."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def listed(names: Sequence[str]) -> str:
    """Write names behind each other: "a, b en c"."""
    *most, last = names
    return f"{', '.join(most)} en {last}" if most else last


def years_in_words(years: Sequence[int]) -> str:
    """Write ascending years with runs put together: "2024, 2026 tot en met 2030"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]} tot en met {r[-1]}" for r in runs)
