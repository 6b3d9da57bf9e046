# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The range beside an amount: between which ends it lies, and whether it has any."""

import numpy as np

from springplank.core.columns import Euros, is_known
from springplank.core.parameters import FORECASTS, Bound, weakest
from springplank.funding.payments import least_parts, most_parts
from springplank.funding.streams import NOT_KNOWN, Cut, Stream, as_they_are
from springplank.funding.world import World

BOTH: tuple[Bound, Bound] = ("low", "high")
SURE = ("vastgesteld", NOT_KNOWN)
"""Statuses without a range."""


def range_of(
    status: str, amount: int | None, low: int | None, high: int | None
) -> tuple[int | None, int | None]:
    """Give the range that belongs beside an amount: always for a forecast, else when it differs.

    Args:
        status: how sure the amount is.
        amount: EUR, of a gemeente or any group of them.
        low: EUR, lowest that is reckoned with.
        high: EUR, highest that is reckoned with.
    """
    if amount is None or status in SURE:
        return None, None
    if status in FORECASTS or (low, high) != (amount, amount):
        return low, high
    return None, None


def status_of(stream: Stream, at: int, amount: int | None, *, is_weighed: bool = False) -> str:
    """Say how sure an amount is.

    Args:
        stream: the stream.
        at: index of the year.
        amount: EUR, or None when unknown.
        is_weighed: part of it rests on a weight that is our assumption; of 0 that says nothing.
    """
    if amount is None:
        return NOT_KNOWN
    status = stream.statuses[at]
    return weakest((status, "aanname")) if is_weighed and amount else status


def bounds_of(stream: Stream, amounts: Euros, cut: Cut = as_they_are) -> tuple[Euros, Euros]:
    """Give the lowest and highest amounts; the amounts themselves where every year is sure.

    Args:
        stream: the stream.
        amounts: EUR per gemeente, which differ from the stream where an official amount was
            imported; the range moves along.
        cut: adds amounts per gemeente to those of groups; see `Stream.bounds`.
    """
    found = cut(amounts)
    if all(status in SURE for status in stream.statuses):
        return found, found
    computed = cut(stream.amounts)
    both = is_known(found) & is_known(computed)
    moved = np.where(both, found - computed, 0)
    low, high = (stream.bounds(b, cut) + moved for b in BOTH)
    return low, high


def bounds_of_parts(stream: Stream, world: World, cut: Cut) -> tuple[Euros, Euros]:
    """Give the lowest and highest amounts of parts of gemeenten that are in more verbanden.

    A weight that is our assumption could be anything from nothing to all.

    Args:
        stream: the stream.
        world: who is in which verband.
        cut: adds amounts per membership, shape (lidmaatschappen, jaren), to those of groups.
    """
    low, _ = bounds_of(stream, stream.amounts, lambda of: cut(least_parts(world, of)))
    _, high = bounds_of(stream, stream.amounts, lambda of: cut(most_parts(world, of)))
    return low, high
