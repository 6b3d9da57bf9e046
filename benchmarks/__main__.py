# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Run the measurements: all of them, or those that are named, such as een_pad or mensen."""

import importlib.util
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np

from benchmarks import commands, draws, funding, national, people, plannen, slider, werkbank
from benchmarks.measuring import say

PARTS = {
    "een_pad": funding.main,
    "trekkingen": draws.main,
    "opdrachten": commands.main,
    "mensen": people.main,
    "schuif": slider.main,
    "landelijk_mensen": national.main,
    "werkbank": werkbank.main,
    "plannen": plannen.main,
}
WITHOUT_RIVAL = frozenset({"opdrachten", "schuif", "landelijk_mensen", "werkbank", "plannen"})
"""Parts in which nobody is compared with us."""


def machine() -> str:
    """Describe the machine and the versions in one line."""
    cpu = platform.processor() or platform.machine()
    described = Path("/proc/cpuinfo")
    if described.exists():
        names = [n for n in described.read_text("utf-8").splitlines() if n.startswith("model name")]
        cpu = names[0].partition(":")[2].strip() if names else cpu
    rivals = ", ".join(
        f"{name} {version(name) if importlib.util.find_spec(module) else 'geen'}"
        for name, module in (("openfisca-core", "openfisca_core"), ("modelx", "modelx"))
    )
    return (
        f"{os.cpu_count()} kernen {cpu}, Python {platform.python_version()}, "
        f"NumPy {np.__version__}, {rivals}"
    )


def main(asked: list[str]) -> int:
    """Run what is asked and say which goals were met; a goal that is missed is no error."""
    unknown = [name for name in asked if name not in PARTS]
    if unknown:
        say(f"Onbekend: {', '.join(unknown)}. Kies uit: {', '.join(PARTS)}.")
        return 2
    has_rivals = all(map(importlib.util.find_spec, ("openfisca_core", "modelx")))
    if not has_rivals and not (asked and WITHOUT_RIVAL.issuperset(asked)):
        say("openfisca-core of modelx ontbreekt. Start de metingen met: ./springplank meet")
        return 2
    say(machine())
    met = {name: PARTS[name]() for name in asked or PARTS}
    missed = [name for name, good in met.items() if not good]
    say(f"Doelen niet gehaald: {', '.join(missed)}." if missed else "Alle doelen gehaald.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
