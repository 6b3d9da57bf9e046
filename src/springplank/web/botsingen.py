# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Fields that somebody else changed while a page was open, with what a person can do now."""

from collections.abc import Callable
from dataclasses import dataclass

from springplank.actions.dossiers import Conflict
from springplank.web.saving import Saved


@dataclass(frozen=True, slots=True)
class Botsing:
    """A field that somebody else changed first.

    Attributes:
        veld: name of the field.
        label: what is asked there.
        mijn: the text of this person, as it is read.
        hun: the text that stands there now.
        wie: who put it there.
        getypt: the text of this person as it was typed, to send again.
        url: where the page saves, and where it stands.
        revisie: the dossier as it is now: who sends the text again, saw the other one.
        bij: id of the field on the page.
        mee: other fields that were sent along and are not saved either, as they were typed.
    """

    veld: str
    label: str
    mijn: str
    hun: str
    wie: str
    getypt: str
    url: str
    revisie: int
    bij: str
    mee: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Give the form that sends the text again a name of its own."""
        return f"botsing-{self.bij}"


def clash_of(
    saved: Saved, found: Conflict, end: str, *, label: str, texts: tuple[str, str], bij: str
) -> Botsing:
    """Tell of a conflict.

    Args:
        saved: how the save went.
        found: the conflict.
        end: the rest of the address of the page.
        label: what is asked in the field.
        texts: the text of this person and the one that stands there, as they are read.
        bij: id of the field on the page.
    """
    clashed = {one.veld for one in saved.botsingen}
    return Botsing(
        found.veld,
        label,
        *texts,
        found.wie,
        saved.getypt.get(found.veld, ""),
        saved.hier.pad + end,
        saved.hier.dossier.revisie if saved.hier.dossier else 0,
        bij,
        tuple((veld, text) for veld, text in saved.getypt.items() if veld not in clashed),
    )


@dataclass(frozen=True, slots=True)
class Intussen:
    """A field that somebody else changed, of which the page still shows the text before.

    Attributes:
        hun: the text that stands there now, as it is read.
        wie: who put it there.
        url: the page itself, to make it anew.
        bij: id of the field on the page.
    """

    hun: str
    wie: str
    url: str
    bij: str


def meanwhile_of(
    saved: Saved, end: str, find_id: Callable[[str], str], shown: Callable[[str, str | None], str]
) -> tuple[Intussen, ...]:
    """Tell of every field on a page that somebody else changed since the page was made.

    Args:
        saved: how the save went.
        end: the rest of the address of the page.
        find_id: gives the id of a field on the page; empty when it is not there.
        shown: gives a text of a field as it is read.
    """
    return tuple(
        Intussen(shown(one.veld, one.nieuw), one.wie, saved.hier.pad + end, bij)
        for one in saved.intussen
        if (bij := find_id(one.veld))
    )


def id_of(kind: str, veld: str) -> str:
    """Give the id of a field on a page.

    Args:
        kind: "veld" or "kies": which macro shows it.
        veld: name of the field.
    """
    return f"{kind}-{veld.replace('.', '-')}"
