# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Requests drawn by chance: no answer is a fault of ours or shows anything of the inside."""

import logging
import random
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from tests.conftest import Samples
from tests.journeys.walk import pages, routes
from tests.web.insides import find_insides
from tests.web.pagina import dossier_with, shared_with

from springplank.app import create_app

OWN = {"eigen.tussengroep.doorstroom": "0.05", "functie.A.waar": "bij ons"}
FIELDS = (
    "eigen.tussengroep.doorstroom",
    "keuze.tussengroep.doorstroom",
    "gemeente.GM0402.wsw",
    "bedrijf.reserve",
    "functie.A",
    "functie.A.waar",
    "scenario.1",
    "scenario.2",
    "model",
    "stand",
    "tot",
    "revisie",
    "sleutel",
    "naam",
    "dagen",
    "link",
    "terug",
    "wachtend",
    "akkoord",
    "onzin",
)
"""Names of fields, of which most pages know only some."""

WORDS = (
    "",
    " ",
    "0",
    "1",
    "-1",
    "7",
    "1.25",
    "12,5",
    "1e5",
    "2026",
    "2030",
    "9" * 40,
    "9" * 5_000,
    "\u0661\u0662",
    "NaN",
    "GM0402",
    "GM9999",
    "ammatch",
    "NL",
    "wsw",
    "versterken",
    "meicirculaire-2024",
    "geld/totaal/2026",
    "doen_we",
    "<script>alert(1)</script>",
    "'\"><svg onload=alert(1)>",
    "../../../etc/passwd",
    "\0",
    "\u202e\U0001f600",
    "{{7*7}}",
    "x" * 300,
    "x" * 10_000,
    "; DROP TABLE dossier",
    "geschiedenis",
    "..",
    "%",
    "%ED%A0%80",
)
NAMES = ("vraag", "soort", "terug", "wat", "van", "naar", "scenario", "jaar", "onzin")
METHODS = ("GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE")
KINDS = ("application/x-www-form-urlencoded", "application/json", "multipart/form-data", "")


@pytest.fixture
def bank(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Give a client; what goes wrong inside becomes a page, as for a person."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", f"{tmp_path}/gegevens")
    with TestClient(create_app(), raise_server_exceptions=False) as found:
        found.follow_redirects = False
        yield found


def test_no_request_breaks_anything(
    bank: TestClient, samples: Samples, caplog: pytest.LogCaptureFixture
) -> None:
    """Wat er ook gevraagd wordt: nooit een fout van het programma, nooit iets van de binnenkant."""
    chance = random.Random(4)
    caplog.set_level(logging.ERROR, "springplank")
    bases = ["/bekijk/GM0402", dossier_with("GM0402", OWN), shared_with("GM0402", OWN)]
    known = [base + end for base in bases for end in pages(is_about=True)]
    known += [*pages(is_about=False), "/static/springplank.css", "/api/v1/onderwerpen/GM0402"]
    known += [bases[1] + route.path for is_about, route in routes() if is_about]
    for _ in range(samples(250, 10_000)):
        method, address = chance.choice(METHODS), draw_address(chance, known)
        headers = {"HX-Request": "true", "HX-Target": draw(chance)} if draw_is(chance) else {}
        headers = {name: quote(text[:200]) for name, text in headers.items()}
        form = {chance.choice(FIELDS): draw(chance) for _ in range(chance.randrange(4))}
        if method != "POST":
            answer = bank.request(method, address, headers=headers)
        elif chance.random() < 0.9:
            answer = bank.post(address, data=form, headers=headers)
        else:
            headers["content-type"] = chance.choice(KINDS)
            answer = bank.post(address, content=draw(chance).encode(), headers=headers)
        what = (method, address[:200], {name: text[:40] for name, text in form.items()})
        assert answer.status_code < 500, (what, answer.status_code)
        if not address.startswith("/static"):
            assert find_insides(answer.text) == [], what
        assert "<script>alert" not in answer.text, what
        assert "<svg onload" not in answer.text, what
    assert not caplog.records
    for base in bases:
        assert bank.get(f"{base}/geld").status_code == 200, "nothing that was sent spoils the work"


def draw(chance: random.Random) -> str:
    """Draw a text: a word, or two of them against each other."""
    one = chance.choice(WORDS)
    return one + chance.choice(WORDS) if chance.random() < 0.2 else one


def draw_is(chance: random.Random) -> bool:
    """Draw yes, one time in four."""
    return chance.random() < 0.25


def draw_address(chance: random.Random, known: list[str]) -> str:
    """Draw an address: one that exists, with parts replaced, added or left out."""
    path, _, query = chance.choice(known).partition("?")
    parts = path.split("/")[1:]
    if draw_is(chance):
        parts[chance.randrange(len(parts))] = quote(draw(chance), safe="")
    if chance.random() < 0.1:
        parts.append(quote(draw(chance), safe=""))
    if draw_is(chance):
        query = f"{chance.choice(NAMES)}={quote(draw(chance))}"
    return "/" + "/".join(parts) + (f"?{query}" if query else "")
