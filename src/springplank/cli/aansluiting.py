# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank aansluiting: a begroting in Excel beside what we compute, to the cent."""

from collections.abc import Sequence
from pathlib import Path

import click

from springplank.actions.aansluiting import (
    Aansluiting,
    Aansluitregel,
    choose_year,
    connect,
    open_begroting,
    read_begroting,
)
from springplank.actions.aansluiting_geheugen import remember
from springplank.actions.aansluiting_json import as_json
from springplank.actions.aansluiting_terug import columns_for
from springplank.actions.werk import Werk, onderwerp_of
from springplank.begroting.bevindingen import in_cents
from springplank.begroting.lezing import Begroting
from springplank.begroting.posten import find_post
from springplank.begroting.terug import add_columns, suffix_of
from springplank.cli import options, output
from springplank.core.whole_files import CANNOT_WRITE, write_new
from springplank.errors import DataError, UsageError

SHOWN = 25
"""Lines to look at that are printed."""
AMOUNT = 20


@options.command(
    "aansluiting",
    "Leg uw begroting naast onze uitkomst, per regeling en tot op de cent. Uw bestand verandert "
    "nooit.",
)
@click.argument("naam", metavar="NAAM_OF_CODE")
@click.argument("bestand", type=click.Path(path_type=Path), metavar="BEGROTING")
@click.option("--jaar", type=int, metavar="JAAR", help="Welk jaar van de begroting?")
@options.stand
@click.option(
    "--post",
    "posts",
    multiple=True,
    metavar="CEL=POST",
    help="Wat is deze regel? Bijvoorbeeld Blad1!F12=rijk_wsw. Wij onthouden dat.",
)
@click.option(
    "--neem-over", "taken", multiple=True, metavar="CEL", help="Volg ons voorstel bij deze cel."
)
@click.option("--negeer", "ignored", multiple=True, metavar="CEL", help="Volg het voorstel niet.")
@click.option(
    "--uit",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf een kopie van uw Excel (.xlsx) of LibreOffice (.ods), onze kolommen ernaast.",
)
@options.as_json
def aansluiting(
    naam: str,
    bestand: Path,
    jaar: int | None,
    stand: str | None,
    uit: Path | None,
    *,
    json_out: bool,
    **chosen_cells: tuple[str, ...],
) -> None:
    """Show how a begroting connects to our amounts."""
    velden = {"stand": stand} if stand else {}
    werk = Werk(onderwerp_of(Werk(naam, velden)).code, velden)
    boek, data = open_begroting(bestand)
    if uit is not None:
        _refuse_to_overwrite(uit, suffix_of(data))
    year = choose_year(boek) if jaar is None else jaar
    first = read_begroting(werk, boek, year)
    chosen = _posts(first, chosen_cells["posts"])
    keuzes = {
        **_keys(first, chosen_cells["taken"], taken_over=True),
        **_keys(first, chosen_cells["ignored"], taken_over=False),
    }
    begroting = read_begroting(werk, boek, year, keuzes, chosen) if chosen or keuzes else first
    remember(werk.code, chosen)
    found = connect(werk, begroting)
    if uit is not None:
        _write(uit, add_columns(data, bestand.name, columns_for(found)))
    if json_out:
        output.as_json(as_json(found, keuzes))
        return
    _print_file(begroting)
    _print(found)
    if uit is not None:
        click.echo(f"Geschreven: {uit}. Uw eigen bestand is niet veranderd.")


def _posts(begroting: Begroting, posts: Sequence[str]) -> dict[str, str]:
    """Read which post a cell is."""
    lines = {line.adres.casefold(): line for line in begroting.lijnen}
    chosen = {}
    for text in posts:
        cell, sign, post = text.rpartition("=")
        line = lines.get(cell.strip().casefold())
        if not sign or line is None:
            raise UsageError(
                f"{text[:60]!r} wijst geen regel aan. Schrijf CEL=POST, met een cel uit het "
                "verslag."
            )
        chosen[line.key] = find_post(post.strip()).key
    return chosen


def _keys(begroting: Begroting, cells: Sequence[str], *, taken_over: bool) -> dict[str, bool]:
    """Read which findings are taken over or ignored."""
    found: dict[str, bool] = {}
    for cell in cells:
        here = [
            odd.key
            for odd in begroting.bevindingen
            if odd.is_choice and odd.adres.casefold() == cell.strip().casefold()
        ]
        if not here:
            raise UsageError(
                f"Bij {cell[:60]!r} valt niets te kiezen. Neem een cel uit het verslag."
            )
        found |= dict.fromkeys(here, taken_over)
    return found


def _print_file(begroting: Begroting) -> None:
    lines = begroting.lijnen
    output.heading(f"{begroting.naam}, {begroting.jaar}")
    output.note(
        f"Gelezen: {begroting.bladen} {'blad' if begroting.bladen == 1 else 'bladen'}, "
        f"{len(lines)} regels. Herkend: {len(lines) - len(begroting.na_te_kijken)}."
    )
    click.echo()
    output.heading("Dit klopt")
    for right in begroting.gelijk:
        output.note(right.zin)
    for sentence in begroting.goed:
        output.note(sentence)
    if begroting.bevindingen:
        click.echo()
        output.heading("Dit valt op")
    for odd in begroting.bevindingen:
        output.note(f"{odd.adres}: {odd.zin}")
        if odd.is_choice:
            held = odd.neem_over if odd.voorstel else odd.negeer
            way = "--negeer" if odd.voorstel else "--neem-over"
            output.note(
                f"Ons voorstel: {held.lower()}. Anders: {way} {output.quoted(odd.adres)}", 4
            )
    if begroting.na_te_kijken:
        click.echo()
        output.heading("Deze regels herkennen wij niet, of niet zeker")
        for line in begroting.na_te_kijken[:SHOWN]:
            guess = f" Misschien: {line.post}." if line.post else ""
            output.note(f"{line.adres}: {line.naam.rstrip('.')}.{guess}")
        output.note("Zeg wat een regel is met --post CEL=POST, bijvoorbeeld rijk_wsw.")


def _print(found: Aansluiting) -> None:
    click.echo()
    output.heading(f"Aansluiting van {found.onderwerp}, {found.begroting.jaar}")
    output.row("", ["uw begroting", "onze uitkomst", "verschil"], bold=True, size=AMOUNT)
    for regel in found.regels:
        if regel.begroot is None and regel.onze is None:
            continue
        amounts = (regel.begroot, regel.onze, regel.verschil)
        output.row(regel.regeling, [_money(cents, regel) for cents in amounts], size=AMOUNT)
        for sentence in _told(regel):
            output.note(sentence, 4)
    click.echo()
    output.note(f"Niet verklaard: {in_cents(found.niet_verklaard)}. Berekening {found.run_id}.")


def _told(regel: Aansluitregel) -> list[str]:
    told = [f"{part.naam}: {in_cents(part.cents)}. {part.uitleg}" for part in regel.delen]
    told = told or [f"{regel.stand.capitalize()}."]
    amount = regel.amount
    if amount is not None and amount.laag is not None and amount.hoog is not None:
        ends = f"{in_cents(amount.laag * 100)} en {in_cents(amount.hoog * 100)}"
        told.append(f"Onze uitkomst is een raming, tussen {ends}.")
    return [*told, *([regel.wat_te_doen] if regel.wat_te_doen else [])]


def _money(cents: int | None, regel: Aansluitregel) -> str:
    if cents is not None:
        return in_cents(cents)
    return "onbekend" if regel.lijnen else "geen regel"


def _refuse_to_overwrite(file: Path, suffix: str) -> None:
    if file.exists():
        raise UsageError(
            f"{file} bestaat al. Kies een andere naam: wij schrijven nergens overheen."
        )
    if file.suffix.lower() != suffix:
        raise UsageError(f"{file} eindigt niet op {suffix}. Geef een naam die daarop eindigt.")


def _write(file: Path, content: bytes) -> None:
    try:
        write_new(file, content)
    except OSError as error:
        why = CANNOT_WRITE.get(error.errno or 0, "kies een andere naam of map")
        raise DataError(f"Het bestand {file} kan niet worden geschreven: {why}.") from error
