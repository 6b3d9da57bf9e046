# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Draws why a number changed: from old to new in parts, with the rest, also when that is 0."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import fsum

from springplank.charts.about import About
from springplank.charts.figure import Figure, compose
from springplank.charts.marks import outlined, whisker
from springplank.charts.numbers import Scale, ticks_for
from springplank.charts.palette import kind
from springplank.charts.rows import BAR, Rows, axis, axis_bottom, lay_rows, words_of_rows
from springplank.charts.sheet import PICTURE, Size, sheet_for
from springplank.charts.table import DataTable
from springplank.charts.text import element
from springplank.charts.value import Value, exact, told, words_of
from springplank.errors import RuleError

WHOLE, MORE, LESS = 0, 2, 1
"""Places in the palette: what there is, what comes and what goes."""

CUT = 0.4
"""When all that happens takes less of the axis than this, the axis does not begin at 0."""

POINT = 7.0
"""Length of the point of a bar."""

SMALLEST = 1e-6


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a change.

    Attributes:
        name: name for a reader.
        value: by how much; known.
    """

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A change in parts.

    Attributes:
        about: title and origin.
        begin: name and number before.
        parts: what changed, in order.
        end: name and number after.
        unit: unit of the house.

    Raises:
        RuleError: when a number is unknown: then there is nothing to split.
    """

    about: About
    begin: Part
    parts: tuple[Part, ...]
    end: Part
    unit: str = "EUR"

    def __post_init__(self) -> None:
        """Check that every number is known."""
        for part in (self.begin, *self.parts, self.end):
            if part.value.amount is None:
                raise RuleError(
                    f"Van {part.name!r} is geen getal bekend, dus dit verschil is niet te splitsen."
                )

    @property
    def rest(self) -> float:
        """Give what the parts leave over."""
        left = _amount(self.end) - fsum((_amount(self.begin), *map(_amount, self.parts)))
        size = max(abs(_amount(self.begin)), abs(_amount(self.end)), 1.0)
        return 0.0 if abs(left) < size * SMALLEST and not left.is_integer() else left

    @property
    def steps(self) -> tuple[Part, ...]:
        """Give the parts with the rest."""
        return (*self.parts, Part("Rest", Value(self.rest)))

    @property
    def levels(self) -> tuple[float, ...]:
        """Give where every step begins, and after them the end."""
        return tuple(accumulate(map(_amount, self.steps), initial=_amount(self.begin)))


def _amount(part: Part) -> float:
    return part.value.amount or 0.0


def waterfall_chart(data: Waterfall, size: Size = PICTURE, *, words: bool = True) -> str:
    """Draw the change.

    Args:
        data: what is shown.
        size: width of the picture and of its letters.
        words: whether title, run and source stand in the picture.
    """
    x_ticks, is_cut = _ticks(data, size)
    note = "; de as begint niet bij 0" if is_cut else ""
    subtitle = f"In {words_of(data.unit)}; punt naar rechts: erbij, naar links: eraf{note}"
    sheet = sheet_for("waterval", data.about, subtitle, size, words=words)
    names = [data.begin.name, *(part.name for part in data.steps), data.end.name]
    plan = lay_rows(names, _numbers(data), size, sheet.top + 6)
    x = Scale(x_ticks[0], x_ticks[-1], plan.left, plan.right)
    parts = (
        *axis(plan, x, x_ticks),
        *_whole(plan, x, 0, data.begin.value, is_cut=is_cut),
        *(e for at in range(len(data.steps)) for e in _step(data, plan, x, at)),
        *_whole(plan, x, len(names) - 1, data.end.value, is_cut=is_cut),
        *words_of_rows(plan),
    )
    return sheet.svg(parts, axis_bottom(plan), describe_waterfall(data))


def waterfall_figure(data: Waterfall) -> Figure:
    """Give the change for in a page, with its table."""
    return compose("waterval", data.about, lambda size: waterfall_chart(data, size, words=False),
                   waterfall_table(data), describe_waterfall(data))  # fmt: skip


def waterfall_table(data: Waterfall) -> DataTable:
    """Give the numbers: a row for the begin, every part, the rest and the end."""
    every = (data.begin, *data.steps, data.end)
    return DataTable(
        f"{data.about.title}. In {words_of(data.unit)}.",
        ("Deel", "Bedrag" if data.unit.startswith("EUR") else "Aantal"),
        tuple((p.name, (n,)) for p, n in zip(every, _numbers(data), strict=True)),
        ("deel", "bedrag", "laag", "hoog"),
        tuple((part.name, *part.value.cells) for part in every),
    )


def describe_waterfall(data: Waterfall) -> str:
    """Tell the begin, the end and the largest part."""
    numbers = _numbers(data)
    told_ = (
        f"{data.begin.name}: {numbers[0]}. {data.end.name}: {numbers[-1]}. "
        f"De rest is {numbers[-2]}."
    )
    if not data.parts:
        return told_
    at = max(range(len(data.parts)), key=lambda n: abs(_amount(data.parts[n])))
    return f"{told_} Het grootste deel is {data.parts[at].name}: {numbers[at + 1]}."


def _numbers(data: Waterfall) -> list[str]:
    """Write every number; that of a part with its sign."""
    return [
        told(data.begin.value, data.unit),
        *(told(part.value, data.unit, signed=True) for part in data.parts),
        exact(data.rest, data.unit, signed=True),
        told(data.end.value, data.unit),
    ]


def _reach(data: Waterfall) -> tuple[float, float]:
    """Give the lowest and the highest number that is drawn."""
    numbers = [*data.levels, *data.begin.value.numbers, *data.end.value.numbers]
    for at, part in enumerate(data.steps):
        numbers += [data.levels[at] + end for end in part.value.ends or ()]
    return min(numbers), max(numbers)


def _ticks(data: Waterfall, size: Size) -> tuple[tuple[float, ...], bool]:
    """Choose the axis, and say whether it is cut."""
    low, high = _reach(data)
    about = 5 if size.is_wide else 3
    is_cut = low > 0 and 0 < high - low < CUT * high
    if not is_cut:
        return ticks_for(low, high, about), False
    # Room at the left, for the bars of the wholes.
    shown = ticks_for(0.0, (high - low) * 1.3, about)
    step = shown[1] - shown[0]
    first = (low - (high - low) * 0.3) // step
    ticks = [max(0.0, first * step)]
    while ticks[-1] < high:
        ticks.append(ticks[-1] + step)
    return tuple(ticks), True


def _whole(plan: Rows, x: Scale, row: int, value: Value, *, is_cut: bool) -> Iterator[str]:
    """Draw the bar of the begin or the end; a cut axis gives it a torn side."""
    y, amount = plan.rows[row].middle, value.amount or 0.0
    left, right = sorted((x.place(max(0.0, x.low)), x.place(amount)))
    box = {"x": left, "y": y - BAR / 2, "width": right - left, "height": BAR}
    yield element("g", element("rect", **box, fill="currentColor"), **kind(WHOLE))
    if is_cut:
        high = BAR / 4
        torn = f"l4,{high:.1f}l-8,{high:.1f}l8,{high:.1f}l-4,{high:.1f}"
        d = f"M{left + 8:.1f},{y - BAR / 2:.1f}{torn}"
        yield element("path", d=d, class_="g-rand", stroke="#ffffff", stroke_width=3, fill="none")
    if value.ends:
        yield from whisker(x.place(value.ends[0]), x.place(value.ends[1]), y, 6)


def _step(data: Waterfall, plan: Rows, x: Scale, at: int) -> Iterator[str]:
    """Draw one part as a bar with a point in its direction, tied to what was before it."""
    part, begin = data.steps[at], data.levels[at]
    y, above = plan.rows[at + 1].middle, plan.rows[at].middle
    left, right = x.place(begin), x.place(begin + _amount(part))
    tie = {"x1": left, "x2": left, "y1": above + BAR / 2, "y2": y - BAR / 2}
    yield element("line", **tie, stroke="currentColor", stroke_opacity="0.6")
    if _amount(part) == 0:
        yield from outlined(f"M{left:.1f},{y - BAR / 2:.1f}v{BAR:.1f}")
    else:
        look = kind(MORE if _amount(part) > 0 else LESS)
        yield element("g", element("path", d=_arrow(left, right, y), fill="currentColor"), **look)
    if part.value.ends:
        low, high = (x.place(begin + end) for end in part.value.ends)
        yield from whisker(low, high, y, 6)


def _arrow(begin: float, end: float, y: float) -> str:
    """Give a bar that points from its begin to its end."""
    sign = 1 if end > begin else -1
    neck = end - sign * min(POINT, abs(end - begin))
    top, bottom = y - BAR / 2, y + BAR / 2
    return (
        f"M{begin:.1f},{top:.1f}H{neck:.1f}L{end:.1f},{y:.1f}L{neck:.1f},{bottom:.1f}H{begin:.1f}z"
    )
