# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What draws have to compute: which years of which streams, with which values from which range."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from springplank.core.columns import Bools, Floats, as_floats, column_names, is_known
from springplank.core.parameters import Path
from springplank.core.randomness import BLOCK, triangular, uniform
from springplank.funding.streams import Funding, Stream

CELLS = 2**19
"""Values at once in one column (2 MB): few enough for the cache that cores share, and so many that
calling costs little and cores do not wait for each other."""

WHOLE = "iu_participatie"

Ensemble: TypeAlias = NDArray[np.float32]
"""EUR in float32, shape (gemeenten, jaren, trekkingen); NaN means unknown. Never sum in float32."""

Indexes: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
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
class Step:
    """One formula for some uncertain years of one stream.

    Attributes:
        key: the regeling.
        stream: the stream on its expected path.
        formula: the formula of these years, as in the regeling.
        years: which years.
        place: where these years stand among the uncertain years of the stream.
        given: input columns that are not drawn, laid out for a block; one column where every year
            has the same.
        values: the parameters that are not drawn, in the same way.
        drawn: the parameters that are drawn.
        parts: the input columns that are the draws of another stream.
        gaps: where the amount is unknown, shape (gemeenten, jaren); None when it is nowhere.
    """

    key: str
    stream: Stream
    formula: Callable[[Any, Any], Any]
    years: slice
    place: slice
    given: Mapping[str, Any]
    values: Mapping[str, Any]
    drawn: tuple[str, ...]
    parts: tuple[str, ...]
    gaps: Bools | None

    def amounts(self, drawn: Mapping[str, Any], parts: Mapping[str, Any]) -> Any:
        """Apply the formula to one block of draws.

        Args:
            drawn: the drawn parameters of these years, shape (1, jaren x trekkingen).
            parts: the draws of other streams in these years, (gemeenten, jaren x trekkingen).

        Returns:
            EUR, shape (gemeenten, jaren x trekkingen).
        """
        regeling = self.stream.regeling
        given, values = {**self.given, **parts}, {**self.values, **drawn}
        inputs = regeling.inputs(*(given[name] for name in column_names(regeling.inputs)))
        chosen = regeling.parameters(*(values[name] for name in column_names(regeling.parameters)))
        return getattr(self.formula(inputs, chosen), regeling.amount)


def draw_path(plan: Plan, name: str, numbers: Sequence[int], seed: int) -> Floats:
    """Draw one parameter in some blocks, over all years.

    Args:
        plan: the stream.
        name: the parameter.
        numbers: numbers of the blocks.
        seed: the same seed gives the same draws.

    Returns:
        Values, shape (jaren, blokken, BLOCK).
    """
    place = f"{plan.key}.{name}"
    u = np.concatenate([uniform(seed, place, number) for number in numbers])
    return triangular(*_range_of(plan.drawn[name]), u).reshape(-1, len(numbers), BLOCK)


def _range_of(path: Path) -> tuple[Floats, Floats, Floats]:
    return as_floats(path.low), as_floats(path.values), as_floats(path.high)


def _has_range(path: Path) -> Bools:
    low, _, high = _range_of(path)
    return np.asarray((low < high)[0])


def plans_of(funding: Funding) -> list[Plan]:
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
        found.append(Plan(WHOLE, stream, np.flatnonzero(uncertain), {}, parts))
    return found


def _plan(key: str, stream: Stream) -> Plan:
    basis = stream.regeling.basis
    paths = stream.prepared.paths.items()
    drawn = {name: path for name, path in paths if name in basis and _has_range(path).any()}
    uncertain = np.zeros(len(stream.prepared.years), dtype=bool)
    for path in drawn.values():
        uncertain |= _has_range(path)
    uncertain &= is_known(stream.amounts).any(axis=0)
    return Plan(key, stream, np.flatnonzero(uncertain), drawn, ())


def steps_of(plans: list[Plan]) -> list[tuple[Step, ...]]:
    """Plan the work per group of years; within a group a step may need those before it.

    A group is small enough for the cache, and all its years have the same formulas and the same
    inputs, so that an input is one column for all draws.
    """
    count = len(plans[0].stream.amounts)
    at_once = max(1, CELLS // (count * BLOCK))
    length = len(plans[0].stream.prepared.years)
    starts = np.flatnonzero(np.logical_or.reduce([_starts(plan, length) for plan in plans]))
    groups: list[tuple[Step, ...]] = []
    for start, stop in pairwise([*starts.tolist(), length]):
        for at in range(start, stop, at_once):
            years = slice(at, min(at + at_once, stop))
            here = [plan for plan in plans if at in plan.years]
            drawn = {plan.key for plan in here}
            groups.append(tuple(_step(plan, years, drawn) for plan in here))
    return groups


def _starts(plan: Plan, length: int) -> Bools:
    """Mark the years in which a stream gets another formula or other inputs than a year before."""
    found = np.zeros(length, dtype=bool)
    found[0] = True
    if not plan.years.size:
        return found
    stream = plan.stream
    found[[span.start for span, _, _ in stream.prepared.blocks]] = True
    is_drawn = np.isin(np.arange(length), plan.years)[None, :]
    names = (name for name in column_names(stream.inputs) if name not in plan.parts)
    for column in (is_drawn, *(getattr(stream.inputs, name) for name in names)):
        if column.shape[1] > 1:
            before, after = column[:, :-1], column[:, 1:]
            is_same = (before == after) | (~is_known(before) & ~is_known(after))
            found[1:] |= ~is_same.all(axis=0)
    return found


def _step(plan: Plan, years: slice, drawn: set[str]) -> Step:
    stream, basis = plan.stream, plan.stream.regeling.basis
    columns = {name: getattr(stream.inputs, name) for name in column_names(stream.inputs)}
    # A component that is sure, or did not exist yet (0), is no draw: it stands in the inputs.
    parts = tuple(name for name in plan.parts if name in drawn)
    given = {
        name: _lay_out(as_floats(column) if name in plan.parts else column, years)
        for name, column in columns.items()
        if name not in parts
    }
    # Only the amount is kept: a value that it does not rest on may stay at its first year.
    first_year = slice(years.start, years.start + 1)
    values = {
        name: _lay_out(as_floats(path.values), years if name in basis else first_year)
        for name, path in stream.prepared.paths.items()
        if name not in plan.drawn
    }
    blocks = stream.prepared.blocks
    formula = next(f for span, f, _ in blocks if span.start <= years.start < span.stop)
    first = int(np.searchsorted(plan.years, years.start))
    gaps = ~is_known(_in_years(stream.amounts, years))
    return Step(
        plan.key,
        stream,
        formula,
        years,
        slice(first, first + years.stop - years.start),
        given,
        values,
        tuple(plan.drawn),
        parts,
        gaps if gaps.any() else None,
    )


def _in_years(column: Any, years: slice) -> Any:
    return column if column.shape[1] == 1 else column[:, years]


def _lay_out(column: Any, years: slice) -> Any:
    """Repeat a column for the draws of a block; one column when every year has the same.

    Numbers become float32, as everywhere in draws. Whole numbers stay, because a key is exact;
    except where nothing is known: that mark is a power of two.
    """
    column = _in_years(column, years)
    if column.dtype == np.float64 or not is_known(column).any():
        column = column.astype(np.float32)
    first = column[:, :1]
    if np.array_equal(column, np.broadcast_to(first, column.shape), equal_nan=True):
        return first
    return np.repeat(column, BLOCK, axis=1)
