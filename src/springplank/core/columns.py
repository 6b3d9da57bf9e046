# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tables: frozen dataclasses whose fields are columns with a unit, over (gemeenten, jaren)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, TypeAlias, TypeVar, dataclass_transform

import numpy as np
from numpy.typing import NDArray

from springplank.errors import RuleError

Floats: TypeAlias = NDArray[np.float64]
"""Numbers, shape (gemeenten, jaren) or a 1 in place of an axis; NaN means unknown."""

Euros: TypeAlias = NDArray[np.int64]
"""Whole euros, shape (gemeenten, jaren) or a 1 in place of an axis; UNKNOWN means unknown."""

Bools: TypeAlias = NDArray[np.bool_]
T = TypeVar("T")

AXES = 2
"""Every column has the axes (gemeenten, jaren)."""

UNKNOWN = int(np.iinfo(np.int64).min)
"""An amount that is not known. A sum that forgets to look becomes absurd, never plausible."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is declared about one column of a table.

    Attributes:
        name: the Dutch legal noun, as in the law or the circulaire.
        unit: see `core.units`.
        label: the name for a reader.
        formula: how the column follows from earlier columns, inputs and parameters, as text that
            `core.formulas` can check and compute; empty for an input.
        article: the place in the law or the document that this step follows.
    """

    name: str
    unit: str
    label: str
    formula: str
    article: str


def column(unit: str, label: str, *, formula: str = "", article: str = "") -> Any:
    """Declare a column of a table: its unit, its Dutch label, its formula and its article."""
    return field(
        metadata={"unit": unit, "label": label, "formula": formula, "article": article},
    )


def columns_of(table: type[Any]) -> Iterator[Column]:
    """Give what was declared about each column of a table, in order."""
    for f in fields(table):
        yield Column(
            f.name,
            f.metadata["unit"],
            f.metadata["label"],
            f.metadata["formula"],
            f.metadata["article"],
        )


@dataclass_transform(frozen_default=True, field_specifiers=(column,))
def table(cls: type[T]) -> type[T]:
    """Make a class a table: frozen, and its columns checked when it is created.

    A column has the axes (gemeenten, jaren); per axis all columns have the same length or 1. For
    draws the second axis is (jaren x trekkingen), with the draws of one year next to each other.
    Amounts are int64, numbers float64 (float32 only for draws).

    Raises:
        RuleError: on creation, with the name of the column that does not fit.
    """
    names: tuple[str, ...] = ()

    def check(self: Any) -> None:
        rows = years = 1
        for name in names:
            values = getattr(self, name)
            if values.ndim != AXES or values.dtype.char not in "ldqf?":
                raise RuleError(_misfit(cls.__name__, name, values))
            values.setflags(write=False)  # tables are shared by every question
            n, m = values.shape
            if n != 1:
                if rows not in (1, n):
                    raise RuleError(_misfit(cls.__name__, name, values))
                rows = n
            if m != 1:
                if years not in (1, m):
                    raise RuleError(_misfit(cls.__name__, name, values))
                years = m

    cls.__post_init__ = check  # type: ignore[attr-defined]  # the dataclass below calls it
    make: Callable[[type[T]], type[T]] = dataclass(frozen=True, slots=True)
    made = make(cls)
    names = column_names(made)
    return made


def column_names(table: Any) -> tuple[str, ...]:
    """Give the names of the columns of a table, or of its class."""
    return _names_of(table if isinstance(table, type) else type(table))


@cache
def _names_of(table: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(table))


def _misfit(table_name: str, name: str, values: Any) -> str:
    return (
        f"Kolom {name} van tabel {table_name} past niet: vorm {values.shape} en soort "
        f"{values.dtype}. Nodig is (gemeenten, jaren) met gehele euro's of kommagetallen."
    )


def is_known(amounts: Euros | Floats) -> Bools:
    """Say for every cell whether it is known."""
    if amounts.dtype == np.int64:
        return np.asarray(amounts != UNKNOWN)
    return ~np.isnan(amounts)


def whole_euros(values: Floats) -> Euros:
    """Round to whole euros, half up; unknown stays unknown.

    The millionth is rounded first, so that an exact half that float64 holds a hair below the half
    still goes up; a coarser first rounding would lift amounts that truly lie below the half.
    """
    if values.dtype != np.float64:
        return values  # type: ignore[return-value]  # draws are expectations and keep their cents
    is_all_known = not np.isnan(values.min(initial=0))  # one NaN makes the lowest NaN
    if not is_all_known and np.isnan(values).all():
        return np.broadcast_to(np.int64(UNKNOWN), values.shape)
    rounded = values.round(6)
    rounded += 0.5
    np.floor(rounded, out=rounded)
    if not is_all_known:
        # A power of two: exact in float64 too.
        rounded = np.where(np.isnan(rounded), np.float64(UNKNOWN), rounded)
    return rounded.astype(np.int64)


def as_floats(amounts: Euros | Floats) -> Floats:
    """Give amounts as numbers, with NaN for what is unknown."""
    if amounts.dtype == np.int64:
        if amounts.size and amounts.min() != UNKNOWN:
            return amounts.astype(np.float64)
        return np.where(amounts == UNKNOWN, np.nan, amounts)
    return amounts  # type: ignore[return-value]  # the only other dtype a table lets through


def sum_over_gemeenten(amounts: Euros) -> Euros:
    """Add whole numbers over the gemeenten, shape (1, jaren); unknown when one of them is."""
    known = (amounts != UNKNOWN).all(axis=0, keepdims=True)
    if known.all():
        return np.asarray(amounts.sum(axis=0, keepdims=True))
    return np.where(known, np.where(known, amounts, 0).sum(axis=0, keepdims=True), UNKNOWN)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum and whether everything that belongs in it was known.

    Attributes:
        amount: EUR; the sum of what is known.
        is_complete: no part was unknown.
        unknown: how many parts were unknown.
    """

    amount: int
    is_complete: bool
    unknown: int


def total(amounts: Euros) -> Total:
    """Add amounts and keep in sight what is missing."""
    known = is_known(amounts)
    missing = int(amounts.size - np.count_nonzero(known))
    return Total(int(amounts[known].sum()), missing == 0, missing)
