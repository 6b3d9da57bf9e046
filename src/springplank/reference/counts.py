# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The figures per gemeente that came with each circulaire, and which of them was known when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from springplank.errors import UsageError
from springplank.reference.tables import load_table

TABLE = "tellingen"
REGISTER = "doelgroepenregister"
MEASURES = (REGISTER, "bijstandsontvangers", "loonkostensubsidies", "huishoudens_laag_inkomen")
PUBLISHED_AMOUNT = "iu_participatie_eur"
COUNTED = "geteld"
ESTIMATED = "raming"
PUBLISHED = "gepubliceerd"

Published = Mapping[str, date]
"""Day of publication of every circulaire, by its id."""


@dataclass(frozen=True, slots=True)
class Series:
    """One published series: a figure of every gemeente for one year, from one circulaire.

    Attributes:
        column: column of the table `tellingen`.
        circulaire: id of the circulaire, "meicirculaire-2024".
        uitkeringsjaar: the year the figures are for.
        kind: "geteld" for a year that had begun, "raming" for a coming year, "gepubliceerd" for
            an amount in euros.
    """

    column: str
    circulaire: str
    uitkeringsjaar: int
    kind: str


@dataclass(frozen=True, slots=True)
class Counts:
    """A series with its figures, exact in hundredths.

    Attributes:
        series: where the figures come from.
        codes: codes of the gemeenten in canonical order.
        hundredths: hundredths of persons, households or euros, shape (gemeenten,).
    """

    series: Series
    codes: tuple[str, ...]
    hundredths: NDArray[np.int64]

    @property
    def values(self) -> NDArray[np.float64]:
        """Give the figures as float64, shape (gemeenten,)."""
        return self.hundredths / 100

    @property
    def total_hundredths(self) -> int:
        """Give the national total in hundredths, exact."""
        return int(self.hundredths.sum())

    @property
    def has_decimals(self) -> bool:
        """Say whether some figure is not a whole number."""
        return bool((self.hundredths % 100).any())

    def whole(self) -> NDArray[np.int64]:
        """Give the figures as whole numbers, shape (gemeenten,).

        Raises:
            UsageError: when the series has decimals.
        """
        if self.has_decimals:
            raise UsageError(
                f"De reeks {self.series.column} uit {self.series.circulaire} voor "
                f"{self.series.uitkeringsjaar} heeft decimalen. Lees haar in honderdsten."
            )
        return self.hundredths // 100


@cache
def _rows() -> dict[tuple[str, int], slice]:
    """Find the rows of every circulaire and year; the file keeps them together."""
    table = load_table(TABLE)
    found: dict[tuple[str, int], slice] = {}
    keys = zip(table.text("circulaire"), table.text("uitkeringsjaar"), strict=True)
    for n, (circulaire, year) in enumerate(keys):
        begin = found.get((circulaire, int(year)), slice(n, n)).start
        found[circulaire, int(year)] = slice(begin, n + 1)
    return found


def _kind(column: str, circulaire: str, uitkeringsjaar: int) -> str:
    if column == PUBLISHED_AMOUNT:
        return PUBLISHED
    return COUNTED if circulaire.endswith(f"-{uitkeringsjaar}") else ESTIMATED


def all_series(column: str) -> tuple[Series, ...]:
    """Give every series of a column, in the order of the table: oldest circulaire first.

    Raises:
        UsageError: when the column does not exist.
    """
    if column not in (*MEASURES, PUBLISHED_AMOUNT):
        raise UsageError(
            f"Telling {column!r} bestaat niet. Bekend zijn: "
            f"{', '.join((*MEASURES, PUBLISHED_AMOUNT))}."
        )
    return tuple(Series(column, c, y, _kind(column, c, y)) for c, y in _rows())


@cache
def counts(column: str, circulaire: str, uitkeringsjaar: int) -> Counts:
    """Give one series as it stands in a circulaire.

    Raises:
        UsageError: when the column, circulaire or year is not in the table, with what is.
    """
    for series in all_series(column):
        if (series.circulaire, series.uitkeringsjaar) == (circulaire, uitkeringsjaar):
            rows = _rows()[circulaire, uitkeringsjaar]
            hundredths = _hundredths(column)[rows]
            return Counts(series, load_table(TABLE).text("code")[rows], hundredths)
    known = ", ".join(f"{s.circulaire} voor {s.uitkeringsjaar}" for s in all_series(column))
    raise UsageError(
        f"Er is geen reeks {column} uit {circulaire} voor {uitkeringsjaar}. Bekend zijn: {known}."
    )


@cache
def _hundredths(column: str) -> NDArray[np.int64]:
    values = load_table(TABLE).hundredths(column)
    values.setflags(write=False)
    return values


def visible_series(
    column: str, on: date, published: Published, *, uitkeringsjaar: int | None = None
) -> tuple[Series, ...]:
    """Give the series of a column that were public on a day, newest first.

    Args:
        column: column of the table `tellingen`.
        on: the day; a series published on it is visible.
        published: day of publication of every circulaire in the table.
        uitkeringsjaar: only series for this year.

    Raises:
        UsageError: when the column does not exist.
    """
    found = [
        series
        for series in all_series(column)
        if published[series.circulaire] <= on and uitkeringsjaar in (None, series.uitkeringsjaar)
    ]
    return tuple(
        sorted(found, key=lambda s: (published[s.circulaire], s.uitkeringsjaar), reverse=True)
    )


def counts_known_on(
    column: str, uitkeringsjaar: int, on: date, published: Published
) -> Counts | None:
    """Give the newest series for a year that was public on a day; None when there was none."""
    visible = visible_series(column, on, published, uitkeringsjaar=uitkeringsjaar)
    return _load(visible[0]) if visible else None


def newest_counted_register(on: date, published: Published) -> Counts | None:
    """Give the newest counted doelgroepenregister public on a day; None when there was none.

    Estimates for a coming year have decimals and are passed over.
    """
    visible = [s for s in visible_series(REGISTER, on, published) if s.kind == COUNTED]
    return _load(visible[0]) if visible else None


def rival_counts(chosen: Counts, on: date, published: Published) -> tuple[Counts, ...]:
    """Give the other series of the same column and year that were public on a day, newest first."""
    series = chosen.series
    visible = visible_series(series.column, on, published, uitkeringsjaar=series.uitkeringsjaar)
    return tuple(_load(rival) for rival in visible if rival != series)


def _load(series: Series) -> Counts:
    return counts(series.column, series.circulaire, series.uitkeringsjaar)
