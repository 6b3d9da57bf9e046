# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a regeling is: its legal form, its tables, its parameters and its dated formulas."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path as FilePath
from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np

from springplank.core.columns import Column, column_names, columns_of
from springplank.core.formulas import check_order, names_in, unit_of
from springplank.core.loading import load_parameters
from springplank.core.parameters import (
    Bound,
    Choices,
    Parameter,
    Path,
    path_of,
    path_on,
)
from springplank.core.units import Unit, parse_unit
from springplank.errors import RuleError

I = TypeVar("I")  # noqa: E741 - inputs, parameters, outcome: the three letters of the house
P = TypeVar("P")
O = TypeVar("O")  # noqa: E741 - see I
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LegalForm:
    """What kind of money it is; shown with every amount.

    Attributes:
        form: legal form, for example "decentralisatie-uitkering".
        channel: the channel in which totals are made.
        receiver: who is paid.
        is_labelled: whether the Rijk prescribes the use.
        accountability: to whom the use is accounted for.
        reserve: whether it may be kept in a reserve, and on which ground.
        basis: law or agreement.
    """

    form: str
    channel: str
    receiver: str
    is_labelled: bool
    accountability: str
    reserve: str
    basis: str


@dataclass(frozen=True, slots=True)
class Prepared(Generic[I, O]):
    """A regeling with its parameters filled in, ready to be computed again and again.

    Attributes:
        years: calendar years.
        paths: the parameters over these years, by name.
        blocks: per run of years with one formula: slice of the years axis, formula, parameters.
    """

    years: tuple[int, ...]
    paths: Mapping[str, Path]
    blocks: tuple[tuple[slice, Callable[[I, Any], O], Any], ...]

    def compute(self, inputs: I) -> O:
        """Apply the formula of each year to the inputs.

        Args:
            inputs: the inputs table, shape (gemeenten, jaren).

        Returns:
            The outcome table, shape (gemeenten, jaren).
        """
        if len(self.blocks) == 1:
            _, formula, parameters = self.blocks[0]
            return formula(inputs, parameters)
        spans = [span for span, _, _ in self.blocks]
        joined: O = _join(
            [f(_years_of(inputs, s), p) for s, f, p in self.blocks], spans, len(self.years)
        )
        return joined


def _years_of(table: T, span: slice) -> T:
    """Cut a table to some years; a column without a years axis stays whole."""
    values = (getattr(table, name) for name in column_names(table))
    return type(table)(*(v if v.shape[1] == 1 else v[:, span] for v in values))


def _join(parts: Sequence[T], spans: Sequence[slice], years: int) -> T:
    """Put tables after each other along the years, each at its own full shape.

    Args:
        parts: tables of one kind.
        spans: the years of each.
        years: how many years there are together.
    """
    columns: list[Any] = []
    for name in column_names(parts[0]):
        found = [getattr(part, name) for part in parts]
        # Years apart in memory: putting them together is copying them.
        whole = np.empty((years, max(len(c) for c in found)), dtype=found[0].dtype).T
        for column, span in zip(found, spans, strict=True):
            whole[:, span] = column
        columns.append(whole)
    return type(parts[0])(*columns)


@dataclass(frozen=True, eq=False)
class Regeling(Generic[I, P, O]):
    """A funding rule of the Rijk.

    Attributes:
        key: name of the module and of its TOML file.
        title: title for a reader.
        summary: what it is, in Dutch.
        legal: legal form.
        inputs: table class of what goes in.
        parameters: dataclass of values over years.
        outcome: table class of what comes out; read from top to bottom it is the explanation.
        amount: the column of `outcome` that is the amount.
        formulas: first day of each formula to the formula.
        claims: first and last year for which every parameter must have a value.
        part_of: the regeling of which this is a component, with the first year and the source.
        variants: variants of policy by name, with their description; the first is the default.
        optional: parameters that may lack a value within the claimed years, with the reason.
    """

    key: str
    title: str
    summary: str
    legal: LegalForm
    inputs: type[I]
    parameters: type[P]
    outcome: type[O]
    amount: str
    formulas: Mapping[date, Callable[[I, P], O]]
    claims: tuple[int, int]
    part_of: str = ""
    variants: Mapping[str, str] = field(default_factory=dict)
    optional: Mapping[str, str] = field(default_factory=dict)
    history: Mapping[str, Parameter] = field(init=False)

    def __post_init__(self) -> None:
        """Read the values beside the module and check the whole regeling.

        Raises:
            RuleError: see `check`.
        """
        object.__setattr__(self, "history", load_parameters(self.file(), self.key))
        self.check()

    def file(self) -> FilePath:
        """Give the TOML file with the values: it stands beside the module of the inputs."""
        module = sys.modules[self.inputs.__module__].__file__
        if module is None:
            raise RuleError(f"Regeling {self.key} staat niet in een bestand.")
        return FilePath(module).with_suffix(".toml")

    def prepare(
        self,
        years: tuple[int, ...],
        on: date,
        choices: Choices | None = None,
        bound: Bound = "values",
    ) -> Prepared[I, O]:
        """Fill in the parameters for some years as known on a day.

        Args:
            years: calendar years.
            on: only what was known on this day counts.
            choices: rival values or own numbers, by "regeling.parameter".
            bound: the values themselves, or the lowest or highest that are reckoned with.

        Raises:
            UsageError: when a choice names a rival that does not exist.
        """
        own = tuple(
            sorted((k, v) for k, v in (choices or {}).items() if k.split(".")[0] == self.key)
        )
        return _prepare(self, years, on, own, bound)

    def prepare_day(
        self, day: date, on: date, choices: Choices | None = None, bound: Bound = "values"
    ) -> Prepared[I, O]:
        """Fill in the parameters for one day as known on a day.

        Args:
            day: the day to which the values apply.
            on: only what was known on this day counts.
            choices: own numbers, by "regeling.parameter".
            bound: the values themselves, or the lowest or highest that are reckoned with.
        """
        paths = {
            name: path_on(parameter, day, on, (choices or {}).get(f"{self.key}.{name}"))
            for name, parameter in self.history.items()
        }
        names = column_names(self.parameters)
        values = self.parameters(*(paths[n].at(bound) for n in names))
        return Prepared((day.year,), paths, ((slice(0, 1), self.formula_for(day), values),))

    @cached_property
    def basis(self) -> frozenset[str]:
        """The inputs and parameters on which the amount rests, directly or through steps."""
        formulas = {c.name: c.formula for c in columns_of(self.outcome)}
        todo, found = [self.amount], set[str]()
        while todo:
            for name in names_in(formulas.get(todo.pop(), "")):
                if name not in found:
                    found.add(name)
                    todo.append(name)
        return frozenset(found - formulas.keys())

    def formula_for(self, day: date) -> Callable[[I, P], O]:
        """Give the formula that holds on a day; before the first one, the first."""
        started = [first for first in self.formulas if first <= day]
        return self.formulas[max(started, default=min(self.formulas))]

    def columns(self) -> Mapping[str, Column]:
        """Give the declarations of inputs, parameters and outcome together, by name."""
        tables: tuple[type[Any], ...] = (self.inputs, self.parameters, self.outcome)
        return {c.name: c for table in tables for c in columns_of(table)}

    def check(self) -> None:
        """Check names, units, order and years of the whole regeling.

        Raises:
            RuleError: with the name and the place of the first fault.
        """
        declared = {c.name: c for c in columns_of(self.parameters)}
        if missing := declared.keys() ^ self.history.keys():
            raise RuleError(
                f"Regeling {self.key}: {', '.join(sorted(missing))} staat niet zowel in "
                f"Parameters als in {self.key}.toml."
            )
        for name, declaration in declared.items():
            self._check_parameter(name, declaration)
        self._check_formulas()

    def _check_parameter(self, name: str, declaration: Column) -> None:
        parameter = self.history[name]
        if parameter.unit != declaration.unit:
            raise RuleError(
                f"Eenheden botsen: {self.key}.{name} is {declaration.unit} in de formule en "
                f"{parameter.unit} in {self.key}.toml."
            )
        if name in self.optional:
            return
        span = tuple(range(self.claims[0], self.claims[1] + 1))
        for cell, year in zip(path_of(parameter, span, date.max).cells, span, strict=True):
            if cell.value is None:
                raise RuleError(
                    f"Regeling {self.key} zegt {year} te kunnen rekenen, maar {name} heeft dan "
                    "geen waarde en geen doortrekking."
                )

    def _check_formulas(self) -> None:
        tables: tuple[type[Any], ...] = (self.inputs, self.parameters)
        given = {c.name: parse_unit(c.unit) for table in tables for c in columns_of(table)}
        steps = {c.name: c for c in columns_of(self.outcome)}
        units: dict[str, Unit] = given | {n: parse_unit(c.unit) for n, c in steps.items()}
        check_order({n: c.formula for n, c in steps.items()}, given, self.key)
        for name, step in steps.items():
            where = f"{self.key}.{name}"
            if not step.formula:
                raise RuleError(f"Stap {where} heeft geen formule om uit te leggen.")
            if not step.article:
                raise RuleError(f"Stap {where} noemt geen artikel of document waarop zij rust.")
            found = unit_of(step.formula, units, where)
            if found != units[name]:
                raise RuleError(
                    f"Eenheden botsen: {where} is {units[name]} maar de formule geeft {found}."
                )


AnyRegeling: TypeAlias = Regeling[Any, Any, Any]


@lru_cache(maxsize=512)
def _prepare(
    regeling: AnyRegeling,
    years: tuple[int, ...],
    on: date,
    choices: tuple[tuple[str, Any], ...],
    bound: Bound,
) -> Prepared[Any, Any]:
    chosen = {key.split(".", 1)[1]: value for key, value in choices}
    paths = {
        name: path_of(parameter, years, on, chosen.get(name))
        for name, parameter in regeling.history.items()
    }
    names = column_names(regeling.parameters)
    blocks = []
    for span, formula in _spans(regeling, years):
        values = regeling.parameters(*(paths[n].at(bound)[:, span] for n in names))
        blocks.append((span, formula, values))
    return Prepared(years, paths, tuple(blocks))


def _spans(regeling: AnyRegeling, years: tuple[int, ...]) -> list[tuple[slice, Any]]:
    """Group consecutive years that share a formula."""
    found: list[tuple[slice, Any]] = []
    start = 0
    for at in range(1, len(years) + 1):
        here = regeling.formula_for(date(years[start], 1, 1))
        if at == len(years) or regeling.formula_for(date(years[at], 1, 1)) is not here:
            found.append((slice(start, at), here))
            start = at
    return found
