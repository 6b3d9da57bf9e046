# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Write a workbook as a file of Excel (XLSX), the same bytes for the same workbook."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from springplank.rekenboek.kit import FIRST, Book, Content, Sheet
from springplank.rekenboek.looks import (
    HEADING,
    HEIGHTS,
    INK,
    INPUT,
    INPUT_EDGE,
    SOFT_INK,
    VALUE,
    columns_of,
    shape_of,
    width_of,
)
from springplank.rekenboek.terms import Area, Name, Piece, Separator, Spot, Term

MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""The same in every file, so that the same workbook gives the same bytes."""

LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": HEADING},
    "heading": {"bold": True, "font_size": 12, "font_color": HEADING},
    "label": {},
    "intro": {"font_color": SOFT_INK, "font_size": 9},
    "note": {"font_color": SOFT_INK, "font_size": 9, "indent": 1},
    "column": {"bold": True, "bottom": 1},
    "year": {"bold": True, "bottom": 1, "align": "right"},
    "number": {},
    "total": {"bold": True, "top": 1},
    "unknown": {"italic": True, "font_color": SOFT_INK, "align": "right"},
}
RISKY = ("=", "+", "-", "@", "\t", "\n")
"""A text that begins so becomes a formula when somebody edits its cell, unless it is quoted."""


def write_xlsx(book: Book) -> bytes:
    """Give the bytes of the file."""
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, "default_date_format": "dd-mm-yyyy"}) as workbook:
        workbook.set_properties({"title": book.title, "created": MADE})
        formats = _Formats(workbook)
        for sheet in book.sheets:
            _write_sheet(workbook, sheet, formats)
        for name, spot in book.names.items():
            workbook.define_name(name, f"={_spot(spot, '')}")
    return stream.getvalue()


class _Worksheet(Worksheet):
    """A sheet that takes formulas as they are.

    For every formula the library looks for thirty functions that came after 2007, which takes
    longer than writing the workbook; `terms` uses none of them.
    """

    def _prepare_formula(self, formula: str, *_options: bool, **_named: bool) -> str:
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")


class _Formats:
    """The looks of a file; each is made once."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.made: dict[tuple[str, str, str, bool], Any] = {}

    def of(self, content: Content) -> Any:
        is_number = not isinstance(content.value, str)
        code = shape_of(content).code if is_number else ""
        is_risky = not is_number and str(content.value).startswith(RISKY)
        key = (content.kind, content.look, code, is_risky)
        if key not in self.made:
            self.made[key] = self.workbook.add_format(
                _properties(content.kind, content.look, code, is_risky=is_risky)
            )
        return self.made[key]


def _properties(kind: str, look: str, code: str, *, is_risky: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"font_name": "Arial", "font_size": 10, "font_color": INK}
    found |= LOOKS[look] | {"valign": "top"}
    if code:
        found["num_format"] = code
    if kind == "input":
        found |= {"bg_color": INPUT, "border": 1, "border_color": INPUT_EDGE, "locked": False}
    if kind == "value":
        found |= {"bg_color": VALUE, "italic": True}
    if is_risky:
        found["quote_prefix"] = True
    return found


def _write_sheet(workbook: Workbook, sheet: Sheet, formats: _Formats) -> None:
    made = workbook.add_worksheet(sheet.title, _Worksheet)
    for (row, column), content in sorted(sheet.cells.items()):
        look = formats.of(content)
        value = content.value
        if content.term is not None:
            text = f"={formula_text(content.term, sheet.title)}"
            if content.term.is_array:
                made.write_array_formula(row, column, row, column, f"{{{text}}}", look, value)
            else:
                made.write_formula(row, column, text, look, value)
        elif isinstance(value, str):
            made.write_string(row, column, value, look)
        else:
            made.write_number(row, column, value, look)
    for (row, _column), content in sheet.cells.items():
        if content.look in HEIGHTS:
            made.set_row(row, HEIGHTS[content.look])
    for column in range(columns_of(sheet)):
        made.set_column(column, column, width_of(sheet, column))
    if sheet.years_row is not None:
        made.freeze_panes(sheet.years_row + 1, FIRST)
        made.repeat_rows(sheet.years_row)
        made.print_area(0, 0, max(row for row, _ in sheet.cells), FIRST + len(sheet.of_years) - 1)
    made.protect("", {"format_columns": True, "format_rows": True})
    made.set_landscape()
    made.set_paper(9)
    made.fit_to_pages(1, 0)


def formula_text(term: Term, sheet: str) -> str:
    """Write a formula in the words of Excel, without the sign "=".

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
            return _spot(piece, sheet)
        case Area(first=first, last=last):
            return f"{_spot(first, sheet)}:{_spot(last, last.sheet)}"
        case Name(name=name):
            return name
        case Separator():
            return ","
    doubled = piece.text.replace('"', '""')
    return f'"{doubled}"'


def _spot(spot: Spot, sheet: str) -> str:
    cell = xl_rowcol_to_cell(spot.row, spot.column, row_abs=True, col_abs=True)
    return cell if spot.sheet == sheet else f"'{spot.sheet}'!{cell}"
