# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Cells with a formula: the value that was last computed counts, and the report says so."""

from dataclasses import replace

from springplank.imports.grid import Cell, Formula, Grid, Row, show_cell
from springplank.imports.marking import Marker


def use_computed(grid: Grid, marker: Marker) -> Grid:
    """Put the value that a spreadsheet last computed in the place of its formula.

    A formula is never computed here and a link in it is never followed. One without a stored
    value stays a formula, and is refused when its column is read.

    Args:
        grid: the sheet.
        marker: knows which columns are read, and writes down every formula in them.
    """
    keys = {index: key for key, index in marker.layout.indexes.items()}
    return replace(grid, rows=tuple(_settle(row, keys, marker) for row in grid.rows))


def _settle(row: Row, keys: dict[int, str], marker: Marker) -> Row:
    if row.number <= marker.layout.row or not any(isinstance(c, Formula) for c in row.cells):
        return row
    return Row(
        row.number,
        tuple(_value(cell, row.number, keys.get(i), marker) for i, cell in enumerate(row.cells)),
    )


def _value(cell: Cell, row: int, key: str | None, marker: Marker) -> Cell:
    if not isinstance(cell, Formula) or cell.value is None or key is None:
        return cell
    marker.odd(
        "formule",
        f"hier staat een formule ({show_cell(cell)}). De laatst berekende waarde "
        f"{show_cell(cell.value)} is gebruikt.",
        "Controleer of die waarde klopt.",
        row=row,
        key=key,
        cell=cell,
    )
    return cell.value
