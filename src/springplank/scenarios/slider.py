# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A slider: the national run again after an aanname moved, computing only what it changes.

Everything that was read to make a result is known, so what rests on other aannames is taken over.
The numbers are bit for bit those of a run from scratch. A slider is a value: moving it gives a new
one, and the old one stays as it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from springplank.core.assumptions import Assumptions, find_assumption, replaced
from springplank.funding.world import World
from springplank.scenarios.area_money import (
    StreamMoney,
    adjustment_band,
    first_wsw,
    realignment_band,
    stream_money,
)
from springplank.scenarios.areas import Areas, all_areas
from springplank.scenarios.bands import Band, linear_band
from springplank.scenarios.linear import Key, Linear, linear_series
from springplank.scenarios.money import BIJSTELLING, HERIJKING
from springplank.scenarios.national import Landelijk, national_assumptions
from springplank.scenarios.run import DRAWS, SEED
from springplank.scenarios.values import Kept, Values, keep, values_of

ADJUSTMENT: Key = ("rijksgeld", BIJSTELLING)
REALIGNMENT: Key = ("rijksgeld", HERIJKING)


@dataclass(frozen=True, slots=True, eq=False)
class Slider:
    """A national run that remembers what each band was made of.

    Attributes:
        world: what was known and chosen, and the data.
        areas: the places.
        assumptions: the aannames as they are now.
        values: the same, drawn.
        linear: people, and money that follows them.
        money: the money of the Rijk as published or forecast, which rests on no aanname.
        bands: by (soort, groep), each with what it was made of.
    """

    world: World
    areas: Areas
    assumptions: Assumptions
    values: Values
    linear: Linear
    money: StreamMoney
    bands: Mapping[Key, Kept[Band]]

    @property
    def outcome(self) -> Landelijk:
        """Give the bands of all series."""
        bands = {**self.money.bands, **{key: kept.result for key, kept in self.bands.items()}}
        values = self.values
        return Landelijk(self.areas.places, values.years, values.draws, values.seed, bands)

    def move(self, key: str, value: float) -> "Slider":
        """Set the value of one aanname; its range moves along in proportion.

        Raises:
            UsageError: when there is no such aanname, or it cannot have this value.
        """
        found = replaced(
            find_assumption(self.assumptions, key), value, by="scenario", source="schuif"
        )
        return self.with_assumptions({**self.assumptions, key: found})

    def with_assumptions(self, assumptions: Assumptions) -> "Slider":
        """Set all aannames."""
        values = self.values.with_assumptions(assumptions)
        linear = linear_series(self.areas, values, self.world.stand.on, self.linear)
        bands = _bands(linear, self.money, values, self.bands)
        return replace(self, assumptions=assumptions, values=values, linear=linear, bands=bands)


def make_slider(
    world: World,
    years: tuple[int, ...],
    draws: int = DRAWS,
    seed: int = SEED,
    *,
    assumptions: Assumptions | None = None,
    areas: Areas | None = None,
) -> Slider:
    """Compute everything once.

    Args:
        world: what was known and chosen, and the data.
        years: calendar years, the first one right after the year of the start figures.
        draws: number of draws.
        seed: the same seed gives the same draws.
        assumptions: aannames by key; as shipped where None.
        areas: the places; every verband and the country where None.
    """
    places = all_areas(world) if areas is None else areas
    chosen = national_assumptions() if assumptions is None else assumptions
    values = values_of(chosen, years, draws, seed)
    linear = linear_series(places, values, world.stand.on)
    first = first_wsw(world, places, draws, seed)
    money = stream_money(world, places, years, first, draws, seed)
    bands = _bands(linear, money, values, {})
    return Slider(world, places, chosen, values, linear, money, bands)


def _bands(
    linear: Linear, money: StreamMoney, values: Values, before: Mapping[Key, Kept[Band]]
) -> Mapping[Key, Kept[Band]]:
    """Make the bands that rest on aannames, or take over what still holds."""
    found: dict[Key, Kept[Band]] = {}
    for key, terms in linear.terms.items():
        old = before.get(key)
        if old is not None and old.holds(values, (terms,)):
            found[key] = old
        else:
            years = range(len(values.years))
            band = linear_band(linear.profiles[key], terms.result, years)
            found[key] = Kept(band, {}, (terms,))
    found[ADJUSTMENT] = keep(before.get(ADJUSTMENT), values, partial(adjustment_band, money))
    follow = partial(realignment_band, money, linear.level.result)
    found[REALIGNMENT] = keep(before.get(REALIGNMENT), values, follow, (linear.level,))
    return found
