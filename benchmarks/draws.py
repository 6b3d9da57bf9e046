# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The same job with 1,000 draws, beside openfisca-core in naive use and well used."""

import importlib
from collections.abc import Mapping

import numpy as np

from benchmarks.job import YEARS, Numbers, job_of, ours
from benchmarks.measuring import say, say_ratio, take_turns
from springplank.funding.draws import Draws, draw_funding, draw_streams, drawn_values
from springplank.funding.world import make_world

DRAWS = 1000
GOAL = 100.0
GOAL_BESIDE = 5.0
NAIVE = 20
"""So many simulations are measured of naive use; 1,000 take that much longer."""

SIDE_BY_SIDE = 250
"""So many draws stand side by side in one simulation; all at once would take four times that."""

FLOAT32 = 2e-6
"""Four times the spacing of float32, relative: both sides hold four numbers in it."""

HALF_EURO = 0.5
"""A year without uncertainty is to the euro on our side and unrounded on the other."""


def main(repeats: int = 5) -> bool:
    """Agree first, then measure; give whether the goal is met."""
    say(f"## {DRAWS} trekkingen: 342 gemeenten x {len(YEARS)} jaren")
    world = make_world()
    funding, _ = ours(world)
    made = importlib.import_module("benchmarks.rival_draws")
    rival = made.RivalDraws(job_of(funding), drawn_values(funding, DRAWS))
    mine = draw_funding(funding, DRAWS)
    compare(mine, rival.in_shape(rival.run(0, NAIVE), NAIVE), show=True)
    compare(mine, rival.in_shape(rival.run_reform(0), 1), show=False)
    del mine

    def naive_inputs() -> None:
        for draw in range(NAIVE):
            rival.run(draw, 1)

    def naive_reforms() -> None:
        for draw in range(NAIVE):
            rival.run_reform(draw)

    found = take_turns(
        {
            "Springplank": lambda: draw_streams(world, YEARS, DRAWS),
            "Springplank, 1 werker": lambda: draw_streams(world, YEARS, DRAWS, workers=1),
            "hervorming": naive_reforms,
            "invoer": naive_inputs,
            "naast elkaar": lambda: rival.run(0, SIDE_BY_SIDE),
        },
        repeats,
        {"Springplank": 3, "Springplank, 1 werker": 3},
    )
    mine_time = found["Springplank"]
    say(f"Springplank, {DRAWS} trekkingen: {mine_time}")
    say(f"Springplank, {DRAWS} trekkingen, 1 werker: {found['Springplank, 1 werker']}")
    met: dict[str, bool] = {}
    for name, words, count, goal in (
        ("hervorming", "een simulatie per trekking, waarden als hervorming", NAIVE, GOAL),
        ("invoer", "een simulatie per trekking, waarden als invoer", NAIVE, GOAL),
        ("naast elkaar", "alle trekkingen naast elkaar", SIDE_BY_SIDE, GOAL_BESIDE),
    ):
        say(f"openfisca, {words}: {count} gemeten: {found[name]}")
        scaled = found[name].scaled(DRAWS / count)
        met[name] = say_ratio(f"tegen {words} (x {DRAWS // count})", scaled, mine_time, goal)
    return met["hervorming"]


def compare(mine: Draws, theirs: Mapping[str, Numbers], *, show: bool) -> None:
    """Stop when the two sides do not agree on the draws that both have.

    Raises:
        SystemExit: with the name of the stream that differs.
    """
    for key, right in theirs.items():
        left = mine.amounts(key)[:, :, : right.shape[2]].astype(np.float64)
        off = np.abs(left - right)
        allowed = 3 * HALF_EURO + FLOAT32 * np.abs(left)
        if not (off <= allowed).all():
            raise SystemExit(f"{key}: de twee kanten verschillen {np.nanmax(off):.1f}")
        relative = (off / np.maximum(np.abs(left), 1e6)).max()
        if show:
            say(f"eens over {key}: verschil hooguit {off.max():.2f} ({relative:.1e} deel)")
