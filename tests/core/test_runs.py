# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The run id: it changes with everything an outcome rests on, and with nothing else."""

import ast
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from springplank.core import runs
from springplank.core.runs import LENGTH, rules_hash, run_id

Question = dict[str, object]
HOUSE = "springplank."
ASKED: Question = {"stand": "nieuwste", "keuzes": {}, "seed": 1}


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """Copy what an outcome rests on, and give the run id over that copy."""
    for part in runs.RESTS_ON:
        place = runs.PACKAGE / part
        if place.is_dir():
            shutil.copytree(place, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(place, tmp_path / part)
    monkeypatch.setattr(runs, "PACKAGE", tmp_path)

    def again() -> str:
        rules_hash.cache_clear()
        return run_id("1", ["a"], ASKED)

    yield again
    rules_hash.cache_clear()


def test_the_same_question_has_the_same_id() -> None:
    """Dezelfde vraag geeft hetzelfde nummer, in welke volgorde de invoer ook staat."""
    first = run_id("1", ["a", "b"], {"x": 1, "y": 2})
    assert first == run_id("1", ("b", "a"), {"y": 2, "x": 1})
    assert len(first) == LENGTH


@pytest.mark.parametrize(
    "other",
    [
        run_id("2", ["a"], ASKED),
        run_id("1", ["b"], ASKED),
        run_id("1", ["a", "a"], ASKED),
        run_id("1", [], ASKED),
        run_id("1", ["a"], ASKED | {"seed": 2}),
        run_id("1", ["a"], ASKED | {"stand": "meicirculaire-2024"}),
        run_id("1", ["a"], ASKED | {"keuzes": {"impulsbudget.macrobudget": 1.0}}),
        run_id("1", ["a"], {}),
    ],
)
def test_another_question_has_another_id(other: str) -> None:
    """Een andere versie, invoer, stand, keuze of seed geeft een ander nummer."""
    assert other != run_id("1", ["a"], ASKED)


@pytest.mark.parametrize(
    "file",
    [
        "core/allocate.py",
        "regelingen/wsw.py",
        "regelingen/wsw.toml",
        "bronnen.toml",
        "reference/tables/tellingen.csv",
        "funding/streams.py",
        "imports/__init__.py",
        "cohort/__init__.py",
        "company/__init__.py",
        "bekostiging/__init__.py",
        "scenarios/__init__.py",
    ],
)
def test_a_changed_file_changes_the_id(copied: Callable[[], str], file: str) -> None:
    """Verandert code, regel, waarde, bron of telling met een teken, dan verandert het nummer."""
    before = copied()
    path = runs.PACKAGE / file
    original = path.read_bytes()
    path.write_bytes(original + b"\n")
    assert copied() != before
    path.write_bytes(original)
    assert copied() == before


def test_nothing_that_an_outcome_is_computed_with_is_left_out() -> None:
    """Alles wat de rekencode zelf gebruikt, telt mee in het nummer; zinnen en fouten niet."""
    for part in runs.RESTS_ON:
        for path in (runs.PACKAGE / part).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(HOUSE):
                    used = str(node.module).removeprefix(HOUSE).split(".")[0]
                    assert used in {*runs.RESTS_ON, "errors", "words"}, path


def test_a_new_or_renamed_file_changes_the_id(copied: Callable[[], str]) -> None:
    """Ook een nieuw bestand of een andere naam verandert het nummer."""
    before = copied()
    folder = runs.PACKAGE / "regelingen"
    (folder / "nieuw.toml").write_text("", encoding="utf-8")
    added = copied()
    (folder / "nieuw.toml").rename(folder / "anders.toml")
    assert len({before, added, copied()}) == 3


def test_other_files_do_not_count(copied: Callable[[], str]) -> None:
    """Een bestand dat geen regel of gegeven is, verandert het nummer niet."""
    before = copied()
    (runs.PACKAGE / "core" / "aantekening.txt").write_text("x", encoding="utf-8")
    assert copied() == before
