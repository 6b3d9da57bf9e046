# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Answers that are kept, because the next page asks for them again."""

from collections import OrderedDict
from collections.abc import Callable
from math import inf
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
KEPT = 48
"""How many answers are kept where nothing else is said."""


class Kept:
    """Answers that were computed before, the most recently used ones; safe between threads."""

    def __init__(
        self,
        most: int = KEPT,
        size: Callable[[Any], float] = lambda _answer: 0.0,
        room: float = inf,
    ) -> None:
        """Begin with nothing.

        Args:
            most: how many answers are kept.
            size: bytes that an answer takes.
            room: bytes that all together may take; the latest one always stays.
        """
        self.most, self.size, self.room = most, size, room
        self._found: OrderedDict[object, Any] = OrderedDict()
        self._making: dict[object, Lock] = {}
        self._lock = Lock()

    def get(self, key: object, make: Callable[[], T]) -> T:
        """Give what is kept, or make it; who asks while it is made, waits for it."""
        with self._lock:
            turn = self._making.setdefault(key, Lock())
        with turn:
            with self._lock:
                if key in self._found:
                    self._found.move_to_end(key)
                    kept: T = self._found[key]
                    return kept
            try:
                made = make()
                with self._lock:
                    self._found[key] = made
                    self._tidy()
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made

    def forget(self) -> None:
        """Let go of everything; for who asks much and nothing twice."""
        with self._lock:
            self._found.clear()

    def _tidy(self) -> None:
        """Let go of what was used longest ago, until all fits."""
        taken = sum(self.size(answer) for answer in self._found.values())
        while len(self._found) > 1 and (len(self._found) > self.most or taken > self.room):
            taken -= self.size(self._found.popitem(last=False)[1])
