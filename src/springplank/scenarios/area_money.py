# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The money of the Rijk in many places: the bands of every stream, and of its adjustment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from springplank.cohort.scoring import QUANTILES
from springplank.core.columns import Floats
from springplank.funding.draws import draw_funding
from springplank.funding.streams import compute_streams
from springplank.funding.world import World
from springplank.regelingen import STREAMS
from springplank.scenarios.areas import Areas, money_in
from springplank.scenarios.bands import Band, quantiles
from springplank.scenarios.money import INDEXED, rijksgeld

GROWTH = "rijksgeld.bijstelling"
"""The aanname by which the Rijk adjusts its money to wages and prices, a part per year."""


ALIKE = 1e-6
"""Places differ less than this part of their amount when only rounding to float32 differs."""


@dataclass(frozen=True, slots=True, eq=False)
class StreamMoney:
    """The money of the Rijk in some years; it rests on no aanname.

    Attributes:
        passed: how many years each year is after the start.
        bands: per ("rijksgeld", stream).
        indexed: what is adjusted to wages and prices, EUR, shape (gebieden, jaren, trekkingen).
        indexed_expected: the same as expected, shape (gebieden, jaren).
    """

    passed: Floats
    bands: Mapping[tuple[str, str], Band]
    indexed: Floats
    indexed_expected: Floats


def stream_money(
    world: World, areas: Areas, years: tuple[int, ...], draws: int, seed: int
) -> StreamMoney:
    """Compute the bands of every stream in every place.

    Args:
        world: what was known and chosen.
        areas: the places.
        years: calendar years; what is held in memory grows with their number.
        draws: number of draws.
        seed: the same seed gives the same draws.
    """
    drawn = draw_funding(compute_streams(world, years), draws, seed, workers=1)
    expected = [rijksgeld(world, place, years, 1, seed) for place in areas.places]
    centres = {key: np.stack([one[key].sum(axis=0)[:, 0] for one in expected]) for key in STREAMS}
    bands = {("rijksgeld", key): _sure(centre) for key, centre in centres.items()}
    shape = (len(areas.places), len(years))
    indexed, indexed_expected = np.zeros((*shape, draws)), np.zeros(shape)

    def amounts(key: str, row: int) -> Floats:
        found = money_in(drawn, key, areas.places[row])
        if key in INDEXED:
            indexed[row] += found
        return found

    for key, centre in centres.items():
        if key in INDEXED:
            indexed_expected += centre
        if key in INDEXED or drawn.uncertain[key].size:
            bands["rijksgeld", key] = _band(partial(amounts, key), centre)
    passed = np.array(years, np.float64) - areas.year
    return StreamMoney(passed, bands, indexed, indexed_expected)


def adjustment_band(
    money: StreamMoney, expected: Mapping[str, Floats], draws: Mapping[str, Floats]
) -> Band:
    """Give the band of the adjustment to wages and prices, a line beside the streams.

    Args:
        money: the streams as published or forecast.
        expected: aannames as expected, shape (jaren, 1).
        draws: aannames as drawn, shape (jaren, trekkingen) or (jaren, 1).
    """
    passed = money.passed
    level = (1 + draws[GROWTH][:1]) ** passed[:, None] - 1
    centre = money.indexed_expected * ((1 + expected[GROWTH][0, 0]) ** passed - 1)
    return _band(lambda row: money.indexed[row] * level, centre)


def _band(amounts: Callable[[int], Floats], centre: Floats) -> Band:
    """Give the band of amounts, place by place, so that those of a place stay in the cache.

    Most money is a fixed share of a national budget. Then every place moves as the country does,
    the last place, and has its part of those quantiles.

    Args:
        amounts: gives those of a place, EUR, shape (jaren, trekkingen).
        centre: what is expected, shape (gebieden, jaren).
    """
    country = amounts(len(centre) - 1)
    found = np.empty((len(QUANTILES), *centre.shape))
    found[:, -1] = quantiles(country, centre[-1])
    part = np.divide(centre, centre[-1], out=np.full_like(centre, np.nan), where=centre[-1] != 0)
    for row in range(len(centre) - 1):
        own = amounts(row)
        off = np.abs(own - part[row, :, None] * country).max(axis=1)
        other = ~(off <= ALIKE * np.abs(centre[row]))
        found[:, row] = found[:, -1] * part[row]
        if other.any():
            found[:, row, other] = quantiles(own[other], centre[row, other])
    return Band(centre, found)


def _sure(centre: Floats) -> Band:
    return Band(centre, np.repeat(centre[None], len(QUANTILES), axis=0))
