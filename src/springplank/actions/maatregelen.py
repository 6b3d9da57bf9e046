# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""List what the Rijk added and took away, with what is known of the amounts."""

from dataclasses import dataclass
from typing import Any

from springplank.actions.question import FIRST_YEAR, LAST_YEAR
from springplank.errors import UsageError
from springplank.registers.maatregelen import KINDS, Maatregel, load_maatregelen


@dataclass(frozen=True, slots=True)
class Maatregelen:
    """The list, or the part of it that works in one year.

    Attributes:
        year: the year that was asked for; None for all.
        found: the maatregelen, by first day.
        undated: how many were left out because their first day is unknown.
    """

    year: int | None
    found: tuple[Maatregel, ...]
    undated: int

    def known(self, kind: str) -> int:
        """Add the known amounts of a kind in the year; EUR, national."""
        return sum(m.amounts.get(self.year or 0, 0) for m in self.found if m.kind == kind)

    def unknown(self, kind: str) -> int:
        """Count the maatregelen of a kind without a known amount in the year."""
        return sum(m.kind == kind and self.year not in m.amounts for m in self.found)


def list_maatregelen(year: int | None = None) -> Maatregelen:
    """List the maatregelen, all or those that work in one year.

    Raises:
        UsageError: for a year outside the data.
    """
    everything = tuple(load_maatregelen().values())
    if year is None:
        return Maatregelen(None, everything, 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError(
            f"Jaar {year} valt buiten de gegevens. Kies een jaar van {FIRST_YEAR} tot en met "
            f"{LAST_YEAR}."
        )
    found = tuple(m for m in everything if m.holds_in(year))
    return Maatregelen(year, found, sum(m.first is None for m in everything))


def as_json(answer: Maatregelen) -> dict[str, Any]:
    """Give the list with its stable, documented keys; see docs/handleiding/json.md."""
    return {
        "jaar": answer.year,
        "zonder_ingang": answer.undated,
        "maatregelen": [_one(m) for m in answer.found],
    }


def _one(found: Maatregel) -> dict[str, Any]:
    per_unit = found.per_unit
    return {
        "sleutel": found.key,
        "titel": found.title,
        "soort": found.kind,
        "soort_uitleg": KINDS[found.kind],
        "geldstroom": found.stream,
        "ingang": found.first.isoformat() if found.first else None,
        "ingang_onbekend": found.first_unknown or None,
        "einde": found.last.isoformat() if found.last else None,
        "status": found.status,
        "bedragen": [
            {"jaar": year, "bedrag_eur": amount} for year, amount in sorted(found.amounts.items())
        ],
        "per_eenheid": None
        if per_unit is None
        else {
            "bedrag": per_unit.amount,
            "eenheid": per_unit.unit,
            "toelichting": per_unit.note,
        },
        "onbekend": found.unknown or None,
        "voor_wie": found.affects,
        "gepubliceerd": found.published().isoformat(),
        "bronnen": list(found.sources),
        "plaats": found.place,
        "toelichting": found.note or None,
    }
