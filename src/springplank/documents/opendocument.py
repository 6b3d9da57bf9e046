# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A plan as ODT: real headings, styles, captions, headers of tables, and remarks."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from io import BytesIO

from odfdo import Document, Element

from springplank.documents import odf_styles as styles
from springplank.documents.archive import repack
from springplank.documents.elements import (
    Box,
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
from springplank.documents.elements import Element as Part
from springplank.documents.fit import LYING, UPRIGHT, sides
from springplank.documents.flow import lay_out
from springplank.documents.odf_nodes import (
    bookmark,
    counted,
    link,
    node,
    numbered,
    references,
    run,
    runs,
    words,
)
from springplank.documents.plan import Comment, Plan
from springplank.documents.typesetter import as_png

LONG_ROW = 1200
"""Letters in a row above which it may be divided, or its end would fall off the page."""


def render_odt(plan: Plan) -> bytes:
    """Write a plan as ODT; the same plan gives the same bytes.

    Raises:
        DataError: for a picture that does not belong in a document.
    """
    sheets = lay_out(plan)
    document = Document("text")
    numbers = (
        node("text:page-number", "1", text_select_page="current")
        + " van "
        + node("text:page-count", "1")
    )
    foot = words(f"{sheets.titel[:90]} · ") + numbers
    styles.set_styles(document, words(" · ".join(sheets.merken)), foot)
    _describe(document, sheets)
    writer = _Writer(document, sheets)
    document.body.clear()
    for text in writer.write():
        document.body.append(Element.from_tag(text))
    styles.automatic(document, [*styles.cell_styles(), *writer.styles])
    made = BytesIO()
    document.save(made)
    return repack(made.getvalue(), sheets.datum)


def _describe(document: Document, sheets: Sheets) -> None:
    about = document.meta
    moment = datetime.combine(sheets.datum, time())  # this format writes it without a zone
    about.title, about.subject = sheets.titel, sheets.onderwerp
    about.language = "nl-NL"
    about.description = sheets.waarschuwing or ", ".join(sheets.merken)
    about.keyword = sheets.gegevens[-1][1]
    about.creator = about.initial_creator = sheets.onderwerp
    about.creation_date = about.date = moment
    about.generator = "Springplank"
    # The template counts its own empty page; a program counts anew when it opens the document.
    for counted_before in about.get_elements("//meta:document-statistic"):
        about.delete_element(counted_before)


class _Writer:
    """Writes the body of one document.

    Attributes:
        styles: the styles that this document alone needs.
    """

    def __init__(self, document: Document, sheets: Sheets) -> None:
        self.document = document
        self.sheets = sheets
        self.styles: list[str] = []
        self._png = iter(as_png([picture.svg for picture in sheets.pictures()]))
        self._headings = 0
        self._page = ""
        self._is_new = False

    def write(self) -> Iterator[str]:
        """Give everything in the body, in reading order."""
        declared = (
            node("text:sequence-decl", text_display_outline_level="0", text_name=name)
            for name in ("Table", "Figure")
        )
        yield node("text:sequence-decls", *declared)
        self._page = styles.STANDING
        yield from self._title_page()
        if not self.sheets.is_kort:
            self._is_new = True
            yield self._contents()
        was_lying = False
        for is_lying, elements in sides(self.sheets.elementen):
            if is_lying != was_lying:
                self._page = styles.LYING if is_lying else styles.STANDING
            was_lying = is_lying
            for element in elements:
                yield from self._element(element, LYING if is_lying else UPRIGHT)

    def _p(self, style: str, *inside: str, remarks: Sequence[Comment] = ()) -> str:
        content = "".join((*map(_remark, remarks), *inside))
        return node("text:p", content, text_style_name=self._style(style))

    def _style(self, style: str) -> str:
        """Give the style of the next paragraph: one that begins a page when that is wanted."""
        if not self._page and not self._is_new:
            return style
        name = f"Begin{len(self.styles)}"
        look = {} if self._page else {"fo_break_before": "page"}
        self.styles.append(styles.paragraph_style(name, style, look, page=self._page))
        self._page, self._is_new = "", False
        return name

    def _title_page(self) -> Iterator[str]:
        style = "Titel_20_kort" if self.sheets.is_kort else "Title"
        yield self._p(style, words(self.sheets.titel), remarks=self.sheets.los)
        if self.sheets.waarschuwing:
            yield self._p("Kader_20_waarschuwing", run(self.sheets.waarschuwing, Tone.STERK))
            yield self._p("Standard")
        for label, value in self.sheets.gegevens:
            yield self._p("Gegevens", words(f"{label}: "), run(value, Tone.STERK))

    def _contents(self) -> str:
        """Write the contents with links; page numbers differ per program, so it has none."""
        title = self._p("Contents_20_Heading", "Inhoud")
        entries = [
            self._p(f"Contents_20_{heading.niveau}", link(f"kop_{number}", words(heading.titel)))
            for number, heading in enumerate(self.sheets.headings(), 1)
        ]
        levels = [
            node(
                "text:table-of-content-entry-template",
                node("text:index-entry-link-start"),
                node("text:index-entry-text"),
                node("text:index-entry-link-end"),
                text_outline_level=level,
                text_style_name=f"Contents_20_{level}",
            )
            for level in (1, 2)
        ]
        return node(
            "text:table-of-content",
            node(
                "text:table-of-content-source",
                node("text:index-title-template", "Inhoud", text_style_name="Contents_20_Heading"),
                *levels,
                text_outline_level="2",
            ),
            node("text:index-body", node("text:index-title", title, text_name="Inhoud"), *entries),
            text_name="Inhoud",
            text_protected="false",
        )

    def _element(self, element: Part, room: float) -> Iterator[str]:
        match element:
            case Heading():
                yield self._heading(element)
            case Text():
                style = "Kleine_20_tekst" if element.is_klein else "Standard"
                inside = runs(element.stukken) + references(element.bronnen)
                yield self._p(style, inside, remarks=element.opmerkingen)
            case Points():
                yield self._points(element)
            case Box():
                yield from self._box(element)
            case Grid():
                yield from self._grid(element, room)
            case Picture():
                yield from self._picture(element, room)
            case Source():
                mark = bookmark(f"bron_{element.nummer}")
                number = run(f"{element.nummer}. ", Tone.STERK)
                yield self._p("Standard", mark, number, words(element.tekst))

    def _heading(self, heading: Heading) -> str:
        self._headings += 1
        self._is_new = self._is_new or heading.is_begin
        return node(
            "text:h",
            *map(_remark, heading.opmerkingen),
            bookmark(f"kop_{self._headings}"),
            words(heading.titel),
            text_style_name=self._style(f"Heading_20_{heading.niveau}"),
            text_outline_level=heading.niveau,
        )

    def _points(self, points: Points) -> str:
        last = len(points.punten) - 1
        items = []
        for at, point in enumerate(points.punten):
            inside = runs(point) + references(points.bronnen if at == last else ())
            remarks = points.opmerkingen if at == 0 else ()
            items.append(node("text:list-item", self._p("Punt", inside, remarks=remarks)))
        style = "Nummering" if points.is_numbered else "Opsomming"
        return node("text:list", *items, text_style_name=style)

    def _box(self, box: Box) -> Iterator[str]:
        style = "Kader_20_waarschuwing" if box.is_waarschuwing else "Kader_20_besluit"
        title = run(box.titel, Tone.STERK)
        yield self._p(f"{style}_20_kop", title, remarks=box.opmerkingen)
        last = len(box.regels) - 1
        for at, (label, pieces) in enumerate(box.regels):
            before = run(f"{label}: ", Tone.STERK) if label else ""
            after = references(box.bronnen if at == last else ())
            kept = "_20_kop" if box.is_heel and at < last else ""
            yield self._p(style + kept, before, runs(pieces), after)
        yield self._p("Standard")

    def _grid(self, grid: Grid, room: float) -> Iterator[str]:
        count = counted("Table", grid.nummer)
        caption = f"Tabel {count}{words(f': {grid.bijschrift}')}"
        yield self._p("Tabelkop", caption, remarks=grid.opmerkingen)
        name = f"Tabel{grid.nummer}"
        widths = [share * room for share in grid.fit.breedtes]
        self.styles.extend(styles.table_styles(name, widths, is_heel=grid.fit.is_heel))
        headers = tuple((Run(header, Tone.STERK),) for header in grid.kolommen)
        last = len(grid.rijen) - 1
        yield node(
            "table:table",
            node("table:title", words(grid.titel)),
            *(
                node("table:table-column", table_style_name=f"{name}.{at}")
                for at in range(len(widths))
            ),
            node("table:table-header-rows", self._row(grid, headers, "Celkop")),
            *(
                self._row(grid, row, "Celtotaal" if grid.heeft_totaal and at == last else "Cel")
                for at, row in enumerate(grid.rijen)
            ),
            table_name=name,
            table_style_name=name,
        )
        sources = "Bron: " + numbered(grid.bronnen) if grid.bronnen else ""
        between = " " if grid.noot and sources else ""
        yield self._p("Kleine_20_tekst", words(grid.noot), between, sources)

    def _row(self, grid: Grid, cells: Sequence[Runs], style: str) -> str:
        made = []
        for at, cell in enumerate(cells):
            letters = f"Tabeltekst_20_{round(grid.fit.letters * 2)}"
            if at in grid.getalkolommen:
                letters += "_20_rechts"
            inside = runs(cell, is_bold=style == "Celtotaal" and at == 0)
            made.append(
                node(
                    "table:table-cell",
                    node("text:p", inside, text_style_name=letters),
                    table_style_name=style,
                    office_value_type="string",
                )
            )
        signs = sum(len(piece.tekst) for cell in cells for piece in cell)
        kept = {"table_style_name": "Rij"} if signs < LONG_ROW else {}
        return node("table:table-row", *made, **kept)

    def _picture(self, picture: Picture, room: float) -> Iterator[str]:
        width = picture.width(room)
        images = []
        for ending, kind, content in (
            ("svg", "image/svg+xml", picture.svg),
            ("png", "image/png", next(self._png)),
        ):
            path = f"Pictures/figuur{picture.nummer}.{ending}"
            assert self.document.container is not None
            self.document.container.set_part(path, content)
            self.document.manifest.add_full_path(path, kind)
            images.append(
                node(
                    "draw:image",
                    xlink_href=path,
                    xlink_type="simple",
                    xlink_show="embed",
                    xlink_actuate="onLoad",
                    draw_mime_type=kind,
                )
            )
        frame = node(
            "draw:frame",
            *images,
            node("svg:title", words(picture.titel)),
            node("svg:desc", words(picture.alt)),
            draw_name=f"Figuur {picture.nummer}",
            text_anchor_type="as-char",
            svg_width=f"{width:.1f}pt",
            svg_height=f"{width * picture.hoogte / picture.breedte:.1f}pt",
        )
        yield self._p("Beeld", frame)
        caption = f"Figuur {counted('Figure', picture.nummer)}{words(f': {picture.bijschrift}')}"
        yield self._p("Caption", caption, remarks=picture.opmerkingen)


def _remark(remark: Comment) -> str:
    """Write a remark of a reader, in the margin."""
    return node(
        "office:annotation",
        node("dc:creator", words(remark.wie)),
        node("dc:date", f"{remark.wanneer.isoformat()}T00:00:00"),
        *(node("text:p", words(line)) for line in remark.tekst.split("\n")),
    )
