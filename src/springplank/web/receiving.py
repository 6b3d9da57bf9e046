# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Receives a form with a file: counted while it comes in, and never written to disk."""

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from springplank.errors import DataError, UsageError
from springplank.imports.screening import LIMITS

MOST = LIMITS.size + 100_000
"""Bytes of a whole request: the largest file, and the fields around it."""

MOST_FIELDS, LONGEST = 20, 25_000

SEATS = 4
"""How many files may be on their way at once; each of them stands in memory."""


class TooLargeError(DataError):
    """A request is larger than any file that is read."""

    status = 413


class BusyError(DataError):
    """Too many files come in at the same time."""

    status = 503


@dataclass(frozen=True, slots=True)
class Received:
    """A form with a file.

    Attributes:
        velden: text per field.
        naam: name of the file as the browser gives it; empty when none was chosen.
        inhoud: its bytes.
    """

    velden: Mapping[str, str]
    naam: str
    inhoud: bytes


class InMemory(MultiPartParser):
    """Reads a form without putting its file on disk: what is too large is refused before."""

    spool_max_size = 2 * MOST


def new_seats() -> BoundedSemaphore:
    """Make the seats of a server: who sends a file takes one until it is answered."""
    return BoundedSemaphore(SEATS)


async def receive(request: Request) -> AsyncIterator[Received]:
    """Receive a form, as long as there is a seat.

    Raises:
        TooLargeError: when more comes in than the largest file.
        BusyError: when too many files come in at the same time.
        UsageError: when it is no form of ours.
    """
    seats: BoundedSemaphore = request.app.state.upload_seats
    if not seats.acquire(blocking=False):
        raise BusyError(
            "Er komen te veel bestanden tegelijk binnen. Er is niets overgenomen. "
            "Probeer het over een minuut opnieuw."
        )
    try:
        yield await _read(request)
    finally:
        seats.release()


Upload = Annotated[Received, Depends(receive)]
"""What a route asks for: a form with a file."""


async def _read(request: Request) -> Received:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise UsageError("Dit formulier klopt niet. Ga terug en probeer het opnieuw.")
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > MOST:
        raise _too_large()
    parser = InMemory(
        request.headers,
        _counted(request),
        max_files=1,
        max_fields=MOST_FIELDS,
        max_part_size=LONGEST,
    )
    try:
        sent = await parser.parse()
    except (MultiPartException, ValueError, KeyError) as error:
        raise UsageError("Dit formulier klopt niet. Ga terug en probeer het opnieuw.") from error
    try:
        texts = {name: text for name, text in sent.items() if isinstance(text, str)}
        files = [part for part in sent.values() if isinstance(part, UploadFile)]
        content = await files[0].read() if files else b""
        return Received(texts, (files[0].filename or "") if files else "", content)
    finally:
        await sent.close()


async def _counted(request: Request) -> AsyncGenerator[bytes, None]:
    """Pass the request on; a sender who says too little of its size is stopped here."""
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > MOST:
            raise _too_large()
        yield piece


def _too_large() -> TooLargeError:
    return TooLargeError(
        "Dit bestand is groter dan 10 MB. Er is niets overgenomen. "
        "Kopieer alleen de tabel naar een nieuw bestand en probeer het opnieuw."
    )
