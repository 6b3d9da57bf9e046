# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Who may do what: the table of access holds for every address, and a shared link only reads."""

import tomllib
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.journeys.walk import FILLED, key_of, routes
from tests.web.pagina import dossier_with, shared_with

from springplank import web

ACCESS = tomllib.loads((Path(web.__file__).parent / "toegang.toml").read_text("utf-8"))
WAYS = {"bekijk", "dossier", "gedeeld", "los"}
OWN = {"eigen.tussengroep.doorstroom": "0.05"}
CHANGING = [
    key_of(route, is_about=True)
    for is_about, route in routes()
    if is_about and "POST" in (route.methods or ())
]


def test_every_address_has_an_entry() -> None:
    """Elk adres staat in de tabel met wie wat mag, en er staat niets te veel."""
    wanted: dict[str, set[str]] = {}
    for is_about, route in routes():
        kind = "wijzig" if "POST" in (route.methods or ()) else "lees"
        wanted.setdefault(key_of(route, is_about=is_about), set()).add(kind)
    assert set(ACCESS) == set(wanted)
    for key, entry in ACCESS.items():
        assert set(entry) == wanted[key], key
        assert all(set(through) <= WAYS for through in entry.values()), key


def test_a_shared_link_never_changes() -> None:
    """In de tabel mag een gedeelde link nergens wijzigen."""
    assert not [key for key, entry in ACCESS.items() if "gedeeld" in entry.get("wijzig", ())]


@pytest.mark.parametrize("key", CHANGING)
def test_a_shared_link_is_refused(client: TestClient, key: str) -> None:
    """Wie via een gedeelde link toch iets verstuurt, wordt geweigerd, en er verandert niets."""
    shared = shared_with("GM0402", OWN)
    end = key.removeprefix("{onderwerp}").replace("{nummer}", "1")
    before = client.get(shared + "/mensen").text
    sent = {"eigen.tussengroep.doorstroom": "9", "keuze.tussengroep.doorstroom": "9", "naam": "x"}
    answer = client.post(shared + end, data=sent, follow_redirects=False)
    assert 400 <= answer.status_code < 500, answer.status_code
    assert client.get(shared + "/mensen").text == before


@pytest.mark.parametrize("key", [key for key in ACCESS if key.startswith("{onderwerp}")])
def test_reading_follows_the_table(client: TestClient, key: str) -> None:
    """Lezen kan langs precies de wegen van de tabel; elders komt een andere pagina of uitleg."""
    through = ACCESS[key].get("lees")
    if through is None:
        return
    end = key.removeprefix("{onderwerp}")
    end = FILLED.get(end, end)
    bases = {
        "bekijk": "/bekijk/GM0402",
        "dossier": dossier_with("GM0402", OWN),
        "gedeeld": shared_with("GM0402", OWN),
    }
    for way, base in bases.items():
        status = client.get(base + end, follow_redirects=False).status_code
        assert (status == 200) == (way in through), (way, status)
