# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A chart in a file: the picture alone, or with its table on one page."""

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from tests.charts.examples import charts, example, series

from springplank.charts.chart import Chart, as_table
from springplank.charts.page import BAND, NO_BAND, page, picture, write_chart
from springplank.errors import DataError, UsageError

WSW = series("Wsw", [1_200, None, 800], low=[None, None, 700], high=[None, None, 950])


class Cells(HTMLParser):
    """Reads the rows of the table of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.is_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.is_cell = tag in {"th", "td"}
        if tag == "tr":
            self.rows.append([])

    def handle_endtag(self, tag: str) -> None:
        self.is_cell = False

    def handle_data(self, data: str) -> None:
        if self.is_cell:
            self.rows[-1].append(data)


def read(text: str) -> Cells:
    """Read a page."""
    found = Cells()
    found.feed(text)
    return found


def test_the_page_has_every_number_of_the_chart() -> None:
    """De tabel op de pagina heeft dezelfde cijfers als de grafiek, per reeks en per jaar."""
    assert read(page(example(WSW))).rows == [
        ["jaar", "verwacht", "laag (10%)", "hoog (90%)"],
        ["Wsw"],
        ["2025", "1.200", "geen", "geen"],
        ["2026", "onbekend", "onbekend", "onbekend"],
        ["2027", "800", "700", "950"],
    ]


@given(charts())
def test_any_page_has_a_row_for_every_number(chart: Chart) -> None:
    """Elke pagina heeft een rij per reeks en jaar, geen script, en haalt niets van elders."""
    text = page(chart)
    found = read(text)
    assert len(found.rows) == 1 + len(chart.series) + len(as_table(chart))
    assert not found.tags & {"script", "link", "img", "iframe", "object"}
    assert not re.search(r'(?:src|href)="', text)
    assert ET.fromstring(picture(chart).partition("\n")[2]).tag.endswith("svg")


def test_the_two_pictures_of_a_page_have_names_of_their_own() -> None:
    """De grafiek voor scherm en die voor telefoon delen geen kenmerk."""
    ids = re.findall(r' id="([^"]+)"', page(example(WSW)))
    assert len(ids) == len(set(ids)) == 4


def test_the_page_explains_the_band_only_when_there_is_one() -> None:
    """Zonder marge staat er dat er geen marge is."""
    assert BAND in page(example(WSW))
    assert NO_BAND in page(example(series("Wsw", [1, 2, 3])))
    assert BAND not in page(example(series("Wsw", [1, 2, 3])))


def test_the_page_says_where_it_comes_from() -> None:
    """De pagina noemt titel, eenheid, scenario, run en bron."""
    text = page(example(WSW))
    for words in ("<h1>Mensen</h1>", "In mensen", "Nulalternatief", "20261122-a1b2c3", "Panteia."):
        assert words in text
    assert '<html lang="nl">' in text


@pytest.mark.parametrize("name,start", [("a.svg", "<?xml"), ("b.HTML", "<!doctype html>")])
def test_writes_by_the_end_of_the_name(tmp_path: Path, name: str, start: str) -> None:
    """De naam van het bestand bepaalt of er een plaatje of een pagina komt."""
    write_chart(example(WSW), tmp_path / name)
    assert (tmp_path / name).read_text("utf-8").startswith(start)


@pytest.mark.parametrize("name", ["a.png", "grafiek", "a.svg.exe"])
def test_another_end_is_refused(tmp_path: Path, name: str) -> None:
    """Een ander soort bestand is een fout die zegt wat er wel kan, en er komt geen bestand."""
    with pytest.raises(UsageError, match=f"eindigt op .svg of .html, niet in '{name}'"):
        write_chart(example(WSW), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Bestaat de map niet, dan zegt de fout dat het bestand niet kan worden geschreven."""
    with pytest.raises(DataError, match=r"'a\.svg' kan niet worden geschreven"):
        write_chart(example(WSW), tmp_path / "weg" / "a.svg")
