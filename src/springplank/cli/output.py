# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How answers look on a terminal: tables that fit, JSON with stable keys."""

import json
import shutil
from collections.abc import Sequence
from typing import Any

import click

from springplank.core.sources import Stand
from springplank.words import figures

LABEL = 27
CELL = 14
NARROW = 60
WIDE = 140


def stand(of: Stand) -> str:
    """Name what was known, and until when."""
    known = of.key == of.on.isoformat()
    return of.name if known else f"{of.name} (bronnen tot en met {figures.day(of.on)})"


def quoted(name: str) -> str:
    """Write a name as it can be typed behind a command."""
    return name if name.replace("-", "").isalnum() else f'"{name}"'


def heading(text: str) -> None:
    """Write a heading; a long one is wrapped."""
    click.echo(click.style(click.wrap_text(text, width()), bold=True))


def line(text: str) -> None:
    """Write a line of plain text; a long one is wrapped."""
    click.echo(click.wrap_text(text, width()))


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
