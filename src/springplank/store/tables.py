# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every table of the database on one page.

A dossier is a list of changes that only grows. `veld` holds what those changes add up to, so that
a page need not replay them; both are written in one transaction.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

HEAD = "0001"
"""The newest step in `migrations/versions`: what a database must be to be used as it is."""

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every constraint has a name: without one SQLite cannot change it in a later step."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Write a moment in UTC; without a zone nobody knows which moment it is."""
        del dialect
        if value is None:
            return None
        assert value.tzinfo is not None, "a moment has a zone"
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read a moment in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _dossier() -> Column[str]:
    return Column("dossier", String(22), ForeignKey("dossier.id"), primary_key=True)


DOSSIER = Table(
    "dossier",
    METADATA,
    Column("id", String(22), primary_key=True),
    Column("code", String(200), nullable=False),
    Column("naam", String(200), nullable=False),
    Column("schema", Integer, nullable=False),
    Column("revisie", Integer, nullable=False),
    Column("kop", String(64), nullable=False),
    Column("gemaakt", Moment, nullable=False),
    Column("gewijzigd", Moment, nullable=False),
    Column("gebruikt", Moment, nullable=False),
    Column("sleutel", String(200), nullable=True),
    UniqueConstraint("sleutel"),
    Index(None, "gebruikt"),
)
"""`revisie` and `kop` are number and hash of the last change; `sleutel` made it only once."""

VELD = Table(
    "veld",
    METADATA,
    _dossier(),
    Column("veld", String(200), primary_key=True),
    Column("waarde", Text, nullable=True),
    Column("revisie", Integer, nullable=False),
    Column("wie", String(200), nullable=False),
    Column("moment", Moment, nullable=False),
)
"""What stands in a field now, and since which change; empty fields stay, to notice a conflict."""

WIJZIGING = Table(
    "wijziging",
    METADATA,
    _dossier(),
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    Column("groep", Integer, nullable=False),
    Column("soort", String(20), nullable=False),
    Column("over", Integer, nullable=True),
    Column("moment", Moment, nullable=False),
    Column("wie", String(200), nullable=False),
    Column("veld", String(200), nullable=False),
    Column("oud", Text, nullable=True),
    Column("nieuw", Text, nullable=True),
    Column("hash", String(64), nullable=False),
)
"""The audit trail; `groep` is the first number of its save, `over` the save that it undoes."""

OPSLAG = Table(
    "opslag",
    METADATA,
    _dossier(),
    Column("sleutel", String(200), primary_key=True),
    Column("soort", String(20), nullable=False),
    Column("groep", Integer, nullable=False),
    Column("aantal", Integer, nullable=False),
    Column("revisie", Integer, nullable=False),
    Column("inhoud", String(64), nullable=False),
    Column("wie", String(200), nullable=False),
    Index(None, "dossier", "wie", "groep"),
)
"""One row per save that was answered, so that a repeated request gets the same answer."""

GEWEIGERD = Table(
    "geweigerd",
    METADATA,
    _dossier(),
    Column("sleutel", String(200), primary_key=True),
    Column("veld", String(200), primary_key=True),
    Column("waarde", Text, nullable=True),
    Column("botst", Integer, nullable=True),
    Column("wie", String(200), nullable=False),
    Column("moment", Moment, nullable=False),
)
"""Texts that came too late; `botst` is the number of the change that was first."""

VERSIE = Table(
    "versie",
    METADATA,
    _dossier(),
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    Column("naam", String(200), nullable=False),
    Column("revisie", Integer, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("wie", String(200), nullable=False),
    Column("moment", Moment, nullable=False),
    Column("sleutel", String(200), nullable=False),
    UniqueConstraint("dossier", "sleutel"),
)
"""A name for the dossier as it was after a change."""

DEELLINK = Table(
    "deellink",
    METADATA,
    Column("id", String(22), primary_key=True),
    Column("dossier", String(22), ForeignKey("dossier.id"), nullable=True),
    Column("code", String(200), nullable=False),
    Column("tot", Moment, nullable=False),
    Column("wie", String(200), nullable=False),
    Column("moment", Moment, nullable=False),
    Column("ingetrokken", Moment, nullable=True),
    Column("ingetrokken_door", String(200), nullable=True),
    Index(None, "dossier"),
)
"""What is known of a share link; the state itself is in the link."""

BEZOEK = Table(
    "bezoek",
    METADATA,
    Column("plek", String(200), primary_key=True),
    Column("wie", String(200), primary_key=True),
    Column("moment", Moment, nullable=False),
    Column("run_id", String(200), nullable=False),
    Column("stand", String(200), nullable=False),
    Column("koppen", Text, nullable=False),
    Column("vorig_moment", Moment, nullable=True),
    Column("vorig_run_id", String(200), nullable=True),
    Column("vorige_stand", String(200), nullable=True),
    Column("vorige_koppen", Text, nullable=True),
)
"""The figures that a person saw during this visit and the one before."""
