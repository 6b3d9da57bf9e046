# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Makes criteria and tables for tests: small ones by hand, and any table by chance."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from springplank.core.columns import Floats
from springplank.weging.criterium import HOGER, LAGER, Criterium
from springplank.weging.weegtabel import Weegtabel


def criterium(
    key: str, *, lower: bool = False, swing: tuple[float, float] | None = (0, 10), account: str = ""
) -> Criterium:
    """Make a criterium; without a swing its range comes from the options."""
    worst, best = (None, None) if swing is None else swing
    return Criterium(
        key, 1, key.capitalize(), "?", "EUR" if account else "score", LAGER if lower else HOGER,
        is_geld=False, bronnen=(), plaats="", meting="x" if account else "", rekening=account,
        slechtst=worst, best=best,
    )  # fmt: skip


def table_of(
    options: Sequence[str],
    criteria: Sequence[Criterium],
    scores: Sequence[Sequence[float]] | Floats,
    grenzen: Sequence[Sequence[float]] | Floats | None = None,
) -> Weegtabel:
    """Make a table from numbers; without ends those of the criteria hold."""
    ends = np.full((2, len(criteria)), np.nan) if grenzen is None else np.asarray(grenzen, float)
    laid = np.asarray(scores, dtype=np.float64).reshape(len(options), len(criteria))
    return Weegtabel(tuple(options), tuple(criteria), laid, ends)


def table(rows: Sequence[Sequence[float]], *criteria: Criterium) -> Weegtabel:
    """Make a table of options a, b, c ...; without criteria they run from 0 to 10."""
    found = criteria or tuple(criterium(f"k{n}") for n in range(len(rows[0])))
    return table_of([chr(ord("a") + n) for n in range(len(rows))], found, rows)


@st.composite
def values(draw: st.DrawFn, least: int = 2) -> Floats:
    """Make what options are worth: round numbers, so that ties happen too."""
    options, count = draw(st.integers(least, 6)), draw(st.integers(2, 5))
    cell = st.integers(0, 20).map(lambda n: n / 20)
    row = st.lists(cell, min_size=count, max_size=count)
    return np.array(draw(st.lists(row, min_size=options, max_size=options)))


@st.composite
def values_and_weights(draw: st.DrawFn) -> tuple[Floats, Floats]:
    """Make what options are worth, with weights that are not all 0."""
    found = draw(values())
    count = found.shape[1]
    whole = draw(st.lists(st.integers(0, 10), min_size=count, max_size=count).filter(any))
    weights = np.array(whole, dtype=float)
    return found, weights / weights.sum()
