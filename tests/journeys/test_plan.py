# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A plan from the first owner to the PDF, in a real browser, with a script and without."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.journeys.axe import faults_on
from tests.journeys.conftest import NARROW, Open, picture
from tests.journeys.test_walk import SMALLEST, check, without_range

from springplank.actions.plan.tasks import HOOFDSTUKKEN

EXAMPLE = "/bekijk/voorbeeld/plan"


def open_all(page: Page) -> None:
    """Open every part that can be opened, as a person does one by one."""
    for part in page.locator("main details:not([open]) > summary").all():
        part.click()


def chapter(page: Page, naam: str) -> None:
    """Go to a chapter through the menu and the list."""
    page.get_by_role("link", name="Plan", exact=True).first.click()
    page.get_by_role("link", name=HOOFDSTUKKEN[naam].titel, exact=True).click()


@pytest.mark.parametrize("script", [True, False], ids=["met-script", "zonder-script"])
def test_from_start_to_pdf(open_page: Open, tmp_path: Path, script: bool) -> None:
    """Eigenaar, tekst, keuze, stap en PDF: een plan maken lukt, ook zonder script."""
    page = open_page("/bekijk/GM0402/plan/hoofdstuk/visie", script=script)
    page.get_by_label("Wie schrijft dit hoofdstuk?").fill("Anneke")
    page.get_by_label("Hoe ver is het?").select_option("bezig")
    page.get_by_role("button", name="Bewaar deze velden").click()
    page.wait_for_url("**/dossier/**")
    block = page.locator("#blok-visie-doelen")
    block.get_by_text("Beantwoord deze vraag").click()
    block.get_by_label("Uw antwoord").fill("Iedereen die kan werken, werkt.")
    block.get_by_role("button", name="Bewaar deze tekst").click()
    assert "Iedereen die kan werken, werkt." in page.locator("#blok-visie-doelen").inner_text()

    page.get_by_role("link", name="Keuzes", exact=True).first.click()
    page.get_by_role("button", name="Kies versterken").click()
    page.wait_for_load_state()
    chapter(page, "keuze")
    page.get_by_label("Welke optie kiest u?").select_option(label="Versterken")
    page.get_by_role("button", name="Bewaar deze velden").click()

    chapter(page, "uitvoering")
    page.get_by_label("Wat gebeurt er?").fill("Tarieven verhogen")
    page.get_by_label("Wie zet deze stap?").fill("Anneke")
    page.get_by_role("button", name="Bewaar deze velden").click()
    assert "Tarieven verhogen" in page.locator("main").inner_text()

    page.get_by_role("link", name="Plan", exact=True).first.click()
    assert "Eigenaar: Anneke." in page.locator("main").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="plan.pdf", exact=True).click()
    file = tmp_path / "plan.pdf"
    waiting.value.save_as(file)
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_visitor_sees_the_whole_example(open_page: Open) -> None:
    """Met één knop staat er een heel voorbeeldplan; elk hoofdstuk klopt, breed en smal."""
    page = open_page(EXAMPLE, bypass=True)
    page.get_by_role("button", name="Bekijk het voorbeeld").click()
    page.wait_for_url("**/dossier/*/plan")
    begin = page.url
    for end in ("", "/controle", "/bestaand", *(f"/hoofdstuk/{one}" for one in HOOFDSTUKKEN)):
        page.goto(begin + end)
        picture(page, f"plan_voorbeeld{end.replace('/', '_')}")
        assert faults_on(page) == []
        assert without_range(page) == []
        page.set_viewport_size({"width": SMALLEST[0], "height": SMALLEST[1]})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= SMALLEST[0]
        page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("naam", HOOFDSTUKKEN)
def test_a_chapter_on_a_phone(open_page: Open, naam: str) -> None:
    """Elk hoofdstuk klopt op een telefoon, met uitleg bij elke afkorting."""
    page = open_page(f"/bekijk/GM0402/plan/hoofdstuk/{naam}", size=NARROW, bypass=True)
    check(page, f"plan_{naam}_smal")


def test_an_existing_plan(open_page: Open, tmp_path: Path) -> None:
    """Wie al een plan heeft, kiest het bestand en ziet wat er staat en wat er misschien mist."""
    file = tmp_path / "plan.txt"
    file.write_text("De raad van Hilversum besloot op 3 mei 2026.\n\nGroei en krimp per jaar.")
    page = open_page("/bekijk/GM0402/plan", bypass=True, script=False)
    page.get_by_role("link", name="Zoek na wat er al in staat.").click()
    page.get_by_label("Uw plan").set_input_files(file)
    page.get_by_role("button", name="Zoek mijn plan na").click()
    text = page.locator("main").inner_text()
    assert "Er staat iets over een besluit van raad op 3 mei 2026." in text
    assert "geen oordeel" in text
    page = open_page("/bekijk/GM0402/plan/bestaand", bypass=True, size=NARROW)
    page.get_by_label("Uw plan").set_input_files(file)
    page.get_by_role("button", name="Zoek mijn plan na").click()
    page.wait_for_selector("#draagvlak")
    check(page, "plan_bestaand_uitslag")
