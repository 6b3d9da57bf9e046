# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank scenario's`."""

from tests.cli.answers import Ask, Run

from springplank.scenarios.scenario import SOORTEN, ZERO, library


def test_every_scenario_with_what_it_changes_and_why(run: Run) -> None:
    """Elk scenario staat er met uitleg, wat het verandert, waarom, en wat ertegen pleit."""
    answer = run("scenario's")
    assert answer.code == 0
    for scenario in library().values():
        assert f"{scenario.naam} ({scenario.key}) {SOORTEN[scenario.soort]}" in answer.told
        assert scenario.uitleg in answer.told
        assert scenario.tegen in answer.told
        for change in scenario.wijzigingen:
            assert f"- {change.key}: {change.why}" in answer.told
        for text in scenario.teksten:
            assert text in answer.told
    assert max(len(line) for line in answer.out.splitlines()) <= 100


def test_json(ask: Ask) -> None:
    """De JSON heeft dezelfde scenario's; het nulalternatief staat voorop en verandert niets."""
    found = ask("scenario's")["scenarios"]
    assert [s["sleutel"] for s in found] == list(library())
    assert found[0]["sleutel"] == ZERO
    assert (found[0]["wijzigingen"], found[0]["sterkste_argument_tegen"]) == ([], None)
    assert all(s["naam"] and s["auteur"] and s["datum"] for s in found)


def test_a_word_too_many(run: Run) -> None:
    """Een woord te veel wordt gezegd."""
    answer = run("scenario's", "versterken")
    assert (answer.code, answer.out) == (2, "")
    assert "Opdracht 'versterken' bestaat niet. Kies uit: nieuw." in answer.err
