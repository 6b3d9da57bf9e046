# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Saves that came too late: which field somebody else changed first, and the texts kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from springplank.store.changes import read_changes
from springplank.store.engine import Database
from springplank.store.faults import Conflict, ConflictError
from springplank.store.orders import Order, Standing, Texts
from springplank.store.tables import GEWEIGERD

_KEPT = "Uw tekst is bewaard. Kies welke tekst blijft."


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """A text that came too late and is kept.

    Attributes:
        sleutel: key of the request that was refused.
        veld: name of the field.
        waarde: the text; None to empty the field.
        botst: number of the change that was first; None when another field of the save clashed.
        wie: who asked.
        moment: when, in UTC.
    """

    sleutel: str
    veld: str
    waarde: str | None
    botst: int | None
    wie: str
    moment: datetime


def list_refused(database: Database, dossier: str) -> tuple[Geweigerd, ...]:
    """List the texts that were refused and kept, newest first."""
    query = (
        select(GEWEIGERD)
        .where(GEWEIGERD.c.dossier == dossier)
        .order_by(GEWEIGERD.c.moment.desc(), GEWEIGERD.c.sleutel, GEWEIGERD.c.veld)
    )
    return database.read(
        lambda connection: tuple(
            Geweigerd(row.sleutel, row.veld, row.waarde, row.botst, row.wie, row.moment)
            for row in connection.execute(query)
        )
    )


def find_clashes(
    standing: Mapping[str, Standing], velden: Texts, basis: int
) -> tuple[Conflict, ...]:
    """Find the fields that became something else after the basis."""
    return tuple(
        Conflict(veld, mine, there.waarde, there.wie, there.moment, there.revisie)
        for veld, mine in velden.items()
        if (there := standing.get(veld)) and there.revisie > basis and there.waarde != mine
    )


def keep_refused(
    connection: Connection, dossier: str, order: Order, clashes: tuple[Conflict, ...]
) -> ConflictError:
    """Keep the texts of a refused save, so that nobody has to type them again.

    Returns:
        The error to raise after the transaction: raised inside, it would undo what is kept.
    """
    first = {clash.veld: clash.nummer for clash in clashes}
    rows = [
        {
            "dossier": dossier,
            "sleutel": order.sleutel,
            "veld": veld,
            "waarde": waarde,
            "botst": first.get(veld),
            "wie": order.wie,
            "moment": order.moment,
        }
        for veld, waarde in order.velden.items()
    ]
    connection.execute(insert(GEWEIGERD), rows)
    return ConflictError(clashes, order.velden, _KEPT)


def read_refusal(connection: Connection, dossier: str, sleutel: str) -> ConflictError:
    """Read how a request was refused."""
    query = select(GEWEIGERD).where(GEWEIGERD.c.dossier == dossier, GEWEIGERD.c.sleutel == sleutel)
    rows = sorted(connection.execute(query), key=lambda row: str(row.veld))
    clashes = []
    for row in rows:
        if row.botst is not None:
            (theirs,) = read_changes(connection, dossier, row.botst, row.botst)
            found = (theirs.nieuw, theirs.wie, theirs.moment, theirs.nummer)
            clashes.append(Conflict(row.veld, row.waarde, *found))
    return ConflictError(tuple(clashes), {row.veld: row.waarde for row in rows}, _KEPT)
