# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank maatregelen`, `begrippen`, `bronnen` and `controle`."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from springplank.actions.controle import Controle
from springplank.cli import main
from springplank.core.sources import load_sources
from springplank.registers.begrippen import load_begrippen
from springplank.words.figures import years_in_words


@pytest.fixture(autouse=True)
def _no_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "100")


class Screen:
    """Runs a command and reads what it wrote."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def says(self, *call: str) -> str:
        """Run a command that works, and give what it wrote, with single spaces."""
        assert main(list(call)) == 0
        return " ".join(self.capsys.readouterr().out.split())

    def answers(self, *call: str) -> dict[str, Any]:
        """Run a command that works, and give its JSON."""
        assert main([*call, "--json"]) == 0
        found: dict[str, Any] = json.loads(self.capsys.readouterr().out)
        return found

    def refuses(self, *call: str) -> str:
        """Run a command that is faulty, and give its one sentence."""
        assert main(list(call)) == 2
        written = self.capsys.readouterr()
        assert written.out == ""
        assert "Traceback" not in written.err
        return written.err


@pytest.fixture
def screen(capsys: pytest.CaptureFixture[str]) -> Screen:
    return Screen(capsys)


def test_maatregelen_lists_amounts_and_what_is_unknown(screen: Screen) -> None:
    """De lijst noemt bedragen in euro, en zegt wat onbekend is."""
    text = screen.says("maatregelen")
    assert "2024: 63.908.000 euro, heel Nederland" in text
    assert "-600 euro per SE" in text
    assert "De reeks per jaar en het landelijke bedrag zijn niet gevonden." in text
    assert "dag onbekend: " in text


def test_maatregelen_of_one_year(screen: Screen) -> None:
    """Van een jaar staan alleen de bedragen van dat jaar erin, met een telling."""
    text = screen.says("maatregelen", "--jaar", "2025")
    assert "2025: 35.000.000 euro" in text
    assert "2034: 19.800.000" not in text
    assert "Bekend erbij in 2025:" in text
    assert "zonder bekende eerste dag" in text
    assert screen.answers("maatregelen", "--jaar", "2025")["jaar"] == 2025


def test_a_year_outside_the_data(screen: Screen) -> None:
    """Een jaar buiten de gegevens geeft een zin en code 2."""
    assert "2015 tot en met 2060" in screen.refuses("maatregelen", "--jaar", "1999")


def test_begrippen_explains_an_abbreviation(screen: Screen) -> None:
    """Een afkorting geeft de uitleg, een Engelse regel en waar zij voorkomt."""
    text = screen.says("begrippen", "LKS")
    assert "loonkostensubsidie (LKS" in text
    assert "Engels: Wage-cost subsidy" in text
    assert "Gebruikt in: regeling" in text


def test_begrippen_lists_all(screen: Screen) -> None:
    """Zonder woord staan alle begrippen in de lijst."""
    text = screen.says("begrippen")
    assert text.count("Engels:") == 0
    assert "taakstelling" in text
    assert len(screen.answers("begrippen")["begrippen"]) > 100


def test_an_unknown_word(screen: Screen) -> None:
    """Een onbekend woord geeft een voorstel en code 2."""
    assert "Bedoelt u loonwaarde" in screen.refuses("begrippen", "loonwarde")


def test_bronnen_lists_all(screen: Screen) -> None:
    """De lijst noemt dag, precisie en hoe vaak een bron is gebruikt."""
    text = screen.says("bronnen")
    assert "dag onbekend: laatste dag van de maand" in text.lower()
    assert "keer gebruikt" in text
    assert len(screen.answers("bronnen")["bronnen"]) == len(load_sources())


def test_one_source(screen: Screen) -> None:
    """Een bron toont wat erop rust, met waarden en jaren."""
    text = screen.says("bronnen", "suppletoire-2024")
    assert "waarde wsw.eenmalig: vastgesteld" in text
    assert "2024: 63.908.000 euro" in text
    assert "ook uit: meicirculaire-2024" in text
    assert "(andere waarde: suppletoire begroting)" in text
    answer = screen.answers("bronnen", "suppletoire-2024")
    assert answer["bron"]["sleutel"] == "suppletoire-2024"


def test_a_source_on_which_nothing_rests(screen: Screen) -> None:
    """Een bron waar niets op rust, zegt dat."""
    unused = screen.answers("controle")["ongebruikte_bronnen"]
    for finding in unused[:1]:
        assert "Niets rust op deze bron." in screen.says("bronnen", finding["plaats"])


def test_a_withdrawn_source_says_so(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een teruggetrokken bron is herkenbaar in de lijst en op haar eigen plaats."""
    register: Any = load_sources()
    gone = replace(
        register["bmc-2025"], withdrawn=date(2026, 1, 1), withdrawn_because="ingetrokken door BMC"
    )
    monkeypatch.setitem(register, "bmc-2025", gone)
    assert "Teruggetrokken." in screen.says("bronnen")
    assert "Teruggetrokken op 2026-01-01: ingetrokken door BMC" in screen.says(
        "bronnen", "bmc-2025"
    )


def test_a_withdrawal_lists_everything_and_changes_nothing(screen: Screen) -> None:
    """Een terugtrekking noemt het impulsbudget, waarden die veranderen, en verandert niets."""
    text = screen.says("bronnen", "--terugtrekking", "septembercirculaire-2024")
    assert "Er is niets veranderd." in text
    assert "impulsbudget: andere of geen gegevens 2025 tot en met 2034" in text
    assert "uitkeringsfactor 2024: nu 1,42, dan 1,414" in text
    outcomes = screen.answers("bronnen", "--terugtrekking", "septembercirculaire-2024")
    assert {"impulsbudget", "wsw"} <= {o["regeling"] for o in outcomes["uitkomsten"]}


def test_a_withdrawal_without_outcomes(screen: Screen) -> None:
    """Een bron die geen uitkomst draagt, geeft dat antwoord."""
    text = screen.says("bronnen", "--terugtrekking", "iroko-2024")
    assert "Uitkomsten die erop rusten geen" in text


def test_a_source_and_a_withdrawal_together(screen: Screen) -> None:
    """Een bron en een terugtrekking tegelijk vragen kan niet."""
    call = ("bronnen", "iroko-2024", "--terugtrekking", "iroko-2024")
    assert "niet allebei" in screen.refuses(*call)
    assert "Bedoelt u" in screen.refuses("bronnen", "iroko-2042")


def test_controle_counts_and_explains(screen: Screen) -> None:
    """De controle telt per soort en legt elke tegenspraak uit."""
    text = screen.says("controle")
    assert "tegenspraken" in text
    assert "30 van de 85 verbanden" in text
    assert "Anders: 34.700.000 euro (vragenuur-2025, adviesteam-pagina)." in text
    assert "Verschil -1.200.000 euro (-3,34%)." in text
    ground = "op grond van gemeente-nu-impulsbudget, adviesteam-pagina"
    assert f"Anders: 28.575.000 euro (aanname {ground})." in text
    assert "0,04 procentpunt" in text
    assert "Anders: integratie-uitkering (adviesteam-pagina)." in text
    assert "klopt: Impulsbudget 2025 tot en met 2034" in text
    assert "ter vergelijking: Taakstelling" in text


def test_controle_without_findings(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waar niets is gevonden, staat er geen."""
    empty = Controle(date(2026, 1, 1), (), (), (), (), (), (), (), (), (), (0, 0))
    monkeypatch.setattr("springplank.actions.controle.run_controle", lambda: empty)
    assert "Verlopen, of bijna (0) geen" in screen.says("controle")


@pytest.mark.parametrize(
    "years, text",
    [
        ((), ""),
        ((2024,), "2024"),
        ((2024, 2025, 2026), "2024 tot en met 2026"),
        ((2024, 2026, 2027), "2024, 2026 tot en met 2027"),
    ],
)
def test_years_in_words(years: tuple[int, ...], text: str) -> None:
    """Jaren die op elkaar volgen, komen samen."""
    assert years_in_words(years) == text


def test_each_direction_counts_its_own_unknown_amounts(screen: Screen) -> None:
    """Bij erbij en bij eraf staat hoeveel maatregelen daarvan geen bekend bedrag hebben."""
    found = screen.answers("maatregelen", "--jaar", "2025")["maatregelen"]
    told = screen.says("maatregelen", "--jaar", "2025")
    for soort in ("erbij", "eraf"):
        mine = [m["bedragen"] for m in found if m["soort"] == soort]
        unknown = sum(all(a["jaar"] != 2025 for a in amounts) for amounts in mine)
        after = told.partition(f"Bekend {soort} in 2025: ")[2]
        assert after.partition("euro; ")[2].startswith(f"van {unknown} maatregelen is het bedrag")


def test_a_contradiction_gives_its_share_and_a_small_one_is_not_zero(screen: Screen) -> None:
    """Het deel van een verschil is dat deel van ons cijfer; een klein verschil is geen 0,00."""
    found = screen.answers("controle")["tegenspraken"]
    (one,) = (c for c in found if "Eenmalige" in c["onderwerp"] and c["verschil"] == 1_092_000)
    assert one["verschil_deel"] == pytest.approx(1_092_000 / 63_908_000)
    told = screen.says("controle")
    assert "-0,00 procentpunt" not in told
    assert "-0,0037 procentpunt" in told


def test_all_begrippen_are_listed_and_an_abbreviation_keeps_its_capitals(screen: Screen) -> None:
    """De lijst is heel; een afkorting als DAG wordt niet gevonden in het gewone woord dag."""
    found = {b["woord"]: b["gebruikt_in"] for b in screen.answers("begrippen")["begrippen"]}
    assert set(found) == set(load_begrippen())
    assert found["DAG"] == ["documenten voor ontwikkelaars"]


def test_the_worst_of_two_half_years_counts(screen: Screen) -> None:
    """Verandert een waarde in een van beide halve jaren, dan verandert de uitkomst van dat jaar."""
    (one,) = (
        e
        for e in screen.answers("bronnen", "--terugtrekking", "financieel-cv-2026")["gevolgen"]
        if (e["via"], e["jaar"]) == ("loonkostensubsidie.werkgeverslasten", 2026)
    )
    assert one["gevolg"] == "een andere waarde"
