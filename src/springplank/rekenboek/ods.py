# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Write a workbook as an OpenDocument spreadsheet (ODS), the same bytes for the same workbook.

The file is written as text: the libraries for it make an object of every cell, which takes
seconds for a book of this size, and put the time of writing in the file.
"""

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from xlsxwriter.utility import xl_col_to_name

from springplank.rekenboek.kit import FIRST, Book, Content, Sheet
from springplank.rekenboek.looks import (
    HEADING,
    INPUT,
    INPUT_EDGE,
    SOFT_INK,
    VALUE,
    Shape,
    columns_of,
    shape_of,
    width_of,
)
from springplank.rekenboek.terms import Area, Name, Piece, Separator, Spot, Term

MIME = "application/vnd.oasis.opendocument.spreadsheet"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{short}="{OASIS}:{name}"'
    for short, name in {
        "office": "office:1.0",
        "table": "table:1.0",
        "text": "text:1.0",
        "style": "style:1.0",
        "number": "datastyle:1.0",
        "fo": "xsl-fo-compatible:1.0",
        "of": "of:1.2",
        "meta": "meta:1.0",
        "config": "config:1.0",
        "manifest": "manifest:1.0",
    }.items()
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
MOMENT = (2026, 1, 1, 0, 0, 0)
"""The same in every file, so that the same workbook gives the same bytes."""

TEXT_LOOKS = {
    "title": f'fo:font-size="16pt" fo:font-weight="bold" fo:color="{HEADING}"',
    "heading": f'fo:font-size="12pt" fo:font-weight="bold" fo:color="{HEADING}"',
    "intro": f'fo:font-size="9pt" fo:color="{SOFT_INK}"',
    "note": f'fo:font-size="9pt" fo:color="{SOFT_INK}"',
    "column": 'fo:font-weight="bold"',
    "year": 'fo:font-weight="bold"',
    "total": 'fo:font-weight="bold"',
    "unknown": f'fo:font-style="italic" fo:color="{SOFT_INK}"',
}
CELL_LOOKS = {
    "column": 'fo:border-bottom="0.5pt solid #000000"',
    "year": 'fo:border-bottom="0.5pt solid #000000"',
    "total": 'fo:border-top="0.5pt solid #000000"',
}
PARAGRAPH_LOOKS = {
    "year": '<style:paragraph-properties fo:text-align="end"/>',
    "unknown": '<style:paragraph-properties fo:text-align="end"/>',
    "note": '<style:paragraph-properties fo:text-align="start" fo:margin-left="0.2cm"/>',
}
TABLES = (
    '<style:style style:name="blad" style:family="table" style:master-page-name="Blad">'
    '<style:table-properties table:display="true"/></style:style>'
)
ROWS = (
    '<style:style style:name="rij" style:family="table-row"><style:table-row-properties '
    'style:use-optimal-row-height="true"/></style:style>'
)
DUTCH = 'number:language="nl" number:country="NL"'
CENTIMETRES = 0.19
"""Width of a letter."""


def write_ods(book: Book) -> bytes:
    """Give the bytes of the file."""
    writer = _Writer(book)
    body = "".join(writer.table(sheet) for sheet in book.sheets)
    content = (
        f'{HEAD}<office:document-content {SPACES} office:version="1.3">'
        f"<office:automatic-styles>{writer.styles()}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}{_names(book)}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    title = escape(book.title)
    meta = (
        f'{HEAD}<office:document-meta {SPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'office:version="1.3"><office:meta><dc:title>{title}</dc:title>'
        "<dc:language>nl-NL</dc:language></office:meta></office:document-meta>"
    )
    files = {"mimetype": MIME, "content.xml": content, "styles.xml": _STYLES, "meta.xml": meta}
    files["settings.xml"] = _settings(book)
    files["META-INF/manifest.xml"] = _manifest(files)
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, text in files.items():
            about = ZipInfo(name, MOMENT)
            about.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(about, text)
    return stream.getvalue()


PAGE = (
    '<style:page-layout style:name="liggend"><style:page-layout-properties '
    'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" '
    'style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout>'
)
"""Paper on its side, every column on one page."""

_STYLES = (
    f'{HEAD}<office:document-styles {SPACES} office:version="1.3"><office:styles>'
    '<style:default-style style:family="table-cell"><style:text-properties '
    'style:font-name="Arial" fo:font-size="10pt" fo:language="nl" fo:country="NL"/>'
    f"</style:default-style></office:styles><office:automatic-styles>{PAGE}"
    '</office:automatic-styles><office:master-styles><style:master-page style:name="Blad" '
    'style:page-layout-name="liggend"/></office:master-styles></office:document-styles>'
)


def _settings(book: Book) -> str:
    """Keep the years and the labels in sight when a sheet is scrolled."""
    kept = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(sheet.title)}>"
        f"{_frozen(sheet.years_row + 1)}</config:config-item-map-entry>"
        for sheet in book.sheets
        if sheet.years_row is not None
    )
    return (
        f'{HEAD}<office:document-settings {SPACES} office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1'
        f'</config:config-item><config:config-item-map-named config:name="Tables">{kept}'
        "</config:config-item-map-named></config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set></office:settings>"
        "</office:document-settings>"
    )


def _frozen(rows: int) -> str:
    items = {
        "HorizontalSplitMode": ("short", 2),
        "VerticalSplitMode": ("short", 2),
        "HorizontalSplitPosition": ("int", FIRST),
        "VerticalSplitPosition": ("int", rows),
        "ActiveSplitRange": ("short", 3),
        "PositionRight": ("int", FIRST),
        "PositionBottom": ("int", rows),
    }
    return "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}'
        "</config:config-item>"
        for name, (kind, value) in items.items()
    )


def _manifest(files: dict[str, str]) -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in files
        if name != "mimetype"
    )
    return (
        f'{HEAD}<manifest:manifest {SPACES} manifest:version="1.3"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{MIME}"/>{entries}</manifest:manifest>'
    )


def _names(book: Book) -> str:
    ranges = "".join(
        f'<table:named-range table:name="{name}" table:base-cell-address={_address(spot)} '
        f"table:cell-range-address={_address(spot)}/>"
        for name, spot in book.names.items()
    )
    return f"<table:named-expressions>{ranges}</table:named-expressions>" if ranges else ""


def _address(spot: Spot) -> str:
    return quoteattr(f"${_quoted(spot.sheet)}.${xl_col_to_name(spot.column)}${spot.row + 1}")


def _quoted(sheet: str) -> str:
    return f"'{sheet}'"


class _Writer:
    """Writes the sheets of a book, and gathers the styles that they use."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.cell_styles: dict[tuple[str, str, Shape | None], str] = {}
        self.widths: dict[float, str] = {}

    def table(self, sheet: Sheet) -> str:
        rows: dict[int, dict[int, Content]] = defaultdict(dict)
        for (row, column), content in sheet.cells.items():
            rows[row][column] = content
        columns = "".join(
            f'<table:table-column table:style-name="{self.width(width_of(sheet, column))}"/>'
            for column in range(columns_of(sheet))
        )
        lines = "".join(self.rows(sheet, rows))
        return (
            f'<table:table table:name={quoteattr(sheet.title)} table:style-name="blad" '
            f'table:protected="true"{_printed(sheet)}>'
            f"{columns}{lines}</table:table>"
        )

    def rows(self, sheet: Sheet, rows: dict[int, dict[int, Content]]) -> Iterator[str]:
        for row in range(max(rows, default=0) + 1):
            cells = rows.get(row, {})
            written = [
                self.cell(cells[column], sheet) if column in cells else "<table:table-cell/>"
                for column in range(max(cells, default=0) + 1)
            ]
            style = 'table:style-name="rij"'
            yield f"<table:table-row {style}>{''.join(written)}</table:table-row>"

    def cell(self, content: Content, sheet: Sheet) -> str:
        style = f'table:style-name="{self.style(content)}"'
        formula = ""
        if content.term is not None:
            text = quoteattr(f"of:={formula_text(content.term, sheet.title)}")
            formula = f" table:formula={text}"
            if content.term.is_array:
                formula += (
                    ' table:number-matrix-columns-spanned="1" table:number-matrix-rows-spanned="1"'
                )
        value = content.value
        if isinstance(value, str):
            kind = ' office:value-type="string"'
            return f"<table:table-cell {style}{formula}{kind}>{_lines(value)}</table:table-cell>"
        if isinstance(value, bool):
            kind = f' office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
        else:
            shape = shape_of(content)
            kind = "percentage" if shape.is_share else "float"
            kind = f' office:value-type="{kind}" office:value="{_number(value)}"'
        return f"<table:table-cell {style}{formula}{kind}/>"

    def style(self, content: Content) -> str:
        shape = None if isinstance(content.value, str) else shape_of(content)
        key = (content.kind, content.look, shape)
        return self.cell_styles.setdefault(key, f"c{len(self.cell_styles)}")

    def width(self, letters: float) -> str:
        return self.widths.setdefault(letters, f"k{len(self.widths)}")

    def styles(self) -> str:
        columns = (
            f'<style:style style:name="{name}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{letters * CENTIMETRES:.2f}cm"/>'
            "</style:style>"
            for letters, name in self.widths.items()
        )
        cells = (_style(name, *key) for key, name in self.cell_styles.items())
        return "".join((TABLES, ROWS, *columns, *cells))


def _printed(sheet: Sheet) -> str:
    """Say what is printed: all but the column with sources, that is as wide as its text."""
    if sheet.years_row is None:
        return ""
    last = Spot(sheet.title, max(row for row, _ in sheet.cells), FIRST + len(sheet.of_years) - 1)
    both = (_spot(spot, "").replace("$'", "'", 1) for spot in (Spot(sheet.title, 0, 0), last))
    return f" table:print-ranges={quoteattr(':'.join(both))}"


def _lines(text: str) -> str:
    paragraphs = text.replace("\r", "\n").split("\n")
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in paragraphs)


def _number(value: float) -> str:
    return repr(int(value)) if isinstance(value, int) else repr(float(value))


def _style(name: str, kind: str, look: str, shape: Shape | None) -> str:
    ground = ""
    if kind == "input":
        ground = f'fo:background-color="{INPUT}" fo:border="0.5pt solid {INPUT_EDGE}"'
        ground += ' style:cell-protect="none"'
    if kind == "value":
        ground = f'fo:background-color="{VALUE}"'
    numbers = "" if shape is None else _number_style(f"n{name}", shape)
    used = "" if shape is None else f' style:data-style-name="n{name}"'
    return (
        f'{numbers}<style:style style:name="{name}" style:family="table-cell"{used}>'
        f'<style:table-cell-properties style:vertical-align="top" {CELL_LOOKS.get(look, "")} '
        f"{ground}/>{PARAGRAPH_LOOKS.get(look, '')}"
        f"<style:text-properties {TEXT_LOOKS.get(look, '')}/></style:style>"
    )


def _number_style(name: str, shape: Shape) -> str:
    number = (
        f'<number:number number:decimal-places="{shape.decimals}" '
        f'number:min-decimal-places="{shape.decimals}" number:min-integer-digits="1"'
        f' number:grouping="{"false" if shape.is_share else "true"}"/>'
    )
    if shape.is_share:
        return (
            f'<number:percentage-style style:name="{name}" {DUTCH}>{number}'
            "<number:text>%</number:text></number:percentage-style>"
        )
    if shape.is_euro:
        return (
            f'<number:currency-style style:name="{name}" {DUTCH}><number:currency-symbol '
            f"{DUTCH}>€</number:currency-symbol>"
            f"<number:text> </number:text>{number}</number:currency-style>"
        )
    return f'<number:number-style style:name="{name}" {DUTCH}>{number}</number:number-style>'


def formula_text(term: Term, sheet: str) -> str:
    """Write a formula in the words of OpenDocument, without "of:=".

    Args:
        term: the formula.
        sheet: title of the sheet in which it stands; its own cells need no title.
    """
    return "".join(_piece(piece, sheet) for piece in term.pieces)


def _piece(piece: Piece, sheet: str) -> str:
    match piece:
        case str():
            return piece
        case Spot():
            return f"[{_spot(piece, sheet)}]"
        case Area(first=first, last=last):
            return f"[{_spot(first, sheet)}:{_spot(last, first.sheet)}]"
        case Name(name=name):
            return name
        case Separator():
            return ";"
    doubled = piece.text.replace('"', '""')
    return f'"{doubled}"'


def _spot(spot: Spot, sheet: str) -> str:
    before = "" if spot.sheet == sheet else f"${_quoted(spot.sheet)}"
    return f"{before}.${xl_col_to_name(spot.column)}${spot.row + 1}"
