# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Browsers side by side at one workbench, and what they send; what must never happen, fails."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Request, Route
from tests.journeys.conftest import WIDE

FIELD = "eigen.tussengroep.doorstroom"
"""A figure that everybody may replace: a share, typed as a percentage."""

SAVED = re.compile(r"^Opgeslagen om \d\d:\d\d")


@dataclass
class Tabs:
    """Opens pages, and writes down what must never happen.

    Attributes:
        browser: the running browser.
        address: of the workbench.
        wrong: dialogs, errors of scripts and what the browser refused to load.
    """

    browser: Browser
    address: str
    wrong: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self, path: str, *, size: tuple[int, int] = WIDE, script: bool = True, **options: Any
    ) -> Page:
        """Open a page in a browser of its own, as another person does."""
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=script,
            locale="nl-NL",
            **options,
        )
        self.contexts.append(context)
        return self.beside(context, path)

    def beside(self, context: BrowserContext, path: str) -> Page:
        """Open a page in another tab of the same browser."""
        page = context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda said: self._hear(said.text))
        page.on("dialog", self._dialog)
        page.goto(path)
        return page

    def begin(self, velden: Mapping[str, str] | None = None, naam: str = "Eerste") -> str:
        """Make a dossier as somebody with a name does; give the begin of its address."""
        context = self.browser.new_context(base_url=self.address)
        sent: dict[str, str | float | bool] = {**(velden or {FIELD: "5"})}
        answer = context.request.post("/bekijk/GM0402/eigen-cijfers", form=sent)
        path = urlsplit(answer.url).path.removesuffix("/eigen-cijfers")
        assert path.startswith("/dossier/"), answer.text()
        context.request.post(f"{path}/geschiedenis/naam", form={"naam": naam})
        context.close()
        return path

    def _hear(self, said: str) -> None:
        if "Content Security Policy" in said or "Uncaught" in said:
            self.wrong.append(said)

    def _dialog(self, dialog: Any) -> None:
        self.wrong.append(f"venster: {dialog.message}")
        dialog.dismiss()


@contextmanager
def opened_tabs(browser: Browser, address: str) -> Iterator[Tabs]:
    """Give browsers, and close them; nothing of what must never happen may have happened."""
    tabs = Tabs(browser, address)
    try:
        yield tabs
    finally:
        for context in tabs.contexts:
            context.close()
    assert not tabs.wrong, tabs.wrong


def sends_of(page: Page) -> list[dict[str, str]]:
    """Give the list to which every form that this page sends will be added."""
    found: list[dict[str, str]] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            found.append(dict(parse_qsl(request.post_data or "", keep_blank_values=True)))

    page.on("request", note)
    return found


def changes_in(page: Page, dossier: str) -> int:
    """Count the changes in the history of a dossier."""
    text = page.request.get(f"{dossier}/geschiedenis").text()
    found = re.search(r"(\d+) wijziging(?:en)?\. De lijst is nagerekend en klopt", text)
    return int(found[1]) if found else 0


def on_posts(page: Page, *doings: str) -> None:
    """Let the first saves of a page go wrong.

    Args:
        page: the page.
        doings: per save "weg" (it never arrives), "stuk" (the server fails) or "stil" (it is
            saved, but the answer gets lost); later ones go as usual.
    """
    left = list(doings)

    def handle(route: Route) -> None:
        doing = left.pop(0) if left and route.request.method == "POST" else ""
        if doing == "weg":
            route.abort("connectionfailed")
        elif doing == "stuk":
            route.fulfill(status=500, body="stuk")
        elif doing == "stil":
            route.fetch(max_redirects=0)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/*", handle)
