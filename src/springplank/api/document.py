# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The API as an application, and its OpenAPI document as the NL API Design Rules ask it."""

import re
from collections.abc import Iterator
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.routing import Mount

from springplank.api import (
    berekeningen,
    deellinks,
    dossiers,
    geschiedenis,
    landelijk,
    onderwerpen,
    registers,
)
from springplank.api.headers import DOCUMENT, VERSION, Versioned
from springplank.api.limits import MERGE, Limited
from springplank.api.problems import MEDIA_TYPE, PROBLEM, add_problems, only_known

PATH = "/api/v1"
ROUTERS = tuple(
    part.router
    for part in (
        onderwerpen,
        landelijk,
        dossiers,
        geschiedenis,
        deellinks,
        berekeningen,
        registers,
    )
)
DESCRIPTION = (
    "Alles wat Springplank uitrekent, voor andere programma's. De antwoorden zijn dezelfde als die "
    "van de opdrachten met --json. Een onbekend getal is null, nooit 0."
)
FAULTS = {
    "400": "De vraag klopt niet.",
    "404": "Dit bestaat niet.",
    "409": "De gegevens passen niet.",
    "500": "Er ging iets mis.",
    "503": "Het is te druk, of de opslag doet het niet.",
}
"""What every resource may answer beside a success."""

OF_CONTENT = {"413": "Dit is te groot.", "415": "Deze vorm kan Springplank niet lezen."}
OF_CONDITION = {
    "412": "Iemand wijzigde het dossier intussen.",
    "428": "De kop If-Match ontbreekt.",
}
HEADERS: dict[str, dict[str, Any]] = {
    "API-Version": {
        "description": "Versie van de API.",
        "schema": {"type": "string", "const": VERSION},
    },
    "ETag": {
        "description": "Kenmerk van precies dit antwoord; bij een dossier zijn revisie.",
        "schema": {"type": "string"},
    },
    "Location": {"description": "Adres van wat is gemaakt.", "schema": {"type": "string"}},
}


def mount_api(app: FastAPI) -> None:
    """Put the API under its path, whatever signs an address has behind it."""
    mount = Mount(PATH, create_api(), name="api")
    # As the framework makes it, an address with a line break would fall through to the pages.
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    app.routes.append(mount)


def create_api() -> FastAPI:
    """Put the resources together."""
    api = FastAPI(
        title="Springplank",
        version=VERSION,
        description=DESCRIPTION,
        openapi_url=DOCUMENT,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(only_known)],
        servers=[{"url": PATH, "description": "Deze werkbank."}],
        contact={
            "name": "nog in te vullen door de beheerder",
            "url": "https://example.invalid",
            "email": "beheerder@example.invalid",
        },
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    api.state.routers = ROUTERS
    for router in ROUTERS:
        api.include_router(router)
    add_problems(api)
    api.add_middleware(Limited)
    api.add_middleware(Versioned)

    def document() -> dict[str, Any]:
        if api.openapi_schema is None:
            api.openapi_schema = _document(api)
        return api.openapi_schema

    api.openapi = document  # type: ignore[method-assign] # how FastAPI wants to be overridden
    return api


def _document(api: FastAPI) -> dict[str, Any]:
    found = get_openapi(
        title=api.title,
        version=api.version,
        description=api.description,
        routes=api.routes,
        servers=api.servers,
        license_info=api.license_info,
    )
    # Given to the framework, an address for mail asks for one more package to check it.
    found["info"]["contact"] = api.contact
    components = found.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Probleem"] = PROBLEM
    for method, operation in _operations(found):
        _complete(method, operation)
    return found


def _operations(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in found["paths"].values():
        yield from path.items()


def _complete(method: str, operation: dict[str, Any]) -> None:
    """Give an operation its errors and its headers; FastAPI's own 422 does not exist here."""
    responses = operation["responses"]
    responses.pop("422", None)
    faults = dict(FAULTS)
    if content := operation.get("requestBody"):
        faults |= OF_CONTENT
        if method == "patch":
            content["content"][MERGE] = content["content"]["application/json"]
    if any(p["name"] == "If-Match" for p in operation.get("parameters", ())):
        faults |= OF_CONDITION
    for status, told in faults.items():
        problem = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Probleem"}}}
        responses.setdefault(status, {"description": told, "content": problem})
    if method == "get":
        responses["304"] = {"description": "Niet veranderd sinds uw vorige vraag."}
    for status, response in responses.items():
        if status[0] in "23":
            response["headers"] = {name: HEADERS[name] for name in _headers(method, status)}


def _headers(method: str, status: str) -> Iterator[str]:
    yield "API-Version"
    if method in ("get", "patch"):
        yield "ETag"
    if status == "201":
        yield "Location"
