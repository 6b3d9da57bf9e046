# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The ODT: real headings, captions and remarks, in Dutch."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest
from odfdo import Document
from tests.documents.sample import NASTY, RUN, sample, table

from springplank.documents.elements import Sheets
from springplank.documents.opendocument import render_odt
from springplank.documents.plan import Paragraph, Section

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
}


def part(content: bytes, name: str) -> ET.Element:
    """Give the root of a part of the file."""
    with ZipFile(BytesIO(content)) as found:
        return ET.fromstring(found.read(name))


def attribute(name: str) -> str:
    """Write the name of an attribute as ElementTree does."""
    prefix, _, rest = name.partition(":")
    return f"{{{NAMES[prefix]}}}{rest}"


def words(element: ET.Element) -> str:
    """Give the text in an element, without the remarks in it."""
    if element.tag == attribute("office:annotation"):
        return ""
    return (element.text or "") + "".join(words(one) + (one.tail or "") for one in element)


@pytest.fixture(scope="module")
def body(odt: bytes) -> ET.Element:
    return part(odt, "content.xml")


def test_the_same_plan_gives_the_same_bytes(odt: bytes) -> None:
    """Hetzelfde plan geeft dezelfde bytes; het soort bestand staat vooraan en leesbaar."""
    assert render_odt(sample()) == odt
    with ZipFile(BytesIO(odt)) as found:
        first = found.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert {one.date_time[:3] for one in found.infolist()} == {(2026, 11, 22)}


def test_the_file_says_what_it_is(odt: bytes) -> None:
    """Titel, onderwerp, taal, dag en kenmerk staan in de eigenschappen."""
    about = Document(BytesIO(odt)).meta
    assert (about.title, about.subject, about.language) == (
        sample().titel,
        "Voorbeeldregio",
        "nl-NL",
    )
    assert about.keyword == RUN
    assert about.creation_date is not None
    assert about.creation_date.date() == date(2026, 11, 22)


def test_everything_is_dutch(odt: bytes) -> None:
    """Elke stijl met een taal is Nederlands, ook die van het sjabloon."""
    styles = part(odt, "styles.xml")
    found = {
        (one.get(attribute("fo:language")), one.get(attribute("fo:country")))
        for one in styles.iter(attribute("style:text-properties"))
    }
    assert found <= {("nl", "NL"), (None, None)}
    assert ("nl", "NL") in found


def test_headings_and_captions_are_real(body: ET.Element, sheets: Sheets) -> None:
    """Koppen hebben hun niveau, en een bijschrift telt zichzelf."""
    found = [
        (one.get(attribute("text:outline-level")), words(one))
        for one in body.iter(attribute("text:h"))
    ]
    assert found == [(str(one.niveau), one.titel) for one in sheets.headings()]
    counted = [one.get(attribute("text:name")) for one in body.iter(attribute("text:sequence"))]
    assert counted.count("Table") == len(list(sheets.grids()))
    assert counted.count("Figure") == 4


def test_tables_have_marked_headers(body: ET.Element, sheets: Sheets) -> None:
    """Elke tabel herhaalt zijn koppen en heeft precies zijn cellen."""
    tables = list(body.iter(attribute("table:table")))
    assert len(tables) == len(list(sheets.grids()))
    for found, grid in zip(tables, sheets.grids(), strict=True):
        (header,) = found.findall("table:table-header-rows/table:table-row", NAMES)
        assert [words(one) for one in header] == list(grid.kolommen)
        assert len(found.findall("table:table-row", NAMES)) == len(grid.rijen)
        assert found.findtext("table:title", "", NAMES) == grid.titel


def test_pictures_are_sharp_and_told(odt: bytes, body: ET.Element, sheets: Sheets) -> None:
    """Elk beeld is er als SVG en als PNG, met titel en tekst voor wie het niet ziet."""
    frames = list(body.iter(attribute("draw:frame")))
    assert [one.findtext("svg:desc", "", NAMES) for one in frames] == [
        one.alt for one in sheets.pictures()
    ]
    images = {one.get(attribute("xlink:href"), "") for one in body.iter(attribute("draw:image"))}
    with ZipFile(BytesIO(odt)) as found:
        assert images <= set(found.namelist())
        assert all(name.encode() in found.read("META-INF/manifest.xml") for name in images)
    assert len(images) == 8


def test_remarks_are_remarks(body: ET.Element) -> None:
    """Opmerkingen van lezers staan in de kantlijn, met naam en dag."""
    found = {
        one.findtext("dc:creator", "", NAMES): (
            one.findtext("dc:date", "", NAMES),
            one.findtext("text:p", "", NAMES),
        )
        for one in body.iter(attribute("office:annotation"))
    }
    assert found["A. Lezer"] == ("2026-11-20T00:00:00", "Klopt dit bedrag?")
    assert set(found) >= {"C. Ambtenaar", "D. Verdwaald"}


def test_links_lead_somewhere(body: ET.Element) -> None:
    """Elke koppeling wijst naar een plaats die er is."""
    places = {
        f"#{one.get(attribute('text:name'))}" for one in body.iter(attribute("text:bookmark"))
    }
    links = {one.get(attribute("xlink:href"), "") for one in body.iter(attribute("text:a"))}
    assert {"#kop_1", "#bron_1"} <= links <= places


def test_text_of_users_is_only_text() -> None:
    """Tekst van gebruikers blijft tekst: spaties en regels blijven, ook 100 kB zonder spatie."""
    texts = (NASTY, "x" * 100_000, "een   twee\ndrie")
    blocks = tuple(Paragraph(f"p.{at}", (text,)) for at, text in enumerate(texts))
    body = part(render_odt(sample(extra=(Section("Tekst", blocks),))), "content.xml")
    whole = words(body)
    assert "<b>vet</b> & #strong[vet]" in whole
    assert "x" * 100_000 in whole
    spaces = [one.get(attribute("text:c")) for one in body.iter(attribute("text:s"))]
    assert "2" in spaces


def test_a_brief_plan_begins_at_once() -> None:
    """Een kort stuk heeft geen titelblad en geen inhoud; eindigt het liggend, dan blijft dat zo."""
    lying = Section("Breed", (table("Breed", 13, 1),))
    plan = replace(sample(), is_brief=True)
    bare = replace(plan, hoofdstukken=(replace(plan.hoofdstukken[0], delen=(lying,)),))
    body = part(render_odt(bare), "content.xml")
    assert not list(body.iter(attribute("text:table-of-content")))
    masters = [
        one.get(attribute("style:master-page-name")) for one in body.iter(attribute("style:style"))
    ]
    assert [one for one in masters if one] == ["Standard", "Liggend", "Standard"]
