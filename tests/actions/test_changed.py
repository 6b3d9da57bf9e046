# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest

from springplank.actions import changed as changing
from springplank.actions.changed import Groep, changes_of
from springplank.actions.werk import Werk, question_of
from springplank.core.parameters import STATUSES
from springplank.scenarios.scenario import ZERO, library


def changed(code: str = "ammatch", **velden: str) -> dict[str, Groep]:
    """List what changes, by heading."""
    named = {name.replace("__", "."): text for name, text in velden.items()}
    return {group.naam: group for group in changes_of(Werk(code, named))}


@pytest.mark.parametrize("key", [key for key in library() if key != ZERO])
def test_every_change_of_a_scenario_is_listed(key: str) -> None:
    """Van elk scenario staat elke wijziging er voluit: was, wordt, status, van wie en waarom."""
    scenario = library()[key]
    group = changed(scenario__1=key)[f"Door het scenario {scenario.naam}"]
    assert len(group.veranderingen) == len(scenario.wijzigingen)
    assert group.uitleg == scenario.teksten
    for one in group.veranderingen:
        assert one.naam
        assert one.was
        assert one.wordt
        assert one.status in STATUSES
        assert one.wie
        assert one.waarom
        assert "_" not in one.naam + one.was + one.wordt


def test_nothing_chosen_changes_nothing() -> None:
    """Zonder keuze of eigen cijfer is er niets veranderd."""
    assert changed() == {}


def test_a_slider_is_listed_with_its_range() -> None:
    """Een schuif staat er met de waarde en de uiteinden van eerst en van nu."""
    group = changed(keuze__tussengroep__instroom="1200.0")["Door uw schuiven"]
    (one,) = group.veranderingen
    assert one.was == "1.000 (van 400 tot 1.600)"
    assert one.wordt == "1.200 (van 480 tot 1.920)"
    assert (one.wie, one.status) == ("u", "aanname")


def test_a_measure_tells_effect_and_costs() -> None:
    """Een maatregel staat er met het jaar van het besluit, het effect met bereik en de kosten."""
    group = changed(scenario__1="samengaan_met_buren")["Door het scenario Samengaan met buren"]
    (one,) = group.veranderingen
    assert one.wordt == (
        "wel, besluit in 2028; effect \N{MINUS SIGN}15% "
        "(van \N{MINUS SIGN}30% tot 5%); eenmalig € 1.500.000"
    )
    assert one.bron == "hilversum-2025"


def test_an_effect_of_the_register_is_told_too() -> None:
    """Noemt het scenario geen effect, dan staat dat van de maatregel er."""
    group = changed(scenario__1="versterken")["Door het scenario Versterken"]
    assert group.veranderingen[0].wordt.startswith(
        "wel, besluit in 2027; effect 3% (van 0% tot 8%)"
    )


def test_own_figures_are_listed_with_our_guess() -> None:
    """Een eigen cijfer staat er met onze schatting ernaast; zonder schatting staat er onbekend."""
    found = changed(
        "GM0402",
        eigen__tussengroep__doorstroom="0.2",
        gemeente__GM0402__wsw="300.0",
        gemeente__GM0363__wsw="5.0",
        bedrijf__reserve="5.0",
    )
    by_name = {one.naam: one for one in found["Door uw eigen cijfers"].veranderingen}
    told = {name: (one.was, one.wordt) for name, one in by_name.items()}
    assert told["Deel van de tussengroep dat per jaar doorstroomt naar een gewone werkgever"] == (
        "10% (van 2% tot 18%)",
        "20%",
    )
    assert told["Impulsbudget dat nog niet is besteed"] == ("onbekend", "€ 5")
    before, after = told["Hilversum: Mensen in de Wsw"]
    assert before.startswith("ongeveer ")
    assert after == "300"


def test_settings_are_listed() -> None:
    """Een ander uitgangspunt staat er ook; het gewone niet."""
    found = changed(model="klassiek", tot="2040")["Door uw uitgangspunten"]
    assert [(one.was, one.wordt) for one in found.veranderingen] == [
        ("2035", "2040"),
        ("Partieel sociaal ontwikkelbedrijf", "Klassiek sociaal ontwikkelbedrijf"),
    ]
    assert changed(model="partieel") == {}


def test_a_model_is_told_by_name() -> None:
    """Een ander organisatiemodel staat er met de namen van nu en straks."""
    found = changed(scenario__1="organisatie_integraal", model="beschut")
    (one,) = found["Door het scenario Integraal ontwikkelbedrijf"].veranderingen
    assert (one.was, one.wordt) == (
        "Bedrijf voor beschut werk",
        "Integraal sociaal ontwikkelbedrijf",
    )


def test_another_agreement_is_told_by_name() -> None:
    """Verandert een scenario de afspraak, dan staan de oude en de nieuwe er bij naam."""
    question = question_of(Werk("ammatch", {"scenario.1": "organisatie_beschut"}))
    (model,) = question.changes
    other = replace(model, target="afspraak", key="afspraak", value="vast_bedrag")
    asked = replace(question, scenario=replace(question.scenario, wijzigingen=(other,)))
    (one,) = changing._laid_over(asked)
    assert (one.was, one.wordt) == ("Doorsluizen", "vast bedrag")
