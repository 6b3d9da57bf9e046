# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The living workbook of one question: every sheet, in the order in which a reader needs it.

What is computed where: `streams` and `rijksgeld` the money of the Rijk, `people` the people,
`enterprise` the company and its agreements, `comparison` and `ranges` what stands beside it.
"""

from collections.abc import Sequence
from dataclasses import replace

from springplank.errors import UsageError
from springplank.funding.streams import compute_streams, sources_of
from springplank.regelingen import STREAMS
from springplank.rekenboek.answers import Side
from springplank.rekenboek.comparison import TITLE as COMPARISON
from springplank.rekenboek.comparison import write_comparison
from springplank.rekenboek.enterprise import not_recomputed, write_enterprise
from springplank.rekenboek.inputs import write_inputs
from springplank.rekenboek.kit import Book, clean
from springplank.rekenboek.people import write_people
from springplank.rekenboek.ranges import write_ranges
from springplank.rekenboek.readme import About, write_readme
from springplank.rekenboek.rijksgeld import write_rijksgeld
from springplank.rekenboek.rows import Found
from springplank.rekenboek.streams import write_streams
from springplank.scenarios.place import Place
from springplank.scenarios.run import prepare

MOST = 60
"""Gemeenten in one book; a book with more takes minutes to open."""

FIRST = ("Lees mij", COMPARISON, "Aannames", "Rijksgeld", "Mensen", "Bedrijf", "Afspraken")
"""The sheets in front; the steps behind them follow in the order in which they were written."""


def write_book(about: About, chosen: Side, others: Sequence[Side] = ()) -> Book:
    """Write the book of a scenario, with other scenarios beside it.

    Args:
        about: what the first page tells.
        chosen: the scenario that the book recomputes.
        others: other scenarios of the same place and years; shown as values.

    Returns:
        The book; `xlsx.write_xlsx` and `ods.write_ods` make a file of it.

    Raises:
        UsageError: when the place has too many gemeenten for a workbook.
    """
    return trace_book(about, chosen, others)[0]


def trace_book(about: About, chosen: Side, others: Sequence[Side] = ()) -> tuple[Book, Found]:
    """Write the book, and say where each figure of the answer stands; see `write_book`."""
    outcome = chosen.antwoord.outcome
    place = outcome.question.place
    if len(place.codes) > MOST:
        raise UsageError(
            f"{place.naam} heeft {len(place.codes)} gemeenten. Een rekenboek kan er {MOST} aan. "
            "Kies een samenwerkingsverband of een kleinere regio."
        )
    ready = prepare(outcome.question, outcome.question.changes)
    book = Book(clean(f"Rekenboek {about.onderwerp}, {chosen.naam}"))
    found: Found = {}
    inputs = write_inputs(book, outcome)
    streams = write_streams(book, ready)
    people = write_people(book, outcome, ready, inputs, found, taakstelling=streams.taakstelling)
    money = write_rijksgeld(book, ready, inputs, people, streams, found)
    write_enterprise(book, outcome, ready, inputs, people, money, about.note)
    namen = dict(zip(place.codes, place.namen, strict=True))
    note = f"{_whose(place)} {about.note}".strip()
    write_comparison(book, chosen, others, found, namen, note)
    write_ranges(book, chosen, found, namen, note)
    write_readme(book, _with_sources(about, chosen), chosen, not_recomputed())
    book.sheets.sort(key=lambda sheet: FIRST.index(sheet.title) if sheet.title in FIRST else 99)
    return book, found


def _whose(place: Place) -> str:
    """Say of whom a figure is that names no gemeente, when somebody asked about one of several."""
    if place.focus is None or len(place.codes) == 1:
        return ""
    return f"Een cijfer zonder gemeente erbij is van heel {place.naam}."


def _with_sources(about: About, chosen: Side) -> About:
    """Add the sources of the money and of the aannames, each once."""
    outcome = chosen.antwoord.outcome
    question = outcome.question
    funding = compute_streams(question.world, question.years)
    keys = [
        source
        for stream in STREAMS
        for at in range(len(question.years))
        for source in sources_of(funding.streams[stream], at)
    ]
    keys += [source for aanname in outcome.assumptions.values() for source in aanname.sources]
    every = tuple(dict.fromkeys((*about.sources, *keys)))
    return replace(about, sources=every)
