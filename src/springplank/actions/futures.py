# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Named futures beside each other: what the people become when the world goes another way."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from springplank.actions.forecast import run_id_of
from springplank.actions.kept import Kept
from springplank.actions.people import SHOWN
from springplank.actions.werk import Werk, answer_of, question_of
from springplank.scenarios.reeks import BAND
from springplank.scenarios.reeksen import Antwoord
from springplank.scenarios.run import Question, run
from springplank.scenarios.scenario import ZERO, Scenario, library

SOORT = "toekomst"

_FUTURES = Kept()


@dataclass(frozen=True, slots=True)
class Toekomst:
    """One future.

    Attributes:
        scenario: the scenario; the nulalternatief is the world as we know it.
        run_id: the run; empty for a route of words.
        jaar: the last calendar year.
        mensen: per group that is known what is expected in that year and the ends of its 80%.
    """

    scenario: Scenario
    run_id: str
    jaar: int
    mensen: Mapping[str, tuple[float, float, float]]


def futures_of(werk: Werk) -> tuple[Toekomst, ...]:
    """Give the world as we know it and every named future; routes of words come last.

    Own figures count; choices do not, because a future is no choice. This takes about as long per
    future as a whole answer does; the same question is computed once.

    Raises:
        UsageError: see `werk.question_of`.
        DataError: see `werk.question_of`.
    """
    now = answer_of(werk, ZERO, with_choices=False)
    names = (key for key, scenario in library().items() if scenario.soort == SOORT)
    found = (_one(question_of(werk, name, with_choices=False)) for name in names)
    return (
        _future(now.scenario, now.run_id, now.antwoord),
        *sorted(found, key=lambda one: one.scenario.is_words),
    )


def _one(question: Question) -> Toekomst:
    if question.scenario.is_words:
        return Toekomst(question.scenario, "", question.years[-1], {})
    key = run_id_of(question)
    return _FUTURES.get(key, lambda: _future(question.scenario, key, Antwoord(run(question))))


def _future(scenario: Scenario, run_id: str, antwoord: Antwoord) -> Toekomst:
    question = antwoord.outcome.question
    focus = question.place.focus or ""
    people: dict[str, tuple[float, float, float]] = {}
    for group in SHOWN:
        reeks = antwoord.find("personen", group, focus)
        if reeks.is_known:
            low, high = np.quantile(reeks.trekkingen[-1], BAND)
            people[group] = (float(reeks.verwacht[-1]), float(low), float(high))
    return Toekomst(scenario, run_id, question.years[-1], people)
