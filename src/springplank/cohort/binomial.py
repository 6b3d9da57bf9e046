# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Binomial numbers for many small groups at once: those of NumPy, in a quarter of the time.

NumPy takes each number in turn, and works out its chance of nobody anew as soon as the group or
the chance differs from the one before; here they always differ. The same inversion is done here on
all groups together, from the same stream, so that every number and the rest of the stream are those
of NumPy. In theory a number may differ where a draw hits a chance to the last bit (once in 10^15).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from springplank.core.columns import Floats

MANY = 600
"""With fewer numbers than this NumPy is as fast."""

MOST_EXPECTED = 30.0
"""Above so many expected in a group NumPy goes another way than inversion."""


Places: TypeAlias = slice | NDArray[np.intp]
"""Which of the numbers of a stream, ascending."""


class Stream(Protocol):
    """Where chance comes from."""

    def high(self, count: int, most: float) -> tuple[Places, Floats]:
        """Give uniform numbers of which the others are not needed.

        Args:
            count: how many numbers are taken from the stream.
            most: all above 1 less this are needed.

        Returns:
            Which of the numbers, and those numbers.
        """
        ...

    def binomial(self, n: NDArray[np.int64], p: Floats) -> NDArray[np.int64]:
        """Draw as `numpy.random.Generator.binomial` does."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Running:
    """A stream that goes on from where it is.

    Attributes:
        generator: is left as `Generator.binomial` would leave it.
    """

    generator: np.random.Generator

    def high(self, count: int, _most: float) -> tuple[Places, Floats]:
        """Give all numbers."""
        return slice(count), self.generator.random(count)

    def binomial(self, n: NDArray[np.int64], p: Floats) -> NDArray[np.int64]:
        """Draw binomial numbers."""
        return np.asarray(self.generator.binomial(n, p))


Streams: TypeAlias = Sequence[tuple[slice, Stream]]
"""Which stretch of the groups takes its numbers from which stream; every group once, in order."""


def binomial(streams: Streams, people: Floats, chance: Floats) -> Floats:
    """Draw how many of some people something happens to.

    Args:
        streams: where chance comes from, per stretch of the groups, row after row.
        people: whole persons in each group, shape (rijen, trekkingen).
        chance: of each person, from 0 to 1, same shape.

    Returns:
        Whole persons, shape of `people`.
    """
    at, count = happening(streams, people, chance, np.arange(len(people)))
    found = np.zeros(people.shape)
    found[at] = count
    return found


def happening(
    streams: Streams, people: Floats, chances: Floats, kinds: NDArray[np.intp]
) -> tuple[tuple[NDArray[np.intp], NDArray[np.intp]], Floats]:
    """Draw to whom something happens; only the groups in which it may happen to somebody.

    Args:
        streams: see `binomial`.
        people: whole persons in each group, shape (rijen, trekkingen).
        chances: of each person, from 0 to 1, shape (soorten, trekkingen).
        kinds: per row of `people` which row of `chances` holds for it.

    Returns:
        Row and draw of each of these groups, and how many persons it happens to.
    """
    expected = chances[kinds]
    expected *= people
    may_be_large = bool((chances > 1 / 2).any())
    small, large = _divided(streams, people, chances, kinds, expected)
    cells, u = _candidates(small, expected, is_all=may_be_large)
    # The chance of nobody is never less than 1 less what is expected: most need no more.
    is_unsure = u > 1 - expected.ravel()[cells]
    if may_be_large:
        is_unsure |= (chances[kinds] > 1 / 2).ravel()[cells]
    rows, draws = np.divmod(cells[is_unsure], people.shape[1])
    count = _counted(u[is_unsure], people[rows, draws], chances[kinds[rows], draws])
    if large:
        found = np.zeros(people.shape)
        found[rows, draws] = count
        n, p, whole = people.astype(np.int64).ravel(), chances[kinds].ravel(), found.ravel()
        for here, stream in large:
            whole[here] = stream.binomial(n[here], p[here])
        rows, draws = np.nonzero(found)
        count = found[rows, draws]
    return (rows, draws), count


def _candidates(
    streams: Streams, expected: Floats, *, is_all: bool
) -> tuple[NDArray[np.intp], Floats]:
    """Give the groups that may not stay whole, each with its uniform number."""
    cells, numbers = [np.zeros(0, np.intp)], [np.zeros(0)]
    # Nobody, or no chance at all, takes nothing from the stream.
    some, every = (expected > 0).ravel(), expected.ravel()
    for here, stream in streams:
        taking = np.flatnonzero(some[here])
        if taking.size:
            at, u = stream.high(taking.size, 1.0 if is_all else float(every[here].max()))
            cells.append(taking[at] + (here.start or 0))
            numbers.append(u)
    return np.concatenate(cells), np.concatenate(numbers)


def _divided(
    streams: Streams,
    people: Floats,
    chances: Floats,
    kinds: NDArray[np.intp],
    expected: Floats,
) -> tuple[Streams, Streams]:
    """Divide the streams into those that can be inverted here, and those that NumPy draws."""
    if people.size < MANY:
        return (), streams
    if expected.max() <= MOST_EXPECTED:
        return streams, ()
    is_large = np.where((chances > 1 / 2)[kinds], people - expected, expected) > MOST_EXPECTED
    small: list[tuple[slice, Stream]] = []
    large: list[tuple[slice, Stream]] = []
    for here, stream in streams:
        (large if is_large.ravel()[here].any() else small).append((here, stream))
    return small, large


def _counted(u: Floats, n: Floats, p: Floats) -> Floats:
    """Count from nobody to the first number of which the chance to be exceeded is not above u.

    Args:
        u: uniform numbers, shape (groepen,); they are used up.
        n: persons.
        p: the chance of each; of a large one those are counted to whom nothing happens.
    """
    is_large = p > 1 / 2
    p = np.where(is_large, 1 - p, p)
    found, here, counted, persons = np.zeros(len(u)), np.arange(len(u)), np.zeros(len(u)), n
    q, this, count = 1 - p, np.exp(n * np.log1p(-p)), 0
    while True:
        goes_on = u > this
        goes_on &= n > count
        counted += goes_on
        more = np.count_nonzero(goes_on)
        if 2 * more < len(u) or not more:
            found[here] = counted
            if not more:
                return np.where(is_large, persons - found, found)
            rest = np.flatnonzero(goes_on)
            u, n, p, q = u[rest], n[rest], p[rest], q[rest]
            this, here, counted = this[rest], here[rest], counted[rest]
        # Who is ready has no more than its chance left, and stays so: it only becomes less.
        u -= this
        left = n - count
        left *= p
        left *= this
        count += 1
        this = left / (count * q)
