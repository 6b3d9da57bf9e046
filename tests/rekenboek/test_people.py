# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheets "Mensen" and "Wsw per leeftijd" hold what the engine computes."""

from dataclasses import replace

import pytest
from tests.rekenboek.recomputed import changed, engine, formulas, make, missing, question, unequal

from springplank.cohort.ages import AGES
from springplank.core.sources import standings
from springplank.rekenboek.people_wsw import COUNTRY
from springplank.scenarios.eigen import Eigen

PLACES = ("GM0344", "GM0281", "voorbeeld")
SCENARIOS = (
    "snellere_uitstroom",
    "meer_doorstroom",
    "alle_plekken_gerealiseerd",
    "taakstelling_begrenst",
    "pamflet_40000_banen",
)


@pytest.mark.parametrize("code", PLACES)
def test_every_figure_is_that_of_the_engine(code: str) -> None:
    """Elk aantal mensen in het boek is dat van de rekenkern, per gemeente en samen."""
    made = make(question(code))
    assert unequal(made.stored, engine(made.antwoord)) == []
    assert missing(made) == set()


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_scenarios_about_people(scenario: str) -> None:
    """Ook onder een scenario volgt het boek de rekenkern, tot ver vooruit."""
    made = make(question("GM0281", scenario, tot="2048"))
    assert unequal(made.stored, engine(made.antwoord)) == []
    assert missing(made) == set()


def test_a_place_without_a_company() -> None:
    """Een regio is één rij mensen, zonder bedrijf."""
    made = make(question("Rivierenland"))
    assert {key[2] for key in made.found} == {""}
    assert unequal(made.stored, engine(made.antwoord)) == []
    assert {sheet.title for sheet in made.book.sheets}.isdisjoint({"Bedrijf", "Afspraken"})
    assert missing(made) == set()


def test_what_is_unknown_stays_unknown() -> None:
    """Wie in traject is, weet niemand: het boek zegt 'niet bekend', en nooit nul."""
    made = make(question("GM0344"))
    cell = made.found["personen", "traject", "", 2030]
    content = made.book.sheets[[s.title for s in made.book.sheets].index("Mensen")].cells[
        cell.spot.row, cell.spot.column
    ]
    assert content.value == "niet bekend"
    assert content.kind == "formula"


def test_own_figures_go_before_those_of_the_country() -> None:
    """Eigen cijfers van een gemeente tellen, en rekenen door tot in de kolom van elk jaar."""
    own = {
        "gemeente.GM0344.wsw": "200.0",
        "gemeente.GM0344.traject": "80.0",
        "gemeente.GM0344.instroom_traject": "60.0",
        "gemeente.GM0344.regulier": "12.0",
        "eigen.begin.beschut_werk": "1.3",
    }
    made = make(changed("GM0344", None, own))
    assert unequal(made.stored, engine(made.antwoord)) == []
    assert missing(made) == set()
    plain = make(question("GM0344"))
    key = ("personen", "wsw", "GM0344", 2030)
    assert made.stored[key] != plain.stored[key]


@pytest.mark.parametrize("stand", [stand.key for stand in standings()])
def test_every_day_of_knowledge(stand: str) -> None:
    """Op elke stand is het boek gelijk aan de rekenkern, ook in wat toen niet bekend was."""
    made = make(question("GM0281", stand=stand, tot="2030"))
    assert unequal(made.stored, engine(made.antwoord)) == []
    assert missing(made) == set()


def test_own_ages_have_a_column_of_their_own() -> None:
    """Een gemeente met eigen leeftijden krijgt haar eigen profiel, ook met iemand van 67."""
    ages = {"25": 10, "50": 20, "66": 4, "67": 3}
    asked = question("GM0281")
    eigen = Eigen("eigen.toml", "eigen telling", {}, {"GM0281": {"wsw_leeftijden": ages}})
    made = make(replace(asked, eigen=eigen))
    assert unequal(made.stored, engine(made.antwoord)) == []


def test_nobody_in_a_group() -> None:
    """Nul mensen blijft nul: er verschijnt niemand uit het niets."""
    nobody = dict.fromkeys(
        (
            *("gemeente.GM0344.wsw", "gemeente.GM0344.beschut_werk"),
            *("gemeente.GM0344.wachtlijst", "gemeente.GM0344.aandeel_instroom_beschut_werk"),
        ),
        "0.0",
    )
    made = make(changed("GM0344", None, nobody))
    assert unequal(made.stored, engine(made.antwoord)) == []
    assert made.stored["personen", "wsw", "GM0344", 2030] == 0
    assert made.stored["personen", "beschut_werk", "GM0344", 2030] == 0


def test_results_are_formulas() -> None:
    """Van de uitkomsten over mensen is minstens 90% een formule."""
    made = make(question("voorbeeld"))
    shares = formulas(made.book, {"Mensen", "Wsw per leeftijd"})
    assert len(shares) == 2
    assert min(shares.values()) >= 0.9


def test_every_age_has_a_line() -> None:
    """Elke leeftijd staat er, voor elke gemeente en voor het hele land."""
    made = make(question("voorbeeld"))
    sheet = next(s for s in made.book.sheets if s.title == "Wsw per leeftijd")
    labels = [c.value for (_row, column), c in sheet.cells.items() if column == 0]
    assert labels.count(f"{AGES[0]} jaar") == labels.count(f"{AGES[-1]} jaar") == 9
    assert COUNTRY in [content.value for content in sheet.cells.values()]
