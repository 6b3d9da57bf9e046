# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reading a stranger's file in a process of its own, which may use little and can be missed.

A process reads one file and ends. One stands ready, so that nobody waits for Python to start. The
system itself guards memory, processor time and open files, and lets it write no file at all. When
it is stopped or falls over, the caller gets one Dutch sentence and nothing else changes.
"""

import math
import multiprocessing
import os
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from springplank.errors import DataError, SpringplankError, UsageError
from springplank.imports.checking import check_bytes
from springplank.imports.columns import Kind
from springplank.imports.files import NAMELESS
from springplank.imports.kinds import KINDS
from springplank.imports.parcels import pack, unpack
from springplank.imports.recognition import Known
from springplank.imports.report import Report, safe_name
from springplank.imports.screening import LIMITS, Limits, screen


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one reading may cost.

    Attributes:
        memory: memory beyond what an idle process has, in bytes.
        seconds: processor time, in seconds.
        files: the number of open files.
        screening: how long the search for bombs may take, in seconds on the clock.
        reading: how long the reading after that may take, in seconds on the clock.
        start: how long a process may take to start, in seconds on the clock.
        at_once: how many files are read at the same time.
        patience: how long a file waits for its turn, in seconds on the clock.
        answer: the largest answer that is believed, in bytes.
    """

    memory: int = 256_000_000
    seconds: int = 10
    files: int = 32
    screening: float = 2.0
    reading: float = 20.0
    start: float = 15.0
    at_once: int = 2
    patience: float = 30.0
    answer: int = 64_000_000


BOUNDS = Bounds()
"""What reading an upload may cost."""

_READY, _SCREENED, _REPORT = b"K", b"Z", b"V"
_FAULTS: Mapping[bytes, type[SpringplankError]] = {b"D": DataError, b"U": UsageError}
_NOTHING_TAKEN = "Er is niets overgenomen."
_REMEDY = "Kopieer alleen de tabel naar een nieuw bestand en probeer het opnieuw."


@dataclass(frozen=True, slots=True)
class _Job:
    """What is asked about a file; its bytes follow apart."""

    name: str
    kind: str
    known: Known
    blad: str | None
    decimaalteken: str | None
    limits: Limits


@dataclass(slots=True)
class _Reader:
    """A process, and the line to it."""

    process: SpawnProcess
    line: Connection

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.line.close()
        self.process.kill()
        self.process.join()
        self.process.close()


@dataclass(slots=True)
class ReadingRoom:
    """Reads files of strangers, each in a process of its own.

    Attributes:
        bounds: what one reading may cost.
        limits: how much a file may hold.
    """

    bounds: Bounds = BOUNDS
    limits: Limits = LIMITS
    _ready: list[_Reader] = field(default_factory=list, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)
    _seats: threading.BoundedSemaphore = field(init=False)
    _is_open: bool = field(default=True, init=False)

    def __post_init__(self) -> None:
        """Make the seats."""
        self._seats = threading.BoundedSemaphore(self.bounds.at_once)

    def warm_up(self) -> None:
        """Let a process stand ready, so that the first file does not wait for it."""
        with self._lock:
            if self._is_open and not self._ready:
                self._ready.append(_start(self.bounds))

    def close(self) -> None:
        """End the process that stands ready; files that are being read are finished."""
        with self._lock:
            self._is_open = False
            waiting, self._ready = self._ready, []
        for reader in waiting:
            reader.stop()

    def read(
        self,
        data: bytes,
        name: str,
        kind: Kind,
        *,
        known: Known,
        blad: str | None = None,
        decimaalteken: str | None = None,
    ) -> Report:
        """Check a file; see `checking.check_bytes`.

        Args:
            data: every byte.
            name: its name as it was given; it is only shown, never used as a path.
            kind: the kind of data.
            known: what may be compared with.
            blad: the sheet to read; None takes the only sheet that fits.
            decimaalteken: the answer to a question about ambiguous numbers; None asks.

        Raises:
            UsageError: there is no such sheet or decimal sign.
            DataError: the file is a bomb, is too large, cannot be read as a table, or the reading
                had to be stopped; or too many files are read at the same time.
        """
        shown = safe_name(name) or NAMELESS
        if len(data) > self.limits.size:
            screen(data, name, self.limits)
        if not self._seats.acquire(timeout=self.bounds.patience):
            raise DataError(
                f"Er komen te veel bestanden tegelijk binnen. {_NOTHING_TAKEN} "
                "Probeer het over een minuut opnieuw."
            )
        try:
            reader = self._take()
            try:
                job = _Job(name, kind.soort, known, blad, decimaalteken, self.limits)
                return _read(reader.line, job, data, shown, self.bounds)
            finally:
                reader.stop()
        finally:
            self._seats.release()

    def _take(self) -> _Reader:
        """Take the process that stands ready, and let the next one start meanwhile."""
        with self._lock:
            found = self._ready.pop() if self._ready else None
        if found is not None and not found.process.is_alive():
            found.stop()
            found = None
        reader = found or _start(self.bounds)
        self.warm_up()
        return reader


def _start(bounds: Bounds) -> _Reader:
    """Start a process; this does not wait until it is ready."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, bounds), daemon=True, name="lezer")
    process.start()
    theirs.close()
    return _Reader(process, ours)


def _read(line: Connection, job: _Job, data: bytes, name: str, bounds: Bounds) -> Report:
    """Hand over one file and wait for the answer, no longer than is allowed."""
    try:
        _hear(line, name, bounds.start, bounds.answer)
        line.send(job)
        line.send_bytes(data)
        answer = _hear(line, name, bounds.screening, bounds.answer)
        if answer == _SCREENED:
            answer = _hear(line, name, bounds.reading, bounds.answer)
        if answer[:1] in _FAULTS:
            raise _FAULTS[answer[:1]](answer[1:].decode())
        return unpack(answer.removeprefix(_REPORT))
    except (EOFError, OSError, ValueError):
        raise DataError(
            f"Het lezen van {name} stopte halverwege. {_NOTHING_TAKEN} {_REMEDY}"
        ) from None


def _hear(line: Connection, name: str, seconds: float, most: int) -> bytes:
    """Wait for what a process says."""
    if not line.poll(seconds):
        raise DataError(f"Het lezen van {name} duurt te lang. {_NOTHING_TAKEN} {_REMEDY}")
    return line.recv_bytes(most)


def _work(line: Connection, bounds: Bounds) -> None:  # pragma: no cover - runs in the other process
    """Read one file and end: all that the other process does."""
    import signal

    # Ctrl-C is meant for the server; it ends this process itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.dont_write_bytecode = True
    # A process that runs out of memory says so at length; the caller has its own sentence.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    load_readers()
    confine(bounds)
    try:
        serve(line)
    except (EOFError, OSError):
        return  # nobody listens any more


def load_readers() -> None:
    """Load everything that reading needs, while it may still be loaded."""
    # One thread is enough to read, and every thread more reserves memory.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for module in ("lxml.etree", "openpyxl.reader.excel"):
        import_module(module)


def confine(bounds: Bounds) -> None:  # pragma: no cover - binds the process for ever
    """Let the system guard this process: memory, time, files, and nothing may be written."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime) + bounds.seconds
    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: bounds.files,
    }
    for what, limit in limits.items():
        resource.setrlimit(what, (limit, limit))
    memory = _memory_in_use()
    if memory is not None:
        most = memory + bounds.memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _memory_in_use() -> int | None:  # pragma: no cover - runs in the other process
    """Give the address space in use, in bytes; None where the system does not tell it."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGESIZE")


def serve(line: Connection) -> None:
    """Say that this process is ready, read one file, and tell what was found."""
    line.send_bytes(_READY)
    job: _Job = line.recv()
    data = line.recv_bytes()
    try:
        screen(data, job.name, job.limits)
        line.send_bytes(_SCREENED)
        report = check_bytes(
            data,
            job.name,
            KINDS[job.kind],
            known=job.known,
            blad=job.blad,
            decimaalteken=job.decimaalteken,
            cells=job.limits.cells,
        )
        answer = _REPORT + pack(report)
    except SpringplankError as fault:
        mark = next(mark for mark, kind in _FAULTS.items() if isinstance(fault, kind))
        answer = mark + str(fault).encode()
    line.send_bytes(answer)
