# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import pytest
from starlette.testclient import TestClient

from springplank.web.pages import oogopslag


@pytest.mark.parametrize(
    "url, status, told",
    [
        ("/bestaat-niet", 404, "Deze pagina bestaat niet"),
        ("/bekijk/Hilversumm", 404, "Bedoelt u Hilversum"),
        ("/bekijk/GM9999", 404, "geen bekende gemeente"),
        ("/bekijk/" + "x" * 3000, 404, "geen bekende gemeente"),
        ("/bekijk/%3Cscript%3Ealert(1)%3C/script%3E", 404, "Deze pagina bestaat niet"),
        ("/zoek?vraag=" + "x" * 300, 400, "Het adres of het formulier klopt niet"),
        ("/bronnen/onzin", 404, "onzin"),
        ("/bronnen/waarden/onzin", 404, "Deze regeling bestaat niet"),
    ],
)
def test_a_wrong_address_is_explained(client: TestClient, url: str, status: int, told: str) -> None:
    """Een adres dat niet klopt, geeft een Nederlandse pagina die zegt wat u kunt doen."""
    answer = client.get(url)
    assert answer.status_code == status
    assert told in answer.text
    assert "Terug naar het begin" in answer.text
    assert "<script>alert" not in answer.text
    assert "Traceback" not in answer.text


def test_nothing_of_the_inside_is_shown(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gaat er iets stuk, dan ziet u een nummer en niets van het programma."""

    def broken(_werk: object) -> None:
        raise ZeroDivisionError("/geheim/pad")

    monkeypatch.setattr(oogopslag, "look_at", broken)
    answer = client.get("/bekijk/GM0402")
    assert answer.status_code == 500
    assert "Meld dit nummer" in answer.text
    assert "geheim" not in answer.text
    assert "ZeroDivision" not in answer.text


def test_a_wrong_method_is_explained(client: TestClient) -> None:
    """Een verzoek dat een pagina niet kent, geeft een Nederlandse zin."""
    answer = client.post("/over")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"
    assert "Zo kunt u deze pagina niet gebruiken" in answer.text


@pytest.mark.parametrize("url", ["/", "/bekijk/GM0402", "/over", "/bestaat-niet"])
def test_head_is_get_without_the_page(client: TestClient, url: str) -> None:
    """Wie met HEAD vraagt of een pagina er is, krijgt dezelfde koppen en geen tekst."""
    plain = {"accept-encoding": "identity"}
    head, whole = client.head(url, headers=plain), client.get(url, headers=plain)
    assert head.status_code == whole.status_code
    assert head.content == b""
    for name in ("content-type", "content-length", "content-security-policy", "cache-control"):
        assert head.headers[name] == whole.headers[name]


def test_head_never_changes_anything(client: TestClient) -> None:
    """HEAD op een adres waar alleen iets te versturen valt, doet niets en zegt dat."""
    assert client.head("/inlezen/overnemen").status_code == 405
    assert client.head("/api/v1/dossiers").status_code in (200, 405)
    assert client.head("/static/springplank.js").status_code == 200


def test_answers_are_not_kept_by_others(client: TestClient) -> None:
    """Een pagina met cijfers blijft niet achter bij een tussenliggende computer."""
    assert client.get("/bekijk/GM0402").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("name", ["springplank.css", "springplank.js", "merk.svg"])
def test_a_style_sheet_is_sent_once(client: TestClient, name: str) -> None:
    """Stijl, script en plaatjes komen niet bij elke pagina opnieuw: alleen als er iets wijzigde."""
    first = client.get(f"/static/{name}")
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(f"/static/{name}", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"/static/{name}", headers={"if-none-match": '"x"'}).content == first.content


def test_pages_are_sent_compressed(client: TestClient) -> None:
    """Een pagina wordt ingepakt verstuurd en is dan klein."""
    answer = client.get("/bekijk/GM0402", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < 20_000
