# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every page in a real browser: accessible, explained, and never a forecast without its range."""

from typing import Any

import pytest
from playwright.sync_api import Page
from tests.conftest import is_full
from tests.journeys.axe import faults_on
from tests.journeys.conftest import NARROW, WIDE, Open, picture
from tests.journeys.walk import pages
from tests.web.abbreviations import find_unexplained

from springplank.reference.partnerships import partnerships
from springplank.reference.subjects import every_subject
from springplank.registers.begrippen import load_begrippen

FILES = (".csv", ".svg", ".html", ".png", ".json")
"""Ends of addresses that give a file and no page."""

SUBJECT = "/bekijk/GM0402"
SMALLEST = (320, 640)


def shown(addresses: list[str]) -> list[str]:
    return [one for one in addresses if not one.split("?")[0].endswith(FILES)]


ALWAYS = [end for end in shown(pages(is_about=True)) if end != "/geschiedenis"]


IN_DOSSIER = shown(pages(is_about=True))
ELSEWHERE = [
    (subject, end)
    for subject in ("/bekijk/NL", "/bekijk/ammatch", "/bekijk/GM0344")
    for end in ("", "/geld", "/mensen", "/bedrijf", "/keuzes")
]
if not is_full():  # the same templates, with other figures: a third and half of them, as a sample
    IN_DOSSIER, ELSEWHERE = IN_DOSSIER[::3], ELSEWHERE[::2]


@pytest.fixture(scope="module")
def dossier(werkbank: str, browser: Any) -> str:
    """Make a dossier with an own figure and a choice, as a person does."""
    page = browser.new_page(base_url=werkbank, java_script_enabled=False)
    page.goto("/bekijk/GM0402/eigen-cijfers")
    page.locator("form input.sp-veld__vak:visible").first.fill("5")
    page.get_by_role("button", name="Bewaar").first.click()
    path: str = page.url.removeprefix(werkbank).split("/eigen-cijfers")[0]
    page.close()
    assert path.startswith("/dossier/")
    return path


@pytest.mark.parametrize("end", ALWAYS)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["breed", "smal"])
def test_a_page_about_a_subject(open_page: Open, end: str, size: tuple[int, int]) -> None:
    """Elke pagina over een onderwerp klopt, breed en op een telefoon."""
    check(open_page(SUBJECT + end, size=size, bypass=True), f"bekijk{end}_{size[0]}")


@pytest.mark.parametrize("address", shown(pages(is_about=False)))
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["breed", "smal"])
def test_another_page(open_page: Open, address: str, size: tuple[int, int]) -> None:
    """Elke andere pagina klopt, breed en op een telefoon."""
    check(open_page(address, size=size, bypass=True), f"los{address}_{size[0]}")


@pytest.mark.parametrize("end", IN_DOSSIER)
def test_a_page_of_a_dossier(open_page: Open, dossier: str, end: str) -> None:
    """Elke pagina klopt ook in een dossier met eigen cijfers."""
    check(open_page(dossier + end, bypass=True), f"dossier{end}" if is_full() else "")


@pytest.mark.parametrize("subject,end", ELSEWHERE)
def test_another_subject(open_page: Open, subject: str, end: str) -> None:
    """Ook het land, een verband en een gemeente alleen hebben pagina's die kloppen."""
    name = f"{subject[8:]}{end}" if is_full() else ""
    check(open_page(subject + end, size=NARROW, bypass=True), name)


@pytest.mark.parametrize("end", ALWAYS)
def test_nothing_falls_off_a_small_screen(open_page: Open, end: str) -> None:
    """Op 320 punten breed, of bij 400% vergroting, hoeft niemand opzij te schuiven."""
    page = open_page(SUBJECT + end, size=SMALLEST)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= SMALLEST[0]


def check(page: Page, name: str) -> None:
    """Check what must hold on every page.

    Args:
        page: the page, open.
        name: name of its screenshot; empty for none. Each costs as much as half of the checks.
    """
    if name:
        picture(page, name.strip("/").replace("/", "_"))
    assert "Springplank" in page.title()
    heads = page.locator("h1")
    assert heads.count() == 1
    assert heads.inner_text().strip()
    assert page.locator("main").count() == 1
    assert faults_on(page) == []
    assert without_range(page) == []
    assert charts_without_table(page) == []
    # Titles, choices, and words in a picture are quoted; the text beside them explains.
    page.add_style_tag(content=QUOTED)
    text = page.locator("main").inner_text()
    assert find_unexplained(text, load_begrippen(), NAMES) == ()
    assert "nan" not in text.lower().split()
    assert "None" not in text


NAMES = (
    *{subject.naam for _, subject in every_subject(2026)},
    *{v.uitvoerder for v in partnerships()},
    *(begrip.word for begrip in load_begrippen().values() if " " in begrip.word),
)
"""Names of places and organisations: their capitals are no abbreviations."""


QUOTED = """
* { text-transform: none !important; }
cite, code, select, svg, .sp-begrippen { display: none; }
"""


def without_range(page: Page) -> list[str]:
    """List the forecasts that stand without their range."""
    found: list[str] = page.eval_on_selector_all(
        "[data-soort='raming']",
        "(every, wanted) => every.filter(one => !new RegExp(wanted).test(one.textContent))"
        ".map(one => one.textContent)",
        "tussen .+ en |geen spreiding|bereik onbekend|verschil van twee middelste|in elke uitkomst"
        "|op 0,1% na|bereik kleiner dan de afronding|van de 100 uitkomsten",
    )
    return found


def charts_without_table(page: Page) -> list[str]:
    """List the pictures without a table in the same part of the page."""
    found: list[str] = page.eval_on_selector_all(
        "main figure",
        "every => every.filter(one => one.querySelector('svg') && !(one.closest('section') ?? "
        "one.parentElement.parentElement).querySelector('table'))"
        ".map(one => one.textContent.slice(0, 80))",
    )
    return found
