# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""OpenDocument spreadsheets (.ods): refused when dangerous or damaged, read in one pass.

One part holds every sheet. A few bytes can repeat a cell or a row a million times, so what is
repeated counts as often as it would stand there. Links, macros, comments, drawings and deleted
changes are never read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from springplank.errors import DataError
from springplank.imports.grid import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    ROW_LIMIT,
    Area,
    Cell,
    Grid,
    Row,
    column_letter,
)
from springplank.imports.opencells import (
    COVERED,
    TABLE,
    attribute,
    cell_of,
    in_table,
    repeated,
)
from springplank.imports.packages import (
    LIBREOFFICE,
    check_parts,
    damage_explained,
    encrypted,
    open_package,
    too_large,
)
from springplank.imports.sheets import LINKED, Spreadsheet

if TYPE_CHECKING:  # loaded by whoever reads, when it is needed
    from zipfile import ZipFile

    from lxml import etree

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_ROW, _COLUMN = f"{TABLE}table-row", f"{TABLE}table-column"
_SOURCES = (f"{TABLE}table-source", f"{TABLE}cell-range-source")
_PIVOT = f"{TABLE}data-pilot-table"
GROUPS = frozenset(
    f"{TABLE}{name}"
    for name in (
        *("table-rows", "table-header-rows", "table-row-group"),
        *("table-columns", "table-header-columns", "table-column-group"),
    )
)
_MACRO = re.compile(r"Basic/.+/(?!script-l[bc]\.xml$).+|Scripts/.+[^/]")
_OBJECT = re.compile(r"Object [0-9]+/content\.xml")
_CACHE = re.compile(r"'.*'#")
"""The name of a sheet of another file, of which the last values are kept."""


def parts_of(data: bytes, name: str) -> "ZipFile":
    """Open the container of an OpenDocument spreadsheet, and refuse what is not to be read.

    Raises:
        DataError: it is encrypted, too large, unsafe, has macros, or holds no cells.
        zipfile.BadZipFile: it is damaged.
    """
    archive = open_package(data, name)
    names = archive.namelist()
    # A file with a password has a content too, but nobody can read it.
    if CONTENT not in names or (
        _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST)
    ):
        raise encrypted(name)
    if any(_MACRO.fullmatch(part) for part in names):
        raise DataError(f"{name} bevat macro's. Sla het op als .xlsx, zonder macro's.")
    check_parts(archive, name)
    return archive


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read."""

    element: "etree._Element"
    is_hidden: bool
    is_protected: bool
    rows: list[Row] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    row: int = 0
    column: int = 0


class OpenDocument(Spreadsheet):
    """An ODS file."""

    def __init__(self, data: bytes, name: str, cells: int = CELL_LIMIT) -> None:
        """Check the container and read every sheet.

        Args:
            data: every byte.
            name: the file's name, for messages.
            cells: the highest number of cells, those that are repeated with them.

        Raises:
            DataError: it is damaged, encrypted, too large, has macros, or holds no cells.
        """
        with damage_explained(name, LIBREOFFICE), parts_of(data, name) as archive:
            self._parts = archive.namelist()
            reader = _Reader(name, cells)
            reader.read(archive.read(CONTENT))
        self._reader = reader
        super().__init__(name, {title: one.is_hidden for title, one in reader.sheets.items()})

    def read(self, sheet: str, rows: int | None = None) -> Grid:
        """Read one sheet; see `Spreadsheet.read`."""
        found = self._reader.sheets[sheet]
        return Grid(
            tuple(row for row in found.rows if rows is None or row.number <= rows),
            sheet=sheet,
            merged=tuple(found.merged),
            hidden_rows=tuple(found.hidden_rows),
            hidden_columns=tuple(found.hidden_columns),
            is_protected=found.is_protected,
            good=self._good(sheet),
            odd=self._odd(sheet),
        )

    def remarks(self) -> Iterator[str]:
        """Say in Dutch what the file holds besides cells."""
        if self._reader.is_linked:
            yield LINKED
        drawn = {
            "grafieken of andere objecten": any(_OBJECT.fullmatch(part) for part in self._parts),
            "plaatjes": any(part.startswith("Pictures/") for part in self._parts),
            "draaitabellen": self._reader.has_pivots,
        }
        if any(drawn.values()):
            told = " en ".join(what for what, is_there in drawn.items() if is_there)
            yield f"Het bestand heeft ook {told}. Die lezen wij niet."


class _Reader:
    """Walks once through the content; what was read is dropped."""

    def __init__(self, name: str, cells: int) -> None:
        self._name, self._most, self._cells = name, cells, 0
        self._invisible: set[str] = set()
        self._now: _Sheet | None = None
        self.sheets: dict[str, _Sheet] = {}
        self.is_linked = self.has_pivots = False

    def read(self, content: bytes) -> None:
        """Read every sheet."""
        from lxml import etree

        tags = (f"{_STYLE}style", f"{TABLE}table", _COLUMN, _ROW, _PIVOT, *_SOURCES)
        walk = etree.iterparse(
            BytesIO(content),
            events=("start", "end"),
            tag=(*tags, f"{_OFFICE}spreadsheet"),
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
        )
        is_sheets = False
        for event, element in walk:
            if element.tag == f"{_OFFICE}spreadsheet":
                is_sheets = True
            elif event == "start":
                self._begin(element)
            else:
                self._end(element)
        if not is_sheets:
            raise DataError(
                f"{self._name} is een OpenDocument-bestand, maar geen rekenblad. Sla de tabel op "
                "als .ods of .xlsx."
            )

    def _begin(self, element: "etree._Element") -> None:
        """Begin a sheet; a table elsewhere is the trace of a change or of another file."""
        parent = element.getparent()
        if element.tag != f"{TABLE}table" or parent is None:
            return
        if parent.tag != f"{_OFFICE}spreadsheet":
            return
        title = attribute(element, TABLE, "name")
        if _CACHE.match(title):
            self.is_linked = True
            return
        style = attribute(element, TABLE, "style-name")
        is_protected = attribute(element, TABLE, "protected") == "true"
        self._now = _Sheet(element, style in self._invisible, is_protected)
        self.sheets[title] = self._now

    def _end(self, element: "etree._Element") -> None:
        now = self._now
        if element.tag == f"{_STYLE}style":
            if _is_invisible(element):
                self._invisible.add(attribute(element, _STYLE, "name"))
            element.clear()
        elif element.tag in _SOURCES:
            self.is_linked = True
        elif element.tag == _PIVOT:
            self.has_pivots = True
        elif now is not None and element is now.element:
            self._now = None
            element.clear()
        elif now is not None and _belongs_to(element, now.element):
            if element.tag == _ROW:
                self._add_row(now, element)
                element.clear()
            else:
                _add_column(now, element)

    def _add_row(self, sheet: _Sheet, element: "etree._Element") -> None:
        """Add a row as often as it is repeated; empty ones only when something comes after."""
        times = repeated(element, "rows")
        first = sheet.row + 1
        sheet.row += times
        cells = self._read_cells(sheet, element, first)
        if not cells:
            return
        self._cells += len(cells) * times
        if sheet.row > ROW_LIMIT or self._cells > self._most:
            raise too_large(self._name, self._most)
        begin = len(sheet.rows) + 1
        sheet.rows.extend(Row(number, ()) for number in range(begin, first))
        sheet.rows.extend(Row(number, cells) for number in range(first, first + times))
        if attribute(element, TABLE, "visibility") in ("collapse", "filter"):
            sheet.hidden_rows.extend(range(first, first + times))

    def _read_cells(
        self, sheet: _Sheet, element: "etree._Element", number: int
    ) -> tuple[Cell, ...]:
        """Give the cells of a row up to the last that holds anything."""
        cells: list[Cell] = []
        at = 0
        for cell in element.iterchildren(f"{TABLE}table-cell", COVERED):
            times = repeated(cell, "columns")
            value = cell_of(cell)
            area = _area(cell, at, number)
            if area is not None:
                sheet.merged.append(area)
            if value is not None:
                if at + times > COLUMN_LIMIT:
                    raise too_large(self._name, self._most)
                cells.extend([None] * (at - len(cells)))
                cells.extend([value] * times)
            at += times
        return tuple(cells)


def _is_invisible(style: "etree._Element") -> bool:
    shown = style.find(f"{_STYLE}table-properties")
    return shown is not None and attribute(shown, TABLE, "display") == "false"


def _belongs_to(element: "etree._Element", table: "etree._Element") -> bool:
    """Say whether a row or column stands on this sheet itself, perhaps in a group."""
    return in_table(element, GROUPS) is table


def _add_column(sheet: _Sheet, element: "etree._Element") -> None:
    times = repeated(element, "columns")
    if attribute(element, TABLE, "visibility") in ("collapse", "filter"):
        last = min(sheet.column + times, COLUMN_LIMIT)
        sheet.hidden_columns.extend(range(sheet.column, last))
    sheet.column += times


def _area(cell: "etree._Element", at: int, row: int) -> Area | None:
    """Give the area of a merged cell."""
    wide, high = repeated(cell, "columns", "spanned"), repeated(cell, "rows", "spanned")
    if wide == high == 1:
        return None
    last, last_row = at + wide, row + high - 1
    address = f"{column_letter(at)}{row}:{column_letter(last - 1)}{last_row}"
    return Area(address, at + 1, row, last, last_row)
