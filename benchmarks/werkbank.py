# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The workbench as people meet it: a slider, fifty users, and a first page on a slow phone."""

import gzip
import http.client
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain
from urllib.parse import urlencode

import numpy as np

from benchmarks.measuring import say

USERS, THINKING, SECONDS = 50, 10.0, 40.0
"""Fifty people who each read ten seconds before they ask the next page."""

SLID = ("ammatch", "GM0402", "NL")
"""Of which subjects every slider is moved: two verbanden with chance, and the country."""

SLIDER = re.compile(
    r'type="range" min="([^"]+)" max="([^"]+)" step="([^"]+)".*?name="(keuze\.[^"]+)"', re.DOTALL
)
"""Ends and step of a slider, and the name of its field."""

MOVES, DRAWN = 8, 40
"""How often each slider is moved at the server, and one of them on the screen."""

SLIDER_SERVER, SLIDER_PAINTED, PAGES = 0.100, 0.200, 0.200
WEIGHT, FIRST_MESSAGE = 150_000, 2.5
SUBJECTS = ("GM0402", "ammatch", "GM0344", "GM0518", "GM0758")
ENDS = (
    *("", "", "/geld", "/geld", "/mensen", "/bedrijf"),
    *("/keuzes", "/geld/wsw/2026", "/eigen-cijfers"),
)
"""What is asked, the first looks more often."""

SLOW = {"latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 20_000, "offline": False}
"""A slow phone: 400 kilobits a second and 400 ms each way; its processor four times slower."""

OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")


@contextmanager
def running() -> Iterator[int]:
    """Run a workbench with an empty folder; give its port."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [sys.executable, "-P", "-m", "springplank", "werkbank", "--poort", str(port)],
            stdout=subprocess.DEVNULL,
            env={**os.environ, "SPRINGPLANK_GEGEVENS": f"{folder}/gegevens"},
        ) as server,
    ):
        begin = time.perf_counter()
        while socket.socket().connect_ex(("127.0.0.1", port)):
            if server.poll() is not None:
                raise SystemExit("De werkbank start niet. Kijk waarom: ./springplank werkbank")
            time.sleep(0.02)
        say(f"Klaar na {time.perf_counter() - begin:.1f} s (doel 3 s).")
        try:
            yield port
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=20)


def ask(
    port: int, path: str, fields: dict[str, str] | None = None, **headers: str
) -> tuple[float, http.client.HTTPResponse, bytes]:
    """Ask one page; give the seconds until the last byte, the answer and its content."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    sent = {"Accept-Encoding": "gzip", **headers}
    begin = time.perf_counter()
    if fields is None:
        connection.request("GET", path, headers=sent)
    else:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST", path, urlencode(fields), sent)
    answer = connection.getresponse()
    content = answer.read()
    took = time.perf_counter() - begin
    connection.close()
    return took, answer, content


def told(what: str, seconds: Sequence[float], goal: float) -> bool:
    """Say the middle and the 95th percentile, and whether the goal is met."""
    middle, high = np.quantile(seconds, (0.5, 0.95))
    is_met = bool(high < goal)
    say(
        f"{what}: midden {middle * 1000:.0f} ms, p95 {high * 1000:.0f} ms "
        f"(doel p95 {goal * 1000:.0f} ms: {'gehaald' if is_met else 'NIET gehaald'}), "
        f"{len(seconds)} keer"
    )
    return is_met


@dataclass(frozen=True, slots=True)
class Schuif:
    """A slider as it stands on the page.

    Attributes:
        veld: name of its field.
        low: lowest value.
        high: highest value.
        step: from one value to the next.
    """

    veld: str
    low: float
    high: float
    step: float

    def at(self, part: float) -> str:
        """Write a value some part of the way from the lowest to the highest."""
        value = self.low + round((self.high - self.low) * part / self.step) * self.step
        return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")


def sliders_on(port: int, path: str) -> list[Schuif]:
    """Read the sliders of a page."""
    text = gzip.decompress(ask(port, path)[2]).decode()
    return [
        Schuif(veld, *(float(number) for number in ends)) for *ends, veld in SLIDER.findall(text)
    ]


def slider(port: int) -> bool:
    """Move every slider of a page in a dossier, and wait for what it does."""
    results = [_slide(port, code) for code in SLID]
    return all(results)


def _slide(port: int, code: str) -> bool:
    every = sliders_on(port, f"/bekijk/{code}/keuzes")
    _, answer, _ = ask(port, f"/bekijk/{code}/keuzes", {every[0].veld: every[0].at(0.3)})
    place = (answer.getheader("Location") or "").split("#")[0].split("?")[0]
    headers = {"HX-Request": "true", "HX-Target": "uitkomst"}
    seconds: dict[str, list[float]] = {}
    revision = 1
    for one in every:
        for turn in range(MOVES):
            fields = {one.veld: one.at(0.35 + turn * 0.05), "revisie": str(revision)}
            took, answer, content = ask(port, place, fields, **headers)
            if answer.status != 200:
                raise SystemExit(f"schuif: {answer.status} {gzip.decompress(content)[:300]!r}")
            seconds.setdefault(one.veld, []).append(took)
            revision += 1
    slowest = max(seconds, key=lambda veld: float(np.median(seconds[veld])))
    good = told(f"Schuiven van {code}, op de server", list(chain(*seconds.values())), SLIDER_SERVER)
    middle = np.median(seconds[slowest]) * 1000
    say(f"  Het traagst: {slowest}, midden {middle:.0f} ms.")
    return good


def users(port: int) -> bool:
    """Let fifty people look around, each with ten seconds of thinking between two pages."""
    for code in SUBJECTS:
        ask(port, f"/bekijk/{code}")
    seconds: list[float] = []
    faults: list[int] = []
    until = time.perf_counter() + SECONDS

    def look_around(seed: int) -> None:
        chance = random.Random(seed)
        time.sleep(chance.random() * THINKING)
        while time.perf_counter() < until:
            path = f"/bekijk/{chance.choice(SUBJECTS)}{chance.choice(ENDS)}"
            took, answer, _ = ask(port, path)
            seconds.append(took)
            if answer.status != 200:
                faults.append(answer.status)
            time.sleep(chance.expovariate(1 / THINKING))

    people = [threading.Thread(target=look_around, args=(n,)) for n in range(USERS)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    if faults:
        say(f"Fouten: {len(faults)}, zoals {faults[0]}.")
    return told(f"Pagina's, {USERS} mensen", seconds, PAGES) and not faults


def weight(port: int) -> bool:
    """Weigh the first look with everything it loads, as it is sent."""
    _, _, page = ask(port, "/bekijk/GM0402")
    text = gzip.decompress(page).decode()
    parts = {part.split('"')[0] for part in text.split('="/static/')[1:]}
    sizes = {part: len(ask(port, f"/static/{part}")[2]) for part in sorted(parts)}
    total = len(page) + sum(sizes.values())
    is_met = total <= WEIGHT
    say(
        f"In één oogopslag weegt {total / 1000:.0f} kB ingepakt, waarvan de pagina "
        f"{len(page) / 1000:.0f} kB (doel {WEIGHT / 1000:.0f} kB: "
        f"{'gehaald' if is_met else 'NIET gehaald'})."
    )
    return is_met


def painted(port: int) -> bool:
    """Measure in a real browser: the move of a slider until it is drawn, and a slow phone."""
    path = shutil.which("chromium")
    if path is None or find_spec("playwright") is None:
        say("Geen Chromium of playwright: het scherm is niet gemeten.")
        return True
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        page = browser.new_page(base_url=f"http://127.0.0.1:{port}")
        page.goto("/bekijk/ammatch/keuzes")
        one = sliders_on(port, "/bekijk/ammatch/keuzes")[0]
        box = page.locator(f'input[type="text"][name="{one.veld}"]')
        box.fill(one.at(0.3))
        box.press("Enter")
        page.wait_for_url("**/dossier/**")
        seconds = []
        for turn in range(DRAWN):
            took = page.evaluate(MOVE, [one.veld, one.at(0.35 + turn % 10 * 0.05)])
            seconds.append(took / 1000)
        good = told("Schuif, tot op het scherm", seconds[1:], SLIDER_PAINTED)

        phone = browser.new_context(viewport={"width": 360, "height": 740})
        page = phone.new_page()
        wire = phone.new_cdp_session(page)
        wire.send("Network.enable")
        wire.send("Network.emulateNetworkConditions", SLOW)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(f"http://127.0.0.1:{port}/bekijk/GM0402")
        first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        browser.close()
    is_met = first / 1000 <= FIRST_MESSAGE
    say(
        f"Trage telefoon: eerste boodschap na {first / 1000:.1f} s "
        f"(doel {FIRST_MESSAGE} s: {'gehaald' if is_met else 'NIET gehaald'})."
    )
    return good and is_met


MOVE = """
([name, value]) => new Promise((done) => {
  const box = document.querySelector(`input[type="text"][name="${name}"]`);
  const begin = performance.now();
  document.addEventListener('htmx:afterSettle',
    () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begin))),
    { once: true });
  box.value = value;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.dispatchEvent(new Event('change', { bubbles: true }));
})
"""
"""Types a value and waits until the browser has drawn what came back."""


def main() -> bool:
    """Measure everything; give whether the goals are met."""
    say("## Werkbank")
    with running() as port:
        ask(port, "/bekijk/ammatch/keuzes")
        results = [weight(port), slider(port), painted(port), users(port)]
    return all(results)
