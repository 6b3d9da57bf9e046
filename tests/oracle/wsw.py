# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Rijksbijdrage Wsw (part of the IU Participatie), fact base sections 2 and 4."""

from tests.oracle import beschut_werk
from tests.oracle.data import bekend, gemeenten, integratie_uitkering, newest_circulaire
from tests.oracle.verdelen import verdeel

# Section 2, "National series": the path of meicirculaire 2024, in euros, backed out of the
# eerste suppletoire begroting 2024; after 2029 the same decline of 76 million a year.
LANDELIJK = {
    2026: 1_732_000_000,
    2027: 1_656_000_000,
    2028: 1_580_000_000,
    2029: 1_504_000_000,
}
DALING = 76_000_000


def heeft_wsw() -> dict[str, bool]:
    """Whether a municipality has Wsw money: septembercirculaire 2023 raised only that part."""
    mei = integratie_uitkering("meicirculaire-2023", 2024)
    september = integratie_uitkering("septembercirculaire-2023", 2024)
    return {code: mei[code] != september[code] for code in gemeenten()}


def landelijk(stand: str, jaar: int) -> int | None:
    """Give the national amount of a year without a published integratie-uitkering."""
    if jaar < 2026 or not bekend("meicirculaire-2024", stand):
        return None
    if jaar <= 2029:
        return LANDELIJK[jaar]
    return max(0, LANDELIJK[2029] - DALING * (jaar - 2029))


def published_part(circulaire: str, jaar: int) -> dict[str, int]:
    """Split a published integratie-uitkering: what is not beschut werk is Wsw (section 4)."""
    uitkering = integratie_uitkering(circulaire, jaar)
    beschut = beschut_werk.bedragen(circulaire, jaar)
    uitkomst = {}
    for code, aanwezig in heeft_wsw().items():
        deel = beschut[code]
        assert deel is not None
        uitkomst[code] = max(0, uitkering[code] - deel) if aanwezig else 0
    return uitkomst


def bedragen(stand: str, jaar: int) -> dict[str, int | None]:
    """Give the Wsw part of each municipality, whole euros."""
    circulaire = newest_circulaire(stand, jaar)
    if circulaire is not None:
        return {**published_part(circulaire, jaar)}
    totaal = landelijk(stand, jaar)
    laatste = newest_circulaire(stand, 2025)
    if totaal is None or laatste is None:
        return dict.fromkeys(gemeenten())
    return {**verdeel(totaal, published_part(laatste, 2025))}
