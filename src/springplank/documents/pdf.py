# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A plan as PDF: for who cannot see it (PDF/UA-1) and for the archive (PDF/A-3a), in one file."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from springplank.documents.elements import (
    Box,
    Element,
    Grid,
    Heading,
    Picture,
    Points,
    Runs,
    Sheets,
    Source,
    Text,
)
from springplank.documents.fit import UPRIGHT, sides
from springplank.documents.flow import lay_out
from springplank.documents.letters import clean, plain, printable
from springplank.documents.pictures import written
from springplank.documents.plan import Plan
from springplank.documents.typesetter import families, fonts
from springplank.errors import DataError

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).parent / "plan.typ"
STANDARDS: "list[typst.PDFStandard]" = ["a-3a", "ua-1"]
FOOT = 90
"""Letters of the title at the foot of a page."""

Words = Callable[[str], str]


def render_pdf(plan: Plan) -> bytes:
    """Write a plan as PDF; the same plan gives the same bytes.

    Raises:
        DataError: for a picture that does not belong in a document, or text that cannot be set.
    """
    import typst

    sheets = lay_out(plan)
    try:
        return _compile(sheets, printable)
    except typst.TypstError:
        # Signs that no font holds together, such as an accent on an emoji: rare, and not worth
        # refusing a plan for.
        pass
    try:
        return _compile(sheets, plain)
    except typst.TypstError as error:
        raise DataError(
            f"Van het plan {sheets.titel!r} kan geen PDF worden gemaakt. Kies Word of ODT, en meld "
            f"ons dit: {error.message[:200]}"
        ) from error


def _compile(sheets: Sheets, words: Words) -> bytes:
    import typst

    return typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=fonts(),
        format="pdf",
        sys_inputs={"plan": json.dumps(_data(sheets, words))},
        pdf_standards=STANDARDS,
        timestamp=datetime(*sheets.datum.timetuple()[:3], tzinfo=UTC),
    )


def _data(sheets: Sheets, words: Words) -> dict[str, Any]:
    elements = (*sheets.elementen, *sheets.opmerkingen)
    return {
        "titel": words(sheets.titel),
        "omschrijving": f"{sheets.onderwerp}. {', '.join(sheets.merken)}.",
        "onderwerp": sheets.onderwerp,
        "trefwoorden": [value for _, value in sheets.gegevens[-1:]],
        "datum": [sheets.datum.year, sheets.datum.month, sheets.datum.day],
        "letters": families(),
        "merken": [words(mark) for mark in sheets.merken],
        "verzonnen": bool(sheets.waarschuwing),
        "waarschuwing": sheets.waarschuwing,
        "gegevens": [(label, words(value)) for label, value in sheets.gegevens],
        "kort": sheets.is_kort,
        "voet": words(_foot(sheets)),
        "cijfers": clean(json.dumps(sheets.cijfers, ensure_ascii=False, indent=1)),
        "delen": [
            {"liggend": is_lying, "elementen": list(_elements(part, words))}
            for is_lying, part in sides(elements)
        ],
    }


def _foot(sheets: Sheets) -> str:
    return sheets.titel if len(sheets.titel) <= FOOT else f"{sheets.titel[:FOOT].rstrip()}…"


def _elements(elements: list[Element], words: Words) -> Iterator[dict[str, Any]]:
    sources = [words(one.tekst) for one in elements if isinstance(one, Source)]
    for element in elements:
        if not isinstance(element, Source):
            yield _element(element, words)
        elif sources:
            yield {"soort": "bronnen", "bronnen": sources}
            sources = []


def _element(
    element: Heading | Text | Points | Box | Grid | Picture, words: Words
) -> dict[str, Any]:
    def set_(runs: Runs) -> list[tuple[str, str]]:
        return [(words(run.tekst), run.toon) for run in runs]

    match element:
        case Heading():
            found: dict[str, Any] = {
                "soort": "kop",
                "niveau": element.niveau,
                "nummer": element.nummer,
                "tekst": words(element.tekst),
                "begin": element.is_begin,
            }
            return found
        case Text():
            found = {"soort": "tekst", "stukken": set_(element.stukken), "klein": element.is_klein}
        case Points():
            points = [set_(point) for point in element.punten]
            found = {"soort": "punten", "punten": points, "genummerd": element.is_numbered}
        case Box():
            found = {
                "soort": "vak",
                "titel": element.titel,
                "heel": element.is_heel,
                "waarschuwing": element.is_waarschuwing,
                "regels": [(label, set_(runs)) for label, runs in element.regels],
            }
        case Grid():
            found = {
                "soort": "tabel",
                "bijschrift": words(element.bijschrift),
                "kolommen": [words(name) for name in element.kolommen],
                "rijen": [[set_(cell) for cell in row] for row in element.rijen],
                "getal": sorted(element.getalkolommen),
                "totaal": element.heeft_totaal,
                "noot": words(element.noot),
                "letters": element.fit.letters,
                "breedtes": element.fit.breedtes,
                "heel": element.fit.is_heel,
            }
        case Picture():
            return {
                "soort": "beeld",
                "bijschrift": words(element.bijschrift),
                "svg": written(element.svg, words, families()),
                "alt": element.alt,
                "breedte": element.width(UPRIGHT),
            }
    return found | {"bronnen": element.bronnen}
