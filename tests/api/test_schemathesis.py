# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Schemathesis asks whatever the OpenAPI document allows, and what it forbids."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from starlette.testclient import TestClient
from tests.conftest import Samples

from springplank.actions.question import today
from springplank.api.document import PATH, create_api
from springplank.app import create_app

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
)
KNOWN: dict[str, list[Any]] = {
    "code": ["GM0402", "ammatch", "landelijk", "Haarlem"],
    "regeling": ["beschut_werk", "impulsbudget"],
    "sleutel": ["suppletoire-2024", "septembercirculaire-2024"],
    "scenario": ["nulalternatief", "versterken"],
    "scenarios": ["nulalternatief,versterken", "forfait_2028"],
    "bekend": ["meicirculaire-2024", "2024-05-31", None],
    "vanStand": ["septembercirculaire-2023"],
    "naarStand": ["meicirculaire-2024", None],
    "trekkingen": [1, 20],
    "nummer": [1],
    "If-Match": ["*", '"0"', '"1"', None],
}
"""What exists: a question that names nothing that exists is soon answered."""

PATIENCE = 60
"""Seconds for one answer: other tests may be computing on this machine too."""

HEAVY = ("vooruitblikken", "vergelijkingen", "overzichten", "verbanden", "landelijke-bedragen")
"""Ends of addresses where an answer takes a second: those are asked less."""


def questions() -> Iterator[tuple[str, str, GenerationMode]]:
    """Give every operation with the kinds of questions that can be made of it."""
    for path, item in create_api().openapi()["paths"].items():
        for method, operation in item.items():
            yield method, path, GenerationMode.POSITIVE
            if operation.get("parameters") or "requestBody" in operation:
                yield method, path, GenerationMode.NEGATIVE


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path_factory.mktemp("gegevens")))
        app = create_app()
        client = TestClient(app, base_url=f"http://testserver{PATH}")
        made: str = client.post("/dossiers", json={"code": "ammatch"}).json()["id"]
        client.post(f"/dossiers/{made}/versies", json={"naam": "Eerste"})
        link = client.post(f"/dossiers/{made}/deellinks", json={"tot": f"{today():%Y-12-31}"})
        patch.setitem(KNOWN, "dossier", [made])
        patch.setitem(KNOWN, "link", [link.json()["id"]])
        yield schemathesis.openapi.from_asgi(f"{PATH}/openapi.json", app)


@pytest.mark.parametrize("method,path,mode", list(questions()))
def test_no_question_breaks_the_api(
    schema: Any, method: str, path: str, mode: GenerationMode, samples: Samples
) -> None:
    """Geen vraag geeft een fout van ons, en elk antwoord is zoals het document belooft."""
    most = samples(2, 40) if path.endswith(HEAVY) else samples(4, 200)

    @given(st.data(), schema[path][method].as_strategy(generation_mode=mode), st.booleans())
    @settings(
        max_examples=most,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    def ask(data: st.DataObject, case: Case[Any], is_real: bool) -> None:
        if mode is GenerationMode.POSITIVE:
            # Always few draws: what goes wrong does not depend on their number.
            names = KNOWN.keys() if is_real else {"trekkingen"}
            for part in (case.path_parameters, case.query, case.headers):
                for name in sorted(names & set(part)):
                    part[name] = data.draw(st.sampled_from(KNOWN[name]))
        case.call_and_validate(checks=[*CHECKS], timeout=PATIENCE)

    ask()
