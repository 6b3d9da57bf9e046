# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheet "Wsw per leeftijd": what becomes of one person of every age, and who is of which age.

As in `cohort.wsw`: in a year who reaches the AOW age leaves first, of the others a part dies, a
part has been ill for two years and a part leaves for another reason. Chances are the same in every
gemeente, so the sheet follows one person of every age; a gemeente is its people by age times that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

from springplank.cohort.ages import AGES, MONTHS, aow_leeftijd, sterftekans
from springplank.cohort.response import STAND
from springplank.cohort.wsw import (
    OLD,
    OVERIG,
    OVERLIJDEN,
    PENSIOEN,
    YOUNG,
    ZIEKTE,
    national_start,
)
from springplank.core.columns import Floats
from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.kit import Book
from springplank.rekenboek.rows import Lines, Row, assumed, divided
from springplank.rekenboek.terms import Cell, Term, as_term, highest, lowest, products, when
from springplank.scenarios.run import Ready

TITLE = "Wsw per leeftijd"
PURPOSE = (
    "Wat er van één persoon van elke leeftijd wordt. Blad Mensen vermenigvuldigt dit met hoeveel "
    "mensen er van elke leeftijd zijn."
)
COUNTRY = "NL"
"""The place of the whole country, beside the gemeenten."""

WORDS: Mapping[str, str] = {
    STAND: "Nog in de Wsw op 31 december",
    PENSIOEN: "Met pensioen in het jaar",
    OVERLIJDEN: "Overleden in het jaar",
    ZIEKTE: "Weg na twee jaar ziekte",
    OVERIG: "Weg om een andere reden",
}


@dataclass(frozen=True, slots=True, eq=False)
class Wsw:
    """The Wsw by age.

    Attributes:
        responses: per series of WORDS what one person of each age gives, one row per age.
        profiles: per place which part of its people has each age, one cell per age.
    """

    responses: Mapping[str, tuple[Row, ...]]
    profiles: Mapping[str, tuple[Cell, ...]]

    def of(self, series: str, place: str) -> Row:
        """Give a series for one person of the average age of a place."""
        rows = self.responses[series]
        return Row(
            tuple(
                products(self.profiles[place], [row[at] for row in rows])
                for at in range(len(rows[0]))
            )
        )


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """The chances of leaving, one row per age on 31 December before the year.

    Attributes:
        pensioen: which part reaches the AOW age.
        others: per other reason, of those who do not reach the AOW age.
    """

    pensioen: tuple[Row, ...]
    others: Mapping[str, tuple[Row, ...]]


def write_wsw(book: Book, ready: Ready, inputs: Inputs) -> Wsw:
    """Write the sheet.

    Args:
        book: the workbook.
        ready: the question with its start figures.
        inputs: the cells with aannames.
    """
    sheet = book.sheet(TITLE, PURPOSE)
    profiles = _profiles(Lines(sheet, ()), ready)
    sheet.heading("Kansen per jaar")
    sheet.years(ready.question.years)
    lines = Lines(sheet, ready.question.years)
    chances = _chances(lines, ready, inputs)
    return Wsw(_responses(lines, chances), profiles)


def _profiles(lines: Lines, ready: Ready) -> Mapping[str, tuple[Cell, ...]]:
    """Write which part of the people of each place has each age."""
    country = national_start(ready.start.year, ready.world.stand.on).personen
    together = ready.country.wsw_ages.sum(axis=0)
    columns = {
        **{
            code: _shares(ages, country)
            for code, ages in zip(ready.start.gemeenten, ready.start.wsw_ages, strict=True)
        },
        COUNTRY: _shares(together, country),
    }
    names = dict(zip(ready.question.place.codes, ready.question.place.namen, strict=True))
    lines.sheet.heading(f"Leeftijden op 31 december {ready.start.year}, aandeel van de mensen")
    lines.sheet.columns(
        ["Leeftijd", "Eenheid", "Bron en toelichting", *(names.get(code, code) for code in columns)]
    )
    rows = [
        lines.sheet.inputs(
            f"{age} jaar",
            [float(shares[at]) for shares in columns.values()],
            "aandeel",
            source="aanname: landelijk profiel, of eigen leeftijden; zie de aannames van de Wsw",
        )
        for at, age in enumerate(AGES)
    ]
    return {code: tuple(row[at] for row in rows) for at, code in enumerate(columns)}


def _shares(ages: Floats, country: Floats) -> Floats:
    """Give the share of each age; those of the country where nobody is, or nobody knows."""
    people = ages if ages.sum() > 0 else country
    return np.asarray(people / people.sum())


def _chances(lines: Lines, ready: Ready, inputs: Inputs) -> Chances:
    years, on = ready.question.years, ready.world.stand.on
    known = aow_leeftijd((years[0] - 1, *years), on)
    source = (
        "wet, of aanname voor een jaar dat nog niet is vastgesteld; 796 is 66 jaar en 4 maanden"
    )
    before = lines.given(
        f"AOW-leeftijd in {years[0] - 1}", float(known.maanden[0]), "maand", source, "aow_vooraf"
    )
    aow = lines.given_row("AOW-leeftijd", known.maanden[1:].tolist(), "maand", source, "aow")
    deaths = sterftekans(years, on)
    younger, older = (
        lines.given_row(
            f"Kans van een {age}-jarige in Nederland om te overlijden",
            deaths[age - AGES[0]].tolist(),
            "aandeel",
            "CBS, prognose van de sterftekansen",
            f"sterftekans_{age}",
        )
        for age in (40, 60)
    )
    return Chances(
        _by_age(
            lines,
            "Deel dat de AOW-leeftijd bereikt",
            lambda age: Row(tuple(_retiring(age, *pair) for pair in pairwise((before, *aow)))),
        ),
        {
            OVERLIJDEN: _by_age(
                lines,
                "Kans om te overlijden",
                lambda age: assumed(inputs, "wsw.oversterfte") * _death(younger, older, age),
            ),
            ZIEKTE: _by_age(
                lines, "Kans op vertrek na twee jaar ziekte", lambda age: _ill(inputs, age)
            ),
            OVERIG: (assumed(inputs, "wsw.overig_vertrek"),) * len(AGES),
        },
    )


def _by_age(lines: Lines, title: str, make: Callable[[int], Row]) -> tuple[Row, ...]:
    """Write a block of one line per age on 31 December before the year."""
    lines.sheet.heading(f"{title}, naar leeftijd op 31 december ervoor")
    return tuple(lines.computed(f"{age} jaar", make(age), "aandeel") for age in AGES)


def _retiring(age: int, before: Term, here: Term) -> Term:
    """Give which part of an age reaches the AOW age; see `cohort.ages.retiring_share`."""
    oldest = lowest(age + 1, before / MONTHS)
    width = oldest - age
    gone = oldest - highest(age, here / MONTHS - 1)
    return when(width > 0, highest(0, lowest(1, divided(gone, width))), 1)


def _death(younger: Row, older: Row, age: int) -> Row:
    """Let the chance rise by the same factor per year of age; see `cohort.ages.sterftekans`."""
    steps = (age - 60) / (60 - 40)
    return Row(
        tuple(old * (old / young) ** steps for young, old in zip(younger, older, strict=True))
    )


def _ill(inputs: Inputs, age: int) -> Row:
    """Go along a straight line from the chance at a young to that at an old age."""
    way = min(max((age - YOUNG) / (OLD - YOUNG), 0.0), 1.0)
    young, old = (assumed(inputs, f"wsw.twee_jaar_ziekte_{name}") for name in ("jong", "oud"))
    return young * (1 - way) + old * way


def _responses(lines: Lines, chances: Chances) -> Mapping[str, tuple[Row, ...]]:
    """Follow one person of every age; who would pass the last age has left by then."""
    lines.sheet.heading(f"{WORDS[STAND]}, van één persoon van deze leeftijd bij het begin")
    stands = tuple(
        lines.rolled(f"{age} jaar", as_term(1), partial(_stay, chances, AGES.index(age)), "persoon")
        for age in AGES
    )
    found = {STAND: stands}
    for reason in (PENSIOEN, OVERLIJDEN, ZIEKTE, OVERIG):
        lines.sheet.heading(f"{WORDS[reason]}, van één persoon van deze leeftijd bij het begin")
        found[reason] = tuple(
            lines.computed(f"{age} jaar", _gone(chances, reason, first, stands[first]), "persoon")
            for first, age in enumerate(AGES)
        )
    return found


def _stay(chances: Chances, first: int, at: int, before: Term) -> Term:
    """Give who is still there at the end of a year."""
    age = first + at
    if age >= len(AGES):
        return before * 0
    leaves = [rows[age][at] for rows in chances.others.values()]
    return before * (1 - chances.pensioen[age][at]) * (1 - leaves[0] - leaves[1] - leaves[2])


def _gone(chances: Chances, reason: str, first: int, stand: Row) -> Row:
    """Give who leaves in each year for one reason."""
    terms: list[Term] = []
    for at, before in enumerate((as_term(1), *stand.terms[:-1])):
        age = first + at
        if age >= len(AGES):
            terms.append(before * 0)
        elif reason == PENSIOEN:
            terms.append(before * chances.pensioen[age][at])
        else:
            left = before * (1 - chances.pensioen[age][at])
            terms.append(left * chances.others[reason][age][at])
    return Row(tuple(terms))
