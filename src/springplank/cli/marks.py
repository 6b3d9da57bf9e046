# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What stands beside a figure: how sure it is, its sources, and whether it reaches anybody."""

from collections.abc import Iterable, Iterator

import click

from springplank.actions.money import is_second_hand, status_words
from springplank.cli import output
from springplank.core.regeling import AnyRegeling
from springplank.funding.subject import Amount

LOUD = "LET OP"
"""How a remark begins that a reader may not miss: it stands above the figures."""
SECOND_HAND = "*"
READ_ELSEWHERE = f"{SECOND_HAND} Deze bron hebben wij via een derde gelezen."


def heading(rule: AnyRegeling) -> str:
    """Name a stream: what it is part of, and whether it is only reckoned with."""
    inside = ", onderdeel van de integratie-uitkering" if rule.part_of else ""
    return f"{rule.title}{inside}{', een rekenbedrag' if is_notional(rule) else ''}"


def is_notional(rule: AnyRegeling) -> bool:
    """Say whether an amount is only reckoned with, and reaches nobody as such."""
    return "rekenbedrag" in rule.legal.form


def warn(remarks: Iterable[str]) -> None:
    """Write what a reader may not miss; the other remarks come below the figures."""
    for remark in remarks:
        if remark.startswith(LOUD):
            click.echo(click.style(click.wrap_text(remark, output.width()), bold=True))


def remark_on(remarks: Iterable[str]) -> None:
    """Write the remarks below the figures; those that a reader may not miss stand above."""
    for remark in remarks:
        if not remark.startswith(LOUD):
            output.note(remark)


def named(sources: Iterable[str]) -> str:
    """Name sources, with a mark behind those that we know only through somebody else."""
    return ", ".join(f"{key}{SECOND_HAND if is_second_hand(key) else ''}" for key in sources)


def explained(amounts: Iterable[Amount], sources: Iterable[str]) -> Iterator[str]:
    """Explain the words for certainty and the mark that an answer uses."""
    for word, text in status_words(amounts).items():
        yield f"Zekerheid {word}: {text}"
    if any(is_second_hand(key) for key in sources):
        yield READ_ELSEWHERE
