# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every error is a problem that says, in Dutch, what is wrong and what to do."""

import asyncio
import threading
import time
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from springplank.actions import bronnen
from springplank.api.limits import LARGEST, LARGEST_CHANGE, Limited, Turns
from springplank.api.problems import MEDIA_TYPE, ProblemError, answer
from springplank.errors import RuleError

BODY = {"content-type": "application/json"}


def problem(answered: Any, status: int) -> dict[str, Any]:
    """Check that an answer is a problem, and give it."""
    assert answered.status_code == status, answered.text
    assert answered.headers["content-type"] == MEDIA_TYPE
    found: dict[str, Any] = answered.json()
    assert found["status"] == status
    assert found["title"]
    assert found["detail"].endswith((".", "?"))
    return found


@pytest.mark.parametrize(
    "path,status,told",
    [
        ("/onzin", 404, "openapi.json"),
        ("/onderwerpen/%0A/%0A", 404, "openapi.json"),
        ("/onderwerpen/onzinstad", 404, "onzinstad"),
        ("/onderwerpen/GM0402/rijksbijdragen/onzin/2026", 404, "onzin"),
        ("/onderwerpen/GM0402/rijksbijdragen/beschut_werk/2014", 400, "jaar is te klein"),
        ("/onderwerpen/GM0402/rijksbijdragen?van=2030&tot=2029", 400, "van 2030 ligt na tot 2029"),
        ("/onderwerpen/GM0402/rijksbijdragen?bekend=onzin", 400, "onzin"),
        ("/onderwerpen/GM0402/rijksbijdragen?bekend=2100-01-01", 400, "toekomst"),
        ("/onderwerpen/GM0402/verschillen", 400, "vanStand ontbreekt"),
        ("/onderwerpen/GM0402/vooruitblikken?scenario=x.toml", 400, "/api/v1/scenarios"),
        ("/onderwerpen/GM0402/vooruitblikken?trekkingen=1001", 400, "trekkingen is te groot"),
        ("/onderwerpen/GM0402/vergelijkingen?scenarios=nulalternatief", 400, "Geef 2 tot en met 4"),
        ("/onderwerpen/GM0402/overzichten?scenarios=a", 400, "bestaat niet"),
        ("/landelijke-bedragen?van=2024&tot=2035", 400, "hoogstens 10 jaren"),
        ("/bronnen/onzin", 404, "onzin"),
        ("/bronnen/onzin/terugtrekkingen", 404, "onzin"),
        ("/maatregelen?jaar=1e3", 400, "jaar is geen heel getal"),
        ("/loonkostensubsidieberekeningen?uren=nan", 400, "uren"),
        ("/loonkostensubsidieberekeningen?uren=36&op=morgen", 400, "jaar-maand-dag"),
        ("/loonkostensubsidieberekeningen?uren=36&beschut=misschien", 400, "mogelijke waarden"),
        ("/maatregelen?jaren=2025", 400, "query.jaren is niet bekend"),
        ("/dossiers/onzin", 404, "Dit dossier bestaat niet"),
    ],
)
def test_a_wrong_question_is_explained(api: TestClient, path: str, status: int, told: str) -> None:
    """Een vraag die niet klopt, krijgt te horen wat er mis is."""
    assert told in problem(api.get(path), status)["detail"]


@pytest.mark.parametrize(
    "method,path,allowed",
    [
        ("POST", "/bronnen", "GET, HEAD"),
        ("DELETE", "/dossiers", "GET, HEAD, POST"),
        ("PUT", "/dossiers/x", "GET, HEAD, PATCH"),
        ("POST", "/openapi.json", "GET, HEAD"),
        ("GET", "/dossiers/x/terugzettingen", "POST"),
    ],
)
def test_another_method_is_told_which_are_right(
    api: TestClient, method: str, path: str, allowed: str
) -> None:
    """Een methode die hier niet kan, krijgt te horen welke wel kunnen."""
    answered = api.request(method, path)
    assert allowed in problem(answered, 405)["detail"]
    assert answered.headers["allow"] == allowed


@pytest.mark.parametrize(
    "form,status", [("text/plain", 415), ("", 415), ("application/merge-patch+json", 415)]
)
def test_another_form_than_json_is_refused(api: TestClient, form: str, status: int) -> None:
    """Wat geen JSON heet, leest de API niet."""
    sent = api.post("/dossiers", content=b'{"code": "GM0402"}', headers={"content-type": form})
    assert "application/json" in problem(sent, status)["detail"]


def test_too_much_is_refused(api: TestClient) -> None:
    """Een vraag van meer dan 1 MB wordt geweigerd, ook in stukken."""
    content = b" " * LARGEST
    assert problem(api.post("/dossiers", content=content + b" ", headers=BODY), 413)
    assert problem(api.post("/dossiers", content=(c for c in (content, b" ")), headers=BODY), 413)
    assert problem(api.post("/dossiers", content=content, headers=BODY), 400)


def test_too_large_a_change_is_refused(api: TestClient) -> None:
    """Een wijziging mag groter zijn; de melding zegt hoe groot, en wat u kunt doen."""
    sent = api.patch("/dossiers/x", content=b" " * (LARGEST_CHANGE + 1), headers=BODY)
    assert problem(sent, 413)["detail"] == (
        "Stuur hoogstens 12 MB. Stuur alleen de velden die u wijzigt, of verdeel ze over meer "
        "vragen."
    )


def test_who_hangs_up_halfway_changes_nothing() -> None:
    """Wie halverwege ophangt, heeft niets gevraagd."""
    messages: list[Message] = [
        {"type": "http.request", "body": b'{"code": "GM0402"}', "more_body": True},
        {"type": "http.disconnect"},
    ]
    passed: list[Message] = []

    async def receive() -> Message:
        return messages.pop(0) if messages else {"type": "http.disconnect"}

    async def send(_message: Message) -> None:
        """Nobody is listening."""

    async def app(_scope: Scope, receive: Receive, _send: Send) -> None:
        passed.extend([await receive(), await receive()])

    scope = {"type": "http", "method": "POST", "headers": []}
    asyncio.run(Limited(app)(scope, receive, send))
    assert passed[0]["body"] == b""
    assert passed[1]["type"] == "http.disconnect"


def test_only_http_is_spoken(api: TestClient) -> None:
    """Een websocket naar de API wordt dichtgedaan."""
    with pytest.raises(WebSocketDisconnect), api.websocket_connect("/api/v1/bronnen"):
        pass


@pytest.mark.parametrize(
    "content,told",
    [
        (b"", "body ontbreekt"),
        (b"{", "is geen goede JSON"),
        (b"[]", "is geen object"),
        (b'{"code": 3, "extra": 1}', "body.code is geen tekst"),
        (b'{"code": "GM0402", "naam": " "}', "De naam van het dossier is leeg"),
        (b"[" * 100_000, ""),
    ],
)
def test_a_wrong_content_is_explained(api: TestClient, content: bytes, told: str) -> None:
    """Inhoud die niet klopt, krijgt te horen wat er mis is."""
    assert told in problem(api.post("/dossiers", content=content, headers=BODY), 400)["detail"]


def test_all_faults_of_a_content_are_named(api: TestClient) -> None:
    """Twee fouten in de inhoud staan allebei in het antwoord."""
    found = problem(api.post("/dossiers", json={"naam": 1, "extra": 2}), 400)
    assert {fault["plaats"] for fault in found["fouten"]} == {
        "body.code",
        "body.naam",
        "body.extra",
    }


def test_a_sign_that_cannot_be_written_breaks_nothing(api: TestClient) -> None:
    """Een half teken in een naam geeft een uitleg en geen fout van ons."""
    answered = api.post("/dossiers", content=b'{"code": "\\ud800"}', headers=BODY)
    assert "body.code is geen tekst" in problem(answered, 400)["detail"]


@pytest.mark.parametrize("fault", [ZeroDivisionError("geheim"), RuleError("geheim")])
def test_a_fault_of_ours_tells_nothing_of_the_inside(
    api: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: Exception,
) -> None:
    """Een fout van ons krijgt een nummer dat ook in het logboek staat, en niets van binnen."""

    def broken(*_: object) -> None:
        raise fault

    monkeypatch.setattr(bronnen, "show_sources", broken)
    found = problem(api.get("/bronnen"), 500)
    number = found["detail"].split()[-1].rstrip(".")
    assert number in caplog.text
    assert "geheim" not in str(found)


def test_who_comes_when_it_is_busy_is_told_so() -> None:
    """Twee rekenen, een wacht, en de volgende hoort meteen dat het te druk is."""
    turns = Turns(at_once=1, waiting=1, patience=0.2)
    inside, done = threading.Event(), threading.Event()

    def slow() -> str:
        inside.set()
        done.wait(10)
        return "klaar"

    found: list[object] = []

    def wait() -> None:
        try:
            turns.take(lambda: "te laat")
        except ProblemError as error:
            found.append(error.status)

    first = threading.Thread(target=lambda: found.append(turns.take(slow)))
    first.start()
    assert inside.wait(10)
    second = threading.Thread(target=wait)
    second.start()
    while turns._inside._value:
        time.sleep(0.001)
    with pytest.raises(ProblemError, match="te druk"):
        turns.take(lambda: None)
    second.join()
    done.set()
    first.join()
    assert found == [503, "klaar"]
    assert turns.take(lambda: "weer vrij") == "weer vrij"


def test_who_is_told_that_it_is_busy_hears_when_to_come_back() -> None:
    """Is het te druk, dan zegt het antwoord na hoeveel seconden u terug kunt komen."""
    assert answer(503, "Het is te druk.").headers["retry-after"] == "30"


def test_an_address_elsewhere_may_not_change_anything(api: TestClient) -> None:
    """Een andere website kan met de API niets veranderen."""
    answered = api.post(
        "/dossiers", json={"code": "GM0402"}, headers={"sec-fetch-site": "cross-site"}
    )
    assert answered.status_code == 403
    assert api.get("/dossiers").json() == {"dossiers": []}
