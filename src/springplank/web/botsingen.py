# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A field that somebody else changed first, with both texts and what a person can do now."""

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

    @property
    def id(self) -> str:
        """Give the form that sends the text again a name of its own."""
        return f"botsing-{self.bij}"


def clash_of(
    saved: Saved, found: Conflict, end: str, *, label: str, texts: tuple[str, str], kind: str
) -> Botsing:
    """Tell of a conflict.

    Args:
        saved: how the save went.
        found: the conflict.
        end: the rest of the address of the page.
        label: what is asked in the field.
        texts: the text of this person and the one that stands there, as they are read.
        kind: "veld" or "kies": which macro shows the field.
    """
    return Botsing(
        found.veld,
        label,
        *texts,
        found.wie,
        saved.getypt.get(found.veld, ""),
        saved.hier.pad + end,
        saved.hier.dossier.revisie if saved.hier.dossier else 0,
        f"{kind}-{found.veld.replace('.', '-')}",
    )
