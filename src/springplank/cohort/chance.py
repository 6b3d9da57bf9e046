# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chance in a small company: whole people who stay or go, one draw at a time.

With forty people the expectation says too little: this year nobody may leave, or five. Here every
draw has whole people. Who comes in follows a Poisson distribution: many people might come, each
with a small chance, and nobody knows how many they are, so there is no number for a binomial one.
Who leaves follows a binomial one per flow, given who did not leave by an earlier flow; together
that is the multinomial distribution over all flows of a group.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from springplank.cohort import wsw
from springplank.cohort.ages import AGES
from springplank.cohort.response import STAND
from springplank.cohort.system import System
from springplank.core.columns import Floats
from springplank.errors import DataError

BLOCK = 512
"""Draws that share one stream of chance; making a stream costs as much as a hundred draws."""


@dataclass(frozen=True, slots=True, eq=False)
class Lived:
    """One possible course of a group per draw.

    Attributes:
        group: key of the group.
        begin: persons at the start.
        series: whole persons, shape (jaren, trekkingen): `STAND` and the flows.
        sign: per flow 1 when it adds to the stand and -1 when it takes away.
    """

    group: str
    begin: float
    series: Mapping[str, Floats]
    sign: Mapping[str, int]


def stream(seed: int, place: str, year: int, block: int) -> np.random.Generator:
    """Give the chance of one flow in one year and one block of draws.

    It depends on nothing else, so neither on who computes it nor on what is asked for.
    """
    key = np.random.SeedSequence((seed, year, block, *place.encode()))
    return np.random.Generator(np.random.Philox(key))


@dataclass(frozen=True, slots=True)
class Chance:
    """Where chance comes from, for all the draws of a run or for a part of them.

    Attributes:
        seed: the seed of the run.
        draws: number of draws.
        first_block: number of the block in which these draws begin, for a worker that computes a
            later part of a run.
    """

    seed: int
    draws: int
    first_block: int = 0

    def blocks(self, place: str, year: int) -> Iterator[tuple[slice, np.random.Generator]]:
        """Give for each block which draws are in it, and its chance for one flow in one year."""
        for number, first in enumerate(range(0, self.draws, BLOCK), self.first_block):
            here = slice(first, min(first + BLOCK, self.draws))
            yield here, stream(self.seed, place, year, number)

    def over(self, own: int) -> "Chance":
        """Give the same with the number of draws that the chances of leaving have, if any."""
        return self if own == 1 else replace(self, draws=own)


def leaving(
    chance: Chance, year: int, people: Floats, parts: Mapping[str, Floats]
) -> Mapping[str, Floats]:
    """Draw how many of some people leave by each flow.

    Args:
        chance: where chance comes from.
        year: number of the year.
        people: whole persons, shape (..., trekkingen).
        parts: per flow the chance of each person, same shape or a 1 in place of an axis;
            together at most 1.

    Returns:
        Whole persons per flow, shape of `people`.
    """
    left, sure = people, np.ones(people.shape)
    gone = {}
    for place, part in parts.items():
        given = np.clip(part / np.where(sure > 0, sure, 1.0), 0.0, 1.0)
        drawn = np.empty(people.shape)
        for at, generator in chance.blocks(place, year):
            drawn[..., at] = generator.binomial(left[..., at].astype(np.int64), given[..., at])
        left, sure = left - drawn, sure - part
        gone[place] = drawn
    return gone


def arriving(chance: Chance, place: str, year: int, expected: Floats) -> Floats:
    """Draw how many come in, where so many are expected, shape (trekkingen,)."""
    drawn = np.empty(expected.shape)
    for at, generator in chance.blocks(place, year):
        drawn[at] = generator.poisson(expected[at])
    return drawn


def with_chance(system: System, start: Floats, chance: Chance) -> Mapping[str, Lived]:
    """Step through the years with whole people.

    Args:
        system: the groups with their flows.
        start: start figures in the order of `system.basis`, shape (basis,); whole persons for the
            groups.
        chance: where chance comes from; the draws of the system go before its number of draws.

    Raises:
        DataError: when a start figure is unknown, or a group does not start with whole persons.
    """
    chance = chance.over(system.shape[1])
    rates, draws = _rates(system, chance.draws), chance.draws
    begin = dict(zip(system.basis, start.tolist(), strict=True))
    _check_whole(start, len(system.groups))
    years = system.shape[0]
    stands = {g: np.empty((years, draws)) for g in system.groups}
    moved = {flow.key: np.empty((years, draws)) for flow in system.flows}
    now = {g: np.full(draws, begin[g]) for g in system.groups}
    for year in range(years):
        here: dict[str, Floats] = {}
        for group in system.groups:
            parts = {f.key: rates[f.key][year] for f in system.flows if f.source == group}
            here.update(leaving(chance, year, now[group], parts))
        for flow in system.flows:
            if flow.per:
                expected = rates[flow.key][year] * begin[flow.per]
                here[flow.key] = arriving(chance, flow.key, year, expected)
            moved[flow.key][year] = here[flow.key]
        for group in system.groups:
            change = (here[f.key] * f.sign_in(group) for f in system.flows_of(group))
            now[group] = now[group] + sum(change, np.zeros(draws))
            stands[group][year] = now[group]
    return {g: _lived(system, g, begin[g], stands[g], moved) for g in system.groups}


def wsw_with_chance(hazards: wsw.Hazards, start: Floats, chance: Chance) -> Lived:
    """Step the Wsw through the years with whole people of every age.

    Args:
        hazards: the chances of leaving.
        start: whole persons by age, shape (leeftijden,).
        chance: where chance comes from; the draws of the hazards go before its number of draws.

    Raises:
        DataError: when a number is unknown, below 0 or not whole.
    """
    _check_whole(start, len(start))
    chance = chance.over(hazards.levels.shape[-1])
    draws = chance.draws
    series = {name: np.zeros((len(hazards.years), draws)) for name in (STAND, *wsw.REDENEN)}
    # Only the ages at which there was anybody: the others stay empty in every draw and scenario.
    rows = np.flatnonzero(start)
    now = np.repeat(start[rows, None], draws, axis=1)
    for year in range(len(hazards.years)):
        by = {reason: hazards.in_year(reason, year)[rows] for reason in wsw.REDENEN}
        gone = dict(leaving(chance, year, now, {wsw.PENSIOEN: by.pop(wsw.PENSIOEN)}))
        gone.update(leaving(chance, year, now - gone[wsw.PENSIOEN], by))
        stays = now - sum(gone.values(), np.zeros(now.shape))
        for reason, people in gone.items():
            series[reason][year] = people.sum(axis=0)
        series[STAND][year] = stays.sum(axis=0)
        is_left = rows < len(AGES) - 1  # at the oldest age everybody has reached the AOW age
        rows, now = rows[is_left] + 1, stays[is_left]
    return Lived(wsw.GROUP, float(start.sum()), series, dict.fromkeys(wsw.REDENEN, -1))


def _check_whole(start: Floats, groups: int) -> None:
    if not (start >= 0).all() or (start[:groups] % 1).any():
        raise DataError(
            "Toeval kan alleen met hele mensen: geef bij elke groep een heel getal van 0 of meer "
            "als beginstand, en vul elke instroom in."
        )


def _rates(system: System, draws: int) -> Mapping[str, Floats]:
    rates = dict(system.rates)
    for group in system.groups:
        rates.update(system.parts(group))
    shape = (system.shape[0], draws)
    return {key: np.broadcast_to(rate, shape) for key, rate in rates.items()}


def _lived(
    system: System, group: str, begin: float, stand: Floats, moved: Mapping[str, Floats]
) -> Lived:
    own = system.flows_of(group)
    return Lived(
        group,
        begin,
        {STAND: stand, **{f.name: moved[f.key] for f in own}},
        {f.name: f.sign_in(group) for f in own},
    )
