# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The gemeenten of every year since 2015: which exist, their inhabitants, and names."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from springplank.errors import UsageError
from springplank.reference.tables import load_table
from springplank.reference.voorbeeld import example_names

FIRST_YEAR = 2015
"""The first peiljaar of the table `gemeente_jaar`."""


@dataclass(frozen=True, slots=True)
class Gemeente:
    """One gemeente, as it was on 1 January of one year.

    Attributes:
        code: code of CBS, "GM0402".
        naam: name as CBS wrote it that year, unique within the year.
        naam_kort: name without the addition that CBS uses for equal names; not unique.
        provincie_code: code of CBS, "PV27".
        provincie: name of the provincie.
        corop_code: code of the COROP area.
        arbeidsmarktregio_code: code of the arbeidsmarktregio that year, "AM12".
        geldig_van: first day, or None when it existed before 2015.
        geldig_tot: last day, or None when it still exists.
    """

    code: str
    naam: str
    naam_kort: str
    provincie_code: str
    provincie: str
    corop_code: str
    arbeidsmarktregio_code: str
    geldig_van: date | None
    geldig_tot: date | None


@dataclass(frozen=True, slots=True)
class Indeling:
    """The gemeenten of one year, by ascending code: the canonical order of every array.

    Attributes:
        year: the year that was asked for.
        peiljaar: the year whose gemeenten these are.
        is_newest_known: the year lies after the newest known set, which is used instead.
        gemeenten: the gemeenten by ascending code.
        codes: their codes in the same order.
    """

    year: int
    peiljaar: int
    is_newest_known: bool
    gemeenten: tuple[Gemeente, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """The inhabitants of every gemeente on 1 January.

    Attributes:
        year: the year that was asked for.
        peiljaar: the year of the count.
        codes: codes in ascending order.
        persons: persons, shape (gemeenten,).
    """

    year: int
    peiljaar: int
    codes: tuple[str, ...]
    persons: NDArray[np.int64]

    def by_code(self) -> dict[str, int]:
        """Give the persons by code."""
        return dict(zip(self.codes, self.persons.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class _Register:
    """What the table `gemeenten` says about every code that existed since 2015."""

    naam: str
    naam_kort: str
    provincie_code: str
    provincie: str
    corop_code: str
    geldig_van: date | None
    geldig_tot: date | None


@cache
def _register() -> dict[str, _Register]:
    columns = load_table("gemeenten").columns
    return {
        code: _Register(naam, kort or naam, pv, provincie, corop, _day(van), _day(tot))
        for code, naam, kort, pv, provincie, corop, van, tot, _ in zip(
            *columns.values(), strict=True
        )
    }


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def _rows_of_years() -> dict[int, slice]:
    """Find the rows of every peiljaar; the table is ordered by year and code."""
    years = load_table("gemeente_jaar").text("jaar")
    return {
        year: slice(bisect_left(years, str(year)), bisect_right(years, str(year)))
        for year in range(FIRST_YEAR, int(years[-1]) + 1)
    }


def newest_year() -> int:
    """Give the newest year whose gemeenten are known."""
    return max(_rows_of_years())


def peiljaar_of(year: int) -> int:
    """Give the year whose gemeenten are used for a year: itself, or the newest known.

    Raises:
        UsageError: when the year is before 2015.
    """
    if year < FIRST_YEAR:
        raise UsageError(
            f"Over {year} zijn er geen gegevens: Springplank kent de gemeenten vanaf {FIRST_YEAR}."
        )
    return min(year, newest_year())


@cache
def municipalities_of(year: int) -> Indeling:
    """Give the gemeenten of a year (1 January); after the newest known year, that year's.

    Raises:
        UsageError: when the year is before 2015.
    """
    peiljaar = peiljaar_of(year)
    if peiljaar != year:
        known = municipalities_of(peiljaar)
        return Indeling(
            year, peiljaar, is_newest_known=True, gemeenten=known.gemeenten, codes=known.codes
        )
    rows = _rows_of_years()[year]
    table = load_table("gemeente_jaar")
    codes = table.text("code")[rows]
    regios = table.text("arbeidsmarktregio_code")[rows]
    names = table.text("naam")[rows]
    gemeenten = tuple(
        _gemeente(code, regio, naam) for code, regio, naam in zip(codes, regios, names, strict=True)
    )
    return Indeling(year, year, is_newest_known=False, gemeenten=gemeenten, codes=codes)


def _gemeente(code: str, regio: str, naam: str) -> Gemeente:
    r = _register()[code]
    return Gemeente(
        code,
        naam or r.naam,
        r.naam_kort,
        r.provincie_code,
        r.provincie,
        r.corop_code,
        regio,
        r.geldig_van,
        r.geldig_tot,
    )


@cache
def inhabitants(year: int) -> Inhabitants:
    """Give the inhabitants on 1 January of a year; after the newest known year, that year's.

    Raises:
        UsageError: when the year is before 2015.
    """
    peiljaar = peiljaar_of(year)
    rows = _rows_of_years()[peiljaar]
    table = load_table("gemeente_jaar")
    persons = np.array(table.text("inwoners")[rows], dtype=np.int64)
    persons.setflags(write=False)
    return Inhabitants(year, peiljaar, table.text("code")[rows], persons)


def name_of(code: str) -> str:
    """Give the newest name of a gemeente, also of one that no longer exists.

    Raises:
        UsageError: when the code never existed since 2015.
    """
    if code in example_names():
        return example_names()[code]
    try:
        return _register()[code].naam
    except KeyError:
        raise UsageError(
            f"Gemeentecode {code} bestaat niet en heeft sinds {FIRST_YEAR} niet bestaan. "
            "Een gemeentecode is GM met vier cijfers, zoals GM0402."
        ) from None


def period_of(code: str) -> tuple[date | None, date | None]:
    """Give the first and last day of a gemeente; None where it lies before 2015 or has no end.

    Raises:
        UsageError: when the code never existed since 2015.
    """
    name_of(code)
    return _register()[code].geldig_van, _register()[code].geldig_tot
