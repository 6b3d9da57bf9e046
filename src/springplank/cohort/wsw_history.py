# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What Panteia and Cedris published about the Wsw, by day of publication, and how figures connect.

Values: reference/tables/wsw_landelijk.csv. A figure that nobody published is not in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from springplank.errors import UsageError
from springplank.reference.tables import load_table

TABLE = "wsw_landelijk"


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One published figure about the Wsw in the whole country.

    Attributes:
        moment: the day of the stand, or the last day of the year it is about.
        grootheid: what is counted.
        waarde: the figure, in its unit.
        eenheid: "persoon", "arbeidsjaar", "jaar" or "%".
        bekend: day of publication.
        bron: key in the register of sources.
        opmerking: what a reader has to know.
    """

    moment: date
    grootheid: str
    waarde: float
    eenheid: str
    bekend: date
    bron: str
    opmerking: str


@cache
def load_history() -> tuple[Cijfer, ...]:
    """Read all published figures, in order of moment."""
    table = load_table(TABLE)
    return tuple(
        Cijfer(date.fromisoformat(moment), what, value, unit, date.fromisoformat(known), key, note)
        for moment, what, value, unit, known, key, note in zip(
            table.text("moment"),
            table.text("grootheid"),
            table.floats("waarde").tolist(),
            table.text("eenheid"),
            table.text("bekend"),
            table.text("bron"),
            table.text("opmerking"),
            strict=True,
        )
    )


def known_on(day: date, cijfers: Iterable[Cijfer] | None = None) -> tuple[Cijfer, ...]:
    """Give the figures that were published on a day; what came out later did not exist then."""
    every = load_history() if cijfers is None else cijfers
    return tuple(c for c in every if c.bekend <= day)


def find_cijfer(
    grootheid: str, year: int, cijfers: Sequence[Cijfer] | None = None, bron: str = ""
) -> Cijfer | None:
    """Find the figure of the end of a year; None when it was not published.

    Args:
        grootheid: what is counted.
        year: calendar year.
        cijfers: where to look; every published figure when None.
        bron: which source, where sources disagree.

    Raises:
        UsageError: when sources disagree and none is chosen.
    """
    found = [
        c
        for c in (load_history() if cijfers is None else cijfers)
        if (c.grootheid, c.moment.year) == (grootheid, year) and bron in ("", c.bron)
    ]
    if len({c.waarde for c in found}) > 1:
        choice = ", ".join(f"{c.bron} ({c.waarde:g})" for c in found)
        raise UsageError(
            f"Bronnen spreken elkaar tegen over {grootheid} in {year}. Kies een bron: {choice}."
        )
    return found[0] if found else None


def stand_after(begin: float, afname: float) -> float:
    """Give the stand at the end of a year from the stand at its begin and the decrease."""
    return begin - afname


def rate_of(begin: float, afname: float) -> float:
    """Give the decrease as a part of the stand at the begin."""
    return afname / begin


def constant_rate(begin: float, end: float, years: int) -> float:
    """Give the yearly rate that leads from one stand to a later one."""
    return float(1 - (end / begin) ** (1 / years))


def stand_at_rate(begin: float, rate: float, years: int) -> float:
    """Give the stand after some years at a constant yearly rate."""
    return float(begin * (1 - rate) ** years)


def mean_of_year(begin: float, end: float) -> float:
    """Give the mean over a year from the stands at its begin and end."""
    return (begin + end) / 2


def share_of(part: float, whole: float) -> float:
    """Give a part as a share of the whole, for example of one work form."""
    return part / whole


def published_personen(cijfers: Sequence[Cijfer] | None = None) -> Mapping[int, float]:
    """Give the persons of Panteia at the end of each year that can be known exactly.

    Of 2017 a rounded stand and the exact decrease are published: the decrease counts.

    Args:
        cijfers: where to look; every published figure when None.

    Returns:
        Persons by calendar year; a year of which nothing is published is absent.
    """
    stands: dict[int, float] = {}
    years = {c.moment.year for c in (load_history() if cijfers is None else cijfers)}
    for year in sorted(years):
        stand = find_cijfer("personen", year, cijfers)
        afname = find_cijfer("afname_personen", year, cijfers)
        if afname and year - 1 in stands:
            stands[year] = stand_after(stands[year - 1], afname.waarde)
        elif stand:
            stands[year] = stand.waarde
    return stands
