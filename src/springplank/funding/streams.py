# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every stream for all gemeenten at once: the regelingen in their order, and how they connect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np

from springplank.core.columns import UNKNOWN, Euros, is_known
from springplank.core.explanation import Origin
from springplank.core.parameters import Bound, Cell, cell_in, weakest
from springplank.core.regeling import AnyRegeling, Prepared
from springplank.funding import inputs as make
from springplank.funding.given import Given, Published
from springplank.funding.world import World, has_wsw
from springplank.regelingen import REGELINGEN
from springplank.regelingen.wsw import published_part

Cut = Callable[[Euros], Euros]
"""Takes EUR of shape (gemeenten, jaren) and gives those of other rows or of groups."""


def as_they_are(amounts: Euros) -> Euros:
    """Cut nothing."""
    return amounts


Origins = Mapping[str, tuple[Origin, ...]]
"""Per input column: an origin for every year, or one for all."""

NOT_KNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the amounts of a stream are.

    Attributes:
        statuses: per year one of `parameters.STATUSES`, or NOT_KNOWN.
        reasons: per year why the amount is unknown; empty when known.
    """

    statuses: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Stream:
    """One regeling, computed for all gemeenten and years.

    Attributes:
        regeling: the regeling.
        prepared: its parameters over the years.
        inputs: the inputs table.
        outcome: the outcome table, shape (gemeenten, jaren).
        origins: where the inputs come from.
        idle: per year what does not matter for the amount; see `given.Given`.
        at_best: how sure the amount is at best: "afgeleid" when nobody publishes it as such.
        rivals: computes the lowest or highest amounts, an array for every data set that may hold.
        judge: works out how sure the amounts of a stream are; called when somebody asks.
    """

    regeling: AnyRegeling
    prepared: Prepared[Any, Any]
    inputs: Any
    outcome: Any
    origins: Origins
    idle: tuple[frozenset[str], ...]
    at_best: str
    rivals: Callable[[Bound], tuple[Euros, ...]]
    judge: Callable[["Stream"], Certainty]
    _outcomes: dict[Bound, tuple[Euros, ...]] = field(default_factory=dict, init=False)

    @cached_property
    def certainty(self) -> Certainty:
        """How sure the amounts are per year, and why they are unknown."""
        return self.judge(self)

    @property
    def statuses(self) -> tuple[str, ...]:
        """Per year how sure the amount is; NOT_KNOWN when it is unknown for everyone."""
        return self.certainty.statuses

    @property
    def reasons(self) -> tuple[str, ...]:
        """Per year why the amount is unknown; empty when known."""
        return self.certainty.reasons

    @property
    def amounts(self) -> Euros:
        """The amounts: EUR, shape (gemeenten, jaren)."""
        found: Euros = getattr(self.outcome, self.regeling.amount)
        return found

    def outcomes(self, bound: Bound) -> tuple[Euros, ...]:
        """Give the lowest or highest amounts, an array for every data set that may hold."""
        if bound not in self._outcomes:
            self._outcomes[bound] = self.rivals(bound)
        return self._outcomes[bound]

    def bounds(self, bound: Bound, cut: Cut = as_they_are) -> Euros:
        """Give the lowest or highest amounts that are reckoned with.

        Args:
            bound: "low" or "high".
            cut: adds the amounts per gemeente to those of groups. A group is added within each
                data set before the lowest is taken: no data set gives all its members their
                lowest share.
        """
        extreme = np.minimum if bound == "low" else np.maximum
        return np.asarray(extreme.reduce([cut(found) for found in self.outcomes(bound)]))

    def matters(self, name: str, year: int) -> bool:
        """Say whether the amount in the year at an index rests on an input or parameter."""
        is_idle = bool(self.idle) and name in self.idle[year]
        return name in self.regeling.basis and not is_idle

    def origin(self, name: str, year: int) -> Origin:
        """Give where an input comes from in the year at an index."""
        origins = self.origins[name]
        return origins[year if len(origins) > 1 else 0]


@dataclass(frozen=True, slots=True)
class Funding:
    """All streams over some years, in one world."""

    world: World
    years: tuple[int, ...]
    streams: Mapping[str, Stream]


def compute_streams(world: World, years: tuple[int, ...]) -> Funding:
    """Compute every stream for all gemeenten.

    Args:
        world: what was known and chosen, and the data.
        years: calendar years, from 2023.

    Returns:
        Per regeling a stream with amounts of shape (gemeenten, jaren).
    """
    beschut_werk = _run(world, "beschut_werk", years, make.beschut_werk(world, years))
    infrastructuur = _run(
        world,
        "sociale_infrastructuur",
        years,
        make.doelgroepenregister(world, years, "sociale_infrastructuur"),
    )
    published = make.published(world, years)
    wsw = _run(world, "wsw", years, make.wsw(world, years))
    found = {
        "impulsbudget": _run(
            world, "impulsbudget", years, make.doelgroepenregister(world, years, "impulsbudget")
        ),
        "sociale_infrastructuur": infrastructuur,
        "beschut_werk": beschut_werk,
        "wsw": wsw,
        "iu_participatie": _whole(world, years, published, (wsw, beschut_werk, infrastructuur)),
        "buig_loonkostensubsidie": _run(
            world, "buig_loonkostensubsidie", years, make.buig(world, years)
        ),
        "cluster_participatie": _run(
            world, "cluster_participatie", years, make.cluster(world, years)
        ),
    }
    return Funding(world, years, found)


def _run(world: World, key: str, years: tuple[int, ...], given: Given) -> Stream:
    regeling = REGELINGEN[key]
    prepared = regeling.prepare(years, world.stand.on, world.choices)
    outcome = prepared.compute(given.table)

    def rivals(bound: Bound) -> tuple[Euros, ...]:
        at_bound = regeling.prepare(years, world.stand.on, world.choices, bound)
        tables = (given.table, *given.rivals())
        return tuple(getattr(at_bound.compute(table), regeling.amount) for table in tables)

    about = given.origins, given.idle, given.at_best
    return Stream(regeling, prepared, given.table, outcome, *about, rivals, _certainty)


def _certainty(stream: Stream) -> Certainty:
    """Work out per year how sure the amounts are, and why they are unknown."""
    amounts = stream.amounts
    none_known = np.atleast_1d(~is_known(amounts).any(axis=0))
    statuses: list[str] = []
    reasons: list[str] = []
    for at in range(len(stream.prepared.years)):
        cells, here = cells_of(stream, at), origins_of(stream, at)
        if none_known[at if none_known.size > 1 else 0]:
            lacking = [c.reason for c in cells if c.value is None]
            lacking += [o.note for o in here if not o.sources and o.note]
            statuses.append(NOT_KNOWN)
            reasons.append(lacking[0] if lacking else "Er zijn voor dit jaar geen gegevens.")
        else:
            is_nothing = not amounts[:, at].any()
            sure = [c.status for c in cells] + ([] if is_nothing else [o.status for o in here])
            sure += [] if is_nothing else [stream.at_best]
            statuses.append(weakest(sure))
            reasons.append("")
    return Certainty(tuple(statuses), tuple(reasons))


def _whole(
    world: World, years: tuple[int, ...], published: Published, parts: tuple[Stream, ...]
) -> Stream:
    """Put the integratie-uitkering together: published where that is the newest, else a sum."""
    regeling = REGELINGEN["iu_participatie"]
    is_newest = tuple(
        name is not None and all(_no_later(p, at, name) for p in parts)
        for at, name in enumerate(published.circulaires)
    )
    given = make.whole(world, published, is_newest, tuple(p.amounts for p in parts))
    prepared = regeling.prepare(years, world.stand.on, world.choices)
    outcome = prepared.compute(given.table)

    def rivals(bound: Bound) -> tuple[Euros, ...]:
        found = (
            make.whole(world, published, is_newest, components).table
            for components in product(*(p.outcomes(bound) for p in parts))
        )
        return tuple(prepared.compute(table).bedrag for table in found)

    def judge(stream: Stream) -> Certainty:
        over = tuple(world.stand.on.year > year for year in years)
        return _certainty_of_whole(is_newest, over, parts, stream.amounts)

    return Stream(
        regeling, prepared, given.table, outcome, given.origins, (), "vastgesteld", rivals, judge
    )


def _certainty_of_whole(
    is_newest: tuple[bool, ...],
    is_over: tuple[bool, ...],
    parts: tuple[Stream, ...],
    amounts: Euros,
) -> Certainty:
    """A published whole is sure once the year is over; a sum is as sure as its components.

    Until then a later circulaire may still change it.
    """
    some_known = np.atleast_1d(is_known(amounts).any(axis=0))
    statuses: list[str] = []
    reasons: list[str] = []
    for at, newest in enumerate(is_newest):
        here = [p.statuses[at] for p in parts if p.statuses[at] != NOT_KNOWN]
        if not some_known[at]:
            statuses.append(NOT_KNOWN)
        else:
            published = "vastgesteld" if is_over[at] else "voorlopig"
            statuses.append(published if newest else weakest(["afgeleid", *here]))
        lacking = [] if some_known[at] else [p.reasons[at] for p in parts if p.reasons[at]]
        reasons.append(lacking[0] if lacking else "")
    return Certainty(tuple(statuses), tuple(reasons))


def _no_later(part: Stream, at: int, circulaire: str) -> bool:
    """Say whether every value behind a component still is what it was in the circulaire."""
    day, year = make.day_of(circulaire), part.prepared.years[at]
    paths = [path for name, path in part.prepared.paths.items() if part.matters(name, at)]
    later = [path for path in paths if (path.cells[at].known or day) > day]
    # A later source that says the same overtakes nothing.
    return all(cell_in(p.parameter, year, day).value == p.cells[at].value for p in later)


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a stream would be under a rival value.

    Attributes:
        name: name of the rival.
        sources: keys of its sources.
        amounts: EUR, shape (gemeenten, jaren).
    """

    name: str
    sources: tuple[str, ...]
    amounts: Euros


def alternatives(funding: Funding, key: str) -> tuple[Alternative, ...]:
    """Compute a stream under every rival value that was known and not chosen."""
    stream = funding.streams[key]
    if key == "iu_participatie":
        return _published_instead(funding)
    world, regeling = funding.world, stream.regeling
    found: list[Alternative] = []
    for name in sorted(regeling.basis & stream.prepared.paths.keys()):
        rivals = {a[0]: a[2] for c in stream.prepared.paths[name].cells for a in c.alternatives}
        for rival, sources in rivals.items():
            place = f"{key}.{name}"
            choices = {k: v for k, v in world.choices.items() if k != place}
            if rival in regeling.history[name].rivals():
                choices[place] = rival
            if rival in regeling.history[name].rivals() or rival == "standaard":
                outcome = regeling.prepare(funding.years, world.stand.on, choices).compute(
                    stream.inputs
                )
                found.append(Alternative(rival, sources, getattr(outcome, regeling.amount)))
    return tuple(found)


def _published_instead(funding: Funding) -> tuple[Alternative, ...]:
    """Give the last published whole where the components have newer values than it."""
    published = make.published(funding.world, funding.years)
    return tuple(
        Alternative(
            f"gepubliceerd in {circulaire.replace('-', ' ')}",
            (circulaire,),
            np.where(np.arange(len(funding.years)) == at, published.amounts, UNKNOWN),
        )
        for at, circulaire in enumerate(published.circulaires)
        if circulaire
    )


def unexplained_when_published(funding: Funding) -> Euros:
    """Give what the last published whole held beside its components, per gemeente and year.

    Where the components are newer than the publication, the sum of them leaves this money out.

    Returns:
        EUR, shape (gemeenten, jaren); 0 where nothing was published.
    """
    published = make.published(funding.world, funding.years)
    known = published.amounts != UNKNOWN
    wsw = published_part(
        published.amounts,
        published.beschut_werk,
        published.sociale_infrastructuur,
        has_wsw(funding.world),
    )
    parts = wsw + published.beschut_werk + published.sociale_infrastructuur
    return np.where(known, published.amounts - parts, 0)


def cells_of(stream: Stream, at: int) -> list[Cell]:
    """Give the values behind the amounts in the year at an index."""
    paths = stream.prepared.paths.items()
    return [path.cells[at] for name, path in paths if stream.matters(name, at)]


def origins_of(stream: Stream, at: int) -> list[Origin]:
    """Give the origins of the inputs behind the amounts in the year at an index."""
    return [stream.origin(name, at) for name in stream.origins if stream.matters(name, at)]


def sources_of(stream: Stream, at: int) -> tuple[str, ...]:
    """List the sources behind the amounts in the year at an index, each once."""
    found = [s for c in cells_of(stream, at) for s in c.sources]
    found += [s for o in origins_of(stream, at) for s in o.sources]
    return tuple(dict.fromkeys(found))
