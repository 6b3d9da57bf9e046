# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page of one chapter of a plan: read it, write it, remark on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.plan.comments import remark
from springplank.actions.plan.composition import compose_draft, draft_of
from springplank.actions.plan.draft import Ontwerp
from springplank.actions.plan.fields import clean
from springplank.actions.plan.own_text import accept, keep_text
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.actions.question import today
from springplank.actions.werk import Werk
from springplank.documents.plan import (
    Block,
    Bullets,
    Chapter,
    Chart,
    Decision,
    LiveFigure,
    OpenQuestion,
    Paragraph,
    Plan,
    Step,
    Table,
    parts_of,
)
from springplank.errors import NotFoundError, UsageError
from springplank.web.cijfers import Grafiek, Tabel
from springplank.web.pages.plan import refuse
from springplank.web.pages.plan_tekst import Zin, picture_of, pieces_of, table_of
from springplank.web.pages.plan_velden import Groep, groups_of, task_fields
from springplank.web.rendering import render
from springplank.web.saving import Form, Saved, Sent, go_to, save
from springplank.web.velden import Veld
from springplank.web.werkplek import Basis, Hier, Werkplek
from springplank.words.figures import day

router = APIRouter(include_in_schema=False, prefix="/plan/hoofdstuk")

Naam = Annotated[str, Path(max_length=60)]
OPMERKING = "opmerking."
"""Begin of what was typed in a remark that was refused."""

MADE = "plan.cijfers."
"""What a program keeps beside an own text; nobody typed it."""

GONE = "Dit hoofdstuk bestaat niet. Ga terug naar het plan en kies een hoofdstuk uit de lijst."
NO_BLOCK = "Dit deel van het plan bestaat niet meer. Laad de pagina opnieuw."


@dataclass(frozen=True, slots=True)
class Opmerking:
    """A remark of a reader, in words; about one figure, then that figure is named."""

    wie: str
    wanneer: str
    tekst: str
    gewijzigd: bool
    over: str


@dataclass(frozen=True, slots=True)
class Blok:
    """One block of a chapter.

    Attributes:
        id: its place on the page.
        sleutel: its name.
        alineas: the text, per paragraph its pieces.
        is_vraag: the text is a question that nobody answered.
        is_eigen: somebody wrote it.
        is_gewijzigd: a figure in it reads otherwise than when it was written.
        punten: points of a list.
        tabel: a table; None when it is something else.
        grafiek: a picture.
        besluit: the decision that is asked.
        stap: a step of the work.
        schrijf: the field in which the text is written; None when it is not written here.
        is_open: the writer has typed something that was not saved.
        opmerkingen: remarks of readers about it.
        over: name and text of what a remark can be about.
        wie: who makes a remark, as typed.
        opmerking: the remark that was refused; empty without one.
        opmerking_fout: why it was refused.
    """

    id: str
    sleutel: str
    alineas: tuple[tuple[Zin, ...], ...] = ()
    is_vraag: bool = False
    is_eigen: bool = False
    is_gewijzigd: bool = False
    punten: tuple[tuple[Zin, ...], ...] = ()
    tabel: Tabel | None = None
    grafiek: Grafiek | None = None
    besluit: Decision | None = None
    stap: Step | None = None
    schrijf: Veld | None = None
    is_open: bool = False
    opmerkingen: tuple[Opmerking, ...] = ()
    over: tuple[tuple[str, str], ...] = ()
    wie: str = ""
    opmerking: str = ""
    opmerking_fout: str = ""


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a chapter under a heading of its own."""

    kop: str
    blokken: tuple[Blok, ...]


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
    ontbreekt: tuple[str, ...]
    delen: tuple[Deel, ...]
    taak: Groep
    groepen: tuple[Groep, ...]
    vorige: tuple[str, str]
    volgende: tuple[str, str]
    fouten: tuple[tuple[str, str], ...]
    botsingen: tuple[tuple[str, str, str, str], ...]


@router.get("/{naam}")
def show(request: Request, hier: Hier, naam: Naam) -> Response:
    """Show one chapter."""
    return _page(request, Saved(hier, hier.werk), naam)


@router.post("/{naam}")
def change(request: Request, hier: Hier, naam: Naam, form: Sent) -> Response:
    """Save owner, status and the other fields of the chapter."""
    return _save(request, hier, naam, form, "velden")


@router.post("/{naam}/tekst/{blok}")
def write(request: Request, hier: Hier, naam: Naam, blok: Naam, form: Sent) -> Response:
    """Save the text of one block; empty goes back to the proposal."""
    plan = compose_draft(_draft(hier, naam))
    block = _find(plan, naam, blok)
    typed = clean(form.velden.get("tekst", ""))
    if typed == clean(_typed(hier.werk, block)) and not block.is_own:
        return go_to(request, _url(hier, naam, _id(blok)))
    changes = keep_text(blok, typed, _figures(plan, block))
    return _save(request, hier, naam, _form(form, changes), _id(blok))


@router.post("/{naam}/neem-over/{blok}")
def take_over(request: Request, hier: Hier, naam: Naam, blok: Naam, form: Sent) -> Response:
    """Put the new figures in the place of the old ones in an own text."""
    draft = _draft(hier, naam)
    _find(compose_draft(draft), naam, blok)
    return _save(request, hier, naam, _form(form, accept(hier.werk, blok, draft.find)), _id(blok))


@router.post("/{naam}/opmerking/{blok}")
def comment(request: Request, hier: Hier, naam: Naam, blok: Naam, form: Sent) -> Response:
    """Make a remark on a block, or on one figure in it."""
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
    return _save(request, hier, naam, _form(form, changes), _id(blok))


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
    return f"{hier.pad}/plan/hoofdstuk/{naam}#{place}"


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


def _page(request: Request, saved: Saved, naam: str) -> Response:
    hier = saved.hier
    draft = _draft(hier, naam)
    plan = compose_draft(draft)
    chapter, about = _chapter(plan, naam), HOOFDSTUKKEN[naam]
    every = list(HOOFDSTUKKEN.values())
    at = every.index(about)
    context = Context(
        hier.basis("plan", plan.run_id),
        hier.dossier.revisie if hier.dossier else 0,
        hier.may_change,
        naam,
        chapter.nummer,
        chapter.titel,
        about.opdracht,
        plan.is_invented,
        chapter.ontbreekt,
        tuple(
            Deel(deel.kop, tuple(_shown(saved, plan, block) for block in deel.blokken))
            for deel in chapter.delen
        ),
        task_fields(saved, naam),
        groups_of(saved, naam, draft),
        _link(every[at - 1].sleutel) if at else ("", ""),
        _link(every[at + 1].sleutel) if at + 1 < len(every) else ("", ""),
        tuple((_label(veld), fout) for veld, fout in saved.fouten.items()),
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


def _id(sleutel: str) -> str:
    return f"blok-{sleutel.replace('.', '-').replace('_', '-')}"


def _typed(werk: Werk, block: Paragraph) -> str:
    """Give the text as it stands in the field to write in: an own text exactly as it was saved."""
    own = werk.velden.get(f"plan.tekst.{block.sleutel}")
    return "".join(map(str, block.delen)) if own is None else own


def _shown(saved: Saved, plan: Plan, block: Block) -> Blok:
    figures = {
        part.sleutel: part.tekst
        for part in parts_of(block)
        if isinstance(block, Paragraph) and isinstance(part, LiveFigure)
    }
    remarks = tuple(
        Opmerking(one.wie, day(one.wanneer), one.tekst, one.is_changed, figures.get(one.over, ""))
        for one in plan.opmerkingen
        if one.over == block.sleutel or one.over in figures
    )
    begin = f"{OPMERKING}{block.sleutel}"
    return replace(
        _looks(saved, plan, block),
        opmerkingen=remarks,
        over=((block.sleutel, "dit hele deel"), *figures.items()),
        wie=saved.getypt.get(f"{begin}.wie", ""),
        opmerking=saved.getypt.get(f"{begin}.tekst", ""),
        opmerking_fout=saved.fouten.get(f"{begin}.tekst", ""),
    )


def _looks(saved: Saved, plan: Plan, block: Block) -> Blok:
    empty = Blok(_id(block.sleutel), block.sleutel)
    match block:
        case Paragraph():
            return _text(saved, empty, block)
        case Bullets():
            return replace(empty, punten=tuple(tuple(pieces_of(one)) for one in block.punten))
        case Table():
            return replace(empty, tabel=table_of(block, plan.run_id))
        case Chart():
            return replace(empty, grafiek=picture_of(block, plan.run_id))
        case Decision():
            alineas = tuple(tuple(pieces_of(one)) for one in (block.vraag, block.waarom) if one)
            return replace(empty, besluit=block, alineas=alineas)
        case Step():
            return replace(empty, stap=block)
        case OpenQuestion():
            todo = block.wat_te_doen if saved.hier.may_change else ""
            told = " ".join(filter(None, (block.vraag, todo)))
            return replace(empty, alineas=((Zin(told),),), is_vraag=True)


def _text(saved: Saved, empty: Blok, block: Paragraph) -> Blok:
    veld = f"plan.tekst.{block.sleutel}"
    typed = saved.getypt.get(veld)
    stands = "" if block.is_prompt else _typed(saved.hier.werk, block)
    return replace(
        empty,
        alineas=tuple(_paragraphs(block)),
        is_vraag=block.is_prompt,
        is_eigen=block.is_own,
        is_gewijzigd=any(isinstance(p, LiveFigure) and p.was for p in block.delen),
        schrijf=Veld(
            "tekst",
            "Uw antwoord" if block.is_prompt else "Uw tekst",
            stands if typed is None else typed,
            "Cijfers die u laat staan, blijven aan de berekening vast. Leeg maken geeft het "
            "voorstel terug.",
            fout=saved.fouten.get(veld, ""),
            lang=True,
            soort="text",
        ),
        is_open=typed is not None,
    )


def _paragraphs(block: Paragraph) -> Iterator[tuple[Zin, ...]]:
    """Give the pieces of each paragraph; an empty line starts a new one."""
    current: list[Zin] = []
    for piece in pieces_of(block.delen):
        if piece.cijfer is not None:
            current.append(piece)
            continue
        first, *others = piece.tekst.split("\n\n")
        current.append(Zin(first))
        for text in others:
            yield tuple(current)
            current = [Zin(text)]
    yield tuple(current)
