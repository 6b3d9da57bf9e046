# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Undo and redo, as new changes on top: the list of changes only grows.

Everybody undoes what they did themselves, under whatever name, the last save first. A new save ends
what can be done again; fields that were brought to a newer schema end what can be undone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, func, select

from springplank.errors import UsageError
from springplank.store.answers import find_answer
from springplank.store.changes import Soort, Wijziging, read_changes
from springplank.store.engine import Database
from springplank.store.faults import Conflict, ConflictError
from springplank.store.orders import Order, Saved, Standing, fingerprint, read_standing
from springplank.store.tables import OPSLAG, WIJZIGING
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
        ook: other names under which the same person worked here.
    """

    sleutel: str
    wie: str
    moment: datetime
    ook: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        check_name(self.sleutel, "De sleutel van dit verzoek")
        check_name(self.wie, "Uw naam")

    @property
    def namen(self) -> frozenset[str]:
        """Give every name of who asks."""
        return self.ook | {self.wie}


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


def find_steps(database: Database, dossier: str, namen: frozenset[str]) -> Steps:
    """Find what a person can undo and do again.

    Args:
        database: where the dossier is.
        dossier: its id.
        namen: every name under which the person works or worked here.
    """

    def work(connection: Connection) -> Steps:
        back = find_undo(_saves(connection, dossier, namen))
        forth = find_redo(_saves(connection, dossier, namen))
        return Steps(
            _changes(connection, dossier, back) if back else (),
            _changes(connection, dossier, forth) if forth else (),
        )

    return database.read(work)


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one save, by number: `first` up to and including `last`.

    Attributes:
        soort: how they came about.
        first: number of the first change.
        last: number of the last change.
        over: for undo and redo, the first number of the save that was taken back.
    """

    soort: Soort
    first: int
    last: int
    over: int | None


def find_undo(saves: Iterable[Group]) -> Group | None:
    """Find what undo takes back, among the saves of a person, newest first."""
    gone: set[int | None] = set()
    for save in saves:
        if save.first in gone:
            continue
        if save.soort is not Soort.ONGEDAAN:
            return save
        gone.add(save.over)
    return None


def find_redo(saves: Iterable[Group]) -> Group | None:
    """Find the undo that redo takes back, among the saves of a person, newest first."""
    gone: set[int | None] = set()
    for save in saves:
        if save.first in gone:
            continue
        if save.soort is Soort.ONGEDAAN:
            return save
        if save.soort is not Soort.OPNIEUW:
            return None
        gone.add(save.over)
    return None


def _reverse(database: Database, dossier: str, request: Request, soort: Soort) -> Saved:
    order = Order(soort, {}, request.sleutel, fingerprint(soort), request.wie, request.moment)

    def work(connection: Connection) -> Saved | ConflictError:
        head, _ = prepare(connection, database.schema, dossier, 0, request.moment)
        if earlier := find_answer(connection, dossier, order):
            return earlier
        saves = _saves(connection, dossier, request.namen)
        group = find_undo(saves) if soort is Soort.ONGEDAAN else find_redo(saves)
        if group is None:
            raise UsageError(_NOTHING[soort])
        changes = _changes(connection, dossier, group)
        texts = {change.veld: change.oud for change in changes}
        standing = read_standing(connection, dossier, texts)
        clashes = tuple(_clashes(changes, standing, request.namen))
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
    changes: Iterable[Wijziging], standing: dict[str, Standing], namen: frozenset[str]
) -> Iterable[Conflict]:
    for change in changes:
        there = standing[change.veld]
        by_another = there.revisie > change.nummer and there.wie not in namen
        if by_another or there.waarde != change.nieuw:
            yield Conflict(
                change.veld, change.oud, there.waarde, there.wie, there.moment, there.revisie
            )


def _saves(connection: Connection, dossier: str, namen: frozenset[str]) -> Iterator[Group]:
    mine = OPSLAG.c.dossier == dossier
    upgraded = select(func.coalesce(func.max(OPSLAG.c.groep), 0)).where(
        mine, OPSLAG.c.soort == Soort.BIJGEWERKT
    )
    query = (
        select(OPSLAG.c.soort, OPSLAG.c.groep, OPSLAG.c.aantal, WIJZIGING.c.over)
        .join(WIJZIGING, and_(WIJZIGING.c.dossier == dossier, WIJZIGING.c.nummer == OPSLAG.c.groep))
        .where(mine, OPSLAG.c.wie.in_(sorted(namen)), OPSLAG.c.aantal > 0)
        .where(OPSLAG.c.groep > upgraded.scalar_subquery())
        .order_by(OPSLAG.c.groep.desc())
    )
    # One by one: what is looked for is nearly always among the first.
    for row in connection.execute(query):
        yield Group(Soort(row.soort), row.groep, row.groep + row.aantal - 1, row.over)


def _changes(connection: Connection, dossier: str, group: Group) -> tuple[Wijziging, ...]:
    return tuple(read_changes(connection, dossier, group.first, group.last))
