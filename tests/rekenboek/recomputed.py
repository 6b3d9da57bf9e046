# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheets about people, company and agreements of a question, beside what the engine says."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from tests.rekenboek.libreoffice import Cells

from springplank.actions.werk import Werk, question_of
from springplank.rekenboek.enterprise import write_enterprise
from springplank.rekenboek.inputs import write_inputs
from springplank.rekenboek.kit import NOT_KNOWN, Book
from springplank.rekenboek.people import write_people
from springplank.rekenboek.rijksgeld import write_rijksgeld
from springplank.rekenboek.rows import Found, Key
from springplank.rekenboek.streams import write_streams
from springplank.scenarios.reeksen import Antwoord
from springplank.scenarios.run import Outcome, Question, expected_path, prepare

CENT, PART = 0.005, 1e-9
"""How far amounts may lie apart, in EUR, and other figures, as a part."""

NOT_A_RESULT = frozenset({"eigen_regel"})
"""Kinds of series that a user fills, and nobody computes."""

UNKNOWN = "wachtlijst.indicaties."
"""Flows of which nobody published the parts: there is nothing to compute."""

Figures: TypeAlias = Mapping[Key, float]


@dataclass(frozen=True, eq=False)
class Made:
    """The sheets of a question.

    Attributes:
        book: the workbook.
        found: where every figure of the answer stands.
        antwoord: the expectation of the engine.
    """

    book: Book
    found: Found
    antwoord: Antwoord

    @cached_property
    def stored(self) -> Figures:
        """Give what the cells hold."""
        return {key: cell.number for key, cell in self.found.items()}


def make(question: Question) -> Made:
    """Write the sheets of a question, with the expectation as its only draw."""
    ready = prepare(question, question.changes)
    pad = expected_path(ready)
    outcome = Outcome(question, ready.start, ready.setting.assumptions, pad, pad)
    book = Book("Proef")
    found: Found = {}
    inputs, streams = write_inputs(book, outcome), write_streams(book, ready)
    people = write_people(book, outcome, ready, inputs, found, taakstelling=streams.taakstelling)
    money = write_rijksgeld(book, ready, inputs, people, streams, found)
    write_enterprise(book, outcome, ready, inputs, people, money)
    return Made(book, found, Antwoord(outcome))


def question(code: str, scenario: str | None = None, **velden: str) -> Question:
    """Ask about a place; the names of fields have a double underscore for a point."""
    fields = {name.replace("__", "."): text for name, text in velden.items()}
    return replace(question_of(Werk(code, fields), scenario), draws=1)


def changed(code: str, scenario: str | None, velden: Mapping[str, str]) -> Question:
    """Ask about a place with other fields."""
    return replace(question_of(Werk(code, velden), scenario), draws=1)


def engine(antwoord: Antwoord) -> Figures:
    """Give every result of the engine."""
    return {
        (reeks.soort, reeks.groep, reeks.gemeente, year): float(value)
        for reeks in antwoord.reeksen
        if reeks.soort not in NOT_A_RESULT and not reeks.groep.startswith(UNKNOWN)
        for year, value in zip(antwoord.outcome.question.years, reeks.verwacht, strict=True)
    }


def unequal(figures: Figures, wanted: Figures) -> list[str]:
    """List the figures that differ: amounts by half a cent, others by a billionth part."""
    told = []
    for key, value in figures.items():
        other = wanted[key]
        if math.isnan(value) and math.isnan(other):
            continue
        most = PART * max(1.0, abs(other)) if key[0] in COUNTED else CENT
        if not abs(value - other) <= most:
            told.append(f"{key}: {value!r} in het boek, {other!r} in de rekenkern")
    return told


COUNTED = frozenset(
    {
        *("personen", "personen_fte", "personen_standaardeenheden", "taakstelling", "stroom"),
        *("bedrijf_personen", "bedrijf_fte", "werkvorm_fte", "bedrijf_plekken"),
        "bedrijf_standaardeenheden",
    }
)
"""Kinds of series about people; the others are amounts."""


def missing(made: Made) -> set[tuple[str, str]]:
    """Name the known results of the engine that no cell computes, by soort and groep."""
    return {
        key[:2]
        for key, value in engine(made.antwoord).items()
        if key not in made.found and not math.isnan(value)
    }


def read(made: Made, sheets: Mapping[str, Cells]) -> Figures:
    """Read the figures of the answer in a file that was computed anew."""
    return {
        key: _number(sheets, cell.spot.sheet, cell.spot.row, cell.spot.column)
        for key, cell in made.found.items()
    }


def _number(sheets: Mapping[str, Cells], sheet: str, row: int, column: int) -> float:
    value = sheets[sheet][row, column]
    return math.nan if value == NOT_KNOWN else float(value)


def formulas(book: Book, titles: Iterable[str]) -> dict[str, float]:
    """Give per sheet which part of its results is a formula."""
    counted = {sheet.title: sheet.counted() for sheet in book.sheets if sheet.title in titles}
    return {title: found / every for title, (found, every) in counted.items()}
