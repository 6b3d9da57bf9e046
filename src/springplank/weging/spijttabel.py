# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Options in several futures: regret, worst case, and how often a demand is met, side by side.

Nobody knows how likely a future is. So nothing is averaged, and where the three metrics point at
different options, that is the finding.
"""

from dataclasses import dataclass

import numpy as np

from springplank.core.columns import Bools, Floats
from springplank.weging.sums import TIE

STRONGEST = 3


@dataclass(frozen=True, slots=True, eq=False)
class Spijttabel:
    """Options in futures.

    Attributes:
        uitkomsten: outcome in its unit, shape (opties, toekomsten); NaN when unknown.
        spijt: how much worse than the best option in the same future, 0 or more, same shape; NaN
            in a row with an unknown outcome.
        meeste_spijt: the largest regret of every option, shape (opties,).
        slechtst: the worst outcome of every option, shape (opties,).
        gehaald: share of the futures in which the demand is met, shape (opties,); NaN without a
            demand.
    """

    uitkomsten: Floats
    spijt: Floats
    meeste_spijt: Floats
    slechtst: Floats
    gehaald: Floats

    @property
    def known(self) -> Bools:
        """Say which options have an outcome in every future, shape (opties,)."""
        return np.asarray(np.isfinite(self.uitkomsten).all(axis=1))

    def favourites(self, sign: int = 1) -> tuple[tuple[int, ...], ...]:
        """Give the options that each metric points at: regret, worst case, demand.

        A metric that is unknown for all points at none.

        Args:
            sign: 1 when higher is better, -1 otherwise.
        """
        return (
            _least(self.meeste_spijt),
            _least(-sign * self.slechtst),
            _least(-self.gehaald),
        )


def lay_out(outcomes: Floats, sign: int = 1, demand: float | None = None) -> Spijttabel:
    """Lay options and futures out.

    Args:
        outcomes: shape (opties, toekomsten); NaN when unknown.
        sign: 1 when higher is better, -1 otherwise.
        demand: the worst that is allowed; None when nothing is demanded.
    """
    known: Bools = np.asarray(np.isfinite(outcomes).all(axis=1))
    good = np.where(known[:, None], sign * outcomes, np.nan)
    regret, worst = np.full(outcomes.shape, np.nan), np.full(len(outcomes), np.nan)
    met = np.full(len(outcomes), np.nan)
    if known.any() and outcomes.shape[1]:
        regret[known] = good[known].max(axis=0) - good[known]
        worst[known] = sign * good[known].min(axis=1)
        if demand is not None:
            met[known] = (good[known] >= sign * demand).mean(axis=1)
        most = np.where(known, np.where(known[:, None], regret, 0.0).max(axis=1), np.nan)
    else:
        most = worst.copy()
    return Spijttabel(outcomes, regret, most, worst, met)


def _least(found: Floats) -> tuple[int, ...]:
    """Give the options with the lowest number; those that tie together, none when all unknown."""
    if np.isnan(found).all():
        return ()
    lowest = float(np.nanmin(found))
    slack = TIE * max(1.0, abs(lowest))
    return tuple(int(at) for at in np.flatnonzero(found <= lowest + slack))


def agree(favourites: tuple[tuple[int, ...], ...]) -> bool:
    """Say whether one option satisfies every metric that points at any."""
    pointed = [set(found) for found in favourites if found]
    return not pointed or bool(set.intersection(*pointed))


@dataclass(frozen=True, slots=True)
class Aanname:
    """A future that moves an option, and how far it has to come true for the order to flip.

    Attributes:
        toekomst: number of the future.
        verschuiving: how much the outcome of the option moves, in its unit.
        kantelt_bij: part of the way to that future, 0 to 1, at which this option and the one it is
            held against are the same; None when the order stays.
        tegen: number of the other option; None when there is none.
    """

    toekomst: int
    verschuiving: float
    kantelt_bij: float | None
    tegen: int | None


def strongest(outcomes: Floats, option: int, sign: int = 1, base: int = 0) -> tuple[Aanname, ...]:
    """Give the futures that move an option most, at most STRONGEST, the strongest first.

    Between now and a future everything goes in a straight line. The order flips where the option
    meets the first one of now, or, when it is first itself, the first one that overtakes it.

    Args:
        outcomes: known outcomes, shape (opties, toekomsten).
        option: number of the option.
        sign: 1 when higher is better, -1 otherwise.
        base: number of the future in which all goes as expected.
    """
    good = sign * outcomes
    others = [one for one in range(len(good)) if one != option]
    found = []
    for future in range(good.shape[1]):
        if future == base:
            continue
        moved = float(outcomes[option, future] - outcomes[option, base])
        at, against = _flip(good[:, base], good[:, future], option, others)
        found.append(Aanname(future, moved, at, against))
    ordered = sorted(found, key=lambda one: (-abs(one.verschuiving), one.toekomst))
    return tuple(ordered[:STRONGEST])


def _flip(
    now: Floats, then: Floats, option: int, others: list[int]
) -> tuple[float | None, int | None]:
    if not others:
        return None, None
    best = max(others, key=lambda one: now[one])
    is_first = now[option] >= now[best]
    crossing = []
    for other in others if is_first else [best]:
        begin, end = float(now[option] - now[other]), float(then[option] - then[other])
        if begin * end <= 0 and begin != end and (is_first == (end < begin)):
            crossing.append((begin / (begin - end), other))
    if not crossing:
        return None, best
    return min(crossing)
