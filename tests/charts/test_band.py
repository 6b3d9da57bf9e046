# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The picture: every text in it fits, what is unknown is a gap, and it is read without colour."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.examples import charts, example, series

from springplank.charts.band import band_chart, describe, table
from springplank.charts.chart import Chart
from springplank.charts.layout import arrange, label_height, spread
from springplank.charts.lines import STYLES, Style, runs_of
from springplank.charts.palette import INK, PAPER
from springplank.charts.sheet import PHONE, PICTURE, SCREEN, Size
from springplank.charts.text import width_of

SVG = "{http://www.w3.org/2000/svg}"
SIZES = (PICTURE, SCREEN, PHONE)
DARK = "#1b1b1b"


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


@given(charts(), st.sampled_from(SIZES), st.booleans())
def test_any_chart_can_be_drawn(chart: Chart, size: Size, words: bool) -> None:
    """Elke grafiek is goede XML zonder nan of script, en geen tekst valt buiten het beeld."""
    picture = band_chart(chart, size, words=words)
    root = ET.fromstring(picture)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    assert width == size.width
    assert root.attrib["role"] == "img"
    for words_, left, right, y in texts(picture):
        assert -0.1 <= left <= right <= width + 0.1, words_
        assert 0 < y <= height, words_
    paths = [e.attrib.get("d", "") + e.attrib.get("transform", "") for e in root.iter()]
    assert not any("nan" in d or "inf" in d for d in paths)
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
        *("svg", "title", "desc", "rect", "text", "line", "path", "g"),
    }


def test_the_picture_can_be_read_aloud() -> None:
    """De naam en de uitleg horen bij de grafiek, voor wie het beeld niet ziet."""
    chart = example(series("Wsw", [3, 2, 1]))
    root = ET.fromstring(band_chart(chart))
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert [root[0].attrib["id"], root[1].attrib["id"]] == root.attrib["aria-labelledby"].split()
    assert (root[0].text, root[1].text) == ("Mensen", describe(chart))


def test_a_picture_by_itself_says_what_it_is() -> None:
    """Een los plaatje noemt titel, eenheid, scenario, run en bron, en heeft wit papier."""
    picture = band_chart(example(series("Wsw", [3, 2, 1]), title="Wie werkt er in 2027?"))
    shown = " ".join(words for words, *_ in texts(picture))
    for words in (
        "Wie werkt er in 2027?",
        "In mensen",
        "Nulalternatief",
        "20261122-a1b2c3",
        "Panteia.",
        "vanaf 2026 berekend",
        "Wsw",
    ):
        assert words in shown
    assert f'fill="{PAPER}"' in picture


def test_in_a_page_the_picture_takes_the_colours_of_the_page() -> None:
    """In een pagina staat er geen titel in het beeld, en geen eigen papier of inkt."""
    picture = band_chart(example(series("Wsw", [3, 2, 1])), SCREEN, words=False)
    assert [words for words, *_ in texts(picture)][-1] == "Wsw"
    assert "Mensen" not in [words for words, *_ in texts(picture)]
    assert INK not in picture
    assert PAPER not in picture


def test_text_of_a_user_is_only_text() -> None:
    """Wat op code lijkt in een naam of titel, blijft tekst."""
    nasty = "<script>alert(1)</script>\"'&]]>\x00\x1b"
    picture = band_chart(example(series(nasty, [3, 2, 1]), title=nasty, source=nasty))
    assert "<script" not in picture
    assert (ET.fromstring(picture)[0].text or "").startswith("<script>alert(1)</script>\"'&]]>")


# --- The unknown ------------------------------------------------------------------------


def lines(picture: str) -> list[str]:
    """Give the paths of the expectation: the thick ones."""
    found = ET.fromstring(picture).iter(f"{SVG}path")
    return [e.attrib["d"] for e in found if e.get("stroke-width") == "3"]


@pytest.mark.parametrize(
    "known,runs",
    [
        ("111", [range(3)]),
        ("101", [range(1), range(2, 3)]),
        ("0110", [range(1, 3)]),
        ("000", []),
    ],
)
def test_runs_without_a_gap(known: str, runs: list[range]) -> None:
    """Een onbekend jaar breekt een reeks in stukken."""
    assert runs_of(np.array([letter == "1" for letter in known])) == runs


def test_an_unknown_year_is_a_gap() -> None:
    """Een onbekend jaar is een gat: de lijn loopt er niet doorheen en zakt er niet naar nul."""
    whole = Chart("t", "u", tuple(range(2025, 2030)), (series("a", [5, 5, 5, 5, 5]),), None,
                  "s", "r", "b")  # fmt: skip
    gap = Chart("t", "u", whole.years, (series("a", [5, 5, None, 5, 5]),), None, "s", "r", "b")
    (one,) = lines(band_chart(whole))
    two = lines(band_chart(gap))
    assert [d.count(",") for d in two] == [2, 2]
    assert all(point in one for d in two for point in d[1:].split("L"))


def test_a_year_by_itself_has_a_sign_and_a_bar() -> None:
    """Staat een jaar alleen, dan krijgt het een teken, en zijn marge een staafje."""
    alone = series("a", [None, 5, None], low=[None, 4, None], high=[None, 6, None])
    picture = band_chart(example(alone))
    assert not lines(picture)
    bars = [e for e in ET.fromstring(picture).iter(f"{SVG}path") if e.get("stroke-width") == "6"]
    assert len(bars) == 1


def test_nothing_known_says_so() -> None:
    """Is er niets bekend, dan staat er onbekend bij de naam, en is er geen lijn."""
    picture = band_chart(example(series("Wsw", [None, None, None])))
    assert not lines(picture)
    assert "Wsw: onbekend" in [words for words, *_ in texts(picture)]


def test_the_description_gives_the_range_with_the_expectation() -> None:
    """De uitleg noemt een verwachting nooit zonder haar marge, en zegt wat onbekend is."""
    chart = example(
        series("Wsw", [900, 800, 700], low=[None, 790, 650], high=[None, 810, 750]),
        series("WIA", [None, None, None]),
        series("WW", [None, 1, None]),
    )
    assert describe(chart) == (
        "Lijngrafiek met mensen, van 2025 tot en met 2027. Wsw: 900,0 in 2025 en 700,0 (in 8 van "
        "de 10 trekkingen van 650,0 tot 750,0) in 2027. WIA: onbekend. WW: 1,0 in 2026."
    )


# --- The start --------------------------------------------------------------------------


@pytest.mark.parametrize("start", [None, 2010, 2050])
def test_no_start_in_sight(start: int | None) -> None:
    """Ligt het begin van de berekening buiten de grafiek, dan staat er geen streep."""
    chart = Chart("t", "u", (2025, 2026), (series("a", [1, 2]),), start, "s", "r", "b")
    assert "berekend" not in band_chart(chart)


# --- Without colour ---------------------------------------------------------------------


def luminance(colour: str) -> float:
    """Give the relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.colour)
@pytest.mark.parametrize("paper", [PAPER, DARK])
def test_lines_can_be_seen_on_light_and_dark(style: Style, paper: str) -> None:
    """Een lijn heeft op wit en op bijna zwart minstens het contrast 3 op 1 van de WCAG."""
    dark, light = sorted((luminance(style.colour), luminance(paper)))
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_no_two_lines_look_alike_without_colour() -> None:
    """Elke lijn heeft een eigen streep en een eigen teken, dus kleur is niet nodig."""
    for one, other in combinations(STYLES, 2):
        assert one.dashes != other.dashes
        assert one.marker != other.marker


# --- The names --------------------------------------------------------------------------


@given(st.lists(st.tuples(st.floats(0, 300), st.integers(1, 3)), min_size=1, max_size=4))
def test_names_never_lie_on_each_other(wanted: list[tuple[float, int]]) -> None:
    """De namen naast de lijnen overlappen niet, en blijven naast de grafiek."""
    heights = [label_height(SCREEN, [""] * count) for _, count in wanted]
    top, bottom = 0.0, max(300.0, sum(heights))
    places = spread([middle for middle, _ in wanted], heights, top, bottom)
    ends = sorted((p - h / 2, p + h / 2) for p, h in zip(places, heights, strict=True))
    assert ends[0][0] >= top - 1e-6
    assert ends[-1][1] <= bottom + 1e-6
    assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(ends))


def test_names_stay_where_they_belong_when_there_is_room() -> None:
    """Liggen de lijnen ver uit elkaar, dan staat elke naam precies naast zijn lijn."""
    assert spread([200, 50, 120], [20, 20, 20], 0, 300) == [200, 50, 120]


@given(charts())
def test_a_higher_number_is_never_drawn_lower(chart: Chart) -> None:
    """De as keert nooit om, en elk getal valt binnen de grafiek."""
    plan = arrange(chart, SCREEN)
    places = [plan.y.place(n) for n in sorted(chart.values.tolist())]
    assert places == sorted(places, reverse=True)
    assert all(plan.top - 0.1 <= place <= plan.bottom + 0.1 for place in places)


# --- In a page --------------------------------------------------------------------------


def test_a_measure_rounds_the_numbers() -> None:
    """Weet de grafiek wat er geteld is, dan is elk getal afgerond zoals dat past."""
    wsw = series("Wsw", [903, 800, None], low=[None, 790, None], high=[None, 810, None])
    cells = [cells[0] for _, cells in table(replace(example(wsw), measure="persoon")).rijen]
    assert cells == ["903", "ongeveer 800 (tussen 790 en 810)", "onbekend"]
