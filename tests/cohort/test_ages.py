# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The AOW age, who reaches it in a year, mortality, and profiles of ages."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.cohort.ages import (
    AGES,
    Kenmerken,
    aow_leeftijd,
    fit_profile,
    kenmerken_of,
    place_ages,
    retiring_share,
    sterftekans,
)
from springplank.errors import DataError, UsageError

NOW = date(2026, 11, 1)


def at(age: int) -> int:
    """Give the row of an age."""
    return AGES.index(age)


# --- The AOW age ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "year,years,months",
    [
        (2013, 65, 1),
        (2015, 65, 3),
        (2016, 65, 6),
        (2018, 66, 0),
        (2019, 66, 4),
        (2021, 66, 4),
        (2022, 66, 7),
        (2023, 66, 10),
        (2024, 67, 0),
        (2027, 67, 0),
        (2028, 67, 3),
        (2031, 67, 3),
    ],
)
def test_the_set_aow_ages(year: int, years: int, months: int) -> None:
    """De vastgestelde AOW-leeftijd per jaar (bronnen in aow_leeftijd.toml)."""
    found = aow_leeftijd((year,), NOW)
    assert found.maanden[0] == years * 12 + months
    assert found.laag[0] == found.hoog[0] == found.maanden[0]
    assert found.is_vastgesteld[0]
    assert found.remarks() == ()


@pytest.mark.parametrize(
    "on,age_in_2020,age_in_2022",
    [
        (date(2015, 6, 1), 66 * 12 + 3, None),
        (date(2016, 6, 1), 66 * 12 + 8, None),
        (date(2018, 8, 1), 66 * 12 + 8, 67 * 12 + 3),
        (date(2019, 8, 1), 66 * 12 + 4, 66 * 12 + 7),
    ],
)
def test_what_was_known_then(on: date, age_in_2020: int, age_in_2022: int | None) -> None:
    """De AOW-leeftijd van 2020 en 2022 is vaak veranderd; op een dag geldt wat toen bekend was."""
    found = aow_leeftijd((2020, 2022), on)
    assert found.maanden[0] == age_in_2020
    if age_in_2022 is None:
        assert not found.is_vastgesteld[1]
    else:
        assert found.maanden[1] == age_in_2022


def test_a_year_that_is_not_set_says_so_with_a_range() -> None:
    """Een jaar zonder vastgestelde AOW-leeftijd krijgt een aanname, een bandbreedte en een zin."""
    found = aow_leeftijd((2031, 2035, 2043, 2050), NOW)
    assert found.is_vastgesteld.tolist() == [True, False, False, False]
    assert found.maanden.tolist() == [807, 810, 816, 816]
    assert (found.laag[1:] < found.hoog[1:]).all()
    assert (found.laag >= 807).all()
    assert (found.hoog <= 816).all()
    assert found.remarks()[0].startswith(
        "De AOW-leeftijd voor 2035 is nog niet vastgesteld. Wij rekenen met 67 jaar en 6 maanden"
    )
    assert "68 jaar worden" in found.remarks()[2]


def test_before_2013_it_is_unknown() -> None:
    """Voor 2013 hebben wij geen AOW-leeftijd; onbekend blijft onbekend."""
    found = aow_leeftijd((2012,), NOW)
    assert np.isnan(found.maanden[0])
    assert found.remarks() == ()
    with pytest.raises(UsageError, match="De AOW-leeftijd van 2012 is bij ons niet bekend"):
        retiring_share((2013,), NOW)


# --- Who reaches it ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "year,at_64,at_65,at_66,at_67",
    [
        # 65 and 3 months, then 65 and 6: who is 65 had not left only below 65 and 3 months.
        (2016, 0.5, 1.0, 1.0, 1.0),
        # 66 in 2018: nobody older than 65 and 9 months is left, and each of them leaves.
        (2018, 0.0, 1.0, 1.0, 1.0),
        # 66 and 4 months in 2019, after 66: two thirds of those who are 65.
        (2019, 0.0, 2 / 3, 1.0, 1.0),
        (2021, 0.0, 2 / 3, 1.0, 1.0),
        # 66 and 10 months, then 67: those who are 65 stay the whole year.
        (2024, 0.0, 0.0, 1.0, 1.0),
        (2026, 0.0, 0.0, 1.0, 1.0),
        # 67 and 3 months: of those who are 66 the youngest quarter stays.
        (2028, 0.0, 0.0, 0.75, 1.0),
        (2030, 0.0, 0.0, 0.75, 1.0),
    ],
)
def test_share_that_reaches_the_aow_age(
    year: int, at_64: float, at_65: float, at_66: float, at_67: float
) -> None:
    """Wie in het jaar de AOW-leeftijd bereikt, gaat weg; wie er al voorbij is, meteen."""
    share = retiring_share((year,), NOW)[:, 0]
    found = [share[at(a)] for a in (64, 65, 66, 67)]
    assert np.allclose(found, [at_64, at_65, at_66, at_67])
    assert (share[: at(64)] == 0).all()


def test_an_evenly_spread_group_leaves_month_by_month() -> None:
    """Van elke twaalf geboortemaanden gaan er in een jaar zoveel weg als er de leeftijd halen."""
    born_per_month = 100.0
    years = tuple(range(2016, 2032))
    share = retiring_share(years, NOW)
    months = aow_leeftijd((2015, *years), NOW).maanden
    people = np.clip(months[0] / 12 - np.array(AGES), 0, 1) * 12 * born_per_month
    for year in range(len(years)):
        leaving = people * share[:, year]
        reached = 12 - (months[year + 1] - months[year])
        assert np.isclose(leaving.sum(), reached * born_per_month)
        people[1:] = (people - leaving)[:-1]
        people[0] = 12 * born_per_month


def test_a_higher_aow_age_keeps_people_longer() -> None:
    """Met een hogere AOW-leeftijd gaat in een jaar niemand eerder weg."""
    low, high = (retiring_share(tuple(range(2031, 2049)), NOW, b) for b in ("low", "high"))
    assert (low >= high).all()
    assert (low > high).any()


# --- Mortality --------------------------------------------------------------------------------


def test_mortality_follows_the_prognosis_of_cbs() -> None:
    """De sterftekans is op 40 en 60 jaar die van het CBS, en stijgt met de leeftijd."""
    chances = sterftekans((2016, 2020, 2030), NOW)
    assert np.allclose(chances[at(40)], [0.00070, 0.00070, 0.00058])
    assert np.allclose(chances[at(60)], [0.00537, 0.00537, 0.00425])
    assert (np.diff(chances, axis=0) > 0).all()
    # Twenty years further the same factor applies; CBS has 0.03986 at 80.
    at_80 = chances[at(60), 1] ** 2 / chances[at(40), 1]
    assert abs(at_80 / 0.03986 - 1) < 0.04


def test_without_a_prognosis_there_are_no_chances() -> None:
    """Voor de dag waarop het CBS de prognose uitbracht, is er geen sterftekans."""
    with pytest.raises(UsageError, match="Op 2016-01-01 was er nog geen sterfteprognose"):
        sterftekans((2016,), date(2016, 1, 1))


# --- Ages as given ----------------------------------------------------------------------------


@pytest.mark.parametrize("age", [15, 111, -1])
def test_an_impossible_age_is_refused(age: int) -> None:
    """Een leeftijd onder 16 of boven 110 is een tikfout."""
    with pytest.raises(DataError, match=rf"Leeftijd {age} kan niet: geef leeftijden van 16"):
        place_ages(np.array([[1.0, 2.0]]), (50, age))


def test_negative_persons_are_refused() -> None:
    """Minder dan 0 personen kan niet; de regel wordt genoemd."""
    with pytest.raises(DataError, match="Regel 2 heeft minder dan 0 personen"):
        place_ages(np.array([[1.0], [-1.0]]), (50,))


def test_ages_are_put_in_their_place() -> None:
    """Wie ouder is dan 67 telt bij 67, wie jonger is dan 18 bij 18; onbekend blijft onbekend."""
    placed = place_ages(np.array([[1.0, 2.0, 3.0, 4.0], [1.0, np.nan, 3.0, 4.0]]), (16, 18, 67, 90))
    assert placed[0, at(18)] == 3
    assert placed[0, at(67)] == 7
    assert placed[0].sum() == 10
    assert np.isnan(placed[1, at(18)])


# --- Profiles ---------------------------------------------------------------------------------


@given(st.floats(46.5, 50.5), st.floats(0.6, 0.75), st.floats(0.02, 0.06))
def test_a_profile_has_the_facts_it_was_fitted_to(
    mean: float, older: float, younger: float
) -> None:
    """Een profiel heeft het gemiddelde en de aandelen waarop het is gepast."""
    wanted = Kenmerken(mean, older, younger)
    try:
        profile = fit_profile(wanted, 783)
    except DataError:
        return  # some of these facts contradict each other
    found = kenmerken_of(profile)
    assert np.isclose(profile.sum(), 1)
    assert (profile >= 0).all()
    assert np.isclose(found.gemiddelde, mean)
    assert np.isclose(found.ouder_dan_45, older)
    assert np.isclose(found.jonger_dan_27, younger)
    assert (profile[at(66) :] == 0).all()


def test_facts_that_contradict_each_other_are_refused() -> None:
    """Een gemiddelde van 30 past niet bij 68% ouder dan 45."""
    with pytest.raises(DataError, match=r"gemiddelde leeftijd van 30 jaar past niet bij 68%"):
        fit_profile(Kenmerken(30, 0.68, 0.04), 783)
