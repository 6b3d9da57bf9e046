# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Finds the tables on a sheet: where the header is, which columns are labels and which amounts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from springplank.begroting.boek import Blad
from springplank.begroting.getypt import read_typed
from springplank.begroting.koppen import Kop, is_year, read_kop
from springplank.errors import DataError
from springplank.imports.grid import Cell, CellError, Formula
from springplank.imports.headers import simplify

LOOK_BELOW = 40
"""How many rows below a header are looked at for amounts."""
MOST_HEADER_ROWS = 4
MOST_TABLES = 100
"""More tables than this stand on no sheet of a begroting."""
FEWEST_NUMBERS = 3
"""Without a header, a column with this many numbers may hold amounts."""

_LABEL_HEADS = frozenset(
    (
        *("omschrijving", "post", "posten", "naam", "onderdeel", "programma", "taakveld", "jaar"),
        *("begroting", "regel", "kostensoort", "rubriek", "bedragen", "lasten", "baten", "soort"),
        *("description", "item", "account", "category", "product", "code", "nr", "line"),
        *("grootboek", "grootboekrekening", "rekening", "activiteit", "toelichting", "categorie"),
    )
)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of amounts: its index from 0, and what its header says."""

    index: int
    kop: Kop


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table on a sheet.

    Attributes:
        blad: the sheet.
        koprij: number of the last row of the header; 0 without one.
        eerste: number of the first row below the header.
        laatste: number of the last row.
        label: index of the column with labels.
        naast: indexes of other columns with text, such as codes.
        kolommen: the columns with amounts.
        boven: texts above the table on this sheet, with the number of their row.
        kop_label: what the header says above the labels.
    """

    blad: Blad
    koprij: int
    eerste: int
    laatste: int
    label: int
    naast: tuple[int, ...]
    kolommen: tuple[Kolom, ...]
    boven: tuple[tuple[int, str], ...]
    kop_label: Kop


def content(cell: Cell) -> Cell:
    """Give what a cell shows: of a formula its stored value."""
    return cell.value if isinstance(cell, Formula) else cell


def is_amount(cell: Cell) -> bool:
    """Say whether a cell holds, or should hold, an amount."""
    shown = content(cell)
    if isinstance(cell, Formula) and not isinstance(shown, str):
        return True
    if isinstance(shown, Decimal | CellError):
        return True
    if not isinstance(shown, str) or not any(c.isdigit() for c in shown):
        return False
    typed = read_typed(shown)
    return typed is not None and typed.getal is not None


def find_tables(blad: Blad) -> tuple[Tabel, ...]:
    """Find the tables of a sheet, from top to bottom and from left to right.

    Raises:
        DataError: there are more than any begroting has.
    """
    heads = _Heads(blad)
    blocks = list(heads.blocks())
    if not blocks:
        return tuple(_without_header(blad))
    if len(blocks) > MOST_TABLES:
        raise DataError(
            f"Blad {blad.naam or 'van dit bestand'} heeft meer dan {MOST_TABLES} tabellen. Bewaar "
            "alleen de begroting in een nieuw bestand."
        )
    found: list[Tabel] = []
    ends = [first - 1 for first, _, _ in blocks[1:]] + [len(blad.rijen)]
    for (first, last, kolommen), end in zip(blocks, ends, strict=True):
        found.extend(_split(blad, (first, last), end, kolommen))
    return tuple(found)


class _Heads:
    """Looks for header rows on one sheet."""

    def __init__(self, blad: Blad) -> None:
        self._blad = blad
        self._merged = _merged_values(blad)
        self._seen: frozenset[int] = frozenset()

    def blocks(self) -> Iterator[tuple[int, int, Mapping[int, Kop]]]:
        """Give first row, last row and header per column of amounts, of every header."""
        number = 1
        while number <= len(self._blad.rijen):
            found = self._head(number)
            if not found:
                number += 1
                continue
            last = number
            while last - number + 1 < MOST_HEADER_ROWS and (more := self._head(last + 1)):
                found = {
                    index: more.get(index, Kop()).below(found.get(index, Kop()))
                    for index in sorted(set(found) | set(more))
                }
                last += 1
            kept = {i: kop for i, kop in found.items() if kop.says_amount and self._below(last, i)}
            if kept:
                self._seen = frozenset(kop.jaar for kop in kept.values() if kop.jaar)
                yield number, last, kept
            number = last + 1

    def _head(self, number: int) -> dict[int, Kop]:
        """Read a row as a header; empty when it is none."""
        if number > len(self._blad.rijen):
            return {}
        row = self._blad.rijen[number - 1]
        width = max(len(row.cells), 1 + max(self._merged.get(number, {0: None})))
        cells = [self._cell(number, index) for index in range(width)]
        if any(_is_data(cell) for cell in cells):
            return {}
        found = {
            index: kop
            for index, cell in enumerate(cells)
            if (kop := read_kop(cell)).tekst and self._below(number, index)
        }
        if not any(kop.says_amount for kop in found.values()):
            return {}
        return {} if self._is_line_of_years(cells, found) else found

    def _is_line_of_years(self, cells: Sequence[Cell], found: Mapping[int, Kop]) -> bool:
        """Say whether amounts only look like years: a label in front, and other years above."""
        label = next((cell for cell in cells if isinstance(cell, str)), "")
        words = set(simplify(label).split())
        if not self._seen or not label or words & _LABEL_HEADS:
            return False
        years = {kop.jaar for kop in found.values() if kop.jaar}
        return all(is_year(cells[index]) for index in found) and not years <= self._seen

    def _cell(self, number: int, index: int) -> Cell:
        own = self._blad.cel(number, index)
        return self._merged.get(number, {}).get(index) if own is None else own

    def _below(self, number: int, index: int) -> bool:
        """Say whether amounts stand below in this column."""
        rows = self._blad.rijen[number : number + LOOK_BELOW]
        return any(
            is_amount(cell) and not is_year(cell) for row in rows if (cell := row.cell(index))
        )


def _merged_values(blad: Blad) -> dict[int, dict[int, Cell]]:
    """Give per row what merged cells show beside their first column."""
    found: dict[int, dict[int, Cell]] = {}
    for area in blad.samengevoegd:
        if area.last_column - area.first_column > LOOK_BELOW or area.last_row != area.first_row:
            continue
        value = blad.cel(area.first_row, area.first_column - 1)
        row = found.setdefault(area.first_row, {})
        row |= dict.fromkeys(range(area.first_column, area.last_column), value)
    return found


def _is_data(cell: Cell) -> bool:
    """Say whether a cell holds an amount and not a year."""
    return is_amount(cell) and not is_year(cell)


def _split(
    blad: Blad, header: tuple[int, int], end: int, found: Mapping[int, Kop]
) -> Iterator[Tabel]:
    """Give the tables below one header: more when labels stand between the amounts."""
    last = header[1]
    rows = blad.rijen[last:end]
    width = max((len(row.cells) for row in rows), default=0)
    texts = {i: _letters(blad, range(last + 1, end + 1), i) for i in range(width)}
    groups: list[tuple[list[int], list[int]]] = []
    for index in range(max([width, *(i + 1 for i in found)])):
        if index in found:
            if groups:
                groups[-1][1].append(index)
        elif texts.get(index) and not _is_remark(blad, header, index):
            if not groups or groups[-1][1]:
                groups.append(([], []))
            groups[-1][0].append(index)
    above = tuple(_texts_above(blad, last))
    for labels, amounts in groups:
        if not amounts:
            continue
        label = max(labels, key=lambda index: (texts[index], -index))
        # Codes may be numbers: every other column in front of the amounts tells about the line.
        begin = min(labels) if groups[0][0] is not labels else 0
        yield Tabel(
            blad,
            last,
            last + 1,
            end,
            label,
            tuple(index for index in range(begin, min(amounts)) if index != label),
            tuple(Kolom(index, found[index]) for index in amounts),
            above,
            read_kop(blad.cel(last, label)),
        )


def _is_remark(blad: Blad, header: tuple[int, int], index: int) -> bool:
    """Say whether a column of text explains instead of naming."""
    heads = (blad.cel(number, index) for number in range(header[0], header[1] + 1))
    words = {w for head in heads if isinstance(head, str) for w in simplify(head).split()}
    return bool(words & {"toelichting", "opmerking", "opmerkingen", "notes", "note", "remarks"})


def _letters(blad: Blad, numbers: range, index: int) -> int:
    """Count the letters in a column: labels have more of them than codes."""
    cells = (content(blad.cel(number, index)) for number in numbers)
    return sum(
        len(simplify(cell)) for cell in cells if isinstance(cell, str) and not is_amount(cell)
    )


def _texts_above(blad: Blad, before: int) -> Iterator[tuple[int, str]]:
    """Give the texts above a header and in it, the nearest last."""
    for row in blad.rijen[:before]:
        for cell in row.cells:
            if isinstance(cell, str):
                yield row.number, cell


def _without_header(blad: Blad) -> Iterator[Tabel]:
    """Give the one table of a sheet without any header: labels, and the last column of numbers."""
    width = max((len(row.cells) for row in blad.rijen), default=0)
    numbers = range(1, len(blad.rijen) + 1)
    counts = {
        i: sum(is_amount(c) and not is_year(c) for n in numbers if (c := blad.cel(n, i)))
        for i in range(width)
    }
    letters = {i: _letters(blad, numbers, i) for i in range(width)}
    amounts = [i for i in range(width) if counts[i] >= FEWEST_NUMBERS and counts[i] > letters[i]]
    labels = [i for i in range(width) if letters[i] and amounts and i < amounts[-1]]
    if not labels:
        return
    label = max(labels, key=lambda index: letters[index])
    first = next(n for n in numbers if is_amount(blad.cel(n, amounts[-1])))
    yield Tabel(
        blad,
        0,
        first,
        len(blad.rijen),
        label,
        tuple(i for i in labels if i != label),
        (Kolom(amounts[-1], Kop(is_bedrag=True)),),
        tuple(_texts_above(blad, first)),
        Kop(),
    )
