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


FOLLOWS = "rijksgeld.herijking_wsw"
"""The aanname of how far the money for the Wsw follows the people, a part."""

WSW = "wsw"
ALIKE = 1e-6
"""Places differ less than this part of their amount when only rounding to float32 differs."""


@dataclass(frozen=True, slots=True, eq=False)
class Amounts:
    """EUR in every place.

    Attributes:
        expected: as expected, shape (gebieden, jaren).
        draws: under every draw, shape (gebieden, jaren, trekkingen).
    """

    expected: Floats
    draws: Floats


@dataclass(frozen=True, slots=True, eq=False)
class StreamMoney:
    """The money of the Rijk in some years as published or forecast; it rests on no aanname.

    Attributes:
        passed: how many years each year is after the start.
        bands: per ("rijksgeld", stream).
        indexed: what is adjusted to wages and prices.
        wsw: the money for the Wsw.
        first_wsw: the same in the first year after the start.
        wsw_share: which part of the money for the Wsw in the country a place has, in the first
            year and in each year, shape (gebieden, jaren); NaN where it is not the same part.
    """

    passed: Floats
    bands: Mapping[tuple[str, str], Band]
    indexed: Amounts
    wsw: Amounts
    first_wsw: Amounts
    wsw_share: Floats


def first_wsw(world: World, areas: Areas, draws: int, seed: int) -> Amounts:
    """Give the money for the Wsw in the first year after the start; see `stream_money`."""
    years = (areas.year + 1,)
    drawn = draw_funding(compute_streams(world, years), draws, seed, workers=1)
    expected = [rijksgeld(world, place, years, 1, seed) for place in areas.places]
    return Amounts(
        np.stack([one[WSW].sum(axis=0)[:, 0] for one in expected]),
        np.stack([money_in(drawn, WSW, place) for place in areas.places]),
    )


def stream_money(
    world: World, areas: Areas, years: tuple[int, ...], first: Amounts, draws: int, seed: int
) -> StreamMoney:
    """Compute the bands of every stream in every place.

    Args:
        world: what was known and chosen.
        areas: the places.
        years: calendar years; what is held in memory grows with their number.
        first: from `first_wsw`.
        draws: number of draws.
        seed: the same seed gives the same draws.
    """
    drawn = draw_funding(compute_streams(world, years), draws, seed, workers=1)
    expected = [rijksgeld(world, place, years, 1, seed) for place in areas.places]
    centres = {key: np.stack([one[key].sum(axis=0)[:, 0] for one in expected]) for key in STREAMS}
    bands = {("rijksgeld", key): _sure(centre) for key, centre in centres.items()}
    shape = (len(areas.places), len(years))
    indexed, wsw = np.zeros((*shape, draws)), np.zeros((*shape, draws))

    def amounts(key: str, row: int) -> Floats:
        found = money_in(drawn, key, areas.places[row])
        if key in INDEXED:
            indexed[row] += found
        if key == WSW:
            wsw[row] = found
        return found

    for key, centre in centres.items():
        if key in INDEXED or drawn.uncertain[key].size:
            bands["rijksgeld", key] = _band(partial(amounts, key), centre)
    passed = np.array(years, np.float64) - areas.year
    summed = np.sum([centres[key] for key in INDEXED], axis=0)
    money = Amounts(centres[WSW], wsw)
    share = _shares(money, first)
    return StreamMoney(passed, bands, Amounts(summed, indexed), money, first, share)


def _shares(money: Amounts, first: Amounts) -> Floats:
    """Give which part of the country a place has; NaN where its draws move in another way."""
    share = first.expected / first.expected[-1]
    found = np.full(money.expected.shape, np.nan)
    for row, part in enumerate(share):
        same_first, same = (
            np.abs(m.draws[row] - part * m.draws[-1]).max(axis=1) <= ALIKE * m.expected[row]
            for m in (first, money)
        )
        found[row] = np.where(same_first & same, part, np.nan)
    return found


def realignment_band(
    money: StreamMoney,
    level: tuple[Floats, Floats],
    expected: Mapping[str, Floats],
    draws: Mapping[str, Floats],
) -> Band:
    """Give the band of what changes when money for the Wsw follows the people; see `realigned`.

    Args:
        money: the streams as published or forecast.
        level: people in the country relative to the first year, as expected and drawn, shape
            (jaren, 1) and (jaren, trekkingen), for every year after the start.
        expected: aannames as expected, shape (jaren, 1).
        draws: aannames as drawn, shape (jaren, trekkingen) or (jaren, 1).
    """
    at = money.passed.astype(np.intp) - 1
    part = [values[FOLLOWS][at] * _growth(money, values) for values in (expected, draws)]
    people = [each[at] for each in level]
    followed = money.first_wsw.expected * people[0][:, 0]
    centre = (followed - money.wsw.expected) * part[0][:, 0]

    def amounts(row: int) -> Floats:
        followed = money.first_wsw.draws[row] * people[1]
        return np.asarray((followed - money.wsw.draws[row]) * part[1])

    return _band(amounts, centre, money.wsw_share)


def _growth(money: StreamMoney, values: Mapping[str, Floats]) -> Floats:
    """Give the level of wages and prices, shape (jaren, 1 or trekkingen)."""
    return np.asarray((1 + values[GROWTH][:1]) ** money.passed[:, None])


def adjustment_band(
    money: StreamMoney, expected: Mapping[str, Floats], draws: Mapping[str, Floats]
) -> Band:
    """Give the band of the adjustment to wages and prices, a line beside the streams.

    Args:
        money: the streams as published or forecast.
        expected: aannames as expected, shape (jaren, 1).
        draws: aannames as drawn, shape (jaren, trekkingen) or (jaren, 1).
    """
    more = _growth(money, draws) - 1
    centre = money.indexed.expected * (_growth(money, expected)[:, 0] - 1)
    return _band(lambda row: money.indexed.draws[row] * more, centre)


def _band(amounts: Callable[[int], Floats], centre: Floats, share: Floats | None = None) -> Band:
    """Give the band of amounts, place by place, so that those of a place stay in the cache.

    Most money is a fixed share of a national budget. Then every place moves as the country does,
    the last place, and has its part of those quantiles.

    Args:
        amounts: gives those of a place, EUR, shape (jaren, trekkingen).
        centre: what is expected, shape (gebieden, jaren).
        share: which part of the country a place is known to have; NaN where that is not known.
    """
    country = amounts(len(centre) - 1)
    found = np.empty((len(QUANTILES), *centre.shape))
    found[:, -1] = quantiles(country, centre[-1])
    part = np.divide(centre, centre[-1], out=np.full_like(centre, np.nan), where=centre[-1] != 0)
    known = np.zeros(centre.shape, dtype=bool) if share is None else ~np.isnan(share)
    part = part if share is None else np.where(known, share, part)
    for row in range(len(centre) - 1):
        found[:, row] = found[:, -1] * part[row]
        if known[row].all():
            continue
        own = amounts(row)
        off = np.abs(own - part[row, :, None] * country).max(axis=1)
        other = ~(known[row] | (off <= ALIKE * np.abs(centre[row])))
        if other.any():
            found[:, row, other] = quantiles(own[other], centre[row, other])
    return Band(centre, found)


def _sure(centre: Floats) -> Band:
    return Band(centre, np.repeat(centre[None], len(QUANTILES), axis=0))
