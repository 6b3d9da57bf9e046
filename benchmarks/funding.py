# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""One path: 342 gemeenten x 25 years, beside openfisca-core."""

import importlib
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.commands import start_up
from benchmarks.job import (
    NATIONAL,
    YEARS,
    Answer,
    answer_of,
    job_of,
    ours,
    ours_from_scratch,
)
from benchmarks.measuring import Timing, say, say_ratio, summed, take_turns
from springplank.core.regeling import Prepared
from springplank.funding.payments import Payments
from springplank.funding.streams import Funding
from springplank.funding.world import make_world
from springplank.regelingen import REGELINGEN

GOAL = 50.0
GOAL_OVERHEAD = 10e-6
REPEATS = 15
OFTEN = 10
FLOAT32 = 1e-6
"""Twice the spacing of float32, relative; the shares and counts of the rival are float32."""

WHOLE_EUROS = 3.0
"""Each of three components may round the other way where the rival's share is a hair off."""

SLIDER = "wsw.macrobudget"
DIVIDED = ("impulsbudget", "sociale_infrastructuur", "wsw")
"""The national amounts that are divided over all gemeenten to the euro."""


def main(repeats: int = REPEATS) -> bool:
    """Agree first, then measure; give whether the goals are met.

    Raises:
        SystemExit: when the sides differ, or when our side would be remembered, not computed.
    """
    say(f"## Een pad: 342 gemeenten x {len(YEARS)} jaren ({YEARS[0]}-{YEARS[-1]})")
    world = make_world()
    funding, payments = ours(world)
    rival = importlib.import_module("benchmarks.rival")
    say(f"Python met Springplank laden: {start_up('springplank.funding.payments')}")
    say(f"Python met openfisca laden: {start_up('openfisca_core.simulations')}")
    start = time.perf_counter()
    amounts = rival.Rival(job_of(funding), columns=False)
    columns = rival.Rival(job_of(funding), columns=True)
    say(f"regels van openfisca laden (2 keer, niet meegeteld): {time.perf_counter() - start:.3f} s")
    mine = answer_of(funding, payments)
    if ours(world)[0].streams["wsw"].outcome is funding.streams["wsw"].outcome:
        raise SystemExit("De tweede keer is niet gerekend maar onthouden: dat is geen meting.")
    for theirs in (amounts, columns):
        compare(mine, theirs.answer(), show=theirs is columns)
    numbers = iter(np.linspace(1.4e9, 1.6e9, 100_000).tolist())

    def slide() -> Any:
        choices = {SLIDER: next(numbers)}
        return ours(replace(world, choices=choices))

    found = take_turns(
        {
            "Springplank": lambda: ours(world),
            "Springplank, nieuwe wereld": ours_from_scratch,
            "Springplank, een waarde anders": slide,
            "kaal NumPy": bare_numpy(funding, payments),
            "openfisca, zelfde kolommen": columns.run,
            "openfisca, alleen bedragen": amounts.run,
            "openfisca, zelfde kolommen, een waarde anders": lambda: columns.run_with(
                SLIDER, next(numbers)
            ),
        },
        repeats,
        {"Springplank": OFTEN, "Springplank, een waarde anders": 3, "kaal NumPy": OFTEN},
    )
    for name, timing in found.items():
        say(f"{name}: {timing} (snelste / midden / traagste)")
    goals = [_verdicts(found), _overhead(funding)]
    return all(goals)


def compare(mine: Answer, theirs: Answer, *, show: bool) -> None:
    """Stop when the two sides do not agree; print the largest differences.

    Raises:
        SystemExit: with the name of the amount that differs.
    """
    for name, left in mine.amounts.items():
        right = theirs.amounts[name]
        if left.shape != right.shape or not np.array_equal(np.isnan(left), np.isnan(right)):
            raise SystemExit(f"{name}: niet op dezelfde plaatsen een bedrag")
        off = np.abs(left - right)
        if not (np.isnan(off) | (off <= WHOLE_EUROS + FLOAT32 * np.abs(left))).all():
            raise SystemExit(f"{name}: de twee kanten verschillen {np.nanmax(off):.0f}")
        if show:
            relative = np.nanmax(off / np.maximum(np.abs(left), 1e6))
            say(f"eens over {name}: verschil hooguit {np.nanmax(off):.0f} ({relative:.1e} deel)")


def bare_numpy(funding: Funding, payments: Payments) -> Callable[[], list[Any]]:
    """Give a job that is less than ours: each column written once, and three amounts divided.

    No column is rounded or checked, nobody's unknown amount is looked for, and the euros that are
    left of a division are sorted for but not handed out: with whole euros in NumPy and all columns
    it cannot be done in less.
    """
    found = [
        *(getattr(s.outcome, n) for s in funding.streams.values() for n in s.outcome.__slots__)
    ]
    found += [payments.parts, payments.verbanden, payments.received]
    count = sum(column.size > len(column) and 0 not in column.strides for column in found)
    key = funding.streams["impulsbudget"].inputs.doelgroepenregister.T.copy()
    totals = funding.streams["wsw"].prepared.paths["macrobudget"].values.T.copy()
    share, sums = key / key.sum(), key.sum()

    def divide() -> Any:
        rest = totals * key
        parts = rest // sums
        rest -= parts * sums
        np.sort(rest.astype(np.int32), axis=1)
        return parts

    def job() -> list[Any]:
        divided = [divide() for _ in DIVIDED]
        return divided + [share * totals for _ in range(count - len(divided))]

    return job


def _verdicts(found: Mapping[str, Timing]) -> bool:
    mine = found["Springplank"]
    met = say_ratio("zelfde kolommen", found["openfisca, zelfde kolommen"], mine, GOAL)
    say_ratio("tegen alleen de bedragen", found["openfisca, alleen bedragen"], mine, GOAL)
    scratch = found["Springplank, nieuwe wereld"]
    say_ratio("met nieuwe wereld", found["openfisca, zelfde kolommen"], scratch, GOAL)
    changed = found["openfisca, zelfde kolommen, een waarde anders"]
    say_ratio("een waarde anders", changed, found["Springplank, een waarde anders"], GOAL)
    bare = found["kaal NumPy"]
    say(f"wij doen {mine.fastest / bare.fastest:.1f} keer zo lang als kaal NumPy (snelste)")
    return met


def overhead_per_rule(funding: Funding, repeats: int = 2000) -> dict[str, Timing]:
    """Measure what the engine adds to a bare formula: looking up, calling and checking tables.

    The formula is replaced by one that gives back an outcome that was made before; what is left
    is the engine. The check of the tables of inputs and outcome is counted as engine too.
    """
    found: dict[str, Timing] = {}
    for key in NATIONAL:
        stream = funding.streams[key]
        found[key] = summed([_engine_only(funding, stream) for _ in range(repeats)])
    return found


def _engine_only(funding: Funding, stream: Any) -> float:
    outcome, inputs = stream.outcome, stream.inputs
    columns = [getattr(outcome, name) for name in outcome.__slots__]
    given = [getattr(inputs, name) for name in inputs.__slots__]
    table, regeling = type(outcome), REGELINGEN[stream.regeling.key]
    bare = tuple((span, lambda _x, _p: outcome, p) for span, _, p in stream.prepared.blocks)
    prepared = Prepared(stream.prepared.years, stream.prepared.paths, bare)
    world, years = funding.world, funding.years
    start = time.perf_counter()
    regeling.prepare(years, world.stand.on, world.choices)
    prepared.compute(type(inputs)(*given))
    table(*columns)
    return time.perf_counter() - start


def _overhead(funding: Funding) -> bool:
    say("## Wat het rekenhart per regeling toevoegt aan de kale formule")
    worst = 0.0
    for key, timing in overhead_per_rule(funding).items():
        say(f"{key}: {timing}")
        worst = max(worst, timing.middle)
    met = worst < GOAL_OVERHEAD
    say(f"meeste (midden): {worst * 1e6:.1f} µs; doel 10: {'gehaald' if met else 'NIET gehaald'}")
    return met
