# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page of one chapter of a plan: read it, write it, remark on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.plan.comments import remark
from springplank.actions.plan.composition import compose_draft, draft_of
from springplank.actions.plan.draft import Ontwerp
from springplank.actions.plan.fields import clean
from springplank.actions.plan.own_text import accept, keep_text
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.actions.question import today
from springplank.documents.plan import Block, Chapter, LiveFigure, Paragraph, Plan, parts_of
from springplank.errors import NotFoundError, UsageError
from springplank.web.pages.plan import refuse
from springplank.web.pages.plan_blokken import (
    OPMERKING,
    Deel,
    parts_of_chapter,
    place_of,
    typed_text,
)
from springplank.web.pages.plan_tekst import runs_in
from springplank.web.pages.plan_velden import Groep, groups_of, task_fields
from springplank.web.rendering import render
from springplank.web.saving import Form, Saved, Sent, go_to, save
from springplank.web.werkplek import Basis, Hier, Werkplek

router = APIRouter(include_in_schema=False, prefix="/plan/hoofdstuk")

Naam = Annotated[str, Path(max_length=60)]
VELDEN = "velden"
"""Place on the page of the fields beside the text."""

TEKST = "plan.tekst."
MADE = "plan.cijfers."
"""What a program keeps beside an own text; nobody typed it."""

GONE = "Dit hoofdstuk bestaat niet. Ga terug naar het plan en kies een hoofdstuk uit de lijst."
NO_BLOCK = "Dit deel van het plan bestaat niet meer. Laad de pagina opnieuw."


@dataclass(frozen=True, slots=True)
class Context:
    """All that plan_hoofdstuk.html may use."""

    basis: Basis
    revisie: int
    mag: bool
    hoofdstuk: str
    nummer: int
    kop: str
    opdracht: str
    verzonnen: bool
    stand: Chapter
    rol: str
    bewaard: str
    ontbreekt: tuple[str, ...]
    delen: tuple[Deel, ...]
    taak: Groep
    groepen: tuple[Groep, ...]
    vorige: tuple[str, str]
    volgende: tuple[str, str]
    fouten: tuple[tuple[str, str, str], ...]
    botsingen: tuple[tuple[str, str, str, str], ...]


@router.get("/{naam}")
def show(
    request: Request,
    hier: Hier,
    naam: Naam,
    bewaard: Annotated[str, Query(max_length=80)] = "",
) -> Response:
    """Show one chapter; `bewaard` names the block that was just saved."""
    return _page(request, Saved(hier, hier.werk), naam, bewaard)


@router.post("/{naam}")
def change(request: Request, hier: Hier, naam: Naam, form: Sent) -> Response:
    """Save owner, status and the other fields of the chapter."""
    return _save(request, hier, naam, form, VELDEN)


@router.post("/{naam}/tekst/{blok}")
def write(request: Request, hier: Hier, naam: Naam, blok: Naam, form: Sent) -> Response:
    """Save the text of one block; empty goes back to the proposal."""
    plan = compose_draft(_draft(hier, naam))
    block = _find(plan, naam, blok)
    typed = clean(form.velden.get("tekst", ""))
    if typed == clean(typed_text(hier.werk, block)) and not block.is_own:
        return go_to(request, _url(hier, naam, blok))
    changes = keep_text(blok, typed, _figures(plan, block))
    return _save(request, hier, naam, _form(form, changes), blok)


@router.post("/{naam}/neem-over/{blok}")
def take_over(request: Request, hier: Hier, naam: Naam, blok: Naam, form: Sent) -> Response:
    """Put the new figures in the place of the old ones in an own text."""
    draft = _draft(hier, naam)
    _find(compose_draft(draft), naam, blok)
    return _save(request, hier, naam, _form(form, accept(hier.werk, blok, draft.find)), blok)


@router.post("/{naam}/opmerking/{blok}")
def comment(request: Request, hier: Hier, naam: Naam, blok: Naam, form: Sent) -> Response:
    """Make a remark on a block or on one figure in it; or take one away."""
    if away := form.velden.get("weg", ""):
        # Without a look at what stands there now: twice away is away.
        return _save(request, hier, naam, _form(form, {f"plan.opmerking.{away}": None}), blok)
    draft = _draft(hier, naam)
    plan = compose_draft(draft)
    wie, tekst = form.velden.get("wie", ""), form.velden.get("tekst", "")
    over = form.velden.get("over", "") or blok
    try:
        changes = remark(hier.werk, wie, tekst, over, today(), plan.blocks())
    except UsageError as error:
        typed = {f"{OPMERKING}{blok}.wie": wie, f"{OPMERKING}{blok}.tekst": tekst}
        saved = Saved(hier, hier.werk, {f"{OPMERKING}{blok}.tekst": str(error)}, getypt=typed)
        return _page(request, saved, naam)
    return _save(request, hier, naam, _form(form, changes), blok)


def _form(form: Form, changes: Mapping[str, str | None]) -> Form:
    """Give the form with the changes that an action worked out."""
    return replace(form, velden={veld: text or "" for veld, text in changes.items()})


def _save(request: Request, hier: Werkplek, naam: str, form: Form, place: str) -> Response:
    _draft(hier, naam)
    saved = save(hier, form)
    if saved.is_good:
        return go_to(request, _url(saved.hier, naam, place))
    return _page(request, saved, naam)


def _url(hier: Werkplek, naam: str, place: str) -> str:
    at = place if place == VELDEN else place_of(place)
    return f"{hier.pad}/plan/hoofdstuk/{naam}?{urlencode({'bewaard': place})}#{at}"


def _draft(hier: Werkplek, naam: str) -> Ontwerp:
    if refusal := refuse(hier):
        raise UsageError(refusal)
    if naam not in HOOFDSTUKKEN:
        raise NotFoundError(GONE)
    return draft_of(hier.werk)


def _find(plan: Plan, naam: str, blok: str) -> Paragraph:
    for deel in _chapter(plan, naam).delen:
        for block in deel.blokken:
            if isinstance(block, Paragraph) and block.sleutel == blok:
                return block
    raise NotFoundError(NO_BLOCK)


def _chapter(plan: Plan, naam: str) -> Chapter:
    return next(one for one in plan.hoofdstukken if one.sleutel == naam)


def _figures(plan: Plan, block: Block) -> Iterator[LiveFigure]:
    """Give the figures that a writer can see: those of the block first."""
    yield from (part for part in parts_of(block) if isinstance(part, LiveFigure))
    yield from plan.figures()


def _page(request: Request, saved: Saved, naam: str, bewaard: str = "") -> Response:
    hier = saved.hier
    draft = _draft(hier, naam)
    plan = compose_draft(draft)
    chapter, about = _chapter(plan, naam), HOOFDSTUKKEN[naam]
    every = list(HOOFDSTUKKEN.values())
    at = every.index(about)
    blocks = [block for deel in chapter.delen for block in deel.blokken]
    context = Context(
        hier.basis("plan", runs_in(plan.run_id, blocks)),
        hier.dossier.revisie if hier.dossier else 0,
        hier.may_change,
        naam,
        chapter.nummer,
        chapter.titel,
        about.opdracht,
        plan.is_invented,
        chapter,
        about.rol,
        bewaard,
        chapter.ontbreekt,
        parts_of_chapter(saved, plan, chapter),
        task_fields(saved, naam),
        groups_of(saved, naam, draft),
        _link(every[at - 1].sleutel) if at else ("", ""),
        _link(every[at + 1].sleutel) if at + 1 < len(every) else ("", ""),
        tuple((_label(veld), fout, _field(veld)) for veld, fout in saved.fouten.items()),
        tuple(
            (
                one.wie,
                _label(one.veld),
                text_of_field(one.veld, one.mine),
                text_of_field(one.veld, one.theirs),
            )
            for one in saved.botsingen
            if not one.veld.startswith(MADE)
        ),
    )
    status = 409 if saved.botsingen else 400 if saved.fouten else 200
    return render(request, "plan_hoofdstuk.html", context, status)


def _link(sleutel: str) -> tuple[str, str]:
    return sleutel, HOOFDSTUKKEN[sleutel].titel


def _label(veld: str) -> str:
    if veld.startswith(OPMERKING):
        return "Uw opmerking"
    return name_of_field(veld)


def _field(veld: str) -> str:
    """Give the place on the page of the field that was refused."""
    if veld.startswith(OPMERKING):
        return f"{place_of(veld.removeprefix(OPMERKING).rpartition('.')[0])}-opmerking-tekst"
    if veld.startswith(TEKST):
        return f"{place_of(veld.removeprefix(TEKST))}-tekst"
    return f"veld-{veld.replace('.', '-')}"
