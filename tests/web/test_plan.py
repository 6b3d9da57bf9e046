# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The pages of a plan: chapters, own text with live figures, remarks, vaststellen, documents."""

import re
from io import BytesIO
from secrets import token_hex
from zipfile import ZipFile

import pypdf
import pytest
from starlette.testclient import TestClient
from tests.web.elementen import read_page
from tests.web.pagina import Pagina, dossier_with, shared_with
from tests.web.plan_pagina import CODE, get, post, revision, velden_of

from springplank.actions import dossiers
from springplank.actions.plan.fields import LONGEST_TEXT
from springplank.actions.plan.tasks import HOOFDSTUKKEN
from springplank.actions.plan.voorbeeld import example_work
from springplank.web.pages.plan import OF_PLAN

VOORBEELD = "/bekijk/voorbeeld"


def test_the_chapters_are_tasks(client: TestClient) -> None:
    """De pagina Plan noemt acht hoofdstukken, met een voorstel voor de eigenaar."""
    page = get(client, f"/bekijk/{CODE}/plan")
    for about in HOOFDSTUKKEN.values():
        assert page.links[about.titel].endswith(f"/plan/hoofdstuk/{about.sleutel}")
        assert f"Voorstel voor eigenaar: {about.rol}." in page.tekst
    assert "0 van de 8 hoofdstukken zijn klaar" in page.tekst
    assert all(soort != "raming" or "tussen" in tekst for soort, tekst in page.cijfers)


def test_who_has_no_plan(client: TestClient) -> None:
    """Het land en een arbeidsmarktregio hebben geen plan; de pagina zegt wat wel kan."""
    page = get(client, "/bekijk/NL/plan")
    assert "Kies eerst een verband of een gemeente." in page.tekst
    for end in ("hoofdstuk/visie", "controle", "document/plan.pdf"):
        answer = client.get(f"/bekijk/NL/plan/{end}")
        assert answer.status_code == 400
        assert "Een plan is van een verband of een gemeente" in answer.text
    assert client.post("/bekijk/NL/plan/controle", data={"naam": "An"}).status_code == 400


@pytest.mark.parametrize("naam", HOOFDSTUKKEN)
def test_a_chapter_in_three_ways(client: TestClient, naam: str) -> None:
    """Elk hoofdstuk is te lezen in een dossier en met een gedeelde link; die kan niets wijzigen."""
    velden = {"plan.taak.visie.eigenaar": "Anneke", "plan.voorkeur": "versterken"}
    end = f"/plan/hoofdstuk/{naam}"
    mine = get(client, dossier_with(CODE, velden) + end)
    assert "Bewaar deze velden" in mine.tekst
    link = shared_with(CODE, velden)
    html = client.get(link + end).text
    shared = Pagina(html)
    assert "<form" not in html
    assert HOOFDSTUKKEN[naam].opdracht not in shared.tekst
    assert [one for one in shared.koppen if one[1] not in ("Vul aan", "Dit ontbreekt nog")] == [
        one for one in mine.koppen if one[1] not in ("Vul aan", "Dit ontbreekt nog")
    ]
    assert all(soort != "raming" or "tussen" in t or "spreiding" in t for soort, t in mine.cijfers)
    refused = client.post(link + end, data={"plan.taak.visie.eigenaar": "Bert"})
    assert refused.status_code in (400, 403)
    assert "Daarmee kunt u niets wijzigen" in refused.text


def test_shared_pages_give_no_orders(client: TestClient) -> None:
    """Wie meekijkt, krijgt geen opdrachten en geen formulieren."""
    link = shared_with(CODE, {"plan.taak.visie.eigenaar": "Anneke"})
    for end in ("/plan", "/plan/controle"):
        html = client.get(link + end).text
        assert "<form" not in html
        text = read_page(html).one("main").text
        assert not re.search(r"\b(?:Vul|Kies|Geef|Beschrijf|Beantwoord|Stel|Begin) ", text), text
    bare = get(client, shared_with(CODE, {}) + "/plan")
    assert "In deze link staan geen teksten van een plan." in bare.tekst
    assert client.get(f"{link}/plan/bestaand").url.path.endswith("/plan")
    assert client.post(f"{link}/plan/voorbeeld", data={"x": "1"}).status_code == 400
    files = {"bestand": ("plan.txt", b"Hoi")}
    assert client.post(f"{link}/plan/bestaand", files=files).status_code == 400


def test_is_the_plan_ready(client: TestClient) -> None:
    """De pagina zegt per punt van de afspraken of het er staat, en waar u het aanvult."""
    page = get(client, f"/bekijk/{CODE}/plan/controle")
    assert "Van de 10 punten uit de bestuurlijke afspraken" in page.tekst
    assert page.tekst.count("(punt 8") == 10
    assert page.links["Naar Visie en ambities"].endswith("/plan/hoofdstuk/visie")
    assert page.links["punt 8 van de bestuurlijke afspraken"] == (
        "/bronnen/bestuurlijke-afspraken-2024"
    )
    assert client.get("/bronnen/bestuurlijke-afspraken-2024").status_code == 200
    stale = {"plan.tekst.visie.doelen": "Wij geven € 12.345 uit."}
    told = get(client, dossier_with(CODE, stale) + "/plan/controle").tekst
    assert "Bedragen in de tekst" in told
    assert "€ 12.345" in told


def test_a_person_establishes_a_plan(client: TestClient) -> None:
    """Iemand stelt het plan vast met een naam; met een knop wordt het weer een concept."""
    where = dossier_with(CODE, {}) + "/plan/controle"
    status, page, _ = post(client, where, naam="  ")
    assert (status, "Vul de naam in van wie het plan vaststelt." in page.tekst) == (400, True)
    assert "Maak er weer een concept van" not in page.tekst
    assert velden_of(where) == {}
    status, page, _ = post(client, where, naam="An de Wit")
    assert (status, "vastgesteld door An de Wit op" in page.tekst) == (200, True)
    assert "Maak er weer een concept van" in page.tekst
    assert "vastgesteld door An de Wit" in get(client, where.removesuffix("/controle")).tekst
    history = get(client, where.replace("plan/controle", "geschiedenis")).tekst
    assert "Plan vastgesteld" in history
    assert "kenmerk" not in history
    assert post(client, where, naam="")[0] == 400
    assert post(client, where, naam="", stap="concept")[0] == 200
    assert velden_of(where) == {}
    status, page, _ = post(client, where, naam="x" * 400)
    assert (status, "Deze tekst is te lang" in page.tekst) == (400, True)


def test_nobody_establishes_what_another_changed_meanwhile(client: TestClient) -> None:
    """Wijzigde iemand het plan nadat u het las, dan leest u dat eerst; twee keer klikken kan."""
    where = dossier_with(CODE, {}) + "/plan/controle"
    read = revision(where)
    tekst = where.replace("controle", "hoofdstuk/visie")
    assert post(client, tekst, **{"plan.tekst.visie.doelen": "Iedereen telt mee."})[0] == 200
    status, page, _ = post(client, where, naam="An de Wit", revisie=read)
    assert (status, "gewijzigd nadat u deze pagina opende" in page.tekst) == (400, True)
    assert "plan.vastgesteld" not in velden_of(where)
    read = revision(where)
    for _ in range(2):
        sent = {"naam": "An de Wit", "revisie": read, "sleutel": "een-klik"}
        assert post(client, where, **sent)[0] == 200
    (version,) = dossiers.list_versions(where.split("/")[2])
    assert version.naam.startswith("Plan, vastgesteld op ")


def test_the_questions_lead_to_where_they_are_answered(client: TestClient) -> None:
    """Een aanname leidt naar de eigen cijfers, vaststellen naar het formulier op deze pagina."""
    where = dossier_with(CODE, {})
    html = client.get(where + "/plan/controle").text
    assert f'href="{where}/eigen-cijfers"' in html
    assert '<a class="nl-link" href="#vaststellen">Stel het plan vast</a>' in html
    shared = client.get(shared_with(CODE, {}) + "/plan/controle").text
    assert "#vaststellen" not in shared


@pytest.mark.parametrize("name", OF_PLAN)
def test_a_document_of_the_plan(client: TestClient, name: str) -> None:
    """Elk document is te downloaden, ook met een gedeelde link."""
    link = shared_with("voorbeeld", {"plan.taak.visie.eigenaar": "Anneke"})
    answer = client.get(f"{link}/plan/document/{name}")
    assert answer.status_code == 200
    assert f'filename="voorbeeldregio-verzonnen-{name}"' in answer.headers["content-disposition"]
    if name.endswith(".pdf"):
        assert "Anneke" in text_of(answer.content)
    else:
        assert ZipFile(BytesIO(answer.content)).testzip() is None


def text_of(pdf: bytes) -> str:
    """Give the text of a PDF."""
    return " ".join(" ".join(p.extract_text() for p in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def test_the_documents_of_a_council(client: TestClient) -> None:
    """Elke raad krijgt zijn eigen pagina, en het plan zoals het over zijn gemeente gaat."""
    page = get(client, f"{VOORBEELD}/plan")
    urls = [url for url in page.adressen if "/document/raad-" in url]
    assert len(urls) == 4 * 3
    mine = {url.rpartition("/")[2]: url for url in urls if "voorbeeldhaven" in url}
    html = client.get(mine["raad-voorbeeldhaven-verzonnen.html"]).text
    assert "Voorbeeldhaven" in html
    assert "<script" not in html
    name = "raad-voorbeeldhaven-verzonnen.pdf"
    one = client.get(mine[name])
    assert f'filename="{name}"' in one.headers["content-disposition"]
    whole = client.get(mine["raad-versie-voorbeeldhaven-verzonnen.pdf"])
    told = "Wat het plan van Voorbeeldregio (verzonnen) betekent voor Voorbeeldhaven (verzonnen)"
    assert told in text_of(whole.content)
    assert len(one.content) < len(whole.content) / 2
    assert len(pypdf.PdfReader(BytesIO(one.content)).pages) <= 3
    assert client.get(f"{VOORBEELD}/plan/document/geheim.pdf").status_code == 404


def test_the_example_fills_a_dossier(client: TestClient) -> None:
    """De knop bij het voorbeeld maakt een dossier met het hele plan; elders is hij er niet."""
    assert "Bekijk het voorbeeld" in get(client, f"{VOORBEELD}/plan").tekst
    assert "Bekijk het voorbeeld" not in get(client, f"/bekijk/{CODE}/plan").tekst
    status, page, where = post(client, f"{VOORBEELD}/plan/voorbeeld", sleutel="s1")
    assert (status, velden_of(where)) == (200, dict(example_work().velden))
    assert "verzonnen voorbeeld" in page.tekst
    again = post(client, f"{VOORBEELD}/plan/voorbeeld", sleutel="s1")[2]
    assert again == where
    shown = get(client, where.replace("/plan", "/geschiedenis")).tekst
    assert "Hoofdstuk 2, Visie en ambities: eigen tekst over doelen" in shown
    assert "plan." not in shown.replace("plan.pdf", "")


NASTY = (
    "<script>alert(1)</script>",
    "\N{RIGHT-TO-LEFT OVERRIDE}omgekeerd",
    "\N{THUMBS UP SIGN} \N{FAMILY}",
    "=1+1 {{ 7*7 }} {% raw %}",
)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_stays_text(client: TestClient, text: str) -> None:
    """Wat iemand ook typt, het blijft tekst, in de pagina en in elk document."""
    where = dossier_with(CODE, {}) + "/plan/hoofdstuk"
    assert post(client, f"{where}/visie/tekst/visie.doelen", tekst=text)[0] == 200
    assert post(client, f"{where}/visie/opmerking/visie.doelen", wie=text, tekst=text)[0] == 200
    assert post(client, f"{where}/uitvoering", **{"plan.stap.1.wat": text})[0] == 200
    for end in ("visie", "uitvoering"):
        html = client.get(f"{where}/{end}").text
        assert "<script>alert" not in html
        assert ">49<" not in html
    assert client.get(where.replace("hoofdstuk", "document/plan.docx")).status_code == 200


@pytest.mark.parametrize(
    "end, status, told",
    [
        ("hoofdstuk/niets", 404, "Dit hoofdstuk bestaat niet."),
        ("hoofdstuk/niets/tekst/visie.doelen", 404, "Dit hoofdstuk bestaat niet."),
        ("hoofdstuk/visie/tekst/visie.niets", 404, "Dit deel van het plan bestaat niet meer."),
        ("hoofdstuk/visie/tekst/geld.positie", 404, "Dit deel van het plan bestaat niet meer."),
        ("hoofdstuk/visie/neem-over/visie.niets", 404, "Dit deel van het plan bestaat niet meer."),
        ("hoofdstuk/visie/opmerking/visie.niets", 400, "Dit deel van het plan bestaat niet meer."),
    ],
)
def test_what_does_not_exist(client: TestClient, end: str, status: int, told: str) -> None:
    """Een hoofdstuk of deel dat niet bestaat, geeft een pagina die dat zegt."""
    url = dossier_with(CODE, {}) + f"/plan/{end}"
    answer = client.post(url, data={"revisie": "0", "tekst": "x", "wie": "An"})
    assert (answer.status_code, told in answer.text) == (status, True)
    assert velden_of(url) == {}


def test_too_much_text_is_refused_kindly(client: TestClient) -> None:
    """Een te lange tekst wordt geweigerd, staat nog in het vak, en bewaart niets half."""
    where = dossier_with(CODE, {}) + "/plan/hoofdstuk/visie"
    text = "a" * (LONGEST_TEXT + 1)
    status, page, _ = post(client, f"{where}/tekst/visie.doelen", tekst=text)
    assert (status, "Deze tekst is te lang: 20.001 tekens." in page.tekst) == (400, True)
    assert text in page.tekst
    status, page, _ = post(client, f"{where}/tekst/visie.doelen", tekst="a" * 100_000)
    assert status in (400, 413)
    assert velden_of(where) == {}
    assert post(client, where, **{"plan.niets.visie": "x"})[0] == 400
    assert velden_of(where) == {}


def test_a_link_without_the_plan_says_so(client: TestClient) -> None:
    """Een kort plan gaat mee in de link; bij een lang plan zegt de pagina dat het ontbreekt."""
    short = {"plan.tekst.visie.doelen": "Kort."}
    page = get_shared(client, dossier_with(CODE, short))
    assert "De teksten van uw plan staan niet in deze link." not in page.tekst
    long = {**example_work().velden, "plan.tekst.keuze.waarom": token_hex(6_000)}
    page = get_shared(client, dossier_with("voorbeeld", long))
    assert "De teksten van uw plan staan niet in deze link." in page.tekst
    assert "#documenten" in page.links["Naar de documenten van het plan"]


def get_shared(client: TestClient, dossier: str) -> Pagina:
    """Make a link in a dossier; check that it opens."""
    answer = client.post(f"{dossier}/delen", data={"dagen": "1"})
    page = Pagina(answer.text)
    link = page.links["Bekijk wat een ander ziet"]
    assert len(link) < 8_000
    assert client.get(link).status_code == 200
    return page


def test_generated_words_are_plain(client: TestClient) -> None:
    """Geen zin op de pagina's van het plan is langer dan 25 woorden, en geen afkorting is kaal."""
    for end in ("", "/controle", "/bestaand", *(f"/hoofdstuk/{one}" for one in HOOFDSTUKKEN)):
        main = read_page(client.get(f"{VOORBEELD}/plan{end}").text).one("main")
        for part in [*main.every("p"), *main.every("li")]:
            for sentence in re.split(r"(?<=[.!?:])\s", part.text):
                words = re.findall(r"[^\W\d_]+", re.sub(r"\([^)]*\)", "", sentence))
                assert len(words) <= 25, (end, sentence)
