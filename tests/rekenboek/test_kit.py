# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The kit of the workbook: terms, sheets, both kinds of files and what LibreOffice makes of it."""

from collections.abc import Callable
from io import BytesIO
from typing import TypeAlias

import pytest
from openpyxl import load_workbook
from tests.programs import needs_libreoffice
from tests.rekenboek.libreoffice import (
    at_of,
    differences,
    recalculated,
    values_in,
    with_inputs,
)

from springplank.rekenboek.kit import FIRST, Book, clean, free_title
from springplank.rekenboek.ods import write_ods
from springplank.rekenboek.terms import (
    Term,
    area_of,
    as_term,
    equal,
    highest,
    lowest,
    products,
    rounded,
    total,
    when,
    whole_down,
    whole_euros,
)
from springplank.rekenboek.xlsx import formula_text, write_xlsx

Writer: TypeAlias = Callable[[Book], bytes]

NASTY = (
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
    "\u202eomgekeerd",
    "<b>&amp;",
    "regel 1\nregel 2",
    "{=1}",
)
WRITERS = pytest.mark.parametrize(
    "write, suffix", [(write_xlsx, "xlsx"), (write_ods, "ods")], ids=["xlsx", "ods"]
)


def small_book() -> Book:
    """A book that uses every function, references between sheets and a negative number."""
    book = Book("Proef & <meer>")
    first = book.sheet("Invoer", "Getallen.")
    first.years((2026, 2027))
    a = first.inputs("Aantal", (3, 4), "persoon", source="telling", name="aantal")
    b = first.inputs("Bedrag", (-125.0, 12.5), "EUR", source="=bron", name="bedrag")
    share = first.input("Deel", 0.25, "aandeel", source="")
    unknown = first.inputs("Leeg", (None, 1.0), "EUR", source="")
    assert not unknown[0].is_known
    other = book.sheet("Uitkomst")
    other.years((2026, 2027))
    times = other.formulas("Maal", [x * y for x, y in zip(a, b, strict=True)], "EUR", name="maal")
    other.formulas("Weg", [None, times[1] * (1 - share)], "EUR")
    other.formulas("Som", [total(times), products(a, b)], "EUR", look="total")
    other.formulas("Rond", [whole_euros(times[1] / 7), rounded(b[0] / 7, 2)], "EUR")
    other.formulas("Half", [rounded(as_term(-2.5)), whole_down(b[0] / 2)], "EUR")
    other.formulas("Keuze", [when(a[0] > a[1], 1, 2), when(equal(a[0], 3), b[0], 0)], "EUR")
    other.formulas("Grens", [highest(*a, 0), lowest(*b, 1)], "EUR")
    other.formulas("Grenzen", [when(a[0] >= 3, 1, 0), when(a[1] <= 4, 1, 0)], "EUR")
    other.formulas("Andersom", [-b[0], 2 / (a[0] - 5)], "EUR")
    other.formulas("Macht", [share ** a[0], share - (a[0] - a[1])], "factor")
    other.formulas("Lijst", [total([b[0], times[1], share]), total([])], "EUR")
    other.formulas("Waar", [a[0] < a[1], equal(a[0], a[1])], "ja/nee")
    other.values("Laag", (1.5, None), "EUR", source="run 12ab")
    for text in NASTY:
        other.text(text)
    return book


@needs_libreoffice
@WRITERS
def test_libreoffice_computes_the_same(write: Writer, suffix: str) -> None:
    """LibreOffice rekent elke formule na en vindt dezelfde waarden, ook na een andere invoer."""
    book = small_book()
    found = recalculated(write(book), suffix)
    assert differences(book, found) == []
    changed = recalculated(
        write(with_inputs(book, {book.names["aantal_2026"]: 5, book.names["bedrag_2027"]: -7.25})),
        suffix,
    )
    row = book.names["maal_2026"].row
    assert [changed["Uitkomst"][row, FIRST + at] for at in (0, 1)] == [-625, -29]


@needs_libreoffice
@WRITERS
def test_text_stays_text(write: Writer, suffix: str) -> None:
    """Tekst die op een formule lijkt, blijft tekst; -125 blijft een getal."""
    book = small_book()
    found = recalculated(write(book), suffix)
    shown = set(map(str, found["Uitkomst"].values()))
    for text in NASTY:
        assert {clean(text), clean(text).strip()} & shown, text  # ODS drops spaces at the ends
    spot = book.names["bedrag_2026"]
    assert found["Invoer"][spot.row, spot.column] == -125


def test_no_text_is_a_formula_in_the_file() -> None:
    """In het bestand is geen enkele tekst een formule, en gevaarlijke tekst is aangehaald."""
    book = small_book()
    sheet = load_workbook(BytesIO(write_xlsx(book)))["Uitkomst"]
    spots = {text: cell for row in sheet.iter_rows() for cell in row if (text := cell.value)}
    for text in NASTY:
        cell = spots[clean(text)]
        assert cell.data_type == "s", text
        assert bool(cell.quotePrefix) == (text[0] in "=+-@\t\r")


@WRITERS
def test_the_same_book_gives_the_same_bytes(write: Writer, suffix: str) -> None:
    """Hetzelfde boek geeft byte voor byte hetzelfde bestand."""
    assert write(small_book()) == write(small_book())


def test_stored_values_are_there_without_recalculating() -> None:
    """Wie het bestand leest zonder te rekenen, vindt de uitkomsten."""
    book = small_book()
    assert differences(book, values_in(write_xlsx(book))) == []


def test_results_are_counted() -> None:
    """Een blad telt welk deel van de uitkomsten een formule is; onbekend telt niet mee."""
    formulas, results = small_book().sheets[1].counted()
    assert (formulas, results) == (23, 24)


def test_inputs_are_the_only_cells_that_may_be_changed() -> None:
    """Alleen invoercellen zijn ontgrendeld; het blad is beschermd, zonder wachtwoord."""
    book = small_book()
    sheet = load_workbook(BytesIO(write_xlsx(book)))["Invoer"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    for row in sheet.iter_rows():
        for cell in row:
            content = book.sheets[0].cells.get(at_of(cell))
            if content is not None:
                assert cell.protection.locked == (content.kind != "input")


def test_brackets_stand_where_they_must() -> None:
    """Haakjes staan alleen waar de uitkomst anders zou veranderen."""
    a, b = Term.of(5), Term.of(2)
    assert formula_text(a - (b - 1), "") == "5-(2-1)"
    assert formula_text(a / (b * 3), "") == "5/(2*3)"
    assert formula_text(a * b / 3 + 1, "") == "5*2/3+1"
    assert formula_text((a + b) * as_term(-3), "") == "(5+2)*(-3)"
    assert formula_text(when(a > b + 1, "ja", 'zeg "nee"'), "") == 'IF(5>2+1,"ja","zeg ""nee""")'
    assert formula_text(1 + a, "") == "1+5"
    assert formula_text(2 * a, "") == "2*5"
    assert Term.of(True).value is True
    assert formula_text(Term.of(False), "") == "FALSE()"


def test_text_is_no_number() -> None:
    """Rekenen met tekst is een fout van de programmeur."""
    with pytest.raises(TypeError, match="niet bekend"):
        _ = Term.of("niet bekend") + 1


def test_cells_apart_are_no_area() -> None:
    """Alleen cellen naast of onder elkaar vormen een gebied."""
    sheet = Book("x").sheet("Blad")
    a, b, c = sheet.inputs("a", (1, 2, 3), "getal", source="")
    below = sheet.input("b", 4, "getal", source="")
    assert area_of((a, b, c)) is not None
    assert area_of((a, below)) is not None
    assert area_of((a, c)) is None
    assert area_of((a, a + b)) is None
    assert area_of(()) is None


def test_titles_of_sheets_fit() -> None:
    """Een bladnaam is nooit te lang, dubbel of verboden."""
    assert free_title("a/b:c[d]", set()) == "a b c d"
    assert free_title("Blad", {"blad"}) == "Blad 2"
    assert free_title("Blad", {"blad", "blad 2"}) == "Blad 3"
    assert len(free_title("x" * 80, set())) == 31
    assert free_title("''", set()) == "Blad"
    assert clean("a\x00b\x1f" + "c" * 99_999) == "ab" + "c" * 15_998
