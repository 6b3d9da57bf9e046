# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The national run: people and money of every verband and the country, 10,000 draws."""

import json
import resource
import sys
import time

from benchmarks.alone import run_alone, stay_on_cores
from benchmarks.measuring import say, summed
from springplank.funding.world import make_world
from springplank.scenarios.national import national_run
from springplank.scenarios.people import begin_year

YEARS = 25
DRAWS = 10_000
GOAL_SECONDS, GOAL_BYTES = 10.0, 2e9
KIB = 1024


def main(repeats: int = 3) -> bool:
    """Measure in a process of its own, with 1 and 2 workers; give whether the goals are met."""
    say(f"## Landelijk: mensen en geld, {YEARS} jaren x {DRAWS} trekkingen")
    met = True
    for workers in (1, 2):
        found = [
            run_alone("benchmarks.national", str(workers), cores=workers) for _ in range(repeats)
        ]
        timing = summed([one["seconds"] for one in found])
        memory = max(one["bytes"] for one in found)
        good = timing.middle < GOAL_SECONDS and memory < GOAL_BYTES
        met = met and good
        say(
            f"{workers} werker(s): {timing}, hoogste geheugen van het proces "
            f"{memory / 1e9:.2f} GB; {found[0]['series']} reeksen in {found[0]['places']} "
            f"gebieden; doel {GOAL_SECONDS:g} s en {GOAL_BYTES / 1e9:g} GB: "
            f"{'gehaald' if good else 'NIET gehaald'}"
        )
    return met


def alone(workers: int) -> None:
    """Do the run once and print the outcome as JSON; reading the tables is not counted."""
    stay_on_cores()
    world = make_world()
    first = begin_year(world) + 1
    start = time.perf_counter()
    made = national_run(world, tuple(range(first, first + YEARS)), DRAWS, workers=workers)
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB
    found = {"seconds": took, "bytes": peak, "series": len(made.banden)}
    print(json.dumps({**found, "places": len(made.gebieden)}))


if __name__ == "__main__":
    alone(int(sys.argv[1]))
