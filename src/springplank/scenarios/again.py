# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A run that remembers its steps, and the same question again after some aannames moved.

Only what rests on those aannames is computed; the numbers are bit for bit those of a run from
scratch. What is remembered is never changed, so that many may move away from it at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from springplank.scenarios.run import (
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
class Remembered:
    """A run with everything that was made on the way.

    Attributes:
        ready: the question.
        values: the aannames, drawn.
        single: the steps of the run as expected.
        every: the steps of the run over all draws.
        outcome: the answer.
    """

    ready: Ready
    values: Values
    single: Mapping[str, Step]
    every: Mapping[str, Step]
    outcome: Outcome


def remember(question: Question) -> Remembered:
    """Run a question and remember the steps; see `run` for what may be wrong."""
    ready = prepare(question, question.changes)
    assumptions = ready.setting.assumptions
    values = values_of(assumptions, question.years, question.draws, question.seed)
    single, every = Steps(), Steps()
    outcome = _outcome(ready, values, single, every)
    return Remembered(ready, values, single.made, every.made, outcome)


def again(before: Remembered, scenario: Scenario) -> Remembered:
    """Run the same question under a scenario that differs in aannames only; remembered as well.

    From which run one starts matters for the time only: never for the numbers.

    Args:
        before: the run that is remembered, itself a first one or an earlier `again`.
        scenario: what changes; all but the changes of aannames are those of the run before.

    Raises:
        UsageError: when there is no such aanname, or it cannot have this value.
    """
    question = replace(before.ready.question, scenario=scenario)
    setting = setting_of(question, question.changes)
    other = replace(setting, assumptions={})
    assert other == replace(before.ready.setting, assumptions={}), "only aannames may move"
    ready = replace(before.ready, question=question, setting=setting)
    values = before.values.with_assumptions(setting.assumptions)
    single, every = Steps(before.single), Steps(before.every)
    outcome = _outcome(ready, values, single, every)
    return Remembered(ready, values, single.made, every.made, outcome)


def _outcome(ready: Ready, values: Values, single: Steps, every: Steps) -> Outcome:
    return Outcome(
        ready.question,
        ready.start,
        ready.setting.assumptions,
        path_at(ready, values.middle, single),
        drawn_path(ready, values.every, every),
    )
