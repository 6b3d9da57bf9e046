# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Turns a plan into a document: every block becomes headings, texts, tables, pictures or boxes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from springplank.documents.elements import (
    Box,
    Element,
    Grid,
    Heading,
    Picture,
    Points,
    Run,
    Runs,
    Sheets,
    Source,
    Text,
    Tone,
)
from springplank.documents.fit import fit, parts
from springplank.documents.letters import one_line
from springplank.documents.notes import Notes
from springplank.documents.pictures import read_drawing
from springplank.documents.plan import (
    ONBEKEND,
    RAMING,
    VASTGESTELD,
    Block,
    Bullets,
    Chapter,
    Chart,
    Comment,
    Decision,
    LiveFigure,
    OpenQuestion,
    Paragraph,
    Part,
    Plan,
    Step,
    Table,
)
from springplank.documents.runs import cell, paragraphs, runs
from springplank.errors import RuleError
from springplank.words.figures import day

TONES = {VASTGESTELD: Tone.VASTGESTELD, RAMING: Tone.RAMING, ONBEKEND: Tone.ONBEKEND}
Rows = Sequence[tuple[Runs, ...]]
VERZONNEN = "Verzonnen voorbeeld"
WAARSCHUWING = "Dit is een verzonnen voorbeeld. De namen en de cijfers zijn niet echt."
STEPS = ("Stap", "Wie", "Wanneer", "Klaar als", "Plan bijstellen als")
QUESTIONS = ("Vraag", "Wat geeft antwoord?", "Wie kan antwoorden?")
OPEN = "nog niet ingevuld"
"""Stands in a cell that nobody filled: an empty cell could be read as nothing to be said."""


def lay_out(plan: Plan) -> Sheets:
    """Lay out a plan.

    Raises:
        DataError: for a picture that does not belong in a document.
        RuleError: for a table whose rows do not fit its headers.
    """
    flow = _Flow(Notes(plan), is_kort=plan.is_brief)
    elements: list[Element] = []
    if not plan.is_brief:
        elements.append(Heading(1, "", "Samenvatting", is_begin=True))
    elements.extend(flow.blocks(plan.samenvatting))
    elements.extend(flow.legend(plan))
    for chapter in plan.hoofdstukken:
        elements.extend(flow.chapter(chapter))
    elements.extend(flow.postponed())
    elements.extend(flow.sources())
    return Sheets(
        titel=one_line(plan.titel, "Plan"),
        onderwerp=one_line(plan.onderwerp),
        merken=_marks(plan),
        waarschuwing=WAARSCHUWING if plan.is_invented else "",
        gegevens=(
            ("Voor", one_line(plan.onderwerp)),
            ("Status", one_line(plan.status)),
            ("Datum van de cijfers", day(plan.datum)),
            ("Kenmerk van de berekening", one_line(plan.run_id)),
        ),
        elementen=tuple(elements),
        opmerkingen=tuple(flow.remarks()),
        los=flow.notes.loose(),
        is_kort=plan.is_brief,
        datum=plan.datum,
        cijfers=plan.as_json(),
    )


def _marks(plan: Plan) -> tuple[str, ...]:
    status = one_line(plan.status)
    shown = status[:1].upper() + status[1:]
    return (VERZONNEN, shown) if plan.is_invented else (shown,)


class _Flow:
    """Counts what is numbered while a plan is laid out."""

    def __init__(self, notes: Notes, *, is_kort: bool) -> None:
        self.notes = notes
        self.is_kort = is_kort
        self.late: list[Table] = []
        self.tables = 0
        self.figures = 0

    def legend(self, plan: Plan) -> Iterator[Element]:
        """Say how the kinds of figures look, those that are there."""
        if self.is_kort:
            return
        figures = list(plan.figures())
        kinds = {figure.soort for figure in figures}
        points = [
            (Run(shown, TONES[kind]), Run(words))
            for kind, shown, words in LEGEND
            if kind in kinds or kind == ONBEKEND
        ]
        if any(figure.was for figure in figures):
            points.append((Run("[was: ...]", Tone.WAS), Run(CHANGED)))
        yield Heading(1, "", "Zo leest u de cijfers")
        yield Points(tuple(points))

    def chapter(self, chapter: Chapter) -> Iterator[Element]:
        """Lay out one chapter."""
        number = "" if self.is_kort else str(chapter.nummer)
        title = one_line(chapter.titel, "Hoofdstuk")
        self.notes.place = f"{number} {title}".strip()
        yield self._begin(title, number, self.notes.about(chapter.sleutel))
        if not self.is_kort:
            owner = one_line(chapter.eigenaar, "nog niemand")
            yield Text((Run(f"Eigenaar: {owner}. Status: {chapter.status}."),), is_klein=True)
        if chapter.ontbreekt:
            missing = tuple(("", (Run(one_line(text)),)) for text in chapter.ontbreekt)
            yield Box("Dit ontbreekt nog", missing, is_waarschuwing=True)
        at = 0
        for section in chapter.delen:
            if title := one_line(section.kop):
                at += 1
                heading = Heading(2, number and f"{number}.{at}", title)
                self.notes.place = heading.titel
                yield heading
            yield from self.blocks(section.blokken)

    def _begin(self, title: str, number: str = "", remarks: tuple[Comment, ...] = ()) -> Heading:
        """Begin a chapter, on a page of its own unless everything has to be short."""
        return Heading(1, number, title, remarks, is_begin=not self.is_kort)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Element]:
        """Lay out blocks; steps that follow each other are one table, and so are questions."""
        for kind, group in groupby(blocks, type):
            if kind is Step:
                yield from self._steps([one for one in group if isinstance(one, Step)])
            elif kind is OpenQuestion:
                found = [one for one in group if isinstance(one, OpenQuestion)]
                yield from self._questions(found)
            else:
                for block in group:
                    yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Element]:
        match block:
            case Paragraph():
                yield from self._paragraph(block)
            case Bullets():
                points = tuple(tuple(runs(point)) for point in block.punten)
                pieces = [part for point in block.punten for part in point]
                remarks = self.notes.about(block.sleutel, pieces)
                yield Points(points, block.is_numbered, self.notes.numbers(pieces), remarks)
            case Table():
                yield from self._table(block)
            case Chart():
                yield from self._chart(block)
            case Decision():
                yield self._decision(block)
            case _:
                raise RuleError(
                    f"Een blok van soort {type(block).__name__} staat niet in een plan."
                )

    def _paragraph(self, block: Paragraph) -> Iterator[Element]:
        remarks = self.notes.about(block.sleutel, block.delen)
        numbers = self.notes.numbers(block.delen)
        found = list(paragraphs(block.delen))
        if block.is_prompt:
            lines = tuple(("", one) for one in found)
            yield Box(
                "Nog te beantwoorden",
                lines,
                is_waarschuwing=True,
                bronnen=numbers,
                opmerkingen=remarks,
            )
            return
        for at, one in enumerate(found):
            last = at == len(found) - 1
            yield Text(one, numbers if last else (), remarks if at == 0 else ())

    def _decision(self, block: Decision) -> Box:
        pieces = (*block.vraag, *block.waarom)
        lines = [("", tuple(runs(block.vraag))), ("Wie besluit", _words(block.wie))]
        if block.waarom:
            lines.append(("Waarom", tuple(runs(block.waarom))))
        against = block.tegen or "Niemand noemde nog een argument tegen."
        lines.append(("Sterkste argument tegen", _words(against)))
        return Box(
            "Gevraagd besluit",
            tuple(lines),
            bronnen=self.notes.numbers(pieces),
            opmerkingen=self.notes.about(block.sleutel, pieces),
        )

    def _chart(self, block: Chart) -> Iterator[Element]:
        drawing = read_drawing(block.svg, block.sleutel)
        self.figures += 1
        yield Picture(
            self.figures,
            one_line(block.bijschrift),
            drawing.svg,
            drawing.breedte,
            drawing.hoogte,
            one_line(block.alt, one_line(block.bijschrift, "Grafiek")),
            self.notes.about(block.sleutel),
        )
        if self.is_kort:
            self.late.append(block.tabel)
        else:
            yield from self._table(block.tabel)

    def _table(self, block: Table) -> Iterator[Element]:
        pieces = [part for row in block.rijen for part in row if part is not None]
        rows = [tuple(cell(part) for part in row) for row in block.rijen]
        remarks = self.notes.about(block.sleutel, pieces)
        grids = list(self._grids(block.bijschrift, block.kolommen, rows, block.getalkolommen))
        grids = [replace(one, heeft_totaal=block.heeft_totaal and bool(rows)) for one in grids]
        grids[0] = replace(grids[0], opmerkingen=remarks)
        grids[-1] = replace(
            grids[-1], noot=one_line(block.noot), bronnen=self.notes.numbers(pieces)
        )
        yield from grids

    def _steps(self, steps: list[Step]) -> Iterator[Element]:
        rows = [
            tuple(_words(text or OPEN) for text in (s.wat, s.wie, s.wanneer, s.bewijs, s.signaal))
            for s in steps
        ]
        yield from self._listed("Stappen", STEPS, rows, [step.sleutel for step in steps])

    def _questions(self, questions: list[OpenQuestion]) -> Iterator[Element]:
        rows = [
            tuple(_words(text or OPEN) for text in (q.vraag, q.wat_te_doen, q.wie))
            for q in questions
        ]
        keys = [question.sleutel for question in questions]
        yield from self._listed("Wat wij nog niet weten", QUESTIONS, rows, keys)

    def _listed(
        self, caption: str, headers: tuple[str, ...], rows: Rows, keys: list[str]
    ) -> Iterator[Element]:
        remarks = tuple(remark for key in keys for remark in self.notes.about(key))
        for at, grid in enumerate(self._grids(caption, headers, rows, ())):
            yield grid if at else replace(grid, opmerkingen=remarks)

    def _grids(
        self,
        caption: str,
        headers: tuple[str, ...],
        rows: Rows,
        numeric: tuple[int, ...],
    ) -> Iterator[Grid]:
        if not headers or any(len(row) != len(headers) for row in rows):
            raise RuleError(f"De tabel {caption!r} heeft rijen die niet bij de koppen passen.")
        filled: Rows = rows or [(_words("Er zijn geen regels."), *(() for _ in headers[1:]))]
        found = list(parts(headers, filled, frozenset(numeric)))
        for at, columns in enumerate(found):
            self.tables += 1
            part = f" (deel {at + 1} van {len(found)})" if len(found) > 1 else ""
            names = tuple(one_line(headers[column]) for column in columns)
            cells = tuple(tuple(row[column] for column in columns) for row in filled)
            numbers = frozenset(n for n, column in enumerate(columns) if column in numeric)
            yield Grid(
                self.tables,
                one_line(caption) + part,
                names,
                cells,
                numbers,
                heeft_totaal=False,
                noot="",
                fit=fit(names, cells, numbers, is_part=len(found) > 1),
            )

    def postponed(self) -> Iterator[Element]:
        """Give the numbers of the pictures of a short document: they would part its sentences."""
        if self.late:
            yield self._begin("De cijfers van de figuren")
        for table in self.late:
            yield from self._table(table)

    def sources(self) -> Iterator[Element]:
        """List the sources; a withdrawn one begins with that word."""
        listed = self.notes.sources()
        if listed:
            yield self._begin("Bronnen")
            yield from (Source(number, text) for number, text in enumerate(listed, 1))

    def remarks(self) -> Iterator[Element]:
        """Put the remarks of readers in a table."""
        rows = [
            (_words(one.wie), _words(day(one.wanneer)), _words(place), _words(text))
            for one, place, text in self.notes.told()
        ]
        if rows:
            yield self._begin("Opmerkingen van lezers")
            yield from self._grids("Opmerkingen van lezers", REMARKS, rows, ())


REMARKS = ("Wie", "Wanneer", "Waarbij", "Opmerking")

CHANGED = " staat achter een cijfer dat veranderde nadat de tekst is geschreven."

LEGEND = (
    (VASTGESTELD, "Een vet cijfer", " is vastgesteld, bijvoorbeeld in een circulaire."),
    (RAMING, "Een schuin cijfer", " is een raming. Het bereik staat er altijd bij."),
    (ONBEKEND, "onbekend", " betekent dat wij het niet weten. Dat is iets anders dan nul."),
)


def _words(text: str | Part) -> Runs:
    assert not isinstance(text, LiveFigure)
    return tuple(runs((text,)))
