# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Undo and redo, as new changes on top: the list of changes only grows.

Everybody undoes what they did themselves, the last save first. A new save ends what can be done
again; fields that were brought to a newer schema end what can be undone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from springplank.errors import UsageError
from springplank.store.answers import find_answer
from springplank.store.changes import Soort, Wijziging, read_changes
from springplank.store.engine import Database
from springplank.store.faults import Conflict, ConflictError
from springplank.store.orders import Order, Saved, Standing, fingerprint, read_standing
from springplank.store.tables import OPSLAG
from springplank.store.texts import check_name
from springplank.store.writing import append, prepare

_ADVICE = "Er is niets veranderd. Pas het veld zelf aan als uw tekst moet terugkomen."
_NOTHING = {
    Soort.ONGEDAAN: "Er is niets om ongedaan te maken.",
    Soort.OPNIEUW: "Er is niets om opnieuw te doen.",
}
_LOST = {
    Soort.ONGEDAAN: "Ongedaan maken is niet gelukt. Uw dossier is hetzelfde gebleven.",
    Soort.OPNIEUW: "Opnieuw doen is niet gelukt. Uw dossier is hetzelfde gebleven.",
}


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks for something that needs no texts.

    Attributes:
        sleutel: key of this request: asked again with the same key it has one effect.
        wie: who asks.
        moment: now.
    """

    sleutel: str
    wie: str
    moment: datetime

    def __post_init__(self) -> None:
        check_name(self.sleutel, "De sleutel van dit verzoek")
        check_name(self.wie, "Uw naam")


@dataclass(frozen=True, slots=True)
class Steps:
    """What a person can undo and do again.

    Attributes:
        back: the changes that undo takes back; empty when there is nothing.
        forth: the changes that redo takes back, in turn; empty when there is nothing.
    """

    back: tuple[Wijziging, ...]
    forth: tuple[Wijziging, ...]


def undo(database: Database, dossier: str, request: Request) -> Saved:
    """Take back the last save of a person that still stands.

    Raises:
        NotFoundError: when there is no such dossier.
        UsageError: when there is nothing to undo.
        ConflictError: when somebody else changed one of its fields afterwards.
        NotSavedError: when the database fails.
    """
    return _reverse(database, dossier, request, Soort.ONGEDAAN)


def redo(database: Database, dossier: str, request: Request) -> Saved:
    """Take back the last undo of a person.

    Raises:
        NotFoundError: when there is no such dossier.
        UsageError: when there is nothing to do again.
        ConflictError: when somebody else changed one of its fields afterwards.
        NotSavedError: when the database fails.
    """
    return _reverse(database, dossier, request, Soort.OPNIEUW)


def find_steps(database: Database, dossier: str, wie: str) -> Steps:
    """Find what a person can undo and do again."""

    def work(connection: Connection) -> Steps:
        back = find_undo(_saves(connection, dossier, wie))
        forth = find_redo(_saves(connection, dossier, wie))
        return Steps(
            _changes(connection, dossier, back) if back else (),
            _changes(connection, dossier, forth) if forth else (),
        )

    return database.read(work)


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one save, by number: `first` up to and including `last`."""

    soort: Soort
    first: int
    last: int


def find_undo(saves: Iterable[Group]) -> Group | None:
    """Find what undo takes back, among the saves of a person, newest first."""
    undone = 0
    for save in saves:
        if save.soort is Soort.ONGEDAAN:
            undone += 1
        elif undone == 0:
            return save
        else:
            undone -= 1
    return None


def find_redo(saves: Iterable[Group]) -> Group | None:
    """Find the undo that redo takes back, among the saves of a person, newest first."""
    redone = 0
    for save in saves:
        if save.soort is Soort.OPNIEUW:
            redone += 1
        elif save.soort is not Soort.ONGEDAAN:
            return None
        elif redone == 0:
            return save
        else:
            redone -= 1
    return None


def _reverse(database: Database, dossier: str, request: Request, soort: Soort) -> Saved:
    order = Order(soort, {}, request.sleutel, fingerprint(soort), request.wie, request.moment)

    def work(connection: Connection) -> Saved | ConflictError:
        head, _ = prepare(connection, database.schema, dossier, 0, request.moment)
        if earlier := find_answer(connection, dossier, order):
            return earlier
        saves = _saves(connection, dossier, request.wie)
        group = find_undo(saves) if soort is Soort.ONGEDAAN else find_redo(saves)
        if group is None:
            raise UsageError(_NOTHING[soort])
        changes = _changes(connection, dossier, group)
        texts = {change.veld: change.oud for change in changes}
        standing = read_standing(connection, dossier, texts)
        clashes = tuple(_clashes(changes, standing, request.wie))
        if clashes:
            raise ConflictError(clashes, texts, _ADVICE)
        done = Order(
            soort,
            texts,
            order.sleutel,
            order.inhoud,
            order.wie,
            order.moment,
            over=group.first,
        )
        return append(connection, head, done, standing)

    outcome = database.write(work, _LOST[soort])
    assert isinstance(outcome, Saved), "only a save is ever answered with a refusal"
    return outcome


def _clashes(
    changes: Iterable[Wijziging], standing: dict[str, Standing], wie: str
) -> Iterable[Conflict]:
    for change in changes:
        there = standing[change.veld]
        by_another = there.revisie > change.nummer and there.wie != wie
        if by_another or there.waarde != change.nieuw:
            yield Conflict(
                change.veld, change.oud, there.waarde, there.wie, there.moment, there.revisie
            )


def _saves(connection: Connection, dossier: str, wie: str) -> Iterator[Group]:
    mine = OPSLAG.c.dossier == dossier
    upgraded = select(func.coalesce(func.max(OPSLAG.c.groep), 0)).where(
        mine, OPSLAG.c.soort == Soort.BIJGEWERKT
    )
    query = (
        select(OPSLAG.c.soort, OPSLAG.c.groep, OPSLAG.c.aantal)
        .where(mine, OPSLAG.c.wie == wie, OPSLAG.c.aantal > 0)
        .where(OPSLAG.c.groep > upgraded.scalar_subquery())
        .order_by(OPSLAG.c.groep.desc())
    )
    # One by one: what is looked for is nearly always among the first.
    for row in connection.execute(query):
        yield Group(Soort(row.soort), row.groep, row.groep + row.aantal - 1)


def _changes(connection: Connection, dossier: str, group: Group) -> tuple[Wijziging, ...]:
    return tuple(read_changes(connection, dossier, group.first, group.last))
