# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Bands: what is expected of a series and between which values its draws lie, in many places.

Totals are float64. Only the order of the draws is found in float32, and of their distance from what
is expected: so a quantile is off by at most a ten-millionth part of that distance.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from springplank.cohort.scoring import QUANTILES
from springplank.core.columns import Floats
from springplank.scenarios.areas import Figures, Profiles


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """A series in every place.

    Attributes:
        verwacht: what is expected, shape (gebieden, jaren); NaN when unknown.
        kwantielen: QUANTILES of the draws, shape (kwantielen, gebieden, jaren); NaN when unknown.
    """

    verwacht: Floats
    kwantielen: Floats


def quantiles(values: Floats, centre: Floats) -> Floats:
    """Give QUANTILES of the draws of some rows, as `np.quantile` does.

    Args:
        values: shape (rijen, trekkingen); NaN when unknown.
        centre: what is expected, shape (rijen,).

    Returns:
        Shape (kwantielen, rijen).
    """
    distance = np.empty(values.shape, np.float32)
    ordered = sort_rows(np.subtract(values, centre[:, None], out=distance, casting="same_kind"))
    at = np.array(QUANTILES) * (values.shape[1] - 1)
    below = at.astype(np.intp)
    above = np.minimum(below + 1, values.shape[1] - 1)
    low, high = ordered[:, below].astype(np.float64), ordered[:, above].astype(np.float64)
    # Unknown draws are sorted last: then the whole row is unknown.
    unknown = np.isnan(ordered[:, -1])
    found = low + (high - low) * (at - below) + centre[:, None]
    found[unknown] = np.nan
    return np.asarray(found.T)


CELLS = 2**18
"""Values at once: two megabytes, what stays in the cache of one core."""

IN_REGISTERS = 512
"""With AVX-512, rows of up to this length are sorted without leaving the registers."""


def sort_rows(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sort every row, in place.

    Writing what a row is split into is slow with AVX-512 on some processors. A row of up to twice
    what fits in registers is then sorted as two halves: the smaller ones of the first and the
    reversed second half are the smallest half of all, and both are sorted once more.
    """
    count, length = values.shape
    if not (_has_avx512() and IN_REGISTERS < length <= 2 * IN_REGISTERS and length % 2 == 0):
        values.sort(axis=1)
        return values
    halves = values.reshape(2 * count, length // 2)
    halves.sort(axis=1)
    pairs = values.reshape(count, 2, length // 2)
    first, second = pairs[:, 0], pairs[:, 1, ::-1].copy()
    np.maximum(first, second, out=pairs[:, 1])
    np.minimum(first, second, out=first)
    halves.sort(axis=1)
    return values


@cache
def _has_avx512() -> bool:
    """Say whether NumPy computes with AVX-512 here; it makes no difference to the outcome."""
    features = np.show_config(mode="dicts")["SIMD Extensions"]["found"]
    return not {"X86_V4", "AVX512_SKX"}.isdisjoint(features)


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """Part of a series that follows from the start figures of one group.

    Attributes:
        response: what one of each start figure gives under every draw, shape (basis, jaren,
            trekkingen).
        expected: the same as expected, shape (basis, jaren).
        scale: how many times a guessed start figure counts.
        national_scale: the same for a start figure of the whole country.
    """

    response: Floats
    expected: Floats
    scale: "Scale"
    national_scale: "Scale"


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """How many times a start figure counts that nobody counted.

    Attributes:
        draws: under every draw, shape (trekkingen,) or (1,).
        expected: as expected.
    """

    draws: Floats
    expected: float


SURE = Scale(np.ones(1), 1.0)
"""A start figure that counts as it is."""


def linear_band(profiles: Profiles, terms: Sequence[Term], years: Iterable[int]) -> Band:
    """Give the band of a series that is linear in the start figures of every place.

    Args:
        profiles: the start figures, one part per term.
        terms: what is added up.
        years: numbers of the years that are wanted, on the axis of the terms.
    """
    wanted = tuple(years)
    count = len(profiles.parts[0].known)
    expected = np.empty((count, len(wanted)))
    found = np.empty((len(QUANTILES), count, len(wanted)))
    draws = max(max(term.response.shape[2], term.scale.draws.size) for term in terms)
    # So many profiles at once that their draws stay in the cache.
    at_once = max(1, CELLS // draws)
    for at, year in enumerate(wanted):
        expected[:, at] = _expected_in(profiles, terms, year)
        lasts = [_last_row(term, year) for term in terms]
        for first in range(0, count, at_once):
            here = slice(first, first + at_once)
            values = _draws_of(profiles.parts[0], here, terms[0], year, lasts[0], draws)
            for part, term, last in zip(profiles.parts[1:], terms[1:], lasts[1:], strict=True):
                values += _draws_of(part, here, term, year, last, draws)
            found[:, here, at] = quantiles(values, expected[here, at])
    return Band(profiles.spread(expected), profiles.spread(found))


def _last_row(term: Term, year: int) -> int:
    """Give the number of start figures up to the last one that still counts in a year.

    People who were too old at the start have all left: their rows are zero.
    """
    counting = term.response[:, year].any(axis=1)
    return int(np.flatnonzero(counting).max(initial=-1)) + 1


def _draws_of(part: Figures, here: slice, term: Term, year: int, last: int, draws: int) -> Floats:
    """Give every draw of some profiles in one year, shape (profielen, trekkingen)."""
    response = term.response[:last, year]
    product = part.guessed[here, :last] @ response
    # In place where it fits: an array of this size costs as much to make as to compute.
    fits = product.shape[1] == draws
    values = np.multiply(product, term.scale.draws, out=product if fits else None)
    # Few places have figures of these kinds.
    for figures, scale in ((part.known, SURE), (part.national, term.national_scale)):
        some = np.flatnonzero(figures[here].any(axis=1))
        if some.size:
            values[some] += (figures[here][some, :last] @ response) * scale.draws
    return values if values.shape[1] == draws else values + np.zeros(draws)


def _expected_in(profiles: Profiles, terms: Sequence[Term], year: int) -> Floats:
    found = np.zeros(len(profiles.parts[0].known))
    for part, term in zip(profiles.parts, terms, strict=True):
        figures = part.guessed * term.scale.expected + part.known
        figures = figures + part.national * term.national_scale.expected
        found += figures @ term.expected[:, year]
    return found
