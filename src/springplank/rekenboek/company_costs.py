# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The cost of the company as a whole on the sheet "Bedrijf": fixed, variable and with a delay.

As in `company.costs`: own amounts are of the boekjaar, those of the sector are per fte; fixed cost
shrinks only after some years, and then only the part that can.
"""

import math
from collections.abc import Mapping

from springplank.company.bedrijf import LINES, TOTALS
from springplank.company.costs import FIXED, NOBODY
from springplank.rekenboek.inputs import Inputs
from springplank.rekenboek.rows import Lines, Row, assumed, at_most, divided, is_unknown
from springplank.rekenboek.terms import Term, equal, highest, rounded, when, whole_down
from springplank.scenarios.enterprise import Plan

DELAY = "bedrijf_kosten.afbouwvertraging"
"""Years until fixed cost can shrink."""


def write_costs(
    lines: Lines, start: Term, fte: Row, prices: Row, inputs: Inputs
) -> Mapping[str, Row]:
    """Write the cost by kind.

    Args:
        lines: the sheet.
        start: fte in the boekjaar.
        fte: fte of all groups together.
        prices: price level.
        inputs: the cells with aannames.
    """
    lines.sheet.heading("Bedrijfskosten")
    size = lines.computed(
        "Omvang, boekjaar is 1",
        Row(tuple(_relative(term, start) for term in fte)),
        "factor",
        source="fte gedeeld door de fte van het boekjaar",
    )
    held = _held_up(lines, size, assumed(inputs, DELAY))
    part = assumed(inputs, "bedrijf_kosten.afbouwbaar")
    left = lines.computed(
        "Deel van de vaste kosten dat er nog is",
        1 - part * (1 - held),
        "factor",
        source="na de vertraging krimpt alleen het deel dat kan krimpen",
    )
    costs = {}
    for name in FIXED:
        amount = whole_amount(inputs, f"bedrijf_kosten.{name}", start)
        costs[name] = lines.computed(
            TOTALS[name].removesuffix(" in het boekjaar"), amount * left * prices, "EUR"
        )
    transport = whole_amount(inputs, "bedrijf_kosten.vervoer", start)
    costs["vervoer"] = lines.computed("Vervoer", transport * size * prices, "EUR")
    variable = assumed(inputs, "bedrijf_kosten.variabel_per_fte")
    costs["variabel"] = lines.computed("Variabele overhead", variable * fte * prices, "EUR")
    return costs


def other_income(lines: Lines, plan: Plan, start: Term, prices: Row, inputs: Inputs) -> Row:
    """Give the income that belongs to no group, with the lines that were filled.

    Args:
        lines: the sheet.
        plan: what was chosen for the company.
        start: fte in the boekjaar.
        prices: price level.
        inputs: the cells with aannames.
    """
    amount = whole_amount(inputs, "bedrijf_opbrengsten.overig", start)
    for name, value in plan.bedrijf.regels.items():
        amount = amount + lines.given(
            LINES[name], value, "EUR", plan.bedrijf.bron, f"opbrengst_{name}"
        )
    return amount * prices


def fte_in_boekjaar(lines: Lines, plan: Plan, fte: Row) -> Term:
    """Write the fte that the own amounts belong to: given, else those of the first year."""
    label = f"Fte in {plan.bedrijf.boekjaar}"
    if math.isnan(plan.bedrijf.fte):
        return lines.single(label, fte[0], "fte", "niet opgegeven: die van het eerste jaar")
    return lines.given(label, plan.bedrijf.fte, "fte", plan.bedrijf.bron, "fte_in_boekjaar")


def whole_amount(inputs: Inputs, key: str, fte: Term) -> Row:
    """Give an amount of the whole company: its own, or the sector's per fte times its fte."""
    return assumed(inputs, key) if key in inputs.cells else assumed(inputs, f"{key}_per_fte") * fte


def _relative(fte: Term, start: Term) -> Term:
    """Divide by the fte of the boekjaar; a company that starts with nobody keeps its size."""
    if is_unknown(start) or is_unknown(fte):
        return fte / start
    return when(start < NOBODY, 1, divided(fte, start))


def _held_up(lines: Lines, size: Row, delay: Row) -> Row:
    """Give the size that fixed cost still has: the largest of this year and those of the delay."""
    waits = lines.computed(
        "Afbouwvertraging in hele jaren", Row(tuple(_whole_years(term) for term in delay)), "jaar"
    )
    capped = lines.computed(
        "Omvang, hoogstens die van het boekjaar", Row(tuple(at_most(s, 1) for s in size)), "factor"
    )
    return lines.computed(
        "Omvang waarop de vaste kosten nog zijn ingericht",
        Row(tuple(_largest(capped, waits[at], at) for at in range(len(capped)))),
        "factor",
        source="de grootste van dit jaar en de jaren van de afbouwvertraging",
    )


def _whole_years(delay: Term) -> Term:
    """Round to whole years; exactly a half goes to the even one, as in the engine."""
    is_half = equal(delay - whole_down(delay), 0.5)
    return when(is_half, rounded(delay / 2) * 2, rounded(delay))


def _largest(capped: Row, wait: Term, at: int) -> Term:
    """Give the largest of a year and so many years before it; 1 when that is before the first."""
    if is_unknown(capped[at]):
        return capped[at]
    earlier = [when(wait >= back, capped[at - back], 0) for back in range(1, at + 1)]
    return when(wait > at, 1, highest(capped[at], *earlier))
