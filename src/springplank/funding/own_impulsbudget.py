# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The official list of the impulsbudget, laid on the verbanden in use."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from springplank.funding.world import FIRST_YEAR
from springplank.reference.municipalities import inhabitants
from springplank.reference.partnerships import Memberships, largest_member

Receivers = Callable[[int], Mapping[str, tuple[str, ...]]]
"""For a year: by code of a gemeente the verbanden of which it is the largest member."""


class Official(NamedTuple):
    """One row of the list: an amount in EUR for a verband, or for the gemeente that is paid."""

    verband: str | None
    ontvanger: str | None
    year: int
    amount: int


def find_receivers(members: Memberships) -> Receivers:
    """Make the search for who is paid for a verband, by the inhabitants of the year asked."""

    @cache
    def of_year(year: int) -> Mapping[str, tuple[str, ...]]:
        persons = inhabitants(max(year, FIRST_YEAR)).by_code()
        found: dict[str, tuple[str, ...]] = {}
        for verband in members.verbanden:
            code = largest_member(verband.leden, persons)
            found[code] = (*found.get(code, ()), verband.key)
        return found

    return of_year


def place_official(
    rows: Iterable[Official], members: Memberships, receivers: Receivers
) -> tuple[Mapping[tuple[str, int], int], tuple[str, ...]]:
    """Lay the amounts of the list on verbanden.

    Returns:
        EUR by (key of the verband, year), and a Dutch sentence for every row that does not land.
    """
    keys = {verband.key for verband in members.verbanden}
    placed: dict[tuple[str, int], int] = {}
    remarks: list[str] = []
    for row in rows:
        found = (row.verband,) if row.verband else receivers(row.year).get(row.ontvanger or "", ())
        why = _why_nowhere(found, keys)
        if not why and (found[0], row.year) in placed:
            why = f"het verband {found[0]} heeft in deze lijst al een bedrag voor dat jaar"
        if why:
            name = row.verband or row.ontvanger
            remarks.append(
                f"Uw lijst impulsbudget noemt {name} ({row.year}); {why}. Dit bedrag telt niet mee."
            )
        else:
            placed[str(found[0]), row.year] = row.amount
    return placed, tuple(remarks)


def _why_nowhere(found: tuple[str, ...], keys: set[str]) -> str:
    """Say why a row lands on no verband; empty when it lands on one."""
    if not found:
        return "die gemeente is van geen verband de grootste"
    if len(found) > 1:
        return f"die gemeente is de grootste van meer verbanden: noem {' of '.join(found)}"
    return "" if found[0] in keys else "dat verband staat niet in de lijst die nu geldt"
