# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Under which conditions a dossier may be changed: nobody overwrites what they did not see."""

import re
import secrets
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import Header

from springplank.actions.dossiers import ConflictError, Dossier
from springplank.api.problems import ProblemError

WIE = "een ander programma"
"""Who changes a dossier over the API, as long as nobody signs in."""

TAG = re.compile(r'"(\d{1,15})"', re.ASCII)

IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        max_length=100,
        description="Verplicht: de ETag van het dossier zoals u het las.",
        examples=['"3"'],
    ),
]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        max_length=200,
        description="Eigen kenmerk van deze vraag. Nog eens gestuurd heeft zij geen tweede gevolg.",
        examples=["9f1c2b7a"],
    ),
]


def now() -> datetime:
    """Give this moment, in UTC."""
    return datetime.now(UTC)


def new_key() -> str:
    """Give a key for a request that brought none."""
    return secrets.token_urlsafe(12)


def tag_of(dossier: Dossier) -> str:
    """Give the ETag of a dossier: its revision."""
    return f'"{dossier.revisie}"'


def read_basis(dossier: Dossier, if_match: str | None) -> int:
    """Read which revision the asker saw.

    Raises:
        ProblemError: when it is not told, or this dossier never had it.
    """
    if if_match is None:
        told = "Geef in de kop If-Match de ETag van het dossier zoals u het las."
        raise ProblemError(HTTPStatus.PRECONDITION_REQUIRED, told)
    if if_match.strip() == "*":
        return dossier.revisie
    found = TAG.fullmatch(if_match.strip())
    if found is None or int(found[1]) > dossier.revisie:
        told = "De ETag in If-Match is niet van dit dossier. Lees het dossier opnieuw."
        raise ProblemError(HTTPStatus.PRECONDITION_FAILED, told)
    return int(found[1])


def refused(error: ConflictError) -> ProblemError:
    """Say which fields somebody else changed first; both texts go along."""
    clashes = [
        {
            "veld": one.veld,
            "van_u": one.mine,
            "in_dossier": one.theirs,
            "wie": one.wie,
            "moment": one.moment.isoformat(),
            "nummer": one.nummer,
        }
        for one in error.conflicts
    ]
    return ProblemError(HTTPStatus.PRECONDITION_FAILED, str(error), botsingen=clashes)
