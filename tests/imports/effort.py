# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What reading costs in processor time, which does not grow when the machine is busy."""

import os
import resource
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

from springplank.imports.confined import ReadingRoom

TICKS = os.sysconf("SC_CLK_TCK")


def ready_reader(room: ReadingRoom) -> BaseProcess:
    """Give the process that stands ready, once it has loaded all it needs."""
    room.warm_up()
    assert room._ready[0].line.poll(60)
    return room._ready[0].process


class Effort:
    """Processor time of one reading: in this process, and in the reader that stood ready."""

    def __init__(self, reader: BaseProcess) -> None:
        """Begin to count; what the reader used to start does not count."""
        self.reader = reader
        self._here = time.thread_time()
        self._ended = _of_ended_processes()
        self._loaded = _of_process(reader)

    def seconds(self) -> float:
        """Give the processor time so far; the reader must have ended."""
        there = _of_ended_processes() - self._ended - self._loaded
        return time.thread_time() - self._here + max(0.0, there)


def _of_ended_processes() -> float:
    """Give the processor time of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _of_process(process: BaseProcess) -> float:
    """Give the processor time that a running process used until now."""
    stat = Path(f"/proc/{process.pid}/stat").read_text("ascii")
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS
