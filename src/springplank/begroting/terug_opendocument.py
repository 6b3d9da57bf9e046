# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Back to LibreOffice: a copy of the person's own .ods with our columns to the right.

Only the part with the cells changes, and in it only the cells, columns and styles that are ours.
Every other part of the file is the same, byte for byte.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from springplank.begroting.extra import MARGIN, WIDTHS, Extra, Term, Uitkomst, safe_text
from springplank.imports.grid import column_letter
from springplank.imports.numbers import write_number
from springplank.imports.opencells import COVERED, TABLE, attribute, in_table, repeated
from springplank.imports.opendocument import CONTENT, GROUPS, parts_of
from springplank.imports.packages import LIBREOFFICE, damage_explained

if TYPE_CHECKING:  # loaded by whoever writes, when it is needed
    from lxml import etree

_SIGNATURE = "META-INF/documentsignatures.xml"
"""It seals what it was made for; a copy that differs would look forged."""

_SPACE = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE, _TEXT = f"{{{_SPACE}:office:1.0}}", f"{{{_SPACE}:text:1.0}}"
_ROW, _CELL, _COLUMN = f"{TABLE}table-row", f"{TABLE}table-cell", f"{TABLE}table-column"
_FORMULA = "of"
_MONEY, _HEAD, _WIDTH = "springplank-bedrag", "springplank-kop", "springplank-breedte-"
CENTIMETRES = 0.19
"""Width of a letter."""

_STYLES = f"""
<styles xmlns:number="{_SPACE}:datastyle:1.0" xmlns:style="{_SPACE}:style:1.0"
  xmlns:fo="{_SPACE}:xsl-fo-compatible:1.0">
 <number:number-style style:name="{_MONEY}-getal" number:language="nl" number:country="NL">
  <number:number number:decimal-places="2" number:min-decimal-places="2"
    number:min-integer-digits="1" number:grouping="true"/>
 </number:number-style>
 <style:style style:name="{_MONEY}" style:family="table-cell" style:parent-style-name="Default"
   style:data-style-name="{_MONEY}-getal"/>
 <style:style style:name="{_HEAD}" style:family="table-cell" style:parent-style-name="Default">
  <style:text-properties fo:font-weight="bold"/>
 </style:style>
 {{widths}}
</styles>"""
_STYLE_OF_WIDTH = (
    f'<style:style style:name="{_WIDTH}{{0}}" style:family="table-column">'
    '<style:table-column-properties style:column-width="{1:.2f}cm"/></style:style>'
)


def add_to_opendocument(data: bytes, name: str, extra: Sequence[Extra]) -> bytes:
    """Give a copy of an .ods with extra columns; the bytes that came in stay as they are.

    Raises:
        DataError: the file cannot be copied.
    """
    out = BytesIO()
    with damage_explained(name, LIBREOFFICE), parts_of(data, name) as archive:
        content = _with_columns(archive.read(CONTENT), extra)
        with ZipFile(out, "w") as new:
            for part in archive.infolist():
                if part.filename != _SIGNATURE:
                    is_ours = part.filename == CONTENT
                    new.writestr(part, content if is_ours else archive.read(part))
    return out.getvalue()


def _with_columns(content: bytes, extra: Sequence[Extra]) -> bytes:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    sheets = {
        attribute(table, TABLE, "name"): table
        for table in root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{TABLE}table")
    }
    for one in extra:
        _Table(sheets[one.blad], one).add()
    _add_styles(root, parser)
    if _FORMULA not in root.nsmap:
        # The begin of a formula is a name that only counts when the file explains it.
        kept = [prefix for prefix in root.nsmap if prefix]
        etree.cleanup_namespaces(
            root, top_nsmap={_FORMULA: f"{_SPACE}:of:1.2"}, keep_ns_prefixes=[*kept, _FORMULA]
        )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _add_styles(root: "etree._Element", parser: "etree.XMLParser") -> None:
    """Add our styles; a copy of a copy has them already."""
    from lxml import etree

    widths = "".join(_STYLE_OF_WIDTH.format(w, w * CENTIMETRES) for w in sorted(set(WIDTHS)))
    ours = etree.fromstring(_STYLES.format(widths=widths), parser)
    place = root.find(f"{_OFFICE}automatic-styles")
    if place is None:
        place = etree.Element(f"{_OFFICE}automatic-styles")
        body = root.find(f"{_OFFICE}body")
        assert body is not None  # the sheets were found in it
        body.addprevious(place)
    name = f"{{{_SPACE}:style:1.0}}name"
    known = {style.get(name) for style in place}
    for style in list(ours):
        if style.get(name) not in known:
            place.append(style)


class _Table:
    """One sheet, in which what is repeated is written out where we need it."""

    def __init__(self, table: "etree._Element", extra: Extra) -> None:
        self._table, self._extra = table, extra
        self._rows = self._written_out({extra.koprij, *(line.rij for line in extra.regels)})

    def add(self) -> None:
        """Put our columns beside a table."""
        extra, first = self._extra, self._extra.na_kolom + 1 + MARGIN
        self._set_widths(first)
        if extra.koprij:
            row = self._rows[extra.koprij]
            for at, head in enumerate(extra.kop):
                _write_text(_cell(row, first + at), head, _HEAD)
        for line in extra.regels:
            _write_line(self._rows[line.rij], line, first)

    def _set_widths(self, first: int) -> None:
        for at, width in enumerate(WIDTHS):
            column = _single(self._all(_COLUMN), "columns", first + at)
            if column is not None:
                column.set(f"{TABLE}style-name", f"{_WIDTH}{width}")
                # Who hides every column that he does not use, would not see ours either.
                column.attrib.pop(f"{TABLE}visibility", "")

    def _written_out(self, wanted: set[int]) -> "Mapping[int, etree._Element]":
        """Give the rows that are wanted, by number; one that is repeated is written out."""
        found: dict[int, etree._Element] = {}
        number = 1
        for row in self._all(_ROW):
            times = repeated(row, "rows")
            if wanted.isdisjoint(range(number, number + times)):
                number += times
                continue
            row.attrib.pop(f"{TABLE}number-rows-repeated", "")
            copies = [deepcopy(row) for _ in range(times - 1)]
            for other in copies:
                row.addprevious(other)
            found.update(enumerate((*copies, row), number))
            number += times
        return found

    def _all(self, tag: str) -> "Sequence[etree._Element]":
        """Give the rows or columns of this sheet, those in a group with them."""
        every = self._table.iter(tag)
        return [element for element in every if in_table(element, GROUPS) is self._table]


def _single(elements: "Sequence[etree._Element]", what: str, at: int) -> "etree._Element | None":
    """Give the element at a place, from 0; when it stands for more, it is split in three.

    Returns:
        None beyond the last element.
    """
    begin = 0
    for element in elements:
        times = repeated(element, what)
        if at < begin + times:
            _split(element, what, at - begin, times)
            return element
        begin += times
    return None


def _split(element: "etree._Element", what: str, before: int, times: int) -> None:
    """Let an element stand for one, with copies before and after it for the others."""
    key = f"{TABLE}number-{what}-repeated"
    element.attrib.pop(key, "")
    for count, add in ((before, element.addprevious), (times - before - 1, element.addnext)):
        if count:
            other = deepcopy(element)
            if count > 1:
                other.set(key, str(count))
            add(other)


def _cell(row: "etree._Element", index: int) -> "etree._Element":
    """Give an empty cell to write in."""
    from lxml import etree

    cells = list(row.iterchildren(_CELL, COVERED))
    found = _single(cells, "columns", index)
    if found is None:
        missing = index - sum(repeated(cell, "columns") for cell in cells)
        if missing:
            gap = etree.SubElement(row, _CELL)
            gap.set(f"{TABLE}number-columns-repeated", str(missing))
        return etree.SubElement(row, _CELL)
    style = attribute(found, TABLE, "style-name")
    found.clear()
    if style:
        found.set(f"{TABLE}style-name", style)
    return found


def _write_line(row: "etree._Element", line: Uitkomst, first: int) -> None:
    _write_text(_cell(row, first), line.post)
    if line.cents is not None:
        _write_amount(_cell(row, first + 1), line.cents)
        if line.termen:
            his = "+".join(_term(term) for term in line.termen)
            ours = f"[.{column_letter(first + 1)}{line.rij}]"
            gap = _cell(row, first + 2)
            _write_amount(gap, line.verschil)
            gap.set(f"{TABLE}formula", f"{_FORMULA}:=ROUND({his}-{ours};2)")
        elif line.verschil is not None:
            _write_amount(_cell(row, first + 2), line.verschil)
    for at, text in ((3, line.oorzaak), (4, line.bron)):
        if text:
            _write_text(_cell(row, first + at), text)


def _term(term: Term) -> str:
    quoted = term.blad.replace("'", "''")
    sheet = f"$'{quoted}'" if term.blad else ""
    return f"[{sheet}.{column_letter(term.kolom)}{term.rij}]*{term.factor}"


def _write_text(cell: "etree._Element", text: str, style: str = "") -> None:
    from lxml import etree

    if style:
        cell.set(f"{TABLE}style-name", style)
    cell.set(f"{_OFFICE}value-type", "string")
    etree.SubElement(cell, f"{_TEXT}p").text = safe_text(text)


def _write_amount(cell: "etree._Element", cents: int | None) -> None:
    """Write an amount; without one the program computes it when it opens the copy."""
    from lxml import etree

    cell.set(f"{TABLE}style-name", _MONEY)
    if cents is not None:
        amount = Decimal(cents).scaleb(-2)
        cell.set(f"{_OFFICE}value-type", "float")
        cell.set(f"{_OFFICE}value", str(amount))
        etree.SubElement(cell, f"{_TEXT}p").text = write_number(amount)
