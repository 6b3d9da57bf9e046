# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A plan as a Word file: real headings, styles, captions, headers of tables, and remarks."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from functools import partial
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt

from springplank.documents import word_nodes as nodes
from springplank.documents.archive import repack
from springplank.documents.elements import (
    Box,
    Element,
    Grid,
    Heading,
    Picture,
    Points,
    Sheets,
    Source,
    Text,
    Tone,
)
from springplank.documents.fit import LYING, UPRIGHT, sides
from springplank.documents.flow import lay_out
from springplank.documents.plan import Comment, Plan
from springplank.documents.typesetter import as_png
from springplank.documents.word_nodes import Node, node, paragraph, run, runs
from springplank.documents.word_styles import set_styles

PICTURE = """<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{w}" cy="{h}"/>
<wp:docPr id="{id}" name="Figuur {id}"/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="{id}" name="Figuur {id}"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{png}"><a:extLst>
<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip
 xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{svg}"/></a:ext>
</a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>
</wp:inline></w:drawing>"""
"""A picture as points, with the SVG for programs that know it."""


def render_docx(plan: Plan) -> bytes:
    """Write a plan as a Word file; the same plan gives the same bytes.

    Raises:
        DataError: for a picture that does not belong in a document.
    """
    sheets = lay_out(plan)
    document = docx.Document()
    set_styles(document)
    _describe(document, sheets)
    _Writer(document, sheets).write()
    made = BytesIO()
    document.save(made)
    days = iter([remark.wanneer.isoformat() for remark in _remarks(sheets)])
    return repack(made.getvalue(), sheets.datum, {"word/comments.xml": partial(_dated, days=days)})


def _remarks(sheets: Sheets) -> Iterator[Comment]:
    """Give the remarks in the order in which they are written down."""
    yield from sheets.los
    for element in sheets.elementen:
        if not isinstance(element, Source):
            yield from element.opmerkingen


def _dated(content: bytes, days: Iterator[str]) -> bytes:
    """Put the days on which remarks were made in place of the clock of this machine."""
    return re.sub(
        rb'w:date="[^"]*"', lambda _: f'w:date="{next(days)}T00:00:00Z"'.encode(), content
    )


def _describe(document: Document, sheets: Sheets) -> None:
    about = document.core_properties
    moment = datetime(*sheets.datum.timetuple()[:3], tzinfo=UTC)
    about.title, about.subject = sheets.titel[:255], sheets.onderwerp[:255]
    about.author, about.last_modified_by = sheets.onderwerp[:255], ""
    about.language, about.category = "nl-NL", ", ".join(sheets.merken)[:255]
    about.keywords = sheets.gegevens[-1][1][:255]
    about.comments = sheets.waarschuwing
    about.created = about.modified = moment
    about.revision = 1
    package = document.part.package
    for name, relation in list(package.rels.items()):
        # The template carries a picture of an empty page.
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[name]


class _Writer:
    """Writes the body of one document."""

    def __init__(self, document: Document, sheets: Sheets) -> None:
        self.document = document
        self.sheets = sheets
        self.marks = 0
        self.headings = 0
        self.png = iter(as_png([picture.svg for picture in sheets.pictures()]))

    def write(self) -> None:
        """Write everything."""
        self._around()
        body = self.document.element.body
        last = body.sectPr
        parts = list(sides(self.sheets.elementen))
        first: list[Node] = [*self._title_page()]
        if not self.sheets.is_kort:
            first.extend(self._contents())
        for at, (is_lying, elements) in enumerate(parts):
            room = LYING if is_lying else UPRIGHT
            for one in first:
                last.addprevious(one)
            first = []
            if at == 0 and is_lying:
                last.addprevious(_section_end(last, is_lying=False))
            for element in elements:
                for one in self._element(element, room):
                    last.addprevious(one)
            if at < len(parts) - 1:
                last.addprevious(_section_end(last, is_lying=is_lying))
            elif is_lying:
                _turn(last, is_lying=True)

    def _around(self) -> None:
        """Write what every page says, and its number."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin, section.bottom_margin = Mm(26), Mm(24)
        section.header_distance = section.footer_distance = Mm(11)
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        _fill(section.header.part.element, paragraph("Header", run(" · ".join(self.sheets.merken))))
        number = [
            run(f"{self.sheets.titel[:90]} · "),
            nodes.field("PAGE", "1"),
            run(" van "),
            nodes.field("NUMPAGES", "1"),
        ]
        right = node("w:jc", w_val="right")
        _fill(section.footer.part.element, paragraph("Footer", *number, looks=[right]))

    def _title_page(self) -> Iterator[Node]:
        style = "Titelkort" if self.sheets.is_kort else "Title"
        yield self._remarked(paragraph(style, run(self.sheets.titel)), self.sheets.los)
        if self.sheets.waarschuwing:
            yield paragraph("Kaderwaarschuwing", run(self.sheets.waarschuwing, Tone.STERK))
            yield paragraph("Normal")
        for label, value in self.sheets.gegevens:
            yield paragraph("Gegevens", run(f"{label}: "), run(value, Tone.STERK))

    def _contents(self) -> Iterator[Node]:
        new_page = node("w:pageBreakBefore")
        yield paragraph("TOCHeading", run("Inhoud"), looks=[new_page])
        entries = [
            (heading.niveau, heading.titel, f"kop_{number}")
            for number, heading in enumerate(self.sheets.headings(), 1)
        ]
        yield from nodes.contents(entries)

    def _element(self, element: Element, room: float) -> Iterator[Node]:
        match element:
            case Heading():
                yield self._heading(element)
            case Text():
                style = "Kleinetekst" if element.is_klein else "Normal"
                inside = [*runs(element.stukken), *nodes.references(element.bronnen)]
                yield self._remarked(paragraph(style, *inside), element.opmerkingen)
            case Points():
                yield from self._points(element)
            case Box():
                yield from self._box(element)
            case Grid():
                yield from self._grid(element, room)
            case Picture():
                yield from self._picture(element, room)
            case Source():
                name = f"bron_{element.nummer}"
                number = run(f"{element.nummer}. ", Tone.STERK)
                yield paragraph("Normal", *self._named(name, number), run(element.tekst))

    def _named(self, name: str, *inside: Node) -> list[Node]:
        self.marks += 1
        return nodes.bookmark(self.marks, name, *inside)

    def _heading(self, heading: Heading) -> Node:
        self.headings += 1
        inside = self._named(f"kop_{self.headings}", run(heading.titel))
        looks = [node("w:pageBreakBefore")] if heading.is_begin else []
        made = paragraph(f"Heading{heading.niveau}", *inside, looks=looks)
        return self._remarked(made, heading.opmerkingen)

    def _points(self, points: Points) -> Iterator[Node]:
        looks = [self._new_list()] if points.is_numbered else []
        style = "ListNumber" if points.is_numbered else "ListBullet"
        last = len(points.punten) - 1
        for at, point in enumerate(points.punten):
            sources = points.bronnen if at == last else ()
            inside = [*runs(point), *nodes.references(sources)]
            made = paragraph(style, *inside, looks=[deepcopy(look) for look in looks])
            yield self._remarked(made, points.opmerkingen if at == 0 else ())

    def _new_list(self) -> Node:
        """Start counting at 1 again: Word counts on in lists of one style."""
        numbering = self.document.part.numbering_part.element
        style = self.document.styles["List Number"].element
        used = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
        found = numbering.num_having_numId(int(used))
        made = numbering.add_num(found.abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return node("w:numPr", node("w:ilvl", w_val=0), node("w:numId", w_val=made.numId))

    def _box(self, box: Box) -> Iterator[Node]:
        style = "Kaderwaarschuwing" if box.is_waarschuwing else "Kaderbesluit"
        title = paragraph(style, run(box.titel, Tone.STERK), looks=[node("w:keepNext")])
        yield self._remarked(title, box.opmerkingen)
        last = len(box.regels) - 1
        for at, (label, pieces) in enumerate(box.regels):
            inside = [run(f"{label}: ", Tone.STERK)] if label else []
            inside += [*runs(pieces), *nodes.references(box.bronnen if at == last else ())]
            kept = [node("w:keepNext")] if box.is_heel and at < last else []
            yield paragraph(style, *inside, looks=kept)
        yield paragraph("Normal")

    def _grid(self, grid: Grid, room: float) -> Iterator[Node]:
        above = nodes.caption("Tabel", grid.nummer, grid.bijschrift, is_above=True)
        yield self._remarked(above, grid.opmerkingen)
        yield nodes.table(grid, room)
        inside = [run(grid.noot)] if grid.noot else []
        if grid.bronnen:
            inside += [run(" Bron: " if grid.noot else "Bron: "), *nodes.numbered(grid.bronnen)]
        yield paragraph("Kleinetekst", *inside)

    def _picture(self, picture: Picture, room: float) -> Iterator[Node]:
        width = picture.width(room)
        part = self.document.part
        png, _ = part.get_or_add_image(BytesIO(next(self.png)))
        name = PackURI(f"/word/media/figuur{picture.nummer}.svg")
        vector = Part(name, "image/svg+xml", picture.svg, part.package)
        drawing = parse_xml(
            PICTURE.format(
                w=Pt(width),
                h=Pt(width * picture.hoogte / picture.breedte),
                id=picture.nummer,
                png=png,
                svg=part.relate_to(vector, RELATIONSHIP_TYPE.IMAGE),
            )
        )
        for about in drawing.iter(DESCRIBED):
            about.set("descr", picture.alt)
        yield paragraph("Beeld", node("w:r", drawing))
        below = nodes.caption("Figuur", picture.nummer, picture.bijschrift, is_above=False)
        yield self._remarked(below, picture.opmerkingen)

    def _remarked(self, made: Node, remarks: Sequence[Comment]) -> Node:
        """Put remarks of readers around the words of a paragraph."""
        for remark in remarks:
            letters = "".join(word[0] for word in remark.wie.split()[:3])
            number = self.document.comments.add_comment(
                remark.tekst, remark.wie, letters
            ).comment_id
            made.insert(1, node("w:commentRangeStart", w_id=number))
            made.append(node("w:commentRangeEnd", w_id=number))
            made.append(node("w:r", node("w:commentReference", w_id=number)))
        return made


DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def _fill(root: BaseOxmlElement, content: Node) -> None:
    for old in list(root):
        root.remove(old)
    root.append(content)


def _section_end(last: BaseOxmlElement, *, is_lying: bool) -> Node:
    """End a section in a line without height, with the margins and the header of the whole."""
    section = deepcopy(last)
    _turn(section, is_lying=is_lying)
    flat = node("w:spacing", w_before=0, w_after=0, w_line=20, w_lineRule="exact")
    return paragraph("Normal", looks=[flat, section])


def _turn(section: BaseOxmlElement, *, is_lying: bool) -> None:
    size = section.find(qn("w:pgSz"))
    assert size is not None
    long, short = str(Mm(297).twips), str(Mm(210).twips)
    size.set(qn("w:w"), long if is_lying else short)
    size.set(qn("w:h"), short if is_lying else long)
    if is_lying:
        size.set(qn("w:orient"), "landscape")
        margins = section.find(qn("w:pgMar"))
        assert margins is not None
        for side in ("left", "right"):
            margins.set(qn(f"w:{side}"), str(Mm(18).twips))
