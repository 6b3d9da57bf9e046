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
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from springplank.core.columns import Floats, as_floats, is_known
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
"""Values at once in one column: what stays in the cache of one core (half a megabyte)."""

QUANTILES = (0.025, 0.10, 0.50, 0.90, 0.975)
"""What is shown of a distribution; the second and the fourth are the ends of 80%."""

WHOLE = "iu_participatie"

Ensemble: TypeAlias = NDArray[np.float32]
"""EUR in float32, shape (gemeenten, jaren, trekkingen); NaN means unknown. Never sum in float32."""

Indexes: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """The draws of one stream for some years, as the formulas gave them.

    Attributes:
        years: indexes of the years, ascending.
        blocks: per block of draws an array of shape (gemeenten, jaren x BLOCK).
    """

    years: Indexes
    blocks: tuple[Ensemble, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """All streams under every draw.

    Attributes:
        years: calendar years.
        draws: number of draws.
        seed: what the draws were made with.
        expected: per regeling the amounts without draws, EUR of shape (gemeenten, jaren).
        pieces: per regeling the draws of the years that are uncertain; other years are as expected.
    """

    years: tuple[int, ...]
    draws: int
    seed: int
    expected: Mapping[str, Floats]
    pieces: Mapping[str, tuple[Piece, ...]]

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
        for piece in self.pieces[key]:
            for number, block in enumerate(piece.blocks):
                laid_out = _by_draw(block[chosen])
                here = slice(number * BLOCK, min((number + 1) * BLOCK, self.draws))
                whole[:, piece.years, here] = laid_out[:, :, : here.stop - here.start]
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
    steps = _steps_of(_plans_of(funding))
    blocks = range(-(-draws // BLOCK))
    many = workers or _cores()
    if many == 1:
        found = [_compute_block(steps, seed, block) for block in blocks]
    else:
        with ThreadPoolExecutor(many) as pool:
            found = list(pool.map(lambda block: _compute_block(steps, seed, block), blocks))
    pieces: dict[str, tuple[Piece, ...]] = dict.fromkeys(funding.streams, ())
    for at, step in enumerate(steps):
        piece = Piece(step.years, tuple(outcome[at] for outcome in found))
        pieces[step.key] = (*pieces[step.key], piece)
    expected = {key: as_floats(stream.amounts) for key, stream in funding.streams.items()}
    return Draws(funding.years, draws, seed, expected, pieces)


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
    for piece in draws.pieces[key]:
        sums = [b[chosen].sum(axis=0, dtype=np.float64, keepdims=True) for b in piece.blocks]
        whole[piece.years] = np.concatenate([_by_draw(s)[0] for s in sums], axis=1)[
            :, : draws.draws
        ]
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
    """Give the ends between which 80% of the draws of a subject lie, each of shape (jaren,)."""
    low, high = quantiles(draws, key, rows, (QUANTILES[1], QUANTILES[3]))
    return low, high


def _by_draw(block: Any) -> Any:
    """Take years and draws apart: from (gemeenten, jaren x BLOCK) to (gemeenten, jaren, BLOCK)."""
    return block.reshape(len(block), -1, BLOCK)


def _cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


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
        years: indexes of the years of which the amount is known and uncertain, ascending.
        drawn: the parameters with a range on which the amount rests.
        parts: the streams whose draws are inputs, by the column of the same name.
    """

    key: str
    stream: Stream
    years: Indexes
    drawn: Mapping[str, Path]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """One formula for some uncertain years of one stream.

    Attributes:
        key: the regeling.
        stream: the stream on its expected path.
        formula: the formula of these years, as in the regeling.
        years: indexes of the years.
        given: input columns: one column when all years have the same, else laid out for a block.
        values: the parameters that are not drawn, in the same way.
        drawn: low, value and high per parameter that is drawn, shape (1, jaren).
        parts: the input columns that are the draws of another stream.
    """

    key: str
    stream: Stream
    formula: Callable[[Any, Any], Any]
    years: Indexes
    given: Mapping[str, Any]
    values: Mapping[str, Any]
    drawn: Mapping[str, tuple[Floats, Floats, Floats]]
    parts: tuple[str, ...]


def _has_range(path: Path) -> NDArray[np.bool_]:
    low, high = as_floats(path.low)[0], as_floats(path.high)[0]
    return np.asarray(low < high)


def _plans_of(funding: Funding) -> list[_Plan]:
    """Plan every stream; the whole that is a sum of others comes last."""
    plans = {key: _plan(key, stream) for key, stream in funding.streams.items() if key != WHOLE}
    found = list(plans.values())
    if WHOLE in funding.streams:
        stream = funding.streams[WHOLE]
        parts = tuple(f.name for f in fields(stream.inputs) if f.name in plans)
        uncertain = np.zeros(len(funding.years), dtype=bool)
        for part in parts:
            uncertain[plans[part].years] = True
        uncertain &= ~is_known(stream.inputs.gepubliceerd).all(axis=0)
        found.append(_Plan(WHOLE, stream, np.flatnonzero(uncertain), {}, parts))
    return found


def _plan(key: str, stream: Stream) -> _Plan:
    basis = stream.regeling.basis
    paths = stream.prepared.paths.items()
    drawn = {name: path for name, path in paths if name in basis and _has_range(path).any()}
    uncertain = np.zeros(len(stream.prepared.years), dtype=bool)
    for path in drawn.values():
        uncertain |= _has_range(path)
    uncertain &= is_known(stream.amounts).any(axis=0)
    return _Plan(key, stream, np.flatnonzero(uncertain), drawn, ())


def _steps_of(plans: list[_Plan]) -> list[_Step]:
    """Cut the years into groups that share formulas and fit in the cache, and plan each group."""
    count = len(plans[0].stream.amounts)
    at_once = max(1, CELLS // (count * BLOCK))
    length = len(plans[0].stream.prepared.years)
    edges = {0, length}
    for plan in plans:
        edges |= {span.start for span, _, _ in plan.stream.prepared.blocks}
    ordered = sorted(edges)
    steps: list[_Step] = []
    for start, stop in pairwise(ordered):
        for at in range(start, stop, at_once):
            group = np.arange(at, min(at + at_once, stop))
            for plan in plans:
                years = np.intersect1d(group, plan.years)
                if years.size:
                    steps.append(_step(plan, years))
    return steps


def _step(plan: _Plan, years: Indexes) -> _Step:
    stream = plan.stream
    columns = {f.name: getattr(stream.inputs, f.name) for f in fields(stream.inputs)}
    given = {name: _lay_out(_some_years(column, years)) for name, column in columns.items()}
    values: dict[str, Any] = {}
    drawn: dict[str, tuple[Floats, Floats, Floats]] = {}
    for name, path in stream.prepared.paths.items():
        low, value, high = (as_floats(a)[:, years] for a in (path.low, path.values, path.high))
        if name in plan.drawn and (low < high).any():
            drawn[name] = low, value, high
        else:
            values[name] = _lay_out(value)
    blocks = stream.prepared.blocks
    formula = next(f for span, f, _ in blocks if span.start <= years[0] < span.stop)
    # A component that did not exist yet stands in the inputs as 0, and is no draw.
    parts = tuple(name for name in plan.parts if is_known(columns[name][:, years]).all())
    return _Step(plan.key, stream, formula, years, given, values, drawn, parts)


def _some_years(column: Any, years: Indexes) -> Any:
    return column if column.shape[1] == 1 else column[:, years]


def _lay_out(column: Any) -> Any:
    """Repeat a column for the draws of a block; one column when every year has the same.

    Numbers become float32, as everywhere in an ensemble. Whole numbers stay whole, because a key
    has to be exact, except where nothing is known: the mark for unknown is a power of two.
    """
    if column.dtype == np.float64 or not is_known(column).any():
        column = column.astype(np.float32)
    first = column[:, :1]
    if np.array_equal(column, np.broadcast_to(first, column.shape), equal_nan=True):
        return first
    return np.repeat(column, BLOCK, axis=1)


def _compute_block(steps: list[_Step], seed: int, block: int) -> list[Ensemble]:
    """Apply the formulas to one block of draws; give the amounts per step."""
    numbers: dict[str, Floats] = {}
    found: list[Ensemble] = []
    latest: dict[str, tuple[Indexes, Ensemble]] = {}
    for step in steps:
        values = dict(step.values)
        for name, (low, value, high) in step.drawn.items():
            place = f"{step.key}.{name}"
            if place not in numbers:
                numbers[place] = uniform(seed, place, block)
            drawn = triangular(low, value, high, numbers[place])
            values[name] = drawn.reshape(1, -1).astype(np.float32)
        given = dict(step.given)
        for name in step.parts:
            given[name] = _part(step, name, latest)
        amounts = _apply(step, given, values)
        latest[step.key] = step.years, amounts
        found.append(amounts)
    return found


def _apply(step: _Step, given: Mapping[str, Any], values: Mapping[str, Any]) -> Ensemble:
    regeling = step.stream.regeling
    inputs = regeling.inputs(*(given[f.name] for f in fields(regeling.inputs)))
    parameters = regeling.parameters(*(values[f.name] for f in fields(regeling.parameters)))
    amounts = getattr(step.formula(inputs, parameters), regeling.amount)
    expected = step.stream.amounts[:, step.years]
    shape = (len(expected), len(step.years) * BLOCK)
    found = np.broadcast_to(amounts, shape).astype(np.float32, copy=False)
    known = is_known(expected)
    if known.all():
        return found
    return np.where(np.repeat(known, BLOCK, axis=1), found, np.float32(np.nan))


def _part(step: _Step, name: str, latest: Mapping[str, tuple[Indexes, Ensemble]]) -> Any:
    """Take the draws of a component in the same years and block; as expected where it is sure."""
    years, drawn = latest.get(name, (np.empty(0, dtype=np.intp), None))
    if drawn is not None and np.array_equal(years, step.years):
        return drawn
    column = getattr(step.stream.inputs, name)[:, step.years].astype(np.float32)
    whole = np.repeat(column, BLOCK, axis=1)
    if drawn is not None:
        _, mine, theirs = np.intersect1d(step.years, years, return_indices=True)
        _by_draw(whole)[:, mine] = _by_draw(drawn)[:, theirs]
    return whole
