# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank overzicht: scenarios side by side, wherever they are computed."""

import pytest
from tests.cli.answers import Ask, Run

from springplank.scenarios import ensemble

FEW = ("overzicht", "ability", "nulalternatief", "forfait_2028", "--trekkingen", "20")


def test_it_shows_every_scenario_with_its_range(run: Run) -> None:
    """Elk scenario heeft een regel met wat wij verwachten, en eronder de bandbreedte."""
    lines = run("overzicht", "ability", "--trekkingen", "20").out.splitlines()
    names = [line for line in lines if "Pamflet volgens het kabinet" in line]
    assert names
    zero = next(at for at, line in enumerate(lines) if line.strip().startswith("Nulalternatief"))
    assert "–" in lines[zero + 1] or " tot " in lines[zero + 1]


def test_a_long_name_is_not_cut_off(run: Run) -> None:
    """Een lange naam krijgt een eigen regel."""
    answer = run("overzicht", "ability", "nieuw_verdeelmodel_2027", "--trekkingen", "20")
    assert "Nieuw verdeelmodel beschut werk vanaf 2027" in answer.out


def test_two_processes_give_the_same(ask: Ask) -> None:
    """Met een of twee processen is elk getal hetzelfde."""
    assert ask(*FEW, "--werkers", "2") == ask(*FEW)


def test_a_scenario_that_is_named_twice_is_shown_once(ask: Ask) -> None:
    """Wie een scenario twee keer noemt, ziet het een keer, en de volgorde blijft."""
    assert ask(*FEW, "nulalternatief", "forfait_2028") == ask(*FEW)


def test_the_country_has_people_and_no_company(ask: Ask) -> None:
    """Voor het land zijn er mensen, maar geen bedrijf."""
    given = ask("overzicht", "landelijk", "nulalternatief", "--trekkingen", "5")
    kinds = {row["soort"] for row in given["scenarios"][0]["reeksen"]}
    assert kinds == {"personen"}


@pytest.mark.parametrize(
    "arguments,sentence",
    [
        (("--rekencluster", "tcp://127.0.0.1:1"), "Het rekencluster tcp://127.0.0.1:1 is niet te"),
        (("--rekencluster", "tcp://x", "--werkers", "2"), "niet allebei"),
        (("--werkers", "0"), "Met 0 processen kan niets worden berekend"),
        (("--tot", "2020"), "--tot 2020 kan niet"),
        (("bestaat_niet",), "Scenario 'bestaat_niet' bestaat niet"),
    ],
)
def test_what_cannot_be_gets_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], sentence: str
) -> None:
    """Een foute vraag krijgt één zin en exitcode 1 of 2."""
    monkeypatch.setattr(ensemble, "PATIENCE", 1)
    answer = run(*FEW, *arguments)
    assert answer.code in (1, 2)
    assert answer.out == ""
    assert sentence in answer.err
    assert len(answer.err.strip().splitlines()) == 1


def test_a_route_of_words_has_no_figures(run: Run, ask: Ask) -> None:
    """Een route van woorden heeft hier geen cijfers, waar u haar ook noemt."""
    asked = ("overzicht", "ability", "doormodderen", "nulalternatief", "--trekkingen", "5")
    zero, words = ask(*asked)["scenarios"]
    assert (zero["scenario"]["sleutel"], words["scenario"]["sleutel"]) == asked[3:1:-1]
    assert zero["reeksen"]
    assert words["reeksen"] == []
    assert words["scenario"]["teksten"]
    assert run(*asked).code == 0
