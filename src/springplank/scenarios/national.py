# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The national run: people and money of every verband and the country, with their bands.

Everything about people is linear in what a place starts with, so the years are stepped through
once for the country, and a place is a row of a matrix product. Exact quantiles need all draws of a
place and year at once and nothing else, so the work is cut into years, not into draws: what is held
at one time does not grow with the number of years, and who does which years does not matter.

Not in it: the company of a verband and its agreements (`scenarios.run`), and the money of streams
without draws, which is given as it is expected.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import numpy as np

from springplank.cohort.projection import merged
from springplank.company.bedrijf import sector_figures
from springplank.core.assumptions import Assumptions
from springplank.funding.world import World
from springplank.scenarios.area_money import (
    adjustment_band,
    first_wsw,
    realignment_band,
    stream_money,
)
from springplank.scenarios.areas import Areas, all_areas
from springplank.scenarios.bands import Band, linear_band
from springplank.scenarios.linear import Key, linear_series
from springplank.scenarios.money import BIJSTELLING, HERIJKING
from springplank.scenarios.place import Place
from springplank.scenarios.run import DRAWS, SEED, shipped_assumptions
from springplank.scenarios.values import values_of

YEARS_AT_ONCE = 3
"""So many years of money are held at one time: 0.2 GB with 10,000 draws."""


@cache
def national_assumptions() -> Assumptions:
    """Give every aanname that a national run may rest on, by key."""
    return merged(shipped_assumptions(), sector_figures())


@dataclass(frozen=True, slots=True, eq=False)
class Landelijk:
    """The answer.

    Attributes:
        gebieden: the places, the country last.
        years: calendar years.
        draws: number of draws.
        seed: what the draws were made with.
        banden: by (soort, groep); the kinds are those of `reeks.SOORTEN`, and `linear.PAID`.
    """

    gebieden: tuple[Place, ...]
    years: tuple[int, ...]
    draws: int
    seed: int
    banden: Mapping[Key, Band]


def national_run(
    world: World,
    years: tuple[int, ...],
    draws: int = DRAWS,
    seed: int = SEED,
    workers: int = 1,
    *,
    assumptions: Assumptions | None = None,
    areas: Areas | None = None,
) -> Landelijk:
    """Compute people and money of every verband and the country under many draws.

    Args:
        world: what was known and chosen, and the data.
        years: calendar years after the start, ascending; a year has the same numbers whichever
            other years are asked.
        draws: number of draws.
        seed: the same seed gives the same draws.
        workers: how many groups of years are computed at the same time; the numbers stay the same.
        assumptions: aannames by key; as shipped where None.
        areas: the places; every verband and the country where None.
    """
    places = all_areas(world) if areas is None else areas
    chosen = national_assumptions() if assumptions is None else assumptions
    every = tuple(range(places.year + 1, max(years) + 1))
    values = values_of(chosen, every, draws, seed)
    linear = linear_series(places, values, world.stand.on)
    first = first_wsw(world, places, draws, seed)
    groups = [years[at : at + YEARS_AT_ONCE] for at in range(0, len(years), YEARS_AT_ONCE)]

    def work(group: tuple[int, ...]) -> Mapping[Key, Band]:
        at = [every.index(year) for year in group]
        money = stream_money(world, places, group, first, draws, seed)
        return {
            **{
                key: linear_band(linear.profiles[key], kept.result, at)
                for key, kept in linear.terms.items()
            },
            **money.bands,
            ("rijksgeld", BIJSTELLING): adjustment_band(money, values.middle, values.every),
            ("rijksgeld", HERIJKING): realignment_band(
                money, linear.level.result, values.middle, values.every
            ),
        }

    if workers == 1:
        found = [work(group) for group in groups]
    else:
        with ThreadPoolExecutor(workers) as pool:
            found = list(pool.map(work, groups))
    banden = {key: _joined([part[key] for part in found]) for key in found[0]}
    return Landelijk(places.places, years, draws, seed, banden)


def _joined(bands: Sequence[Band]) -> Band:
    return Band(
        np.concatenate([band.verwacht for band in bands], axis=1),
        np.concatenate([band.kwantielen for band in bands], axis=2),
    )
