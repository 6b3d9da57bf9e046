# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheet that lays scenarios side by side: the one of this book computed, others as values."""

from collections.abc import Mapping, Sequence

from springplank.rekenboek.answers import Place, Side, cells_of, numbers, title_of
from springplank.rekenboek.kit import LABEL, Book, Sheet
from springplank.rekenboek.ranges import HEADLINES, WIDE, write_ends
from springplank.rekenboek.rows import Found
from springplank.rekenboek.terms import Cell, Term

TITLE = "Vergelijking"
PURPOSE = (
    "De scenario's naast elkaar. Dit boek rekent het eerste scenario na; de andere zijn waarden, "
    "met het nummer van hun berekening. Het verschil rekent mee."
)

DRAWN = "80 van de 100 trekkingen; berekening {}"


def write_comparison(
    book: Book,
    chosen: Side,
    others: Sequence[Side],
    found: Found,
    namen: Mapping[str, str],
    note: str = "",
) -> Sheet:
    """Write the headlines of every scenario, and how far each lies from that of this book.

    Args:
        book: the workbook.
        chosen: the scenario of this book.
        others: other scenarios of the same place and years.
        found: where the figures of the chosen one stand.
        namen: names of the gemeenten by code.
        note: what nobody may miss about these figures.
    """
    sheet = book.sheet(TITLE, PURPOSE, note)
    sheet.widths[LABEL] = WIDE
    years = chosen.antwoord.outcome.question.years
    sheet.years(years)
    for place in HEADLINES:
        if any(cell is not None for cell in cells_of(found, place, years)):
            _write(book, sheet, place, (chosen, *others), found, namen)
    return sheet


def _write(
    book: Book,
    sheet: Sheet,
    place: Place,
    sides: tuple[Side, ...],
    found: Found,
    namen: Mapping[str, str],
) -> None:
    chosen, *others = sides
    years = chosen.antwoord.outcome.question.years
    reeks = chosen.series[place]
    cells = cells_of(found, place, years)
    first = next((cell for cell in cells if isinstance(cell, Cell)), None)
    sheet.heading(title_of(book, place, first, namen))
    terms = [None if cell is None else cell + 0 for cell in cells]
    label = f"{chosen.naam} (dit boek)"
    here = sheet.formulas(label, terms, reeks.eenheid, source="berekend in dit boek")
    write_ends(sheet, reeks, DRAWN.format(chosen.run_id))
    for other in others:
        _other(sheet, other, place, here)


def _other(sheet: Sheet, other: Side, place: Place, here: Sequence[Cell]) -> None:
    reeks = other.series[place]
    source = f"waarde, niet herberekend; berekening {other.run_id}"
    values = sheet.values(other.naam, numbers(reeks.verwacht), reeks.eenheid, source=source)
    write_ends(sheet, reeks, DRAWN.format(other.run_id))
    gaps: list[Term | None] = [
        there - cell if cell.is_known and there.is_known else None
        for there, cell in zip(values, here, strict=True)
    ]
    sheet.formulas(f"Verschil: {other.naam} min dit boek", gaps, reeks.eenheid, look="total")
