# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Put what gemeenten say they spend (Iv3) beside what they receive."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from springplank.funding.world import World
from springplank.reference.subjects import Onderwerp
from springplank.reference.tables import load_table

THOUSAND = 1_000
TAAKVELDEN = {
    "6.3": "inkomensregelingen",
    "6.4": "Wsw en beschut werk",
    "6.5": "arbeidsparticipatie",
}
SOURCE = "Iv3, opgave van gemeenten aan het CBS"
SOURCE_KEY = "begrotingsanalysetool-2025"
"""Where we read it."""
IN_MORE = (
    "Een gemeente die in meer verbanden zit, telt hier in elk verband helemaal mee, en bij de "
    "geldstromen voor een deel."
)
WARNING = (
    "Gemeenten boeken verschillend. Wie in een gemeenschappelijke regeling zit, boekt vaak alleen "
    "een bijdrage, en salarissen staan dan op 0. Vergelijk gemeenten er niet mee."
)


@dataclass(frozen=True, slots=True)
class Spending:
    """Lasten and baten of one taakveld in one year.

    Attributes:
        jaar: calendar year.
        soort: "begroting" or "jaarrekening".
        taakveld: "6.3", "6.4" or "6.5".
        naam: name of the taakveld.
        lasten_eur: EUR; None when a gemeente gave none.
        baten_eur: EUR; None when a gemeente gave none.
    """

    jaar: int
    soort: str
    taakveld: str
    naam: str
    lasten_eur: int | None
    baten_eur: int | None


def spending_of(subject: Onderwerp) -> tuple[Spending, ...]:
    """Give the Iv3 figures of a subject, newest year first.

    Source: Iv3 as gemeenten hand it in to CBS; a gemeente in two verbanden counts whole in both.
    """
    table = load_table("iv3_participatie")
    members = set(subject.leden)
    sums: dict[tuple[int, str, str], list[list[int | None]]] = {}
    for code, year, soort, field, lasten, baten in zip(
        *(table.text(c) for c in ("code", "jaar", "soort", "taakveld", "lasten", "baten")),
        strict=True,
    ):
        if code in members:
            both = sums.setdefault((int(year), soort, field), [[], []])
            both[0].append(int(lasten) if lasten else None)
            both[1].append(int(baten) if baten else None)
    ordered = sorted(sums, key=lambda k: (-k[0], k[1], k[2]))
    return tuple(
        Spending(*key, TAAKVELDEN[key[2]], *(_sum(values) for values in sums[key]))
        for key in ordered
    )


def warning_about(world: World, subject: Onderwerp) -> str:
    """Say why one does not just lay the figures of a subject beside something else."""
    members = world.memberships
    rows = [n for n, v in enumerate(members.verbanden) if v.key == subject.code]
    mine = members.gemeente_index[np.isin(members.verband_index, rows)]
    is_shared = bool((np.bincount(members.gemeente_index)[mine] > 1).any())
    return f"{WARNING} {IN_MORE}" if is_shared else WARNING


def _sum(values: list[int | None]) -> int | None:
    known = [v for v in values if v is not None]
    return sum(known) * THOUSAND if len(known) == len(values) else None


def as_json(found: tuple[Spending, ...], warning: str) -> dict[str, Any]:
    """Give the figures with their stable, documented keys; see docs/handleiding/json.md."""
    return {
        "eenheid": "euro",
        "waarschuwing": warning,
        "bron": SOURCE,
        "bedragen": [asdict(row) for row in found],
    }
