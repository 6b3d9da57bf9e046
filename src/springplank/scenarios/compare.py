# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What two scenarios differ, and which change makes which part of it; the parts add up.

Everything that a scenario says about one thing (an aanname, a measure) is one step: half a step is
a world that neither scenario describes. The parts are Shapley values: the effect of a step,
averaged over every order in which the steps can be made, so that no order is privileged. With many
steps that takes too long; then they are made one after the other in the order in which the
scenarios name them, and that is said.

Every part is computed in every draw as well, so that it has a range. The draws share their chance:
in each of them the parts add up to the difference of that draw.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import combinations, pairwise
from math import comb, floor, isnan
from operator import add
from typing import TypeAlias, TypeVar

import numpy as np

from springplank.company.measures import find_measure
from springplank.core.columns import Floats
from springplank.regelingen import REGELINGEN
from springplank.scenarios.again import Remembered, again, remember
from springplank.scenarios.overlay import Setting
from springplank.scenarios.run import Countries, Pad, Question, setting_of
from springplank.scenarios.scenario import TARGETS, Wijziging

Amount = TypeVar("Amount", float, Floats)

MOST = 6
"""With more steps than this there are too many orders: 2 to the power of them is run."""

Thing: TypeAlias = tuple[str, str]
"""What a change is about: a key of `scenario.TARGETS`, and the key within it."""

ONLY_ONE = frozenset({"afspraak", "organisatiemodel"})
"""Targets of which a place has one: two scenarios that choose one choose between them."""


@dataclass(frozen=True, slots=True, eq=False)
class Deel:
    """The part of a difference that one step makes.

    Attributes:
        naam: what is changed, for a reader.
        sleutel: key of what is changed.
        waarom: why, in the words of the scenarios.
        bedrag_eur: EUR over all years together, as expected.
        trekkingen: the same in every draw, EUR of shape (trekkingen,).
    """

    naam: str
    sleutel: str
    waarom: str
    bedrag_eur: int
    trekkingen: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Verklaring:
    """A difference with its parts.

    Attributes:
        verschil_eur: EUR over all years together, second minus first; None when unknown.
        delen: the parts, in the order of the scenarios; empty when unknown.
        rest_eur: what the parts leave over; 0.
        is_order_free: no order was privileged.
    """

    verschil_eur: int | None
    delen: tuple[Deel, ...]
    rest_eur: int
    is_order_free: bool


def explain(
    first: Question,
    second: Question,
    pick: Callable[[Pad], Floats],
    ground: Remembered | None = None,
) -> Verklaring:
    """Explain the difference between two scenarios by what they change.

    Args:
        first: a question.
        second: the same question with another scenario.
        pick: takes the yearly amounts out of a run, EUR of shape (jaren, 1) or (jaren, trekkingen).
        ground: the run of a question that differs in its scenario only, for who has one.

    Returns:
        The difference of the sum over the years, and its parts in whole euros.
    """
    before, after = by_thing(first.changes), by_thing(second.changes)
    things = tuple(dict.fromkeys((*before, *after)))
    steps = tuple(thing for thing in things if before.get(thing) != after.get(thing))
    known: dict[frozenset[int], Floats] = {}
    countries: Countries = {}
    way = (ground or remember(first)).way

    def value(done: frozenset[int]) -> Floats:
        """Give the outcome when some steps have been made: as expected, then every draw."""
        if done not in known:
            made = {steps[at] for at in done}
            said = ((after if thing in made else before).get(thing, ()) for thing in things)
            changes = tuple(change for some in said for change in some)
            found = again(way, replace(second.scenario, wijzigingen=changes), countries).outcome
            drawn = pick(found.trekkingen).sum(axis=0)
            known[done] = np.append(pick(found.verwacht).sum(), drawn)
        return known[done]

    is_order_free = len(steps) <= MOST
    split = shapley if is_order_free else one_by_one
    difference = float((value(frozenset(range(len(steps)))) - value(frozenset()))[0])
    if isnan(difference):
        return Verklaring(None, (), 0, is_order_free)
    shares = split(value, len(steps))
    parts = whole_parts([float(share[0]) for share in shares], difference)
    setting = setting_of(second, ())
    delen = tuple(
        _deel(thing, before.get(thing, ()), after.get(thing, ()), setting, (amount, share[1:]))
        for thing, amount, share in zip(steps, parts, shares, strict=True)
    )
    total = round(difference)
    return Verklaring(total, delen, total - sum(parts), is_order_free)


def by_thing(changes: Iterable[Wijziging]) -> Mapping[Thing, tuple[Wijziging, ...]]:
    """Put the changes to one thing together, in their own order."""
    found: dict[Thing, tuple[Wijziging, ...]] = {}
    for change in changes:
        thing = change.target, "" if change.target in ONLY_ONE else change.key
        found[thing] = (*found.get(thing, ()), change)
    return found


def _deel(
    thing: Thing,
    before: Sequence[Wijziging],
    after: Sequence[Wijziging],
    setting: Setting,
    amounts: tuple[int, Floats],
) -> Deel:
    target, key = thing
    naam = name_of(thing, (*before, *after)[0], setting)
    if not after:
        naam = f"Zonder: {naam}"
    why = " ".join(dict.fromkeys(change.why for change in after or before))
    return Deel(naam, key or target, why, *amounts)


def name_of(thing: Thing, change: Wijziging, setting: Setting) -> str:
    """Name what a change is about, for a reader.

    Args:
        thing: what it is about.
        change: a change to it.
        setting: what there is to change.
    """
    target, key = thing
    if target == "aanname":
        return setting.assumptions[key].label
    if target == "maatregel":
        return find_measure(key).naam
    if target == "rijksgeld":
        return str(change.details.get("naam", key))
    if target == "regeling":
        regeling, _, parameter = key.partition(".")
        return REGELINGEN[regeling].history[parameter].label
    if target == "variant":
        return f"Beleidsvariant van {REGELINGEN[key].title}"
    words = TARGETS[target]
    return words[0].upper() + words[1:]


def shapley(value: Callable[[frozenset[int]], Amount], count: int) -> list[Amount]:
    """Divide a value over players by the average of what each adds, over all orders.

    Args:
        value: what a set of players is worth; in every draw, when it gives more than one.
        count: how many players.
    """
    parts = []
    for player in range(count):
        others = [p for p in range(count) if p != player]
        added: list[Amount] = []
        for size in range(count):
            weight = 1 / (count * comb(count - 1, size))
            for some in combinations(others, size):
                before = frozenset(some)
                added.append(weight * (value(before | {player}) - value(before)))
        parts.append(reduce(add, added))
    return parts


def one_by_one(value: Callable[[frozenset[int]], Amount], count: int) -> list[Amount]:
    """Divide a value over players in the order of their numbers."""
    steps = [value(frozenset(range(n))) for n in range(count + 1)]
    return [after - before for before, after in pairwise(steps)]


def whole_parts(parts: Sequence[float], total: float) -> list[int]:
    """Round parts to whole euros so that they add up to the rounded total.

    The euros that are left go to the parts that lost most; equal ones in order.
    """
    whole = [floor(part) for part in parts]
    left = round(total) - sum(whole)
    order = sorted(range(len(parts)), key=lambda n: (-(parts[n] - whole[n]), n))
    for n in order[:left]:
        whole[n] += 1
    return whole


def differences(first: Floats, second: Floats) -> Floats:
    """Give the difference of every draw; the draws share their random numbers.

    Args:
        first: shape (jaren, trekkingen).
        second: same shape.
    """
    return np.asarray(second - first)
