# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Draws series over years as lines with their 80% band; what is unknown is a gap, never zero."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from springplank.charts.chart import Chart, Series
from springplank.charts.layout import (
    LEGEND_GAP,
    PICTURE,
    SAMPLE,
    Layout,
    Size,
    arrange,
    label_height,
    spread,
)
from springplank.charts.numbers import axis_texts, decimals_of, dutch
from springplank.charts.text import element, safe
from springplank.core.columns import Bools, Floats


@dataclass(frozen=True, slots=True)
class Style:
    """How one series looks; every part of it differs, so that nobody needs the colour.

    Attributes:
        colour: readable on white and on nearly black.
        dashes: dash pattern of its lines.
        marker: path of its sign, around the point (0, 0).
    """

    colour: str
    dashes: str
    marker: str


STYLES = (
    Style("#0072b2", "none", "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z"),
    Style("#c8500a", "10 5", "M-4.5,-4.5h9v9h-9z"),
    Style("#0a8a5f", "2 4", "M0,-6L6,5H-6z"),
    Style("#a8509c", "12 4 2 4", "M0,-6.5L6.5,0L0,6.5L-6.5,0z"),
)
"""Signs: a disc, a square, a triangle and a diamond."""

INK = "#1b1b1b"
PAPER = "#ffffff"
FONT = "system-ui, 'Segoe UI', Arial, 'DejaVu Sans', sans-serif"


def band_chart(chart: Chart, size: Size = PICTURE, *, words: bool = True) -> str:
    """Draw a chart.

    Args:
        chart: what is shown.
        size: width of the picture and of its letters.
        words: whether title, scenario, run and source stand in the picture, on white paper; without
            them the picture takes the colours of the page around it, which has to say them.

    Returns:
        An SVG element, complete without script, font or style sheet from elsewhere.
    """
    plan = arrange(chart, size, words=words)
    key = sha256(f"{chart.title}{chart.run_id}{chart.scenario}{size.width}".encode()).hexdigest()
    names = {"title": f"titel-{key[:8]}", "desc": f"uitleg-{key[:8]}"}
    return element(
        "svg",
        element("title", safe(chart.title), id=names["title"]),
        element("desc", safe(describe(chart)), id=names["desc"]),
        *(_paper(plan) if words else ()),
        *_headings(plan),
        *_axes(plan),
        *_start(plan),
        *(e for s, look in _styled(chart) for e in _band(plan, s, look)),
        *(e for s, look in _styled(chart) for e in _line(plan, s, look)),
        *(_labels(plan) if plan.labels_beside else _legend(plan)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {size.width:.0f} {plan.height:.0f}",
        width=size.width,
        height=plan.height,
        style="max-width:100%;height:auto",
        role="img",
        aria_labelledby=f"{names['title']} {names['desc']}",
        font_family=FONT,
        font_size=size.letters,
        fill=INK if words else "currentColor",
        color=INK if words else "currentColor",
    )


def describe(chart: Chart) -> str:
    """Tell in words what the picture shows; an expectation never without its band."""
    first, last = chart.years[0], chart.years[-1]
    lines = [f"Lijngrafiek met {chart.unit}, van {first} tot en met {last}."]
    decimals = decimals_of(float(np.abs(chart.values).max(initial=0.0)))
    for series in chart.series:
        known = np.flatnonzero(np.isfinite(series.expected))
        if not known.size:
            lines.append(f"{series.name}: onbekend.")
            continue
        ends = dict.fromkeys((int(known[0]), int(known[-1])))
        told = [f"{_told(series, at, decimals)} in {chart.years[at]}" for at in ends]
        lines.append(f"{series.name}: {' en '.join(told)}.")
    return " ".join(lines)


def _told(series: Series, at: int, decimals: int) -> str:
    expected, low, high = (
        dutch(float(v[at]), decimals) for v in (series.expected, series.low, series.high)
    )
    if not series.banded[at]:
        return expected
    return f"{expected} (in 8 van de 10 trekkingen van {low} tot {high})"


def _styled(chart: Chart) -> Iterator[tuple[Series, Style]]:
    return zip(chart.series, STYLES, strict=False)


def _paper(plan: Layout) -> Iterator[str]:
    yield element("rect", width=plan.size.width, height=plan.height, fill=PAPER)


def _headings(plan: Layout) -> Iterator[str]:
    """Write the lines above and below the plot."""
    for line in plan.lines:
        yield element(
            "text",
            safe(line.words),
            x=plan.size.margin,
            y=line.y,
            font_size=line.letters,
            font_weight="bold" if line.is_bold else "normal",
        )


def _axes(plan: Layout) -> Iterator[str]:
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


def _start(plan: Layout) -> Iterator[str]:
    """Draw where counting ends and computing begins."""
    if plan.start is None:
        return
    x = plan.x.place(plan.start)
    ends = {"x1": x, "x2": x, "y1": plan.top, "y2": plan.bottom}
    yield element("line", **ends, stroke="currentColor", stroke_dasharray="4 4")
    is_left = x < (plan.left + plan.right) / 2
    yield element(
        "text",
        f"vanaf {plan.start} berekend",
        x=x,
        y=plan.top - plan.size.letters * 0.5,
        text_anchor="start" if is_left else "end",
    )


def _band(plan: Layout, series: Series, look: Style) -> Iterator[str]:
    """Draw the band; a year that stands alone becomes an upright bar."""
    for run in runs_of(series.banded):
        upper = _points(plan, run, series.high)
        lower = _points(plan, run, series.low)
        if len(run) == 1:
            d = f"M{upper[0]}L{lower[0]}"
            yield element("path", d=d, stroke=look.colour, stroke_width=6, stroke_opacity="0.3")
            continue
        around = f"M{'L'.join([*upper, *reversed(lower)])}z"
        yield element("path", d=around, fill=look.colour, fill_opacity="0.16")
        for edge in (upper, lower):
            yield element(
                "path",
                d=f"M{'L'.join(edge)}",
                fill="none",
                stroke=look.colour,
                stroke_opacity="0.6",
                stroke_dasharray=look.dashes,
            )


def _line(plan: Layout, series: Series, look: Style) -> Iterator[str]:
    """Draw what is expected, with its sign at the end and on a year that stands alone."""
    runs = runs_of(np.isfinite(series.expected))
    for run in runs:
        points = _points(plan, run, series.expected)
        if len(run) > 1:
            yield element(
                "path",
                d=f"M{'L'.join(points)}",
                fill="none",
                stroke=look.colour,
                stroke_width=3,
                stroke_dasharray=look.dashes,
            )
        if len(run) == 1 or run is runs[-1]:
            yield _sign(points[-1], look)


def _points(plan: Layout, run: range, values: Floats) -> list[str]:
    return [
        f"{plan.x.place(plan.chart.years[at]):.1f},{plan.y.place(float(values[at])):.1f}"
        for at in run
    ]


def _sign(point: str, look: Style) -> str:
    return element("path", d=look.marker, fill=look.colour, transform=f"translate({point})")


def _labels(plan: Layout) -> Iterator[str]:
    """Write the name of each series beside the end of its line."""
    height = plan.size.line
    wanted = []
    for series in plan.chart.series:
        known = series.expected[np.isfinite(series.expected)]
        wanted.append(plan.y.place(float(known[-1])) if known.size else plan.bottom)
    heights = [label_height(plan.size, words) for words in plan.names]
    places = spread(wanted, heights, plan.top, plan.bottom)
    for words, middle, end, look in zip(plan.names, places, wanted, STYLES, strict=False):
        x = plan.right + 10
        yield element(
            "path",
            d=f"M{plan.right + 6:.1f},{end:.1f}L{x + 6:.1f},{middle:.1f}",
            stroke=look.colour,
            stroke_width=1.5,
        )
        yield _sign(f"{x + 13:.1f},{middle:.1f}", look)
        first = middle - height * (len(words) - 1) / 2 + plan.size.letters * 0.35
        for row, line in enumerate(words):
            yield element("text", safe(line), x=plan.label_left, y=first + row * height)


def _legend(plan: Layout) -> Iterator[str]:
    """Write the names above the plot, each with a piece of its line."""
    left, y = plan.size.margin, plan.legend_top
    for words, look in zip(plan.names, STYLES, strict=False):
        middle = y - plan.size.letters * 0.35
        ends = {"x1": left, "x2": left + SAMPLE, "y1": middle, "y2": middle}
        yield element(
            "line", **ends, stroke=look.colour, stroke_width=3, stroke_dasharray=look.dashes
        )
        yield _sign(f"{left + SAMPLE:.1f},{middle:.1f}", look)
        for line in words:
            yield element("text", safe(line), x=left + LEGEND_GAP, y=y)
            y += plan.size.line


def runs_of(known: Bools) -> list[range]:
    """Split years into stretches without a gap.

    Args:
        known: which years are known, shape (jaren,).
    """
    edges = np.flatnonzero(np.diff(known.astype(int), prepend=0, append=0))
    return [range(a, b) for a, b in edges.reshape(-1, 2).tolist()]
