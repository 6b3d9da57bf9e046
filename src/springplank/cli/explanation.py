# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank uitleg: why an amount is what it is."""

import click

from springplank.actions.explanation import Explanation, as_json, explain_amount
from springplank.actions.question import ask_world, choose_years
from springplank.cli import marks, options, output
from springplank.cli.steps import print_steps
from springplank.funding.subject import Amount
from springplank.words import figures


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
    amount, subject = found.amount, found.onderwerp
    output.heading(f"{found.regeling.title}, {subject.naam}, {amount.jaar}")
    output.line(f"Stand: {output.stand(found.stand)}.")
    click.echo(f"Run {found.run_id}.")
    marks.warn(found.remarks)
    _print_amount(amount, subject.naam)
    print_steps(found.steps)
    if found.parts:
        click.echo()
        output.heading("Per gemeente")
        for code, name, value in found.parts:
            click.echo(f"  {name:<32}{code}{figures.euros(value):>16}")
    legal = found.regeling.legal
    click.echo()
    output.note(
        f"Vorm: {legal.form}. Ontvanger: {legal.receiver}. Verantwoording: {legal.accountability}. "
        f"Reserve: {legal.reserve}. Grondslag: {legal.basis}."
    )
    notes = {step.note for step in found.steps}
    for line in amount.toelichting:
        if line not in notes:
            output.note(line)
    marks.remark_on(found.remarks)


def _print_amount(amount: Amount, name: str) -> None:
    """Print the answer: the amount, how sure, its range, who is paid and why it is unknown."""
    if amount.bedrag_eur is None:
        output.line("Bedrag: onbekend.")
    else:
        output.line(f"Bedrag: {figures.euros(amount.bedrag_eur)} euro ({amount.status}).")
    if amount.laag is not None:
        output.line(
            f"Bandbreedte: {figures.euros(amount.laag)} tot {figures.euros(amount.hoog)} euro."
        )
    if amount.bedrag_eur is not None:
        itself = f" {name} ontvangt zelf {figures.euros(amount.ontvangt_eur)} euro."
        is_same = amount.ontvangt_eur == amount.bedrag_eur
        output.line(f"Betaald aan: {amount.ontvanger.naam}.{'' if is_same else itself}")
    for value_name, value, _ in amount.alternatieven:
        output.line(f"Met de andere waarde ({value_name}): {figures.euros(value)} euro.")
    if amount.reden:
        output.note(f"{amount.reden} {amount.wat_te_doen}".strip(), indent=0)
