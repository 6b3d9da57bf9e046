# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Many draws at once: how sure an amount is, when every uncertain value is drawn from its range.

Only what we do not know about the values of the Rijk is drawn: parameters with a range. Per
parameter and draw there is one uniform number, and it is used in every year, so that a path moves
as a whole: a draw in which the Wsw money falls slowly has it fall slowly in all years. The formulas
of the regelingen are applied unchanged; where they see (gemeenten, jaren) they now get
(gemeenten, jaren x trekkingen). Draws are expectations and are not rounded to euros. Years in which
no value behind the amount has a range keep their amount to the euro in every draw.
"""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from springplank.core.columns import Floats, as_floats
from springplank.core.randomness import BLOCK
from springplank.errors import UsageError
from springplank.funding.draw_plans import Ensemble, Indexes, Step, draw_path, plans_of, steps_of
from springplank.funding.streams import Funding, compute_streams
from springplank.funding.world import World

DRAWS = 1000
"""How many draws, unless asked otherwise."""

SEED = 1
"""The seed, unless asked otherwise; the same seed gives the same draws."""

QUANTILES = (0.025, 0.10, 0.50, 0.90, 0.975)
"""What is shown of a distribution; the second and the fourth are the ends of 80%."""


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """All streams under every draw.

    Attributes:
        years: calendar years.
        draws: number of draws.
        seed: what the draws were made with.
        expected: per regeling the amounts without draws, EUR of shape (gemeenten, jaren).
        uncertain: per regeling the indexes of the years that are drawn; others are as expected.
        blocks: per regeling the drawn amounts, EUR in float32, shape (blokken, gemeenten, jaren,
            BLOCK); the last block may hold more draws than were asked for.
    """

    years: tuple[int, ...]
    draws: int
    seed: int
    expected: Mapping[str, Floats]
    uncertain: Mapping[str, Indexes]
    blocks: Mapping[str, Ensemble]

    def amounts(self, key: str, rows: Sequence[int] | None = None) -> Ensemble:
        """Lay out the draws of a stream, shape (gemeenten, jaren, trekkingen).

        Args:
            key: the regeling.
            rows: rows of the gemeenten that are wanted; None for all.
        """
        chosen = slice(None) if rows is None else np.asarray(rows, dtype=np.intp)
        expected = self.expected[key][chosen]
        whole = np.empty((*expected.shape, self.draws), dtype=np.float32)
        whole[:] = expected[:, :, None]
        for number, block in enumerate(self.blocks[key]):
            here = slice(number * BLOCK, min((number + 1) * BLOCK, self.draws))
            whole[:, self.uncertain[key], here] = block[chosen, :, : here.stop - here.start]
        return whole


def draw_streams(
    world: World,
    years: tuple[int, ...],
    draws: int = DRAWS,
    seed: int = SEED,
    workers: int | None = None,
) -> Draws:
    """Compute every stream for all gemeenten under many draws.

    Args:
        world: what was known and chosen, and the data.
        years: calendar years, from 2023.
        draws: number of draws.
        seed: the same seed gives the same draws; more draws begin with the same ones.
        workers: how many blocks are computed at the same time; None for one per core. It does not
            change the outcome.

    Raises:
        UsageError: when there is nothing to draw.
    """
    return draw_funding(compute_streams(world, years), draws, seed, workers)


def draw_funding(
    funding: Funding, draws: int = DRAWS, seed: int = SEED, workers: int | None = None
) -> Draws:
    """Draw around streams that were computed; see `draw_streams`.

    Raises:
        UsageError: when there is nothing to draw.
    """
    if draws < 1:
        raise UsageError(f"{draws} trekkingen kan niet. Kies een aantal van 1 of meer.")
    plans = plans_of(funding)
    groups = steps_of(plans)
    numbers = range(-(-draws // BLOCK))
    paths = {
        f"{plan.key}.{name}": draw_path(plan, name, numbers, seed).astype(np.float32)
        for plan in plans
        for name in plan.drawn
    }
    count = len(funding.world.codes)
    # One large array per stream: the system hands out memory far faster in one piece.
    blocks = {
        p.key: np.empty((len(numbers), count, p.years.size, BLOCK), dtype=np.float32) for p in plans
    }

    def work(number: int) -> None:
        drawn = {place: path[:, number] for place, path in paths.items()}
        _compute_block(groups, drawn, {key: whole[number] for key, whole in blocks.items()})

    many = workers or _cores()
    if many == 1:
        for number in numbers:
            work(number)
    else:
        with ThreadPoolExecutor(many) as pool:
            list(pool.map(work, numbers))
    expected = {key: as_floats(stream.amounts) for key, stream in funding.streams.items()}
    return Draws(funding.years, draws, seed, expected, {p.key: p.years for p in plans}, blocks)


def total(draws: Draws, key: str, rows: Sequence[int] | None = None) -> Floats:
    """Add a stream over gemeenten, in float64.

    Args:
        draws: all draws.
        key: the regeling.
        rows: rows of the gemeenten; None for the whole country.

    Returns:
        EUR, shape (jaren, trekkingen); NaN when one of the gemeenten is unknown.
    """
    chosen = slice(None) if rows is None else np.asarray(rows, dtype=np.intp)
    expected = draws.expected[key][chosen].sum(axis=0)
    whole = np.repeat(expected[:, None], draws.draws, axis=1)
    sums = draws.blocks[key][:, chosen].sum(axis=1, dtype=np.float64)
    by_year = sums.transpose(1, 0, 2).reshape(sums.shape[1], len(sums) * BLOCK)
    whole[draws.uncertain[key]] = by_year[:, : draws.draws]
    return whole


def quantiles(
    draws: Draws, key: str, rows: Sequence[int] | None = None, at: Sequence[float] = QUANTILES
) -> Floats:
    """Give quantiles of a stream of one subject.

    Args:
        draws: all draws.
        key: the regeling.
        rows: rows of the gemeenten of the subject; None for the whole country.
        at: which quantiles, as a part of 1.

    Returns:
        EUR, shape (quantiles, jaren); NaN in a year that is unknown.
    """
    return np.asarray(np.quantile(total(draws, key, rows), at, axis=1))


def interval(draws: Draws, key: str, rows: Sequence[int] | None = None) -> tuple[Floats, Floats]:
    """Give the ends between which 80% of the draws of a subject lie, each of shape (jaren,).

    Where a value can only turn out higher (or lower), the expected amount may lie outside it.
    """
    ends = quantiles(draws, key, rows, (QUANTILES[1], QUANTILES[3]))
    return ends[0], ends[1]


def drawn_values(funding: Funding, draws: int = DRAWS, seed: int = SEED) -> Mapping[str, Floats]:
    """Give the values that were drawn, by "regeling.parameter", shape (jaren, trekkingen).

    Beside the amounts of the same seed they show which value the width of an interval comes from.
    """
    numbers = range(-(-draws // BLOCK))
    count = len(funding.years)
    return {
        f"{plan.key}.{name}": draw_path(plan, name, numbers, seed).reshape(count, -1)[:, :draws]
        for plan in plans_of(funding)
        for name in plan.drawn
    }


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _compute_block(
    groups: Sequence[tuple[Step, ...]],
    paths: Mapping[str, Ensemble],
    wholes: Mapping[str, Ensemble],
) -> None:
    """Apply the formulas to one block of draws, and keep the amounts."""
    for steps in groups:
        found: dict[str, Ensemble] = {}
        for step in steps:
            drawn = {
                name: paths[f"{step.key}.{name}"][step.years].reshape(1, -1) for name in step.drawn
            }
            whole = wholes[step.key][:, step.place]
            amounts = np.broadcast_to(
                step.amounts(drawn, {name: found[name] for name in step.parts}),
                (len(whole), whole.shape[1] * BLOCK),
            )
            whole[:] = amounts.reshape(whole.shape)
            if step.gaps is not None:
                whole[step.gaps] = np.nan
            found[step.key] = amounts
