# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Beschut werk: people with a positive advice who wait for a job, and who have one.

Nobody publishes how many leave. Only the stands are known; with an assumed outflow they tell how
many must have come in and how many must have been placed (`level_on`). So the history is always
reproduced, whatever is assumed; the assumption shows in the years to come.

Law: Participatiewet art. 10b. Values: beschut_werk.toml and the table beschut_landelijk.
Worked examples: tests/cohort/test_beschut_werk.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import numpy as np

from springplank.cohort.beschut_history import History, known_on
from springplank.cohort.system import Flow, System
from springplank.core.assumptions import Assumptions, Draws, load_assumptions
from springplank.core.columns import Floats
from springplank.errors import UsageError

GROUP = "beschut_werk"
WAITING = "wachtlijst"
INFLOW = "aandeel_instroom_beschut_werk"
"""Start figure: which part of the new indicaties of the country comes from this gemeente."""

FLOWS = (
    Flow("beschut_werk.indicaties", target=WAITING, per=INFLOW),
    Flow("beschut_werk.plaatsing", WAITING, GROUP),
    Flow("beschut_werk.uitval_wachtlijst", WAITING),
    Flow("beschut_werk.uitstroom", GROUP),
    Flow("beschut_werk.terug_naar_wachtlijst", GROUP, WAITING),
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where people with a new indicatie come from.

    Attributes:
        naam: name for a reader.
        reden: why its share is unknown.
    """

    naam: str
    reden: str


ORIGINS: Mapping[str, Origin] = MappingProxyType(
    {
        "praktijkonderwijs_en_vso": Origin(
            "Praktijkonderwijs en voortgezet speciaal onderwijs",
            "UWV publiceert niet welke aanvragers van school komen.",
        ),
        "wajong": Origin(
            "Wajong of een vergelijkbare beperking",
            "UWV publiceert de aanvragen niet naar uitkering.",
        ),
        "bijstand": Origin(
            "Bijstand",
            "Gemeenten registreren de aanvraag, maar er is geen landelijke telling.",
        ),
        "overig": Origin(
            "Overig en onbekend",
            "Wat overblijft, is pas bekend als de andere delen bekend zijn.",
        ),
    }
)
"""In the order in which they are shown; no share is published, so none is filled in."""


def load_beschut_werk() -> Assumptions:
    """Give the aannames of beschut werk, by key."""
    return load_assumptions(Path(__file__).with_suffix(".toml"))


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """What the published stands say about a year, given what is assumed to leave.

    Attributes:
        indicaties: new indicaties in the country per year, shape (trekkingen,) or (1,).
        plaatsing: which part of the people who wait gets a job in a year, same shape.
    """

    indicaties: Floats
    plaatsing: Floats


def level(working: float, waiting: float, growth: tuple[float, float], values: Draws) -> Level:
    """Solve how many came in and were placed from how the stands grew.

    growth of werkzaam   = plaatsing x waiting - (uitstroom + terug) x working
    growth of indicaties = indicaties - uitstroom x working - uitval x waiting

    Args:
        working: persons in beschut werk at the start of the year.
        waiting: persons on the waiting list at the start of the year.
        growth: by how many the indicaties and the people who work grow in the year.
        values: the aannames, shape (jaren, trekkingen); those of the first year are used.
    """
    leave, back, drop = (
        values[f"beschut_werk.{name}"][0]
        for name in ("uitstroom", "terug_naar_wachtlijst", "uitval_wachtlijst")
    )
    more_advised, more_working = growth
    placed = more_working + (leave + back) * working
    advised = more_advised + leave * working + drop * waiting
    return Level(
        np.maximum(0.0, advised), np.clip(placed / waiting if waiting else 0.0 * placed, 0.0, 1.0)
    )


def level_on(history: History, values: Draws) -> Level:
    """Give the level after the last known stand, with the growth of the last known years."""
    return level(*history.in_year(history.last_year()), history.recent_growth(), values)


def level_between(history: History, year: int, values: Draws) -> Level:
    """Give the level that leads exactly from the stand of the year before to that of a year."""
    before, after = history.in_year(year - 1), history.in_year(year)
    grown = (sum(after) - sum(before), after[0] - before[0])
    return level(*before, grown, values)


def make_system(values: Draws, on: date, shipped: Draws | None = None) -> System:
    """Make the waiting list and beschut werk with the flows between them.

    Args:
        values: the aannames, of a scenario or with local figures.
        on: only what was known on this day counts.
        shipped: the aannames as shipped, by which the past is read; `values` where None. A
            scenario gives them, so that it changes what will happen and not what happened.
    """
    now = level_on(known_on(on), values if shipped is None else shipped)
    rates = {flow.key: values[flow.key] for flow in FLOWS}
    rates["beschut_werk.indicaties"] = rates["beschut_werk.indicaties"] * now.indicaties
    rates["beschut_werk.plaatsing"] = np.minimum(
        1.0, rates["beschut_werk.plaatsing"] * now.plaatsing
    )
    return System((GROUP, WAITING), FLOWS, rates)


def split_by_origin(indicaties: Floats, shares: Mapping[str, float]) -> Mapping[str, Floats]:
    """Divide new indicaties over where people come from.

    Args:
        indicaties: new indicaties, any shape.
        shares: share per key of `ORIGINS`, as far as known.

    Returns:
        Per origin as many; NaN where its share is not known.

    Raises:
        UsageError: for an unknown origin, a negative share, or shares that do not sum to 1.
    """
    if unknown := sorted(shares.keys() - ORIGINS.keys()):
        raise UsageError(f"De herkomst {unknown[0]!r} bestaat niet; kies uit {', '.join(ORIGINS)}.")
    total = sum(shares.values())
    is_whole = shares.keys() == ORIGINS.keys()
    if (
        min(shares.values(), default=0.0) < 0
        or total > 1 + ROUNDING
        or (is_whole and total < 1 - ROUNDING)
    ):
        raise UsageError(
            "De aandelen van de herkomst van nieuwe indicaties tellen niet op tot 1, of er is een "
            "aandeel kleiner dan 0."
        )
    return {key: indicaties * shares.get(key, np.nan) for key in ORIGINS}


ROUNDING = 1e-9
"""Shares may be this far from 1 through rounding of the computer."""


@dataclass(frozen=True, slots=True, eq=False)
class Limited:
    """Beschut werk with no more places than the taakstelling; persons, shape of what went in.

    Attributes:
        working: who works.
        waiting: who waits, with those for whom there is no place.
        not_placed: how many have no place because of the limit.
    """

    working: Floats
    waiting: Floats
    not_placed: Floats


def limit_to_taakstelling(
    working: Floats, waiting: Floats, taakstelling: Floats, *, years: tuple[int, ...], first: int
) -> Limited:
    """Hold places to what the gemeente must realise: the rule variant "taakstelling begrenst".

    A gemeente must offer a place until its taakstelling is reached (art. 10b), and may do more.
    This answers what if it does not do more. It works on a result, year by year: who has no place
    waits, and later years are not computed anew, because a projection that stops at a limit is no
    longer linear in the start figures. A job of one person is taken for one place.

    Args:
        working: persons in beschut werk, shape (gemeenten, jaren, trekkingen).
        waiting: persons on the waiting list, same shape.
        taakstelling: places per gemeente, shape (gemeenten, jaren); NaN where none is set.
        years: calendar years of the axis.
        first: first year in which the limit holds.
    """
    holds = np.array(years) >= first
    limit = np.where(holds & ~np.isnan(taakstelling), taakstelling, np.inf)[:, :, None]
    held = np.minimum(working, limit)
    return Limited(held, waiting + (working - held), working - held)


def part_of_doelstelling(working: Floats, doelstelling: Floats) -> Floats:
    """Give who works as a part of the doelstelling; the doelstelling is an input, not an outcome.

    Args:
        working: persons, shape (gemeenten, jaren, trekkingen).
        doelstelling: jobs or places, shape (gemeenten, jaren) or (1, jaren); NaN when unknown.
    """
    return np.asarray(working / doelstelling[:, :, None])
