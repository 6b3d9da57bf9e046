# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import re

from starlette.testclient import TestClient

from springplank.web.pages.start import EXAMPLES


def test_the_first_page_asks_one_thing(client: TestClient) -> None:
    """De eerste pagina heeft één veld en drie voorbeeldvragen, verder niets."""
    page = client.get("/").text
    assert len(re.findall(r"<input", page)) == 1
    assert "Welke gemeente of welk samenwerkingsverband?" in page
    assert len(EXAMPLES) == 3
    for text, url in EXAMPLES:
        assert f'href="{url}"' in page
        assert text in page


def test_every_example_is_answered(client: TestClient) -> None:
    """Elke voorbeeldvraag leidt naar een pagina die antwoord geeft."""
    for _, url in EXAMPLES:
        assert client.get(url).status_code == 200


def test_one_meaning_goes_straight_to_it(client: TestClient) -> None:
    """Kan het maar één ding zijn, dan komt u er meteen."""
    answer = client.get("/zoek?vraag=Hilversum", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/bekijk/GM0402"


def test_more_meanings_are_a_list(client: TestClient) -> None:
    """Kan het meer dingen zijn, dan kiest u uit een lijst."""
    page = client.get("/zoek?vraag=hi").text
    assert '<a href="/bekijk/GM0402">' in page or 'href="/bekijk/GM0402"' in page
    assert "gevonden." in page


def test_htmx_gets_only_the_list(client: TestClient) -> None:
    """Tijdens het typen komt alleen de lijst terug, niet de hele pagina."""
    headers = {"HX-Request": "true", "HX-Target": "gevonden"}
    part = client.get("/zoek?vraag=Hilversum", headers=headers)
    assert part.status_code == 200
    assert part.text.lstrip().startswith('<div id="gevonden"')
    assert "<html" not in part.text


def test_too_short_and_unknown_are_said(client: TestClient) -> None:
    """Bij één letter of onzin staat er wat u kunt doen."""
    assert "ten minste twee letters" in client.get("/zoek?vraag=h").text
    assert "Controleer de spelling" in client.get("/zoek?vraag=qzxw").text
