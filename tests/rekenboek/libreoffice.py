# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A second opinion on the workbook: LibreOffice recomputes every formula of a file."""

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from openpyxl import load_workbook
from tests.programs import SOFFICE

from springplank.rekenboek.kit import Book
from springplank.rekenboek.terms import Spot

MOST = 180
"""Seconds that a conversion may take."""

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""LibreOffice forgets the stored values and computes all formulas anew."""

Cells: TypeAlias = Mapping[tuple[int, int], Any]


def recalculated(data: bytes, suffix: str) -> Mapping[str, Cells]:
    """Let LibreOffice compute a file anew; see `all_recalculated`."""
    return all_recalculated([data], suffix)[0]


def all_recalculated(files: Sequence[bytes], suffix: str) -> list[Mapping[str, Cells]]:
    """Let LibreOffice compute some files anew; it starts once.

    Args:
        files: the files.
        suffix: "xlsx" or "ods".

    Returns:
        Of every file, per sheet, the value of every cell that is not empty, by row and column
        from 0.
    """
    assert SOFFICE is not None
    with TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "profile/user").mkdir(parents=True)
        (home / "profile/user/registrymodifications.xcu").write_text(ALWAYS, "utf-8")
        sources = [home / f"boek{number}.{suffix}" for number in range(len(files))]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        subprocess.run(
            [
                *(SOFFICE, "--headless", f"-env:UserInstallation={(home / 'profile').as_uri()}"),
                *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(home / "uit")),
                *map(str, sources),
            ],
            check=True,
            capture_output=True,
            timeout=MOST * len(files),
        )
        return [values_in((home / f"uit/{source.stem}.xlsx").read_bytes()) for source in sources]


def values_in(data: bytes) -> Mapping[str, Cells]:
    """Give the stored values of a file, by row and column from 0."""
    book = load_workbook(BytesIO(data), data_only=True)
    return {
        sheet.title: {
            at_of(cell): cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in book.worksheets
    }


def at_of(cell: Any) -> tuple[int, int]:
    """Give the row and column of a cell of a file, counting from 0."""
    return cell.row - 1, cell.column - 1


def with_inputs(book: Book, values: Mapping[Spot, float]) -> Book:
    """Type other numbers in input cells, and leave every stored outcome as it was."""
    sheets = []
    for sheet in book.sheets:
        cells = dict(sheet.cells)
        for spot, value in values.items():
            if spot.sheet == sheet.title:
                old = cells[spot.row, spot.column]
                assert old.kind == "input", spot
                cells[spot.row, spot.column] = replace(old, value=value)
        sheets.append(replace(sheet, cells=cells))
    return replace(book, sheets=sheets)


def differences(book: Book, found: Mapping[str, Cells], most: float = 0.005) -> list[str]:
    """List the results of which the stored value differs from the one that was computed.

    Args:
        book: the workbook.
        found: from `recalculated`.
        most: how far amounts may lie apart; others by a billionth part.
    """
    told = []
    for sheet in book.sheets:
        for (row, column), content in sheet.cells.items():
            if content.term is None:
                continue
            here = found[sheet.title].get((row, column))
            if not is_same(content.value, here, most if content.unit == "EUR" else 0.0):
                told.append(f"{sheet.title} {row + 1},{column + 1}: {content.value!r} is {here!r}")
    return told


def is_same(wanted: Any, found: Any, most: float) -> bool:
    """Say whether two values are the same, apart from the last digits of a number."""
    if isinstance(wanted, str) or isinstance(found, str) or found is None:
        return bool(wanted == found)
    return bool(abs(wanted - found) <= max(most, 1e-9 * max(abs(wanted), 1.0)))
