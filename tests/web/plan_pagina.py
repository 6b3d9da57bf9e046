# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Asks and sends the pages of a plan, and looks in the dossier behind them."""

import re

from starlette.testclient import TestClient
from tests.web.pagina import Pagina

from springplank.actions import dossiers

MENSEN = "waar_staan_we.mensen"
CODE = "ammatch"


def get(client: TestClient, url: str) -> Pagina:
    answer = client.get(url)
    assert answer.status_code == 200, answer.text[:500]
    return Pagina(answer.text)


def post(client: TestClient, url: str, **velden: str) -> tuple[int, Pagina, str]:
    answer = client.post(url, data={"revisie": revision(url), **velden})
    return answer.status_code, Pagina(answer.text), answer.url.path


def revision(url: str) -> str:
    key = re.match(r"/dossier/([^/]+)", url)
    return str(dossiers.open_dossier(key[1]).revisie) if key else "0"


def velden_of(url: str) -> dict[str, str]:
    key = re.match(r"/dossier/([^/]+)", url)
    assert key, url
    return dict(dossiers.open_dossier(key[1]).velden)
