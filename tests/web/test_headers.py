# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import pytest
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from springplank.web.headers import HEADERS, comes_from_elsewhere


@pytest.mark.parametrize("url", ["/", "/bestaat-niet", "/static/springplank.css", "/bekijk/x"])
def test_every_answer_has_all_headers(client: TestClient, url: str) -> None:
    """Elk antwoord draagt alle veiligheidsregels, ook een fout of een bestand."""
    answer = client.get(url)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "server" not in answer.headers


def test_the_headers_are_those_of_a_safe_site(client: TestClient) -> None:
    """Elke kop die de Mozilla Observatory punten geeft, staat er met de strengste waarde."""
    found = client.get("/bekijk/GM0402").headers
    assert {name: found.get(name) for name in STRICTEST} == STRICTEST
    policy = dict(part.split(" ", 1) for part in found["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        **dict.fromkeys(
            ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"),
            "'self'",
        ),
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    months = int(found["Strict-Transport-Security"].split("max-age=")[1].split(";")[0]) / 2_629_800
    assert months >= 6, "BIO2 vraagt minstens een half jaar"
    assert all(part.endswith("=()") for part in found["Permissions-Policy"].split(", "))
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(
        found["Permissions-Policy"].split(", ")
    )


STRICTEST = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""trust-and-experience H1, with the value that it asks for."""


def test_the_policy_allows_nothing_unsafe() -> None:
    """De regels voor de browser beginnen met niets, en kennen geen unsafe."""
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "form-action 'self'" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    "headers, is_elsewhere",
    [
        ({"sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "same-site"}, True),
        ({"origin": "http://127.0.0.1:8000", "host": "127.0.0.1:8000"}, False),
        ({"origin": "https://kwaad.example", "host": "127.0.0.1:8000"}, True),
        ({"origin": "null", "host": "127.0.0.1:8000"}, True),
        ({}, False),
    ],
)
def test_another_site_is_recognised(headers: dict[str, str], *, is_elsewhere: bool) -> None:
    """Een verzoek van een andere website wordt herkend."""
    assert comes_from_elsewhere(Headers(headers)) is is_elsewhere


def test_another_site_cannot_change_anything(client: TestClient) -> None:
    """Een wijziging die een andere website vraagt, wordt geweigerd met uitleg."""
    answer = client.post("/bekijk/GM0402/veld", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert "andere website" in answer.text


def test_another_name_for_this_computer_is_refused(client: TestClient) -> None:
    """Een website kan deze computer niet onder haar eigen naam gebruiken."""
    assert client.get("/", headers={"host": "kwaad.example"}).status_code == 400
