# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The raadspagina: short, whole, honest, and the same for every verband."""

import re
from dataclasses import replace
from html import unescape

import pytest
from tests.conftest import Samples

from springplank.actions.forecast import Vooruit
from springplank.actions.plan.composition import draft_of
from springplank.actions.plan.drawings import draw_outcomes
from springplank.actions.plan.raad import MOST_WORDS, council_page
from springplank.actions.plan.voorbeeld import example_work
from springplank.actions.werk import Werk
from springplank.documents.page import render_page
from springplank.documents.plan import RAMING, Bullets, Chart, Decision, Table
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


def test_the_choice_is_on_the_page_whatever_its_place() -> None:
    """De gekozen optie staat er altijd bij, haar uitkomsten ook, en wat niet past wordt genoemd."""
    werk = example_work()
    velden = {**werk.velden, "scenario.4": "krappe_arbeidsmarkt",
              "plan.voorkeur": "krappe_arbeidsmarkt"}  # fmt: skip
    page = council_page(replace(werk, velden=velden), "VB0002")
    draft = draft_of(replace(werk, velden=velden), "VB0002")
    options = next(b for b in page.blocks() if b.sleutel == "raad.opties")
    assert isinstance(options, Table)
    names = [row[0] for row in options.rijen]
    assert len(names) == 4
    assert names[-1] == "Krappe arbeidsmarkt"
    assert options.noot == "Het plan noemt ook: Meer doorstroom."
    chart = next(b for b in page.blocks() if isinstance(b, Chart))

    def told(found: Vooruit) -> str:
        about = draft.cijfers.reeks(found, "kop", "resultaat"), draft.cijfers.straks
        return draw_outcomes("x", "", "het resultaat", found, about)[0].alt

    assert chart.alt == told(draft.vooruit) != told(draft.cijfers.hier)
    assert page.run_id == draft.vooruit.run_id


def test_a_council_without_a_choice_asks_when_it_comes() -> None:
    """Zolang er geen keuze is, gaat de derde vraag niet over een argument tegen die keuze."""
    for velden, said in (
        ({}, "Wanneer is er een keuze"),
        ({"plan.voorkeur": "versterken"}, "Wat antwoordt het college"),
        ({"plan.voorkeur": "nieuw_rijksbeleid"}, "Wat is het sterkste argument tegen deze keuze?"),
    ):
        page = council_page(Werk("ammatch", velden), "GM0358")
        asked = next(b for b in page.blocks() if b.sleutel == "raad.vragen")
        assert isinstance(asked, Bullets)
        assert str(asked.punten[2][0]).startswith(said)


def test_a_gemeente_in_two_verbanden() -> None:
    """De pagina zegt dat de mensen in dit verband tellen, en van wie het geld is."""
    own = render_page(council_page(Werk("GM1950"), "GM1950"))
    assert "Dat zijn alleen de mensen in Afeer." in own
    assert "Dat geld is van heel Westerwolde." in own
    assert "Mensen en geld zijn hier alleen het deel in Afeer." in own
    member = render_page(council_page(Werk("afeer"), "GM1950"))
    assert "Dat geld is alleen het deel voor Afeer." in member
    assert "alleen" not in render_page(council_page(Werk("afeer"), "GM0765"))


def test_long_arguments_do_not_make_it_long() -> None:
    """Schrijft iemand bij elke optie een lap tekst, dan blijft de pagina binnen 600 woorden."""
    werk = example_work()
    keys = draft_of(werk).opties
    sides = [f"plan.optie.{key}.{side}" for key in keys for side in ("sterk", "tegen")]
    long = dict.fromkeys(sides, "woord " * 300)
    asked = {"plan.besluit.VB0002.vraag": "Stemt u in, en " + "waarom niet, " * 100}
    page = render_page(council_page(Werk(werk.code, {**werk.velden, **long, **asked}), "VB0002"))
    assert page.count("woord…") == 2 * len(keys) + 1  # and the argument beside the decision
    assert "Wat eindigt met … staat heel in het plan." in page
    assert len(words(page)) <= MOST_WORDS
