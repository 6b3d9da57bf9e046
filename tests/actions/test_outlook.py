# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import numpy as np
import pytest

from springplank.actions.afspraken import agreement_of
from springplank.actions.futures import futures_of
from springplank.actions.outlook import (
    EITHER,
    FALLS,
    LEVEL,
    RISES,
    answer_in_figures,
    course_of,
    near_years,
    route_of,
)
from springplank.actions.people import SHOWN, UITLEG, people_of
from springplank.actions.rekeningen import company_of, spread_for
from springplank.actions.werk import Werk, answer_of, question_of
from springplank.cohort.start import FIGURES
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.scenario import ZERO, find_scenario, library


@pytest.mark.parametrize(
    "years, wanted",
    [
        (range(2026, 2036), (2026, 2028, 2030, 2035)),
        (range(2026, 2031), (2026, 2028, 2030)),
        (range(2026, 2028), (2026, 2027)),
        (range(2031, 2036), (2031, 2033, 2035)),
        (range(2026, 2027), (2026,)),
    ],
)
def test_a_short_table_has_a_few_years(years: range, wanted: tuple[int, ...]) -> None:
    """Een korte tabel heeft nu, over twee jaar, 2030 en het laatste jaar, elk een keer."""
    assert tuple(years[at] for at in near_years(tuple(years))) == wanted


@pytest.mark.parametrize(
    "last, told",
    [((90.0, 95.0), FALLS), ((105.0, 110.0), RISES), ((90.0, 110.0), EITHER)],
)
def test_a_direction_is_only_told_when_the_whole_range_says_so(
    last: tuple[float, float], told: str
) -> None:
    """Een groep groeit of krimpt pas als het hele bereik boven of onder nu ligt."""
    draws = np.stack([np.full(1000, 100.0), np.linspace(*last, 1000)])
    reeks = Reeks("personen", "wsw", "", "persoon", "aanname", draws.mean(axis=1), draws)
    assert course_of(reeks) == told


@pytest.mark.parametrize("value", [0.0, 12.0])
def test_what_never_moves_stays_level(value: float) -> None:
    """Is een groep in elk jaar en elke uitkomst even groot, ook nul, dan blijft zij gelijk."""
    draws = np.full((3, 100), value)
    reeks = Reeks("personen", "wsw", "", "persoon", "aanname", draws.mean(axis=1), draws)
    assert course_of(reeks) == LEVEL


def test_a_route_of_words_has_no_figures_of_its_own() -> None:
    """Een route in woorden geeft de cijfers van het nulalternatief, en heet zoals zij heet."""
    route, plain = Werk("ammatch", {"scenario.1": "doormodderen"}), Werk("ammatch")
    assert (route_of(route), route_of(plain)) == ("Doormodderen", "")
    assert answer_in_figures(route).run_id == answer_of(plain, ZERO).run_id


def test_every_group_has_a_name_an_explanation_and_a_question() -> None:
    """Elke groep op de pagina heeft uitleg, en een vraag voor wie haar invult."""
    assert SHOWN.keys() == UITLEG.keys()
    assert SHOWN.keys() <= FIGURES.keys()


def test_only_a_verband_shows_its_gemeenten() -> None:
    """Een verband toont al zijn gemeenten; een gemeente en het land tonen alleen zichzelf."""
    verband, gemeente, land = (people_of(Werk(code)) for code in ("ammatch", "GM0451", "NL"))
    assert [name for name, _ in verband.gemeenten] == list(verband.vooruit.place.namen)
    assert (gemeente.gemeenten, land.gemeenten) == ((), ())
    assert gemeente.groepen["wsw"].gemeente == "GM0451"
    assert (len(gemeente.werkvormen), len(land.werkvormen)) == (5, 0)


def test_every_future_is_there_and_words_come_last() -> None:
    """Elke toekomst die wordt meegeleverd staat erbij; routes in woorden staan achteraan."""
    found = futures_of(Werk("GM0451", {"keuze.tussengroep.doorstroom": "0.3"}))
    shipped = {key for key, scenario in library().items() if scenario.soort == "toekomst"}
    assert found[0].scenario.key == ZERO
    assert {one.scenario.key for one in found[1:]} == shipped
    words = [one.scenario.is_words for one in found]
    assert words == sorted(words)
    for one in found:
        for expected, low, high in one.mensen.values():
            assert low <= high
            assert expected > 0


def test_futures_know_own_figures_and_no_choices() -> None:
    """Eigen cijfers tellen in een toekomst mee; een keuze niet, want een toekomst is geen keuze."""
    plain, chosen, own = (
        futures_of(Werk("GM0451", fields))[0].mensen
        for fields in (
            {},
            {"keuze.tussengroep.doorstroom": "0.3", "scenario.1": "versterken"},
            {"gemeente.GM0451.tussengroep": "90.0"},
        )
    )
    assert plain == chosen
    assert own["tussengroep"][0] > plain["tussengroep"][0]


def test_the_agreement_is_that_of_the_scenario() -> None:
    """Kiest een scenario een andere afspraak, dan staat die op de pagina."""
    question = question_of(Werk("ammatch"))
    assert agreement_of(question) is question.afspraak
    (change, *_) = find_scenario("versterken").wijzigingen
    other = replace(change, target="afspraak", value="drempel")
    asked = replace(question, scenario=replace(question.scenario, wijzigingen=(other,)))
    assert agreement_of(asked).naam == "Drempels op het eigen vermogen"


def test_the_parts_of_an_agreement_add_up() -> None:
    """Wat de gemeenten elk betalen, is samen wat het verband betaalt; het saldo telt ook op."""
    found = company_of(Werk("ammatch"))
    assert found is not None
    for part in (*found.bijdragen, *found.saldo):
        each = sum(reeks.verwacht for reeks in part.gemeenten.values())
        np.testing.assert_allclose(each, part.samen.verwacht, atol=0.01)
    *lines, balance = found.saldo
    total = sum(line.samen.verwacht for line in lines)
    np.testing.assert_allclose(total, balance.samen.verwacht, atol=0.01)


def test_a_spread_is_computed_once() -> None:
    """Dezelfde vraag naar de spreiding wordt een keer berekend."""
    found = answer_of(Werk("ammatch"))
    assert spread_for(found) is spread_for(found)
