# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import re

from starlette.testclient import TestClient
from tests.web.elementen import Element, naked_forecasts, read_page
from tests.web.pagina import dossier_with

PAGE = "/bekijk/ammatch/keuzes"


def read(client: TestClient, url: str) -> Element:
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    return read_page(answer.text)


def test_what_changes_reads_alone(client: TestClient) -> None:
    """De pagina Wat verandert er noemt alles voluit, met bron, en is alleen te lezen."""
    url = dossier_with(
        "ammatch", {"scenario.1": "versterken", "keuze.tussengroep.instroom": "1200.0"}
    )
    page = read(client, f"{url}/keuzes/verandert")
    assert "5 dingen zijn anders dan wij zelf rekenen" in page.text
    heads = [h.text for h in page.every("h2")]
    assert heads[:2] == ["Door het scenario Versterken", "Door uw schuiven"]
    assert len(list(page.every("dl", "sp-feiten"))) == 5
    assert any("/bronnen/thermometer-wsw" in a.attrs["href"] for a in page.every("a"))
    assert "Er is geen aanname" in read(client, f"{PAGE}/verandert").text


def test_scenarios_stand_side_by_side(client: TestClient) -> None:
    """Vier scenario's staan naast elkaar: het verschil voorop, met één grafiek en zijn tabel."""
    sent = {
        "scenario.1": "versterken",
        "scenario.2": "samengaan_met_buren",
        "scenario.3": "doormodderen",
        "scenario.4": "ruime_arbeidsmarkt",
    }
    answer = client.post(f"{PAGE}/naast-elkaar", data=sent)
    page = read_page(answer.text)
    table = page.one("table")
    assert [cell.text for cell in table.one("thead").every("th")] == [
        "Versterken",
        "Samengaan met buren",
        "Ruime arbeidsmarkt",
    ]
    assert re.search(r"€ .+ beter \(tussen", table.one("tbody").text)
    assert naked_forecasts(page) == []
    (graph,) = page.every(class_="sp-grafiek")
    assert len(list(graph.every("table"))) == 1
    assert "Alleen in woorden" in page.text
    assert "Wat pleit ertegen?" in page.text


def test_what_explains_comes_when_asked(client: TestClient) -> None:
    """Waardoor het verschil er is, komt als u erom vraagt; intussen staat er een balk met tekst."""
    url = f"{dossier_with('ammatch', {'scenario.1': 'versterken'})}/keuzes/naast-elkaar"
    assert 'href="?waardoor=klaar#waardoor"' in client.get(url).text
    asked = {"HX-Request": "true", "HX-Target": "waardoor"}
    busy = client.get(f"{url}?waardoor=bezig", headers=asked).text
    assert "<progress" in busy
    assert re.search(r"<label [^>]*>Wij [^<]{20,}\.</label>", busy)
    assert 'hx-get="?waardoor=klaar" hx-trigger="load"' in busy
    done = read_page(client.get(f"{url}?waardoor=klaar", headers=asked).text)
    rows = [[cell.text for cell in row.every("td")] for row in done.one("tbody").every("tr")]
    euros = [int(re.sub(r"\D", "", row[0].split("(")[0])) for row in rows]
    assert sum(euros[:-2]) == euros[-1]
    assert rows[-2][0] == "€ 0"
    for amount, _ in (*rows[:-2], rows[-1]):
        assert re.search(r"\(tussen .*€ .+ en .*€ .+\)", amount), amount
    assert {c.attrs["data-soort"] for c in done.every(class_="sp-cijfer")} == {"raming"}
    assert len(list(done.every(class_="sp-cijfer"))) == len(rows) - 1
    assert all(c.attrs["data-run"] for c in done.every(class_="sp-cijfer"))
    assert naked_forecasts(done) == []
    assert "Bij elk deel staat zijn bereik." in done.text


def test_nothing_stands_side_by_side_yet(client: TestClient) -> None:
    """Is er niets gekozen, dan zegt de pagina dat, zonder lege tabel."""
    page = read(client, f"{PAGE}/naast-elkaar?waardoor=klaar")
    assert "Er staat nog niets naast doorgaan zoals nu." in page.text
    assert not list(page.every("table"))


def test_side_by_side_without_a_company(client: TestClient) -> None:
    """Zonder bedrijf vergelijkt de pagina mensen en geld van het Rijk, geen tekort."""
    url = dossier_with("NL", {"scenario.1": "pamflet_40000_banen"})
    page = read(client, f"{url}/keuzes/naast-elkaar")
    assert (
        "Geld van het Rijk, met verwachte bijstelling: verschil met doorgaan zoals nu" in page.text
    )
    assert "Gevallen met een tekort" not in page.text
    assert naked_forecasts(page) == []


def test_an_unknown_difference_is_not_divided(client: TestClient) -> None:
    """Is het verschil onbekend, dan staat dat er, en niet 0."""
    old = {"stand": "meicirculaire-2024", "scenario.1": "versterken"}
    page = read(client, f"{dossier_with('ammatch', old)}/keuzes/naast-elkaar?waardoor=klaar")
    assert "Het verschil is onbekend." in page.text
    assert "onbekend" in page.one("tbody").text


def test_two_people_choose_what_stands_beside(client: TestClient) -> None:
    """Koos een ander eerst, dan staan beide bij de lijst, met knoppen; de rest gaat mee."""
    url = f"{dossier_with('ammatch', {'scenario.1': 'versterken'})}/keuzes/naast-elkaar"
    first = {"revisie": "1", "scenario.1": "versterken", "scenario.2": "samengaan_met_buren"}
    assert client.post(url, data=first).status_code == 200
    sent = {**first, "scenario.2": "ruime_arbeidsmarkt", "scenario.3": "doormodderen"}
    answer = client.post(url, data=sent)
    assert answer.status_code == 409
    page = read_page(answer.text)
    at = page.with_id("kies-scenario-2-botsing")
    assert "vulde hier Samengaan met buren in" in at.text
    mine, theirs = at.every("button")
    assert mine.text == "Gebruik mijn tekst: Ruime arbeidsmarkt"
    assert theirs.text == "Houd Samengaan met buren"
    chosen = [o.text for o in page.every("option") if "selected" in o.attrs]
    assert chosen == ["Versterken", "Ruime arbeidsmarkt", "Doormodderen", "geen"]
    along = {"revisie": "2", "scenario.3": "doormodderen"}
    done = client.post(url, data={**along, "scenario.2": mine.attrs["value"]})
    assert done.status_code == 200
    heads = [cell.text for cell in read_page(done.text).one("thead").every("th")]
    assert heads == ["Versterken", "Ruime arbeidsmarkt"]
    assert "Doormodderen" in read_page(done.text).text


def test_scenarios_change_places(client: TestClient) -> None:
    """Twee scenario's kunnen van plaats wisselen."""
    old = {"scenario.1": "versterken", "scenario.2": "samengaan_met_buren"}
    url = f"{dossier_with('ammatch', old)}/keuzes/naast-elkaar"
    swapped = {"revisie": "2", "scenario.1": old["scenario.2"], "scenario.2": old["scenario.1"]}
    done = client.post(url, data=swapped)
    heads = [cell.text for cell in read_page(done.text).one("thead").every("th")]
    assert heads == ["Samengaan met buren", "Versterken"]


def test_bad_scenarios_beside_each_other(client: TestClient) -> None:
    """Een scenario dat niet kan, geeft een melding; er wordt niets bewaard."""
    answer = client.post(f"{PAGE}/naast-elkaar", data={"scenario.2": "mijn.toml"})
    assert answer.status_code == 400
    assert "Kies een scenario uit de lijst." in answer.text
