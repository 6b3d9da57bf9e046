# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Draws a card with figures: each with its range, and below them run, source, day and link."""

from collections.abc import Iterator

from springplank.actions.quote import RAMING, Citaat, Uitspraak
from springplank.charts.about import About
from springplank.charts.sheet import BOLD, PICTURE, sheet_for
from springplank.charts.text import element, safe, wrap

LARGE = 1.6
"""Size of a figure, to ordinary letters."""

INDENT = 16.0


def draw_card(found: Citaat) -> str:
    """Draw the card; all that has to go along stands in the picture."""
    about = About(
        found.titel, found.run_id, found.bron, found.scenario, "citeerkaart", found.herkomst
    )
    kinds = " en ".join(dict.fromkeys(one.soort for one in found.uitspraken))
    sheet = sheet_for("citeerkaart", about, kinds.capitalize(), PICTURE, words=True)
    parts: list[str] = []
    bottom = sheet.top
    for one in found.uitspraken:
        top = bottom + 10
        lines, bottom = _lines(one, top)
        dash = {"stroke_dasharray": "7 5"} if one.soort == RAMING else {}
        place = {"x1": 18.0, "x2": 18.0, "y1": top + 4, "y2": bottom + 6}
        parts += [
            element("line", **place, stroke="currentColor", stroke_width=4, **dash),
            *lines,
        ]
    return sheet.svg(parts, bottom + 14, found.zin)


def _lines(one: Uitspraak, top: float) -> tuple[list[str], float]:
    """Write label, figure and range below each other; give them and where they end."""
    drawn: list[str] = []
    y = top
    for words, size, weight in _texts(one):
        room = PICTURE.room - 2 * INDENT
        for line in wrap(words, size * (BOLD if weight == "bold" else 1), room):
            y += size * 1.35
            place = {"x": PICTURE.margin + INDENT + 4, "y": y, "font_size": size}
            drawn.append(element("text", safe(line), **place, font_weight=weight))
    return drawn, y


def _texts(one: Uitspraak) -> Iterator[tuple[str, float, str]]:
    if one.label:
        yield one.label, PICTURE.letters, "normal"
    yield one.tekst, PICTURE.letters * LARGE, "bold"
    if one.bereik:
        yield one.bereik, PICTURE.letters, "normal"
