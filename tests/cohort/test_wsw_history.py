# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The published figures of the Wsw agree with each other (sob.md 9: AT-07 to AT-12)."""

from datetime import date

import pytest

from springplank.cohort.wsw_history import (
    Cijfer,
    constant_rate,
    find_cijfer,
    known_on,
    load_history,
    mean_of_year,
    published_personen,
    rate_of,
    share_of,
    stand_after,
    stand_at_rate,
)
from springplank.core.sources import load_sources
from springplank.errors import UsageError


def value(grootheid: str, year: int, bron: str = "") -> float:
    """Give a published figure that exists."""
    found = find_cijfer(grootheid, year, bron=bron)
    assert found
    return found.waarde


def test_every_figure_has_a_source_and_its_day() -> None:
    """Elk cijfer noemt een bron uit het register, en was op de dag van die bron bekend."""
    assert len(load_history()) > 60
    for cijfer in load_history():
        assert cijfer.bekend == load_sources()[cijfer.bron].published
        assert cijfer.moment <= cijfer.bekend
        assert cijfer.eenheid in {"persoon", "arbeidsjaar", "jaar", "%"}


@pytest.mark.parametrize(
    "stand,afname,begin,year,end,rate",
    [
        ("personen", "afname_personen", 2015, 2016, 91_432, 5.1),
        ("arbeidsjaren", "afname_arbeidsjaren", 2015, 2016, 81_224, 4.8),
    ],
)
def test_stand_less_decrease(
    stand: str, afname: str, begin: int, year: int, end: float, rate: float
) -> None:
    """AT-07 en AT-08: de stand min de afname is de gepubliceerde eindstand, met het percentage."""
    assert stand_after(value(stand, begin), value(afname, year)) == end == value(stand, year)
    assert round(rate_of(value(stand, begin), value(afname, year)) * 100, 1) == rate
    assert value(f"{afname}_aandeel", year) == rate


def test_a_constant_rate_gives_the_mean_of_2020() -> None:
    """AT-09: een vast percentage van eind 2017 tot eind 2020 geeft het gemiddelde van 2020."""
    first, last = value("arbeidsjaren", 2017), value("arbeidsjaren", 2020)
    rate = constant_rate(first, last, 3)
    mean = mean_of_year(stand_at_rate(first, rate, 2), stand_at_rate(first, rate, 3))
    assert round(mean) == 66_202
    assert abs(mean / value("gemiddelde_realisatie", 2020) - 1) <= 0.001
    assert round(rate, 3) == 0.057


@pytest.mark.parametrize("year,mean", [(2016, 83_278), (2017, 78_943)])
def test_the_mean_of_begin_and_end(year: int, mean: float) -> None:
    """AT-10: het gemiddelde van begin en eind ligt binnen 0,5% van de gemiddelde realisatie."""
    found = mean_of_year(value("arbeidsjaren", year - 1), value("arbeidsjaren", year))
    assert found == mean
    assert abs(found / value("gemiddelde_realisatie", year) - 1) <= 0.005


@pytest.mark.parametrize("year", [2020, 2022])
def test_work_forms_add_up(year: int) -> None:
    """AT-11: de werkvormen tellen op tot 100%, en detachering is individueel plus groep."""
    parts = ("begeleid_werken", "individuele_detachering", "groepsdetachering", "intern")
    shares = {part: value(f"aandeel_{part}", year) for part in parts}
    assert abs(sum(shares.values()) - 100) < 1e-9
    together = shares["individuele_detachering"] + shares["groepsdetachering"]
    assert abs(together - value("aandeel_detachering", year)) < 1e-9


@pytest.mark.parametrize("year", [2015, 2016])
def test_share_of_detachering(year: int) -> None:
    """AT-12: het aandeel detachering volgt uit de aantallen (35,67% is afgekapt tot 35,6%)."""
    share = share_of(value("personen_detachering", year), value("personen", year)) * 100
    assert abs(share - value("aandeel_detachering", year)) <= 0.1


def test_only_what_was_published_counts() -> None:
    """Op een dag tellen alleen de cijfers die toen bekend waren."""
    before, after = known_on(date(2018, 7, 12)), known_on(date(2018, 7, 13))
    assert find_cijfer("arbeidsjaren", 2017, before) is None
    found = find_cijfer("arbeidsjaren", 2017, after)
    assert found
    assert found.waarde == 76_662
    assert known_on(date(2014, 1, 1)) == ()


def test_persons_per_year() -> None:
    """Van 2017 telt de afname (4.199), niet de afgeronde stand (87.000)."""
    assert published_personen() == {2015: 96_300, 2016: 91_432, 2017: 87_233, 2022: 63_423}
    assert published_personen(known_on(date(2017, 12, 1))) == {2015: 96_300, 2016: 91_432}


def test_a_decrease_without_a_stand_before_it_gives_nothing() -> None:
    """Een afname zonder stand aan het begin geeft geen stand."""
    only = Cijfer(
        date(2020, 12, 31),
        "afname_personen",
        5,
        "persoon",
        date(2021, 7, 1),
        "panteia-wsw-2020",
        "",
    )
    assert published_personen((only,)) == {}


def test_sources_that_disagree_must_be_chosen() -> None:
    """Over de gemiddelde leeftijd van 2015 spreken twee berichten elkaar tegen."""
    with pytest.raises(UsageError, match=r"Kies een bron: panteia-wsw-2020 \(48.8\)"):
        find_cijfer("gemiddelde_leeftijd", 2015)
    assert value("gemiddelde_leeftijd", 2015, "panteia-wsw-2022") == 48.6


def test_a_figure_that_does_not_fit_says_so() -> None:
    """De 53% ouder dan 45 van 2017 staat erin, met een opmerking."""
    found = find_cijfer("aandeel_ouder_dan_45", 2017)
    assert found
    assert found.waarde == 53
    assert "Past niet bij" in found.opmerking
