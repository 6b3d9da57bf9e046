# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Timing that is fair on a noisy machine: the contestants take turns."""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one job took, in seconds.

    Attributes:
        fastest: least of all repeats.
        middle: median of all repeats.
        slowest: most of all repeats.
        repeats: how often it was measured.
    """

    fastest: float
    middle: float
    slowest: float
    repeats: int

    def scaled(self, factor: float) -> "Timing":
        """Give the timing of a job that is `factor` times as large."""
        return Timing(
            self.fastest * factor, self.middle * factor, self.slowest * factor, self.repeats
        )

    def __str__(self) -> str:
        """Write least, middle and most with a fitting unit."""
        name, size = ("s", 1.0) if self.middle >= 1 else ("ms", 1e3)
        if self.middle < 1e-3:
            name, size = "µs", 1e6
        numbers = (f"{t * size:.4g}" for t in (self.fastest, self.middle, self.slowest))
        return f"{' / '.join(numbers)} {name}"


def summed(seconds: list[float]) -> Timing:
    """Summarise repeats."""
    return Timing(min(seconds), statistics.median(seconds), max(seconds), len(seconds))


def take_turns(
    jobs: Mapping[str, Callable[[], Any]], repeats: int, often: Mapping[str, int] | None = None
) -> dict[str, Timing]:
    """Time jobs in turns, so that a slow moment of the machine hits each of them.

    Args:
        jobs: what to time, by name; each is run once before the clock starts.
        repeats: how many turns.
        often: how often a job runs within its turn; its fastest run of the turn counts as well
            as all others. Short jobs need it, 1 when absent.
    """
    found: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for _ in range(repeats):
        for name, job in jobs.items():
            gc.collect()
            for _ in range((often or {}).get(name, 1)):
                start = time.perf_counter()
                job()
                found[name].append(time.perf_counter() - start)
    return {name: summed(seconds) for name, seconds in found.items()}


def say(text: str = "") -> None:
    """Print a line at once, also when the output is kept in a file."""
    print(text)
    sys.stdout.flush()


def say_ratio(what: str, slow: Timing, fast: Timing, goal: float) -> bool:
    """Print how many times faster, by fastest and by middle; give whether the goal is met."""
    least = slow.fastest / fast.fastest
    middle = slow.middle / fast.middle
    met = min(least, middle) >= goal
    verdict = "gehaald" if met else "NIET gehaald"
    ratios = f"{least:.1f} keer (snelste), {middle:.1f} keer (midden)"
    say(f"{what}: {ratios}; doel {goal:g}: {verdict}")
    return met
