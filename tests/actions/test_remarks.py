# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of what is said beside an amount: withdrawn sources, early days and own figures."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from springplank.actions import remarks
from springplank.actions.differences import show_differences
from springplank.actions.explanation import as_json, explain_amount, find_regeling
from springplank.actions.money import show_money
from springplank.core.explanation import Origin
from springplank.core.sources import find_stand, load_sources
from springplank.errors import UsageError
from springplank.funding.world import OwnData, World, make_world

GIVEN = Origin((), "vastgesteld", "Door u ingelezen: gemeente, peildatum 2026-11-01.")


@pytest.fixture
def own() -> World:
    """A world in which Hilversum gave its own figures, and no other gemeente did."""
    codes = make_world().codes
    row = codes.index("GM0402")

    def only(value: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        found = np.full(len(codes), np.nan)
        found[row] = value
        return found

    return make_world(
        own=OwnData(
            beschut_gegevens={
                ("taakstelling", 2026): (only(41), GIVEN),
                ("realisatie", 2026): (only(37.5), GIVEN),
                ("indicaties", 2025): (only(60), GIVEN),
            },
            buig_budget={
                (2026, "voorlopig"): (only(41_000_000), GIVEN),
                (2026, "definitief"): (only(42_500_000), GIVEN),
            },
        )
    )


def test_own_figures_stand_beside_ours(own: World) -> None:
    """Uw eigen cijfers staan naast de onze, met hun herkomst, en veranderen geen bedrag."""
    found = explain_amount(own, "Hilversum", "beschut_werk", 2026)
    steps = {step.key: step for step in found.steps}
    assert (steps["eigen_taakstelling"].value, steps["eigen_realisatie"].value) == (41, 37.5)
    assert steps["eigen_taakstelling"].note == GIVEN.note
    assert "taakstelling" in steps
    assert "eigen_indicaties" not in steps
    ours = explain_amount(make_world(), "Hilversum", "beschut_werk", 2026)
    assert found.amount.bedrag_eur == ours.amount.bedrag_eur
    earlier = explain_amount(own, "Hilversum", "beschut_werk", 2025)
    assert {s.value for s in earlier.steps if s.key == "eigen_indicaties"} == {60}


def test_an_own_budget_is_shown(own: World) -> None:
    """Uw BUIG-budget staat bij de uitleg van dat jaar en als opmerking bij het geld."""
    steps = explain_amount(own, "Hilversum", "buig_loonkostensubsidie", 2026).steps
    shown = {step.label: step.value for step in steps if step.key.startswith("eigen_")}
    assert shown == {
        "Uw opgave: BUIG-budget 2026 (definitief)": 42_500_000,
        "Uw opgave: BUIG-budget 2026 (voorlopig)": 41_000_000,
    }
    told = " ".join(show_money(own, "Hilversum", (2025, 2026)).remarks)
    assert f"Uw opgave: BUIG-budget 2026 (voorlopig): 41.000.000 euro. {GIVEN.note}" in told
    assert "BUIG-budget" not in " ".join(show_money(own, "Hilversum", (2027,)).remarks)


@pytest.mark.parametrize("name", ["Almere", "tomin", "landelijk"])
def test_own_figures_of_one_are_not_those_of_another(own: World, name: str) -> None:
    """Wat u van een gemeente inleest, staat niet bij een andere gemeente of bij een groep."""
    for regeling in ("beschut_werk", "buig_loonkostensubsidie", "wsw"):
        steps = explain_amount(own, name, regeling, 2026).steps
        assert not [step for step in steps if step.key.startswith("eigen_")]
    assert "BUIG-budget" not in " ".join(show_money(own, name, (2026,)).remarks)


def test_a_withdrawn_source_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rust een bedrag op een teruggetrokken bron: dat staat bij geld, uitleg en verschil."""
    world = make_world()
    before = explain_amount(world, "Hilversum", "wsw", 2026)
    assert before.remarks == ()
    key = before.amount.bronnen[0]
    register = dict(load_sources())
    day = date(2026, 10, 1)
    register[key] = replace(register[key], withdrawn=day, withdrawn_because="Er stond een fout in.")
    monkeypatch.setattr(remarks, "load_sources", lambda: register)
    sentence = (
        "LET OP: een bedrag rust op een teruggetrokken bron: "
        f"{key} (2026-10-01: Er stond een fout in)."
    )
    assert sentence in show_money(world, "Hilversum", (2026,)).remarks
    found = explain_amount(world, "Hilversum", "wsw", 2026)
    assert as_json(found)["opmerkingen"] == [sentence]
    older = make_world(find_stand("septembercirculaire-2024"))
    assert any(
        said.startswith("LET OP: een bedrag rust op een teruggetrokken bron") and key in said
        for said in show_differences(older, world, "Hilversum", 2026).remarks
    )


def test_a_day_before_every_source_is_told() -> None:
    """Vraagt u naar een dag voor de eerste bron, dan staat er dat toen niets bekend was."""
    early = make_world(find_stand("1990-01-01"))
    (remark,) = explain_amount(early, "Hilversum", "wsw", 2026).remarks
    assert remark.startswith("1990-01-01 ligt voor de eerste bron")
    assert remark in show_money(early, "Hilversum", (2026,)).remarks
    assert remark in show_differences(early, make_world(), "Hilversum", 2026).remarks


@pytest.mark.parametrize("text", ["loonkostensubsidie", "Vangnet"])
def test_a_regeling_for_a_case_has_its_own_command(text: str) -> None:
    """Wie uitleg vraagt van een regeling per geval, leest welke opdracht daarbij hoort."""
    with pytest.raises(UsageError, match=f"springplank {text.lower()} --help"):
        find_regeling(text)
