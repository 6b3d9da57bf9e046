# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The workbench as one application: pages, API and files; errors become answers here only."""

import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from springplank import __version__
from springplank.actions.dossiers import NotSavedError, close_databases
from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.uploads import Uploads
from springplank.api.document import mount_api
from springplank.errors import NotFoundError, SpringplankError, UnknownStandError, UsageError
from springplank.web.drawer import Drawer
from springplank.web.headers import HEADERS, SafeHeaders
from springplank.web.heads import AnswersHead
from springplank.web.pages import add_pages
from springplank.web.pages.fout import show_error
from springplank.web.receiving import new_seats
from springplank.web.way_back import way_back

STATIC = Path(__file__).parent / "web" / "static"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "testserver")
"""Names under which the workbench answers: a page elsewhere cannot use another name for it."""

SMALLEST = 500
"""Bytes from which an answer is compressed."""

UNKNOWN_STAND = "Dit moment kennen wij niet. Ga terug en kies een circulaire uit de lijst."
"""What a page says of an unknown standing; the command line lists what it can be given."""

LOG = logging.getLogger("springplank")


def create_app() -> FastAPI:
    """Put pages, API and files together."""
    app = FastAPI(
        title="Springplank",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=_running,
    )
    app.state.uploads, app.state.drawer, app.state.upload_seats = Uploads(), Drawer(), new_seats()
    mount_api(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    add_pages(app)
    app.add_exception_handler(SpringplankError, _explained)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_exception_handler(HTTPException, _missing)
    app.add_exception_handler(Exception, _broken)
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST)
    app.add_middleware(AnswersHead)
    app.add_middleware(SafeHeaders, names=LOOPBACK)
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    """Let the server run, and leave nothing open behind it."""
    yield
    app.state.uploads.close()
    close_databases()


def status_of(error: SpringplankError) -> int:
    """Say with which status an error is answered."""
    if isinstance(error, NotFoundError):
        return 404
    return 400 if isinstance(error, UsageError) else 422


def _explained(request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, SpringplankError)
    status = getattr(error, "status", status_of(error))
    sentence = UNKNOWN_STAND if isinstance(error, UnknownStandError) else str(error)
    lost = error.velden if isinstance(error, NotSavedError) else {}
    typed = tuple((name_of_field(veld), text_of_field(veld, text)) for veld, text in lost.items())
    return show_error(request, status, sentence, typed=typed, back=way_back(request))


def _misread(request: Request, _error: Exception) -> HTMLResponse:
    sentence = "Het adres of het formulier klopt niet. Ga terug en probeer het opnieuw."
    return show_error(request, 400, sentence, back=way_back(request))


def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    told = {
        404: "Deze pagina bestaat niet. Controleer het adres, of begin opnieuw.",
        405: "Zo kunt u deze pagina niet gebruiken. Ga verder met een link hieronder.",
    }
    sentence = told.get(error.status_code, "Dit verzoek kan niet. Ga terug en probeer het opnieuw.")
    answer = show_error(request, error.status_code, sentence, back=way_back(request))
    answer.headers.update(error.headers or {})
    return answer


def _broken(request: Request, error: Exception) -> HTMLResponse:
    """Answer what nobody foresaw: a number for the log, and nothing of the inside."""
    number = secrets.token_hex(4)
    LOG.error("Fout %s bij %s", number, request.url.path, exc_info=error)
    answer = show_error(
        request,
        500,
        "Er ging iets mis in Springplank. Uw werk tot nu toe is bewaard.",
        number=number,
    )
    # This answer goes out around every middleware.
    answer.headers.update({**HEADERS, "Cache-Control": "no-store"})
    return answer
