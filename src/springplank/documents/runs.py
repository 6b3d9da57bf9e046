# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Pieces of a plan as runs of text: cleaned, and each in the tone of what it is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from springplank.documents.elements import Run, Runs, Tone
from springplank.documents.letters import clean
from springplank.documents.plan import ONBEKEND, RAMING, VASTGESTELD, LiveFigure, Part

TONES = {VASTGESTELD: Tone.VASTGESTELD, RAMING: Tone.RAMING, ONBEKEND: Tone.ONBEKEND}
HARD = "\N{NO-BREAK SPACE}"
SIGN = re.compile("([\N{MINUS SIGN}€+-]) (?=[\\d€])")
UNIT = re.compile(r"(?<=\d) (?=(?:mln|mld|fte|procent)\b)")
RANGE = re.compile(r" \(tussen (?=[^()]*\)$)")
ABOUT = "ongeveer "
PARAGRAPH = re.compile(r"\n[ ]*\n\s*")


def runs(delen: Iterable[Part]) -> Iterator[Run]:
    """Give the runs of one paragraph; what was two paragraphs becomes two lines."""
    for deel in delen:
        if isinstance(deel, LiveFigure):
            yield from _figure(deel, " ")
        elif text := clean(deel):
            yield Run(PARAGRAPH.sub("\n", text))


def paragraphs(delen: Iterable[Part]) -> Iterator[Runs]:
    """Give the paragraphs of a text; an empty line starts a new one."""
    current: list[Run] = []
    for deel in delen:
        if isinstance(deel, LiveFigure):
            current.extend(_figure(deel, " "))
            continue
        first, *others = PARAGRAPH.split(clean(deel))
        current.append(Run(first))
        for text in others:
            yield from _whole(current)
            current = [Run(text)]
    yield from _whole(current)


def cell(deel: Part | None) -> Runs:
    """Give what stands in a cell of a table: the range of a figure on a line of its own."""
    if deel is None:
        return (Run("onbekend", Tone.ONBEKEND),)
    if isinstance(deel, LiveFigure):
        return tuple(_figure(in_cell(deel), "\n"))
    text = RANGE.sub("\n(tussen ", clean(deel))
    return (Run(glued(text), Tone.RAMING if "\n(tussen " in text else Tone.GEWOON),)


def in_cell(figure: LiveFigure) -> LiveFigure:
    """Leave "ongeveer" out of a forecast that has its range below it: a column is narrow."""
    if not figure.bereik:
        return figure
    return replace(figure, tekst=figure.tekst.removeprefix(ABOUT))


def glued(text: str) -> str:
    """Keep an amount together with its sign and its unit, so that no line ends between them."""
    return UNIT.sub(HARD, SIGN.sub(rf"\1{HARD}", text))


def _figure(figure: LiveFigure, between: str) -> Iterator[Run]:
    tone = TONES.get(figure.soort, Tone.ONBEKEND)
    span = f"{between}({clean(figure.bereik)})" if figure.bereik else ""
    yield Run(glued(clean(figure.tekst) + span), tone)
    if figure.was:
        yield Run(glued(f"{between}[was: {clean(figure.was)}]"), Tone.WAS)


def _whole(current: list[Run]) -> Iterator[Runs]:
    if "".join(run.tekst for run in current).strip():
        yield tuple(run for run in current if run.tekst)
