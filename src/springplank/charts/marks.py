# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Marks that pictures share: whiskers, numbers in a bar, hatching, and boxes for the unknown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from springplank.charts.palette import COLOURS, PAPER
from springplank.charts.sheet import Size
from springplank.charts.text import element, safe, width_of, wrap

SAMPLE = 26.0
"""Width of a sample in a legend."""

SMALL = 0.9
"""Size of a number in a bar, to ordinary letters; on a telephone still 12 pixels."""


HALO: Mapping[str, str | float] = {
    "class_": "g-rand",
    "stroke": PAPER,
    "stroke_width": 4,
    "paint_order": "stroke",
}
"""Paper around text, so that a line that crosses it does not hinder."""


def whisker(low: float, high: float, y: float, reach: float) -> Iterator[str]:
    """Draw a lying whisker from one place to another, with paper around it.

    Args:
        low: left end.
        high: right end.
        y: height of the line.
        reach: half the height of its ends.
    """
    d = f"M{low:.1f},{y - reach:.1f}v{2 * reach:.1f}M{low:.1f},{y:.1f}H{high:.1f}"
    yield from outlined(f"{d}M{high:.1f},{y - reach:.1f}v{2 * reach:.1f}")


def outlined(d: str) -> Iterator[str]:
    """Draw a path in ink with paper around it, so that it shows on any colour."""
    yield element("path", d=d, class_="g-rand", stroke=PAPER, stroke_width=6, fill="none")
    yield element("path", d=d, stroke="currentColor", stroke_width=2, fill="none")


def badge(number: int, x: float, y: float, size: Size) -> Iterator[str]:
    """Write the number of a kind on paper, so that nobody needs the colour."""
    letters = size.letters * SMALL
    yield element("circle", cx=x, cy=y, r=badge_radius(size), class_="g-papier", fill=PAPER)
    yield element(
        "text",
        str(number),
        x=x,
        y=y + letters * 0.36,
        font_size=letters,
        font_weight="bold",
        text_anchor="middle",
    )


def badge_radius(size: Size) -> float:
    """Give how large a badge is."""
    return size.letters * 0.62


def hatch(name: str, at: int) -> str:
    """Define the hatching of a raming in the colour of a kind.

    Args:
        name: beginning of every id in the picture.
        at: the kind, from 0.
    """
    ground = element("rect", width=7, height=7, fill="currentColor", fill_opacity="0.2")
    stripe = element("path", d="M0,0V7", stroke="currentColor", stroke_width=3)
    return element(
        "pattern",
        ground,
        stripe,
        id=f"{name}-r{at + 1}",
        width=7,
        height=7,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
        class_=f"g-k{at + 1}",
        color=COLOURS[at],
    )


def hatched(name: str, at: int) -> str:
    """Give the fill that `hatch` defined."""
    return f"url(#{name}-r{at + 1})"


def unknown_width(size: Size) -> float:
    """Give how wide a box for the unknown is."""
    return width_of("onbekend", size.letters) + 10


def unknown_box(left: float, y: float, height: float, size: Size) -> Iterator[str]:
    """Draw an open box with the word onbekend, where a number is missing.

    Args:
        left: left side.
        y: middle.
        height: height of the box; the word may stand out a little.
        size: size of the letters.
    """
    wide = unknown_width(size)
    yield element(
        "rect",
        x=left,
        y=y - height / 2,
        width=wide,
        height=height,
        fill="none",
        stroke="currentColor",
        stroke_dasharray="3 3",
    )
    place = {"x": left + wide / 2, "y": y + size.letters * 0.35}
    yield element("text", "onbekend", **place, text_anchor="middle")


@dataclass(frozen=True, slots=True)
class Sample:
    """One entry of a legend.

    Attributes:
        words: the name, broken into lines.
        x: left side of the sample.
        y: middle of the sample.
    """

    words: tuple[str, ...]
    x: float
    y: float


def flow(names: Sequence[str], size: Size, top: float, room: float) -> tuple[list[Sample], float]:
    """Lay the entries of a legend behind each other, on as few lines as fit.

    Args:
        names: names of the entries.
        size: width of the picture and of its letters.
        top: where the legend begins.
        room: width that there is.

    Returns:
        The entries, and where the legend ends.
    """
    left, x, y = size.margin, size.margin, top
    step, gap, deep = size.line * 1.25, size.letters, 1
    found = []
    for name in names:
        words = wrap(name, size.letters, room - SAMPLE - 8)
        wide = SAMPLE + 8 + max(width_of(w, size.letters) for w in words) + gap
        if x > left and x + wide - gap > left + room:
            x, y, deep = left, y + step + size.line * (deep - 1), 1
        found.append(Sample(tuple(words), x, y + step / 2))
        x, deep = x + wide, max(deep, len(words))
    return found, y + step + size.line * (deep - 1) if found else top


def sample_text(sample: Sample, size: Size) -> Iterator[str]:
    """Write the name of an entry beside its sample."""
    x, y = sample.x + SAMPLE + 8, sample.y + size.letters * 0.35
    for row, words in enumerate(sample.words):
        yield element("text", safe(words), x=x, y=y + row * size.line)
