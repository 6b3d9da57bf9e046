# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import numpy as np
import pytest

from springplank.actions import choices
from springplank.actions.choices import (
    BIJDRAGE,
    KINDS,
    MENSEN,
    NAMEN,
    RESULTAAT,
    RIJK,
    ROUTES,
    beeld_of,
    is_words,
    meaning_of,
    other_scenarios,
    outcome_of,
    preview,
    room_of,
    routes_of,
    under,
)
from springplank.actions.effects import headlines_of
from springplank.actions.positions import out_of_range, tidy
from springplank.actions.werk import Werk, answer_of, question_of
from springplank.errors import UsageError
from springplank.scenarios.scenario import ZERO, library

VERBAND = Werk("ammatch")
INFLOW = "keuze.tussengroep.instroom"
WAGES = "keuze.bedrijf_beschut_werk.loonkosten_per_fte"
MOVED = Werk("ammatch", {"scenario.1": "versterken", INFLOW: "1200.0", WAGES: "30000.0"})


def test_three_routes_stand_ready() -> None:
    """Er liggen drie routes klaar, elk met wie het eens moet zijn en wat ertegen pleit."""
    routes = routes_of(VERBAND)
    assert [route.beeld.scenario.key for route in routes] == list(ROUTES)
    assert not routes[0].regels
    for route in routes:
        assert route.instemming
        assert route.tegen
        assert 0 <= route.beeld.tekorten <= 20


def test_a_route_is_compared_with_going_on() -> None:
    """Het verschil van een route is haar uitkomst min die van doorgaan, trekking voor trekking."""
    now, stronger, _ = routes_of(VERBAND)
    for regel in stronger.regels:
        one, other = (b.regels[regel.sleutel] for b in (now.beeld, stronger.beeld))
        np.testing.assert_array_equal(regel.verschil.trekkingen, other.trekkingen - one.trekkingen)
    assert {regel.sleutel for regel in stronger.regels} == set(NAMEN)


def test_joining_costs_before_it_yields() -> None:
    """Samengaan geeft aan het eind een beter resultaat, en kost over alle jaren samen geld."""
    joined = routes_of(VERBAND)[2]
    (result,) = (r.verschil for r in joined.regels if r.sleutel == RESULTAAT)
    assert result.verwacht[-1] > 0 > result.verwacht.sum()


def test_own_figures_count_in_every_route() -> None:
    """Met eigen cijfers verandert ook doorgaan zoals nu."""
    own = Werk("ammatch", {"eigen.bedrijf_loon.stijging_wsw": "0.01"})
    before, after = (routes_of(werk)[0].beeld.regels[RESULTAAT] for werk in (VERBAND, own))
    assert before.verwacht[-1] != after.verwacht[-1]


@pytest.mark.parametrize("code", ["NL", "AM36"])
def test_without_a_company_there_are_no_routes(code: str) -> None:
    """Een land of regio heeft geen bedrijf en dus geen routes om te kiezen."""
    assert routes_of(Werk(code)) == ()
    outcome = outcome_of(Werk(code))
    assert set(outcome.na.regels) == {MENSEN, "wachtlijst", RIJK}
    assert outcome.na.tekorten == -1


def test_every_other_scenario_can_be_chosen() -> None:
    """Elk scenario is een route of staat onder een kop; zonder bedrijf zonder organisatiemodel."""
    found = other_scenarios(has_company=True)
    assert list(found) == list(KINDS)
    keys = {scenario.key for every in found.values() for scenario in every}
    assert keys | set(ROUTES) == set(library())
    assert "organisatie" not in other_scenarios(has_company=False)


def test_no_scenario_names_an_option() -> None:
    """In de uitleg van een scenario op een pagina staat geen optie van de opdrachtregel."""
    for scenario in library().values():
        assert "--" not in meaning_of(scenario)


def test_looking_at_a_scenario_saves_nothing() -> None:
    """Wie een scenario bekijkt, krijgt nieuw werk; het oude blijft zoals het was."""
    seen = preview(VERBAND, "versterken")
    assert seen.scenarios == ("versterken",)
    assert VERBAND.scenarios == (ZERO,)


@pytest.mark.parametrize("name", ["onzin", "mijn.toml", "MIJN.TOML", "../../etc/passwd", ""])
def test_only_shipped_scenarios_can_be_looked_at(name: str) -> None:
    """Een scenario dat niet bestaat of een bestand is, wordt geweigerd met wat u kunt doen."""
    with pytest.raises(UsageError, match="Kies een scenario van deze pagina"):
        preview(VERBAND, name)


def test_an_outcome_is_that_of_the_other_pages() -> None:
    """De cijfers en het kenmerk na schuiven zijn precies die van de andere pagina's."""
    found, answer = outcome_of(MOVED), answer_of(MOVED)
    assert found.is_moved
    assert found.na.run_id == answer.run_id
    headlines = {(r.soort, r.groep): r for _, r in headlines_of(answer)}
    # Nobody agreed on a contribution here: both pages call it unknown.
    assert not found.na.has_deficit_rule
    assert not headlines["bedrijf", "bijdrage_gemeenten"].is_known
    for key, one in {
        RESULTAAT: headlines["bedrijf", "exploitatieresultaat"],
        BIJDRAGE: answer.antwoord.find("bedrijf", "bijdrage_gemeenten"),
        RIJK: headlines["rijksgeld", "samen"],
    }.items():
        np.testing.assert_array_equal(found.na.regels[key].trekkingen, one.trekkingen)


def test_nothing_chosen_changes_nothing() -> None:
    """Zonder keuze is er geen verschil met doorgaan zoals nu."""
    found = outcome_of(VERBAND)
    assert not found.is_moved
    assert found.na is found.begin is found.doorgaan
    assert all((regel.verschil.trekkingen == 0).all() for regel in found.regels)


def test_what_was_moved_stays_in_sight() -> None:
    """Er zijn hoogstens acht schuiven, en wat u verschoof staat er altijd bij."""
    room = room_of(VERBAND)
    usual = room.shown(VERBAND)
    rare = next(one for one in room.sliders if one not in usual)
    moved = Werk("ammatch", {f"keuze.{rare.key}": repr(rare.laag)})
    assert len(usual) == 8
    assert rare in room.shown(moved)
    assert len(room.shown(moved)) == 8


@pytest.mark.parametrize(
    "veld, text, fits",
    [
        (INFLOW, "1.600", True),
        (INFLOW, "400", True),
        (INFLOW, "1.601", False),
        (INFLOW, "-5", False),
        ("keuze.tussengroep.uitstroom", "20", True),
        ("keuze.tussengroep.uitstroom", "20,1", False),
        ("keuze.tussengroep.uitstroom", "1.25", True),
        ("keuze.bestaat.niet", "5", True),
        (INFLOW, "  ", True),
        ("scenario.1", "versterken", True),
    ],
)
def test_a_slider_has_ends(veld: str, text: str, fits: bool) -> None:
    """Een waarde buiten de schuif wordt geweigerd met de uiteinden; de rest keurt het veld zelf."""
    found = out_of_range(room_of(VERBAND), VERBAND, {veld: text})
    assert (veld not in found) == fits
    assert all("Kies" in told and "tot en met" in told for told in found.values())


def test_what_stood_there_is_not_refused() -> None:
    """Een waarde die er al stond, blijft staan als een ander scenario de uiteinden verschuift."""
    werk = Werk("ammatch", {INFLOW: "1900.0"})
    assert not out_of_range(room_of(werk), werk, {INFLOW: "1.900"})
    assert out_of_range(room_of(werk), werk, {INFLOW: "1.950"})


def test_a_slider_that_stands_still_is_no_choice() -> None:
    """Zonder script stuurt de pagina alle schuiven; wat niet verschoof, is geen keuze."""
    sent = {INFLOW: "1.000", WAGES: "30.000", "scenario.1": "versterken", "keuze.x": "onzin"}
    assert tidy(room_of(VERBAND), sent) == {**sent, INFLOW: ""}
    unread = {INFLOW: "1.25"}
    assert tidy(room_of(VERBAND), unread) == unread


def test_a_route_of_words_has_nothing_to_slide() -> None:
    """Aan een route in woorden valt niets te schuiven."""
    words = Werk("ammatch", {"scenario.1": "doormodderen"})
    assert is_words(words)
    with pytest.raises(UsageError, match="route in woorden"):
        room_of(words)


def test_an_unknown_result_has_no_risk() -> None:
    """Is het resultaat onbekend, dan is ook het aantal tekorten onbekend."""
    old = Werk("ammatch", {"stand": "meicirculaire-2024"})
    assert outcome_of(old).na.tekorten == -1


def test_the_same_question_is_run_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dezelfde vraag wordt één keer doorgerekend."""
    question = under(question_of(VERBAND), "meer_doorstroom")
    first = beeld_of(question)
    monkeypatch.setattr(choices, "run_again", None)
    assert beeld_of(under(question_of(VERBAND), "meer_doorstroom")) is first


def test_one_gemeente_agrees_by_itself() -> None:
    """Staat een gemeente alleen, dan gaat het over de gemeente en niet over een verband."""
    assert "en de gemeente voor de kosten vooraf" in routes_of(Werk("GM0599"))[1].instemming
