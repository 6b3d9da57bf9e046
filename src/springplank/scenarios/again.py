# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A run that remembers its steps, and the same question again under another scenario.

Only what rests on a change is computed; the numbers are bit for bit those of a run from
scratch. What is remembered is never changed, so that many may move away from it at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from springplank.scenarios.run import (
    Countries,
    Outcome,
    Question,
    Ready,
    drawn_path,
    path_at,
    prepare,
    setting_of,
)
from springplank.scenarios.scenario import Scenario
from springplank.scenarios.steps import Step, Steps
from springplank.scenarios.values import Values, values_of


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """Everything that was made on the way of a run.

    Attributes:
        ready: the question.
        values: the aannames, drawn.
        single: the steps of the run as expected.
        every: the steps of the run over all draws.
    """

    ready: Ready
    values: Values
    single: Mapping[str, Step]
    every: Mapping[str, Step]


@dataclass(frozen=True, slots=True, eq=False)
class Remembered:
    """A run with everything that was made on the way.

    Attributes:
        way: what others can begin from.
        outcome: the answer.
    """

    way: Way
    outcome: Outcome


def remember(question: Question) -> Remembered:
    """Run a question and remember the steps; see `run` for what may be wrong."""
    ready = prepare(question, question.changes)
    assumptions = ready.setting.assumptions
    values = values_of(assumptions, question.years, question.draws, question.seed)
    single, every = Steps(), Steps()
    outcome = _outcome(ready, values, single, every)
    return Remembered(Way(ready, values, single.made, every.made), outcome)


SHARED = ("verleden", "taakstelling", "rijksgeld", "niveau", "mensen", "begin.", "lonen")
"""Begins of the names of steps that rest on nothing of a scenario but the aannames they read."""


def again(before: Way, scenario: Scenario, countries: Countries | None = None) -> Remembered:
    """Run the same question under another scenario; remembered as well.

    From which run one starts matters for the time only: never for the numbers.

    Args:
        before: a run that is remembered, itself a first one or an earlier `again`.
        scenario: what changes. What differs in aannames only, is fastest.
        countries: see `prepare`.

    Raises:
        UsageError: see `run`.
    """
    question = replace(before.ready.question, scenario=scenario)
    setting, old = setting_of(question, question.changes), before.ready.setting
    single, every = before.single, before.every
    if replace(setting, assumptions={}) == replace(old, assumptions={}):
        ready = replace(before.ready, question=question, setting=setting)
    else:
        ready = prepare(question, question.changes, countries)
        is_same = (setting.choices, setting.variants) == (old.choices, old.variants)
        single, every = (_shared(steps) if is_same else {} for steps in (single, every))
    values = before.values.with_assumptions(setting.assumptions)
    now, drawn = Steps(single), Steps(every)
    outcome = _outcome(ready, values, now, drawn)
    return Remembered(Way(ready, values, now.made, drawn.made), outcome)


def _shared(steps: Mapping[str, Step]) -> Mapping[str, Step]:
    return {name: step for name, step in steps.items() if name.startswith(SHARED)}


def _outcome(ready: Ready, values: Values, single: Steps, every: Steps) -> Outcome:
    return Outcome(
        ready.question,
        ready.start,
        ready.setting.assumptions,
        path_at(ready, values.middle, single),
        drawn_path(ready, values.every, every),
    )
