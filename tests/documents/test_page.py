# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The page for a phone: everything of the plan is on it, nothing is fetched, nothing is run."""

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise

import pypdf
import pytest
from tests.documents.sample import NASTY, sample

from springplank.actions.plan.raad import council_page
from springplank.actions.plan.voorbeeld import example_work
from springplank.documents.page import render_page
from springplank.documents.pdf import render_pdf
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

BOTH_SIDES = 2
HEADS = (
    "Gevraagd besluit",
    "Wat als het tegenvalt?",
    "Wat kon er gekozen worden?",
    "Drie vragen die u kunt stellen",
    "De cijfers van de figuren",
    "Bronnen",
)


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


def soft(text: str) -> str:
    """Give a text with plain spaces, where amounts are kept in one piece."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\n", " ")


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
            assert soft(f"({figure.bereik})") in soft(page.text)


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
    assert "<del>€ 1</del> <ins>€ 2</ins>" in soft(made)


def test_an_empty_line_begins_a_paragraph() -> None:
    """Een lege regel in een tekst begint een nieuwe alinea."""
    text = Paragraph("samenvatting.x", ("Een.\n\nTwee.\n\nDrie.",))
    before = Reader(render_page(replace(sample(), samenvatting=()))).count("p")
    assert Reader(render_page(replace(sample(), samenvatting=(text,)))).count("p") == before + 3


def with_sources(*bron: str) -> str:
    """Write a page with a figure per source, and six sources of which the first is not used."""
    figures = [LiveFigure(f"geld/{at}/2026", "€ 2", "vastgesteld", bron=b)
               for at, b in enumerate(bron)]  # fmt: skip
    sources = tuple(Reference(f"b{n}", f"Bron {n}", f"{n} mei 2025") for n in range(6))
    blocks = tuple(Paragraph(f"p.{at}", (one,)) for at, one in enumerate(figures))
    plan = Plan("T", "O", "C", sample().datum, "concept", "r", blocks, (), sources)
    return render_page(plan)


def test_only_sources_that_are_used_are_listed() -> None:
    """Onder de pagina staan alleen de bronnen waar een cijfer op rust, genummerd."""
    made = with_sources("Bron 1")
    assert "Bron 0" not in made
    assert '<a class="noot" href="#bron-1">' in made
    assert '<li id="bron-1">Bron 1, 1 mei 2025.</li>' in made
    assert "De bron van deze cijfers" in made


def test_a_figure_on_several_sources_names_them_all() -> None:
    """Rust een cijfer op meer bronnen, dan staan zij er allemaal, een rij korter geschreven."""
    made = with_sources("Bron 1; Bron 2; Bron 3; Bron 5", "Bron 4")
    assert re.findall(r'href="#bron-(\d)"><span[^>]*>bron </span>([^<]+)<', made) == [
        ("1", "1\N{EN DASH}3"),
        ("5", "5"),
        ("4", "4"),
    ]
    assert [f'id="bron-{n}"' in made for n in range(1, 7)] == [True] * 5 + [False]
    assert "De 5 bronnen van deze cijfers" in made


def test_a_source_that_the_plan_does_not_know_is_listed_too() -> None:
    """Een cijfer zonder bron in de lijst bestaat niet: dan komt zijn bron erbij."""
    assert '<li id="bron-1">Eigen telling</li>' in with_sources("Eigen telling")


def test_a_table_names_its_sources_once() -> None:
    """Onder een tabel staat één keer waar zij op rust; niet in elke cel."""
    cell = LiveFigure("geld/x/2026", "€ 2", "vastgesteld", bron="De bron")
    table = Table("t", "Geld", ("Jaar", "Bedrag"), (("2026", cell), ("2027", cell)), (1,))
    made = render_page(replace(sample(), samenvatting=(table,), hoofdstukken=()))
    assert made.count('class="noot"') == 1
    assert "Bron: <a" in made


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


@pytest.mark.parametrize("code", ["VB0001", "VB0002", "VB0003", "VB0004"])
def test_on_paper_it_is_one_sheet(code: str) -> None:
    """Als PDF past de raadspagina op de twee kanten van één blad, met de bronnen erbij."""
    found = pypdf.PdfReader(BytesIO(render_pdf(council_page(example_work(), code))))
    assert len(found.pages) <= BOTH_SIDES
    text = " ".join(page.extract_text() for page in found.pages)
    for head in HEADS:
        assert head in text
