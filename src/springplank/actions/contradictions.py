# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Find where sources contradict each other, or the values of the product; all of it computed."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from springplank.core.parameters import Cell, Parameter, cell_in, cell_on
from springplank.errors import RuleError
from springplank.reference.counts import MEASURES, all_series, counts
from springplank.regelingen import REGELINGEN
from springplank.registers.tegenspraken import Claim, load_claims

RIVAL = "andere waarde"
CLAIM = "cijfer in een bron"
COUNT = "telling per circulaire"
FORM = "rechtsvorm"

ROUNDED = "afronding"
DIFFERS = "verschil"
NO_REASON = "Er is geen reden opgeschreven."
COUNTED_AGAIN = "Elke circulaire telt opnieuw; de nieuwste geldt, tenzij u een stand kiest."


_Pair: TypeAlias = tuple[float, tuple[str, ...], str, str, float, tuple[str, ...], str]
"""Our value, its sources and status; name, value, sources and status of the rival."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two figures, or two words, for the same thing.

    Attributes:
        kind: RIVAL, CLAIM, COUNT or FORM.
        subject: what it is about.
        place: "regeling.parameter", a column of a table, or the key of the claim.
        because: why ours is the default, or what we make of the difference.
        jaren: calendar years; empty when it is not about a year.
        ours: the value that Springplank uses or computes; None when it is a word.
        ours_text: the word that Springplank uses; empty when it is a figure.
        ours_sources: keys of the sources of ours.
        ours_status: how sure ours is; empty when it is not a value with a rival.
        other: the other value; None when it is a word.
        other_text: the other word, or the name of the other value.
        other_sources: keys of the sources of the other.
        other_status: how sure the other is: "aanname" when it is ours and not of the sources.
        unit: unit of both.
        verdict: ROUNDED or DIFFERS.
    """

    kind: str
    subject: str
    place: str
    because: str
    jaren: tuple[int, ...] = ()
    ours: float | None = None
    ours_text: str = ""
    ours_sources: tuple[str, ...] = ()
    ours_status: str = ""
    other: float | None = None
    other_text: str = ""
    other_sources: tuple[str, ...] = ()
    other_status: str = ""
    unit: str = ""
    verdict: str = DIFFERS

    @property
    def difference(self) -> float | None:
        """The other minus ours, in the unit; None for words."""
        return None if self.ours is None or self.other is None else self.other - self.ours

    @property
    def share(self) -> float | None:
        """The difference as a part of ours; None for words, or when ours is 0."""
        return self.difference / self.ours if self.ours and self.difference is not None else None


def find_contradictions() -> tuple[Contradiction, ...]:
    """Find all contradictions, those between values first."""
    return (*_rivals(), *_claims(), *_counts())


def _rivals() -> Iterator[Contradiction]:
    for regeling in REGELINGEN.values():
        for parameter in regeling.history.values():
            yield from _rivals_of(parameter)


def _rivals_of(parameter: Parameter) -> Iterator[Contradiction]:
    """Lay every rival value beside the default; years with the same pair come together."""
    years: dict[_Pair, list[int]] = {}
    for year in sorted({y for e in parameter.entries if e.rival for y in e.years}):
        cell = cell_in(parameter, year, date.max)
        for name, value, sources in cell.alternatives:
            if cell.value is not None and value != cell.value:
                status = cell_in(parameter, year, date.max, name).status
                pair = (cell.value, cell.sources, cell.status, name, value, sources, status)
                years.setdefault(pair, []).append(year)
    place = f"{parameter.regeling}.{parameter.name}"
    because = parameter.default_because or NO_REASON
    for (ours, our_sources, our_status, name, value, sources, status), found in years.items():
        yield Contradiction(
            kind=RIVAL,
            subject=parameter.label,
            place=place,
            jaren=tuple(found),
            ours=ours,
            ours_sources=our_sources,
            ours_status=our_status,
            other=value,
            other_text=name,
            other_sources=sources,
            other_status=status,
            unit=parameter.unit,
            because=because,
        )


def _claims() -> Iterator[Contradiction]:
    for claim in load_claims():
        yield from _form(claim) if claim.legal_form_of else _figure(claim)


def _form(claim: Claim) -> Iterator[Contradiction]:
    regeling = REGELINGEN[claim.legal_form_of]
    if claim.published_text != regeling.legal.form:
        yield Contradiction(
            kind=FORM,
            subject=claim.subject,
            place=regeling.key,
            ours_text=regeling.legal.form,
            other_text=claim.published_text,
            other_sources=(claim.source,),
            because=claim.verdict,
        )


def _figure(claim: Claim) -> Iterator[Contradiction]:
    """Compare a published figure with what follows from the values; equal figures are no news."""
    cells: list[Cell] = []
    ours = evaluate(claim.formula, cells)
    if claim.published is None or ours == claim.published:
        return
    is_rounding = abs(ours - claim.published) <= claim.rounding
    yield Contradiction(
        kind=CLAIM,
        subject=claim.subject,
        place=claim.key,
        ours=ours,
        ours_sources=tuple(dict.fromkeys(s for cell in cells for s in cell.sources)),
        other=claim.published,
        other_sources=(claim.source,),
        unit=claim.unit,
        verdict=ROUNDED if is_rounding else DIFFERS,
        because="" if is_rounding else claim.verdict,
    )


def _counts() -> Iterator[Contradiction]:
    """Compare the national totals of a count that several circulaires give for one year."""
    for column in MEASURES:
        by_year: dict[int, list[tuple[str, float]]] = {}
        for s in all_series(column):
            total = counts(column, s.circulaire, s.uitkeringsjaar).total_hundredths / 100
            by_year.setdefault(s.uitkeringsjaar, []).append((s.circulaire, total))
        for year, totals in by_year.items():
            newest, value = totals[-1]
            for circulaire, other in totals[:-1]:
                if other != value:
                    yield Contradiction(
                        kind=COUNT,
                        subject=f"Landelijk totaal van {column.replace('_', ' ')}",
                        place=f"tellingen.{column}",
                        jaren=(year,),
                        ours=value,
                        ours_sources=(newest,),
                        other=other,
                        other_sources=(circulaire,),
                        because=COUNTED_AGAIN,
                    )


def evaluate(formula: str, cells: list[Cell]) -> float:
    """Compute a formula over values: `wsw.eenmalig[2024]`, a sum `x.y[2025:2034]`, a day.

    Args:
        formula: names, subscripts with a year, a span of years (last one included) or a day
            ("2025-07-01"), numbers, and + - * /.
        cells: filled with the values that were used.

    Raises:
        RuleError: when the formula is no such thing, or a value in it is unknown.
    """
    return _number(ast.parse(formula, mode="eval").body, formula, cells)


def _number(node: ast.expr, formula: str, cells: list[Cell]) -> float:
    match node:
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.BinOp(left=left, op=op, right=right):
            a, b = _number(left, formula, cells), _number(right, formula, cells)
            match op:
                case ast.Add():
                    return a + b
                case ast.Sub():
                    return a - b
                case ast.Mult():
                    return a * b
                case ast.Div():
                    return a / b
        case ast.Subscript(value=ast.Attribute(value=ast.Name(id=key), attr=name), slice=when):
            found = [_cell(key, name, moment, formula) for moment in _moments(when, formula)]
            cells.extend(found)
            return sum(_known(cell, formula) for cell in found)
    raise RuleError(f"De berekening {formula!r} is niet te lezen.")


def _moments(when: ast.expr, formula: str) -> list[int | date]:
    match when:
        case ast.Constant(value=int() as year):
            return [year]
        case ast.Constant(value=str() as day):
            return [date.fromisoformat(day)]
        case ast.Slice(lower=ast.Constant(value=int() as first), upper=ast.Constant(value=last)):
            return list(range(first, int(str(last)) + 1))
    raise RuleError(f"De berekening {formula!r} noemt geen jaar of dag.")


def _cell(key: str, name: str, moment: int | date, formula: str) -> Cell:
    if key not in REGELINGEN or name not in REGELINGEN[key].history:
        raise RuleError(f"De berekening {formula!r} noemt {key}.{name}; die waarde bestaat niet.")
    parameter = REGELINGEN[key].history[name]
    if isinstance(moment, date):
        return cell_on(parameter, moment, date.max)
    return cell_in(parameter, moment, date.max)


def _known(cell: Cell, formula: str) -> float:
    if cell.value is None:
        raise RuleError(f"De berekening {formula!r} kan niet: {cell.reason}")
    return cell.value
