# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How much may be asked at once: the size and form of what is sent, and turns for long work."""

from collections.abc import Callable
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import TypeVar

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from springplank.api.problems import ProblemError, answer
from springplank.api.velden import MOST_FIELDS
from springplank.store.texts import LONGEST_NAME, LONGEST_VALUE

T = TypeVar("T")

MEGABYTE = 1_000_000
LARGEST = MEGABYTE
"""Bytes of a request that changes no fields of a dossier."""

ESCAPED = 6
"""Bytes of one sign at its longest, as a program may write it: \u20ac."""

LARGEST_CHANGE = MOST_FIELDS * (LONGEST_NAME + LONGEST_VALUE) * ESCAPED
"""Bytes of a change: as many fields as can be changed at once, each with the longest text.

The texts of a plan are long, and who reads a whole dossier may send it back.
"""

JSON = "application/json"
MERGE = "application/merge-patch+json"
READABLE = {"POST": frozenset({JSON}), "PATCH": frozenset({JSON, MERGE})}
"""Forms that can be read, per method with a content."""

AT_ONCE, WAITING = 2, 10
"""Long computations at the same time (a small computer has two cores), and how many may wait."""

PATIENCE = 20.0
"""Seconds that a computation waits for its turn."""

BUSY = "Het is te druk. Probeer het over een halve minuut opnieuw."


class Limited:
    """Refuses a request that is too large or in another form than JSON."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read what is sent, within the limit, and pass it on in one piece."""
        readable = READABLE.get(scope.get("method", ""))
        if readable is None:
            await self.app(scope, receive, send)
            return
        most = LARGEST_CHANGE if scope["method"] == "PATCH" else LARGEST
        body = await _read(receive, most)
        if body is None:
            told = f"Stuur hoogstens {most // MEGABYTE} MB."
            if scope["method"] == "PATCH":
                told += " Stuur alleen de velden die u wijzigt, of verdeel ze over meer vragen."
            await answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, told)(scope, receive, send)
            return
        form = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
        if (body or form) and form not in readable:
            told = f"Stuur {' of '.join(sorted(readable))}, met die naam in de kop Content-Type."
            await answer(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, told)(scope, receive, send)
            return
        whole: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def again() -> Message:
            return whole.pop() if whole else await receive()

        await self.app(scope, again, send)


async def _read(receive: Receive, most: int) -> bytes | None:
    """Read a whole request; None when it has more bytes than it may."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b""  # who hangs up halfway asked nothing
        body.extend(message.get("body", b""))
        if len(body) > most:
            return None
        if not message.get("more_body"):
            return bytes(body)


class Turns:
    """Lets a few compute at the same time and a few wait; who comes after them is told so.

    Attributes:
        patience: seconds that somebody waits for a turn.
    """

    def __init__(
        self, at_once: int = AT_ONCE, waiting: int = WAITING, patience: float = PATIENCE
    ) -> None:
        self.patience = patience
        self._inside = BoundedSemaphore(at_once + waiting)
        self._turn = BoundedSemaphore(at_once)

    def take(self, compute: Callable[[], T]) -> T:
        """Compute when it is our turn.

        Raises:
            ProblemError: when too many are waiting, or it takes too long.
        """
        if not self._inside.acquire(blocking=False):
            raise ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, BUSY)
        try:
            if not self._turn.acquire(timeout=self.patience):
                raise ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, BUSY)
            try:
                return compute()
            finally:
                self._turn.release()
        finally:
            self._inside.release()


heavy = Turns().take
"""Computes something that takes longer than a moment, when it is its turn."""
