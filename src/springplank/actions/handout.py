# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Everything about one piece of work at once, to read where there is no Springplank."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from springplank.actions.effects import headlines_of
from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.glance import AHEAD, Glance, look_at
from springplank.actions.imports import list_imports
from springplank.actions.outlook import route_of
from springplank.actions.overview import Overview, oversee
from springplank.actions.people import People, people_of
from springplank.actions.question import today
from springplank.actions.rekeningen import Rekeningen, company_of
from springplank.actions.werk import Werk, answer_of, has_choices
from springplank.core.sources import Source, load_sources
from springplank.imports.manifests import Manifest
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.scenario import ZERO, find_scenario


@dataclass(frozen=True, slots=True, eq=False)
class Uitkomst:
    """The headline figures of one scenario.

    Attributes:
        naam: name of the scenario.
        run_id: kenmerk of the run; empty for a route of words.
        koppen: series by name; empty for a route of words.
    """

    naam: str
    run_id: str
    koppen: dict[str, Reeks]


@dataclass(frozen=True, slots=True, eq=False)
class Handout:
    """Everything about one piece of work.

    Attributes:
        datum: day on which it was made.
        blik: the first look.
        geld: the money up to AHEAD.
        mensen: the people under the scenario that was chosen.
        bedrijf: the company; None where there is none.
        route: name of the route of words that was chosen; empty otherwise.
        uitkomsten: the scenarios side by side; empty when nothing was chosen.
        ingevuld: name and text of every field that was filled in.
        bronnen: the sources of the amounts and of the aannames, in order of publication.
        ingelezen: the imports that were reckoned with.
    """

    datum: date
    blik: Glance
    geld: Overview
    mensen: People
    bedrijf: Rekeningen | None
    route: str
    uitkomsten: tuple[Uitkomst, ...]
    ingevuld: tuple[tuple[str, str], ...]
    bronnen: tuple[Source, ...]
    ingelezen: tuple[Manifest, ...]


def hand_out(werk: Werk) -> Handout:
    """Gather everything about a piece of work.

    Raises:
        UsageError: see `werk.question_of`.
        DataError: see `werk.question_of`.
    """
    now = today()
    geld = oversee(werk, now.year, max(AHEAD, now.year + 1))
    mensen = people_of(werk)
    return Handout(
        now,
        look_at(werk),
        geld,
        mensen,
        company_of(werk),
        route_of(werk),
        tuple(_outcomes(werk)),
        filled_in(werk),
        tuple(_sources(geld, mensen)),
        list_imports(),
    )


def filled_in(werk: Werk) -> tuple[tuple[str, str], ...]:
    """Give name and text of every field that was filled in, as a person reads them."""
    return tuple(
        (name_of_field(veld), text_of_field(veld, werk.velden[veld]))
        for veld in sorted(werk.velden)
    )


def _outcomes(werk: Werk) -> Iterator[Uitkomst]:
    """Give the scenarios side by side, with what happens when nothing changes before them."""
    chosen = werk.scenarios
    has_moved = has_choices(werk)
    if chosen == (ZERO,) and not has_moved:
        return
    yield _outcome(werk, ZERO, with_choices=False)
    for place, key in enumerate(chosen):
        if place == 0 and has_moved:
            yield _outcome(werk, key, with_choices=True)
        elif key != ZERO:
            yield _outcome(werk, key, with_choices=False)


def _outcome(werk: Werk, key: str, *, with_choices: bool) -> Uitkomst:
    scenario = find_scenario(key)
    if scenario.is_words:
        return Uitkomst(scenario.naam, "", {})
    found = answer_of(werk, key, with_choices=with_choices)
    return Uitkomst(found.scenario.naam, found.run_id, dict(headlines_of(found)))


def _sources(geld: Overview, mensen: People) -> Iterator[Source]:
    used = {key for amount in geld.geld.amounts for key in amount.bronnen}
    for assumption in mensen.vooruit.antwoord.outcome.assumptions.values():
        used.update(assumption.sources)
    # What a person took in is no published source; it stands among the imports.
    yield from (source for key, source in load_sources().items() if key in used)
