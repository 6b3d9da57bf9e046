# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Text that a person wrote in place of a proposal, with the figures in it still tied to the run.

"plan.tekst.BLOK" keeps the text as it was typed; nothing ever changes it but the writer.
"plan.cijfers.BLOK" keeps which figures stood in it, as {how it read: name of the figure}. Does a
figure read otherwise now, then the paragraph shows the new one and tells what it was.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from springplank.actions.plan.fields import read_json, write_json
from springplank.actions.werk import Werk
from springplank.documents.plan import ONBEKEND, LiveFigure, Paragraph, Part

SAME = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{MINUS SIGN}": "-", "\N{EN DASH}": "-"})
"""Signs that a keyboard does not have, and how people type them; each for one sign."""

Find = Callable[[str], LiveFigure | None]
"""Gives a figure by its name."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands in a text.

    Attributes:
        begin: first sign.
        end: sign behind it.
        sleutel: name of the figure.
    """

    begin: int
    end: int
    sleutel: str


def own_paragraph(werk: Werk, sleutel: str, find: Find) -> Paragraph | None:
    """Give the own text of a block with its figures; None when nobody wrote one."""
    text = werk.velden.get(f"plan.tekst.{sleutel}")
    if text is None:
        return None
    return Paragraph(sleutel, tuple(_tied(text, kept_figures(werk, sleutel), find)), is_own=True)


def kept_figures(werk: Werk, sleutel: str) -> dict[str, str]:
    """Give which figures stood in a text when its writer saved it, by how they read."""
    kept = werk.velden.get(f"plan.cijfers.{sleutel}")
    return {} if kept is None else {read: str(name) for read, name in read_json(kept).items()}


def keep_text(sleutel: str, text: str, shown: Iterable[LiveFigure]) -> dict[str, str | None]:
    """Give the changes of fields that save an own text.

    Args:
        sleutel: name of the block.
        text: what was typed; empty to go back to the proposal.
        shown: the figures that the writer could see, those of the block itself first.
    """
    if not text:
        return {f"plan.tekst.{sleutel}": None, f"plan.cijfers.{sleutel}": None}
    readings: dict[str, str] = {}
    for figure in shown:
        for read in filter(None, (figure.was, str(figure), figure.tekst)):
            readings.setdefault(_plain(read), figure.sleutel)
    stood = {text[one.begin : one.end]: one.sleutel for one in _places(text, readings)}
    kept = write_json(stood) if stood else None
    return {f"plan.tekst.{sleutel}": text, f"plan.cijfers.{sleutel}": kept}


def accept(werk: Werk, sleutel: str, find: Find) -> dict[str, str | None]:
    """Give the changes of fields that put the new figures in the place of the old ones.

    Args:
        werk: the work.
        sleutel: name of the block.
        find: gives a figure by its name.
    """
    text = werk.velden.get(f"plan.tekst.{sleutel}")
    if text is None:
        return {}
    kept, pieces, stood, last = kept_figures(werk, sleutel), [], {}, 0
    for place in _places(text, {_plain(read): name for read, name in kept.items()}):
        read = text[place.begin : place.end]
        figure = find(place.sleutel)
        now = read if figure is None or _is_read(figure, read) else _as_read(figure, read)
        stood[now] = place.sleutel
        pieces += [text[last : place.begin], now]
        last = place.end
    kept_now = write_json(stood) if stood else None
    return {
        f"plan.tekst.{sleutel}": "".join((*pieces, text[last:])),
        f"plan.cijfers.{sleutel}": kept_now,
    }


def _as_read(figure: LiveFigure, read: str) -> str:
    """Write a figure as long as it was written: with its range where that stood there."""
    return str(figure) if read.endswith(")") else figure.tekst


def _is_read(figure: LiveFigure, read: str) -> bool:
    return _plain(read) in (_plain(str(figure)), _plain(figure.tekst))


def _tied(text: str, kept: Mapping[str, str], find: Find) -> Iterator[Part]:
    last = 0
    for place in _places(text, {_plain(read): name for read, name in kept.items()}):
        if place.begin > last:
            yield text[last : place.begin]
        yield _with_old(text[place.begin : place.end], place.sleutel, find)
        last = place.end
    if last < len(text):
        yield text[last:]


def _with_old(read: str, sleutel: str, find: Find) -> LiveFigure:
    figure = find(sleutel)
    if figure is None:
        return LiveFigure(sleutel, "onbekend", ONBEKEND, was=read)
    return figure if _is_read(figure, read) else replace(figure, was=read)


def _plain(text: str) -> str:
    return text.translate(SAME)


def _places(text: str, readings: Mapping[str, str]) -> list[Place]:
    """Find where figures stand literally; the longest reading counts where two overlap."""
    plain, taken = _plain(text), bytearray(len(text))
    found: list[Place] = []
    for read in sorted(readings, key=len, reverse=True):
        begin = plain.find(read) if read else -1
        while begin >= 0:
            one = Place(begin, begin + len(read), readings[read])
            if _stands_alone(plain, one) and not any(taken[one.begin : one.end]):
                found.append(one)
                taken[one.begin : one.end] = b"\x01" * len(read)
            begin = plain.find(read, begin + 1)
    return sorted(found, key=lambda one: one.begin)


def _stands_alone(text: str, place: Place) -> bool:
    """Say whether a figure is no part of a longer number or word."""
    before = text[max(place.begin - 2, 0) : place.begin]
    after = text[place.end : place.end + 2]
    if before and before[-1].isalnum():
        return False
    if before and before[-1] in ".,-" and len(before) > 1 and before[0].isdigit():
        return False
    if not after:
        return True
    is_longer = after[0] in ".," and len(after) > 1 and after[1].isdigit()
    return not (after[0].isalnum() or after[0] == "%" or is_longer)
