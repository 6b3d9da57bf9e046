# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Measures of a scenario as levers: what each becomes, what it costs and what it does."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.actions.changed import changes_of
from springplank.actions.choices import RESULTAAT, outcome_of, room_of
from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.handout import _outcomes
from springplank.actions.levers import (
    check_size,
    lever_sliders,
    levers_of,
    unit_of,
    with_choices,
)
from springplank.actions.werk import Werk, answer_of, has_choices, question_of, read_field
from springplank.core.assumptions import draw
from springplank.errors import UsageError
from springplank.scenarios.maatregelen import with_measures
from springplank.scenarios.run import setting_of
from springplank.scenarios.scenario import ZERO, library

STRONGER = library()["versterken"]
LEVERS = levers_of(STRONGER)
OVERHEAD = "maatregel.lagere_overhead"


def chosen(**fields: str) -> Werk:
    """Give the work of a verband that becomes stronger, with measures of another size."""
    sizes = {f"maatregel.{key}": text for key, text in fields.items()}
    return Werk("ammatch", {"scenario.1": "versterken", **sizes})


def test_every_measure_of_versterken_is_a_lever() -> None:
    """Elke maatregel van Versterken heeft een schuif, in de volgorde van het scenario."""
    assert [lever.key for lever in LEVERS] == [one.key for one in STRONGER.wijzigingen]
    sliders = tuple(lever_sliders(STRONGER, 2026))
    assert [one.veld for one in sliders] == [f"maatregel.{lever.key}" for lever in LEVERS]
    assert all(one.laag <= one.waarde <= one.hoog for one in sliders)
    assert all(one.laag <= 0 <= one.hoog for one in sliders)
    assert sliders[0].uitleg == "Kost eenmalig niets. Werkt vanaf 2027."


def test_a_measure_without_a_year_or_a_range() -> None:
    """Zonder jaar begint een maatregel in het eerste jaar; zonder bereik is zij geen schuif."""
    change = replace(STRONGER.wijzigingen[2], first=None)
    (slider,) = lever_sliders(replace(STRONGER, wijzigingen=(change,)), 2026)
    assert slider.uitleg.endswith("in 2026, ook als u schuift. Bij 0 niets. Werkt vanaf 2028.")
    certain = replace(change, details={"effect": -0.1, "kosten": 0.0}, low=-0.1, high=-0.1)
    assert levers_of(replace(STRONGER, wijzigingen=(certain,))) == ()
    either_way = library()["samengaan_met_buren"]
    assert either_way.wijzigingen[0].high == 0.05
    assert levers_of(either_way) == ()


@given(st.sampled_from(LEVERS), st.floats(0, 1))
def test_a_range_moves_along_and_stays_within_reach(lever: object, share: float) -> None:
    """Het bereik schuift naar verhouding mee, en gaat nooit verder dan waarmee wij rekenen."""
    (found,) = (one for one in LEVERS if one is lever)
    effect = found.low + (found.high - found.low) * share
    change = found.sized(effect)
    assert change.low is not None
    assert change.high is not None
    assert min(found.low, effect) <= change.low <= effect <= change.high <= max(found.high, effect)
    assert change.details["effect"] == effect
    assert change.details["kosten"] == (found.kosten if effect else 0.0)


def test_the_size_of_the_scenario_is_the_scenario() -> None:
    """Op de waarde van het scenario verandert er niets aan de cijfers."""
    for lever in LEVERS:
        same = chosen(**{lever.key: repr(lever.effect)})
        before, after = outcome_of(chosen()), outcome_of(same)
        np.testing.assert_array_equal(
            before.na.regels[RESULTAAT].trekkingen, after.na.regels[RESULTAAT].trekkingen
        )


def test_nothing_left_is_the_measure_not_taken() -> None:
    """Op 0 gebeurt wat er zonder de maatregel gebeurt: geen effect en geen kosten."""
    without = tuple(one for one in STRONGER.wijzigingen if one.key != "lagere_overhead")
    question = question_of(chosen(), with_choices=False)
    for scenario in (
        replace(STRONGER, wijzigingen=without),
        with_choices(STRONGER, {}, {"lagere_overhead": "0.0"}),
    ):
        setting = setting_of(question, scenario.wijzigingen)
        values = draw(setting.assumptions, question.years, 4, 1)
        found = with_measures(setting, values, question.years, 1)
        fixed = "bedrijf_kosten.vast_per_fte"
        np.testing.assert_array_equal(found[fixed], np.broadcast_to(values[fixed], (10, 4)))
        assert found["bedrijf_maatregelen.kosten"].sum() == 300_000.0


def test_more_of_a_measure_does_more() -> None:
    """Meer van een maatregel geeft een beter resultaat; bit voor bit dat van de andere pagina's."""
    results = []
    for text in ("0.0", "-0.05", "-0.1", "-0.2"):
        werk = chosen(lagere_overhead=text)
        found = outcome_of(werk)
        answer = answer_of(werk)
        assert found.is_moved
        assert found.na.run_id == answer.run_id
        np.testing.assert_array_equal(
            found.na.regels[RESULTAAT].trekkingen,
            answer.antwoord.find("bedrijf", "exploitatieresultaat").trekkingen,
        )
        results.append(found.na.regels[RESULTAAT].verwacht[-1])
    assert results == sorted(results)
    assert results[0] < results[-1]


def test_another_scenario_leaves_a_measure_alone() -> None:
    """Neemt het scenario de maatregel niet, dan doet de schuif niets en is er niets gekozen."""
    werk = Werk("ammatch", {OVERHEAD: "-0.2"})
    assert not has_choices(werk)
    assert question_of(werk).scenario is library()[ZERO]
    assert not outcome_of(werk).is_moved
    assert room_of(werk).levers == ()
    assert list(_outcomes(werk)) == []
    assert has_choices(chosen(lagere_overhead="-0.2"))


@pytest.mark.parametrize(
    "veld, typed, told",
    [
        (OVERHEAD, "-21", "Kies \N{MINUS SIGN}20% tot en met 0%"),
        (OVERHEAD, "1", "Kies \N{MINUS SIGN}20% tot en met 0%"),
        (OVERHEAD, "1.25", "niet duidelijk"),
        ("maatregel.technologie", "5", "geen schuif"),
        ("maatregel.onzin", "5", "bestaat niet"),
    ],
)
def test_a_size_that_cannot_be_is_refused(veld: str, typed: str, told: str) -> None:
    """Een grootte buiten het bereik, of van een maatregel zonder schuif, wordt geweigerd."""
    with pytest.raises(UsageError, match=told):
        read_field(chosen(), veld, typed)


def test_a_size_reads_as_a_person_writes_it() -> None:
    """In lijsten staat de naam van de maatregel, en het effect als percentage."""
    assert read_field(chosen(), OVERHEAD, "\N{MINUS SIGN}12,5%") == "-0.125"
    assert name_of_field(OVERHEAD) == "Maatregel: Lagere vaste overhead"
    assert text_of_field(OVERHEAD, "-0.125") == "\N{MINUS SIGN}12,5%"
    assert name_of_field("maatregel.weg") == "maatregel.weg"
    assert text_of_field("maatregel.weg", "0.1") == "0.1"
    assert unit_of("pakket_ijmond") == "EUR"
    assert check_size("lagere_overhead", -0.2) == -0.2


def test_what_changes_names_what_it_was() -> None:
    """Wat verandert er zegt eerst wat het scenario nam, en dan wat u ervan maakte."""
    scenario, own = changes_of(chosen(lagere_overhead="-0.2", hogere_tarieven="0.0"))
    was = {one.naam: one.wordt for one in scenario.veranderingen}
    now = {one.naam: (one.was, one.wordt) for one in own.veranderingen}
    assert now["Lagere vaste overhead"][0] == was["Lagere vaste overhead"]
    assert "effect \N{MINUS SIGN}20%" in now["Lagere vaste overhead"][1]
    assert now["Hogere tarieven voor detachering"][1] == "niet"
