# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Citeer dit: a figure to take along as text, picture or table, always with its range."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from springplank.actions.quote import COLUMNS, Citaat, rows_of
from springplank.actions.quoting import Place, Quoted, find_quote
from springplank.web.bestand import csv_answer, svg_answer
from springplank.web.pages.beelden import quote_links
from springplank.web.pages.geld import Stand, at_stand
from springplank.web.rendering import render
from springplank.web.werkplek import Basis, Hier, Werkplek
from springplank.words.figures import day

router = APIRouter(include_in_schema=False)

Wat = Annotated[str, Query(max_length=200)]
Scenario = Annotated[str, Query(max_length=100)]


@dataclass(frozen=True, slots=True)
class Kaart:
    """A card as the macro `citeerkaart` shows it."""

    id: str
    zin: str
    bron: str
    datum: str
    run_id: str
    url: str
    svg_url: str
    tabel_url: str


@dataclass(frozen=True, slots=True)
class Context:
    """All that citeren.html may use."""

    basis: Basis
    onderschrift: str
    kaart: Kaart
    terug: str


@router.get("/citeer")
def show(
    request: Request, hier: Hier, wat: Wat = "", stand: Stand = "", scenario: Scenario = ""
) -> HTMLResponse:
    """Show the card of a figure."""
    found = _found(request, hier, wat, stand, scenario).citaat
    return render(request, "citeren.html", context_of(found, hier, (wat, stand, scenario)))


@router.get("/citeer.svg")
def picture(
    request: Request, hier: Hier, wat: Wat = "", stand: Stand = "", scenario: Scenario = ""
) -> Response:
    """Give the picture, with range, day, run and link in it."""
    found = _found(request, hier, wat, stand, scenario)
    return svg_answer(_name(hier, wat), found.draw())


@router.get("/citeer.csv")
def table(
    request: Request, hier: Hier, wat: Wat = "", stand: Stand = "", scenario: Scenario = ""
) -> Response:
    """Give the figures as a table, each row with range, day, run and link."""
    found = _found(request, hier, wat, stand, scenario)
    return csv_answer(_name(hier, wat), COLUMNS, rows_of(found.citaat))


def _found(request: Request, hier: Werkplek, wat: str, stand: str, scenario: str) -> Quoted:
    basis = f"{str(request.base_url).rstrip('/')}{hier.pad}"
    return find_quote(Place(at_stand(hier, stand).werk, basis), wat, scenario or None)


def _name(hier: Werkplek, wat: str) -> str:
    return f"springplank-{hier.onderwerp.code}-{wat.replace('/', '-')}"


def context_of(found: Citaat, hier: Werkplek, asked: tuple[str, str, str]) -> Context:
    """Turn what is quoted into what the page shows."""
    wat, stand, scenario = asked
    links = quote_links(hier.pad, wat, stand=stand, scenario=scenario)
    card = Kaart(
        "citaat",
        found.zin,
        found.bron.rstrip("."),
        day(found.datum),
        found.run_id,
        found.url,
        links.svg,
        links.csv,
    )
    return Context(hier.basis("", found.run_id), found.titel, card, f"{hier.pad}{found.pagina}")
