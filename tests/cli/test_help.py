# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the help: complete and in Dutch."""

import re

import pytest
from tests.cli.answers import Run

from springplank import __version__
from springplank.cli import COMMANDS

PARTS = (
    "gegevens importeer",
    "gegevens lijst",
    "gegevens intrek",
    "bedrijf controleer",
    "eigen nieuw",
    "afspraak nieuw",
    "scenario's nieuw",
)
ENGLISH = re.compile(
    r"\b(usage|options?|errors?|commands?|try|missing|invalid|required|default|args|arguments?|"
    r"value|integer|text|path|file|directory|show|message|exit|such|unexpected|got|help)\b",
    re.IGNORECASE,
)


def without_names(text: str) -> str:
    """Take out what a person types: options and commands may be --help."""
    return re.sub(r"--[a-z-]+", "", text)


@pytest.mark.parametrize("command", ["", *COMMANDS, *PARTS])
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_is_dutch(run: Run, command: str, option: str) -> None:
    """De uitleg van elke opdracht is Nederlands en noemt hoe u haar gebruikt."""
    answer = run(*command.split(), option)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"Zo gebruikt u het: springplank {command}".rstrip())
    assert not ENGLISH.findall(without_names(answer.out))
    assert "Toon deze uitleg." in answer.out
    assert max(len(line) for line in answer.out.splitlines()) <= 80


def test_without_a_command_there_is_help(run: Run) -> None:
    """Zonder opdracht staat er wat er kan."""
    assert run().out == run("--help").out
    assert all(name in run().out for name in COMMANDS)
    assert run("gegevens").out == run("gegevens", "--help").out


def test_the_version(run: Run) -> None:
    """Met --versie staat er welke versie dit is."""
    assert run("--versie").out == f"springplank {__version__}\n"


@pytest.mark.parametrize(
    "command",
    [c for c in COMMANDS if c not in {"gegevens", "bedrijf", "werkbank", "eigen", "afspraak"}],
)
def test_every_command_can_answer_in_json(run: Run, command: str) -> None:
    """Elke opdracht kent --json."""
    assert "--json" in run(command, "--help").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("geld",), ("geld", "Hilversum", "extra"), ("geld", "Hilversum", "--jaar"),
        ("geld", "Hilversum", "--jaar", "abc"), ("geld", "Hilversum", "--onzin"),
        ("geld", "Hilversum", "--json=ja"), ("onzin",), ("--onzin",), ("-x",), ("",),
        ("uitleg", "Hilversum", "wsw"), ("uitleg", "Hilversum", "wsw", "abc"),
        ("gegevens", "onzin"), ("gegevens", "importeer"), ("gegevens", "importeer", "x"),
        ("landelijk", "--uit"), ("landelijk", "x"), ("vangnet",), ("verschil",),
        ("loonkostensubsidie", "--gewone-werkgever", "x"), ("bronnen", "--terugtrekking"),
    ],
)  # fmt: skip
def test_errors_are_dutch(run: Run, arguments: tuple[str, ...]) -> None:
    """Een verkeerde aanroep krijgt een Nederlandse zin, zonder woorden van de bibliotheek."""
    answer = run(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert not ENGLISH.findall(without_names(answer.err))
    assert answer.err.count("\n") == 1
    assert "None" not in answer.err
