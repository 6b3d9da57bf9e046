# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Files that wait in memory while a person answers a question about them; never on disk."""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

ROOM = 40_000_000
"""Bytes that may wait together; the oldest file goes first."""

WAITING_TIME = 900.0
"""How long a file waits for an answer, in seconds."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits: its name, its bytes and until when."""

    naam: str
    inhoud: bytes
    until: float


@dataclass(slots=True)
class Drawer:
    """The files that wait, under keys that cannot be guessed. One for the whole server.

    Attributes:
        room: bytes that may wait together.
        clock: gives seconds that only go up.
    """

    room: int = ROOM
    clock: Callable[[], float] = time.monotonic
    _files: OrderedDict[str, Waiting] = field(default_factory=OrderedDict, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def put(self, naam: str, inhoud: bytes) -> str:
        """Let a file wait; give its key."""
        key = secrets.token_urlsafe(24)
        with self._lock:
            self._files[key] = Waiting(naam, inhoud, self.clock() + WAITING_TIME)
            self._make_room()
        return key

    def find(self, key: str) -> Waiting | None:
        """Find a file that waits; None when it is gone."""
        with self._lock:
            self._make_room()
            return self._files.get(key)

    def drop(self, key: str) -> None:
        """Forget a file."""
        with self._lock:
            self._files.pop(key, None)

    def _make_room(self) -> None:
        """Forget what waited too long, and then the oldest until the rest fits."""
        now = self.clock()
        while self._files:
            oldest = next(iter(self._files.values()))
            taken = sum(len(found.inhoud) for found in self._files.values())
            if oldest.until > now and taken <= self.room:
                return
            self._files.popitem(last=False)
