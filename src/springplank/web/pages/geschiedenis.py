# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Geschiedenis: every change of a dossier, undo and redo, and versions with a name."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, Path, Request, Response

from springplank.actions import dossiers
from springplank.actions.dossiers import Dossier, Geweigerd, Wijziging
from springplank.actions.field_words import name_of_field, text_of_field
from springplank.errors import NotFoundError
from springplank.web.rendering import render
from springplank.web.saving import go_to
from springplank.web.visitor import earlier_names, given_name, remember_name
from springplank.web.werkplek import Basis, Hier, Werkplek, moment_in_words

router = APIRouter(include_in_schema=False, prefix="/geschiedenis")


MOST = 500
"""Changes on one page; more than anybody reads."""

LAST = 1_000_000
"""A higher number of a version or a change fits no database."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One change, in words; of a text that came too late there is no kind and nothing before."""

    moment: str
    wie: str
    soort: str
    veld: str
    oud: str
    nieuw: str


@dataclass(frozen=True, slots=True)
class Bewaard:
    """One version, in words."""

    nummer: int
    naam: str
    moment: str
    wie: str


@dataclass(frozen=True, slots=True)
class Context:
    """All that geschiedenis.html may use."""

    basis: Basis
    regels: tuple[Regel, ...]
    versies: tuple[Bewaard, ...]
    te_laat: tuple[Regel, ...]
    kan_terug: bool
    kan_weer: bool
    klopt: bool
    sleutel: str
    revisie: int
    wie: str
    naam: str


@router.get("")
def show(request: Request, hier: Hier) -> Response:
    """Show what was changed, by whom and when.

    Raises:
        NotFoundError: outside a dossier there is no history.
    """
    key = _dossier(hier).id
    steps = dossiers.find_steps(key, hier.wie, earlier_names(request))
    context = Context(
        hier.basis("geschiedenis"),
        tuple(_regel(change) for change in dossiers.list_changes(key, most=MOST)),
        tuple(
            Bewaard(v.nummer, v.naam, moment_in_words(v.moment), v.wie)
            for v in dossiers.list_versions(key)
        ),
        tuple(map(_late, dossiers.list_refused(key))),
        bool(steps.back),
        bool(steps.forth),
        dossiers.check_history(key) is None,
        secrets.token_urlsafe(12),
        _dossier(hier).revisie,
        hier.wie,
        given_name(request),
    )
    return render(request, "geschiedenis.html", context)


@router.post("/ongedaan")
def undo(
    request: Request, hier: Hier, poging: Annotated[str, Form(alias="sleutel")] = ""
) -> Response:
    """Take back the last save of this person, under whatever name it was made."""
    key, others = poging or secrets.token_urlsafe(12), earlier_names(request)
    dossiers.undo(_dossier(hier).id, key, datetime.now(UTC), hier.wie, others)
    return go_to(request, f"{hier.pad}/geschiedenis")


@router.post("/opnieuw")
def redo(
    request: Request, hier: Hier, poging: Annotated[str, Form(alias="sleutel")] = ""
) -> Response:
    """Do again what was taken back."""
    key, others = poging or secrets.token_urlsafe(12), earlier_names(request)
    dossiers.redo(_dossier(hier).id, key, datetime.now(UTC), hier.wie, others)
    return go_to(request, f"{hier.pad}/geschiedenis")


@router.post("/naam")
def name_person(
    request: Request, hier: Hier, naam: Annotated[str, Form(max_length=20_000)] = ""
) -> Response:
    """Keep the name under which this person works; without one it is a number again."""
    _dossier(hier)
    answer = go_to(request, f"{hier.pad}/geschiedenis#wie")
    remember_name(request, answer, naam)
    return answer


@router.post("/versies")
def name_version(
    request: Request,
    hier: Hier,
    naam: Annotated[str, Form(max_length=20_000)] = "",
    poging: Annotated[str, Form(alias="sleutel")] = "",
) -> Response:
    """Give the present state a name."""
    key = poging or secrets.token_urlsafe(12)
    dossiers.save_version(_dossier(hier).id, naam, key, datetime.now(UTC), hier.wie)
    return go_to(request, f"{hier.pad}/geschiedenis#versies")


@router.post("/versies/{nummer}")
def restore(
    request: Request,
    hier: Hier,
    nummer: Annotated[int, Path(le=LAST)],
    revisie: Annotated[int | None, Form(ge=0, le=LAST)] = None,
    poging: Annotated[str, Form(alias="sleutel")] = "",
) -> Response:
    """Put an old version on top; not over what somebody changed after this page was shown."""
    dossier, key = _dossier(hier), poging or secrets.token_urlsafe(12)
    basis = dossier.revisie if revisie is None else revisie
    dossiers.restore_version(dossier.id, nummer, basis, key, datetime.now(UTC), hier.wie)
    return go_to(request, f"{hier.pad}/geschiedenis")


def _dossier(hier: Werkplek) -> Dossier:
    if hier.dossier is None:
        raise NotFoundError(
            "Hier is nog geen geschiedenis. Die begint met uw eerste cijfer of keuze."
        )
    return hier.dossier


def _regel(change: Wijziging) -> Regel:
    return Regel(
        moment_in_words(change.moment),
        change.wie,
        str(change.soort),
        name_of_field(change.veld),
        text_of_field(change.veld, change.oud),
        text_of_field(change.veld, change.nieuw),
    )


def _late(found: Geweigerd) -> Regel:
    return Regel(
        moment_in_words(found.moment),
        found.wie,
        "",
        name_of_field(found.veld),
        "",
        text_of_field(found.veld, found.waarde),
    )
