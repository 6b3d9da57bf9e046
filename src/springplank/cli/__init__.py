# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The command line: reads a request, calls one action, prints the answer."""

import os
import re
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import TextIO

import click

from springplank import __version__
from springplank.cli.messages import in_dutch
from springplank.core.whole_files import CANNOT_WRITE, why_not
from springplank.errors import SpringplankError

COMMANDS: Mapping[str, tuple[str, str]] = {
    "geld": ("money", "Wat komt er binnen, per geldstroom en per jaar."),
    "uitleg": ("explanation", "Waarom is een bedrag wat het is, stap voor stap."),
    "verschil": (
        "differences",
        "Wat veranderde er tussen twee circulaires, in delen die optellen.",
    ),
    "landelijk": ("national", "Alle gemeenten en verbanden, als tabel of CSV."),
    "vooruit": ("forecast", "Hoe het verder gaat met mensen, geld en bedrijf, met bandbreedte."),
    "vergelijk": ("comparison", "Wat twee of meer scenario's schelen, en waardoor."),
    "overzicht": ("side_by_side", "Alle scenario's van een plaats naast elkaar."),
    "verbanden": ("partnerships", "Mensen en geld van alle verbanden, vooruit, met bandbreedte."),
    "scenario's": ("forecast", "Welke scenario's er zijn en wat zij veranderen."),
    "plan": ("plan", "Het plan als documenten: PDF, Word, ODT, Excel en een raadspagina."),
    "werkbank": ("workbench", "De werkbank in uw browser, op deze computer."),
    "bedrijf": ("company", "Een bestand voor de cijfers van uw bedrijf maken en nakijken."),
    "aansluiting": ("aansluiting", "Uw begroting in Excel naast onze uitkomst, tot op de cent."),
    "eigen": ("templates", "Een bestand voor eigen cijfers over mensen maken."),
    "afspraak": (
        "templates",
        "Een bestand voor de afspraak tussen gemeenten en bedrijf maken.",
    ),
    "loonkostensubsidie": (
        "cases",
        "De subsidie voor een persoon, volgens SiSa en volgens de afspraak.",
    ),
    "vangnet": ("cases", "Wat het Rijk terugbetaalt bij een tekort op de bijstand."),
    "maatregelen": ("registers", "Wat het Rijk sinds 2015 toevoegde en wegnam."),
    "bronnen": ("registers", "Alle bronnen, en wat er op een bron rust."),
    "begrippen": ("registers", "Wat een woord of afkorting betekent."),
    "terugblik": ("terugblik", "Hoe goed waren onze voorspellingen geweest."),
    "controle": ("registers", "Tegenspraak tussen bronnen en wat nog niet vaststaat."),
    "gegevens": ("data", "Eigen gegevens inlezen, bekijken en intrekken."),
}
"""Every command with its module and its short help; modules load only when they are used."""

LONG_WORD = re.compile(r"(\S{60})\S{200,}")


class Commands(click.Group):
    """The list of commands; a module is imported only when its command is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """List the commands in the order of the register."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Load the module of a command."""
        if name not in COMMANDS:
            return None
        module = import_module(f"springplank.cli.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, name.replace("'", ""))
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their help, without importing them."""
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options and then the commands."""
        found = [r for r in (p.get_help_record(ctx) for p in self.get_params(ctx)) if r]
        with formatter.section("Opties"):
            formatter.write_dl(found)
        self.format_commands(ctx, formatter)

    def format_usage(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how to call the program."""
        formatter.write_usage("springplank", "OPDRACHT [OPTIES]", prefix="Zo gebruikt u het: ")


@click.group(
    cls=Commands,
    help=(
        "Springplank laat zien welk rijksgeld voor de sociale infrastructuur bij een gemeente of "
        "samenwerkingsverband binnenkomt, waarom, uit welke bron en hoe zeker, en hoe het verder "
        "gaat met de mensen en het bedrijf.\n\n"
        "Begin met: springplank geld Hilversum, of springplank vooruit ammatch"
    ),
    options_metavar="",
    add_help_option=False,
    invoke_without_command=True,
)
@click.option("--help", "-h", "asked_help", is_flag=True, help="Toon deze uitleg.")
@click.option("--versie", is_flag=True, help="Toon de versie.")
@click.pass_context
def commands(ctx: click.Context, *, asked_help: bool, versie: bool) -> None:
    """Show help or version when there is no command."""
    if versie:
        click.echo(f"springplank {__version__}")
    elif asked_help or ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: list[str] | None = None) -> int:
    """Run a command and give its exit code: 0 done, 1 faulty data, 2 faulty question."""
    typed = sys.argv[1:] if arguments is None else list(arguments)
    color = False if os.environ.get("NO_COLOR") else None
    try:
        with commands.make_context("springplank", typed, color=color) as context:
            commands.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        return _fail(in_dutch(error), error.exit_code)
    except SpringplankError as error:
        return _fail(str(error), error.exit_code)
    except (KeyboardInterrupt, EOFError):
        return _fail("\nAfgebroken. Er is niets veranderd.", 130)
    except BrokenPipeError:
        _drop(sys.stdout)
    except OSError as error:
        if error.filename is not None or error.errno not in CANNOT_WRITE:
            raise
        # Our own files name themselves; without a name it is the answer that finds no room.
        _drop(sys.stdout)
        return _fail(f"Het antwoord kan niet worden geschreven: {why_not(error)}.", 1)
    return 0


def _fail(sentence: str, code: int) -> int:
    """Write what is wrong; a very long word that was typed is not repeated in full."""
    try:
        click.echo(LONG_WORD.sub(r"\1...", sentence), err=True)
    except OSError:  # nobody can be told; the exit code still says it
        _drop(sys.stderr)
    return code


def _drop(stream: TextIO) -> None:
    """Let what is still to be written on a stream fall away, so that closing it is no fault."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
