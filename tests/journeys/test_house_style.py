# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A gemeente switches the house style with one file; the example of the manual is that file."""

from pathlib import Path

from playwright.sync_api import Browser
from tests.journeys.axe import faults_on
from tests.journeys.conftest import NARROW, WIDE

MANUAL = Path(__file__).parents[2] / "docs" / "handleiding" / "huisstijl.md"
PURPLE, BERRY = "rgb(91, 22, 69)", "rgb(122, 31, 92)"
"""The bar on top and what can be clicked, in the example of the manual."""

STYLE_OF = """
([part, name]) => getComputedStyle(document.querySelector(part))[name]
"""


def test_one_file_switches_the_house_style(browser: Browser, werkbank: str) -> None:
    """Met het voorbeeld uit de handleiding krijgt elke pagina de kleuren van de gemeente."""
    style = MANUAL.read_text("utf-8").partition("```css\n")[2].partition("```")[0]
    assert "--sp-kop-achtergrond" in style
    for width, height in (WIDE, NARROW):
        context = browser.new_context(
            base_url=werkbank, viewport={"width": width, "height": height}, bypass_csp=True
        )
        page = context.new_page()
        page.goto("/bekijk/GM0402")
        before = page.evaluate(STYLE_OF, [".sp-kopregel", "backgroundColor"])
        page.route("**/huisstijl*.css*", lambda r: r.fulfill(body=style, content_type="text/css"))
        for address in ("/bekijk/GM0402", "/bekijk/GM0402/keuzes"):
            page.goto(address)
            assert page.evaluate(STYLE_OF, [".sp-kopregel", "backgroundColor"]) == PURPLE != before
            assert page.evaluate(STYLE_OF, ["a.nl-link", "color"]) == BERRY
            assert "Verdana" in page.evaluate(STYLE_OF, ["body", "fontFamily"])
            assert faults_on(page) == []
        context.close()
