# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient
from tests.web.pagina import Pagina, dossier_with

from springplank.actions.cautions import remarks_on_deficit
from springplank.actions.rekeningen import RESULTAAT, SOORTEN, UITLEG, company_of
from springplank.actions.werk import Werk, answer_of
from springplank.bekostiging.loading import load_afspraak
from springplank.scenarios.reeks import SOORTEN as NAMES
from springplank.scenarios.reeks import SYNTHETIC
from springplank.web.pages import bedrijf

VERBAND = "/bekijk/ammatch/bedrijf"
WITH_RANGE = re.compile(
    r"\((tussen .* en .*|geen spreiding doorgerekend|bereik kleiner dan de afronding)\)"
)


def read(client: TestClient, url: str, **headers: str) -> Pagina:
    answer = client.get(url, headers=headers)
    assert answer.status_code == 200, answer.text
    return Pagina(answer.text)


def show_work(client: TestClient, fields: dict[str, str], asked: str = "") -> Pagina:
    """Show the page for work that was filled in, in a dossier."""
    return read(client, f"{dossier_with('ammatch', fields)}/bedrijf{asked}")


def test_the_answer_comes_first(client: TestClient) -> None:
    """Bovenaan staat het resultaat, nu en later, met bereik en de kans op een tekort."""
    page = read(client, VERBAND)
    assert page.koppen[0] == ("h1", "Hoe staat het bedrijf ervoor?")
    first = page.tekst.partition("Wat komt erin en wat gaat eruit?")[0]
    assert re.search(
        r"is in 2026 ongeveer .*?€ .+? \(tussen .*?€ .+? en .*?€ .+?\)\. In 2035 is het ongeveer "
        r".*?€ .+? \(tussen .*?€ .+? en .*?€ .+?\)\. In \d+ van de 20 gevallen is dat een tekort\.",
        first,
    )


def test_assumptions_never_pass_for_the_books(client: TestClient) -> None:
    """Zolang niemand iets invult, staat bovenaan dat de bedragen aannames zijn."""
    first = read(client, VERBAND).tekst.partition("Wat komt erin")[0]
    assert (
        "Deze bedragen rusten op aannames over de sector. Zij komen niet uit de boeken van "
        "Amstelland en Meerlanden Werkorganisatie. Vul uw eigen cijfers in." in first
    )


def test_invented_figures_never_pass_for_real_ones() -> None:
    """Verzonnen cijfers heten verzonnen, ook onder de naam van een echt bedrijf."""
    found = company_of(Werk("ammatch"))
    assert found is not None
    invented = replace(found.resultaat, herkomst=SYNTHETIC)
    told = bedrijf._ground(replace(found, regels={RESULTAAT: invented}))
    assert told == "Deze bedragen zijn verzonnen om het rekenen te laten zien."


def test_own_figures_change_that_sentence(client: TestClient) -> None:
    """Met een eigen cijfer staat er dat een deel van uzelf is, en de rest aangenomen."""
    page = show_work(client, {"eigen.bedrijf_loon.stijging_wsw": "0.02"})
    assert "Een deel van deze cijfers is van uzelf." in page.tekst
    assert "Zij komen niet uit de boeken" not in page.tekst
    assert "De cijfers van het bedrijf zijn aannames over de sector" not in page.tekst


@pytest.mark.parametrize("code", ["ammatch", "GM0402"])
def test_no_estimate_stands_without_its_range(client: TestClient, code: str) -> None:
    """Bij elke raming op de pagina staat een bereik, of dat het niet is doorgerekend."""
    page = read(client, f"/bekijk/{code}/bedrijf")
    assert len(page.cijfers) > 50
    for kind, text in page.cijfers:
        if kind == "raming":
            assert WITH_RANGE.search(text), text


def test_every_account_says_what_it_is(client: TestClient) -> None:
    """Achter elke regel van de rekening staat in gewone taal wat zij is."""
    table = read(client, VERBAND).tabel("Rekening van het bedrijf")
    names = [row[0] for row in table.rijen[1:]]
    assert names[0] == f"Netto toegevoegde waarde {UITLEG['netto_toegevoegde_waarde']}"
    assert any(name.startswith("Exploitatieresultaat Alles bij elkaar") for name in names)
    assert not any(name.startswith("Effect van maatregelen") for name in names)


def test_nothing_paid_is_a_plain_zero(client: TestClient) -> None:
    """Leggen gemeenten niets bij, dan staat er nul, en geen afrondingsfout van de computer."""
    row = read(client, VERBAND).tabel("Rekening van het bedrijf").rij("Bijdrage van de gemeenten")
    assert set(row) == {"ongeveer € 0 (geen spreiding doorgerekend)"}


def test_what_a_scenario_costs_once_stands_on_a_line_of_its_own(client: TestClient) -> None:
    """In een scenario met maatregelen staat er wat die eenmalig kosten, in het jaar zelf."""
    page = show_work(client, {"scenario.1": "versterken"})
    assert "U kijkt met het scenario Versterken" in page.tekst
    short = page.tabel("Rekening van het bedrijf")
    at = short.rijen[0].index("2027") - 1
    costs = short.rij("Incidentele baten en lasten")
    assert costs[at].startswith("ongeveer \N{MINUS SIGN} € 600.000")
    assert costs[at - 1] == "ongeveer € 0 (geen spreiding doorgerekend)"
    table = page.tabel("Alle jaren van de rekening")
    column = table.rijen[0].index("Incidentele baten en lasten")
    (year,) = (row for row in table.rijen if row[0] == "2027")
    assert year[column].startswith("ongeveer \N{MINUS SIGN} € 600.000")
    plain = show_work(client, {})
    assert "Incidentele baten en lasten" not in plain.tekst
    assert "2027" not in plain.tabel("Rekening van het bedrijf").rijen[0]


def test_all_years_and_groups(client: TestClient) -> None:
    """Alle jaren staan achter een klap, en elke groep heeft een resultaat, ook per fte."""
    page = read(client, VERBAND)
    assert len(page.tabel("Alle jaren van de rekening").rijen) == 11
    groups = ["Wsw", "Beschut werk", "Tussengroep"]
    for caption in ("Resultaat per fte", "Resultaat per groep"):
        rows = page.tabel(caption).rijen[1:]
        assert [re.sub(r" \(.*", "", row[0]) for row in rows] == groups


def test_the_dots_count_what_the_sentence_says(client: TestClient) -> None:
    """De zin bovenaan telt evenveel tekorten als er stippen links van de streep staan."""
    page = read(client, VERBAND)
    found = re.search(r"In (\d+) van de 20 gevallen is dat een tekort", page.tekst)
    assert found
    sides = [row[-1] for row in page.tabel("Exploitatieresultaat: twintig").rijen[1:]]
    assert sides.count("lager") == int(found[1])
    (told,) = re.findall(r"16 van de 20 uitkomsten liggen (tussen .*? mln)\.", page.tekst)
    assert told in page.tabel("Rekening van het bedrijf").rij("Exploitatieresultaat")[-1]


def test_unknown_reserves_say_how_to_fill_them(client: TestClient) -> None:
    """Onbekende reserves staan er als onbekend, met wat u kunt invullen."""
    page = read(client, VERBAND)
    assert set(page.tabel("Reserves aan het eind").rij("Eigen vermogen")) == {"onbekend"}
    assert "Eigen vermogen is onbekend. Wij kennen de balans van dit bedrijf niet." in page.tekst
    assert page.links["Vul de balans in."] == "/bekijk/ammatch/eigen-cijfers"
    assert "geeft niemand het impulsbudget uit" not in page.tekst


@pytest.mark.parametrize(
    "own, is_known", [(2_000_000.0, False), (90_000_000.0, True)], ids=["weinig", "veel"]
)
def test_filled_reserves_go_on(client: TestClient, own: float, is_known: bool) -> None:
    """Wie de balans invult, ziet de reserves; is het vermogen soms op, dan zegt de pagina dat."""
    balance = {
        "bedrijf.eigen_vermogen": repr(own),
        "bedrijf.vreemd_vermogen": "1000000.0",
        "bedrijf.reserve": "100000.0",
    }
    page = show_work(client, balance)
    table = page.tabel("Reserves aan het eind")
    assert "onbekend" not in "".join(table.rij("Eigen vermogen") + table.rij("Reserve uit"))
    assert ("onbekend" not in table.rij("Solvabiliteit")) == is_known
    assert ("In een deel van de uitkomsten is het vermogen op." not in page.tekst) == is_known
    assert "Wij kennen de balans van dit bedrijf niet" not in page.tekst
    assert "In deze berekening geeft niemand het impulsbudget uit." in page.tekst


def test_who_pays_what(client: TestClient) -> None:
    """Per deel van de afspraak staat wat de gemeenten samen betalen, en wat elke gemeente."""
    page = read(client, VERBAND)
    assert "De afspraak heet Doorsluizen." in page.tekst
    assert [row[0] for row in page.tabel("Betaald aan het bedrijf in 2035").rijen[1:]] == [
        *("Aalsmeer", "Amstelveen", "Haarlemmermeer", "Ouder-Amstel", "Uithoorn", "Samen")
    ]
    names = [row[0] for row in page.tabel("Saldo van de gemeente").rijen[1:]]
    assert names[-1].startswith("Saldo")
    assert (
        page.tabel("Saldo per gemeente").rij("Samen")[0]
        == (page.tabel("Saldo van de gemeente").rij("Saldo")[0])
    )


def test_a_gemeente_sees_what_it_pays_itself(client: TestClient) -> None:
    """Een gemeente ziet wat zij zelf betaalt, en niet wat anderen betalen."""
    page = read(client, "/bekijk/GM0402/bedrijf")
    assert "De tabel gaat over Hilversum." in page.tekst
    assert not any("per gemeente" in table.bijschrift for table in page.tabellen)
    assert "van het hele verband Tomingroep" in page.tekst


def test_what_makes_the_range(client: TestClient) -> None:
    """Welke aannames de spreiding maken, komt als u erom vraagt, de grootste bovenaan."""
    plain = read(client, VERBAND)
    assert plain.links["Zoek uit welke aannames tellen"] == "?waardoor=klaar#waardoor"
    table = read(client, f"{VERBAND}?waardoor=klaar").tabel("Deel van de spreiding")
    parts = [int(row[1].removesuffix("%")) for row in table.rijen[1:]]
    assert parts == sorted(parts, reverse=True)
    assert 0 < sum(parts) <= 110


def test_waiting_shows_progress(client: TestClient) -> None:
    """Tijdens het zoeken staat er een balk met tekst, en daarna komt de uitkomst vanzelf."""
    asked = {"HX-Request": "true", "HX-Target": "waardoor"}
    answer = client.get(f"{VERBAND}?waardoor=bezig", headers=asked)
    assert "<progress" in answer.text
    assert re.search(r"<label [^>]*>Wij [^<]{20,}\.</label>", answer.text)
    assert 'hx-get="?waardoor=klaar" hx-trigger="load"' in answer.text


def test_an_unknown_result_stays_unknown(client: TestClient) -> None:
    """Was het geld nog niet bekend, dan is het resultaat onbekend en zijn er geen stippen."""
    old = {"stand": "meicirculaire-2024"}
    page = show_work(client, old, "?waardoor=klaar")
    assert "is in 2024 onbekend. In 2035 is het onbekend." in page.tekst
    assert "van de 20 gevallen" not in page.tekst
    assert "Dat is onbekend, of er is geen spreiding door aannames." in page.tekst


def test_no_company_no_figures(client: TestClient) -> None:
    """Een land of regio heeft geen bedrijf; de pagina zegt wat u dan kunt kiezen."""
    page = read(client, "/bekijk/NL/bedrijf")
    assert "Hier is geen bedrijf om door te rekenen." in page.tekst
    assert page.links["Kies een gemeente of verband"] == "/"
    assert page.cijfers == []
    answer = client.get("/bekijk/NL/bedrijf.csv")
    assert answer.status_code == 404
    assert "Kies een verband of een gemeente" in answer.text


def test_a_route_of_words_says_so(client: TestClient) -> None:
    """Is een route in woorden gekozen, dan zegt de pagina dat u ziet wat er anders gebeurt."""
    page = show_work(client, {"scenario.1": "doormodderen"})
    assert "Doormodderen is een route in woorden, zonder cijfers." in page.tekst


def test_no_option_of_the_command_line_is_named(client: TestClient) -> None:
    """Op een pagina staat nergens een opdracht of optie van de opdrachtregel."""
    for code in ("ammatch", "GM0402", "NL"):
        tekst = read(client, f"/bekijk/{code}/bedrijf").tekst
        assert not re.search(r"--[a-z]|springplank [a-z]+ ", tekst)


def test_the_file_holds_every_series(client: TestClient) -> None:
    """Het bestand heeft elke reeks over het bedrijf, met bereik, herkomst en kenmerk."""
    answer = client.get("/bekijk/GM0402/bedrijf.csv")
    assert "springplank-gm0402-bedrijf.csv" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff")), delimiter=";"))
    found = answer_of(Werk("GM0402"))
    assert {row["soort"] for row in rows} <= {NAMES[soort] for soort in SOORTEN}
    assert {row["berekening"] for row in rows} == {found.run_id}
    assert {row["gemeente"] for row in rows} == {"hele verband", "Hilversum"}
    assert {row["gemeentecode"] for row in rows} == {"", "GM0402"}
    assert {row["link"] for row in rows} == {"http://testserver/bekijk/GM0402/bedrijf"}
    assert all(date.fromisoformat(row["berekend op"]) for row in rows)
    (last,) = (row for row in rows if (row["wat"], row["jaar"]) == ("Exploitatieresultaat", "2035"))
    expected = found.antwoord.find("bedrijf", "exploitatieresultaat").verwacht[-1]
    assert float(last["verwacht"].replace(",", ".")) == pytest.approx(expected, abs=0.001)
    assert last["herkomst"] == "onze aanname"


def test_an_agreement_without_a_rule_for_a_deficit_says_so(client: TestClient) -> None:
    """Zegt de afspraak niets over een tekort, dan staat dat erbij, en anders niet."""
    told = "heeft geen regel voor een tekort"
    assert f"De afspraak Doorsluizen {told}." in read(client, VERBAND).tekst
    begroting = list(remarks_on_deficit(load_afspraak("begroting")))
    drempel = list(remarks_on_deficit(load_afspraak("drempel")))
    assert told in begroting[0]
    assert drempel == []


def test_why_the_amounts_differ_from_the_page_geld(client: TestClient) -> None:
    """Bij wie wat betaalt staat waarom het bedrag anders is dan het rijksgeld op Geld."""
    part = read(client, VERBAND).tekst.partition("Wie betaalt wat?")[2]
    assert "Hier telt de verwachte loon- en prijsbijstelling en de herijking van de Wsw mee" in part
    assert "Van beschut werk telt alleen het deel van wie bij het bedrijf werkt." in part


def test_an_unknown_standing_gets_a_sentence_of_the_page(client: TestClient) -> None:
    """Een onbekende stand in het adres geeft een zin zonder sleutels en zonder opdrachten."""
    answer = client.get("/bekijk/GM0402/geld?stand=foutje")
    assert answer.status_code == 400
    assert "Dit moment kennen wij niet." in answer.text
    assert "meicirculaire-2023" not in answer.text
