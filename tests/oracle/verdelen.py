# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Divide a whole amount over receivers, and round, without floating point."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor


def verdeel(totaal: int, sleutel: Mapping[str, Fraction | int]) -> dict[str, int]:
    """Divide by largest remainder: first the whole euros, then one euro each by remainder.

    Equal remainders: the lowest code first. The sum is exactly the total.

    Raises:
        ValueError: A negative key, or nothing to divide by.
    """
    som = sum(Fraction(deel) for deel in sleutel.values())
    if som <= 0 or any(deel < 0 for deel in sleutel.values()):
        raise ValueError("De sleutel moet positief zijn.")
    precies = {code: totaal * Fraction(deel) / som for code, deel in sleutel.items()}
    uitkomst = {code: floor(waarde) for code, waarde in precies.items()}
    rest = totaal - sum(uitkomst.values())
    volgorde = sorted(precies, key=lambda code: (uitkomst[code] - precies[code], code))
    for code in volgorde[:rest]:
        uitkomst[code] += 1
    return uitkomst


def afgerond(waarde: Fraction) -> int:
    """Round to a whole number, half up (all amounts here are zero or more)."""
    return floor(waarde + Fraction(1, 2))
