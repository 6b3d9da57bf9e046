# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Draws gemeenten as tiles of equal size: by value, by membership, or both; never by colour alone.

A value shows as a square in the tile that is larger and stronger where there is more; a member has
an outline in ink.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import floor, log10

import numpy as np

from springplank.charts.about import About
from springplank.charts.figure import Figure, compose
from springplank.charts.marks import HALO
from springplank.charts.palette import PAPER, SOFT, STEPS, kind, step
from springplank.charts.sheet import PICTURE, Sheet, Size, sheet_for
from springplank.charts.table import DataTable
from springplank.charts.text import element, safe, width_of, wrap
from springplank.charts.value import UNKNOWN, Value, exact, told, words_of
from springplank.errors import RuleError
from springplank.reference.tables import load_table

SHARES = (0.45, 0.58, 0.71, 0.84, 1.0)
"""Side of the square in a tile, from little to much."""

FILLED = 0.9
"""Part of its place that a tile takes; the rest keeps tiles apart."""

MAP_SHARE = 0.56
"""Part of a wide picture that the map takes; the legend stands beside it."""

NAMED = 12
"""So many members are named in the description; the table names them all."""


@dataclass(frozen=True, slots=True)
class Place:
    """One gemeente on the map.

    Attributes:
        code: code of CBS, of a gemeente of 2024 or later.
        name: name for a reader.
        value: its number, or None on a map without numbers.
        url: page about it; empty when there is none.
    """

    code: str
    name: str
    value: Value | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class TileMap:
    """Gemeenten on a map.

    Attributes:
        about: title and origin.
        places: the gemeenten; the rest of the country stays soft.
        members: codes of those that belong together.
        members_name: what they are: "Samenwerkingsverband Wezelvoort".
        focus: code of the one gemeente that it is about; empty when there is none.
        edges: borders between the classes of the values, ascending; at most four.
        unit: unit of the house of the values.

    Raises:
        RuleError: when a code has no tile, or when there are too many borders.
    """

    about: About
    places: tuple[Place, ...]
    members: frozenset[str] = frozenset()
    members_name: str = ""
    focus: str = ""
    edges: tuple[float, ...] = ()
    unit: str = "EUR"

    def __post_init__(self) -> None:
        """Check that every gemeente has a tile."""
        unknown = {place.code for place in self.places} - set(grid())
        if unknown:
            raise RuleError(f"Gemeente {min(unknown)} heeft geen tegel op de kaart.")
        if len(self.edges) >= len(STEPS) or list(self.edges) != sorted(set(self.edges)):
            raise RuleError(f"De klassen van kaart {self.about.title!r} kloppen niet.")

    @property
    def has_values(self) -> bool:
        """Say whether any gemeente has a number, known or not."""
        return any(place.value is not None for place in self.places)

    @property
    def known(self) -> list[tuple[float, Place]]:
        """Give the gemeenten with a known number, from low to high."""
        found = [(p.value.amount, p) for p in self.places if p.value and p.value.amount is not None]
        return sorted(found, key=lambda pair: (pair[0], pair[1].name))

    def class_of(self, place: Place) -> int | None:
        """Give the class of a gemeente, from 0; None when its number is unknown."""
        if place.value is None or place.value.amount is None:
            return None
        return bisect_right(self.edges, place.value.amount)


@cache
def grid() -> Mapping[str, tuple[int, int]]:
    """Give column and row of the tile of every gemeente, from 0."""
    table = load_table("gemeente_tegels")
    columns, rows = (table.integers(name) - 1 for name in ("kolom", "rij"))
    pairs = zip(columns.tolist(), rows.tolist(), strict=True)
    return dict(zip(table.text("code"), pairs, strict=True))


def edges_for(amounts: Sequence[float]) -> tuple[float, ...]:
    """Choose round borders that put about as many gemeenten in each class.

    Args:
        amounts: the known numbers.
    """
    if not amounts:
        return ()
    wanted = np.quantile(amounts, [0.2, 0.4, 0.6, 0.8]).tolist()
    rounded = sorted({_rounded(edge) for edge in wanted})
    return tuple(edge for edge in rounded if min(amounts) < edge <= max(amounts))


def _rounded(number: float) -> float:
    """Keep two figures of a number."""
    if number == 0:
        return 0.0
    return round(number, 1 - floor(log10(abs(number))))


def tile_map(data: TileMap, size: Size = PICTURE, *, words: bool = True) -> str:
    """Draw the map.

    Args:
        data: what is shown.
        size: width of the picture and of its letters.
        words: whether title, run and source stand in the picture.
    """
    subtitle = "Elke tegel is een gemeente, ongeveer waar zij ligt"
    sheet = sheet_for("kaart", data.about, subtitle, size, words=words)
    columns, rows = (1 + max(spot[axis] for spot in grid().values()) for axis in (0, 1))
    side = (size.width * MAP_SHARE if size.is_wide else size.room) / columns
    left, top = size.margin, sheet.top
    bottom = top + rows * side
    legend_top = top + size.line if size.is_wide else bottom + size.line * 0.5
    legend, end = _legend(data, sheet, left + columns * side + 24, legend_top)
    # A saved picture has no page around it, so its links would lead nowhere.
    has_links = not words and any(place.url for place in data.places)
    parts = (
        element(
            "g",
            *_tiles(data, side, has_links=has_links),
            transform=f"translate({left:.1f},{top:.1f})",
        ),
        *_callout(data, size, (left, top), side),
        *legend,
    )
    role = "group" if has_links else "img"
    return sheet.svg(parts, max(bottom, end), describe_map(data), role=role)


def map_figure(data: TileMap) -> Figure:
    """Give the map for in a page, with its table."""
    return compose("kaart", data.about, lambda size: tile_map(data, size, words=False),
                   map_table(data), describe_map(data))  # fmt: skip


def map_table(data: TileMap) -> DataTable:
    """Give the numbers: a row per gemeente, by name, with a link where there is one."""
    ordered = sorted(data.places, key=lambda place: place.name)
    heads = (
        *((words_of(data.unit).capitalize(),) if data.has_values else ()),
        *((data.members_name,) if data.members else ()),
    )
    return DataTable(
        data.about.title,
        ("Gemeente", *heads),
        tuple((place.name, tuple(_cells(data, place))) for place in ordered),
        ("code", "gemeente", "waarde", "laag", "hoog", "lid"),
        tuple(
            (
                place.code,
                place.name,
                *(place.value.cells if place.value else (None, None, None)),
                int(place.code in data.members),
            )
            for place in ordered
        ),
        tuple(place.url for place in ordered),
    )


def describe_map(data: TileMap) -> str:
    """Tell who belongs together, and where the number is lowest and highest."""
    said = [f"Kaart met {len(data.places)} gemeenten."]
    members = sorted(place.name for place in data.places if place.code in data.members)
    if members:
        named = ", ".join(members[:NAMED]) + (" en andere" if len(members) > NAMED else "")
        said.append(f"{data.members_name}: {len(members)} gemeenten, namelijk {named}.")
    known = data.known
    if known:
        (_, low), (_, high) = known[0], known[-1]
        said.append(
            f"Het laagst is {low.name}: {_told(data, low)}. "
            f"Het hoogst is {high.name}: {_told(data, high)}."
        )
    missing = len(data.places) - len(known) if data.has_values else 0
    if missing:
        many = "gemeente" if missing == 1 else "gemeenten"
        said.append(f"Van {missing} {many} is het getal onbekend.")
    return " ".join(said)


def _told(data: TileMap, place: Place) -> str:
    return told(place.value or Value(None), data.unit)


def _cells(data: TileMap, place: Place) -> Iterator[str]:
    if data.has_values:
        yield _told(data, place)
    if data.members:
        yield "ja" if place.code in data.members else "nee"


# --- The tiles --------------------------------------------------------------------------


def _tiles(data: TileMap, side: float, *, has_links: bool) -> Iterator[str]:
    """Draw every tile: first the rest of the country, last the outline of who belongs together."""
    shown = {place.code for place in data.places}
    rest = (spot for code, spot in grid().items() if code not in shown)
    yield element("g", *(_square(spot, side, FILLED) for spot in rest), class_="g-zacht", fill=SOFT)
    has_values = data.has_values
    for place in data.places:
        mark = _value_mark(data, place, side) if has_values else _member_mark(data, place, side)
        tile = _tile(data, place, side, mark)
        yield _linked(place, tile) if has_links and place.url else f"<g>{tile}</g>"
    yield element(
        "g",
        *(_square(grid()[code], side, 0.98) for code in sorted(data.members & shown)),
        fill="none",
        stroke="currentColor",
        stroke_width=max(1.5, side * 0.14),
        pointer_events="none",
    )
    if data.focus in shown:
        column, row = grid()[data.focus]
        middle = {"cx": (column + 0.5) * side, "cy": (row + 0.5) * side, "r": side * 0.24}
        yield element(
            "circle", **middle, class_="g-papier", fill=PAPER, stroke="currentColor",
            stroke_width=max(1.5, side * 0.12), pointer_events="none",
        )  # fmt: skip


def _tile(data: TileMap, place: Place, side: float, mark: str) -> str:
    """Draw one gemeente with its name as a hint."""
    name = place.name
    if place.value is not None:
        name = f"{name}: {_told(data, place)}"
    if place.code in data.members:
        name = f"{name} ({data.members_name})"
    return f"<title>{safe(name)}</title>{_ground(grid()[place.code], side)}{mark}"


def _linked(place: Place, tile: str) -> str:
    """Make a tile a link, without a stop of the Tab key of its own."""
    # The table beside the map has the same links; 342 stops help nobody.
    return f'<a href="{safe(place.url)}" tabindex="-1" class="g-tegel">{tile}</a>'


def _value_mark(data: TileMap, place: Place, side: float) -> str:
    """Draw how much there is, or a cross where that is unknown."""
    at, spot = data.class_of(place), grid()[place.code]
    return _cross(spot, side) if at is None else _coloured(spot, side, SHARES[at], step(at))


def _member_mark(data: TileMap, place: Place, side: float) -> str:
    """Fill the tile of who belongs to it."""
    if place.code not in data.members:
        return ""
    return _coloured(grid()[place.code], side, 1.0, kind(0))


def _coloured(spot: tuple[int, int], side: float, share: float, look: Mapping[str, str]) -> str:
    """Draw a square in a colour of its own, as a link around it has another."""
    words = f'class="{look["class_"]}" color="{look["color"]}" fill="currentColor"'
    return _square(spot, side, FILLED * share, words)


def _ground(spot: tuple[int, int], side: float) -> str:
    return _square(spot, side, FILLED, f'class="g-zacht" fill="{SOFT}"')


def _square(spot: tuple[int, int], side: float, share: float, look: str = "") -> str:
    """Draw a square in the middle of a tile."""
    wide = side * share
    x, y = ((place + 0.5) * side - wide / 2 for place in spot)
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{wide:.1f}" {look}/>'


def _cross(spot: tuple[int, int], side: float) -> str:
    """Draw that a number is unknown."""
    x, y = ((place + 0.5) * side for place in spot)
    r = side * 0.25
    d = f"M{x - r:.1f},{y - r:.1f}l{2 * r:.1f},{2 * r:.1f}m0,{-2 * r:.1f}l{-2 * r:.1f},{2 * r:.1f}"
    return f'<path d="{d}" stroke="currentColor" fill="none"/>'


def _callout(data: TileMap, size: Size, corner: tuple[float, float], side: float) -> Iterator[str]:
    """Write the name of the gemeente that it is about beside its tile."""
    found = [place for place in data.places if place.code == data.focus]
    if not found:
        return
    column, row = grid()[data.focus]
    words = wrap(found[0].name, size.letters * 1.1, size.room * 0.6, 1)[0]
    x, y = corner[0] + (column + 1.4) * side, corner[1] + (row + 0.5) * side + size.letters * 0.35
    is_left = x + width_of(words, size.letters * 1.1) > corner[0] + size.room * (
        MAP_SHARE if size.is_wide else 1
    )
    place = {"x": x - 1.8 * side, "text_anchor": "end"} if is_left else {"x": x}
    yield element(
        "text", safe(words), y=y, font_weight="bold", **HALO, **place,
    )  # fmt: skip


# --- The legend -------------------------------------------------------------------------


def _legend(data: TileMap, sheet: Sheet, beside: float, top: float) -> tuple[list[str], float]:
    """Draw what each tile means, and give where the legend ends."""
    size = sheet.size
    left = beside if size.is_wide else size.margin
    wide, y, parts = size.letters * 1.1, top, list[str]()
    for sample, name in _entries(data, wide):
        lines = wrap(name, size.letters, size.width - size.margin - left - wide - 8)
        parts.append(element("g", sample, transform=f"translate({left:.1f},{y:.1f})"))
        for at, words in enumerate(lines):
            place = {"x": left + wide + 8, "y": y + wide * 0.82 + at * size.line}
            parts.append(element("text", safe(words), **place))
        y += size.line * len(lines) + 5
    return parts, y


def _entries(data: TileMap, side: float) -> Iterator[tuple[str, str]]:
    """Give every sample with its name."""
    spot, has_values = (0, 0), data.has_values
    ground = _ground(spot, side)
    if has_values:
        for at, words in enumerate(_classes(data)):
            yield ground + _coloured(spot, side, SHARES[at], step(at)), words
        if len(data.known) < len(data.places):
            yield ground + _cross(spot, side), UNKNOWN
    if data.members:
        inside = "" if has_values else _coloured(spot, side, 1.0, kind(0))
        outline = 'fill="none" stroke="currentColor" stroke-width="2"'
        yield ground + inside + _square(spot, side, 0.98, outline), data.members_name
        yield ground, "andere gemeenten"


def _classes(data: TileMap) -> Iterator[str]:
    """Write what each class holds."""
    edges = [exact(edge, data.unit) for edge in data.edges]
    if not edges:
        yield words_of(data.unit)
        return
    yield f"minder dan {edges[0]}"
    for low, high in pairwise(edges):
        yield f"{low} tot {high}"
    yield f"{edges[-1]} of meer"
