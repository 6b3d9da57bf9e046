# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank maatregelen, bronnen, begrippen and controle: what is known, and how sure."""

from collections.abc import Iterable, Sequence

import click

from springplank.actions import begrippen as begrippen_action
from springplank.actions import bronnen as bronnen_action
from springplank.actions import controle as controle_action
from springplank.actions import maatregelen as maatregelen_action
from springplank.actions import terugtrekking as terugtrekking_action
from springplank.actions.bronnen import precision_words
from springplank.actions.contradictions import DIFFERS, Contradiction
from springplank.actions.controle import Controle
from springplank.actions.findings import Ahead, Finding
from springplank.actions.maatregelen import Maatregelen
from springplank.actions.sums import HOLDS, Sum
from springplank.actions.terugtrekking import Withdrawal
from springplank.actions.uses import AANNAME, Use, all_uses
from springplank.cli import options, output
from springplank.core.sources import Source
from springplank.errors import UsageError
from springplank.registers.begrippen import Begrip
from springplank.registers.maatregelen import KINDS, Maatregel
from springplank.words import figures

UNITS = {
    "EUR": "euro",
    "aandeel": "",
    "factor": "",
    "plek": "plekken",
    "punt": "punten",
}
NOT_IN_SOURCES = ("aanname", "raming")
"""Statuses of a value that was made by us; its sources only give the ground for it."""
POINT = 0.01
"""Smaller differences, in percentage points, need more than two decimals to be seen."""
LARGE = 1_000
"""From this amount on, cents say nothing."""


def _number(value: float | None, unit: str) -> str:
    """Write a value with its unit as people say it."""
    words = UNITS.get(unit, unit.replace("EUR", "euro").replace("/", " per "))
    if value is not None and unit == "EUR" and abs(value) >= LARGE:
        value = round(value)
    text = figures.number(value, unit)
    if "," in text and not text.endswith("%"):
        text = text.rstrip("0").rstrip(",")
    return f"{text} {words}".strip()


def _line(text: str) -> None:
    """Write a line, wrapped where it is long."""
    click.echo(click.wrap_text(text, output.width(), "  ", "    "))


@options.command(
    "maatregelen",
    "Wat voegde het Rijk sinds 2015 toe, en wat ging eraf? Onbekende bedragen blijven onbekend.",
)
@click.option("--jaar", "year", type=int, metavar="JAAR", help="Alleen wat in dit jaar geldt.")
@options.as_json
def maatregelen(year: int | None, *, json_out: bool) -> None:
    """List the maatregelen."""
    answer = maatregelen_action.list_maatregelen(year)
    if json_out:
        output.as_json(maatregelen_action.as_json(answer))
        return
    when = "sinds 2015" if year is None else f"die in {year} gelden"
    output.heading(f"Maatregelen van het Rijk {when} ({len(answer.found)})")
    for found in answer.found:
        _print_maatregel(found, year)
    _print_sums(answer)


def _print_maatregel(found: Maatregel, year: int | None) -> None:
    click.echo()
    first = found.first.isoformat() if found.first else "dag onbekend"
    last = f" tot en met {found.last.isoformat()}" if found.last else ""
    output.heading(f"{first}{last}: {found.title}")
    _line(f"{KINDS[found.kind]}; geldstroom: {found.stream}; {found.status}")
    for y, amount in sorted(found.amounts.items()):
        if year in (None, y):
            click.echo(f"  {y}: {figures.euros(amount)} euro, heel Nederland")
    if found.per_unit:
        _line(f"{_number(found.per_unit.amount, found.per_unit.unit)} ({found.per_unit.note})")
    for line in (
        f"Voor wie: {found.affects}.",
        f"Onbekend: {found.unknown}" if found.unknown else "",
        found.first_unknown,
        found.note,
        f"Bron: {', '.join(found.sources)}. {found.place}",
    ):
        if line:
            output.note(line)


def _print_sums(answer: Maatregelen) -> None:
    click.echo()
    if answer.year is None:
        output.note("Een jaar apart: springplank maatregelen --jaar 2025")
        return
    for kind, words in (("erbij", "erbij"), ("eraf", "eraf")):
        known, unknown = answer.known(kind), answer.unknown(kind)
        output.note(
            f"Bekend {words} in {answer.year}: {figures.euros(known)} euro; van {unknown} "
            "maatregelen is het bedrag onbekend. Tel niet verder op: maatregelen kunnen elkaar "
            "overlappen."
        )
    if answer.undated:
        output.note(f"{answer.undated} maatregelen zonder bekende eerste dag staan hier niet bij.")


@options.command("begrippen", "Wat betekent een woord of afkorting?")
@click.argument("woord", required=False, metavar="[WOORD]")
@options.as_json
def begrippen(woord: str | None, *, json_out: bool) -> None:
    """Explain one term, or list all."""
    found = begrippen_action.list_begrippen(woord)
    if json_out:
        output.as_json(begrippen_action.as_json(found))
        return
    for begrip in found:
        _print_begrip(begrip, is_whole=woord is not None)
    if woord is None:
        click.echo()
        output.note("Meer over een woord: springplank begrippen loonwaarde")


def _print_begrip(begrip: Begrip, *, is_whole: bool) -> None:
    also = f" ({', '.join(begrip.also)})" if begrip.also else ""
    output.heading(f"{begrip.word}{also}")
    output.note(begrip.meaning)
    if is_whole:
        output.note(f"Engels: {begrip.english}")
        output.note(f"Gebruikt in: {', '.join(begrippen_action.used_in(begrip))}.")


@options.command("bronnen", "Welke bronnen zijn er, en wat rust er op een bron?")
@click.argument("sleutel", required=False, metavar="[SLEUTEL]")
@click.option(
    "--terugtrekking",
    "withdrawn",
    metavar="SLEUTEL",
    help="Wat zou er veranderen als deze bron vervalt? Verandert zelf niets.",
)
@options.as_json
def bronnen(sleutel: str | None, withdrawn: str | None, *, json_out: bool) -> None:
    """Show the sources, one source, or what a withdrawal would touch."""
    if sleutel is not None and withdrawn is not None:
        raise UsageError("Geef een bron, of --terugtrekking met een bron, niet allebei.")
    if withdrawn is not None:
        found = terugtrekking_action.withdraw(withdrawn)
        if json_out:
            output.as_json(terugtrekking_action.as_json(found))
        else:
            _print_withdrawal(found)
        return
    sources = bronnen_action.show_sources(sleutel)
    if json_out and sleutel is None:
        output.as_json(bronnen_action.list_json(sources))
    elif json_out:
        output.as_json(bronnen_action.one_json(sources[0]))
    elif sleutel is None:
        _print_sources(sources)
    else:
        _print_source(sources[0])
        _print_uses(all_uses()[sources[0].key])


def _print_sources(sources: tuple[Source, ...]) -> None:
    output.heading(f"Bronnen, oudste eerst ({len(sources)})")
    for source in sources:
        click.echo(f"{source.published.isoformat()}  {source.key}")
        withdrawn = " Teruggetrokken." if source.withdrawn else ""
        stand = " Een stand voor --bekend." if source.is_stand else ""
        count = len(all_uses()[source.key])
        output.note(
            f"{source.title} ({source.publisher}). {precision_words(source).capitalize()}; "
            f"gelezen: {source.read_as}; {count} keer gebruikt.{stand}{withdrawn}",
            indent=12,
        )
    click.echo()
    output.note(f"Wat rust er op een bron? springplank bronnen {sources[-1].key}")


def _print_source(source: Source) -> None:
    output.heading(f"{source.title} ({source.key})")
    click.echo(f"  Uitgever: {source.publisher}")
    click.echo(f"  Gepubliceerd: {source.published.isoformat()} ({precision_words(source)})")
    click.echo(f"  Gelezen: {source.read_as}")
    output.note(f"Vindplaats: {source.place}")
    if source.is_stand:
        output.note(f"U kunt hierop vragen: --bekend {source.key}")
    if source.withdrawn:
        output.note(f"Teruggetrokken op {source.withdrawn.isoformat()}: {source.withdrawn_because}")


def _print_uses(uses: tuple[Use, ...]) -> None:
    click.echo()
    if not uses:
        click.echo("Niets rust op deze bron.")
        return
    output.heading(f"Wat erop rust ({len(uses)})")
    for use in uses:
        rival = f" (andere waarde: {use.rival})" if use.rival else ""
        _line(f"{use.kind} {use.place}{rival}{f': {use.status}' if use.status else ''}")
        if use.values and not use.unit:
            output.note(", ".join(use.values), indent=4)
        known = {when: value for when, value in use.values.items() if value is not None}
        if known and use.unit:
            shown = [f"{when}: {_number(value, use.unit)}" for when, value in known.items()]
            output.note("; ".join(shown), indent=4)
        if use.others:
            output.note(f"ook uit: {', '.join(use.others)}", indent=4)


def _print_withdrawal(found: Withdrawal) -> None:
    click.echo("Er is niets veranderd. Dit zou er gebeuren als deze bron vervalt:")
    _print_source(found.source)
    _print_uses(found.uses)
    click.echo()
    output.heading("Uitkomsten die erop rusten")
    for (regeling, effect), years in found.outcomes().items():
        click.echo(f"  {regeling}: {effect}")
        output.note(figures.years_in_words(years), indent=4)
    aannames = sum(use.kind == AANNAME for use in found.uses)
    if aannames:
        click.echo(f"  vooruit en vergelijk: via {aannames} aannames, zie hierboven")
    if not found.effects and not aannames:
        click.echo("  geen")
    changed = [e for e in found.effects if e.before is not None and e.before != e.after]
    if changed:
        click.echo()
        output.heading("Waarden die zouden veranderen")
    for place in dict.fromkeys(e.through for e in changed):
        own = [e for e in changed if e.through == place and e.regeling == place.split(".")[0]]
        if own:
            last = f"; en zo tot en met {own[-1].jaar}" if len(own) > 1 else ""
            before, after = (_number(v, own[0].unit) for v in (own[0].before, own[0].after))
            _line(f"{place} {own[0].jaar}: nu {before}, dan {after}{last}")


@options.command(
    "controle",
    "Waar spreken bronnen elkaar tegen, wat staat nog niet vast en wat is verlopen?",
)
@options.as_json
def controle(*, json_out: bool) -> None:
    """Check the whole and print what is not sure."""
    found = controle_action.run_controle()
    if json_out:
        output.as_json(controle_action.as_json(found))
    else:
        _print_controle(found)


def _print_controle(found: Controle) -> None:
    output.heading(f"Controle op {found.on.isoformat()}")
    for kind, count in found.counts().items():
        click.echo(f"  {kind.replace('_', ' '):<32}{count:>6}")
    _print_contradictions(found.contradictions)
    _print_findings("Nog niet bevestigd", found.unconfirmed)
    _print_findings("Verlopen, of bijna", found.expired)
    _print_findings("Dag van publicatie onbekend", found.undated)
    _print_findings("Bronnen waar niets op rust", found.unused)
    _print_findings("Onbekend in de komende jaren", found.missing)
    _title("Tabellen")
    for table in found.tables:
        gemeenten = "" if table.gemeenten is None else f", {table.gemeenten} gemeentecodes"
        empty = figures.decimal(table.empty * 100, 1)
        _line(f"{table.name}: {figures.euros(table.rows)} rijen{gemeenten}, {empty}% leeg")
        output.note(f"{table.completeness}. {table.certainty}".rstrip(".") + ".", indent=4)
    _title("Doorgetrokken waarden")
    for ahead in found.ahead:
        _print_ahead(ahead)
    _title("Optellingen")
    for one in found.sums:
        _print_sum(one)


def _title(text: str) -> None:
    click.echo()
    output.heading(text)


def _print_findings(title: str, findings: Iterable[Finding]) -> None:
    listed = list(findings)
    _title(f"{title} ({len(listed)})")
    for finding in listed:
        click.echo(f"  {finding.place}")
        output.note(f"{finding.what} {finding.to_do}".strip(), indent=4)
    if not listed:
        click.echo("  geen")


def _print_contradictions(found: Sequence[Contradiction]) -> None:
    _title("Tegenspraken (wat wij gebruiken, en daarnaast het andere)")
    for c in found:
        years = f" {figures.years_in_words(c.jaren)}" if c.jaren else ""
        mark = "" if c.verdict == DIFFERS else " (afronding)"
        _line(f"{c.subject}{years}{mark}")
        ours = c.ours_text if c.ours is None else _number(c.ours, c.unit)
        other = c.other_text if c.other is None else _number(c.other, c.unit)
        ours += _from(c.ours_sources, c.ours_status)
        other += _from(c.other_sources, c.other_status)
        output.note(f"Wij: {ours}. Anders: {other}.{_gap(c)}", indent=4)
        if c.because:
            output.note(c.because, indent=4)


def _gap(c: Contradiction) -> str:
    if c.difference is None:
        return ""
    if c.unit == "aandeel":
        points = c.difference * 100
        return f" Verschil {figures.decimal(points, 2 if abs(points) >= POINT else 4)} procentpunt."
    share = "" if c.share is None else f" ({figures.decimal(c.share * 100, 2)}%)"
    return f" Verschil {_number(c.difference, c.unit)}{share}."


def _from(sources: Sequence[str], status: str) -> str:
    """Name the sources; an assumption or forecast is not in them, it is only based on them."""
    if not sources:
        return f" ({status})" if status in NOT_IN_SOURCES else ""
    based = f"{status} op grond van " if status in NOT_IN_SOURCES else ""
    return f" ({based}{', '.join(sources)})"


def _print_ahead(ahead: Ahead) -> None:
    _line(f"{ahead.place}: {ahead.first} tot en met {ahead.last} ({ahead.status})")
    span = ""
    if ahead.low is not None and (ahead.low, ahead.high) != (ahead.value, ahead.value):
        low, high = (_number(v, ahead.unit) for v in (ahead.low, ahead.high))
        span = f", tussen {low} en {high}"
    output.note(
        f"{ahead.assumption} In {ahead.last}: {_number(ahead.value, ahead.unit)}{span} "
        f"({ahead.words}).",
        indent=4,
    )


def _print_sum(one: Sum) -> None:
    _line(f"{one.verdict}: {one.what}")
    is_equal = one.verdict == HOLDS and not one.difference
    gap = "" if is_equal else f", verschil {_number(one.difference, one.unit)}"
    figures = f"{_number(one.found, one.unit)} en {_number(one.expected, one.unit)}"
    output.note(f"{figures}{gap}", indent=4)
