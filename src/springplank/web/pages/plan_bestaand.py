# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Het plan dat er al is: what of punt 8 stands in a document; the document stays as it is."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from springplank.actions.plan.bestaand import HONEST, NOT_FOUND, Nagezocht, in_text, search_plan
from springplank.documents.letters import clean
from springplank.errors import DataError, UsageError
from springplank.imports.teksten import read_tekst_apart
from springplank.web.pages.plan import refuse
from springplank.web.receiving import Upload
from springplank.web.rendering import render
from springplank.web.saving import go_to
from springplank.web.werkplek import Basis, Hier, Werkplek

router = APIRouter(include_in_schema=False, prefix="/plan/bestaand")

READ_ONLY = "U kijkt mee met een gedeelde link. Daarmee kunt u geen plan inlezen."


@dataclass(frozen=True, slots=True)
class Context:
    """All that plan_bestaand.html may use."""

    basis: Basis
    gevonden: Nagezocht | None
    tekst: str
    eerlijk: str = HONEST
    niet_gevonden: str = NOT_FOUND


@router.get("")
def show(request: Request, hier: Hier) -> Response:
    """Show the form."""
    if not hier.may_change or refuse(hier):
        return go_to(request, f"{hier.pad}/plan")
    return _page(request, hier)


@router.post("")
def search(request: Request, hier: Hier, sent: Upload) -> Response:
    """Look in a document for what the agreements ask; nothing of it is kept."""
    if not hier.may_change:
        raise UsageError(READ_ONLY)
    try:
        found = search_plan(hier.werk, read_tekst_apart(sent.inhoud, sent.naam))
    except DataError as error:
        return _page(request, hier, fout=str(error))
    return _page(request, hier, found)


def _page(
    request: Request, hier: Werkplek, found: Nagezocht | None = None, *, fout: str = ""
) -> Response:
    told = (("fout", clean(fout)),) if fout else ()
    basis = hier.basis("plan", melding=told)
    text = clean(in_text(found)) if found else ""
    return render(request, "plan_bestaand.html", Context(basis, found, text), 422 if fout else 200)
