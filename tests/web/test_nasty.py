# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Requests that no page of ours makes: each gets a Dutch page, and nothing is half saved."""

import re
from html import unescape

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient
from tests.web.nasty import (
    FIELD,
    SCRIPT,
    SUBJECT,
    URLENCODED,
    WHERE,
    bank,
    check_told,
    state_of,
)
from tests.web.pagina import dossier_with

from springplank.actions import dossiers
from springplank.actions.dossiers import own_database
from springplank.actions.werk import MOST_PEOPLE
from springplank.web.saving import MOST_FIELDS

__all__ = ["bank"]


# ---- figures ----


@pytest.mark.parametrize(
    "typed, told",
    [
        ("1.25", "Schrijf 1,25 met een komma"),
        ("1e5", "is geen getal"),
        ("\u0661\u0662", "is geen getal"),
        ("\N{VULGAR FRACTION ONE HALF}", "is geen getal"),
        ("\u202e12", "is geen getal"),
        ("\N{MINUS SIGN}5", "kan niet"),
        ("1_000", "is geen getal"),
        ("NaN", "is geen getal"),
        ("inf", "is geen getal"),
        ("0x10", "is geen getal"),
        ("\0", "is geen getal"),
        ("x" * 10_000, "is geen getal"),
        (SCRIPT, "is geen getal"),
        ("-5", "kan niet"),
        ("150", "kan niet"),
        ("9" * 15, "te groot"),
        ("9" * 5_000, "te groot"),
    ],
)
@pytest.mark.parametrize("url", ["/eigen-cijfers", "/keuzes"])
def test_a_wrong_figure(bank: TestClient, url: str, typed: str, told: str) -> None:
    """Een fout cijfer wordt niet bewaard; de pagina zegt waarom."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    before = state_of(address)
    check_told(bank.post(address + url, data={FIELD: typed, "revisie": "1"}), 400, told)
    assert state_of(address) == before


@pytest.mark.parametrize(
    "field, typed, told",
    [
        ("scenario.1", "onzin", "bestaat niet"),
        ("scenario.1", "/etc/passwd", "Kies een scenario uit de lijst"),
        ("scenario.1", "..\\x.toml", "Kies een scenario uit de lijst"),
        ("scenario.5", "versterken", "hoogstens vier scenario's"),
        ("tot", "9" * 5_000, "is geen jaar"),
        ("tot", "2500", "2500"),
        ("tot", "\u0662\u0660\u0663\u0660", "is geen jaar"),
        ("stand", "onzin", "is geen bekende circulaire"),
        ("model", "onzin", "onzin"),
        ("functie.A", "onzin", "Kies uit: doen we"),
        ("functie.Z", "doen_we", "Kies A tot en met H"),
        (WHERE, "x" * 10_000, "Deze tekst is te lang"),
        (WHERE, "a\0b", "teken dat niet bewaard kan worden"),
        ("gemeente.GM9999.wsw", "1", "GM9999"),
        ("gemeente.GM0363.wsw", "1", "hoort niet bij"),
        ("gemeente..", "1", "bestaat niet"),
        ("gemeente.GM0402.wsw", str(MOST_PEOPLE + 1), "Vul hoogstens 1.000.000 in"),
        ("bedrijf.onzin", "1", "bestaat niet"),
        ("keuze.", "1", "bestaat niet"),
        ("keuze.onzin", "1", "bestaat niet"),
        ("__class__", "1", "Dit veld bestaat niet"),
        ("", "1", "Dit veld bestaat niet"),
        (SCRIPT, "1", "Dit veld bestaat niet"),
        ("eigen." + "x" * 10_000, "1", "bestaat niet"),
    ],
)
@pytest.mark.parametrize("url", ["/eigen-cijfers", "/keuzes", "/keuzes/organisatie"])
def test_a_field_made_by_hand(
    bank: TestClient, url: str, field: str, typed: str, told: str
) -> None:
    """Een veld dat op geen pagina staat of iets onmogelijks zegt, wordt geweigerd en uitgelegd."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    before = state_of(address)
    check_told(bank.post(address + url, data={field: typed, "revisie": "1"}), 400, told)
    assert state_of(address) == before


def test_a_slider_outside_its_range(bank: TestClient) -> None:
    """Een schuif buiten haar bereik wordt geweigerd: de tekst blijft staan, niets is bewaard."""
    page = bank.get(f"{SUBJECT}/keuzes").text
    slider = re.search(
        r'type="range" min="([^"]+)" max="([^"]+)".*?name="(keuze\.[^"]+)"', page, re.DOTALL
    )
    assert slider
    _, high, field = slider.groups()
    address = dossier_with("GM0402", {FIELD: "0.05"})
    for typed in (str(int(float(high)) + 1), "-1"):
        answer = bank.post(f"{address}/keuzes", data={field: typed, "revisie": "1"})
        check_told(answer, 400, "Niet bewaard")
        assert f'value="{typed}"' in answer.text
    assert state_of(address) == ({FIELD: "0.05"}, 1)


def test_the_largest_figures_that_are_allowed_can_be_computed(bank: TestClient) -> None:
    """Het grootste aantal dat u mag invullen, maakt geen enkele pagina stuk."""
    address = dossier_with("GM0402", {"gemeente.GM0402.wsw": str(float(MOST_PEOPLE))})
    for end in ("", "/mensen", "/bedrijf", "/eigen-cijfers"):
        assert bank.get(address + end).status_code == 200


# ---- texts ----


@pytest.mark.parametrize(
    "typed",
    [
        SCRIPT,
        "\u202egnas \u05e9\u05dc\u05d5\u05dd",
        "\U0001f469\u200d\U0001f469\u200d\U0001f467",
        "'\"><img src=x onerror=alert(1)>",
        "{{ 7 * 7 }} ${7*7} %s",
        "'; DROP TABLE dossier; --",
    ],
)
def test_a_strange_text_is_kept_as_it_is(bank: TestClient, typed: str) -> None:
    """Een vreemde tekst wordt letterlijk bewaard en als tekst getoond, nooit uitgevoerd."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    sent = {WHERE: typed, "functie.A": "doen_we", "revisie": "1"}
    assert bank.post(f"{address}/keuzes/organisatie", data=sent).status_code == 303
    assert state_of(address)[0][WHERE] == typed
    sent = {"naam": typed, "sleutel": "v"}
    assert bank.post(f"{address}/geschiedenis/versies", data=sent).status_code == 303
    bank.post(f"{address}/geschiedenis/naam", data={"naam": typed})
    for end in ("/keuzes/organisatie", "/geschiedenis", "/delen", "/delen/bestand.html"):
        page = bank.get(address + end).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert typed in unescape(page)
    bank.cookies.clear()


@pytest.mark.parametrize("what", ["versies", "naam"])
@pytest.mark.parametrize(
    "typed",
    ["", "   ", "\u200b", "\u2060 \u200e\u3164", "x" * 10_000, "x" * 30_000, "a\0b", "\n\n"],
)
def test_a_name_that_cannot_be(bank: TestClient, what: str, typed: str) -> None:
    """Een naam die niet kan, wordt uitgelegd of ingekort; het dossier blijft heel."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    answer = bank.post(f"{address}/geschiedenis/{what}", data={"naam": typed, "sleutel": "n"})
    if answer.status_code != 303:
        check_told(answer, 400, "")
        assert re.search(r"is leeg|te lang|klopt niet|teken dat niet", answer.text)
    page = bank.get(f"{address}/geschiedenis")
    assert page.status_code == 200
    assert "x" * 61 not in page.text
    assert dossiers.list_versions(address.split("/")[2]) == ()
    bank.cookies.clear()


def test_a_dossier_with_an_endless_name(bank: TestClient) -> None:
    """Ook het koppelvlak maakt geen dossier met een naam van 10.000 tekens."""
    sent = {"onderwerp": "GM0402", "naam": "x" * 10_000}
    answer = bank.post("/api/v1/dossiers", json=sent)
    assert 400 <= answer.status_code < 500
    assert "x" * 300 not in bank.get("/dossiers").text


@pytest.mark.parametrize("raw", [b"=%ED%A0%80", b"=%zz%", b"=\xff\xfe", b"=%F4%90%80%80"])
def test_signs_that_do_not_exist(bank: TestClient, raw: bytes) -> None:
    """Tekens die niet bestaan, maken niets stuk: de tekst wordt leesbaar of geweigerd."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    sent = b"revisie=1&" + WHERE.encode() + raw
    answer = bank.post(f"{address}/keuzes/organisatie", content=sent, headers=URLENCODED)
    assert answer.status_code in (303, 400)
    assert bank.get(f"{address}/keuzes/organisatie").status_code == 200
    assert bank.get(f"{address}/geschiedenis").status_code == 200


# ---- forms ----


@pytest.mark.parametrize(
    "content, kind",
    [
        (b'{"a": 1}', "application/json"),
        (b"a=1", "text/plain"),
        (b"<a/>", "application/xml"),
        (b"a=1", ""),
        (b"abc", "multipart/form-data"),
        (b"abc", "multipart/form-data; boundary=x"),
        (
            b"&".join(b"eigen.x%d=1" % n for n in range(MOST_FIELDS + 100)),
            URLENCODED["content-type"],
        ),
        (b"eigen.x=" + b"1" * 2_000_000, URLENCODED["content-type"]),
    ],
)
@pytest.mark.parametrize("end", ["/eigen-cijfers", "/keuzes"])
def test_a_form_that_is_none(bank: TestClient, end: str, content: bytes, kind: str) -> None:
    """Wat geen formulier van ons is, wordt geweigerd; er begint geen dossier."""
    before = len(dossiers.list_recent(10_000))
    answer = bank.post(SUBJECT + end, content=content, headers={"content-type": kind})
    check_told(answer, 400, "klopt niet")
    assert "Er is niets bewaard" in answer.text
    assert len(dossiers.list_recent(10_000)) == before


@pytest.mark.parametrize("revisie", ["-1", "99", "x", "1e3", "9" * 40, "9" * 5_000, "\0"])
def test_a_revision_that_never_was(bank: TestClient, revisie: str) -> None:
    """Een formulier van een stand die er nooit was, wordt geweigerd."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    sent = {FIELD: "7", "revisie": revisie}
    check_told(bank.post(f"{address}/eigen-cijfers", data=sent), 400, "opnieuw")
    assert state_of(address) == ({FIELD: "0.05"}, 1)


@pytest.mark.parametrize("nummer", ["0", "-1", "x", "9" * 30, "9" * 5_000, "1.5", "\u0663"])
def test_a_version_that_never_was(bank: TestClient, nummer: str) -> None:
    """Een versie die er niet is, is niet terug te zetten."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    answer = bank.post(f"{address}/geschiedenis/versies/{nummer}", data={"sleutel": "a"})
    assert answer.status_code in (400, 404)
    check_told(answer, answer.status_code, "")
    assert re.search(r"Deze versie bestaat niet|klopt niet", answer.text)
    assert state_of(address) == ({FIELD: "0.05"}, 1)


def test_a_field_of_another_page_that_clashes(bank: TestClient) -> None:
    """Botst een tekst die niet bij deze pagina hoort, dan staan toch beide teksten er."""
    address = dossier_with("GM0402", {WHERE: "bij de gemeente"})
    sent = {WHERE: "bij het bedrijf", "revisie": "0"}
    answer = bank.post(f"{address}/eigen-cijfers", data=sent, headers={"HX-Request": "true"})
    check_part = unescape(answer.text)
    assert answer.status_code == 409
    assert "Uw tekst: bij het bedrijf" in check_part
    assert "Er staat nu: bij de gemeente" in check_part


def test_without_a_script_other_fields_are_left_alone(bank: TestClient) -> None:
    """Wie zonder script de hele pagina verstuurt, botst niet op velden die hij niet aanraakte."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    page = f"{address}/eigen-cijfers"
    bank.post(page, data={FIELD: "7", "revisie": "1"})
    late = {FIELD: "5", "bedrijf.reserve": "100", "revisie": "1"}
    assert bank.post(page, data=late).status_code == 303
    assert state_of(address)[0] == {FIELD: "0.07", "bedrijf.reserve": "100.0"}


def test_a_text_that_came_too_late_can_be_found_back(bank: TestClient) -> None:
    """Een tekst die te laat kwam, staat bij de geschiedenis, met wie hem schreef en wanneer."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    page = f"{address}/eigen-cijfers"
    bank.post(page, data={FIELD: "7", "revisie": "1"})
    assert bank.post(page, data={FIELD: "9", "revisie": "1"}).status_code == 409
    history = bank.get(f"{address}/geschiedenis").text
    assert "Wat te laat kwam" in history
    assert "<bdi>9%</bdi>" in history


def test_a_fault_of_ours_is_as_safe_as_the_rest(
    bank: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ook bij een fout van ons draagt de pagina alle veiligheidsregels, en blijft zij nergens."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("/geheim/pad")

    monkeypatch.setattr("springplank.web.pages.start.suggest", broken)
    answer = bank.get("/zoek?vraag=hi")
    check_told(answer, 500, "Meld dit nummer aan de beheerder")
    assert answer.headers["cache-control"] == "no-store"


def test_putting_back_twice_is_once(bank: TestClient) -> None:
    """Twee keer op Zet terug drukken, ook na de knop Terug, heeft één gevolg."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    bank.post(f"{address}/geschiedenis/versies", data={"naam": "Voor de raad"})
    bank.post(f"{address}/eigen-cijfers", data={FIELD: "7", "revisie": "1"})
    for _ in range(2):
        sent = {"sleutel": "poging-t1", "revisie": "2"}
        assert bank.post(f"{address}/geschiedenis/versies/1", data=sent).status_code == 303
    assert state_of(address) == ({FIELD: "0.05"}, 3)


def test_putting_back_over_somebody_else(bank: TestClient) -> None:
    """Een versie gaat niet heen over wat een ander intussen wijzigde; de pagina noemt wie."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    bank.post(f"{address}/geschiedenis/versies", data={"naam": "Voor de raad"})
    bank.post(f"{address}/eigen-cijfers", data={FIELD: "7", "revisie": "1"})
    answer = bank.post(f"{address}/geschiedenis/versies/1", data={"sleutel": "a", "revisie": "1"})
    check_told(answer, 409, "Er is niets teruggezet")
    assert state_of(address) == ({FIELD: "0.07"}, 2)


def test_a_full_disk_gives_the_text_back(bank: TestClient) -> None:
    """Lukt bewaren niet, dan zegt de pagina waarom en staat uw tekst er om over te nemen."""
    address = dossier_with("GM0402", {FIELD: "0.05"})
    database = own_database()
    database.write(lambda connection: connection.execute(text("PRAGMA query_only = ON")), "")
    sent = {FIELD: "7", "revisie": "1"}
    answer = bank.post(f"{address}/eigen-cijfers", data=sent)
    check_told(answer, 503, "Uw wijziging is niet bewaard")
    assert "Dit had u ingevuld" in answer.text
    assert "<dd>7%</dd>" in answer.text
    assert bank.get(f"{address}/geld").status_code == 200
    dossiers.close_databases()
    assert bank.post(f"{address}/eigen-cijfers", data=sent).status_code == 303
