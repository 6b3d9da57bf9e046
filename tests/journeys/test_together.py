# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Two people in one dossier, the back button, and a connection that breaks during a save."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.journeys.tabs import FIELD, SAVED, Tabs, changes_in, on_posts, opened_tabs, sends_of

OTHER = "gemeente.GM0402.wsw"
RETRIED = 8_000
"""Milliseconds in which a save that went wrong is tried again."""


@pytest.fixture
def tabs(browser: Browser, werkbank: str) -> Iterator[Tabs]:
    with opened_tabs(browser, werkbank) as found:
        yield found


def box(page: Page, name: str = FIELD) -> Locator:
    """Give a field; the part of the page in which it stands is opened first."""
    found = page.locator(f'input[name="{name}"]:not([type=hidden])')
    found.evaluate("one => { for (let at = one; at; at = at.parentElement) at.open = true; }")
    return found


def type_in(page: Page, text: str, name: str = FIELD) -> None:
    """Type in a field and leave it, which saves it."""
    box(page, name).fill(text)
    box(page, name).press("Tab")


def save_in(page: Page, text: str, name: str = FIELD) -> None:
    """Type in a field and wait until the workbench has answered."""
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        type_in(page, text, name)


def named(tabs: Tabs, dossier: str, naam: str) -> Page:
    """Open the own figures of a dossier as somebody with a name."""
    page = tabs.open("/over")
    page.request.post(f"{dossier}/geschiedenis/naam", form={"naam": naam})
    page.goto(f"{dossier}/eigen-cijfers")
    return page


def test_the_same_field_in_two_browsers(tabs: Tabs) -> None:
    """Wie hetzelfde veld later wijzigt, ziet beide teksten en de naam; niets gaat verloren."""
    dossier = tabs.begin()
    anna, bert = named(tabs, dossier, "Anna"), named(tabs, dossier, "Bert")
    save_in(anna, "7")
    type_in(bert, "9")
    told = bert.locator("#effect")
    expect(told).to_contain_text("Anna vulde dit intussen anders in")
    expect(told).to_contain_text("Uw tekst: 9. Er staat nu: 7.")
    expect(bert.locator("#opslag")).to_contain_text("Niet opgeslagen")
    expect(box(bert)).to_have_value("9")
    bert.goto(f"{dossier}/geschiedenis")
    expect(bert.locator("main")).to_contain_text("Wat te laat kwam")
    expect(bert.get_by_role("listitem").filter(has_text="van Bert")).to_contain_text("9%")
    expect(bert.get_by_role("row").filter(has_text="Anna")).to_contain_text("7%")


def test_typing_it_again_after_reading_the_other_text(tabs: Tabs) -> None:
    """Wie de andere tekst las en de zijne toch wil, vult hem opnieuw in; beide blijven te zien."""
    dossier = tabs.begin()
    anna, bert = named(tabs, dossier, "Anna"), named(tabs, dossier, "Bert")
    save_in(anna, "7")
    type_in(bert, "9")
    expect(bert.locator("#effect")).to_contain_text("Er staat nu: 7.")
    with bert.expect_response(lambda answer: answer.request.method == "POST"):
        box(bert).press("Enter")
    expect(bert.locator("#opslag")).to_have_text(SAVED)
    bert.goto(f"{dossier}/geschiedenis")
    expect(bert.get_by_role("row").filter(has_text="Bert")).to_contain_text("9%")
    assert changes_in(bert, dossier) == 3


def test_a_conflict_is_settled_at_the_field(tabs: Tabs) -> None:
    """Bij het veld staan beide teksten met een knop; de ander houden laat niets van u achter."""
    dossier = tabs.begin()
    anna, bert = named(tabs, dossier, "Anna"), named(tabs, dossier, "Bert")
    for typed, told, choice in (("7", "9", "Houd 7"), ("6", "8", "Gebruik mijn tekst: 8")):
        anna.goto(f"{dossier}/eigen-cijfers")
        save_in(anna, typed)
        type_in(bert, told)
        beside = bert.locator(".sp-veld", has=box(bert)).locator(".sp-veld__botsing")
        expect(beside).to_contain_text(f"Anna vulde hier {typed} in.")
        with bert.expect_navigation():
            beside.get_by_text(choice).click()
        expect(box(bert)).to_have_value(typed if "Houd" in choice else told)
        expect(bert.locator("#bewaarde-tekst")).to_be_empty()
        expect(bert.locator(".sp-veld__botsing:not(:empty)")).to_have_count(0)
    bert.goto(f"{dossier}/geschiedenis")
    expect(bert.locator("main")).to_contain_text("8%")


def test_a_text_that_came_too_late_is_not_sent_by_itself(tabs: Tabs) -> None:
    """Een geweigerde tekst gaat niet vanzelf alsnog over die van een ander heen."""
    dossier = tabs.begin()
    anna, bert = named(tabs, dossier, "Anna"), named(tabs, dossier, "Bert")
    save_in(anna, "7")
    type_in(bert, "9")
    expect(bert.locator("#effect")).to_contain_text("Er staat nu: 7.")
    bert.evaluate("dispatchEvent(new Event('online'))")
    bert.wait_for_timeout(600)
    assert changes_in(bert, dossier) == 2


def test_different_fields_merge(tabs: Tabs) -> None:
    """Wijzigen twee mensen tegelijk verschillende velden, dan blijven beide staan."""
    dossier = tabs.begin()
    anna, bert = named(tabs, dossier, "Anna"), named(tabs, dossier, "Bert")
    save_in(anna, "7")
    save_in(bert, "210", OTHER)
    for page in (anna, bert):
        expect(page.locator("#effect")).to_contain_text("Met uw cijfers")
        expect(page.locator("#opslag")).to_have_text(SAVED)
    anna.reload()
    expect(box(anna)).to_have_value("7")
    expect(box(anna, OTHER)).to_have_value("210")


def test_two_tabs_without_a_script(tabs: Tabs) -> None:
    """Ook zonder script botst alleen wat twee mensen allebei wijzigden."""
    dossier = tabs.begin()
    one, other = (tabs.open(f"{dossier}/eigen-cijfers", script=False) for _ in range(2))
    for page, name, text in ((one, FIELD, "7"), (other, "bedrijf.reserve", "100")):
        page.locator(f'[name="{name}"]').fill(text)
        page.get_by_role("button", name="Bewaar").first.click()
        expect(page.locator("main")).not_to_contain_text("intussen")
    expect(other.locator(f'[name="{FIELD}"]')).to_have_value("7")
    expect(other.locator('[name="bedrijf.reserve"]')).to_have_value("100")


def test_back_after_a_save(tabs: Tabs) -> None:
    """De knop Terug toont wat er nu staat, en niet wat er stond voor het opslaan."""
    dossier = tabs.begin()
    page = tabs.open(f"{dossier}/eigen-cijfers")
    save_in(page, "8")
    expect(page.locator("#opslag")).to_have_text(SAVED)
    page.goto(f"{dossier}/mensen")
    sent = sends_of(page)
    page.go_back()
    expect(box(page)).to_have_value("8")
    page.go_forward()
    page.go_back()
    assert sent == []
    assert changes_in(page, dossier) == 2


def test_sending_again_after_back_without_a_script(tabs: Tabs) -> None:
    """Zonder script terug en nog eens bewaren: er verandert niets een tweede keer."""
    dossier = tabs.begin()
    page = tabs.open(f"{dossier}/eigen-cijfers", script=False)
    for _ in range(2):
        page.locator(f'[name="{FIELD}"]').fill("8")
        page.get_by_role("button", name="Bewaar").first.click()
        page.wait_for_url("**/eigen-cijfers#effect")
        page.go_back()
    page.go_forward()
    page.reload()
    expect(page.locator(f'[name="{FIELD}"]')).to_have_value("8")
    assert changes_in(page, dossier) == 2


def test_the_connection_breaks_before_the_save(tabs: Tabs) -> None:
    """Zonder verbinding blijft uw tekst staan met een melding; daarna gaat hij alsnog op weg."""
    dossier = tabs.begin()
    page = tabs.open(f"{dossier}/eigen-cijfers")
    page.context.set_offline(True)
    type_in(page, "8")
    expect(page.locator("#opslag")).to_contain_text("Niet opgeslagen: er is geen verbinding")
    expect(page.locator("#opslag")).to_contain_text("Uw tekst blijft staan")
    expect(box(page)).to_have_value("8")
    assert changes_in(tabs.open("/over"), dossier) == 1
    page.context.set_offline(False)
    expect(page.locator("#opslag")).to_have_text(SAVED, timeout=RETRIED)
    assert changes_in(page, dossier) == 2


def test_the_answer_to_a_save_gets_lost(tabs: Tabs) -> None:
    """Is het opgeslagen maar komt het antwoord niet aan, dan heeft opnieuw proberen één gevolg."""
    dossier = tabs.begin()
    page = tabs.open(f"{dossier}/eigen-cijfers")
    sent = sends_of(page)
    on_posts(page, "stil")
    type_in(page, "8")
    expect(page.locator("#opslag")).to_contain_text("geen verbinding")
    expect(box(page)).to_have_value("8")
    expect(page.locator("#opslag")).to_have_text(SAVED, timeout=RETRIED)
    first, again = sent
    assert first == again
    assert changes_in(page, dossier) == 2


def test_the_answer_to_the_first_save_gets_lost(tabs: Tabs) -> None:
    """Ook de eerste keer, als het dossier nog moet beginnen, komt er maar één dossier."""
    page = tabs.open("/bekijk/GM0363/eigen-cijfers")
    on_posts(page, "stil")
    type_in(page, "8")
    page.wait_for_url("**/dossier/**", timeout=RETRIED)
    assert changes_in(page, page.url.split("/eigen-cijfers")[0]) == 1
    assert page.request.get("/dossiers").text().count("Amsterdam</bdi>") == 1
