# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Draws a chance as 20 dots, each an outcome that is as likely as any other, to be counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor

import numpy as np

from springplank.charts.about import About
from springplank.charts.figure import Figure, compose
from springplank.charts.numbers import Scale, axis_texts, ticks_between
from springplank.charts.palette import kind
from springplank.charts.sheet import BOLD, PICTURE, Size, sheet_for
from springplank.charts.table import DataTable
from springplank.charts.text import element, safe, width_of
from springplank.charts.value import TIED, exact, words_of
from springplank.core.columns import Floats
from springplank.errors import RuleError
from springplank.words.ramingen import step_of, written

DOTS = 20
LEVELS = (np.arange(DOTS) + 0.5) / DOTS
"""Each dot stands in the middle of its twentieth: 2.5%, 7.5% ... 97.5%."""

TAIL = 2
"""Dots at either side that are left out of the range; 16 of 20 are within, that is 80%."""

ACROSS = 13
"""Dots that fit beside each other on the axis: few enough to make heaps."""

WIDEST, TALLEST = 460.0, 240.0
"""Of the axis, and of the highest heap."""


@dataclass(frozen=True, slots=True)
class Dots:
    """Twenty outcomes.

    Attributes:
        about: title and origin.
        what: what it is, as in a sentence: "het tekort in 2030".
        outcomes: 20 numbers, ascending.
        threshold: a number that outcomes are compared with; None when there is none.
        unit: unit of the house.
        bereik: the range of 80% of all draws in words, as the page says it: "tussen 85 en 108". The
            middle 16 outcomes always lie within it. Empty gives where these 16 begin and end.

    Raises:
        RuleError: when there are not 20 known outcomes from low to high.
    """

    about: About
    what: str
    outcomes: tuple[float, ...]
    threshold: float | None = None
    unit: str = "EUR"
    bereik: str = ""

    def __post_init__(self) -> None:
        """Check the outcomes."""
        found = np.array(self.outcomes)
        if found.shape != (DOTS,) or not np.isfinite(found).all() or (np.diff(found) < 0).any():
            raise RuleError(f"Grafiek {self.about.title!r} heeft geen 20 oplopende uitkomsten.")

    @property
    def below(self) -> int:
        """Count the outcomes below the threshold; all when there is none."""
        if self.threshold is None:
            return DOTS
        return sum(outcome < self.threshold for outcome in self.outcomes)

    @property
    def step(self) -> float:
        """Give the step of rounding: two figures of the width of the range mean something."""
        return step_of(self.outcomes[-1 - TAIL] - self.outcomes[TAIL])

    def told(self, outcome: float) -> str:
        """Write one outcome, rounded."""
        largest = max(abs(self.outcomes[0]), abs(self.outcomes[-1]))
        return written(outcome, self.unit, self.step, largest).replace(" ", TIED)


def outcomes_of_draws(draws: Floats) -> tuple[float, ...]:
    """Give 20 equally likely outcomes of many draws.

    Args:
        draws: shape (trekkingen,), at least one; NaN when unknown.
    """
    return tuple(np.quantile(draws, LEVELS).tolist())


def outcomes_of_quantiles(levels: Sequence[float], values: Sequence[float]) -> tuple[float, ...]:
    """Give 20 equally likely outcomes from stored quantiles, straight between them.

    Args:
        levels: ascending shares below, at most 0.025 at the begin and at least 0.975 at the end.
        values: the quantile at each level.

    Raises:
        RuleError: when the levels leave out a tail, which nobody may guess.
    """
    if levels[0] > LEVELS[0] or levels[-1] < LEVELS[-1]:
        raise RuleError("Deze kwantielen beschrijven de staarten niet, dus 20 stippen kunnen niet.")
    return tuple(np.interp(LEVELS, levels, values).tolist())


def dots_chart(data: Dots, size: Size = PICTURE, *, words: bool = True) -> str:
    """Draw the dots.

    Args:
        data: what is shown.
        size: width of the picture and of its letters.
        words: whether title, run and source stand in the picture.
    """
    each = "Elke stip is een uitkomst; alle 20 zijn even waarschijnlijk."
    subtitle = f"{describe_dots(data)} {each}"
    sheet = sheet_for("stippen", data.about, subtitle, size, words=words)
    plan = _arrange(data, size, sheet.top)
    parts = (*_axis(plan, size), *_dots(data, plan), *_threshold(data, plan, sheet.top, size))
    return sheet.svg(parts, plan.bottom + size.line * 1.3, describe_dots(data))


def dots_figure(data: Dots) -> Figure:
    """Give the dots for in a page, with their table."""
    return compose("stippen", data.about, lambda size: dots_chart(data, size, words=False),
                   dots_table(data), describe_dots(data))  # fmt: skip


def dots_table(data: Dots) -> DataTable:
    """Give the outcomes, from low to high."""
    has_line = data.threshold is not None
    sides = ["lager" if at < data.below else "hoger of gelijk" for at in range(DOTS)]
    return DataTable(
        f"{data.about.title}. In {words_of(data.unit)}.",
        ("Uitkomst", "Waarde", *((f"Dan {_line(data)}",) if has_line else ())),
        tuple(
            (str(at + 1), (data.told(outcome), *((sides[at],) if has_line else ())))
            for at, outcome in enumerate(data.outcomes)
        ),
        ("uitkomst", "waarde"),
        tuple((at + 1, outcome) for at, outcome in enumerate(data.outcomes)),
    )


def describe_dots(data: Dots) -> str:
    """Count the dots in words: how many lie below the line, and where 16 of the 20 lie."""
    low, high = (data.told(data.outcomes[at]) for at in (TAIL, -1 - TAIL))
    tied = data.bereik.replace("€ ", f"€{TIED}").replace(" mln", f"{TIED}mln")
    where = tied or f"van {low} tot {high}"
    middle = f"{DOTS - 2 * TAIL} van de {DOTS} uitkomsten liggen {where}."
    if data.threshold is None:
        return f"Van {data.what} zijn er {DOTS} even waarschijnlijke uitkomsten. {middle}"
    many, line = data.below, _line(data)
    if many * 2 >= DOTS:
        count = f"In {many} van de {DOTS} gevallen is {data.what} lager dan {line}."
    else:
        count = f"In {DOTS - many} van de {DOTS} gevallen is {data.what} {line} of hoger."
    return f"{count} {middle}"


@dataclass(frozen=True, slots=True)
class Heaps:
    """Where the dots go.

    Attributes:
        x: from numbers to places.
        ticks: numbers on the axis.
        columns: per outcome its heap; 0 begins at the threshold, so that no dot lies on the line.
        wide: width of a heap.
        high: height of a dot.
        bottom: where the axis is.
    """

    x: Scale
    ticks: tuple[float, ...]
    columns: tuple[int, ...]
    wide: float
    high: float
    bottom: float


def _arrange(data: Dots, size: Size, top: float) -> Heaps:
    known = (*data.outcomes, *(() if data.threshold is None else (data.threshold,)))
    ticks = ticks_between(min(known), max(known), about=5 if size.is_wide else 3)
    room = min(size.room, WIDEST)
    wide = room / (ACROSS + 2)
    # A heap beside the last number still falls on the sheet, and so do the words of that number.
    edge = max(wide, *(width_of(words, size.letters) / 2 for words in axis_texts(ticks)))
    x = Scale(ticks[0], ticks[-1], size.margin + edge, size.margin + room - edge)
    columns = columns_of(data, x, wide)
    most = max(columns.count(column) for column in columns)
    high = min(wide, TALLEST / most)
    above = 0.0 if data.threshold is None else 2 * size.line
    return Heaps(x, ticks, columns, wide, high, top + above + 10 + most * high)


def columns_of(data: Dots, x: Scale, wide: float) -> tuple[int, ...]:
    """Give each outcome a heap, counted from the threshold, or else from the lowest outcome.

    Args:
        data: the outcomes.
        x: from numbers to places.
        wide: width of a heap.
    """
    begin = _begin(data, x)
    found = []
    for outcome in data.outcomes:
        column = floor((x.place(outcome) - begin) / wide)
        # Rounding of a place never moves an outcome over the line.
        is_below = data.threshold is not None and outcome < data.threshold
        found.append(min(column, -1) if is_below else max(column, 0))
    return tuple(found)


def _begin(data: Dots, x: Scale) -> float:
    return x.place(data.outcomes[0] if data.threshold is None else data.threshold)


def _line(data: Dots) -> str:
    return exact(data.threshold or 0.0, data.unit)


def _axis(plan: Heaps, size: Size) -> Iterator[str]:
    right, y = size.margin + min(size.room, WIDEST), plan.bottom
    ends = {"x1": size.margin, "x2": right, "y1": y, "y2": y}
    yield element("line", **ends, stroke="currentColor")
    for tick, words in zip(plan.ticks, axis_texts(plan.ticks), strict=True):
        place = plan.x.place(tick)
        ends = {"x1": place, "x2": place, "y1": y, "y2": y + 5}
        yield element("line", **ends, stroke="currentColor")
        below = {"x": place, "y": y + size.line * 1.2}
        yield element("text", safe(words), **below, text_anchor="middle")


def _dots(data: Dots, plan: Heaps) -> Iterator[str]:
    """Draw the dots: full below the line, open above it."""
    full, open_, radius = list[str](), list[str](), plan.high * 0.45
    for at, column in enumerate(plan.columns):
        height = plan.columns[:at].count(column) + 0.5
        place = {
            "cx": _begin(data, plan.x) + (column + 0.5) * plan.wide,
            "cy": plan.bottom - height * plan.high,
        }
        if at < data.below:
            full.append(element("circle", **place, r=radius, fill="currentColor"))
            continue
        place |= {"r": radius * 0.86, "stroke_width": radius * 0.28}
        open_.append(element("circle", **place, fill="none", stroke="currentColor"))
    for dots, at in ((full, 0), (open_, 1)):
        if dots:
            yield element("g", *dots, **kind(at))


def _threshold(data: Dots, plan: Heaps, top: float, size: Size) -> Iterator[str]:
    """Draw the line with its number, and at each side how many dots lie there."""
    if data.threshold is None:
        return
    place, words = plan.x.place(data.threshold), _line(data)
    right = size.margin + min(size.room, WIDEST)
    wide = width_of(words, size.letters * BOLD) / 2
    middle = min(max(place, size.margin + wide), right - wide)
    counts, y = top + size.letters, top + size.letters + size.line
    yield element("text", f"{data.below} lager", x=size.margin, y=counts)
    above = f"{DOTS - data.below} hoger of gelijk"
    yield element("text", above, x=right, y=counts, text_anchor="end")
    yield element("text", safe(words), x=middle, y=y, text_anchor="middle", font_weight="bold")
    line = {"x1": place, "x2": place, "y1": y + 5, "y2": plan.bottom}
    yield element("line", **line, stroke="currentColor", stroke_width=2, stroke_dasharray="6 4")
