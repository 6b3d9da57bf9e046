# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What became of gemeenten that no longer exist, and figures moved to another year's gemeenten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

import numpy as np

from springplank.core.allocate import allocate
from springplank.errors import DataError, UsageError
from springplank.reference.municipalities import (
    inhabitants,
    municipalities_of,
    name_of,
    peiljaar_of,
    period_of,
)
from springplank.reference.tables import load_table
from springplank.words.figures import day, listed

SPLIT = "splitsing"
NEW_NAME = "naamswijziging"

Weights = Mapping[tuple[str, str], int]
"""How the inhabitants of a split gemeente went over: (old code, new code) -> whole number."""


@dataclass(frozen=True, slots=True)
class Change:
    """One gemeente that went, wholly or in part, into another.

    Attributes:
        on: first day of the new situation.
        kind: "samenvoeging", "splitsing" or "naamswijziging".
        old: code that ended.
        new: code that took over.
    """

    on: date
    kind: str
    old: str
    new: str


@cache
def all_changes() -> tuple[Change, ...]:
    """Give all changes since 1 January 2015, oldest first."""
    columns = load_table("herindelingen").columns
    return tuple(
        Change(date.fromisoformat(on), kind, old, new)
        for on, kind, old, new, _ in zip(*columns.values(), strict=True)
    )


@cache
def _names_before_2015() -> dict[str, str]:
    table = load_table("herindelingen")
    pairs = zip(table.text("van_code"), table.text("van_naam"), strict=True)
    return {code: name for code, name in pairs if name}


def vanished_names() -> dict[str, str]:
    """Give code and last name of every gemeente that ended on or after 1 January 2015."""
    return {change.old: _name(change.old) for change in all_changes()}


def _name(code: str) -> str:
    return _names_before_2015().get(code) or name_of(code)


def _named(code: str) -> str:
    return f"{_name(code)} ({code})"


def _listed(codes: list[str]) -> str:
    """Join as in Dutch prose: "a, b en c"."""
    return listed([_named(code) for code in codes])


def successors(code: str) -> tuple[str, ...]:
    """Give the gemeenten of today in which a gemeente lives on; itself when it still exists.

    Raises:
        UsageError: when the code is unknown.
    """
    _name(code)
    direct = [change.new for change in all_changes() if change.old == code]
    if not direct:
        return (code,)
    return tuple(sorted({found for new in direct for found in successors(new)}))


def where_did_it_go(code: str) -> str:
    """Tell in one Dutch sentence since when a gemeente is gone and what took its place.

    Raises:
        UsageError: when the code is unknown.
    """
    changes = [change for change in all_changes() if change.old == code]
    if not changes:
        return f"{_named(code)} bestaat nog."
    since = day(changes[0].on)
    new = [change.new for change in changes]
    today = list(successors(code))
    now = "" if today == sorted(new) else f", nu {_listed(today)}"
    if changes[0].kind == NEW_NAME:
        return f"{_named(code)} heet sinds {since} {_listed(new)}{now}."
    return f"{_named(code)} bestaat sinds {since} niet meer en ging op in {_listed(new)}{now}."


def where_did_it_come_from(code: str) -> str:
    """Tell in one Dutch sentence since when a gemeente exists and what it was before.

    Raises:
        UsageError: when the code is unknown.
    """
    begin = _begin(code)
    if begin is None:
        return f"{_named(code)} bestond al voor 2015."
    old = [change.old for change in all_changes() if change.new == code and change.on == begin]
    return f"{_named(code)} bestaat sinds {day(begin)} en kwam voort uit {_listed(old)}."


def _begin(code: str) -> date | None:
    """Give the first day of a gemeente; None when that lies before 2015."""
    return None if code in _names_before_2015() else period_of(code)[0]


def convert(
    values: Mapping[str, int],
    from_year: int,
    to_year: int,
    weights: Weights | None = None,
) -> dict[str, int]:
    """Move whole numbers per gemeente to the gemeenten of another year; the sum is kept exactly.

    A gemeente that was split is divided by the inhabitants that went over. CBS does not publish
    those per part here; they follow from the growth of the receiving gemeente above the national
    growth of that year, and are an assumption. Back in time a gemeente is divided over what it
    was made of, by inhabitants. Remainders go by `core.allocate`. Give a number with decimals in
    hundredths.

    Args:
        values: whole numbers by code, all from the gemeenten of `from_year`.
        from_year: year of the gemeenten of the values (1 January).
        to_year: year of the gemeenten of the answer (1 January).
        weights: other weights for gemeenten that were split; all parts of such a gemeente.

    Returns:
        Whole numbers by code, in ascending order of code.

    Raises:
        UsageError: when a year is before 2015 or a code did not exist in `from_year`.
        DataError: when only part of what a gemeente needs is given, or weights do not fit.
    """
    begin, end = peiljaar_of(from_year), peiljaar_of(to_year)
    _check_codes(values, from_year)
    _check_weights(weights or {})
    step = 1 if begin <= end else -1
    result = dict(values)
    for here, there in pairwise(range(begin, end + step, step)):
        parts = _parts(max(here, there), weights or {})
        if step < 0:
            parts = {(new, old): persons for (old, new), persons in parts.items()}
        if parts:
            result = _move(result, parts)
    return dict(sorted(result.items()))


def _check_codes(values: Mapping[str, int], year: int) -> None:
    codes = set(municipalities_of(year).codes)
    for code in values:
        if code not in codes:
            raise UsageError(
                f"{_named(code)} hoort niet bij de gemeenten van {year}. {history_of(code, year)}"
            )


def history_of(code: str, year: int) -> str:
    """Tell why a gemeente is not among those of a year: gone already, or not yet there.

    Raises:
        UsageError: when the code is unknown.
    """
    begin = _begin(code)
    is_gone = begin is None or begin <= date(year, 1, 1)
    return where_did_it_go(code) if is_gone else where_did_it_come_from(code)


def _check_weights(weights: Weights) -> None:
    splits = {(c.old, c.new) for c in all_changes() if c.kind == SPLIT}
    for pair, weight in weights.items():
        if pair not in splits or weight < 0:
            raise DataError(
                f"Het gewicht {weight} van {pair[0]} naar {pair[1]} past niet: die splitsing is "
                "niet bekend of het gewicht ligt onder 0."
            )
    for old, _ in weights:
        missing = [new for o, new in splits if o == old and (old, new) not in weights]
        if missing:
            raise DataError(
                f"Geef voor elk deel van {_named(old)} een gewicht; er ontbreekt er een voor "
                f"{_listed(sorted(missing))}."
            )


def _parts(year: int, weights: Weights) -> dict[tuple[str, str], int]:
    """Give the persons that went from old to new between 1 January of the year before and now.

    Only the gemeenten that something happened to; a year without changes gives nothing.
    """
    between = [c for c in all_changes() if date(year - 1, 1, 1) < c.on <= date(year, 1, 1)]
    if not between:
        return {}
    before = inhabitants(year - 1).by_code()
    parts = {(c.old, c.new): before[c.old] for c in between if c.kind != SPLIT}
    for new in {c.new for c in between} & before.keys():
        parts[new, new] = before[new]
    split = [c for c in between if c.kind == SPLIT]
    for change in split:
        given = weights.get((change.old, change.new))
        wanted = _gained(change.new, year, parts) if given is None else given
        parts[change.old, change.new] = wanted
    for old in {c.old for c in split}:
        heirs = sorted(c.new for c in split if c.old == old)
        persons = _divide(before[old], [parts[old, new] for new in heirs])
        parts |= {(old, new): n for new, n in zip(heirs, persons, strict=True)}
    return parts


def _gained(new: str, year: int, parts: Mapping[tuple[str, str], int]) -> int:
    """Estimate what a gemeente gained from a split: its growth above the national growth."""
    before, after = inhabitants(year - 1).persons.sum(), inhabitants(year).persons.sum()
    whole = {c.old for c in all_changes() if c.new == new and c.kind != SPLIT} | {new}
    own = sum(persons for (old, to), persons in parts.items() if to == new and old in whole)
    return max(1, inhabitants(year).by_code()[new] - int(own * after // before))


def _divide(value: int, key: list[int]) -> list[int]:
    """Divide one whole number by a key, exactly."""
    if len(key) == 1:
        return [value]
    parts = allocate(np.array([[value]]), np.array(key)[:, None])
    return [int(part) for part in parts[:, 0]]


def _move(values: Mapping[str, int], parts: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """Take one step in time: divide what is split, add what is merged."""
    receivers: dict[str, list[str]] = {}
    givers: dict[str, list[str]] = {}
    for giver, receiver in sorted(parts):
        receivers.setdefault(giver, []).append(receiver)
        givers.setdefault(receiver, []).append(giver)
    _check_whole(values, givers)
    moved = {code: value for code, value in values.items() if code not in receivers}
    for giver, to in receivers.items():
        if giver in values:
            shares = _divide(values[giver], [parts[giver, receiver] for receiver in to])
            for receiver, share in zip(to, shares, strict=True):
                moved[receiver] = moved.get(receiver, 0) + share
    return moved


def _check_whole(values: Mapping[str, int], givers: Mapping[str, list[str]]) -> None:
    for receiver, needed in givers.items():
        missing = [code for code in needed if code not in values]
        if missing and len(missing) < len(needed):
            raise DataError(
                f"Voor {_listed(missing)} is er geen waarde, en die is nodig voor "
                f"{_named(receiver)}. Vul de waarde aan of laat alle gemeenten weg die bij "
                f"{_named(receiver)} horen: {_listed(needed)}."
            )
