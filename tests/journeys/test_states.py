# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A page in another state than when it is opened: refused, computed, shared, or not found."""

import re

import pytest
from playwright.sync_api import Page
from tests.journeys.conftest import NARROW, Open
from tests.journeys.test_walk import check

SUBJECT = "/bekijk/GM0402"
COMPUTED = (
    "/mensen?toekomst=klaar",
    "/bedrijf?waardoor=klaar",
    "/keuzes?scenario=versterken",
    "/geld?van=2020&tot=2021",
)
"""Pages of which a part comes only when it is asked for, or that have nothing to show."""

NOT_FOUND = (
    "/bekijk/Hilversumm",
    "/gedeeld/x",
    f"{SUBJECT}/delen/intrekken",
    "/zoek?vraag=hi",
    "/bronnen?zoek=qqqq",
)
"""Addresses of which the page says what is wrong, or that nothing was found."""


@pytest.mark.parametrize("end", COMPUTED)
def test_what_is_computed_or_empty(open_page: Open, end: str) -> None:
    """Een pagina klopt ook nadat het rekenwerk klaar is, en als er niets te tonen is."""
    check(open_page(SUBJECT + end, size=NARROW, bypass=True), f"stand{end}")


@pytest.mark.parametrize("address", NOT_FOUND)
def test_what_is_not_there(open_page: Open, address: str) -> None:
    """Ook een pagina die zegt wat er mis is, is toegankelijk en legt elke afkorting uit."""
    check(open_page(address, size=NARROW, bypass=True), f"mis{address}")


@pytest.fixture
def page(open_page: Open) -> Page:
    """Give a page in a dossier with a choice and an own figure, without a script."""
    found = open_page(f"{SUBJECT}/eigen-cijfers", script=False, bypass=True)
    found.locator("form input.sp-veld__vak:visible").first.fill("5")
    found.get_by_role("button", name="Bewaar").first.click()
    found.goto(found.url.split("/eigen-cijfers")[0] + "/keuzes")
    found.get_by_role("button", name="Kies versterken").click()
    return found


def test_a_refused_figure_and_a_refused_slider(page: Page, open_page: Open) -> None:
    """Na een weigering klopt de pagina ook, met de melding en de tekst die er stond."""
    dossier = page.url.split("/keuzes")[0]
    for end, button in (("/eigen-cijfers", "Bewaar"), ("/keuzes", "Reken hiermee")):
        other = open_page(dossier + end, bypass=True, size=NARROW, script=False)
        other.locator("form input.sp-veld__vak:visible").first.fill("1.25")
        other.get_by_role("button", name=button).first.click()
        assert "niet duidelijk" in other.locator("main").inner_text()
        html = other.content()
        seen = open_page("/over", bypass=True, size=NARROW)
        seen.set_content(re.sub(r"<head>", f'<head><base href="{other.url}">', html))
        check(seen, f"stand{end}_geweigerd")


def test_a_shared_link(page: Page, open_page: Open) -> None:
    """Elke pagina achter een gedeelde link klopt, voor wie alleen mag lezen."""
    page.goto(page.url.split("/keuzes")[0] + "/delen")
    page.get_by_role("button", name="Maak een link").click()
    found = re.search(r"/gedeeld/[A-Za-z0-9._~-]+", page.content())
    assert found
    for end in ("", "/mensen", "/bedrijf", "/keuzes"):
        check(open_page(found[0] + end, size=NARROW, bypass=True), f"gedeeld{end}")
    broken = open_page(found[0][:-3] + "/geld", size=NARROW, bypass=True)
    check(broken, "gedeeld_stuk")


LOOK = """
every => every.map((one) => {
  const shown = getComputedStyle(one.querySelector('.sp-cijfer__waarde') ?? one);
  return [one.dataset.soort, shown.borderBottomStyle + ' ' + shown.textDecorationStyle];
})
"""


def test_two_kinds_of_figure_look_different(open_page: Open) -> None:
    """Wat vaststaat ziet er anders uit dan een raming, en elke soort ziet er steeds gelijk uit."""
    page = open_page(f"{SUBJECT}/geld?van=2024&tot=2026")
    found = page.eval_on_selector_all("main .sp-cijfer", LOOK)
    looks = {kind: {look for other, look in found if other == kind} for kind, _ in found}
    assert {"vastgesteld", "raming"} <= looks.keys()
    assert not looks["vastgesteld"] & looks["raming"]
