# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The whole country: every amount of every gemeente and verband, and every verband ahead."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query

from springplank.actions import national, partnerships
from springplank.actions.question import ask_world, choose_years, today
from springplank.api.limits import heavy
from springplank.api.resources import Answer, Bekend, Tot, TrekkingenSamen, Van, reads
from springplank.api.schemas import schema_of
from springplank.errors import UsageError
from springplank.scenarios.run import SEED

router = APIRouter()
resource = partial(reads, router)

MOST_YEARS = 10
"""Years of the national table in one answer: some 4 MB."""


@resource(
    "/landelijke-bedragen",
    "leesLandelijkeBedragen",
    "Elk bedrag van elke gemeente en elk verband, met controle van de totalen.",
    schema_of("landelijk"),
)
def read_national(
    regeling: Annotated[
        str | None,
        Query(
            max_length=100,
            description="Sleutel van één geldstroom; leeg is alle.",
            examples=["beschut_werk"],
        ),
    ] = None,
    van: Van = None,
    tot: Tot = None,
    bekend: Bekend = None,
) -> Answer:
    """Read the national table."""
    years = (today().year,) if van is tot is None else choose_years(None, van, tot)
    if len(years) > MOST_YEARS:
        raise UsageError(f"Vraag hoogstens {MOST_YEARS} jaren tegelijk.")

    def table() -> Answer:
        found = national.compute_national(ask_world(bekend), years, regeling)
        return national.as_json(found, (row for _, some in national.rows(found) for row in some))

    return heavy(table)


@resource(
    "/samenwerkingsverbanden",
    "leesSamenwerkingsverbanden",
    "Mensen en geld van alle verbanden, vooruit, met bandbreedte.",
    schema_of("verbanden"),
)
def read_partnerships(
    tot: Tot = None, bekend: Bekend = None, trekkingen: TrekkingenSamen = 200
) -> Answer:
    """Project every verband."""
    return heavy(
        lambda: partnerships.as_json(partnerships.look_at_all(tot, bekend, trekkingen, SEED))
    )
