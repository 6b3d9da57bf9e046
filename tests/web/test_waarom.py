# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import re

import pytest
from starlette.testclient import TestClient
from tests.web.elementen import naked_forecasts, read_page, tables

from springplank.actions.werk import Werk, money_of
from springplank.core.sources import load_sources
from springplank.regelingen import STREAMS
from springplank.words.figures import in_euros

WORDS = 60


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2035])
@pytest.mark.parametrize("stream", STREAMS)
def test_the_answer_is_short_and_first(client: TestClient, stream: str, year: int) -> None:
    """Elk bedrag heeft een antwoord van hoogstens 60 woorden, en elke raming haar bereik."""
    answer = client.get(f"/bekijk/GM0402/geld/{stream}/{year}")
    page = read_page(answer.text)
    assert answer.status_code == 200
    lead = page.with_id("antwoord").text
    assert len(lead.split()) <= WORDS
    assert "Hilversum" in lead
    assert str(year) in lead
    assert naked_forecasts(page) == []
    assert not re.search(r"springplank [a-z]|--[a-z]", page.one("main").text)


def test_every_step_has_its_value_and_source(client: TestClient) -> None:
    """De stappen noemen formule, ingevulde getallen, artikel, bron met dag en zekerheid."""
    page = read_page(client.get("/bekijk/GM0402/geld/beschut_werk/2026").text)
    text = page.one("main").text
    assert "Dat is 37,8 plekken keer € 15.456 per plek" in text
    assert "= aandeel × plekken bekostigd = 0,3057% × 12.352,7" in text
    assert "Participatiewet art. 10b lid 4" in text
    assert "Meicirculaire gemeentefonds 2023 (31 mei 2023)" in text
    assert "Zekerheid: raming" in text
    assert "Andere waarde (12.800): 12.800 plekken" in text
    outcome = next(s for s in page.every("li", "sp-stap") if "583.600 euro" in s.text)
    assert "tussen € 577.764 en € 602.551" in outcome.text


def test_every_source_has_a_page(client: TestClient) -> None:
    """Elke bron op de pagina is te openen."""
    page = read_page(client.get("/bekijk/GM0402/geld/beschut_werk/2026").text)
    sources = {a.attrs["href"] for a in page.every("a") if a.attrs["href"].startswith("/bronnen/")}
    assert len(sources) > 5
    for source in sources:
        assert client.get(source).status_code == 200


def test_what_the_law_allows_is_said(client: TestClient) -> None:
    """U leest of het geld gelabeld is, aan wie u verantwoordt en of een reserve mag."""
    page = read_page(client.get("/bekijk/GM0402/geld/buig_loonkostensubsidie/2026").text)
    facts = {d.one("dt").text: d.one("dd").text for d in page.one("dl", "sp-feiten").every("div")}
    assert facts["Gelabeld"] == "nee, u kiest zelf waaraan u het uitgeeft"
    assert facts["Verantwoording"].startswith("SiSa")
    assert facts["Reserve"] == "overschot is vrij; een reserve mag"
    assert "Lees uw eigen cijfers in." in page.one("main").text


def test_how_sure_and_what_other_value_there_is(client: TestClient) -> None:
    """Bij elk bedrag staat hoe zeker het is, en welke andere bron een ander bedrag geeft."""
    for path, status in (("beschut_werk/2025", "afgeleid"), ("iu_participatie/2025", "raming")):
        page = read_page(client.get(f"/bekijk/GM0402/geld/{path}").text)
        facts = {
            d.one("dt").text: d.one("dd").text for d in page.one("dl", "sp-feiten").every("div")
        }
        (amount,) = (
            a for a in money_of(Werk("GM0402"), (2025,)).amounts if f"{a.regeling}/{a.jaar}" == path
        )
        assert facts["Zekerheid"] == amount.status == status
        (name, value, keys) = amount.alternatieven[0]
        told = facts["Andere waarde, 2025"]
        assert name in told
        assert in_euros(value) in told or "ongeveer" in told
        links = {a.attrs["href"] for a in page.one("dl", "sp-feiten").every("a")}
        assert {f"/bronnen/{key}" for key in keys} <= links
        assert all(load_sources()[key].title in told for key in keys)


def test_other_years_are_one_step_away(client: TestClient) -> None:
    """Het vorige en het volgende jaar staan er, zolang er bedragen zijn."""
    page = read_page(client.get("/bekijk/GM0402/geld/wsw/2025?stand=septembercirculaire-2025").text)
    around = {a.attrs["rel"]: a.attrs["href"] for a in page.every("a") if "rel" in a.attrs}
    assert around == {
        "prev": "/bekijk/GM0402/geld/wsw/2024?stand=septembercirculaire-2025",
        "next": "/bekijk/GM0402/geld/wsw/2026?stand=septembercirculaire-2025",
    }
    first = read_page(client.get("/bekijk/GM0402/geld/wsw/2024").text)
    assert {a.attrs["rel"] for a in first.every("a") if "rel" in a.attrs} == {"next"}


def test_a_verband_is_told_per_gemeente(client: TestClient) -> None:
    """Van een verband staat het deel van elke gemeente er, en wie betaald krijgt."""
    page = read_page(client.get("/bekijk/tomin/geld/impulsbudget/2026").text)
    rows = tables(page)["Deel per gemeente in 2026"]
    assert len(rows) == 1 + 8
    assert all("tussen" in row[1] for row in rows[1:])
    assert "Het Rijk betaalt dit aan Almere." in page.one("main").text


def test_unknown_for_everyone_needs_no_list(client: TestClient) -> None:
    """Een bedrag dat nergens bekend is, geeft geen lijst met 342 keer onbekend."""
    page = read_page(client.get("/bekijk/NL/geld/buig_loonkostensubsidie/2026").text)
    assert tables(page) == {}


@pytest.mark.parametrize(
    "path, status, told",
    [
        ("onzin/2026", 404, "Deze geldstroom bestaat niet"),
        ("loonkostensubsidie/2026", 404, "Deze geldstroom bestaat niet"),
        ("wsw/1999", 400, "Jaar 1999 valt buiten de gegevens"),
        ("wsw/abc", 400, "Het adres of het formulier klopt niet"),
    ],
)
def test_a_wrong_address_is_explained(
    client: TestClient, path: str, status: int, told: str
) -> None:
    """Een geldstroom of jaar dat niet bestaat, geeft een pagina met uitleg."""
    answer = client.get(f"/bekijk/GM0402/geld/{path}")
    assert answer.status_code == status
    assert told in answer.text


def test_before_the_first_amounts(client: TestClient) -> None:
    """Van voor de eerste bedragen zegt de pagina wat u kunt kiezen."""
    text = read_page(client.get("/bekijk/GM0402/geld/wsw/2020").text).one("main").text
    assert "geen bedragen van voor 2024" in text
    assert "Kies 2024 of later" in text
