# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Errors as application/problem+json (RFC 9457), with every fault of an input named."""

import json
import logging
import re
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from springplank.errors import DataError, NotFoundError, SpringplankError, UsageError

MEDIA_TYPE = "application/problem+json"
TITLES: Mapping[int, str] = {
    400: "De vraag klopt niet",
    404: "Niet gevonden",
    405: "Deze methode kan hier niet",
    409: "De gegevens passen niet",
    410: "Deze link werkt niet meer",
    412: "Het dossier is intussen gewijzigd",
    413: "Dit is te groot",
    415: "Deze vorm kan Springplank niet lezen",
    428: "De kop If-Match ontbreekt",
    500: "Er ging iets mis",
    503: "Het is te druk",
}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "Wat er mis is.",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer", "description": "Status van het antwoord."},
        "title": {"type": "string", "description": "Wat er mis is, kort."},
        "detail": {"type": "string", "description": "Wat er mis is en wat u kunt doen."},
        "fouten": {
            "type": "array",
            "description": "Elke fout in de vraag.",
            "items": {
                "type": "object",
                "required": ["plaats", "fout"],
                "properties": {
                    "plaats": {"type": "string", "description": "Waar in de vraag."},
                    "fout": {"type": "string", "description": "Wat er mis is."},
                },
            },
        },
        "botsingen": {
            "type": "array",
            "description": "Velden die iemand anders eerder wijzigde, met beide teksten.",
            "items": {
                "type": "object",
                "required": ["veld", "van_u", "in_dossier", "wie", "moment", "nummer"],
            },
        },
    },
}
OPTION = re.compile(r"--([a-z]+)(?:-([a-z]+))?")
"""An option of the command line, as some sentences name it."""

SOON = "30"
"""Seconds after which it makes sense to ask again."""

LOG = logging.getLogger("springplank")


class Problem(JSONResponse):
    """A problem; a sign that cannot be written becomes a question mark."""

    media_type = MEDIA_TYPE

    def render(self, content: Any) -> bytes:
        """Write the problem."""
        return json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")


class ProblemError(SpringplankError):
    """An answer that is no success.

    Attributes:
        status: status of the answer.
        extra: further members of the problem.
    """

    def __init__(self, status: int, detail: str, **extra: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.extra = extra


def add_problems(api: FastAPI) -> None:
    """Make a problem of every error."""
    # A RuleError is a fault of ours: it goes with what nobody foresaw.
    for kind in (UsageError, DataError, ProblemError):
        api.add_exception_handler(kind, _explained)
    api.add_exception_handler(RequestValidationError, _misread)
    api.add_exception_handler(HTTPException, _http)
    api.add_exception_handler(Exception, _broken)


def answer(status: int, detail: str, **extra: Any) -> Problem:
    """Give a problem."""
    content = {"status": int(status), "title": TITLES.get(status, TITLES[400]), "detail": detail}
    headers = {"Retry-After": SOON} if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    return Problem({**content, **extra}, status, headers)


def status_of(error: SpringplankError) -> int:
    """Say with which status an error is answered."""
    said = getattr(error, "status", None)
    if isinstance(said, int):
        return said
    if isinstance(error, NotFoundError):
        return HTTPStatus.NOT_FOUND
    return HTTPStatus.CONFLICT if isinstance(error, DataError) else HTTPStatus.BAD_REQUEST


def only_known(request: Request) -> None:
    """Refuse a key that the address does not know: mistyped, it would change nothing unnoticed.

    Raises:
        RequestValidationError: with every such key.
    """
    known = {field.alias for field in request.scope["route"].dependant.query_params}
    faults = [
        {"type": "extra_forbidden", "loc": ("query", key)}
        for key in dict.fromkeys(request.query_params)
        if key not in known
    ]
    if faults:
        raise RequestValidationError(faults)


def _explained(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, SpringplankError)
    return answer(status_of(error), _as_query(str(error)), **getattr(error, "extra", {}))


def _as_query(sentence: str) -> str:
    """Name a key of the query where a sentence names an option of the command line.

    Example:
        >>> _as_query("--van-stand klopt niet.")
        'vanStand klopt niet.'
    """
    return OPTION.sub(lambda found: found[1] + (found[2] or "").capitalize(), sentence)


def _misread(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    faults = [
        {"plaats": ".".join(str(part) for part in fault["loc"]), "fout": _in_dutch(fault)}
        for fault in error.errors()
    ]
    told = "; ".join(f"{fault['plaats']} {fault['fout']}" for fault in faults)
    return answer(400, f"{told}.", fouten=faults)


DUTCH: Mapping[str, str] = {
    "missing": "ontbreekt",
    "int_parsing": "is geen heel getal",
    "int_type": "is geen heel getal",
    "float_parsing": "is geen getal",
    "string_too_long": "is te lang",
    "string_type": "is geen tekst",
    "greater_than_equal": "is te klein",
    "less_than_equal": "is te groot",
    "greater_than": "is te klein",
    "date_from_datetime_parsing": "is geen dag: schrijf jaar-maand-dag",
    "date_parsing": "is geen dag: schrijf jaar-maand-dag",
    "date_type": "is geen dag: schrijf jaar-maand-dag",
    "date_from_datetime_inexact": "is geen dag: schrijf jaar-maand-dag",
    "string_unicode": "is geen tekst",
    "finite_number": "is geen getal",
    "float_type": "is geen getal",
    "int_from_float": "is geen heel getal",
    "too_long": "heeft te veel velden",
    "literal_error": "is geen van de mogelijke waarden",
    "json_invalid": "is geen goede JSON",
    "model_attributes_type": "is geen object",
    "dict_type": "is geen object",
    "extra_forbidden": "is niet bekend",
}


def _in_dutch(fault: Mapping[str, Any]) -> str:
    return DUTCH.get(str(fault["type"]), "klopt niet")


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.NOT_FOUND:
        return answer(404, "Dit adres bestaat niet. Zie /api/v1/openapi.json.")
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = ", ".join(_methods(request))
        found = answer(405, f"Hier kunt u gebruiken: {allowed}.")
        found.headers["Allow"] = allowed
        return found
    return answer(error.status_code, TITLES.get(error.status_code, TITLES[400]) + ".")


def _methods(request: Request) -> list[str]:
    """List every method of an address; the answer of the framework knows only the first route."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    found: set[str] = set()
    for router in request.app.state.routers:
        for route in router.routes:
            if route.path_regex.fullmatch(path):
                found |= route.methods
    # What can be read can be asked for its headers only; the document itself has no router.
    return sorted({*found, "HEAD"} if "GET" in found else found) or ["GET", "HEAD"]


def _broken(request: Request, error: Exception) -> JSONResponse:
    number = secrets.token_hex(4)
    LOG.error("Fout %s bij %s", number, request.url.path, exc_info=error)
    return answer(500, f"Er ging iets mis. Meld dit nummer aan de beheerder: {number}.")
