# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The way on from a page that says what went wrong."""

import re

import pytest
from httpx2 import Response
from starlette.testclient import TestClient
from tests.journeys.walk import routes
from tests.web.pagina import dossier_with, shared_with

BELONGS = {
    "/aansluiting/excel": "/aansluiting",
    "/aansluiting/keuzes": "/aansluiting",
    "/delen/intrekken": "/delen",
    "/geschiedenis/naam": "/geschiedenis",
    "/geschiedenis/ongedaan": "/geschiedenis",
    "/geschiedenis/opnieuw": "/geschiedenis",
    "/geschiedenis/versies": "/geschiedenis",
    "/geschiedenis/versies/{nummer}": "/geschiedenis",
    "/plan/hoofdstuk/{naam}/neem-over/{blok}": "/plan/hoofdstuk/{naam}",
    "/plan/hoofdstuk/{naam}/opmerking/{blok}": "/plan/hoofdstuk/{naam}",
    "/plan/hoofdstuk/{naam}/tekst/{blok}": "/plan/hoofdstuk/{naam}",
    "/plan/voorbeeld": "/plan",
}
"""By address to which something can only be sent: the page that it belongs to."""

PARTS = {"nummer": "1", "naam": "geld", "blok": "geld.slot"}


def links_of(answer: Response) -> dict[str, str]:
    """Give the links of the part of a page that is about it, by address."""
    part = answer.text.partition("<main")[2].partition("</main>")[0]
    return dict(re.findall(r'<a[^>]* href="([^"]+)"[^>]*>([^<]+)</a>', part))


def test_every_address_to_send_to_has_its_page() -> None:
    """Elk adres waar alleen iets te versturen valt, hoort bij een pagina uit deze lijst."""
    read = {route.path for about, route in routes() if about and "GET" in (route.methods or ())}
    sent = {route.path for about, route in routes() if about and "POST" in (route.methods or ())}
    assert sent - read == BELONGS.keys()


@pytest.mark.parametrize("path", BELONGS)
def test_an_address_to_send_to_leads_to_its_page(client: TestClient, path: str) -> None:
    """Wie een adres opent waar alleen iets te versturen valt, komt met een klik op de pagina."""
    end, page = path.format(**PARTS), BELONGS[path].format(**PARTS)
    for base in (dossier_with("GM0402", {"scenario.1": "versterken"}), "/bekijk/GM0402"):
        answer = client.get(base + end)
        assert answer.status_code == 405
        way, _ = links_of(answer)
        # Nothing is kept of who only looks, so there is no history either.
        has_page = base.startswith("/dossier/") or page != "/geschiedenis"
        assert way == (base + page if has_page else base)
        assert client.get(way).status_code == 200


def test_an_unknown_page_of_a_dossier_leads_to_the_dossier(client: TestClient) -> None:
    """Een onbekende pagina van een dossier heeft een link naar het dossier zelf."""
    base = dossier_with("GM0402", {"scenario.1": "versterken"})
    answer = client.get(f"{base}/bestaat-niet")
    assert links_of(answer) == {base: "Naar het dossier", "/": "Terug naar het begin"}
    shared = shared_with("GM0402", {})
    assert links_of(client.get(f"{shared}/x"))[shared] == "Naar het begin van deze link"
    assert "/bekijk/GM0402" in links_of(client.get("/bekijk/GM0402/x"))
    assert "/inlezen" in links_of(client.get("/inlezen/overnemen"))


@pytest.mark.parametrize(
    "address", ["/dossier/x/geld", "/dossier", "/gedeeld/x/geld", "/bekijk/GM9999/geld", "/x/y/z"]
)
def test_no_link_leads_to_a_second_fault(client: TestClient, address: str) -> None:
    """Bestaat ook het dossier, de link of de gemeente niet, dan blijft alleen het begin over."""
    assert links_of(client.get(address)) == {"/": "Terug naar het begin"}


def test_a_refused_form_leads_back_to_its_page(client: TestClient) -> None:
    """Wordt een formulier geweigerd, dan is de pagina ervan een klik verder."""
    base = dossier_with("GM0402", {"scenario.1": "versterken"})
    answer = client.post(f"{base}/keuzes", content="[]", headers={"content-type": "text/plain"})
    assert answer.status_code == 400
    assert f"{base}/keuzes" in links_of(answer)


def test_a_refused_visitor_learns_nothing(client: TestClient) -> None:
    """Wie via een andere website komt, hoort niet of een dossier bestaat."""
    base = dossier_with("GM0402", {})
    there, not_there = (
        client.post(f"{address}/keuzes", headers={"sec-fetch-site": "cross-site"}).text
        for address in (base, "/dossier/x")
    )
    assert there == not_there
