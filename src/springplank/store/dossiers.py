# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A dossier: the fields that were filled in about one subject, and who it is."""

import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, insert, select, update

from springplank.errors import NotFoundError
from springplank.store.changes import first_hash
from springplank.store.engine import Database
from springplank.store.schema import Velden
from springplank.store.tables import DOSSIER, VELD
from springplank.store.texts import check_name
from springplank.store.upserts import add_once

RECENT = 20
"""How many dossiers are shown as recently used."""

USE_PAUSE = timedelta(minutes=10)
"""Use of a dossier is written down once in this time: looking must not cost a write each time."""

_BYTES = 16
_ID = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier as it is now.

    Attributes:
        id: cannot be guessed: who knows it may open the dossier.
        code: code of the subject.
        naam: what a person calls it.
        velden: text per field that is filled in, in the order of their names.
        revisie: number of the last change; 0 without one.
        kop: seal of the last change; kept elsewhere it proves that nothing was removed.
        schema: the schema of the stored fields; `velden` is of the newest.
        gemaakt: when it was made, in UTC.
        gewijzigd: when it was last changed, in UTC.
    """

    id: str
    code: str
    naam: str
    velden: Velden
    revisie: int
    kop: str
    schema: int
    gemaakt: datetime
    gewijzigd: datetime


def create_dossier(
    database: Database, code: str, naam: str, moment: datetime, sleutel: str | None = None
) -> Dossier:
    """Make an empty dossier.

    Args:
        database: where it will be.
        code: code of the subject.
        naam: what the person calls it.
        moment: now.
        sleutel: key of this request: asked again with the same key it gives the same dossier.

    Raises:
        UsageError: when the name is empty or cannot be kept.
        NotSavedError: when the database fails.
    """
    code = check_name(code, "De code van het onderwerp")
    naam = check_name(naam, "De naam van het dossier")
    if sleutel is not None:
        sleutel = check_name(sleutel, "De sleutel van dit verzoek")
    new = secrets.token_urlsafe(_BYTES)
    values = {
        "id": new,
        "code": code,
        "naam": naam,
        "schema": database.schema.nummer,
        "revisie": 0,
        "kop": first_hash(new, code, naam, moment),
        "gemaakt": moment,
        "gewijzigd": moment,
        "gebruikt": moment,
        "sleutel": sleutel,
    }

    def work(connection: Connection) -> Row[tuple[object, ...]]:
        if sleutel is None:
            connection.execute(insert(DOSSIER).values(values))
            return connection.execute(select(DOSSIER).where(DOSSIER.c.id == new)).one()
        add_once(connection, DOSSIER, values)
        return connection.execute(select(DOSSIER).where(DOSSIER.c.sleutel == sleutel)).one()

    return _read(database.write(work, "Uw nieuwe dossier is niet gemaakt."), {})


def load_dossier(database: Database, dossier: str) -> Dossier:
    """Load a dossier with its fields in the newest schema.

    Raises:
        NotFoundError: when there is none with this id.
        NewerSchemaError: when a newer version of Springplank changed it.
        UnreadableError: when the database fails.
    """
    stored = database.read(lambda connection: read_dossier(connection, dossier))
    return replace(stored, velden=database.schema.upgrade(stored.velden, stored.schema, WHAT))


WHAT = "Dit dossier"
"""How a sentence about a schema begins."""


def read_dossier(connection: Connection, dossier: str, *, lock: bool = False) -> Dossier:
    """Read a dossier as it is stored.

    Args:
        connection: a connection in a transaction.
        dossier: its id.
        lock: let others who want to change it wait until the end of the transaction.

    Raises:
        NotFoundError: when there is none with this id.
    """
    found = None
    if _ID.fullmatch(dossier):
        query = select(DOSSIER).where(DOSSIER.c.id == dossier)
        found = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if found is None:
        raise NotFoundError(
            "Dit dossier bestaat niet. Controleer het adres, of maak een nieuw dossier."
        )
    return _read(found, {} if lock else read_velden(connection, dossier))


def read_velden(connection: Connection, dossier: str) -> dict[str, str]:
    """Read the fields that are filled in, in the order of their names."""
    query = select(VELD.c.veld, VELD.c.waarde).where(
        VELD.c.dossier == dossier, VELD.c.waarde.is_not(None)
    )
    # Sorted here: databases do not agree on the order of letters.
    return {row.veld: row.waarde for row in sorted(connection.execute(query))}


def list_recent(database: Database, most: int = RECENT) -> tuple[Dossier, ...]:
    """List the dossiers that were used last, newest first, without their fields."""
    query = select(DOSSIER).order_by(DOSSIER.c.gebruikt.desc(), DOSSIER.c.id).limit(most)
    return database.read(
        lambda connection: tuple(_read(row, {}) for row in connection.execute(query))
    )


def mark_used(database: Database, dossier: str, moment: datetime) -> None:
    """Write down that a dossier is in use, now and then.

    Raises:
        NotSavedError: when the database fails; the person need not know.
    """
    mine = DOSSIER.c.id == dossier
    last = database.read(lambda c: c.scalar(select(DOSSIER.c.gebruikt).where(mine)))
    if last is not None and moment - last >= USE_PAUSE:
        change = update(DOSSIER).where(mine).values(gebruikt=moment)
        database.write(lambda c: c.execute(change), "Het gebruik is niet genoteerd.")


def _read(row: Row[tuple[object, ...]], velden: Velden) -> Dossier:
    return Dossier(
        row.id,
        row.code,
        row.naam,
        velden,
        row.revisie,
        row.kop,
        row.schema,
        row.gemaakt,
        row.gewijzigd,
    )
