# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the explanation: what is explained is what is shown."""

from dataclasses import replace
from pathlib import Path

import pytest

from springplank.actions.explanation import Explanation, explain_amount
from springplank.core.explanation import Origin
from springplank.funding.world import OwnData, World, make_world
from springplank.reference.arbeidsmarktregios import regios_of
from springplank.reference.partnerships import memberships, partnerships
from springplank.reference.subjects import find_subject
from springplank.regelingen import STREAMS

WORLD = make_world()
SPLIT = ("afeer", "emco", "ibn", "wedeka", "wsd")
GIVEN = Origin((), "vastgesteld", "Door u ingelezen: lijst, peildatum 2026-11-01.")


@pytest.fixture(autouse=True)
def _no_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path))


def official(key: str = "ibn", amount: int = 1_000_001) -> World:
    own = OwnData(impulsbudget={(key, 2026): (amount, GIVEN)})
    return make_world(own=own)


def check_parts(found: Explanation) -> None:
    """Hold the parts against the amount: together they are it, or one of them is unknown."""
    values = [value for _, _, value in found.parts]
    known = [value for value in values if value is not None]
    if found.amount.bedrag_eur is None:
        assert len(known) < len(values)
    else:
        assert sum(known) == found.amount.bedrag_eur
        assert len(known) == len(values)


@pytest.mark.parametrize("regeling", STREAMS)
def test_parts_add_up_for_every_group(regeling: str) -> None:
    """De delen tellen op tot het bedrag, voor elk verband, elke regio en het land."""
    verbanden = [f"verband {v.key}" for v in WORLD.memberships.verbanden if not v.is_assumed]
    for name in (*verbanden, *(regio.code for regio in regios_of(2026)), "landelijk"):
        check_parts(explain_amount(WORLD, name, regeling, 2026))


@pytest.mark.parametrize("name", SPLIT)
def test_a_split_gemeente_counts_for_its_part(name: str) -> None:
    """Een gemeente in twee verbanden staat in elk met haar deel, niet met het geheel."""
    found = explain_amount(WORLD, name, "beschut_werk", 2026)
    whole = {c: explain_amount(WORLD, c, "beschut_werk", 2026) for c, _, _ in found.parts}
    amounts = {c: explained.amount.bedrag_eur for c, explained in whole.items()}
    assert any(value != amounts[code] for code, _, value in found.parts)
    check_parts(found)


@pytest.mark.parametrize("name", ["ibn", "wsd", "landelijk"])
def test_an_official_amount_is_explained(name: str) -> None:
    """Na een ingelezen officieel bedrag tellen de delen op tot dat bedrag."""
    found = explain_amount(official(), name, "impulsbudget", 2026)
    check_parts(found)
    steps = {step.key: step for step in found.steps}
    if name == "ibn":
        assert found.amount.bedrag_eur == steps["officieel_bedrag_ibn"].value == 1_000_001
        assert steps["officieel_bedrag_ibn"].note == GIVEN.note
    else:
        assert "officieel_bedrag_ibn" not in steps


def test_every_gemeente_in_it_sees_the_official_amount() -> None:
    """Ook bij een gemeente staat het officiële bedrag, en het aandeel dat eruit volgt."""
    world = official()
    for code in find_subject("ibn", 2026).leden:
        found = explain_amount(world, code, "impulsbudget", 2026)
        steps = {step.key: step for step in found.steps}
        assert steps["officieel_bedrag_ibn"].value == 1_000_001
        assert steps["eigen_aandeel"].value == found.amount.bedrag_eur
        assert steps["zelf_ontvangen"].value == found.amount.ontvangt_eur


def test_the_payment_is_followed_to_who_is_paid() -> None:
    """Bij een gemeente staat wat ze in elk verband inbrengt, wie het grootst is en die krijgt."""
    found = explain_amount(WORLD, "GM1681", "impulsbudget", 2026)
    steps = {step.key: step for step in found.steps}
    assert steps["gewicht_emco"].value == 0.5
    assert steps["gewicht_emco"].status == "aanname"
    parts = [int(steps[f"deel_{key}"].value or 0) for key in ("emco", "wedeka")]
    assert sum(parts) == found.amount.bedrag_eur
    assert steps["betaald_emco"].label == "Betaald aan Emmen, voor EMCO-groep"
    assert "Coevorden" in steps["inwoners_emco"].note
    assert steps["zelf_ontvangen"].value == 0


def test_what_is_received_is_the_last_step() -> None:
    """De laatste stap is wat de gemeente zelf ontvangt, bij elke gemeente."""
    for code in WORLD.codes[::9]:
        found = explain_amount(WORLD, code, "impulsbudget", 2026)
        assert found.steps[-1].value == found.amount.ontvangt_eur


def test_an_own_weight_is_no_assumption() -> None:
    """Een gewicht dat u inleest, is geen aanname."""
    weights = {("GM1681", "emco"): 3, ("GM1681", "wedeka"): 1}
    members = memberships(partnerships(), WORLD.codes, weights)
    world = replace(WORLD, memberships=members)
    steps = {s.key: s for s in explain_amount(world, "GM1681", "impulsbudget", 2026).steps}
    assert steps["gewicht_emco"].value == 0.75
    assert steps["gewicht_emco"].status == "vastgesteld"


def test_without_a_payment_there_are_no_steps_for_it() -> None:
    """Is er geen bedrag, of ontvangt elke gemeente zelf, dan stopt de uitleg bij het aandeel."""
    each = make_world(variants={"impulsbudget": "elke_gemeente"})
    for world, year in ((each, 2026), (WORLD, 2024), (WORLD, 2036)):
        found = explain_amount(world, "Hilversum", "impulsbudget", year)
        assert "zelf_ontvangen" not in {step.key for step in found.steps}


def test_each_gemeente_keeps_an_official_amount() -> None:
    """Ontvangt elke gemeente zelf, dan staat het officiële bedrag er wel en een ontvanger niet."""
    each = replace(official(), variants={"impulsbudget": "elke_gemeente"})
    for name in ("Oss", "ibn"):
        found = explain_amount(each, name, "impulsbudget", 2026)
        keys = {step.key for step in found.steps}
        assert "officieel_bedrag_ibn" in keys
        assert not [key for key in keys if key.startswith(("betaald_", "zelf_"))]
        assert found.amount.bedrag_eur == found.amount.ontvangt_eur


def test_the_impulsbudget_of_a_region_has_no_receiver() -> None:
    """Van een regio of het land staan er geen stappen over een ontvanger."""
    for name in ("AM05", "landelijk"):
        found = explain_amount(WORLD, name, "impulsbudget", 2026)
        assert {step.kind for step in found.steps} == {"waarde"}
