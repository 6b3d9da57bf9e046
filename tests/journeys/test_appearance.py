# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Pages for who sees or prints otherwise: dark, forced colours, no motion, and on paper."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.tabs import opened_tabs

SUBJECT = "/bekijk/GM0402"
MAIN = (
    "/",
    SUBJECT,
    f"{SUBJECT}/geld",
    f"{SUBJECT}/mensen",
    f"{SUBJECT}/bedrijf",
    f"{SUBJECT}/keuzes",
    f"{SUBJECT}/eigen-cijfers",
)
PHONE, PAPER = (360, 740), (794, 1123)
"""A phone, and A4 in points of a screen."""

READABLE = 4.5
"""Least contrast of text (WCAG 1.4.3); of large text and figures in pictures it is 3."""

VISIBLE = 1.5
"""Below this contrast, text cannot be seen at all."""


@pytest.fixture(scope="module", params=MAIN)
def opened(browser: Browser, werkbank: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a page once for all tests of it."""
    with opened_tabs(browser, werkbank) as tabs:
        yield tabs.open(request.param, size=PHONE)


@pytest.fixture
def page(opened: Page) -> Iterator[Page]:
    """Give a page as it is on a phone, and leave it so."""
    yield opened
    opened.emulate_media(media="null", color_scheme="null", forced_colors="null")
    opened.emulate_media(reduced_motion="null")
    opened.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})


PALE = """
(least) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((p) => p / 255)
      .map((p) => (p <= 0.04045 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = read(getComputedStyle(at).backgroundColor);
      if (found[3] > 250) return found;
    }
    return read("Canvas");
  };
  const pale = [];
  for (const element of document.querySelectorAll("main *, header *, footer *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !element.checkVisibility({ visibilityProperty: true }) || element.closest("svg")) {
      continue;
    }
    const two = [read(getComputedStyle(element).color), behind(element)].map(light).sort();
    const [dim, bright] = [Math.min(...two), Math.max(...two)];
    const contrast = (bright + 0.05) / (dim + 0.05);
    const told = `${contrast.toFixed(1)}: ${element.textContent.trim().slice(0, 40)}`;
    if (contrast < least) pale.push(told);
  }
  return pale;
}
"""


BROKEN_HEADS = """
() => [...document.querySelectorAll("thead th")].filter((head) => head.checkVisibility())
  .flatMap((head) => {
    const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      for (const word of walker.currentNode.data.matchAll(/[^\\s-]+/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size > 1) {
          found.push(word[0]);
        }
      }
    }
    return found;
  })
"""
"""Gives the words in heads of tables that stand on more than one line."""


def pale_texts(page: Page, least: float) -> list[str]:
    """List the texts with less contrast than needed."""
    found: list[str] = page.evaluate(PALE, least)
    return found


def too_wide(page: Page) -> int:
    """Give how far a page must be moved sideways."""
    found: int = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return found


def test_light_and_dark(page: Page) -> None:
    """In licht en in donker is alle tekst leesbaar, en staat niets buiten een smal scherm."""
    papers = set()
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        papers.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert pale_texts(page, READABLE) == []
        assert too_wide(page) <= 0
    assert len(papers) == 2


def test_with_forced_colours(page: Page) -> None:
    """Met kleuren van het systeem blijft alle tekst te zien, en de lijnen van elk plaatje ook."""
    page.emulate_media(forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert pale_texts(page, VISIBLE) == []
    assert too_wide(page) <= 0
    lost = page.eval_on_selector_all(
        "main figure svg :is(path, line, rect, circle)",
        "every => every.map((one) => getComputedStyle(one))"
        ".filter((style) => style.stroke === 'none' && style.fill === 'none').length",
    )
    assert lost == 0


def test_without_motion(page: Page) -> None:
    """Wie geen beweging wil, ziet niets bewegen."""
    page.emulate_media(reduced_motion="reduce")
    moving = page.evaluate(
        "() => [...document.querySelectorAll('*')].filter((one) => {"
        "const style = getComputedStyle(one);"
        "return [style.transitionDuration, style.animationDuration]"
        ".some((every) => every.split(',').some((time) => parseFloat(time) > 0.01)); })"
        ".map((one) => one.className)"
    )
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_on_paper(page: Page) -> None:
    """Op papier staan kop, cijfers en berekening binnen het blad, zonder menu."""
    assert page.pdf(format="A4").startswith(b"%PDF-")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER[0], "height": PAPER[1]})
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".sp-drukregel")).to_be_visible()
    for gone in (".sp-navigatie", ".sp-menuknop", ".nl-skip-link", "footer nav"):
        for one in page.locator(gone).all():
            expect(one).to_be_hidden()
    assert too_wide(page) <= 0
    assert pale_texts(page, VISIBLE) == []
    assert page.evaluate(BROKEN_HEADS) == []
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_a_wide_table_on_a_phone(page: Page) -> None:
    """Past een tabel niet, dan kunt u haar opzij schuiven en staat dat erboven; anders niet."""
    shown = page.locator(".sp-tabelvenster:visible")
    for window in shown.all():
        is_wide = window.evaluate("one => one.scrollWidth > one.clientWidth + 1")
        hint = window.locator(".sp-tabel__hint")
        columns = window.locator("thead tr > *").count()
        if is_wide and columns > 2:
            expect(hint).to_be_visible()
            expect(hint).to_contain_text(f"Zij heeft {columns} kolommen.")
            assert window.get_attribute("tabindex") == "0"
        elif columns > 2:
            expect(hint).to_be_hidden()
