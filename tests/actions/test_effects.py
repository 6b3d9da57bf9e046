# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import numpy as np
import pytest

from springplank.actions.effects import effects_of
from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.own_figures import questions_of
from springplank.actions.werk import Werk, read_field

PLAIN = Werk("ammatch")


def test_an_own_figure_moves_what_it_touches_and_nothing_else() -> None:
    """Een lagere doorstroom verandert de tussengroep, en de Wsw niet."""
    after = Werk("ammatch", {"eigen.tussengroep.doorstroom": "0.02"})
    found = {one.naam: one for one in effects_of(PLAIN, after)}
    assert found["Tussengroep"].is_changed
    assert found["Tussengroep"].verschil.verwacht[-1] > 0
    assert not found["Wsw"].is_changed
    assert np.all(found["Wsw"].verschil.trekkingen == 0)


def test_the_difference_is_draw_by_draw() -> None:
    """Het verschil is per doorrekening genomen: het toeval valt eruit weg."""
    after = Werk("ammatch", {"eigen.tussengroep.doorstroom": "0.02"})
    for one in effects_of(PLAIN, after):
        gap = one.na.trekkingen - one.voor.trekkingen
        np.testing.assert_array_equal(one.verschil.trekkingen, gap)


def test_a_contribution_that_nobody_agreed_on_is_unknown() -> None:
    """Zonder afspraak is de bijdrage onbekend en geen 0; met een afspraak is zij een bedrag."""
    agreed = Werk("ammatch", {"afspraak.bijdrage": "500000.0"})
    found = {one.naam: one for one in effects_of(PLAIN, agreed)}["Bijdrage van de gemeenten"]
    assert not found.voor.is_known
    assert found.na.verwacht[-1] == pytest.approx(500_000)
    assert found.is_changed


def test_the_same_work_has_no_effect() -> None:
    """Zonder wijziging is er geen verschil."""
    assert not [one for one in effects_of(PLAIN, PLAIN) if one.is_changed]


def test_other_years_are_not_compared() -> None:
    """Twee doorrekeningen over andere jaren worden niet van elkaar afgetrokken."""
    assert effects_of(PLAIN, Werk("ammatch", {"tot": "2030"})) == ()


def test_the_most_important_questions_come_first() -> None:
    """Wat de uitkomst het meest beweegt, wordt het eerst gevraagd; elke vraag staat er één keer."""
    asked = questions_of(PLAIN)
    assert 1 <= len(asked.eerst) <= 5
    fields = [one.veld for one in asked]
    assert len(fields) == len(set(fields))
    assert asked.mensen[0][0] == "Aalsmeer"
    assert {one.veld for one in asked.balans} >= {"bedrijf.eigen_vermogen", "bedrijf.reserve"}


def test_every_question_can_be_answered() -> None:
    """Op elke vraag kan de schatting zelf worden ingevuld."""
    for one in questions_of(Werk("GM0402")):
        if not np.isnan(one.schatting):
            typed = one.schatting * (100 if one.eenheid == "aandeel" else 1)
            text = f"{typed:.6f}".rstrip("0").rstrip(".").replace(".", ",")
            assert read_field(Werk("GM0402"), one.veld, text) is not None, one.veld


def test_a_country_is_not_asked_for_a_company() -> None:
    """Voor het land wordt niet naar een bedrijf of een gemeente gevraagd."""
    asked = questions_of(Werk("NL"))
    assert asked.mensen == ()
    assert asked.balans == ()


@pytest.mark.parametrize(
    "veld, text, name, told",
    [
        ("stand", "meicirculaire-2025", "Zoals bekend in", "meicirculaire gemeentefonds 2025"),
        ("tot", "2040", "Laatste jaar", "2040"),
        ("model", "integraal", "Organisatiemodel van nu", "Integraal sociaal ontwikkelbedrijf"),
        ("scenario.2", "versterken", "Scenario 2", "Versterken"),
        ("gemeente.GM0402.wsw", "300.0", "Hilversum: Mensen in de Wsw", "300"),
        ("bedrijf.reserve", "50000.0", "Impulsbudget dat nog niet is besteed", "€ 50.000"),
        ("functie.H", "doen_we", "H, aan de slag op een beschutte werkplek", "doen we"),
        ("functie.H.waar", "Bij ons", "H, aan de slag op een beschutte werkplek: waar", "Bij ons"),
        ("oud.veld", "x", "oud.veld", "x"),
        ("scenario.1", "weg", "Scenario 1", "weg"),
        ("stand", None, "Zoals bekend in", "leeg"),
    ],
)
def test_a_field_reads_as_a_person_says_it(
    veld: str, text: str | None, name: str, told: str
) -> None:
    """Een veld en zijn inhoud staan in gewone woorden in de lijst."""
    assert name_of_field(veld) == name
    assert text_of_field(veld, text).lower() == told.lower()


def test_shares_and_amounts_have_their_sign() -> None:
    """Een aandeel is een percentage; een keuze heet een keuze."""
    assert text_of_field("eigen.tussengroep.doorstroom", "0.125") == "12,5%"
    assert name_of_field("keuze.tussengroep.doorstroom").startswith("Keuze: ")
    assert text_of_field("eigen.bedrijf_wsw.loonkosten_per_fte", "40250.0") == "€ 40.250"
    assert text_of_field("eigen.wsw.oversterfte", "2.5") == "2,5"
