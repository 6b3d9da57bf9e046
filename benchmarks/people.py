# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Cohorts by age, beside openfisca-core, modelx with arrays, and the floor of the machine."""

import importlib
import json
import sys

import numpy as np

from benchmarks.alone import run_alone, stay_on_cores
from benchmarks.floor import measure_machine
from benchmarks.measuring import Timing, say, say_ratio, take_turns
from benchmarks.people_job import DRAWS, YEARS, Numbers, make_job, needed, ours, plain_of
from springplank.cohort.groups import GROEPEN
from springplank.scenarios.linear import PART_OF
from springplank.scenarios.people import follow

GOAL_OPENFISCA = 100.0
GOAL_MODELX = 10.0
GOAL_FLOOR = 0.40
SIDE_BY_SIDE = 10
"""So many draws stand side by side in openfisca-core; 1,000 take that much longer."""

IN_ARRAYS = 100
"""So many draws are in the arrays of modelx: few enough for the cache, to its advantage."""

FLOAT32 = 1e-5
"""openfisca-core counts in float32 over 25 years, relative to the people of a gemeente."""

FLOAT64 = 1e-12


def main(repeats: int = 7) -> bool:
    """Measure in a process of its own with one thread, as the floor is; give whether all is met."""
    return bool(run_alone("benchmarks.people", str(repeats), cores=1))


def measure(repeats: int) -> bool:
    """Agree first, then measure; give whether the goals are met."""
    say(f"## Mensen: Wsw naar leeftijd, 342 gemeenten x {YEARS} jaren x {DRAWS} trekkingen")
    job = make_job()
    plain = plain_of(job)
    openfisca = importlib.import_module("benchmarks.rival_people").RivalPeople(plain, SIDE_BY_SIDE)
    modelx = importlib.import_module("benchmarks.rival_modelx").RivalModelx(plain, IN_ARRAYS)
    mine = ours(job)
    compare("openfisca-core", mine, openfisca.answer(), FLOAT32)
    compare("modelx", mine, modelx.answer(), FLOAT64)
    del mine
    machine = measure_machine()
    found = take_turns(
        {
            "Springplank": lambda: ours(job),
            "openfisca-core": openfisca.run,
            "modelx": modelx.run,
            "Springplank, alle groepen": lambda: follow(job.start, job.kansen, flows=False),
        },
        repeats,
        {"Springplank": 3},
    )
    time = found["Springplank"]
    say(f"Springplank: {time} (snelste / midden / traagste)")
    met = [
        _versus(
            f"openfisca-core, {SIDE_BY_SIDE} trekkingen naast elkaar",
            SIDE_BY_SIDE,
            found["openfisca-core"],
            time,
            GOAL_OPENFISCA,
        ),
        _versus(
            f"modelx met tabellen van {IN_ARRAYS} trekkingen",
            IN_ARRAYS,
            found["modelx"],
            time,
            GOAL_MODELX,
        ),
    ]
    floor = machine.floor(*needed(job))
    part = floor / time.middle
    good = part >= GOAL_FLOOR
    say(
        f"bodem van de machine: {floor * 1e3:.1f} ms; daarvan gehaald {floor / time.fastest:.0%} "
        f"(snelste), {part:.0%} (midden); doel {GOAL_FLOOR:.0%}: "
        f"{'gehaald' if good else 'NIET gehaald'}"
    )
    say(f"Springplank, alle groepen met `follow`: {found['Springplank, alle groepen']}")
    own = [group for group in GROEPEN.values() if group.is_own]
    say(
        f"in matrixvorm: {len(set(PART_OF) & {g.key for g in own})} van de {len(own)} groepen die "
        "Springplank vooruitrekent, en de wachtlijst; alleen hele mensen met toeval "
        "(`lived.live`) gaan per gemeente"
    )
    return all(met) and bool(good)


def compare(name: str, mine: Numbers, theirs: Numbers, allowed: float) -> None:
    """Stop when the two sides do not agree on the draws that both have.

    Raises:
        SystemExit: with the name of the rival.
    """
    left = mine[:, :, : theirs.shape[2]]
    off = np.abs(left - theirs) / np.maximum(left.max(axis=(1, 2), keepdims=True), 1.0)
    if not (off <= allowed).all():
        raise SystemExit(f"{name}: de twee kanten verschillen {off.max():.1e} deel")
    say(f"eens met {name}: verschil hooguit {off.max():.1e} deel")


def _versus(name: str, count: int, theirs: Timing, mine: Timing, goal: float) -> bool:
    say(f"{name}, gemeten: {theirs}")
    times = DRAWS // count
    return say_ratio(f"tegen {name} (x {times})", theirs.scaled(times), mine, goal)


if __name__ == "__main__":
    stay_on_cores()
    print(json.dumps(measure(int(sys.argv[1]))))
