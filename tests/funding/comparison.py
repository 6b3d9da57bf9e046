# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Compares the product with the oracle: every stream, gemeente, year and standing."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.oracle import (
    beschut_werk,
    cluster_participatie,
    impulsbudget,
    iu_participatie,
    sociale_infrastructuur,
    wsw,
)

from springplank.core import regeling as core_regeling
from springplank.core.columns import UNKNOWN
from springplank.core.sources import find_stand
from springplank.funding.payments import pay_impulsbudget
from springplank.funding.streams import Funding, compute_streams
from springplank.funding.world import NOTHING_OWN, OwnData, make_world
from springplank.regelingen import REGELINGEN

Amounts = dict[str, int | None]
Cells = NDArray[np.int64]
Weights = dict[tuple[str, str], int]

YEARS = tuple(range(2024, 2036))
ORACLES: dict[str, Callable[[str, int], Amounts]] = {
    "impulsbudget": impulsbudget.bedragen,
    "sociale_infrastructuur": sociale_infrastructuur.bedragen,
    "beschut_werk": beschut_werk.bedragen,
    "wsw": wsw.bedragen,
    "iu_participatie": iu_participatie.bedragen,
    "cluster_participatie": cluster_participatie.bedragen,
}


def differences(
    stand: str, years: tuple[int, ...] = YEARS, streams: tuple[str, ...] = tuple(ORACLES)
) -> list[tuple[str, int, str]]:
    """Give (stream, year, code) of every amount on which product and oracle do not agree."""
    funding = compute_streams(make_world(find_stand(stand)), years)
    found: list[tuple[str, int, str]] = []
    for key in streams:
        ours = np.broadcast_to(funding.streams[key].amounts, (len(funding.world.codes), len(years)))
        for at, year in enumerate(years):
            theirs = ORACLES[key](stand, year)
            if _never_existed(key, year, ours[:, at], theirs):
                continue
            found += [(key, year, code) for code in disagree(funding, ours[:, at], theirs)]
    return found


def disagree(funding: Funding, ours: Cells, theirs: Amounts) -> Iterator[str]:
    """Give the codes of the gemeenten on which the two do not agree to the euro."""
    assert list(theirs) == list(funding.world.codes)
    for code, amount in zip(funding.world.codes, ours.tolist(), strict=True):
        if theirs[code] != (None if amount == UNKNOWN else amount):
            yield code


def _never_existed(key: str, year: int, ours: Cells, theirs: Amounts) -> bool:
    """Before its first year, "0, it did not exist" and "not known yet" say the same."""
    is_before = year < REGELINGEN[key].claims[0]
    return is_before and not ours.any() and set(theirs.values()) == {None}


def payment_differences(
    stand: str, year: int, own: OwnData = NOTHING_OWN, weights: Weights | None = None
) -> list[str]:
    """Give the verbanden of which amount, receiver or parts differ."""
    funding = compute_streams(make_world(find_stand(stand), own=own), (year,))
    members, codes = funding.world.memberships, funding.world.codes
    paid = pay_impulsbudget(funding)
    theirs = impulsbudget.per_verband(stand, year, weights)
    if theirs is None:
        return [] if (paid.verbanden == UNKNOWN).all() else ["onbekend"]
    ours: impulsbudget.PerVerband = {}
    for row, verband in enumerate(members.verbanden):
        mine = np.flatnonzero(members.verband_index == row)
        parts = {codes[members.gemeente_index[m]]: int(paid.parts[m, 0]) for m in mine}
        key = verband.leden[0] if verband.is_assumed else verband.key
        ours[key] = (int(paid.verbanden[row, 0]), codes[paid.receivers[row, 0]], parts)
    return sorted(key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key))


def plant(monkeypatch: pytest.MonkeyPatch, name: str, year: int, factor: float) -> None:
    """Plant an error in the product: one published value of one parameter, times a factor."""
    key, parameter = name.split(".")
    history = REGELINGEN[key].history
    entries = history[parameter].entries
    newest = max(
        (e for e in entries if not e.rival and (year in e.years or e.first_day)),
        key=lambda e: e.known,
    )
    changed = replace(
        newest,
        value=newest.value * factor,
        years={y: v * (factor if y == year else 1) for y, v in newest.years.items()},
    )
    faulty = replace(
        history[parameter], entries=tuple(changed if e is newest else e for e in entries)
    )
    monkeypatch.setitem(history, parameter, faulty)
    core_regeling._prepare.cache_clear()
