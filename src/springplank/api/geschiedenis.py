# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What happened in a dossier: its changes, and the versions that were given a name."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from springplank.actions import dossiers
from springplank.actions.dossiers import ConflictError, Saved, Soort, Versie, Wijziging
from springplank.api.dossiers import DOSSIER, Id, tagged
from springplank.api.preconditions import (
    WIE,
    IdempotencyKey,
    IfMatch,
    new_key,
    now,
    read_basis,
    refused,
)
from springplank.api.resources import Answer, answers_with, reads
from springplank.api.schemas import MOMENT, TEXT, TEXTS, WHOLE, list_of, maybe, thing
from springplank.errors import NotFoundError

router = APIRouter()
resource = partial(reads, router)

PAGE = 100
LARGEST = 2**53
"""Larger than any number of a change; every program can still write it exactly."""

CHANGES = thing(
    "De wijzigingen van een dossier, nieuwste eerst.",
    wijzigingen=(
        list_of(
            thing(
                "Een wijziging van een veld.",
                nummer=(WHOLE, "Volgnummer in het dossier."),
                groep=(WHOLE, "Nummer van de eerste wijziging die tegelijk is bewaard."),
                soort=({**TEXT, "enum": list(Soort)}, "Hoe de wijziging ontstond."),
                over=(maybe(WHOLE), "Bij ongedaan en opnieuw: de groep waarover het gaat."),
                moment=(MOMENT, "Wanneer."),
                wie=(TEXT, "Wie."),
                veld=(TEXT, "Naam van het veld."),
                oud=(maybe(TEXT), "Tekst ervoor; null als het veld leeg was."),
                nieuw=(maybe(TEXT), "Tekst erna; null als het veld leeg werd."),
                zegel=(TEXT, "Zegel van deze wijziging en alle eerdere."),
            )
        ),
        "De wijzigingen.",
    ),
)
OF_VERSION = {
    "nummer": (WHOLE, "Volgnummer in het dossier."),
    "naam": (TEXT, "Naam."),
    "revisie": (WHOLE, "Laatste wijziging die erbij hoort."),
    "wie": (TEXT, "Wie haar maakte."),
    "moment": (MOMENT, "Wanneer."),
}
VERSION = thing(
    "Een dossier zoals het was.", **OF_VERSION, velden=(TEXTS, "Tekst per veld van toen.")
)
VERSIONS = thing(
    "De versies van een dossier, nieuwste eerst.",
    versies=(list_of(thing("Een versie zonder haar velden.", **OF_VERSION)), "De versies."),
)
Nummer = Annotated[
    int, Path(ge=1, le=LARGEST, description="Volgnummer van de versie.", examples=[1])
]


class NieuweVersie(BaseModel):
    """Hoe de versie heet."""

    model_config = ConfigDict(extra="forbid")

    naam: str = Field(max_length=200, description="Naam.", examples=["Voor het college"])


class Terugzetting(BaseModel):
    """Welke versie terugkomt."""

    model_config = ConfigDict(extra="forbid")

    versie: int = Field(ge=1, le=LARGEST, description="Volgnummer van de versie.", examples=[1])


def change_json(found: Wijziging) -> Answer:
    """Give a change."""
    return {
        "nummer": found.nummer,
        "groep": found.groep,
        "soort": found.soort,
        "over": found.over,
        "moment": found.moment.isoformat(),
        "wie": found.wie,
        "veld": found.veld,
        "oud": found.oud,
        "nieuw": found.nieuw,
        "zegel": found.hash,
    }


def version_json(found: Versie) -> Answer:
    """Give a version without its fields."""
    return {
        "nummer": found.nummer,
        "naam": found.naam,
        "revisie": found.revisie,
        "wie": found.wie,
        "moment": found.moment.isoformat(),
    }


@resource(
    "/dossiers/{dossier}/wijzigingen",
    "leesWijzigingen",
    "De wijzigingen van een dossier, nieuwste eerst.",
    CHANGES,
)
def read_changes(
    dossier: Id,
    voor: Annotated[
        int | None,
        Query(
            ge=1,
            le=LARGEST,
            description="Alleen met een lager nummer: zo leest u verder.",
            examples=[100],
        ),
    ] = None,
    aantal: Annotated[int, Query(ge=1, le=PAGE, description="Hoeveel hoogstens.")] = PAGE,
) -> Answer:
    """Read the changes."""
    found = dossiers.open_dossier(dossier)
    changes = dossiers.list_changes(found.id, voor, aantal)
    return {"wijzigingen": [change_json(one) for one in changes]}


@resource("/dossiers/{dossier}/versies", "leesVersies", "De versies van een dossier.", VERSIONS)
def read_versions(dossier: Id) -> Answer:
    """Read the versions."""
    found = dossiers.open_dossier(dossier)
    return {"versies": [version_json(one) for one in dossiers.list_versions(found.id)]}


@router.post(
    "/dossiers/{dossier}/versies",
    status_code=HTTPStatus.CREATED,
    operation_id="maakVersie",
    summary="Geef het dossier zoals het nu is een naam.",
    description="Geef het dossier zoals het nu is een naam.",
    responses=answers_with(201, VERSION),
)
def create_version(
    dossier: Id, sent: NieuweVersie, response: Response, key: IdempotencyKey = None
) -> Answer:
    """Give the dossier as it is now a name."""
    made = dossiers.save_version(dossier, sent.naam, key or new_key(), now(), WIE)
    response.headers["Location"] = f"/api/v1/dossiers/{dossier}/versies/{made.nummer}"
    return _whole(dossier, made)


@resource(
    "/dossiers/{dossier}/versies/{nummer}",
    "leesVersie",
    "Eén versie van een dossier, met haar velden.",
    VERSION,
)
def read_version(dossier: Id, nummer: Nummer) -> Answer:
    """Read one version."""
    for one in dossiers.list_versions(dossier):
        if one.nummer == nummer:
            return _whole(dossier, one)
    raise NotFoundError("Deze versie bestaat niet. Vraag de lijst van versies.")


def _whole(dossier: str, found: Versie) -> Answer:
    velden = dossiers.load_version(dossier, found.nummer)
    return {**version_json(found), "velden": dict(velden)}


@router.post(
    "/dossiers/{dossier}/ongedaanmakingen",
    operation_id="maakOngedaan",
    summary="Maak uw laatste wijziging ongedaan.",
    description=(
        "Zet terug wat er stond voor de laatste wijziging door een programma. Dat komt erbij als "
        "nieuwe wijziging. Wijzigde een ander het veld daarna, dan krijgt u 412 met beide teksten."
    ),
    responses=answers_with(200, DOSSIER),
)
def undo(dossier: Id, response: Response, key: IdempotencyKey = None) -> Answer:
    """Take back the last save over the API."""
    return _reverse(dossiers.undo, dossier, response, key)


@router.post(
    "/dossiers/{dossier}/herhalingen",
    operation_id="maakHerhaling",
    summary="Doe opnieuw wat u ongedaan maakte.",
    description="Doe opnieuw wat het laatst ongedaan is gemaakt, als nieuwe wijziging.",
    responses=answers_with(200, DOSSIER),
)
def redo(dossier: Id, response: Response, key: IdempotencyKey = None) -> Answer:
    """Do again what was taken back over the API."""
    return _reverse(dossiers.redo, dossier, response, key)


def _reverse(
    step: Callable[[str, str, datetime, str], Saved],
    dossier: str,
    response: Response,
    key: str | None,
) -> Answer:
    """Undo or redo; the texts of somebody else stay where they are."""
    dossiers.open_dossier(dossier)
    try:
        step(dossier, key or new_key(), now(), WIE)
    except ConflictError as error:
        raise refused(error) from error
    return tagged(dossiers.open_dossier(dossier), response)


@router.post(
    "/dossiers/{dossier}/terugzettingen",
    operation_id="maakTerugzetting",
    summary="Zet een versie terug.",
    description="Zet een versie terug als nieuwe wijzigingen; wat er nu staat, blijft bewaard.",
    responses=answers_with(200, DOSSIER),
)
def restore(
    dossier: Id,
    sent: Terugzetting,
    response: Response,
    if_match: IfMatch = None,
    key: IdempotencyKey = None,
) -> Answer:
    """Put a version back."""
    basis = read_basis(dossiers.open_dossier(dossier, now()), if_match)
    try:
        dossiers.restore_version(dossier, sent.versie, basis, key or new_key(), now(), WIE)
    except ConflictError as error:
        raise refused(error) from error
    return tagged(dossiers.open_dossier(dossier), response)
