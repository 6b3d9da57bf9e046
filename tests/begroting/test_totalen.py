# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Totals: which are right, and which one misses a row, counts it twice or with another sign."""

from tests.begroting.lezen import cents, lees, sheet, told


def test_a_total_that_counts_a_row_twice() -> None:
    """Een rij die dubbel meetelt, wordt genoemd."""
    found = lees("Post;2026\nOmzet;100,00\nHuur;50,00\nTotaal;200,00\n")
    assert "Rij 3 (Huur, € 50,00) telt dubbel mee" in told(found, "totaal")[0]


def test_a_total_that_subtracts_a_row() -> None:
    """Een rij die met het andere teken meetelt, wordt genoemd."""
    found = lees("Post;2026\nOmzet;100,00\nHuur;50,00\nTotaal;50,00\n")
    assert "met het andere teken" in " ".join(told(found, "totaal")) or told(found, "totaal")


def test_a_total_that_misses_its_first_rows() -> None:
    """Ook een totaal dat de bovenste rij mist, wordt genoemd; een andere kop is iets anders."""
    found = lees("Post;2026\nBaten\nOmzet;100,00\nHuur;50,00\nRente;20,00\nTotaal;70,00\n")
    assert told(found, "totaal")[0].startswith("Rij 3 (Omzet, € 100,00) telt niet mee")
    other = lees("Post;2026\nA\nOmzet;100,00\nB\nHuur;50,00\nRente;20,00\nTotaal B;70,00\n")
    assert [one.label for one in other.gelijk] == ["Totaal B"]


def test_a_grand_total_that_misses_a_subtotal() -> None:
    """Mist het eindtotaal een subtotaal van dezelfde kant, dan staat dat er."""
    found = lees(
        "Post;2026\nLasten\nLonen;50,00\nPremies;30,00\nSubtotaal;80,00\nHuur;7,00\n"
        "Energie;3,00\nSubtotaal;10,00\nICT;4,00\nBestuur;1,00\nSubtotaal;5,00\n"
        "Totaal lasten;15,00\n"
    )
    assert "(Subtotaal, € 80,00) telt niet mee" in told(found, "totaal")[0]


def test_a_total_off_by_something_else() -> None:
    """Een totaal dat door geen enkele rij klopt, geeft het verschil."""
    found = lees("Post;2026\nOmzet;100,00\nHuur;50,00\nTotaal;157,13\n")
    assert told(found, "totaal") == [
        "De regels erboven zijn samen € 150,00. In de cel staat € 157,13. Het verschil is € 7,13."
    ]


def test_rounded_totals_are_told_as_rounding() -> None:
    """Een totaal van afgeronde duizenden mag afwijken; dat staat er als afronding."""
    found = lees("Bedragen x 1.000;\nPost;2026\nOmzet;100\nHuur;50\nTotaal;151\n")
    assert "past bij afronding" in told(found, "afronding")[0]
    assert not told(found, "totaal")


def test_totals_of_totals_and_a_balance() -> None:
    """Subtotalen, een totaal van subtotalen en een saldo kloppen samen."""
    found = lees(
        "Post;2026\nBaten\nOmzet;100,00\nVerhuur;20,00\nSubtotaal;120,00\nTrajecten;30,00\n"
        "Detachering;40,00\nSubtotaal;70,00\nTotaal baten;190,00\nLasten\nHuur;50,00\n"
        "Rente;10,00\nTotaal lasten;60,00\nSaldo;130,00\n"
    )
    labels = [one.label for one in found.gelijk]
    assert labels == ["Subtotaal", "Subtotaal", "Totaal baten", "Totaal lasten", "Saldo"]
    assert not found.herteld


def test_a_balance_of_lasten_less_baten() -> None:
    """Een saldo van lasten min baten klopt ook."""
    found = lees("Post;2026\nBaten\nOmzet;100,00\nLasten\nHuur;150,00\nSaldo;50,00\n")
    assert [one.label for one in found.gelijk] == ["Saldo"]


def test_a_balance_that_follows_from_nothing_is_left_alone() -> None:
    """Een resultaat dat nergens uit volgt, is geen fout van een regel."""
    found = lees("Post;2026\nOmzet;100,00\nHuur;50,00\nResultaat;777,77\n")
    assert not told(found, "totaal")
    assert not found.gelijk


def test_a_sum_without_a_label_is_a_total() -> None:
    """Een bedrag zonder naam dat de som is, telt niet als regel."""
    found = lees("Post;2026\nOmzet;100,00\nHuur;50,00\n;150,00\n;3,00\n")
    assert list(cents(found)) == ["Omzet", "Huur", ""]
    assert found.gelijk[0].zin == "Het totaal € 150,00 is gelijk aan cel B4."
    assert found.lijnen[-1].naam == "Regel zonder naam"


def test_a_line_above_its_parts_counts_once() -> None:
    """Een regel die zelf de som is van de regels eronder, telt niet dubbel."""
    found = lees(
        "Post;2026\nPersoneel;80,00\nLonen;50,00\nPremies;30,00\nHuur;7,00\nTotaal;87,00\n"
    )
    assert list(cents(found)) == ["Lonen", "Premies", "Huur"]
    assert [one.label for one in found.gelijk] == ["Totaal"]


def test_a_line_in_the_middle_above_its_parts() -> None:
    """Staat de som van een groep midden in het blok, dan klopt het totaal zonder die regel."""
    found = lees(
        "Post;2026\nHuur;10,00\nPersoneel;80,00\nLonen;50,00\nPremies;30,00\nTotaal;90,00\n"
    )
    assert list(cents(found)) == ["Huur", "Lonen", "Premies"]
    assert [one.label for one in found.gelijk] == ["Totaal"]


def test_a_total_above_its_lines() -> None:
    """Totalen die boven hun regels staan, kloppen ook; het saldo eronder ook."""
    found = lees(
        "Post;2026\nTotaal baten;150,00\nOmzet;100,00\nVerhuur;50,00\nTotaal lasten;80,00\n"
        "Lonen;70,00\nEnergie;10,00\nSaldo;70,00\n"
    )
    assert [one.label for one in found.gelijk] == ["Totaal baten", "Totaal lasten", "Saldo"]
    assert list(cents(found)) == ["Omzet", "Verhuur", "Lonen", "Energie"]
    assert not found.herteld


def test_totals_above_their_lines_with_equal_sides() -> None:
    """Zijn baten en lasten gelijk, dan hoort elk totaal toch bij de regels eronder."""
    found = lees(
        "Post;2026\nTotaal baten;150,00\nOmzet;100,00\nVerhuur;50,00\nTotaal lasten;150,00\n"
        "Lonen;70,00\nEnergie;80,00\nSaldo;0,00\n"
    )
    assert [one.label for one in found.gelijk] == ["Totaal baten", "Totaal lasten", "Saldo"]


def test_a_subtotal_with_the_name_of_its_heading() -> None:
    """Een regel die heet als de kop en de som is, is een totaal; ook van een enkele regel."""
    found = lees("Post;2026\nPersoneel\nLonen;50,00\nPersoneel;50,00\nPanden\nHuur;7,00\n"
                 "Energie;3,00\nPanden;10,00\nTotaal;60,00\n")  # fmt: skip
    assert list(cents(found)) == ["Lonen", "Huur", "Energie"]
    assert [one.label for one in found.gelijk] == ["Personeel", "Panden", "Totaal"]


def test_a_line_with_the_name_of_its_heading() -> None:
    """Heet een regel als de kop, maar is zij niet de som, dan vragen wij het en telt zij mee."""
    text = "Post;2026\nPersoneel\nLonen;50,00\nPremies;30,00\nPersoneel;77,00\n"
    assert list(cents(lees(text))) == ["Lonen", "Premies", "Personeel"]
    assert "heet net als de kop" in told(lees(text), "subtotaal")[0]
    assert list(cents(lees(text, {"subtotaal": True}))) == ["Lonen", "Premies"]


def test_a_subtotal_over_an_unknown_line() -> None:
    """Is een regel onbekend, dan is een regel met de naam van de kop toch geen regel."""
    found = lees("Post;2026\nPersoneel\nLonen;50,00\nPremies;#REF!\nPersoneel;80,00\n")
    assert list(cents(found)) == ["Lonen", "Premies"]
    other = lees("Post;2026\nPersoneel\nLonen;50,00\nPremies;#REF!\nHuur;80,00\n")
    assert list(cents(other)) == ["Lonen", "Premies", "Huur"]


def test_a_line_that_is_by_chance_the_sum() -> None:
    """Een groot bedrag dat precies de som is, telt als totaal; bij een klein bedrag vragen wij."""
    large = "Post;2026\nLonen;50.123,00\nPremies;30.000,00\nHuur;80.123,00\n"
    assert list(cents(lees(large))) == ["Lonen", "Premies"]
    assert "is precies de som van de 2 regels erboven" in told(lees(large), "subtotaal")[0]
    assert list(cents(lees(large, {"subtotaal": False}))) == ["Lonen", "Premies", "Huur"]
    small = "Post;2026\nLonen;50,00\nPremies;30,00\nHuur;80,00\n"
    assert list(cents(lees(small))) == ["Lonen", "Premies", "Huur"]
    assert told(lees(small), "subtotaal")
    zero = "Post;2026\nLonen;50.000,00\nPremies;0,00\nHuur;50.000,00\n"
    assert not told(lees(zero), "subtotaal")


def test_of_which_is_no_line() -> None:
    """'Waarvan' telt niet mee."""
    found = lees("Post;2026\nOmzet;100,00\nwaarvan groen;40,00\nTotaal;100,00\n")
    assert list(cents(found)) == ["Omzet"]


def test_a_total_over_an_unknown_line_is_not_judged() -> None:
    """Boven een cel met een fout wordt het totaal niet getoetst."""
    found = lees("Post;2026\nOmzet;#REF!\nHuur;50,00\nTotaal;50,00\n")
    assert not found.gelijk
    assert not told(found, "totaal")
    assert "#REF!" in told(found, "fout")[0]


def test_a_line_with_a_sum_formula_is_a_total() -> None:
    """Een som zonder het woord totaal is aan de formule te zien, boven of onder de regels."""
    found = sheet(
        ("Post", "Begroting 2026"),
        ("Personeel", "=SUM(B3:B4)"),
        ("Lonen", 5),
        ("Premies", 3),
        ("Huur", 2),
        ("Alles", "=SUM(B3:B5)"),
        ("Rente", "=1+1"),
    )
    assert [line.label for line in found.lijnen] == ["Lonen", "Premies", "Huur", "Rente"]
