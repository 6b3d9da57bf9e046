# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reads pictures back for tests, and makes one example of every kind."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tests.charts.examples import example, series

from springplank.charts.about import About
from springplank.charts.band import band_chart, band_figure
from springplank.charts.comparison import Comparison, comparison_chart, comparison_figure
from springplank.charts.dots import Dots, dots_chart, dots_figure
from springplank.charts.streams import Stream, Streams, streams_chart, streams_figure
from springplank.charts.text import width_of
from springplank.charts.tiles import Place, TileMap, map_figure, tile_map
from springplank.charts.value import Value
from springplank.charts.waterfall import Part, Waterfall, waterfall_chart, waterfall_figure

SVG = "{http://www.w3.org/2000/svg}"
NASTY = "<script>alert(1)</script>\"'&]]>\x00"


def about(title: str = "Geld", key: str = "") -> About:
    """Give title and origin."""
    return About(title, "20261122-a1b2c3", "meicirculaire 2026.", "Nulalternatief", key)


def texts(picture: str) -> Iterator[tuple[str, float, float, float]]:
    """Give every visible text of a picture with its left side, its right side and its height."""
    root = ET.fromstring(picture)
    ordinary = float(root.attrib["font-size"])
    for found in root.iter(f"{SVG}text"):
        size = float(found.attrib.get("font-size", ordinary))
        words = found.text or ""
        wide = width_of(words, size) * (1.1 if found.attrib.get("font-weight") == "bold" else 1)
        left = float(found.attrib["x"])
        left -= {"start": 0, "middle": wide / 2, "end": wide}[found.get("text-anchor", "start")]
        yield words, left, left + wide, float(found.attrib["y"])


def shown(picture: str) -> str:
    """Give all visible text of a picture."""
    return " ".join(words for words, *_ in texts(picture))


def streams(title: str = "Geld") -> Streams:
    """Give two streams over three years: sure, a raming and partly unknown."""
    wsw = (Value(900.0), Value(800.0, 700.0, 950.0), Value(700.0, 600.0, 800.0))
    beschut = (Value(100.0), Value(120.0, 110.0, 130.0), Value(None))
    totals = (Value(1000.0), Value(920.0, 810.0, 1080.0), Value(700.0, 600.0, 800.0))
    parts = (Stream("Wsw", wsw), Stream("Beschut werk", beschut))
    return Streams(about(title), (2025, 2026, 2027), parts, totals)


def waterfall(title: str = "Waarom?") -> Waterfall:
    """Give a change of which the parts leave nothing over."""
    parts = (Part("Meer plekken", Value(40.0)), Part("Lagere sleutel", Value(-15.0)))
    begin, end = Part("Meicirculaire 2025", Value(100.0)), Part("Meicirculaire 2026", Value(125.0))
    return Waterfall(about(title), begin, parts, end)


def dots(threshold: float | None = 400_000.0, title: str = "Het tekort in 2030") -> Dots:
    """Give outcomes from 25.000 to 500.000, by 25.000."""
    outcomes = tuple(25_000.0 * n for n in range(1, 21))
    return Dots(about(title), "het tekort in 2030", outcomes, threshold)


def comparison(title: str = "Verschil", reference: str = "niets doen") -> Comparison:
    """Give two scenarios with a range."""
    one = series("Breed", [0, 10, 20], low=[None, 5, 10], high=[None, 15, 30])
    other = series("Smal", [0, -5, -9], low=[None, -9, -20], high=[None, 0, 5])
    return Comparison(example(one, other, title=title), reference)


def members(title: str = "Tomingroep") -> TileMap:
    """Give a map with two members, of which one is the focus; one gemeente has a page."""
    places = (
        Place("GM0402", "Hilversum", url="/bekijk/GM0402"),
        Place("GM0406", "Huizen"),
        Place("GM0014", "Groningen"),
    )
    return TileMap(about(title), places, frozenset({"GM0402", "GM0406"}), "Tomingroep", "GM0402")


def values(title: str = "Geld per gemeente") -> TileMap:
    """Give a map with values, of which one is unknown."""
    places = (
        Place("GM0402", "Hilversum", Value(50.0)),
        Place("GM0406", "Huizen", Value(150.0)),
        Place("GM0014", "Groningen", Value(250.0)),
        Place("GM1952", "Midden-Groningen", Value(None)),
    )
    return TileMap(about(title), places, edges=(100.0, 200.0))


CHARTS = {
    "band": lambda size, words, title: band_chart(
        example(series("Wsw", [3, 2, 1]), title=title), size, words=words
    ),
    "lijnen": lambda size, words, title: comparison_chart(comparison(title), size, words=words),
    "stromen": lambda size, words, title: streams_chart(streams(title), size, words=words),
    "waterval": lambda size, words, title: waterfall_chart(waterfall(title), size, words=words),
    "stippen": lambda size, words, title: dots_chart(dots(title=title), size, words=words),
    "leden": lambda size, words, title: tile_map(members(title), size, words=words),
    "kaart": lambda size, words, title: tile_map(values(title), size, words=words),
}
"""How every kind of picture is drawn."""

FIGURES = {
    "band": lambda: band_figure(example(series("Wsw", [3, 2, 1]))),
    "lijnen": lambda: comparison_figure(comparison()),
    "stromen": lambda: streams_figure(streams()),
    "waterval": lambda: waterfall_figure(waterfall()),
    "stippen": lambda: dots_figure(dots()),
    "leden": lambda: map_figure(members()),
    "kaart": lambda: map_figure(values()),
}
"""Every kind of picture as a page needs it."""
