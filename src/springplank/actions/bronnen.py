# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Show the sources, what rests on each, and what a withdrawal would touch."""

from datetime import date
from typing import Any

from springplank.actions.uses import Use, all_uses
from springplank.core.sources import Source, find_source, load_sources


def precision_words(source: Source) -> str:
    """Say how exact the day of publication is."""
    return {
        "dag": "op de dag",
        "maand": "dag onbekend: laatste dag van de maand",
        "jaar": "dag onbekend: laatste dag van het jaar",
        "uiterlijk": "dag onbekend: niet later dan deze dag",
    }[source.precision]


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
