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

T = TypeVar("T")

LARGEST = 1_000_000
"""Bytes of a request; a dossier with every field filled in has a tenth of it."""

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
        body = await _read(receive)
        if body is None:
            told = f"Stuur hoogstens {LARGEST // 1_000_000} MB."
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


async def _read(receive: Receive) -> bytes | None:
    """Read a whole request; None when it is too large."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b""  # who hangs up halfway asked nothing
        body.extend(message.get("body", b""))
        if len(body) > LARGEST:
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
