# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The people of a place: what they start from, and how they are expected to go on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import numpy as np

from springplank.cohort import beschut_werk, tussengroep, wsw
from springplank.cohort.beschut_history import known_on
from springplank.cohort.groups import GROEPEN
from springplank.cohort.projection import PARTS, cohort_assumptions, project, respond_in
from springplank.cohort.response import STAND, Response
from springplank.cohort.start import WSW, Keys, National, Start, national_start
from springplank.core.assumptions import Draws, expected
from springplank.core.columns import Floats, as_floats
from springplank.funding.streams import compute_streams
from springplank.funding.world import World, maatstaf, register_key
from springplank.scenarios.place import Place

MAATSTAF = "loonkostensubsidies"

WORLDS = 32
"""Of how many worlds the start figures are kept: every question of a person is about one of few."""


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


@lru_cache(maxsize=WORLDS)
def all_of_the_country(world: World) -> Start:
    """Give the start figures of every gemeente; of the same world they are made once."""
    year = begin_year(world)
    keys = national_keys(world, year)
    return national_start(world.codes, year, keys, national_people(world, year))


def national_level(country: Start, kansen: "Kansen") -> Floats:
    """Give the people in the Wsw in the country relative to the first year.

    Returns:
        The mean of each year as a part of that of the first, shape (1, jaren, trekkingen).
    """
    chances = wsw.hazards(kansen.values, kansen.years, kansen.on)
    return level_of(wsw.respond(chances, flows=False), country.wsw_ages.sum(axis=0))


def level_of(response: Response, ages: Floats) -> Floats:
    """Give the people of a group relative to the first year, shape (1, jaren, trekkingen).

    Args:
        response: how the group follows from its start figures.
        ages: its start figures in the country, shape (basis,).
    """
    stand = response.of(STAND, ages[None])
    begin = np.broadcast_to(response.stand_at_start(ages[None]), stand[:, :1].shape)
    mean = (np.concatenate([begin, stand[:, :-1]], axis=1) + stand) / 2
    return np.asarray(mean / mean[:, :1])


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
    parts = (follow_in(part, start, kansen, flows=flows) for part in PARTS)
    return gathered(kansen.years, parts)


def follow_in(part: str, start: Start, kansen: Kansen, *, flows: bool = True) -> Mensen:
    """Project the groups of one part; it reads no aannames of another part.

    Args:
        part: one of `cohort.projection.PARTS`.
        start: the start figures.
        kansen: the chances.
        flows: also give the flows.
    """
    years, shipped = kansen.years, kansen.shipped
    responses = respond_in(part, kansen.values, years, kansen.on, flows=flows, shipped=shipped)
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


def gathered(years: tuple[int, ...], parts: Iterable[Mensen]) -> Mensen:
    """Put the people of all parts together."""
    every = tuple(parts)
    return Mensen(
        years,
        {group: found for part in every for group, found in part.begin.items()},
        {group: found for part in every for group, found in part.stand.items()},
        {key: found for part in every for key, found in part.flow.items()},
        {key: found for part in every for key, found in part.sign.items()},
    )


GUESSED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "begin.wsw": (WSW, (WSW,)),
    "begin.beschut_werk": (
        beschut_werk.GROUP,
        (beschut_werk.GROUP, beschut_werk.WAITING),
    ),
    "begin.tussengroep": (tussengroep.GROUP, (tussengroep.GROUP, tussengroep.REGULAR)),
}
"""Per aanname about the start: the figure that makes it needless, and the groups it scales."""


NATIONALLY = "landelijk"
"""The aannames about the start of the whole country: like those of a gemeente, but narrower."""


def with_guessed_start(
    people: Mensen, start: Start, values: Draws, *, is_national: bool = False
) -> Mensen:
    """Let a start that nobody counted be as unsure as it is.

    Everything in these groups is proportional to the start, so a draw in which more people were
    there has more of them in every year.

    Args:
        people: the people, as if the start were known.
        start: the start figures; an own one is sure.
        values: aannames by key.
        is_national: the start is that of the whole country, which nothing divides.
    """
    scale: dict[str, Floats] = {}
    for guess, (figure, groups) in GUESSED.items():
        if people.stand.keys().isdisjoint(groups):
            continue  # a part of the people needs no more than its own
        key = f"{NATIONALLY}.{guess.partition('.')[2]}" if is_national else guess
        is_own = np.array([h == "lokaal" for h in start.herkomst[figure]])[:, None, None]
        scale.update(dict.fromkeys(groups, np.where(is_own, 1.0, values[key][None, :1])))
    return replace(
        people,
        begin={g: found * scale.get(g, 1.0) for g, found in people.begin.items()},
        stand={g: found * scale.get(g, 1.0) for g, found in people.stand.items()},
        flow={(g, n): found * scale.get(g, 1.0) for (g, n), found in people.flow.items()},
    )


def limited(people: Mensen, taakstelling: Floats, first: int) -> Mensen:
    """Hold beschut werk to the taakstelling from a year on: who has no place waits.

    The rule variant of Participatiewet art. 10b: a gemeente may do more than it must, here it does
    not. What the limit moves to the waiting list is a flow of its own.

    Args:
        people: the people without the limit.
        taakstelling: places per gemeente, shape (gemeenten, jaren, 1).
        first: first calendar year of the limit.
    """
    working, waiting = people.stand[beschut_werk.GROUP], people.stand[beschut_werk.WAITING]
    held = beschut_werk.limit_to_taakstelling(
        working, waiting, taakstelling[:, :, 0], years=people.years, first=first
    )
    before = np.concatenate([np.zeros_like(working[:, :1]), held.not_placed[:, :-1]], axis=1)
    groups = beschut_werk.GROUP, beschut_werk.WAITING
    moved = {(group, LIMIT): held.not_placed - before for group in groups}
    return replace(
        people,
        stand={**people.stand, groups[0]: held.working, groups[1]: held.waiting},
        flow={**people.flow, **moved},
        sign={**people.sign, (groups[0], LIMIT): -1, (groups[1], LIMIT): 1},
    )


LIMIT = "begrenzing"
"""The flow to the waiting list because of the taakstelling; back again when it is negative."""
