# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of which agreement counts, and of what a reader is told about it."""

from pathlib import Path

import pytest

from springplank.actions.afspraken import agreement_of
from springplank.actions.forecast import Vooruit, Wishes, ask, look_ahead
from springplank.errors import UsageError
from springplank.scenarios.scenario import ZERO, find_scenario, library

HEAD = """
[afspraak]
naam = "Mijn afspraak"
bron = ["dienstverleningsovereenkomst"]
vanaf = 2015
status = "vastgesteld"
"""
PASSED = '[[deel]]\nnaam = "Wsw"\nsoort = "doorsluizen"\nstroom = ["wsw"]\n'
KEPT = "inhouding = 0.06\ngenoemd = 0.05\n"
DEAR = """
[[deel]]
naam = "Plekken"
soort = "prijs_hoeveelheid"
product = "beschut_werk"
eenheid = "plek"
prijs = 90_000
"""
HANDED = '[[deel]]\nnaam = "Kinderopvang"\nsoort = "doorbelasten"\nkosten = "opvang"\n'
NAMES = ("Aalsmeer", "Amstelveen", "Haarlemmermeer", "Ouder-Amstel", "Uithoorn")


@pytest.fixture(autouse=True)
def _no_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "geen"))


def remarks(tmp_path: Path, text: str) -> str:
    """Look ahead with an agreement, and give what is said beside the figures."""
    return " ".join(looked(tmp_path, text).opmerkingen)


def looked(tmp_path: Path, text: str) -> Vooruit:
    """Look ahead with an agreement, and with figures for what it asks."""
    afspraak, eigen = tmp_path / "afspraak.toml", tmp_path / "eigen.toml"
    afspraak.write_text(HEAD + text, "utf-8")
    rows = "".join(f"[gemeenten.{name}.afspraak]\nopvang = 10_000\n" for name in NAMES)
    eigen.write_text(f'[eigen]\nbron = "telling"\n{rows}', "utf-8")
    return look_ahead(
        "ammatch", None, Wishes(last=2028, draws=20, afspraak=str(afspraak), eigen=eigen)
    )


def test_a_label_that_does_not_fit_is_told(tmp_path: Path) -> None:
    """AT-06: noemt een deel 5% en houdt het 6% in, dan staat dat bij de uitkomst, een keer."""
    told = remarks(tmp_path, PASSED + KEPT)
    assert "Deel 'Wsw' noemt een inhouding van 5%, maar houdt in 2026 6% in." in told
    assert told.count("noemt een inhouding") == 1
    assert "Voor latere jaren geldt hetzelfde." in told
    assert "noemt een inhouding" not in remarks(tmp_path, PASSED)


def test_a_price_outside_the_sector_is_told(tmp_path: Path) -> None:
    """Een prijs die in de sector niet voorkomt, staat bij de uitkomst."""
    assert "Deel 'Plekken', prijs is 90.000 euro per plek." in remarks(tmp_path, PASSED + DEAR)


def test_an_agreement_that_keeps_the_money_for_the_wsw_is_told(tmp_path: Path) -> None:
    """Geeft een afspraak het geld voor de Wsw niet door, dan staat dat erbij."""
    keeps = "De afspraak Mijn afspraak geeft het geld van het Rijk voor de Wsw niet door."
    assert keeps in remarks(tmp_path, DEAR)
    assert keeps not in remarks(tmp_path, PASSED)


def test_what_is_handed_on_is_told(tmp_path: Path) -> None:
    """Wat een-op-een wordt doorgegeven, staat niet in de rekening van het bedrijf: dat staat er."""
    told = remarks(tmp_path, PASSED + HANDED)
    assert "Het bedrijf geeft dit een-op-een door: Kinderopvang." in told
    assert "een-op-een" not in remarks(tmp_path, PASSED)


def test_the_agreement_of_the_scenario_is_the_one_that_is_told(tmp_path: Path) -> None:
    """Kiest een scenario een andere afspraak, dan noemt de uitkomst die."""
    file = tmp_path / "anders.toml"
    file.write_text(
        '[scenario]\nnaam = "Anders"\nauteur = "ik"\ndatum = 2026-01-01\nsoort = "keuze"\n'
        'uitleg = "Een vast bedrag."\n[[wijziging]]\nwat = "afspraak"\nsleutel = "afspraak"\n'
        'waarde = "begroting"\neigenaar = "ik"\nwaarom = "rust"\n',
        "utf-8",
    )
    found = look_ahead("ammatch", str(file), Wishes(last=2027, draws=20))
    (told,) = (text for text in found.opmerkingen if text.startswith("Afspraak: "))
    assert told.startswith("Afspraak: Begroting. ")
    asked = ask("ammatch", find_scenario(str(file)), Wishes(last=2027, draws=20))
    assert agreement_of(asked).naam == "Begroting"
    assert agreement_of(ask("ammatch", library()[ZERO], Wishes(last=2027))) is not None


def test_a_scenario_with_an_agreement_that_cannot_be_projected_is_refused(tmp_path: Path) -> None:
    """Kiest een scenario de afspraak van Werkzaak, dan staat er waarom dat niet vooruit kan."""
    file = tmp_path / "werkzaak.toml"
    file.write_text(
        '[scenario]\nnaam = "Anders"\nauteur = "ik"\ndatum = 2026-01-01\nsoort = "keuze"\n'
        'uitleg = "Delen."\n[[wijziging]]\nwat = "afspraak"\nsleutel = "afspraak"\n'
        'waarde = "werkzaak"\neigenaar = "ik"\nwaarom = "delen"\n',
        "utf-8",
    )
    with pytest.raises(UsageError, match="rekent ook met buig"):
        ask("ammatch", find_scenario(str(file)), Wishes(last=2027, draws=20))


def test_without_a_company_there_is_no_agreement() -> None:
    """Het land heeft geen bedrijf: een afspraak doet daar niets, en er staat niets over."""
    found = look_ahead("landelijk", None, Wishes(last=2027, draws=20, afspraak="ammatch"))
    assert not any("fspraak AM match" in text for text in found.opmerkingen)
