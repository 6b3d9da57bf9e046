# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page /begrippen: what the words and abbreviations mean."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from springplank.actions.begrippen import list_begrippen
from springplank.registers.begrippen import Begrip
from springplank.web.rendering import render
from springplank.web.werkplek import Basis

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Context:
    """All that begrippen.html may use."""

    basis: Basis
    gezocht: str
    begrippen: tuple[Begrip, ...]
    aantal: int


@router.get("/begrippen")
def show(request: Request, zoek: Annotated[str, Query(max_length=100)] = "") -> HTMLResponse:
    """Show all terms, or those in which a text stands."""
    every = list_begrippen()
    wanted = zoek.casefold().strip()
    found = tuple(
        b for b in every if wanted in " ".join((*b.names(), b.full, b.meaning)).casefold()
    )
    context = Context(Basis(actief="begrippen"), zoek, found, len(every))
    return render(request, "begrippen.html", context)
