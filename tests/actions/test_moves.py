# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of sliders: a move has the numbers of a run from scratch."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from springplank.actions.forecast import Vooruit, Wishes, answer, ask
from springplank.actions.headlines import all_money
from springplank.actions.moves import (
    BEDRIJF,
    GELD,
    LATELY,
    MENSEN,
    TOGETHER,
    Moves,
    chosen,
    prepare_moves,
    sliders_of,
    step_of,
)
from springplank.errors import UsageError
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.scenario import find_scenario

SOME = 120
KEYS = (
    "wsw.overig_vertrek",
    "begin.beschut_werk",
    "beschut_werk.uitstroom",
    "tussengroep.doorstroom",
    "traject.naar_werk",
    "rijksgeld.herijking_wsw",
    "organisatie.aandeel_beschut_werk_bij_bedrijf",
    "bedrijf_wsw.loonkosten_per_fte",
    "bedrijf_loon.stijging_minimumloon",
)
CASES = (
    ("ammatch", "nulalternatief"),
    ("GM0402", "versterken"),
    ("WVS", "taakstelling_begrenst"),
    ("Amsterdam", "pamflet_40000_banen"),
    ("Noord-Holland Noord", "meer_doorstroom"),
)
"""A small verband, a gemeente in one, large ones with limits and new money, and a region."""


@cache
def moves_of(name: str, scenario: str = "nulalternatief", draws: int = SOME) -> Moves:
    """Prepare moves once per place and scenario."""
    return prepare_moves(ask(name, find_scenario(scenario), Wishes(draws=draws)))


def from_scratch(moves: Moves, changes: dict[str, float]) -> Vooruit:
    """Answer the same question with the same choices, without anything that was remembered."""
    question = moves.question
    return answer(replace(question, scenario=chosen(question.scenario, changes)))


def same(one: Reeks, other: Reeks) -> bool:
    """Say whether two series have the same numbers to the bit."""
    return np.array_equal(one.verwacht, other.verwacht, equal_nan=True) and np.array_equal(
        one.trekkingen, other.trekkingen, equal_nan=True
    )


def series_in(found: Vooruit, like: Reeks) -> Reeks:
    """Find a headline in an answer."""
    if like.groep == TOGETHER:
        money = all_money(found)
        assert money is not None
        return money
    return found.antwoord.find(like.soort, like.groep, like.gemeente)


@pytest.mark.parametrize("name, scenario", CASES)
@pytest.mark.parametrize("key", KEYS)
def test_a_move_has_the_numbers_of_a_run_from_scratch(name: str, scenario: str, key: str) -> None:
    """Een schuif geeft tot op de bit de cijfers van een nieuwe doorrekening met die waarde."""
    moves = moves_of(name, scenario)
    found = moves.remembered.outcome.assumptions[key]
    changes = {key: found.value + (found.high - found.value) / 3}
    moved, fresh = moves.move(changes), from_scratch(moves, changes)
    for lijn in moved.lijnen:
        whole = series_in(fresh, lijn.na)
        assert same(lijn.na, whole), (lijn.na.soort, lijn.na.groep)
        np.testing.assert_array_equal(lijn.na.quantiles(), whole.quantiles())
        expected = lijn.na.trekkingen - lijn.voor.trekkingen
        np.testing.assert_array_equal(lijn.verschil.trekkingen, expected)


def test_the_headlines_before_are_those_of_the_answer() -> None:
    """Voor het schuiven staan er de cijfers van de doorrekening zelf."""
    moves = moves_of("ammatch")
    whole = answer(moves.question)
    assert {(r.soort, r.groep) for r in moves.voor} >= {
        ("personen", "wachtlijst"),
        ("rijksgeld", TOGETHER),
        ("bedrijf", "exploitatieresultaat"),
        ("bedrijf", "bijdrage_gemeenten"),
        ("resultaat_per_fte", "wsw"),
    }
    assert all(same(reeks, series_in(whole, reeks)) for reeks in moves.voor)


def test_two_moves_together() -> None:
    """Twee schuiven samen zijn de doorrekening met beide keuzes, in welke volgorde ook."""
    moves = moves_of("ammatch")
    changes = {"wsw.overig_vertrek": 0.02, "bedrijf_wsw.loonkosten_per_fte": 41_000.0}
    turned = dict(reversed(changes.items()))
    result = moves.move(changes).find("bedrijf", "exploitatieresultaat")
    assert same(result.na, moves.move(turned).find("bedrijf", "exploitatieresultaat").na)
    assert same(result.na, series_in(from_scratch(moves, changes), result.na))


def test_what_does_not_move_has_no_difference() -> None:
    """De loonkosten raken het resultaat en niet de mensen: daar is het verschil precies 0."""
    moved = moves_of("ammatch").move({"bedrijf_wsw.loonkosten_per_fte": 41_000.0})
    assert not moved.find("personen", "wsw").verschil.trekkingen.any()
    low, high = moved.find("bedrijf", "exploitatieresultaat").verschil.band()[:, -1]
    assert low < high < 0
    with pytest.raises(KeyError):
        moved.find("personen", "bestaat_niet")


def test_moves_do_not_change_each_other() -> None:
    """Na het schuiven staat het begin er nog net zo: heen en terug is hetzelfde."""
    moves = moves_of("ammatch")
    before = moves.move({"tussengroep.doorstroom": 0.15}).find("personen", "tussengroep").na
    moves.move({"tussengroep.doorstroom": 0.05})
    again = moves.move({"tussengroep.doorstroom": 0.15}).find("personen", "tussengroep").na
    assert same(before, again)


def test_where_a_move_starts_changes_no_number() -> None:
    """Wie verder schuift vanaf de vorige stand, krijgt tot op de bit dezelfde cijfers."""
    moves, choices = prepare_moves(moves_of("ammatch").question), dict[str, float]()
    for key in KEYS:
        found = moves.remembered.outcome.assumptions[key]
        choices[key] = found.value + (found.high - found.value) / 4
        moved, fresh = moves.move(choices), from_scratch(moves, choices)
        for lijn in moved.lijnen:
            assert same(lijn.na, series_in(fresh, lijn.na)), (key, lijn.na.soort, lijn.na.groep)
    assert len(moves.lately) == LATELY


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"wsw.bestaat_niet": 1.0}, "bestaat niet"),
        ({"tussengroep.doorstroom": 3.0}, "kan niet 3 zijn"),
        ({"tussengroep.doorstroom": float("nan")}, "kan niet"),
    ],
)
def test_an_impossible_move_is_refused(changes: dict[str, float], words: str) -> None:
    """Een aanname die niet bestaat, of een waarde buiten de grenzen, wordt geweigerd."""
    with pytest.raises(UsageError, match=words):
        moves_of("ammatch").move(changes)


def test_a_route_of_words_cannot_be_moved() -> None:
    """Een route in woorden heeft geen cijfers om aan te schuiven."""
    with pytest.raises(UsageError, match="route in woorden"):
        moves_of("ammatch", "optimaal_gebruiken")


def test_sliders() -> None:
    """Er zijn hoogstens acht schuiven, uit drie groepen, elk met bereik, stap en vraag."""
    found = moves_of("WVS", draws=1000).sliders()
    assert [s.groep for s in found] == [*[MENSEN] * 3, *[BEDRIJF] * 3, *[GELD] * 2]
    for slider in found:
        assert slider.laag <= slider.waarde <= slider.hoog
        assert 10 <= (slider.hoog - slider.laag) / slider.stap <= 50
        assert slider.vraag
        assert slider.label
    assert "wsw.overig_vertrek" in {s.key for s in found}
    assert len(moves_of("WVS", draws=1000).sliders(4)) == 4


def test_both_ends_of_a_slider_can_be_chosen() -> None:
    """Elke schuif kan naar zijn laagste en naar zijn hoogste waarde."""
    moves = moves_of("WVS", draws=1000)
    for slider in moves.sliders():
        for value in (slider.laag, slider.hoog):
            lijnen = moves.move({slider.key: value}).lijnen
            assert any(lijn.verschil.verwacht.any() for lijn in lijnen), slider.key


def test_sliders_of_a_region_are_about_people_and_money() -> None:
    """Een regio heeft geen bedrijf, dus ook geen schuiven daarvan."""
    question = ask("Noord-Holland Noord", find_scenario("nulalternatief"), Wishes(draws=1000))
    assert {s.groep for s in sliders_of(question)} == {MENSEN, GELD}


@pytest.mark.parametrize(
    "width, step", [(1.0, 0.05), (0.16, 0.005), (1200.0, 50.0), (9000.0, 200.0), (20.0, 1.0)]
)
def test_a_step_is_a_round_number(width: float, step: float) -> None:
    """Een stap is 1, 2 of 5 maal een macht van tien, ongeveer een twintigste van het bereik."""
    assert step_of(width) == step
