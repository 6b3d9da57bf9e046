# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Makes charts for tests: small ones by hand, and any chart by chance."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from springplank.charts.chart import Chart, Series

Numbers = Sequence[float | None]


def series(
    name: str, expected: Numbers, *, low: Numbers | None = None, high: Numbers | None = None
) -> Series:
    """Make a series; None is unknown."""
    none = [None] * len(expected)
    return Series(name, *(np.array(v, dtype=float) for v in (expected, low or none, high or none)))


def example(*lines: Series, title: str = "Mensen", source: str = "Panteia.") -> Chart:
    """Make a chart over three years."""
    return Chart(
        title=title,
        unit="mensen",
        years=(2025, 2026, 2027),
        series=lines,
        start=2026,
        scenario="Nulalternatief",
        run_id="20261122-a1b2c3",
        source=source,
    )


# Text of any kind, as a user may type it: also what XML does not allow.
TEXTS = st.text(max_size=60) | st.text("Wmi ", max_size=60)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Make any chart: one to four series over some years, with gaps, and with any text."""
    first, count = draw(st.integers(2015, 2040)), draw(st.integers(1, 8))
    apart = draw(st.sampled_from([1, 5]))
    size = draw(st.sampled_from([1e-6, 1.0, 1e4, 1e9, 1e14]))
    number = st.none() | st.floats(-1, 1).map(lambda n: n * size)
    row = st.lists(number, min_size=count, max_size=count)
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        one = series(draw(TEXTS), draw(row), low=draw(row), high=draw(row))
        low, high = np.sort(np.stack([one.low, one.high]), axis=0)
        lines.append(Series(one.name, one.expected, low, high))
    return Chart(
        title=draw(TEXTS),
        unit=draw(TEXTS),
        years=tuple(range(first, first + count * apart, apart)),
        series=tuple(lines),
        start=draw(st.none() | st.integers(2014, 2071)),
        scenario=draw(TEXTS),
        run_id="20261122-a1b2c3",
        source=draw(TEXTS),
    )
