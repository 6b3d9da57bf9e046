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
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from springplank.core.columns import Floats, as_floats, column_names, is_known
from springplank.core.parameters import Path
from springplank.core.randomness import BLOCK, triangular, uniform
from springplank.errors import UsageError
from springplank.funding.streams import Funding, Stream, compute_streams
from springplank.funding.world import World

DRAWS = 1000
"""How many draws, unless asked otherwise."""

SEED = 1
"""The seed, unless asked otherwise; the same seed gives the same draws."""

CELLS = 2**17
"""Values at once in one column: what stays in the cache of one core (half a megabyte)."""

QUANTILES = (0.025, 0.10, 0.50, 0.90, 0.975)
"""What is shown of a distribution; the second and the fourth are the ends of 80%."""

WHOLE = "iu_participatie"

Ensemble: TypeAlias = NDArray[np.float32]
"""EUR in float32, shape (gemeenten, jaren, trekkingen); NaN means unknown. Never sum in float32."""

Indexes: TypeAlias = NDArray[np.intp]


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
    plans = _plans_of(funding)
    steps = _steps_of(plans)
    numbers = range(-(-draws // BLOCK))
    count = len(funding.world.codes)
    # One large array per stream: the system hands out memory far faster in one piece.
    blocks = {
        p.key: np.empty((len(numbers), count, p.years.size, BLOCK), dtype=np.float32) for p in plans
    }

    def work(number: int) -> None:
        _compute_block(steps, seed, number, {key: whole[number] for key, whole in blocks.items()})

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
    found: dict[str, Floats] = {}
    for plan in _plans_of(funding):
        for name, path in plan.drawn.items():
            place = f"{plan.key}.{name}"
            u = np.concatenate([uniform(seed, place, block) for block in range(-(-draws // BLOCK))])
            low, value, high = _range_of(path)
            found[place] = triangular(low, value, high, u[:draws])
    return found


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


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
        place: where these years stand among the uncertain years of the stream.
        given: input columns: one column when all years have the same, else laid out for a block.
        values: the parameters that are not drawn, in the same way.
        drawn: per parameter that is drawn its range over all uncertain years, shape (1, jaren).
        parts: the input columns that are the draws of another stream.
    """

    key: str
    stream: Stream
    formula: Callable[[Any, Any], Any]
    years: Indexes
    place: slice
    given: Mapping[str, Any]
    values: Mapping[str, Any]
    drawn: Mapping[str, tuple[Floats, Floats, Floats]]
    parts: tuple[str, ...]


def _range_of(path: Path) -> tuple[Floats, Floats, Floats]:
    return as_floats(path.low), as_floats(path.values), as_floats(path.high)


def _has_range(path: Path) -> NDArray[np.bool_]:
    low, _, high = _range_of(path)
    return np.asarray((low < high)[0])


def _plans_of(funding: Funding) -> list[_Plan]:
    """Plan every stream; the whole, a sum of others, comes last."""
    plans = {key: _plan(key, stream) for key, stream in funding.streams.items() if key != WHOLE}
    found = list(plans.values())
    if WHOLE in funding.streams:
        stream = funding.streams[WHOLE]
        parts = tuple(name for name in column_names(stream.inputs) if name in plans)
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
    steps: list[_Step] = []
    for start, stop in pairwise(sorted(edges)):
        for at in range(start, stop, at_once):
            group = np.arange(at, min(at + at_once, stop))
            for plan in plans:
                years = np.intersect1d(group, plan.years)
                if years.size:
                    steps.append(_step(plan, years))
    return steps


def _step(plan: _Plan, years: Indexes) -> _Step:
    stream = plan.stream
    columns = {name: getattr(stream.inputs, name) for name in column_names(stream.inputs)}
    given = {n: _lay_out(c if c.shape[1] == 1 else c[:, years]) for n, c in columns.items()}
    values: dict[str, Any] = {}
    drawn: dict[str, tuple[Floats, Floats, Floats]] = {}
    for name, path in stream.prepared.paths.items():
        if name in plan.drawn:
            low, value, high = _range_of(path)
            drawn[name] = low[:, plan.years], value[:, plan.years], high[:, plan.years]
        else:
            # Only the amount is kept: what it does not rest on may stay at its first year.
            some = years if name in stream.regeling.basis else years[:1]
            values[name] = _lay_out(as_floats(path.values)[:, some])
    blocks = stream.prepared.blocks
    formula = next(f for span, f, _ in blocks if span.start <= years[0] < span.stop)
    # A component that did not exist yet stands in the inputs as 0, and is no draw.
    parts = tuple(name for name in plan.parts if is_known(columns[name][:, years]).all())
    first = int(np.searchsorted(plan.years, years[0]))
    place = slice(first, first + len(years))
    return _Step(plan.key, stream, formula, years, place, given, values, drawn, parts)


def _lay_out(column: Any) -> Any:
    """Repeat a column for the draws of a block; one column when every year has the same.

    Numbers become float32, as everywhere in draws. Whole numbers stay, because a key is exact;
    except where nothing is known: that mark is a power of two.
    """
    if column.dtype == np.float64 or not is_known(column).any():
        column = column.astype(np.float32)
    first = column[:, :1]
    if np.array_equal(column, np.broadcast_to(first, column.shape), equal_nan=True):
        return first
    return np.repeat(column, BLOCK, axis=1)


def _compute_block(
    steps: list[_Step], seed: int, number: int, wholes: Mapping[str, Ensemble]
) -> None:
    """Apply the formulas to one block of draws, and keep the amounts."""
    paths: dict[str, Ensemble] = {}
    latest: dict[str, tuple[Indexes, Ensemble]] = {}
    for step in steps:
        values = dict(step.values)
        for name, (low, value, high) in step.drawn.items():
            where = f"{step.key}.{name}"
            if where not in paths:
                drawn = triangular(low, value, high, uniform(seed, where, number))
                paths[where] = drawn.astype(np.float32)
            values[name] = paths[where][step.place].reshape(1, -1)
        given = dict(step.given)
        for name in step.parts:
            given[name] = _part(step, name, latest)
        whole = wholes[step.key]
        amounts = np.broadcast_to(
            _apply(step, given, values), (len(whole), len(step.years) * BLOCK)
        )
        whole[:, step.place] = amounts.reshape(len(whole), -1, BLOCK)
        expected = step.stream.amounts[:, step.years]
        known = is_known(expected)
        if not known.all():
            whole[:, step.place][~known] = np.nan
        latest[step.key] = step.years, amounts


def _apply(step: _Step, given: Mapping[str, Any], values: Mapping[str, Any]) -> Any:
    regeling = step.stream.regeling
    inputs = regeling.inputs(*(given[name] for name in column_names(regeling.inputs)))
    parameters = regeling.parameters(*(values[name] for name in column_names(regeling.parameters)))
    return getattr(step.formula(inputs, parameters), regeling.amount)


def _part(step: _Step, name: str, latest: Mapping[str, tuple[Indexes, Ensemble]]) -> Any:
    """Take the draws of a component in the same years and block; as expected where it is sure."""
    years, drawn = latest.get(name, (np.empty(0, dtype=np.intp), None))
    if drawn is not None and np.array_equal(years, step.years):
        return drawn
    column = getattr(step.stream.inputs, name)[:, step.years].astype(np.float32)
    whole = np.repeat(column, BLOCK, axis=1)
    if drawn is not None:
        _, mine, theirs = np.intersect1d(step.years, years, return_indices=True)
        by_year = whole.reshape(len(whole), -1, BLOCK)
        by_year[:, mine] = drawn.reshape(len(drawn), -1, BLOCK)[:, theirs]
    return whole
