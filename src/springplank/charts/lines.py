# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Lines over years: axes, a line per series with dashes and a sign of its own, and the names."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from springplank.charts.chart import Chart, Series
from springplank.charts.layout import LEGEND_GAP, SAMPLE, Layout, label_height, spread
from springplank.charts.numbers import axis_texts
from springplank.charts.palette import COLOURS, kind
from springplank.charts.text import element, safe, width_of
from springplank.core.columns import Bools, Floats


@dataclass(frozen=True, slots=True)
class Style:
    """How one series looks; every part of it differs, so that nobody needs the colour.

    Attributes:
        place: place in the palette, from 0.
        dashes: dash pattern of its lines.
        marker: path of its sign, around the point (0, 0).
    """

    place: int
    dashes: str
    marker: str

    @property
    def colour(self) -> str:
        """Give the colour where no style sheet says otherwise."""
        return COLOURS[self.place]

    def group(self, parts: Iterator[str]) -> str:
        """Put shapes that are drawn with currentColor in the colour of the series."""
        return element("g", *parts, **kind(self.place))


STYLES = (
    Style(0, "none", "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z"),
    Style(1, "10 5", "M-4.5,-4.5h9v9h-9z"),
    Style(2, "2 4", "M0,-6L6,5H-6z"),
    Style(3, "12 4 2 4", "M0,-6.5L6.5,0L0,6.5L-6.5,0z"),
)
"""Signs: a disc, a square, a triangle and a diamond."""


def styled(chart: Chart) -> Iterator[tuple[Series, Style]]:
    """Give every series with its look."""
    return zip(chart.series, STYLES, strict=False)


def axes(plan: Layout) -> Iterator[str]:
    """Draw the axes with their ticks; zero has a stronger line."""
    small = plan.size.letters * 0.35
    for tick, words in zip(plan.ticks, axis_texts(plan.ticks), strict=True):
        y = plan.y.place(tick)
        ends = {"x1": plan.left, "x2": plan.right, "y1": y, "y2": y}
        faint = "1" if tick == 0 else "0.2"
        yield element("line", **ends, stroke="currentColor", stroke_opacity=faint)
        place = {"x": plan.left - small, "y": y + small}
        yield element("text", safe(words), **place, text_anchor="end")
    for year in plan.years:
        x = plan.x.place(year)
        ends = {"x1": x, "x2": x, "y1": plan.bottom, "y2": plan.bottom + small}
        yield element("line", **ends, stroke="currentColor")
        yield element("text", str(year), x=x, y=plan.year_line, text_anchor="middle")


def start(plan: Layout) -> Iterator[str]:
    """Draw where counting ends and computing begins."""
    if plan.start is None:
        return
    x = plan.x.place(plan.start)
    ends = {"x1": x, "x2": x, "y1": plan.top, "y2": plan.bottom}
    yield element("line", **ends, stroke="currentColor", stroke_dasharray="4 4")
    words, size = f"vanaf {plan.start} berekend", plan.size
    wide, is_left = width_of(words, size.letters), x < (plan.left + plan.right) / 2
    yield element(
        "text",
        words,
        x=min(x, size.width - size.margin - wide) if is_left else max(x, size.margin + wide),
        y=plan.top - size.letters * 0.5,
        text_anchor="start" if is_left else "end",
    )


def line(plan: Layout, series: Series, look: Style) -> Iterator[str]:
    """Draw what is expected, with its sign at the end and on a year that stands alone."""
    runs = runs_of(np.isfinite(series.expected))
    for run in runs:
        points = points_of(plan, run, series.expected)
        if len(run) > 1:
            yield element(
                "path",
                d=f"M{'L'.join(points)}",
                fill="none",
                stroke="currentColor",
                stroke_width=3,
                stroke_dasharray=look.dashes,
            )
        if len(run) == 1 or run is runs[-1]:
            yield sign(points[-1], look)


def points_of(plan: Layout, run: range, values: Floats) -> list[str]:
    """Give the places of the numbers of some years.

    Args:
        plan: where everything goes.
        run: indexes of the years.
        values: shape (jaren,).
    """
    return [
        f"{plan.x.place(plan.chart.years[at]):.1f},{plan.y.place(float(values[at])):.1f}"
        for at in run
    ]


def sign(point: str, look: Style) -> str:
    """Draw the sign of a series."""
    return element("path", d=look.marker, fill="currentColor", transform=f"translate({point})")


def names(plan: Layout) -> Iterator[str]:
    """Write the names: beside the lines where that fits, or else above the plot."""
    return _labels(plan) if plan.size.is_wide else _legend(plan)


def _labels(plan: Layout) -> Iterator[str]:
    """Write the name of each series beside the end of its line."""
    height = plan.size.line
    wanted = []
    for series in plan.chart.series:
        known = series.expected[np.isfinite(series.expected)]
        wanted.append(plan.y.place(float(known[-1])) if known.size else plan.bottom)
    heights = [label_height(plan.size, words) for words in plan.names]
    places = spread(wanted, heights, plan.top, plan.bottom)
    right = plan.right + plan.gutter
    for words, middle, end, look in zip(plan.names, places, wanted, STYLES, strict=False):
        x = right + 10
        lead = element(
            "path",
            d=f"M{right + 6:.1f},{end:.1f}L{x + 6:.1f},{middle:.1f}",
            stroke="currentColor",
            stroke_width=1.5,
        )
        yield look.group(iter((lead, sign(f"{x + 13:.1f},{middle:.1f}", look))))
        first = middle - height * (len(words) - 1) / 2 + plan.size.letters * 0.35
        for row, text in enumerate(words):
            yield element("text", safe(text), x=plan.label_left, y=first + row * height)


def _legend(plan: Layout) -> Iterator[str]:
    """Write the names above the plot, each with a piece of its line."""
    left, y = plan.size.margin, plan.legend_top
    for words, look in zip(plan.names, STYLES, strict=False):
        middle = y - plan.size.letters * 0.35
        ends = {"x1": left, "x2": left + SAMPLE, "y1": middle, "y2": middle}
        piece = element(
            "line", **ends, stroke="currentColor", stroke_width=3, stroke_dasharray=look.dashes
        )
        yield look.group(iter((piece, sign(f"{left + SAMPLE:.1f},{middle:.1f}", look))))
        for text in words:
            yield element("text", safe(text), x=left + LEGEND_GAP, y=y)
            y += plan.size.line


def runs_of(known: Bools) -> list[range]:
    """Split years into stretches without a gap.

    Args:
        known: which years are known, shape (jaren,).
    """
    edges = np.flatnonzero(np.diff(known.astype(int), prepend=0, append=0))
    return [range(a, b) for a, b in edges.reshape(-1, 2).tolist()]
