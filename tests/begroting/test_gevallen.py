# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Small cases, each as a few lines of text: years, periods, headings and words."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.begroting.lezen import cents, lees, sheet, told

from springplank.begroting.boek import read_boek
from springplank.begroting.formules import areas_in, names_other_file
from springplank.begroting.herkenning import chart
from springplank.begroting.koppen import read_kop, scale_in, year_in
from springplank.begroting.lezing import Wensen, understand
from springplank.begroting.posten import BUITEN, find_post, load_posten
from springplank.begroting.regels import kind_of, side_of
from springplank.errors import DataError, RuleError, UsageError
from springplank.regelingen import STREAMS

WSW = {"rijk_wsw": 695_090_200}


# --- Headers, years and periods ---


def test_no_year_anywhere_is_asked() -> None:
    """Zonder jaar lezen wij het gevraagde jaar, en u kunt dat weigeren."""
    text = "Post;Bedrag\nOmzet;100,00\n"
    assert cents(lees(text)) == {"Omzet": 10_000}
    assert "geen jaar" in told(lees(text), "geen-jaar")[0]
    assert not lees(text, {"geen-jaar": False}).lijnen


def test_a_sheet_without_any_header() -> None:
    """Een blad zonder kop: namen links, bedragen rechts."""
    found = lees("Omzet;100,00\nHuur;50,00\nRente;20,00\n")
    assert list(cents(found)) == ["Omzet", "Huur", "Rente"]
    assert not lees("alleen;woorden\nhier;niets\n").lijnen


def test_months_that_do_not_add_up_to_the_year() -> None:
    """Klopt het jaartotaal niet met de maanden, dan staat dat er."""
    found = lees("Post;jan 2026;feb 2026;Totaal 2026\nOmzet;1,00;2,00;3,00\nHuur;4,00;5,00;8,00\n")
    assert cents(found) == {"Omzet": 300, "Huur": 900}
    assert "De perioden zijn samen € 9,00" in " ".join(told(found, "perioden"))
    assert "2 van de 12 perioden" in " ".join(told(found, "perioden"))


def test_months_as_dates() -> None:
    """Maanden als datum in de kop zijn perioden."""
    months = tuple(date(2026, month, 1) for month in range(1, 13))
    found = sheet(("Post", *months), ("Omzet", *range(1, 13)))
    assert cents(found) == {"Omzet": 7_800}


def test_only_a_balance() -> None:
    """Een tabel met alleen een saldo per regel wordt ook gelezen."""
    assert cents(lees("Post;Saldo 2026\nWsw;-5,00\nHuur;7,00\n"))["Huur"] == 700


def test_only_a_result_is_read_when_there_is_no_budget() -> None:
    """Staat er alleen een realisatie, dan lezen wij die."""
    assert cents(lees("Post;Realisatie 2026\nOmzet;100,00\n")) == {"Omzet": 10_000}


def test_the_newest_budget_of_a_year_counts() -> None:
    """Van twee begrotingen van een jaar telt de laatste: na wijziging."""
    text = "Post;Begroting 2026;Begroting 2026 na wijziging\nOmzet;100,00;120,00\n"
    assert cents(lees(text)) == {"Omzet": 12_000}


def test_an_amount_that_looks_like_a_year_is_an_amount() -> None:
    """Een bedrag van 2.031 euro is geen kop."""
    found = sheet(("Post", 2025, 2026), ("Omzet", 9_000, 9_100), ("Huur", 2_031, 2_040))
    assert cents(found) == {"Omzet": 910_000, "Huur": 204_000}


def test_an_amount_as_text_that_looks_like_a_year_is_an_amount() -> None:
    """Ook in een CSV is een bedrag van 2.026 euro geen kop, met of zonder komma."""
    text = "Post;2025;2026\nOmzet;9.000,00;9.100,00\nHuur;2031,00;2026,50\nRente;2031;2040\n"
    assert cents(lees(text)) == {"Omzet": 910_000, "Huur": 202_650, "Rente": 204_000}


def test_books_instead_of_a_begroting_are_refused() -> None:
    """Duizenden losse boekingen of tabellen zijn geen begroting; dat staat er."""
    with pytest.raises(DataError, match="meer dan 5000 regels"):
        lees("Post;2026\n" + "".join(f"Boeking;{n},37\n" for n in range(5_001)))
    with pytest.raises(DataError, match="meer dan 100 tabellen"):
        lees("".join(f"Post;2026\nRegel;{n},37\n" for n in range(101)))


def test_a_hidden_column_is_read_only_when_there_is_no_other() -> None:
    """Een verborgen kolom lezen wij alleen als er geen andere is, en dat staat er."""
    book = Workbook()
    first = book.worksheets[0]
    for row in (("Post", "Begroting 2026"), ("Omzet", 100)):
        first.append(row)
    first.column_dimensions["B"].hidden = True
    out = io.BytesIO()
    book.save(out)
    found = understand(read_boek(out.getvalue(), "x.xlsx"), Wensen(2026))
    assert told(found, "verborgen") == ["Deze kolom is verborgen. Wij lezen haar wel."]
    assert cents(found) == {"Omzet": 10_000}


def test_headings_hold_until_the_next_one() -> None:
    """Een kop geldt tot de volgende; onder een kant blijft die kant staan."""
    found = lees("Post;2026\nLasten\nPersoneel\nLonen;1,00\nPanden\nHuur;2,00\nBaten\nOmzet;3,00\n")
    assert [(line.label, line.pad, line.kant) for line in found.lijnen] == [
        ("Lonen", ("Lasten", "Personeel"), "lasten"),
        ("Huur", ("Lasten", "Panden"), "lasten"),
        ("Omzet", ("Baten",), "baten"),
    ]
    other = lees("Post;2026\nA\nLonen;1,00\nB\nHuur;2,00\n;0,00\n")
    assert [line.pad for line in other.lijnen] == [("A",), ("B",)]


# --- Words ---


@pytest.mark.parametrize(
    "text, scale",
    [
        ("Bedragen x € 1.000", 1_000), ("(x 1000)", 1_000), ("in duizenden euro's", 1_000),
        ("€ '000", 1_000), ("in thousands of euros", 1_000), ("k€", 1_000),
        ("x € 1.000.000", 1_000_000),
        ("mln", 1_000_000), ("in euro's", 1), ("in hele euro's", 1), ("Wsw", 0), ("2026", 0),
    ],
)  # fmt: skip
def test_units_in_words(text: str, scale: int) -> None:
    assert scale_in(text) == scale


@pytest.mark.parametrize(
    "text, jaar", [("Begroting 2026", 2026), ("2026-2029", None), ("20261", None), ("jaar", None)]
)
def test_years_in_words(text: str, jaar: int | None) -> None:
    assert year_in(text) == jaar


@pytest.mark.parametrize(
    "text, kant, soort, periode",
    [
        ("Lasten 2026", "lasten", "", ""),
        ("Opbrengsten begroot", "baten", "begroting", ""),
        ("Realisatie 2e kwartaal", "", "rekening", "kwartaal 2"),
        ("mrt", "", "", "maand 3"),
        ("jan t/m mrt", "", "", ""),
    ],
)
def test_headers_in_words(text: str, kant: str, soort: str, periode: str) -> None:
    kop = read_kop(text)
    assert (kop.kant, kop.soort, kop.periode) == (kant, soort, periode)


@pytest.mark.parametrize(
    "label, soort",
    [
        ("Totaal lasten", "totaal"), ("Subtotaal", "totaal"), ("Lasten totaal", "totaal"),
        ("Total income", "totaal"), ("Exploitatieresultaat", "saldo"), ("Geraamd saldo", "saldo"),
        ("Totaal saldo van baten", "saldo"), ("waarvan Wsw", "waarvan"), ("Omzet", "regel"),
        ("Resultaat deelneming", "regel"),
    ],
)  # fmt: skip
def test_kinds_of_lines(label: str, soort: str) -> None:
    assert kind_of(label) == soort


def test_sides_of_headings() -> None:
    """Een korte kop noemt een kant; een lange zin en een leeg woord niet."""
    assert side_of("Baten 2026") == "baten"
    assert side_of("L") == "lasten"
    assert side_of("een hele lange zin over de kosten") == ""
    assert side_of("2026") == ""


def test_a_sheet_with_both_sides_in_its_name_says_none() -> None:
    """De naam 'Lasten en baten' zegt niet aan welke kant een regel staat; een saldo wel."""
    assert read_kop("Lasten en baten").kant == side_of("Baten en lasten") == ""
    assert read_kop("Saldo van baten en lasten").kant == "saldo"


def test_lines_that_only_name_a_side() -> None:
    """Onder de naam van een taakveld staan Lasten en Baten; de naam hoort bij beide."""
    found = lees("Post;2026\n6.4 Wsw en beschut werk\nLasten;80,00\nBaten;30,00\nSaldo;-50,00\n")
    assert [(line.label, line.kant) for line in found.lijnen] == [
        ("6.4 Wsw en beschut werk: Lasten", "lasten"),
        ("6.4 Wsw en beschut werk: Baten", "baten"),
    ]
    assert {line.post for line in found.lijnen} == {"taakveld_wsw_en_beschut_werk"}
    assert [one.label for one in found.gelijk] == ["Saldo"]


def test_what_a_formula_names() -> None:
    """Cellen in een formule: ook met blad, dollartekens en tekst ertussen."""
    (one, two) = areas_in("=SUM('Mijn blad'!$B$4:C9)+D1&\"A1\"", "Hier")
    assert (one.blad, one.eerste_rij, one.laatste_rij) == ("Mijn blad", 4, 9)
    assert (one.eerste_kolom, one.laatste_kolom) == (1, 2)
    assert (two.blad, two.eerste_kolom) == ("Hier", 3)
    assert names_other_file("='[x.xlsx]B'!A1")
    assert not names_other_file('="[tekst]"')


# --- The chart ---


def test_every_regeling_has_one_post() -> None:
    """Elke geldstroom van het Rijk heeft precies een post."""
    assert sorted(p.regeling for p in load_posten().values() if p.regeling) == sorted(STREAMS)


def test_the_chart_starts_with_the_side_of_the_line() -> None:
    """De keuzelijst begint met de posten van die kant, en eindigt met wat er niet bij hoort."""
    assert chart("lasten")[0].kant == "lasten"
    assert chart("baten")[-1].key == BUITEN
    assert len(chart("")) == len(load_posten())


def test_an_unknown_post_is_explained() -> None:
    """Een post die niet bestaat, geeft een zin."""
    assert find_post("rijk_wsw").naam == "Rijksbijdrage Wsw"
    with pytest.raises(UsageError, match="bestaat niet"):
        find_post("rijk_onzin")


def test_a_faulty_chart_is_refused(tmp_path: Path) -> None:
    """Een post zonder kant of met een onbekend veld wordt geweigerd."""
    path = tmp_path / "posten.toml"
    path.write_text('[x]\nnaam = "X"\nkant = "midden"\nwoorden = []\n')
    with pytest.raises(RuleError, match="Post x"):
        load_posten(path)


def test_amounts_are_recognised_too() -> None:
    """Een onbekend woord met precies ons bedrag is toch die regeling."""
    found = lees("Post;2026\nBaten\nPot 7;6.950.902,00\n", None, WSW)
    assert found.lijnen[0].post == "rijk_wsw"
    assert found.lijnen[0].voorstel.reden == "Het bedrag is gelijk aan onze uitkomst."


def test_codes_of_iv3_are_recognised() -> None:
    """Een nummer van een taakveld of categorie helpt als woorden dat niet doen."""
    found = lees("Code;Omschrijving;2026\n6.4;Taken;100,00\n1.1;Lasten;\nL7.3;Iets;10,00\n")
    posts = {line.label: line.post for line in found.lijnen}
    assert posts["Taken"] == "taakveld_wsw_en_beschut_werk"


def test_two_likely_posts_are_asked() -> None:
    """Passen twee posten even goed, dan kijkt u het na."""
    found = lees("Post;2026\nScholing en vervoer;10,00\n")
    assert found.na_te_kijken
