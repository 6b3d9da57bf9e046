# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import numpy as np

from springplank.actions.beside import lay_beside, reasons_of
from springplank.actions.choices import RESULTAAT, beeld_of, outcome_of
from springplank.actions.werk import Werk, question_of

FOUR = Werk(
    "ammatch",
    {
        "scenario.1": "versterken",
        "scenario.2": "doormodderen",
        "scenario.3": "nulalternatief",
        "scenario.4": "meer_doorstroom",
        "keuze.bedrijf_loon.stijging_wsw": "0.02",
    },
)


def test_all_stand_beside_going_on() -> None:
    """Elk scenario staat naast doorgaan zoals nu; dat zelf is geen kolom."""
    found = lay_beside(FOUR)
    assert found.doorgaan.scenario.key == "nulalternatief"
    assert [kolom.scenario.naam for kolom in found.kolommen] == [
        "Versterken, met uw keuze",
        "Doormodderen",
        "Meer doorstroom",
    ]
    assert found.has_company


def test_sliders_lie_over_the_first_only() -> None:
    """Wat u verschoof, telt alleen mee bij het eerste scenario."""
    first, _, last = lay_beside(FOUR).kolommen
    plain = beeld_of(question_of(Werk("ammatch", {"scenario.1": "meer_doorstroom"})))
    assert last.beeld is not None
    assert last.beeld.run_id == plain.run_id
    moved = outcome_of(FOUR).na.regels[RESULTAAT]
    assert first.beeld is not None
    np.testing.assert_array_equal(first.beeld.regels[RESULTAAT].trekkingen, moved.trekkingen)


def test_a_route_of_words_has_no_figures() -> None:
    """Een route in woorden staat ernaast zonder cijfers, ook als er geschoven is."""
    words = Werk(
        "ammatch", {"scenario.1": "doormodderen", "keuze.bedrijf_loon.stijging_wsw": "0.02"}
    )
    (kolom,) = lay_beside(words).kolommen
    assert kolom.beeld is None
    assert kolom.regels == ()
    assert reasons_of(words) is None


def test_nothing_chosen_stands_alone() -> None:
    """Zonder keuze staat er niets naast doorgaan zoals nu, en valt er niets te verklaren."""
    assert lay_beside(Werk("ammatch")).kolommen == ()
    assert reasons_of(Werk("ammatch")) is None


def test_sliders_alone_are_a_column() -> None:
    """Wie alleen schoof, ziet dat als uw keuze naast doorgaan zoals nu."""
    werk = Werk("ammatch", {"keuze.bedrijf_loon.stijging_wsw": "0.02"})
    assert [kolom.scenario.naam for kolom in lay_beside(werk).kolommen] == ["Uw keuze"]


def test_the_parts_add_up() -> None:
    """De delen tellen op tot het hele verschil; de rest is 0, en het bereik hoort erbij."""
    found = reasons_of(FOUR)
    assert found is not None
    parts = found.verklaring
    assert parts.verschil_eur == sum(deel.bedrag_eur for deel in parts.delen)
    assert parts.rest_eur == 0
    assert len(parts.delen) == 5
    low, high = np.quantile(found.verschillen, (0.1, 0.9))
    assert low < parts.verschil_eur < high
    drawn = sum(deel.trekkingen for deel in parts.delen)
    np.testing.assert_allclose(drawn, found.verschillen, atol=0.01)
    assert found.jaren == (2026, 2035)


def test_without_a_company_the_money_is_explained() -> None:
    """Zonder bedrijf gaat de verklaring over het geld van het Rijk."""
    found = reasons_of(Werk("NL", {"scenario.1": "pamflet_40000_banen"}))
    assert found is not None
    assert found.over == "het geld van het Rijk"
    assert found.verklaring.verschil_eur
    assert not lay_beside(Werk("NL")).has_company


def test_the_same_difference_is_explained_once() -> None:
    """Dezelfde verklaring wordt één keer uitgerekend."""
    first, second = (reasons_of(FOUR) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.verklaring is second.verklaring
