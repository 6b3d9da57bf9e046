# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The file that is shared, opened from disk in a real browser without any server."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.journeys.axe import faults_on
from tests.journeys.conftest import NARROW, WIDE, picture
from tests.web.abbreviations import find_unexplained

from springplank.actions.handout import hand_out
from springplank.actions.werk import Werk
from springplank.core.sources import load_sources
from springplank.registers.begrippen import load_begrippen
from springplank.web.pages.deelbestand import write_file

NAMES = ("Hilversum", "Tomingroep", *(source.title for source in load_sources().values()))
"""Names in which capitals are no abbreviation: places, companies and titles of documents."""

SMALLEST = (320, 640)
STATE = Werk(
    "GM0402",
    {
        "eigen.tussengroep.doorstroom": "0.05",
        "scenario.1": "versterken",
        "scenario.2": "meer_doorstroom",
    },
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the file as a person would keep it; give its address."""
    path: Path = tmp_path_factory.mktemp("gedeeld") / "springplank-hilversum.html"
    path.write_text(write_file(hand_out(STATE)), "utf-8")
    return path.as_uri()


@pytest.mark.parametrize("size", [WIDE, NARROW, SMALLEST], ids=["breed", "smal", "kleinst"])
def test_the_file_opens_anywhere(browser: Browser, address: str, size: tuple[int, int]) -> None:
    """Het bestand opent van schijf, vraagt niets op en overtreedt zijn eigen regels niet."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, offline=True)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    picture(page, f"deelbestand_{size[0]}")
    assert asked == [address]
    assert said == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= size[0]
    # The style sheet counts: without it the figures would have no line below them.
    line = "getComputedStyle(document.querySelector('.sp-cijfer__waarde')).borderBottomStyle"
    assert page.evaluate(line) == "dotted"
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_file_is_accessible(browser: Browser, address: str, scheme: str) -> None:
    """Het bestand is toegankelijk, licht en donker, en legt elke afkorting uit."""
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type]  # playwright lists the words; both are in that list
    page = context.new_page()
    page.goto(address)
    assert faults_on(page) == []
    text = page.locator("main").inner_text()
    assert find_unexplained(text, load_begrippen(), NAMES) == ()
    assert "nan" not in text.lower().split()
    assert "None" not in text
    context.close()
