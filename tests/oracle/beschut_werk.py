# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Rijksbijdrage beschut werk (part of the IU Participatie), fact base section 3.

Two routes. The four standings with published amounts use the rate per unit of the key
(section 3.4). Later standings use amount per plek (section 3.1) times plekken (section 3.2).
"""

from collections.abc import Mapping
from fractions import Fraction

from tests.oracle.data import (
    bekend,
    beschut_sleutel,
    gemeenten,
    minimumgemeenten,
    newest_circulaire,
    telling,
)
from tests.oracle.verdelen import afgerond

# Section 3.4: the sum of the key, with 33 for the seven municipalities on the minimum.
SLEUTEL_TOTAAL = 51_035

# Section 3.4, "rate": euros per unit of the key, per circulaire and year.
TARIEF = {
    ("meicirculaire-2023", 2024): Fraction("1817.69"),
    ("septembercirculaire-2023", 2024): Fraction("1817.69"),
    ("meicirculaire-2024", 2024): Fraction("2373.28"),
    ("septembercirculaire-2024", 2024): Fraction("2373.28"),
    ("meicirculaire-2024", 2025): Fraction("2565.97"),
    ("septembercirculaire-2024", 2025): Fraction("2691.19"),
}

# Section 3.1: (part, euros per plek, first known in, first year, last year).
KETEN: list[tuple[str, int, str, int, int]] = [
    ("begeleiding", 8_597, "meicirculaire-2023", 2024, 9999),
    ("loon- en prijsbijstelling 2024", 542, "meicirculaire-2024", 2024, 9999),
    ("bedrijfs- en overheadkosten", 2_157, "meicirculaire-2024", 2024, 9999),
    ("LIV", 552, "septembercirculaire-2024", 2025, 9999),
    ("loon- en prijsbijstelling 2025", 637, "meicirculaire-2025", 2025, 9999),
    ("brug naar forfaitaire loonkostensubsidie", 2_971, "septembercirculaire-2025", 2025, 2027),
]

# Section 3.2 and 12.5 (BW-OPH-2026 to 2029): plekken that the ophoging of the eerste
# suppletoire begroting 2024 pays for. It goes with meicirculaire 2024 (section 0, point 3).
PLEKKEN = {
    2026: Fraction("12352.70"),
    2027: Fraction("13176.25"),
    2028: Fraction("13999.80"),
    2029: Fraction("14823.35"),
}
GROEI_PLEKKEN = Fraction("823.55")
MAXIMUM_PLEKKEN = Fraction(30_300)  # section 3.2, the row of 2048

# Section 3.2, national doelstelling at the end of the year. 2018: what fits the published
# numbers (section 12.3). Years before 2018 are absent: the published list of 2017 does not
# follow this key. 2026 is absent: the fact base finds 12,700 and 12,800 and cannot decide.
DOELSTELLING = {
    2018: 4_600,
    2019: 6_000,
    2020: 7_400,
    2021: 8_600,
    2022: 9_500,
    2023: 10_300,
    2024: 11_100,
    2025: 11_900,
    2048: 30_300,
}
DOELSTELLING_RIVALEN = {2026: (12_700, 12_800)}


def bedrag_per_plek(stand: str, jaar: int) -> int:
    """Add the parts of the chain that hold in a year and were known at the standing, in euros."""
    return sum(
        bedrag
        for _, bedrag, bron, eerste, laatste in KETEN
        if bekend(bron, stand) and eerste <= jaar <= laatste
    )


def liv_per_plek(stand: str, jaar: int) -> int:
    """Give the LIV part of the chain, in euros per plek."""
    return 552 if bekend("septembercirculaire-2024", stand) and jaar >= 2025 else 0


def tarief(stand: str, jaar: int) -> Fraction | None:
    """Give the rate per unit of the key in the newest circulaire at the standing."""
    circulaire = newest_circulaire(stand, jaar)
    return None if circulaire is None else TARIEF[circulaire, jaar]


def plekken(stand: str, jaar: int) -> Fraction | None:
    """Give the national number of funded plekken."""
    if jaar <= 2025:
        circulaire = newest_circulaire(stand, jaar)
        if circulaire is None:
            return None
        # The rate belongs to the amount per plek of its own circulaire.
        return TARIEF[circulaire, jaar] * SLEUTEL_TOTAAL / bedrag_per_plek(circulaire, jaar)
    if not bekend("meicirculaire-2024", stand):
        return None
    if jaar <= 2029:
        return PLEKKEN[jaar]
    return min(PLEKKEN[2029] + GROEI_PLEKKEN * (jaar - 2029), MAXIMUM_PLEKKEN)


def bedragen(stand: str, jaar: int) -> dict[str, int | None]:
    """Give the amount of each municipality, whole euros, with the present key."""
    per_eenheid = tarief(stand, jaar)
    # The rate holds until meicirculaire 2025 changes the amount per plek of 2025.
    if per_eenheid is None or (jaar == 2025 and bekend("meicirculaire-2025", stand)):
        return bedragen_met_aandelen(stand, jaar, aandelen_huidig())
    minimum = bedrag_per_plek(stand, jaar) - liv_per_plek(stand, jaar)
    return {
        code: minimum if code in minimumgemeenten() else afgerond(per_eenheid * sleutel)
        for code, sleutel in beschut_sleutel().items()
    }


def bedragen_met_aandelen(
    stand: str, jaar: int, aandelen: Mapping[str, Fraction]
) -> dict[str, int | None]:
    """Give the amounts for any key: at least one plek each, the LIV part by the key alone."""
    aantal = plekken(stand, jaar)
    if aantal is None:
        return dict.fromkeys(gemeenten())
    liv = liv_per_plek(stand, jaar)
    zonder_liv = bedrag_per_plek(stand, jaar) - liv
    uitkomst: dict[str, int | None] = {}
    for code in gemeenten():
        naar_sleutel = aandelen[code] * aantal
        met_minimum = max(Fraction(1), naar_sleutel)
        uitkomst[code] = afgerond(met_minimum * zonder_liv + naar_sleutel * liv)
    return uitkomst


def aandelen_huidig() -> dict[str, Fraction]:
    """Give the share of each municipality in the present key; 0 for those on the minimum."""
    return {code: sleutel / SLEUTEL_TOTAAL for code, sleutel in beschut_sleutel().items()}


def aandelen_objectief() -> dict[str, Fraction]:
    """Give the share of each municipality in the doelgroepenregister."""
    return aandelen_uit(telling("septembercirculaire-2024", 2024, "doelgroepenregister"))


def aandelen_uit(sleutel: Mapping[str, Fraction | int]) -> dict[str, Fraction]:
    """Make shares of any other key, for example indicaties or realisatie."""
    som = sum(Fraction(deel) for deel in sleutel.values())
    return {code: Fraction(sleutel.get(code, 0)) / som for code in gemeenten()}


def ingroei(
    oud: Mapping[str, Fraction], nieuw: Mapping[str, Fraction], deel: Fraction
) -> dict[str, Fraction]:
    """Mix two keys: (1 - a) times the old share plus a times the new share (section 3.4)."""
    return {code: (1 - deel) * oud[code] + deel * nieuw[code] for code in oud}


def taakstelling(jaar: int, doelstelling: int | None = None) -> dict[str, int | None]:
    """Give the banen per municipality at the end of a year; the minimum is not applied."""
    landelijk = DOELSTELLING.get(jaar) if doelstelling is None else doelstelling
    if landelijk is None:
        return dict.fromkeys(gemeenten())
    return {code: afgerond(deel * landelijk) for code, deel in aandelen_huidig().items()}
