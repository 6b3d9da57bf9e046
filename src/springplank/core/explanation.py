# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Explanations as data: step, value, unit, inputs, source, status. Text is made from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from springplank.core.columns import UNKNOWN, Column, columns_of
from springplank.core.formulas import names_in, readable
from springplank.core.parameters import Cell
from springplank.core.regeling import AnyRegeling, Prepared


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the values of an input column come from.

    Attributes:
        sources: keys of the sources.
        status: one of `parameters.STATUSES`.
        note: what a reader has to know, for example which series stands in for which.
    """

    sources: tuple[str, ...]
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an explanation.

    Attributes:
        key: name of the column or parameter.
        kind: "invoer", "waarde" (from law or circulaire) or "stap" (computed).
        label: name for a reader.
        value: the value; None when unknown.
        unit: see `core.units`.
        article: place in the law that this step follows; empty when not stated.
        formula: the formula in words; empty for inputs and values.
        inputs: keys of the steps that it uses.
        sources: keys of the sources of the value itself.
        place: where in the source.
        status: how sure the value is; empty for a step, which is as sure as its inputs.
        note: remark or assumption.
        alternatives: rival values by name.
    """

    key: str
    kind: str
    label: str
    value: float | int | None
    unit: str
    article: str
    formula: str
    inputs: tuple[str, ...]
    sources: tuple[str, ...]
    place: str
    status: str
    note: str
    alternatives: tuple[tuple[str, float, tuple[str, ...]], ...]


def explain(
    regeling: AnyRegeling,
    prepared: Prepared[Any, Any],
    tables: tuple[Any, Any],
    origins: Mapping[str, Origin],
    at: tuple[int, int],
) -> tuple[Step, ...]:
    """Explain one cell: its inputs, the values in force and every step, in order of use.

    Args:
        regeling: the regeling.
        prepared: its parameters over the years that were computed.
        tables: the inputs and the outcome.
        origins: where each input column comes from.
        at: row of the gemeente and index of the year.
    """
    inputs, outcome = tables
    given = [_input(c, inputs, origins, at) for c in columns_of(regeling.inputs)]
    values = [
        _value(c, prepared.paths[c.name].cells[at[1]]) for c in columns_of(regeling.parameters)
    ]
    steps = [_step(c, outcome, at) for c in columns_of(regeling.outcome)]
    used = {name for step in steps for name in step.inputs}
    return (*(s for s in (*given, *values) if s.key in used), *steps)


def _input(column: Column, table: Any, origins: Mapping[str, Origin], at: tuple[int, int]) -> Step:
    origin = origins.get(column.name, Origin((), "", ""))
    return Step(
        column.name,
        "invoer",
        column.label,
        cell_value(getattr(table, column.name), at),
        column.unit,
        "",
        "",
        (),
        origin.sources,
        "",
        origin.status,
        origin.note,
        (),
    )


def _value(column: Column, cell: Cell) -> Step:
    return Step(
        column.name,
        "waarde",
        column.label,
        cell.value,
        column.unit,
        column.article,
        "",
        (),
        cell.sources,
        cell.place,
        cell.status,
        cell.note or cell.reason,
        cell.alternatives,
    )


def _step(column: Column, table: Any, at: tuple[int, int]) -> Step:
    return Step(
        column.name,
        "stap",
        column.label,
        cell_value(getattr(table, column.name), at),
        column.unit,
        column.article,
        readable(column.formula),
        names_in(column.formula),
        (),
        "",
        "",
        "",
        (),
    )


def cell_value(values: Any, at: tuple[int, int]) -> float | int | None:
    """Read one cell of a column with axes (gemeenten, jaren), where an axis may have length 1."""
    row = at[0] if values.shape[0] > 1 else 0
    year = at[1] if values.shape[1] > 1 else 0
    found = values[row, year]
    if values.dtype == np.int64:
        return None if found == UNKNOWN else int(found)
    if values.dtype == np.bool_:
        return int(found)
    return None if np.isnan(found) else float(found)
