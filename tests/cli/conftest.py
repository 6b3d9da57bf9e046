# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The command line in this process, with an empty folder for own data and a fixed day."""

import importlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.cli.answers import Answer, Ask, Import, Run

from springplank.cli import main

TODAY = date(2026, 11, 22)
WITH_A_CLOCK = (
    *("springplank.actions.question", "springplank.actions.forecast"),
    *("springplank.cli.cases", "springplank.cli.national"),
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder for own data; it does not exist yet."""
    folder = tmp_path / "eigen"
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(folder))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name in WITH_A_CLOCK:
        monkeypatch.setattr(importlib.import_module(name), "today", lambda: TODAY)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line."""

    def call(*arguments: object) -> Answer:
        capsys.readouterr()
        code = main([str(a) for a in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture
def ask(run: Run) -> Ask:
    """Call the command line for JSON."""

    def call(*arguments: object) -> dict[str, Any]:
        answer = run(*arguments, "--json")
        assert (answer.code, answer.err) == (0, "")
        return answer.json

    return call


@pytest.fixture
def take_in(run: Run, tmp_path: Path) -> Import:
    """Take in lines as a CSV file, today unless another day is given."""

    def call(
        kind: str, lines: Sequence[str], *options: str, peildatum: str = "2026-11-01"
    ) -> Answer:
        path = tmp_path / f"{kind}.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        said = ("--soort", kind, "--bron", "eigen opgave", "--peildatum", peildatum)
        return run("gegevens", "importeer", path, *said, *options)

    return call
