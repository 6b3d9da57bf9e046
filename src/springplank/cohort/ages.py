# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Ages: who reaches the AOW age in a year, who dies in it, and a profile where ages are unknown.

An age is the number of whole years on 31 December. Within a year of age birthdays are spread
evenly, so that somebody of age 66 is anywhere between 66 and 67.
Values: aow_leeftijd.toml (per year, as known on a day) and ages.toml (mortality).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from springplank.core.columns import Bools, Floats
from springplank.core.loading import load_parameters
from springplank.core.parameters import Bound, Parameter, path_of
from springplank.errors import DataError, UsageError

AGES = tuple(range(18, 68))
"""Ages on 31 December that are reckoned with; the AOW age stays at most 68 (aow_leeftijd.toml)."""

YOUNGEST_IN, OLDEST_IN = 16, 110
"""Ages that may be given; what is outside is a typing error."""

MONTHS = 12
FIRST_MORTALITY = 2020
"""First year of the prognosis of CBS that we have; earlier years get its chances."""

OLDER_THAN, YOUNGER_THAN = 45, 27
"""The borders of the shares that Panteia publishes: older than 45, younger than 27."""


@cache
def _parameters(name: str) -> Mapping[str, Parameter]:
    return load_parameters(Path(__file__).with_name(f"{name}.toml"), "cohort")


def _path(file: str, name: str, years: Sequence[int], on: date, bound: Bound) -> Floats:
    path = path_of(_parameters(file)[name], tuple(years), on)
    first_row: Floats = np.asarray(path.at(bound), np.float64)[0]
    return first_row


@dataclass(frozen=True, slots=True, eq=False)
class AowLeeftijd:
    """The AOW age per year, as known on a day.

    Attributes:
        years: calendar years.
        maanden: months, shape (jaren,); NaN when unknown.
        laag: lowest that is reckoned with, in months; the age itself where it is set.
        hoog: highest that is reckoned with, in months.
        is_vastgesteld: whether the age of that year was set, shape (jaren,).
    """

    years: tuple[int, ...]
    maanden: Floats
    laag: Floats
    hoog: Floats
    is_vastgesteld: Bools

    def remarks(self) -> tuple[str, ...]:
        """Say for every year that is not set what is reckoned with."""
        return tuple(
            f"De AOW-leeftijd voor {year} is nog niet vastgesteld. Wij rekenen met "
            f"{_in_words(age)}; het kan {_in_words(low)} tot {_in_words(high)} worden."
            for year, age, low, high, is_set in zip(
                self.years, self.maanden, self.laag, self.hoog, self.is_vastgesteld, strict=True
            )
            if not is_set and not np.isnan(age)
        )


def _in_words(months: float) -> str:
    years, rest = divmod(round(months), MONTHS)
    unit = "maand" if rest == 1 else "maanden"
    return f"{years} jaar en {rest} {unit}" if rest else f"{years} jaar"


def aow_leeftijd(years: Sequence[int], on: date) -> AowLeeftijd:
    """Give the AOW age per year, as known on a day.

    Args:
        years: calendar years.
        on: only what was published on this day counts.
    """
    path = path_of(_parameters("aow_leeftijd")["aow_leeftijd"], tuple(years), on)
    values, low, high = (np.asarray(path.at(b), np.float64)[0] for b in ("values", "low", "high"))
    is_set = np.array([cell.status == "vastgesteld" for cell in path.cells])
    return AowLeeftijd(tuple(years), values, low, high, is_set)


def retiring_share(years: Sequence[int], on: date, bound: Bound = "values") -> Floats:
    """Give which part of each age reaches the AOW age in a year; nobody has a choice.

    Who had reached the AOW age of the year before has left already, so that an age that is only
    partly in work counts only that part. Whoever is given at an age past it leaves at once.

    Args:
        years: calendar years, one after the other.
        on: only what was published on this day counts.
        bound: the expected AOW age, or the lowest or highest that is reckoned with.

    Returns:
        Shares, shape (leeftijden, jaren).

    Raises:
        UsageError: when the AOW age of a year, or of the year before the first, is unknown.
    """
    with_before = (years[0] - 1, *years)
    months = _path("aow_leeftijd", "aow_leeftijd", with_before, on, bound)
    if unknown := [y for y, m in zip(with_before, months, strict=True) if np.isnan(m)]:
        raise UsageError(
            f"De AOW-leeftijd van {unknown[0]} is bij ons niet bekend. Kies een eerste jaar van "
            "2014 of later."
        )
    ages = np.array(AGES, np.float64)[:, None]
    before, here = months[None, :-1] / MONTHS, months[None, 1:] / MONTHS
    oldest = np.minimum(ages + 1, before)  # who is older has left in an earlier year
    leaving = oldest - np.maximum(ages, here - 1)
    width = oldest - ages
    return np.where(width > 0, np.clip(leaving / np.where(width > 0, width, 1), 0, 1), 1.0)


def sterftekans(years: Sequence[int], on: date) -> Floats:
    """Give the chance to die in a year in the Dutch population, men and women together.

    CBS gives the ages 40 and 60; between and around them the chance rises by the same factor per
    year of age. At 80 this gives 4.1% for 2020, where CBS has 4.0%.

    Args:
        years: calendar years; before 2020 the chances of 2020 are used.
        on: only what was published on this day counts.

    Returns:
        Chances, shape (leeftijden, jaren).

    Raises:
        UsageError: when the prognosis was not published on that day.
    """
    reached = [max(year, FIRST_MORTALITY) for year in years]
    younger, older = (_path("ages", f"sterftekans_{a}", reached, on, "values") for a in (40, 60))
    if np.isnan(younger + older).any():
        raise UsageError(
            f"Op {on.isoformat()} was er nog geen sterfteprognose bij ons bekend. Kies een dag in "
            "2017 of later."
        )
    steps = (np.array(AGES, np.float64)[:, None] - 60) / (60 - 40)
    return np.asarray(older * (older / younger) ** steps)


def place_ages(personen: Floats, leeftijden: Sequence[int]) -> Floats:
    """Put numbers of persons by age in the order of AGES.

    Who is older than the oldest age counts there, and leaves in the first year; who is younger
    than the youngest counts as the youngest.

    Args:
        personen: persons, shape (gemeenten, opgegeven leeftijden); NaN when unknown.
        leeftijden: whole years on 31 December, one per column.

    Returns:
        Persons, shape (gemeenten, leeftijden).

    Raises:
        DataError: for an age under 16 or over 110, or a negative number of persons.
    """
    for age in leeftijden:
        if not YOUNGEST_IN <= age <= OLDEST_IN:
            raise DataError(
                f"Leeftijd {age} kan niet: geef leeftijden van {YOUNGEST_IN} tot en met "
                f"{OLDEST_IN} jaar."
            )
    check_persons(personen)
    placed = np.zeros((len(personen), len(AGES)))
    for column, age in enumerate(leeftijden):
        placed[:, min(max(age, AGES[0]), AGES[-1]) - AGES[0]] += personen[:, column]
    return placed


def check_persons(personen: Floats) -> None:
    """Refuse a negative number of persons; unknown (NaN) may stay.

    Raises:
        DataError: naming the row.
    """
    if (wrong := np.argwhere(personen < 0)).size:
        raise DataError(
            f"Regel {wrong[0][0] + 1} heeft minder dan 0 personen. Vul 0 of meer in, of laat leeg "
            "wat u niet weet."
        )


@dataclass(frozen=True, slots=True)
class Kenmerken:
    """What is published about the ages of a group.

    Attributes:
        gemiddelde: mean age in whole years on 31 December.
        ouder_dan_45: share of ages 46 and over.
        jonger_dan_27: share of ages up to and including 26.
    """

    gemiddelde: float
    ouder_dan_45: float
    jonger_dan_27: float


def kenmerken_of(profiel: Floats) -> Kenmerken:
    """Give the mean and the shares of numbers by age, shape (leeftijden,)."""
    return Kenmerken(*(float(v) for v in _MEASURES @ profiel / profiel.sum()))


_AGES = np.array(AGES, np.float64)
_MEASURES = np.array([_AGES, _AGES > OLDER_THAN, _AGES < YOUNGER_THAN])
_SCALED = (_AGES - 50) / 16
_POWERS = np.array([_SCALED, _SCALED**2, _SCALED**3])
"""A profile is the exponent of a third-degree curve: three numbers for three published facts."""

STEPS = 40
CLOSE = 1e-12


def fit_profile(wanted: Kenmerken, aow_maanden: float) -> Floats:
    """Fit a smooth profile of ages to a mean and two shares.

    Of all smooth profiles with these three facts it is the least outspoken one. Ages that are
    past the AOW age are empty; the age in which it falls counts in part.

    Args:
        wanted: the published facts.
        aow_maanden: the AOW age at that moment, in months.

    Returns:
        Shares that add up to 1, shape (leeftijden,).

    Raises:
        DataError: when no profile has these facts.
    """
    in_work = np.clip(aow_maanden / MONTHS - _AGES, 0, 1)
    facts = np.array([wanted.gemiddelde, wanted.ouder_dan_45, wanted.jonger_dan_27])
    weights = np.array([0.5, -1.0, 0.0])
    for _ in range(STEPS):
        profile = _curve(weights, in_work)
        off = _MEASURES @ profile - facts
        if np.abs(off).max() < CLOSE:
            return profile
        # How the facts move with the weights is their covariance with the powers.
        moves = (_MEASURES * profile) @ _POWERS.T - np.outer(_MEASURES @ profile, _POWERS @ profile)
        step = np.linalg.lstsq(moves, off, rcond=None)[0]
        weights = weights - step * min(1.0, 1.0 / np.abs(step).max())
    raise DataError(
        f"Een gemiddelde leeftijd van {wanted.gemiddelde:g} jaar past niet bij "
        f"{wanted.ouder_dan_45:.0%} ouder dan {OLDER_THAN} en {wanted.jonger_dan_27:.0%} jonger "
        f"dan {YOUNGER_THAN}. Controleer deze drie cijfers."
    )


def _curve(weights: Floats, in_work: Floats) -> Floats:
    height = weights @ _POWERS
    curve = np.exp(height - height.max()) * in_work
    return np.asarray(curve / curve.sum())
