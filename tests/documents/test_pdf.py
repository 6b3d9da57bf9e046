# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The PDF: for who cannot see it, for the archive, and with nothing falling off the page."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from tests.documents.papers import pages_of, squeezed
from tests.documents.sample import CIRCULAIRE, NASTY, RUN, TEKORT, sample, table
from tests.programs import needs_pdftotext

from springplank.documents.elements import Grid, Sheets
from springplank.documents.letters import printable
from springplank.documents.pdf import render_pdf
from springplank.documents.plan import Paragraph, Plan, Section, Table
from springplank.errors import DataError

MARGIN = {True: 51.0, False: 62.0}
"""Points at the sides of a page that lies on its side, and of one that stands upright."""


def tagged(node: object, kind: str) -> Iterator[pikepdf.Dictionary]:
    """Give the elements of one kind in the structure that a screen reader reads."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from tagged(one, kind)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/S") == f"/{kind}" and "/P" in node:
            yield node
        if "/K" in node:
            yield from tagged(node["/K"], kind)


def own(*blocks: str | Table) -> Plan:
    """Make a plan with only these texts and tables."""
    made = tuple(
        Paragraph(f"tekst.{at}", (one,)) if isinstance(one, str) else one
        for at, one in enumerate(blocks)
    )
    chapter = replace(sample().hoofdstukken[0], delen=(Section("Tekst", made),))
    return replace(sample(), hoofdstukken=(chapter,), opmerkingen=())


def test_the_same_plan_gives_the_same_bytes(pdf: bytes) -> None:
    """Hetzelfde plan geeft dezelfde bytes."""
    assert render_pdf(sample()) == pdf


def test_the_pdf_says_what_it_is(pdf: bytes) -> None:
    """De PDF noemt zijn taal, zijn titel, PDF/UA-1 en PDF/A-3a."""
    with pikepdf.open(BytesIO(pdf)) as found:
        assert found.Root.Lang == "nl-NL"
        assert found.Root.MarkInfo.Marked
        assert found.Root.ViewerPreferences.DisplayDocTitle
        with found.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "A")
            assert about["dc:title"] == sample().titel
            assert about["xmp:CreateDate"] == "2026-11-22T00:00:00Z"


def test_a_screen_reader_finds_headings_tables_and_pictures(pdf: bytes, sheets: Sheets) -> None:
    """Een schermlezer vindt elke kop, elke tabel met zijn koppen en elk beeld met zijn tekst."""
    with pikepdf.open(BytesIO(pdf)) as found:
        root = found.Root.StructTreeRoot
        count = {
            kind: len(list(tagged(root, kind))) for kind in ("H1", "H2", "Table", "TH", "Caption")
        }
        added = [one for one in sheets.opmerkingen if isinstance(one, Grid)]
        grids = [*sheets.grids(), *added]
        levels = Counter(one.niveau for one in sheets.headings())
        assert count["H1"] == levels[1] + len(["Inhoud", "Opmerkingen van lezers"])
        assert count["H2"] == levels[2]
        assert count["Table"] == len(grids)
        assert count["TH"] == sum(len(one.kolommen) for one in grids)
        assert count["Caption"] == len(grids) + len(list(sheets.pictures()))
        shown = [str(one["/Alt"]) for one in tagged(root, "Figure")]
        assert shown == [one.alt for one in sheets.pictures()]
        scopes = {str(one["/A"][0]["/Scope"]) for one in tagged(root, "TH")}
        assert scopes == {"/Column"}


def test_the_figures_travel_along(pdf: bytes) -> None:
    """De cijfers en het kenmerk van de berekening zitten als gegevens in de PDF."""
    with pikepdf.open(BytesIO(pdf)) as found:
        attached = found.attachments["springplank.json"]
        assert attached.obj["/AFRelationship"] == "/Data"
        told = json.loads(attached.get_file().read_bytes())
    assert told == sample().as_json()
    assert told["run_id"] == RUN


@needs_pdftotext
def test_nothing_is_lost_or_falls_off_the_page(pdf: bytes, sheets: Sheets) -> None:
    """Elke kop en elke cel staat erin, en geen woord staat buiten de marges of op een ander."""
    pages = pages_of(pdf)
    whole = squeezed(" ".join(page.text for page in pages))
    for heading in sheets.headings():
        assert squeezed(heading.titel) in whole
    for grid in sheets.grids():
        assert squeezed(grid.titel) in whole
    for grid in sheets.grids():
        for cell in (cell for row in grid.rijen for cell in row):
            words = "".join(run.tekst for run in cell)
            if words.isascii():
                assert squeezed(words) in whole
    for page in pages:
        assert page.outside(MARGIN[page.width > page.height]) == []
        assert page.overlapping() == []


@needs_pdftotext
def test_every_page_says_that_it_is_invented(pdf: bytes) -> None:
    """Elke bladzijde zegt dat het voorbeeld verzonnen is, en welke status het heeft."""
    pages = pages_of(pdf)
    assert all("Verzonnen voorbeeld" in page.text and "Concept" in page.text for page in pages)
    assert f"3 van {len(pages)}" in pages[2].text
    real = replace(sample(is_invented=False), status="vastgesteld door A. Baas op 1 december 2026")
    for page in pages_of(render_pdf(real)):
        assert "erzonnen" not in page.text
        assert "Vastgesteld door A. Baas op 1 december 2026" in page.text


@needs_pdftotext
def test_a_forecast_never_loses_its_range(pdf: bytes) -> None:
    """Bij een raming staat altijd het bereik; bij een gewijzigd cijfer wat er eerst stond."""
    text = squeezed(" ".join(page.text for page in pages_of(pdf)))
    amount = TEKORT.tekst.removeprefix("ongeveer ")  # a cell has no room for that word
    told = f"{amount} ({TEKORT.bereik})"
    assert text.count(squeezed(amount)) == text.count(squeezed(told)) > 5
    assert squeezed("[was: 298 mensen]") in text
    assert squeezed("Ingetrokken: Oude raming van Panteia") in text


@needs_pdftotext
def test_text_of_users_is_only_text() -> None:
    """Tekst van gebruikers blijft tekst: geen opmaak, geen opdracht, en geen weggevallen teken."""
    pages = pages_of(render_pdf(own(NASTY)))
    text = " ".join(page.text for page in pages)
    for words in ("<b>vet</b>", "#strong[vet]", "$x$", "*ster*", "_streep_", "=1+1", "omkering"):
        assert words in text


@needs_pdftotext
def test_a_text_of_100_kb_fits() -> None:
    """Een tekst van 100 kB, ook zonder één spatie of in één cel, past op bladzijden."""
    long = "woord " * 10_000 + "\n\n" + "x" * 40_000
    cell = replace(table("Lang", 2, 1), rijen=(("z" * 100_000, CIRCULAIRE),))
    pages = pages_of(render_pdf(own(long, cell)))
    text = "".join(squeezed(page.text) for page in pages)
    assert text.count("woord") == 10_000
    assert text.count("x") >= 40_000
    assert text.count("z") >= 100_000
    assert all(page.outside(62.0) == [] for page in pages)


def test_signs_that_no_font_holds_together_do_not_stop_a_plan() -> None:
    """Een accent op een emoji kent geen lettertype; het plan komt er toch."""
    odd = "\U0001f9cf\u0309\U0001f64c\u0309 \U0001f559\u0300 Letters"
    assert render_pdf(own(odd)).startswith(b"%PDF-1.7")
    assert printable("e\u0301") == "\u00e9"


def test_a_plan_that_cannot_be_set_is_refused_kindly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kan typst de bladzijden niet zetten, dan zegt één zin wat u kunt doen."""
    broken = tmp_path / "stuk.typ"
    broken.write_text('#panic("stuk")', "utf-8")
    monkeypatch.setattr("springplank.documents.pdf.TEMPLATE", broken)
    with pytest.raises(DataError, match="Kies Word of ODT"):
        render_pdf(own("tekst"))


@needs_pdftotext
def test_a_brief_plan_has_no_first_page() -> None:
    """Een kort stuk begint meteen: zonder titelblad, inhoud, nummers of eigenaren."""
    first, *_ = pages_of(render_pdf(replace(sample(), is_brief=True)))
    assert "Wij kiezen voor samen" in first.text
    assert "Wat kiezen wij, en waarom?" in first.text
    for words in ("Inhoud", "Eigenaar", "Zo leest u", "1 Wat kiezen"):
        assert words not in first.text
