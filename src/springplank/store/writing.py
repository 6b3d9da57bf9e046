# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Write changes under the lock of their dossier: the trail, the fields and the answer together."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from springplank.errors import UsageError
from springplank.store.answers import remember
from springplank.store.changes import Soort, Wijziging, hash_of
from springplank.store.dossiers import WHAT, Dossier, read_dossier, read_velden
from springplank.store.orders import Order, Saved, Standing, Texts, read_standing
from springplank.store.schema import Schema
from springplank.store.tables import DOSSIER, VELD, WIJZIGING
from springplank.store.texts import check_count

SPRINGPLANK = "Springplank"
"""Who brings the fields of an older schema up to date."""


def prepare(
    connection: Connection, schema: Schema, dossier: str, basis: int, moment: datetime
) -> tuple[Dossier, int]:
    """Take the lock on a dossier and bring its fields to the newest schema.

    Returns:
        The dossier without its fields, and the basis: who saw the newest fields of the older
        schema saw what the newest schema makes of them.
    """
    head = read_dossier(connection, dossier, lock=True)
    if head.schema == schema.nummer:
        return head, basis
    before = read_velden(connection, dossier)
    after = schema.upgrade(before, head.schema, WHAT)
    texts: Texts = {**dict.fromkeys(before), **after}
    sleutel = secrets.token_urlsafe(16)
    order = Order(Soort.BIJGEWERKT, texts, sleutel, "", SPRINGPLANK, moment)
    done = append(connection, head, order, read_standing(connection, dossier, texts))
    connection.execute(update(DOSSIER).where(DOSSIER.c.id == dossier).values(schema=schema.nummer))
    return (
        read_dossier(connection, dossier, lock=True),
        done.revisie if basis == head.revisie else basis,
    )


def check_basis(head: Dossier, basis: int) -> None:
    """Refuse a basis that this dossier never had.

    Raises:
        UsageError: when it is below 0 or yet to come.
    """
    if not 0 <= basis <= head.revisie:
        raise UsageError(
            "Deze pagina hoort niet bij dit dossier. Open het dossier opnieuw en probeer het dan."
        )


def append(
    connection: Connection, head: Dossier, order: Order, standing: Mapping[str, Standing]
) -> Saved:
    """Write changes, what they add up to and the answer; fields that stay the same are left out.

    Raises:
        UsageError: when the dossier would have too many fields.
    """
    changes = _number(head, order, standing)
    revisie, kop = head.revisie + len(changes), changes[-1].hash if changes else head.kop
    if changes:
        rows = [{"dossier": head.id, **_row(change)} for change in changes]
        connection.execute(insert(WIJZIGING), rows)
        _put(connection, head.id, changes, standing)
        connection.execute(
            update(DOSSIER)
            .where(DOSSIER.c.id == head.id)
            .values(revisie=revisie, kop=kop, gewijzigd=order.moment, gebruikt=order.moment)
        )
    remember(connection, head, order, order.soort, len(changes))
    return Saved(revisie, changes)


def _number(head: Dossier, order: Order, standing: Mapping[str, Standing]) -> tuple[Wijziging, ...]:
    changes: list[Wijziging] = []
    kop, first = head.kop, head.revisie + 1
    for veld, nieuw in order.velden.items():
        there = standing.get(veld)
        oud = there.waarde if there else None
        if oud == nieuw:
            continue
        bare = Wijziging(
            first + len(changes),
            first,
            order.soort,
            order.over,
            order.moment,
            order.wie,
            veld,
            oud,
            nieuw,
        )
        kop = hash_of(kop, bare)
        changes.append(replace(bare, hash=kop))
    return tuple(changes)


def _row(change: Wijziging) -> dict[str, object]:
    return {name: getattr(change, name) for name in Wijziging.__slots__}


def _put(
    connection: Connection,
    dossier: str,
    changes: Sequence[Wijziging],
    standing: Mapping[str, Standing],
) -> None:
    def row(change: Wijziging) -> dict[str, object]:
        return {
            "dossier": dossier,
            "veld": change.veld,
            "waarde": change.nieuw,
            "revisie": change.nummer,
            "wie": change.wie,
            "moment": change.moment,
        }

    for change in (one for one in changes if one.veld in standing):
        mine = (VELD.c.dossier == dossier, VELD.c.veld == change.veld)
        connection.execute(update(VELD).where(*mine).values(row(change)))
    if new := [row(change) for change in changes if change.veld not in standing]:
        connection.execute(insert(VELD), new)
    if any(change.oud is None for change in changes):
        filled = select(func.count()).where(VELD.c.dossier == dossier, VELD.c.waarde.is_not(None))
        check_count(connection.scalar(filled) or 0)
