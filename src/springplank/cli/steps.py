# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How the steps of an explanation are printed: the calculation first, then where it comes from."""

import re
from collections.abc import Iterable, Mapping

import click

from springplank.actions.money import is_second_hand
from springplank.cli import marks, output
from springplank.core.explanation import Step
from springplank.core.formulas import readable
from springplank.words import figures

TITLES = {
    "stap": "De berekening",
    "invoer": "Wat erin gaat",
    "waarde": "Wat de wet of circulaire zegt",
}
SILENT = {"aandeel": "", "getal": "", "factor": "", "ja/nee": ""}
WORDS = {
    "EUR": ("euro", "euro"),
    "plek": ("plek", "plekken"),
    "persoon": ("persoon", "personen"),
    "punt": ("punt", "punten"),
    "huishouden": ("huishouden", "huishoudens"),
    "SE": ("arbeidsjaar", "arbeidsjaren"),
}
"""One and more of a unit."""
SHARED_OUT = (
    "verdeel: over alle gemeenten, op hele euro's. Elk deel is naar beneden afgerond; de euro's "
    "die overblijven, gaan naar de grootste resten."
)
PER = {"EUR": "euro", "SE": "arbeidsjaar"}


def print_steps(steps: Iterable[Step]) -> None:
    """Print all steps under a title for each kind; a remark that was read is not repeated."""
    ordered = tuple(steps)
    filled = {step.key: _value(step) for step in ordered}
    told: set[str] = set()
    for kind, title in TITLES.items():
        of_kind = [step for step in ordered if step.kind == kind]
        if of_kind:
            click.echo()
            output.heading(title)
        for step in of_kind:
            _print_step(step, filled, told)
    if any(is_second_hand(key) for step in ordered for key in step.sources):
        click.echo()
        output.note(marks.READ_ELSEWHERE)


def _print_step(step: Step, filled: Mapping[str, str], told: set[str]) -> None:
    """Print label, value and unit; below it formula, numbers, article, source and remark."""
    _print_value(step.label, f"{filled[step.key]} {_unit(step)}".strip())
    sources = f"bron: {marks.named(step.sources)}" if step.sources else ""
    numbers = _with_numbers(step, filled)
    details = [
        f"= {step.formula}" if step.formula else "",
        f"= {numbers}" if numbers != step.formula else "",
        SHARED_OUT if "verdeel(" in step.formula else "",
        step.article,
        "; ".join(part for part in (step.status, sources) if part),
        step.place,
        "" if step.note in told and step.sources else step.note,
        *(f"andere waarde ({n}): {figures.number(v, step.unit)}" for n, v, _ in step.alternatives),
    ]
    told.add(step.note)
    for line in details:
        if line:
            output.note(line, indent=4)


def _print_value(label: str, value: str) -> None:
    """Print a label and its value; on a narrow screen the value goes below a long label."""
    bold = click.style(value, bold=True)
    if len(f"  {label}: {value}") <= output.width():
        click.echo(f"  {label}: {bold}")
    else:
        click.echo(click.wrap_text(f"{label}:", output.width(), "  ", "  "))
        click.echo(f"    {bold}")


def _value(step: Step) -> str:
    if step.unit == "ja/nee" and step.value is not None:
        return "ja" if step.value else "nee"
    return figures.number(step.value, step.unit)


def _unit(step: Step) -> str:
    """Write the unit in words, in singular or plural; nothing for a share or an unknown value."""
    if step.value is None or step.unit in SILENT:
        return ""
    if step.unit in WORDS:
        return WORDS[step.unit][step.value != 1]
    return " per ".join(PER.get(part, part) for part in step.unit.split("/"))


def _with_numbers(step: Step, filled: Mapping[str, str]) -> str:
    """Write the formula with the values of its inputs instead of their names."""
    values = {readable(name): filled[name] for name in step.inputs if name in filled}
    names = sorted(values, key=len, reverse=True)
    if not names:
        return step.formula
    either = "|".join(re.escape(name) for name in names)
    return re.sub(rf"\b(?:{either})\b", lambda found: values[found[0]], step.formula)
