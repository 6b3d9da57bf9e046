# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The text of a stranger's document: read whole, or refused in plain Dutch."""

from collections.abc import Callable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.imports import taken
from tests.imports.documenten import (
    KOP,
    change_package,
    lock_pdf,
    make_docx,
    make_odt,
    make_pdf,
    make_scan,
)

from springplank.errors import DataError
from springplank.imports import apart, teksten
from springplank.imports.confined import Bounds
from springplank.imports.teksten import Alinea, read_tekst, read_tekst_apart

Make = Callable[[Sequence[str]], bytes]

ALINEAS = ("De raad van Hilversum besloot op 3 mei 2026.", "Het tekort is € 1.234.567.")
BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">%s</w:document>'


def texts(data: bytes, naam: str = "plan") -> list[str]:
    return [one.tekst for one in read_tekst(data, naam).alineas]


@pytest.mark.parametrize("make", [make_docx, make_odt])
def test_a_document_with_a_heading(make: Make) -> None:
    """Van een Word- of ODT-bestand staan kop en alinea's er, met hun plek."""
    found = read_tekst(make(ALINEAS), "plan")
    assert found.alineas == (
        Alinea(KOP, "alinea 1"),
        Alinea(ALINEAS[0], f"alinea 2, onder {KOP}"),
        Alinea(ALINEAS[1], f"alinea 3, onder {KOP}"),
    )


def test_a_cell_of_a_table_counts() -> None:
    """Ook tekst in een tabel wordt gelezen, op haar plek in het document."""
    assert texts(make_docx(ALINEAS, cel="Groei en krimp"))[-1] == "Groei en krimp"


def test_a_pdf() -> None:
    """Van een PDF staat elke zin er met zijn bladzijde, ook als de regel afbreekt."""
    found = read_tekst(make_pdf(ALINEAS), "plan.pdf").alineas
    whole = " ".join(one.tekst for one in found)
    assert all(text in whole for text in ALINEAS)
    assert {one.plek.partition(" ")[0] for one in found} == {"bladzijde"}


@pytest.mark.parametrize("code", ["utf-8-sig", "utf-8", "cp1252"])
def test_plain_text(code: str) -> None:
    """Platte tekst wordt gelezen zoals Windows of Linux hem bewaart."""
    found = read_tekst("Eén.\r\n\r\n  \r\nTwee,\r\nën nog wat.".encode(code), "plan.txt")
    assert found.alineas == (Alinea("Eén.", "alinea 1"), Alinea("Twee, ën nog wat.", "alinea 2"))


def test_what_nobody_sees_is_left_out() -> None:
    """Tekens die een regel omdraaien of een scherm wissen, gaan eruit."""
    assert texts("A\x1b[2J \u202egeheim\u202c b\xadc".encode()) == ["A[2J geheim bc"]


def test_deleted_text_is_not_read() -> None:
    """Tekst die iemand schrapte met wijzigingen bijhouden aan, telt niet mee."""
    old = b"<w:del><w:r><w:delText>oud</w:delText></w:r></w:del>"
    content = BODY % (b"<w:p>%s<w:r><w:t>nieuw</w:t></w:r></w:p>" % old)
    assert texts(change_package(make_docx(()), {"word/document.xml": content})) == ["nieuw"]
    odt = make_odt(["blijft"])
    with ZipFile(BytesIO(odt)) as package:
        body = package.read("content.xml")
    gone = b"<text:tracked-changes><text:p>weg</text:p></text:tracked-changes></office:text>"
    changed = change_package(odt, {"content.xml": body.replace(b"</office:text>", gone)})
    assert texts(changed) == [KOP, "blijft"]


def test_macros_are_never_touched() -> None:
    """Een document met macro's wordt gelezen; de macro's niet."""
    data = change_package(make_docx(ALINEAS), {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0macro"})
    assert texts(data, "plan.docm")[1:] == list(ALINEAS)


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def locked_zip() -> bytes:
    """Give a package of which every part says that it is encrypted."""
    data = bytearray(make_docx(ALINEAS))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 1)
    return bytes(data)


ODT_LOCKED = (
    b'<manifest:manifest xmlns:manifest="x"><manifest:encryption-data/></manifest:manifest>'
)
NASTY = {
    "leeg": (b"", "leeg. Kies een bestand"),
    "oud.doc": (b"\xd0\xcf\x11\xe0" + b"x" * 500, "oud Word-bestand (.doc) of is beveiligd"),
    "brief.rtf": (b"{\\rtf1 hallo}", "geen tekst die wij kunnen lezen"),
    "plaatje.png": (b"\x89PNG\r\n\0\0", "geen tekst die wij kunnen lezen"),
    "wit.txt": (b" \n\n \t", "bevat geen tekst"),
    "reken.xlsx": (zipped(xl__workbook=b"<x/>"), "geen Word- of OpenDocument-tekst"),
    "kapot.docx": (make_docx(ALINEAS)[:900], "is beschadigd"),
    "stuk.docx": (change_package(make_docx(()), {"word/document.xml": b"<w:doc"}), "beschadigd"),
    "bom.docx": (
        change_package(make_docx(()), {"word/document.xml": BODY % (b" " * 50_000_000)}),
        "wordt bij het uitpakken te groot",
    ),
    "lachen.docx": (
        change_package(make_docx(()), {"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
        "bevat een onveilig deel",
    ),
    "veel.txt": (b"woord " * 600_000, "bevat te veel tekst"),
    "groot.txt": (b"a" * 10_000_001, "groter dan 10 MB"),
    "slot.docx": (locked_zip(), "is beveiligd"),
    "slot.odt": (change_package(make_odt(()), {"META-INF/manifest.xml": ODT_LOCKED}), "beveiligd"),
    "slot.pdf": (lock_pdf(make_scan()), "is beveiligd"),
    "scan.pdf": (make_scan(), "is een scan"),
    "kapot.pdf": (b"%PDF-1.7\nonzin", "geen PDF die te lezen is"),
}


@pytest.mark.parametrize("naam", NASTY)
def test_a_bad_file_is_refused_kindly(naam: str) -> None:
    """Wat niet te lezen is, geeft één duidelijke Nederlandse zin."""
    data, told = NASTY[naam]
    with pytest.raises(DataError, match=r"[.]$") as caught:
        read_tekst(data, naam)
    assert told in str(caught.value)
    assert "Error" not in str(caught.value)


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een PDF met te veel bladzijden wordt geweigerd voordat zij wordt gelezen."""
    monkeypatch.setattr(teksten, "MOST_PAGES", 0)
    with pytest.raises(DataError, match="heeft meer dan 0 bladzijden"):
        read_tekst(make_scan(), "plan.pdf")


def test_apart_gives_the_same() -> None:
    """In een eigen proces komt er hetzelfde uit, en een weigering komt over."""
    data = make_docx(ALINEAS)
    assert read_tekst_apart(data, "plan.docx") == read_tekst(data, "plan.docx")
    with pytest.raises(DataError, match="is een scan"):
        read_tekst_apart(make_scan(), "scan.pdf")
    with pytest.raises(DataError, match=r"leeg\. Kies een bestand"):
        read_tekst_apart(b"", "")


def test_the_work_itself() -> None:
    """Wat het andere proces doet: laden, lezen, en een weigering als antwoord geven."""
    teksten.load_readers()
    assert apart.answer_of(teksten._Reading("plan.txt"), "Één.".encode()).startswith(b'V[["')
    assert b"Kies een bestand" in apart.answer_of(teksten._Reading("plan.txt"), b"")


SOON = Bounds(start=6.0, screening=0.1, reading=0.1)


@pytest.mark.parametrize(
    "work, told",
    [
        (taken.sleep, "duurt te lang"),
        (taken.fall, "stopte halverwege"),
        (taken.greedy, "stopte halverwege"),
    ],
)
def test_work_that_must_be_stopped(work: apart.Work, told: str) -> None:
    """Werk dat te lang duurt, omvalt of te veel vraagt, stopt met een Nederlandse zin."""
    with pytest.raises(DataError, match=f"plan.docx {told}. Probeer iets anders."):
        apart.work_apart(
            work, b"x", "plan.docx", prepare=taken.prepare,
            bounds=SOON, remedy="Probeer iets anders.",
        )  # fmt: skip


def test_a_full_house(monkeypatch: pytest.MonkeyPatch) -> None:
    """Zijn alle plaatsen bezet, dan hoort iemand dat na zijn geduld."""
    for _ in range(2):
        assert apart._SEATS.acquire(blocking=False)
    try:
        with pytest.raises(DataError, match="te veel bestanden tegelijk"):
            read_tekst_apart(b"Hoi.", "plan.txt", Bounds(patience=0.01))
    finally:
        apart._SEATS.release(2)
