# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The money of the Rijk for the gemeenten of a place, with draws or as expected."""

from collections.abc import Iterator, Mapping

import numpy as np

from springplank.core.columns import Floats, as_floats
from springplank.funding.draws import draw_funding
from springplank.funding.payments import pay_impulsbudget
from springplank.funding.streams import compute_streams
from springplank.funding.world import World
from springplank.regelingen import STREAMS
from springplank.scenarios.overlay import Rijksgeld
from springplank.scenarios.place import Place

IMPULSBUDGET = "impulsbudget"


def rijksgeld(
    world: World, place: Place, years: tuple[int, ...], draws: int, seed: int
) -> Mapping[str, Floats]:
    """Give every stream per gemeente, for the part that counts in this place.

    The impulsbudget is the share of each gemeente by the key; it is paid to the largest one.

    Args:
        world: what was known and chosen.
        place: the gemeenten.
        years: calendar years.
        draws: number of draws; 1 for what is expected.
        seed: the same seed gives the same draws.

    Returns:
        EUR by stream, shape (gemeenten, jaren, trekkingen); NaN when unknown. One row for a place
        without a company: a region or the country.
    """
    found = _per_gemeente(world, place, years, draws, seed)
    if place.has_company:
        return dict(found)
    # One stream at a time: those of all gemeenten of the country together fill the memory.
    return {key: amounts.sum(axis=0, keepdims=True) for key, amounts in found}


def taakstelling(world: World, place: Place, years: tuple[int, ...]) -> Floats:
    """Give the places in beschut werk that must be offered, shape (gemeenten, jaren, 1).

    Of a place without a company one row: the sum.
    """
    outcome = compute_streams(world, years).streams["beschut_werk"].outcome
    every = np.broadcast_to(outcome.taakstelling, (len(world.codes), len(years)))
    found = every[list(place.rows)] * place.weights[:, None]
    if not place.has_company:
        found = found.sum(axis=0, keepdims=True)
    return np.asarray(found[:, :, None])


def _per_gemeente(
    world: World, place: Place, years: tuple[int, ...], draws: int, seed: int
) -> Iterator[tuple[str, Floats]]:
    funding = compute_streams(world, years)
    rows = list(place.rows)
    part = place.weights[:, None, None]
    if draws > 1:
        drawn = draw_funding(funding, draws, seed)
        for key in STREAMS:
            yield key, drawn.amounts(key, rows).astype(np.float64) * part
        return
    amounts = {key: stream.amounts for key, stream in funding.streams.items()}
    amounts[IMPULSBUDGET] = pay_impulsbudget(funding).shares
    shape = (len(rows), len(years))
    for key in STREAMS:
        yield key, np.broadcast_to(as_floats(amounts[key])[rows], shape)[:, :, None] * part


INDEXED = ("wsw", "beschut_werk", "sociale_infrastructuur")
"""Streams that the Rijk adjusts to wages and prices every year; the impulsbudget is fixed."""

BIJSTELLING = "loon_en_prijsbijstelling"
HERIJKING = "herijking_wsw"


def adjusted(
    money: Mapping[str, Floats], growth: Floats, years: tuple[int, ...]
) -> Mapping[str, Floats]:
    """Give the streams in the prices of each year; forecasts stand at the level of the start.

    Args:
        money: EUR by stream, shape (gemeenten, jaren, trekkingen).
        growth: growth per year as a part, shape (jaren, trekkingen) or (jaren, 1); that of the
            first year counts for all years.
        years: calendar years, the first one a year after the price level.
    """
    passed = np.arange(1, len(years) + 1)[:, None]
    level = (1 + growth[:1]) ** passed
    moving = (*INDEXED, HERIJKING)
    return {key: found * level if key in moving else found for key, found in money.items()}


def realigned(wsw: Floats, level: Floats, part: Floats) -> Floats:
    """Give what changes when the Rijk lets the money for the Wsw follow the people.

    Args:
        wsw: EUR along the path of the budget, shape (gemeenten, jaren, trekkingen).
        level: people in the country relative to the first year, shape (1, jaren, trekkingen).
        part: how far the money follows them, shape (jaren, trekkingen) or (jaren, 1).

    Returns:
        EUR to add, negative where the path is above the people; 0 in the first year.
    """
    return np.asarray((wsw[:, :1] * level - wsw) * part)


def new_money(
    found: Rijksgeld, people: Floats, national: Floats | None, years: tuple[int, ...]
) -> Floats:
    """Give new money per place that is really filled, no more than the country has for it.

    Args:
        found: what the scenario says.
        people: persons of the group, mean of the year, shape (gemeenten, jaren, trekkingen); a
            person is taken for one place.
        national: the same for the whole country, shape (1, jaren, trekkingen); None when the
            money has no limit.
        years: calendar years.

    Returns:
        EUR, shape of `people`.
    """
    begun = (np.array(years) >= found.first)[None, :, None]
    amount = people * found.per_plek * begun
    if national is None:
        return np.asarray(amount)
    wanted = national * found.per_plek
    part = np.divide(found.most, wanted, out=np.ones_like(wanted), where=wanted > found.most)
    return np.asarray(amount * part)
