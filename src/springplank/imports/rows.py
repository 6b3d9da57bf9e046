# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""From rows of cells to rows of values, with totals and footnotes set apart."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from springplank.imports.columns import Column, Content, Value
from springplank.imports.grid import Cell, Grid, Row, show_cell
from springplank.imports.headers import simplify
from springplank.imports.marking import Marker
from springplank.imports.numbercolumns import Numbers, judge_no_value, read_numbers
from springplank.imports.numbers import Mark
from springplank.imports.recognition import Match, find_circulaire, find_verband

_TOTALS = frozenset(
    {
        "nederland",
        "landelijk",
        "nl",
        "nl00",
        "nl01",
        "som",
        "eindtotaal",
        "subtotaal",
        "alle gemeenten",
        "totaal",
    }
)
_FORMULA_SIGNS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")
_TEXT_LIMIT = 200
_LONGEST_LABEL = 60


@dataclass(slots=True)
class ReadRow:
    """One row with data, read.

    Attributes:
        row: the row as it stands in the file.
        values: the value per stored column; None is unknown.
        failed: whether a cell could not be used, so that the row cannot be either.
        was: the code in the file, of a gemeente that has since gone wholly into another.
    """

    row: Row
    values: dict[str, Value]
    failed: bool = False
    was: str = ""


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row that repeats the sum of the rows before it.

    Attributes:
        number: the row, counted from 1.
        periods: year and circulaire, as far as the row names them.
        sums: the sum per number column.
    """

    number: int
    periods: Mapping[str, Value]
    sums: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """Everything below the header."""

    rows: tuple[ReadRow, ...]
    totals: tuple[TotalRow, ...]


def read_table(grid: Grid, marker: Marker, answer: Mark | None) -> ReadTable:
    """Read everything below the header, and write down what is odd or wrong.

    Args:
        grid: the sheet.
        marker: knows the layout and writes findings down.
        answer: what the person said about the decimal sign.
    """
    data, totals = _sort_rows(grid, marker)
    numbers = {
        column.key: read_numbers(column, [*data, *totals], marker, answer)
        for column in marker.kind.columns
        if column.content is Content.GETAL and column.key in marker.layout.indexes
    }
    rows = tuple(_read_row(row, numbers, marker) for row in data)
    return ReadTable(rows, tuple(_read_total(row, numbers, marker) for row in totals))


def _sort_rows(grid: Grid, marker: Marker) -> tuple[list[Row], list[Row]]:
    """Set totals and footnotes apart from data."""
    data: list[Row] = []
    totals: list[Row] = []
    notes: list[int] = []
    below = (row for row in grid.rows if row.number > marker.layout.row and not row.is_empty)
    has_sums = any(column.additive for column in marker.kind.columns)
    for row in below:
        if has_sums and _is_total(row, marker):
            totals.append(row)
        elif _is_note(row, marker):
            notes.append(row.number)
        else:
            data.append(row)
            _check_width(row, grid, marker)
    if notes:
        marker.good.append(f"Overgeslagen als toelichting: rij {', '.join(map(str, notes[:5]))}.")
    return data, totals


def _labels(row: Row, marker: Marker) -> Iterable[str]:
    """Give the simplified texts of a row, its number columns aside."""
    numeric = {
        marker.layout.indexes.get(column.key)
        for column in marker.kind.columns
        if column.content is Content.GETAL
    }
    for index, cell in enumerate(row.cells):
        if isinstance(cell, str) and len(cell) <= _LONGEST_LABEL and index not in numeric:
            yield simplify(cell)


def _is_total(row: Row, marker: Marker) -> bool:
    return any(
        label in _TOTALS or label.startswith(("totaal ", "som ")) for label in _labels(row, marker)
    )


def _is_note(row: Row, marker: Marker) -> bool:
    """Whether a row is a remark below the table, or the header once more."""
    filled = [cell for cell in row.cells if cell is not None]
    if len(filled) == 1:
        return isinstance(filled[0], str) and not marker.finder.knows(filled[0])
    return all(
        show_cell(row.cell(index)) == marker.layout.headers[key]
        for key, index in marker.layout.indexes.items()
    )


def _check_width(row: Row, grid: Grid, marker: Marker) -> None:
    """In a CSV file a row of another length than the header often hides a decimal comma."""
    if grid.delimiter is None:
        return
    extra = [cell for cell in row.cells[marker.layout.width :] if cell is not None]
    if extra:
        marker.block(
            "te-veel-cellen",
            f"de rij heeft {len(row.cells)} cellen, de kop {marker.layout.width}.",
            'Zet een getal met een komma tussen aanhalingstekens ("1,5").',
            row=row.number,
        )
    elif grid.delimiter == "," and len(row.cells) < marker.layout.width:
        marker.odd(
            "te-weinig-cellen",
            f"de rij heeft {len(row.cells)} cellen, de kop {marker.layout.width}.",
            "Controleer of elke waarde in de goede kolom staat.",
            row=row.number,
        )


def _read_row(row: Row, numbers: Mapping[str, Numbers], marker: Marker) -> ReadRow:
    """Read every stored column of one row."""
    read = ReadRow(row, {})
    for column in marker.kind.stored_columns:
        if column.content is Content.GETAL:
            found = numbers.get(column.key)
            read.values[column.key] = None if found is None else found.values.get(row.number)
            read.failed |= found is not None and row.number in found.failed
            continue
        cell, key = _choose_cell(column, row, marker)
        if cell is None:
            read.values[column.key] = None
            continue
        match = judge_cell(column, cell, marker)
        if match.vanished and column.key == "code":
            match = _find_merged(match, row, marker)
            read.was = match.vanished
        read.values[column.key] = _typed(column, match.value)
        if match.value is None:
            read.failed = True
            marker.block(
                f"onbekend-{column.content.name.lower().replace('_', '-')}",
                match.sentence,
                match.advice,
                row=row.number,
                key=key,
                cell=cell,
            )
    return read


def _find_merged(match: Match, row: Row, marker: Marker) -> Match:
    """Take the gemeente of now, when it wholly took over a gemeente of the year of the row."""
    year = next((c.key for c in marker.kind.columns if c.content is Content.JAAR), None)
    index = None if year is None else marker.layout.indexes.get(year)
    text = "" if index is None else show_cell(row.cell(index))
    then = marker.known.mergers.get(int(text) if text.isdecimal() else 0, {})
    new = next((new for new, parts in then.items() if match.vanished in parts), None)
    return match if new is None else Match(new, vanished=match.vanished)


def _choose_cell(column: Column, row: Row, marker: Marker) -> tuple[Cell, str]:
    """Take the cell of a column; for a municipality without a code, the cell with its name."""
    index = marker.layout.indexes.get(column.key)
    cell = None if index is None else row.cell(index)
    if cell is None and column.key == "code":
        by_name = marker.layout.indexes.get("gemeentenaam")
        if by_name is not None:
            return row.cell(by_name), "gemeentenaam"
    return cell, column.key


def _typed(column: Column, value: str | None) -> Value:
    return int(value) if value is not None and column.content is Content.JAAR else value


def judge_cell(column: Column, cell: Cell, marker: Marker) -> Match:
    """Read a cell that holds no measured number.

    Returns:
        The value as text, or why there is none.
    """
    fault = judge_no_value(cell)
    if fault is not None:
        return Match(None, fault[1], fault[2])
    match column.content:
        case Content.GEMEENTE:
            return marker.finder.find(cell)
        case Content.VERBAND:
            return find_verband(cell, marker.known.partnerships)
        case Content.CIRCULAIRE:
            return find_circulaire(cell, marker.known.circulaires)
        case Content.JAAR:
            return _read_year(column, cell)
        case Content.KEUZE:
            return _read_choice(column, cell)
        case _:
            return _read_text(column, cell)


def _read_year(column: Column, cell: Cell) -> Match:
    text = show_cell(cell)
    if re.fullmatch(r"[12][0-9]{3}", text) and column.minimum <= int(text) <= column.maximum:
        return Match(text)
    return Match(
        None,
        f"'{text}' is geen jaar van {column.minimum} tot en met {column.maximum}.",
        "Vul een jaartal van vier cijfers in.",
    )


def _read_choice(column: Column, cell: Cell) -> Match:
    text = simplify(show_cell(cell))
    if text in column.choices:
        return Match(text)
    return Match(
        None, f"'{show_cell(cell)}' is geen keuze.", f"Kies {' of '.join(column.choices)}."
    )


def _read_text(column: Column, cell: Cell) -> Match:
    """Read a name; nothing that a spreadsheet would run when it is exported again."""
    text = f"{cell:f}" if isinstance(cell, Decimal) else str(cell).strip()
    if text[:1] in _FORMULA_SIGNS:
        return Match(
            None,
            f"de tekst '{show_cell(text)}' begint met een teken dat een formule start.",
            "Haal dat teken weg.",
        )
    if len(text) > _TEXT_LIMIT or not text.isprintable():
        return Match(
            None,
            f"de tekst is langer dan {_TEXT_LIMIT} tekens of bevat onzichtbare tekens.",
            "Maak er een korte, gewone tekst van.",
        )
    if column.content is Content.NIEUW_VERBAND:
        text = text.casefold()
        if not _SLUG.fullmatch(text):
            return Match(
                None,
                f"'{show_cell(text)}' kan geen kenmerk zijn.",
                "Gebruik kleine letters, cijfers en streepjes, zoals werk-en-zo.",
            )
    return Match(text)


def _read_total(row: Row, numbers: Mapping[str, Numbers], marker: Marker) -> TotalRow:
    """Read a row with totals; a period that it does not name is left out."""
    periods: dict[str, Value] = {}
    for key in marker.kind.periods:
        index = marker.layout.indexes.get(key)
        column = marker.kind.column(key)
        cell = None if index is None else row.cell(index)
        if cell is not None and (match := judge_cell(column, cell, marker)).value is not None:
            periods[key] = _typed(column, match.value)
    sums = {
        key: found.values[row.number]
        for key, found in numbers.items()
        if row.number in found.values and marker.kind.column(key).additive
    }
    return TotalRow(row.number, periods, sums)
