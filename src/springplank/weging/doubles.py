# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Criteria that count the same thing twice, and options whose presence changes the order."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from springplank.core.columns import Floats
from springplank.weging.sums import TIE, places
from springplank.weging.weegtabel import Weegtabel

SAME = 0.99
"""From this correlation two criteria say the same of these options."""

ENOUGH = 3
"""With fewer options any two criteria go together, or against each other."""


@dataclass(frozen=True, slots=True)
class Dubbel:
    """Two criteria that may count the same thing twice.

    Attributes:
        een: number of a criterium.
        ander: number of the other.
        is_same_account: they come from the same account, in the same unit.
        samenhang: correlation of what the scores are worth over the options; NaN when there are
            too few options, or all are the same.
    """

    een: int
    ander: int
    is_same_account: bool
    samenhang: float


def find_doubles(tabel: Weegtabel) -> tuple[Dubbel, ...]:
    """Find criteria that may count twice: by where they come from, or by what they say.

    Raises:
        UsageError: see `Weegtabel.swings`.
    """
    values, found = tabel.values(), []
    for one, other in combinations(range(len(tabel.criteria)), 2):
        first, second = tabel.criteria[one], tabel.criteria[other]
        same = bool(first.rekening) and (first.rekening, first.eenheid) == (
            second.rekening,
            second.eenheid,
        )
        together = correlation(values[:, one], values[:, other])
        if same or together >= SAME:
            found.append(Dubbel(one, other, same, together))
    return tuple(found)


def correlation(one: Floats, other: Floats) -> float:
    """Give the correlation over the options that both are known of; NaN when that says nothing."""
    both = np.isfinite(one) & np.isfinite(other)
    first, second = one[both], other[both]
    if len(first) < ENOUGH or np.ptp(first) < TIE or np.ptp(second) < TIE:
        return float("nan")
    return float(np.corrcoef(first, second)[0, 1])


@dataclass(frozen=True, slots=True)
class Omkering:
    """Two options that change places when a third one is left out.

    Attributes:
        zonder: number of the option that is left out.
        voor: number of the option that was ahead, or as far.
        erna: number of the option that is ahead then, or as far.
    """

    zonder: int
    voor: int
    erna: int


def find_reversals(
    tabel: Weegtabel, weights: Floats, method: Callable[[Floats, Floats], Floats]
) -> tuple[Omkering, ...]:
    """Leave every option out once, and find the pairs whose order changes.

    Adding an option is the same the other way round. With fixed ranges a weighted sum never does
    this; with ranges that come from the options, and with TOPSIS, it can.

    Args:
        tabel: options that can all be weighed.
        weights: parts of a whole, shape (criteria,).
        method: gives a total per option from values and weights.

    Raises:
        UsageError: when leaving an option out turns a range upside down; see `Weegtabel.swings`.
    """
    found: list[Omkering] = []
    if len(tabel.opties) < ENOUGH:
        return ()
    whole = places(method(tabel.values(), weights))
    for out in range(len(tabel.opties)):
        rest = [one for one in range(len(tabel.opties)) if one != out]
        fewer = dict(zip(rest, places(method(tabel.among(rest).values(), weights)), strict=True))
        for one, other in combinations(rest, 2):
            before = np.sign(whole[one] - whole[other])
            after = np.sign(fewer[one] - fewer[other])
            if before != after:
                ahead, behind = (one, other) if before <= 0 and after >= 0 else (other, one)
                found.append(Omkering(out, ahead, behind))
    return tuple(found)
