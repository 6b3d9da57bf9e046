# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank landelijk: all gemeenten and verbanden, as a table or CSV."""

import csv
import errno
import io
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from springplank.actions.national import COLUMNS, National, Row, compute_national, rows
from springplank.actions.question import ask_world, choose_years, today
from springplank.cli import options, output
from springplank.core.columns import total
from springplank.errors import DataError
from springplank.regelingen import REGELINGEN, STREAMS

PATIENCE = 1.0
"""Seconds after which a progress bar appears."""

CANNOT_WRITE = {
    errno.ENOENT: "die map bestaat niet",
    errno.ENOTDIR: "die map bestaat niet",
    errno.EISDIR: "dat is een map",
    errno.EACCES: "u heeft daar geen schrijfrecht",
    errno.EPERM: "u heeft daar geen schrijfrecht",
    errno.EROFS: "daar mag niemand schrijven",
    errno.ENOSPC: "de schijf is vol",
    errno.ENAMETOOLONG: "de naam is te lang",
}
"""Why the system refuses to write, in Dutch."""


@options.command(
    "landelijk", "Alle gemeenten en verbanden: een tabel per stroom, of alles als CSV."
)
@options.year_window
@options.stand
@options.variants
@options.choices
@click.option("--csv", "csv_out", is_flag=True, help="Geef alle regels als CSV.")
@click.option("--uit", "file", metavar="BESTAND", help="Schrijf de CSV in dit bestand.")
@options.as_json
def landelijk(  # noqa: PLR0913 - one argument per option of the command
    year: int | None,
    first: int | None,
    last: int | None,
    stand: str | None,
    variants: tuple[str, ...],
    choices: tuple[str, ...],
    file: str | None,
    *,
    csv_out: bool,
    json_out: bool,
) -> None:
    """Show the money of the whole country."""
    years = (today().year,) if year is first is last is None else choose_years(year, first, last)
    national = compute_national(ask_world(stand, variants, choices), years)
    if json_out:
        output.as_json(_json(national))
    elif csv_out or file:
        _write_csv(national, file)
    else:
        _print(national)


def _all_rows(national: National) -> Iterator[Row]:
    """Give all rows, with a progress bar on a terminal when it takes more than a second."""
    begun = time.monotonic()
    for done, found in rows(national):
        yield from found
        if time.monotonic() - begun > PATIENCE and sys.stderr.isatty():
            share = done / len(STREAMS)
            bar = "#" * int(30 * share)
            click.echo(f"\r  [{bar:<30}] {share:.0%} van de geldstromen", err=True, nl=False)
    if time.monotonic() - begun > PATIENCE and sys.stderr.isatty():
        click.echo(err=True)


def _write_csv(national: National, file: str | None) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*COLUMNS, "run_id"))
    writer.writerows((*row, national.run_id) for row in _all_rows(national))
    if file is None:
        click.echo(text.getvalue(), nl=False)
        return
    try:
        Path(file).write_text(text.getvalue(), encoding="utf-8")
    except OSError as error:
        why = CANNOT_WRITE.get(error.errno or 0, "kies een andere naam of map")
        raise DataError(f"Het bestand {file} kan niet worden geschreven: {why}.") from error
    click.echo(f"Geschreven: {file} ({text.getvalue().count(chr(10)) - 1} regels).")


def _json(national: National) -> dict[str, object]:
    world = national.funding.world
    return {
        "bekend": world.stand.key,
        "bekend_op": world.stand.on.isoformat(),
        "run_id": national.run_id,
        "jaren": list(national.funding.years),
        "bedragen": [dict(zip(COLUMNS, row, strict=True)) for row in _all_rows(national)],
        "taakstelling_beschut_werk": [asdict(target) for target in national.targets],
        "controles": [
            {
                "regeling": c.regeling,
                "jaar": c.jaar,
                "wat": c.wat,
                "som_eur": c.som_eur,
                "geheel_eur": c.geheel_eur,
                "verschil_eur": c.verschil_eur,
            }
            for c in national.checks
        ],
    }


def _print(national: National) -> None:
    funding = national.funding
    output.heading("Landelijk")
    click.echo(f"Bedragen in euro. Stand: {funding.world.stand.name}. Run {national.run_id}.")
    click.echo()
    size = output.years_per_block(len(funding.years))
    for start in range(0, len(funding.years), size):
        span = range(start, min(start + size, len(funding.years)))
        output.row("", [str(funding.years[at]) for at in span], bold=True)
        for key in STREAMS:
            found = [total(funding.streams[key].amounts[:, at]) for at in span]
            cells = [output.euros(f.amount if f.is_complete else None) for f in found]
            output.row(key, cells)
    off = [check for check in national.checks if check.verschil_eur]
    click.echo()
    click.echo(
        f"Sluitende optellingen: {len(national.checks) - len(off)} van {len(national.checks)}."
    )
    for check in off:
        output.note(
            f"{REGELINGEN[check.regeling].title} {check.jaar}, {check.wat}: verschil "
            f"{output.euros(check.verschil_eur)} euro."
        )
    for target in national.targets:
        output.note(
            f"Taakstelling beschut werk eind {target.jaar}: gemeenten samen "
            f"{output.euros(target.som_taakstelling)} plekken, landelijk doel "
            f"{output.euros(target.doelstelling)} ({target.status})."
        )
    output.note(
        "Onderdelen van de integratie-uitkering zijn apart getoond; tel ze niet nog eens op."
    )
    output.note("Alle gemeenten en verbanden: springplank landelijk --csv, of --uit bestand.csv.")
