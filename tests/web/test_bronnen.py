# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Bronnen, begrippen, over deze cijfers and toegankelijkheid: what the figures are worth."""

import re
from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient
from tests.web.elementen import Element, read_page, tables

from springplank import __version__
from springplank.actions import terugblik
from springplank.actions.contradictions import find_contradictions
from springplank.core.sources import load_sources
from springplank.regelingen import REGELINGEN
from springplank.registers.begrippen import load_begrippen
from springplank.web.pages import bronnen
from springplank.words.figures import day

EXPLAINED = re.compile(r"<dfn>([^<]+)</dfn>([^(<]*) \([^)]*\)")
"""What stands behind an abbreviation that is used for the first time."""

ISO = re.compile(r"\b20\d\d-\d\d-\d\d\b")


def read(client: TestClient, url: str) -> Element:
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    return read_page(EXPLAINED.sub(r"\1\2", answer.text)).one("main")


def test_every_source_has_its_place_and_day(client: TestClient) -> None:
    """Elke bron staat er, met titel, uitgever, dag en vindplaats, en heeft een eigen pagina."""
    page = read(client, "/bronnen")
    shown = {item.attrs["id"]: item.text for item in page.every("li", "sp-bron")}
    assert shown.keys() == load_sources().keys()
    for key, source in load_sources().items():
        for told in (source.title, source.publisher, day(source.published)):
            assert " ".join(told.split()) in shown[key], key


def test_what_rests_on_a_source(client: TestClient) -> None:
    """Open een bron en u ziet welke waarden erop rusten, met hun zekerheid."""
    (table,) = tables(read(client, "/bronnen/meicirculaire-2024")).values()
    assert table[0] == ["Wat", "Soort", "Waarden", "Zekerheid"]
    assert len(table) > 1
    assert all(cell for row in table[1:] for cell in row)


@pytest.mark.parametrize("regeling", REGELINGEN)
def test_every_value_has_source_day_status_and_rival(client: TestClient, regeling: str) -> None:
    """Elke waarde van een regeling staat er met bron, dag, zekerheid en de andere waarde."""
    found = tables(read(client, f"/bronnen/waarden/{regeling}"))
    for parameter in REGELINGEN[regeling].history.values():
        wanted = [
            (entry.status, load_sources()[entry.sources[0]].title, day(entry.known), entry.rival)
            for entry in parameter.entries
            for _ in (entry.years if entry.first_day is None else (0,))
        ]
        if not wanted:
            continue
        rows = next(t for caption, t in found.items() if caption.startswith(parameter.label))[1:]
        assert len(rows) == len(wanted), parameter.label
        for row, (status, title, known, rival) in zip(rows, wanted, strict=True):
            assert row[2].startswith(status)
            assert (rival or "") in row[2]
            assert title in row[3]
            assert row[4] == known


def test_contradictions_show_both_and_what_counts(client: TestClient) -> None:
    """Waar bronnen elkaar tegenspreken, staan beide waarden en welke wij gebruiken."""
    page = read(client, "/bronnen")
    shown = [item.text for item in page.one("ul", "sp-tegenspraken").every("li")]
    found = find_contradictions()
    assert len(shown) == len(found) > 5
    for told, one in zip(shown, found, strict=True):
        assert told.startswith(one.subject)
        assert "Wij: " in told
        assert "Anders: " in told


def test_a_withdrawn_source_is_named(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een teruggetrokken bron staat bovenaan, met de dag en de reden, en op haar eigen pagina."""
    assert "Geen enkele bron is teruggetrokken." in read(client, "/bronnen").text
    key = "meicirculaire-2024"
    gone = replace(
        load_sources()[key], withdrawn=date(2026, 10, 1), withdrawn_because="Er stond een fout in."
    )
    every = tuple(gone if one.key == key else one for one in load_sources().values())
    monkeypatch.setattr(
        bronnen, "show_sources", lambda wanted="": (gone,) if wanted == key else every
    )
    told = "teruggetrokken op 1 oktober 2026: Er stond een fout in."
    assert f"{gone.title}: {told}" in read(client, "/bronnen").text
    assert told in read(client, f"/bronnen/{key}").text


def test_every_word_is_explained(client: TestClient) -> None:
    """Bij Begrippen staat elk woord met zijn betekenis, en u kunt zoeken."""
    shown = read(client, "/begrippen").text
    for begrip in load_begrippen().values():
        assert begrip.word in shown
        assert " ".join(begrip.meaning.split()) in shown
    found = client.get("/begrippen?zoek=wsw").text
    assert "Wet sociale werkvoorziening" in found
    assert len(found) < len(shown)


def test_what_the_figures_are_worth(client: TestClient) -> None:
    """Over deze cijfers: wat er niet in zit, de terugblik met fouten en band, en de versie."""
    page = read(client, "/over")
    left_out = page.with_id("weggelaten")
    assert left_out.text == "Wat zit er niet in?"
    assert f"versie {__version__}" in page.text
    found = tables(page)
    scored = terugblik.look()
    for one in scored:
        rows = next(table for caption, table in found.items() if one.reeks.label in caption)
        assert rows[0][2:] == ["Gemiddelde fout", "In de band van 80%"]
        assert [row[1] for row in rows[1:]] == [str(row.score.n) for row in one.rows]
        assert all(re.fullmatch(r"[\d,]+%|onbekend", cell) for row in rows[1:] for cell in row[2:])
    assert len(scored) >= 2
    for told in terugblik.sentences(scored):
        assert " ".join(told.split()) in page.text


def test_days_are_dutch(client: TestClient) -> None:
    """Op geen van deze pagina's staat een dag zoals een computer hem schrijft."""
    for url in ("/bronnen", "/begrippen", "/over", "/toegankelijkheid", "/bronnen/waarden/wsw"):
        assert ISO.findall(read(client, url).text) == [], url


def test_the_statement_says_what_was_tested(client: TestClient) -> None:
    """De verklaring noemt de norm, de stand, de dag, wat niet werkt en waar u dat meldt."""
    page = read(client, "/toegankelijkheid")
    facts = {d.one("dt").text: d.one("dd").text for d in page.one("dl", "sp-feiten").every("div")}
    assert "2.2" in facts["Norm"]
    assert facts["Status"]
    assert f"versie {__version__}" in facts["Laatst getoetst"]
    heads = [head.text for head in page.every("h2")]
    assert heads == [
        "Wat is getoetst?",
        "Wat werkt nog niet goed?",
        "Wat kunt u doen als iets niet werkt?",
    ]
    assert len(list(page.every("li"))) >= 5
