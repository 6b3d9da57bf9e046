# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Scores of forecasts: how far off, how often within the range, and beside two naive rivals.

A range that is wide enough is always right, and a middle can be right by luck; so a score has the
error, the coverage with both tails, and the width, and CRPS, which counts all of these at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np

from springplank.core.columns import Bools, Floats

QUANTILES = (0.025, 0.10, 0.165, 0.50, 0.835, 0.90, 0.975)
"""Stored of every forecast: 10 to 90 is the range of 80%, 2.5 to 97.5 and 16.5 to 83.5 as CBS."""

LOW, HIGH = 0.10, 0.90
GAIN = 0.05
"""Better is: the mean absolute error is at least so much smaller than that of both rivals."""

ENOUGH = 100
"""From so many independent outcomes on, coverage can be a demand; below it is only reported."""

LAST_VALUE, LAST_TREND = "laatste_waarde", "laatste_trend"
RIVALS = (LAST_VALUE, LAST_TREND)
FIFTHS = 5
FEWEST_YEARS = 3
"""With fewer years there is too little to choose from again."""

ROUNDING = 1e-9
"""Errors may be this part away from a border through rounding of the computer."""


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """One forecast of a published figure.

    Attributes:
        origin: year of the stand from which it was made.
        known: day on which that stand was known; nothing that came later was used.
        year: year of the outcome.
        actual: what was published later.
        draws: what was forecast, shape (trekkingen,).
        rivals: what each rival says; NaN where it has too little to go on.
    """

    origin: int
    known: date
    year: int
    actual: float
    draws: Floats
    rivals: Mapping[str, float]

    @property
    def horizon(self) -> int:
        """Give how many years ahead it looked."""
        return self.year - self.origin

    @property
    def quantiles(self) -> Mapping[float, float]:
        """Give what is stored of the draws, by quantile."""
        found = np.quantile(self.draws, QUANTILES).tolist()
        return dict(zip(QUANTILES, found, strict=True))

    @property
    def error(self) -> float:
        """Give by how much the middle draw was too high."""
        return float(np.median(self.draws)) - self.actual

    @property
    def place(self) -> float:
        """Give which part of the draws lies below the outcome; even chances when all is well."""
        below, equal = self.draws < self.actual, self.draws == self.actual
        return float(below.mean() + equal.mean() / 2)


def naive(known: Mapping[int, float], year: int) -> Mapping[str, float]:
    """Give what the two rivals say: the last known value, and that with its last known trend.

    Args:
        known: the published values by year, as far as they were known.
        year: the year that is forecast.
    """
    years = sorted(known)
    last = known[years[-1]]
    trend = np.nan
    if len(years) > 1:
        before = years[-2]
        slope = (last - known[before]) / (years[-1] - before)
        trend = last + slope * (year - years[-1])
    return {LAST_VALUE: last, LAST_TREND: trend}


def crps(draws: Floats, actual: float) -> float:
    """Give the continuous ranked probability score: the absolute error, for a whole distribution.

    It is the mean distance of the draws to the outcome, less half their mean distance to each
    other. For a forecast without a range it is the absolute error.

    Args:
        draws: shape (trekkingen,).
        actual: the outcome.
    """
    count = len(draws)
    weights = 2 * np.arange(1, count + 1) - count - 1
    apart = float(weights @ np.sort(draws)) / count**2
    return float(np.abs(draws - actual).mean()) - apart


@dataclass(frozen=True, slots=True)
class Rival:
    """A rival beside the model, on the outcomes for which the rival has a forecast.

    Attributes:
        key: one of `RIVALS`.
        n: number of those outcomes.
        error: mean absolute error of the rival; NaN without outcomes. It is its CRPS too.
        own_error: mean absolute error of the model on the same outcomes.
        own_crps: CRPS of the model on the same outcomes.
    """

    key: str
    n: int
    error: float
    own_error: float
    own_crps: float

    @property
    def is_beaten(self) -> bool:
        """Say whether the model is better by at least `GAIN`; a rival that is right is not."""
        if not self.n or self.error == 0:
            return False
        return self.own_error <= (1 - GAIN) * self.error * (1 + ROUNDING)


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """How some forecasts of one figure turned out; errors in its unit and as part of the outcome.

    Attributes:
        n: number of outcomes.
        years: the different years of the outcomes: outcomes of one year are not independent.
        bias: mean error; above 0 is too high.
        bias_share: mean error as a part of the outcome.
        error: mean absolute error.
        error_share: the same as a part of the outcome.
        coverage: part of the outcomes within the range of 80%, its ends included.
        below: part of the outcomes under the range.
        above: part of the outcomes over the range.
        coverage_low: coverage that 10 of 100 choices of whole years stay under; NaN with fewer
            than `FEWEST_YEARS` years.
        coverage_high: coverage that 10 of 100 choices of whole years go over.
        width: median width of the range.
        width_share: the same as a part of the outcome.
        crps: mean CRPS.
        places: number of outcomes in each fifth of the forecast distribution, lowest first.
        rivals: the rivals.
    """

    n: int
    years: tuple[int, ...]
    bias: float
    bias_share: float
    error: float
    error_share: float
    coverage: float
    below: float
    above: float
    coverage_low: float
    coverage_high: float
    width: float
    width_share: float
    crps: float
    places: tuple[int, ...]
    rivals: tuple[Rival, ...]

    @property
    def is_better(self) -> bool:
        """Say whether the model beats both rivals by `GAIN`."""
        return all(rival.is_beaten for rival in self.rivals)

    @property
    def is_narrow(self) -> bool:
        """Say whether half the range is smaller than the mean error was."""
        return self.width / 2 < self.error


def score(forecasts: Sequence[Forecast]) -> Score:
    """Score the forecasts of one figure.

    Args:
        forecasts: at least one.
    """
    actual = np.array([f.actual for f in forecasts])
    error = np.array([f.error for f in forecasts])
    low, high = (np.array([f.quantiles[q] for f in forecasts]) for q in (LOW, HIGH))
    is_below, is_above = actual < low, actual > high
    inside = ~is_below & ~is_above
    range_low, range_high = by_whole_years([f.year for f in forecasts], inside)
    fifth = [min(int(f.place * FIFTHS), FIFTHS - 1) for f in forecasts]
    scores = np.array([crps(f.draws, f.actual) for f in forecasts])
    return Score(
        n=len(forecasts),
        years=tuple(sorted({f.year for f in forecasts})),
        bias=float(error.mean()),
        bias_share=float((error / actual).mean()),
        error=float(np.abs(error).mean()),
        error_share=float(np.abs(error / actual).mean()),
        coverage=float(inside.mean()),
        below=float(is_below.mean()),
        above=float(is_above.mean()),
        coverage_low=range_low,
        coverage_high=range_high,
        width=float(np.median(high - low)),
        width_share=float(np.median((high - low) / actual)),
        crps=float(scores.mean()),
        places=tuple(fifth.count(n) for n in range(FIFTHS)),
        rivals=tuple(_rival(key, forecasts, error, scores) for key in RIVALS),
    )


def _rival(key: str, forecasts: Sequence[Forecast], error: Floats, scores: Floats) -> Rival:
    off = np.array([f.rivals[key] - f.actual for f in forecasts])
    has_one = ~np.isnan(off)
    if not has_one.any():
        return Rival(key, 0, np.nan, np.nan, np.nan)
    means = (float(np.abs(x[has_one]).mean()) for x in (off, error, scores))
    return Rival(key, int(has_one.sum()), *means)


def by_whole_years(years: Sequence[int], values: Bools | Floats) -> tuple[float, float]:
    """Give between which means 80% lies when the years are drawn again, whole years at a time.

    Every possible choice of years is counted once, so nothing is left to chance; with the few years
    of a backtest that is little work.

    Args:
        years: year of each outcome.
        values: one value per outcome.

    Returns:
        The lowest and the highest; NaN with fewer than `FEWEST_YEARS` years.
    """
    if len(set(years)) < FEWEST_YEARS:
        return np.nan, np.nan
    found = np.asarray(values, np.float64)
    each = [found[np.array(years) == year] for year in sorted(set(years))]
    sums = np.array([len(part) for part in each]), np.array([part.sum() for part in each])
    chosen = np.array(list(product(range(len(each)), repeat=len(each))))
    counts, totals = (s[chosen].sum(axis=1) for s in sums)
    low, high = np.quantile(totals / counts, (LOW, HIGH))
    return float(low), float(high)


def within(forecasts: Iterable[Forecast], shortest: int, longest: int) -> tuple[Forecast, ...]:
    """Give the forecasts that looked so many years ahead, both ends included."""
    return tuple(f for f in forecasts if shortest <= f.horizon <= longest)
