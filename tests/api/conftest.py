# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A client of the API with a folder of its own, and its OpenAPI document."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from springplank.api.document import PATH, create_api
from springplank.app import create_app


@pytest.fixture
def api(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Give a client that asks under /api/v1."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "gegevens"))
    with TestClient(
        create_app(), base_url=f"http://testserver{PATH}", raise_server_exceptions=False
    ) as found:
        yield found


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """Give the OpenAPI document."""
    return create_api().openapi()
