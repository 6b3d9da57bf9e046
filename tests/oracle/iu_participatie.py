# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Integratie-uitkering Participatie: the published amount, or the sum of its components."""

from tests.oracle import beschut_werk, sociale_infrastructuur, wsw
from tests.oracle.data import bekend, gemeenten, integratie_uitkering, newest_circulaire


def is_published(stand: str, jaar: int) -> bool:
    """Whether a published amount exists that no later component has overtaken.

    Only 2025 was overtaken: meicirculaire 2025 added the sociale infrastructuur and a loon- en
    prijsbijstelling (fact base, sections 3.1 and 5); its own amounts are not at hand.
    """
    if newest_circulaire(stand, jaar) is None:
        return False
    return not (jaar == 2025 and bekend("meicirculaire-2025", stand))


def bedragen(stand: str, jaar: int) -> dict[str, int | None]:
    """Give the integratie-uitkering of each municipality, whole euros."""
    circulaire = newest_circulaire(stand, jaar)
    if circulaire is not None and is_published(stand, jaar):
        return {**integratie_uitkering(circulaire, jaar)}
    return som_onderdelen(stand, jaar)


def som_onderdelen(stand: str, jaar: int) -> dict[str, int | None]:
    """Add Wsw, beschut werk and, where it exists, the sociale infrastructuur."""
    onderdelen = [wsw.bedragen(stand, jaar), beschut_werk.bedragen(stand, jaar)]
    # Before meicirculaire 2025 nobody knew of this component, so nothing is missing then.
    if jaar >= 2025 and bekend("meicirculaire-2025", stand):
        onderdelen.append(sociale_infrastructuur.bedragen(stand, jaar))
    uitkomst: dict[str, int | None] = {}
    for code in gemeenten():
        delen = [onderdeel[code] for onderdeel in onderdelen]
        bekende_delen = [deel for deel in delen if deel is not None]
        uitkomst[code] = sum(bekende_delen) if len(bekende_delen) == len(delen) else None
    return uitkomst


def onverklaard(stand: str, jaar: int) -> dict[str, int | None]:
    """Give what the components do not explain: the amount minus their sum, whole euros."""
    som = som_onderdelen(stand, jaar)
    uitkomst: dict[str, int | None] = {}
    for code, bedrag in bedragen(stand, jaar).items():
        deel = som[code]
        uitkomst[code] = None if bedrag is None or deel is None else bedrag - deel
    return uitkomst
