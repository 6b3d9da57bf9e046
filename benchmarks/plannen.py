# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The plan of every known samenwerkingsverband, in all formats, in one run of one process."""

import resource
import time

from benchmarks.measuring import say, summed
from springplank.actions.plan.publishing import make_all
from springplank.errors import SpringplankError

FORMATS = ("pdf", "docx", "odt", "xlsx", "html")
"""What `springplank plan` makes when nothing is said."""

SECONDS, MEGABYTES = 4.0, 500


def main() -> bool:
    """Make every document of every verband; say how long the slowest plan took."""
    say("## Plannen")
    seconds: dict[str, float] = {}
    processor: list[float] = []
    failed: list[str] = []
    files = 0
    begin, used = time.perf_counter(), time.process_time()
    try:
        for verband, made in make_all(FORMATS):
            files += len(made.documenten)
            seconds[verband.key] = time.perf_counter() - begin
            processor.append(time.process_time() - used)
            begin, used = time.perf_counter(), time.process_time()
    except SpringplankError as error:
        failed.append(str(error))
    slowest = max(seconds, key=lambda key: seconds[key])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"{len(seconds)} plannen, {files} documenten: {summed(list(seconds.values()))} per plan")
    say(f"  processortijd per plan: {summed(processor)}")
    good = seconds[slowest] <= SECONDS
    said = "gehaald" if good else "NIET gehaald"
    say(f"  het langzaamst: {slowest}, {seconds[slowest]:.1f} s (doel {SECONDS:.0f} s: {said})")
    small = peak <= MEGABYTES
    said = "gehaald" if small else "NIET gehaald"
    say(f"  geheugen op zijn hoogst: {peak:.0f} MB (doel {MEGABYTES} MB: {said})")
    for line in failed:
        say(f"  MISLUKT: {line}")
    return good and small and not failed
