# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Draws series over years as lines with their 80% band; what is unknown is a gap, never zero."""

from collections.abc import Iterator

import numpy as np

from springplank.charts.chart import Chart, Series, as_table
from springplank.charts.figure import Figure, compose
from springplank.charts.layout import Layout, arrange, subtitle
from springplank.charts.lines import (
    Style,
    axes,
    line,
    names,
    points_of,
    runs_of,
    start,
    styled,
)
from springplank.charts.numbers import decimals_of, dutch
from springplank.charts.sheet import PICTURE, Size, sheet_for
from springplank.charts.table import DataTable
from springplank.charts.text import element
from springplank.charts.value import told, value_of


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
    sheet = sheet_for("band", chart.about, subtitle(chart), size, words=words)
    plan = arrange(chart, size, sheet.top if words else 0.0)
    parts = (
        *axes(plan),
        *start(plan),
        *(look.group(_band(plan, s, look)) for s, look in styled(chart) if s.banded.any()),
        *(look.group(line(plan, s, look)) for s, look in styled(chart)),
        *names(plan),
    )
    return sheet.svg(parts, plan.year_line, describe(chart))


def band_figure(chart: Chart) -> Figure:
    """Give the chart for in a page, with its table."""
    return compose("band", chart.about, lambda size: band_chart(chart, size, words=False),
                   table(chart), describe(chart))  # fmt: skip


def table(chart: Chart) -> DataTable:
    """Give the numbers of a chart: a row per year and a column per series."""
    rows = as_table(chart)
    count = len(chart.years)
    cells = [_cell(chart, series, at) for series in chart.series for at in range(count)]
    return DataTable(
        f"{chart.title}. In {chart.unit}.",
        ("Jaar", *(series.name for series in chart.series)),
        tuple((str(year), tuple(cells[at::count])) for at, year in enumerate(chart.years)),
        ("reeks", "jaar", "verwacht", "laag", "hoog"),
        tuple((row.name, row.year, row.expected, row.low, row.high) for row in rows),
    )


def describe(chart: Chart) -> str:
    """Tell in words what the picture shows; an expectation never without its band."""
    first, last = chart.years[0], chart.years[-1]
    lines = [f"Lijngrafiek met {chart.unit}, van {first} tot en met {last}."]
    for series in chart.series:
        known = np.flatnonzero(np.isfinite(series.expected))
        if not known.size:
            lines.append(f"{series.name}: onbekend.")
            continue
        ends = dict.fromkeys((int(known[0]), int(known[-1])))
        told_ = [f"{_cell(chart, series, at)} in {chart.years[at]}" for at in ends]
        lines.append(f"{series.name}: {' en '.join(told_)}.")
    return " ".join(lines)


def _cell(chart: Chart, series: Series, at: int) -> str:
    """Write one number with its range."""
    numbers = (float(v[at]) for v in (series.expected, series.low, series.high))
    value = value_of(*numbers)
    if chart.measure or value.amount is None:
        return told(value, chart.measure)
    decimals = decimals_of(float(np.abs(chart.values).max(initial=0.0)))
    if not value.is_raming:
        return dutch(value.amount, decimals)
    expected, low, high = (dutch(float(v[at]), decimals) for v in
                           (series.expected, series.low, series.high))  # fmt: skip
    return f"{expected} (in 8 van de 10 trekkingen van {low} tot {high})"


def _band(plan: Layout, series: Series, look: Style) -> Iterator[str]:
    """Draw the band; a year that stands alone becomes an upright bar."""
    for run in runs_of(series.banded):
        upper = points_of(plan, run, series.high)
        lower = points_of(plan, run, series.low)
        if len(run) == 1:
            d = f"M{upper[0]}L{lower[0]}"
            yield element("path", d=d, stroke="currentColor", stroke_width=6, stroke_opacity="0.3")
            continue
        around = f"M{'L'.join([*upper, *reversed(lower)])}z"
        yield element("path", d=around, fill="currentColor", fill_opacity="0.16")
        for edge in (upper, lower):
            yield element(
                "path",
                d=f"M{'L'.join(edge)}",
                fill="none",
                stroke="currentColor",
                stroke_opacity="0.6",
                stroke_dasharray=look.dashes,
            )
