# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Options that several commands share."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

REQUIRED = ("[required]", "(verplicht)")
"""What the library writes behind a needed option, and what we write instead."""

as_json = click.option("--json", "json_out", is_flag=True, help="Geef het antwoord als JSON.")
stand = click.option(
    "--bekend",
    "stand",
    metavar="STAND",
    help="Wat was bekend op deze circulaire (meicirculaire-2024) of dag (2024-05-31)?",
)
variants = click.option(
    "--variant",
    "variants",
    multiple=True,
    metavar="REGELING=NAAM",
    help="Kies een beleidsvariant, bijvoorbeeld impulsbudget=elke_gemeente.",
)
choices = click.option(
    "--waarde",
    "choices",
    multiple=True,
    metavar="REGELING.NAAM=WAARDE",
    help="Kies een andere waarde, bijvoorbeeld sociale_infrastructuur.macrobudget=vragenuur.",
)


def year_window(command: F) -> F:
    """Add --jaar, --van and --tot."""
    for option in (
        click.option("--tot", "last", type=int, metavar="JAAR", help="Laatste jaar."),
        click.option("--van", "first", type=int, metavar="JAAR", help="Eerste jaar."),
        click.option("--jaar", "year", type=int, metavar="JAAR", help="Alleen dit jaar."),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Asked:
    """Which years a question is about, and in which world it is asked; as typed.

    Attributes:
        year: only this year.
        first: first year.
        last: last year.
        stand: circulaire or day of knowledge.
        variants: variants of policy.
        choices: own values of parameters.
    """

    year: int | None
    first: int | None
    last: int | None
    stand: str | None
    variants: tuple[str, ...]
    choices: tuple[str, ...]

    @property
    def names_no_year(self) -> bool:
        """Say whether no year was asked for."""
        return self.year is self.first is self.last is None


def asked(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of years and world; the command gets them together, as `asked`."""

    @wraps(command)
    def bundled(
        *,
        year: int | None,
        first: int | None,
        last: int | None,
        stand: str | None,
        variants: tuple[str, ...],
        choices: tuple[str, ...],
        **others: Any,
    ) -> None:
        command(asked=Asked(year, first, last, stand, variants, choices), **others)

    return year_window(stand(variants(choices(bundled))))


class DutchHelp(click.Command):
    """Help with Dutch headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how to call the command."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Zo gebruikt u het: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options."""
        shown = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        found = [r for r in (p.get_help_record(ctx) for p in shown) if r]
        with formatter.section("Opties"):
            formatter.write_dl([(name, text.replace(*REQUIRED)) for name, text in found])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; a fault always knows its command, and so can point at its help.

        An option with nothing behind it (`--uit ""`, often a script with an empty variable) is a
        fault too: left alone, the answer would be about something else than was asked.
        """
        try:
            typed, _, given = self.make_parser(ctx).parse_args(args=list(args))
            for option in (p for p in given if isinstance(p, click.Option)):
                value = typed[option.name or ""]
                if "" in (value if isinstance(value, list) else [value]):
                    raise click.BadOptionUsage(option.opts[0], "requires an argument")
            return super().parse_args(ctx, args)
        except click.UsageError as fault:
            fault.ctx = fault.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the help option with a Dutch text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg."
        return option


class DutchCommand(DutchHelp):
    """A command with Dutch help."""


class DutchGroup(DutchHelp, click.Group):
    """A group of commands with Dutch help."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options and the commands."""
        super().format_options(ctx, formatter)
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, part.help or "") for name, part in self.commands.items()])


def command(name: str, text: str) -> Callable[[Callable[..., None]], click.Command]:
    """Make a command with Dutch help."""
    return click.command(
        name,
        cls=DutchCommand,
        help=text,
        options_metavar="[OPTIES]",
        context_settings={"help_option_names": ["--help", "-h"]},
    )
