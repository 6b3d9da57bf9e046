# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Keeping imports while things go wrong: killed, disk full, two at once."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.imports.conftest import Check, WriteText

from springplank.errors import DataError
from springplank.imports import store as store_module
from springplank.imports.store import Store
from springplank.imports.takeover import take_over

SOURCE = Path(store_module.__file__).parents[2]
CLEAN = "code;jaar;aantal\nGM0014;2024;1\nGM0034;2024;2\nGM1900;2024;3\n"

# Takes one file over again and again, each time with another source.
PROGRAM = """
import itertools, resource, sys
from pathlib import Path
from springplank.errors import DataError
from springplank.imports.checking import check_file
from springplank.imports.recognition import Known
from springplank.imports.store import Store
from springplank.imports.takeover import take_over

folder, file, tag, times, limit = sys.argv[1:]
known = Known({"GM0014": "Groningen", "GM0034": "Almere", "GM1900": "Fryslan"})
report = check_file(Path(file), "register", known=known)
if int(limit):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
print("klaar", flush=True)
for number in range(int(times)) if int(times) else itertools.count():
    try:
        made = take_over(
            report, bron=f"{tag} {number}", peildatum="2026-01-01", store=Store(Path(folder))
        )
    except DataError as error:
        print(error, flush=True)
    else:
        print(made.manifest.id, flush=True)
"""


def command(store: Store, file: Path, tag: str, times: int, limit: int = 0) -> Sequence[str]:
    """Give the command of a program that takes a file over."""
    return [
        sys.executable,
        "-c",
        PROGRAM,
        str(store.folder),
        str(file),
        tag,
        str(times),
        str(limit),
    ]


def environment() -> dict[str, str]:
    """Let the program find the source that is tested."""
    return os.environ | {"PYTHONPATH": str(SOURCE)}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store in a folder that does not exist yet."""
    return Store(tmp_path / "gegevens")


def test_killed(store: Store, write_text: WriteText, samples: Callable[[int, int], int]) -> None:
    """Na kill -9 is elke bevestigde import er, en elke zichtbare import is heel."""
    file = write_text(CLEAN)
    draw = random.Random(20260101)
    promised: set[str] = set()
    for number in range(samples(8, 200)):
        with subprocess.Popen(
            command(store, file, f"ronde {number}", 0),
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        ) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "klaar\n"
            time.sleep(draw.random() / 20)
            program.send_signal(signal.SIGKILL)
            # The last line may be cut off by the kill; only a whole line is a promise.
            lines = program.stdout.read().splitlines(keepends=True)
        promised |= {line.strip() for line in lines if line.endswith("\n")}
        found = store.load_imports("register")
        assert promised <= {one.manifest.id for one in found}
        assert all(len(one.rows) == 3 for one in found)
    assert promised


def test_killed_leftovers_are_cleared(store: Store, write_text: WriteText, check: Check) -> None:
    """Wat een afgebroken import achterliet, is onzichtbaar en wordt later opgeruimd."""
    report = check(write_text(CLEAN))
    made = take_over(report, bron="x", peildatum="2026-01-01", store=store)
    half = store.folder / f".nieuw-{made.manifest.id[:-1]}0"
    half.mkdir()
    (half / "gegevens.csv").write_text("code")
    assert store.load_imports("register") == (made,)
    take_over(report, bron="y", peildatum="2026-01-01", store=store)
    assert not half.exists()
    assert len(store.list_imports()) == 2


@pytest.mark.parametrize("limit", [1, 20, 60, 100, 300, 400])
def test_disk_full(limit: int, store: Store, write_text: WriteText) -> None:
    """Lukt het schrijven niet, dan staat er niets en zegt een zin waarom."""
    done = subprocess.run(
        command(store, write_text(CLEAN), "vol", 1, limit),
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )
    lines = done.stdout.splitlines()
    assert "kan niet worden geschreven" in lines[1], done
    assert "er is niets overgenomen" in lines[1]
    assert store.list_imports() == ()
    assert [path.name for path in store.folder.iterdir()] == [".slot"]


def test_two_at_once(
    store: Store, write_text: WriteText, samples: Callable[[int, int], int]
) -> None:
    """Imports tegelijk komen er allemaal heel uit."""
    file, times = write_text(CLEAN), samples(10, 250)
    programs = [
        subprocess.Popen(
            command(store, file, f"programma {number}", times),
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )
        for number in range(3)
    ]
    answers = [program.communicate()[0].splitlines()[1:] for program in programs]
    found = {one.manifest.id for one in store.load_imports("register")}
    assert found == {line for lines in answers for line in lines}
    assert len(found) == 3 * times


def test_lock_has_an_end(
    store: Store, write_text: WriteText, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Houdt een andere import de map te lang bezet, dan zegt een zin dat er niets is veranderd."""
    import fcntl

    monkeypatch.setattr(store_module, "LOCK_PATIENCE", 0.05)
    store.folder.mkdir()
    with (store.folder / ".slot").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(DataError) as caught:
            take_over(check(write_text(CLEAN)), bron="x", peildatum="2026-01-01", store=store)
    assert str(caught.value) == (
        "Een andere import is nog bezig; er is niets veranderd. Probeer het straks opnieuw."
    )
    assert store.list_imports() == ()
