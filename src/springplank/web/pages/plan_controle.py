# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Is het plan klaar: what the agreements ask, what a reader will ask, and vaststellen."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response

from springplank.actions import dossiers
from springplank.actions.plan.checks import Oordeel, Vraag, check_agreement, questions_of
from springplank.actions.plan.composition import compose
from springplank.actions.plan.establishing import establish, is_established
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.actions.question import today
from springplank.errors import UsageError
from springplank.web.pages.plan import refuse
from springplank.web.rendering import render
from springplank.web.saving import Saved, Sent, go_to, save
from springplank.web.velden import Veld
from springplank.web.werkplek import Basis, Hier
from springplank.words.figures import day

router = APIRouter(include_in_schema=False, prefix="/plan/controle")

NAAM, STAP, CONCEPT = "naam", "stap", "concept"
SOORTEN = {
    "bedrag": "Bedragen in de tekst",
    "bron": "Bronnen",
    "ontbreekt": "Wat ontbreekt",
    "aanname": "Aannames",
    "bereik": "Bereiken",
}
"""Headings of what a reader will ask, the heaviest first."""

ELSEWHERE = {"aanname": "{}/eigen-cijfers", "bron": "/bronnen"}
"""Where a question is answered that no chapter can answer."""

FIELD = "plan.vastgesteld"
VERSION = "Plan, vastgesteld op"
UNREAD = (
    "Het plan of een eigen cijfer is gewijzigd nadat u deze pagina opende. Lees het na en stel "
    "het dan vast."
)
ESTABLISHED = "vastgesteld"
"""The check of the demand that is met on this page."""


@dataclass(frozen=True, slots=True)
class Eisregel:
    """One demand of the agreements with where to mend it.

    Attributes:
        oordeel: the demand, and whether it is met.
        waarheen: what the link says.
        url: where it goes.
    """

    oordeel: Oordeel
    waarheen: str
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
    is_vastgesteld: bool
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
    """Establish the plan in the name of one person, or make it a concept again."""
    if refusal := refuse(hier):
        raise UsageError(refusal)
    typed = form.velden.get(NAAM, "").strip()
    changes: dict[str, str | None] = {FIELD: None}
    if form.velden.get(STAP) != CONCEPT:
        try:
            changes = establish(hier.werk, compose(hier.werk), typed, today())
        except UsageError as error:
            return _page(request, Saved(hier, hier.werk, {NAAM: str(error)}, getypt=form.velden))
        # The same attempt, sent twice, says what is there already.
        is_new = changes[FIELD] != hier.werk.velden.get(FIELD)
        if hier.dossier and is_new and form.basis != hier.dossier.revisie:
            return _page(request, Saved(hier, hier.werk, {NAAM: UNREAD}, getypt=form.velden))
    saved = save(hier, replace(form, velden={veld: text or "" for veld, text in changes.items()}))
    if not saved.is_good:
        return _page(request, saved)
    if changes[FIELD] and saved.hier.dossier:
        name, now = f"{VERSION} {day(today())}", datetime.now(UTC)
        dossiers.save_version(saved.hier.dossier.id, name, form.sleutel, now, hier.wie)
    return go_to(request, f"{saved.hier.pad}/plan/controle#vaststellen")


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
        is_established(hier.werk),
        tuple(_demand(hier.pad, one) for one in judged),
        sum(one.is_er for one in judged),
        tuple(
            (kop, found)
            for soort, kop in SOORTEN.items()
            if (
                found := tuple(
                    Vraagregel(one, _where(hier.pad, one)) for one in asked if one.soort == soort
                )
            )
        ),
        Veld(
            NAAM,
            "Naam van wie het plan vaststelt",
            saved.getypt.get(NAAM, ""),
            fout=saved.fouten.get(NAAM, ""),
            ruim=True,
            soort="text",
        ),
        tuple(fout for veld, fout in saved.fouten.items() if veld != NAAM),
    )
    status = 409 if saved.botsingen else 400 if saved.fouten else 200
    return render(request, "plan_controle.html", context, status)


def _demand(pad: str, oordeel: Oordeel) -> Eisregel:
    """Say where to mend what lacks: in a chapter, or further down on this page."""
    if oordeel.eis.toets == ESTABLISHED:
        return Eisregel(oordeel, "Stel het plan vast", "#vaststellen")
    hoofdstuk = oordeel.eis.hoofdstuk
    return Eisregel(oordeel, f"Naar {HOOFDSTUKKEN[hoofdstuk].titel}", _url(pad, hoofdstuk))


def _where(pad: str, vraag: Vraag) -> str:
    """Say where to answer a question; empty when it is about the whole plan."""
    if vraag.soort in ELSEWHERE:
        return ELSEWHERE[vraag.soort].format(pad)
    return _url(pad, vraag.hoofdstuk) if vraag.hoofdstuk else ""


def _url(pad: str, hoofdstuk: str) -> str:
    if hoofdstuk not in HOOFDSTUKKEN:
        return f"{pad}/plan"
    return f"{pad}/plan/hoofdstuk/{hoofdstuk}"
