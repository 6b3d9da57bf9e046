# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What people in the company earn: the cao Aan de Slag, the cao SW and the minimum wage, dated.

What was agreed comes from wages.toml; the years without an agreement are aannames with a range
(`bedrijf_loon` in aannames.toml). The Wsw follows the cao SW, every other group that is employed
follows the cao Aan de Slag or, for who earns no more, the minimum wage.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from springplank.company.indexes import Growth, drawn_growth, index
from springplank.core.assumptions import Draws
from springplank.core.columns import Floats
from springplank.core.loading import load_parameters
from springplank.core.parameters import Parameter, cell_in, cell_on

FOLDER = Path(__file__).parent
MINIMUMLOON = FOLDER.parent / "regelingen" / "loonkostensubsidie.toml"
"""The minimum wage stands once, beside the regeling that needs it; here it is only read."""

WEEK_CHANGES = 2027
"""The first year of the 36-hour week (cao Aan de Slag 2026-2027)."""

QUESTIONS = 512
"""How many answers are kept: every run asks the same years again."""


@cache
def load_wages() -> Mapping[str, Parameter]:
    """Read the agreed wages and the minimum wage per hour.

    Raises:
        RuleError: when a value is incomplete or not sourced.
    """
    own = load_parameters(FOLDER / "wages.toml", "cao")
    minimum = load_parameters(MINIMUMLOON, "loonkostensubsidie")
    return {**own, "minimumloon_per_uur": minimum["minimumloon_per_uur"]}


@lru_cache(maxsize=QUESTIONS)
def known_growth_of_minimum(year: int, on: date) -> float | None:
    """Give the growth of the mean minimum wage per hour from the year before, where published.

    Args:
        year: calendar year.
        on: only what was known on this day counts.

    Returns:
        Growth as a part; None when one of the four half years is not published.
    """
    parameter = load_wages()["minimumloon_per_uur"]
    halves = [date(y, month, 1) for y in (year - 1, year) for month in (1, 7)]
    # Set anew for every half year: one that is only carried on, was not published yet.
    published = {e.first_day: e.value for e in parameter.entries if e.known <= on}
    if not published.keys() >= set(halves):
        return None
    levels = [published[day] for day in halves]
    return (levels[2] + levels[3]) / (levels[0] + levels[1]) - 1


@lru_cache(maxsize=QUESTIONS)
def known_growth_above_minimum(year: int, on: date) -> float | None:
    """Give the growth of a wage above the minimum from the year before, where agreed.

    Two rises a year make the mean of a year differ from its end; so both years must be known.

    Args:
        year: calendar year.
        on: only what was known on this day counts.

    Returns:
        Growth as a part; None when a rise of this year or the year before is not known.
    """
    wages = load_wages()
    level, means = 1.0, []
    for y in (year - 1, year):
        rises = [
            cell_in(wages[f"aan_de_slag_{month}"], y, on).value for month in ("januari", "juli")
        ]
        first, second = rises
        if first is None or second is None:
            return None
        first_half = level * (1 + first)
        level = first_half * (1 + second)
        means.append((first_half + level) / 2)
    return means[1] / means[0] - 1


def wage_index(groep: str, years: Sequence[int], base: int, values: Draws, on: date) -> Floats:
    """Give the wage level of a group, 1 in the year of the company's own figures.

    Args:
        groep: key of `cohort.groups.GROEPEN`.
        years: calendar years, ascending.
        base: the boekjaar.
        values: aannames by key, shape (jaren, trekkingen) or (jaren, 1).
        on: only what was known on this day counts.

    Returns:
        The level of the mean wage of each year, shape (jaren, trekkingen) or (jaren, 1).
    """
    if groep == "wsw":
        return index(drawn_growth(values["bedrijf_loon.stijging_wsw"], years), years, base)
    return index(_growth_aan_de_slag(years, values, on), years, base)


def minimumloon_index(years: Sequence[int], base: int, values: Draws, on: date) -> Floats:
    """Give the level of the minimum wage, 1 in the base year, shape (jaren, trekkingen)."""
    assumed = drawn_growth(values["bedrijf_loon.stijging_minimumloon"], years)

    def growth(year: int) -> Floats:
        known = known_growth_of_minimum(year, on)
        return assumed(year) if known is None else np.full((1, 1), known)

    return index(growth, years, base)


def _growth_aan_de_slag(years: Sequence[int], values: Draws, on: date) -> Growth:
    """Mix who earns the minimum and who earns more; beyond the agreements both grow alike."""
    assumed = drawn_growth(values["bedrijf_loon.stijging_minimumloon"], years)
    share = drawn_growth(values["bedrijf_loon.aandeel_op_minimumloon"], years)

    def growth(year: int) -> Floats:
        minimum = known_growth_of_minimum(year, on)
        above = known_growth_above_minimum(year, on)
        other = assumed(year)
        at_minimum = share(year) * (other if minimum is None else minimum)
        return at_minimum + (1 - share(year)) * (other if above is None else above)

    return growth


@dataclass(frozen=True, slots=True, eq=False)
class Werkweek:
    """What the 36-hour week does to who falls under the cao Aan de Slag.

    Attributes:
        uren: hours of a full working week, shape (jaren, trekkingen).
        uren_factor: hours per fte relative to the boekjaar: what an fte can produce.
        loon_factor: wage per fte relative to the boekjaar, apart from the growth of wages.
        deeltijd_factor: by how much the deeltijdfactor grows of who keeps the same hours.
    """

    uren: Floats
    uren_factor: Floats
    loon_factor: Floats
    deeltijd_factor: Floats


def werkweek(years: Sequence[int], base: int, values: Draws, on: date) -> Werkweek:
    """Give the full working week of the cao Aan de Slag and its effect, per year.

    Source: cao Aan de Slag 2026-2027: 36 hours from 1 January 2027, people should not earn less.
    The week before that is an aanname, and so is the part of the wage that is kept.

    Args:
        years: calendar years.
        base: the boekjaar.
        values: aannames by key, shape (jaren, trekkingen) or (jaren, 1).
        on: only what was known on this day counts.
    """
    before = values["bedrijf_loon.normuren_tot_2027"]
    kept = values["bedrijf_loon.behoud_van_loon"]
    agreed = cell_on(load_wages()["aan_de_slag_normuren"], date(WEEK_CHANGES, 1, 1), on).value
    is_new = np.array([[agreed is not None and y >= WEEK_CHANGES] for y in years])
    new = before if agreed is None else np.full((1, 1), agreed)
    uren = np.where(is_new, new, before)
    was_new = agreed is not None and base >= WEEK_CHANGES
    factor = uren / (new if was_new else before)
    return Werkweek(uren, factor, kept + (1 - kept) * factor, 1 / factor)


def uitkering_per_fte(years: Sequence[int], on: date) -> Floats:
    """Give what the cao Aan de Slag pays at the end of the year per full working week.

    Returns:
        EUR gross, the yearly and the one-off sum together, shape (jaren, 1); 0 where none of the
        agreements that were known names one.
    """
    wages = load_wages()
    names = ("aan_de_slag_eindejaarsuitkering", "aan_de_slag_eenmalig")
    return np.array([[sum(cell_in(wages[n], y, on).value or 0.0 for n in names)] for y in years])


def pro_rata(uren: Floats | float, years: Sequence[int], values: Draws, on: date) -> Floats:
    """Give the end-of-year sums of somebody with a number of hours a week.

    The same hours are a larger part of a week of 36 hours: from 2027 on the sum is higher.

    Args:
        uren: hours a week in the contract.
        years: calendar years.
        values: aannames by key.
        on: only what was known on this day counts.

    Returns:
        EUR gross, shape (jaren, trekkingen); never more than that of a full week.
    """
    full = werkweek(years, years[0], values, on).uren
    return uitkering_per_fte(years, on) * np.minimum(1.0, uren / full)
