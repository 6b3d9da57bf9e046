# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chapter 7, the work itself: steps with an owner, a date, evidence and a sign to change course."""

from collections.abc import Iterator

from springplank.actions.plan.draft import Inhoud, Ontwerp, question, section
from springplank.actions.werk import Werk
from springplank.documents.plan import Block, Step


def write_execution(draft: Ontwerp) -> Inhoud:
    """Write the steps."""
    steps = steps_of(draft.werk)
    asked: tuple[Block, ...] = (
        question(
            "uitvoering.eerste_stap",
            "Wat is de eerste stap, en wie zet hem?",
            "Voeg een stap toe met een eigenaar en een datum.",
        ),
    )
    delen = (section("De stappen", draft.text("uitvoering.inleiding"), steps or asked),)
    return Inhoud(delen, tuple(_missing(steps)))


def steps_of(werk: Werk) -> tuple[Step, ...]:
    """Give the steps in the order of their numbers."""
    filled = werk.under("plan.stap")
    numbers = sorted({int(name.partition(".")[0]) for name in filled})
    return tuple(
        Step(
            f"uitvoering.stap.{n}",
            filled.get(f"{n}.wat", ""),
            filled.get(f"{n}.wie", ""),
            filled.get(f"{n}.wanneer", ""),
            filled.get(f"{n}.bewijs", ""),
            filled.get(f"{n}.signaal", ""),
        )
        for n in numbers
    )


def _missing(steps: tuple[Step, ...]) -> Iterator[str]:
    if not steps:
        yield "Er staan nog geen stappen in het plan."
    for what, filled in (
        ("eigenaar", [step.wie for step in steps]),
        ("datum", [step.wanneer for step in steps]),
        ("bewijs", [step.bewijs for step in steps]),
        ("signaal om bij te sturen", [step.signaal for step in steps]),
    ):
        empty = sum(not one for one in filled)
        if empty:
            several = "stap mist" if empty == 1 else "stappen missen"
            yield f"{empty} {several} een {what}."
