# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Scene A: a beleidsmedewerker, asked on Monday for a direction by Thursday, opens the workbench.

Minutes 0:00 to 3:00: from one field to a number with its source and a page to forward.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.journeys.conftest import NARROW, WIDE, Open, picture

MOST_FIELDS, MOST_CLICKS = 4, 12
FIRST_ANSWER = 5_000
"""Milliseconds from choosing to the first number."""


@dataclass
class Person:
    """Somebody at the workbench, who counts what it takes.

    Attributes:
        page: what is on the screen.
        press: how something is activated: with the mouse, or with the keyboard.
        typed: fields typed in.
        clicks: things clicked or activated.
    """

    page: Page
    press: Callable[[Locator], None]
    typed: int = 0
    clicks: int = 0

    def click(self, what: Locator) -> None:
        """Activate something."""
        self.clicks += 1
        expect(what).to_be_visible()
        self.press(what)

    def fill(self, what: Locator, text: str) -> None:
        """Type in a field."""
        self.typed += 1
        what.fill(text)

    def go_to(self, label: str) -> None:
        """Choose a page from the menu; on a phone the menu is opened first."""
        menu = self.page.get_by_role("button", name="Menu")
        if menu.is_visible():
            self.click(menu)
        self.click(self.page.get_by_role("link", name=label, exact=True).first)


def with_mouse(what: Locator) -> None:
    what.click()


def with_keyboard(what: Locator) -> None:
    """Reach something with Tab and press Enter, as somebody without a mouse does."""
    page = what.page
    wanted = what.evaluate_handle("one => one")
    for _ in range(400):
        if page.evaluate("one => document.activeElement === one", wanted):
            break
        page.keyboard.press("Tab")
    else:
        pytest.fail(f"Met Tab niet te bereiken: {what}")
    assert page.evaluate(
        "() => getComputedStyle(document.activeElement).outlineStyle !== 'none'"
    ), "de plek van het toetsenbord is niet te zien"
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    "name, size, script, press",
    [
        ("muis", WIDE, True, with_mouse),
        ("zonder_script", WIDE, False, with_mouse),
        ("toetsenbord", WIDE, True, with_keyboard),
        ("telefoon", NARROW, True, with_mouse),
    ],
)
def test_from_one_field_to_a_page_to_forward(
    open_page: Open,
    name: str,
    size: tuple[int, int],
    press: Callable[[Locator], None],
    *,
    script: bool,
) -> None:
    """Met 4 velden en 12 klikken of minder: een cijfer met bron, en een pagina om te delen."""
    page = open_page("/", size=size, script=script)
    person = Person(page, press)

    choose(person, script=script)
    see_the_answer(person, name)
    see_why(person)
    choose_a_route(person, name, script=script)
    shared = share(person, name)

    assert person.typed <= MOST_FIELDS, person.typed
    assert person.clicks <= MOST_CLICKS, person.clicks
    other = open_page(shared, size=size, script=script)
    expect(other.locator("main")).to_contain_text("gedeelde link")
    page.goto(page.url.split("/delen")[0] + "/keuzes")
    assert outcome(other, shared + "/keuzes") == outcome(page, page.url)


def choose(person: Person, *, script: bool) -> None:
    """0:00 One field; two letters, choose."""
    page = person.page
    box = page.get_by_role("searchbox")
    person.typed += 1
    box.press_sequentially("hi")
    if not script:
        person.click(page.get_by_role("button", name="Zoek"))
    person.click(page.get_by_role("link", name=re.compile("^Hilversum")))


def see_the_answer(person: Person, name: str) -> None:
    """0:05 Three sentences with numbers, before any form; each number can be opened."""
    page = person.page
    expect(page.get_by_role("heading", level=2)).not_to_have_count(0, timeout=FIRST_ANSWER)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hilversum")
    sentences = page.locator("main .sp-cijfer--raming")
    assert sentences.count() >= 8
    assert page.locator("main form").count() == 0
    for one in sentences.all():
        assert re.search(r"tussen|geen spreiding|bereik kleiner", one.inner_text())
        assert one.locator("a").count() == 1
    picture(page, f"scene_a_{name}_1_oogopslag")


def see_why(person: Person) -> None:
    """0:05 Each number underlined: a click gives steps, circulaire and page."""
    page = person.page
    person.click(page.get_by_role("row", name=re.compile("beschut werk")).get_by_role("link").first)
    expect(page.locator("main")).to_contain_text("circulaire")
    assert page.locator("main a[href^='/bronnen/']").count() >= 1
    page.go_back()


def choose_a_route(person: Person, name: str, *, script: bool) -> None:
    """1:10 Three ready routes; one click, and a slider moves the result with the difference."""
    page = person.page
    person.click(page.get_by_role("link", name="Wat kunt u kiezen?"))
    for route in ("Doorgaan zoals nu", "Versterken", "Samengaan met buren"):
        expect(page.get_by_role("heading", name=route).first).to_be_visible()
    person.click(page.get_by_role("button", name="Kies versterken"))
    page.wait_for_url("**/dossier/**")
    before = page.locator("#uitkomst").inner_text()
    box = page.locator("input.sp-veld__vak:visible").first
    person.fill(box, "6")
    if script:
        box.press("Tab")
    else:
        person.click(page.get_by_role("button", name="Reken hiermee"))
    expect(page.locator("#uitkomst")).not_to_have_text(before)
    assert page.locator("#uitkomst strong, #uitkomst b").count() >= 1
    expect(page.locator("#uitkomst")).to_contain_text("tussen")
    picture(page, f"scene_a_{name}_2_keuzes")


def share(person: Person, name: str) -> str:
    """3:00 A page to forward: the link opens exactly this state. Gives its path."""
    page = person.page
    person.go_to("Delen")
    person.click(page.get_by_role("button", name="Maak een link"))
    expect(page.locator("main")).to_contain_text("/gedeeld/")
    picture(page, f"scene_a_{name}_3_delen")
    found = re.search(r"/gedeeld/[A-Za-z0-9._~-]+", page.content())
    assert found
    return found[0]


def outcome(page: Page, url: str) -> str:
    """Read what the choices come to."""
    page.goto(url)
    numbers = page.locator("#uitkomst .sp-cijfer").all_inner_texts()
    assert numbers
    return " ".join(numbers)
