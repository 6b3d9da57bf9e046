# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheet "Bedrijf" holds what the engine computes, for the example and under every scenario."""

import math
from dataclasses import replace

import pytest
from tests.rekenboek.recomputed import (
    Made,
    changed,
    engine,
    formulas,
    make,
    missing,
    question,
    unequal,
)

from springplank.company.bedrijf import EXAMPLE, assumed_bedrijf, load_bedrijf, read_bedrijf
from springplank.rekenboek.enterprise import not_recomputed
from springplank.scenarios.scenario import library

SMALL = """
[bedrijf]
naam = "Klein bedrijf"
boekjaar = {year}
bron = "verzonnen"
synthetisch = true
fte = {fte}

[bedrijfskosten]
afbouwvertraging = {delay}
vast = 100_000
[opbrengsten]
sroi = 50_000
wia = 20_000
"""
ROUTES = sorted(key for key, found in library().items() if not found.is_words)


def is_right(made: Made) -> bool:
    """Say whether every figure is that of the engine, and none is left out."""
    assert unequal(made.stored, engine(made.antwoord)) == []
    assert missing(made) == set()
    return True


def test_the_example_company() -> None:
    """Elk bedrag van het voorbeeldbedrijf is dat van de rekenkern, tot op de cent."""
    made = make(question("voorbeeld"))
    assert is_right(made)
    assert not math.isnan(made.stored["vermogen", "eigen_vermogen", "", 2030])
    assert not math.isnan(made.stored["vermogen", "reserve_impulsbudget", "", 2027])


@pytest.mark.parametrize("scenario", ROUTES)
def test_every_scenario(scenario: str) -> None:
    """Onder elk scenario dat meekomt, is elk bedrag dat van de rekenkern."""
    assert is_right(make(question("GM0344", scenario)))


@pytest.mark.parametrize("model", ["klassiek", "gecombineerd", "beschut"])
def test_every_organisation_model(model: str) -> None:
    """Wie bij het bedrijf werkt, volgt het organisatiemodel; verhuizen van taken kost geld."""
    for scenario in ("organisatie_integraal", "organisatie_partieel"):
        assert is_right(make(question("voorbeeld", scenario, model=model)))


def test_a_company_without_figures() -> None:
    """Zonder eigen cijfers is het vermogen niet bekend, en al het andere wel."""
    made = make(question("GM0344"))
    assert is_right(made)
    assert math.isnan(made.stored["vermogen", "eigen_vermogen", "", 2030])


def test_traject_counts_once_it_is_known_everywhere() -> None:
    """Traject telt in het bedrijf mee zodra het van elke gemeente bekend is, en eerder niet."""
    codes = make(question("GM0281")).antwoord.outcome.question.place.codes
    own = {
        f"gemeente.{code}.{name}": "40.0"
        for code in codes
        for name in ("traject", "instroom_traject")
    }
    everywhere = make(changed("GM0281", None, own))
    assert is_right(everywhere)
    assert ("bedrijf_fte", "traject", "", 2030) in everywhere.found
    one = make(changed("GM0281", None, {k: v for k, v in own.items() if codes[0] in k}))
    assert is_right(one)
    assert ("bedrijf_fte", "traject", "", 2030) not in one.found


def test_a_company_with_nobody() -> None:
    """Een bedrijf zonder mensen heeft kosten en geen resultaat per fte."""
    asked = question("GM0344")
    names = ("wsw", "beschut_werk", "tussengroep", "wachtlijst", "aandeel_instroom_beschut_werk")
    own = {f"gemeente.GM0344.{name}": "0.0" for name in (*names, "aandeel_instroom_tussengroep")}
    own["eigen.regulier.terugval"] = "0.0"
    made = make(replace(changed("GM0344", None, own), bedrijf=asked.bedrijf))
    assert is_right(made)
    assert math.isnan(made.stored["resultaat_per_fte", "wsw", "", 2030])


@pytest.mark.parametrize(
    "year, fte, delay", [(2026, 100, 0), (2025, 60, 2.5), (2024, 900, 3.5), (2025, 400, 25)]
)
def test_a_company_of_another_size_and_year(year: int, fte: float, delay: float) -> None:
    """Boekjaar, omvang en afbouwvertraging van het bedrijf werken door zoals in de rekenkern."""
    bedrijf = read_bedrijf(SMALL.format(year=year, fte=fte, delay=delay))
    assert is_right(make(replace(question("GM0281", tot="2050"), bedrijf=bedrijf)))


def test_a_boekjaar_within_the_years() -> None:
    """Ligt het boekjaar ná het eerste jaar, dan is dat jaar het niveau van 1."""
    for year in (2026, 2028, 2040):
        asked = replace(question("GM0344"), bedrijf=assumed_bedrijf("x", year))
        assert is_right(make(asked))


def test_an_earlier_day_of_knowledge() -> None:
    """Op een oudere stand staan alleen de lonen in het boek die toen bekend waren."""
    assert is_right(make(question("GM0281", stand="meicirculaire-2025")))


def test_results_are_formulas() -> None:
    """Van de uitkomsten van het bedrijf is minstens 90% een formule."""
    made = make(replace(question("GM0281"), bedrijf=load_bedrijf(EXAMPLE)))
    assert is_right(made)
    assert formulas(made.book, {"Bedrijf"})["Bedrijf"] >= 0.9


def test_the_first_page_says_what_is_not_recomputed() -> None:
    """Wat de bladen niet narekenen, staat in korte Nederlandse zinnen."""
    told = not_recomputed()
    assert any("Bandbreedtes" in text for text in told)
    sentences = [s for text in told for s in text.split(". ")]
    assert max(len(s.split()) for s in sentences) <= 20
