# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Look ahead: the people, the money and the company of a place, under a scenario."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from springplank.actions.afspraken import check_afspraken, find_afspraak, remarks_on_afspraak
from springplank.actions.cautions import check_boekjaar, remarks_of
from springplank.actions.question import ask_world, run_of, subject_in, today, world_about
from springplank.company.accounts import check_shares
from springplank.company.bedrijf import EXAMPLE, Bedrijf, assumed_bedrijf, load_bedrijf
from springplank.core.assumptions import Assumption, expired
from springplank.core.columns import Floats, as_floats
from springplank.errors import UsageError
from springplank.funding.world import inhabitants_in
from springplank.reference.subjects import Onderwerp
from springplank.scenarios.eigen import NOTHING, load_eigen
from springplank.scenarios.money import BIJSTELLING, HERIJKING, IMPULSBUDGET, INDEXED
from springplank.scenarios.organisatiemodellen import find_model
from springplank.scenarios.people import all_of_the_country, begin_year, start_of
from springplank.scenarios.place import Place, place_of
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.reeksen import Antwoord
from springplank.scenarios.run import DRAWS, SEED, Outcome, Pad, Question, run, setting_of
from springplank.scenarios.scenario import ZERO, Scenario, find_scenario
from springplank.scenarios.spread import Spreiding, ranked, spread

LAST, FURTHEST = 2035, 2060
MODEL = "partieel"
"""Half of the companies are organised so; an aanname until somebody says otherwise."""

SMALL = 1000
"""People in a company up to whom chance matters; with more it drowns in what we do not know."""

MOST = 20_000
ASK = 5
"""How many figures a user is asked for first."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person may say beside the name and the scenario.

    Attributes:
        last: last calendar year; None for the usual one.
        stand: circulaire or day of knowledge.
        variants: variants of policy.
        choices: own values of parameters.
        bedrijf: file with the figures of the company.
        afspraak: name or file of the agreement.
        model: organisation model of today.
        eigen: file with own figures about people.
        draws: number of draws.
        seed: the seed.
        chance: whole people with chance; None to let the size of the company decide.
    """

    last: int | None = None
    stand: str | None = None
    variants: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    bedrijf: Path | None = None
    afspraak: str | None = None
    model: str | None = None
    eigen: Path | None = None
    draws: int = DRAWS
    seed: int = SEED
    chance: bool | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Vooruit:
    """What lies ahead.

    Attributes:
        onderwerp: what it is about.
        place: the gemeenten around it.
        scenario: what was changed.
        run_id: hash of everything it rests on.
        jaren: calendar years.
        antwoord: all series.
        vragen: the aannames that the user is asked to replace first.
        verlopen: aannames past their end date.
        opmerkingen: Dutch sentences that belong beside the figures.
    """

    onderwerp: Onderwerp
    place: Place
    scenario: Scenario
    run_id: str
    jaren: tuple[int, ...]
    antwoord: Antwoord
    vragen: tuple[Assumption, ...] = ()
    verlopen: tuple[Assumption, ...] = ()
    opmerkingen: tuple[str, ...] = ()

    def series(self) -> Iterator[Reeks]:
        """Give the series; for a gemeente in a verband those of itself and of the company.

        A route of words has none: its figures would be those of the nulalternatief.
        """
        if self.scenario.is_words:
            return
        focus = self.place.focus
        for reeks in self.antwoord.reeksen:
            if focus is None or reeks.gemeente in ("", focus):
                yield reeks


def look_ahead(name: str, scenario: str | None, wishes: Wishes) -> Vooruit:
    """Answer what lies ahead of a place.

    Raises:
        UsageError: for an unknown name, scenario, model, year or number of draws.
        DataError: when a file of the user does not fit, or is about a later year.
    """
    question = ask(name, find_scenario(scenario or ZERO), wishes)
    return answer(question)


def answer(question: Question, known: Outcome | None = None) -> Vooruit:
    """Run a question and say what belongs beside it; beside a route of words belongs nothing.

    Args:
        question: what is asked.
        known: what the run came to, for who has it already.
    """
    outcome = known or run(question)
    found = Vooruit(
        question.place.onderwerp,
        question.place,
        question.scenario,
        run_id_of(question),
        question.years,
        Antwoord(outcome),
    )
    if question.scenario.is_words:
        return found
    asked = [key for key in ranked(outcome, headline) if outcome.assumptions[key].question]
    keys = [key for key in asked if outcome.assumptions[key].herkomst == "aanname"][:ASK]
    return replace(
        found,
        vragen=tuple(outcome.assumptions[key] for key in keys),
        verlopen=expired(outcome.assumptions, today()),
        opmerkingen=(*remarks_of(found.antwoord), *remarks_on_afspraak(outcome)),
    )


def headline(pad: Pad) -> Floats:
    """Take what a reader looks at first, in the last year: the result, or else the people.

    Returns:
        EUR or persons, shape (trekkingen,).
    """
    if pad.onderneming is not None:
        return np.asarray(pad.onderneming.result.exploitatieresultaat[-1])
    people = [stand.sum(axis=0)[-1] for g, stand in pad.mensen.stand.items() if g in HEADLINE]
    return np.asarray(sum(people))


HEADLINE = ("wsw", "beschut_werk", "tussengroep")

PAID = (*INDEXED, HERIJKING, BIJSTELLING, IMPULSBUDGET)
"""Streams that are paid beside each other; the others hold these as a part, or are unknown."""


def choose_horizon(begin: int, last: int | None) -> tuple[int, ...]:
    """Turn the last year that was asked for into the years of a projection.

    Args:
        begin: the year at the end of which it starts.
        last: last calendar year; None for the usual one.

    Raises:
        UsageError: when the last year lies before the first, or too far away.
    """
    last = max(LAST, begin + 1) if last is None else last
    if not begin < last <= FURTHEST:
        raise UsageError(
            f"--tot {last} kan niet: kies een jaar van {begin + 1} tot en met {FURTHEST}."
        )
    return tuple(range(begin + 1, last + 1))


def ask(name: str, scenario: Scenario, wishes: Wishes) -> Question:
    """Turn what was asked into a question that can be run."""
    world = world_about(ask_world(wishes.stand, wishes.variants, wishes.choices), name)
    begin = begin_year(world)
    years = choose_horizon(begin, wishes.last)
    if not 1 <= wishes.draws <= MOST:
        raise UsageError(
            f"--trekkingen {wishes.draws} kan niet: kies een aantal van 1 tot en met 20.000."
        )
    place = place_of(world, subject_in(world, name, begin + 1))
    path = EXAMPLE if world.is_invented and wishes.bedrijf is None else wishes.bedrijf
    bedrijf = _bedrijf(path, place.naam, begin)
    check_boekjaar(bedrijf, years[0])
    question = Question(
        world,
        place,
        years,
        scenario,
        bedrijf,
        find_afspraak(wishes.afspraak),
        find_model(wishes.model or MODEL).key,
        load_eigen(wishes.eigen) if wishes.eigen else NOTHING,
        wishes.draws,
        wishes.seed,
    )
    _check_files(question)
    if wishes.chance is None:
        return replace(question, has_chance=is_small(question))
    return replace(question, has_chance=wishes.chance and place.has_company)


def _check_files(question: Question) -> None:
    """Refuse own figures and a scenario that do not fit, before anything is computed.

    Raises:
        UsageError: for shares that do not add up to one; see also `check_afspraken`.
        DataError: for more people than inhabitants; see also `check_afspraken`.
    """
    place = question.place
    persons = inhabitants_in(question.world, question.years[0])[list(place.rows)]
    question.eigen.check_people(place, as_floats(persons))
    if place.has_company:
        check_afspraken(question)
        check_shares(setting_of(question, question.changes).assumptions)


def _bedrijf(path: Path | None, naam: str, year: int) -> Bedrijf:
    return assumed_bedrijf(naam, year) if path is None else load_bedrijf(path)


def is_small(question: Question) -> bool:
    """Say whether chance matters: a company of few people, and known how many."""
    if not question.place.has_company:
        return False
    start = start_of(question.world, question.place, all_of_the_country(question.world))
    own = question.eigen.into(start, question.place)
    return sum(float(own.figures[group].sum()) for group in HEADLINE) <= SMALL


def run_id_of(question: Question) -> str:
    """Give the run id: the same question, with the same files, has the same id."""
    case = {
        "plaats": question.place.onderwerp.code,
        "jaren": list(question.years),
        "scenario": _hash(question.scenario),
        "bedrijf": _hash(sorted(question.bedrijf.figures.items()), question.bedrijf),
        "afspraak": _hash(question.afspraak),
        "model": question.model,
        "eigen": _hash(question.eigen),
        "trekkingen": question.draws,
        "toeval": question.has_chance,
    }
    return run_of(question.world, question.seed, case)


def _hash(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def spread_of(found: Vooruit) -> Spreiding:
    """Say which aannames the spread of the headline comes from."""
    return spread(found.antwoord.outcome, headline)


def origins(found: Vooruit) -> Mapping[str, int]:
    """Count the aannames by where they come from."""
    every: Iterable[Assumption] = found.antwoord.outcome.assumptions.values()
    counted: dict[str, int] = {}
    for assumption in every:
        counted[assumption.herkomst] = counted.get(assumption.herkomst, 0) + 1
    return counted
