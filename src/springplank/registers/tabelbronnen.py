# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Which sources each reference table comes from, by key, so that a withdrawal finds it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from springplank.core.sources import load_sources
from springplank.errors import RuleError

REGISTER = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class TableSources:
    """The sources of one reference table.

    Attributes:
        table: name of the table.
        sources: keys in the register of sources.
        column: column that names the source of each row; empty when there is none.
    """

    table: str
    sources: tuple[str, ...]
    column: str


@cache
def load_table_sources(path: Path = REGISTER) -> Mapping[str, TableSources]:
    """Read the register, by name of the table.

    Raises:
        RuleError: when a source is not in the register of sources.
    """
    raw = tomllib.loads(path.read_text("utf-8"))
    found = {
        name: TableSources(name, tuple(entry["bronnen"]), entry.get("kolom", ""))
        for name, entry in raw.items()
    }
    for name, table in found.items():
        for key in table.sources:
            if key not in load_sources():
                raise RuleError(f"Tabel {name} noemt bron {key!r}; die staat niet in bronnen.toml.")
    return found
