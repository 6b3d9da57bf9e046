# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Back to Excel: his cells as they were, our columns beside them, and nothing that runs."""

import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill
from tests.begroting.layouts_bron import csv_windows
from tests.begroting.layouts_vorm import gr_begroting
from tests.begroting.vellen import Vel, as_xlsx

from springplank.begroting.extra import Extra, Term, Uitkomst, safe_text
from springplank.begroting.kamer import add_apart
from springplank.begroting.terug import add_columns
from springplank.errors import DataError
from springplank.imports.grid import column_letter
from springplank.imports.numbers import Mark

NASTY = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\x00=1",
    "\N{FULLWIDTH EQUALS SIGN}1",
    "\N{FULLWIDTH PLUS SIGN}1",
    "\N{FULLWIDTH HYPHEN-MINUS}1",
    "\N{FULLWIDTH COMMERCIAL AT}A1",
)
LINE = Uitkomst(7, "Wsw", 695_000_000, (Term("", 7, 3, 1),), 90_200, "Afronding", "meicirculaire")


def add(data: bytes, *lines: Uitkomst, name: str = "boek.xlsx", blad: str = "Begroting") -> Any:
    """Add lines after column D of a sheet, and open the copy."""
    made = add_columns(data, name, (Extra(blad, 4, 3, lines),))
    return load_workbook(io.BytesIO(made))


def test_his_own_cells_formulas_and_formats_stay() -> None:
    """Zijn cellen, formules, opmaak en breedtes zijn in de kopie gelijk aan het origineel."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Begroting"
    sheet["A1"] = "Titel"
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["D5"] = 12.5
    sheet["D5"].number_format = "0.000"
    sheet["D5"].fill = PatternFill("solid", fgColor="FFEEAA")
    sheet["D6"] = "=SUM(D5:D5)"
    sheet.column_dimensions["A"].width = 44
    sheet.row_dimensions[5].hidden = True
    sheet.merge_cells("A1:C1")
    sheet.protection.enable()
    out = io.BytesIO()
    book.save(out)
    before = bytes(out.getvalue())
    copy = add(before, LINE)["Begroting"]
    assert out.getvalue() == before
    for address in ("A1", "D5", "D6"):
        was = sheet[address]
        now = copy[address]
        assert (now.value, now.number_format) == (was.value, was.number_format)
        assert (now.font.b, now.font.sz, now.fill.fgColor.rgb) == (
            was.font.b,
            was.font.sz,
            was.fill.fgColor.rgb,
        )
    assert copy.column_dimensions["A"].width == 44
    assert copy.row_dimensions[5].hidden
    assert copy.protection.sheet
    assert [str(area) for area in copy.merged_cells.ranges] == ["A1:C1"]


def test_our_columns_stand_to_the_right() -> None:
    """Rechts van de tabel staan post, uitkomst, verschil, oorzaak en bron."""
    sheet = add(gr_begroting(2026).data, LINE)["Begroting"]
    assert [sheet.cell(4, column).value for column in range(6, 11)] == [
        "Springplank: post",
        "Onze uitkomst (€)",
        "Verschil (€)",
        "Oorzaak",
        "Bron en bandbreedte",
    ]
    assert sheet["F7"].value == "Wsw"
    assert sheet["G7"].value == 6_950_000
    assert sheet["H7"].value == "=ROUND(D7*1-G7,2)"
    assert (sheet["I7"].value, sheet["J7"].value) == ("Afronding", "meicirculaire")


def test_a_difference_without_cells_is_a_number() -> None:
    """Zonder cellen om op te tellen is het verschil een getal, ook als het onder nul is."""
    line = Uitkomst(7, "Wsw", 100, (), -12_345)
    assert (
        add(gr_begroting(2026).data, line)["Begroting"]["H7"].value
        == Decimal("-123.45").__float__()
    )


def test_cells_of_another_sheet_are_named_safely() -> None:
    """Een cel op een ander blad staat in de formule met de naam tussen aanhalingstekens."""
    assert str(Term("Jan's blad", 4, 2, -1000)) == "'Jan''s blad'!C4*-1000"


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_run_as_a_formula(text: str) -> None:
    """Geen enkele tekst wordt een formule, welk teken er ook voor staat."""
    line = Uitkomst(7, text, None, (), None, text, text)
    sheet = add(gr_begroting(2026).data, line)["Begroting"]
    for address in ("F7", "I7", "J7"):
        assert sheet[address].data_type == "s"
        begin = unicodedata.normalize("NFKC", sheet[address].value[:1])
        assert begin not in ("=", "+", "-", "@")
    assert sheet["H7"].value is None
    assert safe_text(text) == safe_text(safe_text(text).removeprefix("'"))


def test_a_csv_becomes_a_workbook() -> None:
    """Van een CSV komt een werkboek: bedragen zijn getallen en de rest blijft tekst."""
    layout = csv_windows(2026)
    data = layout.data + b"\r\n=cmd|' /C calc'!A0;=1+1;#REF!;0,00\r\n"
    line = Uitkomst(2, "Wsw", 100, (Term("", 2, 3, 1),), 1)
    made = add_columns(data, layout.bestand, (Extra("", 1, 3, (line,)),))
    sheet = load_workbook(io.BytesIO(made))["Begroting"]
    assert sheet["D2"].value == 6_950_902
    assert sheet["A2"].value == "6400"
    assert sheet["H2"].value == "=ROUND(D2*1-G2,2)"
    last = [sheet.cell(8, column).value for column in range(1, 4)]
    assert last == ["'=cmd|' /C calc'!A0", "'=1+1", "#REF!"]
    assert all(sheet.cell(8, column).data_type == "s" for column in (1, 2))


def test_a_csv_keeps_the_notation_of_its_amounts() -> None:
    """Een CSV met Engelse getallen houdt zijn bedragen; nul en tekst blijven nul en tekst."""
    data = b"Post;2026\nLonen;1,234\nHuur;0.00\nRente;-\nICT;5 *\n"
    line = Uitkomst(2, "Wsw", 100, (Term("", 2, 1, 1),), 1)
    extra = Extra("", 1, 1, (line,), teken=Mark.PUNT)
    sheet = load_workbook(io.BytesIO(add_columns(data, "x.csv", (extra,))))["Begroting"]
    assert [sheet.cell(row, 2).value for row in range(2, 6)] == [1_234, 0, "'-", "5 *"]


@pytest.mark.parametrize("first, last", [(1, 16_384), (6, 16_384), (7, 8), (1, 4), (10, 12)])
def test_our_columns_share_no_width_with_his(first: int, last: int) -> None:
    """Onze kolommen zijn te zien, ook als hij zijn lege kolommen verbergt; niets overlapt."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Begroting"
    sheet["D5"] = 1
    his = sheet.column_dimensions[column_letter(first - 1)]
    his.min, his.max, his.width, his.hidden = first, last, 9, True
    out = io.BytesIO()
    book.save(out)
    made = add_columns(out.getvalue(), "x.xlsx", (Extra("Begroting", 4, 3, (LINE,)),))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    columns: dict[int, bool] = {}
    for tag in re.findall(r"<col [^>]*>", xml):
        ends = [int(n) for n in re.findall(r' m(?:in|ax)="(\d+)"', tag)]
        for number in range(ends[0], ends[1] + 1):
            assert number not in columns
            columns[number] = 'hidden="1"' in tag
    assert not any(columns[number] for number in range(6, 11))
    assert all(columns[n] for n in range(first, last + 1) if n not in range(6, 11))


def test_what_cannot_be_copied_is_refused_in_dutch() -> None:
    """Een bestand dat geen werkboek is, geeft een zin en geen kopie."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/iets.xml", "<a/>")
    with pytest.raises(DataError, match="is beschadigd of geen geldig Excel-bestand"):
        add_columns(out.getvalue(), "raar.xlsx", ())


def test_a_copy_is_made_in_a_process_of_its_own() -> None:
    """De kopie ontstaat in een eigen proces dat geen bestand mag schrijven."""
    made = add_apart(gr_begroting(2026).data, "boek.xlsx", (Extra("Begroting", 4, 3, (LINE,)),))
    assert load_workbook(io.BytesIO(made))["Begroting"]["F7"].value == "Wsw"


def test_a_spreadsheet_recomputes_the_difference(tmp_path: Path) -> None:
    """LibreOffice rekent ons verschil en zijn eigen totaal na, tot op de cent."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice ontbreekt; installeer het met: apt-get install libreoffice-calc")
    vel = Vel("Begroting")
    vel.rijen = [["a"], ["b"], ["c"], ["Post", "x", "y", "Begroting 2026"]]
    first = vel.rij("Wsw Noord", 0, 0, 2_950.5)
    second = vel.rij("Wsw Zuid", 0, 0, -4_000)
    vel.som(["Totaal"], [3], [first, second])
    line = Uitkomst(5, "Wsw", 695_090_201, (Term("", 5, 3, 1000), Term("", 6, 3, -1000)), 0)
    path = tmp_path / "kopie.xlsx"
    path.write_bytes(add_columns(as_xlsx(vel), "x.xlsx", (Extra("Begroting", 4, 3, (line,)),)))
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profiel", "--convert-to",
         "ods", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    again = tmp_path / "weer"
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profiel", "--convert-to",
         "xlsx", "--outdir", str(again), str(tmp_path / "kopie.ods")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    sheet = load_workbook(again / "kopie.xlsx", data_only=True)["Begroting"]
    assert sheet["H5"].value == -402.01
    assert sheet["D7"].value == -1_049.5
