# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Which answer a page about people or company shows, in which years, and which of its series."""

from collections.abc import Mapping

import numpy as np

from springplank.actions.forecast import Vooruit
from springplank.actions.glance import AHEAD
from springplank.actions.werk import Werk, answer_of, question_of
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.scenario import ZERO

SOON = 2
"""Years after the first one that a short table shows too."""

FALLS, RISES, EITHER = "neemt af", "neemt toe", "kan toenemen of afnemen"
LEVEL = "blijft gelijk"
"""Where a series goes, as it stands in a sentence."""

Key = tuple[str, str, str]
"""Soort, groep and gemeente of a series."""


def answer_in_figures(werk: Werk) -> Vooruit:
    """Answer what lies ahead; a route of words has no figures, and then nothing changes.

    Raises:
        UsageError: see `werk.question_of`.
        DataError: see `werk.question_of`.
    """
    return answer_of(werk, ZERO) if route_of(werk) else answer_of(werk)


def route_of(werk: Werk) -> str:
    """Give the name of the route of words that was chosen; empty when there are figures."""
    scenario = question_of(werk).scenario
    return scenario.naam if scenario.is_words else ""


def by_key(found: Vooruit) -> Mapping[Key, Reeks]:
    """Give every series of an answer by soort, groep and gemeente."""
    return {(reeks.soort, reeks.groep, reeks.gemeente): reeks for reeks in found.antwoord.reeksen}


def near_years(years: tuple[int, ...]) -> tuple[int, ...]:
    """Give the indexes of the few years that a short table shows: now, soon, AHEAD and the last.

    Args:
        years: calendar years, ascending.
    """
    last = len(years) - 1
    wanted = {0, min(SOON, last), last}
    if AHEAD in years:
        wanted.add(years.index(AHEAD))
    return tuple(sorted(wanted))


def course_of(reeks: Reeks) -> str:
    """Say where a series goes: a rise or a fall only when its whole range lies beyond now.

    What is the same in every year and every draw stays level: of nobody nothing rises or falls.
    """
    now = reeks.verwacht[0]
    if bool((reeks.trekkingen == now).all() and (reeks.verwacht == now).all()):
        return LEVEL
    low, high = np.quantile(reeks.trekkingen[-1], (0.1, 0.9))
    if high < now:
        return FALLS
    return RISES if low > now else EITHER
