# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Small cases, each as a few lines of text: units, signs, and amounts that are typed as text."""

import io

import pytest
from openpyxl import Workbook
from tests.begroting.lezen import cents, lees, sheet, told

from springplank.begroting.boek import read_boek
from springplank.begroting.getypt import read_typed
from springplank.begroting.lezing import Wensen, understand
from springplank.imports.numbers import Mark

WSW = {"rijk_wsw": 695_090_200}


# --- Units and signs ---


def test_small_amounts_without_a_unit_are_asked() -> None:
    """Kleine bedragen zonder eenheid geven een vraag, geen gok."""
    text = "Post;2026\nOmzet;100\nHuur;50\nRente;20\nEnergie;30\n"
    assert cents(lees(text))["Omzet"] == 10_000
    assert "Misschien" in told(lees(text), "eenheid")[0]
    assert cents(lees(text, {"eenheid": True}))["Omzet"] == 10_000_000


def test_a_unit_that_cannot_be_is_doubted() -> None:
    """Staat er duizenden bij bedragen in euro's, dan lezen wij euro's en zeggen wij dat."""
    text = "Bedragen x 1.000;\nPost;2026\nLonen;7.000.000,00\nHuur;500.000,00\n"
    assert cents(lees(text))["Lonen"] == 700_000_000
    assert "past bij euro's" in told(lees(text), "eenheid")[0]
    assert cents(lees(text, {"eenheid": False}))["Lonen"] == 700_000_000_000


def test_a_unit_on_another_sheet_counts_here_too() -> None:
    """Zegt een ander blad dat het duizenden zijn, dan geldt dat, en het staat er."""
    book = Workbook()
    book.worksheets[0].append(("Alle bedragen zijn in duizenden euro's",))
    second = book.create_sheet("Cijfers")
    for row in (("Post", "Begroting 2026"), ("Omzet", 100_500), ("Huur", 50)):
        second.append(row)
    out = io.BytesIO()
    book.save(out)
    found = understand(read_boek(out.getvalue(), "boek.xlsx"), Wensen(2026))
    assert cents(found)["Omzet"] == 10_050_000_000
    assert "Een ander blad zegt" in told(found, "eenheid")[0]


def test_a_unit_below_the_table_counts() -> None:
    """Een eenheid onder de tabel telt ook."""
    found = lees("Post;2026\nOmzet;100\nHuur;50\nBedragen in duizenden euro's;\n")
    assert cents(found)["Omzet"] == 10_000_000


def test_a_unit_above_another_table_is_asked() -> None:
    """Staat de eenheid boven een andere tabel, dan zeggen wij dat en kijken naar de bedragen."""
    first = "Baten (x 1.000);2026\nOmzet;120\nVerhuur;80\n\n"
    same = lees(f"{first}Lasten;2026\nHuur;110\nEnergie;90\n")
    assert cents(same) == {
        "Omzet": 12_000_000, "Verhuur": 8_000_000, "Huur": 11_000_000, "Energie": 9_000_000,
    }  # fmt: skip
    assert "Boven een andere tabel (rij 1) staat" in told(same, "eenheid")[1]
    other = lees(f"{first}Lasten;2026\nHuur;110.000,00\nEnergie;90.000,00\n")
    assert (cents(other)["Omzet"], cents(other)["Huur"]) == (12_000_000, 11_000_000)
    unknown = lees(f"{first}Lasten;2026\nHuur;#REF!\nEnergie;PM\n")
    assert cents(unknown)["Huur"] is None


def test_a_unit_between_two_tables_is_of_the_second() -> None:
    """Een eenheid tussen twee tabellen hoort bij de tabel eronder."""
    found = lees(
        "Baten;2026\nOmzet;120.000,00\nVerhuur;80.000,00\n\n(x 1.000);\nLasten;2026\nHuur;110\n"
        "Energie;90\n"
    )
    assert (cents(found)["Omzet"], cents(found)["Huur"]) == (12_000_000, 11_000_000)
    assert len(told(found, "eenheid")) == 1


def test_an_amount_of_a_million_is_no_unit() -> None:
    """Een bedrag van 1.000.000 in een CSV zegt niets over de eenheid."""
    found = lees("Post;2026\nOmzet;1.000.000,00\nHuur;500.000,00\n\nPost;2026\nRente;7.000,00\n")
    assert cents(found) == {"Omzet": 100_000_000, "Huur": 50_000_000, "Rente": 700_000}
    assert not told(found, "eenheid")


def test_millions() -> None:
    """Miljoenen worden euro's."""
    assert cents(lees("in miljoenen euro;\nPost;2026\nOmzet;1,5\n"))["Omzet"] == 150_000_000


def test_one_line_in_thousands_among_euros() -> None:
    """Een enkele regel in duizenden valt op naast onze uitkomst, en is te negeren."""
    text = "Post;2026\nBaten\nRijksbijdrage Wsw;6.951,00\nRijksbijdrage beschut werk;583.600,00\n"
    ours = {**WSW, "rijk_beschut_werk": 58_360_000}
    found = lees(text, None, ours)
    assert cents(found)["Rijksbijdrage Wsw"] == 695_100_000
    assert "De andere regels passen wel" in told(found, "maat")[0]
    assert cents(lees(text, {"maat": False}, ours))["Rijksbijdrage Wsw"] == 695_100


def test_a_table_that_says_thousands_and_means_euros() -> None:
    """Noemt de tabel duizenden maar past alles in euro's, dan valt dat op."""
    text = "x 1.000;\nPost;2026\nBaten\nRijksbijdrage Wsw;695.090,00\nOmzet;10,00\n"
    found = lees(text, None, {"rijk_wsw": 69_509_000})
    assert "duizend keer zo klein" in told(found, "maat")[0]
    assert cents(found)["Rijksbijdrage Wsw"] == 69_509_000


def test_a_minus_on_an_unknown_side_is_told() -> None:
    """Een min op een regel zonder kant wordt genoemd; wij draaien niets om."""
    found = lees("Post;2026\nIets;-5,00\nAnders;7,00\n")
    assert "Wij weten niet of dit baten of lasten zijn" in told(found, "teken")[0]
    assert cents(found)["Iets"] == -500


def test_costs_with_a_minus() -> None:
    """Lasten met een min worden gewone lasten."""
    found = lees("Post;2026\nLasten\nHuur;-50,00\nRente;-20,00\n")
    assert told(found, "teken-lasten")
    assert cents(found)["Huur"] == 5_000


# --- Numbers as text ---


def test_numbers_that_can_be_read_two_ways_are_asked() -> None:
    """Is 1.234 duizend of een komma, dan staat de keuze in het verslag."""
    text = "Post;2026\nOmzet;1.234\nHuur;5.678\n"
    assert cents(lees(text))["Omzet"] == 123_400
    assert "kan 1.234 zijn, of 1,234" in told(lees(text), "decimaalteken")[0]
    assert cents(lees(text, {"decimaalteken": False}))["Omzet"] == 123


def test_numbers_that_contradict_each_other_are_unknown() -> None:
    """Spreken getallen elkaar tegen, dan is wat niet past onbekend."""
    found = lees("Post;2026\nOmzet;1.234,56\nHuur;1,234.56\n")
    assert cents(found) == {"Omzet": 123_456, "Huur": None}


def test_a_dash_is_zero() -> None:
    """Een streepje is nul en geen tekst."""
    found = sheet(("Post", "Begroting 2026"), ("Omzet", "-"), ("Huur", 5))
    assert cents(found) == {"Omzet": 0, "Huur": 500}
    assert not told(found, "bedrag-als-tekst")


def test_many_numbers_as_text_are_counted() -> None:
    """Heel veel zulke cellen: de eerste veertig staan er, de rest is geteld."""
    rows = [(f"Regel {n}", f"{n},50") for n in range(50)]
    found = sheet(("Post", "Begroting 2026"), *rows)
    assert len(told(found, "bedrag-als-tekst")) == 40
    assert told(found, "bedrag-als-tekst-meer") == ["En nog 10 van zulke cellen."]


def test_an_amount_beyond_all_money_is_a_fault() -> None:
    """Een getal dat groter is dan al het geld in het land, is onbekend en geen crash."""
    found = sheet(("Post", "Begroting 2026"), ("Omzet", 1e30), ("Huur", 5), ("Rente", "9" * 29))
    assert cents(found) == {"Omzet": None, "Huur": 500, "Rente": None}
    assert len(told(found, "fout")) == 2


@pytest.mark.parametrize(
    "text, soort, number",
    [
        ("1.250.000 1)", "voetnoot", 1_250_000), ("1.250.000*", "voetnoot", 1_250_000),
        ("€ 1.250.000 (a)", "voetnoot", 1_250_000), ("(583.600) 2)", "voetnoot", -583_600),
        ("1.250.000\N{SUPERSCRIPT TWO}", "voetnoot", 1_250_000),
        ("125.000 V", "voordelig", 125_000), ("125.000 N", "nadelig", -125_000),
        ("125.000 (nadelig)", "nadelig", -125_000), ("1 234 567,50", "", 1_234_567.5),
        ("nihil", "", 0), ("\N{EN DASH}", "", 0),
    ],
)  # fmt: skip
def test_amounts_with_something_behind(text: str, soort: str, number: float) -> None:
    """Een noot, V of N achter een bedrag hoort niet bij het getal, en het teken klopt."""
    found = read_typed(text)
    assert found is not None
    assert found.getal is not None
    assert (found.soort, float(found.getal.value(Mark.KOMMA) or 0)) == (soort, number)


@pytest.mark.parametrize(
    "text, soort",
    [
        ("PM", "pm"), ("p.m.", "pm"), ("n.n.b.", "pm"), ("?", "pm"), ("nog niet bekend", "pm"),
        ("1.250.00O", "onleesbaar"), ("12.34.56", "onleesbaar"), ("2026 1)", "onleesbaar"),
        ("Baten", None), ("12%", None), ("35 fte", None), ("n.v.t.", None), ("1" * 50, None),
    ],
)  # fmt: skip
def test_texts_that_are_no_amount(text: str, soort: str | None) -> None:
    """PM en wat niet te lezen is, is onbekend; woorden en percentages zijn geen bedrag."""
    found = read_typed(text)
    assert (found.soort if found else None) == soort
    assert found is None or found.getal is None


def test_what_cannot_be_read_is_unknown_and_told() -> None:
    """Een bedrag dat niet te lezen is, valt niet stil weg: het is onbekend, met de cel."""
    found = lees("Post;2026\nOmzet;1.250.00O\nHuur;PM\nRente;5,00 *\nICT;7,00\n")
    assert cents(found) == {"Omzet": None, "Huur": None, "Rente": 500, "ICT": 700}
    assert "'1.250.00O'. Dat lezen wij niet als bedrag" in told(found, "onleesbaar")[0]
    assert told(found, "pm") == ["Hier staat 'PM'. Dit bedrag is onbekend; het is geen 0."]
    assert told(found, "voetnoot") == ["Achter dit bedrag staat '*'. Een som telt het zo niet mee."]
    without = lees("Post;2026\nRente;5,00 *\nICT;7,00\n", {"voetnoot": False})
    assert list(cents(without)) == ["ICT"]
