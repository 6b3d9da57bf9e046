# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Back to Excel: a copy of the person's own file, with our columns to the right of each table.

His cells, formats and formulas stay as they were. Numbers go out as numbers, text as text that
no spreadsheet runs; only the difference is a formula, and that is ours.
"""

import unicodedata
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from springplank.begroting.boek import read_boek
from springplank.imports.grid import CellError, Formula, column_letter
from springplank.imports.numbers import parse_number
from springplank.imports.workbooks import damage_explained

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MARGIN = 1
"""Empty columns between his table and ours."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
"""A text that begins so might be run by a spreadsheet."""

MONEY = "#,##0.00;[Red]-#,##0.00"
KOP = (
    *("Springplank: post", "Onze uitkomst (€)", "Verschil (€)"),
    *("Oorzaak", "Bron en bandbreedte"),
)
WIDTHS = (34, 16, 16, 40, 40)
FROM_TEXT = "Begroting"
"""Name of the sheet that is made of a CSV."""


@dataclass(frozen=True, slots=True)
class Term:
    """One of his cells in a formula of ours.

    Attributes:
        blad: name of its sheet; empty when it is the same one.
        rij: number of its row.
        kolom: index of its column.
        factor: his unit, and -1 times that when his sign was turned.
    """

    blad: str
    rij: int
    kolom: int
    factor: int

    def __str__(self) -> str:
        """Write it as in a formula."""
        quoted = self.blad.replace("'", "''")
        sheet = f"'{quoted}'!" if self.blad else ""
        return f"{sheet}{column_letter(self.kolom)}{self.rij}*{self.factor}"


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What stands beside one line.

    Attributes:
        rij: number of the row.
        post: our name of the line.
        cents: our amount in cents; None when we have none.
        termen: his cells that are added; without them the difference is no formula.
        verschil: the difference in cents, for where no formula can be; None for none.
        oorzaak: cause of the difference.
        bron: where our amount comes from.
    """

    rij: int
    post: str
    cents: int | None = None
    termen: tuple[Term, ...] = ()
    verschil: int | None = None
    oorzaak: str = ""
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Extra:
    """What is added to one sheet.

    Attributes:
        blad: name of the sheet.
        koprij: number of the row of the header; 0 for none.
        na_kolom: index of the last column of his table.
        regels: what stands beside each line.
        kop: the headers of the five columns.
    """

    blad: str
    koprij: int
    na_kolom: int
    regels: tuple[Uitkomst, ...]
    kop: tuple[str, ...] = KOP


def add_columns(data: bytes, name: str, extra: Sequence[Extra]) -> bytes:
    """Give a copy of a workbook with extra columns; the bytes that came in stay as they are.

    Raises:
        DataError: the workbook cannot be copied.
    """
    terms = (term for one in extra for line in one.regels for term in line.termen)
    book = _open(data, name, frozenset(term.kolom for term in terms))
    for one in extra:
        _write(book[one.blad or FROM_TEXT], one)
    # What we add has no stored values: a spreadsheet computes everything when it opens the copy.
    book.calculation.fullCalcOnLoad = True
    out = BytesIO()
    _save(book, out)
    return out.getvalue()


def safe_text(text: str) -> str:
    """Make text that no spreadsheet runs as a formula, and that fits in a cell.

    Example:
        >>> safe_text("=1+1")
        "'=1+1"
    """
    clean = "".join(sign for sign in text if sign.isprintable())[:500]
    # The full-width signs are normal ones to some programs.
    begin = unicodedata.normalize("NFKC", clean[:1])
    return f"'{clean}" if begin.startswith(FORMULA) else clean


def _open(data: bytes, name: str, amounts: frozenset[int]) -> "Workbook":
    from openpyxl import load_workbook

    if not data.startswith(b"PK"):
        return _from_text(data, name, amounts)
    with damage_explained(name):
        return load_workbook(BytesIO(data))


def _from_text(data: bytes, name: str, amounts: frozenset[int]) -> "Workbook":
    """Make a workbook of a CSV: amounts become numbers, all else stays text."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = FROM_TEXT
    for row in read_boek(data, name).bladen[0].rijen:
        for index, found in enumerate(row.cells):
            value = found.text if isinstance(found, Formula | CellError) else found
            if isinstance(value, str):
                written = parse_number(value) if index in amounts else None
                number = None if written is None else written.komma or written.punt
                _cell(sheet, row.number, index).value = number or safe_text(value)
    return book


def _write(sheet: "Worksheet", extra: Extra) -> None:
    """Put our columns beside a table."""
    first = extra.na_kolom + 1 + MARGIN
    if extra.koprij:
        for at, head in enumerate(extra.kop):
            cell = _cell(sheet, extra.koprij, first + at)
            cell.value = head
            _in_bold(cell)
    for at, width in enumerate(WIDTHS):
        sheet.column_dimensions[column_letter(first + at)].width = width
    for line in extra.regels:
        _write_line(sheet, line, first)


def _write_line(sheet: "Worksheet", line: Uitkomst, first: int) -> None:
    _cell(sheet, line.rij, first).value = safe_text(line.post)
    if line.cents is not None:
        ours = _cell(sheet, line.rij, first + 1)
        ours.value = Decimal(line.cents).scaleb(-2)
        ours.number_format = MONEY
        gap = _cell(sheet, line.rij, first + 2)
        gap.number_format = MONEY
        if line.termen:
            his = "+".join(str(term) for term in line.termen)
            gap.value = f"=ROUND({his}-{column_letter(first + 1)}{line.rij},2)"
        elif line.verschil is not None:
            gap.value = Decimal(line.verschil).scaleb(-2)
    for at, text in ((3, line.oorzaak), (4, line.bron)):
        if text:
            _cell(sheet, line.rij, first + at).value = safe_text(text)


def _cell(sheet: "Worksheet", row: int, index: int) -> Any:
    """Give a cell to write in."""
    return sheet.cell(row=row, column=index + 1)


def _in_bold(cell: Any) -> None:
    font = copy(cell.font)
    font.bold = True
    cell.font = font


def _save(book: "Workbook", out: BytesIO) -> None:
    """Write a workbook without a file on disk: this process may write none."""
    from zipfile import ZIP_DEFLATED, ZipFile

    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InMemory(ExcelWriter):
        """Writes the sheets in memory; openpyxl itself takes a temporary file for each."""

        def write_worksheet(self, ws: Any) -> None:
            """Write one sheet, as the method that it replaces does."""
            inside = vars(ws)
            inside["_drawing"] = SpreadsheetDrawing()
            inside["_drawing"].charts = inside["_charts"]
            inside["_drawing"].images = inside["_images"]
            content = BytesIO()
            writer = WorksheetWriter(ws, content)
            writer.write()
            inside["_rels"] = vars(writer)["_rels"]
            vars(self)["_archive"].writestr(ws.path[1:], content.getvalue())
            self.manifest.append(ws)

    with ZipFile(out, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        InMemory(book, archive).save()
