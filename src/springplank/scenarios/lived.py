# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The people of a small company: whole people, with chance in who stays and goes."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from springplank.cohort import beschut_werk, traject, tussengroep, wsw
from springplank.cohort.chance import Lived, with_chance_of_many, wsw_of_many
from springplank.cohort.projection import PARTS, system_in
from springplank.cohort.response import STAND
from springplank.cohort.start import WSW, Start
from springplank.cohort.streams import Chance
from springplank.cohort.system import System
from springplank.core.allocate import allocate
from springplank.core.columns import Floats, as_floats
from springplank.scenarios.people import Kansen, Mensen, gathered

FINE = 10**9
"""Parts of a person are counted this fine when persons are made whole."""


def live(start: Start, kansen: Kansen, draws: int, seed: int) -> Mensen:
    """Project whole people, one gemeente at a time, with chance in who stays and goes.

    A group of which the start is unknown stays unknown, in that gemeente.
    """
    whole = whole_people(start)
    return gathered(kansen.years, (live_in(part, whole, kansen, draws, seed) for part in PARTS))


def live_in(part: str, whole: Start, kansen: Kansen, draws: int, seed: int) -> Mensen:
    """Project the groups of one part; it reads no aannames of another part.

    Args:
        part: one of `cohort.projection.PARTS`.
        whole: the start figures, from `whole_people`.
        kansen: the chances.
        draws: number of draws.
        seed: the same seed gives the same chance.
    """
    chances = [Chance(_seed_of(seed, code), draws) for code in whole.gemeenten]
    if part == WSW:
        hazards = wsw.hazards(kansen.values, kansen.years, kansen.on)
        lived = wsw_of_many(hazards, tuple(whole.wsw_ages), chances)
        return _together(
            {WSW: dict.fromkeys(wsw.REDENEN, -1)}, [{WSW: one} for one in lived], kansen, draws
        )
    system = system_in(part, kansen.values, kansen.on, kansen.shipped)
    figures = np.stack([whole.figures[name] for name in system.basis], axis=1)
    known = np.flatnonzero(~np.isnan(figures).any(axis=1)).tolist()
    courses: list[Mapping[str, Lived]] = [{} for _ in chances]
    if known:
        starts, own = [figures[row] for row in known], [chances[row] for row in known]
        for row, course in zip(known, with_chance_of_many(system, starts, own), strict=True):
            courses[row] = course
    return _together(_signs(system), courses, kansen, draws)


def _signs(system: System) -> Mapping[str, Mapping[str, int]]:
    """Give per group of a system the sign of each of its flows."""
    return {
        group: {flow.name: flow.sign_in(group) for flow in system.flows_of(group)}
        for group in system.groups
    }


def _together(
    signs: Mapping[str, Mapping[str, int]],
    courses: Sequence[Mapping[str, Lived]],
    kansen: Kansen,
    draws: int,
) -> Mensen:
    """Put the gemeenten of one part together; NaN for one of which the start is unknown."""
    nobody_knows = np.full((len(kansen.years), draws), np.nan)

    def stacked(group: str, name: str) -> Floats:
        rows = [here[group].series[name] if group in here else nobody_knows for here in courses]
        return np.stack(rows)

    def begin(group: str) -> Floats:
        found = [here[group].begin if group in here else np.nan for here in courses]
        return np.array(found)[:, None, None]

    pairs = {(group, name): sign for group, own in signs.items() for name, sign in own.items()}
    return Mensen(
        kansen.years,
        {group: begin(group) for group in signs},
        {group: stacked(group, STAND) for group in signs},
        {pair: stacked(*pair) for pair in pairs},
        pairs,
    )


def _seed_of(seed: int, code: str) -> int:
    """Give every gemeente chance of its own."""
    return int.from_bytes(hashlib.sha256(f"{seed}:{code}".encode()).digest()[:6], "little")


def whole_people(start: Start) -> Start:
    """Make the start figures whole persons, so that their sums over the gemeenten stay the same."""
    figures = {
        key: _whole(values) if key in WHOLE else values for key, values in start.figures.items()
    }
    ages = start.wsw_ages
    if not np.isnan(ages).any():
        ages = np.stack(
            [_by_age(row, total) for row, total in zip(ages, figures[WSW], strict=True)]
        )
    return replace(start, figures=figures, wsw_ages=ages)


WHOLE = frozenset(
    {
        *(WSW, beschut_werk.GROUP, beschut_werk.WAITING),
        *(tussengroep.GROUP, tussengroep.REGULAR, traject.GROUP),
    }
)
"""Start figures that count persons; the others are shares or numbers per year."""


def _whole(values: Floats) -> Floats:
    """Round to whole persons by largest remainder; unknown stays unknown."""
    known = ~np.isnan(values)
    people = values[known].sum()
    if not people:
        return values
    key = np.rint(values[known] / people * FINE).astype(np.int64)
    found = values.copy()
    found[known] = as_floats(allocate(np.array([[round(people)]]), key[:, None]))[:, 0]
    return found


def _by_age(profile: Floats, total: float) -> Floats:
    """Give whole persons ages, so that up to every age no more than half a person is off.

    By largest remainder six people would all get the commonest age, and retire together.
    """
    people = profile.sum()
    if not people:
        return profile
    younger = np.floor(np.cumsum(profile) / people * total + 0.5)
    younger[-1] = total  # also when the sums differ in the last digit
    return np.asarray(np.diff(younger, prepend=0.0))
