# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Back to Excel: a copy of the person's own file, with our columns to the right of each table.

His cells, formats and formulas stay as they were. Numbers go out as numbers, text as text that
no spreadsheet runs; only the difference is a formula, and that is ours.
"""

from collections.abc import Sequence
from copy import copy
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from springplank.begroting.boek import read_boek
from springplank.begroting.extra import MARGIN, WIDTHS, Extra, Uitkomst, safe_text
from springplank.begroting.terug_opendocument import add_to_opendocument
from springplank.imports.files import is_opendocument
from springplank.imports.grid import CellError, Formula, column_letter
from springplank.imports.numbers import Mark, parse_number
from springplank.imports.packages import damage_explained

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FROM_TEXT = "Begroting"
"""Name of the sheet that is made of a CSV."""
MONEY = "#,##0.00;[Red]-#,##0.00"


def suffix_of(data: bytes) -> str:
    """Say how the name of a copy ends: it is of the same program as what came in."""
    return ".ods" if is_opendocument(data) else ".xlsx"


def add_columns(data: bytes, name: str, extra: Sequence[Extra]) -> bytes:
    """Give a copy of a workbook with extra columns; the bytes that came in stay as they are.

    Raises:
        DataError: the workbook cannot be copied.
    """
    if is_opendocument(data):
        return add_to_opendocument(data, name, extra)
    book = _open(data, name, extra)
    for one in extra:
        _write(book[one.blad or FROM_TEXT], one)
    # What we add has no stored values: a spreadsheet computes everything when it opens the copy.
    book.calculation.fullCalcOnLoad = True
    out = BytesIO()
    _save(book, out)
    return out.getvalue()


def _open(data: bytes, name: str, extra: Sequence[Extra]) -> "Workbook":
    from openpyxl import load_workbook

    if not data.startswith(b"PK"):
        return _from_text(data, name, extra)
    with damage_explained(name):
        return load_workbook(BytesIO(data))


def _from_text(data: bytes, name: str, extra: Sequence[Extra]) -> "Workbook":
    """Make a workbook of a CSV: amounts become numbers, all else stays text."""
    from openpyxl import Workbook

    terms = (term for one in extra for line in one.regels for term in line.termen)
    amounts = frozenset(term.kolom for term in terms)
    mark = extra[0].teken if extra else Mark.KOMMA
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = FROM_TEXT
    for row in read_boek(data, name).bladen[0].rijen:
        for index, found in enumerate(row.cells):
            value = found.text if isinstance(found, Formula | CellError) else found
            if isinstance(value, str):
                written = parse_number(value) if index in amounts else None
                number = None if written is None or written.dash else written.value(mark)
                shown = safe_text(value) if number is None else number
                _cell(sheet, row.number, index).value = shown
    return book


def _write(sheet: "Worksheet", extra: Extra) -> None:
    """Put our columns beside a table."""
    first = extra.na_kolom + 1 + MARGIN
    if extra.koprij:
        for at, head in enumerate(extra.kop):
            cell = _cell(sheet, extra.koprij, first + at)
            cell.value = head
            _in_bold(cell)
    _make_room(sheet, first + 1, first + len(WIDTHS))
    for at, width in enumerate(WIDTHS):
        sheet.column_dimensions[column_letter(first + at)].width = width
    for line in extra.regels:
        _write_line(sheet, line, first)


def _make_room(sheet: "Worksheet", first: int, last: int) -> None:
    """Take our columns out of a range of his that holds a width, or hides what he does not use.

    Ranges that overlap make a file that Excel calls damaged.

    Args:
        sheet: the sheet.
        first: number of our first column, from 1.
        last: number of our last column.
    """
    dimensions = sheet.column_dimensions
    for key, his in list(dimensions.items()):
        his.reindex()
        begin, end = his.min or 0, his.max or 0
        if end < first or begin > last:
            continue
        if end > last:
            rest = copy(his)
            rest.index = column_letter(last)
            rest.min, rest.max = last + 1, end
            dimensions[rest.index] = rest
        if begin < first:
            his.max = first - 1
        else:
            del dimensions[key]


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
