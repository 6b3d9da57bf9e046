# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Wage and price levels of the sheet "Bedrijf", and the loonkostensubsidie of one fte.

As in `company.wages`, `company.indexes` and `company.subsidy`: a level is 1 in a base year and
grows every year, by what was published or agreed, and beyond that by an aanname.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from springplank.company.bedrijf import AFSPRAAK, SISA, WITH_SUBSIDY
from springplank.company.subsidy import ANCHOR, grondslag, werkgeverslasten
from springplank.company.wages import (
    MINIMUMLOON,
    WEEK_CHANGES,
    known_growth_above_minimum,
    known_growth_of_minimum,
    load_wages,
    minimumloon_index,
    uitkering_per_fte,
)
from springplank.core.loading import load_parameters
from springplank.core.parameters import Parameter, cell_on
from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.people_flows import NAMES
from springplank.rekenboek.rows import Lines, Row, assumed, constant
from springplank.rekenboek.terms import Term, as_term, lowest
from springplank.scenarios.enterprise import Plan
from springplank.scenarios.run import Outcome, Ready

HALVES = (1, 7)
"""The months in which the minimum wage is set anew."""


@dataclass(frozen=True, slots=True, eq=False)
class Wages:
    """Levels and amounts per fte, one term per year.

    Attributes:
        tarief: rates, 1 in the boekjaar.
        prijs: cost, 1 in the boekjaar.
        begeleider: EUR for an fte of who guides.
        wsw: wage level of the Wsw, 1 in the boekjaar.
        aan_de_slag: wage level of the other groups, 1 in the boekjaar.
        minimumloon: minimum wage, 1 in the year of the start figures.
        uren: hours per fte relative to the boekjaar.
        loon: wage per fte relative to the boekjaar, apart from the growth of wages.
        deeltijd: by how much the deeltijdfactor grows of who keeps the same hours.
        uitkering: EUR at the end of the year per fte, with employer's cost.
        uitkering_in_boekjaar: the same in the boekjaar.
        afspraak: agreed loonkostensubsidie per group, EUR per fte.
        sisa: measured loonkostensubsidie per group, EUR per fte.
    """

    tarief: Row
    prijs: Row
    begeleider: Row
    wsw: Row
    aan_de_slag: Row
    minimumloon: Row
    uren: Row
    loon: Row
    deeltijd: Row
    uitkering: Row
    uitkering_in_boekjaar: Row
    afspraak: Mapping[str, Row]
    sisa: Mapping[str, Row]

    def loonkosten(self, groep: str, in_boekjaar: Row) -> Row:
        """Give loonkosten per fte; sums at the end of the year do not grow with the wage."""
        if groep == "wsw":
            return in_boekjaar * self.wsw
        wage = in_boekjaar - self.uitkering_in_boekjaar
        return wage * self.aan_de_slag * self.loon + self.uitkering

    def produced(self, groep: str) -> Row:
        """Give what an fte produces relative to the boekjaar: rates, and hours under the cao."""
        return self.tarief if groep == "wsw" else self.tarief * self.uren


def write_wages(lines: Lines, outcome: Outcome, ready: Ready, plan: Plan, inputs: Inputs) -> Wages:
    """Write the levels.

    Args:
        lines: the sheet.
        outcome: the answer.
        ready: its question.
        plan: what was chosen for the company.
        inputs: the cells with aannames.
    """
    years, on, base = lines.years, ready.world.stand.on, plan.bedrijf.boekjaar
    lines.sheet.heading("Lonen en prijzen")

    def level(label: str, growth: Growth, first: int) -> Row:
        return write_level(lines, f"{label}, {first} is 1", growth, first)

    def follow(key: str) -> Growth:
        return _nearest(assumed(inputs, key), years)

    minimum = _minimum(lines, inputs, on, base)
    both = _aan_de_slag(lines, inputs, minimum, on, base)
    hours = _hours(lines, inputs, on, base)
    kept = assumed(inputs, "bedrijf_loon.behoud_van_loon")
    charges = assumed(inputs, "bedrijf_loon.werkgeverslasten") + 1
    guide = level("Loon van begeleiders", follow("bedrijf_index.loon_begeleiding"), base)
    paid = lines.given_row(
        "Uitkeringen aan het eind van het jaar, cao Aan de Slag, per fte",
        uitkering_per_fte(years, on)[:, 0].tolist(),
        "EUR",
        "cao Aan de Slag: eindejaarsuitkering en eenmalige uitkering",
        "uitkering_per_fte",
    )
    paid_before = lines.given(
        f"Hetzelfde in {base}",
        float(uitkering_per_fte([base], on)[0, 0]),
        "EUR",
        "cao Aan de Slag",
        "uitkering_in_boekjaar",
    )
    begin = years[0] - 1
    from_start = level("Minimumloon", minimum, begin)
    from_anchor = from_start if begin == ANCHOR else level("Minimumloon", minimum, ANCHOR)
    base_pay = _grondslag(lines, outcome, ready, from_anchor)
    agreed, measured = _subsidies(lines, ready, plan, inputs, base_pay)
    return Wages(
        level("Tarieven", follow("bedrijf_index.tarief"), base),
        level("Prijzen", follow("bedrijf_index.prijs"), base),
        lines.computed(
            "Loonkosten van een fte begeleiding",
            assumed(inputs, "bedrijf_kosten.begeleiding_loonkosten") * guide,
            "EUR",
        ),
        level("Loon in de Wsw", follow("bedrijf_loon.stijging_wsw"), base),
        level("Loon volgens de cao Aan de Slag", both, base),
        from_start,
        hours,
        lines.computed("Loon per fte na de kortere werkweek", kept + (1 - kept) * hours, "factor"),
        lines.computed("Deeltijdfactor na de kortere werkweek", 1 / hours, "factor"),
        lines.computed("Uitkeringen met werkgeverslasten, per fte", paid * charges, "EUR"),
        lines.computed(
            f"Uitkeringen met werkgeverslasten in {base}, per fte", charges * paid_before, "EUR"
        ),
        agreed,
        measured,
    )


Growth = Callable[[int], Term]
"""Gives the growth from the year before to a calendar year."""


def write_level(lines: Lines, label: str, growth: Growth, base: int) -> Row:
    """Chain yearly growth into a level that is 1 in the base year; see `company.indexes`."""
    years = lines.years
    if base < years[0]:
        before = as_term(1)
        for year in range(base + 1, years[0]):
            before = before * (growth(year) + 1)
        return lines.rolled(label, before, lambda at, now: now * (growth(years[at]) + 1), "factor")
    # The base lies in the years or after them: what lies before it is divided by what grew.
    found: dict[int, Term] = {years[0]: as_term(1)}
    for year in range(years[0] + 1, max(base, years[-1]) + 1):
        found[year] = found[year - 1] * (growth(year) + 1)
    return lines.computed(label, Row(tuple(found[year] / found[base] for year in years)), "factor")


def _nearest(row: Row, years: tuple[int, ...]) -> Growth:
    """Read growth of a row; a year outside the years has that of the nearest one."""

    def growth(year: int) -> Term:
        return row[int(np.clip(year - years[0], 0, len(row) - 1))]

    return growth


def _span(lines: Lines, base: int) -> range:
    """Give every year of which growth is asked for."""
    first = min(base, ANCHOR, lines.years[0] - 1)
    return range(first + 1, max(base, ANCHOR, lines.years[-1]) + 1)


def _published(
    lines: Lines, label: str, find: Callable[[int, date], float | None], on: date, base: int
) -> Mapping[int, Term]:
    """Write the published growth of the years that have one."""
    known = {year: found for year in _span(lines, base) if (found := find(year, on)) is not None}
    return {
        year: lines.given(f"{label} in {year}", value, "aandeel", "gepubliceerd of afgesproken")
        for year, value in known.items()
    }


def _minimum(lines: Lines, inputs: Inputs, on: date, base: int) -> Growth:
    label = "Stijging van het minimumloon"
    known = _published(lines, label, known_growth_of_minimum, on, base)
    rest = _nearest(assumed(inputs, "bedrijf_loon.stijging_minimumloon"), lines.years)
    return lambda year: known.get(year) or rest(year)


def _aan_de_slag(lines: Lines, inputs: Inputs, minimum: Growth, on: date, base: int) -> Growth:
    """Mix who earns the minimum and who earns more; beyond the agreements both grow alike."""
    label = "Stijging boven het minimumloon, cao Aan de Slag"
    above = _published(lines, label, known_growth_above_minimum, on, base)
    rest = _nearest(assumed(inputs, "bedrijf_loon.stijging_minimumloon"), lines.years)
    share = _nearest(assumed(inputs, "bedrijf_loon.aandeel_op_minimumloon"), lines.years)

    def growth(year: int) -> Term:
        more = above.get(year) or rest(year)
        return share(year) * minimum(year) + (1 - share(year)) * more

    return growth


def _hours(lines: Lines, inputs: Inputs, on: date, base: int) -> Row:
    """Give the hours of a full week relative to the boekjaar; see `company.wages.werkweek`."""
    before = assumed(inputs, "bedrijf_loon.normuren_tot_2027")
    agreed = cell_on(load_wages()["aan_de_slag_normuren"], date(WEEK_CHANGES, 1, 1), on).value
    if agreed is None:
        return constant(1, len(lines.years))
    new = lines.given(
        f"Uren van een volledige werkweek vanaf {WEEK_CHANGES}",
        agreed,
        "uur",
        "cao Aan de Slag",
        "normuren",
    )
    was_new = base >= WEEK_CHANGES
    terms = [
        (new if year >= WEEK_CHANGES else old) / (new if was_new else old)
        for year, old in zip(lines.years, before, strict=True)
    ]
    return lines.computed("Uren per fte, boekjaar is 1", Row(tuple(terms)), "factor")


def _grondslag(lines: Lines, outcome: Outcome, ready: Ready, level: Row) -> Row:
    """Give the minimum wage with holiday allowance and employer's cost, EUR per fte."""
    years, on, values = lines.years, ready.world.stand.on, outcome.verwacht.waarden
    anchor = grondslag(years, values, on)[0] / minimumloon_index(years, ANCHOR, values, on)[0]
    begin = lines.given(
        f"Minimumloon met vakantiebijslag in {ANCHOR}, per fte",
        float(anchor[0]),
        "EUR",
        "gemiddelde van de twee halve jaren; wet minimumloon",
        "grondslag_minimumloon",
    )
    charges = lines.given_row(
        "Vergoeding voor werkgeverslasten",
        werkgeverslasten(years, on)[:, 0].tolist(),
        "aandeel",
        "artikel 1 van de regeling loonkostensubsidie Participatiewet",
        "vergoeding_werkgeverslasten",
    )
    return lines.computed(
        "Grondslag van de loonkostensubsidie, per fte",
        level * begin * (charges + 1),
        "EUR",
        source="minimumloon met vakantiebijslag en werkgeverslasten",
    )


def _subsidies(
    lines: Lines, ready: Ready, plan: Plan, inputs: Inputs, base: Row
) -> tuple[Mapping[str, Row], Mapping[str, Row]]:
    """Write the loonkostensubsidie of an fte per group, as agreed and as measured."""
    on = ready.world.stand.on
    parameters = load_parameters(MINIMUMLOON, "loonkostensubsidie")
    highest = lines.given_row(
        "Hoogste deel van het minimumloon",
        [_mean(parameters["hoogste_deel"], year, on) for year in lines.years],
        "aandeel",
        "Participatiewet, artikel 10d",
    )
    forfait = _forfait(lines, plan, parameters["forfait_beschut_werk"], on)

    def written(name: str, words: str) -> Mapping[str, Row]:
        found = {}
        for group in WITH_SUBSIDY:
            part = assumed(inputs, f"bedrijf_{group}.{name}")
            if group == "beschut_werk" and forfait is not None:
                part = _from(plan.forfait, lines.years, forfait, part)
            capped = Row(tuple(lowest(a, b) for a, b in zip(part, highest, strict=True)))
            label = f"Loonkostensubsidie per fte, {words}: {NAMES[group]}"
            found[group] = lines.computed(label, capped * base, "EUR")
        return found

    return written(AFSPRAAK, "volgens de afspraak"), written(SISA, "gemeten")


def _mean(parameter: Parameter, year: int, on: date) -> float:
    """Give the mean of the two half years; NaN when one is unknown."""
    halves = [cell_on(parameter, date(year, month, 1), on).value for month in HALVES]
    return float(np.mean([np.nan if value is None else value for value in halves]))


def _forfait(lines: Lines, plan: Plan, parameter: Parameter, on: date) -> Term | None:
    """Write the forfait of beschut werk; None where it does not come in these years."""
    known = [entry for entry in parameter.entries if entry.known <= on and entry.first_day]
    if not known or plan.forfait > lines.years[-1]:
        return None
    source = f"komt in deze berekening vanaf {plan.forfait}"
    return lines.given(
        "Forfait beschut werk", float(known[-1].value), "aandeel", source, "forfait_beschut_werk"
    )


def _from(first: int, years: tuple[int, ...], value: Term, before: Row) -> Row:
    """Take another value from a year on."""
    pairs = zip(years, before, strict=True)
    return Row(tuple(value if year >= first else old for year, old in pairs))
