# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Explain the words of this field, and say where each is used."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from springplank.core.columns import columns_of
from springplank.core.regeling import AnyRegeling
from springplank.core.sources import load_sources
from springplank.reference.tables import describe_tables
from springplank.regelingen import REGELINGEN
from springplank.registers.begrippen import Begrip, find_begrip, load_begrippen
from springplank.registers.maatregelen import load_maatregelen


def list_begrippen(text: str | None = None) -> tuple[Begrip, ...]:
    """Give one term, or all in alphabetical order.

    Raises:
        UsageError: when the term is not in the list, with suggestions.
    """
    return (find_begrip(text),) if text is not None else tuple(load_begrippen().values())


@cache
def used_in(begrip: Begrip) -> tuple[str, ...]:
    """List where a term is used: rules, tables, registers and what the glossary itself names."""
    patterns = [_pattern(name) for name in begrip.names()]
    found = [place for place, text in _texts().items() if any(p.search(text) for p in patterns)]
    return tuple(dict.fromkeys([*found, *begrip.places]))


def _pattern(name: str) -> re.Pattern[str]:
    """Match a name as a whole word; an abbreviation only in its own capitals."""
    flags = re.NOFLAG if len(re.findall("[A-Z]", name)) > 1 else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags)


@cache
def _texts() -> Mapping[str, str]:
    """Gather what a reader sees of every rule, table and register, by its name."""
    found = {f"regeling {key}": _joined(_of_regeling(r)) for key, r in REGELINGEN.items()}
    for name, table in describe_tables().items():
        parts = [table.title, table.meaning, table.source, table.completeness, table.certainty]
        parts += [c.meaning for c in table.columns] + [c.name for c in table.columns]
        found[f"tabel {name}"] = _joined([*parts, table.licence, table.attribution])
    found["maatregelen"] = _joined(
        text
        for m in load_maatregelen().values()
        for text in (m.title, m.affects, m.unknown, m.note, m.place, m.stream)
    )
    found["bronnen"] = _joined(
        text for s in load_sources().values() for text in (s.title, s.publisher, s.place, s.key)
    )
    return found


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(text.replace("_", " ").replace("-", " ") + "\n" + text for text in texts)


def _of_regeling(regeling: AnyRegeling) -> list[str]:
    legal = regeling.legal
    found = [regeling.key, regeling.title, regeling.summary, legal.form, legal.channel]
    found += [legal.receiver, legal.accountability, legal.reserve, legal.basis]
    for table in (regeling.inputs, regeling.parameters, regeling.outcome):
        for column in columns_of(table):
            found += [column.name, column.label, column.article]
    for parameter in regeling.history.values():
        found += [parameter.label, parameter.price_level, parameter.default_because]
        found += [text for e in parameter.entries for text in (e.status, e.place, e.note)]
    return [*found, *regeling.variants, *regeling.variants.values()]


def as_json(begrippen: tuple[Begrip, ...]) -> dict[str, Any]:
    """Give the terms with their stable, documented keys; see docs/handleiding/json.md."""
    return {
        "begrippen": [
            {
                "woord": begrip.word,
                "ook": list(begrip.also),
                "uitleg": begrip.meaning,
                "engels": begrip.english,
                "gebruikt_in": list(used_in(begrip)),
            }
            for begrip in begrippen
        ]
    }
