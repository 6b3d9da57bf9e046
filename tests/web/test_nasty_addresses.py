# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Addresses that lead nowhere or come from elsewhere: a Dutch page, and nothing half saved."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient
from tests.web.nasty import (
    FIELD,
    OWN,
    SCRIPT,
    SUBJECT,
    bank,
    check_told,
    state_of,
)
from tests.web.pagina import dossier_with, shared_with

from springplank.actions import sharing
from springplank.actions.dossiers import list_changes, own_database
from springplank.store.places import find_key
from springplank.store.tokens import State, seal

__all__ = ["bank"]


# ---- addresses ----


@pytest.mark.parametrize(
    "url, status, told",
    [
        ("/bekijk/GM9999", 404, "Geef een naam of een code, zoals GM0402"),
        ("/bekijk/GM0381", 404, "Bussum (GM0381) bestaat sinds 1 januari 2016 niet meer"),
        ("/bekijk/weesp/geld", 404, "ging op in Amsterdam (GM0363)"),
        ("/bekijk/%E2%80%AEabc", 404, "is geen bekende gemeente"),
        ("/bekijk/%ED%A0%80", 404, "Geef een naam of een code"),
        ("/bekijk/%F0%9F%98%80", 404, "Geef een naam of een code"),
        ("/bekijk//geld", 404, "Deze pagina bestaat niet"),
        ("/dossier/x", 404, "Dit dossier bestaat niet"),
        ("/dossier/%00", 404, "Dit dossier bestaat niet"),
        ("/dossier/" + "a" * 9_000, 404, "Dit dossier bestaat niet"),
        (f"{SUBJECT}/geld/onzin/2026", 404, "Deze geldstroom bestaat niet"),
        (f"{SUBJECT}/geld/wsw/1e5", 400, "Het adres of het formulier klopt niet"),
        (f"{SUBJECT}/geld/wsw/" + "9" * 20, 400, "valt buiten de gegevens"),
        (f"{SUBJECT}/geld/wsw/-1", 400, "valt buiten de gegevens"),
        (f"{SUBJECT}/citeer?wat=%00", 404, "Dit cijfer bestaat niet"),
        (f"{SUBJECT}/geld/verschil?van=%00", 400, "kies een circulaire uit de lijst"),
        (f"{SUBJECT}/keuzes?scenario=../../x", 400, "Dit scenario bestaat niet"),
        ("/bronnen/%00", 404, "Kies er een uit de lijst bij Bronnen"),
        ("/zoek?vraag=" + "x" * 10_000, 400, "Het adres of het formulier klopt niet"),
        ("/inlezen?terug=" + "x" * 10_000, 400, "Het adres of het formulier klopt niet"),
        ("/static/../app.py", 404, "Deze pagina bestaat niet"),
        ("/static/%2e%2e/%2e%2e/app.py", 404, "Deze pagina bestaat niet"),
        ("/static/..%2f..%2fapp.py", 404, "Deze pagina bestaat niet"),
        ("/static/..\\..\\app.py", 404, "Deze pagina bestaat niet"),
        ("/static//etc/passwd", 404, "Deze pagina bestaat niet"),
        ("/static/%00", 404, "Deze pagina bestaat niet"),
        ("/static/", 404, "Deze pagina bestaat niet"),
    ],
)
def test_a_wrong_address(bank: TestClient, url: str, status: int, told: str) -> None:
    """Een adres dat niet klopt, geeft een pagina die zegt wat er mis is en wat u kunt doen."""
    answer = bank.get(url)
    check_told(answer, status, told)
    assert "Er is niets veranderd en niets verloren" in answer.text
    assert "Terug naar het begin" in answer.text


def test_a_page_knows_no_command_line(bank: TestClient) -> None:
    """Een pagina verwijst nooit naar een opdracht in een terminal."""
    assert "springplank bronnen" not in bank.get("/bronnen/onzin").text


@pytest.mark.parametrize("typed", [SCRIPT, "\u202egnas\U0001f600", "\0", "%ED%A0%80", "'\";--"])
def test_a_strange_search(bank: TestClient, typed: str) -> None:
    """Wie iets vreemds zoekt, vindt niets en leest wat hij kan doen."""
    answer = bank.get("/zoek", params={"vraag": typed})
    assert answer.status_code == 200
    assert re.search(r"Typ ten minste twee letters|Controleer de spelling", answer.text)
    assert SCRIPT not in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "ONZIN"])
@pytest.mark.parametrize("url", ["/", SUBJECT, OWN, "/static/springplank.css"])
def test_a_wrong_method(bank: TestClient, method: str, url: str) -> None:
    """Een verzoek dat een pagina niet kent, wordt uitgelegd en verandert niets."""
    check_told(bank.request(method, url), 405, "Zo kunt u deze pagina niet gebruiken")


# ---- from elsewhere ----


@pytest.mark.parametrize("name", ["kwaad.example", "", "127.0.0.1.kwaad.example", "localhost:x"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_name_for_this_computer(bank: TestClient, name: str, method: str) -> None:
    """Een andere naam voor deze computer wordt geweigerd, met uitleg in het Nederlands."""
    answer = bank.request(method, OWN, headers={"host": name})
    check_told(answer, 400, "Dit adres is niet van Springplank")


@pytest.mark.parametrize("name", ["localhost:8000", "LOCALHOST", "127.0.0.1", "[::1]:8000"])
def test_a_name_of_this_computer(bank: TestClient, name: str) -> None:
    """Elke naam van deze computer zelf werkt."""
    assert bank.get("/over", headers={"host": name}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"origin": "null"},
        {"origin": "https://kwaad.example"},
        {"origin": "http://[kwaad"},
    ],
)
def test_another_site_changes_nothing(bank: TestClient, headers: dict[str, str]) -> None:
    """Wat een andere website wil wijzigen, wordt geweigerd met een pagina."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    before = state_of(address)
    answer = bank.post(f"{address}/eigen-cijfers", data={FIELD: "9"}, headers=headers)
    check_told(answer, 403, "Dit verzoek komt van een andere website")
    assert state_of(address) == before


def test_another_site_gets_a_problem_of_the_api(bank: TestClient) -> None:
    """Ook het koppelvlak weigert een andere website, in zijn eigen vorm."""
    answer = bank.post("/api/v1/dossiers", json={}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"
    assert "andere website" in answer.json()["detail"]


# ---- share links and dossiers ----


def broken_links() -> dict[str, tuple[str, int, str]]:
    """Make links that do not work (any more): address, status and what is told."""
    now = datetime.now(UTC)
    good = shared_with("GM0402", {FIELD: "0.05"})
    before = now - timedelta(days=9)
    old = sharing.share("GM0402", {}, (now - timedelta(days=2)).date(), before).token
    taken = sharing.share("GM0402", {}, (now + timedelta(days=2)).date(), now)
    sharing.withdraw(taken.link.id, now)
    newer = State("x" * 22, date(2099, 1, 1), 99, "GM0402", {})
    foreign = seal(State("x" * 22, date(2099, 1, 1), 1, "GM0402", {}), "0" * 64)
    vanished = seal(State("x" * 22, date(2099, 1, 1), 1, "GM0381", {}), find_key())
    return {
        "verlopen": (f"/gedeeld/{old}", 410, "Vraag een nieuwe link"),
        "ingetrokken": (f"/gedeeld/{taken.token}", 410, "ingetrokken. Vraag een nieuwe link"),
        "afgekapt": (good[:-7], 404, "Misschien is hij niet helemaal overgenomen"),
        "gewijzigd": (good[:20] + ("A" if good[20] != "A" else "B") + good[21:], 404, "klopt niet"),
        "andere sleutel": (f"/gedeeld/{foreign}", 404, "Deze link klopt niet"),
        "nieuwere versie": (f"/gedeeld/{seal(newer, find_key())}", 409, "Werk Springplank bij"),
        "verdwenen gemeente": (f"/gedeeld/{vanished}", 400, "ging op in Gooise Meren"),
        "onzin": ("/gedeeld/%00%FF", 404, "Deze link klopt niet"),
        "leeg werk": ("/gedeeld/e30.x", 404, "Deze link klopt niet"),
        "te lang": ("/gedeeld/" + "a" * 60_000, 404, "Deze link klopt niet"),
    }


@pytest.mark.parametrize("end", ["", "/geld", "/keuzes"])
def test_a_share_link_that_does_not_work(bank: TestClient, end: str) -> None:
    """Een deellink die niet (meer) werkt, zegt waarom en wat u kunt doen."""
    for what, (address, status, told) in broken_links().items():
        answer = bank.get(address + end)
        check_told(answer, status, told)
        assert "sp-cijfer" not in answer.text, what


def test_a_dossier_of_a_newer_version(bank: TestClient) -> None:
    """Een dossier van een nieuwere versie opent niet en verandert niet; de pagina zegt waarom."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    key = address.split("/")[2]
    newer = text("UPDATE dossier SET schema = 99 WHERE id = :id")
    own_database().write(lambda connection: connection.execute(newer, {"id": key}), "")
    told = "gemaakt met een nieuwere versie van Springplank"
    for end in ("", "/geld", "/keuzes", "/eigen-cijfers", "/geschiedenis", "/delen"):
        check_told(bank.get(address + end), 409, told)
    for end in ("/eigen-cijfers", "/keuzes", "/geschiedenis/ongedaan", "/delen"):
        check_told(bank.post(address + end, data={FIELD: "9", "sleutel": "x"}), 409, told)
    assert len(list_changes(key)) == 1
    assert bank.get("/dossiers").status_code == 200
