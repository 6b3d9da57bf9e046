# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Runs a scenario: people, money and company over the years; the order, in one list.

A run is a pure function of its question. It is done twice: once as expected, and once over all
draws. The draws of a scenario use the same random numbers as those of every other scenario.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from springplank.bekostiging.afspraak import Afspraak
from springplank.bekostiging.checks import assumptions as bekostiging_assumptions
from springplank.bekostiging.loading import load_afspraak
from springplank.cohort.projection import cohort_assumptions, merged
from springplank.cohort.start import Start
from springplank.company import measures
from springplank.company.bedrijf import Bedrijf
from springplank.core.assumptions import Assumptions, Draws, draw, expected, load_assumptions
from springplank.core.columns import Floats
from springplank.funding.world import World
from springplank.reference.subjects import NATIONAL
from springplank.scenarios.eigen import Eigen
from springplank.scenarios.enterprise import STREAM_OF, Onderneming, Plan, undertake
from springplank.scenarios.money import new_money, rijksgeld
from springplank.scenarios.organisatiemodellen import find_model
from springplank.scenarios.overlay import Setting, apply
from springplank.scenarios.people import (
    Kansen,
    Mensen,
    all_of_the_country,
    follow,
    live,
    start_of,
    with_guessed_start,
)
from springplank.scenarios.place import Place
from springplank.scenarios.scenario import Scenario, Wijziging

SEED = 1
DRAWS = 1000
ONLY_A_CHECK = "sectorbereik."
"""Aannames that only serve to recognise a typing error; they move nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is asked.

    Attributes:
        world: what was known and chosen of the money, and imported data.
        place: the gemeenten.
        years: calendar years, the first one right after the year of the start figures.
        scenario: what changes.
        bedrijf: the company.
        afspraak: the agreement.
        model: key of the organisation model of today.
        eigen: own figures about people.
        draws: number of draws.
        seed: the same seed gives the same draws.
        has_chance: whole people with chance (small companies), or only expectations.
    """

    world: World
    place: Place
    years: tuple[int, ...]
    scenario: Scenario
    bedrijf: Bedrijf
    afspraak: Afspraak
    model: str
    eigen: Eigen
    draws: int = DRAWS
    seed: int = SEED
    has_chance: bool = False

    @property
    def changes(self) -> tuple[Wijziging, ...]:
        """Give what the scenario changes."""
        return self.scenario.wijzigingen


@dataclass(frozen=True, slots=True, eq=False)
class Pad:
    """People, money and company over the years, as expected or over all draws.

    Attributes:
        mensen: the people of the gemeenten.
        geld: EUR of the Rijk by stream, shape (gemeenten, jaren, trekkingen).
        nieuw_geld: EUR of new money by name, same shape; empty without.
        onderneming: the company; None where there is none.
    """

    mensen: Mensen
    geld: Mapping[str, Floats]
    nieuw_geld: Mapping[str, Floats]
    onderneming: Onderneming | None


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """The answer.

    Attributes:
        question: what was asked.
        start: the start figures, with where each comes from.
        assumptions: every aanname as it was used.
        verwacht: as expected, with one draw.
        trekkingen: over all draws.
    """

    question: Question
    start: Start
    assumptions: Assumptions
    verwacht: Pad
    trekkingen: Pad


@cache
def shipped_assumptions() -> Assumptions:
    """Give the aannames of people, agreements and organisation, by key; not those of a company.

    Raises:
        RuleError: when a key is used twice.
    """
    agreements = {
        key: found
        for key, found in bekostiging_assumptions().items()
        if not key.startswith(ONLY_A_CHECK)
    }
    own = load_assumptions(Path(__file__).with_name("aannames.toml"))
    return merged(cohort_assumptions(), agreements, own)


def setting_of(question: Question, changes: tuple[Wijziging, ...]) -> Setting:
    """Lay own figures and some changes over what is shipped and known.

    Args:
        question: what is asked.
        changes: what changes; those of the scenario, or some of them.

    Raises:
        UsageError: when something that does not exist is changed, or to an impossible value.
    """
    everything = merged(shipped_assumptions(), question.bedrijf.figures)
    world = question.world
    base = Setting(question.eigen.over(everything), world.choices, world.variants)
    return apply(base, changes, question.scenario.naam)


def run(question: Question) -> Outcome:
    """Answer a question.

    Raises:
        UsageError: see `setting_of`; also when a measure has no known effect or cost.
        DataError: when own figures or the agreement do not fit.
    """
    setting = setting_of(question, question.changes)
    world = world_of(question, setting)
    country = all_of_the_country(world)
    start = question.eigen.into(start_of(world, question.place, country), question.place)
    return Outcome(
        question,
        start,
        setting.assumptions,
        expected_path(question, question.changes),
        _path(question, setting, world, start, country, question.draws),
    )


def expected_path(question: Question, changes: tuple[Wijziging, ...]) -> Pad:
    """Run a question as expected, without draws, under some changes."""
    setting = setting_of(question, changes)
    world = world_of(question, setting)
    country = all_of_the_country(world)
    start = question.eigen.into(start_of(world, question.place, country), question.place)
    return _path(question, setting, world, start, country, 1)


def world_of(question: Question, setting: Setting) -> World:
    """Give the world with what a scenario changes of the money."""
    return replace(question.world, choices=setting.choices, variants=setting.variants)


def _path(
    question: Question, setting: Setting, world: World, start: Start, country: Start, draws: int
) -> Pad:
    years, seed = question.years, question.seed
    values = _with_measures(setting, _values(setting.assumptions, years, draws, seed), years, seed)
    shipped = _values(cohort_assumptions(), years, draws, seed)
    kansen = Kansen(years, world.stand.on, values, shipped)
    if question.has_chance and draws > 1:
        people = live(start, kansen, draws, seed)
    else:
        people = follow(start, kansen)
    if question.place.onderwerp.soort != NATIONAL:
        people = with_guessed_start(people, start, values)
    money = dict(rijksgeld(world, question.place, years, draws, seed))
    new: dict[str, Floats] = {}
    for found in setting.rijksgeld:
        national = None
        if np.isfinite(found.most):
            whole = country.grouped({"NL": range(len(country.gemeenten))})
            national = follow(whole, kansen, flows=False).mean(found.groep)
        amount = new_money(found, people.mean(found.groep), national, years)
        new[found.naam] = amount
        stream = STREAM_OF[found.groep]
        money[stream] = money[stream] + amount
    if not question.place.has_company:
        return Pad(people, money, new, None)
    plan = _plan(question, setting)
    return Pad(people, money, new, undertake(world, question.place, plan, people, money, values))


def _values(assumptions: Assumptions, years: tuple[int, ...], draws: int, seed: int) -> Draws:
    return draw(assumptions, years, draws, seed) if draws > 1 else expected(assumptions, years)


def _with_measures(setting: Setting, values: Draws, years: tuple[int, ...], seed: int) -> Draws:
    taken = setting.maatregelen or {}
    choices = [
        measures.Choice(measures.find_measure(key), first or years[0])
        for key, first in taken.items()
    ]
    return measures.apply(choices, values, years, seed=seed) if choices else values


def _plan(question: Question, setting: Setting) -> Plan:
    afspraak = question.afspraak if setting.afspraak is None else load_afspraak(setting.afspraak)
    wanted = None if setting.model in (None, question.model) else find_model(str(setting.model))
    return Plan(question.bedrijf, afspraak, find_model(question.model), wanted, setting.forfait)
