# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Show the sources, what rests on each, and what a withdrawal would touch."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import isnan
from typing import Any

from springplank.core.parameters import Entry
from springplank.core.sources import Source, find_source, load_sources
from springplank.reference.tables import load_table
from springplank.regelingen import REGELINGEN
from springplank.registers.maatregelen import load_maatregelen
from springplank.registers.tabelbronnen import load_table_sources
from springplank.registers.tegenspraken import load_claims

VALUE = "waarde"
KNOWN_WHEN = "moment van bekend worden"
TABLE = "tabel"
MAATREGEL = "maatregel"
CLAIM = "tegenspraak"


@dataclass(frozen=True, slots=True)
class Use:
    """One thing that rests on a source.

    Attributes:
        kind: VALUE, KNOWN_WHEN, TABLE, MAATREGEL or CLAIM.
        place: "wsw.macrobudget", the name of a table, or the key of an entry in a register.
        values: value per year or first day, as text; empty when it is no value.
        unit: unit of the values.
        status: how sure; empty when it is no value.
        rival: name of the rival value; empty for the default.
        others: other sources of the same thing; empty when this is the only one.
    """

    kind: str
    place: str
    values: Mapping[str, float | None]
    unit: str
    status: str
    rival: str
    others: tuple[str, ...]


def precision_words(source: Source) -> str:
    """Say how exact the day of publication is."""
    return {
        "dag": "op de dag",
        "maand": "dag onbekend: laatste dag van de maand",
        "jaar": "dag onbekend: laatste dag van het jaar",
        "uiterlijk": "dag onbekend: niet later dan deze dag",
    }[source.precision]


@cache
def all_uses() -> Mapping[str, tuple[Use, ...]]:
    """Give for every source in the register what rests on it; empty when nothing does."""
    found: dict[str, list[Use]] = {key: [] for key in load_sources()}
    for key, use in (*_values(), *_known_when(), *_tables(), *_registers()):
        found[key].append(use)
    return {key: tuple(uses) for key, uses in found.items()}


def _values() -> Iterator[tuple[str, Use]]:
    for regeling in REGELINGEN.values():
        for parameter in regeling.history.values():
            place = f"{regeling.key}.{parameter.name}"
            for entry in parameter.entries:
                for key in entry.sources:
                    others = tuple(s for s in entry.sources if s != key)
                    yield (
                        key,
                        Use(
                            VALUE,
                            place,
                            _values_of(entry),
                            parameter.unit,
                            entry.status,
                            entry.rival,
                            others,
                        ),
                    )


def _values_of(entry: Entry) -> dict[str, float | None]:
    if entry.first_day is None:
        return {str(year): value for year, value in entry.years.items()}
    return {entry.first_day.isoformat(): None if isnan(entry.value) else entry.value}


def _known_when() -> Iterator[tuple[str, Use]]:
    """Find the sources that say since when a value was known; only the files name them."""
    for regeling in REGELINGEN.values():
        for name, part in tomllib.loads(regeling.file().read_text("utf-8")).items():
            for raw in part.get("waarden", []):
                if "bekend" in raw:
                    spans = [*raw.get("jaren", {})] or [raw["vanaf"].isoformat()]
                    yield (
                        raw["bekend"],
                        Use(
                            KNOWN_WHEN,
                            f"{regeling.key}.{name}",
                            dict.fromkeys(spans),
                            "",
                            raw["status"],
                            raw.get("alternatief", ""),
                            (),
                        ),
                    )


def _tables() -> Iterator[tuple[str, Use]]:
    for name, table in load_table_sources().items():
        rows = load_table(name).text(table.column) if table.column else ()
        keys = (*table.sources, *dict.fromkeys(rows))
        for key in keys:
            yield key, Use(TABLE, name, {}, "", "", "", tuple(k for k in keys if k != key))


def _registers() -> Iterator[tuple[str, Use]]:
    for maatregel in load_maatregelen().values():
        for key in maatregel.sources:
            amounts = {str(year): float(a) for year, a in maatregel.amounts.items()}
            others = tuple(s for s in maatregel.sources if s != key)
            yield key, Use(MAATREGEL, maatregel.key, amounts, "EUR", maatregel.status, "", others)
    for claim in load_claims():
        yield claim.source, Use(CLAIM, claim.key, {}, claim.unit, "", "", ())


def unused_sources() -> tuple[Source, ...]:
    """Give the sources on which nothing rests."""
    return tuple(load_sources()[key] for key, uses in all_uses().items() if not uses)


def show_sources(key: str | None = None) -> tuple[Source, ...]:
    """Give all sources in order of publication, or one.

    Raises:
        UsageError: when there is no such source, with suggestions.
    """
    return tuple(load_sources().values()) if key is None else (find_source(key),)


def list_json(sources: tuple[Source, ...]) -> dict[str, Any]:
    """Give the sources with their stable, documented keys; see docs/handleiding/json.md."""
    return {"bronnen": [source_json(s) for s in sources]}


def source_json(source: Source) -> dict[str, Any]:
    """Give one source, with how many things rest on it."""
    return {
        "sleutel": source.key,
        "titel": source.title,
        "uitgever": source.publisher,
        "gepubliceerd": source.published.isoformat(),
        "precisie": precision_words(source),
        "vindplaats": source.place,
        "gelezen": source.read_as,
        "is_stand": source.is_stand,
        "teruggetrokken": _day(source.withdrawn),
        "teruggetrokken_omdat": source.withdrawn_because or None,
        "gebruikt_door": len(all_uses()[source.key]),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def use_json(use: Use) -> dict[str, Any]:
    """Give one thing that rests on a source."""
    return {
        "soort": use.kind,
        "plaats": use.place,
        "waarden": [{"wanneer": when, "waarde": value} for when, value in use.values.items()],
        "eenheid": use.unit or None,
        "status": use.status or None,
        "alternatief": use.rival or None,
        "andere_bronnen": list(use.others),
    }


def one_json(source: Source) -> dict[str, Any]:
    """Give one source and everything that rests on it."""
    return {"bron": source_json(source), "rust_erop": [use_json(u) for u in all_uses()[source.key]]}
