# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The answers that were given: a request that is repeated gets the same one, and has one effect."""

from sqlalchemy import Connection, insert, select

from springplank.errors import UsageError
from springplank.store.changes import Soort, read_changes
from springplank.store.dossiers import Dossier
from springplank.store.faults import ConflictError
from springplank.store.orders import Order, Saved
from springplank.store.refusals import read_refusal
from springplank.store.tables import OPSLAG


def find_answer(connection: Connection, dossier: str, order: Order) -> Saved | ConflictError | None:
    """Find the answer that was given to this request before; None when it is new.

    Raises:
        UsageError: when the key was used for another request.
    """
    query = select(OPSLAG).where(OPSLAG.c.dossier == dossier, OPSLAG.c.sleutel == order.sleutel)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    if row.inhoud != order.inhoud:
        raise UsageError(
            "Dit verzoek is al gebruikt voor een andere wijziging. Laad de pagina opnieuw."
        )
    if row.soort == Soort.GEWEIGERD:
        return read_refusal(connection, dossier, order.sleutel)
    last = row.groep + row.aantal - 1
    return Saved(row.revisie, tuple(read_changes(connection, dossier, row.groep, last)))


def remember(connection: Connection, head: Dossier, order: Order, soort: Soort, count: int) -> None:
    """Keep the answer to a request, for when it is repeated."""
    connection.execute(
        insert(OPSLAG).values(
            dossier=head.id,
            sleutel=order.sleutel,
            soort=soort,
            groep=head.revisie + 1,
            aantal=count,
            revisie=head.revisie + count,
            inhoud=order.inhoud,
            wie=order.wie,
        )
    )
