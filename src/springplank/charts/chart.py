# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a chart shows, as data: the picture and the table beside it are both made from this."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from springplank.charts.about import About
from springplank.charts.value import LARGEST
from springplank.core.columns import Bools, Floats
from springplank.errors import RuleError, UsageError

MOST_SERIES = 4
"""More lines than this nobody can tell apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One line with its band.

    Attributes:
        name: name for a reader.
        expected: what is expected, shape (jaren,); NaN where it is not known.
        low: lower end of the 80% band, shape (jaren,); NaN where there is no band.
        high: upper end of the 80% band.
    """

    name: str
    expected: Floats
    low: Floats
    high: Floats

    @property
    def banded(self) -> Bools:
        """Say in which years there is a band, shape (jaren,)."""
        return np.isfinite(self.low) & np.isfinite(self.high)


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """One to four series over the same years, and what a reader needs to trust them.

    Attributes:
        title: what it is about.
        unit: what is counted, in words: "mensen", "euro per jaar".
        years: calendar years, ascending.
        series: one to four series.
        start: first year that is computed, not counted; None when there is no such year.
        scenario: name of the scenario, or of those that are compared.
        run_id: the run that the figures come from.
        source: what the figures rest on, in one sentence.
        measure: unit of the house, "persoon" or "EUR", by which numbers are rounded; empty to
            write them all with the same decimals.
        key: name of the picture that is unique on its page; empty to make one from the rest.

    Raises:
        UsageError: when there are no series, or too many to tell apart.
        RuleError: when years and values do not fit together.
    """

    title: str
    unit: str
    years: tuple[int, ...]
    series: tuple[Series, ...]
    start: int | None
    scenario: str
    run_id: str
    source: str
    measure: str = ""
    key: str = ""

    def __post_init__(self) -> None:
        """Check that there is something to draw, and that it fits together."""
        if not 1 <= len(self.series) <= MOST_SERIES:
            raise UsageError(
                f"Een grafiek toont 1 tot en met {MOST_SERIES} lijnen; dit zijn er "
                f"{len(self.series)}. Kies er minder, of maak meer grafieken."
            )
        if not self.years or list(self.years) != sorted(set(self.years)):
            raise RuleError(f"De jaren van grafiek {self.title!r} lopen niet op.")
        for one in self.series:
            _check(one, len(self.years))

    @property
    def about(self) -> About:
        """Give title and origin."""
        return About(self.title, self.run_id, self.source, self.scenario, self.key)

    @property
    def has_band(self) -> bool:
        """Say whether any series has a band in any year."""
        return any(series.banded.any() for series in self.series)

    @property
    def values(self) -> Floats:
        """Give every known number, shape (getallen,)."""
        numbers = np.array([(s.expected, s.low, s.high) for s in self.series])
        return np.asarray(numbers[~np.isnan(numbers)])


def _check(series: Series, years: int) -> None:
    for values in (series.expected, series.low, series.high):
        if values.shape != (years,):
            raise RuleError(f"De reeks {series.name!r} heeft niet voor elk jaar één getal.")
        if (np.abs(values) >= LARGEST).any():
            raise RuleError(f"De reeks {series.name!r} heeft een getal dat te groot is.")
    if (series.low > series.high).any():
        raise RuleError(f"De marge van reeks {series.name!r} staat ondersteboven.")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table beside a chart; None is unknown, which is not zero.

    Attributes:
        name: name of the series.
        year: calendar year.
        expected: what is expected.
        low: lower end of the 80% band.
        high: upper end of the 80% band.
    """

    name: str
    year: int
    expected: float | None
    low: float | None
    high: float | None


def as_table(chart: Chart) -> tuple[Row, ...]:
    """Give the table of a chart: per series a row per year, in the order of the chart."""
    return tuple(row for series in chart.series for row in rows_of(chart, series))


def rows_of(chart: Chart, series: Series) -> Iterator[Row]:
    """Give the rows of one series of a chart."""
    for at, year in enumerate(chart.years):
        numbers = (series.expected[at], series.low[at], series.high[at])
        yield Row(series.name, year, *(None if np.isnan(n) else float(n) for n in numbers))
