# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Chance in a small company: whole people who stay or go, one draw at a time.

With forty people the expectation says too little: this year nobody may leave, or five. Here every
draw has whole people. Who comes in follows a Poisson distribution: many people might come, each
with a small chance, and nobody knows how many they are, so there is no number for a binomial one.
Who leaves follows a binomial one per flow, given who did not leave by an earlier flow; together
that is the multinomial distribution over all flows of a group.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from springplank.cohort import wsw
from springplank.cohort.ages import AGES
from springplank.cohort.binomial import binomial, happening
from springplank.cohort.response import STAND
from springplank.cohort.streams import Beginning, Chance, forget_streams
from springplank.cohort.system import System
from springplank.core.columns import Floats
from springplank.errors import DataError

ARRIVED = 32
"""Inflows that are kept: of all years and draws, for the gemeenten that are computed together."""


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


def leaving(
    chances: Sequence[Chance], year: int, people: Floats, parts: Mapping[str, Floats]
) -> Mapping[str, Floats]:
    """Draw how many of some people leave by each flow.

    Args:
        chances: per gemeente where chance comes from.
        year: number of the year.
        people: whole persons, shape (gemeenten, trekkingen).
        parts: per flow the chance of each person, shape (trekkingen,) or (1,); together at most 1.

    Returns:
        Whole persons per flow, shape of `people`.
    """
    left, gone = people, {}
    for place, part in in_turn(parts).items():
        draws = people.shape[1]
        streams = [
            (
                slice(row * draws + at.start, row * draws + at.stop),
                Beginning(one.seed, place, year, number, at.stop - at.start),
            )
            for row, one in enumerate(chances)
            for at, number in one.numbered()
        ]
        gone[place] = binomial(streams, left, np.broadcast_to(part, people.shape))
        left = left - gone[place]
    return gone


def in_turn(parts: Mapping[str, Floats]) -> Mapping[str, Floats]:
    """Give the chance of each flow for who did not leave by an earlier one.

    Args:
        parts: see `leaving`.
    """
    found: dict[str, Floats] = {}
    sure = np.ones(1)
    for place, part in parts.items():
        given = part / np.where(sure > 0, sure, 1.0) if found else part
        found[place] = np.clip(given, 0.0, 1.0)
        sure = sure - part
    return found


def arriving(chance: Chance, place: str, year: int, expected: Floats) -> Floats:
    """Draw how many come in, where so many are expected, shape (trekkingen,)."""
    drawn = np.empty(expected.shape)
    for at, generator in chance.blocks(place, year):
        drawn[at] = generator.poisson(expected[at])
    return drawn


def with_chance(system: System, start: Floats, chance: Chance) -> Mapping[str, Lived]:
    """Step the groups of one gemeente through the years; see `with_chance_of_many`."""
    return with_chance_of_many(system, [start], [chance])[0]


def with_chance_of_many(
    system: System, starts: Sequence[Floats], chances: Sequence[Chance]
) -> tuple[Mapping[str, Lived], ...]:
    """Step the groups of gemeenten through the years with whole people.

    Args:
        system: the groups with their flows.
        starts: per gemeente start figures in the order of `system.basis`, shape (basis,); whole
            persons for the groups.
        chances: per gemeente where chance comes from; the draws of the system go before its
            number of draws.

    Raises:
        DataError: when a start figure is unknown, or a group does not start with whole persons.
    """
    owns = [chance.over(system.shape[1]) for chance in chances]
    for start in starts:
        _check_whole(start, len(system.groups))
    years, draws = system.shape[0], owns[0].draws
    shape = (years, len(starts), draws)
    rates = _rates(system, draws)
    begin = dict(zip(system.basis, np.stack(starts, axis=1), strict=True))
    stands = {g: np.empty(shape) for g in system.groups}
    moved = {
        f.key: _arriving(f.key, rates[f.key].tobytes(), begin[f.per].tobytes(), tuple(owns))
        for f in system.flows
        if f.per
    }
    moved.update({f.key: np.empty(shape) for f in system.flows if not f.per})
    now = {g: np.repeat(begin[g][:, None], draws, axis=1) for g in system.groups}
    for year in range(years):
        for group in system.groups:
            parts = {f.key: rates[f.key][year] for f in system.flows if f.source == group}
            for key, gone in leaving(owns, year, now[group], parts).items():
                moved[key][year] = gone
        for group in system.groups:
            change = (moved[f.key][year] * f.sign_in(group) for f in system.flows_of(group))
            now[group] = now[group] + sum(change, np.zeros(shape[1:]))
            stands[group][year] = now[group]
    return tuple(
        {
            g: _lived(
                system,
                g,
                float(begin[g][row]),
                stands[g][:, row],
                {key: found[:, row] for key, found in moved.items()},
            )
            for g in system.groups
        }
        for row in range(len(starts))
    )


@lru_cache(maxsize=ARRIVED)
def _arriving(flow: str, rate: bytes, begin: bytes, chances: tuple[Chance, ...]) -> Floats:
    """Draw how many come in by a flow; who comes in does not follow from who is there.

    Args:
        flow: key of the flow.
        rate: as many as one unit of the start figure brings, float64 of shape (jaren, trekkingen).
        begin: the start figure of each gemeente, float64.
        chances: per gemeente where chance comes from.

    Returns:
        Whole persons, shape (jaren, gemeenten, trekkingen).
    """
    expected = np.frombuffer(rate).reshape(-1, chances[0].draws)
    each = tuple(zip(chances, np.frombuffer(begin), strict=True))
    found = [
        [arriving(chance, flow, year, row * per) for chance, per in each]
        for year, row in enumerate(expected)
    ]
    return np.array(found)


def forget_chance() -> None:
    """Let go of what was drawn, and of its streams; drawn again it is the same."""
    _arriving.cache_clear()
    forget_streams()


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
        for name, people in _leaving_wsw(hazards, year, now).items():
            for own, left in zip(series, people, strict=True):
                own[name][year] = left
        for own, here in zip(series, now.slices(), strict=True):
            own[STAND][year] = now.people[here].sum(axis=0)
        now = now.older()
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
        people: whole persons, shape (rijen, trekkingen); who leaves is taken out of it.
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

    def older(self) -> "_Ages":
        """Let a year pass; at the oldest age everybody has reached the AOW age."""
        rows = self.age < len(AGES) - 1
        return _Ages(self.chances, self.gemeente[rows], self.age[rows] + 1, self.people[rows])

    def leave(self, place: str, year: int, given: Floats) -> Floats:
        """Take out to whom something happens.

        Args:
            place: name of the flow.
            year: number of the year.
            given: the chance, shape (leeftijden, trekkingen or 1).

        Returns:
            Persons per gemeente, shape (gemeenten, trekkingen).
        """
        rows, draws = np.flatnonzero(np.any(given > 0, axis=1)[self.age]), self.people.shape[1]
        edges = np.searchsorted(self.gemeente[rows], np.arange(len(self.chances) + 1)).tolist()
        people, ages = self.people[rows], self.age[rows]
        chances = np.broadcast_to(given, (len(given), draws))
        gone = np.zeros(len(self.chances) * draws)
        for at, number in self.chances[0].numbered():
            size = at.stop - at.start
            streams = [
                (
                    slice(first * size, last * size),
                    Beginning(own.seed, place, year, number, (last - first) * size),
                )
                for own, (first, last) in zip(self.chances, pairwise(edges), strict=True)
            ]
            here, count = happening(streams, people[:, at], chances[:, at], ages)
            row, draw = rows[here[0]], here[1] + at.start
            self.people[row, draw] -= count
            gone += np.bincount(self.gemeente[row] * draws + draw, count, len(gone))
        return gone.reshape(len(self.chances), draws)


def _leaving_wsw(hazards: wsw.Hazards, year: int, now: _Ages) -> Mapping[str, Floats]:
    """Take out who leaves the Wsw, for each reason in turn; shape (gemeenten, trekkingen)."""
    first, *others = wsw.REDENEN
    given = in_turn({first: hazards.in_year(first, year)})
    given = {**given, **in_turn({reason: hazards.in_year(reason, year) for reason in others})}
    return {reason: now.leave(reason, year, chances) for reason, chances in given.items()}


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
