# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the database says when it fails, as a sentence for the person."""

import sqlite3

import sqlalchemy.exc
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError, SQLAlchemyError

TRY_AGAIN = "Probeer het daarna opnieuw."

_FULL = f"De schijf is vol. Maak ruimte vrij. {TRY_AGAIN}"
_READ_ONLY = f"De database is alleen te lezen. Controleer de rechten op het bestand. {TRY_AGAIN}"
_BUSY = "Een ander programma gebruikt de database. Probeer het over een minuut opnieuw."
_DISK = f"De schijf geeft een fout. Controleer de schijf en de schijfruimte. {TRY_AGAIN}"
_CLOSED = f"De database is niet te openen. Controleer het adres en de rechten. {TRY_AGAIN}"
_BROKEN = "Het bestand van de database is beschadigd. Zet een back-up terug."
_GONE = f"De database geeft geen antwoord. Controleer of de server werkt. {TRY_AGAIN}"
_OTHER = f"De database geeft een fout. Vraag uw beheerder om hulp. {TRY_AGAIN}"

_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_CORRUPT: _BROKEN,
    sqlite3.SQLITE_NOTADB: _BROKEN,
}
_POSTGRESQL = {
    "53100": _FULL,
    "25006": _READ_ONLY,
    "55P03": _BUSY,
    "40P01": _BUSY,
    "53300": _BUSY,
    "58030": _DISK,
    "3D000": _CLOSED,
    "XX001": _BROKEN,
}
_MAIN_CODE = 0xFF
"""SQLite puts details in the higher bits of a code."""


def is_failure(fault: SQLAlchemyError) -> bool:
    """Whether the database failed; otherwise we asked it something wrong, which is our mistake."""
    if isinstance(fault, (DataError, IntegrityError, ProgrammingError)):
        return False
    return isinstance(fault, (sqlalchemy.exc.DBAPIError, sqlalchemy.exc.TimeoutError))


def say(fault: SQLAlchemyError) -> str:
    """Say what is wrong with the database and what to do about it."""
    if isinstance(fault, sqlalchemy.exc.TimeoutError):
        return _BUSY
    original = getattr(fault, "orig", fault)
    code = getattr(original, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & _MAIN_CODE, _OTHER)
    state = getattr(original, "sqlstate", None)
    if state is None and isinstance(fault, sqlalchemy.exc.OperationalError):
        return _GONE  # no server ever answered
    known = _POSTGRESQL.get(state or "")
    return known or (_GONE if (state or "").startswith(("08", "57")) else _OTHER)
