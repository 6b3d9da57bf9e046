# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheet with ranges: what the draws of a projection say, as values with the run id."""

from collections.abc import Mapping, Sequence

from springplank.rekenboek.answers import Place, Side, cells_of, numbers, title_of
from springplank.rekenboek.kit import LABEL, Book, Sheet
from springplank.rekenboek.rows import Found
from springplank.rekenboek.terms import Cell
from springplank.scenarios.reeks import SOORTEN, Reeks

TITLE = "Bandbreedtes"
PURPOSE = (
    "Tussen laag en hoog ligt de uitkomst in 80 van de 100 trekkingen. De grijze cellen zijn "
    "waarden en rekenen niet mee. De verwachting wijst naar het blad dat haar berekent."
)
WIDE = 80
"""Width of the column with titles, in letters."""

WITHOUT_TOTAL = frozenset({"stroom", "werkvorm_fte"})
"""Kinds of which no range is shown: they are steps on the way."""

PER_GEMEENTE = frozenset({"personen", "rijksgeld", "bijdrage", "gemeente"})
"""Kinds of which every gemeente has a range of its own."""


def write_ranges(
    book: Book, side: Side, found: Found, namen: Mapping[str, str], note: str = ""
) -> Sheet:
    """Write what is expected of every series, with its low and high end.

    Args:
        book: the workbook.
        side: the scenario of this book.
        found: where the figures of the answer stand.
        namen: names of the gemeenten by code.
        note: what nobody may miss about these figures.
    """
    sheet = book.sheet(TITLE, PURPOSE, note)
    sheet.widths[LABEL] = WIDE
    years = side.antwoord.outcome.question.years
    draws = side.antwoord.outcome.question.draws
    sheet.text(f"Berekening {side.run_id}, {draws} trekkingen.")
    sheet.years(years)
    group = ""
    for place, reeks in side.series.items():
        if not _is_shown(reeks):
            continue
        if reeks.soort != group:
            group = reeks.soort
            sheet.heading(SOORTEN[group].capitalize())
        cells = cells_of(found, place, years)
        cell = next((c for c in cells if isinstance(c, Cell)), None)
        write_range(sheet, title_of(book, place, cell, namen), reeks, side.run_id, cells)
    return sheet


def _is_shown(reeks: Reeks) -> bool:
    if not reeks.is_known:
        return False
    return reeks.soort in PER_GEMEENTE if reeks.gemeente else reeks.soort not in WITHOUT_TOTAL


def write_range(
    sheet: Sheet,
    title: str,
    reeks: Reeks,
    run_id: str,
    cells: tuple[object, ...] = (),
) -> None:
    """Write one series: what is expected, and both ends of its range.

    Args:
        sheet: where.
        title: name of the series.
        reeks: the series.
        run_id: of the answer.
        cells: the cells that compute it; values where there are none.
    """
    source = f"berekening {run_id}"
    terms = [cell + 0 if isinstance(cell, Cell) else None for cell in cells]
    if any(term is not None for term in terms):
        sheet.formulas(title, terms, reeks.eenheid, source="zie het blad dat dit berekent")
    else:
        sheet.values(title, numbers(reeks.verwacht), reeks.eenheid, source=source)
    write_ends(sheet, reeks, source)


def write_ends(sheet: Sheet, reeks: Reeks, source: str) -> None:
    """Write the ends between which 80 of 100 draws lie; amounts in whole euros."""
    for label, values in zip(("   laag", "   hoog"), reeks.band(), strict=True):
        ends: Sequence[float | None] = numbers(values)
        if reeks.eenheid == "EUR":
            ends = [None if end is None else round(end) for end in ends]
        sheet.values(label, ends, reeks.eenheid, source=source)


HEADLINES: tuple[Place, ...] = (
    ("personen", "wsw", ""),
    ("personen", "beschut_werk", ""),
    ("personen", "tussengroep", ""),
    ("rijksgeld", "impulsbudget", ""),
    ("rijksgeld", "wsw", ""),
    ("rijksgeld", "beschut_werk", ""),
    ("rijksgeld", "sociale_infrastructuur", ""),
    ("rijksgeld", "herijking_wsw", ""),
    ("rijksgeld", "loon_en_prijsbijstelling", ""),
    ("bedrijf", "netto_toegevoegde_waarde", ""),
    ("bedrijf", "operationeel_resultaat", ""),
    ("bedrijf", "subsidieresultaat", ""),
    ("bedrijf", "exploitatieresultaat", ""),
    ("bedrijf", "bijdrage_gemeenten", ""),
    ("vermogen", "eigen_vermogen", ""),
    ("vermogen", "reserve_impulsbudget", ""),
    ("gemeente", "Saldo", ""),
)
"""What is compared between scenarios."""
