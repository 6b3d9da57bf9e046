# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Fixtures of the tests of the money."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.funding.taking import Take

from springplank.actions.imports import import_file
from springplank.core.sources import find_stand
from springplank.funding.own import load_own
from springplank.funding.world import OwnData


@pytest.fixture
def take(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Take:
    """Take in a file, and give what is then known on a stand."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "eigen"))

    def call(
        kind: str, lines: Sequence[str], *, day: str = "2026-11-01", stand: str | None = None
    ) -> OwnData:
        path = tmp_path / f"{kind}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        taken = import_file(path, kind, bron="opgave", peildatum=day, accept_odd=True)
        assert taken.imported is not None, taken.report.lines()
        return load_own(find_stand(stand))

    return call
