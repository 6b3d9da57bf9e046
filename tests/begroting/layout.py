# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What every example of a begroting has; every figure is invented.

Each is made for a year: the next year has other amounts, other rows and here and there another
label, as the next begroting of the same controller has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.begroting.vellen import Vel

RIJK: Mapping[str, int] = {
    "rijk_wsw": 6_950_902,
    "rijk_beschut_werk": 583_600,
    "rijk_sociale_infrastructuur": 80_130,
    "rijk_impulsbudget": 117_894,
}
"""EUR that the Rijk gives in every example, so that it can be compared."""

Posten = Sequence[tuple[str, str, int]]

BATEN: Posten = (
    ("rijk_wsw", "Rijksbijdrage Wsw", 6_950_902),
    ("rijk_beschut_werk", "Rijksbijdrage beschut werk", 583_600),
    ("gemeentelijke_bijdrage", "Gemeentelijke bijdrage", 1_140_000),
    ("netto_toegevoegde_waarde", "Toegevoegde waarde", 2_360_000),
)
LASTEN: Posten = (
    ("loonkosten_wsw", "Loonkosten Wsw", 7_310_000),
    ("loonkosten_staf", "Loonkosten ambtelijk personeel", 1_570_000),
    ("huisvesting", "Huisvesting", 465_000),
    ("kapitaallasten", "Afschrijvingen", 228_000),
)
"""Post, label and EUR of lines that any layout may have."""


@dataclass(frozen=True)
class Layout:
    """One begroting.

    Attributes:
        naam: what is special about it.
        bestand: name of the file.
        data: its bytes.
        waarheid: per cell of an amount its post.
        valkuilen: kinds of findings that must be reported, with the cell where it matters.
        totalen: labels of totals that are right.
        centen: per cell of an amount what it comes to in cents, a plus when it is what its side
            is for.
    """

    naam: str
    bestand: str
    data: bytes
    waarheid: Mapping[str, str]
    valkuilen: tuple[tuple[str, str], ...] = ()
    totalen: tuple[str, ...] = ()
    centen: Mapping[str, int] = field(default_factory=dict)


def euro(basis: int, jaar: int) -> int:
    """Let an amount grow with the years."""
    return round(basis * 1.03 ** (jaar - 2026))


def duizend(basis: int, jaar: int) -> int:
    """Give an amount in thousands."""
    return round(euro(basis, jaar) / 1_000)


def late(vel: Vel, jaar: int) -> None:
    """Shift everything a row in another year."""
    if jaar > 2026:
        vel.rij("Vastgesteld door het algemeen bestuur")
