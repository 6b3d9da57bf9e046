# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Each step stands beside its cost, its effect with a range, its year and what it rests on."""

from dataclasses import replace

import pytest
from tests.actions.plan.plans import OWN, VERBAND, table, with_changes

from springplank.actions.beside import reasons_of
from springplank.actions.plan.composition import compose, draft_of
from springplank.actions.plan.effects import cost_of, explain_result
from springplank.actions.plan.voorbeeld import example_work
from springplank.company.measures import find_measure
from springplank.documents.plan import RAMING, VASTGESTELD, LiveFigure
from springplank.scenarios.scenario import library

FOUR = ("hogere_tarieven", "meer_detachering", "lagere_overhead", "hogere_toegevoegde_waarde")


def figure(cell: object) -> LiveFigure:
    assert isinstance(cell, LiveFigure)
    return cell


def test_every_measure_of_the_example_has_cost_effect_year_and_experience() -> None:
    """In hoofdstuk 6 staat per maatregel wat zij kost en doet, met bereik, jaar en ervaring."""
    found = table(compose(example_work()), "geld.stappen_lijst")
    *rows, total = found.rijen
    assert [row[0] for row in rows] == [find_measure(key).naam for key in FOUR]
    assert rows[0][4] == find_measure(FOUR[0]).ervaring
    reasons = [one.why for one in library()["versterken"].wijzigingen]
    assert [row[4] for row in rows][1:] == reasons[1:]
    assert [figure(row[1]).waarde for row in rows] == [0, 150_000, 300_000, 150_000]
    assert all(figure(row[2]).bereik.startswith("tussen") for row in rows)
    assert [row[3] for row in rows][:2] == ["Vanaf 2027", "Besluit in 2027, werkt vanaf 2028"]
    assert sum(figure(row[2]).waarde or 0 for row in rows) == round(figure(total[2]).waarde or 0)
    assert found.heeft_totaal
    assert "geen norm" in found.noot


def test_the_parts_are_those_of_the_workbench() -> None:
    """De effecten zijn dezelfde delen die naast elkaar staan, maar dan in één jaar."""
    draft = draft_of(example_work())
    year = draft.cijfers.straks
    one = explain_result(draft.cijfers.nul, draft.vooruit, year)
    known = reasons_of(example_work())
    assert known is not None
    assert [deel.naam for deel in one.delen] == [deel.naam for deel in known.verklaring.delen]
    gap = draft.cijfers.reeks(draft.vooruit, "verschil", "resultaat")
    assert gap is not None
    at = draft.cijfers.jaren.index(year)
    assert sum(deel.trekkingen for deel in one.delen) == pytest.approx(gap.trekkingen[at])


def test_without_a_company_the_effect_is_unknown_and_the_cost_is_not() -> None:
    """Zonder eigen cijfers van het bedrijf is het effect onbekend; kosten en jaar staan er wel."""
    werk = with_changes(VERBAND, {"scenario.1": "versterken"})
    found = table(compose(werk), "geld.stappen_lijst")
    assert [row[2] for row in found.rijen] == [None] * len(FOUR)
    assert all(figure(row[1]).soort == RAMING for row in found.rijen)
    assert not found.heeft_totaal


def test_a_step_that_is_no_measure_has_no_cost_and_says_why() -> None:
    """Een aanname die anders wordt, heeft een effect en een reden, en geen eenmalige kosten."""
    werk = with_changes(VERBAND, {**OWN, "scenario.1": "meer_doorstroom"})
    rows = table(compose(werk), "geld.stappen_lijst").rijen
    assert rows[0][1] == ""
    assert figure(rows[0][2]).soort == RAMING
    assert rows[0][3] == "Vanaf 2028"
    assert "doorstroom" in str(rows[0][4])


def test_a_step_without_any_effect_says_so() -> None:
    """Verandert een stap niets aan het resultaat, dan staat er geen verschil, en geen raming."""
    werk = with_changes(VERBAND, {**OWN, "scenario.1": "organisatie_integraal"})
    (row,) = table(compose(werk), "geld.stappen_lijst").rijen
    assert (figure(row[2]).tekst, figure(row[2]).soort) == ("geen verschil", VASTGESTELD)
    assert row[3] == "Alle jaren"


def test_what_a_person_moved_is_a_step_too() -> None:
    """Verschoof iemand een aanname zonder scenario, dan staat die bij de stappen."""
    werk = with_changes(VERBAND, {**OWN, "keuze.tussengroep.doorstroom": "0.2"})
    (row,) = table(compose(werk), "geld.stappen_lijst").rijen
    assert figure(row[2]).waarde
    assert row[4] == "U heeft dit zelf gekozen."


def test_many_steps_are_counted_in_their_order_and_that_is_said() -> None:
    """Bij meer dan zes stappen telt de volgorde mee, en dat staat eronder."""
    moved = {
        f"keuze.{key}": text
        for key, text in {
            "tussengroep.doorstroom": "0.2",
            "regulier.terugval": "0.1",
            "beschut_werk.uitstroom": "0.06",
        }.items()
    }
    werk = with_changes(VERBAND, {**OWN, "scenario.1": "versterken", **moved})
    found = table(compose(werk), "geld.stappen_lijst")
    assert len(found.rijen) == len(FOUR) + len(moved) + 1
    assert "in deze volgorde" in found.noot


@pytest.mark.parametrize(
    "name",
    [
        "stap/onzin/2030", "stap/hogere_tarieven/2031", "stap/hogere_tarieven/2030/VB0001",
        "kosten/onzin/2027", "kosten/meer_detachering/2028", "betaalt/onzin/2030",
        "scenario/nulalternatief/stap/hogere_tarieven/2030",
        "scenario/meer_doorstroom/kosten/tussengroep.doorstroom/2028",
    ],
)  # fmt: skip
def test_a_name_that_is_no_step_gives_none(name: str) -> None:
    """Een naam uit een dossier kan van alles zijn; wat geen stap of jaar is, is er niet."""
    assert draft_of(example_work()).find(name) is None


def test_what_nobody_knows_the_cost_of_is_unknown() -> None:
    """Een maatregel waarvan niemand de kosten weet, is onbekend en niet gratis."""
    (change,) = library()["samengaan_met_buren"].wijzigingen
    told = cost_of(change)
    assert told is not None
    assert told.waarde == 1_500_000
    assert cost_of(replace(change, details={})) is None
