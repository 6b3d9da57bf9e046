# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""An .ods is read as an .xlsx is: the same cells, the same limits, and nothing that runs."""

import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.begroting.vellen import F, Vel, as_xlsx
from tests.begroting.vellen_ods import as_ods, cell, package, row, table
from tests.imports.conftest import Check

from springplank.begroting.kamer import read_apart
from springplank.errors import DataError, UsageError
from springplank.imports.files import judge_bytes
from springplank.imports.grid import Cell, CellError, Formula, Grid
from springplank.imports.opendocument import OpenDocument
from springplank.imports.spreadsheets import open_spreadsheet

LIMIT = "x.ods heeft meer dan 200.000 rijen, 1.000 kolommen of 200.000 cellen"


def read(data: bytes, sheet: str = "Blad1") -> Grid:
    """Read one sheet."""
    return OpenDocument(data, "x.ods").read(sheet)


def repeat(what: str, times: int | str) -> str:
    return f'table:number-{what}-repeated="{times}"'


def test_the_same_cells_as_in_excel() -> None:
    """Getallen, tekst, formules, samenvoegen en verbergen zijn gelijk aan die uit Excel."""
    vel = Vel("Blad 1", verborgen_rijen={3}, verborgen_kolommen={1, 2}, is_beveiligd=True)
    vel.rij("Kop over twee", None, 2026)
    vel.samengevoegd.append((0, 0, 0, 1))
    vel.rij("gelijk", 5, 5, None, 5, 0.1)
    vel.rij("verborgen", -1.25)
    vel.rij()
    vel.rij("som", F("=SUM(B2:B3)", 3.75), F("=B2*#REF!", "#REF!"))
    hidden = Vel("Weg", [["x"]], is_verborgen=True)
    books = [
        open_spreadsheet(judge_bytes(made, name))
        for made, name in ((as_ods(vel, hidden), "a.ods"), (as_xlsx(vel, hidden), "a.xlsx"))
    ]
    assert books[0].sheets == books[1].sheets == ("Blad 1",)
    assert books[0].hidden_sheets == books[1].hidden_sheets == ("Weg",)
    for name in ("Blad 1", "Weg"):
        assert books[0].read(name) == books[1].read(name)
    assert len(books[0].read("Blad 1", rows=2).rows) == 2


def test_kinds_of_cells() -> None:
    """Datum, waarheid, valuta, tijd, spaties en een opmerking bij een cel worden goed gelezen."""
    month = (
        '<table:table-cell office:value-type="date" office:date-value="x"><text:p>maart</text:p>'
        "</table:table-cell>"
    )
    hour = (
        '<table:table-cell office:value-type="time" office:time-value="PT1H"><text:p>1:00'
        "</text:p></table:table-cell>"
    )
    note = "<office:annotation><text:p>een opmerking</text:p></office:annotation>"
    words = (
        f'<table:table-cell office:value-type="string">{note}<text:p>a<text:s text:c="3"/>b'
        "<text:tab/><text:span>c</text:span>d</text:p><text:p>e</text:p></table:table-cell>"
    )
    cells = (
        cell(date(2026, 3, 1)),
        month,
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
        '<table:table-cell office:value-type="currency" office:value="12.50"/>',
        hour,
        words,
        '<table:table-cell office:value-type="float"><text:p>12,5</text:p></table:table-cell>',
        '<table:table-cell office:value-type="float" office:value="NaN"/>',
        "<table:covered-table-cell/>",
        cell("laatste"),
    )
    (found,) = read(package(table([row(cells)]))).rows
    assert found.cells == (
        date(2026, 3, 1),
        "maart",
        True,
        Decimal("12.5"),
        "1:00",
        "a   b cd\ne",
        "12,5",
        CellError("NaN"),
        None,
        "laatste",
    )


@pytest.mark.parametrize(
    "attributes, shown, value",
    [
        ('calcext:value-type="error" office:value-type="string"', "#REF!", CellError("#REF!")),
        ('office:value-type="string"', "Fout:522", CellError("Fout:522")),
        ('office:value-type="float" office:value="0"', "Err:508", CellError("Err:508")),
        ('office:value-type="float" office:value="0"', "#DEEL/0!", CellError("#DEEL/0!")),
        ('calcext:value-type="error"', "", CellError("#FOUT")),
        ('office:value-type="string"', "", ""),
        ("", "", None),
    ],
)
def test_a_formula_keeps_what_it_gave(attributes: str, shown: str, value: Cell) -> None:
    """Een fout is nooit de nul die erachter staat; een lege tekst is geen ontbrekende uitkomst."""
    made = (
        f'<table:table-cell table:formula="of:=[.A9]/0" {attributes}><text:p>{shown}</text:p>'
        "</table:table-cell>"
    )
    (found,) = read(package(table([row([made])]))).rows
    assert found.cells == (Formula("=A9/0", value),)


def test_only_sheets_are_read() -> None:
    """Verwijderde wijzigingen, tabellen in een cel en bewaarde bladen elders zijn geen blad."""
    inside = (
        f"<table:table-cell>{table([row([cell(7)])], 'in')}<text:p>q</text:p></table:table-cell>"
    )
    gone = f"<table:tracked-changes><table:deletion>{table([row([cell(9)])], 'weg')}"
    cache = table(["<table:table-source/>", row([cell(8)])], "'file:///x/bron.ods'#Blad1")
    tables = f"{gone}</table:deletion></table:tracked-changes>{table([row([inside])])}{cache}"
    book = OpenDocument(package(tables), "x.ods")
    assert book.sheets == ("Blad1",)
    assert [one.cells for one in book.read("Blad1").rows] == [("q",)]
    assert any("ander bestand" in told for told in book.remarks())


def test_rows_and_columns_in_a_group() -> None:
    """Rijen en kolommen in een groep of in een herhaalde kop horen bij het blad."""
    columns = (
        "<table:table-header-columns><table:table-column/></table:table-header-columns>"
        '<table:table-column-group><table:table-column table:visibility="collapse"/>'
        "</table:table-column-group>"
    )
    hidden = row([cell("in groep")], 'table:visibility="filter"')
    rows = (
        f"<table:table-header-rows>{row([cell('kop')])}</table:table-header-rows>"
        f"<table:table-row-group>{hidden}</table:table-row-group>"
    )
    grid = read(package(table([columns, rows])))
    assert [one.cells for one in grid.rows] == [("kop",), ("in groep",)]
    assert (grid.hidden_rows, grid.hidden_columns) == ((2,), (1,))


def test_what_is_beside_the_cells_is_named() -> None:
    """Een grafiek, een plaatje en een draaitabel worden genoemd en niet gelezen."""
    parts: dict[str, str | bytes] = {"Object 1/content.xml": "<x/>", "Pictures/a.png": b"x"}
    pivot = "<table:data-pilot-tables><table:data-pilot-table/></table:data-pilot-tables>"
    book = OpenDocument(package(table([row([cell(1)])]) + pivot, parts), "x.ods")
    (told,) = book.remarks()
    assert told == (
        "Het bestand heeft ook grafieken of andere objecten en plaatjes en draaitabellen. Die "
        "lezen wij niet."
    )
    assert not list(OpenDocument(package(table([row([cell(1)])])), "x.ods").remarks())


BOMBS = {
    "kolommen": package(table([row([cell(1, repeat("columns", 1_000_000))])])),
    "rijen": package(table([row([cell(1)], repeat("rows", 1_048_576))])),
    "rijen_en_kolommen": package(
        table([row([cell(1, repeat("columns", 999))], repeat("rows", 201))])
    ),
    "eindeloos": package(table([row([cell(1, repeat("columns", "9" * 30))])])),
    "veel_rijen": package(table([row([cell(1, repeat("columns", 900))]) for _ in range(300)])),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_repeated_counts_as_often(name: str) -> None:
    """Een paar bytes die een miljoen cellen beloven, worden in een eigen proces geweigerd."""
    assert len(BOMBS[name]) < 5_000
    with pytest.raises(DataError, match=LIMIT):
        read_apart(BOMBS[name], "x.ods")


def test_empty_repetition_costs_nothing() -> None:
    """Lege cellen en rijen tot het einde van het blad tellen niet mee."""
    rest = cell(None, repeat("columns", 16_384))
    rows = [row([cell("a"), rest]), row([rest], repeat("rows", 1_048_575))]
    far = row([cell(None, repeat("columns", 999)), cell("b")])
    grid = read(package(table([row([rest], repeat("rows", 40)), far, *rows])))
    assert [one.number for one in grid.rows] == list(range(1, 43))
    assert grid.rows[40].cells[-1] == "b"


REFUSED = {
    "geen rekenblad": (
        package("", content="<x/>"),
        "OpenDocument-bestand, maar geen rekenblad. Sla de tabel op als .ods of .xlsx.",
    ),
    "geen XML": (package("<table:table"), "is beschadigd of geen geldig OpenDocument-bestand"),
    "geen getal": (
        package(table([row([cell(1, repeat("columns", "x"))])])),
        "is beschadigd of geen geldig OpenDocument-bestand. Open het in LibreOffice",
    ),
    "macro": (
        package(table([]), {"Basic/Standard/Module1.xml": "<x/>"}),
        "bevat macro's. Sla het op als .xlsx, zonder macro's.",
    ),
    "script": (package(table([]), {"Scripts/python/a.py": "x"}), "bevat macro's"),
    "wachtwoord": (
        package(table([]), {"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        "x.ods is versleuteld. Haal het wachtwoord eraf.",
    ),
    "entiteit": (
        package("", content='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "bevat een onveilig deel (content.xml)",
    ),
    "diep": (package("<table:table>" * 400 + "</table:table>" * 400), "is beschadigd"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    """Wat geen rekenblad is, een slot heeft of iets kan uitvoeren, wordt met een zin geweigerd."""
    data, told = REFUSED[name]
    with pytest.raises(DataError) as caught:
        OpenDocument(data, "x.ods")
    assert told in str(caught.value)


def test_an_empty_library_is_no_macro() -> None:
    """Een lege bibliotheek voor macro's, die elk bestand kan hebben, is geen macro."""
    parts = {"Basic/script-lc.xml": "<x/>", "Basic/Standard/script-lb.xml": "<x/>"}
    assert read(package(table([row([cell(1)])]), parts)).rows


def test_a_wrong_name_is_told() -> None:
    """Een .ods met een andere naam wordt gelezen, en dat staat er; een .ods zelf is niet vreemd."""
    data = as_ods(Vel("a", [["b"]]))
    assert judge_bytes(data, "a.ods").odd is None
    told = judge_bytes(data, "a.xlsx").odd
    assert told == (
        "de naam eindigt op '.xlsx', maar het is een OpenDocument-bestand; zo is het gelezen."
    )
    assert judge_bytes(b"PKkapot", "a.xlsx").is_opendocument is False


def test_your_own_figures_may_be_an_ods(tmp_path: Path, check: Check) -> None:
    """Ook bij `gegevens importeer` mag een tabel een .ods zijn, met dezelfde uitkomst."""
    vel = Vel("Data", [["code", "jaar", "aantal"], ["GM0014", 2024, 1], ["GM0034", 2024, 2]])
    second = Vel("Leeg", [["iets anders"]])
    for name, made in (("a.ods", as_ods(vel, second)), ("a.xlsx", as_xlsx(vel, second))):
        (tmp_path / name).write_bytes(made)
    ours, excel = check(tmp_path / "a.ods"), check(tmp_path / "a.xlsx")
    assert (ours.rows, ours.findings, ours.good) == (excel.rows, excel.findings, excel.good)
    assert ours.rows
    with pytest.raises(UsageError, match="heeft geen blad 'Weg'"):
        check(tmp_path / "a.ods", blad="Weg")


def test_a_file_of_libreoffice_itself(tmp_path: Path) -> None:
    """Wat LibreOffice zelf opslaat, geeft dezelfde cellen als het Excel-bestand ervoor."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice ontbreekt; installeer het met: apt-get install libreoffice-calc")
    vel = Vel("Blad 1", verborgen_rijen={3}, verborgen_kolommen={1})
    vel.rij("Kop", None, 2026)
    vel.samengevoegd.append((0, 0, 0, 1))
    vel.rij("gelijk", 5, 5, None, "1.250,00")
    vel.rij("verborgen", -1.25)
    vel.rij("som", F("=SUM(B2:B3)", 3.75), F("='Blad 1'!B2*2", 10))
    path = tmp_path / "a.xlsx"
    path.write_bytes(as_xlsx(vel))
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profiel", "--convert-to",
         "ods", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    grids = [
        open_spreadsheet(judge_bytes(file.read_bytes(), file.name)).read("Blad 1")
        for file in (path, path.with_suffix(".ods"))
    ]
    assert grids[0].merged == grids[1].merged
    assert grids[0].hidden_rows == grids[1].hidden_rows
    assert [[_value(one) for one in line.cells] for line in grids[0].rows] == [
        [_value(one) for one in line.cells] for line in grids[1].rows
    ]


def _value(found: object) -> object:
    """Leave out how a formula is spelled."""
    return found.value if isinstance(found, Formula) else found
