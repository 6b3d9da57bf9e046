# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank landelijk`."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from tests.cli.answers import CODES, Ask, Run

from springplank.regelingen import STREAMS

YEARS = ("--van", "2024", "--tot", "2035")
COLUMNS = [
    "soort", "code", "naam", "regeling", "jaar", "bedrag_eur", "laag", "hoog", "status",
    "ontvanger_code", "ontvangt_eur", "run_id",
]  # fmt: skip


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def cell(value: Any) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize("stand", ["nieuwste", "meicirculaire-2024"])
def test_a_row_of_the_csv_is_the_answer_of_geld(run: Run, ask: Ask, stand: str) -> None:
    """Een regel van de CSV is precies het antwoord van geld, voor elke stroom en elk jaar."""
    rows = read(run("landelijk", *YEARS, "--csv", "--bekend", stand).out)
    assert list(rows[0]) == COLUMNS
    found = {(r["code"], r["regeling"], r["jaar"]): r for r in rows}
    for name in ("GM0402", "GM0394", "GM0050", "GM1948", "GM1681", "GM0096", "ammatch", "wedeka"):
        answer = ask("geld", name, *YEARS, "--bekend", stand)
        for amount in answer["bedragen"]:
            row = found[name, amount["regeling"], str(amount["jaar"])]
            for key in ("bedrag_eur", "laag", "hoog", "status", "ontvangt_eur"):
                assert row[key] == cell(amount[key]), (
                    name,
                    amount["regeling"],
                    amount["jaar"],
                    key,
                )
            assert row["run_id"] == answer["run_id"]
            if amount["ontvanger"]["code"]:
                assert row["ontvanger_code"] == amount["ontvanger"]["code"]


def test_every_gemeente_and_verband_has_every_row(run: Run) -> None:
    """De CSV heeft van elke gemeente en elk verband elke stroom en elk jaar, een keer."""
    rows = read(run("landelijk", "--jaar", "2026", "--csv").out)
    places = [(r["code"], r["regeling"]) for r in rows]
    assert len(places) == len(set(places))
    gemeenten = {r["code"] for r in rows if r["soort"] == "gemeente"}
    verbanden = {r["code"] for r in rows if r["soort"] == "samenwerkingsverband"}
    assert gemeenten == set(CODES)
    assert len(verbanden) >= 85
    assert len(rows) == (len(gemeenten) + len(verbanden)) * len(STREAMS)


def test_a_gemeente_in_two_verbanden_has_two_receivers(run: Run) -> None:
    """Bij een gemeente in twee verbanden staan beide ontvangers, met een plus ertussen."""
    rows = read(run("landelijk", "--jaar", "2026", "--csv").out)
    (row,) = (r for r in rows if (r["code"], r["regeling"]) == ("GM1681", "impulsbudget"))
    assert row["ontvanger_code"] == "GM0114+GM1952"


def test_the_sums_hold(ask: Ask) -> None:
    """Elke sluitende optelling komt op de euro uit."""
    answer = ask("landelijk", *YEARS)
    assert answer["jaren"] == list(range(2024, 2036))
    assert {c["verschil_eur"] for c in answer["controles"]} == {0}
    assert {c["wat"] for c in answer["controles"]} == {
        "gemeenten en landelijk bedrag", "verbanden en gemeenten", "betaald en verdeeld",
        "onderdelen plus onverklaard",
    }  # fmt: skip
    assert {c["regeling"] for c in answer["controles"]} == {
        "impulsbudget", "sociale_infrastructuur", "iu_participatie",
    }  # fmt: skip


def test_json_and_csv_are_the_same(run: Run, ask: Ask) -> None:
    """JSON en CSV geven dezelfde regels."""
    answer = ask("landelijk", "--jaar", "2026")
    rows = read(run("landelijk", "--jaar", "2026", "--csv").out)
    assert len(rows) == len(answer["bedragen"])
    for row, amount in zip(rows, answer["bedragen"], strict=True):
        assert {key: cell(value) for key, value in amount.items()} == {
            key: value for key, value in row.items() if key != "run_id"
        }


def test_the_sum_of_gemeenten_is_the_country(ask: Ask, run: Run) -> None:
    """Alle gemeenten samen zijn wat geld voor het hele land geeft."""
    country = ask("geld", "landelijk", "--jaar", "2026")
    rows = read(run("landelijk", "--jaar", "2026", "--csv").out)
    for amount in country["bedragen"]:
        mine = [r for r in rows if r["regeling"] == amount["regeling"] and r["soort"] == "gemeente"]
        if amount["bedrag_eur"] is None:
            assert "" in {r["bedrag_eur"] for r in mine}
        else:
            assert sum(int(r["bedrag_eur"]) for r in mine) == amount["bedrag_eur"]


def test_the_range_of_the_country_is_not_the_sum_of_all_extremes(ask: Ask) -> None:
    """Wat landelijk vaststaat, heeft geen bandbreedte, ook als de verdeling onzeker is."""
    for amount in ask("geld", "landelijk", "--van", "2026", "--tot", "2030")["bedragen"]:
        if amount["regeling"] == "impulsbudget":
            assert amount["laag"] == amount["hoog"] == amount["bedrag_eur"] == 31_500_000


def test_a_file_holds_what_the_screen_shows(run: Run, tmp_path: Path) -> None:
    """Met --uit komt de CSV in een bestand, en het scherm zegt hoeveel regels."""
    path = tmp_path / "landelijk.csv"
    answer = run("landelijk", "--jaar", "2026", "--uit", path)
    assert (answer.code, answer.err) == (0, "")
    text = path.read_text(encoding="utf-8")
    assert text == run("landelijk", "--jaar", "2026", "--csv").out
    assert answer.out == f"Geschreven: {path} ({len(read(text))} regels).\n"


def test_the_table_fits_and_adds_up(run: Run) -> None:
    """De tabel zegt hoeveel optellingen sluiten en noemt de taakstelling."""
    told = run("landelijk").told
    assert "2026" in told
    assert "Sluitende optellingen: 5 van 5." in told
    assert "Taakstelling beschut werk eind 2026" in told
    for line in run("landelijk", *YEARS).out.splitlines():
        assert len(line) <= 100


def test_no_progress_bar_when_piped(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """De voortgangsbalk verschijnt alleen op een scherm, na een seconde."""
    monkeypatch.setattr("springplank.cli.national.PATIENCE", -1.0)
    assert run("landelijk", "--jaar", "2026", "--csv").err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert "100% van de geldstromen" in run("landelijk", "--jaar", "2026", "--csv").err


@pytest.mark.parametrize(
    "where, why",
    [
        ("bestaat-niet/x.csv", "die map bestaat niet"),
        (".", "dat is een map"),
        ("x" * 300, "de naam is te lang"),
        ("bestand/x.csv", "die map bestaat niet"),
    ],
)
def test_an_unwritable_place_is_told(run: Run, tmp_path: Path, where: str, why: str) -> None:
    """Kan het bestand niet worden geschreven, dan staat er waarom."""
    (tmp_path / "bestand").write_text("")
    answer = run("landelijk", "--jaar", "2026", "--uit", tmp_path / where)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.endswith(f"kan niet worden geschreven: {why}.\n")


def test_years_before_the_first_amounts(run: Run) -> None:
    """Voor 2023 is er landelijk niets; dat is een verkeerde vraag."""
    answer = run("landelijk", "--jaar", "2020")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Landelijk is er geld vanaf 2023.")
