# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Whole workbooks for the tests: of the example, of any place, and of random dossiers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from tests.rekenboek.recomputed import Made

from springplank.actions.werk import Werk, question_of
from springplank.reference.partnerships import partnerships
from springplank.rekenboek.answers import Side
from springplank.rekenboek.book import trace_book
from springplank.rekenboek.readme import About
from springplank.scenarios.reeksen import Antwoord
from springplank.scenarios.run import Question, run
from springplank.scenarios.scenario import library

DRAWS = 8
EXAMPLE = "voorbeeld"
ABOUT = About("Proefregio", date(2026, 11, 23), "Septembercirculaire 2025", ("Let hierop.",))


def question(code: str = EXAMPLE, scenario: str | None = None, **velden: str) -> Question:
    """Ask about a place with few draws; names of fields have a double underscore for a point."""
    fields = {name.replace("__", "."): text for name, text in velden.items()}
    return replace(question_of(Werk(code, fields), scenario), draws=DRAWS)


def side(asked: Question) -> Side:
    """Answer a question."""
    return Side(asked.scenario.naam, "1234abcd", Antwoord(run(asked)))


def book_of(asked: Question, others: Sequence[Question] = (), about: About = ABOUT) -> Made:
    """Write the whole workbook of a question."""
    chosen = side(asked)
    book, found = trace_book(about, chosen, [side(other) for other in others])
    return Made(book, found, chosen.antwoord)


def random_question(rng: np.random.Generator) -> Question:
    """Ask about a random verband, under a random scenario and with a random last year."""
    verband = str(rng.choice([found.key for found in partnerships()]))
    routes = sorted(key for key, found in library().items() if not found.is_words)
    last = str(rng.integers(2028, 2041))
    return question(verband, str(rng.choice(routes)), tot=last)
