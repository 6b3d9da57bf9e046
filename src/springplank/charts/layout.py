# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where everything in a chart goes: measured first, so that no text falls off the picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from springplank.charts.chart import Chart, Series
from springplank.charts.numbers import Scale, axis_texts, ticks_for, years_for
from springplank.charts.sheet import Size
from springplank.charts.text import width_of, wrap

LABEL_SHARE = 0.27
LABEL_GAP = 34.0
"""Room between the plot and a name, for the sign."""

SAMPLE = 48.0
"""Width of the piece of line in the legend."""

LEGEND_GAP = SAMPLE + 16
MOST_NAME_LINES = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of everything.

    Attributes:
        chart: what is shown.
        size: width of the picture and of its letters.
        names: per series its name, broken into lines.
        legend_top: where the first line of the legend stands.
        x: from years to places.
        y: from numbers to places.
        ticks: numbers on the axis.
        years: years on the axis.
        start: first computed year, when it is in the picture.
        year_line: where the years are written.
        gutter: room right of the plot, before the names.
    """

    chart: Chart
    size: Size
    names: tuple[list[str], ...]
    legend_top: float
    x: Scale
    y: Scale
    ticks: tuple[float, ...]
    years: tuple[int, ...]
    start: int | None
    year_line: float
    gutter: float

    @property
    def left(self) -> float:
        """Give the left side of the plot."""
        return self.x.start

    @property
    def right(self) -> float:
        """Give the right side of the plot."""
        return self.x.end

    @property
    def top(self) -> float:
        """Give the upper side of the plot."""
        return self.y.end

    @property
    def bottom(self) -> float:
        """Give the lower side of the plot."""
        return self.y.start

    @property
    def label_left(self) -> float:
        """Give where the names beside the lines begin."""
        return self.right + self.gutter + LABEL_GAP


def arrange(chart: Chart, size: Size, top: float = 0.0, gutter: float = 0.0) -> Layout:
    """Find a place for everything in a chart.

    Args:
        chart: what is shown.
        size: width of the picture and of its letters.
        top: where the picture begins, below its headings.
        gutter: room to keep right of the plot.
    """
    beside = size.is_wide
    names = _names(chart, size)
    legend_top = top + size.line
    legend = 0 if beside else sum(map(len, names))
    top = legend_top + size.line * (legend + 0.5)
    bottom = top + max(size.plot, sum(label_height(size, words) for words in names))

    values = chart.values
    ticks = ticks_for(float(values.min(initial=0.0)), float(values.max(initial=0.0)))
    left = size.margin + max(width_of(t, size.letters) for t in axis_texts(ticks)) + 8
    widest = max(width_of(line, size.letters) for words in names for line in words)
    # Half a year must fit beside the last tick.
    after = LABEL_GAP + widest if beside else max(0.0, size.letters * 1.3 - gutter)
    right = size.width - size.margin - after - gutter
    first, last = chart.years[0], chart.years[-1]
    room = (0.0, 0.0) if last > first else (0.5, 0.5)
    return Layout(
        chart=chart,
        size=size,
        names=names,
        legend_top=legend_top,
        x=Scale(first - room[0], last + room[1], left, right),
        y=Scale(ticks[0], ticks[-1], bottom, top),
        ticks=ticks,
        years=years_for(chart.years, right - left, width_of("2026 ", size.letters) * 1.2),
        start=chart.start if chart.start in chart.years else None,
        year_line=bottom + size.line,
        gutter=gutter,
    )


def _names(chart: Chart, size: Size) -> tuple[list[str], ...]:
    """Break the names of the series into lines that fit beside or above the plot."""
    room = size.width * LABEL_SHARE if size.is_wide else size.room - LEGEND_GAP
    return tuple(wrap(_name(s), size.letters, room, MOST_NAME_LINES) for s in chart.series)


def _name(series: Series) -> str:
    is_known = np.isfinite(series.expected).any()
    return series.name if is_known else f"{series.name}: onbekend"


def subtitle(chart: Chart) -> str:
    """Say what is counted and what the band is."""
    band = "vlak: 8 van de 10 trekkingen" if chart.has_band else "zonder marge"
    return f"In {chart.unit}; lijn: verwacht, {band}"


def label_height(size: Size, name: Sequence[str]) -> float:
    """Say how much room a name of so many lines takes beside the plot, with air around it."""
    return size.line * (len(name) + 0.4)


def spread(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Move labels apart so that none lies on another, as near as possible to where they belong.

    Args:
        wanted: where the middle of each label belongs.
        heights: height of each label; together they fit between top and bottom.
        top: upper side of the room.
        bottom: lower side of the room.

    Returns:
        Where the middle of each label goes, in the order given.
    """
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    places = [0.0] * len(wanted)
    free = top
    for at in order:
        places[at] = max(wanted[at], free + heights[at] / 2)
        free = places[at] + heights[at] / 2
    free = bottom
    for at in reversed(order):
        places[at] = min(places[at], free - heights[at] / 2)
        free = places[at] - heights[at] / 2
    return places
