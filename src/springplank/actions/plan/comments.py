# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Remarks of readers beside a paragraph or a figure, which outlive a new calculation."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from springplank.actions.plan.fields import MOST_REMARKS, read_json, read_plan_field, write_json
from springplank.actions.werk import Werk
from springplank.documents.plan import Block, Comment, LiveFigure, parts_of
from springplank.errors import UsageError


def comments_of(werk: Werk, blocks: Iterable[Block]) -> tuple[Comment, ...]:
    """Give the remarks in the order in which they were made.

    Args:
        werk: the work.
        blocks: the blocks of the plan as they read now.
    """
    now = _readings(blocks)
    remarks = werk.under("plan.opmerking")
    return tuple(_comment(remarks[n], now) for n in sorted(remarks, key=int))


def _comment(text: str, now: Mapping[str, Mapping[str, str]]) -> Comment:
    found = read_json(text)
    over, seen = str(found["over"]), found.get("cijfers", {})
    return Comment(
        str(found["wie"]),
        date.fromisoformat(str(found["wanneer"])),
        str(found["tekst"]),
        over,
        is_changed=seen != now.get(over, {}),
    )


def remark(
    werk: Werk, wie: str, tekst: str, over: str, wanneer: date, blocks: Iterable[Block]
) -> dict[str, str | None]:
    """Give the change of fields that makes a remark.

    Args:
        werk: the work.
        wie: name of the reader.
        tekst: the remark.
        over: name of a block or of a figure.
        wanneer: day.
        blocks: the blocks of the plan as the reader saw them.

    Raises:
        UsageError: when there is nothing to remark on, no name or no text, or no room.
    """
    seen = _readings(blocks)
    if over not in seen:
        raise UsageError("Dit deel van het plan bestaat niet meer. Laad de pagina opnieuw.")
    number = max((int(n) for n in werk.under("plan.opmerking")), default=0) + 1
    if number > MOST_REMARKS:
        raise UsageError(f"Er passen {MOST_REMARKS} opmerkingen in een plan. Verwijder er eerst.")
    said = write_json(
        {
            "wie": wie,
            "wanneer": wanneer.isoformat(),
            "tekst": tekst,
            "over": over,
            "cijfers": seen[over],
        }
    )
    name = f"opmerking.{number}"
    return {f"plan.{name}": read_plan_field(werk, name, said)}


def _readings(blocks: Iterable[Block]) -> Mapping[str, Mapping[str, str]]:
    """Give per block and per figure how its figures read."""
    found: dict[str, dict[str, str]] = {}
    for block in blocks:
        figures = dict(_figures(block))
        found.setdefault(block.sleutel, {}).update(figures)
        for sleutel, read in figures.items():
            found.setdefault(sleutel, {})[sleutel] = read
    return found


def _figures(block: Block) -> Iterator[tuple[str, str]]:
    for part in parts_of(block):
        if isinstance(part, LiveFigure):
            yield part.sleutel, str(part)
