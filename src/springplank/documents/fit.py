# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How a table fits on A4: upright, in smaller letters, on its side, or in more than one part."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from springplank.documents.elements import Element, Fit, Grid, Heading, Run, Runs, Tone

UPRIGHT, LYING = 470.0, 738.0
"""Room between the margins of A4, in points."""

WISHES = (9.5, 8.5, 8.0)
"""Sizes of letters that are tried first, upright: does every figure stay as it is written?"""

TRIES = ((False, 9.5), (False, 8.5), (True, 9.0), (True, 8.0), (True, 7.5))
"""In this order: whether the page lies on its side, and the size of the letters."""

PADDING = 9.0
"""Room at both sides of a cell together, in points."""

LETTER, WIDER, NARROWER, BOLD = 0.63, 0.74, 0.33, 1.1
"""Width of a letter or digit, a capital and a point, as share of the size of the letters, and how
much wider bold ones are. Of the widest letters that a word processor may fall back on."""

NARROW = frozenset(" .,:;'|!iljI()\N{NO-BREAK SPACE}")
WIDE = frozenset("mwMW@%—")
THICK = frozenset({Tone.VASTGESTELD, Tone.STERK})

HYPHENATED = 22
"""A longer word can be broken by the rules of the language."""

SHORT = 15
"""Letters of a header that stand on one line; more of them get a line more."""

HIGH, LOW, LEADING, LOOSE = 320.0, 210.0, 1.35, 1.15
"""A table up to this height, upright and lying, stays on one page: half of what there is, so that
it fits when letters are wider than thought. A line is higher than its letters, and never full."""

AIRY, NARROWEST = 0.35, 0.5
"""Room that a table gets over what it needs, and the least share of the page that it has."""

WISHED = 46
"""A column with text does not ask for more than this many letters."""

PLACES = re.compile(r"[ \n]+|(?<=[-/])")
"""Where a line can end; not at a no-break space."""

Cells = Sequence[Sequence[str]]


def fit(
    kolommen: Sequence[str],
    rijen: Sequence[Sequence[Runs]],
    getal: frozenset[int],
    *,
    is_part: bool = False,
) -> Fit:
    """Choose how a table is put on paper; the smallest letters when nothing fits.

    Args:
        kolommen: headers.
        rijen: per row per column a paragraph.
        getal: columns with numbers.
        is_part: of a table that needs more than a page; all its parts lie on their side.
    """
    needs = _needs(kolommen, rijen, getal)
    whole = [(b if at in getal else a, b) for at, (a, b) in enumerate(needs)]
    for letters in () if is_part else WISHES:
        if sum(_points(least, letters) for least, _ in whole) <= UPRIGHT:
            return _fitted(whole, rijen, letters, is_lying=False)
    tries = [one for one in TRIES if one[0]] if is_part else TRIES
    for is_lying, letters in tries:
        room = LYING if is_lying else UPRIGHT
        if sum(_points(least, letters) for least, _ in needs) <= room:
            return _fitted(needs, rijen, letters, is_lying=is_lying)
    return _fitted(needs, rijen, TRIES[-1][1], is_lying=True)


def parts(
    kolommen: Sequence[str], rijen: Sequence[Sequence[Runs]], getal: frozenset[int]
) -> Iterator[tuple[int, ...]]:
    """Give the columns of each part of a table, as even as can be; each part has the first one."""
    first, *others = [_points(least, TRIES[-1][1]) for least, _ in _needs(kolommen, rijen, getal)]
    room = max(LYING - first, 1.0)
    count = min(ceil(sum(others) / room) or 1, max(len(others), 1))
    while count < len(others) and any(
        sum(others[at - 1] for at in part[1:]) > room for part in _even(len(others), count)
    ):
        count += 1
    yield from _even(len(others), count)


def _even(columns: int, count: int) -> list[tuple[int, ...]]:
    edges = [columns * part // count for part in range(count + 1)]
    return [(0, *range(a + 1, b + 1)) for a, b in pairwise(edges)]


def _fitted(
    needs: list[tuple[float, float]],
    rijen: Sequence[Sequence[Runs]],
    letters: float,
    *,
    is_lying: bool,
) -> Fit:
    room = LYING if is_lying else UPRIGHT
    shares = _shares(needs, letters, room)
    height = 0.0
    for row in rijen:
        lines = [
            _lines(cell, (share * room - PADDING) / letters)
            for cell, share in zip(row, shares, strict=True)
        ]
        height += max(lines) * letters * LEADING + PADDING
    return Fit(is_lying, letters, shares, is_heel=height <= (LOW if is_lying else HIGH))


def _lines(cell: Runs, room: float) -> float:
    """Count the lines of a cell, about; a line breaks before it is full."""
    room = max(room, WIDER)  # a column without a word still has room for a letter
    text = "".join(run.tekst for run in cell)
    thick = Run("", cell[0].toon) if cell else Run("")
    return sum(max(1.0, ceil(_width(line, thick) * LOOSE / room)) for line in text.split("\n"))


def _points(width: float, letters: float) -> float:
    return width * letters + PADDING


def _needs(
    kolommen: Sequence[str], rijen: Sequence[Sequence[Runs]], getal: frozenset[int]
) -> list[tuple[float, float]]:
    """Give per column the least and the wished width, as multiples of the size of the letters."""
    needs = []
    for column, header in enumerate(kolommen):
        # A number cannot be broken, a long word can; a header may have more lines than one.
        cut = None if column in getal else HYPHENATED
        pieces = [run for row in rijen for run in row[column]]
        name = Run(header, Tone.STERK)
        least = max(
            *(_width(word[:HYPHENATED], name) for word in PLACES.split(header)),
            *(_width(word[:cut], run) for run in pieces for word in PLACES.split(run.tekst)),
            0.0,
        )
        wished = max(
            *(_width(line[:WISHED], run) for run in pieces for line in run.tekst.split("\n")),
            min(_width(header, name), SHORT * LETTER),
            0.0,
        )
        needs.append((min(least, WISHED * LETTER), max(wished, least)))
    return needs


def _width(text: str, run: Run) -> float:
    return sum(map(_letter, text)) * (BOLD if run.toon in THICK else 1.0)


def _letter(letter: str) -> float:
    if letter in NARROW:
        return NARROWER
    return WIDER if letter.isupper() or letter in WIDE else LETTER


def _shares(needs: list[tuple[float, float]], letters: float, room: float) -> tuple[float, ...]:
    """Give every column what it needs, and divide what is left by what they wish."""
    least = [_points(one, letters) for one, _ in needs]
    wished = [
        max(_points(wish, letters), small) for (_, wish), small in zip(needs, least, strict=True)
    ]
    left = max(room - sum(least), 0.0)
    wanting = sum(wished) - sum(least)
    if wanting > left:
        widths = [a + (b - a) * left / wanting for a, b in zip(least, wished, strict=True)]
    else:
        # Not wider than it has to be: a number far from its name is hard to read.
        wide = min(left - wanting, max(sum(wished) * AIRY, room * NARROWEST - sum(wished)))
        over = max(wide, 0.0) / (len(wished) + 1)
        widths = [width + over * (2 if at == 0 else 1) for at, width in enumerate(wished)]
    return tuple(width / max(room, sum(widths)) for width in widths)


def sides(elements: Sequence[Element]) -> Iterator[tuple[bool, list[Element]]]:
    """Divide a document into what stands upright and what lies on its side.

    Headings right before a lying table go with it, or they would be alone on a page.
    """
    part: list[Element] = []
    is_lying = False
    for element in elements:
        lies = isinstance(element, Grid) and element.fit.is_liggend
        if lies == is_lying:
            part.append(element)
            continue
        moved: list[Element] = []
        while lies and part and isinstance(part[-1], Heading):
            moved.insert(0, part.pop())
        if part:
            yield is_lying, part
        part, is_lying = [*moved, element], lies
    if part:
        yield is_lying, part
