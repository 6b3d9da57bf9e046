# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A running workbench and a real Chromium; without Chromium these tests are skipped, and say so."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
REQUIRED = "SPRINGPLANK_BROWSER_VERPLICHT"
"""Set by ./springplank test when there is a browser: then nothing may be passed over."""

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = (1280, 900), (360, 740)
PICTURES = Path(sys.prefix) / "cache" / "schermen"
"""Where the journeys leave their screenshots; never committed."""

Open = Callable[..., Page]


def find_chromium() -> str | None:
    """Find the Chromium of the system."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once for all journeys of a worker."""
    path = find_chromium()
    if path is None:
        if os.environ.get(REQUIRED):
            pytest.fail("Chromium ontbreekt. Installeer het met: apt-get install chromium")
        pytest.skip("Chromium ontbreekt; installeer het met: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def werkbank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a workbench with an empty folder of its own; give its address."""
    with running(tmp_path_factory.mktemp("werkbank") / "gegevens") as address:
        yield address


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Run a workbench as its user would, and stop it afterwards."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "springplank", "werkbank", "--poort", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "SPRINGPLANK_GEGEVENS": str(folder)},
    ) as server:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=20)


def wait_for(port: int) -> None:
    """Wait until somebody answers."""
    for _ in range(400):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("De werkbank kwam niet op gang.")


@pytest.fixture
def open_page(browser: Browser, werkbank: str) -> Iterator[Open]:
    """Give a function that opens a page in a fresh context; what the browser refuses, fails."""
    contexts: list[BrowserContext] = []
    refused: list[str] = []

    def opened(
        path: str = "/", *, size: tuple[int, int] = WIDE, script: bool = True, bypass: bool = False
    ) -> Page:
        context = browser.new_context(
            base_url=werkbank,
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=script,
            bypass_csp=bypass,
            locale="nl-NL",
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: refused.append(str(error)))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    security = [said for said in refused if "Content Security Policy" in said or "Error" in said]
    assert not security, security


def picture(page: Page, name: str) -> None:
    """Leave a screenshot to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
