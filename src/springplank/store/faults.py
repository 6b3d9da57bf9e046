# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with stored work, each as an error of its own.

`status` is what a web address answers; it stands here so that pages and API say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from springplank.errors import DataError, UsageError

LOCAL = ZoneInfo("Europe/Amsterdam")
"""The clock on the wall of who reads a message; everything is stored in UTC."""


class UnreadableError(DataError):
    """The database cannot be opened or read."""

    status = 503


class NotSavedError(DataError):
    """Something was not saved, and nothing of it.

    Attributes:
        velden: the texts that were not saved, by field; empty when it was about something else.
    """

    status = 503

    def __init__(self, sentence: str, velden: Mapping[str, str | None] | None = None) -> None:
        super().__init__(sentence)
        self.velden: Mapping[str, str | None] = dict(velden or {})


class NewerSchemaError(DataError):
    """This was made with a newer version of Springplank than this one."""

    status = 409


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that another save changed first.

    Attributes:
        veld: name of the field.
        mine: the text that was refused; None to empty the field.
        theirs: the text that stands in the dossier; None when the field is empty.
        wie: who changed it.
        moment: when, in UTC.
        nummer: number of that change.
    """

    veld: str
    mine: str | None
    theirs: str | None
    wie: str
    moment: datetime
    nummer: int


class ConflictError(UsageError):
    """Somebody changed the same field first; both texts are kept.

    Attributes:
        conflicts: one per field, in the order of their names.
        velden: every text of the save that was refused, by field; it was a save of all or nothing.
    """

    status = 409

    def __init__(
        self, conflicts: tuple[Conflict, ...], velden: Mapping[str, str | None], advice: str
    ) -> None:
        first = conflicts[0]
        wie = first.wie[:1].upper() + first.wie[1:]
        when = f"{first.moment.astimezone(LOCAL):%d-%m-%Y om %H:%M}"
        what = "dit veld" if len(conflicts) == 1 else f"{len(conflicts)} van deze velden"
        super().__init__(f"{wie} wijzigde {what} op {when}, eerder dan u. {advice}")
        self.conflicts = conflicts
        self.velden: Mapping[str, str | None] = dict(velden)


class ShareError(UsageError):
    """A share link does not work (any more)."""

    status = 410


class ShareExpiredError(ShareError):
    """The last day of a share link has passed."""


class ShareWithdrawnError(ShareError):
    """Whoever made the share link has withdrawn it."""


class ShareBrokenError(ShareError):
    """The share link was changed, cut off, or made with another key."""

    status = 404
