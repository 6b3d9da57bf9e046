# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What every answer tells the browser, and which requests from elsewhere are refused.

The browser may load nothing that we do not serve ourselves, run no script in a page, and show a
page in no other site (trust-and-experience H1: the score of the Mozilla Observatory).
"""

from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from springplank.web.pages.fout import show_error

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
STATIC = "/static/"
"""Where files stand that hold no figures."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OWN = frozenset({"same-origin", "none"})
"""What a browser says of a request that comes from our own page, or that a person typed."""

ELSEWHERE = (
    "Dit verzoek komt van een andere website. Springplank doet dan niets. "
    "Open de pagina zelf en probeer het opnieuw."
)
OTHER_NAME = (
    "Dit adres is niet van Springplank. Springplank doet dan niets. "
    "Open Springplank met het adres dat bij het starten verscheen."
)


class SafeHeaders:
    """Adds HEADERS to every answer and refuses what another site asks for.

    Attributes:
        app: what answers the rest.
        names: the names of this computer under which it may be asked something.
    """

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self.app = app
        self.names = frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add the headers to what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        # A style sheet or letter is asked about again, and only sent when it became another.
        kept = "no-cache" if scope["path"].startswith(STATIC) else "no-store"

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", kept)
            await send(message)

        headers = Headers(scope=scope)
        if name_in(headers) not in self.names:
            await _refuse(scope, 400, OTHER_NAME)(scope, receive, with_headers)
        elif scope["method"] not in SAFE and comes_from_elsewhere(headers):
            await _refuse(scope, 403, ELSEWHERE)(scope, receive, with_headers)
        else:
            await self.app(scope, receive, with_headers)


def name_in(headers: Headers) -> str:
    """Give the name under which this computer is asked something, without a port.

    Example:
        >>> name_in(Headers({"host": "[::1]:8000"}))
        '[::1]'
    """
    name, _, port = headers.get("host", "").lower().rpartition(":")
    return name if name and port.isascii() and port.isdigit() else headers.get("host", "").lower()


def _refuse(scope: Scope, status: int, sentence: str) -> Response:
    """Say no as a page, or to a program as a problem (RFC 9457)."""
    if scope["path"].startswith("/api/"):
        problem = {"status": status, "title": "Dit verzoek is geweigerd", "detail": sentence}
        return JSONResponse(problem, status, media_type="application/problem+json")
    return show_error(Request(scope), status, sentence)


def comes_from_elsewhere(headers: Headers) -> bool:
    """Say whether another site asks this, by what the browser tells (after Datasette)."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in OWN
    origin = headers.get("origin")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc != headers.get("host")
    except ValueError:  # no address at all
        return True
