# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Cells with a formula, links to other files, and what is hidden."""

import zipfile
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from tests.imports.conftest import Check, Lines, WriteSheets, rewrite

from springplank.imports.report import Severity

SHEET = "xl/worksheets/sheet1.xml"
RIGHT: Lines = [
    ["code", "jaar", "aantal"],
    ["GM0014", 2024, 1],
    ["GM0034", 2024, 2],
    ["GM1900", 2024, 3],
]
ADVICE = "Controleer of die waarde klopt."


def put_formula(path: Path, formula: str, stored: str) -> None:
    """Make a formula of the last cell, with the value that a program stored with it."""
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read(SHEET).decode()
    cell = '<c r="C4" t="n"><v>3</v></c>'
    assert cell in sheet
    changed = sheet.replace(cell, f'<c r="C4"{stored[:6]}><f>{formula}</f>{stored[6:]}</c>')
    rewrite(path, {SHEET: changed.encode()})


def test_stored_value(write_sheets: WriteSheets, check: Check) -> None:
    """Van een formule telt de laatst berekende waarde, en het verslag wijst de cel aan."""
    path = write_sheets(Data=RIGHT)
    put_formula(path, "1+2", ' t="n"<v>3</v>')
    report = check(path)
    assert report.rows[2]["aantal"] == Decimal(3)
    assert [finding.text for finding in report.findings] == [
        (
            "Blad Data, cel C4, kolom aantal: hier staat een formule (=1+2). "
            f"De laatst berekende waarde 3 is gebruikt. {ADVICE}"
        )
    ]
    assert not report.is_blocked


def test_link_to_another_file(write_sheets: WriteSheets, check: Check) -> None:
    """Een koppeling naar een ander bestand wordt niet gevolgd; de bewaarde waarde telt."""
    path = write_sheets(Data=RIGHT)
    put_formula(path, "'/etc/[hostname]x'!A1", ' t="n"<v>9</v>')
    report = check(path)
    assert report.rows[2]["aantal"] == Decimal(9)
    assert report.findings[0].soort == "formule"


def test_stored_error(write_sheets: WriteSheets, check: Check) -> None:
    """Gaf de formule een fout, dan is er geen waarde."""
    path = write_sheets(Data=RIGHT)
    put_formula(path, "1/0", ' t="e"<v>#DIV/0!</v>')
    report = check(path)
    assert report.is_blocked
    assert [finding.soort for finding in report.of(Severity.BLOKKEERT)] == ["foutwaarde"]


def test_no_stored_value(write_sheets: WriteSheets, check: Check) -> None:
    """Zonder bewaarde waarde blijft een formule een fout; er wordt niets uitgerekend."""
    path = write_sheets(Data=RIGHT)
    put_formula(path, "1+2", ' t="n"')
    assert check(path).findings[0].text == (
        "Blad Data, cel C4, kolom aantal: hier staat een formule (=1+2), geen waarde. "
        "Kopieer de tabel en kies Plakken speciaal, plak als waarden."
    )


def test_hidden_sheet_is_named(write_sheets: WriteSheets, check: Check) -> None:
    """Een verborgen blad dat niet is gelezen, staat in het verslag."""
    path = write_sheets(Data=RIGHT, Stil=RIGHT, Heimelijk=RIGHT)
    book = load_workbook(path)
    for name in ("Stil", "Heimelijk"):
        book[name].sheet_state = "veryHidden"
    book.save(path)
    report = check(path)
    assert "Niet gelezen: Stil, Heimelijk (verborgen)." in report.good
    assert report.is_clean
