# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page /: one field and three example questions; /zoek finds what two letters mean."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from springplank.actions.finding import LEAST, MOST, suggest
from springplank.reference.subjects import Onderwerp, squeeze
from springplank.web.rendering import render
from springplank.web.werkplek import Basis

router = APIRouter(include_in_schema=False)

EXAMPLES = (
    ("Wat komt er van het Rijk binnen in Hilversum?", "/bekijk/GM0402/geld"),
    ("Hoeveel mensen werken er straks bij AM match?", "/bekijk/ammatch/mensen"),
    ("Wat levert het op als het bedrijf versterkt?", "/bekijk/ammatch/keuzes?scenario=versterken"),
)
"""Questions of the first minute, with the page that answers them."""


@dataclass(frozen=True, slots=True)
class Context:
    """All that start.html may use."""

    basis: Basis
    gevraagd: str
    gevonden: tuple[Onderwerp, ...]
    aantal: int
    is_kort: bool
    voorbeelden: tuple[tuple[str, str], ...] = EXAMPLES


Asked = Annotated[str, Query(max_length=200)]


@router.get("/")
def show(request: Request) -> HTMLResponse:
    """Show one field, and nothing to fill in before it."""
    return render(request, "start.html", Context(Basis(), "", (), 0, is_kort=False))


@router.get("/zoek")
def search(request: Request, vraag: Asked = "") -> Response:
    """Give what a text may mean; go straight to it when it can mean one thing only."""
    every = suggest(vraag, None)
    found = every[:MOST]
    exact = [s for s in found if squeeze(vraag) in (squeeze(s.naam), squeeze(s.code))]
    if not request.headers.get("HX-Request"):
        only = exact or list(found)
        if len(only) == 1:
            return RedirectResponse(f"/bekijk/{only[0].code}", 303)
    is_short = len(squeeze(vraag)) < LEAST
    return render(
        request, "start.html", Context(Basis(), vraag, found, len(every), is_kort=is_short)
    )
