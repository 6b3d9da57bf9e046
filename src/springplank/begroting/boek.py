# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A begroting as cells: every sheet of a workbook, or one CSV; nothing is understood yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from springplank.errors import DataError
from springplank.imports.delimited import read_delimited
from springplank.imports.files import judge_bytes
from springplank.imports.grid import Area, Cell, Row, column_letter, show_text
from springplank.imports.numbers import parse_number
from springplank.imports.screening import LIMITS, Limits, screen
from springplank.imports.sheets import Spreadsheet
from springplank.imports.spreadsheets import open_spreadsheet

MOST_SHEETS = 60
"""More sheets than this stand in no begroting."""


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet, or a whole CSV file.

    Attributes:
        naam: name of the sheet; empty for a CSV.
        rijen: the rows, empty ones included.
        samengevoegd: areas of merged cells.
        verborgen_rijen: numbers of hidden rows, from 1.
        verborgen_kolommen: indexes of hidden columns, from 0.
        is_verborgen: a person does not see the sheet.
        is_beveiligd: the sheet is protected against changes.
    """

    naam: str
    rijen: tuple[Row, ...]
    samengevoegd: tuple[Area, ...] = ()
    verborgen_rijen: frozenset[int] = frozenset()
    verborgen_kolommen: frozenset[int] = frozenset()
    is_verborgen: bool = False
    is_beveiligd: bool = False

    def adres(self, rij: int, kolom: int) -> str:
        """Name a cell as a spreadsheet does: 'Blad1!F212'.

        Args:
            rij: number of the row, from 1.
            kolom: index of the column, from 0.
        """
        cell = f"{column_letter(kolom)}{rij}"
        return f"{show_text(self.naam, 40)}!{cell}" if self.naam else cell

    def cel(self, rij: int, kolom: int) -> Cell:
        """Give a cell; None outside the sheet."""
        return self.rijen[rij - 1].cell(kolom) if 1 <= rij <= len(self.rijen) else None


@dataclass(frozen=True, slots=True)
class Boek:
    """A whole file.

    Attributes:
        naam: name of the file, safe to show.
        sha256: fingerprint of its bytes.
        bladen: the sheets with cells, in order.
        goed: Dutch sentences about how it was read.
        vreemd: Dutch sentences about what is odd about the file as a whole.
    """

    naam: str
    sha256: str
    bladen: tuple[Blad, ...]
    goed: tuple[str, ...] = ()
    vreemd: tuple[str, ...] = ()


def read_boek(data: bytes, name: str, limits: Limits = LIMITS) -> Boek:
    """Read every sheet of a file; the bytes stay as they are.

    Args:
        data: every byte.
        name: its name as it was given; it is only shown.
        limits: how much it may hold.

    Raises:
        DataError: it is a bomb, too large, damaged, encrypted, has macros, or is another sort of
            file; the message says what to do.
    """
    screen(data, name, limits)
    file = judge_bytes(data, name)
    odd = (f"{file.odd[:1].upper()}{file.odd[1:]}",) if file.odd else ()
    if not file.is_workbook:
        grid = read_delimited(file.data, file.name, _columns_of_amounts, limits.cells)
        return Boek(file.name, file.sha256, (Blad("", grid.rows),), grid.good, odd)
    book = open_spreadsheet(file, limits.cells)
    sheets = tuple(_bladen(book, file.name))
    if not sheets:
        raise DataError(
            f"{file.name} is leeg: er staat geen enkele waarde in. Controleer of dit het goede "
            "bestand is."
        )
    return Boek(file.name, file.sha256, sheets, (), (*odd, *book.remarks()))


def _bladen(book: Spreadsheet, naam: str) -> Iterator[Blad]:
    """Read every sheet with cells, hidden ones too."""
    hidden = set(book.hidden_sheets)
    names = list(dict.fromkeys((*book.sheets, *book.hidden_sheets)))
    if len(names) > MOST_SHEETS:
        raise DataError(
            f"{naam} heeft meer dan {MOST_SHEETS} bladen. Bewaar alleen de bladen van "
            "de begroting in een nieuw bestand."
        )
    for name in names:
        grid = book.read(name)
        if all(row.is_empty for row in grid.rows):
            continue
        yield Blad(
            name,
            grid.rows,
            grid.merged,
            frozenset(grid.hidden_rows),
            frozenset(grid.hidden_columns),
            name in hidden,
            grid.is_protected,
        )


def _columns_of_amounts(rows: Sequence[Row]) -> int:
    """Tell how many cells are a number or a label: the right delimiter gives most of them."""
    return sum(
        1
        for row in rows
        for cell in row.cells
        if isinstance(cell, str) and len(row.cells) > 1 and parse_number(cell) is not None
    )
