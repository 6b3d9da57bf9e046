# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The money of the Rijk for the gemeenten of a place, with draws or as expected."""

from collections.abc import Mapping

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
        EUR by stream, shape (gemeenten, jaren, trekkingen); NaN when unknown.
    """
    funding = compute_streams(world, years)
    rows = list(place.rows)
    part = place.weights[:, None, None]
    if draws > 1:
        drawn = draw_funding(funding, draws, seed)
        return {key: drawn.amounts(key, rows).astype(np.float64) * part for key in STREAMS}
    amounts = {key: stream.amounts for key, stream in funding.streams.items()}
    amounts[IMPULSBUDGET] = pay_impulsbudget(funding).shares
    shape = (len(rows), len(years))
    return {
        key: np.broadcast_to(as_floats(amounts[key])[rows], shape)[:, :, None] * part
        for key in STREAMS
    }


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
