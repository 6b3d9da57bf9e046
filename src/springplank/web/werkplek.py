# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where somebody works: looking at a subject, in a dossier, or through a link that was shared.

The same pages stand under three addresses: /bekijk/CODE, /dossier/ID and /gedeeld/TOKEN.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from fastapi import Depends, Path, Request

from springplank import __version__
from springplank.actions import dossiers, sharing, werk
from springplank.actions.dossiers import Dossier
from springplank.actions.reading import for_reader, without_orders
from springplank.actions.werk import Werk
from springplank.errors import NotFoundError, UsageError
from springplank.reference.subjects import Onderwerp
from springplank.web.visitor import ANYBODY, who
from springplank.words.figures import day

LOCAL = ZoneInfo("Europe/Amsterdam")
PAGES: Sequence[tuple[str, str, str]] = (
    ("oogopslag", "In één oogopslag", ""),
    ("geld", "Geld", "/geld"),
    ("mensen", "Mensen", "/mensen"),
    ("bedrijf", "Bedrijf", "/bedrijf"),
    ("keuzes", "Keuzes", "/keuzes"),
    ("plan", "Plan", "/plan"),
    ("eigen-cijfers", "Uw eigen cijfers", "/eigen-cijfers"),
    ("aansluiting", "Uw begroting", "/aansluiting"),
    ("geschiedenis", "Geschiedenis", "/geschiedenis"),
    ("delen", "Delen", "/delen"),
)
"""Key, label and end of the address of every page of a subject, in the order of the menu."""

ONLY_IN_DOSSIER = frozenset({"geschiedenis"})
NOT_WHEN_SHARED = frozenset({"geschiedenis", "delen", "eigen-cijfers", "aansluiting"})
Soort = Literal["bekijk", "dossier", "gedeeld"]


@dataclass(frozen=True, slots=True)
class Basis:
    """What every page shows around its content.

    Attributes:
        onderwerp: name of the subject; empty on a page about nothing in particular.
        pad: begin of the address of the pages of this subject.
        actief: key of this page.
        navigatie: key, label and address of every page that can be reached.
        soort: how the subject is looked at; empty without a subject.
        opgeslagen: when the last change was saved, in words; empty without one.
        melding: kind and text of what has to be said first.
        sinds: what changed since the last visit; empty when nothing did.
        run_id: kenmerk of the figures on the page.
        versie: version of Springplank.
    """

    onderwerp: str = ""
    pad: str = ""
    actief: str = ""
    navigatie: tuple[tuple[str, str, str], ...] = ()
    soort: str = ""
    opgeslagen: str = ""
    melding: tuple[tuple[str, str], ...] = ()
    sinds: str = ""
    run_id: str = ""
    versie: str = __version__

    def said(self, text: str) -> str:
        """Say a text as fits whoever looks: a reader of a shared link gets no orders."""
        return without_orders(text) if self.soort == "gedeeld" else text

    def remarks(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Give remarks as fits whoever looks; one that only gave an order is left out."""
        return for_reader(texts) if self.soort == "gedeeld" else tuple(texts)


@dataclass(frozen=True, slots=True)
class Werkplek:
    """One subject, looked at in one of three ways.

    Attributes:
        soort: "bekijk", "dossier" or "gedeeld".
        pad: begin of the address of its pages.
        werk: the fields that were filled in.
        onderwerp: the subject.
        dossier: the dossier; None outside one.
        tot: last day on which a shared link works; None otherwise.
        wie: who works here.
    """

    soort: Soort
    pad: str
    werk: Werk
    onderwerp: Onderwerp
    dossier: Dossier | None = None
    tot: datetime | None = None
    wie: str = ANYBODY

    @property
    def may_change(self) -> bool:
        """Say whether fields can be changed here; a shared link is only for reading."""
        return self.soort != "gedeeld"

    def basis(
        self,
        actief: str,
        run_id: str = "",
        melding: tuple[tuple[str, str], ...] = (),
        sinds: str = "",
    ) -> Basis:
        """Give what the page shows around its content."""
        hidden = NOT_WHEN_SHARED if self.soort == "gedeeld" else frozenset[str]()
        if self.soort == "bekijk":
            hidden = ONLY_IN_DOSSIER
        return Basis(
            onderwerp=self.onderwerp.naam,
            pad=self.pad,
            actief=actief,
            navigatie=tuple(
                (key, label, self.pad + end) for key, label, end in PAGES if key not in hidden
            ),
            soort=self.soort,
            opgeslagen=self._saved(),
            melding=(*melding, *self._told()),
            sinds=sinds,
            run_id=run_id,
        )

    def _saved(self) -> str:
        if self.dossier is None or self.dossier.revisie == 0:
            return ""
        moment = self.dossier.gewijzigd.astimezone(LOCAL)
        return f"Opgeslagen om {moment:%H:%M}"

    def _told(self) -> tuple[tuple[str, str], ...]:
        if self.tot is None:
            return ()
        last = self.tot.astimezone(LOCAL)
        sentence = (
            f"U kijkt mee met een gedeelde link. De link werkt tot en met {last:%d-%m-%Y}. "
            "U kunt hier niets wijzigen. Wie de link deelde, kan cijfers aanvullen."
        )
        return (("info", sentence),)


def moment_in_words(moment: datetime) -> str:
    """Write a moment as the clock on the wall: 3 juni 2026, 14:03."""
    local = moment.astimezone(LOCAL)
    return f"{day(local.date())}, {local:%H:%M}"


def find_werkplek(request: Request, sleutel: Annotated[str, Path(max_length=300_000)]) -> Werkplek:
    """Find where somebody works from the address of the page.

    Raises:
        NotFoundError: for an unknown subject or dossier.
        UsageError: for a link that does not work (any more).
    """
    now, soort = datetime.now(UTC), request.url.path.split("/", 2)[1]
    if soort == "dossier":
        return of_dossier(sleutel, now, wie=who(request))
    if soort == "gedeeld":
        shared = sharing.open_share(sleutel, now)
        doing = Werk(shared.code, shared.velden)
        return Werkplek(
            "gedeeld", f"/gedeeld/{sleutel}", doing, werk.onderwerp_of(doing), tot=shared.tot
        )
    try:
        subject = werk.onderwerp_of(Werk(sleutel))
    except UsageError as error:
        raise NotFoundError(str(error)) from error
    return Werkplek(
        "bekijk", f"/bekijk/{subject.code}", Werk(subject.code), subject, wie=who(request)
    )


def of_dossier(key: str, now: datetime | None = None, wie: str = ANYBODY) -> Werkplek:
    """Give the place of a dossier, as it is now.

    Args:
        key: its id.
        now: to write down that it is in use; None leaves that.
        wie: who works there.

    Raises:
        NotFoundError: when it does not exist.
    """
    dossier = dossiers.open_dossier(key, now)
    doing = Werk(dossier.code, dossier.velden)
    subject = werk.onderwerp_of(doing)
    return Werkplek("dossier", f"/dossier/{key}", doing, subject, dossier=dossier, wie=wie)


Hier = Annotated[Werkplek, Depends(find_werkplek)]
"""What a route asks for: the place somebody works."""
