# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reading a stranger's file in a process of its own: bombs, damage, and a reader that dies."""

import multiprocessing
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

import pytest
from tests.imports.bombs import BOMBS, RIGHT, workbook
from tests.imports.effort import Effort, ready_reader

from springplank.errors import DataError, UsageError
from springplank.imports import confined
from springplank.imports.checking import check_bytes
from springplank.imports.confined import BOUNDS, Bounds, ReadingRoom
from springplank.imports.kinds import find_kind
from springplank.imports.parcels import pack, unpack
from springplank.imports.recognition import Known
from springplank.imports.report import Report
from springplank.imports.screening import LIMITS

REGISTER = find_kind("register")
CLEAN = b"code;jaar;aantal\nGM0014;2024;1\nGM0034;2024;2\nGM1900;2024;3\n"
REMEDY = (
    "Er is niets overgenomen. Kopieer alleen de tabel naar een nieuw bestand en probeer het "
    "opnieuw."
)
STOPPED = f"Het lezen van lijst.xlsx stopte halverwege. {REMEDY}"
TOO_LONG = f"Het lezen van lijst.xlsx duurt te lang. {REMEDY}"
# Does what a confined process may not do, and tells what was refused.
FORBIDDEN = """
import os, tempfile
from springplank.imports.confined import BOUNDS, confine

file = tempfile.TemporaryFile()
confine(BOUNDS)
try:
    os.write(file.fileno(), b"x")
except OSError:
    print("schrijven")
try:
    copies = [os.dup(file.fileno()) for _ in range(2 * BOUNDS.files)]
except OSError:
    print("openen")
try:
    bytearray(2 * BOUNDS.memory)
except MemoryError:
    print("geheugen")
"""
MANY = {f"GM{number:04d}": f"Plaats {number}" for number in range(1_000, 2_400)}
YEARS = range(2015, 2060)
REFUSED_WITHIN = 2
"""Seconds within which a bomb is refused."""

Read = Callable[..., Report]


@cache
def large() -> bytes:
    """An honest workbook with nearly as many cells as are allowed."""
    return workbook([RIGHT[0], *((code, year, 1) for code in MANY for year in YEARS)])


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for another process, but not for ever."""
    until = time.monotonic() + 20
    while not is_so() and time.monotonic() < until:
        time.sleep(0.01)
    assert is_so()


@pytest.fixture(scope="module")
def room() -> Iterator[ReadingRoom]:
    """One room for all tests, as on a server; a busy machine may take longer on the clock."""
    made = ReadingRoom(replace(BOUNDS, screening=60.0))
    made.warm_up()
    yield made
    made.close()


@pytest.fixture
def read(room: ReadingRoom, known: Known) -> Read:
    """Read a file in the room."""

    def run(data: bytes, name: str = "lijst.xlsx", **options: str) -> Report:
        return room.read(data, name, REGISTER, known=known, blad=options.get("blad"))

    return run


def read_in(bounds: Bounds, data: bytes, known: Known) -> str:
    """Give the sentence of a reading under other bounds."""
    room = ReadingRoom(bounds)
    try:
        return room.read(data, "lijst.xlsx", REGISTER, known=known).conclusion
    except DataError as fault:
        return str(fault)
    finally:
        room.close()


@pytest.mark.parametrize("bomb", list(BOMBS), ids=lambda bomb: str(bomb.__name__))
def test_bomb(bomb: Callable[[], bytes], room: ReadingRoom, read: Read) -> None:
    """Een bom wordt binnen twee tellen geweigerd, met een zin die zegt wat u kunt doen."""
    data = bomb()
    assert len(data) < LIMITS.size
    effort = Effort(ready_reader(room))
    with pytest.raises(DataError) as caught:
        read(data)
    assert effort.seconds() < REFUSED_WITHIN
    assert str(caught.value) == f"lijst.xlsx {BOMBS[bomb]}"


def test_refused_within_two_seconds_on_the_clock() -> None:
    """Op de klok stopt het zoeken naar bommen na twee tellen, hoe druk de computer ook is."""
    assert BOUNDS.screening == REFUSED_WITHIN


def test_too_large(read: Read) -> None:
    """Boven 10 MB wordt een bestand geweigerd voordat een ander proces het ziet."""
    with pytest.raises(DataError) as caught:
        read(b"x" * (LIMITS.size + 1), "groot.csv")
    assert str(caught.value) == (
        "groot.csv is groter dan 10 MB, de grens voor een upload. "
        "Bewaar alleen de nodige kolommen en rijen."
    )


def test_cells_of_text(read: Read) -> None:
    """Ook een tekstbestand heeft een grens van 200.000 cellen."""
    with pytest.raises(DataError, match=r"meer dan 1\.000 kolommen of 200\.000 cellen"):
        read(b"code;jaar;aantal\n" + b"GM0014;2024;1\n" * 70_000, "lijst.csv")


def test_same_as_in_this_process(room: ReadingRoom, read: Read, known: Known) -> None:
    """Het verslag uit het andere proces is hetzelfde als zonder dat proces, rij voor rij."""
    odd = CLEAN.replace(b";3\n", b";-\n")
    for data, name in ((workbook(), "lijst.xlsx"), (CLEAN, "lijst.csv"), (odd, "lijst.csv")):
        assert read(data, name) == check_bytes(data, name, REGISTER, known=known)


def test_large_honest_file(room: ReadingRoom) -> None:
    """Een groot eerlijk bestand wordt gelezen, en elke rij komt aan."""
    report = room.read(large(), "lijst.xlsx", REGISTER, known=Known(MANY))
    assert len(report.rows) == len(MANY) * len(YEARS) == 63_000
    assert not report.is_blocked


def test_question_about_the_sheet(read: Read) -> None:
    """Een vraag blijft een vraag, ook als een ander proces hem stelt."""
    with pytest.raises(UsageError, match="geen blad 'Juni'"):
        read(workbook(), blad="Juni")


def test_warm_reader_is_fast(room: ReadingRoom, read: Read) -> None:
    """Staat er een lezer klaar, dan leest die het bestand, in minder dan een halve tel."""
    effort = Effort(ready_reader(room))
    assert read(CLEAN, "lijst.csv").is_clean
    assert room._ready[0].process is not effort.reader
    assert effort.seconds() < 0.5


# --- A reader that is stopped or dies -----------------------------------------------------


def test_processor_time(known: Known) -> None:
    """Kost het lezen te veel rekentijd, dan stopt het systeem de lezer en zegt een zin dat."""
    assert read_in(replace(BOUNDS, seconds=0), large(), known) == STOPPED


def test_memory(known: Known) -> None:
    """Vraagt het lezen te veel geheugen, dan houdt het op, en zegt een zin wat u kunt doen."""
    sentence = read_in(replace(BOUNDS, memory=8_000_000), large(), known)
    assert sentence in (
        "lijst.xlsx vraagt te veel geheugen. Kopieer alleen de tabel naar een nieuw bestand.",
        STOPPED,
    )


def test_clock(known: Known) -> None:
    """Duurt het keuren of lezen te lang op de klok, dan wordt de lezer gestopt."""
    for bounds in (replace(BOUNDS, screening=0.001), replace(BOUNDS, reading=0.001)):
        assert read_in(bounds, large(), known) == TOO_LONG


def test_nothing_can_be_written() -> None:
    """In het andere proces kan geen bestand worden geschreven of te veel worden geopend."""
    done = subprocess.run(
        [sys.executable, "-c", FORBIDDEN],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(Path(confined.__file__).parents[2])},
    )
    assert done.stdout.splitlines() == ["schrijven", "openen", "geheugen"]


def test_killed_while_waiting(room: ReadingRoom, read: Read) -> None:
    """Is de lezer die klaarstond gestopt, dan komt er een andere en merkt niemand iets."""
    room.warm_up()
    room._ready[0].process.kill()
    room._ready[0].process.join()
    assert read(CLEAN, "lijst.csv").is_clean


def test_killed_while_reading(known: Known) -> None:
    """Valt een lezer om, dan krijgt alleen die ene upload een zin; de andere slaagt."""
    room, data = ReadingRoom(), large()
    heard: list[str] = []

    def upload() -> None:
        try:
            room.read(data, "lijst.xlsx", REGISTER, known=known)
        except DataError as fault:
            heard.append(str(fault))

    before = set(multiprocessing.active_children())
    thread = threading.Thread(target=upload)
    thread.start()
    wait_until(lambda: bool(room._ready))
    victims = set(multiprocessing.active_children()) - before - {room._ready[0].process}
    (victim,) = victims
    time.sleep(0.5)
    victim.kill()
    assert room.read(CLEAN, "lijst.csv", REGISTER, known=known).is_clean
    thread.join()
    assert heard == [STOPPED]
    room.close()


def test_server_keeps_answering(room: ReadingRoom, read: Read) -> None:
    """Een bom kost de server zelf bijna geen rekentijd, dus hij kan intussen antwoorden."""
    bombs = [bomb() for bomb in list(BOMBS)[:3]]
    wait_until(ready_reader(room).is_alive)
    before = time.process_time()
    for bomb in bombs:
        with pytest.raises(DataError):
            read(bomb)
    assert (time.process_time() - before) / len(bombs) < 0.1
    assert read(CLEAN, "lijst.csv").is_clean


def test_too_many_at_once(known: Known) -> None:
    """Is elke plaats bezet, dan zegt een zin dat het straks weer kan."""
    room = ReadingRoom(replace(BOUNDS, at_once=1, patience=0.01))
    with room._seats, pytest.raises(DataError) as caught:
        room.read(CLEAN, "lijst.csv", REGISTER, known=known)
    assert str(caught.value) == (
        "Er komen te veel bestanden tegelijk binnen. Er is niets overgenomen. "
        "Probeer het over een minuut opnieuw."
    )
    assert room.read(CLEAN, "lijst.csv", REGISTER, known=known).is_clean
    room.close()


def test_closed_room_keeps_no_process(known: Known) -> None:
    """Na sluiten staat er geen proces meer klaar; een laatste bestand wordt nog gelezen."""
    before = set(multiprocessing.active_children())
    room = ReadingRoom()
    room.warm_up()
    room.close()
    assert room.read(CLEAN, "lijst.csv", REGISTER, known=known).is_clean
    assert set(multiprocessing.active_children()) <= before


# --- Damage: the work of the other process, done here ---------------------------------------


def serve_here(data: bytes, name: str, known: Known) -> bytes:
    """Let the work of the other process be done here, and give its last answer."""
    ours, theirs = Pipe()
    job = confined._Job(name, "register", known, None, None, LIMITS)

    def ask() -> None:
        ours.send(job)
        ours.send_bytes(data)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        answers: list[bytes] = []
        listener = threading.Thread(target=lambda: answers.extend(hear(ours)))
        listener.start()
        confined.serve(theirs)
        theirs.close()
        listener.join()
    finally:
        thread.join()
    assert answers[0] == b"K"
    return answers[-1]


def hear(line: Connection) -> Iterator[bytes]:
    """Give everything that is said on a line until it closes."""
    while True:
        try:
            yield line.recv_bytes()
        except EOFError:
            return


def test_damaged_uploads(known: Known, samples: Callable[[int, int], int]) -> None:
    """Afgekapt op elke kB of met een omgevallen byte: een zin of hetzelfde verslag, nooit half."""
    draw = random.Random(20261122)
    honest = workbook([*RIGHT, *(("", "", "") for _ in range(2_000))])
    right = [[str(v) for v in row.values()] for row in check_bytes(
        honest, "lijst.xlsx", REGISTER, known=known).rows]  # fmt: skip
    assert len(right) == 3
    spoilt = [honest[:size] for size in range(0, len(honest), 1_000)]
    for _ in range(samples(200, 10_000)):
        flipped = bytearray(honest)
        flipped[draw.randrange(len(flipped))] = draw.randrange(256)
        spoilt.append(bytes(flipped))
    refused = 0
    for data in spoilt:
        answer = serve_here(data, "lijst.xlsx", known)
        if answer[:1] == b"V":
            report = unpack(answer[1:])
            rows = [[str(value) for value in row.values()] for row in report.rows]
            assert report.is_blocked or rows == right
        else:
            refused += 1
            assert answer.decode()[1:].startswith("lijst.xlsx ")
    assert refused > len(honest) // 1_000


@pytest.mark.parametrize(
    "answer",
    [b"", b"V", b"V[]", b'V{"kind":"register"}', b"V\xff", b"Q", b'V{"kind":"geen"}'],
)
def test_strange_answer(answer: bytes, known: Known) -> None:
    """Vertelt het andere proces onzin, dan is dat een afgebroken lezing en verder niets."""
    ours, theirs = Pipe()
    for said in (b"K", answer):
        theirs.send_bytes(said)
    job = confined._Job("x", "register", known, None, None, LIMITS)
    with pytest.raises(DataError, match="stopte halverwege"):
        confined._read(ours, job, b"x", "x.csv", BOUNDS)


def test_believable_answer(known: Known) -> None:
    """Een verslag en een fout komen over zoals ze zijn gestuurd."""
    report = check_bytes(CLEAN, "x.csv", REGISTER, known=known)
    job = confined._Job("x", "register", known, None, None, LIMITS)
    ours, theirs = Pipe()
    for said in (b"K", b"Z", b"V" + pack(report), b"K", b"UVraag."):
        theirs.send_bytes(said)
    assert confined._read(ours, job, b"x", "x.csv", BOUNDS) == report
    with pytest.raises(UsageError, match="Vraag"):
        confined._read(ours, job, b"x", "x.csv", BOUNDS)


def test_readers_can_be_loaded() -> None:
    """Alles wat lezen nodig heeft, is er voordat het proces wordt ingesloten."""
    confined.load_readers()
