# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Draws up to four scenarios as lines, with their ranges beside each other in the last year."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from springplank.charts.band import describe, table
from springplank.charts.chart import Chart, Series
from springplank.charts.figure import Figure, compose
from springplank.charts.layout import Layout, arrange
from springplank.charts.lines import Style, axes, line, names, start, styled
from springplank.charts.palette import PAPER
from springplank.charts.sheet import PICTURE, Size, sheet_for
from springplank.charts.table import DataTable
from springplank.charts.text import element

APART = 14.0
"""Room that each whisker takes."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Scenarios beside each other.

    Attributes:
        chart: a series per scenario; when there is a reference, what it differs from that.
        reference: name of the scenario that 0 stands for; empty when numbers are shown themselves.
    """

    chart: Chart
    reference: str = ""

    @property
    def subtitle(self) -> str:
        """Say what is counted, and what the whiskers are."""
        shown = f"verschil met {self.reference}" if self.reference else "verwacht"
        return (
            f"In {self.chart.unit}; lijn: {shown}; streep rechts: 8 van de 10 trekkingen in "
            f"{self.chart.years[-1]}"
        )


def comparison_chart(data: Comparison, size: Size = PICTURE, *, words: bool = True) -> str:
    """Draw the scenarios.

    Args:
        data: what is shown.
        size: width of the picture and of its letters.
        words: whether title, scenario, run and source stand in the picture.
    """
    chart = data.chart
    sheet = sheet_for("lijnen", chart.about, data.subtitle, size, words=words)
    gutter = APART * (len(chart.series) + 0.5) if chart.has_band else 0.0
    plan = arrange(chart, size, sheet.top if words else 0.0, gutter)
    parts = (
        *axes(plan),
        *start(plan),
        *(look.group(line(plan, s, look)) for s, look in styled(chart)),
        *(look.group(_whisker(plan, s, look, at)) for at, (s, look) in enumerate(styled(chart))
          if s.banded[-1]),
        *names(plan),
    )  # fmt: skip
    return sheet.svg(parts, plan.year_line, describe_comparison(data))


def comparison_figure(data: Comparison) -> Figure:
    """Give the scenarios for in a page, with their table."""
    return compose("lijnen", data.chart.about, lambda at: comparison_chart(data, at, words=False),
                   comparison_table(data), describe_comparison(data))  # fmt: skip


def comparison_table(data: Comparison) -> DataTable:
    """Give the numbers: a row per year and a column per scenario."""
    return table(data.chart)


def describe_comparison(data: Comparison) -> str:
    """Tell first and last number of every scenario, with its range."""
    begin = f"Verschil met {data.reference}. " if data.reference else ""
    return f"{begin}{describe(data.chart)}"


def _whisker(plan: Layout, series: Series, look: Style, at: int) -> Iterator[str]:
    """Draw the range of the last year in the gutter, at a place of its own."""
    x = plan.right + APART * (at + 1)
    low, high = (plan.y.place(float(v[-1])) for v in (series.low, series.high))
    d = f"M{x - 4:.1f},{low:.1f}h8M{x:.1f},{low:.1f}V{high:.1f}M{x - 4:.1f},{high:.1f}h8"
    yield element("path", d=d, fill="none", stroke="currentColor", stroke_width=2.5)
    if np.isfinite(series.expected[-1]):
        point = f"{x:.1f},{plan.y.place(float(series.expected[-1])):.1f}"
        yield element(
            "path",
            d=look.marker,
            fill="currentColor",
            class_="g-rand",
            stroke=PAPER,
            transform=f"translate({point})",
        )
