# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A page as a tree of elements, for a test that asks what stands inside what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("meta", "link", "input", "br", "img", "hr", "wbr", "source"))


@dataclass
class Element:
    """One element with what is in it."""

    tag: str
    attrs: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()

    @property
    def classes(self) -> set[str]:
        """Its classes."""
        return set(self.attrs.get("class", "").split())

    def every(self, tag: str = "", class_: str = "") -> Iterator[Element]:
        """Give the elements in it with a tag and a class."""
        for child in self.children:
            if isinstance(child, str):
                continue
            if tag in ("", child.tag) and (not class_ or class_ in child.classes):
                yield child
            yield from child.every(tag, class_)

    def one(self, tag: str = "", class_: str = "") -> Element:
        """Give the first of them."""
        return next(self.every(tag, class_))

    def with_id(self, id_: str) -> Element:
        """Give the element with an id."""
        return next(e for e in self.every() if e.attrs.get("id") == id_)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        closed = self.open.pop()
        assert closed.tag == tag, f"<{closed.tag}> wordt gesloten met </{tag}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(html: str) -> Element:
    """Read a page; elements that are not closed, or in the wrong order, fail."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is niet gesloten"
    return reader.root


def tables(page: Element) -> dict[str, list[list[str]]]:
    """Give the rows of every table, by its caption."""
    found: dict[str, list[list[str]]] = {}
    for table in page.every("table"):
        found[table.one("caption").text] = [
            [cell.text for cell in row.every() if cell.tag in ("th", "td")]
            for row in table.every("tr")
        ]
    return found


def naked_forecasts(page: Element) -> list[str]:
    """Give every forecast on a page that stands without its range."""
    return [
        figure.text
        for figure in page.every(class_="sp-cijfer")
        if figure.attrs["data-soort"] == "raming"
        and not any(e.text for e in figure.every(class_="sp-cijfer__bereik"))
    ]
