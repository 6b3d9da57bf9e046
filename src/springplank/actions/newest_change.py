# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Find the two newest standings between which the money of a subject changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from springplank.actions.differences import FIRST_AMOUNTS, Differences, show_differences
from springplank.actions.kept import Kept
from springplank.actions.overview import NEWEST
from springplank.actions.question import LAST_YEAR, ask_world, run_of, today
from springplank.core.sources import standings
from springplank.errors import UsageError
from springplank.funding.subject import Amount

_FOUND = Kept(most=500)


@dataclass(frozen=True, slots=True)
class Change:
    """What changed for a subject, with the amounts themselves.

    Attributes:
        verschil: what changed, in parts.
        van: per stream the amount on the older standing, with its range.
        naar: the same on the newer standing.
    """

    verschil: Differences
    van: Mapping[str, Amount]
    naar: Mapping[str, Amount]


def keys_of_stands() -> tuple[str, ...]:
    """Give the standings that can be compared, oldest first, with the newest of all."""
    return (*(stand.key for stand in standings()), NEWEST)


def newest_change(code: str) -> tuple[str, str]:
    """Give the two newest standings, one after the other, that differ for a subject.

    What became known counts as a change. Without any change: the two newest standings.

    Args:
        code: code of the subject.

    Raises:
        UsageError: when there is no such subject.
    """
    return _FOUND.get((code, run_of(ask_world()), today().year), lambda: _search(code))


def _search(code: str) -> tuple[str, str]:
    keys = keys_of_stands()
    pairs = list(pairwise(keys))[::-1]
    return next((pair for pair in pairs if _differ(code, *pair)), pairs[0])


def _differ(code: str, older: str, newer: str) -> bool:
    found = show_differences(ask_world(older), ask_world(newer), code)
    return any(w.van_eur != w.naar_eur for w in found.waterfalls)


def change_between(code: str, older: str, newer: str, year: int | None = None) -> Change:
    """Show what changed between two standings; turned around when the first is the newer one.

    Args:
        code: code of the subject.
        older: key of a standing, or a day.
        newer: key of a standing, or a day.
        year: calendar year of the amounts; None for that of the newer standing.

    Raises:
        UsageError: when a standing or the subject does not exist, or the year has no amounts.
    """
    if year is not None and not FIRST_AMOUNTS <= year <= LAST_YEAR:
        raise UsageError(
            f"Springplank heeft geen bedragen voor {year}. Kies een jaar van {FIRST_AMOUNTS} tot "
            f"en met {LAST_YEAR}."
        )
    worlds = (ask_world(older), ask_world(newer))
    before, after = sorted(worlds, key=lambda world: world.stand.on)
    found = show_differences(before, after, code, year)
    return Change(found, found.van, found.naar)
