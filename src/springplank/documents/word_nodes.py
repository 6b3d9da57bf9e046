# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The building stones of WordprocessingML that python-docx has no words for, or is slow with."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from springplank.documents.elements import Grid, Run, Runs, Tone
from springplank.documents.word_styles import TONES

TWIPS = 20
"""Twentieths of a point."""

Node = BaseOxmlElement


def node(tag: str, *inside: Node | str, **attributes: str | int) -> Node:
    """Make an element: `node("w:t", "woord", xml_space="preserve")`."""
    made = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(name.replace("_", ":", 1)), str(value))
    for one in inside:
        if isinstance(one, str):
            made.text = one
        else:
            made.append(one)
    return made


def run(words: str, tone: Tone = Tone.GEWOON, *, is_bold: bool = False) -> Node:
    """Make a run; a newline becomes a new line."""
    made = node("w:r")
    looks = []
    if style := TONES.get(tone):
        looks.append(node("w:rStyle", w_val=style))
    if is_bold:
        looks.append(node("w:b"))
    if looks:
        made.append(node("w:rPr", *looks))
    for at, line in enumerate(words.split("\n")):
        if at:
            made.append(node("w:br"))
        made.append(node("w:t", line, xml_space="preserve"))
    return made


def runs(pieces: Runs, *, is_bold: bool = False) -> Iterator[Node]:
    """Make the runs of a paragraph."""
    for piece in pieces:
        yield run(piece.tekst, piece.toon, is_bold=is_bold)


def paragraph(style: str, *inside: Node, looks: Sequence[Node] = ()) -> Node:
    """Make a paragraph in a style, with looks of its own that follow the style in the schema."""
    return node("w:p", node("w:pPr", node("w:pStyle", w_val=style), *looks), *inside)


def field(code: str, shown: str) -> Node:
    """Make a field with what it shows until a program counts anew."""
    return node("w:fldSimple", run(shown), w_instr=f" {code} ")


def bookmark(number: int, name: str, *inside: Node) -> list[Node]:
    """Put a name around nodes, to link to."""
    return [
        node("w:bookmarkStart", w_id=number, w_name=name),
        *inside,
        node("w:bookmarkEnd", w_id=number),
    ]


def link(anchor: str, *inside: Node) -> Node:
    """Make a link to a bookmark."""
    return node("w:hyperlink", *inside, w_anchor=anchor, w_history="1")


def references(numbers: Sequence[int]) -> Iterator[Node]:
    """Make links to the list of sources, small and raised."""
    if numbers:
        yield run(" [", Tone.BRON)
        yield from numbered(numbers, Tone.BRON)
        yield run("]", Tone.BRON)


def numbered(numbers: Sequence[int], tone: Tone = Tone.GEWOON) -> Iterator[Node]:
    """Make links to the list of sources."""
    for at, number in enumerate(numbers):
        if at:
            yield run(", ", tone)
        yield link(f"bron_{number}", run(str(number), tone))


def caption(kind: str, number: int, words: str, *, is_above: bool) -> Node:
    """Make a caption that counts itself; above a table it stays with it."""
    looks = [node("w:keepNext")] if is_above else []
    return paragraph(
        "Caption",
        run(f"{kind} "),
        field(f"SEQ {kind} \\* ARABIC", str(number)),
        run(f": {words}"),
        looks=looks,
    )


def contents(entries: Sequence[tuple[int, str, str]]) -> Iterator[Node]:
    """Make a table of contents with links; page numbers differ per program, so it has none.

    Args:
        entries: per heading its level, its words and its bookmark.
    """
    for at, (level, words, anchor) in enumerate(entries):
        inside: list[Node] = []
        if at == 0:
            inside += [
                node("w:r", node("w:fldChar", w_fldCharType="begin")),
                node(
                    "w:r", node("w:instrText", ' TOC \\o "1-2" \\n \\h \\z ', xml_space="preserve")
                ),
                node("w:r", node("w:fldChar", w_fldCharType="separate")),
            ]
        inside.append(link(anchor, run(words)))
        if at == len(entries) - 1:
            inside.append(node("w:r", node("w:fldChar", w_fldCharType="end")))
        yield paragraph(f"TOC{level}", *inside)


def table(grid: Grid, room: float) -> Node:
    """Make a table with marked headers.

    Args:
        grid: the table.
        room: width between the margins, in points.
    """
    widths = [round(share * room * TWIPS) for share in grid.fit.breedtes]
    made = node(
        "w:tbl",
        node(
            "w:tblPr",
            node("w:tblStyle", w_val="Springplanktabel"),
            node("w:tblW", w_w=sum(widths), w_type="dxa"),
            node("w:tblLayout", w_type="fixed"),
            node("w:tblLook", w_val="0420", w_firstRow=1, w_lastRow=0, w_firstColumn=0,
                 w_lastColumn=0, w_noHBand=0, w_noVBand=1),
            node("w:tblCaption", w_val=grid.titel),
        ),
        node("w:tblGrid", *(node("w:gridCol", w_w=width) for width in widths)),
    )  # fmt: skip
    headers = tuple((Run(name, Tone.STERK),) for name in grid.kolommen)
    made.append(_row(grid, headers, widths, is_header=True))
    last = len(grid.rijen) - 1
    for at, cells in enumerate(grid.rijen):
        made.append(_row(grid, cells, widths, is_total=grid.heeft_totaal and at == last))
    return made


def _row(
    grid: Grid,
    cells: Iterable[Runs],
    widths: Sequence[int],
    *,
    is_header: bool = False,
    is_total: bool = False,
) -> Node:
    cells = tuple(cells)
    looks = []
    # A row with a very long text has to be divided, or its end would fall off the page.
    if sum(len(piece.tekst) for cell in cells for piece in cell) < LONG_ROW:
        looks.append(node("w:cantSplit"))
    if is_header:
        looks.append(node("w:tblHeader"))
    made = node("w:tr", node("w:trPr", *looks))
    keeps = is_header or grid.fit.is_heel
    for at, cell in enumerate(cells):
        marks = [node("w:keepNext")] if keeps and not is_total else []
        if at in grid.getalkolommen:
            marks.append(node("w:jc", w_val="right"))
        properties = [node("w:tcW", w_w=widths[at], w_type="dxa")]
        if is_total:
            line = node("w:top", w_val="single", w_sz=8, w_space=0, w_color=DARK)
            properties.append(node("w:tcBorders", line))
        inside = runs(cell, is_bold=is_total and at == 0)
        style = f"Tabeltekst{round(grid.fit.letters * 2)}"
        made.append(
            node("w:tc", node("w:tcPr", *properties), paragraph(style, *inside, looks=marks))
        )
    return made


LONG_ROW = 1200
DARK = "083F4A"
