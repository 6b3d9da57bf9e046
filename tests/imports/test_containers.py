# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Workbooks that are dangerous, damaged, or something else in disguise."""

import random
import time
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.imports.conftest import Check, FirstSentence, Lines, WriteSheets, rewrite

from springplank.errors import DataError, UsageError
from springplank.imports.grid import ROW_LIMIT

RIGHT: Lines = [["code", "jaar", "aantal"], ["GM0014", 2024, 1], ["GM0034", 2024, 2]]
SHEET = "xl/worksheets/sheet1.xml"


def bomb(path: Path) -> None:
    """Make a part that is large once unpacked."""
    rewrite(path, {"xl/sharedStrings.xml": b"<sst>" + b" " * 120_000_000 + b"</sst>"})


def many_parts(path: Path) -> None:
    """Make thousands of parts."""
    rewrite(path, {f"xl/media/{number}.xml": b"<a/>" for number in range(2_000)})


def entities(path: Path) -> None:
    """Let a part define an entity that doubles itself."""
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read(SHEET)
    start = sheet.index(b"<worksheet")
    definition = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    rewrite(path, {SHEET: sheet[:start] + definition + sheet[start:]})


def wide_xml(path: Path) -> None:
    """Hide the signs of a part in UTF-16."""
    rewrite(path, {"xl/styles.xml": "<styleSheet/>".encode("utf-16")})


def macro(path: Path) -> None:
    """Add a macro."""
    rewrite(path, {"xl/vbaProject.bin": b"x"})


def binary(path: Path) -> None:
    """Make it look like a binary workbook."""
    rewrite(path, {"xl/workbook.bin": b"x"})


def open_document(path: Path) -> None:
    """Replace it by an OpenDocument file."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")  # a text or a drawing has no cells


def plain_zip(path: Path) -> None:
    """Replace it by a ZIP with something else."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("brief.txt", "hallo")


def password(path: Path) -> None:
    """Set the flag that says that a part is encrypted."""
    data = bytearray(path.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(data)


def lying_size(path: Path) -> None:
    """Let the table of contents promise less than there is."""
    data = bytearray(path.read_bytes())
    place = data.rindex(SHEET.encode()) - 46
    assert data[place : place + 4] == b"PK\x01\x02"
    data[place + 24 : place + 28] = (5).to_bytes(4, "little")
    path.write_bytes(data)


def deep_row(path: Path) -> None:
    """Put one cell below the last row that is read."""
    book = load_workbook(path)
    book.worksheets[0].cell(ROW_LIMIT + 5, 1, "GM0014")
    book.save(path)


def far_column(path: Path) -> None:
    """Put one cell far to the right."""
    book = load_workbook(path)
    book.worksheets[0].cell(1, 16_000, "x")
    book.save(path)


def deep_xml(path: Path) -> None:
    """Nest elements very deep."""
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read(SHEET)
    place = sheet.index(b"</sheetData>")
    nest = b"<row>" * 200_000 + b"</row>" * 200_000
    rewrite(path, {SHEET: sheet[:place] + nest + sheet[place:]})


def no_sheet(path: Path) -> None:
    """Take the sheet away but keep its name."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != SHEET}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


DAMAGED = "is beschadigd of geen geldig Excel-bestand. Open het in Excel en sla het opnieuw op."
TOO_MUCH = (
    "heeft meer dan 200.000 rijen, 1.000 kolommen of 1.000.000 cellen, de grens voor een import. "
    "Bewaar alleen de nodige rijen en kolommen."
)
TOO_LARGE = (
    "is uitgepakt groter dan 100 MB of heeft meer dan 1.000 delen, de grens voor een import. "
    "Kopieer alleen de tabel naar een nieuw bestand."
)
CONTAINERS: dict[Callable[[Path], None], str] = {
    bomb: TOO_LARGE,
    many_parts: TOO_LARGE,
    entities: f"bevat een onveilig deel ({SHEET}). Kopieer de tabel naar een nieuw bestand.",
    wide_xml: "bevat een onveilig deel (xl/styles.xml). Kopieer de tabel naar een nieuw bestand.",
    macro: "bevat macro's. Sla het op als .xlsx, zonder macro's.",
    binary: "is een binair Excel-bestand. Sla het op als .xlsx.",
    open_document: "is een OpenDocument-bestand, maar geen rekenblad. Sla de tabel op als "
    ".ods of .xlsx.",
    plain_zip: "is een ingepakt bestand (ZIP), maar geen Excel-bestand. Pak het uit en geef het "
    ".xlsx- of .csv-bestand.",
    password: "is versleuteld. Haal het wachtwoord eraf.",
    lying_size: DAMAGED,
    no_sheet: "heeft geen blad met cellen. Sla de tabel opnieuw op als .xlsx.",
    deep_row: TOO_MUCH,
    far_column: TOO_MUCH,
}


@pytest.mark.parametrize("spoil", list(CONTAINERS), ids=lambda spoil: str(spoil.__name__))
def test_container(
    spoil: Callable[[Path], None], write_sheets: WriteSheets, first_sentence: FirstSentence
) -> None:
    """Een gevaarlijk of vreemd bestand wordt binnen enkele tellen geweigerd."""
    path = write_sheets(Data=RIGHT)
    spoil(path)
    started = time.process_time()
    assert first_sentence(path) == f"lijst.xlsx {CONTAINERS[spoil]}"
    assert time.process_time() - started < 5


def test_deep_xml(write_sheets: WriteSheets, first_sentence: FirstSentence) -> None:
    """Heel diep geneste delen laten het programma niet omvallen."""
    path = write_sheets(Data=RIGHT)
    deep_xml(path)
    assert first_sentence(path)


def test_damage(
    tmp_path: Path,
    write_sheets: WriteSheets,
    check: Check,
    samples: Callable[[int, int], int],
) -> None:
    """Een omgevallen bit of een afgekapt bestand geeft een zin of een verslag, nooit een crash."""
    path = write_sheets(Data=RIGHT)
    whole, right = path.read_bytes(), check(path).rows
    draw = random.Random(20260101)
    spoilt = tmp_path / "kapot.xlsx"
    refused = 0
    for _ in range(samples(300, 10_000)):
        data = bytearray(whole)
        if draw.random() < 0.2:
            del data[draw.randrange(len(data)) :]
        else:
            data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
        spoilt.write_bytes(data)
        with warnings.catch_warnings(record=True) as heard:
            try:
                report = check(spoilt)
                assert report.is_blocked or report.rows == right
            except (DataError, UsageError):
                refused += 1
        assert not heard
    assert refused
