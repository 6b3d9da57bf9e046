# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Formulas of the workbook: what a cell says, and the value that this gives.

A `Term` holds both: its text in pieces, and its value. Who writes `places * amount` has made the
formula and computed its outcome at once, so that the stored value of a cell cannot differ from
its formula. The pieces are put in the words of Excel or of OpenDocument when a file is written.

    >>> places = Term.of(3)
    >>> whole_down(places * Term.of(2.5)).value
    7
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = float | int | bool | str

COMPARE, ADD, MULTIPLY, SINGLE = range(4)
"""How tightly a term holds together, from loose to one whole."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of one cell; rows and columns count from 0."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, from its first to its last corner."""

    first: Spot
    last: Spot


@dataclass(frozen=True, slots=True)
class Name:
    """A named cell."""

    name: str


@dataclass(frozen=True, slots=True)
class Separator:
    """What stands between the arguments of a function."""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text inside a formula."""

    text: str


Piece: TypeAlias = str | Spot | Area | Name | Separator | Text
NEXT = Separator()


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A formula or a part of one.

    Attributes:
        value: what it gives.
        pieces: what it says; see `Piece`.
        level: how tightly it holds together.
        is_array: whether it reckons over whole areas, and must be written as a matrix formula.
    """

    value: Value
    pieces: tuple[Piece, ...]
    level: int = SINGLE
    is_array: bool = False

    @classmethod
    def of(cls, value: Value) -> "Term":
        """Give a constant; only for what can never change, such as the 1 in "1 - share"."""
        if isinstance(value, str):
            return cls(value, (Text(value),))
        if isinstance(value, bool):
            return cls(value, ("TRUE()" if value else "FALSE()",))
        written = repr(int(value) if isinstance(value, int) else float(value))
        return cls(value, (written,) if value >= 0 else ("(", written, ")"))

    @property
    def number(self) -> float:
        """Give the value as a number.

        Raises:
            TypeError: when it is text: a programmer's mistake.
        """
        if isinstance(self.value, str):
            raise TypeError(self.value)
        return self.value

    def __add__(self, other: "Operand") -> "Term":
        return _between(self, "+", other, ADD, self.number + _number(other))

    def __radd__(self, other: float) -> "Term":
        return Term.of(other) + self

    def __sub__(self, other: "Operand") -> "Term":
        return _between(self, "-", other, ADD, self.number - _number(other))

    def __rsub__(self, other: float) -> "Term":
        return Term.of(other) - self

    def __mul__(self, other: "Operand") -> "Term":
        return _between(self, "*", other, MULTIPLY, self.number * _number(other))

    def __rmul__(self, other: float) -> "Term":
        return Term.of(other) * self

    def __truediv__(self, other: "Operand") -> "Term":
        return _between(self, "/", other, MULTIPLY, self.number / _number(other))

    def __rtruediv__(self, other: float) -> "Term":
        return Term.of(other) / self

    def __pow__(self, other: "Operand") -> "Term":
        return function("POWER", self.number ** _number(other), self, as_term(other))

    def __neg__(self) -> "Term":
        return 0 - self

    def __ge__(self, other: "Operand") -> "Term":
        return _between(self, ">=", other, COMPARE, self.number >= _number(other))

    def __gt__(self, other: "Operand") -> "Term":
        return _between(self, ">", other, COMPARE, self.number > _number(other))

    def __le__(self, other: "Operand") -> "Term":
        return _between(self, "<=", other, COMPARE, self.number <= _number(other))

    def __lt__(self, other: "Operand") -> "Term":
        return _between(self, "<", other, COMPARE, self.number < _number(other))


Operand: TypeAlias = Term | float | int


def as_term(value: Term | Value) -> Term:
    """Give a term as it is, and a constant as a term."""
    return value if isinstance(value, Term) else Term.of(value)


def _number(value: Operand) -> float:
    return value.number if isinstance(value, Term) else value


def _between(left: Operand, sign: str, right: Operand, level: int, value: Value) -> Term:
    first, second = as_term(left), as_term(right)
    pieces = (*_inside(first, level), sign, *_inside(second, level + 1))
    return Term(value, pieces, level, first.is_array or second.is_array)


def _inside(term: Term, level: int) -> tuple[Piece, ...]:
    """Give the pieces of a part, in brackets when it holds together less tightly."""
    return term.pieces if term.level >= level else ("(", *term.pieces, ")")


def function(name: str, value: Value, *arguments: Term | Area) -> Term:
    """Give a call of a function of the spreadsheet, by its English name.

    Args:
        name: in English capitals, as the file holds it; a screen shows it in its own language.
        value: what it gives; the caller computes it.
        arguments: terms, or areas as a whole.
    """
    pieces: list[Piece] = [f"{name}("]
    for at, argument in enumerate(arguments):
        pieces += [NEXT] if at else []
        pieces += argument.pieces if isinstance(argument, Term) else (argument,)
    is_array = any(isinstance(a, Term) and a.is_array for a in arguments)
    return Term(value, (*pieces, ")"), SINGLE, is_array)


def equal(left: Operand | str, right: Operand | str) -> Term:
    """Say whether two terms are the same."""
    first, second = as_term(left), as_term(right)
    pieces = (*_inside(first, ADD), "=", *_inside(second, ADD))
    return Term(first.value == second.value, pieces, COMPARE, first.is_array or second.is_array)


def when(condition: Term, then: Term | Value, otherwise: Term | Value) -> Term:
    """Give one of two terms."""
    first, second = as_term(then), as_term(otherwise)
    return function(
        "IF", first.value if condition.value else second.value, condition, first, second
    )


def highest(*values: Operand) -> Term:
    """Give the highest of some terms."""
    terms = [as_term(value) for value in values]
    return function("MAX", max(t.number for t in terms), *terms)


def lowest(*values: Operand) -> Term:
    """Give the lowest of some terms."""
    terms = [as_term(value) for value in values]
    return function("MIN", min(t.number for t in terms), *terms)


def whole_down(value: Term) -> Term:
    """Give the whole number at or below a term."""
    return function("INT", _floor(value.number), value)


def _floor(number: float) -> float:
    """Give the whole number at or below a number; unknown stays unknown."""
    return number if math.isnan(number) else math.floor(number)


def rounded(value: Term, places: int = 0) -> Term:
    """Round half away from zero, as a spreadsheet does."""
    scale = 10**places
    whole = _floor(abs(value.number) * scale + 0.5) * (-1 if value.number < 0 else 1)
    return function("ROUND", whole / scale if places else whole, value, Term.of(places))


def modulo(value: Term, by: Term) -> Term:
    """Give what is left after dividing, never below 0."""
    return function("MOD", value.number % by.number, value, by)


def whole_euros(value: Term) -> Term:
    """Round to whole euros half up, as `core.columns.whole_euros` does: the millionth first."""
    return whole_down(rounded(value, 6) + 0.5)


def total(cells: Sequence[Term]) -> Term:
    """Add terms; cells that stand in one row or column are written as one area.

    A cell with text in it ("niet bekend") makes the sum unknown: see `Cell.is_known`.
    """
    values = [cell.number for cell in cells]
    whole = sum(values) if all(isinstance(v, int) for v in values) else math.fsum(values)
    area = area_of(cells)
    if area is not None:
        return function("SUM", whole, area)
    return function("SUM", whole, *cells) if cells else Term.of(0)


def products(left: Sequence[Term], right: Sequence[Term]) -> Term:
    """Add the products of two rows, or of two columns, of cells of the same length."""
    first, second = area_of(left), area_of(right)
    assert first is not None, "SUMPRODUCT asks for cells next to each other"
    assert second is not None, "SUMPRODUCT asks for cells next to each other"
    values = (a.number * b.number for a, b in zip(left, right, strict=True))
    return function("SUMPRODUCT", math.fsum(values), first, second)


def area_of(cells: Sequence[Term]) -> Area | None:
    """Give the area of cells that stand next to each other in one row or column, in order."""
    spots = [spot for cell in cells if (spot := spot_of(cell)) is not None]
    if not spots or len(spots) != len(cells):
        return None
    first, last = spots[0], spots[-1]
    down, aside = (1, 0) if first.column == last.column else (0, 1)
    wanted = [
        Spot(first.sheet, first.row + at * down, first.column + at * aside)
        for at in range(len(spots))
    ]
    return Area(first, last) if spots == wanted else None


def spot_of(term: Term) -> Spot | None:
    """Give the place of a cell; None for a formula that does not stand in a cell itself."""
    return term.spot if isinstance(term, Cell) else None


@dataclass(frozen=True, slots=True, eq=False)
class Cell(Term):
    """A cell of a sheet, to reckon on with.

    Attributes:
        spot: where it stands.
        name: its name in the file; empty without.
    """

    spot: Spot = Spot("", 0, 0)
    name: str = ""

    @property
    def is_known(self) -> bool:
        """Say whether there is a number in it."""
        return not isinstance(self.value, str)


def cell_at(spot: Spot, value: Value, name: str = "") -> Cell:
    """Give a cell as a term; a named one is called by its name."""
    return Cell(value, (Name(name) if name else spot,), spot=spot, name=name)
