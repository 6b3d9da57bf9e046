# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the parts that pages are made of: words, numbers, examples, sources."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from springplank.core.columns import columns_of
from springplank.core.extrapolation import Extrapolation
from springplank.core.sources import load_sources
from springplank.docs import regelingen, registers
from springplank.docs.building import ROOT
from springplank.docs.examples import examples_in
from springplank.docs.markdown import join, lines, number, table, unit_words, years_text
from springplank.docs.words import in_words
from springplank.errors import RuleError
from springplank.regelingen import REGELINGEN

LABELS = {"a": "Eerste (uitleg)", "b": "Tweede"}

TEST_FILE = '''
"""Examples."""

def test_one(example):
    """Eerste
    zin."""
    example(
        REGELING,
        """
        in | uit
        ---+----
         1 | 2,5
        """,
        year=2024,
        changes={"x": 3},
        stand=STAND,
        note="niet afgedrukt",
    )

def test_two(example):
    example(REGELING, TABLE)
    helper("niet dit")

def helper(text):
    return text
'''


@pytest.mark.parametrize(
    "formula, words",
    [
        ("a + b", "*Eerste* plus *Tweede*"),
        ("(a - b) * 2", "(*Eerste* min *Tweede*) maal 2"),
        ("a - (b - 1)", "*Eerste* min (*Tweede* min 1)"),
        ("a / b", "*Eerste* gedeeld door *Tweede*"),
        ("laagste(a, b)", "het laagste van (*Eerste*) en (*Tweede*)"),
        ("hoogste(0, a)", "het hoogste van (0) en (*Eerste*)"),
        ("als(a > 0, a, b)", "als *Eerste* meer is dan 0: *Eerste*; anders: *Tweede*"),
        ("als(a >= 0, a, b)", "als *Eerste* 0 of meer is: *Eerste*; anders: *Tweede*"),
        ("als(a, 1, 2)", "als *Eerste* geldt: 1; anders: 2"),
        ("rond_af(a)", "*Eerste*, afgerond op een heel getal (een half omhoog)"),
        ("rond_af_op_cent(a)", "*Eerste*, afgerond op centen (een half omhoog)"),
        (
            "verdeel(a, b)",
            "*Eerste*, verdeeld over alle gemeenten naar *Tweede*, precies op de euro",
        ),
        ("onbekend", "*onbekend*"),
    ],
)
def test_a_formula_in_words(formula: str, words: str) -> None:
    """Een formule wordt een Nederlandse zin met de namen van de kolommen."""
    assert in_words(formula, LABELS) == words


@pytest.mark.parametrize("formula", ["a if b else a", "wortel(a)", "als(a < 0, a, b)"])
def test_a_form_without_words_is_refused(formula: str) -> None:
    """Een formule die niet in woorden te zeggen is, geeft een fout."""
    with pytest.raises(RuleError, match="niet in woorden"):
        in_words(formula, LABELS)


def test_every_formula_in_the_house_has_words() -> None:
    """Elke stap van elke regeling is in woorden te zeggen."""
    for regeling in REGELINGEN.values():
        labels = {name: column.label for name, column in regeling.columns().items()}
        for column in columns_of(regeling.outcome):
            assert in_words(column.formula, labels)


@pytest.mark.parametrize(
    "value, unit, text",
    [
        (1_817.69, "EUR", "1.817,69"),
        (10_790.486117, "plek", "10.790,486117"),
        (0.235, "aandeel", "23,5%"),
        (-600.0, "EUR/SE", "-600"),
        (None, "EUR", "onbekend"),
    ],
)
def test_numbers_are_dutch_and_whole(value: float | None, unit: str, text: str) -> None:
    """Een getal staat er zoals een Nederlander het schrijft, zonder afronding."""
    assert number(value, unit) == text


@pytest.mark.parametrize(
    "value, text",
    [(2_337.0, "2.337,00"), (2_245.8, "2.245,80"), (13.27, "13,27"), (None, "onbekend")],
)
def test_euros_with_cents_beside_each_other(value: float | None, text: str) -> None:
    """Heeft een bedrag in een tabel centen, dan hebben ze allemaal twee cijfers achter de komma."""
    assert number(value, "EUR/maand", has_cents=True) == text


def test_pieces_of_markdown() -> None:
    """Tabellen, jaren, eenheden en zinnen hebben een vaste vorm."""
    assert table(("a", "b"), [("1|2", "")]) == ["| a | b |", "| --- | --- |", "| 1&#124;2 |  |"]
    assert years_text((2027, 2024, 2026)) == "2024, 2026-2027"
    assert unit_words("EUR/plek") == "euro per plek"
    assert lines("Zie art. 5 van de wet. Dat is nr. 3. Klaar.") == [
        "Zie art. 5 van de wet.",
        "Dat is nr. 3.",
        "Klaar.",
    ]
    assert lines("Zie Stb. De wet geldt.") == ["Zie Stb. De wet geldt."]
    assert join(["a", "b"], [], ["c"]) == "a\nb\n\nc"


def test_examples_are_taken_from_tests(tmp_path: Path) -> None:
    """Een voorbeeld is de tabel, de zin van de test en wat erbij is gezegd."""
    path = tmp_path / "test_x.py"
    path.write_text(TEST_FILE, "utf-8")
    (found,) = examples_in(path)
    assert found.sentence == "Eerste zin."
    assert (found.header, found.rows) == (("in", "uit"), (("1", "2,5"),))
    assert found.about == (("Jaar", "2024"), ("Met andere waarden", "x = 3"), ("Stand", "STAND"))
    assert examples_in(tmp_path / "bestaat_niet.py") == ()


@pytest.mark.parametrize("key", REGELINGEN)
def test_every_table_in_the_tests_is_printed(key: str) -> None:
    """Elke tabel in de tests van een regeling staat op haar pagina, met een Nederlandse zin."""
    path = ROOT / "tests" / "regelingen" / f"test_{key}.py"
    found = examples_in(path)
    assert found
    assert all(e.sentence.endswith(".") for e in found)
    calls = [
        n
        for n in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "example"
    ]
    written = [c for c in calls if any(isinstance(a, ast.Constant) for a in c.args)]
    assert len(found) == len(written)
    page = regelingen.page(REGELINGEN[key], path)
    assert all(f"**{e.sentence}**" in page for e in found)


def test_a_page_names_law_values_and_rivals() -> None:
    """De pagina noemt wet, waarden met bron, andere waarden met reden, en de doortrekking."""
    page = regelingen.page(REGELINGEN["sociale_infrastructuur"], Path("geen"))
    assert "| Wet of afspraak | Financiële-verhoudingswet" in page
    assert "| 2035 | 35.900.000 |" in page
    assert "| `vragenuur` | 2035 | 34.700.000 |" in page
    assert "Waarom de standaard: 35,9 miljoen staat in de Kamerbrief" in page
    assert "De manier: een rechte lijn" in page
    assert "Zekerheid: aanname." in page
    assert "## Voorbeelden" not in page


def test_a_regeling_without_values_says_so() -> None:
    """Een regeling zonder eigen waarden zegt dat, en noemt geen bronnen."""
    page = regelingen.page(REGELINGEN["iu_participatie"], Path("geen"))
    assert "Deze regeling heeft geen eigen waarden." in page
    assert "## Bronnen" not in page


def test_an_extrapolation_is_told_in_full() -> None:
    """Een doortrekking noemt stap, grenzen, laatste jaar en bandbreedte."""
    rule = Extrapolation("vaste_stap", "Zo.", "raming", 5.0, 0.0, 9.0, 0.01, 0.02, 0.005, 2040)
    text = "\n".join(regelingen._ahead(rule))
    for part in ("5 per jaar", "minder dan 0", "meer dan 9", "2040", "1% lager", "0,5% ruimer"):
        assert part in text


def test_a_withdrawn_source_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een teruggetrokken bron is op de pagina te herkennen."""
    register: Any = load_sources()
    gone = replace(register["bmc-2025"], withdrawn=date(2026, 1, 1), withdrawn_because="fout")
    monkeypatch.setitem(register, "bmc-2025", gone)
    assert "**Teruggetrokken op 2026-01-01**: fout" in registers.bronnen_page()
