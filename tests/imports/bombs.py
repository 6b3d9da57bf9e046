# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Files that are made to harm: small to send, costly to read."""

import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
TYPES = "[Content_Types].xml"
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RIGHT: tuple[tuple[object, ...], ...] = (
    ("code", "jaar", "aantal"),
    ("GM0014", 2024, 1),
    ("GM0034", 2024, 2),
    ("GM1900", 2024, 3),
)


def workbook(lines: Iterable[Iterable[object]] = RIGHT) -> bytes:
    """Give an honest workbook with one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    for line in lines:
        sheet.append(list(line))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def with_parts(change: dict[str, bytes], data: bytes | None = None, method: int = 8) -> bytes:
    """Give a workbook with some parts added or replaced."""
    with zipfile.ZipFile(BytesIO(data or workbook())) as old:
        parts = {name: old.read(name) for name in old.namelist()} | change
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return file.getvalue()


def with_rows(rows: bytes) -> bytes:
    """Give a workbook with more in its sheet, below the table."""
    with zipfile.ZipFile(BytesIO(workbook())) as archive:
        sheet = archive.read(SHEET)
    place = sheet.index(b"</sheetData>")
    return with_parts({SHEET: sheet[:place] + rows + sheet[place:]})


@cache
def half_a_megabyte() -> bytes:
    """A sheet of six million cells: half a megabyte to send, gigabytes to read."""
    rows = b"".join(
        b'<row r="%d">' % number + b'<c t="n"><v>1</v></c>' * 100 + b"</row>"
        for number in range(5, 60_005)
    )
    return with_rows(rows)


def many_cells() -> bytes:
    """Just too many cells, and little enough to pass every other limit."""
    return with_rows(b"".join(b'<row><c r="A%d"/></row>' % n for n in range(5, 200_005)))


def ratio() -> bytes:
    """A part that becomes a thousand times larger."""
    return with_parts({"docProps/app.xml": b"<a>" + b" " * 5_000_000 + b"</a>"})


@cache
def unpacked() -> bytes:
    """Parts that are each below the ratio, but together too much."""
    piece = b"".join(
        b"".join(b"%07d" % (300 * line + n) for n in range(300)) + b" " * 28_000
        for line in range(320)
    )
    return with_parts({f"docProps/deel{n}.xml": piece for n in range(12)})


def nested() -> bytes:
    """A workbook in a workbook."""
    return with_parts({"xl/embeddings/nog-een.xlsx": ratio()})


@cache
def hundred_thousand_parts() -> bytes:
    """A hundred thousand parts of nothing."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{number:x}"), b"")
    return file.getvalue()


def overlapping() -> bytes:
    """Two names for the same bytes, as in a bomb that unpacks one core many times."""
    data = with_parts({"xl/a1.xml": b"<a/>" * 9, "xl/a2.xml": b"<b/>" * 9})
    places = [data.rindex(name) - 46 for name in (b"xl/a1.xml", b"xl/a2.xml")]
    changed = bytearray(data)
    first, second = (slice(place + 42, place + 46) for place in places)
    changed[second] = changed[first]
    return bytes(changed)


def lying_size() -> bytes:
    """A table of contents that promises less than there is."""
    changed = bytearray(with_rows(b"<row/>" * 10_000))
    place = changed.rindex(SHEET.encode()) - 46
    changed[place + 24 : place + 28] = (5).to_bytes(4, "little")
    return bytes(changed)


def with_strings(table: bytes) -> bytes:
    """Give a workbook with a table of shared texts that is really read."""
    with zipfile.ZipFile(BytesIO(workbook())) as archive:
        types = archive.read(TYPES)
    override = (
        f'<Override PartName="/{STRINGS}" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    found = types.replace(b"</Types>", override.encode())
    whole = f'<sst xmlns="{SPREADSHEET}">'.encode() + table + b"</sst>"
    return with_parts({TYPES: found, STRINGS: whole})


def shared_strings() -> bytes:
    """A table of a million texts."""
    return with_strings(b"<si><t>a</t></si>" * 1_000_000)


def rich_strings() -> bytes:
    """One text of very many runs."""
    runs = b"".join(b"<r><t>a%d</t></r>" % number for number in range(500_000))
    return with_strings(b"<si>" + runs + b"</si>")


@cache
def empty_rows() -> bytes:
    """A million empty rows."""
    return with_rows(b"".join(b'<row r="%d"/>' % number for number in range(5, 1_000_005)))


def deep() -> bytes:
    """Elements that lie half a million deep."""
    return with_rows(b"".join(b"<n%d>" % (n % 977) for n in range(500_000)))


def entities() -> bytes:
    """An entity that doubles itself thirty times."""
    lines = b"".join(b'<!ENTITY a%d "&a%d;&a%d;">' % (n, n - 1, n - 1) for n in range(1, 30))
    head = b'<!DOCTYPE sst [<!ENTITY a0 "lol">' + lines + b"]>"
    return with_parts({STRINGS: head + b"<sst><si><t>&a29;</t></si></sst>"})


def hidden_entities() -> bytes:
    """The same in a part that does not look like XML by its name."""
    return with_parts({"xl/media/plaatje.png": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'})


def wide() -> bytes:
    """Markup in UTF-16, so that a search for bytes does not see it."""
    return with_parts({"xl/styles.xml": "<styleSheet/>".encode("utf-16")})


def far_row() -> bytes:
    """One row with a number beyond any sheet."""
    return with_rows(b'<row r="99999999999"><c><v>1</v></c></row>')


def far_cell() -> bytes:
    """One cell in a column that does not exist."""
    return with_rows(b'<row r="9"><c r="ZZZZZZZ9"><v>1</v></c></row>')


def symbolic_link() -> bytes:
    """A part that says it is a link to another file."""
    part = zipfile.ZipInfo("xl/worksheets/link.xml")
    part.external_attr = 0o120777 << 16
    file = BytesIO(workbook())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(part, b"../../../../etc/passwd")
    return file.getvalue()


def path_outside() -> bytes:
    """A part whose name leads out of the folder."""
    return with_parts({"../../buiten.xml": b"<a/>"})


def other_method() -> bytes:
    """Parts packed with a method that no spreadsheet uses."""
    return with_parts({}, method=zipfile.ZIP_LZMA)


CELLS = (
    "heeft meer dan 200.000 cellen, rijen of teksten, de grens voor een upload. "
    "Kopieer alleen de tabel naar een nieuw bestand."
)
DAMAGED = "is beschadigd of geen geldig Excel-bestand. Open het in Excel en sla het opnieuw op."
RATIO = (
    "wordt bij het uitpakken meer dan 100 keer zo groot, de grens voor een upload. "
    "Kopieer alleen de tabel naar een nieuw bestand."
)


def unsafe(part: str) -> str:
    """Give the sentence about an unsafe part."""
    return f"bevat een onveilig deel ({part}). Kopieer de tabel naar een nieuw bestand."


BOMBS: dict[Callable[[], bytes], str] = {
    half_a_megabyte: CELLS,
    many_cells: CELLS,
    ratio: RATIO,
    unpacked: "is uitgepakt groter dan 100 MB, de grens voor een upload. "
    "Kopieer alleen de tabel naar een nieuw bestand.",
    nested: unsafe("nog-een.xlsx"),
    hundred_thousand_parts: "heeft meer dan 200 delen, de grens voor een upload. "
    "Kopieer alleen de tabel naar een nieuw bestand.",
    overlapping: "heeft delen die over elkaar liggen, de grens voor een upload. "
    "Kopieer alleen de tabel naar een nieuw bestand.",
    lying_size: DAMAGED,
    shared_strings: CELLS,
    rich_strings: CELLS,
    empty_rows: CELLS,
    deep: unsafe("sheet1.xml"),
    entities: unsafe("sharedStrings.xml"),
    hidden_entities: unsafe("plaatje.png"),
    wide: unsafe("styles.xml"),
    far_row: "heeft meer dan 200.000 rijen, 1.000 kolommen of 1.000.000 cellen, de grens voor een "
    "import. Bewaar alleen de nodige rijen en kolommen.",
    far_cell: DAMAGED,
    symbolic_link: unsafe("link.xml"),
    path_outside: unsafe("buiten.xml"),
    other_method: unsafe("app.xml"),
}
