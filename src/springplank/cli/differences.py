# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank verschil: what changed between two standings, as parts that add up."""

from collections.abc import Iterator, Sequence

import click

from springplank.actions.differences import Differences, as_json, show_differences
from springplank.actions.question import ask_world
from springplank.cli import options, output
from springplank.errors import UsageError
from springplank.funding.differences import Part, Waterfall
from springplank.words import figures


@options.command(
    "verschil", "Wat veranderde er tussen twee standen, in delen die precies optellen?"
)
@click.argument("naam", metavar="NAAM_OF_CODE")
@click.option(
    "--van-stand",
    "older",
    metavar="STAND",
    help="De oudste stand: een circulaire (septembercirculaire-2023) of dag (2023-09-30).",
)
@click.option(
    "--naar-stand",
    "newer",
    metavar="STAND",
    help="De nieuwste stand; zonder deze optie de nieuwste die bekend is.",
)
@click.option(
    "--jaar",
    "year",
    type=int,
    metavar="JAAR",
    help="Het jaar van de bedragen; zonder deze optie het jaar van de nieuwste stand.",
)
@options.as_json
def verschil(
    naam: str, older: str | None, newer: str | None, year: int | None, *, json_out: bool
) -> None:
    """Show what changed between two standings."""
    if older is None:
        raise UsageError(
            "Geef met --van-stand de oudste stand, bijvoorbeeld septembercirculaire-2023."
        )
    found = show_differences(ask_world(older), ask_world(newer), naam, year)
    if json_out:
        output.as_json(as_json(found))
    else:
        _print(found)


def _print(found: Differences) -> None:
    subject = found.onderwerp
    output.heading(f"{subject.naam} ({subject.soort} {subject.code}), bedragen voor {found.year}")
    click.echo(f"Van {found.before.name} naar {found.after.name}. Bedragen in euro.")
    click.echo(f"Run {found.run_ids[0]} en {found.run_ids[1]}.")
    if found.before.on == found.after.on:
        output.note("Beide standen zijn gelijk; er is dus geen verschil.", indent=0)
        return
    told: set[str] = set()
    for waterfall in _wholes_first(found.waterfalls):
        click.echo()
        inside = ", onderdeel van de integratie-uitkering" if waterfall.rule.part_of else ""
        output.heading(f"{waterfall.rule.title}{inside}")
        _print_waterfall(waterfall, (found.before.key, found.after.key))
        notes = [_explained(part) for part in waterfall.delen]
        for note in notes:
            if note not in told:
                output.note(note)
        told.update(notes)
    click.echo()
    for remark in found.remarks:
        output.note(remark)


def _print_waterfall(waterfall: Waterfall, standings: tuple[str, str]) -> None:
    older, newer = standings
    if waterfall.reden:
        output.note(waterfall.reden)
        return
    if not waterfall.delen:
        _line(f"{newer}, gelijk aan {older}", figures.euros(waterfall.naar_eur), bold=True)
        return
    _line(older, figures.euros(waterfall.van_eur), bold=True)
    for part in waterfall.delen:
        _line(f"  {part.naam}", _signed(part.bedrag_eur))
    _line(newer, figures.euros(waterfall.naar_eur), bold=True)
    _line("verschil", _signed(waterfall.verschil_eur or 0))


def _wholes_first(waterfalls: Sequence[Waterfall]) -> Iterator[Waterfall]:
    """Put the components of a whole behind it, so that a remark is read once, with the whole."""
    for whole in waterfalls:
        if not whole.rule.part_of:
            yield whole
            yield from (w for w in waterfalls if w.rule.part_of == whole.regeling)


def _line(label: str, amount: str, *, bold: bool = False) -> None:
    """Write a name and an amount at the right; a long name goes on over more lines."""
    room = output.width() - output.CELL - 2
    indent = " " * (2 + len(label) - len(label.lstrip()))
    lines = click.wrap_text(label.lstrip(), room, indent, f"{indent}  ").split("\n")
    lines[-1] = f"{lines[-1]:<{room}}{amount:>{output.CELL}}"
    for line in lines:
        click.echo(click.style(line, bold=bold) if bold else line)


def _signed(amount: int) -> str:
    return f"{'+' if amount > 0 else ''}{figures.euros(amount)}"


def _explained(part: Part) -> str:
    sources = f" Bron: {', '.join(part.bronnen)}." if part.bronnen else ""
    return f"{part.naam}: {part.toelichting}{sources}"
