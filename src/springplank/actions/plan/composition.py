# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Composes a plan from the figures of a dossier and from what people wrote in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from springplank.actions.plan.bedrijf import write_bedrijf
from springplank.actions.plan.choice import write_choice
from springplank.actions.plan.comments import comments_of
from springplank.actions.plan.draft import Inhoud, Ontwerp
from springplank.actions.plan.establishing import is_established, status_of
from springplank.actions.plan.execution import write_execution
from springplank.actions.plan.fields import check_subject
from springplank.actions.plan.figures import Cijfers
from springplank.actions.plan.finance import write_finance
from springplank.actions.plan.impuls import BRON_DOELEN
from springplank.actions.plan.monitoring import write_monitoring
from springplank.actions.plan.options import write_options
from springplank.actions.plan.region import write_region
from springplank.actions.plan.rijksgeld import MODEL, OWN
from springplank.actions.plan.tasks import (
    BEDRIJF,
    GELD,
    HOOFDSTUKKEN,
    KEUZE,
    OPTIES,
    REGIO,
    UITVOERING,
    VISIE,
    VOLGEN,
    task_of,
)
from springplank.actions.plan.vision import BRON_VRAGEN, write_vision
from springplank.actions.plan.withdrawal import Intrekking
from springplank.actions.question import today
from springplank.actions.werk import Werk
from springplank.core.sources import load_sources
from springplank.documents.plan import Block, Chapter, LiveFigure, Plan, Reference, parts_of
from springplank.errors import UsageError
from springplank.reference.municipalities import name_of
from springplank.words.figures import day

WRITERS: Mapping[str, Callable[[Ontwerp], Inhoud]] = {
    REGIO: write_region,
    VISIE: write_vision,
    OPTIES: write_options,
    KEUZE: write_choice,
    BEDRIJF: write_bedrijf,
    GELD: write_finance,
    UITVOERING: write_execution,
    VOLGEN: write_monitoring,
}

BERICHTEN = ("antwoord", "mensen", "geld", "bedrijf")
"""The messages of the summary, in order; each at most 60 words."""


def compose(werk: Werk, gemeente: str | None = None) -> Plan:
    """Compose the plan, or what it means for one member.

    Args:
        werk: the work.
        gemeente: code of the member whose council reads it; None for the plan itself.

    Raises:
        UsageError: when the subject makes no plan, or the gemeente is no member of it.
        DataError: when own figures do not fit.
    """
    return compose_draft(draft_of(werk, gemeente))


def draft_of(werk: Werk, gemeente: str | None = None) -> Ontwerp:
    """Give what a plan is written from; see `compose`."""
    check_subject(werk)
    draft = Ontwerp(werk, Cijfers(werk, gemeente or ""))
    if gemeente and gemeente not in draft.leden:
        raise UsageError(
            f"{gemeente[:20]} is geen lid van {draft.cijfers.onderwerp.naam}. Kies een van: "
            f"{', '.join(draft.leden.values())}."
        )
    return draft


def compose_draft(draft: Ontwerp) -> Plan:
    """Write out a draft."""
    werk, cijfers = draft.werk, draft.cijfers
    gone = Intrekking(draft)
    chapters = tuple(_chapter(draft, sleutel, gone) for sleutel in HOOFDSTUKKEN)
    short = summary(draft)
    inside = [block for one in chapters for deel in one.delen for block in deel.blokken]
    short = (*gone.in_summary("samenvatting.ingetrokken", (*short, *inside)), *short)
    blocks = [*short, *inside]
    plan = Plan(
        title_of(draft),
        cijfers.onderwerp.naam,
        cijfers.onderwerp.code,
        today(),
        "",
        draft.vooruit.run_id,
        short,
        chapters,
        tuple(_sources(draft, blocks)),
        comments_of(werk, blocks),
        cijfers.is_invented,
    )
    if draft.is_raad and is_established(werk):
        # The council reads about the plan that was established, not about its own version of it.
        return replace(plan, status=compose(werk).status)
    return replace(plan, status=status_of(werk, plan.figures()))


def summary(draft: Ontwerp) -> tuple[Block, ...]:
    """Give the messages of a plan for who has one minute: answer, range, reason, next step."""
    return tuple(block for name in BERICHTEN for block in draft.text(f"samenvatting.{name}"))


def title_of(draft: Ontwerp) -> str:
    """Give the title of a plan, or of the version for one council."""
    naam = draft.cijfers.onderwerp.naam
    if draft.is_raad:
        return f"Wat het plan van {naam} betekent voor {name_of(draft.cijfers.gemeente)}"
    return f"Plan voor de sociale infrastructuur van {naam}"


def _chapter(draft: Ontwerp, sleutel: str, gone: Intrekking) -> Chapter:
    taak, inhoud = task_of(draft.werk, sleutel), WRITERS[sleutel](draft)
    blocks = [block for deel in inhoud.delen for block in deel.blokken]
    return Chapter(
        taak.hoofdstuk.nummer,
        sleutel,
        taak.hoofdstuk.titel,
        tuple(deel for deel in inhoud.delen if deel.blokken),
        taak.eigenaar,
        taak.status,
        (*gone.in_chapter(blocks), *inhoud.ontbreekt),
    )


def _sources(draft: Ontwerp, blocks: Sequence[Block]) -> Iterator[Reference]:
    cijfers = draft.cijfers
    used = {BRON_VRAGEN, BRON_DOELEN, *cijfers.afspraak.bron}
    used.update(key for amount in cijfers.geld.geld.amounts for key in amount.bronnen)
    for assumption in draft.vooruit.antwoord.outcome.assumptions.values():
        used.update(assumption.sources)
    for key, source in load_sources().items():
        if key in used:
            yield Reference(
                key, source.title, day(source.published), source.place, source.withdrawn is not None
            )
    rests_on = {p.bron for b in blocks for p in parts_of(b) if isinstance(p, LiveFigure)}
    yield from (Reference(one, one, day(today())) for one in (MODEL, OWN) if one in rests_on)
