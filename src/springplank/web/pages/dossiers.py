# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Dossiers: the work on this computer that was used last, to go on with."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from springplank.actions.dossiers import Dossier
from springplank.actions.finding_back import recent_dossiers
from springplank.web.rendering import render
from springplank.web.werkplek import Basis, moment_in_words

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Regel:
    """One dossier in the list."""

    naam: str
    url: str
    gewijzigd: str
    wijzigingen: str
    gemaakt: str


@dataclass(frozen=True, slots=True)
class Context:
    """All that dossiers.html may use."""

    basis: Basis
    dossiers: tuple[Regel, ...]


@router.get("/dossiers")
def show(request: Request) -> HTMLResponse:
    """Show the dossiers that were used last."""
    found = tuple(_regel(dossier) for dossier in recent_dossiers())
    return render(request, "dossiers.html", Context(Basis(actief="dossiers"), found))


def _regel(found: Dossier) -> Regel:
    changes = "1 wijziging" if found.revisie == 1 else f"{found.revisie} wijzigingen"
    return Regel(
        found.naam,
        f"/dossier/{found.id}",
        moment_in_words(found.gewijzigd),
        changes,
        moment_in_words(found.gemaakt),
    )
