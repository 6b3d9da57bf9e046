# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Is het plan klaar: what the agreements ask, what a reader will ask, and vaststellen."""

from dataclasses import dataclass, replace

from fastapi import APIRouter, Request
from fastapi.responses import Response

from springplank.actions.plan.checks import Oordeel, Vraag, check_agreement, questions_of
from springplank.actions.plan.composition import compose
from springplank.actions.plan.establishing import establish
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.actions.question import today
from springplank.errors import UsageError
from springplank.web.pages.plan import refuse
from springplank.web.rendering import render
from springplank.web.saving import Saved, Sent, go_to, save
from springplank.web.velden import Veld
from springplank.web.werkplek import Basis, Hier

router = APIRouter(include_in_schema=False, prefix="/plan/controle")

NAAM = "naam"
SOORTEN = {
    "bedrag": "Bedragen in de tekst",
    "bron": "Bronnen",
    "ontbreekt": "Wat ontbreekt",
    "aanname": "Aannames",
    "bereik": "Bereiken",
}
"""Headings of what a reader will ask, the heaviest first."""


@dataclass(frozen=True, slots=True)
class Eisregel:
    """One demand of the agreements with where to mend it."""

    oordeel: Oordeel
    hoofdstuk: str
    url: str


@dataclass(frozen=True, slots=True)
class Vraagregel:
    """One question of a reader with where to mend it."""

    vraag: Vraag
    url: str


@dataclass(frozen=True, slots=True)
class Context:
    """All that plan_controle.html may use."""

    basis: Basis
    revisie: int
    mag: bool
    status: str
    eisen: tuple[Eisregel, ...]
    goed: int
    vragen: tuple[tuple[str, tuple[Vraagregel, ...]], ...]
    naam: Veld
    fouten: tuple[str, ...]


@router.get("")
def show(request: Request, hier: Hier) -> Response:
    """Show what is there and what is missing."""
    return _page(request, Saved(hier, hier.werk))


@router.post("")
def settle(request: Request, hier: Hier, form: Sent) -> Response:
    """Establish the plan in the name of one person, or take that back with an empty name."""
    if refusal := refuse(hier):
        raise UsageError(refusal)
    typed = form.velden.get(NAAM, "").strip()
    changes: dict[str, str | None] = {"plan.vastgesteld": None}
    if typed:
        try:
            changes = establish(hier.werk, compose(hier.werk), typed, today())
        except UsageError as error:
            return _page(request, Saved(hier, hier.werk, {NAAM: str(error)}, getypt=form.velden))
    saved = save(hier, replace(form, velden={veld: text or "" for veld, text in changes.items()}))
    if saved.is_good:
        return go_to(request, f"{saved.hier.pad}/plan/controle#vaststellen")
    return _page(request, saved)


def _page(request: Request, saved: Saved) -> Response:
    hier = saved.hier
    if refusal := refuse(hier):
        raise UsageError(refusal)
    plan = compose(hier.werk)
    judged = check_agreement(hier.werk, plan)
    asked = questions_of(hier.werk, plan)
    context = Context(
        hier.basis("plan", plan.run_id),
        hier.dossier.revisie if hier.dossier else 0,
        hier.may_change,
        plan.status,
        tuple(
            Eisregel(one, HOOFDSTUKKEN[one.eis.hoofdstuk].titel, _url(hier.pad, one.eis.hoofdstuk))
            for one in judged
        ),
        sum(one.is_er for one in judged),
        tuple(
            (kop, found)
            for soort, kop in SOORTEN.items()
            if (
                found := tuple(
                    Vraagregel(one, _url(hier.pad, one.hoofdstuk) if one.hoofdstuk else "")
                    for one in asked
                    if one.soort == soort
                )
            )
        ),
        Veld(
            NAAM,
            "Naam van wie het plan vaststelt",
            saved.getypt.get(NAAM, ""),
            "Leeg laten maakt het plan weer een concept.",
            fout=saved.fouten.get(NAAM, ""),
            ruim=True,
            soort="text",
        ),
        tuple(fout for veld, fout in saved.fouten.items() if veld != NAAM),
    )
    status = 409 if saved.botsingen else 400 if saved.fouten else 200
    return render(request, "plan_controle.html", context, status)


def _url(pad: str, hoofdstuk: str) -> str:
    if hoofdstuk not in HOOFDSTUKKEN:
        return f"{pad}/plan"
    return f"{pad}/plan/hoofdstuk/{hoofdstuk}"
