# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of how a look ahead is asked, and of what is said beside it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from springplank.actions import forecast
from springplank.actions.answers import known
from springplank.actions.forecast import Wishes, ask, look_ahead, origins, run_id_of
from springplank.errors import DataError, UsageError
from springplank.scenarios.scenario import ZERO, find_scenario, library
from springplank.words.estimates import amount, span

ZERO_SCENARIO = library()[ZERO]
FEW = Wishes(last=2027, draws=20)
OWN = '[eigen]\nbron = "telling"\n[gemeenten.Uithoorn]\nwsw = {count}\n'


@pytest.fixture(autouse=True)
def _no_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "geen"))


@pytest.fixture
def own(tmp_path: Path) -> Callable[[int], Path]:
    def write(count: int) -> Path:
        path = tmp_path / "eigen.toml"
        path.write_text(OWN.format(count=count), "utf-8")
        return path

    return write


def test_the_run_id_is_of_everything_it_rests_on(own: Callable[[int], Path]) -> None:
    """Dezelfde vraag heeft dezelfde code; elk verschil, ook in een eigen bestand, een andere."""
    one = own(40)
    wishes = [
        FEW,
        Wishes(last=2028, draws=20),
        Wishes(last=2027, draws=21),
        Wishes(last=2027, draws=20, seed=2),
        Wishes(last=2027, draws=20, model="klassiek"),
        Wishes(last=2027, draws=20, afspraak="begroting"),
        Wishes(last=2027, draws=20, chance=False),
        Wishes(last=2027, draws=20, eigen=one),
    ]
    codes = [run_id_of(ask("ammatch", ZERO_SCENARIO, each)) for each in wishes]
    assert len(set(codes)) == len(wishes)
    assert codes[0] == run_id_of(ask("ammatch", ZERO_SCENARIO, FEW))
    assert codes[-1] != run_id_of(
        ask("ammatch", ZERO_SCENARIO, Wishes(last=2027, draws=20, eigen=own(41)))
    )


def test_chance_follows_the_size_of_the_company() -> None:
    """Toeval telt bij een klein bedrijf, nooit zonder bedrijf, en verder als u dat zegt."""
    assert ask("ammatch", ZERO_SCENARIO, FEW).has_chance
    assert not ask("Amsterdam", ZERO_SCENARIO, FEW).has_chance
    assert ask("Amsterdam", ZERO_SCENARIO, Wishes(chance=True)).has_chance
    assert not ask("landelijk", ZERO_SCENARIO, Wishes(chance=True)).has_chance
    early = Wishes(stand="meicirculaire-2024")
    assert not ask("ammatch", ZERO_SCENARIO, early).has_chance, "onbekend is niet klein"


def test_shares_that_do_not_add_up_are_refused(tmp_path: Path) -> None:
    """Tellen de werkvormen niet op tot 1, in een scenario of bestand, dan staat hun som er."""
    file, own = tmp_path / "meer.toml", tmp_path / "eigen.toml"
    file.write_text(
        '[scenario]\nnaam = "Meer"\nauteur = "ik"\ndatum = 2026-01-01\nsoort = "keuze"\n'
        'uitleg = "Meer binnen."\n[[wijziging]]\nwat = "aanname"\nvanaf = 2027\n'
        'sleutel = "bedrijf_wsw.aandeel_binnen"\nwaarde = 0.9\neigenaar = "ik"\n'
        'waarom = "proef"\n',
        "utf-8",
    )
    own.write_text(
        '[eigen]\nbron = "telling"\n[aannames]\n"bedrijf_wsw.aandeel_binnen" = 0.9\n', "utf-8"
    )
    with pytest.raises(UsageError, match=r"wsw tellen vanaf 2027 op tot 1,5\d; maak er samen 1"):
        ask("ammatch", find_scenario(str(file)), FEW)
    with pytest.raises(UsageError, match=r"wsw tellen op tot 1,5\d; maak er samen 1"):
        ask("ammatch", ZERO_SCENARIO, Wishes(last=2027, draws=20, eigen=own))


def test_more_people_than_inhabitants_are_refused(own: Callable[[int], Path]) -> None:
    """Een miljoen mensen in de Wsw van Uithoorn kan niet; er wonen er minder."""
    with pytest.raises(DataError, match=r"wsw is 1\.000\.000\. Dat zijn meer mensen dan er wonen"):
        ask("ammatch", ZERO_SCENARIO, Wishes(last=2027, draws=20, eigen=own(1_000_000)))


def test_years_and_draws_have_bounds() -> None:
    """Een jaar voor het begin of een aantal van 0 wordt geweigerd."""
    for wishes in (Wishes(last=2024), Wishes(last=2061), Wishes(draws=0), Wishes(draws=20_001)):
        with pytest.raises(UsageError, match="kan niet: kies een"):
            ask("ammatch", ZERO_SCENARIO, wishes)


def test_an_expired_aanname_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Na hun einddatum worden aannames genoemd, voor die tijd niet."""
    assert look_ahead("landelijk", None, FEW).verlopen == ()
    monkeypatch.setattr(forecast, "today", lambda: date(2099, 1, 1))
    late = look_ahead("landelijk", None, FEW)
    assert len(late.verlopen) == len(late.antwoord.outcome.assumptions)


def test_every_figure_has_an_origin() -> None:
    """De telling per herkomst is samen het aantal cijfers."""
    found = look_ahead("ammatch", "meer_doorstroom", FEW)
    counted = origins(found)
    assert sum(counted.values()) == len(found.antwoord.outcome.assumptions)
    changed = {change.key for change in library()["meer_doorstroom"].wijzigingen}
    assert counted["scenario"] == len(changed)


def test_known() -> None:
    """Onbekend is null, en voor een 0 staat geen min."""
    assert known(float("nan")) is None
    assert str(known(-0.00001)) == "0.0"
    assert known(1.23456) == 1.2346


ESTIMATES = (
    (float("nan"), "EUR", "onbekend"),
    (-0.2, "persoon", "0"),
    (57.4, "persoon", "57"),
    (46_468.2, "persoon", "46.500"),
    (-0.4, "EUR", "0"),
    (-58.3, "EUR", "-58"),
    (12_345.0, "EUR", "12.000"),
    (997_000.0, "EUR", "997.000"),
    (1_249_999.0, "EUR", "1,2 mln"),
    (191_234_567.0, "EUR", "191 mln"),
    (0.05, "aandeel", "5,0%"),
    (0.58, "aandeel", "58%"),
    (0.885, "getal", "0,89"),
    (1.0, "factor", "1"),
)


@pytest.mark.parametrize("value, unit, text", ESTIMATES)
def test_an_estimate_is_rounded(value: float, unit: str, text: str) -> None:
    """Een schatting staat er met zoveel cijfers als iets zeggen."""
    assert amount(value, unit) == text


RANGES = (
    (float("nan"), 1.0, "EUR", "onbekend"),
    (85.2, 108.1, "persoon", "85–108"),
    (1_020_000.0, 4_310_000.0, "EUR", "1,0–4,3 mln"),
    (-22_400_000.0, -17_400_000.0, "EUR", "-22 tot -17 mln"),
    (-2_900_000.0, 100_000.0, "EUR", "-2,9 tot 0,1 mln"),
    (223_400.0, 232_600.0, "EUR", "223–233 dzd"),
    (-2_640.0, 7_990.0, "EUR", "-2.640 tot 7.990"),
    (0.005, 0.05, "aandeel", "0,5%–5,0%"),
    (1_712_000_000.0, 1_832_000_000.0, "EUR", "1.712–1.832 mln"),
)


@pytest.mark.parametrize("low, high, unit, text", RANGES)
def test_a_range_fits_its_cell(low: float, high: float, unit: str, text: str) -> None:
    """Een bandbreedte staat in een eenheid, en een min lijkt nooit op een streepje."""
    assert span(low, high, unit) == text
    assert len(text) < 18
