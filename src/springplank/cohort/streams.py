# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where chance comes from: a stream of numbers per gemeente, flow, year and block of draws.

What is in a stream rests on nothing else, so neither on who computes it nor on what is asked for.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from springplank.cohort.binomial import Places
from springplank.core.columns import Floats

BLOCK = 512
"""Draws that share one stream of chance; making a stream costs as much as a hundred draws."""

RARE = 1 / 4
"""What happens to fewer persons than this in every group, is only looked at where it may happen."""

HIGHEST = 2**10
"""Of how many streams the numbers are kept at which something rare happens: some 20 kB each."""

FIRST = 2**12
"""Of how many streams the first numbers are kept: 4 kB each."""

STREAMS = 2**14
"""Beginnings of streams that are kept: those of ten gemeenten for 25 years, and 1,000 draws."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A stream of which only the begin is needed; what is needed of it again, is kept.

    Attributes:
        seed: see `stream`, as all others.
        place: name of the flow.
        year: number of the year.
        block: number of the block of draws.
        size: how many numbers may be taken at most.
    """

    seed: int
    place: str
    year: int
    block: int
    size: int

    def high(self, count: int, most: float) -> tuple[Places, Floats]:
        """Give the first uniform numbers, or those that are needed of them."""
        if self.size <= BLOCK:
            return slice(count), _first(self)[:count]
        if most > RARE:
            return slice(count), self._made().random(count)
        # With a limit of a half to a power, nearly every move of an aanname asks the same.
        at, numbers = _highest(self, 0.5 ** -math.frexp(most)[1])
        here = np.searchsorted(at, count)
        return at[:here], numbers[:here]

    def binomial(self, n: NDArray[np.int64], p: Floats) -> NDArray[np.int64]:
        """Draw the first binomial numbers."""
        return np.asarray(self._made().binomial(n, p))

    def _made(self) -> np.random.Generator:
        return stream(self.seed, self.place, self.year, self.block)


@lru_cache(maxsize=FIRST)
def _first(begin: Beginning) -> Floats:
    found = stream(begin.seed, begin.place, begin.year, begin.block).random(BLOCK)
    found.setflags(write=False)
    return found


@lru_cache(maxsize=HIGHEST)
def _highest(begin: Beginning, most: float) -> tuple[NDArray[np.intp], Floats]:
    """Give which of the first numbers are above 1 less `most`, and those numbers."""
    found = stream(begin.seed, begin.place, begin.year, begin.block).random(begin.size)
    at = np.flatnonzero(found > 1 - most)
    return at, found[at]


def stream(seed: int, place: str, year: int, block: int) -> np.random.Generator:
    """Give the chance of one flow in one year and one block of draws.

    It depends on nothing else, so neither on who computes it nor on what is asked for.
    """
    return np.random.Generator(np.random.Philox(_sequence(seed, place, year, block)))


@lru_cache(maxsize=STREAMS)
def _sequence(seed: int, place: str, year: int, block: int) -> np.random.SeedSequence:
    """Give what a stream begins with; mixing it takes longer than drawing from it."""
    return np.random.SeedSequence((seed, year, block, *place.encode()))


def forget_streams() -> None:
    """Let go of all that is kept of streams: for who is done with these gemeenten."""
    for kept in (_first, _highest, _sequence):
        kept.cache_clear()


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

    def numbered(self) -> Iterator[tuple[slice, int]]:
        """Give for each block which draws are in it, and its number."""
        for number, first in enumerate(range(0, self.draws, BLOCK), self.first_block):
            yield slice(first, min(first + BLOCK, self.draws)), number

    def blocks(self, place: str, year: int) -> Iterator[tuple[slice, np.random.Generator]]:
        """Give for each block which draws are in it, and its chance for one flow in one year."""
        for here, number in self.numbered():
            yield here, stream(self.seed, place, year, number)

    def over(self, own: int) -> "Chance":
        """Give the same with the number of draws that the chances of leaving have, if any."""
        return self if own == 1 else replace(self, draws=own)
