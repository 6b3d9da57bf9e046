# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The NL API Design Rules 2.2 (Logius): one test per rule, with the name of its rule.

What no program can see is promised in the manual, and its test reads the promise: the schedule
of a version that goes, the time between two versions, the changelog, TLS and the modules.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

Document = dict[str, Any]
ROOT = Path(__file__).parents[2]
HANDLEIDING = ROOT / "docs" / "handleiding" / "api.md"
PLURAL = re.compile(r"(en|s|n)$")
SEMVER = re.compile(r"\d+\.\d+\.\d+")
ONE_OF_ALL = "/bronnen"
"""An address that stands for all: small and always there."""


def operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def segments(document: Document) -> Iterator[str]:
    for path in document["paths"]:
        yield from (part for part in path.split("/") if part and "{" not in part)


def parameters(document: Document, place: str) -> Iterator[Document]:
    for _, _, operation in operations(document):
        yield from (p for p in operation.get("parameters", ()) if p["in"] == place)


def test_naming_resources(document: Document) -> None:
    """Een adres noemt dingen, geen handelingen."""
    verbs = {"zoek", "lees", "bereken", "maak", "wijzig", "verwijder", "get", "list", "create"}
    assert not verbs & set(segments(document))


def test_naming_collections(document: Document) -> None:
    """Een verzameling heeft een naam in het meervoud."""
    for segment in segments(document):
        assert PLURAL.search(segment), segment


def test_interface_language(document: Document) -> None:
    """De namen en de uitleg zijn in het Nederlands."""
    english = re.compile(
        r"\b(the|this|from|request|response|successful|validation)\b", re.IGNORECASE
    )
    for path, _, operation in operations(document):
        for text in (path, operation["summary"], operation["description"]):
            assert not english.search(text), text
        for response in operation["responses"].values():
            assert not english.search(response["description"])


def test_no_trailing_slash(document: Document, api: TestClient) -> None:
    """Een adres eindigt niet op een schuine streep, en met een streep bestaat het niet."""
    assert not [path for path in document["paths"] if path.endswith("/")]
    assert api.get(f"{ONE_OF_ALL}/", follow_redirects=False).status_code == 404


def test_hide_implementation(document: Document) -> None:
    """Aan een adres is niet te zien waarmee het is gemaakt."""
    for segment in segments(document):
        assert not re.search(r"\.(py|json|php|html)$|sql|fastapi", segment)


def test_http_methods(document: Document) -> None:
    """Alleen de gewone methoden van HTTP."""
    assert {method for _, method, _ in operations(document)} <= {
        "get", "post", "put", "patch", "delete",
    }  # fmt: skip


def test_http_safety(document: Document, api: TestClient) -> None:
    """Lezen verandert niets, ook niet wat het laatst is gebruikt."""
    for _, method, operation in operations(document):
        assert method != "get" or "requestBody" not in operation
    made = [api.post("/dossiers", json={"code": "GM0402"}).json()["id"] for _ in range(2)]
    before = api.get("/dossiers").content
    for key in made:
        assert api.get(f"/dossiers/{key}").content == api.get(f"/dossiers/{key}").content
    assert api.get("/dossiers").content == before


def test_http_response_code(document: Document) -> None:
    """Een fout van de vrager is een 4xx, een fout van ons een 5xx; 422 bestaat niet."""
    for _, _, operation in operations(document):
        codes = set(operation["responses"])
        assert {"400", "500"} <= codes
        assert "422" not in codes
        assert [code for code in codes if code[0] == "2"]


def test_stateless(api: TestClient) -> None:
    """Een antwoord hangt niet af van eerdere vragen: er zijn geen cookies."""
    answer = api.get(ONE_OF_ALL)
    assert "set-cookie" not in answer.headers
    assert answer.content == api.get(ONE_OF_ALL).content


def test_nested_child(document: Document) -> None:
    """Wat bij een onderwerp hoort, staat onder dat onderwerp."""
    nested = [path for path in document["paths"] if path.startswith("/onderwerpen/{code}/")]
    assert len(nested) >= 5


def test_resource_operations(document: Document) -> None:
    """Een handeling die geen ding is, is een ding geworden: een berekening."""
    computed = [p for p in document["paths"] if "berekening" in p]
    assert computed
    for path in computed:
        assert set(document["paths"][path]) == {"get"}


def test_doc_openapi(api: TestClient, document: Document) -> None:
    """Het document is OpenAPI 3 en staat op een vast adres."""
    found, again = (api.get("/openapi.json") for _ in range(2))
    assert found.status_code == 200
    assert found.json() == again.json() == document
    assert document["openapi"].startswith("3.")


def test_doc_openapi_contact(document: Document) -> None:
    """Er staat bij wie u terecht kunt."""
    assert {"name", "url", "email"} <= document["info"]["contact"].keys()


def test_doc_language(document: Document) -> None:
    """De beschrijving is Nederlands, en elk ding heeft er een."""
    assert (
        "Onbekend" in document["info"]["description"]
        or "onbekend" in document["info"]["description"]
    )
    for _, _, operation in operations(document):
        assert operation["description"].endswith(".")


def test_publish_openapi(api: TestClient) -> None:
    """Het document is zonder aanmelden te lezen, ook vanaf een andere website."""
    answer = api.get("/openapi.json")
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("word", ["verdwijnt", "twaalf maanden"])
def test_deprecation_schedule(word: str) -> None:
    """De handleiding zegt hoe lang een oude versie blijft."""
    assert word in HANDLEIDING.read_text("utf-8")


def test_transition_period() -> None:
    """De handleiding belooft dat twee versies een tijd naast elkaar staan."""
    assert "naast elkaar" in HANDLEIDING.read_text("utf-8")


def test_uri_version(document: Document) -> None:
    """Alleen het eerste getal van de versie staat in het adres."""
    first = document["info"]["version"].split(".")[0]
    assert document["servers"][0]["url"].endswith(f"/v{first}")


def test_changelog() -> None:
    """Wat verandert, staat in de lijst van wijzigingen."""
    assert "api/v1" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_semver(document: Document) -> None:
    """De versie bestaat uit drie getallen."""
    assert SEMVER.fullmatch(document["info"]["version"])


def test_version_header(api: TestClient, document: Document) -> None:
    """Elk antwoord zegt welke versie het gaf, en het document belooft dat."""
    version = document["info"]["version"]
    for path in (ONE_OF_ALL, "/openapi.json", "/onzin"):
        assert api.get(path).headers["api-version"] == version
    for _, _, operation in operations(document):
        for code, response in operation["responses"].items():
            assert code[0] not in "23" or "API-Version" in response["headers"]


def test_transport_tls() -> None:
    """De handleiding zegt dat een werkbank voor anderen altijd https gebruikt."""
    assert "https" in HANDLEIDING.read_text("utf-8")


def test_transport_no_sensitive_uris(document: Document) -> None:
    """In een adres staat niets dat van een persoon is."""
    names = {p["name"] for place in ("query", "path") for p in parameters(document, place)}
    assert not {n for n in names if re.search(r"bsn|geboorte|wachtwoord|sleutelwoord|email", n)}


def test_transport_security_headers(api: TestClient) -> None:
    """Elk antwoord draagt de veiligheidsregels die de richtlijn noemt."""
    headers = api.get(ONE_OF_ALL).headers
    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["content-type"].startswith("application/json")
    assert headers["strict-transport-security"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_transport_cors(api: TestClient) -> None:
    """Een andere website mag het document lezen, en verder niets."""
    answer = api.get(ONE_OF_ALL, headers={"origin": "https://elders.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_geospatial(document: Document) -> None:
    """Er zijn geen plaatsen op een kaart in de antwoorden, dus geen regels daarvoor."""
    assert not re.search(r"geometry|coordinat|crs", str(document))


def test_path_segments_kebab_case(document: Document) -> None:
    """Een deel van een adres heeft kleine letters en streepjes."""
    for segment in segments(document):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", segment)


def test_query_keys_camel_case(document: Document) -> None:
    """Een vraag in het adres heeft een naam in camelCase."""
    for parameter in parameters(document, "query"):
        assert re.fullmatch(r"[a-z]+([A-Z][a-z]*)*", parameter["name"])


def test_date_time_format(document: Document) -> None:
    """Een dag in een vraag is een dag volgens RFC 3339."""
    days = [p for p in parameters(document, "query") if "date" in str(p["schema"])]
    assert days
    for parameter in days:
        assert "'format': 'date'" in str(parameter["schema"])


def test_date_time_timezone(api: TestClient) -> None:
    """Een tijdstip heeft altijd een tijdzone."""
    made = api.post("/dossiers", json={"code": "GM0402"})
    assert made.status_code == 201
    for key in ("aangemaakt", "gewijzigd"):
        assert re.search(r"(Z|\+00:00)$", made.json()[key])


def test_date_time_date_omit_time_portion(api: TestClient) -> None:
    """Een dag heeft geen tijd."""
    for source in api.get("/bronnen").json()["bronnen"]:
        day = source["gepubliceerd"]
        assert date.fromisoformat(day).isoformat() == day


@pytest.mark.parametrize("path", ["/onzin", "/bronnen/onzin", "/maatregelen?jaar=twee"])
def test_error_handling_problem_details(api: TestClient, path: str) -> None:
    """Een fout is een problem+json met status, titel en uitleg."""
    answer = api.get(path)
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    assert found["status"] == answer.status_code
    assert found["title"]
    assert found["detail"].endswith((".", "?", "getal"))


def test_error_handling_invalid_input(api: TestClient) -> None:
    """Een vraag die niet klopt, is een 400 en geen 422."""
    assert api.get("/maatregelen?jaar=twee").status_code == 400


def test_error_handling_all_errors(api: TestClient) -> None:
    """Alle fouten in een vraag staan in één antwoord."""
    answer = api.get("/vangnetberekeningen?budget=veel&lasten=-1&jaar=1")
    assert {fault["plaats"] for fault in answer.json()["fouten"]} == {
        "query.budget",
        "query.lasten",
        "query.jaar",
    }


def test_modules(document: Document) -> None:
    """De modules van de richtlijn die wij gebruiken, staan in de handleiding."""
    assert document["paths"]
    assert "NL API Design Rules 2.2" in HANDLEIDING.read_text("utf-8")
