# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where the width of a range comes from: which aannames, and how much each adds to the spread.

First all aannames are ranked by how strongly an outcome moves with them over the draws that are
there already. Of the first few the Sobol indices are computed, at the expected money and without
chance; so they say what it helps to know, not what the Rijk or chance may bring.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from springplank.cohort.sensitivity import contributions
from springplank.core.assumptions import Assumption, Draws, draw, expected
from springplank.core.columns import Floats
from springplank.scenarios.run import Outcome, Pad, Ready, path_at, prepare

Pick: TypeAlias = Callable[[Pad], Floats]
"""Takes an outcome of one year out of a run, shape (trekkingen,)."""

MOST = 8
POINTS = 256


@dataclass(frozen=True, slots=True)
class Bijdrage:
    """What one aanname adds to the spread.

    Attributes:
        assumption: the aanname.
        first: part of the spread that goes when it is known.
        total: part that stays when all others are known.
    """

    assumption: Assumption
    first: float
    total: float


@dataclass(frozen=True, slots=True)
class Spreiding:
    """The spread of an outcome.

    Attributes:
        bijdragen: of the strongest aannames, the largest first.
        explained: part of the spread over all aannames that comes from these.
    """

    bijdragen: tuple[Bijdrage, ...]
    explained: float


def ranked(outcome: Outcome, pick: Pick) -> tuple[str, ...]:
    """Rank the uncertain aannames by how strongly an outcome moves with them.

    Raises:
        KeyError: never; an outcome that is unknown gives the order of the aannames.
    """
    strength = strengths(outcome, pick(outcome.trekkingen))
    return tuple(sorted(strength, key=lambda key: (-strength[key], key)))


def strengths(outcome: Outcome, seen: Floats) -> Mapping[str, float]:
    """Say how strongly an outcome moves with every uncertain aanname over the draws.

    Args:
        outcome: the run.
        seen: the outcome in one year, shape (trekkingen,).

    Returns:
        Per key of an aanname from 0 (not at all) to 1.
    """
    return {
        key: _strength(outcome.trekkingen.waarden[key][-1], seen)
        for key, found in outcome.assumptions.items()
        if found.is_uncertain
    }


def _strength(values: Floats, seen: Floats) -> float:
    """Give the square of the correlation; 0 where one of both does not move."""
    if values.shape != seen.shape or not np.isfinite(seen).all():
        return 0.0
    one, other = values - values.mean(), seen - seen.mean()
    scale = float((one @ one) * (other @ other))
    return float((one @ other) ** 2 / scale) if scale else 0.0


def spread(outcome: Outcome, pick: Pick, *, most: int = MOST, points: int = POINTS) -> Spreiding:
    """Say where the spread of an outcome comes from.

    Args:
        outcome: the run.
        pick: which outcome.
        most: of how many aannames the indices are computed.
        points: see `cohort.sensitivity.sobol`.
    """
    question = outcome.question
    ready = prepare(question, question.changes)
    chosen = ranked(outcome, pick)[:most]
    every = ready.setting.assumptions
    some = {key: every[key] for key in chosen}
    certain = expected(every, question.years)

    def model(values: Draws) -> Floats:
        return pick(path_at(ready, {**certain, **values}))

    found = contributions(some, question.years, model, points=points, seed=question.seed)
    parts = zip(found.names, found.first.tolist(), found.total.tolist(), strict=True)
    bijdragen = [Bijdrage(every[key], first, total) for key, first, total in parts]
    bijdragen.sort(key=lambda part: -part.total)
    return Spreiding(tuple(bijdragen), _explained(ready, pick, chosen, points))


def _explained(ready: Ready, pick: Pick, chosen: tuple[str, ...], points: int) -> float:
    """Give the part of the variance over all aannames that the chosen ones give alone."""
    question, every = ready.question, ready.setting.assumptions
    drawn = draw(every, question.years, points, question.seed)
    certain = expected(every, question.years)
    alone = {**certain, **{key: drawn[key] for key in chosen}}
    whole = float(np.var(pick(path_at(ready, drawn))))
    return float(np.var(pick(path_at(ready, alone)))) / whole if whole else float("nan")
