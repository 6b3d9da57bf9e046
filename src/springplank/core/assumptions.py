# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Aannames: what nobody published and a projection needs, with a range, an owner and an end date.

An aanname stands in the `aannames.toml` of the package that uses it. A local figure, or a scenario,
replaces it one by one; where it came from travels along. What the law sets is no aanname but a
parameter (`core.parameters`).
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

import numpy as np

from springplank.core.columns import Floats
from springplank.core.parameters import STATUSES
from springplank.core.randomness import around, stratified
from springplank.core.sources import load_sources
from springplank.core.units import parse_unit
from springplank.errors import RuleError, UsageError

Herkomst: TypeAlias = Literal["landelijk", "aanname", "lokaal", "scenario"]
"""Where a figure comes from: published for the country, assumed, local, or set by a scenario."""

NUMBER = (int, float)
FIELDS: Mapping[str, Any] = {
    **dict.fromkeys(("omschrijving", "eenheid", "status", "plaats", "toelichting"), str),
    **dict.fromkeys(("waarde", "laag", "hoog", "grens_laag", "grens_hoog"), NUMBER),
    **dict.fromkeys(("eigenaar", "vraag"), str),
    "bron": list,
    "houdbaar_tot": date,
}
"""What an aanname says about itself in `aannames.toml`, and the type of each."""

OPTIONAL: Mapping[str, Any] = {
    "grens_laag": 0.0,
    "grens_hoog": np.inf,
    "toelichting": "",
    "vraag": "",
}
WORDS: Mapping[Any, str] = {str: "tekst", NUMBER: "getal", list: "lijst", date: "datum"}
PUBLISHED = frozenset({"vastgesteld", "voorlopig", "afgeleid"})
"""Statuses of a figure that rests on a published one."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an aanname becomes from a year on.

    Attributes:
        first: first calendar year.
        value: in the unit of the aanname.
        low: lowest value reckoned with.
        high: highest value reckoned with.
    """

    first: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Assumption:
    """One aanname with everything a controller may ask.

    Attributes:
        key: "groep.naam", unique over all packages.
        label: what it is, for a reader.
        unit: see `core.units`.
        value: what is expected.
        low: lowest value reckoned with.
        high: highest value reckoned with; equal to `low` when it is not uncertain.
        least: the value can never be below this.
        most: the value can never be above this.
        status: one of `core.parameters.STATUSES`.
        sources: keys in the register of sources.
        place: where in the sources, or how it was derived.
        note: what a reader has to know.
        owner: who keeps it up to date.
        expires: last day on which it may be used without a remark.
        question: what the user is asked to fill in instead; empty when nothing.
        herkomst: where the value comes from.
        changes: what it becomes in later years, ascending.
    """

    key: str
    label: str
    unit: str
    value: float
    low: float
    high: float
    least: float
    most: float
    status: str
    sources: tuple[str, ...]
    place: str
    note: str
    owner: str
    expires: date
    question: str
    herkomst: Herkomst
    changes: tuple[Change, ...] = ()

    @property
    def is_uncertain(self) -> bool:
        """Say whether it has a range in any year."""
        return any(c.low < c.high for c in self.steps)

    @property
    def steps(self) -> tuple[Change, ...]:
        """Give what it is from which year on; the first step holds from the beginning."""
        return (Change(0, self.value, self.low, self.high), *self.changes)

    def over(self, years: Iterable[int]) -> Floats:
        """Give what is expected per year, shape (jaren,)."""
        return np.array([self.in_year(year).value for year in years])

    def in_year(self, year: int) -> Change:
        """Give what holds in a year."""
        return max((c for c in self.steps if c.first <= year), key=lambda c: c.first)

    def drawn(self, years: Iterable[int], u: Floats) -> Floats:
        """Give the values at given quantiles of its range, the same quantile in every year.

        Args:
            years: calendar years.
            u: which quantile, shape (trekkingen,).

        Returns:
            Values, shape (jaren, trekkingen).
        """
        wanted = tuple(years)
        # Without changes every year is the same: drawn once, and not laid out in memory.
        here = [self.in_year(year) for year in wanted] if self.changes else [self.steps[0]]
        low, value, high = (np.array([[getattr(c, n) for c in here]]) for n in RANGE)
        return np.broadcast_to(around(low, value, high, u), (len(wanted), len(u)))


RANGE = ("low", "value", "high")

Assumptions: TypeAlias = Mapping[str, Assumption]
"""Aannames by key."""

Draws: TypeAlias = Mapping[str, Floats]
"""Values by key, shape (jaren, trekkingen) or (jaren, 1)."""


def draw(assumptions: Assumptions, years: tuple[int, ...], draws: int, seed: int) -> Draws:
    """Draw every uncertain aanname by Latin hypercube.

    Args:
        assumptions: the aannames.
        years: calendar years.
        draws: number of draws.
        seed: the same seed gives the same draws.

    Returns:
        Per key the values, shape (jaren, trekkingen); (jaren, 1) for what is certain.
    """
    return {
        key: found.drawn(years, stratified(seed, key, draws))
        if found.is_uncertain
        else found.over(years)[:, None]
        for key, found in assumptions.items()
    }


def expected(assumptions: Assumptions, years: tuple[int, ...]) -> Draws:
    """Give what is expected of every aanname, shape (jaren, 1): one draw at the expectation."""
    return {key: found.over(years)[:, None] for key, found in assumptions.items()}


def replaced(
    assumption: Assumption,
    value: float,
    *,
    by: Herkomst,
    source: str,
    status: str = "aanname",
    low: float | None = None,
    high: float | None = None,
    first: int | None = None,
) -> Assumption:
    """Replace the value of an aanname, from the beginning or from a year on.

    Args:
        assumption: what is replaced.
        value: in its unit.
        by: "lokaal" or "scenario".
        source: in the words of who gives it.
        status: how sure the new value is.
        low: lowest value reckoned with; the old range, moved in proportion, where None.
        high: highest value reckoned with.
        first: first calendar year; None for all years.

    Raises:
        UsageError: when the value is out of bounds or the range is upside down.
    """
    where = f"{assumption.label} ({assumption.key})"
    if not assumption.least <= value <= assumption.most:
        raise UsageError(f"{where} kan niet {_number(value)} zijn: {_bounds(assumption)}.")
    around_low, around_high = _range_around(assumption, assumption.in_year(first or 0), value)
    lowest = around_low if low is None else low
    highest = around_high if high is None else high
    if not assumption.least <= lowest <= value <= highest <= assumption.most:
        raise UsageError(
            f"De bandbreedte van {where} klopt niet: {_number(lowest)} tot en met "
            f"{_number(highest)} rond {_number(value)}. De waarde hoort ertussen, en "
            f"{_bounds(assumption)}."
        )
    moved = replace(assumption, status=status, herkomst=by, place=source, sources=())
    if first is None:
        return replace(moved, value=value, low=lowest, high=highest, changes=())
    kept = tuple(c for c in assumption.changes if c.first < first)
    return replace(moved, changes=(*kept, Change(first, value, lowest, highest)))


def _range_around(assumption: Assumption, old: Change, value: float) -> tuple[float, float]:
    """Move a range in proportion to its value, or as it is where there is no proportion."""
    if old.value:
        ends = (old.low * value / old.value, old.high * value / old.value)
    else:
        ends = (old.low + value, old.high + value)
    # A value that changes sign turns its range around, and rounding may leave it just outside.
    return max(min(*ends, value), assumption.least), min(max(*ends, value), assumption.most)


def find_assumption(assumptions: Assumptions, key: str) -> Assumption:
    """Find an aanname by its key.

    Raises:
        UsageError: when there is none, with the closest keys.
    """
    if key in assumptions:
        return assumptions[key]
    close = get_close_matches(key, assumptions, n=3, cutoff=0.5)
    hint = f" Bedoelt u {' of '.join(close)}?" if close else ""
    raise UsageError(f"De aanname {key!r} bestaat niet.{hint}")


def expired(assumptions: Assumptions, today: date) -> tuple[Assumption, ...]:
    """List the aannames that are past their end date, in order of key."""
    return tuple(a for _, a in sorted(assumptions.items()) if a.expires < today)


@cache
def load_assumptions(path: Path) -> Assumptions:
    """Read and check the aannames of a package; the second time they come from memory.

    Raises:
        RuleError: for a missing or unknown field, an unknown source, status or unit, or a range
            that does not hold the value, with its place.
    """
    raw = tomllib.loads(path.read_text("utf-8"))
    return {
        f"{group}.{name}": _assumption(f"{group}.{name}", entry)
        for group, entries in raw.items()
        for name, entry in entries.items()
    }


def _assumption(key: str, raw: Mapping[str, Any]) -> Assumption:
    if unknown := sorted(raw.keys() - FIELDS.keys()):
        raise RuleError(f"Aanname {key} heeft een onbekend veld: {', '.join(unknown)}.")
    given = {**OPTIONAL, **raw}
    if missing := [name for name in FIELDS if name not in given]:
        raise RuleError(f"Aanname {key} mist het veld {missing[0]}.")
    for name, kind in FIELDS.items():
        if not isinstance(given[name], kind) or isinstance(given[name], bool):
            raise RuleError(f"Aanname {key}: het veld {name} is geen {WORDS[kind]}.")
    found = Assumption(
        key=key,
        label=given["omschrijving"],
        unit=given["eenheid"],
        value=float(given["waarde"]),
        low=float(given["laag"]),
        high=float(given["hoog"]),
        least=float(given["grens_laag"]),
        most=float(given["grens_hoog"]),
        status=given["status"],
        sources=tuple(given["bron"]),
        place=given["plaats"],
        note=given["toelichting"],
        owner=given["eigenaar"],
        expires=given["houdbaar_tot"],
        question=given["vraag"],
        herkomst="landelijk" if given["status"] in PUBLISHED else "aanname",
    )
    parse_unit(found.unit)
    if found.status not in STATUSES:
        raise RuleError(f"Aanname {key} heeft een onbekende status {found.status!r}.")
    if strange := [s for s in found.sources if s not in load_sources()]:
        raise RuleError(f"Aanname {key} noemt bron {strange[0]!r}; die staat niet in bronnen.toml.")
    if not found.least <= found.low <= found.value <= found.high <= found.most:
        raise RuleError(f"Aanname {key}: de waarde ligt niet binnen zijn bandbreedte en grenzen.")
    if found.status not in PUBLISHED and not found.is_uncertain:
        raise RuleError(f"Aanname {key}: een {found.status} heeft een bandbreedte nodig.")
    return found


def _bounds(assumption: Assumption) -> str:
    """Say between which numbers a value must be."""
    if np.isinf(assumption.most):
        return f"kies een getal van {_number(assumption.least)} of meer"
    return f"kies een getal van {_number(assumption.least)} tot en met {_number(assumption.most)}"


def _number(value: float) -> str:
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")
