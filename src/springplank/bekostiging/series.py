# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Values of an agreement per year: one for every year, or a value for each year."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from springplank.core.columns import Floats
from springplank.errors import DataError

DAARNA = "daarna"
"""In a table of years: what holds after the last year."""


MOST = sys.float_info.max
"""The largest number that can be computed with; more than that, infinite and NaN are no number."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A value over the years; a year without a value is an error, never 0 and never the last one.

    Attributes:
        years: value per calendar year.
        otherwise: value in other years: every year, or only those after the last one in `years`.
    """

    years: Mapping[int, float]
    otherwise: float | None

    def over(self, years: Iterable[int], place: str) -> Floats:
        """Give the values, shape (1, jaren).

        Raises:
            DataError: for a year without a value, with its place.
        """
        return np.array([[self._in_year(year, place) for year in years]])

    def all_values(self) -> tuple[float, ...]:
        """Give every value that was written down."""
        rest = () if self.otherwise is None else (self.otherwise,)
        return (*self.years.values(), *rest)

    def _in_year(self, year: int, place: str) -> float:
        if year in self.years:
            return self.years[year]
        if self.otherwise is None or any(year < other for other in self.years):
            raise DataError(
                f"{place} heeft geen waarde voor {year}. Vul dat jaar in, of geef met "
                f"'{DAARNA}' wat na het laatste jaar geldt."
            )
        return self.otherwise


def always(value: float) -> Dated:
    """Make a value that holds in every year."""
    return Dated({}, value)


def read_dated(raw: Any, place: str) -> Dated:
    """Read a number, or a table with a number per year.

    Raises:
        DataError: when it is something else, with its place.
    """
    if _is_number(raw):
        return always(float(raw))
    if not isinstance(raw, Mapping) or not raw or not all(map(_is_number, raw.values())):
        raise DataError(
            f"{place} is geen getal. Schrijf een getal, of een getal per jaar: "
            "{ 2025 = 100, 2026 = 110 }."
        )
    years = {key: value for key, value in raw.items() if key != DAARNA}
    if wrong := [key for key in years if not (key.isdecimal() and len(key) == len("2025"))]:
        raise DataError(f"{place}: {wrong[0]!r} is geen jaar. Schrijf een jaar zoals 2025.")
    after = raw.get(DAARNA)
    if after is not None and not years:
        raise DataError(f"{place}: voor '{DAARNA}' moet er minstens een jaar staan.")
    return Dated(
        {int(year): float(value) for year, value in years.items()},
        None if after is None else float(after),
    )


def _is_number(raw: Any) -> bool:
    # A whole number may have more digits than a float can hold: -MOST <= raw is exact, also then.
    return isinstance(raw, int | float) and not isinstance(raw, bool) and -MOST <= raw <= MOST


def indexed(values: Floats, years: tuple[int, ...], index: Dated, base: int, place: str) -> Floats:
    """Let amounts of a base year grow with a yearly share.

    Args:
        values: EUR in prices of the base year, shape (1, jaren).
        years: calendar years, from the base year on.
        index: growth with respect to the year before, as a share.
        base: the base year.
        place: where it is used, for the message.

    Raises:
        DataError: for a year before the base year, or a year without an index.
    """
    if min(years) < base:
        raise DataError(f"{place}: het basisjaar is {base}; voor {min(years)} is er geen bedrag.")
    later = range(base + 1, max(years) + 1)
    growth = index.over(later, f"{place}, index")[0] if later else np.zeros(0)
    level = np.concatenate([[1.0], np.cumprod(1.0 + growth)])
    return np.asarray(values * level[[year - base for year in years]])
