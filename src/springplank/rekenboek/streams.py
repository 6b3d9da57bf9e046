# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A sheet per stream of the Rijk: the steps of the regeling, per gemeente and year, as formulas.

The formulas are those that the regeling itself declares, so a rule that changes changes here too.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from springplank.core.columns import UNKNOWN
from springplank.funding.payments import pay_impulsbudget
from springplank.funding.streams import compute_streams
from springplank.regelingen import STREAMS
from springplank.rekenboek.division import write_national
from springplank.rekenboek.kit import NOT_KNOWN, Book, Sheet
from springplank.rekenboek.rows import Row, added_rows
from springplank.rekenboek.stream_steps import SHORT, Making, Terms, Writer
from springplank.rekenboek.terms import Term, total
from springplank.scenarios.run import Ready


@dataclass(frozen=True, slots=True, eq=False)
class StreamCells:
    """The money of every stream as published or forecast, before adjustments.

    Attributes:
        amounts: per stream and code the amount for the part in this place, EUR per year.
        taakstelling: per code the places in beschut werk that must be offered, for the part in
            this place; of a place without a company one row, with code "".
    """

    amounts: Mapping[tuple[str, str], Terms]
    taakstelling: Mapping[str, Row]


def write_streams(book: Book, ready: Ready) -> StreamCells:
    """Write the keys of the country and a sheet per stream.

    Args:
        book: the workbook.
        ready: the question, with what the scenario changes of the money.
    """
    question = ready.question
    funding = compute_streams(ready.world, question.years)
    national = write_national(book, ready.world.codes)
    making = Making(funding, pay_impulsbudget(funding), question.place, national)
    amounts: dict[tuple[str, str], Terms] = {}
    for key in STREAMS:
        rule = funding.streams[key].regeling
        sheet = book.sheet(SHORT[key], f"{rule.title}. {rule.summary}")
        amounts.update(_write_stream(sheet, key, making))
    return StreamCells(amounts, _taakstelling(making))


def _taakstelling(making: Making) -> Mapping[str, Row]:
    """Give the taakstelling that the sheet of beschut werk computes."""
    place, unknown = making.place, (None,) * len(making.years)
    rows = {
        code: row_of(making.steps.get(("beschut_werk", "taakstelling", code), unknown))
        for code in place.codes
    }
    rows = {
        code: row if weight == 1 else row * float(weight)
        for (code, row), weight in zip(rows.items(), place.weights, strict=True)
    }
    if place.has_company:
        return rows
    return {"": added_rows(tuple(rows.values()), len(making.years))}


def row_of(terms: Terms) -> Row:
    """Give terms as a row, NaN where there is no number."""
    return Row(tuple(Term(math.nan, ("NA()",)) if term is None else term for term in terms))


def _write_stream(sheet: Sheet, key: str, making: Making) -> Mapping[tuple[str, str], Terms]:
    stream, place = making.funding.streams[key], making.place
    unknown = (None,) * len(making.years)
    if (stream.amounts[list(place.rows)] == UNKNOWN).all():
        sheet.text(f"{NOT_KNOWN.capitalize()}. {stream.reasons[0]}")
        return {(key, code): unknown for code in place.codes}
    sheet.years(making.years)
    writer = Writer(sheet, key, making)
    writer.write_country()
    found = {(key, code): writer.write_gemeente(at) for at, code in enumerate(place.codes)}
    sheet.heading("Totaal")
    wholes = [added([terms[at] for terms in found.values()]) for at in range(len(making.years))]
    sheet.formulas(f"{stream.regeling.title}: alle gemeenten", wholes, "EUR", look="total")
    return found


def added(terms: Sequence[Term | None]) -> Term | None:
    """Add terms; None when one of them is not known."""
    known = [term for term in terms if term is not None]
    return total(known) if len(known) == len(terms) else None
