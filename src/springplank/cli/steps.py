# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How one step of an explanation is printed."""

import click

from springplank.cli import output
from springplank.core.explanation import Step

SILENT = {"EUR": "euro", "aandeel": "", "getal": "", "factor": "", "ja/nee": ""}
WORDS = {
    "EUR/maand": "euro per maand",
    "EUR/plek": "euro per plek",
    "EUR/persoon": "euro per persoon",
}


def print_step(step: Step) -> None:
    """Print one step: label, value, unit, and below it formula, article, source and remark."""
    unit = {**SILENT, **WORDS}.get(step.unit, step.unit)
    value = output.number(step.value, step.unit)
    if step.unit == "ja/nee" and step.value is not None:
        value = "ja" if step.value else "nee"
    click.echo(f"  {step.label}: {click.style(f'{value} {unit}'.strip(), bold=True)}")
    details = [
        f"= {step.formula}" if step.formula else "",
        step.article,
        f"{step.status}; bron: {', '.join(step.sources)}" if step.sources else step.status,
        step.place,
        step.note,
        *(f"andere waarde ({n}): {output.number(v, step.unit)}" for n, v, _ in step.alternatives),
    ]
    for line in details:
        if line:
            output.note(line, indent=4)
