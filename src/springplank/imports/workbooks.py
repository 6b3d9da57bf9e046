# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""XLSX workbooks: refused when dangerous or damaged, read sheet by sheet.

A workbook is a ZIP of XML parts. Sizes, passwords, macros and document type definitions are
judged before any XML is parsed; openpyxl is loaded only when a workbook really comes along.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
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
    show_text,
)
from springplank.imports.numbers import write_number

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook as OpenWorkbook

UNPACKED_LIMIT = 100_000_000
"""The largest size of all parts together, unpacked, in bytes."""
PART_LIMIT = 1_000
"""The highest number of parts."""

LAST_ROW = 1_048_576
"""The last row that a spreadsheet program knows."""

_CHUNK = 1_000_000
_FORMULA_TAG = re.compile(rb"<(?:\w+:)?f[\s>/]")
_NUMBERS = (".iwa", "Index.zip")
_DOCUMENT_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_NAMED = 12
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_CELL_TAG = re.compile(rb"<(?:\w+:)?c[\s>/]")
_ROW_TAG = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'\sr="(\d{1,7})"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_DAMAGED = "is beschadigd of geen geldig Excel-bestand. Open het in Excel en sla het opnieuw op."


class Workbook:
    """An XLSX file that passed the safety checks."""

    def __init__(self, data: bytes, name: str) -> None:
        """Check the container and open it.

        Raises:
            DataError: it is damaged, encrypted, too large, or no XLSX.
        """
        self._name = name
        self._data = data
        with damage_explained(name):
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._check_container()
            self._check_parts()
            self._book = _open(data, values=False)
            self._hidden = {
                sheet.title: sheet.sheet_state != "visible" for sheet in self._book.worksheets
            }

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets that a person sees; of all, when none is visible."""
        visible = tuple(title for title, hidden in self._hidden.items() if not hidden)
        return visible or tuple(self._hidden)

    @property
    def hidden_sheets(self) -> tuple[str, ...]:
        """The names of the sheets that a person does not see."""
        return tuple(title for title, hidden in self._hidden.items() if hidden)

    def read(self, sheet: str, rows: int | None = None) -> Grid:
        """Read one sheet.

        Args:
            sheet: its name, as in `sheets` or `hidden_sheets`.
            rows: read no more than this many rows; None reads all.

        Raises:
            DataError: the sheet is damaged or has too many rows, columns or cells.
        """
        with damage_explained(self._name):
            xml = self._sheet_xml(sheet)
            if len(_CELL_TAG.findall(xml)) > CELL_LIMIT:
                self._refuse_size()
            found = tuple(self._rows(self._book, sheet, rows))
            if _FORMULA_TAG.search(xml):
                found = _add_values(found, self._rows(self._open_values(), sheet, rows))
            hidden = tuple(_hidden_rows(xml))
            merged = tuple(_area(match.decode()) for match in _MERGED.findall(xml))
        odd = (f"het blad {sheet} is verborgen.",) if self._hidden[sheet] else ()
        unread = [show_text(name, 40) for name in self.hidden_sheets if name != sheet]
        good = (f"Niet gelezen: {', '.join(unread[:_NAMED])} (verborgen).",) if unread else ()
        return Grid(found, sheet=sheet, merged=merged, hidden_rows=hidden, good=good, odd=odd)

    def _check_container(self) -> None:
        """Refuse by the table of contents alone, before anything is unpacked."""
        parts = self._archive.infolist()
        names = {part.filename for part in parts}
        if any(part.flag_bits & 1 for part in parts):
            raise DataError(f"{self._name} is versleuteld. Haal het wachtwoord eraf.")
        if len(parts) > PART_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
            raise DataError(
                f"{self._name} is uitgepakt groter dan {UNPACKED_LIMIT // 1_000_000} MB of heeft "
                f"meer dan {write_number(PART_LIMIT)} delen, de grens voor een import. "
                "Kopieer alleen de tabel naar een nieuw bestand."
            )
        if "xl/workbook.bin" in names:
            raise DataError(f"{self._name} is een binair Excel-bestand. Sla het op als .xlsx.")
        if any(name.endswith("vbaProject.bin") for name in names):
            raise DataError(f"{self._name} bevat macro's. Sla het op als .xlsx, zonder macro's.")
        if "content.xml" in names:
            raise DataError(
                f"{self._name} is een OpenDocument-bestand (.ods). Sla het op als .xlsx."
            )
        if any(name.endswith(_NUMBERS) for name in names):
            raise DataError(
                f"{self._name} is een Numbers-bestand. Kies in Numbers 'Exporteer naar' en dan "
                "'Excel', en geef dat bestand."
            )
        if "[Content_Types].xml" not in names or not any(n.startswith("xl/") for n in names):
            raise DataError(
                f"{self._name} is een ingepakt bestand (ZIP), maar geen Excel-bestand. "
                "Pak het uit en geef het .xlsx- of .csv-bestand."
            )

    def _check_parts(self) -> None:
        """Refuse XML that defines its own entities or hides its signs from this check."""
        for part in self._archive.infolist():
            if not part.filename.endswith((".xml", ".rels", ".vml")):
                continue
            with self._archive.open(part) as file:
                tail = b""
                while chunk := file.read(_CHUNK):
                    if _DOCUMENT_TYPE.search(tail + chunk) or (
                        not tail and chunk.startswith(_WIDE)
                    ):
                        raise DataError(
                            f"{self._name} bevat een onveilig deel ({part.filename[:60]}). "
                            "Kopieer de tabel naar een nieuw bestand."
                        )
                    tail = chunk[-16:]

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
                self._refuse_size()
            if not row and number > ROW_LIMIT:
                continue
            found = Row(number, tuple(_cell(cell.data_type, cell.value) for cell in row))
            if found.is_empty:
                if number <= ROW_LIMIT:
                    waiting.append(found)
                continue
            if number > ROW_LIMIT:
                self._refuse_size()
            yield from waiting
            waiting.clear()
            yield found

    def _refuse_size(self) -> None:
        raise DataError(
            f"{self._name} heeft meer dan {write_number(ROW_LIMIT)} rijen, "
            f"{write_number(COLUMN_LIMIT)} kolommen of {write_number(CELL_LIMIT)} cellen, de grens "
            "voor een import. Bewaar alleen de nodige rijen en kolommen."
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


@contextmanager
def damage_explained(name: str) -> Iterator[None]:
    """Turn whatever a damaged file causes into one Dutch sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except DataError:
        raise
    except MemoryError:
        raise DataError(
            f"{name} vraagt te veel geheugen. Kopieer alleen de tabel naar een nieuw bestand."
        ) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, RecursionError):
        raise DataError(f"{name} {_DAMAGED}") from None
    except Exception:  # noqa: BLE001 - openpyxl raises any class on a damaged file
        raise DataError(f"{name} {_DAMAGED}") from None


def _hidden_rows(xml: bytes) -> Iterator[int]:
    """Give the numbers of the rows that are hidden or filtered away."""
    for tag in _ROW_TAG.findall(xml):
        number = _ROW_NUMBER.search(tag)
        if number and _HIDDEN.search(tag):
            yield int(number[1])


def _area(address: str) -> Area:
    from openpyxl.utils import range_boundaries

    first_column, first_row, last_column, last_row = range_boundaries(address)
    assert None not in (first_column, first_row, last_column, last_row)
    return Area(address, first_column or 0, first_row or 0, last_column or 0, last_row or 0)


def _cell(data_type: str, value: object) -> Cell:
    """Make a cell of what openpyxl gives."""
    if value is None:
        return None
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
