# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The parts of an agreement on the sheet "Afspraken": what each gemeente pays, form by form.

As in `bekostiging.forms` and `bekostiging.keys`, for expectations: without rounding.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from springplank.bekostiging.afspraak import GEMEENTE, TOEGEVOEGDE_WAARDE, Deel
from springplank.bekostiging.forms import INEENS, Schijf
from springplank.bekostiging.keys import SLEUTELS, VAST
from springplank.bekostiging.series import always, indexed
from springplank.rekenboek.company_work import FTE_PER_PLEK, Work
from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.people import TOGETHER
from springplank.rekenboek.rows import (
    Lines,
    Row,
    added_rows,
    assumed,
    at_least,
    at_most,
    constant,
    divided,
    if_some,
    is_unknown,
)
from springplank.rekenboek.terms import Term, as_term, function, when

By: TypeAlias = Mapping[str, Row]
"""A row per code of a gemeente."""


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """What the parts of an agreement reckon with.

    Attributes:
        lines: the sheet.
        work: the work in the company.
        passable: per stream and code the part of it that may be passed on.
        keys: per verdeelsleutel the numbers by code.
        units: per product in what the agreement counts it, where that is not in persons.
        inputs: the cells with aannames.
    """

    lines: Lines
    work: Work
    passable: Mapping[tuple[str, str], Row]
    keys: Mapping[str, By]
    units: Mapping[str, str]
    inputs: Inputs


@dataclass(frozen=True, slots=True, eq=False)
class After:
    """What a part that needs the result sees, one term per year.

    Attributes:
        resultaat: EUR, the result with the earlier parts in it.
        vermogen: EUR, eigen vermogen before the result of the year.
        toegevoegde_waarde: EUR, netto toegevoegde waarde of the company.
    """

    resultaat: Row
    vermogen: Row
    toegevoegde_waarde: Row


def write_part(given: Given, deel: Deel, earlier: Mapping[str, By], after: After | None) -> By:
    """Write what each gemeente pays under one part.

    Args:
        given: what the parts reckon with.
        deel: the part.
        earlier: what earlier parts came to, by name and code.
        after: the result of the company; None for a part that does not need it.
    """
    given.lines.sheet.heading(f"Deel van de afspraak: {deel.naam}")
    part = _Part(given, deel, earlier, after)
    amounts = FORMS[deel.soort](part)
    sign = -1 if deel.naar == GEMEENTE else 1
    found = {
        code: given.lines.computed(
            naam,
            amounts[code] if sign == 1 else 0 - amounts[code],
            "EUR",
            ("bijdrage", deel.naam, code),
        )
        for code, naam in zip(given.work.codes, given.work.namen, strict=True)
    }
    given.lines.computed(
        "Alle gemeenten samen",
        added_rows(list(found.values()), len(given.lines.years)),
        "EUR",
        ("bijdrage", deel.naam, TOGETHER),
        look="total",
    )
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """One part at its moment."""

    given: Given
    deel: Deel
    earlier: Mapping[str, By]
    after: After | None

    @property
    def lines(self) -> Lines:
        return self.given.lines

    def number(self, name: str, label: str, unit: str, otherwise: float | None = None) -> Row:
        """Write a dated number of the part."""
        dated = self.deel.waarden.get(name) or always(otherwise or 0.0)
        values = dated.over(self.lines.years, self.deel.naam)[0]
        return self._row(label, values.tolist(), unit)

    def price(self, name: str, label: str, unit: str) -> Row:
        """Write an amount of the part, in the prices of each year."""
        years, waarden = self.lines.years, self.deel.waarden
        values = waarden[name].over(years, self.deel.naam)
        if "index" in waarden:
            index, base = waarden["index"], self.deel.basisjaar
            values = indexed(values, years, index, base, self.deel.naam)
        return self._row(label, values[0].tolist(), unit)

    def _row(self, label: str, values: list[float], unit: str) -> Row:
        source = self.deel.toelichting or "staat in de afspraak"
        if len(set(values)) == 1:
            return constant(self.lines.given(label, values[0], unit, source), len(values))
        return self.lines.given_row(label, values, unit, source)

    def key(self) -> By:
        """Give the numbers of the verdeelsleutel."""
        if self.deel.sleutel != VAST:
            return self.given.keys[self.deel.sleutel]
        years = self.lines.years
        return {
            code: self._row(
                f"Aandeel van {naam}",
                self.deel.aandelen[code].over(years, self.deel.naam)[0].tolist(),
                "aandeel",
            )
            for code, naam in zip(self.given.work.codes, self.given.work.namen, strict=True)
        }

    def divided(self, total: Row) -> By:
        """Divide an amount in proportion to the key; 0 for each where there is nothing."""
        label = f"Te verdelen naar {SLEUTELS[self.deel.sleutel].naam}"
        whole = self.lines.computed(label, total, "EUR")
        key = self.key()
        summed = self.lines.computed(
            "Sleutel van alle gemeenten samen",
            added_rows(list(key.values()), len(self.lines.years)),
            "getal",
        )
        return {
            code: Row(
                tuple(
                    if_some(amount, divided(part, every) * amount)
                    for amount, part, every in zip(whole, row, summed, strict=True)
                )
            )
            for code, row in key.items()
        }

    def result(self) -> After:
        """Give the result of the company."""
        assert self.after is not None, "only a part after the result asks for it"
        return self.after

    def taken(self, product: str) -> By:
        """Give how much each gemeente takes of a product, in the unit of its price."""
        work, inputs = self.given.work, self.given.inputs
        eenheid = self.given.units.get(product, "persoon")
        if not work.known[product] or eenheid == "persoon":
            return {code: work.taken[product, code] for code in work.codes}
        fte = {code: work.fte[product, code] for code in work.codes}
        if eenheid == "plek":
            size = assumed(inputs, FTE_PER_PLEK)
            return {code: row / size for code, row in fte.items()}
        if eenheid == "SE":
            weight = assumed(inputs, "wsw.handicapfactor")
            return {code: row * weight for code, row in fte.items()}
        return fte


def _doorsluizen(part: _Part) -> By:
    kept = part.number("inhouding", "Deel dat de gemeente houdt", "aandeel", 0.0)
    found: dict[str, Row] = {}
    for code in part.given.work.codes:
        rows = [part.given.passable[stream, code] for stream in part.deel.stroom]
        money = rows[0] if len(rows) == 1 else added_rows(rows, len(part.lines.years))
        found[code] = money - money * kept
    return found


def _begroting(part: _Part) -> By:
    return part.divided(part.price("bedrag", "Bedrag van alle gemeenten samen", "EUR"))


def _prijs_hoeveelheid(part: _Part) -> By:
    price = part.price("prijs", "Prijs", "EUR")
    paid = {code: price * row for code, row in part.taken(part.deel.product).items()}
    if "vast" not in part.deel.waarden:
        return paid
    fixed = part.divided(part.price("vast", "Vast deel van alle gemeenten samen", "EUR"))
    return {code: row + fixed[code] for code, row in paid.items()}


def _capaciteit(part: _Part) -> By:
    places = part.number("plekken", "Plekken die klaarstaan", "plek")
    return part.divided(part.price("prijs", "Prijs van een plek", "EUR/plek") * places)


def _tekortdekking(part: _Part) -> By:
    share = part.number("aandeel", "Deel van het tekort dat de gemeenten betalen", "aandeel", 1.0)
    return part.divided(_deficit(part.result().resultaat) * share)


def _deficit(result: Row) -> Row:
    return Row(tuple(at_least(0 - term, 0) for term in result))


def _dividend(part: _Part) -> By:
    share = part.number("aandeel", "Deel van een overschot voor de gemeenten", "aandeel", 1.0)
    surplus = Row(tuple(at_least(term, 0) for term in part.result().resultaat))
    return part.divided(surplus * share)


def _resultaatafhankelijk(part: _Part) -> By:
    norm = part.number("norm", "Norm", "getal")
    rate = part.number("tarief", "Tarief voor wat boven de norm ligt", "getal")
    if part.deel.prestatie == TOEGEVOEGDE_WAARDE:
        reached = part.result().toegevoegde_waarde
    else:
        reached = added_rows(list(part.taken(part.deel.prestatie).values()), len(part.lines.years))
    bonus = Row(tuple(at_least(term, 0) for term in (reached - norm) * rate))
    if "hoogste" in part.deel.waarden:
        most = part.number("hoogste", "Hoogste bonus", "EUR")
        bonus = Row(tuple(at_most(a, b) for a, b in zip(bonus, most, strict=True)))
    return part.divided(bonus)


def _drempels(part: _Part) -> By:
    """Make good what the company need not bear; see `bekostiging.forms.gedragen`."""
    after = part.result()
    deficit = part.lines.computed("Tekort", _deficit(after.resultaat), "EUR")
    equity = part.lines.computed("Eigen vermogen vooraf", after.vermogen, "EUR")
    bands = [
        (
            part.lines.given(
                "Boven dit eigen vermogen", schijf.boven, "EUR", "staat in de afspraak"
            ),
            part.lines.given(
                "draagt het bedrijf dit deel",
                schijf.draagt_bedrijf,
                "aandeel",
                "staat in de afspraak",
            ),
        )
        for schijf in _counting(part.deel)
    ]
    bear = _at_once if part.deel.wijze == INEENS else _per_band
    left = Row(
        tuple(
            _where_needed(short, short - bear(short, own, bands))
            for short, own in zip(deficit, equity, strict=True)
        )
    )
    return part.divided(left)


def _counting(deel: Deel) -> Sequence[Schijf]:
    """Give the bands that count: below one of which the company bears nothing, nothing is used."""
    if deel.wijze == INEENS:
        return deel.schijven
    found = [at for at, schijf in enumerate(deel.schijven) if schijf.draagt_bedrijf == 0]
    return deel.schijven[found[-1] + 1 :] if found else deel.schijven


def _where_needed(deficit: Term, left: Term) -> Term:
    """Give 0 without a deficit, also when the eigen vermogen is unknown."""
    if is_unknown(deficit):
        return deficit
    value = left.number if deficit.number > 0 else 0.0
    return function("IF", value, deficit > 0, left, as_term(0))


def _at_once(deficit: Term, equity: Term, bands: Sequence[tuple[Term, Term]]) -> Term:
    """Let the height of the eigen vermogen decide the share of the whole deficit."""
    share = as_term(0)
    for above, borne in bands:
        share = when(equity > above, borne, share)
    if is_unknown(equity):
        share = share + (equity - equity)
    return share * deficit


def _per_band(deficit: Term, equity: Term, bands: Sequence[tuple[Term, Term]]) -> Term:
    """Use what lies in the highest band first, at the share of that band, and so down."""
    borne, left = as_term(0), deficit
    top: Term | None = None
    for above, share in reversed(bands):
        inside = equity if top is None else at_most(equity, top)
        room = at_least(inside - above, 0)
        here = at_most(room / share, left)
        borne = borne + here * share
        left, top = left - here, above
    return borne


def _solidariteit(part: _Part) -> By:
    """Share what earlier parts brought in, or the whole result of the company."""
    if part.deel.is_after_result:
        return part.divided(0 - part.result().resultaat)
    years = len(part.lines.years)
    rows = [row for name in part.deel.van for row in part.earlier[name].values()]
    return part.divided(0 - added_rows(rows, years))


FORMS: Mapping[str, Callable[[_Part], By]] = {
    "doorsluizen": _doorsluizen,
    "begroting": _begroting,
    "prijs_hoeveelheid": _prijs_hoeveelheid,
    "capaciteit": _capaciteit,
    "tekortdekking": _tekortdekking,
    "dividend": _dividend,
    "resultaatafhankelijk": _resultaatafhankelijk,
    "drempels": _drempels,
    "solidariteit": _solidariteit,
}
"""The forms that a projection knows; what is charged one-to-one nobody foresees."""
