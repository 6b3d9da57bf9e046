# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import httpx2
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from tests.imports.bombs import half_a_megabyte, workbook
from tests.imports.effort import Effort, ready_reader
from tests.web.pagina import Pagina

from springplank.imports.confined import ReadingRoom
from springplank.imports.kinds import KINDS
from springplank.web.drawer import WAITING_TIME, Drawer
from springplank.web.receiving import MOST, SEATS

ABOUT = {"soort": "register", "bron": "Afdeling Werk", "peildatum": "31-12-2025"}
ODD = b"code;jaar;aantal\nGM0402;2025;1250\nGM0406;2025;300\n"
ASKS = b"code;jaar;aantal\nGM0402;2025;1.250\nGM0406;2025;300\n"
WRONG = b"code;jaar;aantal\nGM0402;2025;1250\nGM0406;2025;-3\n"
REFUSED_WITHIN = 2
"""Seconds within which a bomb is refused."""
BUDGET = b"regeling;parameter;jaar;waarde\nsociale_infrastructuur;macrobudget;2027;99000000\n"


def send(
    client: TestClient, content: bytes, name: str = "lijst.csv", **changed: str
) -> httpx2.Response:
    """Send a file with what is known of it."""
    files = {"bestand": (name, content)} if content else {"bestand": ("", b"")}
    answer: httpx2.Response = client.post("/inlezen", data=ABOUT | changed, files=files)
    return answer


def hidden(page: str, action: str) -> dict[str, str]:
    """Give the hidden fields of the form with an action."""
    (form,) = re.findall(rf'<form[^>]*action="{action}"[^>]*>(.*?)</form>', page, re.DOTALL)[:1]
    fields = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in fields}


def take(client: TestClient, answer: httpx2.Response) -> httpx2.Response:
    """Press the button that takes over."""
    taken: httpx2.Response = client.post(
        "/inlezen/overnemen", data=hidden(answer.text, "/inlezen/overnemen")
    )
    return taken


def room_of(client: TestClient) -> ReadingRoom:
    """Give the room in which the server reads files."""
    assert isinstance(client.app, FastAPI)
    found: ReadingRoom = client.app.state.uploads.room
    return found


def read(answer: httpx2.Response) -> str:
    """Give the text of a page."""
    return Pagina(answer.text).tekst


def test_every_kind_can_be_chosen(client: TestClient) -> None:
    """Elke soort gegevens staat in de keuzelijst, met een Nederlandse naam en zijn kolommen."""
    page = client.get("/inlezen").text
    for kind in KINDS.values():
        assert f'<option value="{kind.soort}"' in page
        assert kind.titel[1:] in unescape(page)
    assert "Er zijn nog geen eigen gegevens ingelezen" in page


def test_report_first_and_then_taking_over(client: TestClient) -> None:
    """Eerst komt het verslag en is er niets bewaard; na uw akkoord staat het in de lijst."""
    answer = send(client, ODD)
    assert answer.status_code == 200
    assert "1 punt valt op" in read(answer)
    assert "Goed gelezen: 2 rijen" in read(answer)
    assert "Neem toch over" in answer.text
    assert "Er zijn nog geen eigen gegevens" in read(answer)
    taken = take(client, answer)
    assert "2 rijen zijn overgenomen uit lijst.csv" in read(taken)
    assert "Bron: Afdeling Werk. Peildatum: 31 december 2025." in read(taken)


def test_taking_over_twice_is_once(client: TestClient) -> None:
    """Twee keer op Neem over drukken geeft dezelfde import."""
    answer = send(client, ODD)
    assert read(take(client, answer)) == read(take(client, answer))
    assert client.get("/inlezen").text.count("Trek lijst.csv in") == 1


def test_what_is_odd_needs_consent(client: TestClient) -> None:
    """Zonder akkoord met wat opvalt, wordt er niets overgenomen."""
    data = hidden(send(client, ODD).text, "/inlezen/overnemen") | {"akkoord": ""}
    answer = client.post("/inlezen/overnemen", data=data)
    assert answer.status_code == 400
    assert "Er is niets overgenomen" in answer.text


def test_a_question_is_answered_with_one_button(client: TestClient) -> None:
    """Is een getal op twee manieren te lezen, dan kiest u er een zonder het bestand opnieuw."""
    asked = send(client, ASKS)
    assert "kan 1.250 of 1,250 betekenen" in read(asked)
    assert "Neem over" not in asked.text
    data = hidden(asked.text, "/inlezen") | {"decimaalteken": "komma"}
    again = client.post("/inlezen", data=data, files={"bestand": ("", b"")})
    assert "Goed gelezen: 2 rijen" in read(again)
    assert "Som van aantal (2025): 1.550" in read(again)


def test_a_fault_names_its_place(client: TestClient) -> None:
    """Een fout noemt rij, kolom en waarde, en zegt wat u kunt doen; overnemen kan dan niet."""
    answer = send(client, WRONG)
    assert "Rij 3, kolom aantal" in read(answer)
    assert "-3 is negatief. Vul een getal van 0 of hoger in." in read(answer)
    assert "/inlezen/overnemen" not in answer.text


def test_a_sheet_is_asked_for(client: TestClient) -> None:
    """Een werkboek wordt gelezen; een blad dat er niet is, geeft de namen van de bladen."""
    good = send(client, workbook(), "boek.xlsx")
    assert "Goed gelezen: 3 rijen" in read(good)
    wrong = send(client, workbook(), "boek.xlsx", blad="Blad9")
    assert wrong.status_code == 400
    assert "geen blad 'Blad9'. Kies uit: Data" in read(wrong)
    data = hidden(wrong.text, "/inlezen") | ABOUT | {"blad": "Data"}
    again = client.post("/inlezen", data=data, files={"bestand": ("", b"")})
    assert "Goed gelezen: 3 rijen" in read(again)


@pytest.mark.parametrize(
    "changed, status, told",
    [
        ({"soort": ""}, 400, "Er is geen soort gekozen"),
        ({"soort": "onzin"}, 400, "bestaat niet"),
        ({"bron": ""}, 400, "De bron is leeg. Vul in waar"),
        ({"peildatum": "31-02-2025"}, 400, "is geen dag"),
        ({"peildatum": "volgende week"}, 400, "is geen dag"),
        ({"peildatum": "2999-01-01"}, 400, "ligt in de toekomst"),
        ({"decimaalteken": "streepje"}, 400, "Kies komma of punt"),
    ],
)
def test_a_wrong_field_is_explained(
    client: TestClient, changed: dict[str, str], status: int, told: str
) -> None:
    """Een verkeerd veld geeft een zin, en wat u had ingevuld staat er nog."""
    answer = send(client, ODD, **changed)
    assert answer.status_code == status
    assert told in read(answer)
    assert "Wij hebben lijst.csv nog" in read(answer)
    assert "--" not in read(answer)


def test_no_file_is_explained(client: TestClient) -> None:
    """Zonder bestand staat er dat u er een moet kiezen."""
    answer = send(client, b"")
    assert answer.status_code == 400
    assert "Er is geen bestand gekozen" in read(answer)


def test_another_form_is_refused(client: TestClient) -> None:
    """Een formulier dat niet van deze pagina komt, wordt geweigerd."""
    assert client.post("/inlezen", data=ABOUT).status_code == 400
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = client.post("/inlezen", content=b"onzin", headers=headers)
    assert answer.status_code == 400
    assert "Dit formulier klopt niet" in answer.text


def test_text_in_a_field_stays_text(client: TestClient) -> None:
    """Een script in een veld of bestandsnaam blijft gewone tekst."""
    evil = "<script>alert(1)</script>"
    answer = send(client, ODD, f"{evil}.csv", bron=evil, terug="https://elders.example")
    assert evil not in answer.text
    assert "elders.example" not in answer.text


def test_figures_follow_what_was_taken_in(client: TestClient) -> None:
    """Na overnemen rekenen alle pagina's ermee, en na intrekken weer zonder."""
    before = client.get("/bekijk/GM0402/geld").text
    assert client.get("/bekijk/GM0402/geld").text == before
    answer = send(client, BUDGET, "budget.csv", soort="parameter")
    assert "Neem over" in answer.text
    taken = take(client, answer)
    assert "1 rij is overgenomen" in read(taken)
    after = client.get("/bekijk/GM0402/geld").text
    assert (
        Pagina(after).tabel("Per geldstroom").rij("waarvan rijksbijdrage sociale")[1]
        != Pagina(before).tabel("Per geldstroom").rij("waarvan rijksbijdrage sociale")[1]
    )
    gone = client.post("/inlezen/intrekken", data=hidden(taken.text, "/inlezen/intrekken"))
    assert "De gegevens zijn ingetrokken" in read(gone)
    assert client.get("/bekijk/GM0402/geld").text == before


def test_withdrawing_twice_is_once(client: TestClient) -> None:
    """Twee keer intrekken geeft geen fout."""
    taken = take(client, send(client, ODD))
    data = hidden(taken.text, "/inlezen/intrekken")
    for _ in range(2):
        assert client.post("/inlezen/intrekken", data=data).status_code == 200


def test_the_way_back_stays(client: TestClient) -> None:
    """Wie van een onderwerp komt, kan daarheen terug; naar een andere website nooit."""
    page = client.get("/inlezen?terug=/bekijk/GM0402").text
    assert 'href="/bekijk/GM0402/eigen-cijfers"' in page
    taken = take(client, send(client, ODD, terug="/bekijk/GM0402"))
    assert 'href="/bekijk/GM0402/eigen-cijfers"' in taken.text
    data = hidden(taken.text, "/inlezen/intrekken")
    gone = client.post("/inlezen/intrekken", data=data)
    assert 'href="/bekijk/GM0402/eigen-cijfers"' in gone.text
    assert "elders" not in client.get("/inlezen?terug=//elders.example/").text


def test_an_old_check_is_explained(client: TestClient) -> None:
    """Een controle die er niet meer is, geeft een zin en verandert niets."""
    answer = client.post("/inlezen/overnemen", data={"sleutel": "weg", "akkoord": "ja"})
    assert answer.status_code == 400
    assert "Deze controle is verlopen" in answer.text


def test_too_large_is_refused_before_it_is_read(client: TestClient) -> None:
    """Meer dan 10 MB wordt geweigerd met een Nederlandse pagina, ook als de maat niet is gezegd."""
    before = time.process_time()
    answer = send(client, b"x" * (MOST + 1))
    assert answer.status_code == 413
    assert "groter dan 10 MB" in answer.text

    def endless() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="bestand"; filename="a.csv"\r\n\r\n'
        for _ in range(150):
            yield b"x" * 100_000

    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = client.post("/inlezen", content=endless(), headers=headers)
    assert answer.status_code == 413
    assert time.process_time() - before < REFUSED_WITHIN


def test_a_bomb_is_refused(client: TestClient) -> None:
    """Een bom wordt geweigerd, en kost de server en de lezer samen geen 2 tellen rekentijd."""
    bomb, room = half_a_megabyte(), room_of(client)
    # A busy machine may take longer on the clock; what counts here is the work.
    room.bounds = replace(room.bounds, screening=60.0)
    effort = Effort(ready_reader(room))
    before = time.process_time()
    answer = send(client, bomb, "bom.xlsx")
    assert time.process_time() - before + effort.seconds() < REFUSED_WITHIN
    assert answer.status_code == 422
    assert "Dit ging niet goed: bom.xlsx" in read(answer)
    assert "Wij hebben bom.xlsx nog" not in read(answer)


def test_pages_go_on_while_a_file_waits(client: TestClient) -> None:
    """Zolang een bestand op zijn beurt wacht, komen pagina's gewoon."""
    room = room_of(client)
    for _ in range(room.bounds.at_once):
        assert room._seats.acquire(blocking=False)
    told: list[int] = []
    sender = threading.Thread(target=lambda: told.append(send(client, ODD).status_code))
    sender.start()
    assert isinstance(client.app, FastAPI)
    while client.app.state.upload_seats._value == SEATS:
        time.sleep(0.01)
    for page in ("/over", "/bekijk/GM0402", "/over"):
        assert client.get(page).status_code == 200
    assert sender.is_alive(), "the pages came only after the file was answered"
    for _ in range(room.bounds.at_once):
        room._seats.release()
    sender.join()
    assert told == [200]


def test_too_many_at_once_are_told_to_wait(client: TestClient) -> None:
    """Komen er te veel bestanden tegelijk, dan staat er dat u even moet wachten."""
    app = client.app
    assert isinstance(app, FastAPI)
    seats = app.state.upload_seats
    for _ in range(SEATS):
        assert seats.acquire(blocking=False)
    answer = send(client, ODD)
    assert answer.status_code == 503
    assert "te veel bestanden tegelijk" in answer.text
    for _ in range(SEATS):
        seats.release()
    for _ in range(SEATS + 1):
        assert send(client, WRONG, soort="").status_code == 400


def test_the_drawer_forgets() -> None:
    """Een bestand wacht een kwartier; is de ruimte op, dan gaat het oudste eerst."""
    now = [0.0]
    drawer = Drawer(room=10, clock=lambda: now[0])
    first = drawer.put("a", b"12345")
    second = drawer.put("b", b"12345")
    assert drawer.find(first) is not None
    third = drawer.put("c", b"1")
    assert drawer.find(first) is None
    assert drawer.find(second) is not None
    drawer.drop(second)
    assert drawer.find(second) is None
    now[0] = WAITING_TIME
    assert drawer.find(third) is None
