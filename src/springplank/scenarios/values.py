# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Drawn aannames that know what was read of them, so that what did not change can be kept.

A result is kept together with the drawn aannames that were really read while it was made. It still
holds when each of those is the very same object; nothing is ever changed in place.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from springplank.cohort.projection import cohort_assumptions
from springplank.core.assumptions import Assumption, Assumptions, draw, expected
from springplank.core.columns import Floats

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """One aanname.

    Attributes:
        assumption: the aanname.
        expected: what is expected, shape (jaren, 1).
        draws: every draw, shape (jaren, trekkingen); (jaren, 1) when it is certain.
    """

    assumption: Assumption
    expected: Floats
    draws: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """All aannames, drawn.

    Attributes:
        years: calendar years.
        draws: number of draws.
        seed: the same seed gives the same draws.
        drawn: by key.
        shipped: the aannames about people as they are shipped, by which the past is read.
    """

    years: tuple[int, ...]
    draws: int
    seed: int
    drawn: Mapping[str, Drawn]
    shipped: Mapping[str, Drawn]

    @property
    def middle(self) -> Mapping[str, Floats]:
        """Give what is expected of every aanname, shape (jaren, 1)."""
        return {key: drawn.expected for key, drawn in self.drawn.items()}

    @property
    def every(self) -> Mapping[str, Floats]:
        """Give every draw of every aanname, shape (jaren, trekkingen) or (jaren, 1)."""
        return {key: drawn.draws for key, drawn in self.drawn.items()}

    def with_assumptions(self, assumptions: Assumptions) -> "Values":
        """Draw other aannames; those that are the same keep their draws."""
        drawn = _drawn(assumptions, self.years, self.draws, self.seed, self.drawn)
        return Values(self.years, self.draws, self.seed, drawn, self.shipped)


def values_of(assumptions: Assumptions, years: tuple[int, ...], draws: int, seed: int) -> Values:
    """Draw aannames.

    Args:
        assumptions: by key.
        years: calendar years.
        draws: number of draws.
        seed: the same seed gives the same draws.
    """
    drawn = _drawn(assumptions, years, draws, seed, {})
    shipped = _drawn(cohort_assumptions(), years, draws, seed, drawn)
    return Values(years, draws, seed, drawn, shipped)


def _drawn(
    assumptions: Assumptions,
    years: tuple[int, ...],
    draws: int,
    seed: int,
    before: Mapping[str, Drawn],
) -> Mapping[str, Drawn]:
    kept = {key: before[key] for key, a in assumptions.items() if _is_same(before.get(key), a)}
    fresh = {key: a for key, a in assumptions.items() if key not in kept}
    middle, every = expected(fresh, years), draw(fresh, years, draws, seed)
    made = {key: Drawn(a, middle[key], every[key]) for key, a in fresh.items()}
    return {key: kept[key] if key in kept else made[key] for key in assumptions}


def _is_same(drawn: Drawn | None, assumption: Assumption) -> bool:
    return drawn is not None and drawn.assumption == assumption


@dataclass(frozen=True, slots=True, eq=False)
class Reading(Mapping[str, Floats]):
    """Values by key that note which of them were read.

    Attributes:
        given: shape (jaren, trekkingen) or (jaren, 1).
        seen: the keys that were read.
    """

    given: Mapping[str, Floats]
    seen: set[str] = field(default_factory=set)

    def __getitem__(self, key: str) -> Floats:
        """Give a value and note that it was read."""
        found = self.given[key]
        self.seen.add(key)
        return found

    def __iter__(self) -> Iterator[str]:
        """Go over the keys; that reads nothing."""
        return iter(self.given)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self.given)


@dataclass(frozen=True, slots=True, eq=False)
class Kept(Generic[Result]):
    """A result with what it was made of.

    Attributes:
        result: the result.
        read: the drawn aannames that were read.
        made_of: other kept results that it was made of.
    """

    result: Result
    read: Mapping[str, Drawn]
    made_of: tuple["Kept[Any]", ...] = ()

    def holds(self, values: Values, made_of: tuple["Kept[Any]", ...] = ()) -> bool:
        """Say whether it would be made of the very same things now."""
        return all(values.drawn[key] is found for key, found in self.read.items()) and all(
            old is new for old, new in zip(self.made_of, made_of, strict=True)
        )


def keep(
    before: Kept[Result] | None,
    values: Values,
    make: Callable[[Mapping[str, Floats], Mapping[str, Floats]], Result],
    made_of: tuple[Kept[Any], ...] = (),
) -> Kept[Result]:
    """Give a kept result when it still holds, or else make it.

    Args:
        before: what was kept; None when there is nothing.
        values: the aannames now.
        make: makes the result of what is expected of the aannames, and of their draws.
        made_of: other kept results that `make` uses.
    """
    if before is not None and before.holds(values, made_of):
        return before
    middle, every = Reading(values.middle), Reading(values.every)
    result = make(middle, every)
    seen = sorted(middle.seen | every.seen)
    return Kept(result, {key: values.drawn[key] for key in seen}, made_of)
