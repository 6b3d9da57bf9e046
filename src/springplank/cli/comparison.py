# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank vergelijk: the difference between scenarios first, then what explains it."""

from pathlib import Path
from typing import Any

import click
import numpy as np

from springplank.actions import comparison, comparison_csv
from springplank.actions.cautions import MODEL_COSTS
from springplank.actions.comparison import OVER, Paar, Vergelijking, compare
from springplank.actions.forecast import Wishes
from springplank.actions.pictures import draw_difference
from springplank.cli import files, options, output
from springplank.cli.forecast import (
    CELL,
    SHOWN,
    chosen_years,
    print_ranges,
    print_series,
    print_words,
    print_years,
    wishes,
    words_of,
)
from springplank.core.columns import Floats
from springplank.errors import UsageError
from springplank.scenarios.compare import Deel
from springplank.scenarios.organisatiemodellen import PLACES
from springplank.scenarios.reeks import BAND, Reeks
from springplank.words.estimates import amount, span

PERCENT = 100
WITHOUT_AMOUNTS = "{} is een route in woorden: er zijn geen bedragen om te vergelijken."
LEAST = 0.5
"""Half a person or euro: smaller differences are read as none."""


@options.command("vergelijk", "Wat schelen scenario's, waardoor, en wat merkt elke gemeente?")
@click.argument("naam", metavar="NAAM_OF_CODE")
@click.argument("names", nargs=-1, metavar="SCENARIO SCENARIO [SCENARIO] [SCENARIO]")
@click.option("--over", metavar="BEDRAG", help=f"Welk verschil wordt verklaard: {', '.join(OVER)}.")
@wishes
@click.option(
    "--grafiek", "picture", metavar="BESTAND", help="Teken het verschil (.svg of .html met tabel)."
)
@click.option("--csv", "csv_out", is_flag=True, help="Geef elk verschil als CSV.")
@click.option("--uit", "file", metavar="BESTAND", help="Schrijf de CSV in dit bestand.")
@options.as_json
def vergelijk(
    naam: str,
    names: tuple[str, ...],
    over: str | None,
    picture: str | None,
    file: str | None,
    *,
    csv_out: bool,
    json_out: bool,
    **said: Any,
) -> None:
    """Compare scenarios."""
    if json_out and (csv_out or file):
        raise UsageError("Geef --json of CSV (--csv, --uit), niet allebei.")
    found = compare(naam, names, over, Wishes(**said))
    if picture is not None:
        draw_difference(found, Path(picture))
        click.echo(f"Geschreven: {picture}.", err=json_out or csv_out)
    if json_out:
        output.as_json(comparison.as_json(found))
        return
    if csv_out or file:
        files.write_csv(comparison_csv.COLUMNS, comparison_csv.csv_rows(found), file)
        return
    for pair in found.paren:
        _print(found, pair)


def _print(found: Vergelijking, pair: Paar) -> None:
    first, jaren = found.eerste, found.eerste.jaren
    if first.scenario.is_words or pair.vooruit.scenario.is_words:
        _print_words(found, pair)
        return
    output.heading(f"{first.onderwerp.naam}: {pair.vooruit.scenario.naam}")
    output.note(
        f"Vergeleken met {first.scenario.naam}, {jaren[0]} tot en met {jaren[-1]}. "
        f"Runs {first.run_id} en {pair.vooruit.run_id}.",
        indent=0,
    )
    click.echo(click.style(click.wrap_text(headline(found, pair), output.width()), bold=True))
    _print_parts(pair)
    _print_series(pair, jaren)
    texts = words_of(pair.vooruit.scenario)
    if texts:
        click.echo()
    for text in texts:
        output.note(text, indent=0)
    if pair.gemeenten and pair.verschillen.any():  # unknown is not 0 either
        _print_gemeenten(pair)
    for move in pair.verplaatsingen:
        output.note(
            f"Verplaatst: {move.what}. Eerst {PLACES[move.before]}, dan {PLACES[move.after]}."
        )
    if MODEL_COSTS in pair.vooruit.opmerkingen:
        output.note(MODEL_COSTS)
    click.echo()


def _print_words(found: Vergelijking, pair: Paar) -> None:
    """Print the words of a route of words, or those of the first when that is the one."""
    first, other = found.eerste.scenario, pair.vooruit.scenario
    output.heading(f"{found.eerste.onderwerp.naam}: {other.naam}")
    output.note(f"Vergeleken met {first.naam}.", indent=0)
    for scenario in (first, other):
        if scenario.is_words:
            click.echo()
            click.echo(click.wrap_text(WITHOUT_AMOUNTS.format(scenario.naam), output.width()))
            print_words(scenario)
    click.echo()


def headline(found: Vergelijking, pair: Paar) -> str:
    """Say the difference in a sentence, with its range."""
    words, _ = OVER[found.over]
    total, drawn = pair.verklaring.verschil_eur, pair.verschillen
    years = f"over {len(found.eerste.jaren)} jaar samen"
    if total is None or np.isnan(drawn).any():
        return f"Het verschil in {words} {years} is onbekend: een bedrag daarin is onbekend."
    if total == 0 and not drawn.any():
        return f"Er is geen verschil in {words}."
    low, high = np.quantile(drawn, BAND)
    between = span(low, high, "EUR").replace("–", " tot ")
    more = round(float((drawn > 0).mean()) * PERCENT)
    return (
        f"Verschil in {words} {years}: ongeveer {amount(total, 'EUR')} euro (80 van de 100 "
        f"doorrekeningen: {between} euro). In {more} van de 100 doorrekeningen is het hoger dan "
        f"bij {found.eerste.scenario.naam}."
    )


def _print_parts(pair: Paar) -> None:
    told = pair.verklaring
    for part in told.delen:
        cell = f"  {amount(part.bedrag_eur, 'EUR'):>12}  "
        click.echo(click.wrap_text(part.naam, output.width(), cell, " " * len(cell)))
        output.note(_range_of(part), indent=len(cell) + 2)
        output.note(f"{part.sleutel}: {part.waarom}", indent=len(cell) + 2)
    if told.delen:
        how = (
            "gemiddeld over elke volgorde van de wijzigingen"
            if told.is_order_free
            else "in de volgorde van de scenario's"
        )
        output.note(
            f"De delen tellen precies op tot het verschil ({how}); rest {told.rest_eur}. Op het "
            "scherm zijn ze afgerond; de hele euro's staan in --json."
        )


def _range_of(part: Deel) -> str:
    if np.isnan(part.trekkingen).any():
        return "Het bereik is onbekend: een bedrag daarin is onbekend."
    low, high = np.quantile(part.trekkingen, BAND)
    between = span(low, high, "EUR").replace("–", " tot ")
    return f"80 van de 100 doorrekeningen: {between} euro"


def _print_series(pair: Paar, jaren: tuple[int, ...]) -> None:
    years = chosen_years(jaren)
    told = False
    for title, lines in SHOWN:
        changed = [
            (label, reeks)
            for soort, key, label in lines
            if (reeks := _changed(pair, soort, key)) is not None
        ]
        if changed:
            click.echo()
            if not told:
                output.note("Verschil per jaar; een min betekent minder.", indent=0)
                told = True
            print_years(title, [jaren[at] for at in years])
        for label, reeks in changed:
            print_series(label, reeks, years)


def _changed(pair: Paar, soort: str, key: str) -> Reeks | None:
    """Give the series of the whole place when it differs by more than what rounds to nothing."""
    for reeks in pair.reeksen:
        if (reeks.soort, reeks.groep, reeks.gemeente) == (soort, key, ""):
            return reeks if np.abs(reeks.trekkingen).max(initial=0) >= LEAST else None
    return None


def _between(drawn: Floats) -> str:
    """Write between which amounts 80 of 100 draws lie; a word when one is unknown."""
    low, high = np.quantile(drawn, BAND)
    return span(low, high, "EUR")


def _print_gemeenten(pair: Paar) -> None:
    click.echo()
    if not any(found.saldi.any() or found.bijdragen.any() for found in pair.gemeenten):
        output.note(
            "Geen gemeente merkt dit verschil: met deze afspraak blijft het bij het bedrijf.",
            indent=0,
        )
        return
    output.row("Per gemeente, alle jaren", ["saldo", "aan bedrijf"], bold=True, size=CELL)
    for gemeente in pair.gemeenten:
        columns = (
            (gemeente.saldo_eur, gemeente.saldi),
            (gemeente.bijdrage_eur, gemeente.bijdragen),
        )
        cells = ["onbekend" if v is None else amount(v, "EUR") for v, _ in columns]
        output.row(gemeente.naam[: output.LABEL - 3], cells, size=CELL)
        print_ranges(_between(drawn) for _, drawn in columns)
    output.note("Een min bij saldo betekent dat de gemeente slechter uitkomt.")
