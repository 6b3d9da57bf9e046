# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Bring a database to the tables of this version, in one transaction (Alembic)."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from springplank.store.faults import NewerSchemaError
from springplank.store.tables import HEAD

FOLDER = Path(__file__).parent / "migrations"
_LOCK = 5_707_064
"""Any number that is always the same: two servers that start at once wait for each other."""


def migrate(connection: Connection) -> None:
    """Bring a database to the newest step; one that is there already costs one query.

    Args:
        connection: a connection in a transaction that may write.

    Raises:
        NewerSchemaError: when a newer version of Springplank made this database.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    current = find_step(connection)
    if current != HEAD:
        _climb(connection, current)


def find_step(connection: Connection) -> str | None:
    """Find the step of a database; None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _climb(connection: Connection, current: str | None) -> None:
    # Alembic costs a tenth of a second to import; a database that is up to date does without.
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(FOLDER))
    if current not in {None, *(step.revision for step in scripts.walk_revisions())}:
        raise NewerSchemaError(
            "Een nieuwere versie van Springplank heeft deze database bijgewerkt. "
            "Gebruik die versie, of kies een andere database."
        )
    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    with Operations.context(context):
        for step in reversed(list(scripts.iterate_revisions("head", current or "base"))):
            step.module.upgrade()
            context.stamp(scripts, step.revision)
