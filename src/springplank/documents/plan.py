# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a plan is: chapters with text, live figures, tables, charts, decisions and steps.

Nothing here knows how it looks or where the figures come from. Renderers read it; `actions.plan`
makes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

VASTGESTELD, RAMING, ONBEKEND = "vastgesteld", "raming", "onbekend"
TE_DOEN, BEZIG, KLAAR, NIET_NODIG = "te doen", "bezig", "klaar", "niet nodig"
STATUSSEN = (TE_DOEN, BEZIG, KLAAR, NIET_NODIG)


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """One figure that is still tied to the run it comes from.

    Attributes:
        sleutel: name of the figure, as in an address: "geld/impulsbudget/2026".
        tekst: the figure in words: "€ 1.234.567" or "ongeveer € 1,5 mln".
        soort: VASTGESTELD, RAMING or ONBEKEND.
        bereik: the range of a RAMING in words: "tussen € 1,1 en € 1,9 mln"; empty otherwise.
        waarde: the bare number; None when unknown.
        laag: lower end of the range; None when there is none.
        hoog: upper end of the range.
        eenheid: unit of the house: "EUR", "persoon", "fte", "plek", "SE", "aandeel".
        status: how sure: "vastgesteld", "aanname", ...
        bron: what it rests on, short.
        run_id: kenmerk of the run.
        was: how the figure read when the writer last agreed; empty when nothing changed.

    Raises:
        ValueError: for a raming without its range.
    """

    sleutel: str
    tekst: str
    soort: str
    bereik: str = ""
    waarde: float | None = None
    laag: float | None = None
    hoog: float | None = None
    eenheid: str = "EUR"
    status: str = ""
    bron: str = ""
    run_id: str = ""
    was: str = ""

    def __post_init__(self) -> None:
        """Refuse a forecast that stands alone."""
        if self.soort == RAMING and not self.bereik:
            raise ValueError(f"De raming {self.sleutel!r} heeft geen bereik.")

    def __str__(self) -> str:
        """Write the figure with its range."""
        return f"{self.tekst} ({self.bereik})" if self.bereik else self.tekst


Part = str | LiveFigure
"""A piece of a sentence. Text of users stays text: no renderer reads markup in it."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark of a reader beside a paragraph or a figure.

    Attributes:
        wie: name of the reader, as typed.
        wanneer: day.
        tekst: the remark.
        over: key of the block or of the figure.
        is_changed: the figure changed since the remark was made.
    """

    wie: str
    wanneer: date
    tekst: str
    over: str
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""Text: sentences with figures in them.

    Attributes:
        sleutel: unique in the plan: "waar_staan_we.geld".
        delen: pieces in reading order; a "\n\n" in a piece starts a new paragraph.
        is_own: the writer changed what was proposed.
        is_prompt: a question that the writer still has to answer; not text of the plan.
    """

    sleutel: str
    delen: tuple[Part, ...]
    is_own: bool = False
    is_prompt: bool = False

    @property
    def tekst(self) -> str:
        """The whole text, every figure with its range."""
        return "".join(str(deel) for deel in self.delen)


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points of one list, in order.

    Attributes:
        sleutel: unique in the plan.
        punten: per point its pieces.
        is_numbered: the order matters.
    """

    sleutel: str
    punten: tuple[tuple[Part, ...], ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and headers.

    Attributes:
        sleutel: unique in the plan.
        bijschrift: the caption, without a number.
        kolommen: headers, the first one that of the row headers.
        rijen: per row its cells, the first one the row header; None is unknown, not zero.
        getalkolommen: numbers of the columns that hold figures, to be set to the right.
        heeft_totaal: the last row is a total.
        noot: one sentence below; empty when there is none.
    """

    sleutel: str
    bijschrift: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[Part | None, ...], ...]
    getalkolommen: tuple[int, ...] = ()
    heeft_totaal: bool = False
    noot: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with the same numbers as a table.

    Attributes:
        sleutel: unique in the plan.
        bijschrift: the caption, without a number.
        svg: the picture, with its own colours and without words around it.
        alt: what it tells, in one or two sentences with numbers.
        tabel: the same numbers.
    """

    sleutel: str
    bijschrift: str
    svg: str
    alt: str
    tabel: Table


@dataclass(frozen=True, slots=True)
class Decision:
    """What is asked of whom.

    Attributes:
        sleutel: unique in the plan.
        vraag: the decision asked, one sentence.
        wie: who decides: "de gemeenteraad van Voorbeeldstad".
        waarom: why, one or two sentences.
        tegen: the strongest argument against; empty when nobody gave one.
    """

    sleutel: str
    vraag: tuple[Part, ...]
    wie: str
    waarom: tuple[Part, ...] = ()
    tegen: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the work.

    Attributes:
        sleutel: unique in the plan.
        wat: what is done.
        wie: owner; empty when nobody is named yet.
        wanneer: day or year, as written; empty when unknown.
        bewijs: how one sees that it is done.
        signaal: what to watch, and the value at which the plan changes.
    """

    sleutel: str
    wat: str
    wie: str = ""
    wanneer: str = ""
    bewijs: str = ""
    signaal: str = ""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What is not known yet.

    Attributes:
        sleutel: unique in the plan.
        vraag: the question.
        wat_te_doen: what answers it.
        wie: who can answer; empty when unknown.
    """

    sleutel: str
    vraag: str
    wat_te_doen: str = ""
    wie: str = ""


Block = Paragraph | Bullets | Table | Chart | Decision | Step | OpenQuestion


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chapter under a heading of its own."""

    kop: str
    blokken: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter, which is one task for its owner.

    Attributes:
        nummer: 1 for the first one.
        sleutel: name of the task: "waar_staan_we".
        titel: heading.
        eigenaar: who writes it; empty when nobody is named yet.
        status: one of STATUSSEN.
        delen: sections in order.
        ontbreekt: what is missing, one sentence each.
    """

    nummer: int
    sleutel: str
    titel: str
    delen: tuple[Section, ...]
    eigenaar: str = ""
    status: str = TE_DOEN
    ontbreekt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A source in the list at the end."""

    sleutel: str
    titel: str
    datum: str
    vindplaats: str = ""
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan, or the version of it for one council.

    Attributes:
        titel: title on the first page.
        onderwerp: name of the gemeente or samenwerkingsverband.
        code: its code.
        datum: day on which the figures were computed; also the time stamp of the documents.
        status: "concept", or "vastgesteld door NAAM op DAG".
        run_id: kenmerk of the run.
        samenvatting: what a hurried reader has to know.
        hoofdstukken: chapters in order.
        bronnen: the sources, in order of publication.
        opmerkingen: remarks of readers.
        is_invented: figures and names are invented, and every page says so.
        is_brief: one page for who has ten minutes: no contents, numbers, owners or legend.
    """

    titel: str
    onderwerp: str
    code: str
    datum: date
    status: str
    run_id: str
    samenvatting: tuple[Block, ...]
    hoofdstukken: tuple[Chapter, ...]
    bronnen: tuple[Reference, ...] = ()
    opmerkingen: tuple[Comment, ...] = ()
    is_invented: bool = False
    is_brief: bool = False

    def blocks(self) -> Iterator[Block]:
        """Give every block in reading order."""
        yield from self.samenvatting
        for hoofdstuk in self.hoofdstukken:
            for deel in hoofdstuk.delen:
                yield from deel.blokken

    def figures(self) -> Iterator[LiveFigure]:
        """Give every live figure in reading order; one that is used twice comes twice."""
        for block in self.blocks():
            yield from (part for part in parts_of(block) if isinstance(part, LiveFigure))

    def as_json(self) -> dict[str, Any]:
        """Give the run and its figures, each once, to travel along with a document."""
        found = {figure.sleutel: figure for figure in self.figures()}
        return {
            "titel": self.titel,
            "onderwerp": {"code": self.code, "naam": self.onderwerp},
            "datum": self.datum.isoformat(),
            "status": self.status,
            "run_id": self.run_id,
            "verzonnen": self.is_invented,
            "cijfers": [
                {
                    "sleutel": one.sleutel,
                    "tekst": one.tekst,
                    "bereik": one.bereik,
                    "soort": one.soort,
                    "waarde": one.waarde,
                    "laag": one.laag,
                    "hoog": one.hoog,
                    "eenheid": one.eenheid,
                    "status": one.status,
                    "bron": one.bron,
                    "run_id": one.run_id,
                }
                for _, one in sorted(found.items())
            ],
        }


def parts_of(block: Block) -> Iterator[Part]:
    """Give the pieces of text and the figures of a block, in reading order."""
    match block:
        case Paragraph():
            yield from block.delen
        case Bullets():
            for punt in block.punten:
                yield from punt
        case Table():
            yield from _cells(block)
        case Chart():
            yield block.alt
            yield from _cells(block.tabel)
        case Decision():
            yield from block.vraag
            yield from block.waarom
            yield block.tegen
        case Step():
            yield from (block.wat, block.wie, block.wanneer, block.bewijs, block.signaal)
        case OpenQuestion():
            yield from (block.vraag, block.wat_te_doen, block.wie)


def _cells(table: Table) -> Iterator[Part]:
    yield from (cell for row in table.rijen for cell in row if cell is not None)
