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

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from springplank.core.columns import Floats, as_floats
from springplank.core.parameters import Path
from springplank.errors import UsageError
from springplank.funding.streams import Funding, Stream, compute_streams
from springplank.funding.world import World

DRAWS = 1000
"""How many draws, unless asked otherwise."""

SEED = 1
"""The seed, unless asked otherwise; the same seed gives the same draws."""

BLOCK = 64
"""Draws are made and computed in blocks of this size, whoever computes them."""

CELLS = 2**17
"""Values per step in one column: what fits in the cache of one core (half a megabyte)."""

QUANTILES = (0.025, 0.10, 0.50, 0.90, 0.975)
"""What is shown of a distribution; the second and the fourth are the ends of 80%."""

WHOLE = "iu_participatie"

Ensemble: TypeAlias = NDArray[np.float32]
"""EUR in float32, shape (gemeenten, jaren, trekkingen); NaN means unknown. Never sum in float32."""

Values: TypeAlias = Mapping[str, NDArray[np.float32]]
"""Per parameter its values, shape (1, jaren x trekkingen), or (1, 1) when all are the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """All streams under every draw.

    Attributes:
        years: calendar years.
        draws: number of draws.
        seed: what the draws were made with.
        amounts: per regeling the amounts. A stream without uncertainty is one draw, repeated in
            sight only; do not write to it.
    """

    years: tuple[int, ...]
    draws: int
    seed: int
    amounts: Mapping[str, Ensemble]


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
    made: dict[str, Ensemble] = {}
    plans: list[_Plan] = []
    for key, stream in funding.streams.items():
        if key != WHOLE:
            plans.append(_Plan(key, stream, _uncertain_years(stream), {}))
    if WHOLE in funding.streams:
        plans.append(_plan_of_whole(funding.streams[WHOLE], {p.key: p for p in plans}))
    for plan in plans:
        made[plan.key] = _start(plan, draws)
    _compute([p for p in plans if p.years.size], made, draws, seed, workers or _cores())
    return Draws(funding.years, draws, seed, made)


def total(draws: Draws, key: str, rows: Sequence[int] | None = None) -> Floats:
    """Add a stream over gemeenten, in float64.

    Args:
        draws: all draws.
        key: the regeling.
        rows: rows of the gemeenten; None for the whole country.

    Returns:
        EUR, shape (jaren, trekkingen); NaN when one of the gemeenten is unknown.
    """
    amounts = draws.amounts[key]
    chosen = amounts if rows is None else amounts[list(rows)]
    return np.asarray(chosen.sum(axis=0, dtype=np.float64))


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


def interval(
    draws: Draws, key: str, rows: Sequence[int] | None = None
) -> tuple[Floats, Floats]:
    """Give the ends between which 80% of the draws of a subject lie, each of shape (jaren,)."""
    low, high = quantiles(draws, key, rows, (QUANTILES[1], QUANTILES[3]))
    return low, high


# --- The numbers that are drawn -------------------------------------------------------------


def uniform(seed: int, place: str, block: int) -> Floats:
    """Give the uniform numbers of one parameter in one block of draws, shape (BLOCK,).

    They follow from seed, place and block alone: not from other parameters, and not from who asks
    first.

    Args:
        seed: the seed of the run.
        place: "regeling.parameter".
        block: number of the block of draws, from 0.
    """
    key = int.from_bytes(hashlib.sha256(f"{seed}:{place}".encode()).digest()[:16], "little")
    stream = np.random.Philox(key=key, counter=[0, 0, 0, block])
    return np.random.Generator(stream).random(BLOCK)


def triangular(low: Floats, value: Floats, high: Floats, u: Floats) -> Floats:
    """Give the quantiles of the triangular distribution over a range with its top at the value.

    Args:
        low: lowest value reckoned with, shape (1, jaren).
        value: the value itself, within the range.
        high: highest value reckoned with.
        u: which quantile, shape (trekkingen,).

    Returns:
        Values, shape (jaren, trekkingen); the value itself where there is no range.
    """
    below, above, width = (a.T for a in (value - low, high - value, high - low))
    left = low.T + np.sqrt(u * width * below)
    right = high.T - np.sqrt((1 - u) * width * above)
    drawn = np.where(u * width < below, left, right)
    return np.where(width > 0, drawn, value.T)


# --- From streams to steps of computing ------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """What has to be computed of one stream.

    Attributes:
        key: the regeling.
        stream: the stream on its expected path.
        years: indexes of the years of which the amount is uncertain, ascending.
        parts: the streams whose draws are inputs, by column.
    """

    key: str
    stream: Stream
    years: NDArray[np.intp]
    parts: Mapping[str, str]


def _has_range(path: Path) -> NDArray[np.bool_]:
    low, high = as_floats(path.low)[0], as_floats(path.high)[0]
    return np.asarray(low < high)


def _drawn_paths(stream: Stream) -> dict[str, Path]:
    """Give the parameters with a range on which the amount rests."""
    basis = stream.regeling.basis
    paths = stream.prepared.paths.items()
    return {name: path for name, path in paths if name in basis and _has_range(path).any()}


def _uncertain_years(stream: Stream) -> NDArray[np.intp]:
    uncertain = np.zeros(len(stream.prepared.years), dtype=bool)
    for path in _drawn_paths(stream).values():
        uncertain |= _has_range(path)
    return np.flatnonzero(uncertain)


def _plan_of_whole(stream: Stream, plans: Mapping[str, _Plan]) -> _Plan:
    """Plan the whole that is a sum of components: uncertain where a component in it is."""
    parts = {f.name: f.name for f in fields(stream.inputs) if f.name in plans}
    uncertain = np.zeros(len(stream.prepared.years), dtype=bool)
    for key in parts:
        uncertain[plans[key].years] = True
    return _Plan(WHOLE, stream, np.flatnonzero(uncertain), parts)


def _start(plan: _Plan, draws: int) -> Ensemble:
    """Lay out the amounts: filled where nothing is uncertain, else still to be computed."""
    fixed = as_floats(plan.stream.amounts).astype(np.float32)[:, :, None]
    shape = (*fixed.shape[:2], draws)
    if not plan.years.size:
        return np.broadcast_to(fixed, shape)
    whole = np.empty(shape, dtype=np.float32)
    sure = np.setdiff1d(np.arange(shape[1]), plan.years)
    whole[:, sure] = fixed[:, sure]
    return whole


def _cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _compute(
    plans: list[_Plan], made: Mapping[str, Ensemble], draws: int, seed: int, workers: int
) -> None:
    """Compute all blocks of draws; each writes its own part of the amounts."""
    steps = [step for plan in plans for step in _steps_of(plan)]

    def work(block: int) -> None:
        here = slice(block * BLOCK, min((block + 1) * BLOCK, draws))
        numbers: dict[str, Floats] = {}
        for plan in plans:
            for name in _drawn_paths(plan.stream):
                place = f"{plan.key}.{name}"
                numbers[place] = uniform(seed, place, block)
        for step in steps:
            step.compute(made, here, numbers)

    blocks = range(-(-draws // BLOCK))
    if workers == 1:
        for block in blocks:
            work(block)
        return
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(work, blocks))


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """One formula for some uncertain years of one stream.

    Attributes:
        plan: the stream.
        formula: the formula of these years, as in the regeling.
        years: indexes of the years.
        given: input columns: as they are for all years, or laid out for a block of draws.
        values: the parameters, in the same way; those that are drawn are left out.
        drawn: low, value and high per parameter that is drawn, shape (1, jaren).
    """

    plan: _Plan
    formula: Callable[[Any, Any], Any]
    years: NDArray[np.intp]
    given: Mapping[str, Any]
    values: Values
    drawn: Mapping[str, tuple[Floats, Floats, Floats]]

    def compute(
        self, made: Mapping[str, Ensemble], here: slice, numbers: Mapping[str, Floats]
    ) -> None:
        """Apply the formula to one block of draws and keep the amounts."""
        regeling = self.plan.stream.regeling
        values = dict(self.values)
        for name, (low, value, high) in self.drawn.items():
            u = numbers[f"{self.plan.key}.{name}"]
            values[name] = triangular(low, value, high, u).reshape(1, -1).astype(np.float32)
        given = dict(self.given)
        for name, part in self.plan.parts.items():
            given[name] = self._part(made[part], given[name], here)
        inputs = regeling.inputs(*(given[f.name] for f in fields(regeling.inputs)))
        parameters = regeling.parameters(*(values[f.name] for f in fields(regeling.parameters)))
        amounts = getattr(self.formula(inputs, parameters), regeling.amount)
        whole = made[self.plan.key]
        laid_out = np.broadcast_to(amounts, (len(whole), len(self.years) * BLOCK))
        by_draw = laid_out.reshape(len(whole), len(self.years), BLOCK)
        whole[:, self.years, here] = by_draw[:, :, : here.stop - here.start]

    def _part(self, drawn: Ensemble, expected: Any, here: slice) -> Any:
        """Take the draws of a component; where it was no part of the sum, it is not one here."""
        block = drawn[:, self.years, here]
        if block.shape[2] < BLOCK:
            block = np.pad(block, ((0, 0), (0, 0), (0, BLOCK - block.shape[2])), mode="edge")
        laid_out = block.reshape(len(block), -1)
        return np.where(np.isnan(laid_out), expected, laid_out)


def _steps_of(plan: _Plan) -> list[_Step]:
    """Cut the uncertain years into pieces that share a formula and fit in the cache."""
    at_once = max(1, CELLS // (len(plan.stream.amounts) * BLOCK))
    steps: list[_Step] = []
    for span, formula, _ in plan.stream.prepared.blocks:
        years = plan.years[(plan.years >= span.start) & (plan.years < span.stop)]
        pieces = range(0, len(years), at_once)
        steps += [_step(plan, formula, years[at : at + at_once]) for at in pieces]
    return steps


def _step(plan: _Plan, formula: Callable[[Any, Any], Any], years: NDArray[np.intp]) -> _Step:
    stream = plan.stream
    columns = {f.name: getattr(stream.inputs, f.name) for f in fields(stream.inputs)}
    given = {name: _lay_out(_some_years(column, years)) for name, column in columns.items()}
    drawn_names = _drawn_paths(stream)
    values: dict[str, NDArray[np.float32]] = {}
    drawn: dict[str, tuple[Floats, Floats, Floats]] = {}
    for name, path in stream.prepared.paths.items():
        low, value, high = (as_floats(a)[:, years] for a in (path.low, path.values, path.high))
        if name in drawn_names and (low < high).any():
            drawn[name] = low, value, high
        else:
            values[name] = _lay_out(value)
    return _Step(plan, formula, years, given, values, drawn)


def _some_years(column: Any, years: NDArray[np.intp]) -> Any:
    return column if column.shape[1] == 1 else column[:, years]


def _lay_out(column: Any) -> Any:
    """Repeat a column for the draws of a block; one column when every year has the same.

    Numbers become float32, as everywhere in an ensemble; whole numbers stay whole, because their
    mark for unknown must stay.
    """
    if column.dtype == np.float64:
        column = column.astype(np.float32)
    first = column[:, :1]
    if np.array_equal(column, np.broadcast_to(first, column.shape), equal_nan=True):
        return first
    return np.repeat(column, BLOCK, axis=1)
