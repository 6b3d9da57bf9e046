# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Beschut werk forecast from the stands of 2019 to 2023, each with what was known on its day.

How many came in and were placed follows from the stands that were known (`beschut_werk.level_on`).
The doelstelling is not used. The ranges of the aannames are the shipped ones, and these were chosen
in 2026: the page says so.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np

from springplank.cohort.beschut_history import figures, known_on
from springplank.cohort.beschut_werk import (
    GROUP,
    INFLOW,
    WAITING,
    load_beschut_werk,
    make_system,
)
from springplank.cohort.response import STAND
from springplank.cohort.scoring import Forecast, naive
from springplank.core.assumptions import draw
from springplank.core.columns import Floats

ORIGINS = (2019, 2020, 2021, 2022, 2023)
LAST = 2024
"""The last year of which stands were published."""

INDICATIES, WERKZAAM = "indicaties", "werkzaam"
COUNTED = {INDICATIES: "indicatie", WERKZAAM: "werkzaam"}
"""What is scored, and its name in the table beschut_landelijk."""


def day_known(origin: int) -> date:
    """Give the day on which both stands of the end of a year were known."""
    return max(
        f.known
        for f in figures()
        if f.moment == date(origin, 12, 31) and f.kind in COUNTED.values()
    )


def published(kind: str, on: date = date.max) -> Mapping[int, float]:
    """Give the published stands at the end of a year, as far as they were known on a day.

    Args:
        kind: name in the table.
        on: day.
    """
    ends = (f for f in figures(on) if f.kind == kind and (f.moment.month, f.moment.day) == (12, 31))
    return {f.moment.year: f.value for f in ends}


def project(origin: int, draws: int, seed: int) -> Mapping[str, Floats]:
    """Forecast from the stand at the end of a year, with what was known on its day.

    Args:
        origin: calendar year.
        draws: number of draws.
        seed: the same seed gives the same draws.

    Returns:
        Persons per figure, shape (jaren, trekkingen), from the year after the origin to `LAST`.
    """
    on = day_known(origin)
    years = tuple(range(origin + 1, LAST + 1))
    values = draw(load_beschut_werk(), years, draws, seed)
    responses = make_system(values, on).respond(flows=False)
    working, waiting = known_on(on).in_year(origin)
    begin = {GROUP: working, WAITING: waiting, INFLOW: 1.0}
    stands = {}
    for group in (GROUP, WAITING):
        start = np.array([[begin[name] for name in responses[group].basis]])
        stands[group] = responses[group].of(STAND, start)[0]
    return {INDICATIES: stands[GROUP] + stands[WAITING], WERKZAAM: stands[GROUP]}


def forecasts(figure: str, draws: int, seed: int) -> tuple[Forecast, ...]:
    """Give every forecast of a figure with its published outcome.

    Args:
        figure: `INDICATIES` or `WERKZAAM`.
        draws: number of draws.
        seed: the same seed gives the same draws.
    """
    outcomes = published(COUNTED[figure])
    found = []
    for origin in ORIGINS:
        on = day_known(origin)
        known = published(COUNTED[figure], on)
        for year, drawn in enumerate(project(origin, draws, seed)[figure], origin + 1):
            rivals = naive(known, year)
            found.append(Forecast(origin, on, year, outcomes[year], drawn, rivals))
    return tuple(found)
