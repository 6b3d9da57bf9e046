# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Scene B: a controller with a begroting in Excel, suspicious, who knows his own figures best.

Minutes 0:00 to 4:30: from his file to an aansluiting to the cent, and back to Excel.
"""

import io
import re
import time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from tests.begroting.vellen import Vel, as_xlsx
from tests.journeys.axe import faults_on
from tests.journeys.conftest import NARROW, WIDE, Open, picture

from springplank.actions.overview import oversee
from springplank.actions.werk import Werk

ON_SCREEN = 180
"""Seconds from sending the file to an aansluiting without an unknown line."""


def ours(key: str, stand: str = "") -> int:
    """Give our amount of Hilversum in 2026, in euros."""
    work = Werk("GM0402", {"stand": stand} if stand else {})
    amounts = oversee(work, 2026, 2026).geld.amounts
    found = next(a.bedrag_eur for a in amounts if a.regeling == key)
    assert found is not None
    return found


def his_begroting() -> bytes:
    """Make his file: a total that misses a row, a year as text, a sign, and words of his own."""
    vel = Vel("Begroting 2026")
    vel.rij("Begroting sociaal ontwikkelbedrijf (verzonnen voorbeeld)")
    vel.rij("Post", "2026", 2027)
    vel.rij("Baten")
    income = [
        vel.rij(label, amount, amount)
        for label, amount in (
            ("Rijksbijdrage Wsw", ours("wsw")),
            ("Rijksbijdrage beschut werk", ours("beschut_werk", "meicirculaire-2025")),
            ("Impulsbudget", ours("impulsbudget") + 1_234),
            ("Infra", ours("sociale_infrastructuur")),
            ("Bijdr. gem.", 870_000),
            ("Overige baten", -4_000),
        )
    ]
    vel.som(["Totaal baten"], [1, 2], income)
    vel.rij("Lasten")
    costs = [
        vel.rij(label, amount, amount)
        for label, amount in (
            ("Loonkosten Wsw", 7_000_000),
            ("Pers.kn. staf", 900_000),
            ("Huisvesting", 310_000),
        )
    ]
    vel.som(["Totaal lasten"], [1, 2], costs[:-1])
    return as_xlsx(vel)


@pytest.mark.parametrize(
    "name, size, script",
    [("breed", WIDE, True), ("zonder_script", WIDE, False), ("telefoon", NARROW, True)],
)
def test_from_his_file_to_an_aansluiting_and_back(
    open_page: Open, tmp_path: Path, name: str, size: tuple[int, int], *, script: bool
) -> None:
    """Binnen drie minuten staat de aansluiting op het scherm, en elke cent heeft een naam."""
    path = tmp_path / "begroting.xlsx"
    before = his_begroting()
    path.write_bytes(before)
    page = open_page("/bekijk/GM0402/aansluiting", size=size, script=script)
    expect(page.locator("main")).to_contain_text("Uw bestand blijft op deze computer")

    begin = time.monotonic()
    page.get_by_label("Uw begroting").set_input_files(path)
    page.get_by_role("button", name="Lees mijn begroting").click()
    see_the_report(page)
    picture(page, f"scene_b_{name}_1_verslag")
    with_keyboard_only(page)
    see_the_aansluiting(page)
    assert time.monotonic() - begin < ON_SCREEN
    picture(page, f"scene_b_{name}_2_aansluiting")
    if script:
        assert not faults_on(page)

    back_to_excel(page)
    assert path.read_bytes() == before
    forget(page)


def see_the_report(page: Page) -> None:
    """0:15 First what is right; 0:45 then what is odd, each with its cell."""
    main = page.locator("main")
    expect(main).to_contain_text("Gevonden: 1 blad, 9 regels.")
    expect(main).to_contain_text("is gelijk aan cel Begroting 2026!B10.")
    odd = page.get_by_role("group")
    for cell, sentence in (
        ("B15", "telt niet mee in dit totaal"),
        ("B2", "als tekst getypt"),
        ("B9", "heeft een ander teken"),
    ):
        place = odd.filter(has_text=f"Begroting 2026!{cell}: ").filter(has_text=sentence)
        expect(place).to_have_count(1)
        expect(place.get_by_role("radio")).to_have_count(2)


def with_keyboard_only(page: Page) -> None:
    """1:30 The lines in one list, keyboard only."""
    for label, letters in (("Bijdr. gem.", "Bijdrage van"), ("Pers.kn. staf", "Loonkosten vaste")):
        box = page.get_by_label(re.compile(f"^{re.escape(label)}, "))
        box.focus()
        page.keyboard.type(letters)
        expect(box.locator("option:checked")).to_have_text(re.compile(f"^{letters}"))
    button = page.get_by_role("button", name="Verwerk mijn keuzes")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("9 herkend, 0 om na te kijken")


def see_the_aansluiting(page: Page) -> None:
    """2:40 His subsidy income beside ours, the difference per line with its cause, to the cent."""
    rows = page.get_by_role("table", name=re.compile("^Aansluiting van Hilversum, 2026"))
    expect(rows.get_by_role("row", name=re.compile("^Rijksbijdrage Wsw"))).to_contain_text("gelijk")
    gap = ours("beschut_werk", "meicirculaire-2025") - ours("beschut_werk")
    beschut = rows.get_by_role("row", name=re.compile("^Rijksbijdrage beschut werk"))
    expect(beschut).to_contain_text("Peildatum: Meicirculaire gemeentefonds 2025")
    expect(beschut).to_contain_text(f"{abs(gap):,}".replace(",", ".") + ",00")
    impuls = rows.get_by_role("row", name=re.compile("^Impulsbudget"))
    expect(impuls).to_contain_text("Niet verklaard € 1.234,00")
    infra = rows.get_by_role("row", name=re.compile("^Rijksbijdrage sociale infrastructuur"))
    expect(infra).to_contain_text("gelijk")
    expect(page.locator("main")).to_contain_text("voorschot")


def back_to_excel(page: Page) -> None:
    """4:30 His own layout with our columns, and formulas that recompute."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download de kopie").click()
    download = waiting.value
    assert download.suggested_filename == "begroting-met-springplank.xlsx"
    book = load_workbook(io.BytesIO(Path(download.path()).read_bytes()))
    sheet = book["Begroting 2026"]
    assert sheet["A4"].value == "Rijksbijdrage Wsw"
    assert sheet["B10"].value == "=SUM(B4:B9)"
    assert str(sheet["G4"].value).startswith("=ROUND(B4*1-F4,2)")


def forget(page: Page) -> None:
    """Take back what was remembered, for who comes next."""
    button = page.get_by_role("button", name="Vergeet mijn keuzes")
    if not button.is_visible():
        page.get_by_text("Wat onthouden wij?").click()
    button.click()
    expect(page.locator("main")).to_contain_text("weten uw keuzes bij regels niet meer")
