# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Save fields: all or none, each refused only when somebody changed that field first."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from springplank.errors import UsageError
from springplank.store.answers import find_answer, remember
from springplank.store.changes import Soort
from springplank.store.engine import Database
from springplank.store.faults import ConflictError
from springplank.store.orders import Order, Saved, Texts, fingerprint, read_standing
from springplank.store.refusals import find_clashes, keep_refused
from springplank.store.schema import Schema
from springplank.store.texts import check_fields, check_name
from springplank.store.writing import append, check_basis, prepare


@dataclass(frozen=True, slots=True)
class Save:
    """What a person asks to save at once.

    Attributes:
        velden: the new text per field; None empties a field.
        basis: the revision at which the person saw these fields.
        sleutel: key of this request: asked again with the same key it has one effect.
        wie: who asks.
        moment: now.
    """

    velden: Texts
    basis: int
    sleutel: str
    wie: str
    moment: datetime


def change_fields(database: Database, dossier: str, save: Save) -> Saved:
    """Save fields: all of them or none.

    Raises:
        NotFoundError: when there is no such dossier.
        ConflictError: when one of the fields was changed after `basis`; the texts are kept.
        UsageError: when a text cannot be kept, or the request does not fit the dossier.
        NotSavedError: when the database fails; nothing was saved.
    """
    save = replace(
        save,
        velden=check_fields(save.velden),
        sleutel=check_name(save.sleutel, "De sleutel van dit verzoek"),
        wie=check_name(save.wie, "Uw naam"),
    )
    if not save.velden:
        raise UsageError("Er is niets om te bewaren. Vul eerst een veld in.")
    order = Order(
        Soort.WIJZIGING,
        save.velden,
        save.sleutel,
        fingerprint(Soort.WIJZIGING, {**save.velden}, save.basis),
        save.wie,
        save.moment,
    )
    outcome = database.write(
        lambda connection: _save(connection, database.schema, dossier, save.basis, order),
        "Uw wijziging is niet bewaard.",
        save.velden,
    )
    if isinstance(outcome, ConflictError):
        raise outcome
    return outcome


def _save(
    connection: Connection, schema: Schema, dossier: str, basis: int, order: Order
) -> Saved | ConflictError:
    head, basis = prepare(connection, schema, dossier, basis, order.moment)
    if earlier := find_answer(connection, dossier, order):
        return earlier
    check_basis(head, basis)
    standing = read_standing(connection, dossier, order.velden)
    clashes = find_clashes(standing, order.velden, basis)
    if clashes:
        remember(connection, head, order, Soort.GEWEIGERD, 0)
        return keep_refused(connection, dossier, order, clashes)
    return append(connection, head, order, standing)
