# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import re
from dataclasses import replace

import numpy as np
import pytest
from starlette.testclient import TestClient
from tests.web.pagina import Pagina, dossier_with, shared_with

from springplank.actions.people import SHOWN
from springplank.actions.werk import Werk, answer_of
from springplank.scenarios.scenario import library
from springplank.web.reeksen import asked_first

VERBAND = "/bekijk/ammatch/mensen"
WITH_RANGE = re.compile(
    r"\((tussen .* en .*|geen spreiding doorgerekend|bereik kleiner dan de afronding)\)"
)


def read(client: TestClient, url: str, **headers: str) -> Pagina:
    answer = client.get(url, headers=headers)
    assert answer.status_code == 200, answer.text
    return Pagina(answer.text)


def number_of(text: str) -> int:
    found = re.search(r"ongeveer (\d+)", text)
    assert found, text
    return int(found[1])


def show_work(client: TestClient, fields: dict[str, str], asked: str = "") -> Pagina:
    """Show the page for work that was filled in, in a dossier."""
    return read(client, f"{dossier_with('ammatch', fields)}/mensen{asked}")


def test_the_answer_comes_first(client: TestClient) -> None:
    """Bovenaan staat per groep waar het heen gaat, met een bereik bij elk getal."""
    page = read(client, VERBAND)
    assert page.koppen[0] == ("h1", "Om hoeveel mensen gaat het?")
    first = page.tekst.partition("Hoeveel mensen per groep?")[0]
    assert re.search(
        r"Wsw \(Wet sociale werkvoorziening\) neemt af\. Eind 2026 zijn het er ongeveer \d+ "
        r"\(tussen \d+ en \d+\)\. Eind 2035 zijn het er ongeveer \d+ \(tussen \d+ en \d+\)\.",
        first,
    )
    assert "Beschut werk neemt toe." in first


@pytest.mark.parametrize("code", ["ammatch", "GM0402", "NL"])
def test_no_estimate_stands_without_its_range(client: TestClient, code: str) -> None:
    """Bij elke raming op de pagina staat een bereik, of dat het niet is doorgerekend."""
    page = read(client, f"/bekijk/{code}/mensen")
    assert len(page.cijfers) > 30
    for kind, text in page.cijfers:
        if kind == "raming":
            assert WITH_RANGE.search(text), text


def test_the_figures_are_those_of_the_run(client: TestClient) -> None:
    """Wat op de pagina staat, is wat de berekening gaf, met hetzelfde kenmerk."""
    found = answer_of(Werk("ammatch"))
    answer = client.get(VERBAND)
    page = Pagina(answer.text)
    row = page.tabel("Mensen aan het eind van het jaar").rij("Wsw")
    expected = found.antwoord.find("personen", "wsw").verwacht
    assert (number_of(row[0]), number_of(row[-2])) == (round(expected[0]), round(expected[-1]))
    assert f"berekening {found.run_id}" in page.tekst
    assert f'data-run="{found.run_id}"' in answer.text


def test_every_group_says_where_it_comes_from(client: TestClient) -> None:
    """Achter elke groep staat of het getal landelijk is, van ons, of nog in te vullen."""
    table = read(client, VERBAND).tabel("Mensen aan het eind van het jaar")
    assert [row[0].removesuffix(" (Wet sociale werkvoorziening)") for row in table.rijen[1:]] == [
        *SHOWN.values()
    ]
    assert table.rij("Beschut werk")[-1] == "landelijk"
    assert table.rij("Tussengroep")[-1] == "onze aanname"
    assert table.rij("Traject") == ["onbekend"] * 4 + ["nog in te vullen"]


def test_what_is_unknown_says_how_to_fill_it(client: TestClient) -> None:
    """Een groep zonder getal staat erbij als onbekend, met de vraag die u kunt beantwoorden."""
    page = read(client, VERBAND)
    assert "Traject is onbekend. Hoeveel mensen met bijstand zijn bij u in traject?" in page.tekst
    assert page.links["Vul uw eigen aantallen in."] == "/bekijk/ammatch/eigen-cijfers"


def test_all_years_can_be_opened(client: TestClient) -> None:
    """Alle jaren staan in een tabel die u open kunt klappen."""
    table = read(client, VERBAND).tabel("Mensen aan het eind van elk jaar")
    assert [row[0] for row in table.rijen[1:]] == [str(year) for year in range(2026, 2036)]


def test_twenty_dots_are_counted_in_words(client: TestClient) -> None:
    """De stippen tellen op tot 20, en de zin zegt hetzelfde als de tabel ernaast."""
    page = read(client, f"{VERBAND}?stippen=tussengroep")
    many, line = map(
        int, re.findall(r"In (\d+) van de 20 gevallen is dit aantal .*?(\d+)", page.tekst)[0]
    )
    sides = [row[-1] for row in page.tabel("Tussengroep: twintig uitkomsten").rijen[1:]]
    assert len(sides) == 20
    told = "lager" if f"lager dan {line}" in page.tekst else "hoger of gelijk"
    assert sides.count(told) == many


def test_the_dots_and_the_sentences_have_one_range(client: TestClient) -> None:
    """De stippen noemen hetzelfde bereik als de tabel: één getal heeft één bereik."""
    for group, name in (("beschut_werk", "Beschut werk"), ("wsw", "Wsw")):
        page = read(client, f"{VERBAND}?stippen={group}")
        (told,) = re.findall(
            r"16 van de 20 uitkomsten liggen (tussen .*? en \d[\d.]*\d)", page.tekst
        )
        later = page.tabel("Mensen aan het eind van elk jaar").rijen[-1]
        at = page.tabel("Mensen aan het eind van elk jaar").rijen[0].index(name)
        assert told in later[at]


def test_dots_of_another_group(client: TestClient) -> None:
    """U kiest zelf van welke groep de stippen zijn; een groep die niet bestaat, verandert niets."""
    page = read(client, VERBAND)
    assert page.links["Wachtlijst beschut werk"] == "?stippen=wachtlijst#stippen"
    other = read(client, VERBAND + page.links["Wachtlijst beschut werk"].partition("#")[0])
    assert "stippen-wachtlijst" in other.ids
    assert "stippen-wsw" in read(client, f"{VERBAND}?stippen=onzin").ids


def test_one_part_can_be_asked_for(client: TestClient) -> None:
    """Met een script komt alleen het deel dat verandert."""
    asked = {"HX-Request": "true", "HX-Target": "stippen"}
    page = read(client, f"{VERBAND}?stippen=wsw", **asked)
    assert page.ids[0] == "stippen"
    assert "inhoud" not in page.ids


def test_beschut_werk_beside_what_must_be_offered(client: TestClient) -> None:
    """Wie werkt, wie wacht en de taakstelling staan onder elkaar."""
    table = read(client, VERBAND).tabel("Beschut werk aan het eind van het jaar")
    found = answer_of(Werk("ammatch")).antwoord.find("taakstelling", "beschut_werk")
    assert number_of(table.rij("Taakstelling")[-1]) == round(found.verwacht[-1])
    assert len(table.rijen) == 4


def test_beschut_werk_as_a_part_of_what_must_be_offered(client: TestClient) -> None:
    """Welk deel van de taakstelling en van de landelijke doelstelling bezet is, met bereik."""
    page = read(client, VERBAND)
    found = answer_of(Werk("ammatch")).antwoord
    works, must = found.find("personen", "beschut_werk"), found.find("taakstelling", "beschut_werk")
    country = answer_of(Werk("NL")).antwoord.find("taakstelling", "beschut_werk").verwacht[-1]
    table = page.tabel("Beschut werk als deel van wat moet")
    for row, whole in (("eigen taakstelling", must.verwacht[-1]), ("landelijke", country)):
        told = table.rij(f"Deel van de {row}")[-1]
        expected, low, high = (percentage(part) for part in re.findall(r"[\d,]+", told))
        ends = np.quantile(works.trekkingen[-1], (0.1, 0.9)) / whole
        wanted = (works.verwacht[-1] / whole, *ends)
        for shown, meant in zip((expected, low, high), wanted, strict=True):
            assert shown == pytest.approx(meant, rel=0.02), row
        assert page.tekst.count(told) >= 2, "de zin noemt hetzelfde als de tabel"


def test_every_gemeente_has_its_part_of_the_doelstelling(client: TestClient) -> None:
    """De delen van de gemeenten tellen op tot het deel van het verband."""
    table = read(client, VERBAND).tabel("Beschut werk per gemeente, eind 2035")
    assert [row[0] for row in table.rijen[1:]][-1] == "Samen"
    parts = [percentage(re.findall(r"ongeveer ([\d,]+)%", row[-1])[0]) for row in table.rijen[1:]]
    assert sum(parts[:-1]) == pytest.approx(parts[-1], rel=0.02)
    assert all("tussen" in row[-1] for row in table.rijen[1:])
    assert "Beschut werk per gemeente" not in read(client, "/bekijk/GM0402/mensen").tekst


def percentage(text: str) -> float:
    return float(text.replace(",", ".")) / 100


def test_the_work_forms_add_up_to_the_wsw(client: TestClient) -> None:
    """De werkvormen van de Wsw zijn samen alle fte van de Wsw."""
    page = read(client, VERBAND)
    forms = page.tabel("Waar mensen van de Wsw").rijen[1:]
    whole = page.tabel("De Wsw in andere eenheden").rij("Arbeidsjaren")[0]
    assert len(forms) == 5
    assert abs(sum(number_of(row[1]) for row in forms) - number_of(whole)) <= 3


def test_a_verband_shows_its_gemeenten(client: TestClient) -> None:
    """Van een verband ziet u elke gemeente, en de som staat eronder."""
    table = read(client, VERBAND).tabel("Mensen per gemeente, eind 2035")
    names = [row[0] for row in table.rijen[1:]]
    assert names == [
        "Aalsmeer",
        "Amstelveen",
        "Haarlemmermeer",
        "Ouder-Amstel",
        "Uithoorn",
        "Samen",
    ]
    waiting = [number_of(row[3]) for row in table.rijen[1:]]
    assert abs(sum(waiting[:-1]) - waiting[-1]) <= 3


def test_a_gemeente_shows_itself(client: TestClient) -> None:
    """Een gemeente ziet haar eigen mensen, en de werkvormen van het hele bedrijf."""
    page = read(client, "/bekijk/GM0402/mensen")
    found = answer_of(Werk("GM0402")).antwoord.find("personen", "wsw", "GM0402")
    row = page.tabel("Mensen aan het eind van het jaar").rij("Wsw")
    assert number_of(row[0]) == round(found.verwacht[0])
    assert "Mensen per gemeente" not in page.tekst
    assert "het hele bedrijf van Tomingroep" in page.tekst


def test_a_country_has_no_work_forms(client: TestClient) -> None:
    """Nederland heeft geen bedrijf; de pagina zegt waarom er geen werkvormen staan."""
    page = read(client, "/bekijk/NL/mensen")
    assert "Werkvormen horen bij een bedrijf." in page.tekst
    assert not any(t.bijschrift.startswith("Waar mensen") for t in page.tabellen)


def test_futures_are_computed_when_asked(client: TestClient) -> None:
    """Toekomsten staan naast elkaar als u erom vraagt, en elke toekomst heeft een eigen kolom."""
    plain = read(client, VERBAND)
    assert "Mensen eind 2035" not in plain.tekst
    url = plain.links["Reken de toekomsten door"]
    assert url == "?toekomst=klaar#toekomsten"
    page = read(client, f"{VERBAND}?toekomst=klaar")
    table = page.tabel("Mensen eind 2035")
    names = [library()[f"{kind}_arbeidsmarkt"].naam for kind in ("krappe", "ruime")]
    assert table.rijen[0][:4] == ["Groep", "Zoals nu", *names]
    tight, loose = (number_of(cell) for cell in table.rij("Tussengroep")[1:3])
    assert tight < loose
    assert "Geen verschil voor het aantal mensen maakt: Cao Aan de Slag anders." in page.tekst
    assert "Alleen in woorden, zonder cijfers: Doormodderen" in page.tekst


def test_waiting_for_futures_shows_progress(client: TestClient) -> None:
    """Tijdens het rekenen staat er een balk met tekst, en daarna komt de uitkomst vanzelf."""
    asked = {"HX-Request": "true", "HX-Target": "toekomsten"}
    answer = client.get(f"{VERBAND}?toekomst=bezig", headers=asked)
    assert "<progress" in answer.text
    assert re.search(r"<label [^>]*>Wij [^<]{20,}\.</label>", answer.text)
    assert 'hx-get="?toekomst=klaar" hx-trigger="load"' in answer.text
    assert answer.text.count("<table") == 0


def test_a_step_that_does_not_exist(client: TestClient) -> None:
    """Een adres met onzin erin geeft een Nederlandse fout."""
    answer = client.get(f"{VERBAND}?toekomst=onzin")
    assert (answer.status_code, "Het adres of het formulier klopt niet" in answer.text) == (
        400,
        True,
    )


def test_what_to_fill_in_first(client: TestClient) -> None:
    """De belangrijkste vragen staan erbij, met het getal waarmee nu is gerekend."""
    page = read(client, VERBAND)
    table = page.tabel("Deze cijfers maken het meeste verschil")
    asked = [found.question for found in answer_of(Werk("ammatch")).vragen]
    assert [re.sub(r" \(.*?\)", "", row[0]) for row in table.rijen[1:]] == asked
    assert all("ongeveer" in row[1] for row in table.rijen[1:])


def test_a_guessed_start_is_called_a_guess(client: TestClient) -> None:
    """Waar een aantal zelf is geschat, staat geen factor maar dat het een schatting is."""
    table = read(client, "/bekijk/GM0402/mensen").tabel("Deze cijfers maken het meeste verschil")
    row = table.rij("Hoeveel mensen telt uw gemeente op 31 december in Wsw")
    assert row == ["een schatting uit landelijke cijfers"]


def test_nothing_is_asked_when_all_was_told() -> None:
    """Is er niets meer te vragen, dan staat er ook geen lege tabel met vragen."""
    assert asked_first(replace(answer_of(Werk("NL")), vragen=())) is None


def test_the_band_comes_last(client: TestClient) -> None:
    """De lijngrafiek met banden is het laatste beeld, achter een klap, met een tabel ernaast."""
    _, fold, last = client.get(VERBAND).text.partition("Bekijk alle groepen in één lijngrafiek")
    assert fold
    assert last.count("<figure") == 1
    page = read(client, VERBAND)
    assert page.tabellen[-1].rijen[0][0] == "Jaar"
    assert page.adressen.count("mensen.csv") == 2


def test_no_option_of_the_command_line_is_named(client: TestClient) -> None:
    """Op een pagina staat nergens een opdracht of optie van de opdrachtregel."""
    for url in (VERBAND, "/bekijk/GM0402/mensen", "/bekijk/NL/mensen"):
        tekst = read(client, url).tekst
        assert not re.search(r"--[a-z]|springplank [a-z]+ ", tekst)


def test_a_route_of_words_says_so(client: TestClient) -> None:
    """Is een route in woorden gekozen, dan zegt de pagina dat u ziet wat er anders gebeurt."""
    page = show_work(client, {"scenario.1": "doormodderen"})
    assert "Doormodderen is een route in woorden, zonder cijfers." in page.tekst
    assert "U kijkt met het scenario" not in page.tekst


def test_the_scenario_is_named(client: TestClient) -> None:
    """Met een scenario of keuze staat er waarmee u kijkt, en de cijfers zijn die van de keuze."""
    fields = {"scenario.1": "snellere_uitstroom"}
    page = show_work(client, fields)
    assert "U kijkt met het scenario Snellere uitstroom Wsw" in page.tekst
    expected = answer_of(Werk("ammatch", fields)).antwoord.find("personen", "wsw").verwacht
    row = page.tabel("Mensen aan het eind van het jaar").rij("Wsw")
    assert number_of(row[-2]) == round(expected[-1])


def test_own_figures_say_they_are_yours(client: TestClient) -> None:
    """Een eigen aantal van een gemeente staat erin, en het totaal is dan gemengd."""
    page = show_work(client, {"gemeente.GM0451.wsw": "40.0"})
    assert page.tabel("Mensen aan het eind van het jaar").rij("Wsw")[-1] == "gemengd"


def test_nothing_known_at_all(client: TestClient) -> None:
    """Is van geen groep iets bekend, dan staat er dat het onbekend is, en geen nul of plaatje."""
    old = {"stand": "meicirculaire-2024"}
    page = show_work(client, old)
    assert "Hoeveel mensen het zijn, is hier niet bekend." in page.tekst
    wsw = page.tabel("Mensen aan het eind van het jaar").rij("Wsw")
    assert wsw == ["onbekend"] * 4 + ["nog in te vullen"]
    assert "Wsw is onbekend. Hoeveel mensen werken er in de Wsw" in page.tekst
    assert not any("Hoe zeker" in text or "Beschut werk:" in text for _, text in page.koppen)
    asked = show_work(client, old, "?toekomst=klaar")
    assert "De aantallen zijn onbekend. Daarom valt er niets te vergelijken." in asked.tekst


def test_a_shared_link_does_not_invite_to_fill_in(client: TestClient) -> None:
    """Wie meekijkt via een link, kan niets invullen en ziet geen uitnodiging daartoe."""
    page = read(client, f"{shared_with('ammatch', {})}/mensen")
    assert not any("eigen-cijfers" in url for url in page.links.values())
    assert "Vul uw eigen aantallen in." not in page.tekst
