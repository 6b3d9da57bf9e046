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
    key = int.from_bytes(hashlib.sha256(f"{seed}:{place}".encode()).digest()[:16], "little")
    stream = np.random.Philox(key=key, counter=[0, 0, 0, block])
    return np.random.Generator(stream).random(BLOCK)


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
