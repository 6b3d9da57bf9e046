# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Versions: a name for a dossier as it was; putting one back makes new changes on top.

A version is not a scenario: it holds every field, and only somebody who asks for it makes one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select

from springplank.errors import NotFoundError
from springplank.store.answers import find_answer
from springplank.store.changes import Soort, fold, read_changes
from springplank.store.dossiers import read_velden
from springplank.store.engine import Database
from springplank.store.faults import ConflictError
from springplank.store.orders import Order, Saved, Texts, fingerprint, read_standing
from springplank.store.refusals import find_clashes
from springplank.store.tables import VERSIE
from springplank.store.texts import check_name
from springplank.store.undoing import Request
from springplank.store.writing import append, check_basis, prepare

_ADVICE = "Er is niets teruggezet. Bekijk die wijziging en probeer het dan opnieuw."


@dataclass(frozen=True, slots=True)
class Versie:
    """A name for a dossier as it was.

    Attributes:
        nummer: 1 for the first version of the dossier, and so on.
        naam: what a person calls it.
        revisie: the last change that belongs to it.
        schema: the schema of its fields.
        wie: who made it.
        moment: when, in UTC.
    """

    nummer: int
    naam: str
    revisie: int
    schema: int
    wie: str
    moment: datetime


def save_version(database: Database, dossier: str, naam: str, request: Request) -> Versie:
    """Give the dossier as it is now a name.

    Raises:
        NotFoundError: when there is no such dossier.
        UsageError: when the name is empty or cannot be kept.
        NotSavedError: when the database fails.
    """
    naam = check_name(naam, "De naam van de versie")

    def work(connection: Connection) -> Versie:
        head, _ = prepare(connection, database.schema, dossier, 0, request.moment)
        mine = VERSIE.c.dossier == dossier
        query = select(VERSIE).where(mine, VERSIE.c.sleutel == request.sleutel)
        if earlier := connection.execute(query).one_or_none():
            return _read(earlier)
        last = connection.scalar(select(func.max(VERSIE.c.nummer)).where(mine)) or 0
        connection.execute(
            insert(VERSIE).values(
                dossier=dossier,
                nummer=last + 1,
                naam=naam,
                revisie=head.revisie,
                schema=head.schema,
                wie=request.wie,
                moment=request.moment,
                sleutel=request.sleutel,
            )
        )
        return _read(connection.execute(query).one())

    return database.write(work, f"Uw versie '{naam}' is niet bewaard.")


def list_versions(database: Database, dossier: str) -> tuple[Versie, ...]:
    """List the versions of a dossier, newest first."""
    query = select(VERSIE).where(VERSIE.c.dossier == dossier).order_by(VERSIE.c.nummer.desc())
    return database.read(lambda connection: tuple(map(_read, connection.execute(query))))


def load_version(database: Database, dossier: str, nummer: int) -> Mapping[str, str]:
    """Load the fields of a version, in the newest schema.

    Raises:
        NotFoundError: when there is no such version.
        NewerSchemaError: when a newer version of Springplank made it.
    """
    return database.read(lambda connection: _fields(connection, database, dossier, nummer))


def restore(database: Database, dossier: str, nummer: int, basis: int, request: Request) -> Saved:
    """Put a version back as new changes; what stands there now stays in the history.

    Args:
        database: where the dossier is.
        dossier: its id.
        nummer: number of the version.
        basis: the revision at which the person saw the dossier.
        request: who asks.

    Raises:
        NotFoundError: when there is no such dossier or version.
        ConflictError: when a field that would become another was changed after `basis`.
        UsageError: when the request does not fit the dossier.
        NotSavedError: when the database fails.
    """
    inhoud = fingerprint(Soort.TERUGGEZET, nummer, basis)
    bare = Order(Soort.TERUGGEZET, {}, request.sleutel, inhoud, request.wie, request.moment)

    def work(connection: Connection) -> Saved | ConflictError:
        head, seen = prepare(connection, database.schema, dossier, basis, request.moment)
        if earlier := find_answer(connection, dossier, bare):
            return earlier
        check_basis(head, seen)
        wanted = _fields(connection, database, dossier, nummer)
        texts: Texts = {**dict.fromkeys(read_velden(connection, dossier)), **wanted}
        texts = {veld: texts[veld] for veld in sorted(texts)}
        standing = read_standing(connection, dossier, texts)
        clashes = find_clashes(standing, texts, seen)
        if clashes:
            raise ConflictError(clashes, texts, _ADVICE)
        order = Order(Soort.TERUGGEZET, texts, request.sleutel, inhoud, request.wie, request.moment)
        return append(connection, head, order, standing)

    outcome = database.write(work, "De versie is niet teruggezet. Er is niets veranderd.")
    assert isinstance(outcome, Saved), "only a save is ever answered with a refusal"
    return outcome


def _fields(
    connection: Connection, database: Database, dossier: str, nummer: int
) -> Mapping[str, str]:
    query = select(VERSIE).where(VERSIE.c.dossier == dossier, VERSIE.c.nummer == nummer)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFoundError("Deze versie bestaat niet. Kies een versie uit de lijst.")
    then = fold(read_changes(connection, dossier, last=row.revisie))
    return database.schema.upgrade(then, row.schema, "Deze versie")


def _read(row: Row[tuple[object, ...]]) -> Versie:
    return Versie(row.nummer, row.naam, row.revisie, row.schema, row.wie, row.moment)
