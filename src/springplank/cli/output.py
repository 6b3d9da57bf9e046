# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How answers look: Dutch numbers, tables that fit the terminal, JSON with stable keys."""

import json
import shutil
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from springplank.core.sources import Stand

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
LABEL = 26
CELL = 14
NARROW = 60
WIDE = 140


def euros(amount: int | None) -> str:
    """Write whole euros the Dutch way: 1.234.567; a dash for what is unknown."""
    return "onbekend" if amount is None else f"{amount:,}".replace(",", ".")


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


def day(moment: date) -> str:
    """Write a day the Dutch way: 30 september 2026."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def years_in_words(years: Sequence[int]) -> str:
    """Write ascending years with runs put together: "2024, 2026 tot en met 2030"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]} tot en met {r[-1]}" for r in runs)


def stand(of: Stand) -> str:
    """Name what was known, and until when."""
    known = of.key == of.on.isoformat()
    return of.name if known else f"{of.name} (bronnen tot en met {day(of.on)})"


def quoted(name: str) -> str:
    """Write a name as it can be typed behind a command."""
    return name if name.replace("-", "").isalnum() else f'"{name}"'


def heading(text: str) -> None:
    """Write a heading; a long one is wrapped."""
    click.echo(click.style(click.wrap_text(text, width()), bold=True))


def note(text: str, indent: int = 2) -> None:
    """Write a remark, less loud than the figures; long ones are wrapped."""
    blank = " " * indent
    wrapped = click.wrap_text(text, width(), initial_indent=blank, subsequent_indent=blank)
    click.echo(click.style(wrapped, dim=True))


def width() -> int:
    """Give the width to write in."""
    return min(WIDE, max(NARROW, shutil.get_terminal_size((100, 24)).columns))


def years_per_block(count: int, cell: int = CELL) -> int:
    """Say how many year columns of a width fit beside the labels."""
    return max(1, min(count, (width() - LABEL) // cell))


def row(label: str, cells: Sequence[str], *, bold: bool = False, size: int = CELL) -> None:
    """Write one line of a table: a label and right-aligned cells of a width."""
    line = f"  {label:<{LABEL - 2}}" + "".join(f"{cell:>{size}}" for cell in cells)
    click.echo(click.style(line, bold=bold) if bold else line)


def as_json(answer: Any) -> None:
    """Write an answer as JSON."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
