# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The search for bombs, limit by limit, and a report that crosses to another process."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from tests.imports.bombs import BOMBS, RIGHT, far_cell, far_row, path_outside, with_parts, workbook

from springplank.errors import DataError
from springplank.imports.checking import check_bytes
from springplank.imports.kinds import find_kind
from springplank.imports.parcels import pack, unpack
from springplank.imports.recognition import Known
from springplank.imports.screening import LIMITS, screen

REGISTER = find_kind("register")
PASSING = (far_row, far_cell)
"""What only the reader itself can refuse."""


@pytest.mark.parametrize(
    "bomb", [bomb for bomb in BOMBS if bomb not in PASSING], ids=lambda bomb: str(bomb.__name__)
)
def test_bomb(bomb: Callable[[], bytes]) -> None:
    """Een bom wordt herkend voordat er iets van is gelezen."""
    with pytest.raises(DataError) as caught:
        screen(bomb(), "lijst.xlsx")
    assert str(caught.value) == f"lijst.xlsx {BOMBS[bomb]}"


@pytest.mark.parametrize("bomb", PASSING)
def test_reader_refuses_too(bomb: Callable[[], bytes], known: Known) -> None:
    """Een rij of cel buiten elk werkblad weigert de lezer zelf."""
    screen(bomb(), "lijst.xlsx")
    with pytest.raises(DataError) as caught:
        check_bytes(bomb(), "lijst.xlsx", REGISTER, known=known)
    assert str(caught.value) == f"lijst.xlsx {BOMBS[bomb]}"


def test_honest_files() -> None:
    """Een eerlijk bestand komt er zonder een woord door, ook als het groot of geen ZIP is."""
    screen(workbook(), "lijst.xlsx")
    screen(b"code;jaar\n" * 100_000, "lijst.csv")
    screen(with_parts({"xl/media/a.png": bytes(range(256)) * 400}), "lijst.xlsx")
    screen(with_parts({"xl/a.xml": b"<a>" + b" <b/>" * 60_000 + b"</a>"}), "lijst.xlsx")
    screen(with_parts({"xl/a.xml": b"<a>" + b" " * 900_000 + b"</a>"}), "lijst.xlsx")


def test_size() -> None:
    """De grens voor de grootte staat in de zin; een bestand zonder naam heet 'Het bestand'."""
    with pytest.raises(DataError) as caught:
        screen(b"x" * 2_000_001, "", replace(LIMITS, size=2_000_000))
    assert str(caught.value).startswith("Het bestand is groter dan 2 MB, de grens voor een upload.")


def test_encrypted_is_left_to_the_reader() -> None:
    """Een versleuteld bestand is geen bom; de lezer zegt wat u moet doen."""
    data = bytearray(workbook())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    screen(bytes(data), "lijst.xlsx")


@pytest.mark.parametrize("name", ["/xl/a.xml", "xl\\a.xml", "xl/../../a.xml"])
def test_names_that_lead_away(name: str) -> None:
    """Een deel met een naam die naar een andere map wijst, wordt geweigerd."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"<a/>")
    with pytest.raises(DataError, match=r"bevat een onveilig deel \(a\.xml\)"):
        screen(file.getvalue(), "lijst.xlsx")
    assert path_outside() != file.getvalue()


def test_markup_without_cells() -> None:
    """Ook opmaak zonder cellen heeft een grens."""
    limits = replace(LIMITS, cells=50)
    with pytest.raises(DataError, match="heeft meer dan 50 cellen, rijen of teksten"):
        screen(with_parts({"xl/a.xml": b"<a>" + b"<b></b>" * 400 + b"</a>"}), "a.xlsx", limits)


def test_tag_on_the_border_of_two_pieces() -> None:
    """Een cel telt een keer, ook als zij op de rand van twee gelezen stukken staat."""
    own = sum(len(line) for line in RIGHT)
    limits = replace(LIMITS, cells=3_000 + own)
    for shift in range(0, 64, 7):
        cells = b"<a>" + b" " * shift + b'<c r="A1" /><!-- c -->' * 3_000 + b"</a>"
        screen(with_parts({"xl/a.xml": cells}), "a.xlsx", limits)
        with pytest.raises(DataError, match="heeft meer dan"):
            screen(with_parts({"xl/a.xml": cells.replace(b"<a>", b"<c >")}), "a.xlsx", limits)
    long = b"<a>" + b"x" * 65_530 + b"/" + b"><c/>" + b"x" * 70_000 + b"</a>"
    screen(with_parts({"xl/a.xml": long}), "a.xlsx", limits)


# --- The report that crosses ------------------------------------------------------------------


def test_report_survives(known: Known) -> None:
    """Een verslag met alles erin komt er aan de andere kant hetzelfde uit."""
    text = "code;jaar;aantal;extra\nGM0014;2024;-;x\nNergens;2024;1.234;x\nGM0034;2024;2,5;\n"
    report = check_bytes(text.encode(), "lijst.csv", REGISTER, known=known)
    assert report.findings
    assert report.sums
    assert report.ignored
    assert unpack(pack(report)) == report


def test_unknown_value_survives(known: Known) -> None:
    """Een onbekende waarde blijft onbekend, en een bedrag houdt zijn centen."""
    text = "code;jaar;stand;budget;objectief\nGM0014;2024;definitief;12,34;\n"
    report = check_bytes(text.encode(), "lijst.csv", find_kind("buig"), known=known)
    assert unpack(pack(report)) == report
    values = [value for row in report.rows for value in row.values()]
    assert None in values
    assert Decimal("12.34") in values


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "geen"},
        {"file_name": 1},
        {"rows": [["GM0014"]]},
        {"rows": [["GM0014", "2024", "veel"]]},
        {"rows": [[1, 2024, "1"]]},
        {"findings": [{}]},
        {"unkept": {"erg": 1}},
        {"sums": [["aantal"]]},
        {"good": None},
    ],
    ids=str,
)
def test_no_report(change: dict[str, object], known: Known) -> None:
    """Wat geen verslag is, wordt er ook geen."""
    text = b"code;jaar;aantal\nGM0014;2024;1\n"
    parcel = json.loads(pack(check_bytes(text, "a.csv", REGISTER, known=known)))
    with pytest.raises(ValueError, match=r"."):
        unpack(json.dumps(parcel | change).encode())
