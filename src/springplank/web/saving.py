# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Saves what a page sends: reads the fields, begins a dossier when needed, and says how it went."""

import math
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from springplank.actions import dossiers
from springplank.actions.dossiers import Conflict, ConflictError, Wijziging
from springplank.actions.filling import faults_together, read_fields
from springplank.actions.plan.fields import read_field
from springplank.actions.werk import Werk
from springplank.errors import UsageError
from springplank.web.visitor import remember_number
from springplank.web.werkplek import Werkplek, of_dossier

OF_FORM = frozenset({"revisie", "sleutel", "pagina"})
"""Names in a form that are about the form itself."""

MOST_FIELDS, LONGEST = 500, 25_000
"""What a form may hold; more comes from no page of ours."""

KIND = "application/x-www-form-urlencoded"
"""How a browser sends a form without a file; anything else would be read as an empty one."""

LAST_DIGIT = 1e-15
"""How far numbers lie apart of which only the last digit of the computer differs."""

NO_FORM = "Dit formulier klopt niet. Er is niets bewaard. Ga terug en probeer het opnieuw."


@dataclass(frozen=True, slots=True)
class Form:
    """What a page sent.

    Attributes:
        velden: text per field, as it was typed.
        basis: the revision that the person had before the eyes; 0 outside a dossier.
        sleutel: key of this attempt; sent again, it has one effect.
        is_whole: every field of the page was sent, also those that the person left alone.
    """

    velden: Mapping[str, str]
    basis: int
    sleutel: str
    is_whole: bool = False


async def read_form(request: Request) -> Form:
    """Read a form within limits.

    Raises:
        UsageError: when it is no form of ours.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != KIND:
        raise UsageError(NO_FORM)
    try:
        sent = await request.form(max_files=0, max_fields=MOST_FIELDS, max_part_size=LONGEST)
        texts = {name: str(text) for name, text in sent.items()}
        basis = int(texts.get("revisie") or 0)
    except (ValueError, HTTPException) as error:
        raise UsageError(NO_FORM) from error
    velden = {name: text for name, text in texts.items() if name not in OF_FORM}
    # With a script a page sends only what was changed.
    is_whole = "HX-Request" not in request.headers
    return Form(velden, basis, texts.get("sleutel") or secrets.token_urlsafe(12), is_whole)


Sent = Annotated[Form, Depends(read_form)]
"""What a route asks for: the form that was sent."""


@dataclass(frozen=True, slots=True)
class Saved:
    """How a save went.

    Attributes:
        hier: where the person works afterwards; in a dossier when anything was saved.
        voor: the work before.
        fouten: per field what is wrong with it; then nothing was saved.
        botsingen: fields that somebody else changed first; then nothing was saved.
        getypt: text per field that would change, as it was typed, to show again.
        intussen: what became of other fields since the page was made; it still shows them as
            they were. Empty when the page is made anew.
    """

    hier: Werkplek
    voor: Werk
    fouten: Mapping[str, str] = field(default_factory=dict)
    botsingen: tuple[Conflict, ...] = ()
    getypt: Mapping[str, str] = field(default_factory=dict)
    intussen: tuple[Wijziging, ...] = ()

    @property
    def is_good(self) -> bool:
        """Say whether all is saved."""
        return not self.fouten and not self.botsingen


def save(hier: Werkplek, form: Form, wrong: Mapping[str, str] | None = None) -> Saved:
    """Save the fields of a form: all of them, or none.

    Args:
        hier: where the person works.
        form: what the page sent.
        wrong: per field what the page itself finds wrong with it.

    Raises:
        UsageError: through a shared link nothing can be changed.
    """
    if not hier.may_change:
        raise UsageError("U kijkt mee met een gedeelde link. Daarmee kunt u niets wijzigen.")
    found = read_fields(hier.werk, form.velden, read_field)
    wanted, fouten = found.velden, {**found.fouten, **(wrong or {})}
    left = _left_alone(hier, form, wanted)
    changed = {
        name: text
        for name, text in wanted.items()
        if name not in left and not _is_same(hier.werk.velden.get(name), text)
    }
    if not fouten and changed:
        told = faults_together(hier.werk, changed)
        fouten = {next(iter(changed)): told[0]} if told else {}
    # What the person left alone stays as it is now, and not as it was when the page was made.
    typed = {name: form.velden[name] for name in form.velden if name in changed or name in fouten}
    if fouten or not changed:
        return Saved(hier, hier.werk, fouten, getypt=typed)
    now = datetime.now(UTC)
    dossier = hier.dossier
    if dossier is None:
        name = hier.onderwerp.naam
        dossier = dossiers.create_dossier(hier.onderwerp.code, name, now, form.sleutel)
    try:
        done = dossiers.change_fields(dossier.id, changed, form.basis, form.sleutel, now, hier.wie)
    except ConflictError as error:
        there = of_dossier(dossier.id, wie=hier.wie)
        others = () if form.is_whole else _meanwhile(there, form.basis, changed)
        return Saved(there, hier.werk, {}, error.conflicts, typed, others)
    there = of_dossier(dossier.id, wie=hier.wie)
    own = {change.veld for change in done.wijzigingen}
    is_fresh = form.is_whole or hier.dossier is None
    others = () if is_fresh else _meanwhile(there, form.basis, own)
    return Saved(there, hier.werk, intussen=others)


def _is_same(stored: str | None, text: str | None) -> bool:
    """Say whether a text is what is stored already.

    A share that a program wrote may lose its very last digit on its way to a percentage and back.
    """
    if stored is None or text is None or stored == text:
        return stored == text
    try:
        numbers = float(stored), float(text)
    except ValueError:
        return False
    return text == repr(numbers[1]) and math.isclose(*numbers, rel_tol=LAST_DIGIT)


def _meanwhile(hier: Werkplek, basis: int, own: Collection[str]) -> tuple[Wijziging, ...]:
    """Give the newest change of every field that became another since a page was made.

    Args:
        hier: where the person works, after the save.
        basis: the revision that the page shows.
        own: fields that this page wrote itself, or was told about.
    """
    assert hier.dossier is not None
    later = dossiers.list_changes(hier.dossier.id, most=max(0, hier.dossier.revisie - basis))
    newest = {change.veld: change for change in reversed(later) if change.veld not in own}
    before = {change.veld: change.oud for change in later}
    return tuple(one for veld, one in newest.items() if one.nieuw != before[veld])


def _left_alone(hier: Werkplek, form: Form, wanted: Mapping[str, str | None]) -> set[str]:
    """Give the fields that still say what the page said: somebody else may have changed them."""
    if hier.dossier is None or not form.is_whole:
        return set()
    later = max(0, hier.dossier.revisie - max(0, form.basis))
    before = {
        change.veld: change.oud for change in dossiers.list_changes(hier.dossier.id, most=later)
    }
    return {veld for veld, text in before.items() if veld in wanted and wanted[veld] == text}


def go_to(request: Request, url: str) -> Response:
    """Send the browser to another page, with a script or without."""
    answer: Response = RedirectResponse(url, 303)
    if request.headers.get("HX-Request"):
        answer = Response(status_code=204, headers={"HX-Redirect": url})
    remember_number(request, answer)
    return answer
