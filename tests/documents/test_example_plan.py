# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The example plan itself, as everybody makes it first: every page and every sum holds."""

import json
from collections.abc import Iterator
from io import BytesIO
from math import isclose

import pikepdf
import pytest
from openpyxl import load_workbook
from tests.documents.papers import (
    Page,
    pages_of,
    squeezed,
    through_libreoffice,
)
from tests.programs import needs_both, needs_pdftotext
from tests.rekenboek.libreoffice import recalculated, values_in

from springplank.actions.plan.publishing import Uitgave, make_documents
from springplank.actions.plan.voorbeeld import example_work
from springplank.documents.elements import Grid
from springplank.documents.flow import lay_out

UPRIGHT, LYING, COUNCIL = 62.0, 51.0, 28.0
"""Points from the side of a page within which no word may stand; a page for a council is full."""

HALF_A_CENT = 0.005


@pytest.fixture(scope="module")
def example() -> Uitgave:
    return make_documents(example_work(), ("pdf", "docx", "odt", "xlsx", "ods"))


@pytest.fixture(scope="module")
def office(example: Uitgave) -> dict[str, bytes]:
    return through_libreoffice(
        {kind: example.documenten[f"plan.{kind}"] for kind in ("docx", "odt")}
    )


def check_pages(pages: list[Page], upright: float = UPRIGHT) -> None:
    for number, page in enumerate(pages, 1):
        assert page.outside(LYING if page.width > page.height else upright) == [], number
        assert page.overlapping() == [], number


def tables_lost(example: Uitgave, pages: list[Page]) -> list[str]:
    """Give the tables that lack their caption, or the begin of one of their rows, on paper.

    Only the first word of a row: on paper the lines of two cells stand between each other.
    """
    whole = squeezed(" ".join(page.text for page in pages))
    return [
        grid.titel
        for grid in lay_out(example.plan).grids()
        if any(text.isascii() and squeezed(text) not in whole for text in wanted(grid))
    ]


def wanted(grid: Grid) -> Iterator[str]:
    yield grid.titel
    for row in grid.rijen:
        yield from "".join(run.tekst for run in row[0]).split()[:1]


@needs_pdftotext
def test_nothing_of_the_example_is_clipped(example: Uitgave) -> None:
    """Van het voorbeeldplan en elke raadspagina valt in de PDF geen woord van het blad."""
    papers = {name: data for name, data in example.documenten.items() if name.endswith(".pdf")}
    assert len(papers) == 5
    for name, data in papers.items():
        check_pages(pages_of(data), UPRIGHT if name == "plan.pdf" else COUNCIL)
    assert tables_lost(example, pages_of(papers["plan.pdf"])) == []


@needs_both
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_libreoffice_keeps_every_table_of_the_example(
    kind: str, example: Uitgave, office: dict[str, bytes]
) -> None:
    """LibreOffice opent het voorbeeldplan als Word en ODT zonder een tabel te verliezen."""
    pages = pages_of(office[kind])
    check_pages(pages)
    assert tables_lost(example, pages) == []


def test_every_pdf_of_the_example_carries_its_marks_and_its_figures(example: Uitgave) -> None:
    """Elke PDF van het voorbeeld noemt PDF/UA-1 en PDF/A-3a, met de cijfers erin."""
    for name, data in example.documenten.items():
        if not name.endswith(".pdf"):
            continue
        with pikepdf.open(BytesIO(data)) as found:
            about = found.open_metadata()
            assert about["pdfuaid:part"] == "1", name
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "A"), name
            told = json.loads(found.attachments["springplank.json"].get_file().read_bytes())
        assert told["run_id"] == example.plan.run_id
        assert told["cijfers"]
        if name == "plan.pdf":
            shown = {one.sleutel: one for one in example.plan.figures()}
            assert {one["sleutel"] for one in told["cijfers"]} == shown.keys()
            for one in told["cijfers"]:
                figure = shown[one["sleutel"]]
                assert (one["tekst"], one["bereik"]) == (figure.tekst, figure.bereik)
                assert (one["waarde"], one["laag"], one["hoog"]) == (
                    *(figure.waarde, figure.laag, figure.hoog),
                )


@needs_pdftotext
def test_long_dutch_words_are_broken(example: Uitgave) -> None:
    """De PDF breekt lange woorden af zoals het Nederlands dat doet."""
    text = " ".join(page.text for page in pages_of(example.documenten["plan.pdf"]))
    assert "loonkosten\N{SOFT HYPHEN}" in text or "verzon\N{SOFT HYPHEN}" in text
    assert text.count("\N{SOFT HYPHEN}") > 10


@needs_both
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_the_workbook_of_the_example_recomputes_to_the_same_cents(
    suffix: str, example: Uitgave
) -> None:
    """Het rekenboek dat bij het voorbeeldplan hoort, geeft in LibreOffice dezelfde centen."""
    stored = values_in(example.documenten["rekenboek.xlsx"])
    found = recalculated(example.documenten[f"rekenboek.{suffix}"], suffix)
    numbers = {
        (title, at): value
        for title, cells in stored.items()
        for at, value in cells.items()
        if isinstance(value, int | float)
    }
    assert len(numbers) > 10_000
    assert [
        spot
        for spot, value in numbers.items()
        if not isclose(found[spot[0]][spot[1]], value, rel_tol=1e-9, abs_tol=HALF_A_CENT)
    ] == []


def test_inputs_have_a_colour_and_a_source(example: Uitgave) -> None:
    """Elke cel die u mag wijzigen, heeft de kleur van invoer, en haar rij zegt de bron."""
    book = load_workbook(BytesIO(example.documenten["rekenboek.xlsx"]))
    inputs = 0
    for sheet in book.worksheets[1:]:
        for row in sheet.iter_rows():
            typed = [one for one in row if one.value is not None and not one.protection.locked]
            inputs += len(typed)
            assert {one.fill.fgColor.rgb for one in typed} <= {"FFFFF4C2"}, sheet.title
            if typed:
                words = [one.value for one in row if isinstance(one.value, str)]
                assert len(words) >= len(["wat", "bron"]), (sheet.title, typed[0].coordinate)
    assert inputs > 1_000
