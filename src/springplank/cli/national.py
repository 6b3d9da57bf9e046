# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank landelijk: all gemeenten and verbanden, as a table or CSV."""

import sys
import time
from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from springplank.actions.national import (
    COLUMNS,
    Line,
    National,
    Row,
    as_json,
    compute_national,
    rows,
    table_of,
    totals_of,
)
from springplank.actions.question import ask_world, choose_years, today
from springplank.cli import files, options, output
from springplank.errors import UsageError
from springplank.funding.subject import Amount
from springplank.funding.world import FIRST_YEAR
from springplank.reference.subjects import GEMEENTE, VERBAND
from springplank.regelingen import REGELINGEN, STREAMS
from springplank.words import figures

PATIENCE = 1.0
"""Seconds after which a progress bar appears."""

KINDS = {GEMEENTE: "Gemeenten", VERBAND: "Samenwerkingsverbanden"}
ONCE = "Van een gemeente in meer verbanden telt in elk verband alleen een deel mee."


@options.command(
    "landelijk",
    "Totalen van het land. Met --regeling: één geldstroom met alle gemeenten en verbanden in een "
    "tabel. Met --csv: alles.",
)
@options.asked
@click.option(
    "--regeling",
    metavar="REGELING",
    help="Eén geldstroom: een tabel met alle gemeenten, dan alle verbanden, en de jaren.",
)
@click.option("--csv", "csv_out", is_flag=True, help="Geef alle regels als CSV.")
@click.option("--uit", "file", metavar="BESTAND", help="Schrijf de CSV in dit bestand.")
@options.as_json
def landelijk(
    asked: options.Asked,
    regeling: str | None,
    file: str | None,
    *,
    csv_out: bool,
    json_out: bool,
) -> None:
    """Show the money of the whole country."""
    years = (
        (today().year,)
        if asked.names_no_year
        else choose_years(asked.year, asked.first, asked.last)
    )
    if json_out and (csv_out or file):
        raise UsageError(f"Geef --json of {'--csv' if csv_out else '--uit'}, niet allebei.")
    world = ask_world(asked.stand, asked.variants, asked.choices)
    national = compute_national(world, years, regeling)
    if json_out:
        output.as_json(as_json(national, _all_rows(national)))
    elif csv_out or file:
        rows_with_run = ((*row, national.run_id) for row in _all_rows(national))
        files.write_csv((*COLUMNS, "run_id"), rows_with_run, file)
    elif regeling is not None:
        _print_table(national)
    else:
        _print(national)


def _all_rows(national: National) -> Iterator[Row]:
    """Give all rows, with a progress bar on a terminal when it takes more than a second."""
    begun = time.monotonic()
    for done, found in rows(national):
        yield from found
        if time.monotonic() - begun > PATIENCE and sys.stderr.isatty():
            share = done / len(national.regelingen)
            bar = "#" * int(30 * share)
            click.echo(f"\r  [{bar:<30}] {share:.0%} van de geldstromen", err=True, nl=False)
    if time.monotonic() - begun > PATIENCE and sys.stderr.isatty():
        click.echo(err=True)


def _print_table(national: National) -> None:
    """Print one stream: a line for each gemeente and verband, a column for each year."""
    (key,) = national.regelingen
    output.heading(f"Landelijk: {REGELINGEN[key].title} ({key})")
    _print_head(national)
    lines = table_of(national)
    if len(national.years) == 1:
        _print_year(lines, national.years[0])
        _print_words(totals_of(national))
        return
    size = output.years_per_block(len(national.years))
    for start in range(0, len(national.years), size):
        block = national.years[start : start + size]
        for kind in dict.fromkeys(line.soort for line in lines):
            mine = [line for line in lines if line.soort == kind]
            click.echo()
            output.row(f"{KINDS[kind]} ({len(mine)})", [str(year) for year in block], bold=True)
            for line in mine:
                _print_line(line, block)
            output.row("zekerheid", [_certainty(mine, year) for year in block])
    click.echo()
    _print_words(totals_of(national))
    output.note(ONCE)
    output.note(
        "De bandbreedte (laagste en hoogste) staat erbij als u één jaar vraagt met --jaar, en in "
        "--csv en --json."
    )


def _print_year(lines: Sequence[Line], year: int) -> None:
    """Print one year with the range beside each amount."""
    for kind in dict.fromkeys(line.soort for line in lines):
        mine = [line for line in lines if line.soort == kind]
        click.echo()
        output.row(f"{KINDS[kind]} ({len(mine)})", [str(year), "laagste", "hoogste"], bold=True)
        for line in mine:
            cell = line.amounts[year]
            bounds = ["" if v is None else figures.euros(v) for v in (cell.laag, cell.hoog)]
            output.row(_label(line), [figures.euros(cell.bedrag_eur), *bounds])
        output.row("zekerheid", [_certainty(mine, year)])
    click.echo()
    output.note(ONCE)


def _print_line(line: Line, block: Sequence[int]) -> None:
    found = [line.amounts.get(year) for year in block]
    cells = ["" if cell is None else figures.euros(cell.bedrag_eur) for cell in found]
    output.row(_label(line), cells)


def _label(line: Line) -> str:
    """Name a gemeente or verband with its code, as far as it fits."""
    label = f"{line.code} {line.naam}"
    room = output.LABEL - 3
    return label if len(label) <= room else f"{label[: room - 1]}…"


def _certainty(lines: Sequence[Line], year: int) -> str:
    found = {line.amounts[year].status for line in lines if year in line.amounts}
    return found.pop() if len(found) == 1 else "verschilt" if found else ""


def _print(national: National) -> None:
    funding = national.funding
    output.heading("Landelijk")
    _print_head(national)
    if national.years[-1] < FIRST_YEAR:
        return
    click.echo()
    size = output.years_per_block(len(funding.years))
    amounts = [amount for amount in totals_of(national) if amount.jaar in funding.years]
    for start in range(0, len(funding.years), size):
        block = funding.years[start : start + size]
        output.row("", [str(year) for year in block], bold=True)
        for key in STREAMS:
            mine = [a for a in amounts if a.regeling == key and a.jaar in block]
            output.row(key, [figures.euros(a.bedrag_eur) for a in mine])
            if any(a.laag is not None for a in mine):
                for name, bounds in (
                    ("  laagste", [a.laag for a in mine]),
                    ("  hoogste", [a.hoog for a in mine]),
                ):
                    output.row(name, ["" if v is None else figures.euros(v) for v in bounds])
            output.row("  zekerheid", [a.status for a in mine])
    click.echo()
    _print_words(amounts)
    off = [check for check in national.checks if check.verschil_eur]
    click.echo()
    click.echo(
        f"Sluitende optellingen: {len(national.checks) - len(off)} van {len(national.checks)}."
    )
    for check in off:
        output.note(
            f"{REGELINGEN[check.regeling].title} {check.jaar}, {check.wat}: verschil "
            f"{figures.euros(check.verschil_eur)} euro."
        )
    for target in national.targets:
        output.note(
            f"Taakstelling beschut werk eind {target.jaar}: gemeenten samen "
            f"{figures.euros(target.som_taakstelling)} plekken, landelijk doel "
            f"{figures.euros(target.doelstelling)} ({target.status})."
        )
    output.note(
        "Onderdelen van de integratie-uitkering zijn apart getoond; tel ze niet nog eens op."
    )
    output.note("Alle gemeenten en verbanden in een tabel: springplank landelijk --regeling wsw.")
    output.note("Alles: springplank landelijk --csv, of --uit bestand.csv.")


def _print_words(amounts: Sequence[Amount]) -> None:
    """Say of each stream what money it is, and why an amount is unknown."""
    for key, group in groupby(amounts, key=lambda amount: amount.regeling):
        rule = REGELINGEN[key]
        legal = rule.legal
        labelled = "gelabeld" if legal.is_labelled else "niet gelabeld"
        if not rule.part_of:
            output.note(
                f"{key}: {legal.form}; {labelled}. Verantwoording: {legal.accountability}. "
                f"Reserve: {legal.reserve}."
            )
        reasons: dict[str, list[int]] = {}
        for amount in group:
            if amount.bedrag_eur is None:
                told = f"{amount.reden} {amount.wat_te_doen}".replace(f" ({amount.jaar})", "")
                reasons.setdefault(told.strip(), []).append(amount.jaar)
        for told, years in reasons.items():
            output.note(f"{key} onbekend in {figures.years_in_words(years)}: {told}")


def _print_head(national: National) -> None:
    world = national.funding.world
    output.note(f"Bedragen in euro. Stand: {world.stand.name}. Run {national.run_id}.", indent=0)
    for remark in national.remarks:
        output.note(remark)
