# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Nothing that was answered is lost: not when the server is killed, not when many save at once."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import URL, text
from tests.conftest import Samples
from tests.store.conftest import NOON, Open, later

from springplank.store.auditing import check_history
from springplank.store.changes import Wijziging, fold, read_changes
from springplank.store.dossiers import Dossier, create_dossier, list_recent, load_dossier
from springplank.store.engine import Database
from springplank.store.faults import ConflictError
from springplank.store.orders import Saved
from springplank.store.refusals import list_refused
from springplank.store.saving import Save, change_fields
from springplank.store.shares import keep_link, new_link, withdraw_link
from springplank.store.undoing import Request, undo

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}

SAVES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from springplank.store.dossiers import create_dossier
from springplank.store.engine import open_database
from springplank.store.places import read_address
from springplank.store.saving import Save, change_fields

database = open_database(read_address("sqlite:///" + sys.argv[1]))
now = datetime.now(UTC)
dossier = create_dossier(database, "GM0402", "proef", now).id
Path(sys.argv[1] + ".begin").touch()
for number in range(100):
    save = Save({"tot": str(number)}, number, str(number), "Anna", now)
    change_fields(database, dossier, save)
Path(sys.argv[1] + ".eind").touch()
database.close()
"""


# --- On the disk ------------------------------------------------------------------------


def test_kill(tmp_path: Path, samples: Samples) -> None:
    """Valt de server midden in het opslaan om, dan is geen bevestigde wijziging weg of half."""
    kills = samples(20, 200)
    command = [sys.executable, "-m", "tests.store.killing", str(tmp_path / "x.sqlite3")]
    done = subprocess.run(
        [*command, str(kills), "7"],
        env=ENVIRONMENT,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["faults"] == []
    assert found["kills"] == kills
    assert found["answered"] >= kills, "the server must be in the middle of saves when it dies"
    assert found["slowest"] < 2, "seconds to the first answer after a kill"


def test_every_save_is_forced_to_disk(tmp_path: Path) -> None:
    """Elke bevestigde wijziging staat op de schijf: minstens één fsync per keer opslaan."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace STAAT HIER NIET: het aantal fsyncs is niet geteld")
    log, file = tmp_path / "log", tmp_path / "proef.sqlite3"
    calls = "trace=fsync,fdatasync,open,openat,creat"
    command = [strace, "-f", "-qq", "-e", calls, "-o", str(log), sys.executable]
    done = subprocess.run(
        [*command, "-c", SAVES, str(file)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    if "ptrace" in done.stderr and "Operation not permitted" in done.stderr:
        pytest.skip("strace MAG HIER NIETS ZIEN: het aantal fsyncs is niet geteld")
    assert done.returncode == 0, done.stderr
    during = log.read_text("utf-8").partition(".begin")[2].partition(".eind")[0]
    assert during.count("fsync(") + during.count("fdatasync(") >= 100


def test_settings_of_the_writer(sqlite_url: URL, opened: Open) -> None:
    """Wie schrijft, doet dat met WAL, FULL en verwijzingen die kloppen."""
    database = opened(sqlite_url)
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    found = database.write(
        lambda c: {name: c.scalar(text(f"PRAGMA {name}")) for name in names}, "x"
    )
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1,
                     "busy_timeout": 5000}  # fmt: skip


# --- Many at once -----------------------------------------------------------------------

CLIENTS = 20


def test_no_update_is_lost(database: Database, dossier: Dossier, samples: Samples) -> None:
    """Wijzigen twintig mensen tegelijk hetzelfde dossier, dan gaat er geen wijziging verloren."""
    edits = samples(25, 100)
    barrier = Barrier(CLIENTS)

    def client(number: int) -> Counter[str]:
        dice, count = random.Random(number), Counter[str]()
        barrier.wait()
        for edit in range(edits):
            seen = load_dossier(database, dossier.id)
            veld = f"veld.{dice.randrange(6)}"
            mine = f"{number}.{edit}"
            save = Save({veld: mine}, seen.revisie, mine, f"mens {number}", later(edit))
            try:
                saved = change_fields(database, dossier.id, save)
            except ConflictError as refused:
                count["refused"] += refused.velden == {veld: mine}
            else:
                # An edit is accepted only on the text that its maker saw.
                assert saved.wijzigingen[0].oud == seen.velden.get(veld)
                count["accepted"] += 1
        return count

    with ThreadPoolExecutor(CLIENTS) as pool:
        total = sum(pool.map(client, range(CLIENTS)), Counter[str]())
    assert total.total() == CLIENTS * edits
    found = load_dossier(database, dossier.id)
    changes = database.read(lambda connection: tuple(read_changes(connection, dossier.id)))
    assert found.revisie == len(changes) == total["accepted"]
    assert fold(changes) == found.velden
    assert check_history(database, dossier.id) is None
    assert len(list_refused(database, dossier.id)) == total["refused"]


def test_two_servers_on_one_database(url: URL, opened: Open, samples: Samples) -> None:
    """Schrijven twee servers in dezelfde database, dan gaat er ook niets verloren."""
    servers = (opened(url), opened(url))
    dossier = create_dossier(servers[0], "GM0402", "Hilversum", NOON).id
    edits = samples(30, 300)

    def client(number: int) -> int:
        accepted = 0
        for edit in range(edits):
            seen = load_dossier(servers[number], dossier)
            count = int(seen.velden.get("aantal", "0")) + 1
            save = Save({"aantal": str(count)}, seen.revisie, f"{number}.{edit}", "Anna", NOON)
            try:
                # Who types the text that another just saved agrees, and changes nothing.
                accepted += len(change_fields(servers[number], dossier, save).wijzigingen)
            except ConflictError:
                continue
        return accepted

    with ThreadPoolExecutor(2) as pool:
        accepted = sum(pool.map(client, range(2)))
    assert load_dossier(servers[1], dossier).velden == {"aantal": str(accepted)}
    assert load_dossier(servers[0], dossier).revisie == accepted >= edits
    assert check_history(servers[0], dossier) is None


def test_nothing_of_a_save_is_seen_halfway(database: Database, dossier: Dossier) -> None:
    """Wie kijkt terwijl een ander opslaat, ziet alles van die wijziging of niets."""
    names = [f"veld.{n}" for n in range(5)]

    def write() -> None:
        for number in range(40):
            save = Save(dict.fromkeys(names, str(number)), number * 5, f"k{number}", "Anna", NOON)
            change_fields(database, dossier.id, save)

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        while not writing.done():
            seen = load_dossier(database, dossier.id)
            assert len(set(seen.velden.values())) <= 1
            assert seen.revisie % 5 == 0
            assert all(int(text) == seen.revisie // 5 - 1 for text in seen.velden.values())
        writing.result()


PARALLEL = 50


def at_once(action: object) -> list[object]:
    """Do something fifty times at once; give the answers, an error as an answer too."""
    barrier = Barrier(PARALLEL)

    def one(number: int) -> object:
        barrier.wait()
        try:
            return action(number)  # type: ignore[operator] # each test gives a function
        except ConflictError as refused:
            return refused

    with ThreadPoolExecutor(PARALLEL) as pool:
        return list(pool.map(one, range(PARALLEL)))


def test_one_of_fifty_changes_succeeds(database: Database, dossier: Dossier) -> None:
    """Van vijftig mensen die tegelijk hetzelfde veld wijzigen, slaagt er precies één."""

    def change(number: int) -> Saved:
        save = Save({"tot": str(number)}, 0, f"k{number}", f"mens {number}", NOON)
        return change_fields(database, dossier.id, save)

    answers = at_once(change)
    (saved,) = (one for one in answers if isinstance(one, Saved))
    found = load_dossier(database, dossier.id)
    assert found.velden == {"tot": saved.wijzigingen[0].nieuw}
    assert found.revisie == 1
    texts = {one.waarde for one in list_refused(database, dossier.id)} | {found.velden["tot"]}
    assert texts == {str(number) for number in range(PARALLEL)}


def test_fifty_times_the_same_request(database: Database, dossier: Dossier) -> None:
    """Hetzelfde verzoek vijftig keer tegelijk heeft één effect en één antwoord."""
    save = Save({"tot": "2035"}, 0, "k", "Anna", NOON)
    answers = at_once(lambda _: change_fields(database, dossier.id, save))
    assert all(answer == answers[0] for answer in answers)
    assert load_dossier(database, dossier.id).revisie == 1


def test_fifty_undo_at_once(database: Database, dossier: Dossier) -> None:
    """Vijftig keer tegelijk ongedaan maken met één sleutel doet één stap terug."""
    for number in range(3):
        save = Save({"tot": str(number)}, number, f"k{number}", "Anna", NOON)
        change_fields(database, dossier.id, save)
    answers = at_once(lambda _: undo(database, dossier.id, Request("stap", "Anna", NOON)))
    assert all(answer == answers[0] for answer in answers)
    assert load_dossier(database, dossier.id).velden == {"tot": "1"}


def test_one_dossier_for_fifty_requests(database: Database) -> None:
    """Vijftig keer tegelijk hetzelfde dossier maken geeft één dossier."""
    made = at_once(lambda _: create_dossier(database, "GM0402", "Hilversum", NOON, "sleutel"))
    assert set(map(str, made)) == set(map(str, list_recent(database)))
    assert len(list_recent(database)) == 1


def test_a_link_is_withdrawn_once(database: Database) -> None:
    """Trekken vijftig mensen een link in, dan is de eerste degene die het deed."""
    link = new_link("GM0402", None, later(60), "Anna", NOON)
    keep_link(database, link)
    answers = at_once(lambda n: withdraw_link(database, link.id, f"mens {n}", later(n)))
    assert len(set(answers)) == 1


def test_changes_are_never_rewritten(database: Database, dossier: Dossier) -> None:
    """Wat in de geschiedenis staat, blijft daar letterlijk staan."""

    def history() -> tuple[Wijziging, ...]:
        return database.read(lambda connection: tuple(read_changes(connection, dossier.id)))

    before: tuple[Wijziging, ...] = ()
    for number in range(10):
        if number % 3 == 2:
            undo(database, dossier.id, Request(f"u{number}", "Anna", NOON))
        else:
            save = Save({"tot": str(number)}, len(before), f"k{number}", "Anna", NOON)
            change_fields(database, dossier.id, save)
        after = history()
        assert after[: len(before)] == before
        assert len(after) == len(before) + 1
        before = after
