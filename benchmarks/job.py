# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The funding job: the national streams of 342 gemeenten over 25 years, and its plain data.

Our side of it is the product itself: `compute_streams` and `pay_impulsbudget`, the two functions
that every command uses. The data for the rival are read from what went into the product.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

import numpy as np
from numpy.typing import NDArray

from springplank.core.columns import UNKNOWN, as_floats
from springplank.funding.payments import Payments, pay_impulsbudget
from springplank.funding.streams import Funding, Stream, compute_streams
from springplank.funding.world import (
    World,
    inhabitants_in,
    make_world,
    publication_days,
    published_whole,
)
from springplank.regelingen import REGELINGEN

YEARS = tuple(range(2025, 2050))
NATIONAL = (
    "impulsbudget",
    "sociale_infrastructuur",
    "beschut_werk",
    "wsw",
    "iu_participatie",
    "cluster_participatie",
)
"""The streams with a national definition; the BUIG needs an import and takes no part."""

Ints = NDArray[np.int64]
Numbers = NDArray[np.float64]


def ours(world: World, years: tuple[int, ...] = YEARS) -> tuple[Funding, Payments]:
    """Do the job as the commands do it."""
    funding = compute_streams(world, years)
    return funding, pay_impulsbudget(funding)


def ours_from_scratch(years: tuple[int, ...] = YEARS) -> tuple[Funding, Payments]:
    """Do the job in a new world, so that nothing that belongs to a world is kept."""
    return ours(make_world(), years)


@dataclass(frozen=True, slots=True)
class Job:
    """The same definition as plain data, for a rival.

    Attributes:
        years: calendar years.
        parameters: value per year by "regeling.parameter"; NaN where there is none.
        at_publication: the values of beschut werk on the stand of the published amounts.
        register: doelgroepenregister, shape (gemeenten,).
        key: key of beschut werk, shape (gemeenten,).
        key_total: its national sum.
        has_wsw: which gemeenten receive Wsw money, shape (gemeenten,).
        published: published integratie-uitkering per year, shape (gemeenten,).
        published_is_newest: per year 1 where the published amount is the newest word, else 0.
        counts: four maatstaven per (name, year), shape (gemeenten,).
        inhabitants: persons per year, shape (gemeenten,).
        first_verband: verband of each gemeente, shape (gemeenten,).
        second_verband: second verband, or the number of verbanden where there is none.
        verbanden: number of verbanden.
    """

    years: tuple[int, ...]
    parameters: Mapping[str, Mapping[int, float]]
    at_publication: Mapping[str, Mapping[int, float]]
    register: Ints
    key: Numbers
    key_total: float
    has_wsw: NDArray[np.bool_]
    published: Mapping[int, Ints]
    published_is_newest: Mapping[int, float]
    counts: Mapping[tuple[str, int], Numbers]
    inhabitants: Mapping[int, Ints]
    first_verband: Ints
    second_verband: Ints
    verbanden: int


def job_of(funding: Funding) -> Job:
    """Read the data of the job from what went into the product."""
    world, years = funding.world, funding.years
    streams = funding.streams
    beschut = streams["beschut_werk"].inputs
    published = {y: found for y in years if (found := published_whole(world, y)) is not None}
    at_publication = {
        year: REGELINGEN["beschut_werk"].prepare((year,), _day(circulaire)).paths
        for year, (_, circulaire) in published.items()
    }
    members = world.memberships
    first = np.full(len(world.codes), -1)
    second = np.full(len(world.codes), len(members.verbanden))
    for gemeente, verband in zip(members.gemeente_index, members.verband_index, strict=True):
        (second if first[gemeente] >= 0 else first)[gemeente] = verband
    assert (members.weight == 1).all()
    published_amounts = streams["iu_participatie"].inputs.gepubliceerd
    newest = np.broadcast_to((published_amounts != UNKNOWN).all(axis=0), len(years))
    register = streams["impulsbudget"].inputs.doelgroepenregister
    assert register.shape[1] == 1
    return Job(
        years,
        {f"{key}.{name}": values for key in NATIONAL for name, values in _values(streams[key])},
        {
            name: {y: float(paths[name].values[0, 0]) for y, paths in at_publication.items()}
            for name in REGELINGEN["beschut_werk"].history
        },
        register[:, 0],
        beschut.sleutel[:, 0],
        float(beschut.sleutel_landelijk[0, 0]),
        streams["wsw"].inputs.heeft_wsw[:, 0],
        {year: amounts for year, (amounts, _) in published.items()},
        {year: float(n) for year, n in zip(years, newest, strict=True)},
        _counts(streams["cluster_participatie"], years),
        {year: inhabitants_in(world, year) for year in years},
        first,
        second,
        len(members.verbanden),
    )


def _values(stream: Stream) -> list[tuple[str, dict[int, float]]]:
    return [
        (name, dict(zip(stream.prepared.years, as_floats(path.values)[0].tolist(), strict=True)))
        for name, path in stream.prepared.paths.items()
    ]


def _counts(stream: Stream, years: tuple[int, ...]) -> dict[tuple[str, int], Numbers]:
    """Take the counts of the years of which they are known."""
    found: dict[tuple[str, int], Numbers] = {}
    for field in fields(stream.inputs):
        values = np.broadcast_to(
            getattr(stream.inputs, field.name), (len(stream.amounts), len(years))
        )
        for at, year in enumerate(years):
            if not np.isnan(values[:, at]).any():
                found[field.name, year] = values[:, at]
    return found


def _day(circulaire: str) -> date:
    return publication_days()[circulaire]


@dataclass(frozen=True, slots=True)
class Answer:
    """What both sides give, per year and gemeente (or verband); NaN where there is no amount."""

    amounts: Mapping[str, Numbers]


def answer_of(funding: Funding, payments: Payments) -> Answer:
    """Give our outcome in the form in which it is compared."""
    found = {key: _known(funding.streams[key].amounts) for key in NATIONAL}
    found["taakstelling"] = funding.streams["beschut_werk"].outcome.taakstelling
    found["impulsbudget per verband"] = _known(payments.verbanden)
    found["impulsbudget per ontvanger"] = _known(payments.received)
    return Answer(found)


def _known(amounts: Ints) -> Numbers:
    return np.where(amounts == UNKNOWN, np.nan, amounts)
