# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The changes of a dossier: a list that only grows, and every row seals the one before."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, Row, select

from springplank.store.engine import Database
from springplank.store.tables import WIJZIGING

PAGE = 100
"""Changes on one page of a history."""


class Soort(StrEnum):
    """How a change came about; the value is stored and can be shown."""

    WIJZIGING = "wijziging"
    ONGEDAAN = "ongedaan"
    OPNIEUW = "opnieuw"
    TERUGGEZET = "teruggezet"
    BIJGEWERKT = "bijgewerkt"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change of one field.

    Attributes:
        nummer: 1 for the first change of the dossier, and so on without gaps.
        groep: number of the first change of the same save.
        soort: how it came about.
        over: for undo and redo, the `groep` that was undone or done again; None otherwise.
        moment: when, in UTC.
        wie: who.
        veld: name of the field.
        oud: the text before; None when the field was empty.
        nieuw: the text after; None when the field became empty.
        hash: seal of this row and, through the one before, of all earlier rows.
    """

    nummer: int
    groep: int
    soort: Soort
    over: int | None
    moment: datetime
    wie: str
    veld: str
    oud: str | None
    nieuw: str | None
    hash: str = ""


def first_hash(dossier: str, code: str, naam: str, gemaakt: datetime) -> str:
    """Give the seal before the first change: who a dossier is."""
    return _digest([dossier, code, naam, _written(gemaakt)])


def hash_of(previous: str, change: Wijziging) -> str:
    """Give the seal of a change that comes after another seal."""
    return _digest(
        [
            previous,
            change.nummer,
            change.groep,
            change.soort,
            change.over,
            _written(change.moment),
            change.wie,
            change.veld,
            change.oud,
            change.nieuw,
        ]
    )


def _digest(parts: list[str | int | None]) -> str:
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def fold(changes: Iterable[Wijziging]) -> dict[str, str]:
    """Replay changes, oldest first: what stands in the fields after the last one."""
    velden: dict[str, str | None] = {}
    for change in changes:
        velden[change.veld] = change.nieuw
    return {veld: text for veld in sorted(velden) if (text := velden[veld]) is not None}


def list_changes(
    database: Database, dossier: str, *, before: int | None = None, most: int = PAGE
) -> tuple[Wijziging, ...]:
    """List the changes of a dossier, newest first.

    Args:
        database: where the dossier is.
        dossier: its id.
        before: only changes with a lower number; None starts at the newest.
        most: how many at most.
    """
    query = select(WIJZIGING).where(WIJZIGING.c.dossier == dossier)
    if before is not None:
        query = query.where(WIJZIGING.c.nummer < before)
    query = query.order_by(WIJZIGING.c.nummer.desc()).limit(most)
    return database.read(lambda connection: tuple(map(_read, connection.execute(query))))


def read_changes(
    connection: Connection, dossier: str, first: int = 1, last: int | None = None
) -> Iterator[Wijziging]:
    """Read the changes of a dossier from a number up to and including another, oldest first."""
    query = select(WIJZIGING).where(WIJZIGING.c.dossier == dossier, WIJZIGING.c.nummer >= first)
    if last is not None:
        query = query.where(WIJZIGING.c.nummer <= last)
    return map(_read, connection.execute(query.order_by(WIJZIGING.c.nummer)))


def _read(row: Row[tuple[object, ...]]) -> Wijziging:
    return Wijziging(
        row.nummer,
        row.groep,
        Soort(row.soort),
        row.over,
        row.moment,
        row.wie,
        row.veld,
        row.oud,
        row.nieuw,
        row.hash,
    )
