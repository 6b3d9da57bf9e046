# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a person can do with a dossier: make, open, change, undo, name, put back and look back."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from threading import Lock

from springplank.store import auditing, changes, refusals, saving, undoing, versions, visits
from springplank.store import dossiers as stored
from springplank.store.auditing import Fault, Seal
from springplank.store.changes import Soort, Wijziging
from springplank.store.dossiers import Dossier
from springplank.store.engine import Database, open_database
from springplank.store.faults import (
    Conflict,
    ConflictError,
    NewerSchemaError,
    NotSavedError,
    UnreadableError,
)
from springplank.store.orders import Saved
from springplank.store.places import find_address
from springplank.store.refusals import Geweigerd
from springplank.store.saving import Save
from springplank.store.schema import Schema
from springplank.store.undoing import Request, Steps
from springplank.store.versions import Versie
from springplank.store.visits import Gezien

__all__ = [
    "Conflict",
    "ConflictError",
    "Dossier",
    "Fault",
    "Geweigerd",
    "Gezien",
    "NewerSchemaError",
    "NotSavedError",
    "Saved",
    "Seal",
    "Soort",
    "Steps",
    "UnreadableError",
    "Versie",
    "Wijziging",
]

NOBODY = "iemand"
"""Who changes something, as long as nobody signs in."""

SCHEMA = Schema(1)
"""What the fields of `actions.werk` mean now. Does a name or a spelling change? Then a new number,
and the step that turns older fields into the new ones."""

_OPEN: dict[str, Database] = {}
_LOCK = Lock()


def own_database() -> Database:
    """Give the database of this computer; it is opened once.

    Raises:
        UsageError: when its address cannot be understood.
        UnreadableError: when it cannot be opened; the next call tries again.
        NewerSchemaError: when a newer version of Springplank made it.
    """
    url = find_address()
    address = url.render_as_string(hide_password=False)
    with _LOCK:
        if address not in _OPEN:
            _OPEN[address] = open_database(url, SCHEMA)
        return _OPEN[address]


def close_databases() -> None:
    """Close what was opened; for when the server stops."""
    with _LOCK:
        while _OPEN:
            _OPEN.popitem()[1].close()


def create_dossier(code: str, naam: str, moment: datetime, sleutel: str | None = None) -> Dossier:
    """Make an empty dossier about a subject; see `store.dossiers.create_dossier`."""
    return stored.create_dossier(own_database(), code, naam, moment, sleutel)


def open_dossier(dossier: str, moment: datetime | None = None) -> Dossier:
    """Open a dossier.

    Args:
        dossier: its id.
        moment: now, to write down that it is in use; None leaves that.

    Raises:
        NotFoundError: when there is none with this id.
        NewerSchemaError: when a newer version of Springplank changed it.
        UnreadableError: when the database fails.
    """
    database = own_database()
    found = stored.load_dossier(database, dossier)
    if moment is not None:
        # Whether the use is written down is nothing to the person who only looks.
        with suppress(NotSavedError):
            stored.mark_used(database, dossier, moment)
    return found


def list_recent(most: int = stored.RECENT) -> tuple[Dossier, ...]:
    """List the dossiers that were used last, newest first, without their fields."""
    return stored.list_recent(own_database(), most)


def change_field(
    dossier: str,
    veld: str,
    waarde: str | None,
    basis: int,
    sleutel: str,
    moment: datetime,
    wie: str = NOBODY,
) -> Saved:
    """Save one field; see `change_fields`."""
    return change_fields(dossier, {veld: waarde}, basis, sleutel, moment, wie)


def change_fields(
    dossier: str,
    velden: Mapping[str, str | None],
    basis: int,
    sleutel: str,
    moment: datetime,
    wie: str = NOBODY,
) -> Saved:
    """Save fields: all of them or none.

    Args:
        dossier: its id.
        velden: text per field, in the one spelling; None empties a field.
        basis: the revision at which the person saw these fields.
        sleutel: key of this request: asked again with the same key it has one effect.
        moment: now.
        wie: who asks.

    Raises:
        NotFoundError: when there is no such dossier.
        ConflictError: when one of the fields was changed after `basis`; the texts are kept.
        UsageError: when a text cannot be kept, or the request does not fit the dossier.
        NotSavedError: when the database fails; nothing was saved.
    """
    return saving.change_fields(own_database(), dossier, Save(velden, basis, sleutel, wie, moment))


def undo(
    dossier: str, sleutel: str, moment: datetime, wie: str = NOBODY, ook: Iterable[str] = ()
) -> Saved:
    """Take back the last save of a person.

    Args:
        dossier: its id.
        sleutel: key of this request: asked again with the same key it has one effect.
        moment: now.
        wie: who asks.
        ook: other names under which the same person worked here.

    Raises:
        NotFoundError: when there is no such dossier.
        UsageError: when there is nothing to undo.
        ConflictError: when somebody else changed one of its fields afterwards.
        NotSavedError: when the database fails.
    """
    request = Request(sleutel, wie, moment, frozenset(ook))
    return undoing.undo(own_database(), dossier, request)


def redo(
    dossier: str, sleutel: str, moment: datetime, wie: str = NOBODY, ook: Iterable[str] = ()
) -> Saved:
    """Take back the last undo of a person; see `undo`."""
    request = Request(sleutel, wie, moment, frozenset(ook))
    return undoing.redo(own_database(), dossier, request)


def find_steps(dossier: str, wie: str = NOBODY, ook: Iterable[str] = ()) -> Steps:
    """Find what a person can undo and do again; see `undo`."""
    return undoing.find_steps(own_database(), dossier, frozenset((wie, *ook)))


def list_changes(
    dossier: str, before: int | None = None, most: int = changes.PAGE
) -> tuple[Wijziging, ...]:
    """List the changes of a dossier, newest first; see `store.changes.list_changes`."""
    return changes.list_changes(own_database(), dossier, before=before, most=most)


def list_refused(dossier: str) -> tuple[Geweigerd, ...]:
    """List the texts that came too late and are kept, newest first."""
    return refusals.list_refused(own_database(), dossier)


def check_history(dossier: str, seal: Seal | None = None) -> Fault | None:
    """Find the first thing that is wrong in a history; see `store.auditing.check_history`."""
    return auditing.check_history(own_database(), dossier, seal)


def save_version(
    dossier: str, naam: str, sleutel: str, moment: datetime, wie: str = NOBODY
) -> Versie:
    """Give a dossier as it is now a name; see `store.versions.save_version`."""
    return versions.save_version(own_database(), dossier, naam, Request(sleutel, wie, moment))


def list_versions(dossier: str) -> tuple[Versie, ...]:
    """List the versions of a dossier, newest first."""
    return versions.list_versions(own_database(), dossier)


def load_version(dossier: str, nummer: int) -> Mapping[str, str]:
    """Load the fields of a version; see `store.versions.load_version`."""
    return versions.load_version(own_database(), dossier, nummer)


def restore_version(
    dossier: str, nummer: int, basis: int, sleutel: str, moment: datetime, wie: str = NOBODY
) -> Saved:
    """Put a version back on top; see `store.versions.restore`."""
    request = Request(sleutel, wie, moment)
    return versions.restore(own_database(), dossier, nummer, basis, request)


def look(plek: str, seen: Gezien, wie: str = NOBODY) -> Gezien | None:
    """Say what a person saw on the visit before this one, and remember what is seen now.

    Args:
        plek: id of a dossier, or another name of a place such as "bekijk/GM0402".
        seen: the figures that the person sees now.
        wie: who looks.

    Returns:
        What was seen last in an earlier visit; None when there was none, or it cannot be read.
    """
    # Remembering is a kindness: the page itself does not need it.
    with suppress(NotSavedError, UnreadableError):
        database = own_database()
        visit = visits.begin_visit(visits.find_visit(database, plek, wie), seen.moment)
        with suppress(NotSavedError):
            visits.note_visit(database, plek, wie, visit, seen)
        return visit.vorige
    return None
