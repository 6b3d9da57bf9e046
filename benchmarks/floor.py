# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the machine can do on one thread: memory and arithmetic, measured in the same run.

The floor of a job is the larger of its bytes over the measured bandwidth and its operations over
the measured rate. Bytes and operations are those that the definition needs, not those we spend.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.measuring import say

REPEATS = 9
NUMBERS = 8_000_000
"""So many float64 do not fit in any cache here."""

SIZE = 1_024
"""Rows and columns of the matrices whose product is timed."""


@dataclass(frozen=True, slots=True)
class Machine:
    """Rates of one thread.

    Attributes:
        bandwidth: bytes per second, the best of copying and of a triad.
        rate: float64 operations per second in a matrix product.
    """

    bandwidth: float
    rate: float

    def floor(self, count_bytes: float, operations: float) -> float:
        """Give the least time for a job, in seconds."""
        return max(count_bytes / self.bandwidth, operations / self.rate)


def measure_machine() -> Machine:
    """Measure what this machine can do now."""
    first, second, third = (np.full(NUMBERS, value) for value in (1.0, 2.0, 3.0))

    def triad() -> None:
        np.multiply(second, 3.0, out=third)
        np.add(first, third, out=third)

    # Read and written; the triad passes twice: read and write, then two reads and a write.
    copied = 2 * first.nbytes / _fastest(lambda: np.copyto(third, first))
    added = 5 * first.nbytes / _fastest(triad)
    left = np.random.default_rng(1).random((SIZE, SIZE))
    out = np.empty_like(left)
    rate = 2 * SIZE**3 / _fastest(lambda: np.matmul(left, left, out=out))
    found = Machine(max(copied, added), rate)
    say(
        f"machine, 1 draad: geheugen {found.bandwidth / 1e9:.1f} GB/s, "
        f"matrixproduct float64 {found.rate / 1e9:.1f} GFLOP/s"
    )
    return found


def _fastest(job: Callable[[], Any]) -> float:
    job()
    seconds = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - start)
    return min(seconds)
