# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Impulsbudget (decentralisatie-uitkering), fact base section 6."""

from collections.abc import Mapping
from fractions import Fraction

from tests.oracle.data import bekend, gemeenten, inwoners, telling, verbanden_per_gemeente
from tests.oracle.verdelen import verdeel

# Section 6, "Amounts": 35.0 in 2025, 31.5 in 2026-2030, 19.8 in 2034, together 289.7 million.
# 2031-2033 are published only as a sum of 77.4; the default path is an assumption.
LANDELIJK = {
    2025: 35_000_000,
    2026: 31_500_000,
    2027: 31_500_000,
    2028: 31_500_000,
    2029: 31_500_000,
    2030: 31_500_000,
    2031: 28_800_000,
    2032: 25_800_000,
    2033: 22_800_000,
    2034: 19_800_000,
}

# verband: (amount, code of the receiver, part of each member)
PerVerband = dict[str, tuple[int, str, dict[str, int]]]


def bedragen(stand: str, jaar: int) -> dict[str, int | None]:
    """Give the share of each municipality, whole euros, known from meicirculaire 2025 on."""
    if not bekend("meicirculaire-2025", stand):
        return dict.fromkeys(gemeenten())
    # Section 6, "Key": the register of t-2, which is not at hand. Its substitute is the count
    # of septembercirculaire 2024 for 2024.
    register = telling("septembercirculaire-2024", 2024, "doelgroepenregister")
    return {**verdeel(LANDELIJK.get(jaar, 0), register)}


def elke_gemeente(stand: str, jaar: int) -> PerVerband | None:
    """Apply the fallback of the bestuurlijke afspraken: each municipality receives its own."""
    uitkomst: PerVerband = {}
    for code, bedrag in bedragen(stand, jaar).items():
        if bedrag is None:
            return None
        uitkomst[code] = (bedrag, code, {code: bedrag})
    return uitkomst


def per_verband(
    stand: str, jaar: int, gewichten: Mapping[tuple[str, str], Fraction | int] | None = None
) -> PerVerband | None:
    """Give amount, receiver and parts per samenwerkingsverband; None when not known yet.

    A municipality without a verband forms its own, under its code. `gewichten` holds, per
    (code, verband), the weight by which a municipality in two verbanden is split; 1 when absent.
    """
    delen: dict[str, dict[str, int]] = {}
    for code, bedrag in bedragen(stand, jaar).items():
        if bedrag is None:
            return None
        verbanden = verbanden_per_gemeente()[code] or (code,)
        sleutel = {verband: (gewichten or {}).get((code, verband), 1) for verband in verbanden}
        for verband, deel in verdeel(bedrag, sleutel).items():
            delen.setdefault(verband, {})[code] = deel
    return {
        verband: (sum(leden.values()), receiver(list(leden), jaar), leden)
        for verband, leden in sorted(delen.items())
    }


def receiver(leden: list[str], jaar: int) -> str:
    """Give the member with most inhabitants on 1 January; equal: the lowest code."""
    aantal = inwoners(jaar)
    return min(leden, key=lambda code: (-aantal[code], code))
