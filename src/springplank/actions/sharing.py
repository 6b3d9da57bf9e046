# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Share work with others: a link to look at exactly this state, with an end date."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from springplank.actions.dossiers import NOBODY, SCHEMA, open_dossier, own_database
from springplank.errors import UsageError
from springplank.store import shares
from springplank.store.faults import (
    LOCAL,
    ShareBrokenError,
    ShareError,
    ShareExpiredError,
    ShareWithdrawnError,
)
from springplank.store.places import find_key
from springplank.store.shares import Deellink
from springplank.store.tokens import State, seal, unseal
from springplank.words.figures import day

__all__ = [
    "Deellink",
    "Gedeeld",
    "ShareBrokenError",
    "ShareError",
    "ShareExpiredError",
    "ShareWithdrawnError",
    "Shared",
]

PLAN = "plan."
"""How the name of every field of a plan begins."""

LONGEST_WITH_PLAN = 7_900
"""Letters of a link that mail and chat still pass on whole, without the address before it."""

MOST_DAYS = 731
"""How far ahead the end of a link may be."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A link that was made.

    Attributes:
        token: the text of the link; it is shown once and not kept.
        link: what is known of it.
        is_without_plan: the plan was left out, because the link became too long with it.
    """

    token: str
    link: Deellink
    is_without_plan: bool = False


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """What somebody sees through a link.

    Attributes:
        id: which link this is.
        code: code of the subject.
        velden: text per field.
        tot: the last moment at which the link works, in UTC.
    """

    id: str
    code: str
    velden: Mapping[str, str]
    tot: datetime


def share(
    code: str,
    velden: Mapping[str, str],
    until: date,
    moment: datetime,
    *,
    wie: str = NOBODY,
    dossier: str | None = None,
) -> Shared:
    """Make a link that holds exactly these fields.

    The plan goes along when the link stays short enough with it; half a plan never does.

    Args:
        code: code of the subject.
        velden: text per field.
        until: last day on which it works, in the Netherlands.
        moment: now.
        wie: who shares.
        dossier: the dossier that it comes from; None without one.

    Raises:
        UsageError: when the day does not fit, or the work is too large for a link.
        NotSavedError: when the database fails; then there is no link.
        DataError: when the key cannot be read or made.
    """
    today = moment.astimezone(LOCAL).date()
    if not 0 <= (until - today).days <= MOST_DAYS:
        raise UsageError("Kies als laatste dag een dag vanaf vandaag, binnen twee jaar.")
    link = shares.new_link(code, dossier, _last_moment(until), wie, moment)
    token, is_without_plan = _token(link, until, velden)
    shares.keep_link(own_database(), link)
    return Shared(token, link, is_without_plan)


def _token(link: Deellink, until: date, velden: Mapping[str, str]) -> tuple[str, bool]:
    """Give the text of a link, and whether the plan was left out of it."""
    rest = {veld: text for veld, text in velden.items() if not veld.startswith(PLAN)}
    if len(rest) < len(velden):
        with contextlib.suppress(UsageError):  # then it is too large even for a long link
            token = _seal(link, until, velden)
            if len(token) <= LONGEST_WITH_PLAN:
                return token, False
    return _seal(link, until, rest), len(rest) < len(velden)


def _seal(link: Deellink, until: date, velden: Mapping[str, str]) -> str:
    return seal(State(link.id, until, SCHEMA.nummer, link.code, velden), find_key())


def share_dossier(dossier: str, until: date, moment: datetime, *, wie: str = NOBODY) -> Shared:
    """Make a link to a dossier exactly as it is now; see `share`.

    Raises:
        NotFoundError: when there is no such dossier.
    """
    found = open_dossier(dossier)
    return share(found.code, found.velden, until, moment, wie=wie, dossier=found.id)


def open_share(token: str, moment: datetime) -> Gedeeld:
    """Open a link.

    Raises:
        ShareBrokenError: when it was changed, cut off, or made elsewhere.
        ShareExpiredError: when its last day has passed.
        ShareWithdrawnError: when it was withdrawn.
        NewerSchemaError: when a newer version of Springplank made it.
    """
    state = unseal(token, find_key())
    tot = _last_moment(state.until)
    if moment > tot:
        raise ShareExpiredError(
            f"Deze link werkte tot en met {day(state.until)}. Vraag een nieuwe link."
        )
    known = shares.find_link(own_database(), state.id)
    if known is not None and known.ingetrokken is not None:
        taken = day(known.ingetrokken.astimezone(LOCAL).date())
        raise ShareWithdrawnError(
            f"De maker heeft deze link op {taken} ingetrokken. Vraag een nieuwe link."
        )
    velden = SCHEMA.upgrade(state.velden, state.schema, "Deze link")
    return Gedeeld(state.id, state.code, velden, tot)


def list_shares(dossier: str) -> tuple[Deellink, ...]:
    """List the links that were made from a dossier, newest first, withdrawn ones too."""
    return shares.list_links(own_database(), dossier)


def withdraw(
    link: str, moment: datetime, *, wie: str = NOBODY, dossier: str | None = None
) -> Deellink:
    """Make a link useless from now on; a second time changes nothing.

    Args:
        link: id of the link.
        moment: now.
        wie: who withdraws.
        dossier: only a link of this dossier; None for any.

    Raises:
        NotFoundError: when there is no such link.
        NotSavedError: when the database fails; then the link still works.
    """
    return shares.withdraw_link(own_database(), link, wie, moment, dossier)


def withdraw_by_text(token: str, moment: datetime, *, wie: str = NOBODY) -> Deellink:
    """Make a link useless that was made outside a dossier, by its own text.

    Args:
        token: the text of the link.
        moment: now.
        wie: who withdraws.

    Raises:
        ShareBrokenError: when it is no link of ours.
        UsageError: when it belongs to a dossier; there it can be withdrawn.
        NotFoundError: when nothing is known of it.
        NotSavedError: when the database fails; then the link still works.
    """
    state = unseal(token, find_key())
    known = shares.find_link(own_database(), state.id)
    if known is not None and known.dossier is not None:
        raise UsageError("Deze link hoort bij een dossier. Open dat dossier en trek hem daar in.")
    return shares.withdraw_link(own_database(), state.id, wie, moment)


def _last_moment(until: date) -> datetime:
    """Give the end of a day in the Netherlands, in UTC."""
    return datetime.combine(until, time.max, LOCAL).astimezone(UTC)
