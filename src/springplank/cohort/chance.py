# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chance in a small company: whole people who stay or go, one draw at a time.

With forty people the expectation says too little: this year nobody may leave, or five. Here every
draw has whole people. Who comes in follows a Poisson distribution: many people might come, each
with a small chance, and nobody knows how many they are, so there is no number for a binomial one.
Who leaves follows a binomial one per flow, given who did not leave by an earlier flow; together
that is the multinomial distribution over all flows of a group.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from springplank.cohort import wsw
from springplank.cohort.ages import AGES
from springplank.cohort.binomial import binomial
from springplank.cohort.response import STAND
from springplank.cohort.system import System
from springplank.core.columns import Bools, Floats
from springplank.errors import DataError

BLOCK = 512
"""Draws that share one stream of chance; making a stream costs as much as a hundred draws."""

STREAMS = 2**14
"""Beginnings of streams that are kept: those of ten gemeenten for 25 years, and 1,000 draws."""


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
    return np.random.Generator(np.random.Philox(_sequence(seed, place, year, block)))


@lru_cache(maxsize=STREAMS)
def _sequence(seed: int, place: str, year: int, block: int) -> np.random.SeedSequence:
    """Give what a stream begins with; mixing it takes longer than drawing from it."""
    return np.random.SeedSequence((seed, year, block, *place.encode()))


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
    left, gone = people, {}
    for place, part in in_turn(parts).items():
        given = np.broadcast_to(part, people.shape)
        drawn = np.empty(people.shape)
        for at, generator in chance.blocks(place, year):
            drawn[..., at] = generator.binomial(left[..., at].astype(np.int64), given[..., at])
        left = left - drawn
        gone[place] = drawn
    return gone


def in_turn(parts: Mapping[str, Floats]) -> Mapping[str, Floats]:
    """Give the chance of each flow for who did not leave by an earlier one.

    Args:
        parts: see `leaving`.
    """
    sure = np.ones(1)
    found = {}
    for place, part in parts.items():
        found[place] = np.clip(part / np.where(sure > 0, sure, 1.0), 0.0, 1.0)
        sure = sure - part
    return found


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
    """Step the Wsw of one gemeente through the years; see `wsw_of_many`."""
    return wsw_of_many(hazards, [start], [chance])[0]


def wsw_of_many(
    hazards: wsw.Hazards, starts: Sequence[Floats], chances: Sequence[Chance]
) -> tuple[Lived, ...]:
    """Step the Wsw of gemeenten through the years with whole people of every age.

    The chances of leaving are the same in all of them, and are worked out once.

    Args:
        hazards: the chances of leaving.
        starts: per gemeente whole persons by age, shape (leeftijden,).
        chances: per gemeente where chance comes from; the draws of the hazards go before its
            number of draws.

    Raises:
        DataError: when a number is unknown, below 0 or not whole.
    """
    draws = hazards.levels.shape[-1]
    owns = [chance.over(draws) for chance in chances]
    years = range(len(hazards.years))
    shape = (len(years), owns[0].draws)
    series = [{name: np.zeros(shape) for name in (STAND, *wsw.REDENEN)} for _ in owns]
    for start in starts:
        _check_whole(start, len(start))
    now = _Ages.begin(starts, owns)
    for year in years:
        gone = _leaving_wsw(hazards, year, now)
        stays = now.people - sum(gone.values(), np.zeros(now.people.shape))
        for own, here in zip(series, now.slices(), strict=True):
            for name, people in (*gone.items(), (STAND, stays)):
                own[name][year] = people[here].sum(axis=0)
        now = now.older(stays)
    return tuple(
        Lived(wsw.GROUP, float(start.sum()), own, dict.fromkeys(wsw.REDENEN, -1))
        for start, own in zip(starts, series, strict=True)
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Ages:
    """The people of gemeenten by age, below each other, one gemeente after the other.

    Attributes:
        chances: per gemeente where chance comes from.
        gemeente: number of the gemeente per row.
        age: index of the age per row; only ages at which there was anybody at the start, as the
            others stay empty in every draw and scenario.
        people: whole persons, shape (rijen, trekkingen).
    """

    chances: Sequence[Chance]
    gemeente: NDArray[np.intp]
    age: NDArray[np.intp]
    people: Floats

    @classmethod
    def begin(cls, starts: Sequence[Floats], chances: Sequence[Chance]) -> "_Ages":
        """Begin with whole persons by age, per gemeente."""
        gemeente, age = np.nonzero(np.stack(starts))
        people = np.stack(starts)[gemeente, age]
        return cls(chances, gemeente, age, np.repeat(people[:, None], chances[0].draws, axis=1))

    def slices(self) -> list[slice]:
        """Give the rows of every gemeente."""
        edges = np.searchsorted(self.gemeente, np.arange(len(self.chances) + 1)).tolist()
        return [slice(*pair) for pair in pairwise(edges)]

    def only(self, rows: Bools) -> "_Ages":
        """Give some of the rows."""
        return _Ages(self.chances, self.gemeente[rows], self.age[rows], self.people[rows])

    def older(self, stays: Floats) -> "_Ages":
        """Let a year pass; at the oldest age everybody has reached the AOW age."""
        left = replace(self, people=stays).only(self.age < len(AGES) - 1)
        return replace(left, age=left.age + 1)

    def drawn(self, place: str, year: int, chances: Floats) -> Floats:
        """Draw to whom something happens, with chances of shape (leeftijden, trekkingen or 1)."""
        given = np.broadcast_to(chances[self.age], self.people.shape)
        found, rows = np.empty(self.people.shape), self.slices()
        for blocks in zip(*(own.blocks(place, year) for own in self.chances), strict=True):
            at = blocks[0][0]
            streams = [(here, each) for here, (_, each) in zip(rows, blocks, strict=True)]
            found[:, at] = binomial(streams, self.people[:, at], given[:, at])
        return found


def _leaving_wsw(hazards: wsw.Hazards, year: int, now: _Ages) -> Mapping[str, Floats]:
    """Draw how many leave the Wsw for each reason, shape (rijen, trekkingen)."""
    first, *others = wsw.REDENEN
    retiring = in_turn({first: hazards.in_year(first, year)})[first]
    # Most ages are far from the AOW age: nobody there can retire, and no chance is needed.
    old = np.any(retiring > 0, axis=1)[now.age]
    gone = {first: np.zeros(now.people.shape)}
    gone[first][old] = now.only(old).drawn(first, year, retiring)
    left = replace(now, people=now.people - gone[first])
    given = in_turn({reason: hazards.in_year(reason, year) for reason in others})
    for reason in others:
        gone[reason] = left.drawn(reason, year, given[reason])
        left = replace(left, people=left.people - gone[reason])
    return gone


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
