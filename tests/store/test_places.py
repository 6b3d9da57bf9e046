# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where the database and the key are, and what a database of another version does."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, inspect, text
from sqlalchemy.exc import ProgrammingError
from tests.store.conftest import NOON, Open

from springplank.errors import DataError, UsageError
from springplank.store.dossiers import create_dossier, list_recent
from springplank.store.engine import Database
from springplank.store.faults import NewerSchemaError, NotSavedError
from springplank.store.migrating import FOLDER, find_step, migrate
from springplank.store.places import KEY_FILE, find_address, find_key, read_address
from springplank.store.tables import HEAD, METADATA

# --- The address ------------------------------------------------------------------------


def test_default_address(tmp_path: Path) -> None:
    """Zonder keuze staat de database bij de eigen gegevens."""
    found = find_address({"SPRINGPLANK_GEGEVENS": str(tmp_path)})
    assert found.render_as_string() == f"sqlite+pysqlite:///{tmp_path / 'werkbank.sqlite3'}"


@pytest.mark.parametrize(
    "given, expected",
    [
        ("sqlite:///map/proef.sqlite3", "sqlite+pysqlite:///map/proef.sqlite3"),
        ("postgresql://anna:x@server/plannen", "postgresql+psycopg://anna:x@server/plannen"),
        ("postgres://server/plannen", "postgresql+psycopg://server/plannen"),
        ("postgresql+psycopg2://server/plannen", "postgresql+psycopg://server/plannen"),
    ],
)
def test_own_address(given: str, expected: str) -> None:
    """Een eigen adres is van SQLite of van PostgreSQL."""
    found = find_address({"SPRINGPLANK_DATABASE": given})
    assert found.render_as_string(hide_password=False) == expected


@pytest.mark.parametrize(
    "given", ["mysql://anna:geheim@server/x", "geheim", "sqlite://", "postgresql://anna:geheim@s",
              "postgresql://anna:geheim@server:poort/x"],
)  # fmt: skip
def test_wrong_address(given: str) -> None:
    """Een adres dat niet klopt, staat niet in de melding: er kan een wachtwoord in staan."""
    with pytest.raises(UsageError) as caught:
        read_address(given)
    assert str(caught.value) == (
        "Het adres in SPRINGPLANK_DATABASE klopt niet. Schrijf sqlite:///map/bestand "
        "of postgresql://naam:wachtwoord@server/database."
    )


# --- The key ----------------------------------------------------------------------------


def test_key_is_made_once(tmp_path: Path) -> None:
    """De sleutel wordt één keer gemaakt, en alleen de eigenaar kan hem lezen."""
    place = {"SPRINGPLANK_GEGEVENS": str(tmp_path / "nieuw")}
    key = find_key(place)
    assert find_key(place) == key
    path = tmp_path / "nieuw" / KEY_FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [found.name for found in path.parent.iterdir()] == [KEY_FILE]
    assert len(key) == 43
    assert find_key({"SPRINGPLANK_GEGEVENS": str(tmp_path / "elders")}) != key


def test_two_servers_make_one_key(tmp_path: Path) -> None:
    """Starten er twee tegelijk, dan gebruiken ze dezelfde sleutel."""
    barrier = Barrier(8)

    def find(_: int) -> str:
        barrier.wait()
        return find_key({"SPRINGPLANK_GEGEVENS": str(tmp_path)})

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(find, range(8)))) == 1


def test_own_key() -> None:
    """Wie meer servers heeft, geeft zelf een sleutel, en die is niet te kort."""
    assert find_key({"SPRINGPLANK_SLEUTEL": "s" * 32}) == "s" * 32
    with pytest.raises(UsageError, match=r"is te kort. Gebruik minstens 32 tekens"):
        find_key({"SPRINGPLANK_SLEUTEL": "s" * 31})


def test_damaged_key(tmp_path: Path) -> None:
    """Met een lege of onleesbare sleutel wordt niets ondertekend."""
    place = {"SPRINGPLANK_GEGEVENS": str(tmp_path)}
    (tmp_path / KEY_FILE).touch()
    with pytest.raises(DataError, match=r"is beschadigd. Zet een back-up terug"):
        find_key(place)
    (tmp_path / KEY_FILE).unlink()
    (tmp_path / KEY_FILE).mkdir()
    with pytest.raises(DataError, match=r"is niet te lezen of te maken"):
        find_key(place)


# --- The tables -------------------------------------------------------------------------


def test_only_the_owner_may_read(sqlite_url: URL, opened: Open) -> None:
    """Het bestand met dossiers is alleen voor de eigenaar."""
    opened(sqlite_url)
    path = Path(str(sqlite_url.database))
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    modes = {found.name: stat.S_IMODE(found.stat().st_mode) for found in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}, modes


def test_migrations_make_the_tables(database: Database) -> None:
    """De stappen maken precies de tabellen die het programma kent."""
    differences = database.write(
        lambda c: compare_metadata(
            MigrationContext.configure(c, opts={"compare_type": True}), METADATA
        ),
        "x",
    )
    assert differences == []
    assert ScriptDirectory(str(FOLDER)).get_current_head() == HEAD
    assert database.read(find_step) == HEAD


def test_open_again(url: URL, opened: Open) -> None:
    """Wie de database opnieuw opent, vindt alles terug."""
    made = create_dossier(opened(url), "GM0402", "Hilversum", NOON)
    assert list_recent(opened(url)) == (made,)


def test_database_of_a_newer_version(url: URL, opened: Open) -> None:
    """Een database die een nieuwere versie heeft bijgewerkt, blijft onaangeroerd."""
    newer = text("UPDATE alembic_version SET version_num = '9999'")
    opened(url).write(lambda connection: connection.execute(newer), "x")
    sentence = "Een nieuwere versie van Springplank heeft deze database bijgewerkt. Gebruik die"
    with pytest.raises(NewerSchemaError, match=sentence):
        opened(url)


def test_failing_migration_leaves_nothing(url: URL, opened: Open) -> None:
    """Mislukt een stap halverwege, dan is er niets veranderd; daarna lukt hij alsnog."""
    database = opened(url)

    def begin_anew(connection: object) -> None:
        METADATA.drop_all(connection)  # type: ignore[arg-type] # a connection
        connection.execute(text("DROP TABLE alembic_version"))  # type: ignore[attr-defined] # likewise
        # The last table of the step is in the way.
        connection.execute(text("CREATE TABLE wijziging (x INTEGER)"))  # type: ignore[attr-defined] # likewise

    database.write(begin_anew, "x")
    with pytest.raises((ProgrammingError, NotSavedError)):
        database.write(migrate, "x")
    names = database.read(lambda connection: inspect(connection).get_table_names())
    assert names == ["wijziging"]
    database.write(lambda connection: connection.execute(text("DROP TABLE wijziging")), "x")
    database.write(migrate, "x")
    assert database.read(find_step) == HEAD


def test_two_servers_start_at_once(url: URL, opened: Open) -> None:
    """Starten er vier tegelijk op een lege database, dan maken ze samen één stel tabellen."""
    barrier = Barrier(4)

    def start(_: int) -> Database:
        barrier.wait()
        return opened(url)

    with ThreadPoolExecutor(4) as pool:
        databases = list(pool.map(start, range(4)))
    made = create_dossier(databases[0], "GM0402", "Hilversum", NOON)
    assert all(list_recent(database) == (made,) for database in databases)


def test_reading_cannot_write(database: Database) -> None:
    """Wie leest, kan in SQLite niets wijzigen."""
    if database._writer is None:
        return  # PostgreSQL has one pool
    with pytest.raises(Exception, match=r"alleen te lezen"):
        database.read(lambda connection: connection.execute(text("DELETE FROM dossier")))


def test_nothing_is_written_after_closing(sqlite_url: URL, opened: Open) -> None:
    """Na het sluiten wordt er niets meer bewaard; wie dat toch probeert, hoort dat."""
    database = opened(sqlite_url)
    database.close()
    with pytest.raises(NotSavedError, match=r"^Uw nieuwe dossier is niet gemaakt. De werkbank is"):
        create_dossier(database, "GM0402", "Hilversum", NOON)
