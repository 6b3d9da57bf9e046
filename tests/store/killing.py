# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Kill a server in the middle of its saves, over and over, and look at what is left.

A program of its own, started by `test_durability.py`: `python -m tests.store.killing FILE ROUNDS
SEED`. It prints one line of JSON. The parent forks a child that saves as fast as it can and tells
each save that was answered through a pipe; the parent kills it at a random moment.
"""

import json
import os
import random
import select
import signal
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select as query
from sqlalchemy import text

from springplank.errors import UsageError
from springplank.store.auditing import check_history
from springplank.store.dossiers import create_dossier, list_recent, load_dossier
from springplank.store.engine import Database, open_database
from springplank.store.places import read_address
from springplank.store.saving import Save, change_fields
from springplank.store.tables import OPSLAG
from springplank.store.undoing import Request, undo

WRITERS = 3
LONGEST_LIFE = 0.1


def main(file: Path, rounds: int, seed: int) -> None:
    """Kill so many times, and print what was found."""
    dice = random.Random(seed)
    url = f"sqlite:///{file}"
    database = open_database(read_address(url))
    now = datetime.now(UTC)
    names = [create_dossier(database, "GM0402", f"proef {n}", now).id for n in range(2)]
    database.close()
    answered: dict[tuple[str, str], int] = {}
    faults: list[str] = []
    slowest = 0.0
    for number in range(rounds):
        answered |= _one_life(url, names, number, dice.uniform(0, LONGEST_LIFE))
        begin = time.perf_counter()
        database = open_database(read_address(url))
        load_dossier(database, names[0])
        slowest = max(slowest, time.perf_counter() - begin)
        faults += _look(database, answered)
        database.close()
    print(json.dumps({"kills": rounds, "answered": len(answered), "faults": faults[:5],
                      "slowest": slowest}))  # fmt: skip


def _one_life(url: str, names: list[str], number: int, life: float) -> dict[tuple[str, str], int]:
    """Let a server live for a moment; give the saves that it answered, with their revision."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _serve(url, names, number, writing)
    os.close(writing)
    # The clock runs from the first answer: the time to start is not the time to save.
    select.select([reading], [], [], 30)
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        lines = [line.split() for line in pipe.read().splitlines(keepends=True) if line[-1] == "\n"]
    return {(name, key): int(revisie) for name, key, revisie in lines}


def _serve(url: str, names: list[str], number: int, writing: int) -> None:
    database = open_database(read_address(url))
    for writer in range(WRITERS):
        work = threading.Thread(
            target=_write, args=(database, names, f"{number}.{writer}", writing)
        )
        work.start()
    time.sleep(60)


def _write(database: Database, names: list[str], mark: str, writing: int) -> None:
    dice = random.Random(mark)
    for number in range(10**6):
        name, key, now = dice.choice(names), f"{mark}.{number}", datetime.now(UTC)
        try:
            if number % 5 == 4:
                saved = undo(database, name, Request(key, mark, now))
            else:
                velden = {f"veld.{n}": f"{key} " * 40 for n in dice.sample(range(9), 3)}
                basis = load_dossier(database, name).revisie
                saved = change_fields(database, name, Save(velden, basis, key, mark, now))
        except UsageError:
            continue  # another writer was first; that is no part of this test
        os.write(writing, f"{name} {key} {saved.revisie}\n".encode())


def _look(database: Database, answered: dict[tuple[str, str], int]) -> list[str]:
    """Find what was lost and what is torn."""
    rows = database.read(
        lambda c: c.execute(query(OPSLAG.c.dossier, OPSLAG.c.sleutel, OPSLAG.c.revisie)).all()
    )
    there = {(row.dossier, row.sleutel): row.revisie for row in rows}
    lost = [f"lost: {save}" for save, revisie in answered.items() if there.get(save) != revisie]
    torn = [
        f"torn: {found.id} {fault}"
        for found in list_recent(database)
        if (fault := check_history(database, found.id))
    ]
    whole = database.read(lambda c: c.scalar(text("PRAGMA integrity_check")))
    return lost + torn + ([] if whole == "ok" else [f"integrity: {whole}"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
