# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank loonkostensubsidie and vangnet: one case, step by step."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import click

from springplank.actions.cases import (
    SWITCH,
    Case,
    Person,
    as_json,
    compute_loonkostensubsidie,
    compute_vangnet,
)
from springplank.actions.question import ask_world, today
from springplank.cli import options, output
from springplank.cli.numbers import DAY, DUTCH_NUMBER
from springplank.cli.steps import print_steps
from springplank.company.maatschappelijke_balans import in_words
from springplank.words import figures

MONTHS = 12


def about_person(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that describe a person; the command gets them together, as `person`."""

    @wraps(command)
    def bundled(
        *,
        loonwaarde: float | None,
        uren: float,
        beschut: bool,
        eerste_half_jaar: bool,
        gewone_werkgever: str | None,
        afspraak: float | None,
        aantal: int,
        **others: Any,
    ) -> None:
        person = Person(
            loonwaarde,
            uren,
            afspraak,
            beschut,
            eerste_half_jaar,
            gewone_werkgever is not None,
            gewone_werkgever or SWITCH[0],
            aantal,
        )
        command(person=person, **others)

    for option in reversed(PERSON):
        bundled = option(bundled)
    return bundled


PERSON = (
    click.option("--loonwaarde", type=DUTCH_NUMBER, metavar="PROCENT", help="Gemeten loonwaarde."),
    click.option(
        "--uren", type=DUTCH_NUMBER, default=36, metavar="UREN", help="Uren per week (36)."
    ),
    click.option("--beschut", is_flag=True, help="De persoon werkt beschut."),
    click.option("--eerste-half-jaar", is_flag=True, help="Eerste half jaar, nog niet gemeten."),
    click.option(
        "--gewone-werkgever",
        type=click.Choice(SWITCH),
        is_flag=False,
        flag_value=SWITCH[0],
        help="Beschut werk bij een gewone werkgever: hoe leest u de vaste 68%? (onbeslist)",
    ),
    click.option(
        "--afspraak", type=DUTCH_NUMBER, metavar="PROCENT", help="Afgesproken subsidiedeel."
    ),
    click.option(
        "--aantal", type=int, default=1, metavar="GETAL", help="Zoveel mensen, elk zo (1)."
    ),
)
"""What is asked of a person."""


@options.command(
    "loonkostensubsidie",
    "Wat is de loonkostensubsidie voor één persoon? Naast elkaar: de verantwoording (SiSa) en de "
    "afspraak met het bedrijf.",
)
@about_person
@click.option("--op", "on", type=DAY, metavar="DATUM", help="Op welke dag (jjjj-mm-dd)?")
@options.stand
@options.as_json
def loonkostensubsidie(
    person: Person, on: date | None, stand: str | None, *, json_out: bool
) -> None:
    """Compute the loonkostensubsidie of one person."""
    case = compute_loonkostensubsidie(ask_world(stand), person, on or today())
    if json_out:
        output.as_json(as_json(case))
        return
    _print_head(case)
    sisa, agreed = case.amounts["sisa_per_maand_eur"], case.amounts["afspraak_per_maand_eur"]
    term = _half_yearly if person.is_eerste_half_jaar else _monthly
    click.echo(f"  Verantwoording (SiSa): {term(sisa)}")
    _print_range(case, "sisa_per_maand_eur")
    if person.afspraak is not None:
        click.echo(f"  Afspraak met het bedrijf: {_monthly(agreed)}")
        _print_range(case, "afspraak_per_maand_eur")
    if person.aantal > 1:
        group = _in_euros(case.amounts["sisa_groep_per_jaar_eur"], "per jaar")
        click.echo(f"  Groep van {person.aantal} mensen (SiSa): {group}")
        if person.afspraak is not None:
            group = _in_euros(case.amounts["afspraak_groep_per_jaar_eur"], "per jaar")
            click.echo(f"  Groep van {person.aantal} mensen (afspraak): {group}")
    _print_rest(case)


def _print_range(case: Case, name: str) -> None:
    if name in case.ranges:
        low, high = (figures.cents(value) for value in case.ranges[name])
        click.echo(f"    raming; bandbreedte {low} tot {high} euro per maand")


def _in_euros(amount: float | None, per: str) -> str:
    return "onbekend" if amount is None else f"{figures.cents(amount)} euro {per}"


def _monthly(amount: float | None) -> str:
    yearly = "" if amount is None else f" ({figures.cents(amount * MONTHS)} per jaar)"
    return f"{_in_euros(amount, 'per maand')}{yearly}"


def _half_yearly(amount: float | None) -> str:
    return f"{_in_euros(amount, 'per maand')}, hoogstens zes maanden"


@options.command("vangnet", "Wat krijgt een gemeente terug bij een tekort op het bijstandsbudget?")
@click.option("--budget", type=DUTCH_NUMBER, required=True, metavar="EURO", help="Budget BUIG.")
@click.option(
    "--lasten", type=DUTCH_NUMBER, required=True, metavar="EURO", help="Lasten min baten."
)
@click.option("--jaar", "year", type=int, metavar="JAAR", help="Jaar (nu).")
@options.stand
@options.as_json
def vangnet(
    budget: float, lasten: float, year: int | None, stand: str | None, *, json_out: bool
) -> None:
    """Compute a vangnetuitkering."""
    case = compute_vangnet(ask_world(stand), budget, lasten, today().year if year is None else year)
    if json_out:
        output.as_json(as_json(case))
        return
    _print_head(case)
    for label, name in (
        ("Tekort", "tekort_eur"),
        ("Vangnetuitkering", "vangnet_eur"),
        ("Voor de gemeente", "voor_de_gemeente_eur"),
    ):
        click.echo(f"  {label}: {figures.number(case.amounts[name], 'EUR')} euro")
    _print_rest(case)


def _print_head(case: Case) -> None:
    output.heading(f"{case.regeling.title} op {figures.day(case.on)}")
    click.echo(click.wrap_text(f"Stand: {output.stand(case.stand)}.", output.width()))
    click.echo(f"Run {case.run_id}.")


def _print_rest(case: Case) -> None:
    for reason in case.reasons:
        output.note(f"Onbekend: {reason}")
    for warning in case.warnings:
        click.echo(click.style(click.wrap_text(warning, output.width(), "  ", "  "), bold=True))
    if case.balans is not None:
        output.note(in_words(case.balans))
    print_steps(case.steps)
