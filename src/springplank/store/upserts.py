# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Add a row once, also when two do it at the same moment; both databases say it their own way."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

_INSERTS: Mapping[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


def add_once(connection: Connection, table: Table, values: Mapping[str, object]) -> None:
    """Add a row unless one with the same key is there."""
    insert = _INSERTS[connection.dialect.name]
    connection.execute(insert(table).values(values).on_conflict_do_nothing())
