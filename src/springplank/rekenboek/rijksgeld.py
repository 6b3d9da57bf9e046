# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheet "Rijksgeld": the streams in the prices of each year, and what is paid.

It follows `scenarios.run`: the Rijk adjusts its money to wages and prices, lets the money for the
Wsw follow the people, and in a scenario pays new money per place.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from springplank.regelingen import REGELINGEN, STREAMS
from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.kit import Book, Look
from springplank.rekenboek.people import PeopleCells
from springplank.rekenboek.rows import (
    Found,
    Lines,
    Row,
    added,
    added_rows,
    assumed,
    is_unknown,
    known,
)
from springplank.rekenboek.stream_steps import SHORT
from springplank.rekenboek.streams import StreamCells, row_of
from springplank.rekenboek.terms import Term, as_term, highest
from springplank.scenarios.money import BIJSTELLING, HERIJKING, INDEXED
from springplank.scenarios.overlay import STREAM_OF, Rijksgeld
from springplank.scenarios.run import Ready

TITLE = "Rijksgeld"
PURPOSE = (
    "Wat het Rijk betaalt, in de prijzen van elk jaar. De bladen per geldstroom geven de bedragen "
    "op het prijspeil van de circulaires."
)
TOGETHER = ""
WSW = "wsw"
LEAST = 1e-9
"""EUR to divide by where nobody asks for anything."""


@dataclass(frozen=True, slots=True, eq=False)
class MoneyCells:
    """What is paid to each gemeente, or to all of a region together (code "").

    Attributes:
        codes: codes of the gemeenten; ("",) for a place without a company.
        payments: per stream and code EUR per year; NaN where not known.
        marked: per group and code new money that may only be used for that group.
    """

    codes: tuple[str, ...]
    payments: Mapping[tuple[str, str], Row]
    marked: Mapping[tuple[str, str], Row]

    def paid(self, stream: str, code: str) -> Row:
        """Give what is paid, with adjustments and new money that is free to use."""
        return self.payments[stream, code]


def write_rijksgeld(
    book: Book,
    ready: Ready,
    inputs: Inputs,
    people: PeopleCells,
    streams: StreamCells,
    found: Found,
) -> MoneyCells:
    """Write the sheet.

    Args:
        book: the workbook.
        ready: the question.
        inputs: the cells with aannames.
        people: the cells with people.
        streams: the cells with the streams as published or forecast.
        found: where the figures of the answer are remembered.
    """
    sheet = book.sheet(TITLE, PURPOSE)
    years = ready.question.years
    sheet.years(years)
    lines = Lines(sheet, years, found)
    writer = _Writer(lines, ready, inputs, people, streams)
    return writer.write()


class _Writer:
    """Writes the sheet, gemeente by gemeente."""

    def __init__(
        self,
        lines: Lines,
        ready: Ready,
        inputs: Inputs,
        people: PeopleCells,
        streams: StreamCells,
    ) -> None:
        self.lines, self.ready, self.people, self.streams = lines, ready, people, streams
        self.years, self.place = ready.question.years, ready.question.place
        self.codes = self.place.codes if self.place.has_company else (TOGETHER,)
        self.inputs = inputs
        self.payments: dict[tuple[str, str], Row] = {}
        self.marked: dict[tuple[str, str], Row] = {}
        self.shown: dict[tuple[str, str, str], Row] = {}
        self.rates: dict[str, Term] = {}

    def write(self) -> MoneyCells:
        self.lines.sheet.heading("Heel Nederland")
        growth = assumed(self.inputs, "rijksgeld.bijstelling")[0]
        level = self.lines.computed(
            "Peil van lonen en prijzen",
            Row(tuple((growth + 1) ** (at + 1) for at in range(len(self.years)))),
            "factor",
            source="1 plus de bijstelling van het eerste jaar, voor elk jaar dat voorbij is",
        )
        mean = self.people.country[WSW]
        people = self.lines.computed(
            "Mensen in de Wsw, ten opzichte van het eerste jaar",
            mean / mean[0],
            "factor",
            source="hele land, gemiddeld over het jaar; blad Mensen",
        )
        parts = {found.naam: self._part_of(found) for found in self.ready.setting.rijksgeld}
        for code in self.codes:
            self._gemeente(code, level, people, parts)
        self._totals()
        return MoneyCells(self.codes, self.payments, self.marked)

    def _part_of(self, found: Rijksgeld) -> Row | None:
        """Write which part is paid of new money that has a national limit; None without."""
        if math.isinf(found.most):
            return None
        self.lines.sheet.heading(f"Nieuw geld: {found.naam}, heel Nederland")
        most = self.lines.given("Hoogstens in het hele land", found.most, "EUR", found.why)
        rate = self._rate(found)
        wanted = self.lines.computed(
            "Gevraagd in het hele land", self.people.country[found.groep] * rate, "EUR"
        )
        return self.lines.computed(
            "Deel dat wordt betaald",
            Row(tuple(most / highest(whole, most, LEAST) for whole in wanted)),
            "aandeel",
            source="1 als er genoeg is voor alle plekken",
        )

    def _rate(self, found: Rijksgeld) -> Term:
        if found.naam not in self.rates:
            name = f"{found.naam}, bedrag per plek"
            self.rates[found.naam] = self.lines.given(name, found.per_plek, "EUR/plek", found.why)
        return self.rates[found.naam]

    def _gemeente(
        self, code: str, level: Row, people: Row, parts: Mapping[str, Row | None]
    ) -> None:
        name = dict(zip(self.place.codes, self.place.namen, strict=True)).get(code, self.place.naam)
        self.lines.sheet.heading(f"{name} ({code})" if code else name)
        published = {key: self._published(key, code) for key in STREAMS}
        part = assumed(self.inputs, "rijksgeld.herijking_wsw")
        wsw = published[WSW]
        moved = self._line(
            (*("rijksgeld", HERIJKING), code),
            "Wsw: aangepast aan het aantal mensen",
            (people * wsw[0] - wsw) * part * level,
            "deel dat het Rijk aanpast, met loon- en prijsbijstelling",
        )
        indexed = added_rows([published[key] for key in INDEXED], len(self.years))
        self._line(
            (*("rijksgeld", BIJSTELLING), code),
            "Loon- en prijsbijstelling",
            indexed * (level - 1),
            "over Wsw, beschut werk en sociale infrastructuur",
        )
        money = {
            key: found * level if key in INDEXED else found for key, found in published.items()
        }
        money[WSW] = money[WSW] + moved
        for found in self.ready.setting.rijksgeld:
            self._new_money(found, code, parts[found.naam], money)
        for key in STREAM_OF.values():
            money[key] = self._written(
                f"{SHORT[key]}: wat het Rijk betaalt", money[key], look="total"
            )
        self.payments.update({(key, code): row for key, row in money.items()})

    def _new_money(
        self, found: Rijksgeld, code: str, part: Row | None, money: dict[str, Row]
    ) -> None:
        group = found.groep
        here = self.people.codes if code == TOGETHER else (code,)
        working = added_rows([self.people.mean(group, one) for one in here], len(self.years))
        begun = Row(tuple(as_term(int(year >= found.first)) for year in self.years))
        amount = working * self._rate(found) * begun
        line = self._line(
            ("nieuw_rijksgeld", found.naam, code),
            f"Nieuw geld: {found.naam}",
            amount if part is None else amount * part,
            f"per plek die bezet is, vanaf {found.first}",
        )
        if found.is_labelled:
            self.marked[group, code] = self.marked.get((group, code), 0 * line) + line
        else:
            stream = STREAM_OF[group]
            money[stream] = money[stream] + line

    def _published(self, key: str, code: str) -> Row:
        """Point at a stream on its own sheet."""
        codes = self.place.codes if code == TOGETHER else (code,)
        rows = [row_of(self.streams.amounts[key, one]) for one in codes]
        return self._line(
            ("rijksgeld", key, code),
            SHORT[key],
            Row(tuple(_whole([row[at] for row in rows]) for at in range(len(self.years)))),
            f"blad {SHORT[key]}; prijspeil van de circulaires",
        )

    def _line(self, key: tuple[str, str, str], label: str, row: Row, source: str) -> Row:
        self.shown[key] = self._written(label, row, key, source=source)
        return self.shown[key]

    def _written(
        self,
        label: str,
        row: Row,
        *keys: tuple[str, str, str],
        source: str = "",
        look: Look = "number",
    ) -> Row:
        """Write amounts; a year of which nobody knows the amount says so and is no formula."""
        if all(is_unknown(term) for term in row):
            return row
        terms = [None if is_unknown(term) else term for term in row]
        cells = self.lines.sheet.formulas(label, terms, "EUR", source=source, look=look)
        made = Row(tuple(known(cell) for cell in cells))
        for key in keys:
            for year, cell in zip(self.years, cells, strict=True):
                self.lines.found[*key, year] = known(cell)
        return made

    def _totals(self) -> None:
        """Add the gemeenten, and what comes in through each channel."""
        names = dict.fromkeys((soort, groep) for soort, groep, _code in self.shown)
        self.lines.sheet.heading("Alle gemeenten samen")
        totals: dict[str, Row] = {}
        for soort, groep in names:
            rows = [self.shown[soort, groep, code] for code in self.codes]
            keys = ((soort, groep, TOGETHER),) if self.place.has_company else ()
            totals[groep] = self._written(
                SHORT.get(groep, groep.replace("_", " ").capitalize()),
                added_rows(rows, len(self.years)),
                *keys,
                look="total",
            )
        self.lines.sheet.heading("Per kanaal, op het prijspeil van de circulaires")
        for channel in dict.fromkeys(REGELINGEN[key].legal.channel for key in STREAMS):
            keys_here = [
                key
                for key in STREAMS
                if REGELINGEN[key].legal.channel == channel and not REGELINGEN[key].part_of
            ]
            self._written(
                channel.capitalize(),
                added_rows([totals[key] for key in keys_here], len(self.years)),
                source=", ".join(SHORT[key] for key in keys_here),
            )


def _whole(terms: list[Term]) -> Term:
    return terms[0] + 0 if len(terms) == 1 else added(terms)
