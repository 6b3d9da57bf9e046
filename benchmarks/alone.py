# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Run a measurement in a process of its own, with its own threads and memory."""

import json
import os
import subprocess
import sys
from typing import Any

from benchmarks.measuring import say

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def run_alone(module: str, *words: str, cores: int) -> Any:
    """Run `python -m module words` on some cores; print its lines and read the JSON on the last.

    Args:
        module: such as "benchmarks.slider".
        words: what stands after it.
        cores: on how many cores it may run; matrix products get one thread each.

    Raises:
        SystemExit: when it fails.
    """
    some = sorted(os.sched_getaffinity(0))[-cores:] if hasattr(os, "sched_getaffinity") else []
    done = subprocess.run(
        [sys.executable, "-P", "-X", "utf8", "-m", module, *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, **dict.fromkeys(THREADS, "1"), CORES: ",".join(map(str, some))},
    )
    if done.returncode:
        raise SystemExit(f"{module}: {done.stderr[-500:]}")
    *printed, last = done.stdout.splitlines()
    for line in printed:
        say(line)
    return json.loads(last)


CORES = "SPRINGPLANK_MEET_KERNEN"


def stay_on_cores() -> None:
    """Keep to the cores that `run_alone` gave, where the system can."""
    given = os.environ.get(CORES, "")
    if given and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core) for core in given.split(",")})
