# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank landelijk`."""

import csv
import io
import resource
from pathlib import Path
from typing import Any

import pytest
from tests.cli.answers import CODES, Ask, Import, Run
from tests.oracle import beschut_werk

from springplank.regelingen import STREAMS
from springplank.words import figures

YEARS = ("--van", "2024", "--tot", "2035")
COLUMNS = [
    "soort", "code", "naam", "regeling", "jaar", "bedrag_eur", "laag", "hoog", "status",
    "ontvanger_code", "ontvangt_eur", "onderdeel_van", "run_id",
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
            for key in ("bedrag_eur", "laag", "hoog", "status", "ontvangt_eur", "onderdeel_van"):
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


def test_years_before_the_first_amounts(run: Run, ask: Ask) -> None:
    """Een vroeg jaar krijgt dezelfde zin als bij geld, en het aantal gemeenten van toen."""
    answer = run("landelijk", "--jaar", "2019")
    assert (answer.code, answer.err) == (0, "")
    sentence = "Springplank heeft geen bedragen van voor 2024. Kies 2024 of later."
    assert "2019: 355 gemeenten." in answer.told
    assert sentence in answer.told
    assert sentence in run("geld", "Hilversum", "--jaar", "2019").told
    found = ask("landelijk", "--jaar", "2019", "--regeling", "wsw")
    assert len(found["bedragen"]) == 355
    assert {row["bedrag_eur"] for row in found["bedragen"]} == {None}
    assert found["opmerkingen"][-1] == sentence
    table = run("landelijk", "--jaar", "2019", "--regeling", "wsw")
    assert "Gemeenten (355)" in table.told


@pytest.mark.parametrize("regeling", STREAMS)
def test_one_stream_as_a_table(run: Run, regeling: str) -> None:
    """Met --regeling staat elke gemeente en elk verband in een tabel, met de jaren naast elkaar."""
    years = ("--van", "2025", "--tot", "2027")
    answer = run("landelijk", *years, "--regeling", regeling)
    assert (answer.code, answer.err) == (0, "")
    rows = read(run("landelijk", *years, "--csv", "--regeling", regeling).out)
    assert {row["regeling"] for row in rows} == {regeling}
    lines = [line.split() for line in answer.out.splitlines() if line.startswith("  ")]
    first = [line[0] for line in lines if line]
    codes = list(dict.fromkeys(row["code"] for row in rows))
    assert [word for word in first if word in set(codes)] == codes
    for code in ("GM0402", "GM1681", "wedeka"):
        (line,) = (line for line in lines if line and line[0] == code)
        cells = [row["bedrag_eur"] for row in rows if row["code"] == code]
        assert [c.replace(".", "") for c in line[-3:]] == [c or "onbekend" for c in cells]
    assert max(len(line) for line in answer.out.splitlines()) <= 100


def test_one_year_of_a_stream_has_its_range(run: Run) -> None:
    """Van een jaar staan laagste en hoogste naast elk bedrag."""
    answer = run("landelijk", "--jaar", "2028", "--regeling", "beschut-werk")
    rows = read(run("landelijk", "--jaar", "2028", "--regeling", "beschut_werk", "--csv").out)
    (line,) = (x.split() for x in answer.out.splitlines() if x.startswith("  GM0402 "))
    (row,) = (r for r in rows if r["code"] == "GM0402")
    found = [cell.replace(".", "") for cell in line[-3:]]
    assert found == [row["bedrag_eur"], row["laag"], row["hoog"]]
    assert "" not in found


def test_a_national_forecast_has_its_range(run: Run, ask: Ask) -> None:
    """Ook een landelijk totaal dat een raming is, heeft een laagste en een hoogste bedrag."""
    amounts = {a["regeling"]: a for a in ask("geld", "landelijk", "--jaar", "2030")["bedragen"]}
    told = run("landelijk", "--jaar", "2030").told
    for key in ("beschut_werk", "wsw"):
        cells = [f"{amounts[key][name]:,}".replace(",", ".") for name in ("laag", "hoog")]
        assert f"laagste {cells[0]} hoogste {cells[1]}" in told


@pytest.mark.parametrize("option", [("--csv",), ("--uit", "x.csv")])
def test_two_forms_at_once_are_refused(run: Run, option: tuple[str, ...]) -> None:
    """JSON en CSV samen vragen kan niet; er wordt niets stil overgeslagen."""
    answer = run("landelijk", "--json", *option)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"Geef --json of {option[0]}, niet allebei.\n"


def test_every_total_says_how_sure_it_is_and_what_money_it_is(run: Run) -> None:
    """Bij elk landelijk totaal staan zekerheid en rechtsvorm; bij een onbekend bedrag de reden."""
    answer = run("landelijk", "--van", "2026", "--tot", "2027")
    sure = [line.split()[1:] for line in answer.out.splitlines() if "    zekerheid" in line]
    assert sure == [["aanname", "aanname"]] * 5 + [["onbekend", "onbekend"]] * 2
    assert "cluster_participatie: algemene uitkering (rekenbedrag); niet gelabeld." in answer.told
    reason = "buig_loonkostensubsidie onbekend in 2026 tot en met 2027: Deel van het macrobudget"
    assert reason in answer.told
    one = run("landelijk", "--jaar", "2026", "--regeling", "buig_loonkostensubsidie").told
    assert "Verantwoording: SiSa." in one
    assert "onbekend in 2026: Deel van het macrobudget" in one


def test_the_totals_in_json_are_those_of_geld(ask: Ask) -> None:
    """De totalen in JSON zijn die van geld landelijk, met de reden als een bedrag onbekend is."""
    years = ("--van", "2023", "--tot", "2027")
    whole = {(a["regeling"], a["jaar"]): a for a in ask("geld", "landelijk", *years)["bedragen"]}
    found = ask("landelijk", *years)["totalen"]
    assert {(t["regeling"], t["jaar"]) for t in found} == set(whole)
    for total in found:
        same = whole[total["regeling"], total["jaar"]]
        assert total == {key: same[key] for key in total}
        assert (total["bedrag_eur"] is None) == (total["status"] == "onbekend")
        assert total["reden"] if total["bedrag_eur"] is None else True
    (one,) = ask("landelijk", "--jaar", "2026", "--regeling", "wsw")["totalen"]
    assert (one["regeling"], one["onderdeel_van"]) == ("wsw", "iu_participatie")


def test_a_full_disk_keeps_the_file_of_before(run: Run, tmp_path: Path) -> None:
    """Past de nieuwe CSV niet op de schijf, dan blijft die van vorige keer staan."""
    path = tmp_path / "cijfers.csv"
    path.write_text("van vorige keer", encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        answer = run("landelijk", "--uit", path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.endswith("kan niet worden geschreven: het wordt te groot voor deze schijf.\n")
    assert [p.read_text("utf-8") for p in tmp_path.iterdir()] == ["van vorige keer"]


def test_a_sum_that_is_off_is_told(run: Run, ask: Ask, take_in: Import) -> None:
    """Past een officiële lijst niet bij het landelijke bedrag, dan staat het verschil er."""
    before = ask("geld", "ammatch", "--jaar", "2026")["bedragen"]
    (ours,) = (a["bedrag_eur"] for a in before if a["regeling"] == "impulsbudget")
    assert take_in("impulsbudget", ["verband;jaar;bedrag", "ammatch;2026;400000"]).code == 0
    off = [c for c in ask("landelijk", "--jaar", "2026")["controles"] if c["verschil_eur"]]
    assert [(c["wat"], c["geheel_eur"]) for c in off] == [
        ("gemeenten en landelijk bedrag", 31_500_000)
    ]
    assert off[0]["verschil_eur"] == off[0]["geheel_eur"] - off[0]["som_eur"] == ours - 400_000
    told = run("landelijk", "--jaar", "2026").told
    assert "Sluitende optellingen: 4 van 5." in told
    gap = figures.euros(ours - 400_000)
    assert f"Impulsbudget 2026, gemeenten en landelijk bedrag: verschil {gap} euro." in told


def test_the_taakstelling_is_the_rounded_sum_beside_the_goal(ask: Ask) -> None:
    """De som van de taakstellingen is per gemeente afgerond, en niet gelijkgemaakt aan het doel."""
    (target,) = ask("landelijk", "--jaar", "2026")["taakstelling_beschut_werk"]
    rounded = beschut_werk.taakstelling(2026, 12_700)
    assert target["doelstelling"] == 12_700
    assert target["som_taakstelling"] == sum(places or 0 for places in rounded.values())
    assert target["som_taakstelling"] != target["doelstelling"]


def test_how_sure_the_verbanden_are_is_told(run: Run, ask: Ask) -> None:
    """Landelijk zegt hoeveel verbanden niet uit het register zijn bevestigd."""
    sentence = "30 van de 85 verbanden zijn niet uit het register bevestigd."
    assert sentence in ask("landelijk", "--jaar", "2026")["opmerkingen"]
    assert sentence in run("landelijk", "--jaar", "2026", "--regeling", "impulsbudget").told
