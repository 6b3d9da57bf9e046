# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank geld: what arrives from the Rijk, per stream and year."""

from collections.abc import Sequence
from itertools import groupby

import click

from springplank.actions.money import Money, as_json, show_money
from springplank.actions.question import ask_world, choose_years
from springplank.actions.spending import WARNING, Spending, spending_of
from springplank.actions.spending import as_json as spending_json
from springplank.cli import options, output
from springplank.funding.subject import Amount


@options.command("geld", "Wat komt er binnen van het Rijk, per geldstroom en per jaar?")
@click.argument("naam", metavar="NAAM_OF_CODE")
@options.year_window
@options.stand
@options.variants
@options.choices
@click.option("--uitgaven", is_flag=True, help="Zet de lasten en baten (Iv3) ernaast.")
@options.as_json
def geld(  # noqa: PLR0913 - one argument per option of the command
    naam: str,
    year: int | None,
    first: int | None,
    last: int | None,
    stand: str | None,
    variants: tuple[str, ...],
    choices: tuple[str, ...],
    *,
    uitgaven: bool,
    json_out: bool,
) -> None:
    """Show the money of a subject."""
    years = choose_years(year, first, last)
    money = show_money(ask_world(stand, variants, choices), naam, years)
    spent = spending_of(money.onderwerp) if uitgaven else ()
    if json_out:
        beside = {"uitgaven": spending_json(spent)} if uitgaven else {}
        output.as_json(as_json(money) | beside)
        return
    _print(money)
    if uitgaven:
        _print_spending(spent)


def _print_spending(spent: Sequence[Spending]) -> None:
    click.echo()
    output.heading("Wat de gemeente uitgeeft (Iv3, in euro)")
    for (year, kind), group in groupby(spent, key=lambda s: (s.jaar, s.soort)):
        output.row(f"{kind} {year}", ["lasten", "baten", "saldo"])
        for found in group:
            known = found.lasten_eur is not None and found.baten_eur is not None
            rest = (found.lasten_eur or 0) - (found.baten_eur or 0) if known else None
            cells = [output.euros(v) for v in (found.lasten_eur, found.baten_eur, rest)]
            output.row(f"{found.taakveld} {found.naam}", cells)
    output.note(WARNING)


def _print(money: Money) -> None:
    subject = money.onderwerp
    output.heading(f"{subject.naam} ({subject.soort} {subject.code})")
    click.echo(f"Bedragen in euro. Stand: {money.stand.name}. Run {money.run_id}.")
    for _, group in groupby(money.amounts, key=lambda a: a.regeling):
        _print_stream(list(group))
    _print_totals(money)
    click.echo()
    for remark in money.remarks:
        output.note(remark)
    name = subject.naam if " " not in subject.naam else f'"{subject.naam}"'
    output.note(f"Waarom dit bedrag? springplank uitleg {name} beschut_werk {money.years[0]}")


def _print_stream(amounts: Sequence[Amount]) -> None:
    rule = amounts[0].rule
    inside = ", onderdeel van de integratie-uitkering" if rule.part_of else ""
    click.echo()
    output.heading(f"{rule.title}{inside}")
    size = output.years_per_block(len(amounts))
    for start in range(0, len(amounts), size):
        _print_block(amounts[start : start + size])
    for line in _lines(amounts):
        output.note(line)


def _print_block(block: Sequence[Amount]) -> None:
    output.row("", [str(a.jaar) for a in block])
    output.row("bedrag", [output.euros(a.bedrag_eur) for a in block], bold=True)
    if any(a.laag is not None for a in block):
        output.row("laagste", ["" if a.laag is None else output.euros(a.laag) for a in block])
        output.row("hoogste", ["" if a.hoog is None else output.euros(a.hoog) for a in block])
    output.row("zekerheid", [a.status for a in block])
    if any(a.ontvangt_eur != a.bedrag_eur for a in block):
        output.row("hiervan zelf ontvangen", [output.euros(a.ontvangt_eur) for a in block])
    if any(a.onverklaard_eur for a in block):
        output.row("som onderdelen", [output.euros(a.som_onderdelen_eur) for a in block])
        output.row("onverklaard", [output.euros(a.onverklaard_eur) for a in block])


def _lines(amounts: Sequence[Amount]) -> list[str]:
    """Give the remarks under a stream: who is paid, what the law allows, what is unknown."""
    legal = amounts[0].rule.legal
    receivers = dict.fromkeys(a.ontvanger.naam for a in amounts)
    labelled = "gelabeld" if legal.is_labelled else "niet gelabeld"
    first = (
        f"Betaald aan: {', '.join(receivers)}. Vorm: {legal.form}; {labelled}. "
        f"Verantwoording: {legal.accountability}. Reserve: {legal.reserve}."
    )
    lines = [first]
    for amount in amounts:
        if amount.reden:
            lines.append(f"{amount.jaar}: {amount.reden} {amount.wat_te_doen}".strip())
        for name, value, _ in amount.alternatieven:
            lines.append(
                f"{amount.jaar}: met de andere waarde ({name}) {output.euros(value)} euro."
            )
    return _shortened(lines)


def _shortened(lines: list[str]) -> list[str]:
    """Keep one line when only the year differs, so that a reason is not repeated each year."""
    found: dict[str, list[str]] = {}
    for line in lines:
        year, sign, text = line.partition(": ")
        body = text.replace(f" ({year})", "") if sign and year.isdigit() else line
        found.setdefault(body, []).append(year if body is not line else "")
    return [
        f"{years[0]}{f' tot en met {years[-1]}' if len(years) > 1 else ''}: {body}"
        if years[0]
        else body
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
            cells = [_total(*money.channels[channel, y]) for y in block]
            output.row(channel.removeprefix("gemeentefonds, ").replace(" (BUIG)", ""), cells)


def _total(known: int, unknown: int) -> str:
    if unknown and not known:
        return "onbekend"
    return f"{output.euros(known)}{' (+?)' if unknown else ''}"
