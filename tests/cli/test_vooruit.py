# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank vooruit`: the screen, JSON, CSV and chart."""

import csv
import io
import math
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.cli.answers import Answer, Ask, Run

from springplank.actions.cautions import MODEL_COSTS
from springplank.actions.forecast import PAID
from springplank.bekostiging.loading import shipped
from springplank.cli.output import LABEL
from springplank.company.bedrijf import EXAMPLE
from springplank.scenarios.organisatiemodellen import organisatiemodellen
from springplank.scenarios.reeks import SOORTEN
from springplank.scenarios.scenario import library

FEW = ("--trekkingen", "50", "--tot", "2028")
FORESEEN = [name for name in shipped() if name not in {"ammatch", "werkzaak"}]
NONSENSE = re.compile(r"\b(nan|inf|None|True|False)\b|(?<![\w.,])-0(?![.,\d])")


def check_screen(answer: Answer, width: int = 100) -> None:
    """Every line fits, and no figure is nonsense."""
    assert (answer.code, answer.err) == (0, "")
    for line in answer.out.splitlines():
        assert len(line) <= width, line
        assert not NONSENSE.search(line), line


def value(
    answer: dict[str, Any], soort: str, groep: str, jaar: int, code: str | None = None
) -> Any:
    (found,) = (
        row
        for row in answer["reeksen"]
        if (row["soort"], row["groep"], row["jaar"], row["gemeente"]) == (soort, groep, jaar, code)
    )
    return found


# --- The first screen ------------------------------------------------------------------------


def test_the_first_sentences_hold_numbers_with_ranges(run: Run) -> None:
    """Eerst het antwoord, in zinnen: mensen, geld en resultaat, elk met een bandbreedte."""
    told = run("vooruit", "ammatch", *FEW).told
    start = told[: told.index("Mensen op 31 december")]
    between = r"\(-?[\d.,]+( mln)? tot -?[\d.,]+( mln| dzd)?\)"
    for group in ("Wsw", "Beschut werk", "Tussengroep"):
        assert re.search(rf"{group}: van \d+ mensen eind 2026 naar ongeveer \d+ {between}", start)
    assert re.search(rf"Geld van het Rijk: van [\d,]+ mln euro in 2026 .* {between} euro", start)
    assert re.search(rf"exploitatieresultaat .* ongeveer .* {between} euro, en negatief in", start)


def test_the_sentences_say_what_the_json_says(run: Run, ask: Ask) -> None:
    """Het scherm en de JSON komen uit dezelfde cijfers, ook het geld bij elkaar."""
    told, answer = run("vooruit", "ammatch", *FEW).told, ask("vooruit", "ammatch", *FEW)
    wsw = value(answer, "personen", "wsw", 2028)
    low, high = (round(wsw["q"][q]) for q in ("0.1", "0.9"))
    assert f"naar ongeveer {round(wsw['verwacht'])} ({low} tot {high}) eind 2028" in told
    money = sum(value(answer, "rijksgeld", key, 2028)["verwacht"] for key in PAID)
    assert f"{money / 1e6:.1f} mln".replace(".", ",") in told
    whole = value(answer, "rijksgeld", "iu_participatie", 2028)["verwacht"]
    parts = ("wsw", "beschut_werk", "sociale_infrastructuur")
    assert whole == pytest.approx(
        sum(value(answer, "rijksgeld", key, 2028)["verwacht"] for key in parts), rel=1e-6
    )


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_every_width(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """Op elk scherm past elke regel, ook met bedragen onder nul."""
    monkeypatch.setenv("COLUMNS", str(width))
    answer = run("vooruit", "werkzaak", "--afspraak", "begroting", "--waardoor", *FEW)
    check_screen(answer, width)
    for line in answer.out.splitlines():
        cells = line[LABEL:]
        assert not re.search(r"(mln|dzd|\d)-\d", cells), "twee cellen lopen in elkaar over"


PLACES = ("Hilversum", "werkzaak", "Amsterdam", "landelijk", "ability", "rijk van nijmegen")


@pytest.mark.parametrize("name", PLACES)
def test_every_kind_of_place(run: Run, name: str) -> None:
    """Een gemeente, een groot en een klein verband, een regio en het land geven een antwoord."""
    check_screen(run("vooruit", name, *FEW))


@pytest.mark.parametrize("key", library())
def test_every_scenario(run: Run, key: str) -> None:
    """Elk scenario dat meekomt geeft een antwoord, en zegt wat er tegen pleit."""
    answer = run("vooruit", "ammatch", "--scenario", key, *FEW)
    check_screen(answer)
    scenario = library()[key]
    assert f"Scenario: {scenario.naam}." in answer.told
    for text in scenario.teksten:
        assert text in answer.told
    assert not scenario.tegen or f"Daartegen: {scenario.tegen}" in answer.told


ROUTES = [key for key, found in library().items() if found.is_words]


@pytest.mark.parametrize("key", ROUTES)
def test_a_route_of_words_shows_text_and_no_amount(
    run: Run, ask: Ask, tmp_path: Path, key: str
) -> None:
    """Een route van woorden toont naam, uitleg en teksten, en nergens een getal."""
    asked = ("vooruit", "ammatch", "--scenario", key, *FEW)
    route = library()[key]
    told = run(*asked, "--waardoor").told
    said = ("Vooruit: Amstelland en Meerlanden Werkorganisatie", f"Scenario: {route.naam}.")
    against = (f"Daartegen: {route.tegen}",) if route.tegen else ()
    assert told == " ".join((*said, route.uitleg, *against, *route.teksten))
    answer = ask(*asked, "--waardoor")
    assert (answer["reeksen"], answer["aannames"], answer["vragen"]) == ([], [], [])
    assert answer["scenario"]["teksten"] == list(route.teksten)
    assert (answer["opmerkingen"], answer["spreiding"]["bijdragen"]) == ([], [])
    assert len(run(*asked, "--csv").out.splitlines()) == 1
    picture = tmp_path / "g.svg"
    refused = run(*asked, "--grafiek", picture)
    assert (refused.code, refused.out, picture.exists()) == (2, "", False)
    assert refused.err.count("\n") == 1
    assert "er valt niets te tekenen" in refused.err


def test_a_company_of_another_size_or_a_later_year(run: Run, tmp_path: Path) -> None:
    """Is het bedrijf in het bestand heel anders van omvang, dan staat dat er; later kan niet."""
    file = tmp_path / "bedrijf.toml"

    def told(fte: int, year: int) -> str:
        file.write_text(
            f'[bedrijf]\nnaam = "A"\nboekjaar = {year}\nbron = "jaarrekening"\nfte = {fte}\n',
            "utf-8",
        )
        answer = run("vooruit", "ammatch", "--bedrijf", file, *FEW)
        return answer.told or answer.err

    assert (
        "Volgens zijn eigen cijfers heeft het bedrijf 780 fte in 2025. Wij rekenen in 2026"
        in told(780, 2025)
    )
    assert "Volgens zijn eigen cijfers" not in told(340, 2026)
    assert "boekjaar 2027. Wij rekenen vanaf 2026. Geef" in told(340, 2027)


def test_what_another_organisation_model_leaves_out(run: Run) -> None:
    """Verandert het organisatiemodel, dan staat erbij welke kosten er niet in zitten."""
    asked = ("vooruit", "ammatch", "--scenario", "organisatie_integraal", *FEW)
    assert MODEL_COSTS in run(*asked).told
    assert MODEL_COSTS not in run(*asked, "--model", "integraal").told
    assert MODEL_COSTS not in run("vooruit", "ammatch", *FEW).told


@pytest.mark.parametrize(
    "option, name",
    [
        *(("--model", key) for key in organisatiemodellen()),
        *(("--afspraak", name) for name in FORESEEN),
    ],
)
def test_every_model_and_agreement(run: Run, option: str, name: str) -> None:
    """Elk organisatiemodel en elke afspraak die vooruit kan, geeft een antwoord."""
    check_screen(run("vooruit", "ammatch", option, name, *FEW))


@pytest.mark.parametrize(
    "name, missing, what_to_do",
    [
        ("ammatch", "training, begeleiding en activiteiten", "in het bestand voor --eigen, zo:"),
        ("werkzaak", "buig, vangnet, participatiebudget", "niet vooruitrekenen. Kies een andere"),
    ],
)
def test_an_agreement_about_what_nobody_can_foresee(
    run: Run, name: str, missing: str, what_to_do: str
) -> None:
    """Een afspraak over wat wij niet weten, wordt geweigerd met wat er nodig is of anders kan."""
    answer = run("vooruit", "ammatch", "--afspraak", name, *FEW)
    assert (answer.code, answer.out) == (2, "")
    assert missing in answer.err
    assert what_to_do in answer.err


def test_own_figures(run: Run, ask: Ask, tmp_path: Path) -> None:
    """Eigen cijfers gaan voor, een voor een, en het scherm zegt welke van wie zijn."""
    own = tmp_path / "eigen.toml"
    own.write_text(
        '[eigen]\nbron = "eigen telling"\n[gemeenten.Uithoorn]\nwsw = 40\n'
        "[aannames]\ntussengroep.doorstroom = 0.2\n",
        "utf-8",
    )
    answer = ask("vooruit", "Uithoorn", "--eigen", own, *FEW)
    assert value(answer, "personen", "wsw", 2026, "GM0451")["herkomst"] == "lokaal"
    (said,) = (a for a in answer["aannames"] if a["sleutel"] == "tussengroep.doorstroom")
    assert (said["waarde"], said["herkomst"]) == (0.2, "lokaal")
    assert "1 van uzelf" in run("vooruit", "Uithoorn", "--eigen", own, *FEW).told


def test_the_example_company(run: Run) -> None:
    """Het voorbeeldbedrijf is verzonnen; dat staat erbij, en zijn vermogen is bekend."""
    told = run("vooruit", "ammatch", "--bedrijf", EXAMPLE, *FEW).told
    assert "De cijfers van het bedrijf zijn synthetisch" in told
    assert "Eigen vermogen en reserve van het bedrijf zijn onbekend" not in told
    assert "Eigen vermogen en reserve" in run("vooruit", "ammatch", *FEW).told


def test_what_is_unknown_is_said(run: Run) -> None:
    """Was het geld nog niet bekend, dan is alles daarna onbekend, en niet 0."""
    answer = run("vooruit", "ammatch", "--bekend", "meicirculaire-2024", *FEW)
    check_screen(answer)
    assert "Niet bekend en dus niet meegeteld: Wsw, Beschut werk" in answer.told
    first = answer.out.splitlines()[2]
    assert first.startswith("Hoeveel mensen er werken, is niet bekend. Bij de stand Meicirculaire")
    assert re.search(r"Exploitatieresultaat +onbekend", answer.out)


def test_a_year_without_an_aow_age(run: Run) -> None:
    """Voor een jaar zonder vastgestelde AOW-leeftijd staat er waarmee is gerekend, en de band."""
    told = run("vooruit", "ammatch", "--tot", "2048", "--trekkingen", "20").told
    assert "De AOW-leeftijd voor 2032 is nog niet vastgesteld. Wij rekenen met 67 jaar" in told


def test_nothing_is_unknown_any_more(run: Run, tmp_path: Path) -> None:
    """Wie ook de trajecten invult, krijgt geen zin meer over wat niet is meegeteld."""
    own = tmp_path / "alles.toml"
    names = ("Aalsmeer", "Amstelveen", "Haarlemmermeer", "Ouder-Amstel", "Uithoorn")
    rows = "".join(f"[gemeenten.{name}]\ntraject = 20\ninstroom_traject = 4\n" for name in names)
    own.write_text(f'[eigen]\nbron = "telling"\n{rows}', "utf-8")
    answer = run("vooruit", "ammatch", "--eigen", own, *FEW)
    check_screen(answer)
    assert "Niet bekend en dus niet meegeteld" not in answer.told


def test_an_aanname_that_ran_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Na de einddatum van een aanname staat dat er."""
    monkeypatch.setattr("springplank.actions.forecast.today", lambda: date(2099, 1, 1))
    assert "Verlopen op 31 december 2027: " in run("vooruit", "landelijk", *FEW).told


def test_nobody_there(run: Run, tmp_path: Path) -> None:
    """Een bedrijf met 0 mensen in de Wsw heeft er ook later 0."""
    own = tmp_path / "niemand.toml"
    names = ("Aalsmeer", "Amstelveen", "Haarlemmermeer", "Ouder-Amstel", "Uithoorn")
    rows = "".join(f"[gemeenten.{n}]\nwsw = 0\nbeschut_werk = 0\nwachtlijst = 0\n" for n in names)
    own.write_text(f'[eigen]\nbron = "telling"\n{rows}', "utf-8")
    answer = run("vooruit", "ammatch", "--eigen", own, *FEW)
    check_screen(answer)
    assert "Wsw: van 0 mensen eind 2026 naar ongeveer 0 (0 tot 0) eind 2028." in answer.told


def test_chance_for_a_small_company(run: Run) -> None:
    """Bij een klein bedrijf telt toeval vanzelf mee; wie dat niet wil, zegt dat."""
    chance = "Bij dit aantal mensen telt toeval mee"
    assert chance in run("vooruit", "ammatch", *FEW).told
    assert chance not in run("vooruit", "ammatch", "--zonder-toeval", *FEW).told
    assert chance not in run("vooruit", "Amsterdam", *FEW).told


def test_the_taakstelling_stands_beside_the_people(run: Run, ask: Ask) -> None:
    """Onder de mensen in beschut werk staat hoeveel plekken er moeten zijn."""
    wanted = value(ask("vooruit", "ammatch", *FEW), "taakstelling", "beschut_werk", 2026)
    told = run("vooruit", "ammatch", *FEW).told
    assert f"Taakstelling (plekken) {wanted['verwacht']:.0f} " in told


def test_what_to_fill_in_first(run: Run, ask: Ask) -> None:
    """Het scherm vraagt vijf cijfers, de belangrijkste eerst, en zegt waarmee nu wordt gerekend."""
    answer = ask("vooruit", "ammatch", *FEW)
    assert len(answer["vragen"]) == 5
    told = run("vooruit", "ammatch", *FEW).told
    asked = told[told.index("Vul eerst zelf in") :]
    for key in answer["vragen"]:
        assert key.replace("begin.", "gemeente: ") in asked
    own = "--bedrijf BESTAND (maak er een met: springplank bedrijf nieuw)"
    assert own in asked
    assert own not in run("vooruit", "landelijk", *FEW).told


def test_where_the_range_comes_from(run: Run, ask: Ask) -> None:
    """--waardoor zegt welke aannames de bandbreedte maken, van het resultaat of van de mensen."""
    told = run("vooruit", "ammatch", "--waardoor", *FEW).told
    assert "Waardoor is het exploitatieresultaat in 2028 onzeker?" in told
    assert "De andere aannames zijn niet apart doorgerekend;" in told
    spread = ask("vooruit", "landelijk", "--waardoor", *FEW)["spreiding"]
    assert spread["jaar"] == 2028
    assert len(spread["bijdragen"]) == 8
    assert (
        "het aantal mensen in 2028 onzeker" in run("vooruit", "landelijk", "--waardoor", *FEW).told
    )
    unknown = run("vooruit", "ammatch", "--bekend", "meicirculaire-2024", "--waardoor", *FEW).told
    assert "Onbekend, of er is geen spreiding door aannames." in unknown


# --- JSON, CSV and chart ---------------------------------------------------------------------


def test_the_shape_of_the_json(ask: Ask) -> None:
    """De JSON heeft de sleutels van het issue; elke verwachting past bij haar kwantielen."""
    answer = ask("vooruit", "ammatch", *FEW)
    assert answer["onderwerp"]["code"] == "ammatch"
    assert answer["scenario"]["sleutel"] == "nulalternatief"
    assert answer["jaren"] == [2026, 2027, 2028]
    for row in answer["reeksen"]:
        assert row["soort"] in SOORTEN
        found = [row["q"][q] for q in ("0.025", "0.1", "0.165", "0.5", "0.835", "0.9", "0.975")]
        assert (None in found) == (row["verwacht"] is None)
        if None not in found:
            assert found == sorted(found)
            assert all(math.copysign(1, x) > 0 for x in found if x == 0), "geen min voor 0"
    assert answer == ask("vooruit", "ammatch", *FEW), "twee keer vragen geeft hetzelfde"


def test_a_gemeente_sees_itself_and_the_company(ask: Ask) -> None:
    """Wie naar een gemeente vraagt, ziet die gemeente en het hele bedrijf, en geen buren."""
    codes = {row["gemeente"] for row in ask("vooruit", "Uithoorn", *FEW)["reeksen"]}
    assert codes == {None, "GM0451"}
    every = {row["gemeente"] for row in ask("vooruit", "ammatch", *FEW)["reeksen"]}
    assert every == {None, "GM0358", "GM0362", "GM0394", "GM0437", "GM0451"}
    assert {r["gemeente"] for r in ask("vooruit", "landelijk", *FEW)["reeksen"]} == {None}


def test_csv(run: Run, ask: Ask, tmp_path: Path) -> None:
    """De CSV heeft dezelfde regels als de JSON; een lege cel is onbekend."""
    screen = run("vooruit", "ammatch", "--csv", *FEW).out
    rows = list(csv.DictReader(io.StringIO(screen)))
    for row, said in zip(rows, ask("vooruit", "ammatch", *FEW)["reeksen"], strict=True):
        assert (row["soort"], row["groep"], row["jaar"]) == (
            *(said["soort"], said["groep"]),
            str(said["jaar"]),
        )
        assert row["verwacht"] == ("" if said["verwacht"] is None else str(said["verwacht"]))
        assert row["q0.9"] == ("" if said["q"]["0.9"] is None else str(said["q"]["0.9"]))
    file = tmp_path / "v.csv"
    answer = run("vooruit", "ammatch", "--uit", file, *FEW)
    assert file.read_text("utf-8") == screen
    assert f"({len(rows)} regels)" in answer.told


def test_a_chart_with_its_table(run: Run, ask: Ask, tmp_path: Path) -> None:
    """De grafiek heeft onder zich de tabel met dezelfde cijfers, en noemt scenario en run."""
    file = tmp_path / "g.html"
    answer = run("vooruit", "ammatch", "--grafiek", file, *FEW)
    assert f"Geschreven: {file}." in answer.out
    page = file.read_text("utf-8")
    found = ask("vooruit", "ammatch", *FEW)
    assert found["run_id"] in page
    assert "Nulalternatief" in page
    assert "<table" in page
    expected = value(found, "personen", "wsw", 2028)["verwacht"]
    assert f"<td>{expected:.1f}</td>".replace(".", ",") in page


def test_another_chart(run: Run, tmp_path: Path) -> None:
    """Met --grafiek-van kiest u de lijnen; naast JSON komt de melding niet in de JSON."""
    file = tmp_path / "g.svg"
    wanted = ("--grafiek-van", "bedrijf.exploitatieresultaat", "--grafiek-van", "rijksgeld.wsw")
    answer = run("vooruit", "Uithoorn", "--grafiek", file, *wanted, "--json", *FEW)
    assert answer.json["onderwerp"]["naam"] == "Uithoorn"
    assert answer.err == f"Geschreven: {file}.\n"
    svg = file.read_text("utf-8")
    assert "euro per jaar" in svg
    assert "Exploitatieresultaat" in svg


@pytest.mark.parametrize(
    "wanted, title",
    [
        (("rijksgeld.wsw",), "Uithoorn: 2026"),
        (("bedrijf.begeleiding",), "Amstelland en Meerlanden Werkorganisatie: 2026"),
        (("rijksgeld.wsw", "bedrijf.begeleiding"), "Uithoorn en Amstelland en Meerlanden"),
    ],
)
def test_whose_chart(run: Run, tmp_path: Path, wanted: tuple[str, ...], title: str) -> None:
    """Boven de grafiek staat van wie de cijfers zijn: het bedrijf is van het hele verband."""
    file = tmp_path / "g.html"
    lines = [word for name in wanted for word in ("--grafiek-van", name)]
    assert run("vooruit", "Uithoorn", "--grafiek", file, *lines, *FEW).code == 0
    assert title in file.read_text("utf-8")


def test_a_gemeente_without_a_known_verband_is_told(run: Run) -> None:
    """Zonder bekend verband is het bedrijf een aanname, en kan een 0 onbekend zijn."""
    told = run("vooruit", "Leiderdorp", "--trekkingen", "5").told
    assert "Van Leiderdorp is geen samenwerkingsverband bekend" in told
    assert "1 gemeenten" not in told
