# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Workbooks: what Excel hides, and how a report on one reads."""

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.imports.conftest import Check, FirstSentence, Lines, WriteSheets, rewrite

from springplank.errors import UsageError
from springplank.imports.report import Severity

KOP = ["code", "jaar", "aantal"]
RIGHT: Lines = [KOP, ["GM0014", 2024, 1], ["GM0034", 2024, 2], ["GM1900", 2024, 3]]
CELLS = {
    "formule": (
        "=1+1",
        (
            "hier staat een formule (=1+1), geen waarde. "
            "Kopieer de tabel en kies Plakken speciaal, plak als waarden."
        ),
    ),
    "datum": (
        date(2024, 3, 1),
        (
            "hier staat een datum (1-3-2024). "
            "Zet de celopmaak op Getal of Standaard en typ de waarde opnieuw."
        ),
    ),
    "foutwaarde": (
        "#N/A",
        "hier staat de foutmelding #N/A. Herstel de fout in de spreadsheet, of maak de cel leeg.",
    ),
    "foutwaarde als tekst": (
        "#N/B",
        "hier staat de foutmelding #N/B. Herstel de fout in de spreadsheet, of maak de cel leeg.",
    ),
    "waar": (True, "hier staat WAAR. Vul een waarde in."),
    "negatief": (-1, "-1 is negatief. Vul een getal van 0 of hoger in."),
    "getal als tekst": (
        "1.234",
        (
            "'1.234' kan 1.234 of 1,234 betekenen. Staat de punt voor decimalen, geef dan "
            "--decimaalteken punt; staat hij tussen duizendtallen, --decimaalteken komma."
        ),
    ),
}


@pytest.mark.parametrize("case", CELLS)
def test_cell_is_named(case: str, write_sheets: WriteSheets, first_sentence: FirstSentence) -> None:
    """Een verkeerde cel wordt genoemd met blad, adres en kolom."""
    value, sentence = CELLS[case]
    path = write_sheets(Data=[KOP, ["GM0014", 2024, value], *RIGHT[2:]])
    assert first_sentence(path) == f"Blad Data, cel C2, kolom aantal: {sentence}"


def test_date_as_year(write_sheets: WriteSheets, first_sentence: FirstSentence) -> None:
    """Een datum in de kolom jaar is geen jaartal."""
    path = write_sheets(Data=[KOP, ["GM0014", date(2024, 1, 1), 1], *RIGHT[2:]])
    assert first_sentence(path).startswith(
        "Blad Data, cel B2, kolom jaar: hier staat een datum (1-1-2024)."
    )


def test_formula_elsewhere(write_sheets: WriteSheets, check: Check) -> None:
    """Een formule in een kolom die niet wordt gebruikt, doet er niet toe."""
    lines = [[*line, "=C2*2" if number else "noot"] for number, line in enumerate(RIGHT)]
    assert check(write_sheets(Data=lines)).is_clean


def test_merged_cells(tmp_path: Path, first_sentence: FirstSentence, check: Check) -> None:
    """Samengevoegde cellen in de tabel worden geweigerd; in een titel erboven mogen ze."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    sheet.append(["Een titel"])
    for line in RIGHT:
        sheet.append(list(line))
    sheet.merge_cells("A1:C1")
    book.save(tmp_path / "titel.xlsx")
    assert check(tmp_path / "titel.xlsx").is_clean
    sheet.merge_cells("B3:B4")
    book.save(tmp_path / "tabel.xlsx")
    assert first_sentence(tmp_path / "tabel.xlsx") == (
        "Blad Data: de cellen B3:B4 zijn samengevoegd. Hef de samenvoeging op en vul elke cel."
    )


def test_hidden_rows_and_sheets(tmp_path: Path, check: Check) -> None:
    """Verborgen rijen tellen mee, en dat staat in het verslag; een verborgen blad ook."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    for line in RIGHT:
        sheet.append(list(line))
    sheet.row_dimensions[3].hidden = True
    other = book.create_sheet("Stil")
    for line in RIGHT:
        other.append(list(line))
    other.sheet_state = "hidden"
    path = tmp_path / "verborgen.xlsx"
    book.save(path)
    assert [finding.text for finding in check(path).findings] == [
        "Blad Data: verborgen rijen tellen mee (rij 3). Wis het filter, of verwijder de rijen."
    ]
    assert [finding.text for finding in check(path, blad="stil").findings] == [
        "Blad Stil: het blad Stil is verborgen. Controleer of dit het goede bestand is."
    ]


def test_a_hidden_column_is_told(tmp_path: Path, check: Check) -> None:
    """Een verborgen kolom die meetelt, staat in het verslag; een die niet meetelt, niet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    for line in RIGHT:
        sheet.append([*line, "noot"])
    sheet.column_dimensions["C"].hidden = sheet.column_dimensions["D"].hidden = True
    path = tmp_path / "verborgen.xlsx"
    book.save(path)
    assert [finding.text for finding in check(path).findings] == [
        (
            "Blad Data, kolom aantal: deze kolom is verborgen en telt mee. "
            "Maak haar zichtbaar en controleer de waarden."
        )
    ]


def test_choice_of_sheet(write_sheets: WriteSheets, check: Check) -> None:
    """Past er een blad, dan wordt dat gelezen; passen er meer, dan wordt het gevraagd."""
    path = write_sheets(Uitleg=[["Hallo"]], Data=RIGHT)
    assert check(path).sheet == "Data"
    path = write_sheets(Mei=RIGHT, September=RIGHT)
    with pytest.raises(UsageError) as caught:
        check(path)
    assert str(caught.value) == (
        "lijst.xlsx heeft 2 bladen en meer dan een daarvan past bij de soort register. "
        "Geef --blad met een van deze namen: Mei, September."
    )
    assert check(path, blad="September").sheet == "September"
    with pytest.raises(UsageError, match=r"geen blad 'Juni'\. Kies uit: Mei, September\."):
        check(path, blad="Juni")
    with pytest.raises(UsageError, match="geen daarvan past bij de soort register"):
        check(write_sheets(Een=[["x"]], Twee=[["y"]]))


def test_wrong_name(write_sheets: WriteSheets, check: Check) -> None:
    """De inhoud telt, niet de naam; het verschil staat in het verslag."""
    report = check(write_sheets("lijst.csv", Data=RIGHT))
    assert [row["aantal"] for row in report.rows] == [Decimal(1), Decimal(2), Decimal(3)]
    assert report.findings[0].text.startswith(
        "Blad Data: de naam eindigt op '.csv', maar het is een Excel-bestand; zo is het gelezen."
    )


def test_empty_workbook(write_sheets: WriteSheets, first_sentence: FirstSentence) -> None:
    """Een leeg werkblad is een leeg bestand."""
    path = write_sheets(Data=[])
    assert first_sentence(path) == "lijst.xlsx is leeg: er staat geen enkele waarde in."


def test_wrong_dimension(write_sheets: WriteSheets, check: Check) -> None:
    """Een werkblad dat een te klein bereik opgeeft, wordt toch helemaal gelezen."""
    path = write_sheets(Data=RIGHT)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b'ref="A1:C4"' in sheet
    rewrite(path, {"xl/worksheets/sheet1.xml": sheet.replace(b'ref="A1:C4"', b'ref="A1"')})
    assert len(check(path).rows) == 3


def test_million_empty_rows(write_sheets: WriteSheets, check: Check) -> None:
    """Een miljoen lege rijen onder de tabel zijn geen gegevens."""
    path = write_sheets(Data=RIGHT)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    end = sheet.index(b"</sheetData>")
    empty = b'<row r="1048576"><c r="A1048576" s="0"/></row>'
    rewrite(path, {"xl/worksheets/sheet1.xml": sheet[:end] + empty + sheet[end:]})
    assert check(path).is_clean


def test_report_lines(write_sheets: WriteSheets, check: Check) -> None:
    """Het verslag zegt wat goed is, wat opvalt en wat het betekent, ook als JSON."""
    rows = [["GM0014", 2024, "-"], ["GM0034", 2024, "-"], ["GM1900", 2024, 7]]
    report = check(write_sheets(Data=[KOP, *rows]))
    assert report.lines() == [
        (
            "Bestand lijst.xlsx, blad Data; soort register: "
            "personen in het doelgroepenregister, gemeentelijke doelgroep."
        ),
        "",
        "Goed:",
        "  De kop staat in rij 1.",
        "  Alle 3 gemeenten staan erin (2024).",
        "  Goed gelezen: 3 rijen.",
        "  Som van aantal (2024): 7 over 3 rijen.",
        "",
        "Opmerkelijk:",
        (
            "  Blad Data, cel C2, kolom aantal: '-' is gelezen als 0. "
            "Is het aantal onbekend, maak de cel dan leeg."
        ),
        (
            "  Blad Data, cel C3, kolom aantal: '-' is gelezen als 0. "
            "Is het aantal onbekend, maak de cel dan leeg."
        ),
        "",
        (
            "Er is nog niets overgenomen: 2 punten om na te kijken. "
            "Klopt het zo, geef dan --neem-over."
        ),
    ]
    answer = report.as_json()
    assert answer["kan_worden_overgenomen"] is True
    assert report.findings[0].as_json()["cel"] == "C2"
    assert report.count(Severity.OPMERKELIJK) == 2
