# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Real files in a temporary folder, and the municipalities that they may name."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from springplank.errors import SpringplankError
from springplank.imports.checking import check_file
from springplank.imports.recognition import Known
from springplank.imports.report import Report

Lines = Sequence[Sequence[object]]
WriteText = Callable[..., Path]
WriteSheets = Callable[..., Path]
Check = Callable[..., Report]
FirstSentence = Callable[..., str]


def rewrite(path: Path, change: Mapping[str, bytes]) -> None:
    """Write a workbook again with some parts added or replaced."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()} | dict(change)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)


@pytest.fixture(scope="session")
def known() -> Known:
    """Three municipalities, so that a file with all of them stays short."""
    return Known(
        {"GM0014": "Groningen", "GM0034": "Almere", "GM1900": "Súdwest-Fryslân"},
        partnerships={"werk-en-zo": "Werk & Zo", "ergon": "Ergon"},
        vanished={"GM0005": "Bedum ging op 1 januari 2019 op in Het Hogeland (GM1966)."},
        vanished_names={"Bedum": "GM0005"},
        circulaires=("meicirculaire-2024", "septembercirculaire-2024"),
        parameters={"impulsbudget": ("landelijk_budget",)},
    )


@pytest.fixture
def write_text(tmp_path: Path) -> WriteText:
    """Write a text file: lines, encoding and name."""

    def write(text: str | bytes, name: str = "lijst.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return write


@pytest.fixture
def write_sheets(tmp_path: Path) -> WriteSheets:
    """Write a workbook: rows per sheet."""

    def write(name: str = "lijst.xlsx", **sheets: Lines) -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, lines in sheets.items():
            sheet = book.create_sheet(title)
            for line in lines:
                sheet.append([float(x) if isinstance(x, Decimal) else x for x in line])
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def check(known: Known) -> Check:
    """Check a file against the three municipalities."""

    def run(path: Path, kind: str = "register", **options: str) -> Report:
        blad, sign = options.get("blad"), options.get("decimaalteken")
        return check_file(path, kind, known=known, blad=blad, decimaalteken=sign)

    return run


@pytest.fixture
def first_sentence(check: Check) -> FirstSentence:
    """Give the first thing that a person reads about a file that is no good."""

    def read(path: Path, kind: str = "register", **options: str) -> str:
        try:
            report = check(path, kind, **options)
        except SpringplankError as error:
            return str(error)
        return report.findings[0].text if report.findings else "Alles klopt."

    return read
