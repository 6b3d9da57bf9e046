# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the figures per circulaire and which of them was known when."""

from datetime import date, timedelta

import numpy as np
import pytest

from springplank.errors import UsageError
from springplank.reference.counts import (
    MEASURES,
    PUBLISHED_AMOUNT,
    REGISTER,
    all_series,
    counts,
    counts_known_on,
    newest_counted_register,
    rival_counts,
    visible_series,
)
from springplank.reference.municipalities import municipalities_of

PUBLISHED = {
    "meicirculaire-2023": date(2023, 5, 31),
    "septembercirculaire-2023": date(2023, 9, 30),
    "meicirculaire-2024": date(2024, 5, 31),
    "septembercirculaire-2024": date(2024, 9, 30),
}
SERIES = [
    ("meicirculaire-2023", 2024),
    ("septembercirculaire-2023", 2024),
    ("meicirculaire-2024", 2024),
    ("septembercirculaire-2024", 2024),
    ("meicirculaire-2024", 2025),
    ("septembercirculaire-2024", 2025),
]
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize("column", [*MEASURES, PUBLISHED_AMOUNT])
@pytest.mark.parametrize("circulaire, year", SERIES)
def test_every_series_is_complete(column: str, circulaire: str, year: int) -> None:
    """Elke reeks heeft alle 342 gemeenten op volgorde van code en geen negatief cijfer."""
    found = counts(column, circulaire, year)
    assert found.codes == municipalities_of(2024).codes
    assert found.hundredths.shape == (342,)
    assert found.hundredths.min() >= 0
    assert np.array_equal(np.rint(found.values * 100), found.hundredths)


def test_there_are_six_series() -> None:
    """Per telling zijn er zes reeksen: vier circulaires voor 2024 en twee voor 2025."""
    for column in (*MEASURES, PUBLISHED_AMOUNT):
        assert sorted((s.circulaire, s.uitkeringsjaar) for s in all_series(column)) == sorted(
            SERIES
        )


@pytest.mark.parametrize(
    "circulaire, year, total",
    [
        ("meicirculaire-2023", 2024, 1_845_516_644),
        ("septembercirculaire-2023", 2024, 1_870_592_997),
        ("meicirculaire-2024", 2024, 2_070_910_995),
        ("septembercirculaire-2024", 2024, 2_070_910_995),
        ("meicirculaire-2024", 2025, 1_939_596_993),
        ("septembercirculaire-2024", 2025, 1_959_386_008),
    ],
)
def test_national_integratie_uitkering(circulaire: str, year: int, total: int) -> None:
    """De integratie-uitkering Participatie telt per stand tot op de euro op."""
    found = counts(PUBLISHED_AMOUNT, circulaire, year)
    assert int(found.whole().sum()) == total
    assert found.total_hundredths == total * 100
    assert found.series.kind == "gepubliceerd"


@pytest.mark.parametrize(
    "column, circulaire, total",
    [
        ("doelgroepenregister", "meicirculaire-2024", 121_243),
        ("doelgroepenregister", "septembercirculaire-2024", 132_526),
        ("loonkostensubsidies", "meicirculaire-2024", 29_488),
        ("loonkostensubsidies", "septembercirculaire-2024", 34_653),
        ("bijstandsontvangers", "septembercirculaire-2024", 384_006),
    ],
)
def test_national_counts(column: str, circulaire: str, total: int) -> None:
    """De getelde maatstaven voor 2024 tellen op tot de bekende landelijke aantallen."""
    found = counts(column, circulaire, 2024)
    assert round(found.total_hundredths / 100) == total
    assert found.series.kind == "geteld"


def test_estimates_have_decimals() -> None:
    """Een getelde reeks van het register heeft hele personen, een raming decimalen."""
    for series in all_series(REGISTER):
        found = counts(REGISTER, series.circulaire, series.uitkeringsjaar)
        assert found.has_decimals == (series.kind == "raming")
        assert (series.kind == "geteld") == series.circulaire.endswith("2024") * (
            series.uitkeringsjaar == 2024
        )
    with pytest.raises(UsageError, match="heeft decimalen"):
        counts(REGISTER, "septembercirculaire-2024", 2025).whole()


def test_sample_of_gemeenten() -> None:
    """Een paar gemeenten hebben de cijfers uit de circulaire."""
    register = counts(REGISTER, "septembercirculaire-2024", 2024)
    amounts = counts(PUBLISHED_AMOUNT, "meicirculaire-2024", 2024)
    for code, persons, euros in [
        ("GM0402", 496, 8_069_266),
        ("GM0363", 5_407, 80_056_564),
        ("GM0034", 1_577, 10_753_879),
        ("GM0277", 0, 11_296),
    ]:
        place = register.codes.index(code)
        assert register.whole()[place] == persons
        if code != "GM0277":
            assert amounts.whole()[place] == euros


def test_what_was_visible_when() -> None:
    """Een reeks is zichtbaar vanaf de dag van haar circulaire, de nieuwste staat voorop."""
    day = PUBLISHED["meicirculaire-2024"]
    before = visible_series(REGISTER, day - ONE_DAY, PUBLISHED)
    assert [s.circulaire for s in before] == ["septembercirculaire-2023", "meicirculaire-2023"]
    on = visible_series(REGISTER, day, PUBLISHED)
    assert [(s.circulaire, s.uitkeringsjaar) for s in on[:2]] == [
        ("meicirculaire-2024", 2025),
        ("meicirculaire-2024", 2024),
    ]
    only = visible_series(REGISTER, day, PUBLISHED, uitkeringsjaar=2025)
    assert [s.circulaire for s in only] == ["meicirculaire-2024"]
    assert visible_series(REGISTER, date(2023, 1, 1), PUBLISHED) == ()


@pytest.mark.parametrize(
    "on, circulaire",
    [
        (date(2024, 5, 30), None),
        (date(2024, 5, 31), "meicirculaire-2024"),
        (date(2024, 9, 29), "meicirculaire-2024"),
        (date(2024, 9, 30), "septembercirculaire-2024"),
        (date(2026, 11, 22), "septembercirculaire-2024"),
    ],
)
def test_newest_counted_register(on: date, circulaire: str | None) -> None:
    """Het nieuwste getelde register op een dag gaat nooit over een raming."""
    found = newest_counted_register(on, PUBLISHED)
    assert (found.series.circulaire if found else None) == circulaire
    if found:
        assert (found.series.kind, found.series.uitkeringsjaar) == ("geteld", 2024)


def test_rivals_stay_in_sight() -> None:
    """Naast de gekozen reeks blijven de andere reeksen voor hetzelfde jaar zichtbaar."""
    day = date(2026, 11, 22)
    chosen = counts_known_on(REGISTER, 2024, day, PUBLISHED)
    assert chosen is not None
    rivals = rival_counts(chosen, day, PUBLISHED)
    assert chosen.total_hundredths == 13_252_600
    assert [rival.series.circulaire for rival in rivals] == [
        "meicirculaire-2024",
        "septembercirculaire-2023",
        "meicirculaire-2023",
    ]
    assert rivals[0].total_hundredths == 12_124_300
    assert counts_known_on(REGISTER, 2025, date(2023, 12, 31), PUBLISHED) is None


def test_unknown_questions() -> None:
    """Een telling, circulaire of jaar dat er niet is, geeft een zin met wat er wel is."""
    with pytest.raises(UsageError, match="Telling 'register' bestaat niet"):
        all_series("register")
    with pytest.raises(UsageError, match="Bekend zijn: meicirculaire-2023 voor 2024"):
        counts(REGISTER, "meicirculaire-2023", 2025)


def test_figures_cannot_be_changed() -> None:
    """Wie cijfers opvraagt, kan ze voor een ander niet veranderen."""
    with pytest.raises(ValueError, match="read-only"):
        counts(REGISTER, "meicirculaire-2024", 2024).hundredths[0] = 1
