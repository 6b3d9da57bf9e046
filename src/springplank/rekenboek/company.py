# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The accounts of the company on the sheet "Bedrijf", in the words of the sector.

As in `company.accounts` and `company.result`: per group what it earns and costs, then the totals,
the eigen vermogen and the impulsbudget as a bestemmingsreserve.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from springplank.cohort.groups import WERKVORMEN
from springplank.company.accounts import EFFECT, MAATREGELKOSTEN
from springplank.company.bedrijf import BEGELEIDING, EMPLOYED, GROEPEN, NETTO, Bedrijf
from springplank.company.costs import NOBODY
from springplank.company.result import REKENINGEN, TOTALEN
from springplank.core.assumptions import Draws
from springplank.rekenboek.company_costs import fte_in_boekjaar, other_income, write_costs
from springplank.rekenboek.company_wages import Wages
from springplank.rekenboek.company_work import Work, werkvorm_shares
from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.kit import NOT_KNOWN
from springplank.rekenboek.people import TOGETHER
from springplank.rekenboek.people_flows import NAMES
from springplank.rekenboek.rows import (
    Lines,
    Row,
    added_rows,
    assumed,
    constant,
    divided,
    is_unknown,
)
from springplank.rekenboek.terms import Term, as_term, function, when
from springplank.scenarios.enterprise import Plan

TRANSITION = "organisatie.transitiekosten_per_taak"


@dataclass(frozen=True, slots=True, eq=False)
class Income:
    """What reaches the company, EUR per group, one term per year.

    Attributes:
        rijksbijdrage: what the agreement passes on, with labelled new money.
        loonkostensubsidie: as agreed.
    """

    rijksbijdrage: Mapping[str, Row]
    loonkostensubsidie: Mapping[str, Row]


@dataclass(frozen=True, slots=True, eq=False)
class Accounts:
    """The totals of the company, EUR, one term per year.

    Attributes:
        totals: per key of `company.result.TOTALEN`.
    """

    totals: Mapping[str, Row]

    @property
    def exploitatieresultaat(self) -> Row:
        """Give the result of the company without the contributions of its gemeenten."""
        return self.totals["exploitatieresultaat"]


def write_accounts(
    lines: Lines,
    plan: Plan,
    work: Work,
    wages: Wages,
    income: Income,
    inputs: Inputs,
    values: Draws,
) -> Accounts:
    """Write the accounts.

    Args:
        lines: the sheet.
        plan: what was chosen for the company.
        work: the work in the company.
        wages: levels and amounts per fte.
        income: what reaches the company.
        inputs: the cells with aannames.
        values: aannames as they were used, for what measures of a scenario add.
    """
    years = len(lines.years)
    lines.sheet.heading("Alle groepen samen")
    fte = lines.computed(
        "Fte in het bedrijf", added_rows(list(work.whole.values()), years), "fte", look="total"
    )
    start = fte_in_boekjaar(lines, plan, fte)
    costs = write_costs(lines, start, fte, wages.prijs, inputs)
    whole = lines.computed(
        "Bedrijfskosten samen", added_rows(list(costs.values()), years), "EUR", look="total"
    )
    per_fte = lines.computed(
        "Bedrijfskosten per fte",
        Row(tuple(_per_fte(a, b) for a, b in zip(whole, fte, strict=True))),
        "EUR",
    )
    groups = {
        group: _write_group(lines, group, work, wages, income, inputs, per_fte) for group in GROEPEN
    }
    lines.sheet.heading("Niet per groep")
    other = lines.computed(
        "Overige opbrengsten",
        other_income(lines, plan, start, wages.prijs, inputs),
        "EUR",
        ("bedrijf", "overige_opbrengsten", TOGETHER),
    )
    effect = _added_by_measures(lines, values, EFFECT, "Effect van maatregelen")
    once = _once(lines, plan, values, inputs)
    return _totals(lines, groups, whole, other, effect, once, fte)


def _per_fte(total: Term, fte: Term) -> Term:
    """Divide over the fte; nobody at work: the cost is there, but no group to bear it."""
    if is_unknown(fte):
        return total / fte
    return when(fte < NOBODY, 0, divided(total, fte))


def _write_group(
    lines: Lines,
    group: str,
    work: Work,
    wages: Wages,
    income: Income,
    inputs: Inputs,
    per_fte: Row,
) -> Mapping[str, Row]:
    """Write the accounts of one group; see `company.accounts`."""
    lines.sheet.heading(f"Rekening van {NAMES[group]}")
    fte, years = work.whole[group], len(lines.years)
    shares = werkvorm_shares(lines, group, inputs)
    netto: list[Row] = []
    guiding: list[Row] = []
    for werkvorm, naam in WERKVORMEN.items():
        share = lines.computed(f"{naam}: deel van de groep", shares[werkvorm], "aandeel")
        lines.computed(
            f"{naam}: fte",
            fte * share,
            "fte",
            *([("werkvorm_fte", f"{group}.{werkvorm}", TOGETHER)] if work.known[group] else []),
        )
        earned = lines.computed(
            f"{naam}: netto toegevoegde waarde per fte",
            _netto(group, werkvorm, inputs) * wages.produced(group),
            "EUR",
        )
        guide = lines.computed(
            f"{naam}: begeleiding per fte",
            _ratio(group, werkvorm, inputs) * wages.begeleider,
            "EUR",
        )
        netto.append(share * earned)
        guiding.append(share * guide)
    found = {
        "netto_toegevoegde_waarde": fte * added_rows(netto, years),
        "loonkosten": _loonkosten(group, fte, wages, inputs),
        "loonkostensubsidie": income.loonkostensubsidie.get(group, constant(0, years)),
        "rijksbijdrage": income.rijksbijdrage.get(group, constant(0, years)),
        "begeleiding": fte * added_rows(guiding, years),
        "bedrijfskosten": fte * per_fte,
    }
    cells = {key: lines.computed(REKENINGEN[key], row, "EUR") for key, row in found.items()}
    cells["loonresultaat"] = lines.computed(
        REKENINGEN["loonresultaat"],
        cells["loonkostensubsidie"] + cells["rijksbijdrage"] - cells["loonkosten"],
        "EUR",
    )
    cells["resultaat"] = lines.computed(
        REKENINGEN["resultaat"],
        cells["netto_toegevoegde_waarde"]
        - cells["begeleiding"]
        + cells["loonresultaat"]
        - cells["bedrijfskosten"],
        "EUR",
        *([("resultaat_groep", group, TOGETHER)] if work.known[group] else []),
        look="total",
    )
    lines.computed(
        "Resultaat per fte",
        Row(tuple(ratio(a, b) for a, b in zip(cells["resultaat"], fte, strict=True))),
        "EUR",
        *([("resultaat_per_fte", group, TOGETHER)] if work.known[group] else []),
    )
    return cells


def ratio(part: Term, whole: Term) -> Term:
    """Divide; not known where there is nobody to divide by."""
    value = part.number / whole.number if whole.number >= NOBODY else math.nan
    return function("IF", value, whole >= NOBODY, divided(part, whole), as_term(NOT_KNOWN))


def _netto(group: str, werkvorm: str, inputs: Inputs) -> Row:
    """Give the netto toegevoegde waarde per fte: own, or the sector's times that of the group."""
    own = f"bedrijf_{group}.{NETTO}_{werkvorm}"
    if own in inputs.cells:
        return assumed(inputs, own)
    sector = assumed(inputs, f"bedrijf_werkvorm.{NETTO}_{werkvorm}")
    return sector * assumed(inputs, f"bedrijf_{group}.factor_{NETTO}")


def _ratio(group: str, werkvorm: str, inputs: Inputs) -> Row:
    """Give the fte of begeleiding per fte of the group."""
    own, all_ = (f"bedrijf_{group}.{BEGELEIDING}{end}" for end in (f"_{werkvorm}", ""))
    return assumed(inputs, own if own in inputs.cells else all_)


def _loonkosten(group: str, fte: Row, wages: Wages, inputs: Inputs) -> Row:
    if group not in EMPLOYED:
        return constant(0, len(fte))
    return fte * wages.loonkosten(group, assumed(inputs, f"bedrijf_{group}.loonkosten_per_fte"))


def _added_by_measures(lines: Lines, values: Draws, key: str, label: str) -> Row:
    """Write what the measures of a scenario add, EUR per year."""
    years = len(lines.years)
    if key not in values:
        return constant(0, years)
    given = np.broadcast_to(values[key][:, 0], years).tolist()
    source = "maatregelen van het scenario"
    return lines.given_row(label, given, "EUR", source, key.replace(".", "_"))


def _once(lines: Lines, plan: Plan, values: Draws, inputs: Inputs) -> Row:
    """Write one-off income less one-off cost, with that of measures and of moving tasks."""
    bedrijf, years = plan.bedrijf, lines.years
    income = planned(lines, "Incidentele baten", bedrijf.incidenteel, bedrijf)
    friction = planned(lines, "Frictiekosten", bedrijf.frictiekosten, bedrijf)
    row = income - friction
    row = row - _added_by_measures(lines, values, MAATREGELKOSTEN, "Kosten van maatregelen")
    if plan.wanted is None:
        return row
    now, then = plan.model.taken, plan.wanted.taken
    tasks = sum(now[task] != then[task] for task in now)
    moving = assumed(inputs, TRANSITION)[0] * tasks
    return row - Row((moving, *(as_term(0) for _ in years[1:])))


def planned(lines: Lines, label: str, per_year: Mapping[int, float], bedrijf: Bedrijf) -> Row:
    """Write amounts that the company plans per year; 0 in every year when there are none."""
    if not per_year:
        return constant(0, len(lines.years))
    given = [per_year.get(year, 0.0) for year in lines.years]
    return lines.given_row(label, given, "EUR", bedrijf.bron)


def _totals(
    lines: Lines,
    groups: Mapping[str, Mapping[str, Row]],
    costs: Row,
    other: Row,
    effect: Row,
    once: Row,
    fte: Row,
) -> Accounts:
    """Add the accounts up to the totals of the sector; see `company.result.result_of`."""
    lines.sheet.heading("Totalen van het bedrijf")
    years = len(lines.years)

    def over_groups(name: str) -> Row:
        return added_rows([account[name] for account in groups.values()], years)

    found: dict[str, Row] = {}

    def put(key: str, row: Row) -> Row:
        found[key] = lines.computed(
            TOTALEN[key], row, "EUR", ("bedrijf", key, TOGETHER), look="total"
        )
        return found[key]

    netto = put("netto_toegevoegde_waarde", over_groups("netto_toegevoegde_waarde"))
    found["overige_opbrengsten"] = other
    guiding = put("begeleiding", over_groups("begeleiding"))
    whole = put("bedrijfskosten", costs)
    measures = put("effect_maatregelen", effect)
    operating = put("operationeel_resultaat", netto + other + measures - guiding - whole)
    subsidy = put("subsidieresultaat", groups["wsw"]["loonresultaat"])
    others = [account["loonresultaat"] for group, account in groups.items() if group != "wsw"]
    wages = put("loonresultaat", added_rows(others, years))
    single = put("incidenteel", once)
    put("exploitatieresultaat", operating + subsidy + wages + single)
    nobody = Row(
        tuple(
            term if is_unknown(number) else when(number < NOBODY, term, 0)
            for number, term in zip(fte, whole, strict=True)
        )
    )
    put("niet_toegerekend", other + measures + single - nobody)
    return Accounts(found)
