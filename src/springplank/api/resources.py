# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the resources share: how one is registered, and the names in an address."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from springplank.actions.question import ask_world, subject_in, today
from springplank.api.schemas import Schema
from springplank.errors import NotFoundError, UsageError
from springplank.reference.subjects import Onderwerp
from springplank.scenarios.scenario import library

Answer = dict[str, Any]
Reader = Callable[..., Answer]

MOST_DRAWS, MOST_DRAWS_TOGETHER = 1000, 400
"""Draws that may be asked for, of one projection and of several: a few seconds of work."""

MOST_SCENARIOS = 4
FIRST, LAST = 2015, 2060
CIRCULAIRE = "meicirculaire-2024"

Code = Annotated[
    str,
    Path(
        max_length=100,
        description="Code of naam van een gemeente, samenwerkingsverband of regio.",
        examples=["GM0402", "ammatch"],
    ),
]
Jaar = Annotated[int, Path(ge=FIRST, le=LAST, description="Kalenderjaar.", examples=[2026])]
Sleutel = Annotated[str, Path(max_length=100, description="Sleutel.")]
MaybeYear = Annotated[
    int | None, Query(ge=FIRST, le=LAST, description="Kalenderjaar.", examples=[2026])
]
Van = Annotated[
    int | None, Query(ge=FIRST, le=LAST, description="Eerste kalenderjaar.", examples=[2026])
]
Tot = Annotated[
    int | None, Query(ge=FIRST, le=LAST, description="Laatste kalenderjaar.", examples=[2028])
]
Bekend = Annotated[
    str | None,
    Query(
        max_length=60,
        description="Zoals bekend in deze circulaire of op deze dag.",
        examples=[CIRCULAIRE],
    ),
]
Trekkingen = Annotated[
    int, Query(ge=1, le=MOST_DRAWS, description="Hoe vaak wordt doorgerekend.", examples=[200])
]
TrekkingenSamen = Annotated[
    int,
    Query(ge=1, le=MOST_DRAWS_TOGETHER, description="Hoe vaak wordt doorgerekend.", examples=[100]),
]
Scenarios = Annotated[
    str,
    Query(
        max_length=250,
        description="Sleutels van scenario's, met komma's ertussen: hoogstens vier.",
        examples=["nulalternatief,versterken"],
    ),
]


def reads(
    router: APIRouter, path: str, name: str, summary: str, schema: Schema
) -> Callable[[Reader], Reader]:
    """Register a resource that is read with GET.

    Args:
        router: where it belongs.
        path: its path.
        name: name of the operation.
        summary: what it answers, in Dutch.
        schema: JSON schema of the answer.
    """
    return router.get(
        path,
        operation_id=name,
        summary=summary,
        description=summary,
        responses=answers_with(200, schema),
    )


def answers_with(status: int, schema: Schema) -> dict[int | str, dict[str, Any]]:
    """Describe the answer of a success."""
    content = {"application/json": {"schema": schema}}
    return {status: {"description": "Het antwoord.", "content": content}}


def found_subject(code: str) -> Onderwerp:
    """Find the subject of a path.

    Raises:
        NotFoundError: when it does not exist.
    """
    try:
        return subject_in(ask_world(), code, today().year)
    except UsageError as error:
        raise NotFoundError(str(error)) from error


def shipped(name: str) -> str:
    """Give the key of a scenario that comes along; files are not read over the API.

    Raises:
        UsageError: when there is none.
    """
    if name not in library():
        raise UsageError(f"Scenario {name[:60]!r} bestaat niet. Zie /api/v1/scenarios.")
    return name


def several(names: str, least: int = 1) -> tuple[str, ...]:
    """Give the keys of up to four scenarios.

    Raises:
        UsageError: when there are too few or too many, or one does not exist.
    """
    found = tuple(shipped(name.strip()) for name in names.split(","))
    if not least <= len(found) <= MOST_SCENARIOS:
        raise UsageError(f"Geef {least} tot en met {MOST_SCENARIOS} scenario's.")
    return found
