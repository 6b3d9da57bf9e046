# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""XLSX workbooks: refused when dangerous or damaged, read sheet by sheet.

A workbook is a ZIP of XML parts. Sizes, passwords, macros and document type definitions are
judged before any XML is parsed; openpyxl is loaded only when a workbook really comes along.
"""

import io
import re
import warnings
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from springplank.errors import DataError
from springplank.imports.grid import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    ROW_LIMIT,
    Area,
    Cell,
    CellError,
    Formula,
    Grid,
    Row,
    read_text,
)
from springplank.imports.packages import check_parts, damage_explained, open_package, too_large
from springplank.imports.sheets import LINKED, Spreadsheet

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook as OpenWorkbook

LAST_ROW = 1_048_576
"""The last row that a spreadsheet program knows."""

_FORMULA_TAG = re.compile(rb"<(?:\w+:)?f[\s>/]")
_NUMBERS = (".iwa", "Index.zip")
_COLUMN_TAG = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_ENDS = re.compile(rb'\s(min|max)="(\d{1,5})"')
_PROTECTED = re.compile(rb"<(?:\w+:)?sheetProtection\s")
_DRAWN = {"xl/charts/": "grafieken", "xl/media/": "plaatjes", "xl/pivotTables/": "draaitabellen"}
_CELL_TAG = re.compile(rb"<(?:\w+:)?c[\s>/]")
_ROW_TAG = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'\sr="(\d{1,7})"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')


class Workbook(Spreadsheet):
    """An XLSX file."""

    def __init__(self, data: bytes, name: str) -> None:
        """Check the container and open it.

        Raises:
            DataError: it is damaged, encrypted, too large, or no XLSX.
        """
        self._data = data
        with damage_explained(name):
            self._archive = open_package(data, name)
            _check_container(set(self._archive.namelist()), name)
            check_parts(self._archive, name)
            self._book = _open(data, values=False)
            sheets = self._book.worksheets
            super().__init__(name, {s.title: s.sheet_state != "visible" for s in sheets})

    def read(self, sheet: str, rows: int | None = None) -> Grid:
        """Read one sheet; see `Spreadsheet.read`."""
        with damage_explained(self._name):
            xml = self._sheet_xml(sheet)
            if len(_CELL_TAG.findall(xml)) > CELL_LIMIT:
                raise too_large(self._name)
            found = tuple(self._rows(self._book, sheet, rows))
            if _FORMULA_TAG.search(xml):
                found = _add_values(found, self._rows(self._open_values(), sheet, rows))
            hidden = tuple(_hidden_rows(xml))
            merged = tuple(_area(match.decode()) for match in _MERGED.findall(xml))
        return Grid(
            found,
            sheet=sheet,
            merged=merged,
            hidden_rows=hidden,
            hidden_columns=tuple(_hidden_columns(xml)),
            is_protected=bool(_PROTECTED.search(xml)),
            good=self._good(sheet),
            odd=self._odd(sheet),
        )

    def remarks(self) -> Iterator[str]:
        """Say in Dutch what the file holds besides cells."""
        parts = self._archive.namelist()
        if any(part.startswith("xl/externalLinks/externalLink") for part in parts):
            yield LINKED
        drawn = [
            what for begin, what in _DRAWN.items() if any(part.startswith(begin) for part in parts)
        ]
        if drawn:
            yield (
                f"Het bestand heeft ook {' en '.join(drawn)}. Die lezen wij niet, en zij staan "
                "niet in de kopie met extra kolommen."
            )

    def _sheet_xml(self, sheet: str) -> bytes:
        """Give the raw part of one sheet, for what a streaming reader does not tell."""
        # A streaming worksheet offers no public way to merged cells and hidden rows.
        path = str(vars(self._book[sheet])["_worksheet_path"])
        return self._archive.read(path.removeprefix("/"))

    def _open_values(self) -> "OpenWorkbook":
        """Open the book once more, now with what its formulas last gave."""
        return _open(self._data, values=True)

    def _rows(self, book: "OpenWorkbook", sheet: str, limit: int | None) -> Iterator[Row]:
        """Give the rows up to the last that holds anything."""
        cells = 0
        worksheet = book[sheet]
        # Some programs declare a wrong size; without it every row is really read.
        worksheet.reset_dimensions()
        waiting: list[Row] = []
        for number, row in enumerate(worksheet.iter_rows(max_row=limit), start=1):
            cells += len(row)
            if len(row) > COLUMN_LIMIT or cells > CELL_LIMIT or number > LAST_ROW:
                raise too_large(self._name)
            if not row and number > ROW_LIMIT:
                continue
            found = Row(number, tuple(_cell(cell.data_type, cell.value) for cell in row))
            if found.is_empty:
                if number <= ROW_LIMIT:
                    waiting.append(found)
                continue
            if number > ROW_LIMIT:
                raise too_large(self._name)
            yield from waiting
            waiting.clear()
            yield found


def _check_container(names: AbstractSet[str], name: str) -> None:
    """Refuse by the table of contents alone, before anything is unpacked."""
    if "xl/workbook.bin" in names:
        raise DataError(f"{name} is een binair Excel-bestand. Sla het op als .xlsx.")
    if any(part.endswith("vbaProject.bin") for part in names):
        raise DataError(f"{name} bevat macro's. Sla het op als .xlsx, zonder macro's.")
    if any(part.endswith(_NUMBERS) for part in names):
        raise DataError(
            f"{name} is een Numbers-bestand. Kies in Numbers 'Exporteer naar' en dan "
            "'Excel', en geef dat bestand."
        )
    if "[Content_Types].xml" not in names or not any(part.startswith("xl/") for part in names):
        raise DataError(
            f"{name} is een ingepakt bestand (ZIP), maar geen Excel-bestand. "
            "Pak het uit en geef het .xlsx- of .csv-bestand."
        )


def _open(data: bytes, *, values: bool) -> "OpenWorkbook":
    """Open with openpyxl: streaming, formulas or their values, no links to other files."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # Unknown decorations are no concern of the person who imports numbers.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _add_values(rows: tuple[Row, ...], computed: Iterator[Row]) -> tuple[Row, ...]:
    """Give every formula the value that was stored with it."""
    values = {row.number: row for row in computed}
    return tuple(
        Row(
            row.number,
            tuple(
                Formula(cell.text, values[row.number].cell(index))
                if isinstance(cell, Formula) and row.number in values
                else cell
                for index, cell in enumerate(row.cells)
            ),
        )
        for row in rows
    )


def _hidden_rows(xml: bytes) -> Iterator[int]:
    """Give the numbers of the rows that are hidden or filtered away."""
    for tag in _ROW_TAG.findall(xml):
        number = _ROW_NUMBER.search(tag)
        if number and _HIDDEN.search(tag):
            yield int(number[1])


def _hidden_columns(xml: bytes) -> Iterator[int]:
    """Give the indexes of the columns that a person does not see."""
    for tag in _COLUMN_TAG.findall(xml):
        if not _HIDDEN.search(tag):
            continue
        ends = {name: int(value) for name, value in _ENDS.findall(tag)}
        last = min(ends.get(b"max", 0), COLUMN_LIMIT)
        yield from range(ends.get(b"min", 1) - 1, last)


def _area(address: str) -> Area:
    from openpyxl.utils import range_boundaries

    first_column, first_row, last_column, last_row = range_boundaries(address)
    assert None not in (first_column, first_row, last_column, last_row)
    return Area(address, first_column or 0, first_row or 0, last_column or 0, last_row or 0)


def _cell(data_type: str, value: object) -> Cell:
    """Make a cell of what openpyxl gives."""
    if value is None:
        # A formula that gives an empty text did give something: that is not a missing outcome.
        return "" if data_type in ("s", "str") else None
    if data_type == "f":
        return Formula(value if isinstance(value, str) else "=...")
    if data_type == "e":
        return CellError(str(value))
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        # A spreadsheet shows 15 digits; what lies beyond is noise of the machine.
        return Decimal(format(value, ".15g"))
    if isinstance(value, datetime | date):
        return value
    if isinstance(value, time | timedelta):
        return str(value)
    return read_text(str(value))
