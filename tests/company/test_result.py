# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Equity, solvabiliteit and the reserve of the impulsbudget over the years."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.company.conftest import ON, income_of, volumes_of

from springplank.company.accounts import operate
from springplank.company.bedrijf import DOELEN, Bedrijf, assumed_bedrijf
from springplank.company.reserve import reserve_of
from springplank.company.result import Result, eigen_vermogen, result_of, solvabiliteit
from springplank.core.assumptions import expected

YEARS = (2026, 2027, 2028)


@pytest.fixture(scope="module")
def totals(voorbeeld: Bedrijf) -> Result:
    """The totals of three years of the example."""
    volumes = volumes_of({"wsw": [560.0, 530.0, 500.0]})
    values = expected(voorbeeld.figures, YEARS)
    return result_of(operate(voorbeeld, volumes, income_of(volumes), values, YEARS, on=ON))


def test_equity_rolls_forward(totals: Result) -> None:
    """Eind = begin + exploitatieresultaat + bijdrage, elk jaar; dividend is min (eq. 18)."""
    bijdrage = np.array([[100.0], [200.0], [-50.0]])
    found = eigen_vermogen(totals, 3_100_000, bijdrage)
    steps = np.diff(np.vstack([[[3_100_000.0]], found]), axis=0)
    assert steps == pytest.approx(totals.exploitatieresultaat + bijdrage)


def test_equity_is_unknown_from_the_first_unknown_on(totals: Result) -> None:
    """Een onbekende bijdrage maakt ook het vermogen van latere jaren onbekend."""
    bijdrage = np.array([[0.0], [np.nan], [0.0]])
    found = eigen_vermogen(totals, 3_100_000, bijdrage)
    assert np.isnan(found[:, 0]).tolist() == [False, True, True]
    assert np.isnan(eigen_vermogen(totals, np.nan, bijdrage)).all()


@pytest.mark.parametrize(
    "eigen, vreemd, expectation",
    [(300, 100, 0.75), (-50, 200, -1 / 3), (0, 0, np.nan), (-10, 5, np.nan), (np.nan, 5, np.nan)],
)
def test_solvabiliteit(eigen: float, vreemd: float, expectation: float) -> None:
    """Eigen vermogen als deel van alle vermogen; onbekend als er geen vermogen is."""
    found = solvabiliteit(np.array([[float(eigen)]]), vreemd)[0, 0]
    assert found == pytest.approx(expectation, nan_ok=True)


def test_the_reserve_of_the_example(voorbeeld: Bedrijf) -> None:
    """380.000 + 150.000 - 270.000 is 260.000; daarna gaat er 350.000 uit en 150.000 in."""
    found = reserve_of(voorbeeld, np.full((3, 1), 150_000.0), YEARS)
    assert found.saldo[:, 0].tolist() == [260_000, 60_000, 0]
    assert found.warnings == ()
    assert found.besteed.keys() == DOELEN.keys()


def test_a_reserve_that_is_spent_twice_gives_a_warning(voorbeeld: Bedrijf) -> None:
    """Komt er minder binnen dan gepland, dan zegt de waarschuwing in welk jaar en hoeveel."""
    found = reserve_of(voorbeeld, np.full((3, 2), 100_000.0), YEARS)
    first, second = found.warnings
    assert first.startswith("Eind 2027 is van het impulsbudget 40.000 euro meer besteed dan er is")
    assert second.startswith("Eind 2028 is van het impulsbudget 150.000 euro meer besteed")


def test_a_reserve_that_nobody_knows_stays_unknown(voorbeeld: Bedrijf) -> None:
    """Zonder beginstand is elk saldo onbekend; dat is geen tekort."""
    found = reserve_of(replace(voorbeeld, reserve=np.nan), np.zeros((3, 1)), YEARS)
    assert np.isnan(found.saldo).all()
    assert found.warnings == ()


@given(st.lists(st.floats(0, 1e7), min_size=3, max_size=3))
def test_nothing_of_the_reserve_is_lost(received: list[float]) -> None:
    """Begin plus alles wat kwam, min alles wat ging, is wat er aan het eind is."""
    nothing_known = assumed_bedrijf("A", 2025)
    besteding = {"doorstroomfunctie": {2027: 70.0}}
    bedrijf = replace(nothing_known, reserve=5.0, besteding=besteding)
    found = reserve_of(bedrijf, np.array(received)[:, None], YEARS)
    spent = sum(part.sum() for part in found.besteed.values())
    assert found.saldo[-1, 0] == pytest.approx(5.0 + sum(received) - spent)
