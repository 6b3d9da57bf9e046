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
    compare(draw_funding(funding, DRAWS), rival.amounts(0, NAIVE))

    def naive() -> None:
        for draw in range(NAIVE):
            rival.run(draw, 1)

    found = take_turns(
        {
            "Springplank": lambda: draw_streams(world, YEARS, DRAWS),
            "Springplank, 1 werker": lambda: draw_streams(world, YEARS, DRAWS, workers=1),
            "naief": naive,
            "naast elkaar": lambda: rival.run(0, SIDE_BY_SIDE),
        },
        repeats,
        {"Springplank": 3, "Springplank, 1 werker": 3},
    )
    say(f"openfisca, {NAIVE} simulaties: {found['naief']}")
    say(f"openfisca, {SIDE_BY_SIDE} trekkingen naast elkaar: {found['naast elkaar']}")
    slow = found["naief"].scaled(DRAWS / NAIVE)
    beside = found["naast elkaar"].scaled(DRAWS / SIDE_BY_SIDE)
    mine = found["Springplank"]
    say(f"Springplank, {DRAWS} trekkingen: {mine}")
    say(f"Springplank, {DRAWS} trekkingen, 1 werker: {found['Springplank, 1 werker']}")
    met = say_ratio(f"tegen een simulatie per trekking (x {DRAWS // NAIVE})", slow, mine, GOAL)
    say_ratio(f"tegen trekkingen naast elkaar (x {DRAWS // SIDE_BY_SIDE})", beside, mine, 5)
    return met


def compare(mine: Draws, theirs: Mapping[str, Numbers]) -> None:
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
        say(f"eens over {key}: verschil hooguit {off.max():.2f} ({relative:.1e} deel)")
