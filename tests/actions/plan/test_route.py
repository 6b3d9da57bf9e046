# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Once a choice is made, the plan is about that choice."""

from tests.actions.plan.plans import OWN, VERBAND, chapter, table, with_changes

from springplank.actions.plan.composition import compose, draft_of
from springplank.actions.plan.options import strong_side
from springplank.actions.plan.voorbeeld import example_work
from springplank.actions.werk import Werk
from springplank.documents.plan import Decision, LiveFigure, parts_of


def test_all_about_the_choice_is_reckoned_with_the_choice() -> None:
    """Kiest u een andere optie dan de eerste, dan gaan alle cijfers erna over die keuze."""
    werk = with_changes(example_work(), {"plan.voorkeur": "meer_doorstroom"})
    draft, plan = draft_of(werk), compose(werk)
    chosen = draft.vooruit
    assert chosen.run_id != draft.cijfers.hier.run_id
    assert plan.run_id == chosen.run_id
    known = chosen.antwoord.outcome.assumptions.values()
    rests_on = {key for assumption in known for key in assumption.sources}
    assert rests_on <= {one.sleutel for one in plan.bronnen}
    later = [
        one
        for name in ("bedrijf", "geld", "uitvoering", "volgen")
        for deel in chapter(plan, name).delen
        for block in deel.blokken
        for one in parts_of(block)
        if isinstance(one, LiveFigure) and not one.sleutel.startswith(("geld/", "impuls/"))
    ]
    assert len(later) > 50
    assert {one.run_id for one in later} == {chosen.run_id}
    why = [p for b in plan.blocks() if isinstance(b, Decision) for p in b.waarom]
    people = [p for p in why if isinstance(p, LiveFigure) and "/mensen/" in p.sleutel]
    assert {one.run_id for one in people} == {chosen.run_id}
    expected = chosen.antwoord.find("personen", "tussengroep").verwacht
    watched = {row[0]: row for row in table(plan, "volgen.cijfers").rijen}["Tussengroep"]
    assert [one.waarde for one in watched if isinstance(one, LiveFigure)] == list(expected[:3])


def test_the_strong_side_is_no_more_than_the_figures_say() -> None:
    """Is een voordeel niet zeker, dan staat er misschien bij; zonder voordeel staat dat er ook."""
    velden = {**OWN, "scenario.1": "versterken", "scenario.2": "meer_doorstroom",
              "scenario.3": "snellere_uitstroom", "scenario.4": "nieuw_rijksbeleid"}  # fmt: skip
    draft = draft_of(with_changes(VERBAND, velden))
    said = [strong_side(draft, draft.optie(key)) for key in draft.opties]
    assert said[0] == "Er hoeft nu niets te veranderen."
    assert said[1] == "Een beter resultaat van het bedrijf."
    gap = draft.find("scenario/meer_doorstroom/verschil/resultaat/2030")
    assert gap is not None
    assert (gap.laag or 0) < 0 < (gap.waarde or 0)
    assert said[2] == "Misschien een beter resultaat van het bedrijf."
    assert said[-1] == "Nog niet in cijfers te zeggen."
    without = draft_of(with_changes(VERBAND, {"scenario.1": "snellere_uitstroom"}))
    assert strong_side(without, without.optie("snellere_uitstroom")) == (
        "Geen, naar wat wij verwachten."
    )


def test_a_gain_that_reads_as_nothing_is_no_gain() -> None:
    """Staat er ongeveer 0 mensen verschil, dan heet dat geen sterke kant."""
    draft = draft_of(Werk("GM0096", {"scenario.1": "alle_plekken_gerealiseerd"}))
    gap = draft.find("verschil/mensen/2030")
    assert gap is not None
    assert 0 < (gap.waarde or 0) < 0.5
    told = strong_side(draft, draft.optie("alle_plekken_gerealiseerd"))
    assert told == "Geen, naar wat wij verwachten."


def test_a_step_that_was_moved_is_named_once_and_one_that_was_left_out_is_not() -> None:
    """Maakt u een maatregel groter, dan staat zij één keer bij de stappen; op 0 nergens."""
    begin = Werk("ammatch", {"scenario.1": "versterken", "plan.voorkeur": "versterken"})

    def steps(**moved: str) -> dict[str, str]:
        fields = {f"maatregel.{key}": text for key, text in moved.items()}
        plan = compose(Werk(begin.code, {**begin.velden, **fields}))
        return {str(row[0]): str(row[-1]) for row in table(plan, "geld.stappen_lijst").rijen}

    before, larger = steps(), steps(meer_detachering="0.06")
    assert list(larger) == list(before)
    assert len(before) == 4
    changed = [name for name, why in larger.items() if why != before[name]]
    assert changed == ["Meer mensen in groepsdetachering in plaats van binnen"]
    assert larger[changed[0]].endswith("kozen de schrijvers zelf.")
    assert len(steps(meer_detachering="0.0")) == 3
