# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the gemeenten of every year."""

from datetime import date

import pytest

from springplank.errors import UsageError
from springplank.reference.municipalities import (
    inhabitants,
    municipalities_of,
    name_of,
    newest_year,
    period_of,
)

NUMBER_PER_YEAR = {
    2015: 393,
    2016: 390,
    2017: 388,
    2018: 380,
    2019: 355,
    2020: 355,
    2021: 352,
    2022: 345,
    2023: 342,
    2024: 342,
    2025: 342,
    2026: 342,
}


@pytest.mark.parametrize("year, number", NUMBER_PER_YEAR.items())
def test_number_of_gemeenten(year: int, number: int) -> None:
    """Elk jaar heeft het aantal gemeenten van CBS, op volgorde van code en zonder dubbele."""
    indeling = municipalities_of(year)
    assert len(indeling.codes) == number
    assert list(indeling.codes) == sorted(set(indeling.codes))
    assert indeling.codes == tuple(g.code for g in indeling.gemeenten)
    assert (indeling.year, indeling.peiljaar, indeling.is_newest_known) == (year, year, False)


@pytest.mark.parametrize("year", NUMBER_PER_YEAR)
def test_gemeenten_exist_on_the_first_of_january(year: int) -> None:
    """Een gemeente staat in een jaar als haar eerste en laatste dag 1 januari omvatten."""
    new_year = date(year, 1, 1)
    for gemeente in municipalities_of(year).gemeenten:
        assert gemeente.geldig_van is None or gemeente.geldig_van <= new_year
        assert gemeente.geldig_tot is None or gemeente.geldig_tot >= new_year


@pytest.mark.parametrize("year", NUMBER_PER_YEAR)
def test_names_and_areas_are_filled(year: int) -> None:
    """Elke gemeente heeft elk jaar een eigen naam, een provincie, een COROP-gebied en een regio."""
    gemeenten = municipalities_of(year).gemeenten
    assert len({g.naam for g in gemeenten}) == len(gemeenten)
    for g in gemeenten:
        assert all((g.naam, g.naam_kort, g.provincie, g.arbeidsmarktregio_code))
        assert g.provincie_code.startswith("PV")
        assert g.corop_code.startswith("CR")
    assert len({g.provincie_code for g in gemeenten}) == 12


def test_name_of_the_year() -> None:
    """Hengelo heet pas sinds 2024 Hengelo (O.) bij CBS."""

    def name_in(year: int) -> str:
        return next(g.naam for g in municipalities_of(year).gemeenten if g.code == "GM0164")

    assert (name_in(2023), name_in(2024)) == ("Hengelo", "Hengelo (O.)")
    assert name_of("GM0164") == "Hengelo (O.)"


def test_later_years_use_the_newest_set() -> None:
    """Na het nieuwste bekende jaar gelden de gemeenten en inwoners van dat jaar, met vermelding."""
    newest = newest_year()
    later = municipalities_of(newest + 9)
    assert later.is_newest_known
    assert (later.year, later.peiljaar) == (newest + 9, newest)
    assert later.codes == municipalities_of(newest).codes
    persons = inhabitants(newest + 9)
    assert (persons.year, persons.peiljaar) == (newest + 9, newest)
    assert persons.by_code() == inhabitants(newest).by_code()


@pytest.mark.parametrize(
    "year, total",
    [(2015, 16_900_726), (2024, 17_942_942), (2025, 18_044_027), (2026, 18_130_208)],
)
def test_inhabitants_add_up(year: int, total: int) -> None:
    """De inwoners van alle gemeenten tellen op tot het landelijke cijfer van CBS."""
    persons = inhabitants(year)
    assert persons.codes == municipalities_of(year).codes
    assert int(persons.persons.sum()) == total
    assert persons.persons.min() > 0


def test_inhabitants_cannot_be_changed() -> None:
    """Wie de inwoners opvraagt, kan ze voor een ander niet veranderen."""
    with pytest.raises(ValueError, match="read-only"):
        inhabitants(2026).persons[0] = 0


def test_years_before_the_table() -> None:
    """Over een jaar voor 2015 zegt Springplank dat er geen gegevens zijn."""
    for ask in (municipalities_of, inhabitants):
        with pytest.raises(UsageError, match="Over 2014 zijn er geen gegevens"):
            ask(2014)


def test_period_and_unknown_code() -> None:
    """Een code heeft een eerste en een laatste dag; een onbekende code is een fout met uitleg."""
    assert period_of("GM0005") == (None, date(2018, 12, 31))
    assert period_of("GM1966") == (date(2019, 1, 1), None)
    assert period_of("GM0402") == (None, None)
    with pytest.raises(UsageError, match="Gemeentecode GM9999 bestaat niet"):
        period_of("GM9999")
