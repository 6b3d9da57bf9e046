# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the figures rest on: sources, words, measures, scenarios, models and their checks."""

from functools import partial

from fastapi import APIRouter

from springplank.actions import (
    answers,
    begrippen,
    bronnen,
    controle,
    maatregelen,
    terugblik,
    terugtrekking,
)
from springplank.api.limits import heavy
from springplank.api.resources import Answer, MaybeYear, Sleutel, reads
from springplank.api.schemas import Schema, schema_of
from springplank.errors import NotFoundError, UsageError
from springplank.scenarios.organisatiemodellen import organisatiemodellen
from springplank.scenarios.scenario import library

router = APIRouter()
resource = partial(reads, router)

MODELS: Schema = {
    "type": "object",
    "required": ["organisatiemodellen"],
    "properties": {
        "organisatiemodellen": {
            "type": "array",
            "description": "De vijf modellen.",
            "items": {
                "type": "object",
                "properties": {
                    "sleutel": {"type": "string", "description": "Naam van het model."},
                    "naam": {"type": "string", "description": "Naam voor een lezer."},
                    "uitleg": {"type": "string", "description": "Wat het is."},
                    "taken": {"type": "object", "description": "Waar elke taak is belegd."},
                    "functionaliteiten": {
                        "type": "object",
                        "description": "Waar elke functionaliteit (A tot en met H) is belegd.",
                    },
                },
            },
        }
    },
}


@resource("/scenarios", "leesScenarios", "De scenario's die er zijn.", schema_of("scenarios"))
def read_scenarios() -> Answer:
    """Read the scenarios that come along."""
    return {"scenarios": [answers.scenario_json(one) for one in library().values()]}


@resource(
    "/organisatiemodellen",
    "leesOrganisatiemodellen",
    "De vijf organisatiemodellen, en wat waar is belegd.",
    MODELS,
)
def read_models() -> Answer:
    """Read the five models."""
    models = [
        {
            "sleutel": one.key,
            "naam": one.naam,
            "uitleg": one.uitleg,
            "taken": dict(one.taken),
            "functionaliteiten": dict(one.functionaliteiten),
        }
        for one in organisatiemodellen().values()
    ]
    return {"organisatiemodellen": models}


@resource("/bronnen", "leesBronnen", "Alle bronnen.", schema_of("bronnen"))
def read_sources() -> Answer:
    """Read the sources."""
    return bronnen.list_json(bronnen.show_sources())


@resource("/bronnen/{sleutel}", "leesBron", "Eén bron, en wat erop rust.", schema_of("bron"))
def read_source(sleutel: Sleutel) -> Answer:
    """Read one source."""
    try:
        return bronnen.one_json(bronnen.show_sources(sleutel)[0])
    except UsageError as error:
        raise NotFoundError(str(error)) from error


@resource(
    "/bronnen/{sleutel}/terugtrekkingen",
    "leesTerugtrekking",
    "Wat er zou veranderen als deze bron vervalt.",
    schema_of("terugtrekking"),
)
def read_withdrawal(sleutel: Sleutel) -> Answer:
    """Read what a withdrawal would change; nothing is changed."""
    try:
        return heavy(lambda: terugtrekking.as_json(terugtrekking.withdraw(sleutel)))
    except UsageError as error:
        raise NotFoundError(str(error)) from error


@resource("/begrippen", "leesBegrippen", "Wat woorden betekenen.", schema_of("begrippen"))
def read_terms() -> Answer:
    """Read the glossary."""
    return begrippen.as_json(begrippen.list_begrippen())


@resource(
    "/maatregelen",
    "leesMaatregelen",
    "Wat het Rijk sinds 2015 toevoegde en wegnam.",
    schema_of("maatregelen"),
)
def read_measures(jaar: MaybeYear = None) -> Answer:
    """Read the measures of the Rijk."""
    return maatregelen.as_json(maatregelen.list_maatregelen(jaar))


@resource("/controles", "leesControle", "Wat nog niet vaststaat.", schema_of("controle"))
def read_check() -> Answer:
    """Read what is not sure."""
    return heavy(lambda: controle.as_json(controle.run_controle()))


@resource(
    "/terugblikken",
    "leesTerugblik",
    "Hoe goed onze voorspellingen waren geweest.",
    schema_of("terugblik"),
)
def read_backtest() -> Answer:
    """Read the backtest."""
    return heavy(lambda: terugblik.as_json(terugblik.look()))
