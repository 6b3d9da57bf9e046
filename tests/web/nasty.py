# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the tests of nasty requests share: a workbench, and what every refusal must look like."""

from collections.abc import Iterator, Mapping
from html import unescape

import httpx2
import pytest
from starlette.testclient import TestClient
from tests.web.insides import find_insides

from springplank.actions import dossiers
from springplank.app import create_app
from springplank.web.headers import HEADERS

SUBJECT = "/bekijk/GM0402"
OWN = f"{SUBJECT}/eigen-cijfers"
FIELD = "eigen.tussengroep.doorstroom"
WHERE = "functie.A.waar"
SCRIPT = "<script>alert(1)</script>"
URLENCODED = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of one workbench for all cases; a page that moves on is not followed."""
    folder = tmp_path_factory.mktemp("nasty") / "gegevens"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPRINGPLANK_GEGEVENS", str(folder))
        with TestClient(create_app(), raise_server_exceptions=False) as found:
            found.follow_redirects = False
            yield found


def check_told(answer: httpx2.Response, status: int, told: str) -> None:
    """Check that an answer is a page which says what is wrong, and nothing of the inside."""
    assert answer.status_code == status, answer.text[:2000]
    assert answer.headers["content-type"].startswith("text/html")
    assert '<html lang="nl">' in answer.text
    assert told in unescape(answer.text)
    assert "<script>alert" not in answer.text
    assert find_insides(answer.text) == []
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


def state_of(address: str) -> tuple[Mapping[str, str], int]:
    """Give what stands in a dossier, and how often it was changed."""
    found = dossiers.open_dossier(address.split("/")[2])
    return found.velden, found.revisie
