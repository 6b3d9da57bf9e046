# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank bedrijf: make a file for the figures of a company, and check it."""

from pathlib import Path

import click

from springplank.actions.company import Nagekeken, check_bedrijf, new_file
from springplank.cli import options, output
from springplank.words import figures


@click.group(
    "bedrijf",
    cls=options.DutchGroup,
    help="Een bestand voor de cijfers van uw bedrijf maken en nakijken.",
    options_metavar="",
    subcommand_metavar="OPDRACHT [OPTIES]",
    context_settings={"help_option_names": ["--help", "-h"]},
    invoke_without_command=True,
)
@click.pass_context
def bedrijf(ctx: click.Context) -> None:
    """Group the commands about a company; without a command, show which there are."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@options.command("nieuw", "Maak een leeg bestand, met uitleg bij elk cijfer.")
@click.argument(
    "file", metavar="[BESTAND]", default="bedrijf.toml", type=click.Path(path_type=Path)
)
@click.option("--voorbeeld", is_flag=True, help="Met de cijfers van een verzonnen bedrijf.")
def nieuw(file: Path, *, voorbeeld: bool) -> None:
    """Write a template, never over a file that is there."""
    new_file(file, example=voorbeeld)
    click.echo(f"Geschreven: {file}. Vul in wat u weet; wat leeg blijft, is een aanname.")
    click.echo(f"Kijk het na met: springplank bedrijf controleer {file}")


@options.command("controleer", "Kijk een bestand na en toon welke cijfers eigen zijn.")
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@options.as_json
def controleer(file: Path, *, json_out: bool) -> None:
    """Check a file."""
    found = check_bedrijf(file)
    if json_out:
        output.as_json(
            {
                "naam": found.naam,
                "boekjaar": found.boekjaar,
                "synthetisch": found.synthetisch,
                "eigen": [_json(figure) for figure in found.eigen],
                "aangenomen": found.aangenomen,
                "waarschuwingen": list(found.waarschuwingen),
            }
        )
        return
    _print(found)


def _json(figure: tuple[str, str, float, str]) -> dict[str, object]:
    key, label, value, unit = figure
    return {"sleutel": key, "omschrijving": label, "waarde": value, "eenheid": unit}


def _print(found: Nagekeken) -> None:
    output.heading(f"{found.naam}, boekjaar {found.boekjaar}")
    if found.synthetisch:
        output.note("Deze cijfers zijn synthetisch: verzonnen om het rekenen te laten zien.")
    verdict = "Te gebruiken, maar let op." if found.waarschuwingen else "In orde."
    click.echo(
        f"{verdict} {len(found.eigen)} cijfers zijn van uzelf; {found.aangenomen} zijn aannames."
    )
    for warning in found.waarschuwingen:
        click.echo(click.style(click.wrap_text(warning, output.width(), "  ", "  "), bold=True))
    for key, label, value, unit in found.eigen:
        text = f"{label}: {figures.number(value, unit)} ({key})"
        click.echo(click.wrap_text(text, output.width(), "  ", "    "))


bedrijf.add_command(nieuw)
bedrijf.add_command(controleer)
