# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank verschil`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from springplank.cli.differences import verschil
from springplank.errors import UsageError

OLD, NEW = "septembercirculaire-2023", "meicirculaire-2024"
STANDS = ["--van-stand", OLD, "--naar-stand", NEW]


@pytest.fixture(autouse=True)
def _no_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path))


def run(*arguments: str) -> str:
    result = CliRunner().invoke(verschil, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def answer(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*arguments, "--json"))
    return found


def refused(arguments: Sequence[str]) -> str:
    result = CliRunner().invoke(verschil, arguments)
    assert isinstance(result.exception, UsageError)
    assert result.output == ""
    return str(result.exception)


def test_the_keys_of_the_json_are_stable() -> None:
    """Het antwoord als JSON heeft vaste namen, en alle delen tellen op."""
    found = answer("Helmond", *STANDS)
    assert list(found) == ["onderwerp", "van", "naar", "jaar", "regelingen", "opmerkingen"]
    assert found["onderwerp"] == {"soort": "gemeente", "code": "GM0794", "naam": "Helmond"}
    assert (found["van"]["bekend"], found["naar"]["bekend"]) == (OLD, NEW)
    assert found["van"]["run_id"] != found["naar"]["run_id"]
    for regeling in found["regelingen"]:
        assert list(regeling) == [
            "regeling", "onderdeel_van", "van_eur", "van_laag", "van_hoog", "van_status",
            "naar_eur", "naar_laag", "naar_hoog", "naar_status", "verschil_eur", "delen",
            "rest_eur", "reden",
        ]  # fmt: skip
        for part in regeling["delen"]:
            assert list(part) == ["soort", "naam", "bedrag_eur", "bronnen", "toelichting"]
        if regeling["reden"]:
            assert (regeling["verschil_eur"], regeling["delen"]) == (None, [])
        else:
            parts = sum(part["bedrag_eur"] for part in regeling["delen"])
            assert regeling["van_eur"] + parts == regeling["naar_eur"]
            assert regeling["rest_eur"] == 0


def test_the_year_is_that_of_the_newer_standing() -> None:
    """Zonder --jaar gaat het over het jaar van de nieuwste van de twee standen."""
    assert answer("Tiel", *STANDS)["jaar"] == 2024
    assert answer("Tiel", "--van-stand", NEW, "--naar-stand", "2025-10-01")["jaar"] == 2025
    assert answer("Tiel", *STANDS, "--jaar", "2025")["jaar"] == 2025
    early = ["--van-stand", "meicirculaire-2023", "--naar-stand", OLD]
    assert answer("Tiel", *early)["jaar"] == 2024


def test_the_newest_standing_is_the_default() -> None:
    """Zonder --naar-stand is de nieuwste bekende stand de tweede."""
    assert answer("Tiel", "--van-stand", NEW)["naar"]["bekend"] == "nieuwste"


def test_the_table_shows_every_part_between_two_amounts() -> None:
    """De tabel begint met het oude bedrag, noemt elk deel en eindigt met het nieuwe."""
    lines = run("Helmond", *STANDS).splitlines()
    assert lines[0] == "Helmond (gemeente GM0794), bedragen in euro voor 2024"
    start = lines.index("Integratie-uitkering Participatie")
    table = lines[start + 1 : start + 13]
    assert table[0].split() == [OLD, "(voorlopig)", "28.350.776"]
    assert any("betaald via een andere gemeente" in line and "-11.073" in line for line in table)
    ends = {len(line) for line in table if line.strip()}
    assert len(ends) == 1
    assert any(line.split() == ["verschil", "-9.626.338"] for line in table)


def test_a_remark_is_read_once() -> None:
    """Een toelichting die bij de hele uitkering staat, komt bij het onderdeel niet terug."""
    told = " ".join(run("Helmond", *STANDS).split())
    assert told.count("Binnen Senzer") == 1
    assert told.index("Integratie-uitkering Participatie") < told.index("Rijksbijdrage Wsw, onder")


def test_unknown_streams_say_why() -> None:
    """Een stroom die onbekend is, zegt op welke stand en waarom."""
    told = " ".join(run("Tiel", *STANDS).split())
    assert "Onbekend op beide standen. Landelijk impulsbudget (2024)" in told


def test_equal_amounts_take_one_line() -> None:
    """Waar niets veranderde, staat een regel met het bedrag."""
    told = run("Tiel", "--van-stand", NEW, "--naar-stand", "2024-06-01")
    assert f"2024-06-01 (voorlopig), gelijk aan {NEW} (voorlopig)" in " ".join(told.split())
    assert "verschil" not in told


def test_a_forecast_never_comes_without_its_range() -> None:
    """Een raming in een verschil staat er met haar laagste en hoogste bedrag, net als bij geld."""
    options = ("tomin", "--van-stand", "septembercirculaire-2024", "--jaar", "2025")
    found = {r["regeling"]: r for r in answer(*options)["regelingen"]}
    whole, wsw = found["iu_participatie"], found["wsw"]
    assert (whole["van_status"], whole["van_laag"], whole["van_hoog"]) == ("voorlopig", None, None)
    assert whole["naar_status"] == wsw["naar_status"] == "raming"
    assert whole["naar_laag"] < whole["naar_eur"] < whole["naar_hoog"]
    assert (wsw["naar_laag"], wsw["van_laag"]) == (wsw["van_eur"], None)
    told = run(*options)
    for of in (whole, wsw):
        low, high = (f"{of[key]:,}".replace(",", ".") for key in ("naar_laag", "naar_hoog"))
        assert told.count(f"    laagste {low}, hoogste {high}\n") == 1
    assert "nieuwste (raming), gelijk aan septembercirculaire-2024 (afgeleid)" in told
    assert "Zekerheid raming: een verwachting" in told
    assert "Zekerheid vastgesteld" not in told


def test_an_amount_that_is_known_on_one_standing_is_shown() -> None:
    """Is een bedrag maar op een stand bekend, dan staat dat bedrag onder de reden."""
    options = ("Hilversum", "--van-stand", "septembercirculaire-2024", "--jaar", "2025")
    lines = [line.split() for line in run(*options).splitlines()]
    place = lines.index(["Impulsbudget"])
    assert ["nieuwste", "(afgeleid)", "130.993"] in lines[place : place + 5]
    found = answer(*options)["regelingen"][0]
    assert (found["van_eur"], found["van_status"], found["naar_eur"]) == (None, "onbekend", 130_993)


def test_it_says_how_sure_the_members_and_the_sources_are() -> None:
    """Hoe zeker een verband is, welke bron een ander las en wat een rekenbedrag is, staat erbij."""
    told = " ".join(run("emco", *STANDS).split())
    assert "Samenwerkingsverband EMCO-groep (emco): zekerheid laag." in told
    assert "meicirculaire-2023*, meicirculaire-2024*." in told
    assert "* Deze bron hebben wij via een derde gelezen." in told
    assert "Cluster Participatie in de algemene uitkering, een rekenbedrag" in told


def test_long_names_go_on_over_more_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Op een smal scherm loopt een lange naam door en blijven de bedragen recht onder elkaar."""
    monkeypatch.setenv("COLUMNS", "60")
    arguments = ["--van-stand", "meicirculaire-2025", "--naar-stand", "septembercirculaire-2025"]
    lines = run("Tiel", *arguments).splitlines()
    assert "    Tijdelijke overbrugging naar de" in lines
    assert all(len(line) <= 60 for line in lines if line.startswith("  "))


def test_a_name_with_two_meanings_is_told() -> None:
    """Betekent een naam ook iets anders, dan staat dat erbij."""
    assert any("Er is ook" in line for line in answer("Groningen", *STANDS)["opmerkingen"])


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (
            ["Tiel", "--van-stand", NEW, "--naar-stand", OLD],
            f"--van-stand {NEW} is nieuwer dan --naar-stand {OLD}. Draai de standen om.",
        ),
        (
            ["Tiel"],
            "Geef met --van-stand de oudste stand, bijvoorbeeld septembercirculaire-2023.",
        ),
        (
            ["Tiel", *STANDS, "--jaar", "2019"],
            "Springplank heeft geen bedragen voor 2019. Kies --jaar 2024 of later.",
        ),
    ],
)
def test_a_wrong_question_gets_one_sentence(arguments: list[str], sentence: str) -> None:
    """Een vraag die niet kan, krijgt een zin die zegt wat er mis is en wat te doen."""
    assert refused(arguments) == sentence


def test_equal_standings_are_told_in_one_sentence() -> None:
    """Zijn beide standen gelijk, dan staat er een zin en geen lijst met nullen."""
    told = run("Tiel", "--van-stand", OLD, "--naar-stand", OLD)
    assert told.endswith("Beide standen zijn gelijk; er is dus geen verschil.\n")
    assert len(told.splitlines()) == 4


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["Tielle", *STANDS], "Bedoelt u"),
        (["Tiel", "--van-stand", "meicirculaire-2019"], "Bekend zijn"),
        (["Tiel", *STANDS, "--jaar", "2090"], "valt buiten de gegevens"),
    ],
)
def test_unknown_names_standings_and_years(arguments: list[str], words: str) -> None:
    """Een onbekende naam, stand of jaar zegt wat er wel kan."""
    assert words in refused(arguments)
