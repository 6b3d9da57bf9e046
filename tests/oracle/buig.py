# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Gebundelde uitkering (BUIG), fact base section 8. All data come from an import."""

from collections.abc import Mapping
from fractions import Fraction

from tests.oracle.verdelen import afgerond, verdeel

# Section 8, "Distribution": bounds in inhabitants on 1 January t-1.
HISTORISCH_TOT = 15_000
OBJECTIEF_VANAF = 40_000

# Section 8, "Vangnet": parts of the budget.
DREMPEL = Fraction("0.075")
VOLLEDIG_VANAF = Fraction("0.125")


def objectief_gewicht(inwoners: int) -> Fraction:
    """Give the weight of the objective model: 0 for small, 1 for large, a line between."""
    if inwoners <= HISTORISCH_TOT:
        return Fraction(0)
    if inwoners >= OBJECTIEF_VANAF:
        return Fraction(1)
    return Fraction(inwoners - HISTORISCH_TOT, OBJECTIEF_VANAF - HISTORISCH_TOT)


def bijstand(
    budget: int,
    inwoners: Mapping[str, int],
    objectief: Mapping[str, Fraction],
    historisch: Mapping[str, Fraction],
) -> dict[str, int]:
    """Divide the bijstand part, whole euros: per municipality a mix of its two shares."""
    sleutel = {}
    for code, aantal in inwoners.items():
        gewicht = objectief_gewicht(aantal)
        sleutel[code] = gewicht * objectief[code] + (1 - gewicht) * historisch[code]
    return verdeel(budget, sleutel)


def loonkostensubsidie(
    deelbudget: int, uitgaven: Mapping[int, Mapping[str, int]], jaar: int, *, definitief: bool
) -> dict[str, int] | None:
    """Divide the part for loonkostensubsidie, whole euros, by realised spending.

    `uitgaven` holds spending per year and municipality. Definitive is t-1, provisional t-2;
    None when that year was not imported.
    """
    gebruikt = uitgaven.get(jaar - 1 if definitief else jaar - 2)
    return None if gebruikt is None else verdeel(deelbudget, gebruikt)


def vangnet(budget: int, lasten: int) -> int:
    """Give the compensation, whole euros: half from 7.5% to 12.5% deficit, all above."""
    tekort = Fraction(lasten - budget)
    drempel = DREMPEL * budget
    volledig = VOLLEDIG_VANAF * budget
    half = max(Fraction(0), min(tekort, volledig) - drempel) / 2
    heel = max(Fraction(0), tekort - volledig)
    return afgerond(half + heel)
