# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank verbanden: people and money of every verband and the country ahead."""

import click

from springplank.actions import partnerships
from springplank.actions.partnerships import CSV_COLUMNS, UNITS, Verbanden, csv_rows, look_at_all
from springplank.cli import files, options, output
from springplank.cli.forecast import CELL, READING
from springplank.errors import UsageError
from springplank.scenarios.reeks import ends_of
from springplank.scenarios.run import DRAWS, SEED
from springplank.words.estimates import amount, span

SHOWN = (
    ("personen", "wsw", "Wsw"),
    ("personen", "beschut_werk", "beschut werk"),
    ("personen", "tussengroep", "tussengroep"),
    ("rijksgeld", "wsw", "geld Wsw"),
    ("rijksgeld", "beschut_werk", "geld beschut werk"),
)
"""What is printed, as far as it fits beside each other; the rest is in --json and --csv."""


@options.command(
    "verbanden",
    "Mensen en geld van alle verbanden en het land, vooruit, met bandbreedte. Met --csv: alles.",
)
@click.option("--tot", "last", type=int, metavar="JAAR", help="Laatste jaar (2035).")
@options.stand
@click.option(
    "--trekkingen",
    "draws",
    type=int,
    default=DRAWS,
    metavar="AANTAL",
    help="Hoe vaak wordt doorgerekend (standaard 1000).",
)
@click.option("--zaad", "seed", type=int, default=SEED, metavar="GETAL", help="Begingetal.")
@click.option("--csv", "csv_out", is_flag=True, help="Geef alle regels als CSV.")
@click.option("--uit", "file", metavar="BESTAND", help="Schrijf de CSV in dit bestand.")
@options.as_json
def verbanden(
    last: int | None,
    stand: str | None,
    draws: int,
    seed: int,
    file: str | None,
    *,
    csv_out: bool,
    json_out: bool,
) -> None:
    """Show every verband ahead."""
    if json_out and (csv_out or file):
        raise UsageError("Geef --json of CSV (--csv, --uit), niet allebei.")
    found = look_at_all(last, stand, draws, seed)
    if json_out:
        output.as_json(partnerships.as_json(found))
    elif csv_out or file:
        files.write_csv(CSV_COLUMNS, csv_rows(found), file)
    else:
        _print(found)


def _print(found: Verbanden) -> None:
    landelijk = found.landelijk
    output.heading(f"Alle verbanden in {landelijk.years[-1]}")
    output.note(f"Run {found.run_id}.", indent=0)
    click.echo()
    shown = SHOWN[: output.years_per_block(len(SHOWN), CELL)]
    output.row("", [label for _, _, label in shown], bold=True, size=CELL)
    for row, place in enumerate(landelijk.gebieden):
        values, ranges = [], []
        for soort, groep, _ in shown:
            band = landelijk.banden[soort, groep]
            low, high = ends_of(band.kwantielen[:, row])[:, -1].tolist()
            unit = UNITS[soort]
            values.append(amount(float(band.verwacht[row, -1]), unit))
            ranges.append(span(low, high, unit))
        click.echo(f"  {place.onderwerp.naam}")
        output.row("", values, size=CELL)
        blank = " " * output.LABEL
        click.echo(click.style(blank + "".join(f"{cell:>{CELL}}" for cell in ranges), dim=True))
    click.echo()
    output.note(READING)
    for remark in found.opmerkingen:
        output.note(remark)
