# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Numbers by chance that can be made again: they follow from a seed, a name and a block alone."""

import hashlib

import numpy as np

from springplank.core.columns import Floats

BLOCK = 64
"""Draws are made and computed in blocks of this size, whoever computes them."""


def uniform(seed: int, place: str, block: int) -> Floats:
    """Give the uniform numbers of one parameter in one block of draws, shape (BLOCK,).

    They do not depend on other parameters, on who asks first or on how much is asked at once.

    Args:
        seed: the seed of the run.
        place: "regeling.parameter".
        block: number of the block of draws, from 0.
    """
    stream = np.random.Philox(key=_key(seed, place), counter=[0, 0, 0, block])
    return np.random.Generator(stream).random(BLOCK)


def _key(seed: int, place: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}:{place}".encode()).digest()[:16], "little")


def triangular(low: Floats, value: Floats, high: Floats, u: Floats) -> Floats:
    """Give the quantiles of the triangular distribution over a range with its top at the value.

    Args:
        low: lowest value reckoned with, shape (1, jaren).
        value: the value itself, within the range.
        high: highest value reckoned with.
        u: which quantile, shape (trekkingen,).

    Returns:
        Values, shape (jaren, trekkingen); the value itself where there is no range.
    """
    below, above, width = (a.T for a in (value - low, high - value, high - low))
    left = low.T + np.sqrt(u * width * below)
    right = high.T - np.sqrt((1 - u) * width * above)
    drawn = np.where(u * width < below, left, right)
    return np.where(width > 0, drawn, value.T)


def stratified(seed: int, place: str, draws: int) -> Floats:
    """Give one axis of a Latin hypercube: every one of `draws` equal strata is hit once.

    Axes of different places are independent, and do not depend on who asks first. With the same
    seed and number of draws, a place always gets the same numbers, so that scenarios share them.

    Args:
        seed: the seed of the run.
        place: the name of the assumption.
        draws: number of draws.

    Returns:
        Numbers between 0 and 1, shape (trekkingen,).
    """
    generator = np.random.Generator(np.random.Philox(key=_key(seed, place)))
    order = generator.permutation(draws)
    return np.asarray((order + generator.random(draws)) / draws)


def around(low: Floats, value: Floats, high: Floats, u: Floats) -> Floats:
    """Give the quantiles of a distribution that is as often above the value as below it.

    On each side of the value the density falls in a straight line to 0 at the end of the range, so
    that the value is the middle and the most likely one, however much further one end lies.

    Args:
        low: lowest value reckoned with, shape (1, jaren).
        value: the value itself, within the range.
        high: highest value reckoned with.
        u: which quantile, shape (trekkingen,).

    Returns:
        Values, shape (jaren, trekkingen).
    """
    below, above = (value - low).T, (high - value).T
    down = 1 - np.sqrt(np.minimum(2 * u, 1))
    up = 1 - np.sqrt(np.minimum(2 * (1 - u), 1))
    return np.asarray(value.T - below * down + above * up)
