# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Worked examples as text tables, and a plain reading of the formulas that explain a column.

A table has a header, a line of dashes and rows. Numbers are Dutch (`1.261,98`, `60%`), a cell may
be `ja`, `nee` or `onbekend`. Columns of the inputs go in; parameters and columns of the outcome
are expectations, exact to the last decimal that is written. `jaar`, `dag` and `stand` may be
columns too: rows with the same ones are computed together. `gemeente` and `geval` are names only.
A wide example lies on its side: under the header `stap` it has a row per name.
"""

import ast
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any, Protocol, get_type_hints

import numpy as np
from numpy.typing import NDArray

from springplank.core.columns import UNKNOWN, Bools, Euros, as_floats, columns_of
from springplank.core.explanation import cell_value
from springplank.core.regeling import AnyRegeling, Prepared
from springplank.core.sources import find_stand

LABELS = ("gemeente", "geval")
WHEN = ("jaar", "dag", "stand")
NUMBER = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(%?)")
UNKNOWN_WORD = "onbekend"
LYING = "stap"

Values = NDArray[np.float64]
Changes = Mapping[str, float | str]


class Example(Protocol):
    """Check that a regeling turns the left columns of a table into the right ones."""

    def __call__(
        self,
        regeling: AnyRegeling,
        text: str,
        *,
        year: int | None = None,
        on: str | None = None,
        stand: str | None = None,
        changes: Changes | None = None,
        tolerance: float = 0.0,
        source: str = "",
    ) -> None:
        """Check one table; see `check_example`."""


def read_table(text: str) -> list[dict[str, str]]:
    """Read `a | b` rows under a header; a table that starts with `stap` has a case per column."""
    lines = [line for line in text.strip().splitlines() if set(line.strip()) - set("-+ ")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    if cells[0][0] == LYING:
        cells = [list(column) for column in zip(*cells[1:], strict=True)]
    header, *body = cells
    return [dict(zip(header, row, strict=True)) for row in body]


def read_number(cell: str) -> tuple[float, int]:
    """Read a Dutch number: its value, and the decimals it is exact to.

    Raises:
        ValueError: when it is not written as a Dutch number.
    """
    if cell in ("ja", "nee"):
        return float(cell == "ja"), 0
    if cell == UNKNOWN_WORD:
        return np.nan, 0
    found = NUMBER.fullmatch(cell)
    if found is None:
        raise ValueError(f"{cell!r} is geen Nederlands getal")
    sign, whole, decimals, percent = found.groups(default="")
    scale = len(decimals) + (2 if percent else 0)
    value = int(whole.replace(".", "") + decimals) / 10**scale
    return (-value if sign else value), scale


def check_example(
    regeling: AnyRegeling,
    text: str,
    *,
    year: int | None = None,
    on: str | None = None,
    stand: str | None = None,
    changes: Changes | None = None,
    tolerance: float = 0.0,
    source: str = "",
) -> None:
    """Check that a regeling turns the left columns of a table into the right ones.

    Args:
        regeling: the regeling.
        text: the table; see the top of this module.
        year: calendar year of every row; or a column `jaar`.
        on: day of every row, for values that change within a year; or a column `dag`.
        stand: what was known, default the newest; or a column `stand`.
        changes: parameters that take another value than the law, by name.
        tolerance: allowed difference beside the decimals written, for published amounts.
        source: where a published figure stands; printed with the table.
    """
    groups: dict[tuple[str, ...], list[dict[str, str]]] = {}
    given = {"jaar": str(year or ""), "dag": on or "", "stand": stand or "nieuwste"}
    for row in read_table(text):
        when = {**given, **{name: row[name] for name in WHEN if name in row}}
        groups.setdefault(tuple(when.values()), []).append(row)
    for (jaar, dag, as_known), rows in groups.items():
        day = find_stand(as_known).on
        choices = {f"{regeling.key}.{name}": value for name, value in (changes or {}).items()}
        prepared: Prepared[Any, Any] = (
            regeling.prepare((int(jaar),), day, choices)
            if jaar
            else regeling.prepare_day(date.fromisoformat(dag), day, choices)
        )
        _check_rows(regeling, prepared, rows, tolerance, f"{jaar or dag} {as_known} {source}")


def _check_rows(
    regeling: AnyRegeling,
    prepared: Prepared[Any, Any],
    rows: list[dict[str, str]],
    tolerance: float,
    where: str,
) -> None:
    inputs = {c.name for c in columns_of(regeling.inputs)}
    values = prepared.blocks[0][2]
    outcome = prepared.compute(make_inputs(regeling, rows))
    for name in rows[0].keys() - inputs - set(LABELS) - set(WHEN):
        found = getattr(outcome if name in outcome.__slots__ else values, name)
        for at, row in enumerate(rows):
            expected, decimals = read_number(row[name])
            cell = cell_value(found, (at, 0))
            place = (
                f"{regeling.key}.{name}, rij {at + 1} ({where}): {cell} in plaats van {row[name]}"
            )
            if np.isnan(expected):
                assert cell is None, place
            else:
                assert cell is not None, place
                room = 0.5 * 10**-decimals + 1e-9 if found.dtype != np.int64 else 0.0
                assert abs(cell - expected) <= room + tolerance, place


def make_inputs(regeling: AnyRegeling, rows: list[dict[str, str]]) -> Any:
    """Make the inputs of a regeling, shape (rijen, 1); a column that is left out is 0 or no."""
    hints = get_type_hints(regeling.inputs)
    made = {}
    for f in fields(regeling.inputs):
        numbers = np.array([[read_number(row.get(f.name, "0"))[0]] for row in rows])
        if hints[f.name] == Bools:
            made[f.name] = numbers > 0
        elif hints[f.name] == Euros:
            whole = np.nan_to_num(numbers).astype(np.int64)
            made[f.name] = np.where(np.isnan(numbers), UNKNOWN, whole)
        else:
            made[f.name] = numbers
    return regeling.inputs(**made)


# --- Dividing and reading formulas, as plainly as can be -----------------------------------


def divide(total: int, key: list[int]) -> list[int]:
    """Divide by largest remainder in fractions; equal remainders go to the first."""
    whole = sum(key)
    exact = [Fraction(total * part, whole) for part in key]
    parts = [floor(part) for part in exact]
    order = sorted(range(len(key)), key=lambda row: (parts[row] - exact[row], row))
    for row in order[: total - sum(parts)]:
        parts[row] += 1
    return parts


def evaluate(formula: str, names: Mapping[str, Any]) -> Values:
    """Work out the formula of a column from the columns it names; NaN is unknown."""
    return _value(ast.parse(formula, mode="eval").body, names)


def _value(node: ast.expr, names: Mapping[str, Any]) -> Values:
    match node:
        case ast.Constant(value=int() | float() as number):
            return np.array([[float(number)]])
        case ast.Name(id=name):
            return np.asarray(as_floats(names[name]), dtype=np.float64)
        case ast.BinOp(left=left, op=op, right=right):
            return _operation(op, _value(left, names), _value(right, names))
        case ast.Compare(left=left, ops=[ast.Gt()], comparators=[right]):
            return np.asarray(_value(left, names) > _value(right, names), dtype=np.float64)
        case ast.Compare(left=left, ops=[ast.GtE()], comparators=[right]):
            return np.asarray(_value(left, names) >= _value(right, names), dtype=np.float64)
        case ast.Call(func=ast.Name(id=name), args=args):
            return _call(name, [_value(part, names) for part in args])
    raise AssertionError(ast.dump(node))


def _operation(op: ast.operator, left: Values, right: Values) -> Values:
    match op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
    raise AssertionError(ast.dump(op))


def _call(name: str, args: list[Values]) -> Values:
    match name, args:
        case "rond_af", [value]:
            return np.asarray(np.floor(np.round(value, 6) + 0.5))
        case "rond_af_op_cent", [value]:
            return np.asarray(np.floor(np.round(value * 100, 6) + 0.5) / 100)
        case "laagste", [left, right]:
            return np.minimum(left, right)
        case "hoogste", [left, right]:
            return np.maximum(left, right)
        case "als", [condition, left, right]:
            return np.where(condition > 0, left, right)
        case "verdeel", [total, key]:
            return _divide_columns(total, key)
    raise AssertionError(name)


def _divide_columns(total: Values, key: Values) -> Values:
    years = max(total.shape[1], key.shape[1])
    total, key = np.broadcast_to(total, (1, years)), np.broadcast_to(key, (len(key), years))
    parts = np.full(key.shape, np.nan)
    for at in range(years):
        if total[0, at] == 0:
            parts[:, at] = np.where(np.isnan(key[:, at]).any(), np.nan, 0)
        elif not np.isnan(total[0, at]) and not np.isnan(key[:, at]).any():
            parts[:, at] = divide(int(total[0, at]), [int(part) for part in key[:, at]])
    return parts
