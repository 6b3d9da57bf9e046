# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""When the database fails: all or nothing, a Dutch sentence, and no need to start again."""

import itertools
import os
import pwd
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy.exc
from sqlalchemy import URL, Connection, create_engine, event, text
from tests.conftest import Samples
from tests.store.conftest import NOON, Open
from tests.store.test_durability import ENVIRONMENT

import springplank.store.engine
from springplank.store.auditing import check_history
from springplank.store.dossiers import Dossier, create_dossier, load_dossier
from springplank.store.engine import Database
from springplank.store.failures import is_failure, say
from springplank.store.faults import NotSavedError, UnreadableError
from springplank.store.saving import Save, change_fields
from springplank.store.undoing import Request
from springplank.store.versions import save_version

NUMBERS = itertools.count()
LARGE = "x" * 15_000
"""A text that needs several pages of the file."""


def save(database: Database, dossier: str, text: str = LARGE) -> None:
    """Save three fields at once, with other texts than before."""
    number = next(NUMBERS)
    velden = {f"veld.{n}": f"{number} {text}" for n in range(3)}
    basis = load_dossier(database, dossier).revisie
    change_fields(database, dossier, Save(velden, basis, f"k{number}", "Anna", NOON))


def try_to_save(database: Database, dossier: str) -> NotSavedError | None:
    """Save; give the error when it fails."""
    try:
        save(database, dossier)
    except NotSavedError as fault:
        return fault
    return None


def all_or_nothing(
    database: Database, dossier: str, fails: Callable[[], AbstractContextManager[None]]
) -> bool:
    """Save while something fails; say whether it was saved, and check that it was not half."""
    before = load_dossier(database, dossier)
    with fails():
        fault = try_to_save(database, dossier)
        if fault is not None:
            assert str(fault).startswith("Uw wijziging is niet bewaard. ")
            assert sorted(fault.velden) == ["veld.0", "veld.1", "veld.2"]
            # Reading goes on while writing fails.
            assert load_dossier(database, dossier) == before
    saved = fault is None
    after = load_dossier(database, dossier)
    assert after.revisie == before.revisie + 3 * saved
    assert check_history(database, dossier) is None
    return saved


@pytest.fixture
def file(sqlite_url: URL, opened: Open) -> Database:
    """A database in a file."""
    return opened(sqlite_url)


@pytest.fixture
def filed(file: Database) -> str:
    """A dossier in a file, with three fields."""
    made = create_dossier(file, "GM0402", "Hilversum", NOON).id
    save(file, made)
    return made


# --- The disk is full -------------------------------------------------------------------


def pages(database: Database, name: str) -> int:
    """Read a count of pages of the file, on the connection that writes."""
    found: int = database.write(lambda c: c.scalar(text(f"PRAGMA {name}")), "x")
    return found


def test_disk_full_at_every_page(file: Database, filed: str) -> None:
    """Is de schijf vol, bij welke bladzijde ook, dan is alles bewaard of niets."""
    most = pages(file, "max_page_count")

    @contextmanager
    def no_more_than(extra: int) -> Iterator[None]:
        pages(file, f"max_page_count = {pages(file, 'page_count') + extra}")
        yield
        pages(file, f"max_page_count = {most}")

    outcomes: list[bool] = []
    while not outcomes or not outcomes[-1]:
        extra = len(outcomes)
        outcomes.append(all_or_nothing(file, filed, lambda: no_more_than(extra)))  # noqa: B023 - called at once
        # After space returns the next save works, without a new start.
        save(file, filed, f"kort {extra}")
    assert len(outcomes) > 5


def test_sentence_of_a_full_disk(file: Database, filed: str) -> None:
    """De melding zegt wat niet is bewaard, waarom, en wat te doen."""
    pages(file, f"max_page_count = {pages(file, 'page_count')}")
    with pytest.raises(NotSavedError) as caught:
        save(file, filed)
    assert str(caught.value) == (
        "Uw wijziging is niet bewaard. De schijf is vol. Maak ruimte vrij. "
        "Probeer het daarna opnieuw."
    )
    assert load_dossier(file, filed).velden


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let no file of this process become larger."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_every_write_fails_in_turn(
    sqlite_url: URL, file: Database, filed: str, samples: Samples
) -> None:
    """Mislukt de eerste, de tweede, de derde keer schrijven: steeds is alles bewaard of niets."""
    log = Path(f"{sqlite_url.database}-wal")
    step = samples(2_048, 256)
    extra, outcomes = 0, list[bool]()
    # The log begins anew now and then; a file that is large enough never fails.
    with file._reading.connect() as keeps_log_growing:
        keeps_log_growing.execute(text("SELECT 1 FROM dossier")).close()
        while not outcomes or not outcomes[-1]:
            size = log.stat().st_size + extra
            outcomes.append(all_or_nothing(file, filed, lambda: files_up_to(size)))  # noqa: B023 - called at once
            extra += step
    assert len(outcomes) > 10
    save(file, filed)
    assert file.read(lambda c: c.scalar(text("PRAGMA integrity_check"))) == "ok"


def test_interrupted_at_every_step(file: Database, filed: str, samples: Samples) -> None:
    """Stopt de database midden in een opdracht, bij welke stap ook: alles of niets."""
    step = samples(97, 7)

    @contextmanager
    def after(steps: int) -> Iterator[None]:
        countdown = iter(range(steps))

        def handler() -> bool:
            return next(countdown, None) is None

        def put(connection: Connection) -> None:
            found: Any = connection.connection.dbapi_connection
            found.set_progress_handler(handler, 1)

        file.write(put, "x")
        yield
        file._writing.dispose()  # the next connection has no handler

    outcomes: list[bool] = []
    while not outcomes or not outcomes[-1]:
        outcomes.append(all_or_nothing(file, filed, lambda: after(10 + step * len(outcomes))))
    assert len(outcomes) > 5


def test_server_goes_away_at_every_step(server: URL, opened: Open) -> None:
    """Valt PostgreSQL weg tussen twee opdrachten, bij welke ook: alles of niets."""
    database = opened(server)
    dossier = create_dossier(database, "GM0402", "Hilversum", NOON).id
    save(database, dossier)
    aside = create_engine(server, isolation_level="AUTOCOMMIT")
    end = text("SELECT pg_terminate_backend(:pid, 5000)")

    @contextmanager
    def before(number: int) -> Iterator[None]:
        countdown = iter(range(number))

        def count(connection: Connection) -> None:
            writes = connection.engine is database._writing
            if writes and next(countdown, None) is None:
                raw: Any = connection.connection.dbapi_connection
                with aside.connect() as other:
                    other.execute(end, {"pid": raw.info.backend_pid})

        def on_statement(connection: Connection, *_: object) -> None:
            count(connection)

        event.listen(database._writing, "before_cursor_execute", on_statement)
        event.listen(database._writing, "commit", count)
        yield
        event.remove(database._writing, "before_cursor_execute", on_statement)
        event.remove(database._writing, "commit", count)

    outcomes: list[bool] = []
    while not outcomes or not outcomes[-1]:
        number = len(outcomes)
        outcomes.append(all_or_nothing(database, dossier, lambda: before(number)))  # noqa: B023 - called at once
        save(database, dossier)
    assert len(outcomes) > 8
    assert check_history(database, dossier) is None
    aside.dispose()


# --- Locked and read-only ---------------------------------------------------------------


def test_locked_by_another_program(
    sqlite_url: URL, file: Database, filed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Houdt een ander programma de database vast, dan zegt de melding dat; daarna lukt het weer."""
    file.write(lambda c: c.exec_driver_sql("PRAGMA busy_timeout = 20"), "x")
    other = sqlite3.connect(str(sqlite_url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    before = load_dossier(file, filed)
    with pytest.raises(NotSavedError) as caught:
        save(file, filed)
    assert str(caught.value) == (
        "Uw wijziging is niet bewaard. Een ander programma gebruikt de database. "
        "Probeer het over een minuut opnieuw."
    )
    assert load_dossier(file, filed) == before
    other.execute("ROLLBACK")
    other.close()
    save(file, filed)
    file.write(lambda c: c.exec_driver_sql("PRAGMA query_only = ON"), "x")
    with pytest.raises(NotSavedError, match=r"^Uw versie 'x' is niet bewaard\."):
        save_version(file, filed, "x", Request("k", "Anna", NOON))


LOOKS = """
import os, sys
from datetime import UTC, datetime
from springplank.store.dossiers import load_dossier
from springplank.store.engine import open_database
from springplank.store.faults import NotSavedError
from springplank.store.places import read_address
from springplank.store.saving import Save, change_fields

if os.getuid() == 0:
    os.setuid(int(sys.argv[3]))
database = open_database(read_address("sqlite:///" + sys.argv[1]))
print(load_dossier(database, sys.argv[2]).revisie)
try:
    save = Save({"tot": "2035"}, 3, "k", "Anna", datetime.now(UTC))
    change_fields(database, sys.argv[2], save)
except NotSavedError as fault:
    print(fault)
"""


def test_read_only_file(sqlite_url: URL, file: Database, filed: str) -> None:
    """Mag het bestand alleen gelezen worden, dan gaat lezen door en zegt de melding wat er is."""
    path = Path(str(sqlite_url.database))
    # Root may write everywhere, so somebody else looks; that needs a way in.
    for folder in path.parents:
        if folder.owner() == pwd.getpwuid(os.getuid()).pw_name and folder.parts[1:2] == ("tmp",):
            folder.chmod(0o755)
    for name in path.parent.iterdir():
        name.chmod(0o444)
    command = [sys.executable, "-c", LOOKS, str(path), filed, "65534"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    revision, sentence = done.stdout.splitlines() or ("", done.stderr)
    assert revision == "3"
    assert sentence == (
        "Uw wijziging is niet bewaard. De database is alleen te lezen. "
        "Controleer de rechten op het bestand. Probeer het daarna opnieuw."
    )


# --- Opening ----------------------------------------------------------------------------


def test_file_that_is_no_database(sqlite_url: URL, opened: Open) -> None:
    """Een bestand dat geen database is, wordt niet overschreven."""
    path = Path(str(sqlite_url.database))
    path.parent.mkdir()
    path.write_bytes(b"Dit is een brief.\n" * 100)
    with pytest.raises(UnreadableError, match="Het bestand van de database is beschadigd"):
        opened(sqlite_url)
    assert path.read_bytes().startswith(b"Dit is een brief.")


def test_folder_that_cannot_be(tmp_path: Path, opened: Open) -> None:
    """Kan de map niet gemaakt worden, dan zegt de melding welke en waarom."""
    (tmp_path / "bestand").touch()
    url = URL.create("sqlite+pysqlite", database=str(tmp_path / "bestand" / "x.sqlite3"))
    with pytest.raises(UnreadableError, match=r"niet te openen \(.*\)\. Controleer de map en de"):
        opened(url)


def test_server_that_is_not_there(opened: Open) -> None:
    """Geeft de server geen antwoord, dan staat het wachtwoord niet in de melding."""
    url = URL.create("postgresql+psycopg", "anna", "geheim", "127.0.0.1", 1, "x")
    with pytest.raises(UnreadableError) as caught:
        opened(url)
    assert str(caught.value).startswith(
        "De database met uw werk gaat niet open. De database geeft geen antwoord."
    )
    assert "geheim" not in str(caught.value)


def test_damaged_file(sqlite_url: URL, file: Database, filed: str) -> None:
    """Een beschadigd bestand geeft een zin, ook bij het lezen."""
    file.close()
    path = Path(str(sqlite_url.database))
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 200_000)
    with pytest.raises(UnreadableError, match=r"^Uw werk is nu niet te lezen\. Het bestand van de"):
        load_dossier(file, filed)


def test_nobody_waits_forever(
    sqlite_url: URL, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Zijn alle verbindingen bezet, dan hoort een mens dat."""
    monkeypatch.setattr(springplank.store.engine, "CONNECTIONS", 1)
    database = opened(sqlite_url)
    database._reading.pool._timeout = 0.01  # type: ignore[attr-defined] # of a QueuePool
    with (
        database._reading.connect(),
        pytest.raises(UnreadableError, match="Een ander programma gebruikt de database"),
    ):
        database.read(lambda connection: connection.scalar(text("SELECT 1")))


# --- Our own mistakes -------------------------------------------------------------------


def wrongly(database: Database, move: str) -> None:
    """Ask for something that cannot be."""
    if move == "read":
        database.read(lambda c: c.execute(text("SELECT 1 FROM dossier WHERE id = :nooit")))
    else:
        row = "'weg', 'x', 1, 'x', CURRENT_TIMESTAMP"
        add = f"INSERT INTO veld (dossier, veld, revisie, wie, moment) VALUES ({row})"
        database.write(lambda c: c.execute(text(add)), "x")


@pytest.mark.parametrize("move", ["read", "write"])
def test_mistake_of_ours_is_not_hidden(database: Database, dossier: Dossier, move: str) -> None:
    """Een fout in het programma blijft een fout: die mag niet op een volle schijf lijken."""
    with pytest.raises(sqlalchemy.exc.SQLAlchemyError):
        wrongly(database, move)
    assert load_dossier(database, dossier.id) == dossier


def test_words_for_what_nobody_foresaw() -> None:
    """Een onbekende storing krijgt ook een zin."""

    class OddError(Exception):
        sqlstate = "99999"

    fault = sqlalchemy.exc.OperationalError("x", None, OddError())
    assert is_failure(fault)
    assert say(fault).startswith("De database geeft een fout. Vraag uw beheerder om hulp.")
    OddError.sqlstate = "57P01"
    assert say(fault).startswith("De database geeft geen antwoord.")
    OddError.sqlstate = "53100"
    assert say(fault).startswith("De schijf is vol.")
