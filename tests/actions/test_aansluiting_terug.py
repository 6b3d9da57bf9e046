# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What stands beside each line in the copy that goes back to Excel."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.begroting.layouts_bron import bedrag_als_tekst, meer_bladen
from tests.begroting.layouts_valkuil import totaal_mist_rij
from tests.begroting.layouts_vorm import english, gr_begroting, twee_naast_elkaar

from springplank.actions.aansluiting import connect, read_begroting
from springplank.actions.aansluiting_terug import columns_for
from springplank.actions.overview import oversee
from springplank.actions.werk import Werk
from springplank.begroting.boek import read_boek
from springplank.begroting.terug import add_columns

HILVERSUM = Werk("GM0402")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a folder of its own."""
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path / "eigen"))


def copy_of(make: object) -> dict[str, list[list[object]]]:
    """Give the copy of a begroting of Hilversum: rows of values per sheet."""
    assert callable(make)
    layout = make(2026)
    found = connect(
        HILVERSUM,
        read_begroting(HILVERSUM, read_boek(layout.data, layout.bestand), 2026),
    )
    book = load_workbook(io.BytesIO(add_columns(layout.data, layout.bestand, columns_for(found))))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def row_of(rows: list[list[object]], label: str) -> list[object]:
    return next(row for row in rows if label in row)


def test_the_copy_has_our_amount_difference_cause_and_source() -> None:
    """In de kopie staan per regel onze post, uitkomst, verschil als formule, oorzaak en bron."""
    rows = copy_of(gr_begroting)["Begroting"]
    row = row_of(rows, "Rijksbijdrage beschut werk")
    amounts = oversee(HILVERSUM, 2026, 2026).geld.amounts
    our_amount = next(a.bedrag_eur for a in amounts if a.regeling == "beschut_werk")
    assert row[5:8] == [
        "Rijksbijdrage beschut werk",
        our_amount,
        "=ROUND(D8*1-G8,2)",
    ]
    assert row[8] == "Gelijk."
    assert "irculaire" in str(row[9])
    assert "tussen" in str(row[9])


def test_lines_on_more_rows_are_added_in_the_formula() -> None:
    """Twee regels van een regeling worden in de formule opgeteld; de tweede herhaalt niets."""
    found = copy_of(meer_bladen)
    north = row_of(found["Detail"], "Rijksbijdrage Wsw Noord")
    assert north[5] == "=ROUND(B3*1+B4*1-E3,2)"
    assert row_of(found["Detail"], "Rijksbijdrage Wsw Zuid")[4] is None
    assert "Telt al mee" in str(row_of(found["Samenvatting"], "Rijksbijdrage Wsw")[6])


def test_tables_side_by_side_get_columns_of_their_own() -> None:
    """Twee tabellen naast elkaar schrijven niet over elkaar heen."""
    row = row_of(copy_of(twee_naast_elkaar)["Balansvorm"], "Subsidie Wsw")
    assert row[6] == "Loonkosten Wsw"
    assert row[12] == "Rijksbijdrage Wsw"


def test_an_amount_as_text_gets_no_formula() -> None:
    """Bij een bedrag als tekst staat het verschil als getal: Excel kan er niet mee rekenen."""
    row = row_of(copy_of(bedrag_als_tekst)["Overgenomen"], "Rijksbijdrage beschut werk")
    assert row[5] == 0


def test_a_wrong_total_gets_the_sum_of_its_lines() -> None:
    """Naast een totaal dat een rij mist, staat de som van de regels met de reden."""
    row = row_of(copy_of(totaal_mist_rij)["Lasten en baten"], "Totaal lasten")
    assert row[3:6] == ["Som van de regels", 7_545_000, "=ROUND(B7*1-E7,2)"]
    assert "telt niet mee" in str(row[6])


def test_a_line_we_do_not_know_says_so() -> None:
    """Een regel die wij niet herkennen, heet zo in de kopie."""
    rows = copy_of(english)["Budget"]
    assert row_of(rows, "Sales")[5] == "Omzet"
