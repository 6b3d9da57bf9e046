# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where everything in a chart goes: measured first, so that no text falls off the picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from springplank.charts.chart import Chart, Series
from springplank.charts.numbers import Scale, axis_texts, ticks_for, years_for
from springplank.charts.text import width_of, wrap


@dataclass(frozen=True, slots=True)
class Size:
    """Width of a picture and of its letters.

    Attributes:
        width: of the whole picture.
        letters: size of ordinary letters.
        plot: height of the plot.
    """

    width: float
    letters: float
    plot: float
    margin: float = 12.0

    @property
    def line(self) -> float:
        """Give the height of a line of ordinary letters."""
        return self.letters * 1.35


PICTURE = Size(width=720, letters=20, plot=330)
"""A picture by itself: letters that can still be read at half the width, on a telephone."""

SCREEN = Size(width=720, letters=15, plot=330)
PHONE = Size(width=360, letters=14, plot=240)
"""For in a page that chooses between the two."""

BESIDE = 480.0
"""From this width there is room for the names beside the plot."""

LABEL_SHARE = 0.27
LABEL_GAP = 34.0
"""Room between the plot and a name, for the sign."""

SAMPLE = 48.0
"""Width of the piece of line in the legend."""

LEGEND_GAP = SAMPLE + 16
MOST_NAME_LINES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text above or below the plot."""

    words: str
    y: float
    letters: float
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of everything.

    Attributes:
        chart: what is shown.
        size: width of the picture and of its letters.
        height: of the whole picture.
        lines: text above and below the plot.
        names: per series its name, broken into lines.
        legend_top: where the first line of the legend stands.
        labels_beside: whether names stand beside their lines, or in a legend above them.
        x: from years to places.
        y: from numbers to places.
        ticks: numbers on the axis.
        years: years on the axis.
        start: first computed year, when it is in the picture.
        year_line: where the years are written.
    """

    chart: Chart
    size: Size
    height: float
    lines: tuple[Line, ...]
    names: tuple[list[str], ...]
    legend_top: float
    labels_beside: bool
    x: Scale
    y: Scale
    ticks: tuple[float, ...]
    years: tuple[int, ...]
    start: int | None
    year_line: float

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
        return self.right + LABEL_GAP


def arrange(chart: Chart, size: Size, *, words: bool) -> Layout:
    """Find a place for everything in a chart.

    Args:
        chart: what is shown.
        size: width of the picture and of its letters.
        words: whether the title and what is below the plot are in the picture.
    """
    beside = size.width >= BESIDE
    names = _names(chart, size, beside=beside)
    above = _above(chart, size) if words else ()
    legend_top = above[-1].y + size.line * 1.5 if above else size.line
    legend = 0 if beside else sum(map(len, names))
    top = legend_top + size.line * (legend + 0.5)
    bottom = top + max(size.plot, sum(label_height(size, words_) for words_ in names))

    values = chart.values
    ticks = ticks_for(float(values.min(initial=0.0)), float(values.max(initial=0.0)))
    left = size.margin + max(width_of(t, size.letters) for t in axis_texts(ticks)) + 8
    widest = max(width_of(line, size.letters) for words_ in names for line in words_)
    # Half a year must fit beside the last tick.
    right = size.width - size.margin - (LABEL_GAP + widest if beside else size.letters * 1.3)
    first, last = chart.years[0], chart.years[-1]
    room = (0.0, 0.0) if last > first else (0.5, 0.5)
    year_line = bottom + size.line
    below = _below(chart, size, year_line + size.line) if words else ()
    return Layout(
        chart=chart,
        size=size,
        height=np.ceil((below[-1].y if below else year_line) + size.margin),
        lines=(*above, *below),
        names=names,
        legend_top=legend_top,
        labels_beside=beside,
        x=Scale(first - room[0], last + room[1], left, right),
        y=Scale(ticks[0], ticks[-1], bottom, top),
        ticks=ticks,
        years=years_for(chart.years, right - left, width_of("2026 ", size.letters) * 1.2),
        start=chart.start if chart.start in chart.years else None,
        year_line=year_line,
    )


def _names(chart: Chart, size: Size, *, beside: bool) -> tuple[list[str], ...]:
    """Break the names of the series into lines that fit beside or above the plot."""
    room = size.width * LABEL_SHARE if beside else size.width - LEGEND_GAP - 2 * size.margin
    return tuple(wrap(_name(s), size.letters, room, MOST_NAME_LINES) for s in chart.series)


def _name(series: Series) -> str:
    is_known = np.isfinite(series.expected).any()
    return series.name if is_known else f"{series.name}: onbekend"


def _above(chart: Chart, size: Size) -> tuple[Line, ...]:
    """Place the title and, below it, what is counted."""
    title = size.letters * 1.25
    room = size.width - 2 * size.margin
    lines, y = [], size.margin
    # Bold letters are about a tenth wider.
    for words in wrap(chart.title, title * 1.1, room):
        y += title * 1.25
        lines.append(Line(words, y, title, is_bold=True))
    for words in wrap(subtitle(chart), size.letters, room):
        y += size.line
        lines.append(Line(words, y, size.letters))
    return tuple(lines)


def _below(chart: Chart, size: Size, y: float) -> tuple[Line, ...]:
    """Place what a reader needs to trust the figures."""
    letters = size.letters * 0.8
    lines = []
    for text in caption(chart):
        for words in wrap(text, letters, size.width - 2 * size.margin):
            lines.append(Line(words, y, letters))
            y += letters * 1.35
    return tuple(lines)


def subtitle(chart: Chart) -> str:
    """Say what is counted and what the band is."""
    band = "vlak: 8 van de 10 trekkingen" if chart.has_band else "zonder marge"
    return f"In {chart.unit}; lijn: verwacht, {band}"


def caption(chart: Chart) -> tuple[str, ...]:
    """Say which scenario and run this is, and what it rests on."""
    return (f"Scenario: {chart.scenario}. Run: {chart.run_id}.", f"Bron: {chart.source}")


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
