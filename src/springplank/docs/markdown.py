# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Small pieces of Markdown: tables, Dutch numbers, sentences on their own line."""

import re
from collections.abc import Iterable, Sequence

LARGE = 1_000
DECIMALS = 6
CENTS = 2
CODE = "```"
SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-ZÀ-Ý])")
ABBREVIATED = re.compile(r"(?:\b(?:art|nr|Stb|Stcrt|p|mln|jl)|\b[a-z])\.$")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Write a table; an empty cell stays empty, a bar in a cell is written as one."""
    lines = [_row(header), _row(["---"] * len(header))]
    return [*lines, *(_row(row) for row in rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def number(value: float | None, unit: str = "", *, has_cents: bool = False) -> str:
    """Write a value the Dutch way, as exact as it is kept: 1.817,69; shares as a percentage.

    Args:
        value: the value; None when unknown.
        unit: its unit.
        has_cents: write cents, also when there are none: 2.337,00 under 2.245,80.
    """
    if value is None:
        return "onbekend"
    if unit == "aandeel":
        return f"{_trimmed(value * 100)}%"
    text = _trimmed(value)
    whole, _, rest = text.partition(",")
    return f"{whole},{rest.ljust(CENTS, '0')}" if has_cents else text


def _trimmed(value: float) -> str:
    text = f"{value:,.{DECIMALS}f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def unit_words(unit: str) -> str:
    """Write a unit as people say it."""
    plain = {
        "EUR": "euro",
        "aandeel": "procenten",
        "ja/nee": "ja of nee",
        "huishouden": "huishoudens",
        "persoon": "personen",
        "plek": "plekken",
        "punt": "punten",
        "uur": "uren",
    }
    return plain.get(unit, unit.replace("EUR", "euro").replace("/", " per "))


def lines(text: str) -> list[str]:
    """Put every sentence on its own line, so that a change shows as one line."""
    found: list[str] = []
    for part in SENTENCE_END.split(text.strip()):
        if found and ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return [line for line in found if line]


def years_text(years: Sequence[int]) -> str:
    """Write years with runs put together: "2024, 2026-2030"."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs)


def join(*blocks: Iterable[str]) -> str:
    """Put blocks of lines under each other with an empty line between; empty blocks fall away.

    Prose gets a line per sentence; code, lists and tables stay as they are.
    """
    return "\n\n".join("\n".join(_broken(block)) for block in map(list, blocks) if block)


def _broken(block: list[str]) -> list[str]:
    if block[0].startswith(CODE):
        return block
    return [part for line in block for part in (lines(line) if line[:1].isalpha() else [line])]
