# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A gemeente, samenwerkingsverband, region or the country, and what can be computed of it."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query

from springplank.actions import (
    answers,
    comparison,
    differences,
    explanation,
    finding,
    money,
    side_by_side,
)
from springplank.actions.forecast import Wishes, look_ahead
from springplank.actions.question import ask_world, choose_years
from springplank.api.limits import heavy
from springplank.api.resources import (
    Answer,
    Bekend,
    Code,
    Jaar,
    MaybeYear,
    Scenarios,
    Sleutel,
    Tot,
    Trekkingen,
    TrekkingenSamen,
    Van,
    found_subject,
    reads,
    several,
    shipped,
)
from springplank.api.schemas import Schema, schema_of
from springplank.errors import NotFoundError, UsageError
from springplank.reference.subjects import Onderwerp
from springplank.scenarios.scenario import ZERO

router = APIRouter()
resource = partial(reads, router)

Zoek = Annotated[
    str,
    Query(
        max_length=200,
        description="Wat u zoekt; ten minste twee letters.",
        examples=["hilversum"],
    ),
]
VanStand = Annotated[
    str,
    Query(
        alias="vanStand",
        max_length=60,
        description="De oudste circulaire of dag.",
        examples=["septembercirculaire-2023"],
    ),
]
NaarStand = Annotated[
    str | None,
    Query(
        alias="naarStand",
        max_length=60,
        description="De nieuwste circulaire of dag; leeg is alles wat bekend is.",
        examples=["meicirculaire-2024"],
    ),
]
SUBJECT: Schema = {
    "type": "object",
    "description": "Een gemeente, samenwerkingsverband, arbeidsmarktregio of het land.",
    "required": ["soort", "code", "naam", "leden"],
    "properties": {
        "soort": {"type": "string", "description": "Soort onderwerp."},
        "code": {"type": "string", "description": "Code, bijvoorbeeld GM0402 of ammatch."},
        "naam": {"type": "string", "description": "Naam."},
        "leden": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Codes van de gemeenten.",
        },
    },
}
SUBJECTS: Schema = {
    "type": "object",
    "required": ["onderwerpen"],
    "properties": {"onderwerpen": {"type": "array", "items": SUBJECT}},
}


def subject_json(found: Onderwerp) -> Answer:
    """Give a subject."""
    return {
        "soort": found.soort,
        "code": found.code,
        "naam": found.naam,
        "leden": list(found.leden),
    }


@resource("/onderwerpen", "zoekOnderwerpen", "Zoek een gemeente of verband.", SUBJECTS)
def find_subjects(zoek: Zoek = "") -> Answer:
    """Find subjects by a part of their name."""
    return {"onderwerpen": [subject_json(one) for one in finding.suggest(zoek)]}


@resource("/onderwerpen/{code}", "leesOnderwerp", "Lees één onderwerp.", SUBJECT)
def read_subject(code: Code) -> Answer:
    """Read one subject."""
    return subject_json(found_subject(code))


@resource(
    "/onderwerpen/{code}/rijksbijdragen",
    "leesRijksbijdragen",
    "Wat er van het Rijk binnenkomt, per geldstroom en jaar.",
    schema_of("geld", "trekkingen", "uitgaven"),
)
def read_money(code: Code, van: Van = None, tot: Tot = None, bekend: Bekend = None) -> Answer:
    """Read what arrives."""
    subject = found_subject(code)
    years = choose_years(None, van, tot)
    return money.as_json(money.show_money(ask_world(bekend), subject.code, years))


@resource(
    "/onderwerpen/{code}/rijksbijdragen/{regeling}/{jaar}",
    "leesUitleg",
    "Waarom een bedrag is wat het is, stap voor stap.",
    schema_of("uitleg"),
)
def read_explanation(code: Code, regeling: Sleutel, jaar: Jaar, bekend: Bekend = None) -> Answer:
    """Explain one amount."""
    subject = found_subject(code)
    try:
        key = explanation.find_regeling(regeling)
    except UsageError as error:
        raise NotFoundError(str(error)) from error
    found = explanation.explain_amount(ask_world(bekend), subject.code, key, jaar)
    return explanation.as_json(found)


@resource(
    "/onderwerpen/{code}/verschillen",
    "leesVerschillen",
    "Wat er tussen twee circulaires veranderde, in delen die optellen.",
    schema_of("verschil"),
)
def read_differences(
    code: Code, van_stand: VanStand, naar_stand: NaarStand = None, jaar: MaybeYear = None
) -> Answer:
    """Read what changed between two standings."""
    subject = found_subject(code)
    before, after = ask_world(van_stand), ask_world(naar_stand)
    return differences.as_json(differences.show_differences(before, after, subject.code, jaar))


@resource(
    "/onderwerpen/{code}/vooruitblikken",
    "leesVooruitblik",
    "Mensen, geld en bedrijf in de komende jaren, met bandbreedte.",
    schema_of("vooruit", "spreiding"),
)
def read_forecast(
    code: Code,
    scenario: Annotated[
        str, Query(max_length=60, description="Sleutel van een scenario.", examples=["versterken"])
    ] = ZERO,
    tot: Tot = None,
    bekend: Bekend = None,
    trekkingen: Trekkingen = 1000,
) -> Answer:
    """Look ahead."""
    subject = found_subject(code)
    wishes = Wishes(last=tot, stand=bekend, draws=trekkingen)
    return heavy(lambda: answers.as_json(look_ahead(subject.code, shipped(scenario), wishes)))


@resource(
    "/onderwerpen/{code}/vergelijkingen",
    "leesVergelijking",
    "Wat scenario's schelen met het eerste, in delen die optellen.",
    schema_of("vergelijk"),
)
def read_comparison(
    code: Code, scenarios: Scenarios, tot: Tot = None, trekkingen: TrekkingenSamen = 200
) -> Answer:
    """Compare scenarios."""
    subject = found_subject(code)
    named = several(scenarios, 2)
    wishes = Wishes(last=tot, draws=trekkingen)
    return heavy(lambda: comparison.as_json(comparison.compare(subject.code, named, None, wishes)))


@resource(
    "/onderwerpen/{code}/overzichten",
    "leesOverzicht",
    "Scenario's van een plaats naast elkaar.",
    schema_of("overzicht"),
)
def read_side_by_side(
    code: Code, scenarios: Scenarios = ZERO, tot: Tot = None, trekkingen: TrekkingenSamen = 200
) -> Answer:
    """Lay scenarios side by side."""
    subject = found_subject(code)
    named = several(scenarios)
    wishes = Wishes(last=tot, draws=trekkingen)
    return heavy(
        lambda: side_by_side.as_json(
            side_by_side.lay_side_by_side(subject.code, named, wishes, 1, None)
        )
    )
