# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The pictures of the workbench in a document: checked, and as points for who cannot read SVG."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from springplank.errors import DataError

MOST = 1_000_000
"""Bytes of a picture; the largest of the workbench, the map, has a fifth of it."""

INK = "#14262b"
"""Colour of what has none of its own, as the text of a document."""

SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
TEXTS = ("text", "tspan", "title", "desc")
FORBIDDEN = frozenset({"script", "image", "foreignObject", "style", "iframe", "animate", "set"})
"""What could fetch or start something, or what a file cannot show the way the screen does."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A checked picture, with its size in its own units."""

    svg: bytes
    breedte: float
    hoogte: float


def read_drawing(svg: str, sleutel: str) -> Drawing:
    """Check a picture, and make it the same for every program.

    Links go: they lead nowhere outside the workbench.

    Raises:
        DataError: when it is too large, no SVG, or holds what does not belong in a picture.
    """
    content = svg.encode("utf-8", "replace")
    if len(content) > MOST:
        raise _refusal(sleutel, f"is te groot: meer dan {MOST // 1_000_000} megabyte")
    if b"<!DOCTYPE" in content:
        raise _refusal(sleutel, "is geen gewone SVG")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise _refusal(sleutel, "is niet te lezen") from None
    if root.tag != f"{SVG}svg":
        raise _refusal(sleutel, "is geen SVG")
    for element in root.iter(etree.Element):
        _check(element, sleutel)
    width, height = _size(root, sleutel)
    _colour(root, INK)
    for element in list(root.iter(etree.Element)):
        _lay_halo(element)
    return Drawing(etree.tostring(root), width, height)


def _check(element: etree._Element, sleutel: str) -> None:
    if etree.QName(element).localname in FORBIDDEN:
        raise _refusal(sleutel, f"bevat {etree.QName(element).localname!r}")
    for name in HREFS:
        if name in element.attrib and not str(element.attrib[name]).startswith("#"):
            del element.attrib[name]
    if any(str(name).lower().startswith("on") for name in element.attrib):
        raise _refusal(sleutel, "bevat een opdracht")


def _colour(element: etree._Element, around: str) -> None:
    """Write every colour out: outside a page there is nobody to take the current one from."""
    current = str(element.attrib.pop("color", around))
    for name in ("fill", "stroke"):
        if element.get(name) == "currentColor":
            element.set(name, current)
    for name in ("class", "role", "aria-labelledby"):
        element.attrib.pop(name, "")
    for child in element:
        _colour(child, current)


def _lay_halo(element: etree._Element) -> None:
    """Lay the paper behind a text as a text of its own.

    A browser paints the edge first, word processors paint it over the letters.
    """
    if element.attrib.pop("paint-order", "") != "stroke":
        return
    behind = deepcopy(element)
    behind.tail = None
    behind.set("fill", element.get("stroke", "none"))
    for name in ("stroke", "stroke-width"):
        element.attrib.pop(name, "")
    element.addprevious(behind)


def _size(root: etree._Element, sleutel: str) -> tuple[float, float]:
    try:
        _, _, width, height = (float(number) for number in root.get("viewBox", "").split())
    except ValueError:
        raise _refusal(sleutel, "heeft geen maat") from None
    if not 0 < width < MOST or not 0 < height < MOST:
        raise _refusal(sleutel, "heeft geen maat")
    return width, height


def _refusal(sleutel: str, fault: str) -> DataError:
    return DataError(
        f"De grafiek {sleutel!r} {fault}. Maak het plan opnieuw. Blijft het zo? Meld het ons dan."
    )


def written(svg: bytes, words: Callable[[str], str], families: Sequence[str]) -> str:
    """Write a picture with other letters, and every text in it as these can show it."""
    root = etree.fromstring(svg)
    for element in root.iter(etree.Element):
        if element.text and etree.QName(element).localname in TEXTS:
            element.text = words(element.text)
        if "font-family" in element.attrib:
            element.attrib["font-family"] = ", ".join(f"'{name}'" for name in families)
    return etree.tostring(root, encoding="unicode")
