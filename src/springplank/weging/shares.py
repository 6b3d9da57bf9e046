# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Under which share of all weights each option comes first: what can be said without weights.

Every set of weights counts as much as every other: points that are spread evenly over the simplex.
"""

from dataclasses import dataclass

import numpy as np

from springplank.core.columns import Floats
from springplank.core.randomness import stratified
from springplank.weging.sums import TIE

DRAWS = 20_000
SEED = 20261123
SURE = 1.96
"""Standard errors within which 95 of 100 estimates lie."""

FEW = 2
"""Up to so many criteria the shares are computed exactly."""


@dataclass(frozen=True, slots=True, eq=False)
class Aandelen:
    """Shares of all weights.

    Attributes:
        aandeel: per option the share under which it comes first, shape (opties,); together 1.
            Options that tie share what they win.
        fout: how far the share may lie from the true one, in 95 of 100 cases, shape (opties,).
        is_exact: it was computed and not drawn; then `fout` is 0.
    """

    aandeel: Floats
    fout: Floats
    is_exact: bool


def shares_of_weights(values: Floats, draws: int = DRAWS, seed: int = SEED) -> Aandelen:
    """Give the share of all weights under which each option comes first.

    The error is that of independent draws; ours are stratified, which is never worse.

    Args:
        values: known values, shape (opties, criteria), with one option and one criterium at least.
        draws: number of weights that are drawn.
        seed: the same seed gives the same shares.
    """
    assert values.size
    assert np.isfinite(values).all()
    count = values.shape[1]
    if count <= FEW:
        share = _won(values, np.ones((1, 1))) if count == 1 else _on_a_line(values)
        return Aandelen(share, np.zeros(len(values)), is_exact=True)
    share = _won(values, even_weights(count, draws, seed))
    error = SURE * np.sqrt(share * (1 - share) / draws)
    # An option that never came first may still do so under a few weights: the rule of three.
    error = np.where((share == 0) | (share == 1), 3 / draws, error)
    return Aandelen(share, error, is_exact=False)


def even_weights(count: int, draws: int, seed: int) -> Floats:
    """Draw weights evenly over the simplex (Dirichlet with ones), shape (trekkingen, criteria)."""
    axes = [stratified(seed, f"weging.{at}", draws) for at in range(count)]
    parts = -np.log1p(-np.stack(axes, axis=1))
    return np.asarray(parts / parts.sum(axis=1, keepdims=True))


def _won(values: Floats, weights: Floats) -> Floats:
    """Give the share of the weights that each option wins; a tie is divided, shape (opties,)."""
    totals = weights @ values.T
    first = totals >= totals.max(axis=1, keepdims=True) - TIE
    return np.asarray((first / first.sum(axis=1, keepdims=True)).mean(axis=0))


def _on_a_line(values: Floats) -> Floats:
    """Give the shares of two criteria exactly: who is first changes only where two lines cross."""
    begin, slope = values[:, 1], values[:, 0] - values[:, 1]
    apart = slope[:, None] - slope[None, :]
    cross = np.divide(begin[None, :] - begin[:, None], apart, where=apart != 0,
                      out=np.full(apart.shape, np.nan))  # fmt: skip
    inside = cross[(cross > 0) & (cross < 1)]
    ends = np.unique([0.0, *inside, 1.0])
    middle, wide = (ends[1:] + ends[:-1]) / 2, np.diff(ends)
    totals = begin + middle[:, None] * slope
    first = totals >= totals.max(axis=1, keepdims=True) - TIE
    return np.asarray(wide @ (first / first.sum(axis=1, keepdims=True)))
