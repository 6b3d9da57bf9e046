# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reading strange files: what is hidden is seen, what is dangerous is refused, in Dutch."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from tests.begroting.layouts import LAYOUTS
from tests.begroting.layouts_bron import csv_windows, meer_bladen
from tests.begroting.layouts_vorm import gr_begroting
from tests.begroting.vellen import F, Vel, as_xlsx
from tests.begroting.vellen_ods import as_ods
from tests.imports.bombs import half_a_megabyte

from springplank.begroting.boek import MOST_SHEETS, read_boek
from springplank.begroting.kamer import add_apart, read_apart
from springplank.begroting.lezing import Wensen, understand
from springplank.begroting.pakket import pack, unpack
from springplank.errors import DataError
from springplank.imports import apart
from springplank.imports.apart import answer_of
from springplank.imports.confined import BOUNDS


def with_part(data: bytes, name: str, content: bytes = b"x") -> bytes:
    """Add a part to a workbook."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def test_what_a_person_does_not_see_is_seen() -> None:
    """Verborgen rijen, kolommen en bladen, samengevoegde cellen en een slot worden herkend."""
    vel = Vel("Blad", is_beveiligd=True, verborgen_rijen={2}, verborgen_kolommen={1})
    vel.rij("Kop over twee", None)
    vel.rij("Verborgen", 1)
    vel.samengevoegd.append((0, 0, 0, 1))
    hidden = Vel("Weg", is_verborgen=True)
    hidden.rij("x", 1)
    boek = read_boek(as_xlsx(vel, hidden, Vel("Leeg")), "boek.xlsx")
    first, second = boek.bladen
    assert (set(first.verborgen_rijen), set(first.verborgen_kolommen)) == ({2}, {1})
    assert first.is_beveiligd
    assert [area.address for area in first.samengevoegd] == ["A1:B1"]
    assert second.is_verborgen
    assert first.cel(99, 0) is None


@pytest.mark.parametrize("make", LAYOUTS)
def test_packed_and_unpacked_is_the_same(make: object) -> None:
    """Wat het leesproces doorgeeft, komt tot op de cent hetzelfde aan."""
    assert callable(make)
    layout = make(2026)
    boek = read_boek(layout.data, layout.bestand)
    assert unpack(pack(boek)) == boek


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"{}",
        b"[]",
        b'{"naam":1}',
        b'{"naam":"a","sha256":"b","goed":[],"vreemd":[],"bladen":[{}]}',
    ],
)
def test_junk_is_no_begroting(junk: bytes) -> None:
    """Wat geen begroting is, wordt geweigerd."""
    with pytest.raises(ValueError, match=r"begroting|JSON|Expecting"):
        unpack(junk)


def test_dates_are_kept() -> None:
    """Een datum in een cel gaat mee; een maand als kop ook."""
    from datetime import date

    from springplank.imports.grid import Row

    boek = read_boek(csv_windows(2026).data, "x.csv")
    blad = replace(boek.bladen[0], rijen=(Row(1, (date(2026, 3, 1), None, True)),))
    again = unpack(pack(replace(boek, bladen=(blad,))))
    assert again.bladen[0].rijen[0].cells == (date(2026, 3, 1), None, True)


@pytest.mark.parametrize(
    "data, name, told",
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "oud.xls", "Sla het op als .xlsx"),
        (with_part(gr_begroting(2026).data, "xl/vbaProject.bin"), "a.xlsm", "bevat macro's"),
        (b"", "leeg.csv", "is leeg"),
        (as_xlsx(Vel("Leeg")), "leeg.xlsx", "geen enkele waarde"),
        (gr_begroting(2026).data[:2_000], "half.xlsx", "beschadigd"),
        (
            as_xlsx(*(Vel(f"B{n}", [["a", 1]]) for n in range(MOST_SHEETS + 1))),
            "veel.xlsx",
            "bladen",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_kindly(data: bytes, name: str, told: str) -> None:
    """Een oud, leeg, kapot of gevaarlijk bestand geeft een zin die zegt wat u kunt doen."""
    with pytest.raises(DataError, match=re.escape(told)):
        read_boek(data, name)


def test_a_million_empty_rows_are_refused_or_skipped() -> None:
    """Een miljoen lege rijen kost geen geheugen: het bestand wordt geweigerd met een zin."""
    with pytest.raises(DataError, match="grens voor een upload"):
        read_apart(half_a_megabyte(), "bom.xlsx")


def test_other_files_and_pictures_are_named() -> None:
    """Een koppeling naar een ander bestand en een grafiek worden genoemd, en niet gevolgd."""
    data = with_part(gr_begroting(2026).data, "xl/externalLinks/externalLink1.xml", b"<x/>")
    data = with_part(data, "xl/charts/chart1.xml", b"<x/>")
    told = " ".join(read_boek(data, "x.xlsx").vreemd)
    assert "verwijst naar een ander bestand" in told
    assert "grafieken" in told


def test_a_wrong_extension_is_told() -> None:
    """Een naam die iets anders belooft, staat in het verslag."""
    begroting = understand(read_boek(csv_windows(2026).data, "begroting.xlsx"), Wensen(2026))
    assert any("tekstbestand" in odd.zin for odd in begroting.bevindingen)


def test_reading_apart_gives_the_same() -> None:
    """In een eigen proces komt hetzelfde uit het bestand."""
    layout = meer_bladen(2026)
    assert read_apart(layout.data, layout.bestand) == read_boek(layout.data, layout.bestand)


def test_a_fault_comes_back_in_dutch() -> None:
    """Wat het andere proces weigert, komt als dezelfde zin terug."""
    with pytest.raises(DataError, match="is leeg"):
        read_apart(b"  ", "leeg.csv")
    with pytest.raises(DataError, match="beschadigd"):
        add_apart(b"PK", "half.xlsx", ())


def test_an_answer_is_work_or_a_sentence() -> None:
    """Het andere proces antwoordt met het werk, of met een zin."""
    assert answer_of(lambda data: data[::-1], b"ab") == b"Vba"

    def refuse(_data: bytes) -> bytes:
        raise DataError("Dat kan niet.")

    assert answer_of(refuse, b"") == b"DDat kan niet."


def test_reading_that_takes_too_long_is_stopped() -> None:
    """Duurt het lezen te lang, dan stopt het met een zin."""
    slow = replace(BOUNDS, start=0.0, screening=0.0, reading=0.0)
    with pytest.raises(DataError, match="duurt te lang"):
        read_apart(gr_begroting(2026).data, "x.xlsx", slow)


def test_reading_that_needs_too_much_is_stopped() -> None:
    """Vraagt het lezen te veel geheugen of tijd, dan stopt alleen dat lezen."""
    small = replace(BOUNDS, memory=1_000)
    with pytest.raises(DataError, match=r"stopte halverwege|te veel geheugen"):
        read_apart(gr_begroting(2026).data, "x.xlsx", small)
    tiny = replace(BOUNDS, answer=10)
    with pytest.raises(DataError, match="stopte halverwege"):
        read_apart(gr_begroting(2026).data, "x.xlsx", tiny)


def test_too_many_at_once_wait_and_then_hear_it() -> None:
    """Komen er te veel bestanden tegelijk, dan hoort de laatste dat."""
    taken = [apart._SEATS.acquire(timeout=5) for _ in range(BOUNDS.at_once)]
    try:
        with pytest.raises(DataError, match="te veel bestanden tegelijk"):
            read_apart(b"a", "x.csv", replace(BOUNDS, patience=0.01))
    finally:
        for _ in taken:
            apart._SEATS.release()


def test_a_formula_without_a_value_is_told() -> None:
    """Een formule zonder bewaarde uitkomst is onbekend, en dat staat er."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    for row in (("Post", "Begroting 2026"), ("Baten", None), ("Omzet", "=1+1"), ("Verhuur", 5)):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    begroting = understand(read_boek(out.getvalue(), "x.xlsx"), Wensen(2026))
    assert [line.cents for line in begroting.lijnen] == [None, 500]
    assert any(odd.soort == "geen-waarde" for odd in begroting.bevindingen)


def test_a_formula_with_an_empty_text_is_no_amount() -> None:
    """Een formule die een lege tekst geeft, is een lege cel: niet onbekend en geen nul."""
    sheet = Vel("Blad", [["Post", "Begroting 2026"], ["Omzet", 5]])
    sheet.rij("Leeg", F('=IF(A1="","",1)', ""))
    data = as_xlsx(sheet)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").replace(b'r="B3"', b'r="B3" t="str"')
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            is_sheet = part.filename == "xl/worksheets/sheet1.xml"
            new.writestr(part, xml if is_sheet else old.read(part))
    for content, name in ((made.getvalue(), "x.xlsx"), (as_ods(sheet), "x.ods")):
        begroting = understand(read_boek(content, name), Wensen(2026))
        assert [line.label for line in begroting.lijnen] == ["Omzet"]
        assert not any(odd.soort == "geen-waarde" for odd in begroting.bevindingen)


def test_a_formula_in_a_csv_is_never_run() -> None:
    """Een formule in een CSV rekenen wij niet uit."""
    begroting = understand(
        read_boek(b"Post;2026\nBaten;\nOmzet;=1+1\nHuur;5,00\n", "x.csv"), Wensen(2026)
    )
    assert any("tekstbestand" in odd.zin for odd in begroting.bevindingen)
    assert [line.cents for line in begroting.lijnen] == [None, 500]


def test_circles_are_found_across_sheets() -> None:
    """Een kring over twee bladen wordt gevonden, en het lezen stopt niet."""
    one, two = Vel("Een"), Vel("Twee")
    one.rij("Post", 2026)
    one.rij("Omzet", F("=SUM(Twee!A1:B9)", 1))
    two.rij("x", F("='Een'!$B$2", 1))
    begroting = understand(read_boek(as_xlsx(one, two), "x.xlsx"), Wensen(2026))
    (found,) = (odd for odd in begroting.bevindingen if odd.soort == "kring")
    assert found.adres == "Een!B2"
    assert "De kring loopt langs Een!B2 en Twee!B1." in found.zin


def circle_of(*formulas: str) -> str:
    """Say what is found about formulas below each other in column B, from B2 on."""
    vel = Vel("Blad")
    vel.rij("Post", 2026)
    for number, formula in enumerate(formulas):
        vel.rij(f"Post {number}", F(formula, 1))
    begroting = understand(read_boek(as_xlsx(vel), "x.xlsx"), Wensen(2026))
    return " ".join(odd.zin for odd in begroting.bevindingen if odd.soort == "kring")


@pytest.mark.parametrize(
    "formulas, told",
    [
        (("=B2+1",), "Deze formule verwijst naar zichzelf. De uitkomst is"),
        (("=B4", "=B2", "=B3"), "De kring loopt langs Blad!B2, Blad!B4 en Blad!B3. De uitkomst"),
        # B2 leads to the circle, and is no part of it.
        (("=B3", "=B4", "=B3"), "De kring loopt langs Blad!B3 en Blad!B4. De uitkomst"),
        (("=B3", "=B4", "=B5", "=B6", "=B2"), "Blad!B2, Blad!B3, Blad!B4, Blad!B5 en Blad!B6. De"),
        (
            ("=B3", "=B4", "=B5", "=B6", "=B7", "=B2"),
            "Blad!B2, Blad!B3, Blad!B4, Blad!B5, Blad!B6 en 1 andere cel. De",
        ),
        (
            ("=B3", "=B4", "=B5", "=B6", "=B7", "=B8", "=B2"),
            "Blad!B2, Blad!B3, Blad!B4, Blad!B5, Blad!B6 en 2 andere cellen. De",
        ),
    ],
)
def test_a_circle_is_named_cell_by_cell(formulas: tuple[str, ...], told: str) -> None:
    """Van een kring staan de cellen er in volgorde, hooguit vijf, en hoeveel er nog zijn."""
    assert told in circle_of(*formulas)


def test_two_circles_are_two_findings() -> None:
    """Twee kringen in een blad krijgen elk hun eigen cellen."""
    found = circle_of("=B3", "=B2", "=B5", "=B4")
    assert "langs Blad!B2 en Blad!B3. De" in found
    assert "langs Blad!B4 en Blad!B5. De" in found


def test_no_circle_no_finding() -> None:
    """Formules die alleen naar beneden verwijzen, zijn geen kring; ook niet langs twee wegen."""
    assert circle_of("=B3+B4", "=B4", "=B5", "=1") == ""
