# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank aansluiting`."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.begroting.layouts_bron import afkortingen
from tests.begroting.layouts_gewoonte import libreoffice
from tests.begroting.layouts_valkuil import duizenden, totaal_mist_rij
from tests.begroting.layouts_vorm import gr_begroting
from tests.cli.answers import Ask, Run

from springplank.imports.opendocument import OpenDocument


@pytest.fixture
def begroting(tmp_path: Path) -> Path:
    """Give a begroting in which a total misses a row."""
    path = tmp_path / "posten.xlsx"
    path.write_bytes(totaal_mist_rij(2026).data)
    return path


def test_first_what_is_right_then_what_is_odd_then_the_aansluiting(
    run: Run, begroting: Path
) -> None:
    """Het verslag noemt eerst wat klopt, dan wat opvalt, en sluit dan aan tot op de cent."""
    said = run("aansluiting", "Hilversum", begroting)
    assert said.code == 0
    told = " ".join(said.out.split())
    for sentence in (
        "Gelezen: 1 blad, 6 regels. Herkend: 6.",
        "Totaal baten € 7.350.902,00 is gelijk aan cel Lasten en baten!B11.",
        "Rij 6 (ICT, € 125.000,00) telt niet mee in dit totaal.",
        'Anders: --negeer "Lasten en baten!B7"',
        "Aansluiting van Hilversum, 2026",
        "wsw € 6.950.902,00 € 6.950.902,00 € 0,00 Gelijk.",
        "Onze uitkomst is een raming, tussen",
        "Niet verklaard: € 0,00.",
    ):
        assert sentence in told
    assert told.index("Dit klopt") < told.index("Dit valt op") < told.index("Aansluiting van")
    assert begroting.read_bytes() == totaal_mist_rij(2026).data


def test_a_finding_is_ignored_by_its_cell(run: Run, tmp_path: Path) -> None:
    """Wie een voorstel negeert, noemt de cel; een cel zonder keuze geeft uitleg."""
    path = tmp_path / "programma.xlsx"
    path.write_bytes(duizenden(2026).data)
    assert "€ 6.951.000,00" in run("aansluiting", "Hilversum", path).out
    ignored = run("aansluiting", "Hilversum", path, "--negeer", "Programma")
    assert "€ 6.951,00" in ignored.out
    taken = run("aansluiting", "Hilversum", path, "--neem-over", "programma")
    assert "€ 6.951.000,00" in taken.out
    wrong = run("aansluiting", "Hilversum", path, "--negeer", "Z99")
    assert (wrong.code, wrong.out) == (2, "")
    assert "valt niets te kiezen" in wrong.err


def test_a_post_is_chosen_once_and_remembered(run: Run, tmp_path: Path) -> None:
    """Een post die u bij een cel zet, weet Springplank de volgende keer nog."""
    path = tmp_path / "intern.xlsx"
    path.write_bytes(afkortingen(2026).data)
    assert "Intern!C13: Busjes." in run("aansluiting", "Hilversum", path).out
    chosen = run("aansluiting", "Hilversum", path, "--post", "intern!c13=vervoer")
    assert "Busjes" not in chosen.out
    assert "Busjes" not in run("aansluiting", "Hilversum", path).out


@pytest.mark.parametrize(
    "post, told",
    [
        ("Intern!C13", "wijst geen regel aan"),
        ("Z99=vervoer", "wijst geen regel aan"),
        ("Intern!C13=onzin", "De post 'onzin' bestaat niet"),
    ],
)
def test_a_wrong_post_is_explained(run: Run, tmp_path: Path, post: str, told: str) -> None:
    """Een post of cel die niet bestaat, geeft een zin."""
    path = tmp_path / "intern.xlsx"
    path.write_bytes(afkortingen(2026).data)
    said = run("aansluiting", "Hilversum", path, "--post", post)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_back_to_excel(run: Run, begroting: Path, tmp_path: Path) -> None:
    """Met --uit komt er een kopie; wij schrijven nergens overheen."""
    out = tmp_path / "kopie.xlsx"
    said = run("aansluiting", "Hilversum", begroting, "--uit", out)
    assert "Uw eigen bestand is niet veranderd" in said.out
    assert load_workbook(out)["Lasten en baten"]["D1"].value == "Springplank: post"
    again = run("aansluiting", "Hilversum", begroting, "--uit", out)
    assert "bestaat al" in again.err
    over = run("aansluiting", "Hilversum", begroting, "--uit", begroting)
    assert "bestaat al" in over.err
    other = run("aansluiting", "Hilversum", begroting, "--uit", tmp_path / "kopie.pdf")
    assert "eindigt niet op .xlsx" in other.err
    nowhere = run("aansluiting", "Hilversum", begroting, "--uit", tmp_path / "weg" / "kopie.xlsx")
    assert "die map bestaat niet" in nowhere.err


def test_the_year_and_the_stand_can_be_chosen(run: Run, tmp_path: Path) -> None:
    """Een ander jaar en een oudere circulaire geven een andere aansluiting."""
    path = tmp_path / "begroting.xlsx"
    path.write_bytes(gr_begroting(2026).data)
    before = run(
        "aansluiting", "Hilversum", path, "--jaar", "2025", "--bekend", "meicirculaire-2024"
    )
    assert "Aansluiting van Hilversum, 2025" in before.out
    wrong = run("aansluiting", "Hilversum", path, "--jaar", "2031")
    assert "heeft geen bedragen van 2031" in wrong.err


def test_a_line_that_does_not_connect_says_what_to_ask(run: Run, tmp_path: Path) -> None:
    """Wat niet verklaard is, staat er met bedrag en wat u kunt vragen."""
    path = tmp_path / "b.csv"
    path.write_text("Post;2026\nBaten\nRijksbijdrage Wsw;1.234,56\nIets;9,00\nImpulsbudget;#REF!\n")
    told = " ".join(run("aansluiting", "Hilversum", path).out.split())
    assert "Niet verklaard: \N{MINUS SIGN}€ 6.949.667,44" in told
    assert "voorschot" in told
    assert "impulsbudget onbekend" in told
    assert "buig_loonkostensubsidie" not in told


def test_the_answer_as_json_is_in_whole_cents(ask: Ask, begroting: Path) -> None:
    """Als JSON staan alle bedragen in hele centen, met regels, bevindingen en oorzaken."""
    found = ask("aansluiting", "Hilversum", begroting)
    wsw = next(one for one in found["aansluiting"] if one["regeling"] == "wsw")
    assert (wsw["begroot_cent"], wsw["verschil_cent"], wsw["stand"]) == (695_090_200, 0, "gelijk")
    assert {line["post"] for line in found["regels"]} >= {"rijk_wsw", "overhead"}
    assert [odd["overgenomen"] for odd in found["bevindingen"]] == [True]


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """Een bestand dat er niet is, geeft een zin."""
    said = run("aansluiting", "Hilversum", tmp_path / "weg.xlsx")
    assert (said.code, said.out) == (2, "")
    assert "bestaat niet" in said.err


def test_an_ods_comes_back_as_an_ods(run: Run, tmp_path: Path) -> None:
    """Een begroting uit LibreOffice wordt gelezen, en komt terug als .ods met onze kolommen."""
    path = tmp_path / "werkblad.ods"
    path.write_bytes(libreoffice(2026).data)
    out = tmp_path / "kopie.ods"
    said = run("aansluiting", "Hilversum", path, "--uit", out)
    assert (said.code, said.err) == (0, "")
    assert "Totaal baten" in said.out
    assert path.read_bytes() == libreoffice(2026).data
    rows = OpenDocument(out.read_bytes(), "kopie.ods").read("Werkblad 1").rows
    assert "Springplank: post" in rows[1].cells
    other = run("aansluiting", "Hilversum", path, "--uit", tmp_path / "kopie.xlsx")
    assert "eindigt niet op .ods" in other.err
