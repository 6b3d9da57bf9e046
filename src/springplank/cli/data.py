# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank gegevens: take in own data, list them and withdraw them."""

from pathlib import Path

import click

from springplank.actions.imports import Taken, import_file, list_imports, withdraw_import
from springplank.cli import options, output
from springplank.errors import DataError
from springplank.imports.kinds import KINDS


@click.group(
    "gegevens",
    cls=options.DutchGroup,
    help="Eigen gegevens inlezen, bekijken en intrekken.",
    context_settings={"help_option_names": ["--help", "-h"]},
    options_metavar="",
    subcommand_metavar="OPDRACHT [OPTIES]",
    invoke_without_command=True,
)
@click.pass_context
def gegevens(ctx: click.Context) -> None:
    """Group the commands for own data; without a command, show which there are."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@options.command(
    "importeer",
    "Lees een CSV-, XLSX- of ODS-bestand in. Springplank controleert eerst alles en verandert "
    "niets zolang er iets niet klopt. Welke kolommen elke soort heeft: "
    "docs/handleiding/inlezen.md.",
)
@click.argument("bestand", type=click.Path(path_type=Path), metavar="BESTAND")
@click.option(
    "--soort",
    "kind",
    required=True,
    metavar="SOORT",
    help=f"Wat staat erin? Kies uit: {', '.join(KINDS)}.",
)
@click.option("--bron", required=True, metavar="TEKST", help="Waar komen de gegevens vandaan?")
@click.option(
    "--peildatum",
    required=True,
    metavar="DATUM",
    help="Op welke dag gelden ze?",
)
@click.option("--neem-over", is_flag=True, help="Neem over, ook als er iets opvalt.")
@click.option("--blad", "sheet", metavar="NAAM", help="Welk blad van het werkboek?")
@click.option(
    "--decimaalteken",
    metavar="TEKEN",
    help="Antwoord op een vraag over getallen: komma of punt.",
)
@options.as_json
def importeer(
    bestand: Path,
    kind: str,
    bron: str,
    peildatum: str,
    sheet: str | None,
    decimaalteken: str | None,
    *,
    neem_over: bool,
    json_out: bool,
) -> None:
    """Take in a file."""
    taken = import_file(
        bestand,
        kind,
        bron=bron,
        peildatum=peildatum,
        accept_odd=neem_over,
        sheet=sheet,
        decimaalteken=decimaalteken,
    )
    if json_out:
        output.as_json(taken.report.as_json() | {"overgenomen": _name(taken)})
    else:
        told = taken.report.lines()
        if taken.imported and taken.report.findings:
            told.pop()  # "nothing taken over yet" no longer holds
        for line in told:
            click.echo(line)
    if taken.imported is None:
        raise DataError("Er is niets veranderd.")
    if not json_out:
        click.echo(
            f"Overgenomen als {_name(taken)}. Intrekken: springplank gegevens intrek {_name(taken)}"
        )


def _name(taken: Taken) -> str | None:
    return taken.imported.manifest.id if taken.imported else None


@options.command("lijst", "Welke eigen gegevens zijn ingelezen?")
@options.as_json
def lijst(*, json_out: bool) -> None:
    """List the imports."""
    found = list_imports()
    if json_out:
        rows = [
            {
                "naam": m.id,
                "soort": m.kind.soort,
                "bron": m.bron,
                "peildatum": m.peildatum.isoformat(),
                "bestand": m.file_name,
                "rijen": m.rows,
                "ingelezen": m.moment.isoformat(),
            }
            for m in found
        ]
        output.as_json({"gegevens": rows})
        return
    if not found:
        click.echo("Er zijn nog geen eigen gegevens ingelezen.")
    for m in found:
        output.heading(m.id)
        output.note(
            f"{m.kind.titel}; {m.rows} rijen; bron: {m.bron}; peildatum {m.peildatum.isoformat()}; "
            f"bestand {m.file_name}."
        )


@options.command("intrek", "Haal eigen gegevens weer weg.")
@click.argument("naam", metavar="NAAM")
@options.as_json
def intrek(naam: str, *, json_out: bool) -> None:
    """Withdraw an import."""
    withdraw_import(naam)
    if json_out:
        output.as_json({"ingetrokken": naam})
    else:
        click.echo(f"Ingetrokken: {naam}.")


for part in (importeer, lijst, intrek):
    gegevens.add_command(part)
