# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Check a history: is every change there, unaltered, and do they add up to what stands there?"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from springplank.store.changes import first_hash, hash_of, read_changes
from springplank.store.dossiers import Dossier, read_dossier
from springplank.store.engine import Database
from springplank.store.tables import OPSLAG, VELD


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is wrong in a history.

    Attributes:
        nummer: number of the change.
        sentence: what is wrong, in Dutch.
    """

    nummer: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Seal:
    """Number and hash of a change, as they were written down elsewhere."""

    nummer: int
    hash: str


def check_history(database: Database, dossier: str, seal: Seal | None = None) -> Fault | None:
    """Check the history of a dossier from the first change on.

    Who can change the database can also make all hashes anew. Only a seal that was kept elsewhere
    shows that: on paper, in a mail, in a plan.

    Args:
        database: where the dossier is.
        dossier: its id.
        seal: number and hash of a change, as known from elsewhere.

    Returns:
        The first thing that is wrong; None when all is right.

    Raises:
        NotFoundError: when there is no such dossier.
    """

    def work(connection: Connection) -> Fault | None:
        head = read_dossier(connection, dossier)
        return next(_faults(connection, head, seal), None)

    return database.read(work)


def _faults(connection: Connection, head: Dossier, seal: Seal | None) -> Iterator[Fault]:
    kop, last = first_hash(head.id, head.code, head.naam, head.gemaakt), 0
    stand: dict[str, tuple[str | None, int]] = {}
    for change in read_changes(connection, head.id):
        last += 1
        if change.nummer != last:
            yield Fault(last, f"Wijziging {last} ontbreekt.")
        kop = hash_of(kop, change)
        if change.hash != kop:
            yield Fault(last, f"Wijziging {last} is later veranderd.")
        if seal is not None and seal.nummer == last and seal.hash != kop:
            yield Fault(last, f"De geschiedenis tot en met wijziging {last} is herschreven.")
        if stand.get(change.veld, (None, 0))[0] != change.oud:
            yield Fault(last, f"Wijziging {last} past niet bij de tekst die er stond.")
        stand[change.veld] = (change.nieuw, last)
    known = max(head.revisie, seal.nummer if seal else 0)
    if known > last:
        yield Fault(last + 1, f"De wijzigingen vanaf {last + 1} ontbreken.")
    if (head.revisie, head.kop) != (last, kop):
        yield Fault(last, "De stand van het dossier hoort niet bij de laatste wijziging.")
    yield from _unlike(connection, head, stand)


def _unlike(
    connection: Connection, head: Dossier, stand: dict[str, tuple[str | None, int]]
) -> Iterator[Fault]:
    """Compare what the changes add up to with what is stored beside them."""
    query = select(VELD.c.veld, VELD.c.waarde, VELD.c.revisie).where(VELD.c.dossier == head.id)
    stored = {row.veld: (row.waarde, row.revisie) for row in connection.execute(query)}
    for veld in sorted({*stand, *stored}):
        if stand.get(veld) != stored.get(veld):
            number = stand.get(veld, (None, 0))[1]
            yield Fault(number, f"De tekst bij '{veld}' hoort niet bij de geschiedenis.")
    answered = connection.scalar(
        select(func.coalesce(func.sum(OPSLAG.c.aantal), 0)).where(OPSLAG.c.dossier == head.id)
    )
    if answered != head.revisie:
        yield Fault(head.revisie, "Een wijziging hoort niet bij een verzoek, of andersom.")
