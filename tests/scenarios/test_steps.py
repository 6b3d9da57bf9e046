# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of steps that are taken over from an earlier run."""

import numpy as np

from springplank.core.assumptions import Draws
from springplank.core.columns import Floats
from springplank.scenarios.steps import Steps

VALUES = {"een": np.ones((1, 1)), "twee": np.full((1, 1), 2.0)}


def double(values: Draws) -> Floats:
    """Read one of both values."""
    return values["een"] * 2


def test_a_step_is_taken_over_until_what_it_read_changes() -> None:
    """Een stap geldt tot een aanname verandert die ervoor is gelezen, en niet bij een andere."""
    first = Steps()
    made = first.keep("dubbel", VALUES, double)
    other = Steps(first.made).keep("dubbel", {**VALUES, "twee": np.zeros((1, 1))}, double)
    assert other is made
    changed = Steps(first.made).keep("dubbel", {**VALUES, "een": np.full((1, 1), 5.0)}, double)
    assert changed == 10


def test_a_step_rests_on_the_steps_it_is_made_of() -> None:
    """Verandert een stap eronder, dan wordt de stap erboven opnieuw gemaakt."""
    first, below = Steps(), np.ones((1, 1))
    made = first.keep("erop", VALUES, lambda _: below + 1, below)
    assert Steps(first.made).keep("erop", VALUES, lambda _: below + 1, below) is made
    other = np.full((1, 1), 7.0)
    assert Steps(first.made).keep("erop", VALUES, lambda _: other + 1, other) == 8


def test_a_run_from_scratch_makes_every_step() -> None:
    """Zonder eerdere doorrekening wordt elke stap gemaakt en onthouden."""
    steps = Steps()
    assert steps.keep("dubbel", VALUES, double) == 2
    assert steps.made["dubbel"].read.keys() == {"een"}
