# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A source that was withdrawn is named where its figures stand, and on the first page."""

import pytest
from tests.actions.plan.plans import OWN, VERBAND, chapter, texts_of, with_changes, withdraw
from tests.actions.plan.test_raad import words

from springplank.actions.plan.checks import questions_of
from springplank.actions.plan.composition import compose, draft_of
from springplank.actions.plan.raad import MOST_WORDS, council_page
from springplank.actions.plan.voorbeeld import example_work
from springplank.actions.plan.withdrawal import Intrekking
from springplank.actions.werk import Werk
from springplank.core.sources import load_sources
from springplank.documents.page import render_page
from springplank.documents.pdf import render_pdf
from springplank.documents.plan import LiveFigure, Paragraph

CIRCULAIRE = "septembercirculaire-2024"
TITLE = load_sources()[CIRCULAIRE].title


def test_nothing_is_said_as_long_as_every_source_stands() -> None:
    """Is geen bron ingetrokken, dan staat dat woord nergens in het plan."""
    plan = compose(example_work())
    assert "samenvatting.ingetrokken" not in texts_of(plan)
    assert not [zin for one in plan.hoofdstukken for zin in one.ontbreekt if "ingetrokken" in zin]


def test_it_is_said_on_the_first_page_and_in_every_chapter_that_rests_on_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """De samenvatting en elk hoofdstuk met cijfers van die bron zeggen dat zij is ingetrokken."""
    withdraw(monkeypatch, CIRCULAIRE)
    plan = compose(example_work())
    first = plan.samenvatting[0]
    assert first.sleutel == "samenvatting.ingetrokken"
    assert TITLE in texts_of(plan)[first.sleutel]
    for name in ("waar_staan_we", "opties", "geld"):
        said = chapter(plan, name).ontbreekt[0]
        assert said.startswith(f"De bron {TITLE} is ingetrokken. In dit hoofdstuk rusten ")
        assert said.endswith("Kijk of zij nog kloppen.")
    assert not [zin for zin in chapter(plan, "visie").ontbreekt if "ingetrokken" in zin]
    asked = [one for one in questions_of(example_work(), plan) if "ingetrokken" in one.zin]
    assert asked[0].soort == "bron"
    assert asked[1].wat_te_doen == "Het hoort bij hoofdstuk 1."
    assert render_pdf(plan).startswith(b"%PDF")


def test_every_figure_knows_what_it_rests_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een bedrag van een ingetrokken circulaire telt, een eigen keuze en een aantal mensen niet."""
    withdraw(monkeypatch, CIRCULAIRE)
    draft = draft_of(example_work())
    gone = Intrekking(draft)

    def behind(name: str) -> frozenset[str]:
        figure = draft.find(name)
        assert isinstance(figure, LiveFigure)
        return gone.behind(figure)

    assert behind("geld/wsw/2026") == {TITLE}
    assert behind("bedrijf/exploitatieresultaat/2030") == {TITLE}
    assert not behind("impuls/doorstroom/2026")
    assert not behind("personen/wsw/2030")


def test_an_aanname_hands_its_source_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rust een aanname over mensen op een ingetrokken bron, dan ook het aantal mensen."""
    draft = draft_of(VERBAND)
    known = draft.vooruit.antwoord.outcome.assumptions
    key = next(one.sources[0] for name, one in known.items() if name == "wsw.overig_vertrek")
    withdraw(monkeypatch, key)
    figure = draft.find("personen/wsw/2030")
    assert figure is not None
    assert Intrekking(draft).behind(figure) == {load_sources()[key].title}


def test_one_figure_is_not_several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rust er in een hoofdstuk één cijfer op de bron, dan staat dat in het enkelvoud."""
    withdraw(monkeypatch, CIRCULAIRE)
    draft = draft_of(example_work())
    figure = draft.find("geld/wsw/2026")
    assert figure is not None
    (said,) = Intrekking(draft).in_chapter([Paragraph("x", (figure, " en weer ", figure))])
    assert said == (
        f"De bron {TITLE} is ingetrokken. In dit hoofdstuk rust 1 cijfer daarop. "
        "Kijk of zij nog kloppen."
    )


def test_a_council_reads_it_too_and_in_no_more_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """De raadspagina zegt het in één regel, en blijft binnen 600 woorden."""
    withdraw(monkeypatch, CIRCULAIRE)
    sides = {
        f"plan.optie.{key}.{side}": "woord " * 300
        for key in draft_of(example_work()).opties
        for side in ("sterk", "tegen")
    }
    own = with_changes(Werk("afeer"), {**OWN, "scenario.1": "versterken"})
    for werk, code in ((with_changes(example_work(), sides), "VB0001"), (own, "GM1950")):
        page = council_page(werk, code)
        said = texts_of(page)["raad.ingetrokken"]
        assert (
            said
            == "Let op: hier rusten cijfers op een bron die is ingetrokken. Onderaan staat welke."
        )
        assert [one.titel for one in page.bronnen if one.is_withdrawn] == [TITLE]
        assert len(words(render_page(page))) <= MOST_WORDS


def test_several_sources_are_several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Zijn er meer bronnen ingetrokken, dan noemt de samenvatting ze allemaal."""
    draft = draft_of(VERBAND)
    used = {
        key
        for amount in draft.cijfers.geld.geld.amounts
        for key in amount.bronnen
        if amount.jaar == draft.cijfers.jaren[0]
    }
    withdraw(monkeypatch, *used)
    said = texts_of(compose(VERBAND))["samenvatting.ingetrokken"]
    assert "op bronnen die zijn ingetrokken. Het gaat om: " in said
    assert all(load_sources()[key].title in said for key in used)
