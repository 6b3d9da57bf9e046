# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank overzicht: all scenarios of one place side by side, with their ranges."""

from typing import Any

import click

from springplank.actions import side_by_side
from springplank.actions.forecast import Wishes
from springplank.actions.side_by_side import HEADLINES, Kolom, NaastElkaar, last_of
from springplank.cli import options, output
from springplank.cli.forecast import CELL, READING, print_words, wishes
from springplank.words.estimates import amount, span

LEFT = 3
"""Blanks around a name in the first column."""

TITLES = {
    "wsw": "Wsw",
    "beschut_werk": "beschut werk",
    "tussengroep": "tussengroep",
    "exploitatieresultaat": "resultaat",
    "Saldo": "saldo gemeenten",
}


@options.command("overzicht", "Alle scenario's van een plaats naast elkaar, in het laatste jaar.")
@click.argument("naam", metavar="NAAM_OF_CODE")
@click.argument("names", nargs=-1, metavar="[SCENARIO]...")
@click.option(
    "--werkers",
    "workers",
    type=int,
    default=1,
    metavar="AANTAL",
    help="Hoeveel processen van deze computer rekenen (standaard 1).",
)
@click.option(
    "--rekencluster",
    "cluster",
    metavar="ADRES",
    help="Reken op een rekencluster (Dask), bijvoorbeeld tcp://10.0.0.5:8786.",
)
@wishes
@options.as_json
def overzicht(
    naam: str,
    names: tuple[str, ...],
    workers: int,
    cluster: str | None,
    *,
    json_out: bool,
    **said: Any,
) -> None:
    """Show scenarios side by side."""
    found = side_by_side.lay_side_by_side(naam, names, Wishes(**said), workers, cluster)
    if json_out:
        output.as_json(side_by_side.as_json(found))
        return
    _print(found)


def _print(found: NaastElkaar) -> None:
    output.heading(f"{found.naam}: scenario's in {found.jaren[-1]}")
    if found.naam != found.onderwerp.naam:
        output.note(f"Het hele verband waar {found.onderwerp.naam} bij hoort.", indent=0)
    there = {(band.soort, band.groep) for band in found.kolommen[0].banden}
    titles = [TITLES[groep] for soort, groep in HEADLINES if (soort, groep) in there]
    size = max(1, (output.width() - output.LABEL) // CELL)
    for start in range(0, len(titles), size):
        click.echo()
        output.row("", titles[start : start + size], bold=True, size=CELL)
        for kolom in found.kolommen:
            if not kolom.scenario.is_words:
                _print_scenario(kolom, start, size)
    for kolom in found.kolommen:
        if kolom.scenario.is_words:
            click.echo()
            output.heading(kolom.scenario.naam)
            print_words(kolom.scenario)
    click.echo()
    output.note(READING)
    output.note(
        "Waardoor een scenario scheelt: springplank vergelijk NAAM nulalternatief SCENARIO."
    )


def _print_scenario(kolom: Kolom, start: int, size: int) -> None:
    values, ranges = [], []
    for band in kolom.banden[start : start + size]:
        expected, low, high = last_of(band)
        values.append(amount(expected, band.eenheid))
        ranges.append(span(low, high, band.eenheid))
    label = naam = kolom.scenario.naam
    if len(naam) > output.LABEL - LEFT:
        click.echo(f"  {naam}")
        label = ""
    output.row(label, values, size=CELL)
    blank = " " * output.LABEL
    click.echo(click.style(blank + "".join(f"{cell:>{CELL}}" for cell in ranges), dim=True))
