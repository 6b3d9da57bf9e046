# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Wat verandert er: everything that was changed, in full words, to read and to print."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from springplank.actions.changed import Verandering, changes_of
from springplank.actions.choices import meaning_of, preview
from springplank.actions.forecast import run_id_of
from springplank.actions.werk import question_of
from springplank.scenarios.scenario import library
from springplank.web.pages.beelden import Verwijzing, source_link
from springplank.web.pages.keuzes import name_here
from springplank.web.rendering import render
from springplank.web.werkplek import Basis, Hier

router = APIRouter(include_in_schema=False, prefix="/keuzes/verandert")


@dataclass(frozen=True, slots=True)
class Regel:
    """One change, with the page of its source; None without one."""

    verandering: Verandering
    bron: Verwijzing | None


@dataclass(frozen=True, slots=True)
class Groep:
    """Changes that come from one place."""

    naam: str
    uitleg: tuple[str, ...]
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """All that veranderd.html may use."""

    basis: Basis
    scenario: str
    uitleg: str
    tegen: str
    aantal: int
    groepen: tuple[Groep, ...]


@router.get("")
def show(
    request: Request, hier: Hier, scenario: Annotated[str, Query(max_length=60)] = ""
) -> HTMLResponse:
    """Show every change; a scenario in the address is looked at without saving it."""
    seen = (
        replace(hier, werk=preview(hier.werk, scenario)) if scenario and hier.may_change else hier
    )
    found = library()[seen.werk.scenarios[0]]
    groups = tuple(
        Groep(
            group.naam,
            group.uitleg,
            tuple(
                Regel(one, source_link(one.bron) if one.bron else None)
                for one in group.veranderingen
            ),
        )
        for group in changes_of(seen.werk)
    )
    context = Context(
        hier.basis("keuzes", run_id_of(question_of(seen.werk))),
        name_here(found.key),
        meaning_of(found),
        found.tegen,
        sum(len(group.regels) for group in groups),
        groups,
    )
    return render(request, "veranderd.html", context)
