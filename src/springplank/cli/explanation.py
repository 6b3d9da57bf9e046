# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank uitleg: why an amount is what it is."""

import click

from springplank.actions.explanation import Explanation, as_json, explain_amount
from springplank.actions.question import ask_world, choose_years
from springplank.cli import options, output
from springplank.cli.steps import print_step

TITLES = {
    "invoer": "Wat erin gaat",
    "waarde": "Wat de wet of circulaire zegt",
    "stap": "De berekening",
}


@options.command("uitleg", "Waarom is dit bedrag wat het is? Elke stap met waarde en bron.")
@click.argument("naam", metavar="NAAM_OF_CODE")
@click.argument("regeling", metavar="REGELING")
@click.argument("jaar", type=int, metavar="JAAR")
@options.stand
@options.variants
@options.choices
@options.as_json
def uitleg(
    naam: str,
    regeling: str,
    jaar: int,
    stand: str | None,
    variants: tuple[str, ...],
    choices: tuple[str, ...],
    *,
    json_out: bool,
) -> None:
    """Explain one amount."""
    (year,) = choose_years(jaar)
    found = explain_amount(ask_world(stand, variants, choices), naam, regeling, year)
    if json_out:
        output.as_json(as_json(found))
    else:
        _print(found)


def _print(found: Explanation) -> None:
    amount = found.amount
    output.heading(f"{found.regeling.title}, {found.onderwerp.naam}, {amount.jaar}")
    click.echo(f"Stand: {found.stand.name}. Run {found.run_id}.")
    click.echo(f"Bedrag: {output.euros(amount.bedrag_eur)} euro ({amount.status}).")
    if amount.laag is not None:
        click.echo(
            f"Bandbreedte: {output.euros(amount.laag)} tot {output.euros(amount.hoog)} euro."
        )
    if amount.reden:
        click.echo(f"{amount.reden} {amount.wat_te_doen}".strip())
    for kind, title in TITLES.items():
        steps = [step for step in found.steps if step.kind == kind]
        if steps:
            click.echo()
            output.heading(title)
            for step in steps:
                print_step(step)
    if found.parts:
        click.echo()
        output.heading("Per gemeente")
        for code, name, value in found.parts:
            click.echo(f"  {name:<32}{code}{output.euros(value):>16}")
    legal = found.regeling.legal
    click.echo()
    output.note(
        f"Vorm: {legal.form}. Ontvanger: {legal.receiver}. Verantwoording: {legal.accountability}. "
        f"Reserve: {legal.reserve}. Grondslag: {legal.basis}."
    )
    for line in amount.toelichting:
        output.note(line)
