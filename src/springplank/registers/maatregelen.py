# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the Rijk added and took away since 2015: dated, with amounts where they are known."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from springplank.core.parameters import STATUSES
from springplank.core.sources import load_sources
from springplank.errors import RuleError

REGISTER = Path(__file__).with_suffix(".toml")

KINDS: Mapping[str, str] = {
    "erbij": "meer geld",
    "eraf": "minder geld",
    "verschuiving": "geld loopt anders",
    "regel": "andere regel",
}
"""What a maatregel does, with its words for a reader."""


@dataclass(frozen=True, slots=True)
class PerUnit:
    """An amount per place, person, hour or as a share.

    Attributes:
        amount: in `unit`; negative when it is taken away.
        unit: unit, for example "EUR/plek" or "aandeel".
        note: what has to be known to read it.
    """

    amount: float
    unit: str
    note: str


@dataclass(frozen=True, slots=True)
class Maatregel:
    """One decision of the Rijk that gave, took or moved money.

    Attributes:
        key: short name.
        title: title for a reader.
        kind: a key of KINDS.
        stream: key of a regeling, or "algemene uitkering" or "buiten de gemeente".
        first: first day; None when unknown.
        first_unknown: why the first day is unknown.
        last: last day; None when it goes on.
        status: one of `core.parameters.STATUSES`.
        amounts: EUR per calendar year, national; negative when taken away.
        per_unit: amount per unit, or None.
        unknown: why amounts are missing; empty when none is.
        affects: who is affected.
        sources: keys in the register of sources.
        place: where in the sources.
        note: what else a reader has to know.
        parameter: "regeling.parameter" that holds the same amount; empty when there is none.
    """

    key: str
    title: str
    kind: str
    stream: str
    first: date | None
    first_unknown: str
    last: date | None
    status: str
    amounts: Mapping[int, int]
    per_unit: PerUnit | None
    unknown: str
    affects: str
    sources: tuple[str, ...]
    place: str
    note: str
    parameter: str

    def holds_in(self, year: int) -> bool:
        """Say whether it works in a calendar year; an unknown first day never does."""
        if self.first is None:
            return False
        return self.first.year <= year <= (self.last.year if self.last else year)

    def published(self) -> date:
        """Give the day on which the first of its sources was published."""
        return min(load_sources()[key].published for key in self.sources)


@cache
def load_maatregelen(path: Path = REGISTER) -> Mapping[str, Maatregel]:
    """Read the register, by key: by first day, those without one last.

    Raises:
        RuleError: for a missing field or an unknown kind, status or source, with the place.
    """
    raw = tomllib.loads(path.read_text("utf-8"))
    found = [_maatregel(key, entry) for key, entry in raw.items()]
    found.sort(key=lambda m: (m.first or date.max, m.key))
    return {m.key: m for m in found}


def _maatregel(key: str, raw: Mapping[str, Any]) -> Maatregel:
    sources = (raw["bron"],) if isinstance(raw.get("bron"), str) else tuple(raw.get("bron", ()))
    try:
        found = Maatregel(
            key,
            raw["titel"],
            raw["soort"],
            raw["geldstroom"],
            raw.get("ingang"),
            raw.get("ingang_onbekend", ""),
            raw.get("einde"),
            raw["status"],
            {int(year): int(amount) for year, amount in raw.get("bedragen", {}).items()},
            _per_unit(raw.get("per_eenheid")),
            raw.get("onbekend", ""),
            raw["voor_wie"],
            sources,
            raw["plaats"],
            raw.get("toelichting", ""),
            raw.get("waarde", ""),
        )
    except KeyError as error:
        raise RuleError(f"Maatregel {key} mist het veld {error.args[0]}.") from error
    _check(found)
    return found


def _per_unit(raw: Mapping[str, Any] | None) -> PerUnit | None:
    if raw is None:
        return None
    return PerUnit(float(raw["bedrag"]), raw["eenheid"], raw["uitleg"])


def _check(found: Maatregel) -> None:
    """Refuse a maatregel that leaves a reader with a question it does not name."""
    faults = {
        f"onbekende soort {found.kind!r}": found.kind not in KINDS,
        f"onbekende status {found.status!r}": found.status not in STATUSES,
        "geen bron": not found.sources,
        "geen ingang en geen reden daarvoor": found.first is None and not found.first_unknown,
        "geen bedragen en geen reden daarvoor": not found.amounts and not found.unknown,
        "een einde voor de ingang": bool(
            found.last and (found.first is None or found.last < found.first)
        ),
    }
    for key in found.sources:
        faults[f"bron {key!r} die niet in bronnen.toml staat"] = key not in load_sources()
    for fault, is_there in faults.items():
        if is_there:
            raise RuleError(f"Maatregel {found.key} heeft {fault}.")
