# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheet that a picture is drawn on: its sizes, its words around the plot, and its SVG."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from springplank.charts.about import About
from springplank.charts.palette import INK, PAPER
from springplank.charts.text import element, safe, wrap

FONT = "system-ui, 'Segoe UI', Arial, 'DejaVu Sans', sans-serif"
BOLD = 1.1
"""Bold letters are about a tenth wider."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width of a picture and of its letters.

    Attributes:
        width: of the whole picture.
        letters: size of ordinary letters.
        plot: height of the plot.
        margin: room at the sides.
    """

    width: float
    letters: float
    plot: float
    margin: float = 12.0

    @property
    def line(self) -> float:
        """Give the height of a line of ordinary letters."""
        return self.letters * 1.35

    @property
    def room(self) -> float:
        """Give the width between the margins."""
        return self.width - 2 * self.margin

    @property
    def is_wide(self) -> bool:
        """Say whether words fit beside the plot."""
        return self.width >= BESIDE


PICTURE = Size(width=720, letters=20, plot=330)
"""A picture by itself: letters that can still be read at half the width, on a telephone."""

SCREEN = Size(width=720, letters=15, plot=330, margin=4)
PHONE = Size(width=320, letters=15, plot=240, margin=4)
"""For in a page that chooses between the two; on 320 pixels letters are never below 12."""

BESIDE = 480.0
"""From this width there is room for words beside the plot."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text above or below the plot."""

    words: str
    y: float
    letters: float
    is_bold: bool = False


def headings(title: str, subtitle: str, size: Size) -> tuple[Line, ...]:
    """Place the title and, below it, what is counted."""
    letters = size.letters * 1.25
    lines, y = [], size.margin
    for words in wrap(title, letters * BOLD, size.room):
        y += letters * 1.25
        lines.append(Line(words, y, letters, is_bold=True))
    for words in wrap(subtitle, size.letters, size.room):
        y += size.line
        lines.append(Line(words, y, size.letters))
    return tuple(lines)


def footings(texts: Iterable[str], size: Size, y: float) -> tuple[Line, ...]:
    """Place what a reader needs to trust the figures, from a height down."""
    letters = size.letters * 0.8
    lines = []
    for text in texts:
        for words in wrap(text, letters, size.room):
            lines.append(Line(words, y, letters))
            y += letters * 1.35
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its headings; the plot begins at `top`.

    Attributes:
        kind: kind of picture, as in its class: "stromen".
        about: title and origin.
        size: width of the picture and of its letters.
        has_words: whether title, run and source stand in the picture, on paper of its own.
        above: the headings.
    """

    kind: str
    about: About
    size: Size
    has_words: bool
    above: tuple[Line, ...]

    @property
    def top(self) -> float:
        """Give where the picture begins."""
        return self.above[-1].y + self.size.letters * 0.8 if self.above else self.size.margin

    @property
    def name(self) -> str:
        """Give the beginning of every id in the picture."""
        return f"{self.about.identity(self.kind)}-{self.size.width:.0f}"

    def svg(self, parts: Iterable[str], bottom: float, uitleg: str, *, role: str = "img") -> str:
        """Make the picture.

        Args:
            parts: elements of the plot.
            bottom: where the plot ends.
            uitleg: what the picture shows, for who does not see it.
            role: "img", or "group" when there are links in it.
        """
        size = self.size
        below: Sequence[Line] = ()
        if self.has_words:
            below = footings(self.about.caption(), size, bottom + size.line * 1.2)
        height = (below[-1].y if below else bottom) + size.margin
        ink = INK if self.has_words else "currentColor"
        titles = {"title": f"{self.name}-titel", "desc": f"{self.name}-uitleg"}
        fixed = {"width": size.width, "height": height} if self.has_words else {}
        return element(
            "svg",
            element("title", safe(self.about.title), id=titles["title"]),
            element("desc", safe(uitleg), id=titles["desc"]),
            *(_paper(size.width, height) if self.has_words else ()),
            *(_written(line, size) for line in (*self.above, *below)),
            *parts,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {size.width:.0f} {height:.0f}",
            **fixed,
            class_=f"grafiek grafiek-{self.kind} grafiek-{'breed' if size.is_wide else 'smal'}",
            role=role,
            aria_labelledby=" ".join(titles.values()),
            font_family=FONT,
            font_size=size.letters,
            fill=ink,
            # A picture in a page takes the colour of the page; a file has nothing to take it from.
            **({"color": ink} if self.has_words else {}),
        )


def sheet_for(kind: str, about: About, subtitle: str, size: Size, *, words: bool) -> Sheet:
    """Lay a sheet ready.

    Args:
        kind: kind of picture.
        about: title and origin.
        subtitle: what is counted, and how to read it.
        size: width of the picture and of its letters.
        words: whether title, run and source stand in the picture, on white paper; without them
            the picture takes the colours of the page around it, which has to say them.
    """
    above = headings(about.title, subtitle, size) if words else ()
    return Sheet(kind, about, size, words, above)


def _paper(width: float, height: float) -> Iterator[str]:
    yield element("rect", width=width, height=height, fill=PAPER)


def _written(line: Line, size: Size) -> str:
    weight = {"font_weight": "bold"} if line.is_bold else {}
    return element(
        "text", safe(line.words), x=size.margin, y=line.y, font_size=line.letters, **weight
    )
