# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Writes the steps of one stream: the values of the country, and what follows per gemeente."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np

from springplank.core.columns import Column, columns_of
from springplank.core.explanation import cell_value
from springplank.core.formulas import names_in, readable
from springplank.funding.payments import Payments
from springplank.funding.streams import Funding, Stream
from springplank.funding.world import register_key
from springplank.rekenboek.division import Division, National, write_divisions
from springplank.rekenboek.kit import Look, Sheet
from springplank.rekenboek.rules import formula_of
from springplank.rekenboek.sources import told_origins, told_values
from springplank.rekenboek.terms import Cell, Term
from springplank.scenarios.money import IMPULSBUDGET
from springplank.scenarios.place import Place

OF_THE_COUNTRY = "_landelijk"
"""An input with this end is the sum of the one without."""

COMPONENTS = ("wsw", "beschut_werk", "sociale_infrastructuur")
WHOLE = "iu_participatie"
BESCHUT_WERK = "beschut_werk"
NEW_SHARE = "aandeel_nieuw"
SHORT: Mapping[str, str] = {
    "impulsbudget": "Impulsbudget",
    "sociale_infrastructuur": "Sociale infrastructuur",
    "beschut_werk": "Beschut werk",
    "wsw": "Wsw",
    "iu_participatie": "IU Participatie",
    "buig_loonkostensubsidie": "BUIG",
    "cluster_participatie": "Cluster Participatie",
}
"""Titles of the sheets; a sheet has room for 31 letters."""

Terms: TypeAlias = tuple[Term | None, ...]
"""One per year; None is not known."""


@dataclass(frozen=True, slots=True, eq=False)
class Making:
    """What every sheet of a stream needs.

    Attributes:
        funding: all streams of the country.
        payments: the impulsbudget as it is paid.
        place: the gemeenten.
        national: the sheet with keys.
        steps: what was written so far, by stream, column and code; whole gemeenten, not yet cut
            to the place.
    """

    funding: Funding
    payments: Payments
    place: Place
    national: National
    steps: dict[tuple[str, str, str], Terms] = field(default_factory=dict)

    @property
    def years(self) -> tuple[int, ...]:
        """Give the years of the columns."""
        return self.funding.years


class Writer:
    """Writes one stream: the values of the country, and the steps of every gemeente."""

    def __init__(self, sheet: Sheet, key: str, making: Making) -> None:
        self.sheet, self.key, self.making = sheet, key, making
        self.stream: Stream = making.funding.streams[key]
        self.years = making.years
        self.steps = _steps_of(self.stream)
        self.used = {name for step in self.steps for name in names_in(step.formula)}
        self.country: dict[str, Terms] = {}
        self.divided: dict[tuple[str, str], tuple[Division | None, ...]] = {}

    def write_country(self) -> None:
        """Write the values in force and how national amounts are divided."""
        self.sheet.heading("Heel Nederland")
        for column in columns_of(self.stream.regeling.parameters):
            if column.name in self.used:
                self.country[column.name] = self._values_of(column)
        for column in columns_of(self.stream.regeling.inputs):
            table = getattr(self.stream.inputs, column.name)
            if column.name in self.used and column.name.endswith(OF_THE_COUNTRY):
                self._whole_of(column, table)
        for step in self.steps:
            for whole, key in _divisions_in(step.formula):
                self._divide(whole, key)

    def _values_of(self, column: Column) -> Terms:
        path = self.stream.prepared.paths[column.name]
        values = [cell_value(path.values, (0, at)) for at in range(len(self.years))]
        source = told_values(self.years, path.cells, column.unit)
        name = f"{self.key}_{column.name}"
        cells = self.sheet.inputs(column.label, values, column.unit, source=source, name=name)
        return _known(cells)

    def _whole_of(self, column: Column, table: Any) -> None:
        """Write a national sum: of the key on the sheet of the country, or a figure by itself."""
        key = column.name.removesuffix(OF_THE_COUNTRY)
        if self._is_key(key):
            wholes = [None if found is None else found.whole for found in self._keys(key)]
            self.country[column.name] = _known(
                self.sheet.formulas(column.label, wholes, column.unit, source="blad Landelijk")
            )
            return
        value = cell_value(table, (0, 0))
        source = told_origins(self.years, self.stream.origins[column.name])
        cell = self.sheet.input(column.label, value, column.unit, source=source)
        self.country[column.name] = _known((cell,)) * len(self.years)

    def _is_key(self, name: str) -> bool:
        return any(name == key for step in self.steps for _, key in _divisions_in(step.formula))

    def _keys(self, name: str) -> list[Any]:
        column = next(c for c in columns_of(self.stream.regeling.inputs) if c.name == name)
        table = getattr(self.stream.inputs, name)
        every = np.broadcast_to(table, (table.shape[0], len(self.years)))
        source = told_origins(self.years, self.stream.origins[name])
        return [
            self.making.national.key(column.label, np.ascontiguousarray(every[:, at]), source)
            for at in range(len(self.years))
        ]

    def _divide(self, whole: str, key: str) -> None:
        self.divided[whole, key] = write_divisions(self.sheet, self.country[whole], self._keys(key))

    def write_gemeente(self, at: int) -> Terms:
        """Write the steps of one gemeente; give the amount for its part in the place."""
        place = self.making.place
        row, code = place.rows[at], place.codes[at]
        self.sheet.heading(f"{place.namen[at]} ({code})")
        known: dict[str, Terms] = {**self.country, **self._inputs_of(row, code)}
        rests = {pair: self._rests(pair, row) for pair in self.divided}
        for step in self.steps:
            known[step.name] = self._step(step, known, rests, row)
        bedrag = self._official(known[self.stream.regeling.amount], row)
        known[self.stream.regeling.amount] = bedrag
        for step in self.steps:
            self.making.steps[self.key, step.name, code] = known[step.name]
        return self._part(bedrag, at)

    def _rests(self, pair: tuple[str, str], row: int) -> Terms:
        divisions = self.divided[pair]
        rests = [None if found is None else found.rest(row) for found in divisions]
        label = "Rest na naar beneden afronden (bedrag maal sleutel, modulo de som)"
        return _known(self.sheet.formulas(label, rests, "getal"))

    def _step(
        self,
        step: Column,
        known: Mapping[str, Terms],
        rests: Mapping[tuple[str, str], Terms],
        row: int,
    ) -> Terms:
        terms: list[Term | None] = []
        (pair,) = _divisions_in(step.formula) or [("", "")]
        for at in range(len(self.years)):
            here = {name: found[at] for name, found in known.items()}

            def divide(amount: Term, key: str, at: int = at) -> Term | None:
                division, rest = self.divided[pair][at], rests[pair][at]
                if division is None or rest is None:
                    # Nothing over a key of zeros is nothing for each.
                    return None if self._keys(key)[at] is None else amount * 1
                return division.part(row, rest)

            terms.append(formula_of(step.formula, here, divide))
        if not any(term is not None for term in terms):
            return tuple(terms)
        source = "; ".join(text for text in (readable(step.formula), step.article) if text)
        look: Look = "total" if step.name == self.stream.regeling.amount else "number"
        return _known(self.sheet.formulas(step.label, terms, step.unit, source=source, look=look))

    def _inputs_of(self, row: int, code: str) -> Mapping[str, Terms]:
        found: dict[str, Terms] = {}
        for column in columns_of(self.stream.regeling.inputs):
            name = column.name
            if name not in self.used or name.endswith(OF_THE_COUNTRY):
                continue
            if self._is_key(name):
                keys = self._keys(name)
                cells = [None if key is None else key.cells[row] + 0 for key in keys]
                found[name] = self._formulas(column, cells, "blad Landelijk")
            elif self.key == WHOLE and name in COMPONENTS:
                found[name] = self._component(column, row, code)
            elif (self.key, name) == (BESCHUT_WERK, NEW_SHARE):
                found[name] = self._new_share(column, row, found)
            else:
                found[name] = self._given(column, row)
        return found

    def _formulas(self, column: Column, terms: Sequence[Term | None], source: str) -> Terms:
        return _known(self.sheet.formulas(column.label, terms, column.unit, source=source))

    def _given(self, column: Column, row: int) -> Terms:
        """Write an input of one gemeente; one cell when it is the same in all years."""
        table = getattr(self.stream.inputs, column.name)
        values = [cell_value(table, (row, at)) for at in range(len(self.years))]
        if not any(value is not None for value in values):
            return (None,) * len(self.years)
        source = told_origins(self.years, self.stream.origins[column.name])
        if len(set(values)) == 1:
            cell = self.sheet.input(column.label, values[0], column.unit, source=source)
            return (cell,) * len(self.years)
        return _known(self.sheet.inputs(column.label, values, column.unit, source=source))

    def _component(self, column: Column, row: int, code: str) -> Terms:
        """Point at the sheet of a component, where that is what the whole is made of."""
        table = getattr(self.stream.inputs, column.name)
        unknown = (None,) * len(self.years)
        computed = self.making.steps.get((column.name, "bedrag", code), unknown)
        values = [cell_value(table, (row, at)) for at in range(len(self.years))]
        is_computed = all(
            value == (None if term is None else term.value)
            for value, term in zip(values, computed, strict=True)
        )
        if not is_computed:
            return self._given(column, row)
        terms = [None if term is None else term + 0 for term in computed]
        return self._formulas(column, terms, f"blad {SHORT[column.name]}")

    def _new_share(self, column: Column, row: int, found: Mapping[str, Terms]) -> Terms:
        """Give the share under the chosen verdeelmodel; a formula where it follows from a key."""
        variant = self.making.funding.world.variants.get(BESCHUT_WERK, "huidig")
        if variant == "huidig":
            keys, wholes = found["sleutel"], self.country["sleutel_landelijk"]
            shares = [_share(key, whole) for key, whole in zip(keys, wholes, strict=True)]
            return self._formulas(column, shares, "de verdeling van nu")
        if variant == "objectief":
            table = register_key(self.making.funding.world, self.years)[0]
            every = np.broadcast_to(table, (table.shape[0], len(self.years)))
            keys_here = [
                self.making.national.key(
                    "Doelgroepenregister", np.ascontiguousarray(every[:, at]), ""
                )
                for at in range(len(self.years))
            ]
            shares = [None if k is None else k.cells[row] / k.whole for k in keys_here]
            return self._formulas(column, shares, "aandeel in het doelgroepenregister")
        return self._given(column, row)

    def _official(self, bedrag: Terms, row: int) -> Terms:
        """Put an imported official amount of the impulsbudget in the place of ours."""
        if self.key != IMPULSBUDGET:
            return bedrag
        members = self.making.funding.world.memberships
        mine = members.verband_index[members.gemeente_index == row].tolist()
        official = [
            any((verband, at) in self.making.payments.official for verband in mine)
            for at in range(len(self.years))
        ]
        if not any(official):
            return bedrag
        values = self.making.payments.shares[row]
        cells = self.sheet.inputs(
            "Officieel bedrag, door u ingelezen",
            [int(values[at]) if is_there else None for at, is_there in enumerate(official)],
            "EUR",
            source="ingelezen; verdeeld over de gemeenten naar ons aandeel",
        )
        terms = [
            cell + 0 if is_there else term
            for cell, is_there, term in zip(cells, official, bedrag, strict=True)
        ]
        return _known(self.sheet.formulas("Bedrag dat telt", terms, "EUR", look="total"))

    def _part(self, bedrag: Terms, at: int) -> Terms:
        """Take the part that counts in this verband, of a gemeente that is in more than one."""
        weight = float(self.making.place.weights[at])
        if weight == 1:
            return bedrag
        part = self.sheet.input(
            "Deel van deze gemeente in dit verband",
            weight,
            "aandeel",
            source="de gemeente zit in meer dan een verband",
        )
        terms = [None if term is None else term * part for term in bedrag]
        return _known(self.sheet.formulas("Bedrag in dit verband", terms, "EUR", look="total"))


def _share(key: Term | None, whole: Term | None) -> Term | None:
    return None if key is None or whole is None else key / whole


def _known(cells: Sequence[Cell]) -> Terms:
    """Give cells as terms, None where there is no number."""
    return tuple(cell if cell.is_known else None for cell in cells)


def _divisions_in(formula: str) -> list[tuple[str, str]]:
    """Give the national amount and the key of every division in a formula."""
    return list(_pairs(formula))


def _pairs(formula: str) -> Iterator[tuple[str, str]]:
    for part in formula.split("verdeel(")[1:]:
        whole, key = part.partition(")")[0].split(", ")
        yield whole, key


def _steps_of(stream: Stream) -> tuple[Column, ...]:
    """Give the steps to write: all but those that divide an amount by an outcome itself.

    Such a step only says which part of the amount was granted for what; it would need the outcome
    of every gemeente.
    """
    outcomes = {column.name for column in columns_of(stream.regeling.outcome)}
    return tuple(
        column
        for column in columns_of(stream.regeling.outcome)
        if not any(key in outcomes for _, key in _divisions_in(column.formula))
    )
