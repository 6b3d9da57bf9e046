# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What each gemeente counts for in an amount of more gemeenten, and what is paid to whom."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from springplank.core.columns import UNKNOWN, Bools, Euros
from springplank.funding.payments import (
    EACH_GEMEENTE,
    Payments,
    assumed_weights,
    parts_of,
    pay_impulsbudget,
    per_verband,
    rest_on_assumed_weights,
)
from springplank.funding.ranges import bounds_of, bounds_of_parts, range_of, status_of
from springplank.funding.streams import Cut, Funding, compute_streams
from springplank.funding.world import World
from springplank.reference.municipalities import name_of
from springplank.reference.subjects import GEMEENTE, NATIONAL, VERBAND, Onderwerp
from springplank.regelingen import STREAMS

IMPULSBUDGET = "impulsbudget"


@dataclass(frozen=True, slots=True)
class Share:
    """The part of one gemeente in an amount.

    Attributes:
        code: code of the gemeente.
        naam: its name.
        bedrag_eur: EUR; None when unknown.
        laag: lowest amount reckoned with; None when it is no forecast.
        hoog: highest amount reckoned with.
    """

    code: str
    naam: str
    bedrag_eur: int | None
    laag: int | None
    hoog: int | None


def shares_of(
    world: World, subject: Onderwerp, year: int, streams: tuple[str, ...] = STREAMS
) -> Mapping[str, tuple[Share, ...]]:
    """Give per stream the part of every member; they add up to the amount of the subject.

    In a verband a gemeente counts only for its part there.

    Args:
        world: what was known and chosen, and the data.
        subject: what the amounts are of; of one gemeente there are no parts.
        year: calendar year, from 2023.
        streams: keys of the regelingen.
    """
    if subject.soort == GEMEENTE:
        return {}
    funding = compute_streams(world, (year,))
    payments = pay_impulsbudget(funding)
    return {key: _shares(funding, payments, subject, key) for key in streams}


def _shares(
    funding: Funding, payments: Payments, subject: Onderwerp, key: str
) -> tuple[Share, ...]:
    stream, world = funding.streams[key], funding.world
    cut, rows = _cut(world, subject)
    is_verband = subject.soort == VERBAND
    here = _memberships(world, subject) if is_verband else []
    weighed = assumed_weights(world)[here] if is_verband else np.zeros(len(rows), dtype=np.bool_)
    own, official = cut(stream.amounts), [False] * len(rows)
    national = stream.amounts
    if key == IMPULSBUDGET and is_verband:
        own = payments.parts[here]
        official = [(_verband(world, subject), 0) in payments.official] * len(rows)
    elif key == IMPULSBUDGET:
        national = payments.shares
        own = cut(national)
        official = [(row, 0) in payments.official_shares for row in rows]
    if is_verband:
        low, high = bounds_of_parts(stream, world, lambda of: of[here])
    else:
        low, high = bounds_of(stream, national, cut)
    found: list[Share] = []
    for n, row in enumerate(rows):
        amount, least, most = (_euros(ends[n, 0]) for ends in (own, low, high))
        status = status_of(stream, 0, amount, is_weighed=bool(weighed[n]))
        ends = (None, None) if official[n] else range_of(status, amount, least, most)
        found.append(Share(world.codes[row], name_of(world.codes[row]), amount, *ends))
    return tuple(found)


def _cut(world: World, subject: Onderwerp) -> tuple[Cut, list[int]]:
    """Give how amounts per gemeente are cut to the members, and the rows of those."""
    if subject.soort == VERBAND:
        here = _memberships(world, subject)
        rows = world.memberships.gemeente_index[here].tolist()
        return (lambda amounts: np.asarray(parts_of(world, amounts)[here])), rows
    rows = _rows(world, subject)
    return (lambda amounts: np.asarray(amounts[rows])), rows


def _rows(world: World, subject: Onderwerp) -> list[int]:
    where = {code: row for row, code in enumerate(world.codes)}
    return [where[code] for code in subject.leden]


def _verband(world: World, subject: Onderwerp) -> int:
    return [verband.key for verband in world.memberships.verbanden].index(subject.code)


def _memberships(world: World, subject: Onderwerp) -> list[int]:
    found = np.flatnonzero(world.memberships.verband_index == _verband(world, subject))
    return [int(row) for row in found]


def received_by(world: World, subject: Onderwerp, years: tuple[int, ...]) -> Mapping[int, Share]:
    """Give what the subject is paid of the impulsbudget, also for others, with its range.

    Args:
        world: what was known and chosen, and the data.
        subject: who is paid; of a verband or the country it is the amount itself, and not given.
        years: calendar years, from 2023.
    """
    if subject.soort in {VERBAND, NATIONAL} or world.variants.get(IMPULSBUDGET) == EACH_GEMEENTE:
        return {}
    funding = compute_streams(world, years)
    payments = pay_impulsbudget(funding)
    is_here = np.isin(payments.receivers, _rows(world, subject))
    is_official = np.zeros_like(is_here)
    for row, at in payments.official:
        is_official[row, at] = True
    # What was published has no range of ours; around the rest there is one.
    rest = is_here & ~is_official
    stream = funding.streams[IMPULSBUDGET]
    ends = bounds_of_parts(stream, world, lambda of: _sum(per_verband(world, of), rest))
    weighed = np.any(rest_on_assumed_weights(world)[:, None] & rest, axis=0).tolist()
    whole = _sum(payments.verbanden, is_here)[0]
    published = _sum(payments.verbanden, is_here & is_official)[0]
    found: dict[int, Share] = {}
    for at, year in enumerate(years):
        amount, low, high = (_euros(values[at]) for values in (whole, ends[0][0], ends[1][0]))
        if low is not None and high is not None:
            low, high = low + int(published[at]), high + int(published[at])
        if rest[:, at].any() or not is_here[:, at].any():
            status = status_of(stream, at, amount, is_weighed=weighed[at])
            low, high = range_of(status, amount, low, high)
        else:
            low = high = None
        found[year] = Share(subject.code, subject.naam, amount, low, high)
    return found


def _sum(amounts: Euros, chosen: Bools) -> Euros:
    """Add what is chosen of each year, shape (1, jaren); unknown if any part is."""
    unknown = chosen & (amounts == UNKNOWN)
    summed = np.where(chosen & ~unknown, amounts, 0).sum(axis=0)
    return np.where(unknown.any(axis=0), UNKNOWN, summed)[None, :]


def _euros(value: np.int64) -> int | None:
    return None if value == UNKNOWN else int(value)
