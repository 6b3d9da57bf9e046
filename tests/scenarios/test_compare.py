# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the difference between scenarios and of its parts."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scenarios.questions import YEARS, ask, change, scenario_of

from springplank.actions.comparison import OVER
from springplank.core.columns import Floats
from springplank.scenarios import compare
from springplank.scenarios.again import remember
from springplank.scenarios.compare import (
    by_thing,
    differences,
    explain,
    one_by_one,
    shapley,
    whole_parts,
)
from springplank.scenarios.run import Countries, Pad, Question, prepare, run
from springplank.scenarios.scenario import ZERO, Scenario, Wijziging, library

RESULT = OVER["exploitatieresultaat"][1]
OTHERS = [key for key in library() if key != ZERO]
FEW = YEARS[:3]


def question(scenario: str | Scenario) -> Question:
    return ask("ammatch", scenario, years=FEW, draws=1)


def aanname(key: str, factor: float) -> Wijziging:
    return change("aanname", key, factor, how="factor")


# --- Parts of any game -----------------------------------------------------------------------


def by_every_order(worth: Mapping[frozenset[int], float], count: int) -> list[float]:
    """Average what each player adds, over all orders, by writing every order out."""
    parts = [0.0] * count
    orders = list(permutations(range(count)))
    for order in orders:
        for at, player in enumerate(order):
            before = frozenset(order[:at])
            parts[player] += (worth[before | {player}] - worth[before]) / len(orders)
    return parts


@st.composite
def games(draw: st.DrawFn) -> tuple[int, dict[frozenset[int], float]]:
    count = draw(st.integers(0, 5))
    worth = {}
    for number in range(2**count):
        some = frozenset(player for player in range(count) if number >> player & 1)
        worth[some] = draw(st.floats(-1e7, 1e7))
    return count, worth


@given(games())
def test_shapley_is_the_average_over_every_order(
    game: tuple[int, dict[frozenset[int], float]],
) -> None:
    """De delen zijn het gemiddelde over alle volgordes, en samen het hele verschil."""
    count, worth = game
    parts = shapley(worth.__getitem__, count)
    assert parts == pytest.approx(by_every_order(worth, count), abs=1e-4)
    whole = worth[frozenset(range(count))] - worth[frozenset()]
    assert sum(parts) == pytest.approx(whole, abs=1e-4)


@given(games())
def test_one_by_one_follows_the_order(game: tuple[int, dict[frozenset[int], float]]) -> None:
    """Om de beurt is een van de volgordes: die van het scenario."""
    count, worth = game
    steps = one_by_one(worth.__getitem__, count)
    assert len(steps) == count
    for at, step in enumerate(steps):
        assert step == worth[frozenset(range(at + 1))] - worth[frozenset(range(at))]


@given(st.lists(st.floats(-1e9, 1e9), max_size=9))
def test_whole_parts_add_up(parts: list[float]) -> None:
    """Hele euro's tellen op tot het afgeronde verschil, en elk deel blijft dichtbij."""
    total = sum(parts)
    whole = whole_parts(parts, total)
    assert sum(whole) == round(total)
    assert all(abs(one - other) <= 1 for one, other in zip(parts, whole, strict=True))


def test_whole_parts_by_hand() -> None:
    """De euro die overblijft gaat naar het deel dat het meest verloor: 1,4 + 1,3 + 1,3 is 4."""
    assert whole_parts([1.4, 1.3, 1.3], 4.0) == [2, 1, 1]
    assert whole_parts([-0.5, 0.5], 0.0) == [0, 0]
    assert whole_parts([], 0.0) == []


# --- Real scenarios --------------------------------------------------------------------------


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("key", OTHERS)
def test_the_parts_of_every_scenario_add_up(key: str, over: str) -> None:
    """Bij elk scenario dat meekomt tellen de delen tot op de euro op, bij elk bedrag."""
    found = explain(question(ZERO), question(key), OVER[over][1])
    assert found.verschil_eur is not None
    assert sum(part.bedrag_eur for part in found.delen) == found.verschil_eur
    assert found.rest_eur == 0
    assert len({(p.sleutel, p.naam) for p in found.delen}) == len(found.delen)


@pytest.mark.parametrize("key", ["versterken", "forfait_2028", "krappe_arbeidsmarkt"])
@pytest.mark.parametrize("most", [0, 6])
def test_the_parts_add_up_in_every_draw(
    key: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In elke doorrekening apart zijn de delen samen het verschil van die doorrekening."""
    monkeypatch.setattr(compare, "MOST", most)
    first, second = (
        replace(ask("ammatch", name, years=FEW, draws=40), has_chance=True) for name in (ZERO, key)
    )
    found = explain(first, second, RESULT)
    before, after = (RESULT(run(one).trekkingen).sum(axis=0) for one in (first, second))
    np.testing.assert_allclose(
        sum(part.trekkingen for part in found.delen), after - before, atol=0.01
    )
    assert all(part.trekkingen.shape == (40,) for part in found.delen)
    assert any(np.ptp(part.trekkingen) > 1 for part in found.delen)


def test_a_part_is_that_of_its_own_draw() -> None:
    """Bij een enkele wijziging is het deel in elke doorrekening het hele verschil."""
    first, second = (ask("ammatch", name, years=FEW, draws=40) for name in (ZERO, "forfait_2028"))
    (part,) = explain(first, second, RESULT, remember(first)).delen
    before, after = (RESULT(run(one).trekkingen).sum(axis=0) for one in (first, second))
    np.testing.assert_array_equal(part.trekkingen, after - before)


def test_back_is_the_opposite() -> None:
    """Van versterken terug naar het nulalternatief kost precies wat versterken opleverde."""
    there = explain(question(ZERO), question("versterken"), RESULT)
    back = explain(question("versterken"), question(ZERO), RESULT)
    assert there.verschil_eur == -(back.verschil_eur or 0)
    assert there.verschil_eur
    for one, other in zip(there.delen, back.delen, strict=True):
        assert other.naam == f"Zonder: {one.naam}"
        assert abs(one.bedrag_eur + other.bedrag_eur) <= 1


def test_the_order_in_the_file_does_not_matter() -> None:
    """Wie de wijzigingen in het bestand omdraait, krijgt dezelfde delen."""
    scenario = library()["krappe_arbeidsmarkt"]
    turned = replace(scenario, wijzigingen=scenario.wijzigingen[::-1])
    one, other = (
        {p.sleutel: p.bedrag_eur for p in explain(question(ZERO), question(s), RESULT).delen}
        for s in (scenario, turned)
    )
    assert len(one) == 4
    assert all(abs(one[key] - other[key]) <= 1 for key in one)


def test_two_changes_to_one_thing_are_one_part() -> None:
    """Acht jaar meer instroom en daarna minder is een besluit: half bestaat het niet."""
    found = explain(question(ZERO), question("pamflet_40000_banen"), RESULT)
    instroom, geld = found.delen
    assert (instroom.sleutel, geld.naam) == ("tussengroep.instroom", "Participatiebudget")
    for said in library()["pamflet_40000_banen"].wijzigingen:
        assert said.why in f"{instroom.waarom} {geld.waarom}"


def test_a_scenario_against_itself_under_another_name() -> None:
    """Dezelfde wijzigingen onder een andere naam: geen verschil en geen delen, precies 0."""
    scenario = library()["snellere_uitstroom"]
    found = explain(question(scenario), question(replace(scenario, naam="Twee")), RESULT)
    assert (found.verschil_eur, found.delen) == (0, ())


def test_what_both_scenarios_say_is_no_part() -> None:
    """Wat in beide scenario's staat, verklaart niets; wat anders is, staat er een keer."""
    outflow = aanname("tussengroep.uitstroom", 1.5)
    first = scenario_of(outflow, aanname("tussengroep.instroom", 2.0))
    second = scenario_of(outflow, aanname("tussengroep.instroom", 3.0))
    (part,) = explain(question(first), question(second), RESULT).delen
    assert part.sleutel == "tussengroep.instroom"
    assert not part.naam.startswith("Zonder")


def test_too_many_changes_follow_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Zijn er te veel wijzigingen voor alle volgordes, dan geldt die van het scenario."""
    monkeypatch.setattr(compare, "MOST", 3)
    found = explain(question(ZERO), question("krappe_arbeidsmarkt"), RESULT)
    assert not found.is_order_free
    assert sum(part.bedrag_eur for part in found.delen) == found.verschil_eur
    assert explain(question(ZERO), question("snellere_uitstroom"), RESULT).is_order_free


def test_an_unknown_amount_has_no_parts() -> None:
    """Is het bedrag onbekend, dan is het verschil dat ook: geen nul en geen delen."""

    def nobody_knows(pad: Pad) -> Floats:
        return RESULT(pad) * np.nan

    found = explain(question(ZERO), question("versterken"), nobody_knows)
    assert (found.verschil_eur, found.delen) == (None, ())


def test_names_of_what_changes() -> None:
    """Elk deel heeft een naam voor een lezer: geen sleutel."""
    names = {
        part.sleutel: part.naam
        for key in OTHERS
        for part in explain(question(ZERO), question(key), RESULT).delen
    }
    assert names["hogere_tarieven"] == "Hogere tarieven voor detachering"
    assert names["organisatiemodel"] == "Wat waar is belegd"
    assert names["beschut_werk.aandeel_nieuwe_sleutel"][0].isupper()
    assert all("_" not in name for name in names.values())


def test_a_place_has_one_agreement() -> None:
    """Twee scenario's die een afspraak kiezen, kiezen tussen die twee."""
    one, two = (change("afspraak", name, name) for name in ("drempel", "prijs_hoeveelheid"))
    assert by_thing([one]).keys() == by_thing([two]).keys() == {("afspraak", "")}


def test_differences_are_per_draw() -> None:
    """Elke trekking wordt met zichzelf vergeleken."""
    one, two = np.array([[1.0, 2.0]]), np.array([[4.0, 1.0]])
    assert differences(one, two).tolist() == [[3.0, -1.0]]


def test_the_country_is_laid_out_once_per_kind_of_money() -> None:
    """Zolang het geld van het Rijk hetzelfde is, wordt het land maar één keer opgebouwd."""
    known: Countries = {}
    asked = question(ZERO)
    one = prepare(asked, (), known)
    assert prepare(asked, (aanname("tussengroep.doorstroom", 1.5),), known).country is one.country
    dearer = change("regeling", "beschut_werk.bedrijfskosten_per_plek", 4_000.0)
    assert prepare(asked, (dearer,), known).country is not one.country
