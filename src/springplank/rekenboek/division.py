# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""National amounts divided to the euro: the keys of all gemeenten, and the largest remainders.

`core.allocate` gives every gemeente its share rounded down, and the euros that are left to the
largest remainders; equal remainders go to the lowest code. The workbook does the same with two
national cells per year: how many euros are left, and the last rank that still gets one. So a
change of the amount, or of the key of any gemeente, moves the euros of all of them.

A spreadsheet reckons exactly up to 2^53, which amount times key exceeds. Remainders are therefore
taken in two steps, of four digits of the amount at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from springplank.core.columns import UNKNOWN, Euros
from springplank.reference.municipalities import name_of
from springplank.rekenboek.kit import Book, Content, Sheet
from springplank.rekenboek.terms import (
    Cell,
    Term,
    area_of,
    function,
    modulo,
    rounded,
    total,
    when,
    whole_down,
)

TITLE = "Landelijk"
PURPOSE = (
    "De verdeelsleutels van alle gemeenten. Het Rijk verdeelt een landelijk bedrag over alle "
    "gemeenten tegelijk: verandert er een, dan veranderen zij allemaal."
)
NAME, CODE, NUMBER, KEYS = range(4)
"""Columns: name, code and place in the list of a gemeente, and the first key."""

STEP = 10_000
RANKS = 1_000
"""More than there are gemeenten: a remainder and the place in the list make one rank."""


@dataclass(frozen=True, slots=True, eq=False)
class Key:
    """The key of all gemeenten in some year.

    Attributes:
        cells: one per gemeente, in ascending order of code.
        numbers: their place in the list, from 1.
        whole: the sum.
    """

    cells: tuple[Cell, ...]
    numbers: tuple[Cell, ...]
    whole: Term


@dataclass(slots=True)
class National:
    """The sheet with keys; a key that is used twice is written once.

    Attributes:
        sheet: the sheet.
        codes: codes of all gemeenten, ascending.
        top: row of the first gemeente.
    """

    sheet: Sheet
    numbers: tuple[Cell, ...]
    top: int
    known: dict[bytes, Key] = field(default_factory=dict)

    def key(self, label: str, values: Euros, source: str) -> Key | None:
        """Write a key, or find it where it was written before.

        Args:
            label: what it is.
            values: whole numbers, shape (gemeenten,).
            source: where it comes from.

        Returns:
            The key; None when a part of it is not known.
        """
        if (values == UNKNOWN).any():
            return None
        name = values.tobytes()
        if name not in self.known:
            self.known[name] = self._write(label, values, source)
        return self.known[name]

    def _write(self, label: str, values: NDArray[np.int64], source: str) -> Key:
        sheet, column = self.sheet, KEYS + len(self.known)
        sheet.widths[column] = 60
        sheet.put(self.top - 4, column, Content("text", label, look="column"))
        sheet.put(self.top - 3, column, Content("text", source, look="note"))
        cells = tuple(
            sheet.put(self.top + row, column, Content("input", value, "getal"))
            for row, value in enumerate(values.tolist())
        )
        whole = total(cells)
        content = Content("formula", whole.value, "getal", "total", whole)
        return Key(cells, self.numbers, sheet.put(self.top - 2, column, content))


def write_national(book: Book, codes: Sequence[str]) -> National:
    """Begin the sheet with the keys of all gemeenten.

    Args:
        book: the workbook.
        codes: codes of all gemeenten, ascending.
    """
    sheet = book.sheet(TITLE, PURPOSE)
    top = sheet.at + 5
    for offset, text in ((-4, "Sleutel"), (-3, "Bron"), (-2, "Som van alle gemeenten")):
        sheet.put(top + offset, NAME, Content("text", text, look="label"))
    numbers = []
    for row, code in enumerate(codes):
        for column, text in ((NAME, name_of(code)), (CODE, code)):
            sheet.put(top + row, column, Content("text", text, look="label"))
        numbers.append(sheet.put(top + row, NUMBER, Content("text", row + 1, "getal")))
    sheet.put(top - 1, NUMBER, Content("text", "Nummer", look="label"))
    sheet.widths[NUMBER] = 12
    return National(sheet, tuple(numbers), top)


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """A national amount, divided over all gemeenten in one year.

    Attributes:
        amount: the amount.
        key: the key.
        border: the lowest rank that still gets a euro of what is left.
    """

    amount: Term
    key: Key
    border: Term

    def rest(self, row: int) -> Term:
        """Give the remainder of one gemeente: what is left of amount times key after dividing."""
        return _rest(self.amount, self.key.cells[row], self.key.whole)

    def part(self, row: int, rest: Term) -> Term:
        """Give the whole euros of one gemeente.

        Args:
            row: its row in the list of gemeenten.
            rest: its remainder.
        """
        down = rounded((self.amount * self.key.cells[row] - rest) / self.key.whole)
        rank = rest * RANKS - self.key.numbers[row]
        return down + when(rank >= self.border, 1, 0)


def write_divisions(
    sheet: Sheet, amounts: Sequence[Term | None], keys: Sequence[Key | None]
) -> tuple[Division | None, ...]:
    """Write the national steps of dividing an amount, one per year.

    Args:
        sheet: the sheet of the stream.
        amounts: EUR; None is not known.
        keys: None is not known.

    Returns:
        Per year what the parts follow from; None when the amount or the key is not known.
    """
    pairs = [
        None if amount is None or key is None or not key.whole.number else (amount, key)
        for amount, key in zip(amounts, keys, strict=True)
    ]
    left = sheet.formulas(
        "Euro's die overblijven na naar beneden afronden",
        [None if pair is None else _left(*pair) for pair in pairs],
        "getal",
        source="som van alle resten, gedeeld door de som van de sleutel",
    )
    borders = sheet.formulas(
        "Laagste rang die nog een euro krijgt",
        [
            None if pair is None else _border(*pair, over)
            for pair, over in zip(pairs, left, strict=True)
        ],
        "getal",
        source="grootste resten eerst; bij een gelijke rest de laagste gemeentecode",
    )
    return tuple(
        None if pair is None else Division(*pair, border)
        for pair, border in zip(pairs, borders, strict=True)
    )


def _rest(amount: Term, key: Term, whole: Term) -> Term:
    high = whole_down(amount / STEP)
    low = amount - high * STEP
    return modulo(modulo(high * key, whole) * STEP + low * key, whole)


def _every(cells: tuple[Cell, ...]) -> Term:
    """Give a column of cells as one term; its value stands for none of them."""
    area = area_of(cells)
    assert area is not None, "a key stands in one column"
    return Term(0, (area,))


def _rests(amount: Term, key: Key) -> list[int]:
    whole = int(key.whole.number)
    return [int(amount.number) * int(cell.number) % whole for cell in key.cells]


def _left(amount: Term, key: Key) -> Term:
    rests = function(
        "SUMPRODUCT", sum(_rests(amount, key)), _rest(amount, _every(key.cells), key.whole)
    )
    return rounded(rests / key.whole)


def _border(amount: Term, key: Key, left: Term) -> Term:
    """Give the rank of the last gemeente that gets a euro; nobody's when nothing is left."""
    rests = _rests(amount, key)
    ranks = sorted(rest * RANKS - number for number, rest in enumerate(rests, start=1))
    nobody = key.whole * RANKS  # a remainder is always less than the whole
    last = ranks[-int(left.number)] if left.number else nobody.value
    every = _rest(amount, _every(key.cells), key.whole) * RANKS - _every(key.numbers)
    largest = function("LARGE", last, every, left)
    found = when(left > 0, largest, nobody)
    return Term(found.value, found.pieces, found.level, is_array=True)
