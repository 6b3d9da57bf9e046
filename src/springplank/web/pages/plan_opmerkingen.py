# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The remarks of readers as the pages show them: in words, with the number to take them away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from springplank.actions.werk import Werk
from springplank.documents.plan import Block, Chapter, LiveFigure, Paragraph, Plan
from springplank.words.figures import day


@dataclass(frozen=True, slots=True)
class Opmerking:
    """A remark of a reader.

    Attributes:
        nummer: its number in the work.
        bij: name of the block or the figure that it is about.
        wie: who made it.
        wanneer: on which day, in words.
        tekst: what was said.
        gewijzigd: a figure reads otherwise since.
        over: the figure that it is about, as it reads now; empty for a whole block.
    """

    nummer: str
    bij: str
    wie: str
    wanneer: str
    tekst: str
    gewijzigd: bool
    over: str = ""


def remarks_of(
    werk: Werk, plan: Plan, figures: Mapping[str, str] | None = None
) -> tuple[Opmerking, ...]:
    """Give all remarks of a plan in the order in which they were made.

    Args:
        werk: the work.
        plan: the plan that was composed of it.
        figures: how the figures read that a remark may be about.
    """
    known = figures or {}
    numbers = sorted(werk.under("plan.opmerking"), key=int)
    return tuple(
        Opmerking(
            number,
            one.over,
            one.wie,
            day(one.wanneer),
            one.tekst,
            one.is_changed,
            known.get(one.over, ""),
        )
        for number, one in zip(numbers, plan.opmerkingen, strict=True)
    )


def homeless(werk: Werk, plan: Plan) -> tuple[Opmerking, ...]:
    """Give the remarks about what is no longer in the plan: no page would show them."""
    places = _places(plan.blocks())
    return tuple(one for one in remarks_of(werk, plan) if one.bij not in places)


def remarks_on(werk: Werk, plan: Plan, chapter: Chapter) -> tuple[Opmerking, ...]:
    """Give the remarks on a chapter: on its blocks and on the figures in them."""
    places = _places(block for deel in chapter.delen for block in deel.blokken)
    return tuple(one for one in remarks_of(werk, plan) if one.bij in places)


def _places(blocks: Iterable[Block]) -> set[str]:
    """Give the names of blocks and of the figures in their text, as the pages show remarks."""
    places = set[str]()
    for block in blocks:
        places.add(block.sleutel)
        if isinstance(block, Paragraph):
            places.update(part.sleutel for part in block.delen if isinstance(part, LiveFigure))
    return places
