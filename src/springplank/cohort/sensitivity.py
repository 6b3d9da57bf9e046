# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Which aanname makes the outcome uncertain: Sobol indices by the design of Saltelli.

The first-order index is the part of the variance that goes when one aanname becomes known; the
total index is the part that stays when all others become known. First order: Saltelli and others
(2010), total: Jansen (1999). Checked against SALib in tests/cohort/test_sensitivity.py.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from springplank.core.assumptions import Assumptions, Draws
from springplank.core.columns import Floats
from springplank.core.randomness import stratified
from springplank.errors import UsageError

LEAST = 2
"""Points: one point has no variance."""

Model = Callable[[Floats], Floats]
"""From points in the unit cube, shape (n, k), to outcomes, shape (n,) or (n, uitkomsten)."""


@dataclass(frozen=True, slots=True, eq=False)
class Indices:
    """Parts of the variance per factor, shape (k,) or (k, uitkomsten); NaN without any variance.

    Attributes:
        names: the factors.
        first: what goes when the factor becomes known.
        total: what stays when all others become known.
    """

    names: tuple[str, ...]
    first: Floats
    total: Floats


def sobol(model: Model, names: Sequence[str], points: int, seed: int) -> Indices:
    """Estimate the indices of a model, with points x (factors + 2) computations.

    Args:
        model: what is examined.
        names: one per factor; the random numbers of a factor follow from its name.
        points: number of points in each of the two base samples.
        seed: the same seed gives the same indices.

    Raises:
        UsageError: with fewer than two points or without factors.
    """
    if points < LEAST or not names:
        raise UsageError("Geef minstens twee punten en een aanname om de bijdragen te berekenen.")
    one, other = (
        np.stack([stratified(seed, f"{name}.{part}", points) for name in names], axis=1)
        for part in ("a", "b")
    )
    at_one, at_other = model(one), model(other)
    variance = np.var(np.concatenate([at_one, at_other]), axis=0)
    scale = np.where(variance > 0, variance, np.nan)
    # Taking the mean off changes no variance and makes the first-order estimate more precise.
    middle = np.mean(np.concatenate([at_one, at_other]), axis=0)
    first, total = [], []
    for k in range(len(names)):
        mixed = one.copy()
        mixed[:, k] = other[:, k]
        at_mixed = model(mixed)
        first.append(np.mean((at_other - middle) * (at_mixed - at_one), axis=0) / scale)
        total.append(np.mean((at_one - at_mixed) ** 2, axis=0) / (2 * scale))
    return Indices(tuple(names), np.array(first), np.array(total))


def contributions(
    assumptions: Assumptions,
    years: tuple[int, ...],
    outcome: Callable[[Draws], Floats],
    *,
    points: int,
    seed: int,
) -> Indices:
    """Say how much each uncertain aanname adds to the spread of an outcome.

    Args:
        assumptions: the aannames.
        years: calendar years.
        outcome: from values, shape (jaren, trekkingen), to an outcome, shape (trekkingen,) or
            (trekkingen, uitkomsten).
        points: see `sobol`.
        seed: see `sobol`.
    """
    names = [key for key, found in assumptions.items() if found.is_uncertain]
    certain = {
        key: found.over(years)[:, None]
        for key, found in assumptions.items()
        if not found.is_uncertain
    }

    def model(cube: Floats) -> Floats:
        drawn = {
            key: assumptions[key].drawn(years, np.ascontiguousarray(cube[:, k]))
            for k, key in enumerate(names)
        }
        return outcome({**certain, **drawn})

    return sobol(model, names, points, seed)
