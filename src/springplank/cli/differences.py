# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank verschil: what changed between two standings, as parts that add up."""

from collections.abc import Iterator, Sequence

import click

from springplank.actions.differences import Differences, as_json, show_differences
from springplank.actions.question import ask_world
from springplank.cli import marks, options, output
from springplank.errors import UsageError
from springplank.funding.differences import Part, Waterfall
from springplank.funding.subject import Amount
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
    output.heading(
        f"{subject.naam} ({subject.soort} {subject.code}), bedragen in euro voor {found.year}"
    )
    output.line(f"Van {found.before.name} naar {found.after.name}.")
    click.echo(f"Run {found.run_ids[0]} en {found.run_ids[1]}.")
    marks.warn(found.remarks)
    if found.before.on == found.after.on:
        output.note("Beide standen zijn gelijk; er is dus geen verschil.", indent=0)
        return
    told: set[str] = set()
    for waterfall in _wholes_first(found.waterfalls):
        click.echo()
        output.heading(marks.heading(waterfall.rule))
        _print_waterfall(waterfall, found)
        notes = [_explained(part) for part in waterfall.delen]
        for note in notes:
            if note not in told:
                output.note(note)
        told.update(notes)
    click.echo()
    amounts = (*found.van.values(), *found.naar.values())
    sources = [key for w in found.waterfalls for part in w.delen for key in part.bronnen]
    marks.remark_on((*found.remarks, *marks.explained(amounts, sources)))


def _print_waterfall(waterfall: Waterfall, found: Differences) -> None:
    van, naar = found.van[waterfall.regeling], found.naar[waterfall.regeling]
    older = f"{found.before.key} ({van.status})"
    newer = f"{found.after.key} ({naar.status})"
    if waterfall.reden:
        output.note(waterfall.reden)
        for label, amount in ((older, van), (newer, naar)):
            if amount.bedrag_eur is not None:
                _amount(label, amount)
        return
    if not waterfall.delen:
        _amount(f"{newer}, gelijk aan {older}", naar)
        return
    _amount(older, van)
    for part in waterfall.delen:
        _line(f"  {part.naam}", _signed(part.bedrag_eur))
    _amount(newer, naar)
    _line("verschil", _signed(waterfall.verschil_eur or 0))


def _amount(label: str, amount: Amount) -> None:
    """Write an amount at an end of the waterfall; a forecast never comes without its range."""
    _line(label, figures.euros(amount.bedrag_eur), bold=True)
    if amount.laag is not None:
        low, high = figures.euros(amount.laag), figures.euros(amount.hoog)
        output.note(f"laagste {low}, hoogste {high}", indent=4)


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
    sources = f" Bron: {marks.named(part.bronnen)}." if part.bronnen else ""
    return f"{part.naam}: {part.toelichting}{sources}"
