# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import pytest
from starlette.testclient import TestClient
from tests.web.elementen import naked_forecasts, read_page, tables

URL = "/bekijk/GM0402/geld/verschil"


@pytest.mark.parametrize("code", ["GM0402", "tomin", "AM12", "NL"])
def test_the_newest_change_is_shown(client: TestClient, code: str) -> None:
    """Zonder keuze ziet u de nieuwste twee standen die voor u verschillen."""
    answer = client.get(f"/bekijk/{code}/geld/verschil")
    page = read_page(answer.text)
    assert answer.status_code == 200
    assert naked_forecasts(page) == []
    chosen = [o.attrs["value"] for o in page.every("option") if "selected" in o.attrs]
    assert chosen == ["meicirculaire-2025", "septembercirculaire-2025", "2025"]


def test_the_parts_are_told_in_words_and_leave_no_rest(client: TestClient) -> None:
    """Bij elke balk staan woorden en bronnen, en de rest is 0 euro."""
    page = read_page(client.get(URL).text)
    text = page.one("main").text
    assert "Tijdelijke overbrugging naar de forfaitaire loonkostensubsidie" in text
    assert "+ € 105.275. 2.971 euro per plek erbij" in text
    charts = list(page.every(class_="sp-grafiek"))
    assert len(charts) == 2
    for chart in charts:
        rows = dict(row[:2] for row in next(iter(tables(chart).values()))[1:])
        assert rows["Rest"].replace("\xa0", " ") == "€ 0"


def test_the_change_is_said_first(client: TestClient) -> None:
    """Bovenaan staat hoeveel meer of minder het is, en van waar naar waar."""
    lead = read_page(client.get(URL).text).one("p", "sp-lead").text
    assert lead.startswith("Integratie-uitkering Participatie voor Hilversum in 2025: € 105.276")
    assert "meer" in lead
    less = client.get(f"{URL}?van=septembercirculaire-2023&naar=meicirculaire-2024&jaar=2024")
    assert "Uitkeringsfactor" in less.text


def test_turned_standings_are_turned_back(client: TestClient) -> None:
    """Wie de standen omdraait, krijgt hetzelfde antwoord."""
    query = "{}?van={}&naar={}&jaar=2025"
    one = query.format(URL, "meicirculaire-2025", "septembercirculaire-2025")
    other = query.format(URL, "septembercirculaire-2025", "meicirculaire-2025")
    assert client.get(one).text == client.get(other).text


def test_what_became_known_is_said(client: TestClient) -> None:
    """Wat op de oude stand onbekend was, staat apart met het bedrag van nu."""
    page = read_page(client.get(f"{URL}?van=septembercirculaire-2024&naar=meicirculaire-2025").text)
    text = page.one("main").text
    assert "Onbekend op de stand septembercirculaire-2024" in text
    assert "Nu is het ongeveer € 131.000 (tussen" in text


def test_the_same_standing_has_no_difference(client: TestClient) -> None:
    """Twee keer dezelfde stand geeft een zin, geen leeg plaatje."""
    page = read_page(client.get(f"{URL}?van=meicirculaire-2025&naar=meicirculaire-2025").text)
    assert "twee keer dezelfde stand" in page.one("p", "sp-lead").text
    assert not list(page.every(class_="sp-grafiek"))


def test_no_change_is_said(client: TestClient) -> None:
    """Veranderde er niets, dan staat dat er, met wat gelijk bleef."""
    page = read_page(client.get(f"{URL}?van=septembercirculaire-2025&jaar=2026").text)
    assert "veranderde geen enkel bekend bedrag" in page.one("p", "sp-lead").text
    assert "Wat bleef gelijk?" in page.one("main").text


@pytest.mark.parametrize(
    "asked, chosen",
    [
        ("van=meicirculaire-2025", ["meicirculaire-2025", "nieuwste"]),
        ("naar=meicirculaire-2025", ["septembercirculaire-2024", "meicirculaire-2025"]),
        ("naar=meicirculaire-2023", ["meicirculaire-2023", "meicirculaire-2023"]),
        ("naar=2024-12-31", ["meicirculaire-2023", "2024-12-31"]),
    ],
)
def test_one_standing_is_enough(client: TestClient, asked: str, chosen: list[str]) -> None:
    """Wie één stand kiest, krijgt de ander erbij."""
    page = read_page(client.get(f"{URL}?{asked}").text)
    found = [o.attrs["value"] for o in page.every("option") if "selected" in o.attrs]
    assert found[:2] == chosen


@pytest.mark.parametrize("asked", ["jaar=2020", "jaar=2999", "van=onzin", "naar=onzin"])
def test_a_wrong_choice_is_explained(client: TestClient, asked: str) -> None:
    """Een stand of jaar dat niet kan, geeft een pagina met uitleg."""
    answer = client.get(f"{URL}?{asked}")
    assert answer.status_code == 400
    assert "--" not in read_page(answer.text).one("main").text
