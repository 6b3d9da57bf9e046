# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of `springplank verschil` and `uitleg` with own verbanden."""

import pytest
from tests.cli.answers import Ask, Import, Run

LINES = [
    "verband;samenwerkingsverband;gemeentecode;gewicht",
    "gooi;Gooi en Werk;GM0402;0,75",
    "gooi;Gooi en Werk;GM0406;1",
    "vecht;Vecht en Werk;GM0402;0,25",
    "vecht;Vecht en Werk;GM1696;1",
]
STANDS = ("--van-stand", "meicirculaire-2024", "--naar-stand", "nieuwste")


@pytest.fixture(autouse=True)
def _own_verbanden(take_in: Import) -> None:
    answer = take_in("verbanden", LINES, "--neem-over")
    assert answer.code == 0, answer.out


@pytest.mark.parametrize("name", ["gooi", "Vecht en Werk", "Hilversum", "landelijk"])
def test_own_verbanden_can_be_compared(run: Run, ask: Ask, name: str) -> None:
    """Ook van een eigen verband is het verschil tussen twee standen te zien."""
    answer = run("verschil", name, *STANDS, "--jaar", "2025")
    assert (answer.code, answer.err) == (0, "")
    found = {r["regeling"]: r for r in ask("verschil", name, *STANDS)["regelingen"]}
    now = {a["regeling"]: a for a in ask("geld", name, "--jaar", "2026")["bedragen"]}
    assert found["beschut_werk"]["naar_eur"] == now["beschut_werk"]["bedrag_eur"]


def test_our_verbanden_are_gone(run: Run) -> None:
    """Een verband dat niet in de eigen lijst staat, bestaat dan niet meer."""
    answer = run("verschil", "ammatch", *STANDS)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1


def test_own_weights_are_explained(ask: Ask) -> None:
    """De uitleg noemt het gewicht dat u inlas, en niet dat het een aanname is."""
    steps = {s["sleutel"]: s for s in ask("uitleg", "Hilversum", "impulsbudget", "2026")["stappen"]}
    assert (steps["gewicht_gooi"]["waarde"], steps["gewicht_vecht"]["waarde"]) == (0.75, 0.25)
    assert steps["gewicht_gooi"]["toelichting"] == "Door u ingelezen."
    for name in ("gooi", "vecht"):
        answer = ask("uitleg", name, "beschut_werk", "2026")
        assert sum(part["bedrag_eur"] for part in answer["delen"]) == answer["bedrag_eur"]


def test_an_own_value_is_said_first(run: Run, take_in: Import) -> None:
    """Wie eigen waarden inlas, leest dat boven een verschil, en niet nog eens eronder."""
    rows = [
        "regeling;parameter;jaar;waarde",
        "buig_loonkostensubsidie;deelbudget_loonkostensubsidie;2024;500000000",
    ]
    assert take_in("parameter", rows, "--neem-over").code == 0
    lines = run("verschil", "Hilversum", *STANDS).out.splitlines()
    assert lines[3].startswith("LET OP: dit is niet de standaard.")
    assert sum("LET OP" in line for line in lines) == 1
