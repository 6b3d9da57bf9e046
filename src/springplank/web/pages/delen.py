# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Delen: a link to exactly this state, and the same state as one file."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from springplank.actions import sharing
from springplank.actions.handout import filled_in, hand_out
from springplank.actions.sharing import Deellink, Shared
from springplank.errors import UsageError
from springplank.web.bestand import html_answer
from springplank.web.pages.deelbestand import write_file
from springplank.web.rendering import render
from springplank.web.saving import go_to
from springplank.web.velden import Veld
from springplank.web.werkplek import LOCAL, Basis, Hier, Werkplek, moment_in_words
from springplank.words.figures import day

router = APIRouter(include_in_schema=False, prefix="/delen")

USUAL, MOST = 30, 366
"""Days that a link works: when nothing is said, and at most."""

READ_ONLY = "U kijkt mee met een gedeelde link. Daarmee kunt u niets wijzigen of delen."


class ReadOnlyError(UsageError):
    """Something is asked that a shared link cannot do."""

    status = 403


@dataclass(frozen=True, slots=True)
class Link:
    """A link that was made, in words.

    Attributes:
        id: says which link this is.
        gemaakt: when.
        wie: who made it.
        tot: last day on which it works.
        staat: "werkt", "verlopen" or "ingetrokken", with the day.
        werkt: it can be withdrawn.
    """

    id: str
    gemaakt: str
    wie: str
    tot: str
    staat: str
    werkt: bool


@dataclass(frozen=True, slots=True)
class Nieuw:
    """The link that was just made: its address, its last day, and whether the plan is not in it."""

    adres: str
    tot: str
    zonder_plan: bool


@dataclass(frozen=True, slots=True)
class Context:
    """All that delen.html may use."""

    basis: Basis
    dagen: Veld
    nieuw: Nieuw | None
    links: tuple[Link, ...]
    ingevuld: tuple[tuple[str, str], ...]


@router.get("")
def show(request: Request, hier: Hier) -> Response:
    """Show how this state can be shared, and which links there are."""
    if not hier.may_change:
        return go_to(request, hier.pad)
    return _page(request, hier, str(USUAL))


@router.post("")
def share(
    request: Request, hier: Hier, dagen: Annotated[str, Form(max_length=100)] = str(USUAL)
) -> Response:
    """Make a link; its text is shown now and not kept."""
    _refuse_shared(hier)
    typed = dagen.strip()
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed) <= MOST):
        fault = f"Vul een heel aantal dagen in, van 1 tot en met {MOST}."
        return _page(request, hier, typed, fout=fault)
    now = datetime.now(UTC)
    until = now.astimezone(LOCAL).date() + timedelta(days=int(typed))
    made = sharing.share(
        hier.werk.code,
        hier.werk.velden,
        until,
        now,
        wie=hier.wie,
        dossier=hier.dossier.id if hier.dossier else None,
    )
    return _page(request, hier, typed, made=made)


@router.post("/intrekken")
def withdraw(
    request: Request,
    hier: Hier,
    link: Annotated[str, Form(max_length=200)] = "",
    adres: Annotated[str, Form(max_length=300_000)] = "",
) -> Response:
    """Make a link useless; a second time changes nothing.

    In a dossier the links are listed; elsewhere whoever has the link itself may withdraw it.

    Raises:
        UsageError: when nothing was filled in, or the link belongs to a dossier.
    """
    _refuse_shared(hier)
    if hier.dossier is None:
        token = adres.strip().rstrip("/").rpartition("/gedeeld/")[2].partition("/")[0]
        if not token:
            raise UsageError("Plak de link die u wilt intrekken in het veld.")
        sharing.withdraw_by_text(token, datetime.now(UTC), wie=hier.wie)
        done = ("goed", "De link is ingetrokken. Hij werkt niet meer.")
        return _page(request, hier, str(USUAL), melding=(done,))
    sharing.withdraw(link, datetime.now(UTC), wie=hier.wie, dossier=hier.dossier.id)
    return go_to(request, f"{hier.pad}/delen#links")


@router.get("/bestand.html")
def download(hier: Hier) -> Response:
    """Give the whole state as one file that opens without Springplank."""
    return html_answer(f"springplank-{hier.onderwerp.naam}", write_file(hand_out(hier.werk)))


def _page(
    request: Request,
    hier: Werkplek,
    dagen: str,
    *,
    made: Shared | None = None,
    fout: str = "",
    melding: tuple[tuple[str, str], ...] = (),
) -> Response:
    hint = f"Kies 1 tot en met {MOST} dagen. Daarna werkt de link niet meer."
    field = Veld(
        "dagen", "Hoe lang moet de link werken?", dagen, hint, "dagen", fout, soort="numeric"
    )
    links: tuple[Link, ...] = ()
    if hier.dossier is not None:
        now = datetime.now(UTC)
        links = tuple(_link(found, now) for found in sharing.list_shares(hier.dossier.id))
    basis = hier.basis("delen", melding=melding)
    context = Context(basis, field, _new(request, made), links, filled_in(hier.werk))
    return render(request, "delen.html", context, 400 if fout else 200)


def _new(request: Request, made: Shared | None) -> Nieuw | None:
    if made is None:
        return None
    url = f"{request.base_url}gedeeld/{made.token}"
    return Nieuw(url, _last_day(made.link), made.is_without_plan)


def _last_day(link: Deellink) -> str:
    return day(link.tot.astimezone(LOCAL).date())


def _link(found: Deellink, now: datetime) -> Link:
    state = "werkt"
    if found.ingetrokken is not None:
        state = f"ingetrokken op {moment_in_words(found.ingetrokken)}"
    elif now > found.tot:
        state = "verlopen"
    return Link(
        found.id,
        moment_in_words(found.moment),
        found.wie,
        _last_day(found),
        state,
        state == "werkt",
    )


def _refuse_shared(hier: Werkplek) -> None:
    if not hier.may_change:
        raise ReadOnlyError(READ_ONLY)
