# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Rijksbijdrage sociale infrastructuur (part of the IU Participatie), fact base section 5."""

from fractions import Fraction

from tests.oracle.data import bekend, gemeenten, telling
from tests.oracle.verdelen import verdeel

# Section 5, table "Amounts", in euros.
START_2025 = 19_800_000
STRUCTUREEL_KAMERBRIEF = 35_900_000
STRUCTUREEL_VRAGENUUR = 34_700_000


def structureel(stand: str) -> int | None:
    """Give the amount from 2035 on, as the newest source at that standing has it."""
    if bekend("kamerbrief-2025-07-02", stand):
        return STRUCTUREEL_KAMERBRIEF
    if bekend("vragenuur-2025-06-12", stand):
        return STRUCTUREEL_VRAGENUUR
    return None


def landelijk(stand: str, jaar: int, eindwaarde: int | None = None) -> int | None:
    """Give the national amount; between 2025 and 2035 a straight line (an assumption).

    `eindwaarde` replaces the amount of 2035 by a rival, for example 34.7 million.
    """
    if not bekend("meicirculaire-2025", stand):
        return None
    if jaar < 2025:
        return 0
    if jaar == 2025:
        return START_2025
    einde = structureel(stand) if eindwaarde is None else eindwaarde
    if einde is None:
        return None
    if jaar >= 2035:
        return einde
    bedrag = START_2025 + Fraction(einde - START_2025, 10) * (jaar - 2025)
    assert bedrag.denominator == 1
    return bedrag.numerator


def bedragen(stand: str, jaar: int, eindwaarde: int | None = None) -> dict[str, int | None]:
    """Give the share of each municipality, whole euros, by the same key as the impulsbudget."""
    totaal = landelijk(stand, jaar, eindwaarde)
    if totaal is None:
        return dict.fromkeys(gemeenten())
    return {**verdeel(totaal, telling("septembercirculaire-2024", 2024, "doelgroepenregister"))}
