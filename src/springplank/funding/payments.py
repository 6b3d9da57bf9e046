# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Who is paid: parts of gemeenten in verbanden, and the receiver of the impulsbudget."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from springplank.core.allocate import allocate
from springplank.core.columns import Bools, Euros, is_known
from springplank.core.explanation import Origin
from springplank.funding.streams import Funding
from springplank.funding.world import WORLDS, World, inhabitants_in
from springplank.regelingen.impulsbudget import (
    Splitsing,
    add_by,
    find_splitsingen,
    largest_members,
    split_over_verbanden,
)

EACH_GEMEENTE = "elke_gemeente"


@dataclass(frozen=True, slots=True)
class Payments:
    """The impulsbudget as it is paid.

    Attributes:
        parts: EUR per membership, shape (lidmaatschappen, jaren).
        verbanden: EUR per verband, shape (verbanden, jaren).
        receivers: row of the gemeente that is paid, shape (verbanden, jaren).
        received: EUR paid to each gemeente, shape (gemeenten, jaren).
        shares: EUR share of each gemeente, shape (gemeenten, jaren).
        official: origin per (row of verband, index of year) with an imported official amount.
        official_shares: the same per (row of gemeente, index of year), where it holds for all
            verbanden of that gemeente; the share in it is ours.
    """

    parts: Euros
    verbanden: Euros
    receivers: NDArray[np.int64]
    received: Euros
    shares: Euros
    official: Mapping[tuple[int, int], Origin]
    official_shares: Mapping[tuple[int, int], Origin]


def parts_of(world: World, amounts: Euros) -> Euros:
    """Split amounts per gemeente over its verbanden, shape (lidmaatschappen, jaren)."""
    return split_over_verbanden(amounts, world.memberships.gemeente_index, _splitsingen(world))


@lru_cache(maxsize=WORLDS)
def _splitsingen(world: World) -> tuple[Splitsing, ...]:
    members = world.memberships
    return find_splitsingen(members.gemeente_index, members.verband_index, members.weight)


def least_parts(world: World, amounts: Euros) -> Euros:
    """As `parts_of`, and nothing of a gemeente whose weight in a verband is our assumption."""
    parts = parts_of(world, amounts)
    return np.where(assumed_weights(world)[:, None] & is_known(parts), 0, parts)


def most_parts(world: World, amounts: Euros) -> Euros:
    """As `parts_of`, and all of a gemeente whose weight in a verband is our assumption."""
    every = amounts[world.memberships.gemeente_index]
    return np.where(assumed_weights(world)[:, None], every, parts_of(world, amounts))


def assumed_weights(world: World) -> Bools:
    """Say of which memberships the weight is our assumption, shape (lidmaatschappen,)."""
    members = world.memberships
    is_shared = np.bincount(members.gemeente_index)[members.gemeente_index] > 1
    return members.is_assumed & is_shared


def rest_on_assumed_weights(world: World) -> Bools:
    """Say which verbanden have such a member, shape (verbanden,)."""
    members = world.memberships
    found = np.zeros(len(members.verbanden), dtype=np.bool_)
    found[members.verband_index[assumed_weights(world)]] = True
    return found


def verband_totals(world: World, amounts: Euros) -> Euros:
    """Add the parts of the members, shape (verbanden, jaren)."""
    return per_verband(world, parts_of(world, amounts))


def per_verband(world: World, parts: Euros) -> Euros:
    """Add parts per membership to those of the verbanden, shape (verbanden, jaren)."""
    members = world.memberships
    return add_by(parts, members.verband_index[:, None], len(members.verbanden))


def pay_impulsbudget(funding: Funding) -> Payments:
    """Work out who is paid the impulsbudget, in the chosen variant."""
    world, years = funding.world, funding.years
    shares = funding.streams["impulsbudget"].amounts
    parts, official = _with_official(world, years, parts_of(world, shares))
    verbanden = per_verband(world, parts)
    receivers = receivers_of(world, years)
    if official:
        shares = add_by(parts, world.memberships.gemeente_index[:, None], len(world.codes))
    own = _official_shares(world, official)
    if world.variants.get("impulsbudget") == EACH_GEMEENTE:
        return Payments(parts, verbanden, receivers, shares, shares, official, own)
    received = add_by(verbanden, receivers, len(world.codes))
    return Payments(parts, verbanden, receivers, received, shares, official, own)


def _official_shares(
    world: World, official: Mapping[tuple[int, int], Origin]
) -> Mapping[tuple[int, int], Origin]:
    """Find the gemeenten whose every verband has an official amount in a year."""
    members = world.memberships
    found: dict[tuple[int, int], Origin] = {}
    for at in {at for _, at in official}:
        for row in range(len(world.codes)):
            mine = members.verband_index[members.gemeente_index == row].tolist()
            origins = [official.get((verband, at)) for verband in mine]
            first = origins[0]
            if first is not None and None not in origins:
                note = f"{first.note} De verdeling over de gemeenten is van ons."
                found[row, at] = Origin(first.sources, "afgeleid", note)
    return found


@lru_cache(maxsize=WORLDS)
def receivers_of(world: World, years: tuple[int, ...]) -> NDArray[np.int64]:
    """Give the row of the gemeente that is paid for each verband, shape (verbanden, jaren)."""
    members = world.memberships
    persons = [inhabitants_in(world, year) for year in years]
    found = {
        key: largest_members(
            members.gemeente_index, members.verband_index, row, len(members.verbanden)
        )
        for key, row in {id(row): row for row in persons}.items()
    }
    return np.stack([found[id(row)] for row in persons], axis=1)


def _with_official(
    world: World, years: tuple[int, ...], parts: Euros
) -> tuple[Euros, Mapping[tuple[int, int], Origin]]:
    """Replace the parts of a verband by its imported official amount, shared as computed."""
    found: dict[tuple[int, int], Origin] = {}
    members = world.memberships
    keys = [verband.key for verband in members.verbanden]
    parts = parts.copy() if world.own.impulsbudget else parts
    for (key, year), (amount, origin) in world.own.impulsbudget.items():
        if key not in keys or year not in years:
            continue
        row, at = keys.index(key), years.index(year)
        rows = np.flatnonzero(members.verband_index == row)
        weight = np.maximum(parts[rows, at], 1)  # alike where ours is unknown
        parts[rows, at] = allocate(np.array([[amount]]), weight[:, None])[:, 0]
        found[row, at] = origin
    return parts, found
