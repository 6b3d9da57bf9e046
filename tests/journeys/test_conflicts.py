# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Two people who choose at the same time: both choices with buttons at the field, nothing lost."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.tabs import SAVED, Tabs, changes_in, opened_tabs

INFLOW = "keuze.tussengroep.instroom"
SLIDER, OTHER = "#schuif-tussengroep-instroom", "#schuif-tussengroep-uitstroom"
CHOSEN = {"scenario.1": "versterken", INFLOW: "1200"}


@pytest.fixture
def tabs(browser: Browser, werkbank: str) -> Iterator[Tabs]:
    with opened_tabs(browser, werkbank) as found:
        yield found


def named(tabs: Tabs, address: str, naam: str, *, script: bool = True) -> Page:
    """Open a page of a dossier as somebody with a name."""
    dossier = re.sub(r"(/dossier/[^/]+).*", r"\1", address)
    page = tabs.open("/over", script=script)
    page.request.post(f"{dossier}/geschiedenis/naam", form={"naam": naam})
    page.goto(address)
    return page


def slide(page: Page, text: str, field: str = SLIDER) -> None:
    """Fill in a slider and wait for the answer."""
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator(field).fill(text)
        page.locator(field).press("Tab")


def test_one_slider_in_two_browsers(tabs: Tabs) -> None:
    """Bij de schuif staan beide waarden met een knop; de een kiest de zijne, de ander houdt."""
    dossier = tabs.begin(CHOSEN)
    anna, bert = (named(tabs, f"{dossier}/keuzes", naam) for naam in ("Anna", "Bert"))
    for theirs, mine, choice in (
        ("1.300", "1.400", "Gebruik mijn tekst: 1.400"),
        ("900", "800", "Houd 900"),
    ):
        anna.goto(f"{dossier}/keuzes")
        slide(anna, theirs)
        slide(bert, mine)
        beside = bert.locator(f"{SLIDER}-botsing")
        expect(beside).to_contain_text(f"Anna vulde hier {theirs} in.")
        expect(bert.locator("#uitkomst")).to_contain_text(f"Er staat nu: {theirs}.")
        expect(bert.locator(SLIDER)).to_have_value(mine)
        with bert.expect_navigation():
            beside.get_by_text(choice).click()
        expect(bert.locator(SLIDER)).to_have_value(theirs if "Houd" in choice else mine)
        expect(bert.locator("#bewaarde-tekst")).to_be_empty()
        expect(bert.locator(".sp-veld__botsing:not(:empty)")).to_have_count(0)
    bert.goto(f"{dossier}/geschiedenis")
    expect(bert.locator("main")).to_contain_text("Wat te laat kwam")
    expect(bert.get_by_role("listitem").filter(has_text="van Bert").first).to_contain_text("800")


def test_two_sliders_in_two_browsers(tabs: Tabs) -> None:
    """Verschillende schuiven gaan samen, en wie schuift, leest bij de andere wat er nu staat."""
    dossier = tabs.begin(CHOSEN)
    anna, bert = (named(tabs, f"{dossier}/keuzes", naam) for naam in ("Anna", "Bert"))
    slide(anna, "1.300")
    slide(bert, "11", OTHER)
    expect(bert.locator("#opslag")).to_have_text(SAVED)
    told = bert.locator(f"{SLIDER}-botsing")
    expect(told).to_contain_text("Anna vulde hier intussen 1.300 in.")
    slide(bert, "10", OTHER)
    expect(told).to_contain_text("Anna vulde hier intussen 1.300 in.")
    with bert.expect_navigation():
        told.get_by_role("link", name="Laad de pagina opnieuw").click()
    expect(bert.locator(SLIDER)).to_have_value("1.300")
    expect(bert.locator(OTHER)).to_have_value("10")


def test_a_slider_conflicts_without_a_script(tabs: Tabs) -> None:
    """Zonder script staan beide waarden ook bij de schuif, en uw andere schuif gaat mee."""
    dossier = tabs.begin(CHOSEN)
    bert = named(tabs, f"{dossier}/keuzes", "Bert", script=False)
    anna = named(tabs, f"{dossier}/keuzes", "Anna")
    slide(anna, "1.300")
    bert.locator(SLIDER).fill("1.400")
    bert.locator(OTHER).fill("11")
    bert.get_by_role("button", name="Reken hiermee").click()
    expect(bert).to_have_url(re.compile("#uitkomst$"))
    expect(bert.locator("#uitkomst")).to_contain_text("Uw tekst: 1.400. Er staat nu: 1.300.")
    bert.locator(f"{SLIDER}-botsing").get_by_role("button", name="Houd 1.300").click()
    expect(bert.locator(SLIDER)).to_have_value("1.300")
    expect(bert.locator(OTHER)).to_have_value("11")


@pytest.mark.parametrize("script", [True, False], ids=["met script", "zonder script"])
def test_one_scenario_in_two_browsers(tabs: Tabs, *, script: bool) -> None:
    """Kozen twee mensen een ander scenario, dan staan beide boven de routes, met knoppen."""
    dossier = tabs.begin(CHOSEN)
    anna, bert = (
        named(tabs, f"{dossier}/keuzes", naam, script=script) for naam in ("Anna", "Bert")
    )
    anna.get_by_role("button", name="Kies samengaan met buren").click()
    expect(anna.locator("main")).to_contain_text("Samengaan met buren en uw schuiven")
    bert.get_by_role("button", name="Kies doorgaan zoals nu").click()
    at = bert.locator("#kies-scenario-1-botsing")
    expect(at).to_contain_text("Anna vulde hier Samengaan met buren in.")
    expect(at.get_by_role("link", name="Houd Samengaan met buren")).to_be_visible()
    at.get_by_role("button", name="Gebruik mijn tekst").click()
    expect(bert.locator("#kies-scenario-1-botsing")).to_be_empty()
    expect(bert.locator(".sp-route--gekozen")).to_contain_text("Doorgaan zoals nu")


@pytest.mark.parametrize("script", [True, False], ids=["met script", "zonder script"])
def test_beside_each_other_in_two_browsers(tabs: Tabs, *, script: bool) -> None:
    """Naast elkaar staan beide keuzes bij de lijst; wat u nog meer koos, gaat mee."""
    dossier = tabs.begin(CHOSEN)
    page = f"{dossier}/keuzes/naast-elkaar"
    anna, bert = (named(tabs, page, naam, script=script) for naam in ("Anna", "Bert"))
    anna.locator("#kies-scenario-2").select_option("samengaan_met_buren")
    anna.get_by_role("button", name="Zet naast elkaar").click()
    expect(anna.locator("main")).to_contain_text("Samengaan met buren")
    bert.locator("#kies-scenario-2").select_option("ruime_arbeidsmarkt")
    bert.locator("#kies-scenario-3").select_option("krappe_arbeidsmarkt")
    bert.get_by_role("button", name="Zet naast elkaar").click()
    at = bert.locator("#kies-scenario-2-botsing")
    expect(at).to_contain_text("Anna vulde hier Samengaan met buren in.")
    expect(bert.locator("#kies-scenario-2")).to_have_value("ruime_arbeidsmarkt")
    at.get_by_role("button", name="Houd Samengaan met buren").click()
    expect(bert.locator("#kies-scenario-2")).to_have_value("samengaan_met_buren")
    expect(bert.locator("#kies-scenario-3")).to_have_value("krappe_arbeidsmarkt")
    expect(bert.locator(".sp-veld__botsing:not(:empty)")).to_have_count(0)
    assert changes_in(bert, dossier) == 4
