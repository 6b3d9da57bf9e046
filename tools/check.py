# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Runs every check and every test: the one command that people and CI share.

Started by `./springplank test`. Fast checks come first; all of them run, also after one fails,
so that one call shows everything there is to repair.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.programs import install_missing, required, tell_missing

ROOT = Path(__file__).resolve().parent.parent
# Beside the packages, so that a checkout that cannot be written can be checked too.
CACHE = Path(sys.prefix) / "cache"
USAGE = """Gebruik: ./springplank test [--volledig] [-- opties voor pytest]
  zonder opties      alle controles en tests, met een steekproef van de grote aantallen
  --volledig         alle aantallen
  -- tests/core -k x alleen de gekozen tests, zonder de andere controles"""
# Where every branch must have a test (docs/adr/0009).
COMPLETE = ("src/springplank/core/*", "src/springplank/regelingen/*")


@dataclass(frozen=True)
class Check:
    """One check: the Dutch name on the screen and what to start.

    Attributes:
        name: what is checked, in Dutch.
        call: what Python is to run, with its options.
    """

    name: str
    call: tuple[str, ...]


# import-linter cannot be started with `-m`.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = (
    Check("opmaak", ("-m", "ruff", "format", "--check", "--quiet", ".")),
    Check("regels voor code", ("-m", "ruff", "check", "--quiet", ".")),
    Check("verdiepingen", ("-c", LINT_IMPORTS, "--cache-dir", str(CACHE / "imports"))),
    Check("afhankelijkheden", ("-m", "deptry", "src")),
    Check("documentatie", ("-m", "springplank.docs", "--check")),
    Check("typen", ("-m", "mypy", "--cache-dir", str(CACHE / "mypy"))),
)
PYTHON = (sys.executable, "-P")


def environment(*, full: bool) -> dict[str, str]:
    """Return the surroundings in which every check runs."""
    chosen = {
        "COVERAGE_FILE": str(CACHE / "coverage"),
        "PYTHONUTF8": "1",
        "RUFF_CACHE_DIR": str(CACHE / "ruff"),
        **required(),
    }
    if full:
        chosen["SPRINGPLANK_VOLLEDIG"] = "1"
    return {**os.environ, **chosen}


def tell(name: str, seconds: float, outcome: str) -> None:
    """Print one line: the time, what was checked, and the outcome."""
    print(f"{seconds:6.1f} s  {name:<18} {outcome}", flush=True)


def run_check(check: Check, surroundings: dict[str, str]) -> bool:
    """Run one check, print its line, and what it said when it failed."""
    begin = time.perf_counter()
    done = subprocess.run(
        [*PYTHON, *check.call],
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    good = done.returncode == 0
    tell(check.name, time.perf_counter() - begin, "in orde" if good else "NIET IN ORDE")
    if not good:
        print(done.stdout.rstrip(), flush=True)
    return good


def pytest_command(*, chosen: Sequence[str], full: bool) -> list[str]:
    """Return the call of pytest: all tests with coverage, or only the chosen ones."""
    command = [*PYTHON, "-m", "pytest", "-o", f"cache_dir={CACHE / 'pytest'}"]
    if full:
        command.append("--volledig")
    if chosen:
        return [*command, *chosen]
    workers = len(os.sched_getaffinity(0))
    if workers > 1:
        command += ["-n", str(workers)]
    return [*command, "--cov", "--cov-report="]


def run_tests(command: Sequence[str], surroundings: dict[str, str]) -> tuple[int, str]:
    """Run pytest, show its lines as they come, and return its exit code and closing line."""
    closing = ""
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True
    ) as running:
        for line in running.stdout or ():
            print(line, end="", flush=True)
            if re.search(r"\d+ (passed|failed|errors?)\b.* in \d", line):
                closing = line.strip().strip("= ")
    return running.returncode, closing


def complete_coverage(surroundings: dict[str, str], *, full: bool) -> bool:
    """Check that every branch of the core and the regelingen has a test; show the rest if known."""
    report = ("-m", "coverage", "report")
    kept = f"--include={','.join(COMPLETE)}"
    good = run_check(Check("dekking 100%", (*report, "--fail-under=100", kept)), surroundings)
    if not full:
        return good
    total = subprocess.run(
        [*PYTHON, *report, "--format=total"],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    print(f"          dekking van alle code: {total.stdout.strip() or 'onbekend'}%", flush=True)
    return good


def main(arguments: Sequence[str]) -> int:
    """Run what was asked and return the exit code: 0 when all is in order."""
    own, chosen = list(arguments), []
    if "--" in own:
        place = own.index("--")
        own, chosen = own[:place], own[place + 1 :]
    if set(own) - {"--volledig"}:
        print(USAGE, file=sys.stderr)
        return 0 if set(own) <= {"--help", "-h"} else 2
    full = "--volledig" in own
    if not chosen:
        install_missing()
        tell_missing()
    surroundings = environment(full=full)
    CACHE.mkdir(exist_ok=True)

    begin = time.perf_counter()
    faults = []
    if not chosen:
        has_docs = any((ROOT / "src/springplank").glob("docs*"))
        todo = [check for check in CHECKS if has_docs or check.name != "documentatie"]
        faults = [check.name for check in todo if not run_check(check, surroundings)]
    code, closing = run_tests(pytest_command(chosen=chosen, full=full), surroundings)
    if code:
        faults.append("tests")
    if not chosen and not complete_coverage(surroundings, full=full):
        faults.append("dekking")

    if not chosen and tell_missing():
        faults.append("programma's")
    tell(
        "samen",
        time.perf_counter() - begin,
        f"niet in orde: {', '.join(faults)}" if faults else "alles in orde",
    )
    print(f"===== {closing or 'geen tests uitgevoerd'} =====", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
