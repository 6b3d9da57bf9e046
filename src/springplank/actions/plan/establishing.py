# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Vaststellen: one person with a name says that this is the plan, on the figures of that day."""

import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from springplank.actions.plan.fields import SUPPORT, read_json, read_plan_field, write_json
from springplank.actions.werk import Werk
from springplank.documents.plan import LiveFigure, Plan
from springplank.words.figures import day

CONCEPT = "concept"
ONE_PERSON = "één persoon, nog zonder tweede controle"
"""Beside a name, as long as nobody signs in."""

SUPPORT_CHANGED, SUPPORT_TOO = ", het draagvlak is sindsdien veranderd", ", ook het draagvlak"

WRITTEN = re.compile(
    r"functie\.|afspraak\.|"
    r"plan\.(?:tekst|voorkeur|optie|weging|stap|impuls|afspraak|besluit)(?:\.|\Z)"
)
"""Fields that a plan says; who writes it, who agrees and what readers remark are not among them."""


def establish(werk: Werk, plan: Plan, door: str, op: date) -> dict[str, str | None]:
    """Give the change of fields with which a person establishes a plan.

    Args:
        werk: the work.
        plan: the plan as the person saw it.
        door: name of the person.
        op: day.

    Raises:
        UsageError: when there is no name.
    """
    said = write_json(
        {
            "door": door,
            "op": op.isoformat(),
            "run_id": plan.run_id,
            "kenmerk": mark_of(werk, plan.figures()),
            SUPPORT: mark_of_support(werk),
        }
    )
    return {"plan.vastgesteld": read_plan_field(werk, "vastgesteld", said)}


def is_established(werk: Werk) -> bool:
    """Say whether somebody established the plan."""
    return "plan.vastgesteld" in werk.velden


def status_of(werk: Werk, figures: Iterable[LiveFigure]) -> str:
    """Say how far a plan is: concept, or who established it, and what changed since.

    Who agrees is no part of the plan: another yes or no does not undo it, but it is told.
    """
    kept = werk.velden.get("plan.vastgesteld")
    if kept is None:
        return CONCEPT
    found = read_json(kept)
    on = day(date.fromisoformat(str(found["op"])))
    said = f"vastgesteld door {found['door']} op {on}"
    # A plan that was established before draagvlak was kept says nothing about it.
    supported = mark_of_support(werk)
    is_supported_otherwise = found.get(SUPPORT, supported) != supported
    if found["kenmerk"] != mark_of(werk, figures):
        return f"{said}, sindsdien gewijzigd{SUPPORT_TOO if is_supported_otherwise else ''}"
    return f"{said} ({ONE_PERSON}){SUPPORT_CHANGED if is_supported_otherwise else ''}"


def mark_of(werk: Werk, figures: Iterable[LiveFigure]) -> str:
    """Give the mark of a plan: another figure, reading or text gives another mark."""
    said = sorted({(one.sleutel, str(one)) for one in figures})
    written = sorted((veld, text) for veld, text in werk.velden.items() if WRITTEN.match(veld))
    return sha256(repr((said, written)).encode()).hexdigest()[:16]


def mark_of_support(werk: Werk) -> str:
    """Give the mark of who agrees: another yes or no gives another mark."""
    said = sorted(
        (code, text)
        for name, text in werk.under(f"plan.{SUPPORT}").items()
        for code, _, what in [name.partition(".")]
        if what == "ja"
    )
    return sha256(repr(said).encode()).hexdigest()[:16]
