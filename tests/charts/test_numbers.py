# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Ticks, scales and Dutch numbers on an axis."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.charts.numbers import (
    Scale,
    axis_texts,
    decimals_of,
    dutch,
    ticks_for,
    years_for,
)

AXES = [
    # lowest, highest, what is written
    (120, 880, "0 200 400 600 800 1.000"),
    (9_000, 12_400, "0 2.500 5.000 7.500 10.000 12.500"),
    (0, 1_400_000, "0 0,5_mln 1,0_mln 1,5_mln"),
    (0, 1_100_000, "0 0,25_mln 0,50_mln 0,75_mln 1,00_mln 1,25_mln"),
    (-3e9, 2e9, "-3_mld -2_mld -1_mld 0 1_mld 2_mld"),
    (0, 0.11, "0 0,025 0,050 0,075 0,100 0,125"),
    (-4, -1, "-4 -3 -2 -1 0"),
    (0, 0, "0 1"),
]


@pytest.mark.parametrize("lowest,highest,written", AXES)
def test_an_axis_has_round_dutch_numbers(lowest: float, highest: float, written: str) -> None:
    """Een as heeft ronde getallen in één eenheid, met een punt voor duizend en een komma."""
    texts = axis_texts(ticks_for(lowest, highest))
    plain = " ".join(texts).replace("\N{MINUS SIGN}", "-")
    assert [text.replace("\N{NO-BREAK SPACE}", "_") for text in plain.split(" ")] == written.split()


@given(st.floats(-1e14, 1e14), st.floats(-1e14, 1e14))
def test_ticks_enclose_the_range_and_zero(one: float, other: float) -> None:
    """De as omvat alle getallen en nul, met gelijke stappen en nooit te veel streepjes."""
    low, high = sorted((one, other))
    ticks = ticks_for(low, high)
    room = 1e-6 * (ticks[-1] - ticks[0])
    assert ticks[0] - room <= min(low, 0) <= max(high, 0) <= ticks[-1] + room
    assert 0.0 in ticks
    assert 2 <= len(ticks) <= 9
    assert np.allclose(np.diff(ticks), ticks[1] - ticks[0])
    assert len(set(axis_texts(ticks))) == len(ticks)


@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e9), st.floats(0, 1), st.floats(0, 1))
def test_a_scale_keeps_the_order(low: float, width: float, one: float, other: float) -> None:
    """Een groter getal ligt nooit lager: de schaal keert de volgorde niet om."""
    scale = Scale(low, low + width, start=330, end=10)
    small, large = sorted((low + one * width, low + other * width))
    assert scale.place(small) >= scale.place(large)
    assert scale.place(scale.low) == 330
    assert scale.place(scale.high) == pytest.approx(10)


YEARS = [
    (2024, 2028, 400, (2024, 2025, 2026, 2027, 2028)),
    (2024, 2048, 400, (2025, 2030, 2035, 2040, 2045)),
    (2024, 2048, 200, (2030, 2040)),
    (2023, 2023, 400, (2023,)),
    (2021, 2024, 30, (2021,)),
]


@pytest.mark.parametrize("first,last,room,chosen", YEARS)
def test_years_that_fit(first: int, last: int, room: float, chosen: tuple[int, ...]) -> None:
    """Op de as staan zo veel ronde jaren als er naast elkaar passen, en minstens één."""
    assert years_for(range(first, last + 1), room, each=50) == chosen


@pytest.mark.parametrize(
    "number,decimals,written",
    [
        (1_234_567, 0, "1.234.567"),
        (-1_234.56, 1, "-1.234,6"),
        (0.5, 2, "0,50"),
        (0, 2, "0"),
        (-0.001, 2, "0"),
    ],
)
def test_dutch_numbers(number: float, decimals: int, written: str) -> None:
    """Getallen staan er op zijn Nederlands; nul heeft geen minteken en geen cijfers erachter."""
    assert dutch(number, decimals) == written


def test_large_numbers_have_no_decimals() -> None:
    """Hoe groter de getallen van een tabel, hoe minder cijfers achter de komma."""
    assert [decimals_of(largest) for largest in (5_000, 50, 5, 0)] == [0, 1, 3, 3]
