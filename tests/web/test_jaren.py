# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import pytest
from starlette.testclient import TestClient
from tests.web.elementen import naked_forecasts, read_page, tables
from tests.web.pagina import Pagina, shared_with

URL = "/bekijk/GM0402/geld/jaren"
YEARS = "?van=2026&tot=2030"


@pytest.mark.parametrize("code", ["GM0402", "ammatch", "AM12", "NL"])
def test_the_answer_comes_first(client: TestClient, code: str) -> None:
    """Bovenaan staat hoeveel minder het wordt, waardoor, en van waar naar waar."""
    answer = client.get(f"/bekijk/{code}/geld/jaren{YEARS}")
    page = read_page(answer.text)
    assert answer.status_code == 200
    assert naked_forecasts(page) == []
    assert page.one("h1").text == "Waarom zakt het geld van 2026 naar 2030?"
    lead = page.one("p", "sp-lead").text
    assert lead.startswith("In 2030 komt er voor ")
    assert "minder dan in 2026. De grootste oorzaak is: Rijksbijdrage Wsw" in lead


def test_every_waterfall_leaves_no_rest(client: TestClient) -> None:
    """Er is een waterval van het geheel en van elke stroom die verandert; de rest is 0 euro."""
    page = read_page(client.get(URL + YEARS).text)
    charts = list(page.every(class_="sp-grafiek"))
    assert len(charts) == 4
    for chart in charts:
        rows = dict(row[:2] for row in next(iter(tables(chart).values()))[1:])
        assert rows["Rest"].replace("\xa0", " ") == "€ 0"
    text = page.one("main").text
    assert "2.971 euro per plek eraf" in text
    assert "Impulsbudget" in text.partition("Wat blijft gelijk?")[2]


@pytest.mark.parametrize("end", ["", "/geld"])
def test_the_question_stands_where_the_money_falls(client: TestClient, end: str) -> None:
    """In één oogopslag en op Geld staat bij het bedrag de vraag, en zij leidt hierheen."""
    for pad in ("/bekijk/GM0402", shared_with("GM0402", {})):
        page = Pagina(client.get(pad + end).text)
        url = page.links["Waarom zakt dit?"]
        assert url.startswith(f"{pad}/geld/jaren?van=2026&tot=2030")
        assert client.get(url).status_code == 200


def test_the_same_year_twice(client: TestClient) -> None:
    """Twee keer hetzelfde jaar geeft een zin die zegt wat u kunt doen, en geen plaatje."""
    page = read_page(client.get(f"{URL}?van=2026&tot=2026").text)
    assert "U koos twee keer hetzelfde jaar." in page.one("p", "sp-lead").text
    assert not list(page.every(class_="sp-grafiek"))


def test_turned_years_are_turned_back(client: TestClient) -> None:
    """Wie de jaren omdraait, krijgt hetzelfde antwoord."""
    turned = client.get(f"{URL}?van=2030&tot=2026").text
    assert turned == client.get(URL + YEARS).text


def test_money_that_rises_says_so(client: TestClient) -> None:
    """Komt er geld bij, dan is de vraag waarom het stijgt."""
    page = read_page(client.get(f"{URL}?van=2024&tot=2025").text)
    assert "Waarom stijgt" in page.one("h1").text or "Waarom zakt" in page.one("h1").text
    more = "meer dan in 2024" in page.one("p", "sp-lead").text
    assert more == ("stijgt" in page.one("h1").text)


def test_a_year_without_amounts(client: TestClient) -> None:
    """Een jaar zonder bedragen geeft een Nederlandse zin."""
    answer = client.get(f"{URL}?van=2016&tot=2030")
    assert answer.status_code == 400
    assert "geen bedragen voor 2016" in answer.text
