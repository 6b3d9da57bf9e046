# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Take in a file that a person sends with a browser: first the report, then keep it.

The file is read in a process of its own (`imports.confined`) and never written to disk; its name
is shown and nothing more. Between the report and the answer of the person the checked rows wait
in memory, under a key that cannot be guessed.
"""

import re
import secrets
import threading
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import BinaryIO

from springplank.actions import question
from springplank.actions.imports import Taken, known_for, own_store
from springplank.errors import SpringplankError, UsageError
from springplank.imports.confined import ReadingRoom
from springplank.imports.kinds import find_kind
from springplank.imports.parcels import pack, unpack
from springplank.imports.report import Finding, Report, Severity, count_words
from springplank.imports.takeover import check_day, check_source, take_over

WAITING_LIMIT = 50
"""How many checked files may wait for an answer; the oldest goes first."""
WAITING_TIME = 3_600.0
"""How long a checked file waits for an answer, in seconds."""

# The sentences of a check name options of the command line; a page has fields instead.
_ON_SCREEN = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"Laat --blad weg\.", "Laat het veld Blad leeg."),
        (r"Geef --blad met een van deze namen:", "Kies bij Blad een van deze namen:"),
        (r"geef dan zelf --decimaalteken komma of punt", "kies dan zelf bij Decimaalteken"),
        (r"kies een ander --decimaalteken", "kies een ander Decimaalteken"),
        (r"geef dan --decimaalteken (komma|punt)", r"kies dan bij Decimaalteken \1"),
        (r"tussen duizendtallen, --decimaalteken (komma|punt)", r"tussen duizendtallen, kies \1"),
        (r"Geef --decimaalteken komma of --decimaalteken punt", "Kies bij Decimaalteken"),
        (r"geef dan --neem-over", "kies dan Neem over"),
        (r"Zeg met --bron waar", "Vul in waar"),
        (r"met --soort parameter", "met de soort parameter"),
    )
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a check found in a file that was sent, while it waits for an answer.

    Attributes:
        key: says which file is meant, when it is taken over.
        report: what was right, odd or wrong, in words that fit a page.
        conclusion: what this means and what to do, in Dutch.
        needs_too: what else is needed before the rows count, in Dutch.
        bron: where the data come from.
        peildatum: the day to which they apply.
    """

    key: str
    report: Report
    conclusion: str
    needs_too: tuple[str, ...]
    bron: str
    peildatum: date

    @property
    def can_be_taken_over(self) -> bool:
        """Whether the person may keep it."""
        return not self.report.is_blocked

    @property
    def asks_consent(self) -> bool:
        """Whether the person must first say that what is odd is right."""
        return self.can_be_taken_over and not self.report.is_clean


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A checked file that waits; packed, because many may wait at once."""

    parcel: bytes
    bron: str
    peildatum: date
    until: float


@dataclass(slots=True)
class Uploads:
    """The files that people send. One for the whole server: `close` it when the server stops.

    Attributes:
        room: where they are read.
        clock: gives seconds that only go up.
    """

    room: ReadingRoom = field(default_factory=ReadingRoom)
    clock: Callable[[], float] = time.monotonic
    _waiting: OrderedDict[str, _Waiting] = field(default_factory=OrderedDict, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def preview(
        self,
        name: str,
        content: bytes | BinaryIO,
        kind: str,
        *,
        bron: str,
        peildatum: str,
        sheet: str | None = None,
        decimaalteken: str | None = None,
    ) -> Preview:
        """Check a file, and keep nothing.

        Args:
            name: the name as the browser gives it; it is only shown.
            content: the bytes, or a stream of them.
            kind: the kind of data.
            bron: where the data come from, in the words of the person.
            peildatum: day to which the data apply, as jjjj-mm-dd.
            sheet: name of the sheet of a workbook.
            decimaalteken: "komma" or "punt", the answer to a question about ambiguous numbers.

        Raises:
            UsageError: for an unknown kind, an empty source, a day that does not exist or is yet
                to come, or an unknown sheet.
            DataError: for a file that is too large, dangerous or unreadable.
        """
        try:
            found = find_kind(kind)
            source, day = check_source(bron), check_day(peildatum, question.today())
            report = self.room.read(
                self._take(content),
                name,
                found,
                known=known_for(found),
                blad=sheet or None,
                decimaalteken=decimaalteken or None,
            )
        except SpringplankError as fault:
            raise type(fault)(on_screen(str(fault))) from None
        key = "" if report.is_blocked else self._keep_waiting(report, source, day)
        return Preview(
            key,
            replace(report, findings=tuple(map(_screened, report.findings))),
            conclude(report),
            tuple(map(on_screen, found.needs_too)),
            source,
            day,
        )

    def take_over(self, key: str, *, accept_odd: bool) -> Taken:
        """Keep what a preview found right; a second time gives the same import.

        Args:
            key: the key of the preview.
            accept_odd: whether the person says that what is odd is right.

        Returns:
            The report, and what was kept: nothing when something is odd and not accepted.

        Raises:
            UsageError: there is no such preview any more.
            DataError: it cannot be kept.
        """
        with self._lock:
            self._forget_old()
            waiting = self._waiting.get(key)
        if waiting is None:
            raise UsageError(
                "Deze controle is verlopen. Er is niets overgenomen. Stuur het bestand opnieuw."
            )
        report = unpack(zlib.decompress(waiting.parcel))
        if not (report.is_clean or accept_odd):
            return Taken(report, None)
        kept = take_over(
            report,
            bron=waiting.bron,
            peildatum=waiting.peildatum,
            store=own_store(),
            neem_over=accept_odd,
        )
        return Taken(report, kept)

    def close(self) -> None:
        """Forget what waits and end the process that stands ready."""
        with self._lock:
            self._waiting.clear()
        self.room.close()

    def _take(self, content: bytes | BinaryIO) -> bytes:
        """Take the bytes of a stream, but never more than are needed to refuse it."""
        return content if isinstance(content, bytes) else content.read(self.room.limits.size + 1)

    def _keep_waiting(self, report: Report, bron: str, peildatum: date) -> str:
        key = secrets.token_urlsafe(24)
        waiting = _Waiting(
            zlib.compress(pack(report), 1), bron, peildatum, self.clock() + WAITING_TIME
        )
        with self._lock:
            self._forget_old()
            while len(self._waiting) >= WAITING_LIMIT:
                self._waiting.popitem(last=False)
            self._waiting[key] = waiting
        return key

    def _forget_old(self) -> None:
        now = self.clock()
        while self._waiting and next(iter(self._waiting.values())).until <= now:
            self._waiting.popitem(last=False)


def conclude(report: Report) -> str:
    """Say what a report means and what to do, for a page."""
    odd = report.count(Severity.OPMERKELIJK)
    if odd and not report.is_blocked:
        points = count_words(odd, "punt valt op", "punten vallen op")
        return f"{points}. Er is nog niets overgenomen. Klopt alles zo, kies dan Neem over."
    return on_screen(report.conclusion)


def on_screen(sentence: str) -> str:
    """Put a sentence that names options of the command line in words that fit a page.

    Example:
        >>> on_screen("Dit is een CSV-bestand. Laat --blad weg.")
        'Dit is een CSV-bestand. Laat het veld Blad leeg.'
    """
    for pattern, words in _ON_SCREEN:
        sentence = pattern.sub(words, sentence)
    return sentence


def _screened(finding: Finding) -> Finding:
    return replace(finding, sentence=on_screen(finding.sentence), advice=on_screen(finding.advice))
