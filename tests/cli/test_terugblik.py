# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank terugblik` and its page."""

import pytest
from tests.cli.answers import Ask, Run

from springplank.actions.terugblik import ALL, NO_CORONA, look, rival_sentence, sentences
from springplank.docs.building import PRINTED, ROOT
from springplank.docs.terugblik import page


def test_first_the_answer(run: Run) -> None:
    """Eerst het antwoord: hoe vaak klopte de band, en is het beter dan een simpele regel?"""
    told = run("terugblik").told
    total = sum(s.total.n for s in look())
    inside = sum(
        f.quantiles[0.1] <= f.actual <= f.quantiles[0.9] for s in look() for f in s.reeks.forecasts
    )
    assert f"Wij voorspelden {total} keer een cijfer dat al is gepubliceerd" in told
    share = f"{100 * inside / total:.1f}".replace(".", ",")
    assert f"In {inside} van die {total} keer ({share}%)" in told
    assert "dat zijn geen 100 losse uitkomsten" in told
    assert told.index("Wij voorspelden") < told.index("Beschut werk Mensen met een indicatie")


def test_a_bad_result_is_said_too(run: Run) -> None:
    """Waar een simpele regel even goed is, staat dat er."""
    told = run("terugblik").told
    for scored in look():
        for rival in scored.total.rivals:
            assert f"{round(rival.error):,}".replace(",", ".") in told
    losing = [s.reeks.label for s in look() if not s.total.is_better]
    assert losing
    assert f"Niet duidelijk beter: {'; '.join(losing)}." in told
    worse = told.count("Springplank is slechter")
    assert worse
    assert worse + told.count("Springplank is niet duidelijk beter") >= len(losing)


def test_all_or_nothing_is_better() -> None:
    """Is het overal of nergens beter, dan staat dat er ook."""
    better = [s for s in look() if s.total.is_better]
    others = [s for s in look() if not s.total.is_better]
    assert "Niet duidelijk beter: nergens." in " ".join(sentences(better))
    assert "minder fout): nergens." in " ".join(sentences(others))


def test_a_rule_without_an_earlier_figure() -> None:
    """Een regel zonder eerder cijfer heeft geen fout; dan staat er waarom."""
    one_year = look()[-1].rows[1].score
    assert rival_sentence(one_year, one_year.rivals[1]) == (
        "De regel 'laatste trend' had geen eerder cijfer om van uit te gaan."
    )


def test_a_narrow_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Op een smal scherm staan de kolommen onder elkaar, en mist er geen."""
    wide = run("terugblik")
    monkeypatch.setenv("COLUMNS", "60")
    narrow = run("terugblik")
    assert max(len(line) for line in narrow.out.splitlines()) <= 60
    assert max(len(line) for line in wide.out.splitlines()) <= 100
    blank = " " * 26  # a row of headings has no label
    headings = [line.split("  ") for line in narrow.out.splitlines() if line.startswith(blank)]
    found = [[cell.strip() for cell in line if cell.strip()] for line in headings]
    assert found == len(look()) * [["uitkomsten", "fout"], ["scheef", "in de band"], ["breedte"]]


def test_json(ask: Ask) -> None:
    """De JSON heeft elke voorspelling met haar kwantielen, en onbekend is null."""
    answer = ask("terugblik")
    assert (answer["trekkingen"], answer["band"]) == (1_000, [0.1, 0.9])
    reeksen = {r["grootheid"]: r for r in answer["reeksen"]}
    advised = reeksen["indicaties"]
    assert advised["voorspellingen"][0]["laatste_trend"] is None
    assert advised["voorspellingen"][0]["bekend_op"] == "2020-07-01"
    assert list(advised["voorspellingen"][0]["q"].values()) == sorted(
        advised["voorspellingen"][0]["q"].values()
    )
    scores = {s["over"]: s for s in advised["scores"]}
    assert list(scores) == [ALL, "1 jaar", "2 jaar", "3 tot en met 5 jaar", NO_CORONA]
    assert scores[ALL]["aantal"] == 15
    assert sum(scores[ALL]["vijfden"]) == 15
    mean = {s["over"]: s for s in reeksen["gemiddelde_realisatie"]["scores"]}
    assert mean["1 jaar"]["regels"][1]["fout"] is None
    assert mean["1 jaar"]["in_band_laag"] is None
    assert answer == ask("terugblik"), "twee keer vragen geeft hetzelfde"


def test_the_page_is_current_and_whole() -> None:
    """De pagina is afgedrukt uit de code, met elke uitkomst en elke kanttekening."""
    made = page()
    kept = (ROOT / "docs" / "terugblik.md").read_text("utf-8")
    assert kept == f"{PRINTED}\n\n{made.rstrip()}\n"
    for scored in look():
        assert f"### {scored.reeks.label}" in made
        for forecast in scored.reeks.forecasts:
            day = forecast.known.isoformat()
            assert f"| {forecast.origin} | {day} | {forecast.year} | " in made
    assert "te smal" in made
    assert "onbekend" in made
