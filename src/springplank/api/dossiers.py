# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Dossiers: begin one, read it, change its fields, and compute with them."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from springplank.actions import answers, dossiers, money, werk
from springplank.actions.dossiers import ConflictError, Dossier
from springplank.actions.question import choose_years
from springplank.actions.werk import Werk
from springplank.api.limits import LARGEST_CHANGE, MEGABYTE, heavy
from springplank.api.preconditions import (
    WIE,
    IdempotencyKey,
    IfMatch,
    new_key,
    now,
    read_basis,
    refused,
    tag_of,
)
from springplank.api.problems import ProblemError
from springplank.api.resources import (
    Answer,
    Tot,
    Van,
    answers_with,
    found_subject,
    reads,
    shipped,
)
from springplank.api.schemas import (
    MOMENT,
    TEXT,
    TEXTS,
    WHOLE,
    list_of,
    schema_of,
    thing,
)
from springplank.api.velden import MOST_FIELDS, read_velden
from springplank.store.texts import MOST_FIELDS as MOST_KEPT

router = APIRouter()
resource = partial(reads, router)

Id = Annotated[
    str,
    Path(max_length=100, description="Kenmerk van het dossier; wie het weet, mag het dossier in."),
]
HEAD = {
    "id": (TEXT, "Kenmerk; wie het weet, mag het dossier in."),
    "code": (TEXT, "Code van het onderwerp."),
    "naam": (TEXT, "Naam van het dossier."),
    "revisie": (WHOLE, "Nummer van de laatste wijziging; ook de ETag."),
    "zegel": (TEXT, "Zegel van de laatste wijziging, en daarmee van alle eerdere."),
    "aangemaakt": (MOMENT, "Wanneer het is gemaakt."),
    "gewijzigd": (MOMENT, "Wanneer het voor het laatst is gewijzigd."),
}
DOSSIERS = thing(
    "De dossiers die het laatst zijn gebruikt, nieuwste eerst.",
    dossiers=(list_of(thing("Een dossier zonder zijn velden.", **HEAD)), "De dossiers."),
)
DOSSIER = thing(
    "Een dossier: wat is ingevuld over één onderwerp.",
    **HEAD,
    velden=(TEXTS, "Tekst per veld dat is ingevuld."),
)


class NieuwDossier(BaseModel):
    """Over wie het dossier gaat."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(
        max_length=100,
        description="Code of naam van een gemeente, samenwerkingsverband of regio.",
        examples=["GM0402"],
    )
    naam: str | None = Field(
        None,
        max_length=200,
        description="Naam; leeg is de naam van het onderwerp.",
        examples=["Begroting 2027"],
    )


class Velden(BaseModel):
    """Nieuwe teksten per veld; null maakt een veld leeg. Andere velden blijven zoals zij zijn."""

    model_config = ConfigDict(extra="forbid")

    velden: dict[str, str | None] = Field(
        max_length=MOST_KEPT,
        description=(
            "Tekst per veld, in de schrijfwijze waarin u haar leest. Wijzig hoogstens "
            f"{MOST_FIELDS} velden per keer. Wat blijft zoals het is, telt niet mee."
        ),
        examples=[{"scenario.1": "versterken", "tot": "2035", "model": None}],
    )


def dossier_json(found: Dossier) -> Answer:
    """Give a dossier with its fields."""
    return {**head_json(found), "velden": dict(found.velden)}


def head_json(found: Dossier) -> Answer:
    """Give a dossier without its fields."""
    return {
        "id": found.id,
        "code": found.code,
        "naam": found.naam,
        "revisie": found.revisie,
        "zegel": found.kop,
        "aangemaakt": found.gemaakt.isoformat(),
        "gewijzigd": found.gewijzigd.isoformat(),
    }


def tagged(found: Dossier, response: Response) -> Answer:
    """Give a dossier with its fields, and its ETag beside it."""
    response.headers["ETag"] = tag_of(found)
    return dossier_json(found)


@resource("/dossiers", "leesDossiers", "De dossiers die het laatst zijn gebruikt.", DOSSIERS)
def read_dossiers() -> Answer:
    """Read which dossiers were used last."""
    return {"dossiers": [head_json(one) for one in dossiers.list_recent()]}


@router.post(
    "/dossiers",
    status_code=HTTPStatus.CREATED,
    operation_id="maakDossier",
    summary="Begin een dossier.",
    description="Begin een leeg dossier over een gemeente, verband of regio.",
    responses=answers_with(201, DOSSIER),
)
def create(sent: NieuwDossier, response: Response, key: IdempotencyKey = None) -> Answer:
    """Begin a dossier."""
    subject = found_subject(sent.code)
    name = subject.naam if sent.naam is None else " ".join(sent.naam.split())
    made = dossiers.create_dossier(subject.code, name, now(), key)
    if (made.code, made.naam) != (subject.code, name):
        told = "Deze Idempotency-Key is al gebruikt voor een ander dossier. Neem een nieuwe."
        raise ProblemError(HTTPStatus.CONFLICT, told)
    response.headers["Location"] = f"/api/v1/dossiers/{made.id}"
    return tagged(dossiers.open_dossier(made.id), response)


@resource("/dossiers/{dossier}", "leesDossier", "Lees een dossier met zijn velden.", DOSSIER)
def read_dossier(dossier: Id, response: Response) -> Answer:
    """Read a dossier."""
    return tagged(dossiers.open_dossier(dossier), response)


@router.patch(
    "/dossiers/{dossier}",
    operation_id="wijzigDossier",
    summary="Wijzig velden van een dossier.",
    description=(
        "Wijzig velden: alle, of geen. Wijzigde iemand intussen een ander veld, dan blijft dat "
        "staan. Wijzigde iemand hetzelfde veld, dan krijgt u 412 met beide teksten. "
        f"Stuur hoogstens {LARGEST_CHANGE // MEGABYTE} MB."
    ),
    responses=answers_with(200, DOSSIER),
)
def change(
    dossier: Id,
    sent: Velden,
    response: Response,
    if_match: IfMatch = None,
    key: IdempotencyKey = None,
) -> Answer:
    """Change fields."""
    before = dossiers.open_dossier(dossier, now())
    basis = read_basis(before, if_match)
    velden = read_velden(Werk(before.code, before.velden), sent.velden)
    try:
        dossiers.change_fields(dossier, velden, basis, key or new_key(), now(), WIE)
    except ConflictError as error:
        raise refused(error) from error
    return tagged(dossiers.open_dossier(dossier), response)


@resource(
    "/dossiers/{dossier}/rijksbijdragen",
    "leesRijksbijdragenVanDossier",
    "Wat er van het Rijk binnenkomt, met de stand van dit dossier.",
    schema_of("geld", "trekkingen", "uitgaven"),
)
def read_money(dossier: Id, van: Van = None, tot: Tot = None) -> Answer:
    """Read what arrives, as the dossier knows it."""
    found = dossiers.open_dossier(dossier)
    doing = Werk(found.code, found.velden)
    return money.as_json(werk.money_of(doing, choose_years(None, van, tot)))


@resource(
    "/dossiers/{dossier}/vooruitblikken",
    "leesVooruitblikVanDossier",
    "Mensen, geld en bedrijf vooruit, met de keuzes en eigen cijfers van dit dossier.",
    schema_of("vooruit", "spreiding"),
)
def read_forecast(
    dossier: Id,
    scenario: Annotated[
        str | None,
        Query(
            max_length=60,
            description="Sleutel van een scenario; leeg is het eerste van het dossier.",
            examples=["nulalternatief"],
        ),
    ] = None,
) -> Answer:
    """Look ahead with what was filled in."""
    found = dossiers.open_dossier(dossier)
    named = None if scenario is None else shipped(scenario)
    doing = Werk(found.code, found.velden)
    return heavy(lambda: answers.as_json(werk.answer_of(doing, named)))
