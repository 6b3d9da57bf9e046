# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Beschut werk in the whole country since 2016: what was counted, and when it was known."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from springplank.core.columns import Floats
from springplank.errors import RuleError
from springplank.reference.tables import load_table

TABLE = "beschut_landelijk"
KINDS = ("indicatie", "werkzaam", "doelstelling")
RECENT = 3
"""Growth is the mean of so many years: one year is too little, and older years were a start-up."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure.

    Attributes:
        moment: day of the count.
        kind: "indicatie", "werkzaam" or "doelstelling".
        value: persons; for the doelstelling jobs.
        known: day from which it was known.
        is_known_assumed: that day is an assumption.
        is_rounded: the source rounds it.
        source: key in the register of sources.
        note: what a reader has to know.
    """

    moment: date
    kind: str
    value: float
    known: date
    is_known_assumed: bool
    is_rounded: bool
    source: str
    note: str


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """The stands at the end of consecutive years, shape (jaren,); NaN where nothing is known.

    Attributes:
        years: calendar years, ascending and without gaps.
        indicatie: persons with a valid positive advice.
        werkzaam: those of them who work.
        doelstelling: jobs that there should be; an input, never an outcome.
    """

    years: tuple[int, ...]
    indicatie: Floats
    werkzaam: Floats
    doelstelling: Floats

    @property
    def wachtlijst(self) -> Floats:
        """Give the persons with a positive advice and without a job, shape (jaren,)."""
        return self.indicatie - self.werkzaam

    @property
    def realisatiegraad(self) -> Floats:
        """Give which part of the people with an advice works, shape (jaren,)."""
        return self.werkzaam / self.indicatie

    @property
    def part_of_doelstelling(self) -> Floats:
        """Give the people who work as a part of the doelstelling, shape (jaren,)."""
        return self.werkzaam / self.doelstelling

    @property
    def growth_of_indicatie(self) -> Floats:
        """Give how many more than a year before, shape (jaren - 1,)."""
        return np.diff(self.indicatie)

    @property
    def growth_of_werkzaam(self) -> Floats:
        """Give how many more than a year before, shape (jaren - 1,)."""
        return np.diff(self.werkzaam)

    def in_year(self, year: int) -> tuple[float, float]:
        """Give who works and who waits at the end of a year.

        Raises:
            RuleError: when one of both is not known.
        """
        found = np.array(self.years) == year
        if not found.any() or np.isnan(self.wachtlijst[found]).any():
            raise RuleError(f"De stand van beschut werk eind {year} is in het hele land onbekend.")
        return float(self.werkzaam[found][0]), float(self.wachtlijst[found][0])

    def last_year(self) -> int:
        """Give the last year of which both who works and who waits is known.

        Raises:
            RuleError: when there is none.
        """
        known = np.flatnonzero(~np.isnan(self.wachtlijst))
        if not known.size:
            raise RuleError("Op deze dag was nog geen stand van beschut werk bekend.")
        return self.years[int(known[-1])]

    def recent_growth(self) -> tuple[float, float]:
        """Give by how many people per year the indicaties and the werkenden grew of late.

        With a single stand of the indicaties they grow with the people who work, in proportion.

        Raises:
            RuleError: when the growth of the people who work is not known either.
        """
        indicatie, werkzaam = (
            float(np.mean(known[-RECENT:])) if (known := growth[~np.isnan(growth)]).size else np.nan
            for growth in (self.growth_of_indicatie, self.growth_of_werkzaam)
        )
        if np.isnan(werkzaam):
            raise RuleError("Op deze dag was nog geen groei van beschut werk bekend.")
        if np.isnan(indicatie):
            working, waiting = self.in_year(self.last_year())
            indicatie = werkzaam * (working + waiting) / working
        return indicatie, werkzaam


def figures(on: date = date.max) -> tuple[Figure, ...]:
    """Give every figure that was known on a day, by moment."""
    table = load_table(TABLE)
    columns = ("moment", "grootheid", "waarde", "bekend", "bekend_is_aanname", "is_afgerond")
    rows = zip(*(table.text(c) for c in (*columns, "bron", "opmerking")), strict=True)
    found = (
        Figure(
            date.fromisoformat(moment),
            kind,
            float(value),
            date.fromisoformat(known),
            assumed == "ja",
            rounded == "ja",
            source,
            note,
        )
        for moment, kind, value, known, assumed, rounded, source, note in rows
    )
    return tuple(f for f in found if f.known <= on)


def known_on(on: date = date.max) -> History:
    """Give the stands at the end of each year as far as they were known on a day.

    Raises:
        RuleError: when nothing was known yet.
    """
    ends = [f for f in figures(on) if (f.moment.month, f.moment.day) == (12, 31)]
    if not ends:
        raise RuleError(f"Op {on:%d-%m-%Y} was nog geen cijfer over beschut werk bekend.")
    years = range(ends[0].moment.year, ends[-1].moment.year + 1)
    value = {(f.kind, f.moment.year): f.value for f in ends}
    series = (np.array([value.get((kind, y), np.nan) for y in years]) for kind in KINDS)
    return History(tuple(years), *series)
