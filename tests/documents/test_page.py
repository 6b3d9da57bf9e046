# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The page for a phone: everything of the plan is on it, nothing is fetched, nothing is run."""

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.documents.sample import NASTY, sample

from springplank.documents.page import render_page
from springplank.documents.plan import (
    RAMING,
    Chart,
    Decision,
    LiveFigure,
    Paragraph,
    Plan,
    Reference,
    Table,
)
from springplank.errors import DataError


class Reader(HTMLParser):
    """Reads a page as a browser does: which tags, in which order, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


@pytest.fixture(scope="module")
def page() -> Reader:
    return Reader(render_page(sample()))


def test_every_table_and_picture_is_there(page: Reader) -> None:
    """Elke tabel en elk plaatje van het plan staat op de pagina, met zijn bijschrift."""
    blocks = list(sample().blocks())
    charts = [one for one in blocks if isinstance(one, Chart)]
    tables = [one for one in blocks if isinstance(one, Table)]
    assert page.count("table") == len(tables) + len(charts)
    assert page.count("svg") == len(charts)
    for caption in [one.bijschrift for one in tables] + [one.bijschrift for one in charts]:
        assert caption in page.text


def test_headings_are_not_skipped(page: Reader) -> None:
    """De koppen lopen van 1 naar 3 zonder sprong, en er is één hoofdkop."""
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_language_and_the_title(page: Reader) -> None:
    """De pagina zegt in welke taal zij is, en hoe zij heet."""
    assert ("html", {"lang": "nl"}) in page.tags
    assert sample().titel in page.text
    assert "verzonnen voorbeeld" in page.text


def test_no_forecast_stands_alone(page: Reader) -> None:
    """Elke raming staat er met haar bereik."""
    for figure in sample().figures():
        if figure.soort == RAMING:
            assert f"({figure.bereik})" in page.text.replace("\n", " ")


def test_text_of_people_stays_text() -> None:
    """Wat een mens typt, wordt nooit opmaak of een opdracht."""
    plan = replace(sample(), samenvatting=(Paragraph("samenvatting.x", (NASTY,)),))
    made = render_page(plan)
    assert "<b>vet</b>" not in made
    assert "<b>vet</b>" in unescape(made)
    assert "\x00" not in made
    assert "\u202e" not in made


def test_the_browser_may_load_nothing_but_this_style() -> None:
    """De browser mag alleen de stijl van de pagina zelf gebruiken; haar vingerafdruk klopt."""
    made = render_page(sample())
    style = re.findall(r"<style>(.*?)</style>", made, re.DOTALL)
    assert len(style) == 1
    expected = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert f"style-src 'sha256-{expected}'" in unescape(made)
    assert "default-src 'none'" in unescape(made)
    assert " style=" not in made.replace("<style", "")
    assert "<script" not in made


def test_a_figure_that_changed_shows_both() -> None:
    """Is een cijfer veranderd, dan staan het oude en het nieuwe er allebei."""
    now = LiveFigure("geld/x/2026", "€ 2", "vastgesteld", was="€ 1")
    plan = replace(sample(), samenvatting=(Paragraph("samenvatting.x", ("Nu ", now, ".")),))
    made = render_page(plan)
    assert "<del>€ 1</del> <ins>€ 2</ins>" in made


def test_an_empty_line_begins_a_paragraph() -> None:
    """Een lege regel in een tekst begint een nieuwe alinea."""
    text = Paragraph("samenvatting.x", ("Een.\n\nTwee.\n\nDrie.",))
    before = Reader(render_page(replace(sample(), samenvatting=()))).count("p")
    assert Reader(render_page(replace(sample(), samenvatting=(text,)))).count("p") == before + 3


def test_only_sources_that_are_used_are_listed() -> None:
    """Onder de pagina staan alleen de bronnen waar een cijfer op rust, genummerd."""
    figure = LiveFigure("geld/x/2026", "€ 2", "vastgesteld", bron="De bron")
    sources = (Reference("a", "Een andere", "1 mei 2025"), Reference("b", "De bron", "2 mei 2025"))
    plan = Plan(
        "T", "O", "C", sample().datum, "concept", "r", (Paragraph("p", (figure,)),), (), sources
    )
    made = render_page(plan)
    assert "Een andere" not in made
    assert '<a class="noot" href="#bron-1">' in made
    assert 'id="bron-1"' in made


def test_a_decision_says_what_pleads_against() -> None:
    """Bij een gevraagd besluit staat wie besluit, waarom, en wat ertegen pleit."""
    asked = Decision("d", ("Stemt u in?",), "de raad", ("Omdat.",), "Het kost geld.")
    made = Reader(render_page(replace(sample(), samenvatting=(asked,))))
    for words in ("Gevraagd besluit van de raad", "Stemt u in?", "Omdat.", "Het kost geld."):
        assert words in made.text


def test_a_picture_that_does_not_belong_is_refused() -> None:
    """Een plaatje met een script komt niet op de pagina."""
    chart = next(one for one in sample().blocks() if isinstance(one, Chart))
    bad = replace(chart, svg='<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    with pytest.raises(DataError, match="script"):
        render_page(replace(sample(), samenvatting=(bad,)))
