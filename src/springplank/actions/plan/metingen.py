# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What an option is worth on a criterium: from its calculation, or the score of a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from springplank.actions.choices import BIJDRAGE, RESULTAAT, Beeld
from springplank.core.columns import Floats
from springplank.scenarios.reeks import BAND, Reeks
from springplank.weging.criterium import Criterium

TEKORT = "tekort"
ALL_YEARS = frozenset(("resultaat", "bijdrage"))
"""Lines that are added up over the years; of the others the last year counts."""

PLACES = 6
"""Decimals beyond which a number is only the arithmetic of the computer: it would make a range."""

OWN = "van uzelf"
COMPUTED = "berekening"


def no_draws() -> Floats:
    """Give the draws of what was not drawn: none."""
    return np.empty(0)


@dataclass(frozen=True, slots=True, eq=False)
class Meting:
    """What is known of an option on a criterium.

    Attributes:
        verwacht: in the unit of the criterium.
        laag: end below which 1 in 10 outcomes lie; NaN for a score of a person or a chance.
        hoog: end above which 1 in 10 outcomes lie.
        herkomst: OWN or COMPUTED.
        run_id: the run; empty for a score of a person.
        trekkingen: every draw, shape (trekkingen,); empty where there is no range.
    """

    verwacht: float
    laag: float
    hoog: float
    herkomst: str
    run_id: str = ""
    trekkingen: Floats = field(default_factory=no_draws)


def minus(one: Meting, other: Meting) -> Meting:
    """Give the difference of two measurements, draw by draw: both have the same chance."""
    expected = round(one.verwacht - other.verwacht, PLACES) + 0.0
    if not one.trekkingen.size or not other.trekkingen.size:
        return Meting(expected, np.nan, np.nan, one.herkomst, one.run_id)
    return _drawn(expected, one.trekkingen - other.trekkingen, one.run_id)


def measure(beeld: Beeld | None, criterium: Criterium) -> Meting | None:
    """Take a criterium out of the figures of an option; None when they do not say.

    Args:
        beeld: the figures; None for a route of words.
        criterium: the criterium.
    """
    line = RESULTAAT if criterium.meting == TEKORT else criterium.meting
    if beeld is None or line not in beeld.regels:
        return None
    if line == BIJDRAGE and not beeld.has_deficit_rule:
        return None
    reeks = beeld.regels[line]
    if criterium.meting == TEKORT:
        last = reeks.trekkingen[-1]
        if not np.isfinite(last).all():
            return None
        return Meting(float((last < 0).mean()), np.nan, np.nan, COMPUTED, beeld.run_id)
    expected, drawn = _whole(reeks, all_years=line in ALL_YEARS)
    if not np.isfinite(expected):
        return None
    return _drawn(round(expected, PLACES) + 0.0, drawn, beeld.run_id)


def _drawn(expected: float, drawn: Floats, run_id: str) -> Meting:
    low, high = np.round(np.quantile(drawn, BAND), PLACES) + 0.0
    return Meting(expected, float(low), float(high), COMPUTED, run_id, drawn)


def _whole(reeks: Reeks, *, all_years: bool) -> tuple[float, Floats]:
    """Give what is expected and every draw, over all years or in the last one."""
    if all_years:
        return float(reeks.verwacht.sum()), np.asarray(reeks.trekkingen.sum(axis=0))
    return float(reeks.verwacht[-1]), np.asarray(reeks.trekkingen[-1])


def own_score(typed: Mapping[str, str], option: str, criterium: Criterium) -> Meting | None:
    """Give the score of a person, where no calculation knows it; None when there is none.

    Args:
        typed: fields of the weighing.
        option: key of the option.
        criterium: the criterium.
    """
    text = typed.get(f"score.{option}.{criterium.key}")
    return None if text is None else Meting(float(text), np.nan, np.nan, OWN)
