# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reads a page as a person would: headings, figures, tables, links and plain text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from uuid import uuid4

from springplank.actions import dossiers, sharing

VOID = frozenset(("input", "br", "link", "meta", "img", "hr"))
UNREAD = frozenset(("script", "style", "svg"))


@dataclass
class Tabel:
    """A table: caption, headers and rows of text."""

    bijschrift: str = ""
    rijen: list[list[str]] = field(default_factory=list)

    def rij(self, naam: str) -> list[str]:
        """Give the cells of the only row whose header begins so."""
        (found,) = (row[1:] for row in self.rijen if row[0].startswith(naam))
        return found


class Pagina(HTMLParser):
    """A page that was read.

    Attributes:
        tekst: all text for reading, with single spaces.
        koppen: (element, text) of the headings.
        cijfers: (kind, text) of every figure, its range with it.
        tabellen: the tables.
        links: address per text; of equal texts the first one.
        adressen: every address, in order.
        ids: every id, in order.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.koppen: list[tuple[str, str]] = []
        self.cijfers: list[tuple[str, str]] = []
        self.tabellen: list[Tabel] = []
        self.links: dict[str, str] = {}
        self.adressen: list[str] = []
        self.ids: list[str] = []
        self._text: list[str] = []
        self._open: list[tuple[str, dict[str, str], int]] = []
        self.feed(html)
        self.tekst = " ".join("".join(self._text).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "table":
            self.tabellen.append(Tabel())
        if tag == "tr":
            self.tabellen[-1].rijen.append([])
        if tag in VOID:
            self._text.append(" ")
            return
        self._open.append((tag, found, len(self._text)))
        if tag not in ("a", "span", "dfn", "strong", "small"):
            self._text.append(" ")

    def handle_data(self, data: str) -> None:
        if not any(tag in UNREAD for tag, _, _ in self._open):
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        opened, attrs, begin = self._open.pop()
        assert opened == tag, f"{opened} wordt gesloten als {tag}"
        text = " ".join("".join(self._text[begin:]).split())
        if tag in ("h1", "h2", "h3"):
            self.koppen.append((tag, text))
        if tag == "caption":
            self.tabellen[-1].bijschrift = text
        if tag in ("th", "td"):
            self.tabellen[-1].rijen[-1].append(text)
        if tag == "a":
            self.links.setdefault(text, attrs["href"])
            self.adressen.append(attrs["href"])
        if "sp-cijfer" in attrs.get("class", "").split():
            self.cijfers.append((attrs["data-soort"], text))

    def tabel(self, bijschrift: str) -> Tabel:
        """Give the only table whose caption begins so."""
        (found,) = (t for t in self.tabellen if t.bijschrift.startswith(bijschrift))
        return found


def dossier_with(code: str, velden: Mapping[str, str]) -> str:
    """Make a dossier with these fields; gives the begin of its address."""
    now = datetime.now(UTC)
    made = dossiers.create_dossier(code, code, now)
    if velden:
        dossiers.change_fields(made.id, dict(velden), made.revisie, uuid4().hex, now)
    return f"/dossier/{made.id}"


def shared_with(code: str, velden: Mapping[str, str]) -> str:
    """Share these fields for a day; gives the begin of the address of the link."""
    now = datetime.now(UTC)
    link = sharing.share(code, velden, (now + timedelta(days=1)).date(), now)
    return f"/gedeeld/{link.token}"
