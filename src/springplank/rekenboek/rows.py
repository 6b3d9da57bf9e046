# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Rows of the workbook: one term per year, reckoned with as a whole, and the lines they become.

Unknown is NaN in a term, as in the engine, and "niet bekend" in the file. Text in a cell makes
every formula that adds or multiplies it an error; such a formula is wrapped, so that it says "niet
bekend" until somebody fills in what is missing, and then computes at once. `SUM`, `MAX`, `MIN` and
`SUMPRODUCT` skip text: with an unknown part the functions below write what does not.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.kit import FIRST, NOT_KNOWN, Look, Sheet
from springplank.rekenboek.terms import (
    Cell,
    Operand,
    Spot,
    Term,
    as_term,
    cell_at,
    function,
    total,
    when,
)

Key: TypeAlias = tuple[str, str, str, int]
"""A figure of an answer: soort, groep, code of the gemeente (empty for all), calendar year."""

Found: TypeAlias = dict[Key, Cell]
"""Where every figure of an answer stands."""


@dataclass(frozen=True, slots=True)
class Row:
    """One term per year; reckoning with it goes year by year.

    Attributes:
        terms: one per year.
    """

    terms: tuple[Term, ...]

    def __iter__(self) -> Iterator[Term]:
        """Go over the years."""
        return iter(self.terms)

    def __len__(self) -> int:
        """Count the years."""
        return len(self.terms)

    def __getitem__(self, at: int) -> Term:
        """Give the term of one year."""
        return self.terms[at]

    def __add__(self, other: "Row | Operand") -> "Row":
        """Add year by year."""
        return each(lambda a, b: a + b, self, other)

    def __sub__(self, other: "Row | Operand") -> "Row":
        """Subtract year by year."""
        return each(lambda a, b: a - b, self, other)

    def __rsub__(self, other: Operand) -> "Row":
        """Subtract from something, year by year."""
        return each(lambda a, b: b - a, self, other)

    def __mul__(self, other: "Row | Operand") -> "Row":
        """Multiply year by year."""
        return each(lambda a, b: a * b, self, other)

    def __rmul__(self, other: Operand) -> "Row":
        """Multiply year by year."""
        return each(lambda a, b: b * a, self, other)

    def __truediv__(self, other: "Row | Operand") -> "Row":
        """Divide year by year."""
        return each(lambda a, b: a / b, self, other)

    def __rtruediv__(self, other: Operand) -> "Row":
        """Divide something, year by year."""
        return each(lambda a, b: b / a, self, other)


def each(make: Callable[[Term, Term], Term], row: Row, other: Row | Operand) -> Row:
    """Combine two rows year by year; what is no row holds for every year."""
    others = other.terms if isinstance(other, Row) else (as_term(other),) * len(row)
    return Row(tuple(make(a, b) for a, b in zip(row.terms, others, strict=True)))


def constant(value: float | Term, years: int) -> Row:
    """Give a row that is the same in every year."""
    return Row((as_term(value),) * years)


def is_unknown(term: Term) -> bool:
    """Say whether a term has no number now."""
    return isinstance(term.value, float) and math.isnan(term.value)


def added(parts: Iterable[Term]) -> Term:
    """Add terms; unknown when one of them is."""
    terms = tuple(parts)
    if not any(is_unknown(term) for term in terms):
        return total(terms)
    found = terms[0]
    for term in terms[1:]:
        found = found + term
    return found


def added_rows(rows: Sequence[Row], years: int) -> Row:
    """Add rows year by year; zero in every year when there are none."""
    return Row(tuple(added([row[at] for row in rows]) for at in range(years)))


def at_least(term: Term, floor: float) -> Term:
    """Give a term, or a floor where it is lower; unknown stays unknown."""
    return _end("MAX", max, term, floor)


def at_most(term: Term, ceiling: Operand) -> Term:
    """Give a term, or a ceiling where it is higher; unknown stays unknown."""
    return _end("MIN", min, term, ceiling)


def _end(name: str, choose: Callable[[float, float], float], term: Term, end: Operand) -> Term:
    other = as_term(end)
    values = term.number, other.number
    if any(math.isnan(value) for value in values):
        # A sum is never skipped as text is.
        return function(name, math.nan, term + 0, other + 0)
    return function(name, choose(*values), term, other)


def if_some(amount: Term, then: Term) -> Term:
    """Give a term where an amount is not 0, and else 0: over nothing no key is needed."""
    if is_unknown(amount):
        return function("IF", math.nan, _is_zero(amount), Term.of(0), then)
    return when(_is_zero(amount), 0, then)


def _is_zero(amount: Term) -> Term:
    pieces = amount.pieces if amount.level else ("(", *amount.pieces, ")")
    return Term(amount.number == 0, (*pieces, "=", "0"), 0, amount.is_array)


def divided(part: Term, whole: Term) -> Term:
    """Divide; also by a whole that is 0 now, for a formula that is not reckoned then."""
    if whole.number:
        return part / whole
    return replace(part / replace(whole, value=1.0), value=math.nan)


@dataclass(slots=True)
class Lines:
    """Writes rows on a sheet and remembers where each figure of an answer stands.

    Attributes:
        sheet: the sheet.
        years: calendar years of the columns.
        found: where every figure of an answer stands; sheets of one book share it.
    """

    sheet: Sheet
    years: tuple[int, ...]
    found: Found = field(default_factory=dict)

    def given(self, label: str, value: float, unit: str, source: str, name: str = "") -> Cell:
        """Write one number that may be changed; NaN is not known yet."""
        return known(
            self.sheet.input(
                label, None if math.isnan(value) else value, unit, source=source, name=name
            )
        )

    def given_row(
        self, label: str, values: Iterable[float], unit: str, source: str, name: str = ""
    ) -> Row:
        """Write numbers that may be changed, one per year; NaN is not known yet."""
        cells = self.sheet.inputs(
            label,
            [None if math.isnan(value) else value for value in values],
            unit,
            source=source,
            name=name,
        )
        return Row(tuple(known(cell) for cell in cells))

    def computed(
        self,
        label: str,
        row: Row,
        unit: str,
        *keys: tuple[str, str, str],
        source: str = "",
        look: Look = "number",
    ) -> Row:
        """Write what the sheet computes, one formula per year.

        Args:
            label: what it is.
            row: the formulas.
            unit: see `core.units`.
            keys: which figures of an answer this is: soort, groep, code of the gemeente.
            source: the step in words.
            look: "total" for a sum.
        """
        terms = [shielded(term) for term in row]
        cells = self.sheet.formulas(label, terms, unit, source=source, look=look)
        made = tuple(known(cell) for cell in cells)
        for key in keys:
            for year, cell in zip(self.years, made, strict=True):
                self.found[*key, year] = cell
        return Row(made)

    def single(self, label: str, term: Term, unit: str, source: str) -> Cell:
        """Write one number that the sheet computes and that holds for all years."""
        return known(self.sheet.formulas(label, [shielded(term)], unit, source=source)[0])

    def rolled(
        self,
        label: str,
        begin: Term,
        step: Callable[[int, Term], Term],
        unit: str,
        *keys: tuple[str, str, str],
        source: str = "",
    ) -> Row:
        """Write a line of which every year follows on the cell of the year before it.

        Args:
            label: what it is.
            begin: what the first year follows on.
            step: gives the formula of a year, by its number, from the cell before it.
            unit: see `core.units`.
            keys: see `computed`.
            source: the step in words.
        """
        row, column = self.sheet.at, FIRST
        terms: list[Term] = []
        before = begin
        for at in range(len(self.years)):
            term = step(at, before)
            terms.append(term)
            before = cell_at(Spot(self.sheet.title, row, column + at), term.value)
        return self.computed(label, Row(tuple(terms)), unit, *keys, source=source)


def shielded(term: Term) -> Term:
    """Let a formula with something unknown in it say so, and compute once it is filled in."""
    if not is_unknown(term):
        return term
    return function("IFERROR", NOT_KNOWN, term, Term.of(NOT_KNOWN))


def known(cell: Cell) -> Cell:
    """Give a cell to reckon on with: what is not known is NaN."""
    return cell_at(cell.spot, math.nan, cell.name) if cell.value == NOT_KNOWN else cell


def assumed(inputs: Inputs, key: str) -> Row:
    """Give an aanname, one term per year."""
    return Row(inputs.of(key))
