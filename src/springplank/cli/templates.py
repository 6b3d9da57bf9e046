# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank eigen nieuw and afspraak nieuw: files to fill in; and scenario's nieuw."""

from pathlib import Path

import click

from springplank.actions.new_files import AFSPRAAK, EIGEN, SCENARIO, write_new
from springplank.cli import options


def group(name: str, text: str) -> click.Group:
    """Make a group of commands that shows its help when no command is given."""

    @click.group(
        name,
        cls=options.DutchGroup,
        help=text,
        options_metavar="",
        subcommand_metavar="OPDRACHT [OPTIES]",
        context_settings={"help_option_names": ["--help", "-h"]},
        invoke_without_command=True,
    )
    @click.pass_context
    def made(ctx: click.Context) -> None:
        if ctx.invoked_subcommand is None:
            click.echo(ctx.get_help())

    return made


def new(template: Path, text: str, use: str) -> click.Command:
    """Make the command that writes one template.

    Args:
        template: what is written; its name is the usual name.
        text: help of the command.
        use: what can be done with the file, with {} for its name.
    """

    @options.command("nieuw", text)
    @click.argument(
        "file", metavar="[BESTAND]", default=template.name, type=click.Path(path_type=Path)
    )
    def nieuw(file: Path) -> None:
        write_new(file, template)
        click.echo(f"Geschreven: {file}. Vul in wat u weet, vooral waar VUL IN staat.")
        click.echo(f"Gebruik het daarna met: springplank {use.format(file)}")

    return nieuw


eigen = group("eigen", "Een bestand voor eigen cijfers over mensen maken.")
eigen.add_command(
    new(EIGEN, "Maak een leeg bestand, met uitleg bij elk cijfer.", "vooruit NAAM --eigen {}")
)
afspraak = group("afspraak", "Een bestand voor de afspraak tussen gemeenten en bedrijf maken.")
afspraak.add_command(
    new(AFSPRAAK, "Maak een bestand met elke soort afspraak.", "vooruit NAAM --afspraak {}")
)
new_scenario = new(
    SCENARIO, "Maak een bestand voor een eigen scenario.", "vooruit NAAM --scenario {}"
)
