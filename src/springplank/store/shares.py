# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What is known of share links: who made them, until when they work, and which are withdrawn."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from springplank.errors import NotFoundError
from springplank.store.engine import Database
from springplank.store.tables import DEELLINK
from springplank.store.texts import check_name

_BYTES = 16
_LOST = "De link is niet gemaakt."


@dataclass(frozen=True, slots=True)
class Deellink:
    """A share link; its text is not kept.

    Attributes:
        id: says which link this is.
        dossier: id of the dossier it was made from; None without a dossier.
        code: code of the subject.
        tot: the last moment at which it works, in UTC.
        wie: who made it.
        moment: when, in UTC.
        ingetrokken: when it was withdrawn, in UTC; None when it was not.
        ingetrokken_door: who withdrew it.
    """

    id: str
    dossier: str | None
    code: str
    tot: datetime
    wie: str
    moment: datetime
    ingetrokken: datetime | None = None
    ingetrokken_door: str | None = None


def new_link(code: str, dossier: str | None, tot: datetime, wie: str, moment: datetime) -> Deellink:
    """Make up a link with an id of its own; nothing is written yet.

    Raises:
        UsageError: when a name is empty or too long.
    """
    return Deellink(
        secrets.token_urlsafe(_BYTES),
        dossier,
        check_name(code, "De code van het onderwerp"),
        tot,
        check_name(wie, "Uw naam"),
        moment,
    )


def keep_link(database: Database, link: Deellink) -> None:
    """Write down that a link was made.

    Raises:
        NotSavedError: when the database fails.
    """
    row = {name: getattr(link, name) for name in Deellink.__slots__}
    database.write(lambda connection: connection.execute(insert(DEELLINK).values(row)), _LOST)


def find_link(database: Database, link: str) -> Deellink | None:
    """Find what is known of a link; None when nothing is."""
    query = select(DEELLINK).where(DEELLINK.c.id == link)
    row = database.read(lambda connection: connection.execute(query).one_or_none())
    return _read(row) if row else None


def list_links(database: Database, dossier: str) -> tuple[Deellink, ...]:
    """List the links that were made from a dossier, newest first, withdrawn ones too."""
    query = (
        select(DEELLINK)
        .where(DEELLINK.c.dossier == dossier)
        .order_by(DEELLINK.c.moment.desc(), DEELLINK.c.id)
    )
    return database.read(lambda connection: tuple(map(_read, connection.execute(query))))


def withdraw_link(
    database: Database, link: str, wie: str, moment: datetime, dossier: str | None = None
) -> Deellink:
    """Make a link useless from now on; a second time changes nothing.

    Args:
        database: where it is kept.
        link: id of the link.
        wie: who withdraws.
        moment: now.
        dossier: only a link of this dossier; None for any.

    Raises:
        NotFoundError: when there is no such link.
        NotSavedError: when the database fails.
    """
    wie = check_name(wie, "Uw naam")
    mine = DEELLINK.c.id == check_name(link, "De deellink")
    if dossier is not None:
        mine &= DEELLINK.c.dossier == dossier

    def work(connection: Connection) -> Deellink:
        connection.execute(
            update(DEELLINK)
            .where(mine, DEELLINK.c.ingetrokken.is_(None))
            .values(ingetrokken=moment, ingetrokken_door=wie)
        )
        row = connection.execute(select(DEELLINK).where(mine)).one_or_none()
        if row is None:
            raise NotFoundError("Deze deellink bestaat niet. Kies een link uit de lijst.")
        return _read(row)

    return database.write(work, "De link is niet ingetrokken en werkt nog.")


def _read(row: Row[tuple[object, ...]]) -> Deellink:
    return Deellink(
        row.id,
        row.dossier,
        row.code,
        row.tot,
        row.wie,
        row.moment,
        row.ingetrokken,
        row.ingetrokken_door,
    )
