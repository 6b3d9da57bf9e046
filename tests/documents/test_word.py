# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The Word file: real headings, captions and remarks, in Dutch, and opened by another program."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from tests.documents.papers import pages_of, squeezed
from tests.documents.sample import CIRCULAIRE, NASTY, RUN, sample, table
from tests.programs import needs_both

from springplank.documents.elements import Sheets
from springplank.documents.plan import Paragraph, Section
from springplank.documents.word import render_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def document(docx: bytes) -> Document:
    return opened(docx)


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def part(content: bytes, name: str) -> ET.Element:
    """Give the root of a part of the file."""
    with ZipFile(BytesIO(content)) as found:
        return ET.fromstring(found.read(name))


def in_style(document: Document, *names: str) -> list[str]:
    """Give the paragraphs in some styles."""
    return [one.text for one in document.paragraphs if one.style and one.style.name in names]


def test_the_same_plan_gives_the_same_bytes(docx: bytes) -> None:
    """Hetzelfde plan geeft dezelfde bytes, en geen tijd van vandaag."""
    assert render_docx(sample()) == docx
    with ZipFile(BytesIO(docx)) as found:
        assert {one.date_time[:3] for one in found.infolist()} == {(2026, 11, 22)}


def test_the_file_says_what_it_is(document: Document) -> None:
    """Titel, onderwerp, taal, dag en kenmerk staan in de eigenschappen."""
    about = document.core_properties
    assert (about.title, about.subject, about.language) == (
        sample().titel,
        "Voorbeeldregio",
        "nl-NL",
    )
    assert (about.keywords, about.category) == (RUN, "Verzonnen voorbeeld, Concept")
    assert about.created is not None
    assert about.created.date() == date(2026, 11, 22)


def test_everything_is_dutch(docx: bytes) -> None:
    """Elke stijl en de instellingen zijn Nederlands."""
    for name, tag in (("word/styles.xml", "lang"), ("word/settings.xml", "themeFontLang")):
        found = {one.get(f"{W}val") for one in part(docx, name).iter(f"{W}{tag}")}
        assert found == {"nl-NL"}


def test_headings_and_captions_are_real(document: Document, sheets: Sheets) -> None:
    """Koppen en bijschriften hebben hun eigen stijl; een bijschrift telt zichzelf."""
    for level in (1, 2):
        wanted = [one.titel for one in sheets.headings() if one.niveau == level]
        assert in_style(document, f"Heading {level}") == wanted
    captions = [one for one in sheets.elementen if hasattr(one, "bijschrift")]
    assert len(in_style(document, "Caption")) == len(captions)
    fields = re.findall(r"SEQ (\w+)", ET.tostring(document.element, "unicode"))
    assert fields.count("Tabel") == len(list(sheets.grids()))
    assert fields.count("Figuur") == 4


def test_tables_have_marked_headers(document: Document, sheets: Sheets) -> None:
    """Elke tabel herhaalt zijn koppen, heeft een naam, en precies zijn cellen."""
    grids = list(sheets.grids())
    assert len(document.tables) == len(grids)
    for found, grid in zip(document.element.iter(f"{W}tbl"), grids, strict=True):
        first, *others = found.iter(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert not any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in others)
        assert found.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == grid.titel
        assert len(list(found.iter(f"{W}tc"))) == len(grid.kolommen) * (len(grid.rijen) + 1)


def test_pictures_are_sharp_and_told(docx: bytes, sheets: Sheets) -> None:
    """Elk beeld is er als SVG en als PNG, met zijn tekst voor wie het niet ziet."""
    body = part(docx, "word/document.xml")
    alts = [one.get("descr") for one in body.iter(f"{WP}docPr")]
    assert alts == [one.alt for one in sheets.pictures()]
    names = {one.get("Target") for one in part(docx, "word/_rels/document.xml.rels")}
    for number in range(1, 5):
        assert {f"media/figuur{number}.svg", f"media/image{number}.png"} <= names


def test_remarks_are_remarks(document: Document, docx: bytes) -> None:
    """Opmerkingen van lezers staan in de kantlijn, met naam en dag."""
    found = {one.author: one.text for one in document.comments}
    assert found["A. Lezer"] == "Klopt dit bedrag?"
    assert found["D. Verdwaald"] == "Waar is dit gebleven?"
    days = {one.get(f"{W}author"): one.get(f"{W}date") for one in part(docx, "word/comments.xml")}
    assert days["A. Lezer"] == "2026-11-20T00:00:00Z"
    assert days["C. Ambtenaar"] == "2026-11-21T00:00:00Z"
    ranges = [one.get(f"{W}id") for one in document.element.iter(f"{W}commentRangeStart")]
    assert sorted(ranges) == sorted(str(one.comment_id) for one in document.comments)


def test_lists_begin_at_one(document: Document) -> None:
    """Elke genummerde lijst begint bij 1."""
    numbers = [one.get(f"{W}val") for one in document.element.iter(f"{W}numId")]
    assert len(set(numbers)) == 1
    two = Section("Nog een", sample().hoofdstukken[0].delen[0].blokken[3:4])
    again = opened(render_docx(sample(extra=(two,))))
    assert len({one.get(f"{W}val") for one in again.element.iter(f"{W}numId")}) == 2


def test_links_lead_somewhere(document: Document) -> None:
    """Elke koppeling in de inhoud en naar een bron wijst naar een plaats die er is."""
    places = {one.get(f"{W}name") for one in document.element.iter(f"{W}bookmarkStart")}
    links = {one.get(f"{W}anchor") for one in document.element.iter(f"{W}hyperlink")}
    assert {"kop_1", "bron_1"} <= links <= places


def test_text_of_users_is_only_text() -> None:
    """Tekst van gebruikers blijft tekst, ook 100 kB zonder spatie."""
    blocks = (Paragraph("p", (NASTY,)), Paragraph("q", ("x" * 100_000,)))
    lying = (table("Breed", 13, 1),)
    found = opened(render_docx(sample(extra=(Section("Tekst", blocks), Section("Breed", lying)))))
    whole = "\n".join(one.text for one in found.paragraphs)
    assert "<b>vet</b> & #strong[vet]" in whole
    assert "x" * 100_000 in whole


def test_the_last_section_keeps_its_side() -> None:
    """Eindigt het stuk liggend, dan ligt de laatste bladzijde."""
    lying = Section("Breed", (table("Breed", 13, 1),))
    plan = replace(sample(), bronnen=(), opmerkingen=(), samenvatting=(), is_brief=True)
    bare = replace(plan, hoofdstukken=(replace(plan.hoofdstukken[0], delen=(lying,)),))
    (first, last) = opened(render_docx(bare)).sections
    assert first.page_height is not None
    assert last.page_height is not None
    assert (first.page_height.mm, last.page_height.mm) == pytest.approx((297, 210), abs=0.1)


def lost(sheets: Sheets, whole: str) -> Iterator[str]:
    """Give the headings, captions and cells that a text lacks."""
    for heading in sheets.headings():
        if squeezed(heading.titel) not in whole:
            yield heading.titel
    for grid in sheets.grids():
        texts = ["".join(run.tekst for run in cell) for row in grid.rijen for cell in row]
        for text in (grid.titel, *grid.kolommen, *texts):
            if text.replace("€", "").isascii() and squeezed(text) not in whole:
                yield text


@needs_both
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_libreoffice_loses_nothing(kind: str, office: dict[str, bytes], sheets: Sheets) -> None:
    """LibreOffice opent Word en ODT: elke kop en cel is er, binnen de marges, en niets overlapt."""
    pages = pages_of(office[kind])
    whole = squeezed(" ".join(page.text for page in pages))
    assert list(lost(sheets, whole)) == []
    for number, page in enumerate(pages, 1):
        assert page.outside(51.0 if page.width > page.height else 62.0) == []
        assert page.overlapping() == []
        assert "Verzonnen voorbeeld · Concept" in page.text
        assert f"{number} van {len(pages)}" in page.text
    assert {page.width > page.height for page in pages} == {True, False}
    assert squeezed(CIRCULAIRE.tekst) in whole
    # An amount that is broken over two lines reads as another amount.
    totals = [run.tekst for grid in sheets.grids() for cell in grid.rijen[-1] for run in cell]
    unbroken = [word.text for page in pages for word in page.words]
    wanted = sum(total.endswith("31.482.100") for total in totals)
    assert wanted == sum(word.endswith("31.482.100") for word in unbroken) > 10
