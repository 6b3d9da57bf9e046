# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A slider: one aanname moves, and people, money and bands follow, on one core.

First for many places at once, without their companies; then for one place with its company, as a
page of the workbench asks it.
"""

import json
import math
import sys
import time
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from benchmarks.alone import run_alone, stay_on_cores
from benchmarks.measuring import say
from springplank.actions.forecast import Wishes, ask
from springplank.actions.moves import prepare_moves
from springplank.cohort.start import Start
from springplank.core.assumptions import Herkomst
from springplank.funding.world import World, make_world
from springplank.reference.subjects import find_subject
from springplank.scenarios.areas import Areas, all_areas, areas_of
from springplank.scenarios.people import begin_year
from springplank.scenarios.scenario import ZERO, find_scenario
from springplank.scenarios.slider import Slider, make_slider

YEARS = 25
DRAWS = 1000
MOVES = 40
ASKED = 90
"""So many verbanden the goal is about; the shipped table has more."""

GOAL_MANY, GOAL_ONE = 0.060, 0.015
ONE = "Tomingroep"
HAZARDS = (
    "wsw.overig_vertrek",
    "beschut_werk.uitstroom",
    "tussengroep.doorstroom",
    "regulier.uitstroom",
)
"""One of every part in which people move, and the two that touch the most series."""

COMPANY = "bedrijf:"
GOAL_COMPANY = 0.100
COMPANIES = ("ammatch", "Hilversum", "Werkvoorzieningschap Oostelijk Zuid-Limburg", "Utrecht")
"""Two with few people, so with chance in them; the one with most gemeenten; and one alone."""

MOVED = (
    "wsw.overig_vertrek",
    "beschut_werk.uitstroom",
    "tussengroep.doorstroom",
    "bedrijf_wsw.loonkosten_per_fte",
    "rijksgeld.bijstelling",
    "organisatie.deeltijdfactor_tussengroep",
)

PLACES: Mapping[str, str] = {
    "90": f"{ASKED} verbanden en Nederland",
    "alle": "alle verbanden en Nederland",
    "eigen": f"{ASKED} verbanden met overal eigen leeftijden in de Wsw, en Nederland",
    "een": "een verband",
}


def main(moves: int = MOVES) -> bool:
    """Measure every kind of place in a process of its own; give whether the goals are met."""
    say(f"## Schuif: een kans verandert, {YEARS} jaren x {DRAWS} trekkingen, op een kern")
    met = []
    for kind, words in PLACES.items():
        goal = GOAL_ONE if kind == "een" else GOAL_MANY
        found = run_alone("benchmarks.slider", kind, str(moves), cores=1)
        for key, seconds in found["moves"].items():
            late = p95(seconds)
            verdict = "gehaald" if late < goal else "NIET gehaald"
            met.append(late < goal or kind == "alle")
            say(
                f"{words}, {key}: {min(seconds) * 1e3:.1f} ms (snelste), "
                f"{float(np.median(seconds)) * 1e3:.1f} (midden), {late * 1e3:.1f} (p95 van "
                f"{len(seconds)}); doel {goal * 1e3:g} ms: {verdict}"
            )
        say(f"{words}: {found['series']} reeksen; de eerste keer, alles: {found['first']:.2f} s")
    met.extend(_with_company(place, moves) for place in COMPANIES)
    return all(met)


def _with_company(place: str, moves: int) -> bool:
    """Measure moves of one place with its company; give whether the goal is met."""
    found = run_alone("benchmarks.slider", f"{COMPANY}{place}", str(moves), cores=1)
    seconds = [second for one in found["moves"].values() for second in one]
    late = p95(seconds)
    slowest = max(found["moves"], key=lambda key: float(np.median(found["moves"][key])))
    say(
        f"{place}, met bedrijf: {float(np.median(seconds)) * 1e3:.1f} ms (midden), "
        f"{late * 1e3:.1f} (p95 van {len(seconds)} over {len(MOVED)} aannames); het traagst: "
        f"{slowest}, {float(np.median(found['moves'][slowest])) * 1e3:.1f} (midden); de eerste "
        f"keer {found['first']:.2f} s; doel {GOAL_COMPANY * 1e3:g} ms: "
        f"{'gehaald' if late < GOAL_COMPANY else 'NIET gehaald'}"
    )
    return late < GOAL_COMPANY


def p95(seconds: list[float]) -> float:
    """Give the time that 95% of the moves do not exceed."""
    return sorted(seconds)[math.ceil(0.95 * len(seconds)) - 1]


def areas_for(world: World, kind: str) -> Areas:
    """Give the places of a kind; the verbanden with the most gemeenten come first."""
    if kind == "een":
        return areas_of(world, (find_subject(ONE),))
    every = all_areas(world)
    if kind == "alle":
        return every
    order = np.argsort([-len(place.rows) for place in every.places[:-1]], kind="stable")[:ASKED]
    chosen = [*sorted(order.tolist()), len(every.places) - 1]
    starts = [every.starts[row] for row in chosen]
    if kind == "eigen":
        starts = [_own_ages(start, row) for row, start in enumerate(starts)]
    places = tuple(every.places[row] for row in chosen)
    return replace(every, places=places, starts=tuple(starts))


def _own_ages(start: Start, seed: int) -> Start:
    """Give every gemeente ages of its own, so that no two places are alike; synthetic."""
    ages = start.wsw_ages * np.random.default_rng(seed).uniform(0.5, 1.5, start.wsw_ages.shape)
    local: tuple[Herkomst, ...] = tuple("lokaal" for _ in start.gemeenten)
    return replace(start, wsw_ages=ages, herkomst={**start.herkomst, "wsw": local})


def time_moves(slider: Slider, key: str, moves: int) -> list[float]:
    """Time moves of one aanname, each to a value that it never had before."""
    value = slider.assumptions[key].value
    seconds = []
    for number in range(moves + 1):
        start = time.perf_counter()
        moved = slider.move(key, value * (0.9 + 0.2 * (number + 0.5) / (moves + 1)))
        seconds.append(time.perf_counter() - start)
        group = "personen", key.partition(".")[0]
        if moved.bands[group] is slider.bands[group]:
            raise SystemExit("Er is niet gerekend maar onthouden: dat is geen meting.")
    return seconds[1:]


def company_alone(place: str, moves: int) -> None:
    """Measure moves of one place with its company, bands included, and print them as JSON."""
    question = ask(place, find_scenario(ZERO), Wishes(draws=DRAWS))
    start = time.perf_counter()
    prepared = prepare_moves(question)
    took = time.perf_counter() - start
    seconds: dict[str, list[float]] = {key: [] for key in MOVED}
    for number in range(moves):
        key = MOVED[number % len(MOVED)]
        value = prepared.remembered.outcome.assumptions[key].value
        start = time.perf_counter()
        moved = prepared.move({key: value * (0.9 + 0.2 * (number + 0.5) / moves)})
        for lijn in moved.lijnen:
            lijn.na.quantiles()
            lijn.verschil.band()
        seconds[key].append(time.perf_counter() - start)
    print(json.dumps({"first": took, "moves": seconds}))


def alone(kind: str, moves: int) -> None:
    """Measure one kind of place and print the outcome as JSON."""
    stay_on_cores()
    if kind.startswith(COMPANY):
        company_alone(kind.removeprefix(COMPANY), moves)
        return
    world = make_world()
    first = begin_year(world) + 1
    start = time.perf_counter()
    slider = make_slider(
        world, tuple(range(first, first + YEARS)), DRAWS, areas=areas_for(world, kind)
    )
    took = time.perf_counter() - start
    hazards = HAZARDS[:1] if kind == "eigen" else HAZARDS
    found = {key: time_moves(slider, key, moves) for key in hazards}
    print(json.dumps({"first": took, "moves": found, "series": len(slider.outcome.banden)}))


if __name__ == "__main__":
    alone(sys.argv[1], int(sys.argv[2]))
