# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The Wsw forecast from the stands of 2016, 2017 and 2020, each with what was known on its day.

The shipped chances of leaving rest on later figures, so they are not used. Per draw, illness and
mortality come from wide ranges; what leaves for another reason is solved so that the last decrease
that was known comes out. AOW ages, mortality, ages and arbeidsjaren per person are those of then.
Values: backtest_wsw.toml. Of the shipped aannames only the extra mortality is used: it rests on no
published figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from springplank.cohort.ages import Kenmerken, aow_leeftijd, fit_profile
from springplank.cohort.response import STAND
from springplank.cohort.scoring import Forecast, naive
from springplank.cohort.wsw import hazards, load_wsw, respond
from springplank.cohort.wsw_history import (
    Cijfer,
    find_cijfer,
    known_on,
    load_history,
    published_personen,
    share_of,
)
from springplank.core.assumptions import Assumptions, Draws, draw, expected, load_assumptions
from springplank.core.columns import Floats

ORIGINS = (2016, 2017, 2020)
LAST = 2022
"""The last year of which figures were published."""

PERSONEN, ARBEIDSJAREN, GEMIDDELD = "personen", "arbeidsjaren", "gemiddelde_realisatie"
FIGURES = (PERSONEN, ARBEIDSJAREN, GEMIDDELD)
MEAN_AGE, OLDER, YOUNGER = "gemiddelde_leeftijd", "aandeel_ouder_dan_45", "aandeel_jonger_dan_27"
NEEDED = (PERSONEN, "afname_personen", ARBEIDSJAREN, GEMIDDELD, MEAN_AGE, OLDER)
"""A stand was known when all of these that were published about it had come out."""

PREFIX = "terugblik_wsw."
OVERSTERFTE = "wsw.oversterfte"
STEPS = 8
"""Each step leaves a few percent of the error of the step before."""


def load_backtest() -> Assumptions:
    """Give the aannames with which the backtest of the Wsw is made, by key."""
    own = load_assumptions(Path(__file__).with_suffix(".toml"))
    return {**own, OVERSTERFTE: load_wsw()[OVERSTERFTE]}


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What was known about a stand on the day that it was published.

    Attributes:
        origin: calendar year of the stand.
        on: that day.
        cijfers: every figure that was published by then.
        series: per figure the values by year; persons that were not published are derived.
        per_persoon: arbeidsjaren per person at the last stand of which both were known.
        is_derived: whether the persons of the stand were derived from its arbeidsjaren.
    """

    origin: int
    on: date
    cijfers: tuple[Cijfer, ...]
    series: Mapping[str, Mapping[int, float]]
    per_persoon: float
    is_derived: bool


def day_known(origin: int, cijfers: Sequence[Cijfer] | None = None) -> date:
    """Give the day on which all needed figures about the end of a year were published."""
    every = load_history() if cijfers is None else cijfers
    return max(c.bekend for c in every if c.moment.year == origin and c.grootheid in NEEDED)


def published(cijfers: Sequence[Cijfer]) -> Mapping[str, Mapping[int, float]]:
    """Give per figure the published values by year."""
    years = sorted({c.moment.year for c in cijfers})
    found: dict[str, Mapping[int, float]] = {PERSONEN: published_personen(cijfers)}
    for name in (ARBEIDSJAREN, GEMIDDELD):
        each = {year: find_cijfer(name, year, cijfers) for year in years}
        found[name] = {year: cijfer.waarde for year, cijfer in each.items() if cijfer}
    return found


def knowledge(origin: int, cijfers: Sequence[Cijfer] | None = None) -> Knowledge:
    """Give what was known about the stand at the end of a year.

    Args:
        origin: calendar year.
        cijfers: all figures, also later ones; every published figure when None.
    """
    on = day_known(origin, cijfers)
    seen = known_on(on, cijfers)
    series = dict(published(seen))
    personen, arbeidsjaren = series[PERSONEN], series[ARBEIDSJAREN]
    both = max(personen.keys() & arbeidsjaren.keys())
    per_persoon = share_of(arbeidsjaren[both], personen[both])
    is_derived = origin not in personen
    if is_derived:
        series[PERSONEN] = {**personen, origin: arbeidsjaren[origin] / per_persoon}
    return Knowledge(origin, on, seen, series, per_persoon, is_derived)


# --- Ages -------------------------------------------------------------------------------------


def profiles(known: Knowledge, year: int) -> Floats:
    """Give the ages at the end of a year for the lowest and highest share of young people.

    The newest facts up to that year count, carried forward; without these the oldest known facts,
    as they are. Where the share of young people was published, both rows are the same.

    Args:
        known: see `knowledge`.
        year: calendar year, the origin or earlier.

    Returns:
        Shares that add up to 1, shape (2, leeftijden).
    """
    facts = {c.moment.year: c for c in known.cijfers if c.grootheid == MEAN_AGE}
    with_shares = [y for y in facts if find_cijfer(OLDER, y, known.cijfers)]
    newest = max((y for y in with_shares if y <= year), default=min(with_shares))
    older, younger = (find_cijfer(name, newest, known.cijfers) for name in (OLDER, YOUNGER))
    assert older
    assumed = load_backtest()[PREFIX + YOUNGER]
    ends = (younger.waarde / 100,) * 2 if younger else (assumed.low, assumed.high)
    first = min(newest, year)
    aow = aow_leeftijd((first,), known.on).maanden[0]
    mean = facts[newest].waarde
    fitted = [fit_profile(Kenmerken(mean, older.waarde / 100, end), aow) for end in ends]
    return _carried(np.array(fitted), first, year, known.on)


def _carried(profile: Floats, first: int, last: int, on: date) -> Floats:
    """Carry profiles to the end of a later year; what leaves at any age does not change them."""
    years = tuple(range(first + 1, last + 1))
    if not years:
        return profile
    values = _leaving(expected(load_backtest(), years), np.zeros((1, 1)))
    left = respond(hazards(values, years, on), flows=False).series[STAND][:, -1, 0]
    older = np.zeros_like(profile)
    older[:, len(years) :] = (profile * left)[:, : -len(years)]
    return np.asarray(older / older.sum(axis=1, keepdims=True))


# --- Leaving ----------------------------------------------------------------------------------


def _leaving(values: Draws, overig: Floats) -> Draws:
    """Give the chances of leaving under the names of the model, with the other reasons given."""
    old = values[PREFIX + "ziekte_oud"]
    return {
        OVERSTERFTE: values[OVERSTERFTE],
        "wsw.twee_jaar_ziekte_oud": old,
        "wsw.twee_jaar_ziekte_jong": old * values[PREFIX + "ziekte_jong_van_oud"],
        "wsw.overig_vertrek": np.broadcast_to(overig, np.broadcast_shapes(overig.shape, old.shape)),
    }


def _survival(
    ages: Floats, young: Floats, chances: Draws, years: Sequence[int], on: date
) -> Floats:
    """Give which part is still there, shape (jaren, trekkingen).

    Args:
        ages: see `profiles`.
        young: how far the share of young people is from lowest to highest, shape (trekkingen,).
        chances: see `wsw.hazards`.
        years: calendar years.
        on: which AOW ages were known.
    """
    low, high = respond(hazards(chances, years, on), flows=False).of(STAND, ages)
    return np.asarray(low + young * (high - low))


def _young(values: Draws) -> Floats:
    """Give how far the share of young people is from lowest to highest, shape (trekkingen,)."""
    assumed = load_backtest()[PREFIX + YOUNGER]
    return np.asarray((values[PREFIX + YOUNGER][0] - assumed.low) / (assumed.high - assumed.low))


def fit_overig(known: Knowledge, draws: int, seed: int) -> Floats:
    """Solve the chance to leave for another reason from the last decrease that was known.

    Where pensioen, overlijden and ziekte of a draw are already more than that decrease, it is 0.

    Args:
        known: see `knowledge`.
        draws: number of draws.
        seed: the seed of the run.

    Returns:
        Chance per year, shape (trekkingen,).
    """
    personen = known.series[PERSONEN]
    begin = max(year for year in personen if year < known.origin)
    years = tuple(range(begin + 1, known.origin + 1))
    left = share_of(personen[known.origin], personen[begin])
    values = draw(load_backtest(), years, draws, seed)
    ages, young = profiles(known, begin), _young(values)
    overig: Floats = np.zeros(draws)
    for _ in range(STEPS):
        chances = _leaving(values, overig[None])
        found = _survival(ages, young, chances, years, known.on)[-1]
        overig = np.maximum(0.0, overig + 1 - (left / found) ** (1 / len(years)))
    return overig


def project(
    origin: int, draws: int, seed: int, cijfers: Sequence[Cijfer] | None = None
) -> Mapping[str, Floats]:
    """Forecast from the stand at the end of a year, with what was known on its day.

    Args:
        origin: calendar year.
        draws: number of draws.
        seed: the same seed gives the same draws.
        cijfers: all figures, also later ones; every published figure when None.

    Returns:
        Per figure of `FIGURES`, shape (jaren, trekkingen), from the year after the origin to
        `LAST`.
    """
    known = knowledge(origin, cijfers)
    years = tuple(range(origin + 1, LAST + 1))
    values = draw(load_backtest(), years, draws, seed)
    overig = fit_overig(known, draws, seed) * values[PREFIX + "overig_later"]
    chances = _leaving(values, overig)
    left = _survival(profiles(known, origin), _young(values), chances, years, known.on)
    per_persoon = known.per_persoon * values[PREFIX + "deeltijdfactor_later"]
    arbeidsjaren = known.series[ARBEIDSJAREN][origin]
    begin = arbeidsjaren / per_persoon if known.is_derived else known.series[PERSONEN][origin]
    personen = begin * left
    after = personen * per_persoon
    before = np.concatenate([np.full((1, after.shape[1]), arbeidsjaren), after[:-1]])
    return {PERSONEN: personen, ARBEIDSJAREN: after, GEMIDDELD: (before + after) / 2}


def forecasts(figure: str, draws: int, seed: int) -> tuple[Forecast, ...]:
    """Give every forecast of a figure of which an outcome was published.

    The rivals start from the same stand as the model.

    Args:
        figure: one of `FIGURES`.
        draws: number of draws.
        seed: the same seed gives the same draws.
    """
    outcomes = published(load_history())[figure]
    found = []
    for origin in ORIGINS:
        known = knowledge(origin)
        for year, drawn in enumerate(project(origin, draws, seed)[figure], origin + 1):
            if year in outcomes:
                rivals = naive(known.series[figure], year)
                found.append(Forecast(origin, known.on, year, outcomes[year], drawn, rivals))
    return tuple(found)
