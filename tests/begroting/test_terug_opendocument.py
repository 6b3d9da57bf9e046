# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Back to LibreOffice: his .ods as it was, our columns beside it."""

import io
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.begroting.layouts_gewoonte import libreoffice
from tests.begroting.layouts_vorm import gr_begroting
from tests.begroting.test_terug import NASTY
from tests.begroting.vellen import Vel, as_xlsx
from tests.begroting.vellen_ods import as_ods, cell, package, row, table

from springplank.begroting.extra import KOP, Extra, Term, Uitkomst
from springplank.begroting.kamer import add_apart
from springplank.begroting.terug import add_columns, suffix_of
from springplank.errors import DataError
from springplank.imports.grid import CellError, Formula, Grid
from springplank.imports.opendocument import OpenDocument

CENT = Decimal("0.01")
LINE = Uitkomst(3, "Wsw", 695_000_000, (Term("", 3, 1, 1_000),), 90_200, "Afronding", "circulaire")


def added(data: bytes, *lines: Uitkomst, blad: str = "Blad1", koprij: int = 1) -> bytes:
    """Add lines after column B of a sheet."""
    return add_columns(data, "x.ods", (Extra(blad, koprij, 1, lines),))


def read(data: bytes, blad: str = "Blad1") -> Grid:
    return OpenDocument(data, "x.ods").read(blad)


def cells(data: bytes, number: int, blad: str = "Blad1") -> tuple[object, ...]:
    """Give the cells of a row."""
    found: tuple[object, ...] = read(data, blad).rows[number - 1].cells
    return found


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


def test_our_columns_stand_to_the_right_and_his_cells_stay() -> None:
    """Rechts staan post, uitkomst, verschil, oorzaak en bron; zijn eigen cellen zijn gelijk."""
    data = libreoffice(2026).data
    before = bytes(data)
    made = added(data, Uitkomst(5, "Wsw", 100, (Term("", 5, 1, 1_000),), 1), blad="Werkblad 1")
    assert data == before
    assert suffix_of(made) == ".ods"
    assert suffix_of(as_xlsx(Vel("a", [["b"]]))) == ".xlsx"
    was, now = read(data, "Werkblad 1"), read(made, "Werkblad 1")
    for old, new in zip(was.rows, now.rows, strict=True):
        kept = old.cells[:3]
        assert new.cells[: len(kept)] == kept
    assert (was.merged, was.hidden_rows) == (now.merged, now.hidden_rows)
    assert now.rows[0].cells[3:] == KOP
    assert now.rows[4].cells[3:6] == ("Wsw", 1, Formula("=ROUND(B5*1000-E5,2)", CENT))


def test_everything_else_in_the_file_is_the_same() -> None:
    """Elk ander deel van het bestand is gelijk, in dezelfde volgorde; een zegel vervalt."""
    more: dict[str, str | bytes] = {
        "styles.xml": "<a/>",
        "Pictures/a.png": b"\x00\x01",
        "META-INF/documentsignatures.xml": "x",
    }
    data = package(table([row([cell("Post"), cell(2026)]), row([cell("a"), cell(1)])]), more)
    before, after = parts(data), parts(added(data, Uitkomst(2, "Wsw", 1)))
    assert list(after) == [name for name in before if "signatures" not in name]
    assert {n: c for n, c in after.items() if n != "content.xml"}.items() <= before.items()


def test_repeated_rows_and_cells_are_written_out_only_where_needed() -> None:
    """Van drie gelijke rijen krijgt alleen de middelste onze kolommen; de rest blijft gelijk."""
    rest = cell(None, 'table:number-columns-repeated="16382"')
    same = row([cell("gelijk"), cell(5), rest], 'table:number-rows-repeated="3"')
    end = row([cell(None)], 'table:number-rows-repeated="1048572"')
    data = package(table([row([cell("Post"), cell(2026)]), same, end]))
    made = added(data, LINE)
    assert [len(one.cells) for one in read(made).rows] == [8, 2, 8, 2]
    assert cells(made, 3)[:4] == ("gelijk", 5, None, "Wsw")
    content = parts(made)["content.xml"].decode()
    assert 'table:number-rows-repeated="1048572"' in content
    assert 'table:number-columns-repeated="16376"' in content


def test_a_copy_of_a_copy() -> None:
    """Een kopie van een kopie heeft onze stijlen een keer, en leest weer goed."""
    data = as_ods(Vel("Blad1", [["Post", 2026], ["a", 1], ["b", 2]]))
    once = added(data, LINE)
    twice = add_columns(once, "x.ods", (Extra("Blad1", 1, 8, (LINE,)),))
    assert parts(twice)["content.xml"].count(b'style:name="springplank-bedrag"') == 1
    assert cells(twice, 3)[10] == "Wsw"


def test_columns_that_he_hides_do_not_hide_ours() -> None:
    """Verbergt hij alle lege kolommen, dan zijn die van ons toch te zien."""
    columns = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column '
        'table:visibility="collapse" table:number-columns-repeated="16382"/>'
    )
    data = package(
        table(
            [
                columns,
                row([cell("Post"), cell(2026)]),
                row([cell("a"), cell(1)]),
            ]
        )
    )
    made = added(data, Uitkomst(2, "Wsw", 1))
    assert set(range(3, 8)).isdisjoint(read(made).hidden_columns)
    assert {2, 8, 9} <= set(read(made).hidden_columns)


def test_a_file_without_styles_or_columns() -> None:
    """Een kaal bestand van een ander programma krijgt onze kolommen ook."""
    data = package(table([row([cell("Post"), cell(2026)]), row([cell("a"), cell(1)])]))
    bare = parts(data)["content.xml"].decode()
    begin, end = bare.index("<office:automatic-styles>"), bare.index("<office:body>")
    bare = (bare[:begin] + bare[end:]).replace("xmlns:of=", "xmlns:andere=")
    made = added(package("", content=bare), Uitkomst(2, "Wsw", 1, (), -5))
    content = parts(made)["content.xml"]
    assert b'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"' in content
    assert b"xmlns:andere=" in content
    assert cells(made, 2)[3:6] == ("Wsw", CENT, -5 * CENT)


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_run_as_a_formula(text: str) -> None:
    """Geen enkele tekst wordt een formule, welk teken er ook voor staat."""
    data = as_ods(Vel("Blad1", [["Post", 2026], ["a", 1]]))
    made = added(data, Uitkomst(2, text, None, (), None, text, text))
    found = cells(made, 2)
    assert len(found) == 8
    for at in (3, 6, 7):
        told = found[at]
        assert isinstance(told, str)
        assert told.startswith("'") or told[:1].isalnum()
    assert found[4:6] == (None, None)


def test_what_cannot_be_copied_is_refused_in_dutch() -> None:
    """Een kapot bestand geeft een zin en geen kopie, ook in een eigen proces."""
    with pytest.raises(DataError, match="is beschadigd of geen geldig OpenDocument-bestand"):
        added(package("<table:table"), LINE)
    whole = add_apart(as_ods(Vel("Blad1", [["Post", 2026], ["a", 1], ["b", 2]])), "x.ods",
                      (Extra("Blad1", 1, 1, (LINE,)),))  # fmt: skip
    assert cells(whole, 3)[3] == "Wsw"


def test_libreoffice_recomputes_the_difference(tmp_path: Path) -> None:
    """LibreOffice opent de kopie en rekent ons verschil en zijn eigen totaal na."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice ontbreekt; installeer het met: apt-get install libreoffice-calc")
    vel, other = Vel("Jan's blad"), Vel("Blad1", [["Post", 2026], ["Wsw Zuid", -4_000]])
    vel.rij("Post", "Begroting 2026")
    first = vel.rij("Wsw Noord", 2_950.5)
    vel.som(["Totaal"], [1], [first])
    terms = (Term("", 2, 1, 1_000), Term("Blad1", 2, 1, -1_000))
    line = Uitkomst(2, "Wsw", 695_090_201, terms, None)
    path = tmp_path / "kopie.ods"
    path.write_bytes(added(as_ods(vel, other), line, blad="Jan's blad"))
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profiel", "--convert-to",
         "xlsx", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    sheet = load_workbook(tmp_path / "kopie.xlsx", data_only=True)["Jan's blad"]
    assert sheet["F2"].value == -402.01
    assert sheet["B3"].value == 2_950.5
    assert sheet["D1"].font.b


def test_an_error_in_his_file_stays_one() -> None:
    """Een fout in zijn eigen cel blijft in de kopie een fout."""
    number = next(n for n, one in enumerate(read(libreoffice(2026).data, "Werkblad 1").rows, 1)
                  if one.cells[:1] == ("ICT",))  # fmt: skip
    made = added(libreoffice(2026).data, Uitkomst(number, "ICT"), blad="Werkblad 1")
    found = cells(made, number, "Werkblad 1")[1]
    assert isinstance(found, Formula)
    assert found.value == CellError("Fout:522")


def test_excel_and_libreoffice_get_the_same_columns() -> None:
    """Dezelfde begroting geeft in .ods en .xlsx dezelfde kolommen."""
    line = Uitkomst(7, "Wsw", 100, (Term("", 7, 3, 1),), 1, "Oorzaak", "Bron")
    excel = gr_begroting(2026).data
    sheet = load_workbook(
        io.BytesIO(add_columns(excel, "x.xlsx", (Extra("Begroting", 4, 3, (line,)),)))
    )
    vel = Vel("Begroting", [[], [], [], ["Post", 1, 2, 2026], [], [], ["a", 1, 2, 3]])
    ours = cells(
        add_columns(as_ods(vel), "x.ods", (Extra("Begroting", 4, 3, (line,)),)), 7, "Begroting"
    )
    shown = [one.text if isinstance(one, Formula) else one for one in ours[5:]]
    assert shown == [sheet["Begroting"].cell(7, column).value for column in range(6, 11)]
