# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The eigen vermogen and the impulsbudget of the company on the sheet "Bedrijf"."""

import math
from dataclasses import dataclass

from springplank.company.bedrijf import DOELEN, Bedrijf
from springplank.core.columns import Floats
from springplank.rekenboek.company import Accounts, planned
from springplank.rekenboek.kit import FIRST, NOT_KNOWN
from springplank.rekenboek.people import TOGETHER
from springplank.rekenboek.rows import Lines, Row, added_rows, divided, is_unknown
from springplank.rekenboek.terms import Spot, Term, as_term, cell_at, function


@dataclass(frozen=True, slots=True, eq=False)
class Equity:
    """The eigen vermogen, of which the line is written when it is known what the gemeenten pay.

    Attributes:
        begin: EUR before the first year.
        foreign: EUR vreemd vermogen.
        before: EUR before the result of each year.
    """

    begin: Term
    foreign: Term
    before: Row


def begin_equity(lines: Lines, bedrijf: Bedrijf, expected: Floats) -> Equity:
    """Write where the eigen vermogen starts, and say in which cells it will stand.

    An agreement may look at the eigen vermogen of the year before, which rests on what was paid
    before: so its cells are called by their place. Nothing else may be written on the sheet until
    `finish_equity`.

    Args:
        lines: the sheet.
        bedrijf: the company.
        expected: EUR at the end of each year, shape (jaren,).
    """
    lines.sheet.heading("Vermogen")
    begin = lines.given(
        f"Eigen vermogen eind {bedrijf.boekjaar}",
        bedrijf.eigen_vermogen,
        "EUR",
        bedrijf.bron,
        "eigen_vermogen",
    )
    foreign = lines.given(
        "Vreemd vermogen", bedrijf.vreemd_vermogen, "EUR", bedrijf.bron, "vreemd_vermogen"
    )
    ends = [
        cell_at(Spot(lines.sheet.title, lines.sheet.at, FIRST + at), float(value))
        for at, value in enumerate(expected[:-1])
    ]
    return Equity(begin, foreign, Row((begin, *ends)))


def finish_equity(lines: Lines, equity: Equity, accounts: Accounts, paid: Row) -> None:
    """Write the eigen vermogen and the solvabiliteit.

    Args:
        lines: the sheet.
        equity: from `begin_equity`.
        accounts: the totals.
        paid: what the gemeenten pay apart from the money of the Rijk.
    """
    change = accounts.exploitatieresultaat + paid
    ends = lines.rolled(
        "Eigen vermogen aan het eind van het jaar",
        equity.begin,
        lambda at, before: before + change[at],
        "EUR",
        ("vermogen", "eigen_vermogen", TOGETHER),
        source="begin, met het exploitatieresultaat en de bijdragen",
    )
    lines.computed(
        "Solvabiliteit",
        Row(tuple(_solvabiliteit(term, equity.foreign) for term in ends)),
        "aandeel",
        ("vermogen", "solvabiliteit", TOGETHER),
        source="eigen vermogen gedeeld door al het vermogen",
    )


def _solvabiliteit(equity: Term, foreign: Term) -> Term:
    capital = equity + foreign
    is_some = not is_unknown(capital) and capital.number > 0
    value = equity.number / capital.number if is_some else math.nan
    return function("IF", value, capital > 0, divided(equity, capital), as_term(NOT_KNOWN))


def write_reserve(lines: Lines, bedrijf: Bedrijf, received: Row) -> None:
    """Write the impulsbudget as a bestemmingsreserve.

    Args:
        lines: the sheet.
        bedrijf: what it had, and what it plans to spend.
        received: EUR received of all gemeenten together.
    """
    lines.sheet.heading("Impulsbudget als bestemmingsreserve")
    begin = lines.given(
        "Impulsbudget dat nog niet is besteed", bedrijf.reserve, "EUR", bedrijf.bron, "reserve"
    )
    income = lines.computed("Ontvangen impulsbudget", received, "EUR")
    spent = [
        planned(lines, f"Besteding: {naam}", bedrijf.besteding.get(doel, {}), bedrijf)
        for doel, naam in DOELEN.items()
    ]
    out = added_rows(spent, len(lines.years))
    lines.rolled(
        "Wat er nog is aan het eind van het jaar",
        begin,
        lambda at, before: before + income[at] - out[at],
        "EUR",
        ("vermogen", "reserve_impulsbudget", TOGETHER),
    )
