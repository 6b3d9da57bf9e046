# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a sheet of cells is, whatever file it came from."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

COLUMN_LIMIT = 1_000
"""The highest number of columns that is read."""
ROW_LIMIT = 200_000
"""The highest number of rows that is read."""
CELL_LIMIT = 1_000_000
"""The highest number of cells that is read."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that computes instead of holding a value.

    Attributes:
        text: the formula.
        value: what it gave when the file was last saved; None when the file does not say.
    """

    text: str
    value: "Cell" = None


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that shows an error of the spreadsheet, such as #N/B."""

    text: str


Cell = str | Decimal | date | bool | Formula | CellError | None
"""One cell; None is empty, a Decimal is a real number of a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its number as the person sees it, counted from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, index: int) -> Cell:
        """Give one cell; beyond the end of a row everything is empty."""
        return self.cells[index] if index < len(self.cells) else None

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return all(cell is None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, with rows and columns counted from 1 and both ends included."""

    address: str
    first_column: int
    first_row: int
    last_column: int
    last_row: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, or one CSV file.

    Attributes:
        rows: every row, empty ones included.
        sheet: the name of the sheet; None for a CSV file.
        delimiter: the sign between cells; None for a sheet.
        merged: areas of merged cells.
        hidden_rows: numbers of rows that the person does not see.
        hidden_columns: indexes of columns that the person does not see, from 0.
        is_protected: the sheet is protected against changes.
        good: sentences about how the file was read.
        odd: sentences about what is odd about the file as a whole.
    """

    rows: tuple[Row, ...]
    sheet: str | None = None
    delimiter: str | None = None
    merged: tuple[Area, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    is_protected: bool = False
    good: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()


_CELL_ERROR = re.compile(
    r"#(?:N/?[AB]|N/T|REF!?|VERW!?|DIV/0!?|DEEL/0!?|WAARDE!?|VALUE!?|"
    r"NAAM\??|NAME\??|GETAL!?|NUM!?|LEEG!?|NULL!?|#+)",
    re.IGNORECASE,
)


def read_text(text: str) -> Cell:
    """Make a cell of text; the errors that a spreadsheet shows are no text."""
    text = text.strip()
    if text.startswith("#") and _CELL_ERROR.fullmatch(text):
        return CellError(text)
    return text or None


def show_cell(cell: Cell) -> str:
    """Show a cell in one short line, safe for a terminal."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    if isinstance(cell, Decimal):
        text = f"{cell:f}".replace(".", ",")
    elif isinstance(cell, date):
        text = f"{cell.day}-{cell.month}-{cell.year}"
    elif isinstance(cell, Formula | CellError):
        text = cell.text
    else:
        text = cell
    return show_text(text)


def show_text(text: str, width: int = 60) -> str:
    """Make text safe and short: no control signs, nothing longer than the width."""
    safe = "".join(sign if sign.isprintable() else "?" for sign in text)
    return safe if len(safe) <= width else f"{safe[: width - 1]}…"


def column_letter(index: int) -> str:
    """Name a column as a spreadsheet does.

    Args:
        index: counted from 0.

    Example:
        >>> column_letter(0), column_letter(27)
        ('A', 'AB')
    """
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
