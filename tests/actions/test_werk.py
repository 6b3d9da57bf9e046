# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import threading
from dataclasses import replace

import pytest

from springplank.actions import werk
from springplank.actions.kept import Kept
from springplank.actions.werk import Werk, answer_of, check, question_of, read_field
from springplank.errors import SpringplankError
from springplank.scenarios.scenario import ZERO

GOOI = Werk("GM0402")


@pytest.mark.parametrize(
    "veld, typed, stored",
    [
        ("eigen.tussengroep.doorstroom", "12,5%", "0.125"),
        ("eigen.bedrijf_wsw.loonkosten_per_fte", "€ 40.250", "40250.0"),
        ("keuze.tussengroep.doorstroom", "15", "0.15"),
        ("gemeente.GM0402.wsw", "300", "300.0"),
        ("bedrijf.eigen_vermogen", "-1.250.000", "-1250000.0"),
        ("bedrijf.reserve", "0", "0.0"),
        ("scenario.2", "versterken", "versterken"),
        ("model", "integraal", "integraal"),
        ("stand", "meicirculaire-2025", "meicirculaire-2025"),
        ("tot", "2040", "2040"),
        ("functie.B", "willen_we", "willen_we"),
        ("functie.H.waar", "Bij AM match", "Bij AM match"),
        ("eigen.tussengroep.doorstroom", "  ", None),
    ],
)
def test_a_field_is_stored_in_one_spelling(veld: str, typed: str, stored: str | None) -> None:
    """Wat iemand typt, wordt op één manier bewaard; leeg maakt het veld leeg."""
    assert read_field(GOOI, veld, typed) == stored


@pytest.mark.parametrize(
    "veld, typed, told",
    [
        ("eigen.tussengroep.doorstroom", "1.25", "niet duidelijk"),
        ("eigen.tussengroep.doorstroom", "900", "kan niet 900 zijn. Kies een getal van 0% tot en"),
        ("eigen.bestaat.niet", "1", "bestaat niet"),
        ("keuze.tussengroep.doorstroom", "101", "kan niet"),
        ("gemeente.GM0402.wsw", "-1", "Minder dan 0"),
        ("gemeente.GM0363.wsw", "10", "hoort niet bij"),
        ("gemeente.GM0402.schoenmaat", "10", "Dit cijfer bestaat niet"),
        ("bedrijf.vreemd_vermogen", "-5", "kan niet onder 0"),
        ("bedrijf.schoenmaat", "5", "Dit cijfer bestaat niet"),
        ("scenario.5", "versterken", "hoogstens vier"),
        ("scenario.1", "/etc/passwd", "Kies een scenario uit de lijst"),
        ("scenario.1", "mijn.TOML", "Kies een scenario uit de lijst"),
        ("scenario.1", "versterkn", r"bestaat niet. Kies een scenario uit de lijst\.$"),
        ("scenario.1", "onzin", "onzin"),
        ("model", "onzin", "bestaat niet"),
        ("stand", "onzin", "geen bekende circulaire"),
        ("tot", "1990", "kan niet"),
        ("tot", "tweeduizend", "geen jaar"),
        ("functie.Z", "doen_we", "bestaat niet"),
        ("functie.A", "misschien", "Kies uit"),
        ("functie.A.waar", "x" * 301, "te lang"),
        ("iets", "1", "Dit veld bestaat niet"),
        ("eigen.tussengroep.doorstroom", "<script>alert(1)</script>", "geen getal"),
    ],
)
def test_what_does_not_fit_is_explained(veld: str, typed: str, told: str) -> None:
    """Wat niet kan, krijgt een Nederlandse zin en wordt niet bewaard."""
    with pytest.raises(SpringplankError, match=told):
        read_field(GOOI, veld, typed)


def test_own_figures_reach_the_answer() -> None:
    """Een eigen cijfer vervangt onze aanname, en de run krijgt een ander kenmerk."""
    before = answer_of(GOOI)
    after = answer_of(Werk("GM0402", {"eigen.tussengroep.doorstroom": "0.02"}))
    found = after.antwoord.outcome.assumptions["tussengroep.doorstroom"]
    assert (found.value, found.herkomst) == (0.02, "lokaal")
    assert before.run_id != after.run_id


def test_a_balance_sheet_fills_the_reserves() -> None:
    """Met een eigen balans is het eigen vermogen bekend; zonder balans niet."""
    own = Werk("GM0402", {"bedrijf.eigen_vermogen": "1000000.0", "bedrijf.reserve": "50000.0"})
    assert not answer_of(GOOI).antwoord.find("vermogen", "eigen_vermogen").is_known
    assert answer_of(own).antwoord.find("vermogen", "eigen_vermogen").is_known


def test_a_choice_lies_over_the_scenario() -> None:
    """Een keuze is een wijziging boven op het eerste scenario, met een eigen naam."""
    doing = Werk("GM0402", {"keuze.tussengroep.doorstroom": "0.15", "scenario.1": "versterken"})
    with_choice, without = question_of(doing), question_of(doing, with_choices=False)
    assert with_choice.scenario.naam == "Versterken, met uw keuze"
    assert len(with_choice.changes) == len(without.changes) + 1
    assert question_of(Werk("GM0402", {"keuze.tussengroep.doorstroom": "0.15"})).scenario.naam == (
        "Uw keuze"
    )


def test_the_nulalternatief_is_always_there() -> None:
    """Zonder keuze staat het nulalternatief er; een scenario staat er niet twee keer."""
    assert GOOI.scenarios == (ZERO,)
    twice = {"scenario.1": "versterken", "scenario.2": "versterken"}
    assert Werk("GM0402", twice).scenarios == ("versterken",)


def test_the_same_question_is_computed_once() -> None:
    """Dezelfde vraag geeft hetzelfde antwoord terug, zonder opnieuw te rekenen."""
    assert answer_of(GOOI) is answer_of(Werk("GM0402"))


def test_the_same_question_is_laid_out_once() -> None:
    """Dezelfde vraag wordt één keer klaargezet, ook met een keuze of eigen cijfer erin."""
    plain, own = question_of(GOOI), replace(GOOI, velden={"keuze.wsw.overig_vertrek": "0.02"})
    assert question_of(own).world is plain.world
    assert question_of(own).scenario.wijzigingen
    assert not question_of(GOOI).scenario.wijzigingen
    assert question_of(replace(GOOI, velden={"tot": "2030"})).years[-1] == 2030


def test_only_the_latest_answers_are_kept() -> None:
    """Het geheugen groeit niet: de oudste vraag valt eruit."""
    kept = Kept(most=2)
    made = [kept.get(key, object) for key in "aba"]
    assert made[0] is made[2]
    kept.get("c", object)
    assert kept.get("b", object) is not made[1]


def test_large_answers_leave_sooner() -> None:
    """Grote antwoorden krijgen samen een vaste ruimte; het laatste blijft altijd."""
    kept = Kept(most=10, size=float, room=5.0)
    remade: list[int] = []

    def ask(number: int) -> None:
        def make() -> int:
            remade.append(number)
            return number

        assert kept.get(number, make) == number

    for number in (2, 3, 4, 4, 3, 9, 9):
        ask(number)
    assert remade == [2, 3, 4, 3, 9]


def test_who_asks_meanwhile_waits() -> None:
    """Vragen twee mensen tegelijk hetzelfde, dan wordt het één keer uitgerekend."""
    kept, made = Kept(), []
    slow = threading.Event()

    def make() -> object:
        made.append(1)
        slow.wait(0.2)
        return made

    people = [threading.Thread(target=kept.get, args=("x", make)) for _ in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert made == [1]


def test_fields_that_no_longer_fit_are_named() -> None:
    """Een dossier met een veld dat niet meer past, zegt welk veld dat is."""
    assert check(GOOI) == ()
    (told,) = check(Werk("GM0402", {"gemeente.GM0363.wsw": "10.0"}))
    assert "GM0363" in told


def test_money_follows_the_stand() -> None:
    """De bedragen zijn die van de gekozen circulaire."""
    newest = werk.money_of(GOOI, (2026,))
    older = werk.money_of(Werk("GM0402", {"stand": "meicirculaire-2024"}), (2026,))
    assert newest.run_id != older.run_id
    assert older.stand.key == "meicirculaire-2024"


def test_a_route_of_words_stays_without_figures() -> None:
    """Een route in woorden blijft zonder cijfers, ook als er nog schuiven verschoven staan."""
    fields = {"scenario.1": "doormodderen", "keuze.tussengroep.doorstroom": "0.1"}
    scenario = question_of(Werk("ammatch", fields)).scenario
    assert scenario.is_words
    assert scenario.key == "doormodderen"
