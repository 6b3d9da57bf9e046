# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the register of maatregelen."""

from datetime import date
from pathlib import Path

import pytest

from springplank.actions.maatregelen import as_json, list_maatregelen
from springplank.core.sources import load_sources
from springplank.errors import RuleError, UsageError
from springplank.regelingen import REGELINGEN
from springplank.registers.maatregelen import KINDS, load_maatregelen

GOOD = """
[proef]
titel = "Proef"
soort = "erbij"
geldstroom = "wsw"
ingang = 2024-01-01
status = "vastgesteld"
bedragen = { 2024 = 1 }
voor_wie = "iedereen"
bron = "participatiewet"
plaats = "art. 1"
"""


def test_the_well_known_ones_are_in_it() -> None:
    """De bekende maatregelen sinds 2015 staan in de lijst, oudste eerst."""
    found = load_maatregelen()
    assert {
        "efficiencykorting-wsw",
        "bonus-beschut-werk",
        "loonkostensubsidie-naar-realisatie",
        "tegemoetkoming-2024",
        "ophoging-beschut-werk",
        "loon-en-prijsbijstelling-2024",
        "loon-en-prijsbijstelling-2025",
        "lage-inkomensvoordeel-afgeschaft",
        "vergoeding-lage-inkomensvoordeel",
        "impulsbudget",
        "sociale-infrastructuur",
        "overbrugging-forfait",
        "forfait-beschut-werk-2028",
        "opschalingskorting-2026",
        "accres-volgt-economie",
        "bijstandsbudget-2026",
        "loonkostenvoordeel-banenafspraak-2026",
    } <= set(found)
    days = [m.first or date.max for m in found.values()]
    assert days == sorted(days)
    assert min(days).year == 2015


def test_every_one_says_what_is_unknown() -> None:
    """Wie niet alle bedragen heeft, zegt waarom; niets staat op 0."""
    for maatregel in load_maatregelen().values():
        assert maatregel.kind in KINDS
        assert 0 not in maatregel.amounts.values()
        assert maatregel.amounts or maatregel.unknown
        assert maatregel.first or maatregel.first_unknown


def test_every_stream_and_value_exists() -> None:
    """Een geldstroom is een regeling of een genoemde andere; een genoemde waarde bestaat."""
    for maatregel in load_maatregelen().values():
        assert maatregel.stream in {*REGELINGEN, "algemene uitkering", "buiten de gemeente"}
        if maatregel.parameter:
            key, name = maatregel.parameter.split(".")
            assert name in REGELINGEN[key].history


def test_published_is_the_first_of_its_sources() -> None:
    """Een maatregel werd bekend met de eerste van haar bronnen."""
    found = load_maatregelen()["tegemoetkoming-2024"]
    assert found.published() == load_sources()["suppletoire-2024"].published


def test_one_year() -> None:
    """Voor 2024 geldt de eenmalige tegemoetkoming wel, het impulsbudget nog niet."""
    found = {m.key for m in list_maatregelen(2024).found}
    assert "tegemoetkoming-2024" in found
    assert "impulsbudget" not in found
    later = {m.key for m in list_maatregelen(2026).found}
    assert "tegemoetkoming-2024" not in later
    assert "impulsbudget" in later


def test_known_amounts_of_a_year_are_added() -> None:
    """Bekende bedragen van een jaar worden opgeteld; wat onbekend is, wordt geteld."""
    found = list_maatregelen(2025)
    assert found.known("eraf") == 0
    assert found.unknown("eraf") > 0
    added = sum(m.amounts.get(2025, 0) for m in found.found if m.kind == "erbij")
    assert found.known("erbij") == added > 35_000_000


def test_without_a_year_everything_is_listed() -> None:
    """Zonder jaar staat alles erin, ook wat geen eerste dag heeft."""
    everything = list_maatregelen()
    assert len(everything.found) == len(load_maatregelen())
    assert list_maatregelen(2025).undated == sum(m.first is None for m in everything.found)


@pytest.mark.parametrize("year", [2014, 2061])
def test_a_year_outside_the_data_is_refused(year: int) -> None:
    """Een jaar buiten de gegevens geeft een zin die zegt wat wel kan."""
    with pytest.raises(UsageError, match="2015 tot en met 2060"):
        list_maatregelen(year)


def test_unknown_amounts_are_absent_in_json() -> None:
    """Een onbekend bedrag staat niet als 0 in het antwoord, maar met een reden."""
    rows = {row["sleutel"]: row for row in as_json(list_maatregelen())["maatregelen"]}
    korting = rows["efficiencykorting-wsw"]
    assert korting["bedragen"] == []
    assert korting["per_eenheid"]["bedrag"] == -600
    assert "niet gevonden" in korting["onbekend"]
    assert rows["afgewezen-wajongers"]["ingang"] is None


@pytest.mark.parametrize(
    "change, message",
    [
        (("soort = ", "x = "), "mist het veld soort"),
        (('"erbij"', '"omhoog"'), "onbekende soort"),
        (('"vastgesteld"', '"zeker"'), "onbekende status"),
        (('"participatiewet"', '"bestaat-niet"'), "niet in bronnen.toml"),
        (('bron = "participatiewet"', "bron = []"), "geen bron"),
        (("ingang = 2024-01-01", ""), "geen ingang"),
        (("bedragen = { 2024 = 1 }", ""), "geen bedragen"),
        (("ingang = ", "einde = 2020-01-01\ningang = "), "einde voor de ingang"),
    ],
)
def test_a_faulty_entry_is_refused(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    """Een maatregel met een fout wordt geweigerd, met naam en plaats."""
    path = tmp_path / "maatregelen.toml"
    path.write_text(GOOD.replace(*change), "utf-8")
    with pytest.raises(RuleError, match=message):
        load_maatregelen(path)


def test_the_good_entry_is_read(tmp_path: Path) -> None:
    """Dezelfde maatregel zonder fout wordt gelezen."""
    path = tmp_path / "maatregelen.toml"
    path.write_text(GOOD, "utf-8")
    assert load_maatregelen(path)["proef"].amounts == {2024: 1}
