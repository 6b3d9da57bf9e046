# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Price and wage levels over the years, relative to the year of the company's own figures."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from springplank.core.columns import Floats

Growth: TypeAlias = Callable[[int], Floats]
"""Gives the growth from the year before to a calendar year, shape (1, trekkingen) or (1, 1)."""


def index(growth: Growth, years: Sequence[int], base: int) -> Floats:
    """Chain yearly growth into a level that is 1 in the base year.

    Args:
        growth: growth per calendar year.
        years: calendar years, ascending.
        base: the year in which the level is 1; may lie outside the years.

    Returns:
        The level, shape (jaren, trekkingen) or (jaren, 1).
    """
    first = min(base, years[0])
    level: dict[int, Floats] = {first: np.ones((1, 1))}
    for year in range(first + 1, max(base, years[-1]) + 1):
        level[year] = level[year - 1] * (1 + growth(year))
    rows = [level[year] / level[base] for year in years]
    draws = max(row.shape[1] for row in rows)
    return np.concatenate([np.broadcast_to(row, (1, draws)) for row in rows])


def drawn_growth(values: Floats, years: Sequence[int]) -> Growth:
    """Read growth from drawn values; a year outside the years has that of the nearest one.

    Args:
        values: growth, shape (jaren, trekkingen) or (jaren, 1).
        years: the calendar years of the rows, ascending.
    """

    def growth(year: int) -> Floats:
        row = min(bisect_left(years, year), len(years) - 1)
        found: Floats = values[row : row + 1]
        return found

    return growth
