# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the manual that follow from the commands: their help, and the keys of their JSON."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import click

from springplank.cli import COMMANDS, commands
from springplank.docs.markdown import join, lines, table
from springplank.errors import RuleError

REGISTER = Path(__file__).with_name("sleutels.toml")
WIDTH = 88


@dataclass(frozen=True, slots=True)
class JsonAnswer:
    """What a command gives with --json.

    Attributes:
        command: the command, with its subcommand.
        summary: which question it answers, in Dutch.
        calls: calls of which the answers together have every key.
        keys: meaning per key; `a.b` is within, `a[].b` within each of a list.
    """

    command: str
    summary: str
    calls: tuple[tuple[str, ...], ...]
    keys: Mapping[str, str]


@cache
def load_answers(path: Path = REGISTER) -> Mapping[str, JsonAnswer]:
    """Read the register of JSON answers, by name.

    Raises:
        RuleError: when a command does not exist.
    """
    found = {}
    for name, raw in tomllib.loads(path.read_text("utf-8")).items():
        if raw["opdracht"].split()[0] not in COMMANDS:
            raise RuleError(f"Opdracht {raw['opdracht']!r} in sleutels.toml bestaat niet.")
        calls = tuple(tuple(call) for call in raw["voorbeelden"])
        found[name] = JsonAnswer(raw["opdracht"], raw["uitleg"], calls, raw["sleutels"])
    return found


def keys_of(answer: Any, within: str = "") -> Iterator[str]:
    """Give every key in an answer, as the register writes them."""
    if isinstance(answer, dict):
        for key, value in answer.items():
            place = f"{within}.{key}" if within else str(key)
            yield place
            yield from keys_of(value, place)
    elif isinstance(answer, list):
        for value in answer:
            yield from keys_of(value, f"{within}[]")


def help_texts() -> Iterator[tuple[str, str]]:
    """Give every command with its help, commands within a command after it."""
    whole = click.Context(
        commands, info_name="springplank", terminal_width=WIDTH, max_content_width=WIDTH
    )
    yield "springplank", commands.get_help(whole)
    yield from _help_within(commands, whole)


def _help_within(group: click.Group, outer: click.Context) -> Iterator[tuple[str, str]]:
    for name in group.list_commands(outer):
        command = group.get_command(outer, name)
        if command is None:
            raise RuleError(f"Opdracht {name} staat in de lijst maar bestaat niet.")
        context = click.Context(
            command,
            outer,
            name,
            terminal_width=WIDTH,
            max_content_width=WIDTH,
            **command.context_settings,
        )
        yield context.command_path, command.get_help(context)
        if isinstance(command, click.Group):
            yield from _help_within(command, context)


def commands_page() -> str:
    """Make the page with the help of every command."""
    blocks = [
        ["# Opdrachten"],
        [
            "Elke opdracht met zijn uitleg, zoals `--help` die toont.",
            "Met `--json` krijgt u het antwoord voor een ander programma: zie [JSON](json.md).",
        ],
    ]
    for name, text in help_texts():
        blocks.append([f"## {name}"])
        blocks.append(["```text", *(line.rstrip() for line in text.rstrip().splitlines()), "```"])
    return join(*blocks)


def json_page() -> str:
    """Make the page with the keys of every JSON answer."""
    blocks = [
        ["# JSON"],
        [
            "Deze sleutels zijn vast: wat verandert of verdwijnt, staat in de wijzigingen.",
            "Er kunnen wel sleutels bij komen.",
            "`a.b` staat binnen `a`; `a[].b` staat in elk element van de lijst `a`.",
            "Wat niet bekend is, is `null`, nooit 0.",
            "Bedragen zijn hele euro's, tenzij de naam van de sleutel iets anders zegt.",
        ],
    ]
    for answer in load_answers().values():
        blocks.append([f"## springplank {answer.command}"])
        blocks.append(lines(answer.summary))
        example = " ".join(f'"{w}"' if " " in w else w for w in answer.calls[0])
        blocks.append([f"Voorbeeld: `springplank {example} --json`"])
        rows = [(f"`{key}`", meaning) for key, meaning in answer.keys.items()]
        blocks.append(table(("sleutel", "betekenis"), rows))
    return join(*blocks)
