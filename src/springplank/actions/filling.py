# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Fields that are sent together: read one by one, checked as a whole, for pages and programs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from springplank.actions import werk
from springplank.actions.werk import Werk
from springplank.errors import SpringplankError

Reader = Callable[[Werk, str, str], str | None]
"""Reads one field in the spelling of who sends it; None empties it."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was sent, in the one spelling that is stored.

    Attributes:
        velden: text per field that fits; None empties it.
        fouten: per field that does not fit what is wrong and what to do.
    """

    velden: Mapping[str, str | None]
    fouten: Mapping[str, str]


def read_fields(doing: Werk, sent: Mapping[str, str], reader: Reader) -> Read:
    """Read every field; one that does not fit does not hide the faults of the others.

    A field is read beside those that stay and those that were read before it, not beside what
    they replace: two scenarios that change places do not stand in each other's way.
    """
    velden: dict[str, str | None] = {}
    fouten: dict[str, str] = {}
    around = changed_werk(doing, dict.fromkeys(sent))
    for veld, text in sent.items():
        try:
            velden[veld] = reader(changed_werk(around, velden), veld, text)
        except SpringplankError as error:
            fouten[veld] = str(error)
    return Read(velden, fouten)


def changed_werk(doing: Werk, changed: Mapping[str, str | None]) -> Werk:
    """Give the work as it would be with some fields changed."""
    velden = {**doing.velden, **changed}
    return Werk(doing.code, {n: t for n, t in velden.items() if t is not None})


def faults_together(doing: Werk, changed: Mapping[str, str | None]) -> tuple[str, ...]:
    """Check fields that fit one by one, but perhaps not together."""
    return tuple(werk.check(changed_werk(doing, changed)))
