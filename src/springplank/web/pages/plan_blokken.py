# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The blocks of a chapter as the page shows them: what stands there, how to write it, remarks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
from springplank.web.cijfers import Grafiek, Tabel
from springplank.web.pages.plan_opmerkingen import Opmerking, remarks_of
from springplank.web.pages.plan_tekst import Zin, picture_of, pieces_of, table_of
from springplank.web.saving import Saved
from springplank.web.velden import Veld

OPMERKING = "opmerking."
"""Begin of what was typed in a remark that was refused."""


@dataclass(frozen=True, slots=True)
class Blok:
    """One block of a chapter.

    Attributes:
        id: its place on the page.
        sleutel: its name.
        alineas: the text, per paragraph its pieces.
        is_vraag: the text is a question that nobody answered.
        is_eigen: somebody wrote it.
        gewijzigd: how many figures in it read otherwise than when it was written.
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
    gewijzigd: int = 0
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


def parts_of_chapter(saved: Saved, plan: Plan, chapter: Chapter) -> tuple[Deel, ...]:
    """Show the parts of a chapter, with what was typed when that was refused."""
    return tuple(
        Deel(deel.kop, tuple(_shown(saved, plan, block) for block in deel.blokken))
        for deel in chapter.delen
    )


def place_of(sleutel: str) -> str:
    """Give the place of a block on the page."""
    return f"blok-{sleutel.replace('.', '-').replace('_', '-')}"


def typed_text(werk: Werk, block: Paragraph) -> str:
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
        one
        for one in remarks_of(saved.hier.werk, plan, figures)
        if one.bij == block.sleutel or one.bij in figures
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
    empty = Blok(place_of(block.sleutel), block.sleutel)
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
    stands = "" if block.is_prompt else typed_text(saved.hier.werk, block)
    return replace(
        empty,
        alineas=tuple(_paragraphs(block)),
        is_vraag=block.is_prompt,
        is_eigen=block.is_own,
        gewijzigd=sum(isinstance(p, LiveFigure) and bool(p.was) for p in block.delen),
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
