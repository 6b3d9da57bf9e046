# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a page does with scripts (sliders, saving by itself, copying), and what without."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Response, expect
from tests.journeys.conftest import NARROW
from tests.journeys.tabs import FIELD, SAVED, Tabs, changes_in, on_posts, opened_tabs, sends_of

WHERE = "functie.A.waar"
RETRIED = 8_000
"""Milliseconds in which a save that went wrong is tried again."""

ABOUT_FORM = {"revisie", "sleutel", "scenario.1"}
"""What a form of the sliders sends besides what was moved."""

CLIPBOARD = ("clipboard-read", "clipboard-write")


@pytest.fixture
def tabs(browser: Browser, werkbank: str) -> Iterator[Tabs]:
    with opened_tabs(browser, werkbank) as found:
        yield found


def is_save(answer: Response) -> bool:
    """Say whether something was answered to a save."""
    return answer.request.method == "POST"


def type_in(page: Page, name: str, text: str) -> None:
    page.locator(f'[name="{name}"]').fill(text)
    page.locator(f'[name="{name}"]').press("Tab")


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


# ---- sliders ----


def test_a_slider_by_keyboard(tabs: Tabs) -> None:
    """Een schuif werkt met de pijltjes: het getal gaat mee, en alleen wat bewoog wordt bewaard."""
    page = tabs.open(f"{tabs.begin()}/keuzes")
    sent = sends_of(page)
    slider = page.locator("input[type=range]").first
    number = page.locator(f"#{slider.get_attribute('data-bij')}")
    before = number.input_value()
    expect(page.locator("#uitkomst")).to_contain_text("U gaat door zoals nu")
    slider.focus()
    with page.expect_response(is_save):
        for _ in range(3):
            page.keyboard.press("ArrowLeft")
    expect(number).not_to_have_value(before)
    expect(page.locator("#uitkomst")).to_contain_text("Wat verandert uw keuze")
    expect(page.locator("#opslag")).to_have_text(SAVED)
    names = set(sent[-1]) - ABOUT_FORM
    assert names == {number.get_attribute("name")}
    assert sent[-1][names.pop()] == number.input_value()


def test_the_slider_follows_the_number(tabs: Tabs) -> None:
    """Wie een getal typt, ziet de schuif meegaan; ook met een punt voor duizend en een komma."""
    page = tabs.open(f"{tabs.begin()}/keuzes")
    for slider in page.locator("input[type=range]").all():
        number = page.locator(f"#{slider.get_attribute('data-bij')}")
        low = float(slider.get_attribute("min") or "")
        written = f"{low:,.4f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))
        number.fill(written)
        assert float(slider.input_value()) == pytest.approx(low)


def test_a_slider_too_far(tabs: Tabs) -> None:
    """Een getal buiten de schuif wordt niet bewaard: de melding zegt het en het getal blijft."""
    dossier = tabs.begin()
    page = tabs.open(f"{dossier}/keuzes")
    number = page.locator("input.sp-veld__vak:visible").first
    number.fill("999999")
    number.press("Tab")
    expect(page.locator("#uitkomst")).to_contain_text("Niet bewaard")
    expect(page.locator("#opslag")).to_contain_text("Lees de melding")
    expect(number).to_have_value("999999")
    assert changes_in(page, dossier) == 1


# ---- saving by itself ----


def test_only_what_was_changed_is_sent(tabs: Tabs) -> None:
    """Elk veld gaat alleen op weg; twee snel na elkaar komen allebei aan."""
    dossier = tabs.begin()
    page = tabs.open(f"{dossier}/keuzes/organisatie")
    sent = sends_of(page)
    page.locator('[name="functie.A"]').select_option("ontbreekt")
    type_in(page, WHERE, "bij de gemeente")
    expect(page.locator("#kaart")).to_contain_text("Waar: bij de gemeente")
    page.reload()
    expect(page.locator('[name="functie.A"]')).to_have_value("ontbreekt")
    expect(page.locator(f'[name="{WHERE}"]')).to_have_value("bij de gemeente")
    for one in sent:
        assert set(one) - {"revisie", "sleutel"} <= {"functie.A", WHERE}
    assert changes_in(page, dossier) == 3


def test_enter_saves(tabs: Tabs) -> None:
    """Enter in een veld bewaart, en laat u op de pagina."""
    dossier = tabs.begin()
    page = tabs.open(f"{dossier}/eigen-cijfers")
    page.locator(f'[name="{FIELD}"]').fill("8")
    with page.expect_response(is_save):
        page.locator(f'[name="{FIELD}"]').press("Enter")
    expect(page.locator("#opslag")).to_have_text(SAVED)
    assert page.url.endswith("/eigen-cijfers")
    assert changes_in(page, dossier) == 2


def test_a_wrong_figure_is_told_at_once(tabs: Tabs) -> None:
    """Een getal met twee betekenissen wordt nagevraagd; er wordt niets bewaard."""
    dossier = tabs.begin()
    page = tabs.open(f"{dossier}/eigen-cijfers")
    type_in(page, FIELD, "1.25")
    expect(page.locator("#effect")).to_contain_text("Schrijf 1,25 met een komma")
    expect(page.locator("#opslag")).to_contain_text("Niet opgeslagen")
    expect(page.locator(f'[name="{FIELD}"]')).to_have_value("1.25")
    assert changes_in(page, dossier) == 1


def test_the_server_fails_twice(tabs: Tabs) -> None:
    """Gaat het bij ons mis, dan proberen wij hetzelfde opnieuw, met dezelfde sleutel."""
    dossier = tabs.begin()
    page = tabs.open(f"{dossier}/eigen-cijfers")
    sent = sends_of(page)
    on_posts(page, "stuk")
    type_in(page, FIELD, "8")
    expect(page.locator("#opslag")).to_contain_text("Er ging iets mis bij het opslaan")
    expect(page.locator(f'[name="{FIELD}"]')).to_have_value("8")
    expect(page.locator("#opslag")).to_have_text(SAVED, timeout=RETRIED)
    first, again = sent
    assert first == again
    assert changes_in(page, dossier) == 2


def test_what_was_not_saved_is_offered_back(tabs: Tabs) -> None:
    """Wie weggaat zonder verbinding, krijgt zijn tekst later terug; hij kan hem ook weggooien."""
    page = tabs.open(f"{tabs.begin()}/keuzes/organisatie")
    text = "bij <b>ons</b> & elders"
    for answer in ("Gooi weg", "Zet terug"):
        on_posts(page, "weg", "weg")
        type_in(page, WHERE, text)
        expect(page.locator("#opslag")).to_contain_text("geen verbinding")
        page.unroute_all(behavior="ignoreErrors")
        page.reload()
        offer = page.locator("#bewaarde-tekst")
        expect(offer).to_contain_text("niet is opgeslagen. Waar ligt A")
        expect(offer).to_contain_text(text)
        assert offer.locator("b").count() == 0
        if answer == "Zet terug":
            with page.expect_response(is_save):
                page.get_by_role("button", name=answer).click()
        else:
            page.get_by_role("button", name=answer).click()
        expect(offer).to_be_empty()
    expect(page.locator(f'[name="{WHERE}"]')).to_have_value(text)
    expect(page.locator("#opslag")).to_have_text(SAVED)
    page.reload()
    expect(page.locator(f'[name="{WHERE}"]')).to_have_value(text)
    assert page.evaluate("localStorage.length") == 0


# ---- copying ----


def select(what: Locator) -> None:
    """Select the text of an element, as with a double click."""
    what.evaluate("one => getSelection().selectAllChildren(one)")


def test_a_copied_figure_takes_its_range_along(tabs: Tabs) -> None:
    """Wie een cijfer kopieert, krijgt bandbreedte, bron, berekening en adres mee."""
    page = tabs.open("/bekijk/GM0402", permissions=CLIPBOARD)
    figure = page.locator("main .sp-cijfer--raming[data-run]:not([data-run=''])").first
    select(figure.locator(".sp-cijfer__waarde"))
    page.keyboard.press("Control+c")
    copied = clipboard(page)
    assert re.search(r"tussen .+ en |geen spreiding|bereik kleiner", copied)
    assert f"berekening {figure.get_attribute('data-run')}" in copied
    assert page.url in copied


def test_a_card_is_copied_whole(tabs: Tabs) -> None:
    """Een citeerkaart wordt in haar geheel gekopieerd: zin, bereik, bron, datum en adres."""
    page = tabs.open("/bekijk/GM0402/citeer?wat=geld/totaal/2026", permissions=CLIPBOARD)
    page.get_by_role("button", name="Kopieer deze tekst").click()
    expect(page.locator("#opslag")).to_have_text("De tekst is gekopieerd.")
    copied = clipboard(page)
    for part in ("tussen", "Bron:", "Berekend op", "berekening", "/bekijk/GM0402"):
        assert part in copied


# ---- the menu, and no script ----


def test_the_menu_on_a_phone(tabs: Tabs) -> None:
    """Op een telefoon gaat het menu open met Enter en dicht met Escape, met de plek erbij."""
    page = tabs.open("/bekijk/GM0402", size=NARROW)
    button, menu = page.get_by_role("button", name="Menu"), page.locator("#menu")
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_without_a_script(tabs: Tabs) -> None:
    """Zonder script staat er een knop en geen schuif; bewaren en het menu werken."""
    dossier = tabs.begin()
    page = tabs.open(f"{dossier}/keuzes", size=NARROW, script=False)
    expect(page.locator("input[type=range]").first).to_be_hidden()
    number = page.locator("input.sp-veld__vak:visible").first
    number.fill(f"{float(number.input_value().replace('.', '').replace(',', '.')) - 1:.0f}")
    page.get_by_role("button", name="Reken hiermee").click()
    expect(page.locator("#opslag")).to_have_text(SAVED)
    assert changes_in(page, dossier) >= 2
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("link", name="Mensen", exact=True)).to_be_visible()


def test_the_way_past_the_menu(tabs: Tabs) -> None:
    """De eerste Tab biedt een weg naar de inhoud, langs het menu."""
    page = tabs.open("/bekijk/GM0402")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()


# ---- focus ----


@pytest.mark.parametrize(
    "url, press, after",
    [
        ("/bekijk/GM0402/mensen", "#stip-wsw", "stip-wsw"),
        ("/bekijk/GM0402/mensen", "#toekomsten-stand", "toekomsten-stand"),
        ("/bekijk/GM0402/bedrijf", "#waardoor-stand", "waardoor-stand"),
    ],
)
def test_focus_stays_where_it_was(tabs: Tabs, url: str, press: str, after: str) -> None:
    """Wordt een deel van de pagina vernieuwd, dan bent u daarna nog op dezelfde plek."""
    page = tabs.open(url)
    if press == "#stip-wsw":
        page.locator("#stip-tussengroep").press("Enter")
        expect(page.locator("#stippen-tussengroep")).to_be_visible()
    page.locator(press).press("Enter")
    expect(page.locator("progress")).to_have_count(0, timeout=30_000)
    if press == "#stip-wsw":
        expect(page.locator("#stippen-wsw")).to_be_visible()
    expect(page.locator(f"#{after}")).to_be_focused()
