# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios of a person beside each other: what each differs from going on as now, and why."""

from dataclasses import dataclass

import numpy as np

from springplank.actions.choices import (
    RESULTAAT,
    RIJK,
    Beeld,
    Regel,
    beeld_of,
    compared,
    under,
)
from springplank.actions.comparison import OVER
from springplank.actions.forecast import run_id_of
from springplank.actions.kept import Kept
from springplank.actions.werk import Werk, question_of, run_again
from springplank.core.columns import Floats
from springplank.scenarios.compare import Verklaring, explain
from springplank.scenarios.run import Question
from springplank.scenarios.scenario import ZERO, Scenario

_REASONS = Kept()


@dataclass(frozen=True, slots=True, eq=False)
class Kolom:
    """One scenario beside the others.

    Attributes:
        scenario: the scenario, with what the person moved when it is the first one.
        beeld: its headlines; None for a route of words.
        regels: what differs from going on as now; empty for a route of words.
    """

    scenario: Scenario
    beeld: Beeld | None
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Naast:
    """What stands beside each other.

    Attributes:
        doorgaan: going on as now, with which all others are compared.
        kolommen: the others.
        has_company: whether there is a company.
    """

    doorgaan: Beeld
    kolommen: tuple[Kolom, ...]
    has_company: bool


@dataclass(frozen=True, slots=True, eq=False)
class Waardoor:
    """The parts of the difference between going on as now and the first scenario with figures.

    Attributes:
        naam: name of that scenario.
        over: about which amount, in words.
        jaren: first and last calendar year that are added up.
        run_id: kenmerk of its run.
        verklaring: the difference and its parts.
        verschillen: the same difference in every draw, EUR of shape (trekkingen,).
    """

    naam: str
    over: str
    jaren: tuple[int, int]
    run_id: str
    verklaring: Verklaring
    verschillen: Floats


def lay_beside(werk: Werk) -> Naast:
    """Lay the chosen scenarios beside going on as now.

    Raises:
        UsageError: see `werk.question_of`.
        DataError: see `werk.question_of`.
    """
    question = question_of(werk, ZERO, with_choices=False)
    now = beeld_of(question)
    kolommen = tuple(_kolom(now, one) for one in _questions(werk))
    return Naast(now, kolommen, question.place.has_company)


def _questions(werk: Werk) -> tuple[Question, ...]:
    """Ask every chosen scenario; what was moved lies over the first one only."""
    first, *others = werk.scenarios
    questions = [question_of(werk, first)]
    questions += [under(questions[0], key) for key in others]
    return tuple(question for question in questions if question.scenario.key != ZERO)


def _kolom(now: Beeld, question: Question) -> Kolom:
    if question.scenario.is_words:
        return Kolom(question.scenario, None, ())
    beeld = beeld_of(question)
    return Kolom(question.scenario, beeld, compared(now, beeld))


def reasons_of(werk: Werk) -> Waardoor | None:
    """Explain what the first scenario with figures differs from going on as now.

    This takes some seconds: a run per set of changes. The same question is explained once.

    Returns:
        The parts in whole euros, which add up, and in every draw; None without such a scenario.
    """
    now = question_of(werk, ZERO, with_choices=False)
    second = next((q for q in _questions(werk) if not q.scenario.is_words), None)
    if second is None:
        return None
    what, line = (
        ("exploitatieresultaat", RESULTAAT) if now.place.has_company else ("rijksgeld", RIJK)
    )
    over, pick = OVER[what]
    key = (run_id_of(now), run_id_of(second))
    verklaring = _REASONS.get(key, lambda: explain(now, second, pick, run_again(now)))
    before, after = (beeld_of(question).regels[line].trekkingen for question in (now, second))
    gap = np.asarray((after - before).sum(axis=0))
    years = now.years[0], now.years[-1]
    return Waardoor(second.scenario.naam, over, years, key[1], verklaring, gap)
