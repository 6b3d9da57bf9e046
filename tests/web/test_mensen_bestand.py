# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The file with every figure about people that page Mensen gives along."""

import csv
import io

import pytest
from starlette.testclient import TestClient
from tests.web.pagina import dossier_with

from springplank.actions.people import SOORTEN
from springplank.actions.werk import Werk, answer_of
from springplank.cohort.groups import GROEPEN as NAMES_OF
from springplank.scenarios.reeks import SOORTEN as NAMES


def test_the_file_holds_every_series(client: TestClient) -> None:
    """Het bestand heeft elke reeks over mensen, met bereik, herkomst en kenmerk."""
    answer = client.get("/bekijk/ammatch/mensen.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "springplank-ammatch-mensen.csv" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff")), delimiter=";"))
    found = answer_of(Werk("ammatch"))
    parts = "Beschut werk als deel van wat moet"
    assert {row["soort"] for row in rows} <= {NAMES[soort] for soort in SOORTEN} | {parts}
    assert all(row["bron"] for row in rows)
    assert {row["berekening"] for row in rows} == {found.run_id}
    wsw = [
        row
        for row in rows
        if (row["soort"], row["wat"], row["gemeente"]) == (NAMES["personen"], "Wsw", "hele verband")
    ]

    def number(column: str) -> float:
        return float(wsw[0][column].replace(",", "."))

    assert [row["jaar"] for row in wsw] == [str(year) for year in found.jaren]
    assert number("laagste van 80%") <= number("verwacht") <= number("hoogste van 80%")
    assert wsw[0]["herkomst"] == "landelijk"
    unknown = [
        row
        for row in rows
        if row["wat"] == NAMES_OF["traject"].naam and row["soort"] == NAMES["personen"]
    ]
    assert {row["verwacht"] for row in unknown} == {""}


def rows_in_file(client: TestClient, code: str) -> list[dict[str, str]]:
    text = client.get(f"/bekijk/{code}/mensen.csv").text
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))


def number_in(row: dict[str, str], column: str = "verwacht") -> float:
    return float(row[column].replace(",", "."))


@pytest.mark.parametrize("gemeentecode", ["", "GM0451"])
def test_the_file_holds_both_parts_of_beschut_werk(client: TestClient, gemeentecode: str) -> None:
    """Beide delen van beschut werk staan in het bestand: per jaar, met bereik, status en bron."""
    rows = {
        (row["soort"], row["wat"], row["jaar"]): row
        for row in rows_in_file(client, "ammatch")
        if row["gemeentecode"] == gemeentecode
    }
    soort, beschut = "Beschut werk als deel van wat moet", "Beschut werk"
    for year, doelstelling, sure in ((2026, 12_700, "raming"), (2030, 15_900, "aanname")):
        works = rows[NAMES["personen"], beschut, str(year)]
        must = number_in(rows[NAMES["taakstelling"], beschut, str(year)])
        of_task = rows[soort, "Deel van de eigen taakstelling", str(year)]
        of_country = rows[soort, "Deel van de landelijke doelstelling", str(year)]
        for column in ("verwacht", "laagste van 80%", "hoogste van 80%"):
            people = number_in(works, column)
            assert number_in(of_task, column) == pytest.approx(people / must, abs=2e-5)
            assert number_in(of_country, column) == pytest.approx(people / doelstelling, abs=2e-6)
        for row in (of_task, of_country):
            assert row["eenheid"] == "aandeel"
            assert row["herkomst"] == works["herkomst"] == "landelijk"
            assert row["bron"].startswith(f"{sure}: Kamerbrief")
        assert "Meicirculaire gemeentefonds 2023" in of_task["bron"]
        assert "Meicirculaire" not in of_country["bron"]


def test_the_parts_of_one_gemeente_are_its_own(client: TestClient) -> None:
    """Van één gemeente staan alleen haar eigen delen in het bestand."""
    rows = [row for row in rows_in_file(client, "GM0402") if row["eenheid"] == "aandeel"]
    assert {row["gemeente"] for row in rows} == {"Hilversum"}
    assert len(rows) == 2 * len(answer_of(Werk("GM0402")).jaren)


def test_a_part_that_is_unknown_is_empty(client: TestClient) -> None:
    """Weten wij niet wie er werkt, dan zijn de delen in het bestand leeg, en geen nul."""
    address = dossier_with("ammatch", {"stand": "meicirculaire-2024"})
    text = client.get(f"{address}/mensen.csv").text
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
    parts = [row for row in rows if row["eenheid"] == "aandeel"]
    assert parts
    assert {row["verwacht"] + row["laagste van 80%"] for row in parts} == {""}
    assert all(row["bron"].startswith("onbekend: ") and len(row["bron"]) > 20 for row in parts)
