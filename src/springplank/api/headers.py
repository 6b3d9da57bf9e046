# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What every answer of the API tells beside itself: its version, and whether it changed."""

import hashlib
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

VERSION = "1.0.0"
"""Version of the API, by the rules of semantic versioning; not that of Springplank."""

DOCUMENT = "/openapi.json"


class Versioned:
    """Adds the version and an ETag to every answer; says 304 when the asker has it already."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; the answer is held until its ETag is known."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        method = scope["method"]
        is_reading = method in ("GET", "HEAD")
        start: Message = {}
        body = bytearray()

        async def held(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            assert not message.get("more_body"), "every answer of the API is one piece"
            body.extend(message.get("body", b""))
            headers = MutableHeaders(scope=start)
            headers["API-Version"] = VERSION
            if scope["path"].endswith(DOCUMENT):
                headers["Access-Control-Allow-Origin"] = "*"
            if is_reading and start["status"] == HTTPStatus.OK:
                headers.setdefault("ETag", f'"{hashlib.sha256(body).hexdigest()[:32]}"')
                if _has_it(Headers(scope=scope), headers["ETag"]):
                    start["status"] = HTTPStatus.NOT_MODIFIED.value
                    del headers["content-length"], headers["content-type"]
                    body.clear()
            if method == "HEAD":
                body.clear()
            await send(start)
            await send({"type": "http.response.body", "body": bytes(body)})

        # Asking for the headers only is asking the same thing, without its content.
        asked = {**scope, "method": "GET"} if method == "HEAD" else scope
        await self.app(asked, receive, held)


def _has_it(asked: Headers, etag: str) -> bool:
    """Say whether the asker has this answer: one of its tags, weak ones too, or any at all."""
    known = [tag.strip().removeprefix("W/") for tag in asked.get("if-none-match", "").split(",")]
    return etag in known or "*" in known
