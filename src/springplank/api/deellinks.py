# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Links that let somebody look at a dossier exactly as it was."""

from datetime import date
from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, ConfigDict, Field

from springplank.actions import dossiers, sharing
from springplank.actions.sharing import Deellink
from springplank.api.dossiers import Id
from springplank.api.preconditions import WIE, now
from springplank.api.resources import Answer, answers_with, reads
from springplank.api.schemas import MOMENT, TEXT, list_of, maybe, thing
from springplank.errors import NotFoundError

router = APIRouter()
resource = partial(reads, router)

OF_LINK = {
    "id": (TEXT, "Kenmerk van de link; daarmee trekt u haar in."),
    "tot": (MOMENT, "Het laatste moment waarop zij werkt."),
    "wie": (TEXT, "Wie haar maakte."),
    "moment": (MOMENT, "Wanneer zij is gemaakt."),
    "ingetrokken": (maybe(MOMENT), "Wanneer zij is ingetrokken; null als zij nog werkt."),
}
LINK = thing("Een deellink; haar tekst is niet bewaard.", **OF_LINK)
MADE = thing(
    "Een nieuwe deellink.",
    **OF_LINK,
    adres=(TEXT, "Adres van de pagina's achter de link. U ziet het alleen deze keer."),
)
LINKS = thing(
    "De deellinks van een dossier, nieuwste eerst.", deellinks=(list_of(LINK), "De links.")
)
LinkId = Annotated[str, Path(max_length=100, description="Kenmerk van de link.")]


class NieuweDeellink(BaseModel):
    """Hoe lang de link werkt."""

    model_config = ConfigDict(extra="forbid")

    tot: date = Field(
        description="Laatste dag waarop de link werkt; binnen twee jaar.", examples=["2027-01-31"]
    )


def link_json(found: Deellink) -> Answer:
    """Give what is known of a link."""
    return {
        "id": found.id,
        "tot": found.tot.isoformat(),
        "wie": found.wie,
        "moment": found.moment.isoformat(),
        "ingetrokken": found.ingetrokken.isoformat() if found.ingetrokken else None,
    }


@resource("/dossiers/{dossier}/deellinks", "leesDeellinks", "De links van een dossier.", LINKS)
def read_links(dossier: Id) -> Answer:
    """Read the links, withdrawn ones too."""
    found = dossiers.open_dossier(dossier)
    return {"deellinks": [link_json(one) for one in sharing.list_shares(found.id)]}


@router.post(
    "/dossiers/{dossier}/deellinks",
    status_code=HTTPStatus.CREATED,
    operation_id="maakDeellink",
    summary="Maak een link naar het dossier zoals het nu is.",
    description="Maak een link waarmee iemand het dossier kan bekijken zoals het nu is.",
    responses=answers_with(201, MADE),
)
def create_link(dossier: Id, sent: NieuweDeellink, response: Response) -> Answer:
    """Make a link."""
    made = sharing.share_dossier(dossier, sent.tot, now(), wie=WIE)
    response.headers["Location"] = f"/api/v1/dossiers/{dossier}/deellinks/{made.link.id}"
    return {**link_json(made.link), "adres": f"/gedeeld/{made.token}"}


@resource("/dossiers/{dossier}/deellinks/{link}", "leesDeellink", "Eén link van een dossier.", LINK)
def read_link(dossier: Id, link: LinkId) -> Answer:
    """Read one link."""
    for one in sharing.list_shares(dossier):
        if one.id == link:
            return link_json(one)
    raise NotFoundError("Deze deellink bestaat niet. Vraag de lijst van deellinks.")


@router.delete(
    "/dossiers/{dossier}/deellinks/{link}",
    status_code=HTTPStatus.NO_CONTENT,
    operation_id="trekDeellinkIn",
    summary="Trek een link in.",
    description="Maak een link onbruikbaar; nog een keer verandert niets.",
    responses={204: {"description": "De link werkt niet meer."}},
)
def withdraw(dossier: Id, link: LinkId) -> None:
    """Withdraw a link."""
    sharing.withdraw(link, now(), wie=WIE, dossier=dossier)
