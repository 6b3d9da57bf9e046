# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The Voorbeeldregio answers every question like any other, and changes no answer of others."""

import numpy as np
import pytest

from springplank.actions.explanation import explain_amount
from springplank.actions.money import show_money
from springplank.actions.question import ask_world, run_of, world_about
from springplank.actions.werk import Werk, answer_of, money_of, onderwerp_of
from springplank.funding.world import beschut_key, filled, has_wsw, inhabitants_in
from springplank.reference.voorbeeld import example_gemeenten

LAST = len(example_gemeenten())


def test_an_ordinary_world_is_left_alone() -> None:
    """Bij een bestaande gemeente rekent niets met verzonnen gemeenten."""
    world = ask_world()
    assert world_about(world, "Hilversum") is world
    values = np.arange(len(world.codes))
    assert filled(world, values) is values
    assert not world.is_invented


def test_the_invented_world_replaces_the_last_gemeenten() -> None:
    """De verzonnen gemeenten staan op de plaats van de laatste; de andere blijven zoals ze zijn."""
    before = ask_world()
    world = world_about(before, "voorbeeld")
    assert world.codes[:-LAST] == before.codes[:-LAST]
    assert world.codes[-LAST:] == tuple(one.code for one in example_gemeenten())
    assert inhabitants_in(world, 2026)[-LAST:].tolist() == [
        one.inwoners for one in example_gemeenten()
    ]
    same = inhabitants_in(before, 2026)[:-LAST]
    assert (inhabitants_in(world, 2026)[:-LAST] == same).all()
    assert has_wsw(world)[-LAST:].all()
    key, whole = beschut_key(world)
    assert key.sum() - whole.item() == pytest.approx(
        beschut_key()[0].sum() - beschut_key()[1].item()
    )


def test_a_figure_is_the_average_times_the_invented_weight() -> None:
    """Een verzonnen telling is het gemiddelde per inwoner, maal de zwaarte."""
    world = world_about(ask_world(), "voorbeeld")
    persons = inhabitants_in(ask_world(), 2023).astype(np.float64)
    found = filled(world, persons)[-LAST:]
    assert found == pytest.approx([one.inwoners * one.zwaarte for one in example_gemeenten()])


def test_its_money_adds_up() -> None:
    """De delen van de leden zijn samen het bedrag van de Voorbeeldregio."""
    year = (2026,)
    whole = {a.regeling: a.bedrag_eur for a in show_money(ask_world(), "voorbeeld", year).amounts}
    parts = [
        {a.regeling: a.bedrag_eur for a in show_money(ask_world(), one.code, year).amounts}
        for one in example_gemeenten()
    ]
    for key in ("impulsbudget", "sociale_infrastructuur", "beschut_werk", "wsw"):
        assert whole[key]
        assert whole[key] == sum(part[key] or 0 for part in parts)


def test_its_run_is_another_than_that_of_the_same_question() -> None:
    """Het kenmerk van een verzonnen berekening is nooit dat van een echte."""
    assert run_of(ask_world()) != run_of(world_about(ask_world(), "voorbeeld"))


def test_it_answers_like_any_other() -> None:
    """Geld, mensen, bedrijf en uitleg bestaan ook voor de Voorbeeldregio, en zeggen verzonnen."""
    werk = Werk("voorbeeld")
    assert "(verzonnen)" in onderwerp_of(werk).naam
    assert money_of(werk).amounts
    found = answer_of(werk)
    assert "(verzonnen)" in found.antwoord.outcome.question.bedrijf.naam
    assert found.antwoord.find("bedrijf", "exploitatieresultaat").is_known
    told = explain_amount(ask_world(), "Voorbeeldstad", "impulsbudget", 2026)
    assert any("Voorbeeldstad (verzonnen)" in step.label for step in told.steps)
