# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every page of the workbench with an address to try it at; a page without one fails the walk."""

from collections.abc import Iterator, Mapping

from fastapi.routing import APIRoute

from springplank.web.pages import ABOUT_SUBJECT, OTHERS

FILLED: Mapping[str, str] = {
    "/citeer": "/citeer?wat=geld/totaal/2026",
    "/citeer.csv": "/citeer.csv?wat=geld/totaal/2026",
    "/citeer.svg": "/citeer.svg?wat=geld/totaal/2026",
    "/geld/{regeling}/{jaar}": "/geld/beschut_werk/2026",
    "/plan/hoofdstuk/{naam}": "/plan/hoofdstuk/geld",
    "/plan/document/{bestand}": "/plan/document/raad-hilversum.html",
    "/bronnen/{sleutel}": "/bronnen/meicirculaire-2024",
    "/bronnen/waarden/{regeling}": "/bronnen/waarden/wsw",
}
"""For an address with a part or a question to fill in: one that exists."""


def routes() -> Iterator[tuple[bool, APIRoute]]:
    """Give every route, and whether it is about a subject."""
    for is_about, routers in ((True, ABOUT_SUBJECT), (False, OTHERS)):
        for router in routers:
            for route in router.routes:
                assert isinstance(route, APIRoute)
                yield is_about, route


def key_of(route: APIRoute, *, is_about: bool) -> str:
    """Give the name of a route in the access table."""
    return f"{{onderwerp}}{route.path}" if is_about else route.path


def pages(*, is_about: bool) -> list[str]:
    """List the addresses of all pages that are read: ends of an address for those of a subject."""
    found = []
    for about, route in routes():
        if about == is_about and "GET" in (route.methods or ()):
            found.append(FILLED.get(route.path, route.path))
    return found
