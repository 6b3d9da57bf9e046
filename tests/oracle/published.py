# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the oracle share: the published standings and two ways to add up."""

from collections.abc import Mapping

from tests.oracle import wsw

M23, S23 = "meicirculaire-2023", "septembercirculaire-2023"
M24, S24 = "meicirculaire-2024", "septembercirculaire-2024"
M25, S25, M26 = "meicirculaire-2025", "septembercirculaire-2025", "meicirculaire-2026"
# Every (circulaire, uitkeringsjaar) with published amounts.
GEPUBLICEERD = [(M23, 2024), (S23, 2024), (M24, 2024), (S24, 2024), (M24, 2025), (S24, 2025)]
VERSCHILLEND = [(M23, 2024), (M24, 2024), (M24, 2025), (S24, 2025)]
LEIDERDORP = "GM0547"  # section 12.2: the exception
# Section 4: the eight municipalities of Werkzaak Rivierenland.
WERKZAAK = ["GM0214", "GM0216", "GM0263", "GM1740", "GM0281", "GM1960", "GM0668", "GM0297"]


def som(bedragen: Mapping[str, int | None]) -> int:
    """Add amounts of which none may be missing."""
    waarden = [bedrag for bedrag in bedragen.values() if bedrag is not None]
    assert len(waarden) == len(bedragen), "er ontbreekt een bedrag"
    return sum(waarden)


def is_onbekend(bedragen: Mapping[str, int | None]) -> bool:
    """Whether no municipality has an amount."""
    return len(bedragen) == 342 and all(bedrag is None for bedrag in bedragen.values())


def only_beschut() -> list[str]:
    """Give the municipalities without Wsw money."""
    return [code for code, aanwezig in wsw.heeft_wsw().items() if not aanwezig]
