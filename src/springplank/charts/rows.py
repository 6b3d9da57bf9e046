# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Rows with a lying bar each: words beside the bar, or above it where there is no room."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from springplank.charts.marks import HALO
from springplank.charts.numbers import Scale, axis_texts
from springplank.charts.sheet import BOLD, Size
from springplank.charts.text import element, safe, width_of, wrap

BAR = 24.0
"""Height of a bar."""

GAP = 14.0
INDENT = 7.0
LETTERS_BESIDE = 40
"""From a width of so many letters, words fit beside the bars."""

NAME_SHARE, TOLD_SHARE = 0.3, 0.36
"""Most of the width that names and numbers take beside the bars."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        name: its name, broken into lines.
        told: its number in words, broken into lines.
        name_y: where the first line of the name stands.
        told_y: where the first line of the number stands.
        middle: middle of the bar.
    """

    name: tuple[str, ...]
    told: tuple[str, ...]
    name_y: float
    told_y: float
    middle: float


@dataclass(frozen=True, slots=True)
class Rows:
    """Places of all rows.

    Attributes:
        size: width of the picture and of its letters.
        rows: from top to bottom.
        left: left side of the bars.
        right: right side of the bars.
        name_left: where the names begin.
        told_left: where the numbers begin.
        top: upper side.
        bottom: lower side of the last bar.
    """

    size: Size
    rows: tuple[Row, ...]
    left: float
    right: float
    name_left: float
    told_left: float
    top: float
    bottom: float


def lay_rows(names: Sequence[str], numbers: Sequence[str], size: Size, top: float) -> Rows:
    """Find a place for every row.

    Args:
        names: name per row.
        numbers: number in words per row.
        size: width of the picture and of its letters.
        top: where the rows begin.
    """
    has_room = size.width >= LETTERS_BESIDE * size.letters
    return (_beside if has_room else _above)(names, numbers, size, top)


def _beside(names: Sequence[str], numbers: Sequence[str], size: Size, top: float) -> Rows:
    heads = [wrap(n, size.letters * BOLD, size.width * NAME_SHARE) for n in names]
    tolds = [_told(n, size, size.width * TOLD_SHARE) for n in numbers]
    left = size.margin + 12 + BOLD * max(width_of(w, size.letters) for h in heads for w in h)
    wide = max(width_of(w, size.letters) for t in tolds for w in t)
    told_left = size.width - size.margin - wide
    rows, y = [], top
    for head, told in zip(heads, tolds, strict=True):
        high = max(BAR, size.line * max(len(head), len(told)))
        middle = y + high / 2
        name_y, told_y = (
            middle + size.letters * 0.35 - size.line * (len(w) - 1) / 2 for w in (head, told)
        )
        rows.append(Row(tuple(head), tuple(told), name_y, told_y, middle))
        y += high + GAP * 0.7
    right = told_left - 12
    return Rows(size, tuple(rows), left, right, size.margin, told_left, top, y - GAP * 0.7)


def _above(names: Sequence[str], numbers: Sequence[str], size: Size, top: float) -> Rows:
    # The first line of the axis runs left of the words, not through them.
    begin, room = size.margin + INDENT, size.room - INDENT
    rows, y = [], top
    for name, number in zip(names, numbers, strict=True):
        head = wrap(name, size.letters * BOLD, room)
        told = _told(number, size, room)
        # A short name and a short number share a line.
        together = width_of(head[-1], size.letters * BOLD) + width_of(told[0], size.letters)
        shares = len(told) == 1 and together + size.letters <= room
        name_y = y + size.letters
        told_y = name_y + size.line * (len(head) - (1 if shares else 0))
        middle = told_y + size.line * (len(told) - 1) + size.letters * 0.45 + BAR / 2
        rows.append(Row(tuple(head), tuple(told), name_y, told_y, middle))
        y = middle + BAR / 2 + GAP
    right = size.width - size.margin
    return Rows(size, tuple(rows), size.margin, right, begin, begin, top, y - GAP)


def _told(number: str, size: Size, room: float) -> list[str]:
    """Break a number before its range, as that reads best."""
    begin, opened, rest = number.partition(" (")
    if not opened or width_of(number, size.letters) <= room:
        return wrap(number, size.letters, room)
    return [*wrap(begin, size.letters, room), *wrap(f"({rest}", size.letters, room)]


def words_of_rows(plan: Rows) -> Iterator[str]:
    """Write names and numbers, with paper around them where lines cross."""
    size = plan.size
    for row in plan.rows:
        yield from _lines(row.name, {"x": plan.name_left, "font_weight": "bold"}, row.name_y, size)
        shares = row.told_y < row.name_y + size.line * len(row.name) - 1
        place: dict[str, str | float] = {"x": plan.told_left}
        if shares and plan.told_left == plan.name_left:
            place = {"x": plan.right, "text_anchor": "end"}
        yield from _lines(row.told, place, row.told_y, size)


def _lines(
    lines: Sequence[str], look: Mapping[str, str | float], top: float, size: Size
) -> Iterator[str]:
    for at, words in enumerate(lines):
        yield element("text", safe(words), y=top + at * size.line, **look, **HALO)


def axis(plan: Rows, x: Scale, ticks: Sequence[float]) -> Iterator[str]:
    """Draw upright lines with their numbers below; zero has a stronger line.

    Args:
        plan: places of all rows.
        x: from numbers to places.
        ticks: numbers that get a line.
    """
    size, free = plan.size, float("-inf")
    for tick, words in zip(ticks, axis_texts(ticks), strict=True):
        place = x.place(tick)
        faint = "1" if tick == 0 else "0.2"
        ends = {"x1": place, "x2": place, "y1": plan.top - 4, "y2": plan.bottom + 6}
        yield element("line", **ends, stroke="currentColor", stroke_opacity=faint)
        wide = width_of(words, size.letters)
        middle = min(max(place, size.margin + wide / 2), size.width - size.margin - wide / 2)
        if middle - wide / 2 > free:
            y = axis_bottom(plan)
            yield element("text", safe(words), x=middle, y=y, text_anchor="middle")
            free = middle + wide / 2 + size.letters * 0.5


def axis_bottom(plan: Rows) -> float:
    """Give where the numbers of the axis stand."""
    return plan.bottom + 6 + plan.size.line
