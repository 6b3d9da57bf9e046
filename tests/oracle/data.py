# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the oracle reads: the reference tables of the repository, and the order of standings."""

import csv
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

TABELLEN = Path(__file__).resolve().parents[2] / "src" / "springplank" / "reference" / "tables"

# Day of publication per source. Of most circulaires only the month is known: then the last
# day of that month.
PUBLICATIE = {
    "meicirculaire-2023": date(2023, 5, 31),
    "septembercirculaire-2023": date(2023, 9, 30),
    "meicirculaire-2024": date(2024, 5, 31),
    "septembercirculaire-2024": date(2024, 9, 30),
    "voorjaarsnota-2025": date(2025, 4, 18),
    "meicirculaire-2025": date(2025, 5, 31),
    "vragenuur-2025-06-12": date(2025, 6, 12),
    "kamerbrief-2025-07-02": date(2025, 7, 2),
    "septembercirculaire-2025": date(2025, 9, 16),
    "meicirculaire-2026": date(2026, 5, 31),
}


def dag(stand: str) -> date:
    """Give the day of a standing: a circulaire, a date (YYYY-MM-DD) or 'nieuwste'."""
    if stand == "nieuwste":
        return max(PUBLICATIE.values())
    if "circulaire" in stand:
        return PUBLICATIE[stand]
    return date.fromisoformat(stand)


def bekend(bron: str, stand: str) -> bool:
    """Whether a source was published on or before the day of the standing."""
    return PUBLICATIE[bron] <= dag(stand)


@cache
def lees(naam: str) -> tuple[dict[str, str], ...]:
    """Read one table as rows of text."""
    with (TABELLEN / naam).open(encoding="utf-8-sig", newline="") as bestand:
        return tuple(csv.DictReader(bestand))


@cache
def gemeenten() -> tuple[str, ...]:
    """Give the codes of all 342 municipalities, ascending."""
    return tuple(sorted({rij["code"] for rij in lees("tellingen.csv")}))


@cache
def telling(circulaire: str, jaar: int, kolom: str) -> dict[str, Fraction]:
    """Give one column of the counts that a circulaire used for a year, per municipality."""
    return {
        rij["code"]: Fraction(rij[kolom])
        for rij in lees("tellingen.csv")
        if rij["circulaire"] == circulaire and rij["uitkeringsjaar"] == str(jaar)
    }


def newest_circulaire(stand: str, jaar: int) -> str | None:
    """Find the newest circulaire at a standing that has counts and an IU for a year."""
    zichtbaar = {
        rij["circulaire"]
        for rij in lees("tellingen.csv")
        if rij["uitkeringsjaar"] == str(jaar) and bekend(rij["circulaire"], stand)
    }
    return max(zichtbaar, key=lambda circulaire: PUBLICATIE[circulaire], default=None)


def integratie_uitkering(circulaire: str, jaar: int) -> dict[str, int]:
    """Give the published integratie-uitkering Participatie per municipality, whole euros."""
    return {
        code: int(bedrag)
        for code, bedrag in telling(circulaire, jaar, "iu_participatie_eur").items()
    }


@cache
def beschut_sleutel() -> dict[str, Fraction]:
    """Give the key of beschut werk; 0 for the municipalities on the minimum of one plek."""
    return {
        rij["code"]: Fraction(rij["sleutel"]) if rij["soort"] != "minimum" else Fraction(0)
        for rij in lees("beschut_sleutel.csv")
    }


@cache
def minimumgemeenten() -> frozenset[str]:
    """Give the municipalities that get exactly one plek beschut werk."""
    return frozenset(
        rij["code"] for rij in lees("beschut_sleutel.csv") if rij["soort"] == "minimum"
    )


@cache
def inwoners(jaar: int) -> dict[str, int]:
    """Give the inhabitants on 1 January of a year; later years keep the newest known count."""
    rijen = [rij for rij in lees("gemeente_jaar.csv") if rij["inwoners"]]
    peiljaar = min(jaar, max(int(rij["jaar"]) for rij in rijen))
    return {rij["code"]: int(rij["inwoners"]) for rij in rijen if int(rij["jaar"]) == peiljaar}


@cache
def verbanden_per_gemeente() -> dict[str, tuple[str, ...]]:
    """Give per municipality the ids of its verbanden, ascending; no verband: an empty tuple."""
    gevonden: dict[str, set[str]] = {code: set() for code in gemeenten()}
    for rij in lees("samenwerkingsverband_leden.csv"):
        gevonden[rij["code"]].add(rij["samenwerkingsverband_id"])
    return {code: tuple(sorted(verbanden)) for code, verbanden in gevonden.items()}
