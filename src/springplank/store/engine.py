# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A database: SQLite with one writer, or PostgreSQL; reading and writing as whole transactions."""

import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from springplank.core.whole_files import why_not
from springplank.store.failures import is_failure, say
from springplank.store.faults import NotSavedError, UnreadableError
from springplank.store.migrating import find_step, migrate
from springplank.store.places import make_private
from springplank.store.schema import FIRST, Schema
from springplank.store.tables import HEAD

T = TypeVar("T")

PATIENCE = 5.0
"""How long to wait for another program that writes in the same file, in seconds."""

UNREAD = "Uw werk is nu niet te lezen."
NOT_OPEN = "De database met uw werk gaat niet open."

CONNECTIONS = 20
"""Connections with one database at most; who comes later waits."""


@dataclass(frozen=True, slots=True)
class Database:
    """An open database; safe between threads.

    Attributes:
        schema: what the fields of a dossier mean now, and how older ones get there.
    """

    schema: Schema
    _reading: Engine
    _writing: Engine
    _writer: ThreadPoolExecutor | None = field(default=None)

    def read(self, work: Callable[[Connection], T]) -> T:
        """Read in one transaction: everything is from the same moment.

        Raises:
            UnreadableError: when the database cannot be read.
        """
        try:
            with self._reading.begin() as connection:
                return work(connection)
        except SQLAlchemyError as fault:
            if not is_failure(fault):
                raise
            raise UnreadableError(f"{UNREAD} {say(fault)}") from fault

    def write(
        self,
        work: Callable[[Connection], T],
        lost: str,
        velden: Mapping[str, str | None] | None = None,
    ) -> T:
        """Write in one transaction: all of it or nothing; on return it is on the disk.

        Args:
            work: what to do; it may be refused with an error, and then nothing happened.
            lost: the sentence that says what was not saved, if the database fails.
            velden: the texts that were not saved then.

        Raises:
            NotSavedError: when the database fails; the next call may succeed.
        """
        try:
            if self._writer is None:
                return self._transact(work)
            # One thread that takes its turn is fairer and faster than many who wait for a file.
            return self._submit(self._writer, work, lost, velden).result()
        except SQLAlchemyError as fault:
            if not is_failure(fault):
                raise
            raise NotSavedError(f"{lost} {say(fault)}", velden) from fault

    def _submit(
        self,
        writer: ThreadPoolExecutor,
        work: Callable[[Connection], T],
        lost: str,
        velden: Mapping[str, str | None] | None,
    ) -> Future[T]:
        try:
            return writer.submit(self._transact, work)
        except RuntimeError as fault:
            sentence = f"{lost} De werkbank is gestopt. Start de werkbank opnieuw."
            raise NotSavedError(sentence, velden) from fault

    def _transact(self, work: Callable[[Connection], T]) -> T:
        with self._writing.begin() as connection:
            return work(connection)

    def close(self) -> None:
        """Finish what is being written and close every connection."""
        if self._writer is not None:
            self._writer.shutdown()
        self._writing.dispose()
        self._reading.dispose()


def open_database(url: URL, schema: Schema = FIRST) -> Database:
    """Open a database; make it when it is new, and bring it up to date when it is older.

    Args:
        url: address, as `places.find_address` gives it.
        schema: what the fields of a dossier mean now.

    Raises:
        UnreadableError: when it cannot be opened.
        NewerSchemaError: when a newer version of Springplank made it.
    """
    with ExitStack() as undo:
        try:
            database = _open_sqlite(url, schema) if _is_file(url) else _open_server(url, schema)
            undo.callback(database.close)
            # Looking first lets a database that may only be read be opened all the same.
            if database.read(find_step) != HEAD:
                database.write(migrate, NOT_OPEN)
        except (NotSavedError, UnreadableError) as fault:
            raise UnreadableError(str(fault).replace(UNREAD, NOT_OPEN)) from fault.__cause__
        except OSError as fault:
            raise UnreadableError(
                f"De database {url.database} is niet te openen "
                f"({why_not(fault)}). Controleer de map en de rechten."
            ) from fault
        undo.pop_all()
    return database


def _is_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _open_sqlite(url: URL, schema: Schema) -> Database:
    assert url.database
    make_private(Path(url.database))
    reading = create_engine(url, pool_size=CONNECTIONS, max_overflow=0)
    writing = create_engine(url, pool_size=1, max_overflow=0)
    event.listen(reading, "connect", _prepare_reading)
    event.listen(reading, "begin", _begin_reading)
    event.listen(writing, "connect", _prepare_writing)
    event.listen(writing, "begin", _begin_writing)
    writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="springplank-schrijver")
    return Database(schema, reading, writing, writer)


def _open_server(url: URL, schema: Schema) -> Database:
    # The ping notices that the server was restarted before a person does.
    engine = create_engine(url, pool_size=CONNECTIONS, max_overflow=0, pool_pre_ping=True)
    # Whoever reads in several questions must not see half of a save that comes in between.
    return Database(schema, engine.execution_options(isolation_level="REPEATABLE READ"), engine)


def _prepare(connection: sqlite3.Connection) -> None:
    # Python must not begin transactions of its own: we say when, and which kind.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")


def _prepare_reading(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    _prepare(connection)
    connection.execute("PRAGMA query_only = ON")


def _prepare_writing(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    _prepare(connection)
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL: a save that was answered survives a power cut, not only the end of the program.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    # IMMEDIATE takes the lock at once: who reads first and writes later could be refused halfway.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
