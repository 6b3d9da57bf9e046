# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What every test may use: the choice between a sample and the full count, and its header."""

import ast
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import settings
from tests.examples import Example, check_example

TESTS = Path(__file__).resolve().parent
FULL = "SPRINGPLANK_VOLLEDIG"

MEASURED = tuple(TESTS / part for part in ("core", "regelingen", "funding"))
"""The tests by which every branch of the core and the regelingen is gone through."""

Samples = Callable[[int, int], int]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option `--volledig`."""
    parser.addoption("--volledig", action="store_true", help="run every count in full")


def pytest_configure(config: pytest.Config) -> None:
    """Choose the counts; workers of xdist read the same choice from the environment."""
    if config.getoption("--volledig"):
        os.environ[FULL] = "1"
    # A sample is the same on every machine and every day; the full count looks further.
    settings.register_profile("steekproef", max_examples=50, deadline=None, derandomize=True)
    settings.register_profile("volledig", max_examples=2_000, deadline=None, print_blob=True)
    settings.load_profile("volledig" if is_full() else "steekproef")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Look at coverage only where it is held to 100%: elsewhere it nearly doubles the time.

    The mark `no_cover` would not do: it leaves fixtures, and every thread that a fixture starts,
    watched.
    """
    watching = item.config.pluginmanager.getplugin("_cov")
    control = watching.cov_controller if watching else None
    watched = is_full() or any(map(item.path.is_relative_to, MEASURED))
    if control and watched and not control.started:
        control.resume()
    elif control and control.started and not watched:
        control.pause()
        # In a worker of xdist there are two: the one beneath would go on, and nobody reads it.
        while beneath := Coverage.current():
            beneath.stop()
    return (yield)


def is_full() -> bool:
    """Whether every count is run in full."""
    return os.environ.get(FULL) == "1"


def find_counts(path: Path) -> Iterator[tuple[str, str]]:
    """Find the calls `samples(sampled, full)` in one file of tests."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "samples":
            sampled, full = (ast.unparse(argument) for argument in node.args)
            yield sampled, full


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Print which counts this run uses, per file of tests."""
    chosen = "volledig" if is_full() else "steekproef (alles: ./springplank test --volledig)"
    lines = [f"aantallen: {chosen}; hypothesis {settings().max_examples} per eigenschap"]
    for path in sorted(TESTS.rglob("test_*.py")):
        counts = [
            full if is_full() else f"{sampled} van {full}" for sampled, full in find_counts(path)
        ]
        if counts:
            lines.append(f"  {path.relative_to(TESTS).as_posix()}: {', '.join(counts)}")
    return lines


@pytest.fixture(scope="session")
def volledig() -> bool:
    """Whether every count is run in full."""
    return is_full()


@pytest.fixture(scope="session")
def samples(volledig: bool) -> Samples:
    """Choose a count: `samples(1_000, 100_000)` is the first, or with --volledig the second."""

    def choose(sampled: int, full: int) -> int:
        return full if volledig else sampled

    return choose


@pytest.fixture(scope="session")
def example() -> Example:
    """Check a worked example that is written as a table: see `tests/examples.py`."""
    return check_example
