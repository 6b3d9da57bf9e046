# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A chapter of a plan: own text with live figures, remarks, fields, and what was refused."""

import json
import re
from datetime import UTC, datetime

from starlette.testclient import TestClient
from tests.web.elementen import read_page
from tests.web.pagina import dossier_with
from tests.web.plan_pagina import CODE, MENSEN, get, post, revision, velden_of

from springplank.actions import dossiers
from springplank.actions.plan.fields import LONGEST_TEXT

ONE_CHANGED = "Een cijfer in deze tekst is veranderd. Het oude staat doorgestreept."
SEVERAL_CHANGED = "{} cijfers in deze tekst zijn veranderd. De oude staan doorgestreept."


def area(html: str, blok: str) -> str:
    """Give what stands in the field to write a block in."""
    return read_page(html).with_id(f"{id_of(blok)}-tekst").text


def id_of(blok: str) -> str:
    return f"blok-{blok.replace('.', '-').replace('_', '-')}"


def test_an_own_text_keeps_its_figures(client: TestClient) -> None:
    """Verandert een cijfer in een eigen tekst, dan staan oud en nieuw er tot de schrijver kiest."""
    begin = f"/bekijk/{CODE}/plan/hoofdstuk/waar_staan_we"
    typed = f"Dit schreef ik zelf. {area(client.get(begin).text, MENSEN)}"
    status, _, where = post(client, f"{begin}/tekst/{MENSEN}", tekst=typed)
    assert (status, where.startswith("/dossier/")) == (200, True)
    kept = velden_of(where)
    assert kept[f"plan.tekst.{MENSEN}"].startswith("Dit schreef ik zelf.")
    assert "personen/tussengroep/2030" in kept[f"plan.cijfers.{MENSEN}"]
    assert "over" not in re.findall(r"Neem \w+ nieuwe cijfers? (over)", get(client, where).tekst)
    key, now = where.split("/")[2], datetime.now(UTC)
    dossiers.change_field(
        key, "eigen.tussengroep.doorstroom", "0.4", int(revision(where)), "x", now
    )
    changed = client.get(where).text
    block = read_page(changed).with_id(id_of(MENSEN))
    old = [one.text.removeprefix("was ").strip() for one in block.every("del")]
    assert old
    told = [sentence in block.text for sentence in (ONE_CHANGED, SEVERAL_CHANGED.format(len(old)))]
    assert told == [len(old) == 1, len(old) > 1]
    assert "tussen" in block.text
    assert old[0] in area(changed, MENSEN), "wat de schrijver schreef, staat er nog"
    status, page, _ = post(client, f"{where}/neem-over/{MENSEN}")
    assert status == 200
    assert "in deze tekst" not in page.tekst
    assert velden_of(where)[f"plan.tekst.{MENSEN}"].startswith("Dit schreef ik zelf.")
    assert old[0] not in velden_of(where)[f"plan.tekst.{MENSEN}"]


def test_a_proposal_that_is_left_alone_stays_a_proposal(client: TestClient) -> None:
    """Wie het voorstel laat staan, schreef niets; wie zijn tekst wist, krijgt het terug."""
    where = dossier_with(CODE, {}) + "/plan/hoofdstuk/waar_staan_we"
    proposal = area(client.get(where).text, MENSEN)
    post(client, f"{where}/tekst/{MENSEN}", tekst=proposal)
    assert velden_of(where) == {}
    post(client, f"{where}/tekst/{MENSEN}", tekst="Eén.\r\n\r\nTwee.")
    html = client.get(where).text
    assert velden_of(where) == {f"plan.tekst.{MENSEN}": "Eén.\n\nTwee."}
    assert html.count("Eén.</p>") == html.count("Twee.</p>") == 1
    post(client, f"{where}/tekst/{MENSEN}", tekst="")
    assert area(client.get(where).text, MENSEN) == proposal


def test_two_tabs_lose_no_text(client: TestClient) -> None:
    """Schreef een ander intussen iets, dan staan beide teksten er, en kan de eigen tekst alsnog."""
    where = dossier_with(CODE, {}) + "/plan/hoofdstuk/visie"
    early = revision(where)
    assert post(client, f"{where}/tekst/visie.doelen", tekst="Van tab een.")[0] == 200
    late = {"revisie": early, "tekst": "Van tab twee."}
    answer = client.post(f"{where}/tekst/visie.doelen", data=late)
    assert answer.status_code == 409
    page = read_page(answer.text)
    assert "Er staat nu: “Van tab een.”" in page.text
    assert page.with_id("blok-visie-doelen-tekst").text == "Van tab twee."
    now = next(one.attrs["value"] for one in page.every("input") if one.attrs["name"] == "revisie")
    again = {"revisie": now, "tekst": "Van tab twee."}
    assert client.post(f"{where}/tekst/visie.doelen", data=again).status_code == 200
    assert velden_of(where)["plan.tekst.visie.doelen"] == "Van tab twee."


def test_a_remark_survives_a_new_calculation(client: TestClient) -> None:
    """Een opmerking bij een alinea of een cijfer blijft staan als een cijfer verandert."""
    where = dossier_with(CODE, {}) + "/plan/hoofdstuk/waar_staan_we"
    url, figure = f"{where}/opmerking/{MENSEN}", "personen/tussengroep/2030"
    post(client, url, wie="An", tekst="Klopt dit?", over=MENSEN)
    post(client, url, wie="Bé", tekst="Hoog!", over=figure)
    page = get(client, where)
    assert "Klopt dit?" in page.tekst
    assert re.search(r"Bé, [^:]*, over ongeveer [\d.]+ mensen: Hoog!", page.tekst)
    assert "Een cijfer is gewijzigd" not in page.tekst
    key, now = where.split("/")[2], datetime.now(UTC)
    dossiers.change_field(
        key, "eigen.tussengroep.doorstroom", "0.4", int(revision(where)), "x", now
    )
    assert get(client, where).tekst.count("Een cijfer is gewijzigd sinds deze opmerking.") == 2
    status, page, _ = post(client, url, wie="", tekst="Zonder naam")
    assert (status, "Schrijf een opmerking en uw naam." in page.tekst) == (400, True)
    assert "Zonder naam" in page.tekst
    assert post(client, url, wie="An", tekst="x", over="geld/weg")[0] == 400


def test_a_remark_can_be_taken_away(client: TestClient) -> None:
    """Een opmerking verdwijnt met een knop; nog eens drukken doet geen kwaad."""
    where = dossier_with(CODE, {}) + "/plan/hoofdstuk/waar_staan_we"
    for words in ("Klopt dit?", "En dit?"):
        post(client, f"{where}/opmerking/{MENSEN}", wie="Jan", tekst=words)
    assert "2 opmerkingen." in get(client, where.partition("/hoofdstuk")[0]).tekst
    for _ in range(2):
        status, page, _ = post(client, f"{where}/opmerking/{MENSEN}", weg="1")
        assert status == 200
        assert ("Klopt dit?" in page.tekst, "En dit?" in page.tekst) == (False, True)
    assert [veld for veld in velden_of(where) if "opmerking" in veld] == ["plan.opmerking.2"]
    assert " 1 opmerking." in get(client, where.partition("/hoofdstuk")[0]).tekst


def test_a_remark_on_what_is_gone_is_still_there(client: TestClient) -> None:
    """Staat de tekst niet meer in het plan, dan staat de opmerking op de eerste pagina."""
    remark = {"wie": "Jan", "wanneer": "2026-11-01", "tekst": "Waarom?", "over": "visie.weg",
              "cijfers": {}}  # fmt: skip
    page = get(client, dossier_with(CODE, {"plan.opmerking.1": json.dumps(remark)}) + "/plan")
    assert "Opmerkingen bij tekst die er niet meer staat" in page.tekst
    assert "Jan, 1 november 2026: Waarom?" in page.tekst


def test_what_was_saved_says_so_on_the_spot(client: TestClient) -> None:
    """Na het bewaren staat bij het blok, of bij de velden, wanneer het is opgeslagen."""
    where = dossier_with(CODE, {}) + "/plan/hoofdstuk/visie"
    answer = client.post(f"{where}/tekst/visie.doelen", data={"tekst": "Werk."})
    assert answer.url.query == b"bewaard=visie.doelen"
    block = answer.text.partition('id="blok-visie-doelen"')[2].partition('class="sp-planblok')[0]
    assert "Opgeslagen om" in block
    answer = client.post(where, data={"plan.taak.visie.status": "bezig"})
    assert answer.url.query == b"bewaard=velden"
    assert "Opgeslagen om" in answer.text.partition('id="velden"')[2]


def test_a_refusal_leads_to_its_field(client: TestClient) -> None:
    """Bij elke weigering staat een link naar het veld waar het om gaat."""
    where = dossier_with(CODE, {}) + "/plan/hoofdstuk"
    for end, velden in (
        ("geld", {"plan.impuls.2026.organisatiestructuur": "veel"}),
        ("visie/tekst/visie.doelen", {"tekst": "x" * (LONGEST_TEXT + 1)}),
        ("visie/opmerking/visie.doelen", {"wie": "", "tekst": ""}),
    ):
        answer = client.post(f"{where}/{end}", data=velden)
        assert answer.status_code == 400, end
        field = re.search(r'href="#([^"]+)">Ga naar het veld', answer.text)
        assert field, end
        assert f'id="{field[1]}"' in answer.text


def test_pictures_follow_the_style_sheet(client: TestClient) -> None:
    """Een grafiek in een hoofdstuk houdt haar klassen: anders is zij in het donker niet te zien."""
    html = client.get(f"/bekijk/{CODE}/plan/hoofdstuk/waar_staan_we").text
    windows = re.findall(r'<div class="sp-schuifbeeld"[^>]*><svg[^>]*>', html)
    assert windows
    assert all('class="grafiek' in one and 'tabindex="0"' in one for one in windows)


def test_the_fields_of_a_chapter(client: TestClient) -> None:
    """Keuze, stappen, impulsbudget en draagvlak staan in hun hoofdstuk en worden bewaard."""
    where = dossier_with(CODE, {}) + "/plan/hoofdstuk"
    keuze = {"plan.voorkeur": "versterken", "plan.besluit.GM0358.vraag": "Stemt u in?"}
    stap = {"plan.stap.1.wat": "Tarieven verhogen", "plan.stap.1.wie": "An"}
    geld = {"plan.impuls.2026.doorstroom": "1.500", "plan.draagvlak.GM0358.ja": "ja"}
    taak = {"plan.taak.volgen.eigenaar": "Bé", "plan.taak.volgen.status": "klaar"}
    for end, velden in {"keuze": keuze, "uitvoering": stap, "geld": geld, "volgen": taak}.items():
        assert post(client, f"{where}/{end}", **velden)[0] == 200
    kept = velden_of(where)
    assert kept == {**keuze, **stap, **geld, **taak, "plan.impuls.2026.doorstroom": "1500"}
    assert "Stap 2" not in get(client, f"{where}/uitvoering").tekst
    assert (
        read_page(client.get(f"{where}/geld").text)
        .with_id("veld-plan-impuls-2026-doorstroom")
        .attrs["value"]
        == "1.500"
    )
    status, page, _ = post(client, f"{where}/geld", **{"plan.impuls.2026.doorstroom": "-1"})
    assert (status, "Een uitgave kan niet onder 0 zijn." in page.tekst) == (400, True)
    refused = client.post(f"{where}/geld", data={"plan.impuls.2026.doorstroom": "-1"}).text
    (opened,) = (one for one in read_page(refused).every("details") if "open" in one.attrs)
    assert opened.one("summary").text == "Impulsbudget in 2026"
    plan = get(client, where.removesuffix("/hoofdstuk"))
    assert "Eigenaar: Bé." in plan.tekst
    assert "1 van de 8 hoofdstukken is klaar" in plan.tekst
