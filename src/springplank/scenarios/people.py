# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The people of a place: what they start from, and how they go on, with chance or without."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from springplank.cohort import beschut_werk, traject, tussengroep, wsw
from springplank.cohort.beschut_history import known_on
from springplank.cohort.chance import Chance, Lived, with_chance, wsw_with_chance
from springplank.cohort.groups import GROEPEN
from springplank.cohort.projection import cohort_assumptions, project, respond, systems
from springplank.cohort.response import STAND
from springplank.cohort.start import WSW, Keys, National, Start, national_start
from springplank.core.allocate import allocate
from springplank.core.assumptions import Assumptions, Draws, expected
from springplank.core.columns import Floats, as_floats
from springplank.funding.streams import compute_streams
from springplank.funding.world import World, maatstaf, register_key
from springplank.scenarios.place import Place

FINE = 10**9
"""Parts of a person are counted this fine when persons are made whole."""

MAATSTAF = "loonkostensubsidies"


@dataclass(frozen=True, slots=True, eq=False)
class Mensen:
    """The people of some gemeenten over the years; persons.

    Attributes:
        years: calendar years.
        begin: per group who is in it before the first year, shape (gemeenten, 1, trekkingen or 1).
        stand: per group who is in it on 31 December, shape (gemeenten, jaren, trekkingen).
        flow: per (group, flow) who went through it, same shape.
        sign: per (group, flow) 1 when it adds to the stand and -1 when it takes away.
    """

    years: tuple[int, ...]
    begin: Mapping[str, Floats]
    stand: Mapping[str, Floats]
    flow: Mapping[tuple[str, str], Floats]
    sign: Mapping[tuple[str, str], int]

    def mean(self, group: str) -> Floats:
        """Give the average of a year, from its begin and end."""
        stand = self.stand[group]
        first = np.broadcast_to(self.begin[group], (len(stand), 1, stand.shape[2]))
        return np.asarray((np.concatenate([first, stand[:, :-1]], axis=1) + stand) / 2)


def begin_year(world: World) -> int:
    """Give the year at the end of which a projection starts: the last one that is over."""
    return world.stand.on.year - 1


def national_people(world: World, year: int) -> National:
    """Give the people in the country at the end of a year: the newest published, carried forward.

    Args:
        world: only figures that were known count.
        year: calendar year.
    """
    on = world.stand.on
    history = known_on(on)
    last = min(history.last_year(), year)
    working, waiting = history.in_year(last)
    years = tuple(range(last + 1, year + 1))
    if years:
        shipped = expected(cohort_assumptions(), years)
        found = beschut_werk.make_system(shipped, on).respond(flows=False)
        start = np.array([[working, waiting, 1.0]])
        working, waiting = (
            float(found[group].of(STAND, start)[0, -1, 0])
            for group in (beschut_werk.GROUP, beschut_werk.WAITING)
        )
    places = cohort_assumptions()[tussengroep.PLACES_NOW].value
    return National(wsw.national_start(year, on).personen, working, waiting, places)


def national_keys(world: World, year: int) -> Keys:
    """Give by what the national numbers are divided over all gemeenten.

    The Wsw follows the money for it, beschut werk the places that are paid for, the others the
    doelgroepenregister; each is a stand-in for a count that is not public.
    """
    streams = compute_streams(world, (year,)).streams
    money = as_floats(streams["wsw"].amounts)[:, 0]
    places = streams["beschut_werk"].outcome.plekken[:, 0]
    register = as_floats(register_key(world, (year,))[0])[:, 0]
    counted, _ = maatstaf(world, MAATSTAF, tuple(range(year - 2, year + 1)))
    known = [at for at in range(counted.shape[1]) if not np.isnan(counted[:, at]).any()]
    subsidies = counted[:, known[-1]] if known else np.full(len(money), np.nan)
    return Keys(_share(money), _share(places), _share(register), subsidies)


def _share(values: Floats) -> Floats:
    return np.asarray(values / values.sum())


def start_of(world: World, place: Place, national: Start) -> Start:
    """Take the gemeenten of a place out of the national start, each for its part.

    Imported counts of beschut werk go before ours, one by one.
    """
    rows = list(place.rows)
    part = place.weights

    def cut(values: Floats) -> Floats:
        weights = part if values.ndim == 1 else part[:, None]
        return np.asarray(values[rows] * weights)

    found = replace(
        national,
        gemeenten=place.codes,
        figures={key: cut(values) for key, values in national.figures.items()},
        wsw_ages=cut(national.wsw_ages),
        loonkostensubsidies=cut(national.loonkostensubsidies),
        herkomst={
            key: tuple(every[row] for row in rows) for key, every in national.herkomst.items()
        },
    )
    return _with_imports(world, place, found)


def _with_imports(world: World, place: Place, start: Start) -> Start:
    """Replace people in beschut werk and on the waiting list by what the person imported."""
    own = world.own.beschut_gegevens
    for column, figure in (
        ("realisatie", beschut_werk.GROUP),
        ("wachtlijst", beschut_werk.WAITING),
    ):
        years = [year for name, year in own if name == column and year <= start.year]
        if not years:
            continue
        counts, origin = own[column, max(years)]
        for code, row, part in zip(place.codes, place.rows, place.weights, strict=True):
            if not np.isnan(counts[row]):
                start = start.with_local(code, figure, float(counts[row] * part), origin.note)
    return start


def all_of_the_country(world: World) -> Start:
    """Give the start figures of every gemeente."""
    year = begin_year(world)
    keys = national_keys(world, year)
    return national_start(world.codes, year, keys, national_people(world, year))


@dataclass(frozen=True, slots=True, eq=False)
class Kansen:
    """The chances by which people move, with the draws in them.

    Attributes:
        years: calendar years.
        on: only what was known on this day counts.
        values: aannames by key, as a scenario and own figures have them.
        shipped: the aannames as shipped, by which the past is read: a scenario changes what will
            happen and not what happened.
    """

    years: tuple[int, ...]
    on: date
    values: Draws
    shipped: Draws


def follow(start: Start, kansen: Kansen, *, flows: bool = True) -> Mensen:
    """Project the expectation of every draw: a matrix product per group."""
    years = kansen.years
    responses = respond(kansen.values, years, kansen.on, flows=flows, shipped=kansen.shipped)
    people = project(start, responses, years)
    own = [group for group in responses if group in GROEPEN or group == beschut_werk.WAITING]
    pairs = [(group, name) for group in own for name in responses[group].sign]
    return Mensen(
        years,
        {group: people.begin(group).values for group in own},
        {group: people.stand(group).values for group in own},
        {(group, name): people.flow(group, name).values for group, name in pairs},
        {(group, name): responses[group].sign[name] for group, name in pairs},
    )


def live(start: Start, kansen: Kansen, draws: int, seed: int) -> Mensen:
    """Project whole people, one gemeente at a time, with chance in who stays and goes.

    A group of which the start is unknown stays unknown.
    """
    hazards = wsw.hazards(kansen.values, kansen.years, kansen.on)
    moving = systems(kansen.values, kansen.on, kansen.shipped)
    whole = whole_people(start)
    lived: list[Mapping[str, Lived]] = []
    for row, code in enumerate(start.gemeenten):
        own = Chance(_seed_of(seed, code), draws)
        here = {WSW: wsw_with_chance(hazards, whole.wsw_ages[row], own)}
        for system in moving:
            figures = np.array([whole.figures[name][row] for name in system.basis])
            if not np.isnan(figures).any():
                here.update(with_chance(system, figures, own))
        lived.append(here)
    without = follow(whole, kansen)
    stand, flow = dict(without.stand), dict(without.flow)
    for group in stand:
        if all(group in here for here in lived):
            stand[group] = np.stack([here[group].series[STAND] for here in lived])
            for name in lived[0][group].sign:
                flow[group, name] = np.stack([here[group].series[name] for here in lived])
    return replace(without, stand=stand, flow=flow)


GUESSED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "begin.wsw": (WSW, (WSW,)),
    "begin.beschut_werk": (
        beschut_werk.GROUP,
        (beschut_werk.GROUP, beschut_werk.WAITING),
    ),
    "begin.tussengroep": (tussengroep.GROUP, (tussengroep.GROUP, tussengroep.REGULAR)),
}
"""Per aanname about the start: the figure that makes it needless, and the groups it scales."""


def with_guessed_start(people: Mensen, start: Start, values: Draws) -> Mensen:
    """Let the start of a gemeente without its own figure be as unsure as it is.

    Everything in these groups is proportional to the start, so a draw in which more people were
    there has more of them in every year.
    """
    scale: dict[str, Floats] = {}
    for key, (figure, groups) in GUESSED.items():
        is_own = np.array([h == "lokaal" for h in start.herkomst[figure]])[:, None, None]
        scale.update(dict.fromkeys(groups, np.where(is_own, 1.0, values[key][None, :1])))
    return replace(
        people,
        begin={g: found * scale.get(g, 1.0) for g, found in people.begin.items()},
        stand={g: found * scale.get(g, 1.0) for g, found in people.stand.items()},
        flow={(g, n): found * scale.get(g, 1.0) for (g, n), found in people.flow.items()},
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
        ages = np.stack([_whole(row, total) for row, total in zip(ages, figures[WSW], strict=True)])
    return replace(start, figures=figures, wsw_ages=ages)


WHOLE = frozenset(
    {
        *(WSW, beschut_werk.GROUP, beschut_werk.WAITING),
        *(tussengroep.GROUP, tussengroep.REGULAR, traject.GROUP),
    }
)
"""Start figures that count persons; the others are shares or numbers per year."""


def _whole(values: Floats, total: float | None = None) -> Floats:
    """Round to whole persons by largest remainder; unknown stays unknown."""
    if np.isnan(values).any() or not values.sum():
        return values
    sought = round(values.sum()) if total is None else round(total)
    key = np.rint(values / values.sum() * FINE).astype(np.int64)
    return as_floats(allocate(np.array([[sought]]), key[:, None]))[:, 0]


def first_questions(assumptions: Assumptions) -> tuple[str, ...]:
    """List the keys of the aannames that a user is asked to replace first: the widest first."""
    asked = [a for a in assumptions.values() if a.question and a.herkomst == "aanname"]
    width = {a.key: (a.high - a.low) / abs(a.value) if a.value else 0.0 for a in asked}
    return tuple(sorted(width, key=lambda key: (-width[key], key)))
