# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The raadspagina: short, whole, honest, and the same for every verband."""

import re
from html import unescape

import pytest
from tests.conftest import Samples

from springplank.actions.plan.raad import MOST_WORDS, council_page
from springplank.actions.plan.voorbeeld import example_work
from springplank.actions.werk import Werk
from springplank.documents.page import render_page
from springplank.documents.plan import RAMING, Chart, Decision, Table
from springplank.reference.partnerships import partnerships

UNREAD = re.compile(r"<(style|svg|title|details)\b.*?</\1>", re.DOTALL)
"""What no reader meets as words: pictures, and the table behind a picture until it is opened."""

WEIGHT = 150_000
FOUR = {"scenario.1": "versterken", "scenario.2": "meer_doorstroom", "scenario.3": "forfait_2028"}


def words(page: str) -> list[str]:
    return re.sub(r"<[^>]+>", " ", UNREAD.sub(" ", page)).split()


@pytest.mark.parametrize("code", ["VB0001", "VB0002", "VB0003", "VB0004"])
def test_the_example(code: str) -> None:
    """De raadspagina zegt welk besluit, wat het kost, om wie het gaat en wat er te kiezen viel."""
    page = council_page(example_work(), code)
    assert page.is_brief
    assert page.is_invented
    assert isinstance(page.samenvatting[0], Decision)
    kinds = {type(block) for block in page.blocks()}
    assert {Decision, Chart, Table} <= kinds
    assert len(page.hoofdstukken) == 5
    assert all(figure.bereik for figure in page.figures() if figure.soort == RAMING)


def test_it_fits_in_ten_minutes() -> None:
    """Een raadspagina heeft hoogstens 600 woorden en weegt hoogstens 150 kB."""
    page = render_page(council_page(example_work(), "VB0002"))
    assert len(words(page)) <= MOST_WORDS
    assert len(page.encode()) <= WEIGHT


def test_it_stands_alone() -> None:
    """De pagina haalt niets op en heeft geen script."""
    page = render_page(council_page(example_work(), "VB0002"))
    assert "<script" not in page
    assert not re.search(r"""(src|href)=["'](?!#)""", page)
    assert "default-src 'none'" in unescape(page)


def test_every_verband_has_one(samples: Samples) -> None:
    """Van elk verband past de pagina, ook met vier opties en zonder cijfers van het bedrijf."""
    every = [one for one in partnerships() if one.leden]
    for verband in every[:: max(1, len(every) // samples(4, 85))]:
        page = render_page(council_page(Werk(verband.key, FOUR), verband.leden[0]))
        assert len(words(page)) <= MOST_WORDS, verband.key
        assert "verzonnen" not in page
        assert "resultaat van het bedrijf" not in page.lower(), verband.key
