# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of reading and describing the reference tables."""

from pathlib import Path

import numpy as np
import pytest

from springplank.errors import RuleError
from springplank.reference.tables import (
    FOLDER,
    Tabel,
    check_tables,
    describe_table,
    describe_tables,
    load_table,
    table_names,
)

DESCRIPTION = """
[proef]
titel = "Proef"
omschrijving = "Een regel."
bron = "niemand"
stand = "2026"
licentie = "CC0-1.0"
vermelding = ""
volledigheid = "alles"
zekerheid = "hoog"
sleutel = ["code"]
[proef.kolommen]
code = { eenheid = "code", betekenis = "Code." }
aantal = { eenheid = "personen", betekenis = "Aantal.", bron = "CBS" }
"""


def folder_with(tmp_path: Path, rows: str, description: str = DESCRIPTION) -> Path:
    (tmp_path / "proef.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "tabellen.toml").write_text(description, encoding="utf-8")
    return tmp_path


def test_every_table_is_described() -> None:
    """Elke referentietabel heeft een beschrijving van precies haar kolommen, en unieke sleutels."""
    check_tables()
    assert table_names() == tuple(describe_tables())
    assert len(table_names()) == 18


def test_every_description_is_filled_in() -> None:
    """Elke tabel noemt herkomst, volledigheid en zekerheid, en elke kolom een eenheid."""
    for table in describe_tables().values():
        assert all((table.title, table.meaning, table.source, table.as_of, table.licence))
        assert table.completeness
        assert table.certainty
        for column in table.columns:
            assert all((column.unit, column.meaning, column.source))


@pytest.mark.parametrize("name", table_names())
def test_files_are_plain(name: str) -> None:
    """Een tabel is UTF-8 zonder BOM, met regeleinden van een teken en zonder spaties om een cel."""
    raw = (FOLDER / f"{name}.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    for cells in load_table(name).columns.values():
        assert all(cell == cell.strip() for cell in cells)


@pytest.mark.parametrize("name", table_names())
def test_every_gemeentecode_is_known(name: str) -> None:
    """Elke gemeentecode in elke tabel staat in de tabel gemeenten."""
    known = set(load_table("gemeenten").text("code"))
    codes = load_table(name).columns.get("code", ())
    assert all(code in known for code in codes if not code.startswith("AM"))


def test_cells_become_numbers(tmp_path: Path) -> None:
    """Een kolom laat zich lezen als tekst, geheel getal, honderdsten of kommagetal."""
    table = load_table("proef", folder_with(tmp_path, "code,aantal\nA,1.25\nB,3\n"))
    assert len(table) == 2
    assert table.text("code") == ("A", "B")
    assert table.hundredths("aantal").tolist() == [125, 300]
    assert table.floats("aantal").tolist() == [1.25, 3.0]
    whole = Tabel("proef", {"aantal": ("1", "2")})
    assert whole.integers("aantal").dtype == np.int64
    assert whole.integers("aantal").tolist() == [1, 2]


def test_an_empty_cell_is_never_zero() -> None:
    """Een lege cel wordt onbekend, en waar dat niet kan is het een fout."""
    table = Tabel("proef", {"aantal": ("1", "")})
    assert np.isnan(table.floats("aantal")[1])
    with pytest.raises(RuleError, match="zonder geheel getal"):
        table.integers("aantal")
    with pytest.raises(RuleError, match="lege cel"):
        table.hundredths("aantal")


def test_wrong_cells_are_named() -> None:
    """Een cel die geen getal is, of te veel decimalen heeft, geeft een zin met tabel en kolom."""
    table = Tabel("proef", {"naam": ("veel",), "aantal": ("1.234",)})
    with pytest.raises(RuleError, match="Kolom naam van referentietabel proef"):
        table.floats("naam")
    with pytest.raises(RuleError, match="meer dan twee decimalen"):
        table.hundredths("aantal")
    with pytest.raises(RuleError, match="heeft geen kolom code"):
        table.text("code")


@pytest.mark.parametrize(
    "rows, message",
    [
        ("", "heeft geen kopregel"),
        ("code,aantal\nA,1\nB\n", "Regel 3 van referentietabel proef"),
        ("code,aantal\nA,1\nA,2\n", "al voorkomt: A"),
        ("code,aantal\n,1\n", "Regel 2 van referentietabel proef mist zijn sleutel"),
        ("code,getal\nA,1\n", "maar beschreven zijn code, aantal"),
    ],
)
def test_a_faulty_table_is_refused(tmp_path: Path, rows: str, message: str) -> None:
    """Een tabel die niet past wordt geweigerd met naam en plaats."""
    with pytest.raises(RuleError, match=message):
        check_tables(folder_with(tmp_path, rows))


def test_a_table_without_rows_is_fine(tmp_path: Path) -> None:
    """Een tabel met alleen een kopregel heeft geen regels."""
    folder = folder_with(tmp_path, "code,aantal\n")
    check_tables(folder)
    assert len(load_table("proef", folder)) == 0


def test_missing_files_and_descriptions_are_named(tmp_path: Path) -> None:
    """Een tabel zonder bestand, zonder beschrijving of met een halve beschrijving is een fout."""
    with pytest.raises(RuleError, match="niets bestaat niet"):
        load_table("niets")
    with pytest.raises(RuleError, match="niets staat niet in"):
        describe_table("niets")
    half = folder_with(tmp_path, "code,aantal\n", DESCRIPTION.replace("stand", "dag"))
    with pytest.raises(RuleError, match="mist het veld stand"):
        describe_tables(half)


def test_a_described_table_must_exist(tmp_path: Path) -> None:
    """Een beschrijving zonder bestand is een fout."""
    folder = folder_with(tmp_path, "")
    (folder / "proef.csv").unlink()
    with pytest.raises(RuleError, match="het bestand ontbreekt"):
        check_tables(folder)


def test_a_column_may_have_its_own_source(tmp_path: Path) -> None:
    """Een kolom zonder eigen bron heeft de bron van de tabel."""
    description = describe_table("proef", folder_with(tmp_path, "code,aantal\n"))
    assert [column.source for column in description.columns] == ["niemand", "CBS"]


def test_small_tables_hold_what_they_say() -> None:
    """Bijstand 2021, taakstelling 2017, ligging, sleutel en Iv3 hebben de beschreven aantallen."""
    personen = load_table("bijstand_cbs_2021").floats("personen")
    assert np.nansum(personen) == 408_100
    assert np.isnan(personen).sum() == 1
    assert load_table("beschut_taakstelling_2017").integers("aantal_ultimo").size == 48
    assert len(load_table("gemeente_ligging")) == 342
    iv3 = load_table("iv3_participatie")
    assert len(iv3) == 342 * 4 * 3
    assert set(iv3.text("taakveld")) == {"6.3", "6.4", "6.5"}


IV3 = {
    # jaar, soort, taakveld: lasten, baten and salarissen in 1.000 EUR, and cells without a value
    ("2023", "begroting", "6.3"): (8_559_050, 6_443_612, 668_807, 71),
    ("2023", "begroting", "6.4"): (2_121_686, 148_177, 493_647, 142),
    ("2023", "begroting", "6.5"): (1_101_966, 64_174, 369_997, 111),
    ("2023", "jaarrekening", "6.3"): (10_315_625, 7_059_683, 707_033, 69),
    ("2023", "jaarrekening", "6.4"): (2_281_678, 174_859, 510_992, 142),
    ("2023", "jaarrekening", "6.5"): (1_213_311, 215_717, 421_418, 111),
    ("2024", "begroting", "6.3"): (9_065_150, 6_742_986, 725_035, 68),
    ("2024", "begroting", "6.4"): (2_242_721, 154_338, 514_377, 141),
    ("2024", "begroting", "6.5"): (1_170_193, 86_958, 421_569, 111),
    ("2025", "begroting", "6.3"): (9_692_729, 7_177_967, 843_547, 70),
    ("2025", "begroting", "6.4"): (2_362_386, 165_815, 548_618, 140),
    ("2025", "begroting", "6.5"): (1_280_253, 112_173, 457_373, 105),
}


def test_iv3_adds_up_as_the_gemeenten_reported() -> None:
    """Per jaar, soort en taakveld tellen lasten, baten en salarissen op zoals opgegeven."""
    table = load_table("iv3_participatie")
    keys = list(zip(*(table.text(name) for name in ("jaar", "soort", "taakveld")), strict=True))
    values = [table.floats(name) for name in ("lasten", "baten", "salarissen")]
    found = {}
    for key in dict.fromkeys(keys):
        here = np.array([one == key for one in keys])
        sums = [int(np.nansum(column[here])) for column in values]
        empty = sum(int(np.isnan(column[here]).sum()) for column in values)
        found[key] = (*sums, empty)
    assert found == IV3


def test_key_of_beschut_werk_adds_up() -> None:
    """De sleutel beschut werk: 331 gehele getallen, 4 erfgenamen van Haaren, 7 op het minimum."""
    table = load_table("beschut_sleutel")
    kinds = table.text("soort")
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "geheel": 331,
        "erfgenaam": 4,
        "minimum": 7,
    }
    keys = table.floats("sleutel")
    inherited = np.array([kind == "erfgenaam" for kind in kinds])
    assert round(float(keys[inherited].sum()), 2) == 1_240.03
    # The seven on the minimum of one place count for 4.7296 units each in the sum of 51,035.
    assert round(float(np.nansum(keys)) + 7 * 4.7296) == 51_035
