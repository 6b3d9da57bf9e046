# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Dividing a national amount in the workbook: the same euros as `core.allocate`, ties included."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.programs import needs_libreoffice
from tests.rekenboek.libreoffice import differences, recalculated, with_inputs

from springplank.core.allocate import allocate
from springplank.core.columns import UNKNOWN
from springplank.funding.world import make_world
from springplank.rekenboek.division import CODE, KEYS, Key, write_divisions, write_national
from springplank.rekenboek.kit import Book
from springplank.rekenboek.terms import Cell, Spot, cell_at
from springplank.rekenboek.xlsx import write_xlsx

CODES = make_world().codes


def divided(
    totals: Sequence[int], key: Sequence[int], rows: Sequence[int]
) -> tuple[Book, list[tuple[Cell, ...]]]:
    """Write a division of some totals by one key; give the book and the parts of some rows."""
    book = Book("Proef")
    national = write_national(book, CODES[: len(key)])
    found = national.key("Sleutel", np.array(key, np.int64), "verzonnen")
    sheet = book.sheet("Deling")
    years = tuple(range(2026, 2026 + len(totals)))
    sheet.years(years)
    amounts = sheet.inputs("Landelijk", totals, "EUR", source="", name="bedrag")
    divisions = write_divisions(sheet, amounts, [found] * len(totals))
    parts = []
    for row in rows:
        here = [d for d in divisions if d is not None]
        rests = sheet.formulas("Rest", [d.rest(row) for d in here], "getal")
        terms = [d.part(row, rest) for d, rest in zip(here, rests, strict=True)]
        parts.append(sheet.formulas("Deel", terms, "EUR"))
    return book, parts


def wanted(totals: Sequence[int], key: Sequence[int]) -> list[list[int]]:
    """Divide with the engine."""
    found: list[list[int]] = allocate(
        np.array([totals], np.int64), np.array(key, np.int64)[:, None]
    ).tolist()
    return found


@given(
    st.lists(st.integers(-5_000_000, 2_000_000_000), min_size=1, max_size=4),
    st.lists(st.sampled_from([0, 1, 2, 3, 3, 7, 7, 999, 12_345, 90_000_000]), min_size=1)
    .map(lambda key: key[:40])
    .filter(any),
)
def test_the_same_euros_as_the_engine(totals: list[int], key: list[int]) -> None:
    """Elke verdeling is tot op de euro die van de rekenkern, ook bij gelijke resten."""
    _, parts = divided(totals, key, range(len(key)))
    assert [[cell.value for cell in row] for row in parts] == wanted(totals, key)


@needs_libreoffice
def test_libreoffice_divides_the_same() -> None:
    """LibreOffice verdeelt op dezelfde euro, ook grote bedragen en na een andere invoer."""
    rng = np.random.default_rng(3)
    key = rng.integers(0, 90_000_000, 342).tolist()
    key[10:40] = [5_000_001] * 30
    totals = [1_732_000_000, 0, 7, -1_234_567, 35_900_001]
    rows = [*range(45), 200, 341]
    book, parts = divided(totals, key, rows)
    stored, right = [[cell.value for cell in row] for row in parts], wanted(totals, key)
    assert stored == [right[row] for row in rows]
    assert differences(book, recalculated(write_xlsx(book), "xlsx")) == []
    others, moved = [1_999_999_999, 3, -8, 12_000, 471_000_000], [*key]
    moved[15], moved[200] = 1, 89_999_999
    top = min(row for row, at in book.sheets[0].cells if at == CODE)
    changed = {
        **{book.names[f"bedrag_{2026 + at}"]: value for at, value in enumerate(others)},
        **{cell.spot: value for cell, value in zip(_key(book, top, len(key)), moved, strict=True)},
    }
    found = recalculated(write_xlsx(with_inputs(book, changed)), "xlsx")
    there = [[found["Deling"][c.spot.row, c.spot.column] for c in row] for row in parts]
    right = wanted(others, moved)
    assert there == [right[row] for row in rows]


def _key(book: Book, top: int, count: int) -> list[Cell]:
    return [cell_at(Spot(book.sheets[0].title, top + at, KEYS), 0) for at in range(count)]


def test_one_key_is_written_once() -> None:
    """Een sleutel die twee keer nodig is, staat er een keer; een onbekende sleutel niet."""
    book = Book("Proef")
    national = write_national(book, CODES[:2])
    key = np.array([1, 2], np.int64)
    first = national.key("Sleutel", key, "")
    assert isinstance(first, Key)
    assert national.key("Dezelfde", key.copy(), "") is first
    assert national.key("Onbekend", np.array([1, UNKNOWN]), "") is None
    assert national.key("Andere", key + 1, "") is not first


def test_unknown_is_not_divided() -> None:
    """Een onbekend bedrag, een onbekende sleutel of een sleutel van nul geeft geen verdeling."""
    book = Book("Proef")
    national = write_national(book, CODES[:2])
    key = national.key("Sleutel", np.array([1, 2], np.int64), "")
    empty = national.key("Leeg", np.array([0, 0], np.int64), "")
    sheet = book.sheet("Deling")
    sheet.years((2026, 2027, 2028))
    amounts = sheet.inputs("Landelijk", (5, None, 0), "EUR", source="")
    known = [amounts[0], None, amounts[2]]
    assert write_divisions(sheet, known, [None, key, empty]) == (None, None, None)
