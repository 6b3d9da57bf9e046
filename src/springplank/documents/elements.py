# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A document as every renderer reads it: a row of headings, texts, tables, pictures and boxes.

All words and all numbers of captions are in it, so that the formats cannot differ. Text is clean.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from springplank.documents.plan import Comment


class Tone(StrEnum):
    """How a piece of text is meant; each has a look that does not lean on colour alone."""

    GEWOON = "gewoon"
    VASTGESTELD = "vastgesteld"
    RAMING = "raming"
    ONBEKEND = "onbekend"
    WAS = "was"
    STERK = "sterk"
    BRON = "bron"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one tone; a newline in it starts a new line."""

    tekst: str
    toon: Tone = Tone.GEWOON


SCALE, HIGHEST = 0.66, 440.0
"""Points per unit of a picture, and the most points that one may be high."""

SHORT_BOX = 1500
"""A box with fewer letters is not divided over two pages."""

Runs = tuple[Run, ...]
"""A paragraph."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Attributes:
        niveau: 1 for a chapter, 2 for a section.
        nummer: "3" or "3.1"; empty for what has no number.
        tekst: the words.
        opmerkingen: remarks of readers.
        is_begin: on a page of its own.
    """

    niveau: int
    nummer: str
    tekst: str
    opmerkingen: tuple[Comment, ...] = ()
    is_begin: bool = False

    @property
    def titel(self) -> str:
        """Give number and words."""
        return f"{self.nummer} {self.tekst}".strip()


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph.

    Attributes:
        stukken: its pieces.
        bronnen: numbers in the list of sources.
        opmerkingen: remarks of readers.
        is_klein: set smaller, below a table or a heading.
    """

    stukken: Runs
    bronnen: tuple[int, ...] = ()
    opmerkingen: tuple[Comment, ...] = ()
    is_klein: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list with points."""

    punten: tuple[Runs, ...]
    is_numbered: bool = False
    bronnen: tuple[int, ...] = ()
    opmerkingen: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """How a table is put on paper.

    Attributes:
        is_liggend: on a page that lies on its side.
        letters: size of the letters, in points.
        breedtes: share of the width of the page per column; together 1 at most.
        is_heel: so low that it is not divided over two pages.
    """

    is_liggend: bool
    letters: float
    breedtes: tuple[float, ...]
    is_heel: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        nummer: number in its caption.
        bijschrift: the caption, without a number.
        kolommen: headers.
        rijen: per row per column a paragraph.
        getalkolommen: columns that are set to the right.
        heeft_totaal: the last row is a total.
        noot: sentence below.
        fit: how it is put on paper.
        bronnen: numbers in the list of sources.
        opmerkingen: remarks of readers.
    """

    nummer: int
    bijschrift: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[Runs, ...], ...]
    getalkolommen: frozenset[int]
    heeft_totaal: bool
    noot: str
    fit: Fit
    bronnen: tuple[int, ...] = ()
    opmerkingen: tuple[Comment, ...] = ()

    @property
    def titel(self) -> str:
        """Give the whole caption."""
        return f"Tabel {self.nummer}: {self.bijschrift}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; the table with its numbers follows it.

    Attributes:
        nummer: number in its caption.
        bijschrift: the caption, without a number.
        svg: a checked picture.
        breedte: width, in its own units.
        hoogte: height, in its own units.
        alt: what it tells, for who does not see it.
        opmerkingen: remarks of readers.
    """

    nummer: int
    bijschrift: str
    svg: bytes
    breedte: float
    hoogte: float
    alt: str
    opmerkingen: tuple[Comment, ...] = ()

    def width(self, room: float) -> float:
        """Give the width on paper, in points: letters as large as those of the text around it.

        Args:
            room: width between the margins, in points.
        """
        return min(room, self.breedte * SCALE, HIGHEST * self.breedte / self.hoogte)

    @property
    def titel(self) -> str:
        """Give the whole caption."""
        return f"Figuur {self.nummer}: {self.bijschrift}"


@dataclass(frozen=True, slots=True)
class Box:
    """What has to stand out: a decision that is asked, or something that is missing.

    Attributes:
        titel: first line.
        regels: per line a label, which may be empty, and a paragraph.
        is_waarschuwing: something is missing or has still to be done.
        bronnen: numbers in the list of sources.
        opmerkingen: remarks of readers.
    """

    titel: str
    regels: tuple[tuple[str, Runs], ...]
    is_waarschuwing: bool = False
    bronnen: tuple[int, ...] = ()
    opmerkingen: tuple[Comment, ...] = ()

    @property
    def is_heel(self) -> bool:
        """Say whether the box is so small that it is not divided over two pages."""
        return sum(len(run.tekst) for _, runs in self.regels for run in runs) <= SHORT_BOX


@dataclass(frozen=True, slots=True)
class Source:
    """A source in the list; a withdrawn one says so in its text."""

    nummer: int
    tekst: str


Element = Heading | Text | Points | Grid | Picture | Box | Source


@dataclass(frozen=True, slots=True)
class Sheets:
    """A whole document.

    Attributes:
        titel: title.
        onderwerp: whom it is about.
        merken: what every page says: "Concept", "Verzonnen voorbeeld".
        waarschuwing: sentence on the first page about an invented document; empty otherwise.
        gegevens: label and value on the first page.
        elementen: everything after the contents, in reading order.
        opmerkingen: the remarks once more as a table, for who cannot show them beside the text.
        los: remarks about something that is not in the document (any more).
        is_kort: without a first page and contents: for who has ten minutes.
        datum: day and time stamp.
        cijfers: the figures and the run, to be attached.
    """

    titel: str
    onderwerp: str
    merken: tuple[str, ...]
    waarschuwing: str
    gegevens: tuple[tuple[str, str], ...]
    elementen: tuple[Element, ...]
    opmerkingen: tuple[Element, ...]
    los: tuple[Comment, ...]
    is_kort: bool
    datum: date
    cijfers: dict[str, Any]

    def headings(self) -> Iterator[Heading]:
        """Give the headings in reading order."""
        yield from (one for one in self.elementen if isinstance(one, Heading))

    def grids(self) -> Iterator[Grid]:
        """Give the tables in reading order."""
        yield from (one for one in self.elementen if isinstance(one, Grid))

    def pictures(self) -> Iterator[Picture]:
        """Give the pictures in reading order."""
        yield from (one for one in self.elementen if isinstance(one, Picture))
