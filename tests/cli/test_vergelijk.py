# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank vergelijk`: the difference first, its parts, and each gemeente."""

import csv
import io
import re
from pathlib import Path

import pytest
from tests.cli.answers import Ask, Run

from springplank.actions.cautions import MODEL_COSTS
from springplank.scenarios.scenario import ZERO, library
from springplank.words.ramingen import MINUS

FEW = ("--trekkingen", "20", "--tot", "2029")
OTHERS = [key for key in library() if key != ZERO]
PROOF = """
[scenario]
naam = "{naam}"
auteur = "tester"
datum = 2026-11-22
soort = "keuze"
uitleg = "Voor de test."
"""
CHANGE = """
[[wijziging]]
wat = "aanname"
sleutel = "{sleutel}"
factor = {factor}
status = "aanname"
eigenaar = "tester"
waarom = "Voor de test."
"""
CHANGES = (
    CHANGE.format(sleutel="tussengroep.doorstroom", factor=1.5),
    CHANGE.format(sleutel="wsw.overig_vertrek", factor=2),
)


def scenario(path: Path, *changes: str) -> Path:
    path.write_text(PROOF.format(naam=path.stem) + "".join(changes), "utf-8")
    return path


def test_the_difference_comes_first(run: Run) -> None:
    """Eerst het verschil in een zin met een bandbreedte, dan de delen, dan de jaren."""
    told = run("vergelijk", "ammatch", ZERO, "versterken", *FEW).told
    found = re.search(
        r"Verschil in het exploitatieresultaat van het bedrijf over 4 jaar samen: ongeveer "
        r"[-\d.,]+( mln)? euro \(80 van de 100 doorrekeningen: .* euro\)\. In \d+ van de 100",
        told,
    )
    assert found
    places = [
        found.start(),
        told.index("Hogere tarieven voor detachering"),
        told.index("De delen tellen precies op"),
        told.index("Verschil per jaar"),
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("key", OTHERS)
def test_every_scenario_beside_the_nulalternatief(run: Run, key: str) -> None:
    """Elk scenario geeft een verschil of zegt dat er geen is, en elke regel past op het scherm."""
    screen = run("vergelijk", "ammatch", ZERO, key, *FEW)
    assert screen.code == 0
    for line in screen.out.splitlines():
        assert len(line) <= 100, line
        assert not re.search(r"\bnan\b|(?<![\w.,])-0(?![.,\d])", line), line


@pytest.mark.parametrize("over", ["exploitatieresultaat", "gemeenten", "rijksgeld"])
def test_four_scenarios_and_every_amount(ask: Ask, over: str) -> None:
    """Tot vier scenario's naast elkaar, elk vergeleken met het eerste."""
    names = (ZERO, "forfait_2028", "versterken", "snellere_uitstroom")
    answer = ask("vergelijk", "ammatch", *names, "--over", over, *FEW)
    assert answer["over"] == over
    pairs = [answer, *answer["andere"]]
    assert [pair["met"]["sleutel"] for pair in pairs] == list(names[1:])
    for pair in pairs:
        assert sum(part["bedrag_eur"] for part in pair["delen"]) == pair["verschil_eur"]
        assert pair["rest_eur"] == 0
    if over == "gemeenten":
        for pair in pairs:
            each = sum(found["saldo_eur"] for found in pair["gemeenten"])
            assert each == pytest.approx(pair["verschil_eur"], abs=len(pair["gemeenten"]))


def test_the_order_in_the_file_does_not_matter(ask: Ask, tmp_path: Path) -> None:
    """Wie de wijzigingen in het bestand omdraait, krijgt dezelfde delen."""
    one = scenario(tmp_path / "een.toml", *CHANGES)
    two = scenario(tmp_path / "twee.toml", *CHANGES[::-1])
    parts = [
        {
            part["sleutel"]: part["bedrag_eur"]
            for part in ask("vergelijk", "ammatch", ZERO, path, *FEW)["delen"]
        }
        for path in (one, two)
    ]
    assert parts[0] == pytest.approx(parts[1], abs=1)
    assert len(parts[0]) == 2


def test_a_scenario_against_itself(run: Run, ask: Ask, tmp_path: Path) -> None:
    """Hetzelfde onder een andere naam: elk verschil in elke reeks is precies 0."""
    paths = [scenario(tmp_path / f"{name}.toml", *CHANGES) for name in ("een", "twee")]
    answer = ask("vergelijk", "ammatch", *paths, *FEW)
    assert (answer["verschil_eur"], answer["delen"]) == (0, [])
    for row in answer["verschil"]:
        assert row["verwacht"] in (0, None)
        assert set(row["q"].values()) <= {0, None}
    told = run("vergelijk", "ammatch", *paths, *FEW).told
    assert "Er is geen verschil in het exploitatieresultaat van het bedrijf." in told
    assert "Per gemeente" not in told


def test_no_gemeente_notices(run: Run) -> None:
    """Blijft het verschil bij het bedrijf, dan staat dat er in plaats van een tabel met nullen."""
    told = run("vergelijk", "ammatch", ZERO, "versterken", *FEW).told
    assert "Geen gemeente merkt dit verschil" in told
    told = run("vergelijk", "ammatch", ZERO, "meer_doorstroom", *FEW).told
    assert "Per gemeente, alle jaren saldo aan bedrijf Aalsmeer" in told


def test_every_gemeente_has_a_range(run: Run, ask: Ask) -> None:
    """Wat een gemeente merkt, staat er met een bandbreedte; in de JSON met alle kwantielen."""
    asked = ("vergelijk", "ammatch", ZERO, "forfait_2028", *FEW)
    told = run(*asked).told
    assert re.search(r"Aalsmeer -\d\d\.000 0 -\d+ tot -\d+ dzd 0–0 Amstelveen", told)
    for gemeente in ask(*asked)["gemeenten"]:
        found = list(gemeente["saldo_q"].values())
        assert found == sorted(found)
        assert found[0] < gemeente["saldo_eur"] < 0
        assert set(gemeente["bijdrage_q"].values()) == {0}


def test_csv(run: Run, ask: Ask, tmp_path: Path) -> None:
    """De CSV heeft elk verschil van de JSON, van elk scenario, met waarmee het is vergeleken."""
    asked = ("vergelijk", "ammatch", ZERO, "forfait_2028", "meer_doorstroom", *FEW)
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--csv").out)))
    answer = ask(*asked)
    differences = [*answer["verschil"], *answer["andere"][0]["verschil"]]
    assert len(rows) == len(differences)
    for row, found in zip(rows, differences, strict=True):
        assert (row["soort"], row["groep"], row["jaar"]) == (
            found["soort"],
            found["groep"],
            str(found["jaar"]),
        )
        wanted = found["q"]["0.9"]
        assert row["q0.9"] == ("" if wanted is None else str(wanted))
    assert {row["scenario"] for row in rows} == {"forfait_2028", "meer_doorstroom"}
    assert {row["vergeleken_met"] for row in rows} == {ZERO}
    file = tmp_path / "verschil.csv"
    assert f"Geschreven: {file} ({len(rows)} regels)." in run(*asked, "--uit", file).told
    both = run(*asked, "--csv", "--json")
    assert (both.code, both.err) == (2, "Geef --json of CSV (--csv, --uit), niet allebei.\n")


def test_what_lies_elsewhere(run: Run, ask: Ask) -> None:
    """Bij een ander organisatiemodel staat erbij welke taken ergens anders komen."""
    answer = ask("vergelijk", "ammatch", ZERO, "organisatie_integraal", *FEW)
    told = run("vergelijk", "ammatch", ZERO, "organisatie_integraal", *FEW).told
    assert answer["verplaatsingen"]
    assert told.count("Verplaatst: ") == len(answer["verplaatsingen"])
    assert told.count(MODEL_COSTS) == 1
    assert answer["opmerkingen"].count(MODEL_COSTS) == 1
    assert MODEL_COSTS not in run("vergelijk", "ammatch", ZERO, "versterken", *FEW).told


def test_the_whole_country(run: Run, ask: Ask) -> None:
    """Voor het hele land gaat het over het geld van het Rijk."""
    told = run("vergelijk", "landelijk", ZERO, "pamflet_volgens_kabinet", "--tot", "2032", *FEW[:2])
    assert "Verschil in het geld van het Rijk over 7 jaar samen" in told.told
    answer = ask("vergelijk", "landelijk", ZERO, "forfait_2028", *FEW)
    assert answer["gemeenten"] == []


@pytest.mark.parametrize("names", [(ZERO, "doormodderen"), ("doormodderen", ZERO)])
def test_a_route_of_words_has_no_difference(run: Run, ask: Ask, names: tuple[str, str]) -> None:
    """Een route van woorden geeft tekst en geen bedrag, ook geen nul."""
    told = run("vergelijk", "ammatch", *names, *FEW).told
    assert "is een route in woorden: er zijn geen bedragen om te vergelijken." in told
    assert library()["doormodderen"].uitleg in told
    for text in library()["doormodderen"].teksten:
        assert text in told
    for absent in ("Er is geen verschil", "onbekend", "Verschil in"):
        assert absent not in told
    answer = ask("vergelijk", "ammatch", *names, *FEW)
    assert (answer["verschil_eur"], answer["delen"], answer["verschil"]) == (None, [], [])
    assert (set(answer["verschil_q"].values()), answer["gemeenten"]) == ({None}, [])


def test_unknown_is_not_zero(run: Run, ask: Ask) -> None:
    """Is een bedrag onbekend, dan is het verschil dat ook."""
    early = ("--bekend", "meicirculaire-2024", *FEW)
    answer = ask("vergelijk", "ammatch", ZERO, "versterken", *early)
    assert (answer["verschil_eur"], answer["delen"]) == (None, [])
    assert {found["saldo_eur"] for found in answer["gemeenten"]} == {None}
    told = run("vergelijk", "ammatch", ZERO, "versterken", *early).told
    assert "over 6 jaar samen is onbekend" in told


FAULTS = (
    ((), "Noem 2 tot en met 4 scenario's"),
    ((ZERO,), "Noem 2 tot en met 4 scenario's"),
    (("a", "b", "c", "d", "e"), "Noem 2 tot en met 4 scenario's"),
    ((ZERO, ZERO), "Hetzelfde scenario staat er twee keer."),
    ((ZERO, "versterke"), "Bedoelt u versterken"),
    ((ZERO, "versterken", "--over", "winst"), "--over winst bestaat niet. Kies uit:"),
    ((ZERO, "bestaat_niet.toml"), "Het bestand bestaat_niet.toml bestaat niet."),
)


@pytest.mark.parametrize("names, says", FAULTS)
def test_a_faulty_question(run: Run, names: tuple[str, ...], says: str) -> None:
    """Een foute vraag krijgt een zin met wat er mis is."""
    answer = run("vergelijk", "ammatch", *names)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert answer.err.count("\n") == 1


def test_no_company_for_the_country(run: Run) -> None:
    """Voor het hele land is er geen bedrijf en geen gemeente om het verschil over te verklaren."""
    answer = run("vergelijk", "landelijk", ZERO, "forfait_2028", "--over", "gemeenten")
    assert answer.code == 2
    assert "kan alleen bij een gemeente of samenwerkingsverband" in answer.err


def test_a_chart_of_the_difference(run: Run, ask: Ask, tmp_path: Path) -> None:
    """De grafiek toont het verschil per jaar, een lijn per scenario, met dezelfde som."""
    file = tmp_path / "v.html"
    asked = ("vergelijk", "ammatch", ZERO, "meer_doorstroom", "versterken")
    answer = run(*asked, "--grafiek", file, *FEW)
    assert answer.out.startswith(f"Geschreven: {file}.")
    page = file.read_text("utf-8")
    assert "Verschil in het exploitatieresultaat van het bedrijf" in page
    assert "Meer doorstroom en Versterken, vergeleken met Nulalternatief" in page
    found = ask(*asked, *FEW)
    assert found["run_id"] in page
    assert found["met_run_id"] in page
    # The table under the chart: of each scenario a row per year, with the expected one first.
    cells = re.findall(r"<td>([^<]+)</td><td>[^<]+</td><td>[^<]+</td>", page)
    plain = (cell.replace(".", "").replace(MINUS, "-").replace(",", ".") for cell in cells)
    expected = [float(cell) for cell in plain]
    years = len(found["jaren"])
    assert len(expected) == 2 * years
    assert sum(expected[:years]) == pytest.approx(found["verschil_eur"], abs=years)


def test_a_chart_of_words(run: Run, tmp_path: Path) -> None:
    """Van een route in woorden valt niets te tekenen; er komt geen bestand."""
    words = next(key for key, found in library().items() if found.is_words)
    file = tmp_path / "v.svg"
    answer = run("vergelijk", "ammatch", ZERO, words, "--grafiek", file, *FEW)
    assert answer.code == 2
    assert "Er valt niets te tekenen" in answer.err
    assert not file.exists()
