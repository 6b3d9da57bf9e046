# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Wages: what was agreed, what is assumed, and the 36-hour week."""

from datetime import date

import numpy as np
import pytest
from tests.company.conftest import ON

from springplank.company.bedrijf import sector_figures
from springplank.company.indexes import drawn_growth, index
from springplank.company.wages import (
    known_growth_above_minimum,
    known_growth_of_minimum,
    load_wages,
    minimumloon_index,
    pro_rata,
    uitkering_per_fte,
    wage_index,
    werkweek,
)
from springplank.core.assumptions import draw, expected
from springplank.core.parameters import cell_in

PAIR = expected(sector_figures(), (2026, 2027))
TRIO = expected(sector_figures(), (2025, 2026, 2027))


def test_the_rises_of_2025_are_those_of_the_kamerbrief() -> None:
    """2,75% op 1 januari en 0,5% op 1 juli 2025: samen 3,26% (gemeente.nu, mei 2025)."""
    wages = load_wages()
    first, second = (
        cell_in(wages[f"aan_de_slag_{month}"], 2025, ON).value for month in ("januari", "juli")
    )
    assert (first, second) == (0.0275, 0.005)
    assert round((1.0275 * 1.005 - 1) * 100, 2) == 3.26


def test_the_first_rise_of_2026_keeps_step_with_the_minimum_wage() -> None:
    """De cao noemt +2,153% op 1 januari 2026; het minimumuurloon ging van 14,40 naar 14,71."""
    stated = cell_in(load_wages()["aan_de_slag_januari"], 2026, ON).value
    assert stated is not None
    assert abs(14.71 / 14.40 - 1 - stated) < 0.000005


def test_growth_is_that_of_the_mean_of_a_year() -> None:
    """Van 2025 op 2026 groeit het gemiddelde minimumuurloon van 14,23 naar 14,85 euro."""
    growth = known_growth_of_minimum(2026, ON)
    assert growth == pytest.approx((14.71 + 14.99) / (14.06 + 14.40) - 1)
    # Above the minimum: 2025 is 1.0275 and 1.0275 x 1.005; 2026 goes on from there.
    half = 1.0275 * 1.005 * 1.02153
    above = known_growth_above_minimum(2026, ON)
    assert above == pytest.approx((half + half * 1.01903) / (1.0275 + 1.0275 * 1.005) - 1)


@pytest.mark.parametrize(
    "year, on",
    [(2027, ON), (2026, date(2025, 6, 30)), (2024, ON)],
    ids=["not published", "not yet known", "before the wage per hour"],
)
def test_growth_that_was_not_published_is_not_known(year: int, on: date) -> None:
    """Wat niet gepubliceerd was, wordt een aanname; het laatste bedrag telt niet als nieuws."""
    assert known_growth_of_minimum(year, on) is None
    assert known_growth_above_minimum(year, on) is None


def test_wsw_follows_its_own_cao() -> None:
    """De cao SW volgt de vergoeding van het Rijk; zonder percentages geldt de aanname van 3%."""
    level = wage_index("wsw", (2025, 2026, 2027), 2025, TRIO, ON)
    assert level[:, 0] == pytest.approx([1.0, 1.03, 1.0609])
    assert cell_in(load_wages()["sw_stijging"], 2026, ON).value is None


def test_others_follow_the_agreement_and_then_the_aanname() -> None:
    """In 2026 telt de afspraak, met 60% op het minimumloon; in 2027 de aanname van 3%."""
    level = wage_index("beschut_werk", (2025, 2026, 2027), 2025, TRIO, ON)[:, 0]
    minimum, above = known_growth_of_minimum(2026, ON), known_growth_above_minimum(2026, ON)
    assert minimum is not None
    assert above is not None
    assert level[1] == pytest.approx(1 + 0.6 * minimum + 0.4 * above)
    assert level[2] / level[1] == pytest.approx(1.03)


def test_the_base_year_may_lie_before_or_after_the_years() -> None:
    """Cijfers uit 2024 groeien tot 2026; cijfers uit 2030 tellen terug."""
    growth = drawn_growth(np.array([[0.10], [0.20]]), (2026, 2027))
    assert index(growth, (2026, 2027), 2024)[:, 0] == pytest.approx([1.21, 1.452])
    assert index(growth, (2026, 2027), 2028)[:, 0] == pytest.approx([1 / 1.44, 1 / 1.2])


def test_draws_share_the_agreed_years() -> None:
    """De afspraak tot en met 2026 kent geen bandbreedte voor het minimumloon; daarna wel."""
    years = (2025, 2026, 2027)
    level = minimumloon_index(years, 2025, draw(sector_figures(), years, 50, 1), ON)
    assert level.shape == (3, 50)
    assert np.ptp(level[1]) == 0
    assert np.ptp(level[2]) > 0


def test_sums_at_the_end_of_the_year() -> None:
    """500 euro in 2025; 350 en 150 in 2026 en 2027; daarna blijft 350 over."""
    assert uitkering_per_fte((2024, 2025, 2026, 2027, 2028), ON)[:, 0].tolist() == [
        *(0, 500, 500, 500, 350),
    ]
    assert uitkering_per_fte((2026,), date(2025, 12, 1))[0, 0] == 0


def test_the_same_hours_are_a_larger_part_of_a_shorter_week() -> None:
    """28 uur is 28/37 week in 2026 en 28/36 in 2027; meer dan een hele week bestaat niet."""
    found = pro_rata(28.0, (2026, 2027), PAIR, ON)[:, 0]
    assert found == pytest.approx([500 * 28 / 37, 500 * 28 / 36])
    assert pro_rata(40.0, (2026, 2027), PAIR, ON)[1, 0] == 500


def test_a_week_of_36_hours_produces_less_for_the_same_wage() -> None:
    """Vanaf 2027 telt een fte 36 van de 37 uren; het uitgangspunt van de cao is gelijk loon."""
    week = werkweek((2026, 2027), 2025, PAIR, ON)
    assert week.uren[:, 0].tolist() == [37, 36]
    assert week.uren_factor[:, 0] == pytest.approx([1, 36 / 37])
    assert week.loon_factor[:, 0] == pytest.approx([1, 1])
    assert week.deeltijd_factor[:, 0] == pytest.approx([1, 37 / 36])
    without = {**PAIR, "bedrijf_loon.behoud_van_loon": np.zeros((2, 1))}
    assert werkweek((2026, 2027), 2025, without, ON).loon_factor[1, 0] == pytest.approx(36 / 37)


def test_the_shorter_week_counts_once() -> None:
    """In cijfers van 2027 zit de kortere week al; voor de afspraak was zij niet bekend."""
    assert werkweek((2027, 2028), 2027, PAIR, ON).uren_factor.tolist() == [[1], [1]]
    before = werkweek((2027, 2028), 2025, PAIR, date(2025, 6, 1))
    assert before.uren.tolist() == [[37], [37]]
