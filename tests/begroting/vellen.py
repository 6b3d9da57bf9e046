# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Makes plainly invented begrotingen as files: sheets of cells that know what every line is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from springplank.imports.grid import column_letter


@dataclass(frozen=True)
class F:
    """A formula with the value that Excel stored."""

    tekst: str
    waarde: float | str


Cel = str | int | float | F | None


@dataclass
class Vel:
    """A sheet under construction.

    Attributes:
        naam: name of the sheet.
        rijen: the cells.
        waarheid: per cell of an amount its post.
        centen: per cell of an amount what it comes to in cents, a plus when it is what its side
            is for.
        verborgen_rijen: numbers of rows, from 1.
        verborgen_kolommen: indexes of columns, from 0.
        samengevoegd: first row, first column, last row, last column, from 0.
        is_beveiligd: protected against changes.
        is_verborgen: hidden as a whole.
    """

    naam: str
    rijen: list[list[Cel]] = field(default_factory=list)
    waarheid: dict[str, str] = field(default_factory=dict)
    centen: dict[str, int] = field(default_factory=dict)
    verborgen_rijen: set[int] = field(default_factory=set)
    verborgen_kolommen: set[int] = field(default_factory=set)
    samengevoegd: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_beveiligd: bool = False
    is_verborgen: bool = False

    def rij(self, *cellen: Cel) -> int:
        """Add a row; give its number."""
        self.rijen.append(list(cellen))
        return len(self.rijen)

    def adres(self, rij: int, kolom: int) -> str:
        """Name a cell."""
        cell = f"{column_letter(kolom)}{rij}"
        return f"{self.naam}!{cell}" if self.naam else cell

    def regel(self, post: str, kolom: int, *cellen: Cel) -> int:
        """Add a row whose amount stands in a column, and say what it is."""
        number = self.rij(*cellen)
        self.waarheid[self.adres(number, kolom)] = post
        return number

    def bedrag(self, post: str, kolom: int, euro: int, *cellen: Cel) -> int:
        """Add a row as `regel` does, and say what its amount comes to in EUR."""
        number = self.regel(post, kolom, *cellen)
        self.centen[self.adres(number, kolom)] = 100 * euro
        return number

    def som(self, label: Sequence[Cel], kolommen: Sequence[int], rijen: Sequence[int]) -> int:
        """Add a row that adds rows, with a formula per column."""
        number = len(self.rijen) + 1
        cells: list[Cel] = [*label]
        for column in kolommen:
            cells += [None] * (column - len(cells))
            letter = column_letter(column)
            total = sum(self.getal(r, column) for r in rijen)
            text = "+".join(f"{letter}{r}" for r in rijen)
            if list(rijen) == list(range(rijen[0], rijen[-1] + 1)):
                text = f"SUM({letter}{rijen[0]}:{letter}{rijen[-1]})"
            cells.append(F(f"={text}", total))
        self.rijen.append(cells)
        return number

    def getal(self, rij: int, kolom: int) -> float:
        """Give the number in a cell; 0 for anything else."""
        row = self.rijen[rij - 1]
        cell = row[kolom] if kolom < len(row) else None
        if isinstance(cell, F):
            return cell.waarde if isinstance(cell.waarde, int | float) else 0
        return cell if isinstance(cell, int | float) else 0


def as_xlsx(*vellen: Vel) -> bytes:
    """Write sheets as a workbook, the formulas with their stored values."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    # The same sheets give the same bytes, whatever the clock says.
    book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    for vel in vellen:
        sheet = book.add_worksheet(vel.naam)
        for number, row in enumerate(vel.rijen):
            for column, cell in enumerate(row):
                _write(sheet, number, column, cell)
        for first_row, first, last_row, last in vel.samengevoegd:
            cell = vel.rijen[first_row][first]
            sheet.merge_range(first_row, first, last_row, last, cell)
        for number in vel.verborgen_rijen:
            sheet.set_row(number - 1, None, None, {"hidden": True})
        for column in vel.verborgen_kolommen:
            sheet.set_column(column, column, None, None, {"hidden": True})
        if vel.is_beveiligd:
            sheet.protect("geheim")
        if vel.is_verborgen:
            sheet.hide()
    book.close()
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, cell: Cel) -> None:
    if isinstance(cell, F):
        sheet.write_formula(row, column, cell.tekst, None, cell.waarde)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell is not None:
        sheet.write_number(row, column, cell)


def as_csv(vel: Vel, teken: str = ";", codering: str = "cp1252") -> bytes:
    """Write a sheet as text, as a Dutch program does: 1.234.567,00."""
    lines = []
    for row in vel.rijen:
        cells = ["" if c is None else c if isinstance(c, str) else _dutch(c) for c in row]
        lines.append(teken.join(cells))
    return "\r\n".join(lines).encode(codering)


def _dutch(cell: float | F) -> str:
    value = cell.waarde if isinstance(cell, F) else cell
    if isinstance(value, str):
        return value
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
