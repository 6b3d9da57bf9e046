# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank geld: what arrives from the Rijk, per stream and year."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from springplank.actions.chances import Chances, chances_of
from springplank.actions.chances import as_json as chances_json
from springplank.actions.money import Money, as_json, show_money
from springplank.actions.question import ask_world, choose_years
from springplank.actions.spending import (
    SOURCE,
    SOURCE_KEY,
    Spending,
    spending_of,
    warning_about,
)
from springplank.actions.spending import as_json as spending_json
from springplank.cli import marks, options, output
from springplank.funding.subject import Amount, ChannelTotal
from springplank.reference.subjects import GEMEENTE, Onderwerp
from springplank.words import figures

COMPOSED = ("integratie-uitkering",)
"""Legal forms that consist of components."""
LARGEST = "de grootste gemeente van het samenwerkingsverband"
YEAR = re.compile(r"\b20\d\d\b")


@options.command(
    "geld",
    "Wat komt er binnen van het Rijk, per geldstroom en per jaar? Zonder jaren: dit jaar en de "
    "vier jaren erna.",
)
@click.argument("naam", metavar="NAAM_OF_CODE")
@options.asked
@click.option(
    "--trekkingen",
    "draws",
    type=int,
    metavar="AANTAL",
    help="Toon ook waar het bedrag in 80 van de 100 trekkingen ligt (bijvoorbeeld 1000).",
)
@click.option("--uitgaven", is_flag=True, help="Zet de lasten en baten (Iv3) ernaast.")
@options.as_json
def geld(
    naam: str, asked: options.Asked, draws: int | None, *, uitgaven: bool, json_out: bool
) -> None:
    """Show the money of a subject."""
    years = choose_years(asked.year, asked.first, asked.last)
    world = ask_world(asked.stand, asked.variants, asked.choices)
    money = show_money(world, naam, years)
    spent = spending_of(money.onderwerp) if uitgaven else ()
    drawn = None if draws is None else chances_of(world, money.onderwerp, years, draws)
    if json_out:
        beside: dict[str, object] = {}
        if uitgaven:
            beside["uitgaven"] = spending_json(spent, warning_about(world, money.onderwerp))
        if drawn is not None:
            beside["trekkingen"] = chances_json(drawn)
        output.as_json(as_json(money) | beside)
        return
    _print(money)
    if drawn is not None:
        _print_chances(drawn)
    if uitgaven:
        _print_spending(spent, money.onderwerp, warning_about(world, money.onderwerp))


def _print_chances(drawn: Chances) -> None:
    click.echo()
    output.heading(f"In 80 van de 100 trekkingen ligt het bedrag hiertussen ({drawn.draws} keer)")
    click.echo(f"Run {drawn.run_id}.")
    for key, group in groupby(drawn.found, key=lambda chance: chance.regeling):
        found = list(group)
        size = output.years_per_block(len(found))
        for start in range(0, len(found), size):
            block = found[start : start + size]
            output.row(key, [str(chance.jaar) for chance in block])
            output.row("van", [figures.euros(chance.p10) for chance in block])
            output.row("midden", [figures.euros(chance.p50) for chance in block])
            output.row("tot", [figures.euros(chance.p90) for chance in block])
    output.note(
        "Alleen de onzekerheid in onze waarden: ander beleid of een andere toekomst zit er niet in."
    )
    output.note(
        "Kan een waarde alleen hoger uitvallen, dan ligt het bedrag zelf soms onder deze grenzen."
    )


def _print_spending(spent: Sequence[Spending], subject: Onderwerp, warning: str) -> None:
    who = "de gemeente uitgeeft" if subject.soort == GEMEENTE else "de gemeenten uitgeven"
    click.echo()
    output.heading(f"Wat {who} (Iv3, in euro)")
    for (year, kind), group in groupby(spent, key=lambda s: (s.jaar, s.soort)):
        output.row(f"{kind} {year}", ["lasten", "baten", "netto lasten"])
        for found in group:
            known = found.lasten_eur is not None and found.baten_eur is not None
            rest = (found.lasten_eur or 0) - (found.baten_eur or 0) if known else None
            cells = [figures.euros(v) for v in (found.lasten_eur, found.baten_eur, rest)]
            output.row(f"{found.taakveld} {found.naam}", cells)
    output.note(f"{warning} Bron: {SOURCE}; wij lazen het in {SOURCE_KEY}.")


def _print(money: Money) -> None:
    subject = money.onderwerp
    output.heading(f"{subject.naam} ({subject.soort} {subject.code})")
    output.note(f"Bedragen in euro. Stand: {output.stand(money.stand)}.", indent=0)
    output.line(f"Run {money.run_id} (kenmerk van precies deze regels, waarden en gegevens).")
    marks.warn(money.remarks)
    if nothing := _nothing_known(money.amounts):
        click.echo()
        output.note(nothing)
        return
    told: set[str] = set()
    for stream in _wholes_first(money.amounts):
        _print_stream(stream, subject, told)
    _print_totals(money)
    click.echo()
    sources = [key for a in money.amounts for key in a.bronnen]
    marks.remark_on((*money.remarks, *marks.explained(money.amounts, sources)))
    name = output.quoted(subject.naam)
    output.note(f"Waarom dit bedrag? springplank uitleg {name} beschut_werk {money.years[0]}")


def _nothing_known(amounts: Sequence[Amount]) -> str:
    """Say it once when every amount is unknown for the same reason; else empty."""
    reasons = {f"{a.reden} {a.wat_te_doen}" for a in amounts}
    is_unknown = all(a.bedrag_eur is None for a in amounts)
    return reasons.pop() if is_unknown and len(reasons) == 1 else ""


def _wholes_first(amounts: Sequence[Amount]) -> Iterator[list[Amount]]:
    """Put the components of a whole behind it, so that what holds for all is read once."""
    streams = [list(group) for _, group in groupby(amounts, key=lambda a: a.regeling)]
    for whole in streams:
        if not whole[0].rule.part_of:
            yield whole
            yield from (s for s in streams if s[0].rule.part_of == whole[0].regeling)


def _print_stream(amounts: Sequence[Amount], subject: Onderwerp, told: set[str]) -> None:
    click.echo()
    output.heading(marks.heading(amounts[0].rule))
    size = output.years_per_block(len(amounts))
    for start in range(0, len(amounts), size):
        _print_block(amounts[start : start + size])
    lines = [*_unknown(amounts), *_alternatives(amounts), *_legal(amounts, subject)]
    for line in [*lines, *_basis(amounts)]:
        if line not in told:
            output.note(line)
        told.add(line)


def _print_block(block: Sequence[Amount]) -> None:
    output.row("", [str(a.jaar) for a in block])
    output.row("bedrag", [figures.euros(a.bedrag_eur) for a in block], bold=True)
    if any(a.laag is not None for a in block):
        output.row("laagste", ["" if a.laag is None else figures.euros(a.laag) for a in block])
        output.row("hoogste", ["" if a.hoog is None else figures.euros(a.hoog) for a in block])
    output.row("zekerheid", [a.status for a in block])
    if any(a.ontvangt_eur != a.bedrag_eur for a in block):
        output.row("zelf ontvangen", [figures.euros(a.ontvangt_eur) for a in block])
    if any(a.is_unexplained for a in block):
        output.row("som onderdelen", [figures.euros(a.som_onderdelen_eur) for a in block])
        output.row("onverklaard", [figures.euros(a.onverklaard_eur) for a in block])


def _legal(amounts: Sequence[Amount], subject: Onderwerp) -> list[str]:
    """Say who is paid and what the law allows; of a component it is said with the whole."""
    rule, legal = amounts[0].rule, amounts[0].rule.legal
    if rule.part_of:
        return []
    receivers = dict.fromkeys(a.ontvanger.naam for a in amounts)
    is_other = subject.soort == "gemeente" and not {subject.naam, "onbekend"} & receivers.keys()
    is_more = any(a.ontvanger.code is None for a in amounts)
    which = "de grootste gemeenten van de samenwerkingsverbanden" if is_more else LARGEST
    because = f", {which}" if is_other else ""
    parts = " Dit geldt ook voor de onderdelen hieronder." if legal.form in COMPOSED else ""
    labelled = "gelabeld" if legal.is_labelled else "niet gelabeld"
    line = (
        f"Betaald aan: {', '.join(receivers)}{because}. Vorm: {legal.form}; {labelled}. "
        f"Verantwoording: {legal.accountability}. Reserve: {legal.reserve}.{parts}"
    )
    return [line]


def _unknown(amounts: Sequence[Amount]) -> list[str]:
    """Say what is unknown, or 0, why, and what to do about it."""
    lines = [f"{a.jaar}: {a.reden} {a.wat_te_doen}".strip() for a in amounts if a.reden]
    return _shortened(lines)


def _alternatives(amounts: Sequence[Amount]) -> list[str]:
    """Give the amounts under rival values, one line for each."""
    found: dict[str, list[str]] = {}
    for amount in amounts:
        for name, value, _ in amount.alternatieven:
            found.setdefault(name, []).append(f"{amount.jaar} {figures.euros(value)}")
    return [f"Andere waarde ({name}): {'; '.join(cells)} euro." for name, cells in found.items()]


def _basis(amounts: Sequence[Amount]) -> list[str]:
    """Name the assumptions and the sources; of notes that differ only in a year, the first."""
    notes: dict[str, str] = {}
    for amount in amounts:
        for note in amount.toelichting:
            notes.setdefault(YEAR.sub("", note), note)
    said = " ".join(note for note in notes.values() if not any(note in a.reden for a in amounts))
    sources = dict.fromkeys(source for a in amounts for source in a.bronnen)
    is_known = any(a.bedrag_eur is not None for a in amounts)
    lines = [f"{'Waarop het rust' if is_known else 'Opmerking'}: {said}"] if said else []
    return [*lines, f"Bronnen: {marks.named(sources)}."] if sources else lines


def _shortened(lines: list[str]) -> list[str]:
    """Keep one line when only the year differs, so that a reason is not repeated each year."""
    found: dict[str, list[str]] = {}
    for line in lines:
        year, sign, text = line.partition(": ")
        body = text.replace(f" ({year})", "") if sign and year.isdigit() else line
        found.setdefault(body, []).append(year if body is not line else "")
    return [
        f"{figures.years_in_words([int(y) for y in years])}: {body}" if years[0] else body
        for body, years in found.items()
    ]


def _print_totals(money: Money) -> None:
    click.echo()
    output.heading("Totaal per kanaal (onderdelen niet dubbel geteld)")
    channels = list(dict.fromkeys(channel for channel, _ in money.channels))
    size = output.years_per_block(len(money.years))
    for start in range(0, len(money.years), size):
        block = money.years[start : start + size]
        output.row("", [str(y) for y in block])
        for channel in channels:
            _print_channel(channel, block, money)
    if any(t.onbekend and t.bedrag_eur for t in money.channels.values()):
        output.note("(+?): hier komt nog een onbekend bedrag bij.")
        if any(a.laag is not None for a in money.amounts):
            output.note("De bandbreedte van zo'n totaal staat bij de geldstroom hierboven.")
    if any(marks.is_notional(a.rule) and a.bedrag_eur is not None for a in money.amounts):
        output.note("De algemene uitkering hier is een rekenbedrag: niemand ontvangt het apart.")


def _print_channel(channel: str, block: Sequence[int], money: Money) -> None:
    """Print the totals of a channel; a total with a forecast in it has its range below it."""
    name = channel.removeprefix("gemeentefonds, ").replace(" (BUIG)", "")
    totals = [money.channels[channel, year] for year in block]
    output.row(name, [_total(total) for total in totals])
    unsure = {
        a.jaar
        for a in money.amounts
        if a.rule.legal.channel == channel and not a.rule.part_of and a.laag is not None
    }
    shown = [y in unsure and t.laag is not None for y, t in zip(block, totals, strict=True)]
    if any(shown):
        both = list(zip(shown, totals, strict=True))
        output.row("  laagste", [figures.euros(t.laag) if show else "" for show, t in both])
        output.row("  hoogste", [figures.euros(t.hoog) if show else "" for show, t in both])
    paid = [t.ontvangt_eur for t in totals]
    if any(own not in (None, t.bedrag_eur) for own, t in zip(paid, totals, strict=True)):
        output.row("  zelf ontvangen", ["" if own is None else figures.euros(own) for own in paid])


def _total(total: ChannelTotal) -> str:
    if total.onbekend and not total.bedrag_eur:
        return "onbekend"
    return f"{figures.euros(total.bedrag_eur)}{' (+?)' if total.onbekend else ''}"
