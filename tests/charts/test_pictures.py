# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every picture: it fits, it is safe, it is read aloud, and a page may be strict."""

from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from tests.charts.pictures import CHARTS, FIGURES, NASTY, SVG, about, shown, texts

from springplank.charts.about import About
from springplank.charts.palette import CLASSES, COLOURS, INK, PAPER, STEPS
from springplank.charts.sheet import PHONE, PICTURE, SCREEN, Size
from springplank.errors import RuleError

KINDS = pytest.mark.parametrize("kind", CHARTS)
NARROWEST = 288.0
"""Pixels that a page leaves for a picture on a screen of 320."""


@KINDS
@pytest.mark.parametrize("size", [PICTURE, SCREEN, PHONE], ids=["los", "breed", "smal"])
@pytest.mark.parametrize("words", [True, False], ids=["met woorden", "zonder woorden"])
def test_everything_fits(kind: str, size: Size, words: bool) -> None:
    """Elke grafiek is goede XML, en geen tekst valt buiten het beeld."""
    picture = CHARTS[kind](size, words, "Wat komt er binnen, en voor wie?")
    root = ET.fromstring(picture)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    assert width == size.width
    for said, left, right, y in texts(picture):
        assert -0.1 <= left <= right <= width + 0.1, said
        assert 0 < y <= height, said
    assert not any("nan" in v or "inf" in v for e in root.iter() for v in e.attrib.values())


@KINDS
def test_a_strict_page_may_hold_it(kind: str) -> None:
    """In een grafiek staat geen stijl, geen script en niets van elders: een strenge CSP mag."""
    for words in (True, False):
        root = ET.fromstring(CHARTS[kind](SCREEN, words, "Geld"))
        assert not {e.tag.removeprefix(SVG) for e in root.iter()} & {"style", "script", "image"}
        for e in root.iter():
            assert not [name for name in e.attrib if name == "style" or name.startswith("on")]
            assert not e.attrib.get("fill", "").startswith("url(h")


@KINDS
def test_text_of_a_user_is_only_text(kind: str) -> None:
    """Wat op code lijkt in een titel, blijft tekst."""
    picture = CHARTS[kind](PICTURE, True, NASTY)
    assert "<script" not in picture
    assert "<script>alert(1)" in (ET.fromstring(picture)[0].text or "")


@KINDS
def test_letters_are_never_too_small(kind: str) -> None:
    """Op een scherm van 320 breed is geen letter kleiner dan 12 beeldpunten."""
    root = ET.fromstring(CHARTS[kind](PHONE, False, "Geld"))
    sizes = [float(e.get("font-size", root.attrib["font-size"])) for e in root.iter(f"{SVG}text")]
    assert sizes
    assert min(sizes) * NARROWEST / PHONE.width >= 12


@KINDS
def test_only_known_classes_are_used(kind: str) -> None:
    """Elke klasse staat in de lijst voor wie een huisstijl maakt."""
    numbered = {f"g-k{n + 1}" for n in range(len(COLOURS))} | {
        f"g-s{n + 1}" for n in range(len(STEPS))
    }
    known = set(CLASSES) | numbered | {f"grafiek-{k}" for k in (
        "band", "lijnen", "stromen", "waterval", "stippen", "kaart",
    )}  # fmt: skip
    root = ET.fromstring(CHARTS[kind](SCREEN, False, "Geld"))
    used = {name for e in root.iter() for name in e.attrib.get("class", "").split()}
    assert {"grafiek", "grafiek-breed"} <= used <= known


@KINDS
def test_a_saved_picture_has_its_own_paper(kind: str) -> None:
    """Een los plaatje heeft papier, inkt, titel, run en bron; een plaatje in een pagina niet."""
    saved = CHARTS[kind](PICTURE, True, "Wat komt er binnen?")
    for words in ("Wat komt er binnen?", "20261122-a1b2c3", "Bron:"):
        assert words in shown(saved)
    assert ET.fromstring(saved).attrib["color"] == INK
    assert ET.fromstring(saved)[2].attrib["fill"] == PAPER
    in_page = CHARTS[kind](SCREEN, False, "Wat komt er binnen?")
    assert "20261122" not in shown(in_page)
    assert INK not in in_page
    assert "width" not in ET.fromstring(in_page).attrib


@pytest.mark.parametrize("kind", FIGURES)
def test_a_figure_is_whole(kind: str) -> None:
    """Een grafiek in een pagina heeft twee maten, een tabel, een zin, en alleen eigen namen."""
    figure = FIGURES[kind]()
    root = ET.fromstring(figure.svg)
    assert [svg.attrib["viewBox"].split()[2] for svg in root] == ["720", "320"]
    ids = Counter(e.attrib["id"] for e in root.iter() if "id" in e.attrib)
    assert set(ids.values()) == {1}
    for svg in root:
        assert svg.attrib["aria-labelledby"].split() == [svg[0].attrib["id"], svg[1].attrib["id"]]
        assert svg[1].text == figure.zin
        for e in svg.iter():
            if e.attrib.get("fill", "").startswith("url(#"):
                assert e.attrib["fill"][5:-1] in ids
    table = figure.tabel
    assert table.rijen
    assert {len(cells) + 1 for _, cells in table.rijen} == {len(table.kolommen)}
    assert {len(row) for row in table.waarden} == {len(table.velden)}
    assert figure.bijschrift[-1].startswith("Bron: ")
    assert figure.run_id == "20261122-a1b2c3"


@pytest.mark.parametrize("kind", FIGURES)
def test_the_same_picture_is_the_same_text(kind: str) -> None:
    """Twee keer tekenen geeft letterlijk hetzelfde."""
    assert FIGURES[kind]() == FIGURES[kind]()


def test_a_key_names_the_picture() -> None:
    """Een grafiek met een naam heet zo in de pagina; anders maakt haar inhoud een naam."""
    assert about(key="geld-stromen").identity("stromen") == "geld-stromen"
    assert about("a").identity("stromen") != about("b").identity("stromen")
    assert about("a").identity("stromen") != about("a").identity("stippen")
    with pytest.raises(RuleError, match="past niet in een adres"):
        about(key='x" onload="')


def test_remarks_go_along() -> None:
    """Een los plaatje neemt ook een datum of link mee; zonder scenario staat er geen scenario."""
    one = About("t", "r1", "b.", remarks=("Gemaakt op 23 november 2026.",))
    assert tuple(one.caption()) == ("Run: r1.", "Bron: b.", "Gemaakt op 23 november 2026.")
