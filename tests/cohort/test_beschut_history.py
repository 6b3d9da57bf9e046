# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the published stands of beschut werk (AT-13)."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from springplank.cohort.beschut_history import figures, known_on
from springplank.core.loading import load_parameters
from springplank.core.sources import load_sources
from springplank.errors import RuleError
from springplank.regelingen import beschut_werk

LAST = date(2025, 7, 2)

# Kamerbrief 2 juli 2025 (34 352 nr. 341), tabel Realisaties beschut werk; de afgeleide rijen zijn
# nagerekend (sob.md 1.2, AT-13).
PUBLISHED = """
jaar | indicatie | werkzaam | doelstelling | deel   | van doel | zonder baan
2019 |     6.143 |    3.992 |        6.000 | 65,0%  | 66,5%    | 2.151
2020 |     8.115 |    5.198 |        7.400 | 64,1%  | 70,2%    | 2.917
2021 |    10.112 |    6.767 |        8.600 | 66,9%  | 78,7%    | 3.345
2022 |    11.976 |    8.032 |        9.500 | 67,1%  | 84,5%    | 3.944
2023 |    13.970 |    9.387 |       10.300 | 67,2%  | 91,1%    | 4.583
2024 |    15.635 |   10.619 |       11.100 | 67,9%  | 95,7%    | 5.016
"""


def rows(table: str) -> list[list[float]]:
    """Read a table of Dutch numbers; percentages become parts."""
    found = []
    for line in table.strip().splitlines()[1:]:
        cells = (c.strip().replace(".", "").replace(",", ".") for c in line.split("|"))
        found.append([float(c[:-1]) / 100 if c.endswith("%") else float(c) for c in cells])
    return found


@pytest.mark.parametrize("row", rows(PUBLISHED), ids=lambda row: str(int(row[0])))
def test_ratios_and_differences(row: list[float]) -> None:
    """AT-13: de verhoudingen en verschillen volgen uit de gepubliceerde standen."""
    year, advised, working, goal, part, of_goal, waiting = row
    history = known_on(LAST)
    n = history.years.index(int(year))
    assert history.indicatie[n] == advised
    assert history.werkzaam[n] == working
    assert history.doelstelling[n] == goal
    assert history.realisatiegraad[n] == pytest.approx(part, abs=0.0005)
    assert history.part_of_doelstelling[n] == pytest.approx(of_goal, abs=0.0005)
    assert history.wachtlijst[n] == waiting
    assert history.in_year(int(year)) == (working, waiting)


def test_growth() -> None:
    """AT-13: van 2019 tot en met 2024 kwamen er 1.206 tot 1.569 werkenden per jaar bij."""
    history = known_on(LAST)
    assert history.growth_of_werkzaam[-5:].tolist() == [1206, 1569, 1265, 1355, 1232]
    assert history.growth_of_indicatie[-5:].tolist() == [1972, 1997, 1864, 1994, 1665]
    assert history.recent_growth() == pytest.approx((1841, 1284))


def test_the_average_growth_that_the_goal_of_2048_needs() -> None:
    """Van 10.619 (2024) naar 30.300 (2048) is 820 per jaar erbij."""
    working, _ = known_on(LAST).in_year(2024)
    assert (30_300 - working) / (2048 - 2024) == pytest.approx(820, abs=0.5)


def test_the_goal_is_that_of_the_regeling() -> None:
    """De doelstelling in de tabel is dezelfde als die bij de rijksbijdrage beschut werk."""
    path = Path(beschut_werk.__file__).with_suffix(".toml")
    years = load_parameters(path, "beschut_werk")["doelstelling"].entries[0].years
    history = known_on(LAST)
    for year in range(2019, 2025):
        assert history.doelstelling[history.years.index(year)] == years[year]


@pytest.mark.parametrize(
    "on, last, indicatie",
    [
        (date(2020, 7, 1), 2019, 1),
        (date(2021, 6, 30), 2019, 1),
        (date(2021, 7, 1), 2020, 2),
        (date(2025, 7, 1), 2023, 5),
        (date(2025, 7, 2), 2024, 6),
    ],
)
def test_only_what_was_known(on: date, last: int, indicatie: int) -> None:
    """Een terugblik ziet alleen wat op die dag bekend was."""
    history = known_on(on)
    assert history.last_year() == last
    assert np.count_nonzero(~np.isnan(history.indicatie)) == indicatie


def test_one_stand_of_the_indicaties() -> None:
    """Is er maar een stand van de indicaties, dan groeien zij mee met de werkenden."""
    growth = (1300 + 1492 + 930) / 3  # 2016 tot en met 2018 zijn afgerond
    wanted = (growth * 6143 / 3992, growth)
    assert known_on(date(2020, 7, 1)).recent_growth() == pytest.approx(wanted)


@pytest.mark.parametrize(
    "on, message",
    [
        (date(2018, 1, 1), "nog geen cijfer"),
        (date(2019, 1, 1), "nog geen stand"),
        (date(2019, 11, 20), "nog geen stand"),
    ],
)
def test_too_early(on: date, message: str) -> None:
    """Voor de eerste stand is er niets om vanuit te gaan."""
    with pytest.raises(RuleError, match=message):
        known_on(on).last_year()


def test_no_growth_is_known() -> None:
    """Zonder groei van de werkenden is er geen recente groei."""
    with pytest.raises(RuleError, match="nog geen groei"):
        known_on(date(2019, 1, 1)).recent_growth()


def test_an_unknown_year() -> None:
    """De stand van een jaar zonder indicaties is onbekend, niet nul."""
    with pytest.raises(RuleError, match="eind 2018"):
        known_on(LAST).in_year(2018)


def test_every_figure_has_a_source_and_a_day() -> None:
    """Elk cijfer heeft een bron; een aangenomen of onbekende dag staat in de opmerking."""
    for figure in figures():
        source = load_sources()[figure.source]
        assert figure.moment <= figure.known or figure.kind == "doelstelling"
        if not figure.is_known_assumed:
            assert figure.known == source.published
        assert figure.note
    assert sum(f.is_rounded for f in figures()) == 4
    loose = {(f.moment.isoformat(), f.kind): f.value for f in figures() if f.moment.month < 12}
    assert loose[("2018-03-31", "werkzaam")] == 1465
    assert loose[("2022-06-30", "indicatie")] == 11469
    assert loose[("2022-06-30", "werkzaam")] == 7421
