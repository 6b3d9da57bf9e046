# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Wsw: nobody enters, everybody grows a year older each year, and leaves for one of four reasons.

In a year those who reach the AOW age leave first (pensioen); of the others a part dies, a part has
been ill for two years, and a part leaves for another reason. These chances are parts of the same
people, so the flows add up to the change of the stand.
Values: wsw.toml. Fitted on the stands of eind 2015 to eind 2017; the later years are tests.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from springplank.cohort.ages import (
    AGES,
    Kenmerken,
    aow_leeftijd,
    check_persons,
    fit_profile,
    place_ages,
    retiring_share,
    sterftekans,
)
from springplank.cohort.groups import WERKVORMEN
from springplank.cohort.response import STAND, Response
from springplank.cohort.wsw_history import find_cijfer, known_on, published_personen
from springplank.core.assumptions import Assumptions, Draws, expected, load_assumptions
from springplank.core.columns import Floats
from springplank.core.parameters import Bound
from springplank.core.quantities import Fte, Personen, StandaardEenheden
from springplank.errors import UsageError

GROUP = "wsw"
PENSIOEN, OVERLIJDEN, ZIEKTE, OVERIG = "pensioen", "overlijden", "ziekte", "overig"
REDENEN = (PENSIOEN, OVERLIJDEN, ZIEKTE, OVERIG)
"""Why people leave; each is a flow."""

YOUNG, OLD = 25, 65
"""Between these ages the chance of two years' illness rises along a straight line."""

PROFILE_YEAR = 2015
"""The end of this year is the first of which mean age and shares are published."""

PROFILE_SOURCE = "panteia-wsw-2020"
"""Two reports disagree about the mean age of 2015 (48.8 or 48.6); this one gives 48.8."""


def load_wsw() -> Assumptions:
    """Read the aannames of the Wsw, by key."""
    return load_assumptions(Path(__file__).with_suffix(".toml"))


@dataclass(frozen=True, slots=True, eq=False)
class Hazards:
    """The chances of leaving in a year, by age on 31 December before it.

    Every chance except pensioen is a sum of patterns over ages times a level per draw; kept apart,
    because that is a matrix product, and years are stepped through a thousand draws at a time.

    Attributes:
        years: calendar years, one after the other.
        pensioen: which part reaches the AOW age, shape (leeftijden, jaren).
        reasons: the reason that each pattern belongs to.
        patterns: how a chance differs by age, shape (jaren, leeftijden, patronen).
        levels: how high it is, shape (jaren, patronen, trekkingen).
    """

    years: tuple[int, ...]
    pensioen: Floats
    reasons: tuple[str, ...]
    patterns: Floats
    levels: Floats

    def of(self, reason: str) -> Floats:
        """Give the chances of one reason, shape (leeftijden, jaren, trekkingen or 1).

        The chances other than pensioen are parts of those who do not reach the AOW age.
        """
        if reason == PENSIOEN:
            return self.pensioen[:, :, None]
        here = self.select(reason)
        found = self.patterns[:, :, here] @ self.levels[:, here]
        return np.asarray(found.transpose(1, 0, 2))

    def in_year(self, reason: str, at: int) -> Floats:
        """Give those of one reason in the year at an index, shape (leeftijden, trekkingen)."""
        if reason == PENSIOEN:
            return self.pensioen[:, at, None]
        here = self.select(reason)
        return np.asarray(self.patterns[at][:, here] @ self.levels[at, here])

    def select(self, reason: str) -> list[int]:
        """Give the numbers of the patterns of one reason."""
        return [n for n, name in enumerate(self.reasons) if name == reason]


def hazards(values: Draws, years: Sequence[int], on: date, bound: Bound = "values") -> Hazards:
    """Give the chances of leaving.

    Args:
        values: the aannames of the Wsw by key, shape (jaren, trekkingen) or (jaren, 1); in float32
            the response is float32 too.
        years: calendar years, one after the other.
        on: which AOW ages and chances of dying were known.
        bound: the expected AOW age, or the lowest or highest that is reckoned with.

    Raises:
        UsageError: when the chances of an age are below 0, or together above 1.
    """
    named = {
        "wsw.oversterfte": (OVERLIJDEN, sterftekans(years, on)),
        "wsw.twee_jaar_ziekte_jong": (ZIEKTE, 1 - _older(len(years))),
        "wsw.twee_jaar_ziekte_oud": (ZIEKTE, _older(len(years))),
        "wsw.overig_vertrek": (OVERIG, np.ones((len(AGES), len(years)))),
    }
    levels = np.stack(np.broadcast_arrays(*(values[key] for key in named)), axis=1)
    patterns = np.stack([pattern.T for _, pattern in named.values()], axis=2)
    _check_chances(patterns, levels)
    return Hazards(
        tuple(years),
        retiring_share(years, on, bound).astype(levels.dtype),
        tuple(reason for reason, _ in named.values()),
        patterns.astype(levels.dtype),
        levels,
    )


def _older(years: int) -> Floats:
    """Give how far each age is on the way from young to old, shape (leeftijden, jaren)."""
    way = np.clip((np.array(AGES, np.float64) - YOUNG) / (OLD - YOUNG), 0, 1)
    return np.repeat(way[:, None], years, axis=1)


def _check_chances(patterns: Floats, levels: Floats) -> None:
    highest = (patterns.max(axis=1)[:, None] @ levels).max()
    # The highest of each reason need not fall at the same age: only then look further.
    if levels.min() < 0 or (highest > 1 and (patterns @ levels).max() > 1):
        raise UsageError(
            "De kansen om uit de Wsw te vertrekken zijn op een leeftijd onder 0 of samen meer dan "
            "1. Verlaag de oversterfte, de uitstroom door ziekte of het overige vertrek."
        )


def respond(chances: Hazards, *, flows: bool = True) -> Response:
    """Follow one person of every age through the years.

    Args:
        chances: see `hazards`.
        flows: also give why people leave; without it only the stand, which is faster.

    Returns:
        The response; its basis are the ages on 31 December before the first year.
    """
    years, count, draws = len(chances.years), len(AGES), chances.levels.shape[2]
    dtype = chances.levels.dtype
    stays = 1 - chances.pensioen
    lost = stays.T[:, :, None] * chances.patterns
    # One product per year: what stays apart from pensioen (times 1), less what the patterns take.
    ages = np.concatenate([stays.T[:, :, None], -lost], axis=2)
    levels = np.concatenate([np.ones((years, 1, draws), dtype), chances.levels], axis=1)
    stand = np.zeros((count, years, draws), dtype)
    series = {STAND: stand}
    if flows:
        series |= {reason: np.zeros_like(stand) for reason in REDENEN}
    before = np.ones((count, draws), dtype)
    for year in range(min(years, count)):
        # Who starts at the first age is now `year` years older; who would pass the last age, left.
        left = count - year
        begin = before[:left]
        np.multiply(begin, ages[year, year:] @ levels[year], out=stand[:left, year])
        if flows:
            series[PENSIOEN][:left, year] = begin * chances.pensioen[year:, year, None]
            for reason in REDENEN[1:]:
                here = chances.select(reason)
                part = lost[year, year:, here].T @ chances.levels[year, here]
                series[reason][:left, year] = begin * part
        before = stand[:, year]
    return Response(
        GROUP,
        tuple(str(age) for age in AGES),
        np.ones(count),
        series,
        dict.fromkeys(REDENEN, -1) if flows else {},
    )


# --- Where it starts --------------------------------------------------------------------------


@cache
def national_profile(year: int, on: date) -> Floats:
    """Give the national profile of ages at the end of a year, carried forward from eind 2015.

    An aanname: nobody published the ages. The profile of eind 2015 is fitted to the published mean
    and shares, and later years follow from it with the expected chances. These facts about 2015
    came out in 2021; for an earlier day the profile looks further than people could then.

    Args:
        year: calendar year, 2015 or later.
        on: which AOW ages were known.

    Returns:
        Shares that add up to 1, shape (leeftijden,).

    Raises:
        UsageError: for a year before 2015.
    """
    if year < PROFILE_YEAR:
        raise UsageError(
            f"Het landelijke leeftijdsprofiel begint eind {PROFILE_YEAR}. Kies {PROFILE_YEAR} of "
            "later, of geef eigen leeftijden."
        )
    facts = (
        find_cijfer(name, PROFILE_YEAR, bron=PROFILE_SOURCE)
        for name in ("gemiddelde_leeftijd", "aandeel_ouder_dan_45", "aandeel_jonger_dan_27")
    )
    mean, older, younger = (fact.waarde for fact in facts if fact)
    aow = aow_leeftijd((PROFILE_YEAR,), on).maanden[0]
    profile = fit_profile(Kenmerken(mean, older / 100, younger / 100), aow)
    carried = carry_forward(profile, PROFILE_YEAR, year, on)
    carried /= carried.sum()
    carried.setflags(write=False)
    return carried


def carry_forward(personen: Floats, first: int, last: int, on: date) -> Floats:
    """Carry persons by age from the end of one year to the end of a later one, as expected.

    Args:
        personen: persons by age at the end of `first`, shape (leeftijden,).
        first: calendar year.
        last: calendar year, not before `first`.
        on: which AOW ages were known.

    Returns:
        Persons by age at the end of `last`, shape (leeftijden,).
    """
    years = tuple(range(first + 1, last + 1))
    if not years:
        return personen.copy()
    chances = hazards(expected(load_wsw(), years), years, on)
    survived = personen * respond(chances, flows=False).series[STAND][:, -1, 0]
    older = np.zeros_like(survived)
    older[len(years) :] = survived[: max(0, len(AGES) - len(years))]
    return older


@dataclass(frozen=True, slots=True, eq=False)
class NationalStart:
    """The persons in the Wsw in the whole country at the end of a year.

    Attributes:
        personen: by age, shape (leeftijden,).
        published: the last year of which the number was published.
        status: "afgeleid" for that year itself, "raming" for a later one.
    """

    personen: Floats
    published: int
    status: str


def national_start(year: int, on: date) -> NationalStart:
    """Give the persons at the end of a year: the newest published number, carried forward.

    Args:
        year: calendar year.
        on: only numbers that were published on this day count.

    Raises:
        UsageError: when no number was published up to that year.
    """
    known = published_personen(known_on(on))
    if not (years := [y for y in known if PROFILE_YEAR <= y <= year]):
        raise UsageError(
            f"Op {on.isoformat()} was er voor {year} nog geen landelijk aantal mensen in de Wsw "
            "bekend. Kies een later jaar of een latere dag."
        )
    last = max(years)
    people = carry_forward(known[last] * national_profile(last, on), last, year, on)
    return NationalStart(people, last, "afgeleid" if last == year else "raming")


def start_from_total(personen: Floats, year: int, on: date) -> Floats:
    """Spread totals over the national ages of that year; for who does not give own ages.

    Args:
        personen: persons at the end of the year, shape (gemeenten,); NaN when unknown.
        year: calendar year.
        on: which AOW ages were known.

    Returns:
        Persons, shape (gemeenten, leeftijden); NaN in the row of an unknown total.

    Raises:
        DataError: for a negative number of persons.
        UsageError: see `national_profile`.
    """
    check_persons(personen[:, None])
    return np.asarray(personen[:, None] * national_profile(year, on))


def start_from_ages(personen: Floats, leeftijden: Sequence[int]) -> Floats:
    """Give own ages as start figures; see `ages.place_ages`."""
    return place_ages(personen, leeftijden)


# --- Fte, SE and work forms -------------------------------------------------------------------


def to_fte(personen: Personen, values: Draws) -> Fte:
    """Give the arbeidsjaren of persons, shape (..., jaren, trekkingen)."""
    return personen.fte(values["wsw.deeltijdfactor"])


def to_se(fte: Fte, values: Draws) -> StandaardEenheden:
    """Weigh arbeidsjaren by the severity of the handicap, shape (..., jaren, trekkingen)."""
    return fte.standaard_eenheden(values["wsw.handicapfactor"])


def werkvormen(values: Draws) -> Floats:
    """Give the share of each work form, in the order of WERKVORMEN.

    Intern is published as one share; which part works binnen is an aanname.

    Returns:
        Shares that add up to 1, shape (werkvormen, jaren, trekkingen).
    """
    intern, binnen = values["wsw.aandeel_intern"], values["wsw.aandeel_binnen_van_intern"]
    others = (values[f"wsw.aandeel_{name}"] for name in tuple(WERKVORMEN)[2:])
    shares = np.stack(np.broadcast_arrays(intern * binnen, intern * (1 - binnen), *others))
    return np.asarray(shares / shares.sum(axis=0))
