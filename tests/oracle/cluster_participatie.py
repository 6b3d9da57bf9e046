# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Cluster Participatie in the algemene uitkering, fact base section 9. A notional amount."""

from fractions import Fraction

from tests.oracle.data import gemeenten, newest_circulaire, telling
from tests.oracle.verdelen import afgerond

# Section 9, the table: weights per bijstandsontvanger, loonkostensubsidie, person in the
# register and huishouden with a low income, and the uitkeringsfactor.
Regel = tuple[str, str, str, str, str]
GEWICHTEN: dict[tuple[str, int], Regel] = {
    ("meicirculaire-2023", 2024): ("5065.98", "5065.98", "1024.75", "348.09", "1.395"),
    ("septembercirculaire-2023", 2024): ("5128.00", "5128.00", "1037.30", "352.35", "1.406"),
    ("meicirculaire-2024", 2024): ("5179.66", "5179.66", "1047.75", "355.90", "1.414"),
    ("septembercirculaire-2024", 2024): ("5179.66", "5179.66", "1047.75", "355.90", "1.420"),
    ("meicirculaire-2024", 2025): ("5124.19", "5124.19", "1036.53", "352.10", "1.457"),
    ("septembercirculaire-2024", 2025): ("5124.19", "5124.19", "1036.53", "352.10", "1.457"),
}
MAATSTAVEN = (
    "bijstandsontvangers",
    "loonkostensubsidies",
    "doelgroepenregister",
    "huishoudens_laag_inkomen",
)


def bedragen(stand: str, jaar: int) -> dict[str, int | None]:
    """Give the notional amount of each municipality, whole euros.

    Of 2026 only one weight and the uitkeringsfactor are known, so that year is None.
    """
    circulaire = newest_circulaire(stand, jaar)
    if circulaire is None:
        return dict.fromkeys(gemeenten())
    *gewichten, factor = GEWICHTEN[circulaire, jaar]
    uitkomst: dict[str, int | None] = {}
    for code in gemeenten():
        punten = Fraction(0)
        for maatstaf, gewicht in zip(MAATSTAVEN, gewichten, strict=True):
            punten += Fraction(gewicht) * telling(circulaire, jaar, maatstaf)[code]
        uitkomst[code] = afgerond(Fraction(factor) * punten)
    return uitkomst
