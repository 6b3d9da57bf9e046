# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where somebody can go on from a page that says what went wrong: the nearest page that exists."""

from dataclasses import dataclass
from urllib.parse import quote

from fastapi import Request
from starlette.routing import Match, Mount

from springplank.errors import SpringplankError
from springplank.web.werkplek import ONLY_IN_DOSSIER, find_werkplek

BEGIN = "/"
READING = frozenset({"GET", "HEAD"})
MOST_PARTS = 8
"""Parts of the longest address of a page; a longer one comes from no page of ours."""

HOME = 2
"""Parts of the address of the first page of a subject: how it is looked at, and which one."""

DOSSIER = "dossier"
TOLD = {
    "bekijk": "Naar de eerste pagina over dit onderwerp",
    DOSSIER: "Naar het dossier",
    "gedeeld": "Naar het begin van deze link",
}
"""What a link to the first page of a subject says, by how it is looked at."""

OWN_PAGE = "Naar de pagina waar dit bij hoort"


@dataclass(frozen=True, slots=True)
class Uitweg:
    """A page to go to.

    Attributes:
        url: its address; BEGIN when there is nothing nearer.
        tekst: what the link says.
    """

    url: str
    tekst: str


NOWHERE = Uitweg(BEGIN, "Terug naar het begin")


def way_back(request: Request) -> Uitweg:
    """Find the nearest page that can be read: of an address to send to, the page it belongs to.

    Args:
        request: what was asked, and could not be answered.
    """
    parts = request.scope["path"].strip("/").split("/")
    kind = parts[0] if parts[0] in TOLD else ""
    if len(parts) > MOST_PARTS or (kind and not _works(request, parts)):
        return NOWHERE
    # Who only read this very address would meet the same fault there.
    longest = len(parts) - 1 if request.method in READING else len(parts)
    for length in range(longest, 0, -1):
        path = "/" + "/".join(parts[:length])
        if kind != DOSSIER and ONLY_IN_DOSSIER.intersection(parts[HOME:length]):
            continue
        if _can_be_read(request, path):
            return Uitweg(quote(path), TOLD[kind] if kind and length == HOME else OWN_PAGE)
    return NOWHERE


def _works(request: Request, parts: list[str]) -> bool:
    """Say whether there is such a dossier, subject or link: no link leads to a second fault."""
    try:
        find_werkplek(request, parts[1] if len(parts) >= HOME else "")
    except SpringplankError:
        return False
    return True


def _can_be_read(request: Request, path: str) -> bool:
    """Say whether a page answers at an address; files and the API are no pages."""
    asked = {"type": "http", "method": "GET", "path": path, "root_path": "", "headers": []}
    return any(
        not isinstance(route, Mount) and route.matches(asked)[0] is Match.FULL
        for route in request.app.routes
    )
