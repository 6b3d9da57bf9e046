# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of how a question becomes a world: years, variants and own values."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.actions import question
from springplank.actions.question import (
    ask_world,
    choose_years,
    read_choices,
    read_variants,
    run_of,
    subject_in,
    world_about,
)
from springplank.errors import UsageError
from springplank.regelingen import REGELINGEN

SOCIAL = "sociale_infrastructuur.macrobudget"


@pytest.fixture(autouse=True)
def _no_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path))
    monkeypatch.setattr(question, "today", lambda: date(2026, 11, 22))


def test_the_clock_tells_the_day() -> None:
    """De klok geeft de dag van vandaag."""
    assert question.today() == date(2026, 11, 22)


ASKED = st.none() | st.integers(2000, 2080)


@given(ASKED, ASKED, ASKED)
def test_years_are_a_range_or_a_dutch_sentence(
    year: int | None, first: int | None, last: int | None
) -> None:
    """Elke vraag over jaren geeft opeenvolgende jaren binnen de gegevens, of een zin."""
    try:
        found = choose_years(year, first, last)
    except UsageError as error:
        said = str(error)
    else:
        said = ""
    if said:
        assert said.endswith(".")
        return
    assert found == tuple(range(found[0], found[-1] + 1))
    assert 2015 <= found[0] <= found[-1] <= 2060
    assert year in (None, found[0])
    assert first in (None, found[0])
    assert last in (None, found[-1])


def test_every_variant_can_be_chosen() -> None:
    """Elke variant van elke regeling is te kiezen."""
    for key, regeling in REGELINGEN.items():
        for name in regeling.variants:
            assert read_variants([f"{key}={name}"]) == {key: name}


def test_two_variants_of_one_regeling_are_refused() -> None:
    """Twee varianten van een regeling kan niet; de tweede wint niet stil."""
    first, second = sorted(REGELINGEN["impulsbudget"].variants)
    with pytest.raises(UsageError, match="met twee namen"):
        read_variants([f"impulsbudget={first}", f"impulsbudget={second}"])
    assert read_variants([f"impulsbudget={first}"] * 2) == {"impulsbudget": first}


def test_every_parameter_has_a_choice() -> None:
    """Elke andere waarde is te kiezen bij naam, en elk getal met punten of komma."""
    for key, regeling in REGELINGEN.items():
        for name, parameter in regeling.history.items():
            place = f"{key}.{name}"
            for rival in parameter.rivals():
                assert read_choices([f"{place}={rival}"]) == {place: rival}
            assert read_choices([f"{place}=0,5"]) == {place: 0.5}


@pytest.mark.parametrize(
    "text, value",
    [
        ("34700000", 34_700_000),
        ("34.700.000", 34_700_000),
        ("34,700,000", 34_700_000),
        ("34700000,50", 34_700_000.5),
        ("34.7", 34.7),
        ("0", 0),
        ("€ 5", 5),
    ],
)
def test_numbers_as_people_type_them(text: str, value: float) -> None:
    """Een getal mag met punten of komma's, zolang het maar op een manier te lezen is."""
    assert read_choices([f"{SOCIAL}={text}"]) == {SOCIAL: value}


@pytest.mark.parametrize("text", ["34.700", "34,700"])
def test_two_readings_are_asked(text: str) -> None:
    """Een getal met twee betekenissen wordt gevraagd."""
    with pytest.raises(UsageError, match="op twee manieren te lezen"):
        read_choices([f"{SOCIAL}={text}"])


def test_the_run_id_follows_the_question() -> None:
    """Dezelfde vraag geeft dezelfde run; een andere stand, waarde of variant een andere."""
    runs = [
        run_of(ask_world()),
        run_of(ask_world("meicirculaire-2024")),
        run_of(ask_world(choices=[f"{SOCIAL}=vragenuur"])),
        run_of(ask_world(choices=[f"{SOCIAL}=1"])),
        run_of(ask_world(variants=["impulsbudget=elke_gemeente"])),
        run_of(ask_world(), seed=1),
    ]
    assert len(set(runs)) == len(runs)
    assert run_of(ask_world()) == runs[0]


def test_the_same_question_gives_the_same_world() -> None:
    """Dezelfde vraag geeft dezelfde wereld, ook verzonnen; elke andere vraag een andere."""
    worlds = [
        ask_world(),
        ask_world("meicirculaire-2024"),
        ask_world(choices=[f"{SOCIAL}=vragenuur"]),
        ask_world(choices=[f"{SOCIAL}=1"]),
        ask_world(variants=["impulsbudget=elke_gemeente"]),
    ]
    assert len({id(world) for world in worlds}) == len(worlds)
    assert ask_world() is worlds[0]
    assert ask_world(choices=[f"{SOCIAL}=1"]) is worlds[3]
    assert world_about(ask_world(), "voorbeeld") is world_about(worlds[0], "voorbeeld")
    assert world_about(worlds[1], "voorbeeld").stand == worlds[1].stand


def test_another_key_grows_in_unless_told_otherwise() -> None:
    """Een andere verdeling van beschut werk groeit in vier jaar in, tenzij u een deel kiest."""
    place = "beschut_werk.aandeel_nieuwe_sleutel"
    assert ask_world(variants=["beschut_werk=objectief"]).choices == {place: "ingroei in vier jaar"}
    own = ask_world(variants=["beschut_werk=objectief"], choices=[f"{place}=1"])
    assert own.choices == {place: 1.0}
    assert ask_world(variants=["beschut_werk=huidig"]).choices == {}


def test_a_subject_is_found_in_the_reference_table() -> None:
    """Zonder eigen lijst komen de verbanden uit de tabel van Springplank."""
    assert subject_in(ask_world(), "ammatch", 2026).code == "ammatch"


@pytest.mark.parametrize("day", ["2026-11-23", "2031-01-01"])
def test_a_day_that_is_yet_to_come_is_refused(day: str) -> None:
    """Wat er op een dag in de toekomst bekend is, weet niemand; vandaag kan nog wel."""
    with pytest.raises(UsageError, match=f"{day} is een dag in de toekomst"):
        ask_world(day)
    assert ask_world("2026-11-22").stand.on == date(2026, 11, 22)
