# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Runs a scenario: people, money and company over the years; the order, in one list.

A run is a pure function of its question. It is done twice: once as expected, and once over all
draws. The draws of a scenario use the same random numbers as those of every other scenario.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

import numpy as np

from springplank.bekostiging.afspraak import Afspraak
from springplank.bekostiging.checks import assumptions as bekostiging_assumptions
from springplank.bekostiging.loading import load_afspraak
from springplank.cohort.projection import PARTS, cohort_assumptions, merged
from springplank.cohort.start import Start
from springplank.company.bedrijf import Bedrijf
from springplank.core.assumptions import Assumptions, Draws, draw, expected, load_assumptions
from springplank.core.columns import Floats
from springplank.funding.world import World
from springplank.reference.subjects import NATIONAL
from springplank.scenarios.eigen import Eigen
from springplank.scenarios.enterprise import Money, Onderneming, Plan, undertake
from springplank.scenarios.given import own_numbers
from springplank.scenarios.lived import live_in, whole_people
from springplank.scenarios.maatregelen import with_measures
from springplank.scenarios.money import (
    BIJSTELLING,
    HERIJKING,
    INDEXED,
    adjusted,
    new_money,
    realigned,
    rijksgeld,
    taakstelling,
)
from springplank.scenarios.organisatiemodellen import find_model
from springplank.scenarios.overlay import STREAM_OF, Rijksgeld, Setting, apply
from springplank.scenarios.people import (
    Kansen,
    Mensen,
    all_of_the_country,
    follow,
    follow_in,
    gathered,
    limited,
    national_level,
    start_of,
    with_guessed_start,
)
from springplank.scenarios.place import Place
from springplank.scenarios.scenario import Scenario, Wijziging
from springplank.scenarios.steps import Steps

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
        geld: EUR of the Rijk by stream as published or forecast, with the adjustment to wages and
            prices on a line of its own, shape (gemeenten, jaren, trekkingen).
        nieuw_geld: EUR of new money by name, same shape; empty without.
        onderneming: the company; None where there is none.
        taakstelling: places in beschut werk that each gemeente must offer, shape
            (gemeenten, jaren, 1); an input, not an outcome.
        waarden: every aanname as it was used or drawn, shape (jaren, trekkingen) or (jaren, 1).
    """

    mensen: Mensen
    geld: Mapping[str, Floats]
    nieuw_geld: Mapping[str, Floats]
    onderneming: Onderneming | None
    taakstelling: Floats
    waarden: Draws


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


Countries: TypeAlias = dict[object, Start]
"""Start figures of every gemeente, by the values and variants of the money they rest on."""


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
    ready = prepare(question, question.changes)
    return Outcome(
        question,
        ready.start,
        ready.setting.assumptions,
        expected_path(ready),
        drawn_path(ready, draw(ready.setting.assumptions, question.years, *_chance(question))),
    )


def _chance(question: Question) -> tuple[int, int]:
    return question.draws, question.seed


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """A question with everything that does not depend on draws.

    Attributes:
        question: what is asked.
        setting: what is shipped, known, own and changed.
        world: the world with what the scenario changes of the money.
        country: the start figures of every gemeente.
        start: those of the place, with own figures.
    """

    question: Question
    setting: Setting
    world: World
    country: Start
    start: Start


def prepare(
    question: Question, changes: tuple[Wijziging, ...], countries: Countries | None = None
) -> Ready:
    """Make a question ready to be run under some changes; see `run` for what may be wrong.

    Args:
        question: what is asked.
        changes: what changes.
        countries: where start figures are kept, for who runs one question under many changes.
    """
    setting = setting_of(question, changes)
    world = question.world
    if (setting.choices, setting.variants) != (world.choices, world.variants):
        world = replace(world, choices=setting.choices, variants=setting.variants)
    known = {} if countries is None else countries
    money = (frozenset(setting.choices.items()), frozenset(setting.variants.items()))
    country = known[money] if money in known else all_of_the_country(world)
    known[money] = country
    start = question.eigen.into(start_of(world, question.place, country), question.place)
    if not question.place.has_company:
        # Only the whole is shown of a region or the country: one row, not hundreds.
        start = start.grouped({question.place.naam: range(len(start.gemeenten))})
    return Ready(question, setting, world, country, start)


def expected_path(ready: Ready, steps: Steps | None = None) -> Pad:
    """Run as expected: one draw in which every aanname is what is expected of it.

    Args:
        ready: the question.
        steps: steps that may be taken over from an earlier run; None for a run from scratch.
    """
    return path_at(ready, expected(ready.setting.assumptions, ready.question.years), steps)


def drawn_path(ready: Ready, values: Draws, steps: Steps | None = None) -> Pad:
    """Run under draws of the aannames.

    Args:
        ready: the question.
        values: aannames by key, shape (jaren, trekkingen) or (jaren, 1).
        steps: see `expected_path`.
    """
    question = ready.question

    def past(_values: Draws) -> Draws:
        return draw(cohort_assumptions(), question.years, *_chance(question))

    steps = steps or Steps()
    return _path(ready, values, steps.keep("verleden", values, past), question.draws, steps)


def path_at(ready: Ready, values: Draws, steps: Steps | None = None) -> Pad:
    """Run at given values of the aannames, without chance and with the expected money.

    For who wants to know what an aanname does; the past is read as it is shipped.
    """
    steps = steps or Steps()

    def past(_values: Draws) -> Draws:
        return expected(cohort_assumptions(), ready.question.years)

    return _path(ready, values, steps.keep("verleden", values, past), 1, steps)


def _path(ready: Ready, values: Draws, shipped: Draws, draws: int, steps: Steps) -> Pad:
    question, setting, world = ready.question, ready.setting, ready.world
    years, place = question.years, question.place
    values = with_measures(setting, values, years, question.seed)
    kansen = Kansen(years, world.stand.on, values, shipped)
    parts = _people(ready, kansen, draws, steps)
    people = steps.keep("mensen", values, lambda _values: gathered(years, parts), *parts)
    target = steps.keep("taakstelling", values, lambda _values: taakstelling(world, place, years))
    if setting.begrensd is not None:
        first, everybody = setting.begrensd, people
        people = steps.keep(
            "begrensd", values, lambda _values: limited(everybody, target, first), everybody, target
        )
    money = _money(ready, kansen, people, draws, steps)
    if not place.has_company:
        return Pad(people, money.shown, money.new, None, target, values)
    plan = _plan(question, setting)
    company = undertake(world, place, plan, people, money.paid, values, steps)
    return Pad(people, money.shown, money.new, company, target, values)


def _people(ready: Ready, kansen: Kansen, draws: int, steps: Steps) -> tuple[Mensen, ...]:
    """Give the people, part by part: an aanname moves those of one part."""
    question, start = ready.question, ready.start
    is_national = question.place.onderwerp.soort == NATIONAL
    has_chance = question.has_chance and draws > 1
    whole = whole_people(start) if has_chance else start

    def go_on(part: str, values: Draws) -> Mensen:
        own = replace(kansen, values=values)
        if has_chance:
            return live_in(part, whole, own, draws, question.seed)
        return follow_in(part, start, own)

    def scale(people: Mensen, values: Draws) -> Mensen:
        return with_guessed_start(people, start, values, is_national=is_national)

    parts = []
    for part in PARTS:
        going = steps.keep(f"mensen.{part}", kansen.values, partial(go_on, part))
        parts.append(steps.keep(f"begin.{part}", kansen.values, partial(scale, going), going))
    return tuple(parts)


@dataclass(frozen=True, slots=True, eq=False)
class _Rijksgeld:
    """The money of the Rijk in a run: how it is shown, and how it is paid.

    Attributes:
        shown: EUR by stream as published or forecast, with adjustments on lines of their own.
        new: EUR of new money by name.
        paid: what the gemeenten and the company have to do with.
    """

    shown: Mapping[str, Floats]
    new: Mapping[str, Floats]
    paid: Money


def _money(ready: Ready, kansen: Kansen, people: Mensen, draws: int, steps: Steps) -> _Rijksgeld:
    question, values, years = ready.question, kansen.values, kansen.years

    def streams(_values: Draws) -> Mapping[str, Floats]:
        return rijksgeld(ready.world, question.place, years, draws, question.seed)

    def follow_people(read: Draws) -> Floats:
        return national_level(ready.country, replace(kansen, values=read))

    published = steps.keep("rijksgeld", values, streams)
    level = steps.keep("niveau", values, follow_people)

    def put_together(read: Draws) -> _Rijksgeld:
        return _together(ready, replace(kansen, values=read), people, published, level)

    return steps.keep("geld", values, put_together, people, published, level)


def _together(
    ready: Ready, kansen: Kansen, people: Mensen, published: Mapping[str, Floats], level: Floats
) -> _Rijksgeld:
    """Put the money of the Rijk together: as published, adjusted, and what a scenario adds."""
    values, years = kansen.values, kansen.years
    changed = realigned(published["wsw"], level, values["rijksgeld.herijking_wsw"])
    whole = {**published, HERIJKING: changed}
    money = dict(adjusted(whole, values["rijksgeld.bijstelling"], years))
    more = sum((money[key] - published[key] for key in INDEXED), np.zeros((1, 1, 1)))
    shown = {**published, HERIJKING: money[HERIJKING], BIJSTELLING: more}
    money["wsw"] = money["wsw"] + money.pop(HERIJKING)
    new: dict[str, Floats] = {}
    labelled: dict[str, Floats] = {}
    for found in ready.setting.rijksgeld:
        amount = new_money(found, people.mean(found.groep), _national(ready, found, kansen), years)
        new[found.naam] = amount
        if found.is_labelled:
            labelled[found.groep] = labelled.get(found.groep, np.zeros((1, 1, 1))) + amount
        else:
            stream = STREAM_OF[found.groep]
            money[stream] = money[stream] + amount
    return _Rijksgeld(shown, new, Money(money, labelled))


def _national(ready: Ready, found: Rijksgeld, kansen: Kansen) -> Floats | None:
    """Give the people of the whole country who share limited money; None without a limit."""
    if not np.isfinite(found.most):
        return None
    whole = ready.country.grouped({"NL": range(len(ready.country.gemeenten))})
    return follow(whole, kansen, flows=False).mean(found.groep)


def _plan(question: Question, setting: Setting) -> Plan:
    afspraak = question.afspraak if setting.afspraak is None else load_afspraak(setting.afspraak)
    wanted = None if setting.model in (None, question.model) else find_model(str(setting.model))
    own = own_numbers(question.eigen, question.place, question.years, afspraak)
    now = find_model(question.model)
    return Plan(question.bedrijf, afspraak, now, wanted, setting.forfait, own)
