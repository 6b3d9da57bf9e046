# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Commands as a person starts them: whole processes, the second call and later."""

import subprocess
import sys
import time
from pathlib import Path

from benchmarks.measuring import Timing, say, summed

ROOT = Path(__file__).resolve().parent.parent
REPEATS = 10
COMMANDS = (
    (("geld", "Hilversum"), 0.5),
    (("landelijk", "--van", "2025", "--tot", "2049"), 2.0),
)
"""What is asked, and the goal in seconds."""


def time_command(words: tuple[str, ...], repeats: int) -> Timing:
    """Time `./springplank` with some words, from start to end of the process.

    Raises:
        SystemExit: when the command fails.
    """
    seconds: list[float] = []
    for turn in range(repeats + 1):
        start = time.perf_counter()
        done = subprocess.run(
            [str(ROOT / "springplank"), *words], capture_output=True, check=False, cwd=ROOT
        )
        took = time.perf_counter() - start
        if done.returncode != 0:
            raise SystemExit(f"springplank {' '.join(words)}: {done.stderr.decode()[-500:]}")
        if turn:  # the first call may still set things ready
            seconds.append(took)
    return summed(seconds)


def start_up(modules: str, repeats: int = REPEATS) -> Timing:
    """Time a new Python that only imports some modules.

    Args:
        modules: what stands after `import`.
        repeats: how often.
    """
    seconds: list[float] = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {modules}"], check=True)
        seconds.append(time.perf_counter() - start)
    return summed(seconds)


def main(repeats: int = REPEATS) -> bool:
    """Measure every command; give whether the goals are met."""
    say("## Opdrachten, als heel proces")
    say(f"Python met NumPy laden: {start_up('numpy')}")
    met = True
    for words, goal in COMMANDS:
        timing = time_command(words, repeats)
        good = timing.middle < goal
        met = met and good
        say(
            f"springplank {' '.join(words)}: {timing}; doel {goal:g} s: "
            f"{'gehaald' if good else 'NIET gehaald'}"
        )
    return met
