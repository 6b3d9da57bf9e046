# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank uitleg`."""

import re

import pytest
from tests.cli.answers import Ask, Run, row_of

from springplank.core.sources import load_sources
from springplank.core.units import parse_unit

STREAMS = (
    "impulsbudget", "sociale_infrastructuur", "beschut_werk", "wsw", "iu_participatie",
    "buig_loonkostensubsidie", "cluster_participatie",
)  # fmt: skip
STANDS = ("meicirculaire-2023", "meicirculaire-2024", "meicirculaire-2025", "nieuwste")
KEYS = (
    "onderwerp", "regeling", "jaar", "bekend", "bekend_op", "run_id", "bedrag_eur", "laag", "hoog",
    "status", "reden", "wat_te_doen", "rechtsvorm", "stappen", "delen", "toelichting", "bronnen",
    "opmerkingen",
)  # fmt: skip
STEP_KEYS = (
    "sleutel", "soort", "naam", "waarde", "eenheid", "artikel", "formule", "invoer", "status",
    "bronnen", "plaats", "toelichting", "alternatieven",
)  # fmt: skip


@pytest.mark.parametrize("stand", STANDS)
@pytest.mark.parametrize("regeling", STREAMS)
def test_every_step_can_be_followed(ask: Ask, regeling: str, stand: str) -> None:
    """Elke stap gebruikt alleen wat eerder is genoemd, en elke waarde heeft een bron of reden."""
    for year in (2024, 2025, 2028):
        answer = ask("uitleg", "Hilversum", regeling, year, "--bekend", stand)
        assert tuple(answer) == KEYS
        seen: set[str] = set()
        for step in answer["stappen"]:
            assert tuple(step) == STEP_KEYS
            assert set(step["invoer"]) <= seen
            seen.add(step["sleutel"])
            parse_unit(step["eenheid"])
            assert step["naam"]
            if step["soort"] == "stap":
                assert step["formule"]
                assert step["invoer"] or step["waarde"] is not None
            else:
                assert step["status"]
                assert step["bronnen"] or step["toelichting"] or step["waarde"] is None
            assert set(step["bronnen"]) <= load_sources().keys()
        assert {s["soort"] for s in answer["stappen"]} <= {"invoer", "waarde", "stap"}
        assert "stap" in {s["soort"] for s in answer["stappen"]}


@pytest.mark.parametrize("regeling", STREAMS)
def test_the_answer_is_that_of_geld(ask: Ask, regeling: str) -> None:
    """Uitleg en geld geven hetzelfde bedrag, met dezelfde bandbreedte, zekerheid en bronnen."""
    for name in ("Hilversum", "ammatch", "landelijk"):
        money = ask("geld", name, "--jaar", "2026")
        answer = ask("uitleg", name, regeling, "2026")
        row = row_of(money, regeling, 2026)
        for key in ("bedrag_eur", "laag", "hoog", "status", "reden", "wat_te_doen", "bronnen"):
            assert answer[key] == row[key]
        assert answer["run_id"] == money["run_id"]


def test_the_last_amount_is_the_amount(ask: Ask) -> None:
    """De berekening komt uit op het bedrag dat bovenaan staat."""
    for regeling in STREAMS[:5]:
        answer = ask("uitleg", "Hilversum", regeling, "2026")
        amounts = [s["waarde"] for s in answer["stappen"] if s["soort"] == "stap"]
        assert answer["bedrag_eur"] in amounts


def test_every_step_of_the_law_names_its_place(ask: Ask) -> None:
    """De laatste stap van elke geldstroom noemt het artikel of de brief die ze volgt."""
    for regeling in STREAMS:
        steps = ask("uitleg", "Hilversum", regeling, "2025")["stappen"]
        assert any(step["artikel"] for step in steps if step["soort"] == "stap")


def test_beschut_werk_is_a_chain_of_named_amounts(ask: Ask) -> None:
    """Het bedrag per plek is een som van genoemde onderdelen: 8.597 tot en met 15.456 euro."""
    steps = {s["sleutel"]: s for s in ask("uitleg", "Hilversum", "beschut_werk", "2026")["stappen"]}
    whole = steps["bedrag_per_plek"]
    assert whole["waarde"] == 15_456
    parts = [steps[name]["waarde"] for name in whole["invoer"]]
    assert sorted(parts) == [542, 552, 637, 2_157, 2_971, 8_597]
    assert sum(parts) == whole["waarde"]


def test_the_calculation_is_shown_with_numbers(run: Run) -> None:
    """Onder elke formule staat dezelfde formule met de getallen erin."""
    answer = run("uitleg", "Hilversum", "beschut_werk", "2026")
    assert (answer.code, answer.err) == (0, "")
    assert "= 8.597 + 542 + 2.157 + 552 + 637 + 2.971" in answer.out
    assert "= rond af(37,759 × (15.456 - 552) + 37,759 × 552)" in answer.out
    order = [answer.out.index(t) for t in ("De berekening", "Wat erin gaat", "Wat de wet")]
    assert order == sorted(order)


def test_the_head_says_how_sure_and_who_is_paid(run: Run) -> None:
    """Bovenaan staan bedrag, zekerheid, bandbreedte, ontvanger en wat men zelf ontvangt."""
    lines = run("uitleg", "Hilversum", "impulsbudget", "2026").out.splitlines()
    assert lines[0] == "Impulsbudget, Hilversum, 2026"
    assert lines[3:6] == [
        "Bedrag: 117.894 euro (aanname).",
        "Bandbreedte: 114.835 tot 117.894 euro.",
        "Betaald aan: Almere. Hilversum ontvangt zelf 0 euro.",
    ]


def test_rival_values_are_told(run: Run) -> None:
    """Een andere waarde staat bij de waarde en met haar bedrag bovenaan."""
    told = run("uitleg", "landelijk", "sociale_infrastructuur", "2035").told
    assert "Met de andere waarde (vragenuur): 34.700.000 euro." in told
    assert "andere waarde (vragenuur): 34.700.000" in told


@pytest.mark.parametrize("name", ["ammatch", "AM05", "landelijk"])
def test_a_group_shows_its_gemeenten(ask: Ask, run: Run, name: str) -> None:
    """Bij een groep staan de landelijke waarden en het bedrag per gemeente."""
    answer = ask("uitleg", name, "wsw", "2026")
    assert {s["soort"] for s in answer["stappen"]} == {"waarde"}
    assert sum(part["bedrag_eur"] for part in answer["delen"]) == answer["bedrag_eur"]
    assert "Per gemeente" in run("uitleg", name, "wsw", "2026").out


def test_unknown_amounts_say_why(run: Run) -> None:
    """Wat onbekend is, zegt waarom en wat u kunt doen."""
    lines = run("uitleg", "Hilversum", "buig_loonkostensubsidie", "2026").out.splitlines()
    assert lines[3] == "Bedrag: onbekend."
    told = " ".join(lines)
    assert "gegevens importeer --soort parameter" in told
    early = run("uitleg", "Hilversum", "wsw", "2018").told
    assert "Bedrag: onbekend. Springplank heeft geen bedragen van voor 2024." in early


@pytest.mark.parametrize(
    "text", ["wsw", "WSW", "Rijksbijdrage Wsw", "beschut-werk", "Impulsbudget"]
)
def test_a_stream_has_a_key_and_a_title(run: Run, text: str) -> None:
    """Een geldstroom is te vinden met haar sleutel en met haar naam."""
    assert run("uitleg", "Hilversum", text, "2026").code == 0


@pytest.mark.parametrize("columns", [80, 100])
def test_lines_fit_the_screen(run: Run, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """Geen regel is breder dan het scherm, en er zwerven geen spaties."""
    monkeypatch.setenv("COLUMNS", str(columns))
    for regeling in STREAMS:
        out = run("uitleg", "Hilversum", regeling, "2028").out
        assert max(len(line) for line in out.splitlines()) <= columns
        assert not re.search(r" [.,;]|\.\.| \)", " ".join(out.split()))


def test_plural_units(run: Run) -> None:
    """Eenheden staan in gewone woorden, in enkelvoud of meervoud."""
    told = run("uitleg", "Hilversum", "beschut_werk", "2026").told
    assert "39 plekken" in told
    assert "voor een gemeente: 1 plek " in told
    assert "euro per plek" in told
    assert "496 personen" in run("uitleg", "Hilversum", "impulsbudget", "2026").told


def test_an_own_choice_and_the_certainty_of_a_verband_are_told(run: Run, ask: Ask) -> None:
    """Een eigen keuze staat boven de uitleg; hoe zeker een verband is, eronder."""
    choice = ("--waarde", "impulsbudget.macrobudget=1.000.000")
    lines = run("uitleg", "emco", "impulsbudget", "2026", *choice).out.splitlines()
    assert lines[3].startswith("LET OP: dit is niet de standaard.")
    told = " ".join(" ".join(lines).split())
    assert told.count("LET OP") == 1
    assert "EMCO-groep (emco): zekerheid laag. Bron: Register van Overheidsorganisaties" in told
    assert "30 van de 85 verbanden" in told
    alone = ask("uitleg", "Hilversum", "wsw", "2026")["opmerkingen"]
    assert not any("verband" in remark for remark in alone)


def test_a_source_that_another_read_has_a_mark(run: Run) -> None:
    """Een bron die wij via een derde lazen, heeft ook in de uitleg een sterretje."""
    told = run("uitleg", "Hilversum", "impulsbudget", "2026").told
    assert "bron: septembercirculaire-2024*" in told
    assert told.count("* Deze bron hebben wij via een derde gelezen.") == 1
    assert "gemeente-nu-impulsbudget," in told


@pytest.mark.parametrize("regeling", STREAMS)
@pytest.mark.parametrize("name", ["Hilversum", "Borger-Odoorn", "wedeka"])
def test_every_step_is_printed_with_all_it_says(
    run: Run, ask: Ask, name: str, regeling: str
) -> None:
    """Wat de JSON over een stap zegt, staat ook op het scherm: naam, artikel, plaats, bron."""
    question = ("uitleg", name, regeling, "2025")
    told = "".join(run(*question).out.split())
    steps = ask(*question)["stappen"]
    assert steps
    for step in steps:
        parts = [step["naam"], step["formule"], step["artikel"], step["plaats"], step["status"]]
        for said in (*parts, step["toelichting"], *step["bronnen"]):
            assert "".join((said or "").split()) in told


@pytest.mark.parametrize("name", ["ammatch", "AM05", "landelijk"])
def test_a_group_shows_the_components_of_a_whole(ask: Ask, name: str) -> None:
    """De uitleg van de integratie-uitkering van een groep noemt de drie onderdelen."""
    whole = ask("uitleg", name, "iu_participatie", "2026")
    parts = {step["sleutel"]: step["waarde"] for step in whole["stappen"]}
    assert set(parts) == {"wsw", "beschut_werk", "sociale_infrastructuur"}
    assert sum(parts.values()) == whole["bedrag_eur"]
