# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""All groups together: from the aannames to responses, and from those to people per gemeente.

Making the responses is small work that is done once for the country. What a gemeente gets is a
product of its start figures with them, made when it is asked for: nothing is stored, and the order
in which years or groups are asked for does not matter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import numpy as np

from springplank.cohort import beschut_werk, lines, traject, tussengroep, wsw
from springplank.cohort.groups import GROEPEN
from springplank.cohort.response import STAND, Response
from springplank.cohort.start import Start
from springplank.cohort.system import System
from springplank.core.assumptions import Assumptions, Draws
from springplank.core.columns import Floats
from springplank.core.quantities import Personen
from springplank.errors import RuleError, UsageError


@cache
def cohort_assumptions() -> Assumptions:
    """Give all aannames about people, by key.

    Raises:
        RuleError: when a key is used twice.
    """
    return merged(
        wsw.load_wsw(),
        beschut_werk.load_beschut_werk(),
        tussengroep.load_tussengroep(),
        traject.load_traject(),
    )


PARTS = (wsw.GROUP, beschut_werk.GROUP, tussengroep.GROUP, traject.GROUP)
"""Groups between which nobody moves: each part follows from its own aannames alone."""


def merged(*parts: Assumptions) -> Assumptions:
    """Put aannames together.

    Raises:
        RuleError: when a key is used twice.
    """
    together = {key: found for part in parts for key, found in part.items()}
    if len(together) != sum(len(part) for part in parts):
        keys = [key for part in parts for key in part]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RuleError(f"De aanname {twice} staat in twee bestanden.")
    return together


def systems(values: Draws, on: date, shipped: Draws | None = None) -> tuple[System, ...]:
    """Give every system of groups without ages.

    Args:
        values: the aannames, shape (jaren, trekkingen) or (jaren, 1).
        on: only what was known on this day counts.
        shipped: see `beschut_werk.make_system`.
    """
    return tuple(system_in(part, values, on, shipped) for part in PARTS if part != wsw.GROUP)


def system_in(part: str, values: Draws, on: date, shipped: Draws | None = None) -> System:
    """Give the system of one part, which has no ages.

    Args:
        part: one of PARTS, but for the Wsw.
        values: see `systems`, as all others.
        on: only what was known on this day counts.
        shipped: the aannames as shipped.
    """
    if part == beschut_werk.GROUP:
        return beschut_werk.make_system(values, on, shipped)
    make = tussengroep.make_system if part == tussengroep.GROUP else traject.make_system
    return make(values)


def respond(
    values: Draws,
    years: tuple[int, ...],
    on: date,
    *,
    flows: bool = True,
    shipped: Draws | None = None,
) -> Mapping[str, Response]:
    """Give for every group how it follows from the start figures of a gemeente.

    Args:
        values: the aannames, shape (jaren, trekkingen) or (jaren, 1).
        years: calendar years, the first one right after the start year.
        on: only what was known on this day counts.
        flows: also keep the flows; without them only the stands, which is faster.
        shipped: the aannames as shipped, by which the past is read; `values` where None.
    """
    parts = (respond_in(part, values, years, on, flows=flows, shipped=shipped) for part in PARTS)
    return {group: response for found in parts for group, response in found.items()}


def respond_in(
    part: str,
    values: Draws,
    years: tuple[int, ...],
    on: date,
    *,
    flows: bool = True,
    shipped: Draws | None = None,
) -> Mapping[str, Response]:
    """Give the same for the groups of one part; it reads no aannames of another part.

    Args:
        part: one of PARTS.
        values: see `respond`, as all others.
        years: calendar years.
        on: only what was known on this day counts.
        flows: also keep the flows.
        shipped: the aannames as shipped.
    """
    if part == wsw.GROUP:
        return {wsw.GROUP: wsw.respond(wsw.hazards(values, years, on), flows=flows)}
    return system_in(part, values, on, shipped).respond(flows=flows)


def with_local_inflow(
    start: Start, gemeente: str, flow: str, persons: float, source: str, found: Iterable[System]
) -> Start:
    """Replace what comes into a group in one gemeente, given in persons per year.

    A start figure is a share of the country; this divides by what the country expects.

    Args:
        start: the start figures.
        gemeente: as in the start figures.
        flow: key of an inflow, such as "tussengroep.instroom".
        persons: per year.
        source: where it comes from, in the words of who gives it.
        found: from `systems`, with what is expected.

    Raises:
        UsageError: when there is no such inflow.
        DataError: when it is below 0 or more than the whole country.
    """
    inflows = {f.key: (f, system) for system in found for f in system.flows if f.per}
    if flow not in inflows:
        raise UsageError(f"De instroom {flow!r} bestaat niet; kies uit {', '.join(inflows)}.")
    way, system = inflows[flow]
    return start.with_local(
        gemeente, way.per, persons / float(system.rates[flow][0].mean()), source
    )


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """The people of some gemeenten over the years.

    Every answer is computed when asked for; hold on to it when it is needed twice.

    Attributes:
        start: the start figures.
        years: calendar years.
        responses: per group, from `respond`.
    """

    start: Start
    years: tuple[int, ...]
    responses: Mapping[str, Response]

    def stand(self, group: str) -> Personen:
        """Give who is in a group on 31 December, shape (gemeenten, jaren, trekkingen)."""
        if group in GROEPEN and not GROEPEN[group].is_own:
            return Personen(self.line(group)[:, :, None])
        return self._persons(self._response(group), STAND)

    def flow(self, group: str, name: str) -> Personen:
        """Give who went through a flow in a year, shape (gemeenten, jaren, trekkingen).

        Raises:
            UsageError: when the group has no such flow, or it was not kept.
        """
        response = self._response(group)
        if name not in response.sign:
            raise UsageError(
                f"{group} heeft geen stroom {name!r}; kies uit {', '.join(response.sign)}."
            )
        return self._persons(response, name)

    def mean(self, group: str) -> Personen:
        """Give the average over a year, from its begin and end, as the Wsw statistics do."""
        response = self._response(group)
        return self._persons(replace(response, series={STAND: response.mean()}), STAND)

    def begin(self, group: str) -> Personen:
        """Give who is in a group on 31 December of the start year, shape (gemeenten, 1, 1)."""
        response = self._response(group)
        return Personen(response.stand_at_start(self.start.rows(response)))

    def line(self, key: str) -> Floats:
        """Give a line that only a user fills, shape (gemeenten, jaren), in its own unit."""
        empty: tuple[lines.Given, ...] = ({},) * len(self.start.gemeenten)
        return np.stack([lines.fill(g, self.years) for g in self.start.own_lines.get(key, empty)])

    def _response(self, group: str) -> Response:
        if group not in self.responses:
            raise UsageError(
                f"De groep {group!r} bestaat niet; kies uit {', '.join(self.responses)}."
            )
        return self.responses[group]

    def _persons(self, response: Response, name: str) -> Personen:
        return Personen(response.of(name, self.start.rows(response)))


def project(start: Start, responses: Mapping[str, Response], years: tuple[int, ...]) -> People:
    """Project the people of some gemeenten.

    Raises:
        UsageError: when the years do not follow on the start year.
    """
    if not years or years[0] != start.year + 1:
        raise UsageError(
            f"De beginstand is van eind {start.year}, dus het eerste jaar moet {start.year + 1} "
            "zijn."
        )
    return People(start, years, responses)
