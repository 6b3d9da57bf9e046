# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Answers HEAD on a page as GET does, without its body: for whoever checks whether a link works."""

from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

OTHERS = ("/api/", "/static/")
"""Addresses that answer HEAD themselves, or say which methods they know."""


class AnswersHead:
    """Turns HEAD on a page into GET, and leaves the body out of the answer.

    Attributes:
        app: what answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if not _is_head_of_page(scope):
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, without_body)


def _is_head_of_page(scope: Mapping[str, object]) -> bool:
    path = str(scope.get("path", ""))
    return scope["type"] == "http" and scope.get("method") == "HEAD" and not path.startswith(OTHERS)
