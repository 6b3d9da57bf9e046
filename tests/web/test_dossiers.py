# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from springplank.actions import dossiers
from springplank.app import create_app
from springplank.store.places import find_address
from springplank.web.visitor import EARLIER, LONGEST, NAME, NUMBER, clean_name

FIELD = "eigen.tussengroep.doorstroom"


def change(client: TestClient, pad: str, text: str, revisie: int = 0) -> str:
    """Fill in a figure; give the begin of the addresses of the dossier."""
    answer = client.post(f"{pad}/eigen-cijfers", data={FIELD: text, "revisie": str(revisie)})
    assert answer.status_code == 200, answer.text
    return answer.url.path.removesuffix("/eigen-cijfers")


@pytest.fixture
def other(client: TestClient) -> TestClient:
    """Give a second browser on the same computer."""
    del client
    return TestClient(create_app(), raise_server_exceptions=False)


def test_looking_makes_no_database(client: TestClient) -> None:
    """Alleen kijken bewaart niets op deze computer."""
    assert "Op deze computer is nog geen dossier" in client.get("/dossiers").text
    assert "U heeft hier een dossier" not in client.get("/bekijk/GM0402").text
    assert not Path(find_address().database or "").exists()


def test_a_dossier_is_found_back(client: TestClient) -> None:
    """Wie een gemeente weer bekijkt, ziet het dossier erover en kan verder."""
    pad = change(client, "/bekijk/GM0402", "5")
    page = client.get("/bekijk/GM0402").text
    assert f'U heeft hier een dossier over Hilversum: <a class="nl-link" href="{pad}">' in page
    assert "U heeft hier een dossier" not in client.get("/bekijk/GM0344").text
    assert "U heeft hier een dossier" not in client.get(pad).text


def test_the_list_has_the_last_used_first(client: TestClient) -> None:
    """Op de lijst staan alle dossiers, het laatst gebruikte bovenaan."""
    early, late = (datetime(2026, 6, day, tzinfo=UTC) for day in (1, 2))
    first = dossiers.create_dossier("GM0402", "Hilversum", early)
    second = dossiers.create_dossier("GM0344", "Utrecht", late)
    page = client.get("/dossiers").text
    assert 0 < page.index(second.id) < page.index(first.id)
    client.get(f"/dossier/{first.id}")
    page = client.get("/dossiers").text
    assert 0 < page.index(first.id) < page.index(second.id)


def test_a_broken_database_does_not_stop_looking(client: TestClient) -> None:
    """Is de database stuk, dan kunt u de cijfers nog bekijken; de lijst zegt wat er is."""
    change(client, "/bekijk/GM0402", "5")
    dossiers.close_databases()
    Path(find_address().database or "").write_bytes(b"geen database" * 1000)
    assert client.get("/bekijk/GM0402").status_code == 200
    answer = client.get("/dossiers")
    assert answer.status_code == 503
    assert "database" in answer.text


def test_every_browser_has_its_own_number(client: TestClient, other: TestClient) -> None:
    """Zonder naam heeft elke browser een eigen nummer, dat bij de wijzigingen staat."""
    pad = change(client, "/bekijk/GM0402", "5")
    number = client.cookies[NUMBER]
    assert f"bezoeker {number}" in client.get(f"{pad}/geschiedenis").text
    other.get(pad)
    assert other.cookies[NUMBER] != number
    assert f"bezoeker {other.cookies[NUMBER]}" in other.get(f"{pad}/geschiedenis").text


def test_the_cookie_is_closed(client: TestClient) -> None:
    """De cookie is niet te lezen door een script en gaat niet mee naar andere websites."""
    told = client.get("/bekijk/GM0402").headers["set-cookie"]
    assert told.startswith(f"{NUMBER}=")
    assert "HttpOnly" in told
    assert "SameSite=lax" in told
    assert "set-cookie" not in client.get("/bekijk/GM0402").headers
    assert "set-cookie" not in client.get("/over").headers


@pytest.mark.parametrize("wrong", ["", "x", "A1B2C3", "a1b2c3d4", '"><script>'])
def test_a_strange_number_is_replaced(client: TestClient, wrong: str) -> None:
    """Een nummer dat niet van ons is, telt niet."""
    answer = client.get("/bekijk/GM0402", headers={"cookie": f"{NUMBER}={wrong}"})
    assert answer.headers["set-cookie"].startswith(f"{NUMBER}=")
    assert "<script>alert" not in answer.text


def test_undo_is_per_person(client: TestClient, other: TestClient) -> None:
    """Ongedaan maken neemt alleen uw eigen wijziging terug."""
    pad = change(client, "/bekijk/GM0402", "5")
    other.get(pad)
    page = other.get(f"{pad}/geschiedenis").text
    assert "Er is niets om ongedaan te maken" in page
    assert other.post(f"{pad}/geschiedenis/ongedaan").status_code == 400
    assert dossiers.open_dossier(pad[9:]).velden
    assert client.post(f"{pad}/geschiedenis/ongedaan").status_code == 200
    assert not dossiers.open_dossier(pad[9:]).velden
    assert client.post(f"{pad}/geschiedenis/opnieuw").status_code == 200
    assert dossiers.open_dossier(pad[9:]).velden


def test_undo_reaches_back_over_every_name(client: TestClient, other: TestClient) -> None:
    """Wie van naam wisselt, loopt met dezelfde knop door alles terug, en weer vooruit."""
    pad = change(client, "/bekijk/GM0402", "5")
    for at, name in enumerate(("Jan", "Jan & de Vries, 1%", "Zoë"), 1):
        client.post(f"{pad}/geschiedenis/naam", data={"naam": name})
        change(client, pad, str(5 + at), at)
    client.post(f"{pad}/geschiedenis/naam", data={"naam": ""})
    seen = []
    for end in ("ongedaan",) * 4 + ("opnieuw",) * 4:
        assert client.post(f"{pad}/geschiedenis/{end}").status_code == 200
        seen.append(dossiers.open_dossier(pad[9:]).velden.get(FIELD))
    assert seen == ["0.07", "0.06", "0.05", None, "0.05", "0.06", "0.07", "0.08"]
    assert "Er is niets om opnieuw" in client.post(f"{pad}/geschiedenis/opnieuw").text
    trail = dossiers.list_changes(pad[9:])
    number = f"bezoeker {client.cookies[NUMBER]}"
    assert [one.wie for one in trail[8:]] == ["Zoë", "Jan & de Vries, 1%", "Jan", number]
    assert {one.wie for one in trail[:8]} == {number}
    assert other.post(f"{pad}/geschiedenis/ongedaan").status_code == 400
    other.post(f"{pad}/geschiedenis/naam", data={"naam": "Bert"})
    assert other.post(f"{pad}/geschiedenis/ongedaan").status_code == 400


def test_few_names_are_kept(client: TestClient) -> None:
    """Een koekje houdt hoogstens vier oude namen, en nooit de naam van nu."""
    pad = change(client, "/bekijk/GM0402", "5")
    for name in ("A", "B", "A", "C", "D", "E", "F"):
        client.post(f"{pad}/geschiedenis/naam", data={"naam": name})
    assert client.cookies[EARLIER] == "E&D&C&A"


def test_a_conflict_names_the_other(client: TestClient, other: TestClient) -> None:
    """Wijzigen twee mensen hetzelfde veld, dan ziet de tweede de naam en tekst van de eerste."""
    pad = change(client, "/bekijk/GM0402", "5")
    client.post(f"{pad}/geschiedenis/naam", data={"naam": "Jan de Vries"})
    change(client, pad, "6", 1)
    other.get(pad)
    answer = other.post(f"{pad}/eigen-cijfers", data={FIELD: "7", "revisie": "1"})
    assert answer.status_code == 409
    assert "Jan de Vries vulde dit intussen anders in" in answer.text


def test_a_name_is_kept_and_forgotten(client: TestClient) -> None:
    """Een naam blijft in deze browser bewaard; een lege naam wordt vergeten."""
    pad = change(client, "/bekijk/GM0402", "5")
    told = client.post(
        f"{pad}/geschiedenis/naam", data={"naam": "Zoë <b>Ümit</b>"}, follow_redirects=False
    )
    assert "HttpOnly" in told.headers["set-cookie"]
    assert told.headers["set-cookie"].startswith(f"{NAME}=")
    page = client.get(f"{pad}/geschiedenis").text
    assert "Zoë &lt;b&gt;Ümit&lt;/b&gt;" in page
    client.post(f"{pad}/geschiedenis/naam", data={"naam": "  "})
    assert f"bezoeker {client.cookies[NUMBER]}" in client.get(f"{pad}/geschiedenis").text


def test_a_version_and_a_link_carry_the_name(client: TestClient) -> None:
    """Ook bij een versie en een link staat wie ze maakte."""
    pad = change(client, "/bekijk/GM0402", "5")
    client.post(f"{pad}/geschiedenis/naam", data={"naam": "Fatima"})
    page = client.post(f"{pad}/geschiedenis/versies", data={"naam": "Voor de raad"}).text
    assert "door Fatima" in page
    assert "door Fatima" in client.post(f"{pad}/delen", data={"dagen": "3"}).text
    version = dossiers.list_versions(pad[9:])[0]
    change(client, pad, "6", 1)
    restored = client.post(f"{pad}/geschiedenis/versies/{version.nummer}")
    assert restored.status_code == 200
    assert dossiers.list_changes(pad[9:])[0].wie == "Fatima"


def test_a_name_has_no_place_outside_a_dossier(client: TestClient) -> None:
    """Buiten een dossier is er geen geschiedenis en dus geen naam."""
    assert client.post("/bekijk/GM0402/geschiedenis/naam", data={"naam": "x"}).status_code == 404


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("  Jan\tde \n Vries ", "Jan de Vries"),
        ("x" * 500, "x" * LONGEST),
        ("a\x00b\u202ec\ud800d", "a b c d"),
        (" \u200b ", ""),
    ],
)
def test_a_name_is_cleaned(typed: str, kept: str) -> None:
    """Van een naam blijft over wat op één regel te lezen is."""
    assert clean_name(typed) == kept


@pytest.mark.parametrize("month, hour", [(7, "14"), (1, "13")], ids=["zomertijd", "wintertijd"])
def test_the_time_of_saving_is_that_of_the_clock_on_the_wall(
    client: TestClient, month: int, hour: str
) -> None:
    """Wat om 12.03 uur wereldtijd is bewaard, is in Nederland om 14:03 of 13:03 opgeslagen."""
    moment = datetime(2026, month, 1, 12, 3, tzinfo=UTC)
    made = dossiers.create_dossier("GM0402", "Hilversum", moment)
    dossiers.change_fields(made.id, {"tot": "2040"}, 0, "een", moment)
    assert f"Opgeslagen om {hour}:03" in client.get(f"/dossier/{made.id}/geld").text
