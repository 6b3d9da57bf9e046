# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Lets a process of its own do one piece of work on a stranger's file; see `confined` for why.

The other process writes no file, may use little, and tells nothing but bytes.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import BoundedSemaphore

from springplank.errors import DataError, SpringplankError
from springplank.imports.confined import BOUNDS, Bounds, confine
from springplank.imports.files import NAMELESS
from springplank.imports.report import safe_name

Work = Callable[[bytes], bytes]
"""Turns a file into an answer. It goes to another process, so it is a class or a plain function."""

Prepare = Callable[[], None]
"""Loads what the work needs, while it may still be loaded."""

_DONE, _FAULT = b"V", b"D"
_SEATS = BoundedSemaphore(BOUNDS.at_once)


def work_apart(
    work: Work, data: bytes, name: str, *, prepare: Prepare, bounds: Bounds, remedy: str
) -> bytes:
    """Do one piece of work in a process of its own.

    Args:
        work: what to do; a `SpringplankError` of it is told to the caller.
        data: every byte of the file.
        name: its name as it was given; it is only shown.
        prepare: loads what the work needs.
        bounds: what it may cost.
        remedy: what a person can do when the work had to be stopped, one sentence.

    Raises:
        DataError: the work refused the file, or had to be stopped.
    """
    shown = safe_name(name) or NAMELESS
    if not _SEATS.acquire(timeout=bounds.patience):
        raise DataError(
            "Er komen te veel bestanden tegelijk binnen. Probeer het over een minuut opnieuw."
        )
    try:
        answer = _ask(work, data, prepare, bounds)
    except TimeoutError:
        raise DataError(f"Het lezen van {shown} duurt te lang. {remedy}") from None
    except (EOFError, OSError):
        raise DataError(f"Het lezen van {shown} stopte halverwege. {remedy}") from None
    finally:
        _SEATS.release()
    if answer.startswith(_FAULT):
        raise DataError(answer[1:].decode())
    return answer.removeprefix(_DONE)


def _ask(work: Work, data: bytes, prepare: Prepare, bounds: Bounds) -> bytes:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=_serve, args=(theirs, work, prepare, bounds), daemon=True, name="lezer"
    )
    process.start()
    theirs.close()
    try:
        ours.send_bytes(data)
        if not ours.poll(bounds.start + bounds.screening + bounds.reading):
            raise TimeoutError
        return ours.recv_bytes(bounds.answer)
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _serve(
    line: Connection, work: Work, prepare: Prepare, bounds: Bounds
) -> None:  # pragma: no cover - runs in the other process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.dont_write_bytecode = True
    # A process that runs out of memory says so at length; the caller has its own sentence.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    prepare()
    confine(bounds)
    try:
        line.send_bytes(answer_of(work, line.recv_bytes()))
    except (EOFError, OSError):
        return


def answer_of(work: Work, data: bytes) -> bytes:
    """Do the work; a fault that a person can understand is an answer too."""
    try:
        return _DONE + work(data)
    except SpringplankError as fault:
        return _FAULT + str(fault).encode()
