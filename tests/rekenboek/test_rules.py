# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Formulas of a regeling in the workbook: every form they have, and what is not known."""

import pytest

from springplank.core.explanation import Origin
from springplank.core.formulas import FUNCTIONS
from springplank.errors import RuleError
from springplank.rekenboek.rules import Known, formula_of
from springplank.rekenboek.sources import told_origins
from springplank.rekenboek.terms import Spot, Term, cell_at
from springplank.rekenboek.xlsx import formula_text

A, B = cell_at(Spot("", 0, 0), 7), cell_at(Spot("", 1, 0), 2.5)
KNOWN: Known = {
    "a": A,
    "b": B,
    "ja": Term.of(1),
    "nee": Term.of(0),
    "leeg": None,
    "nul": Term.of(0),
}

CASES = [
    ("a + b", 9.5, "$A$1+$A$2"),
    ("a - b * 2", 2.0, "$A$1-$A$2*2"),
    ("(a - b) / b", 1.8, "($A$1-$A$2)/$A$2"),
    ("rond_af(b)", 3, "INT(ROUND($A$2,6)+0.5)"),
    ("rond_af_op_cent(a / 3)", 2.33, "ROUND($A$1/3,2)"),
    ("hoogste(a, b)", 7, "MAX($A$1,$A$2)"),
    ("laagste(a, b)", 2.5, "MIN($A$1,$A$2)"),
    ("als(a >= b, a, b)", 7, "IF($A$1>=$A$2,$A$1,$A$2)"),
    ("als(a > 9, a, b)", 2.5, "IF($A$1>9,$A$1,$A$2)"),
    ("als(a <= 9, a, b)", 7, "IF($A$1<=9,$A$1,$A$2)"),
    ("als(a < 9, 1, 0)", 1, "IF($A$1<9,1,0)"),
    ("als(ja, a, b)", 7, "IF(1,$A$1,$A$2)"),
    ("verdeel(a, b)", 14, "$A$1*2"),
    # What is not known.
    ("leeg + 1", None, ""),
    ("1 / leeg", None, ""),
    ("hoogste(a, leeg)", None, ""),
    ("verdeel(leeg, b)", None, ""),
    ("als(leeg >= 0, a, b)", 2.5, "$A$2"),
    ("als(ja, a, leeg)", 7, "$A$1"),
    ("als(nee, a, leeg)", None, ""),
    ("nul * leeg", 0, "0"),
    ("a * leeg", None, ""),
    ("a + nul * leeg", 7, "$A$1+0"),
]


@pytest.mark.parametrize("text, value, formula", CASES, ids=[case[0] for case in CASES])
def test_every_form(text: str, value: float | None, formula: str) -> None:
    """Elke vorm van een formule heeft haar uitkomst en haar tekst; onbekend blijft onbekend."""
    found = formula_of(text, KNOWN, lambda amount, _key: amount * 2)
    if value is None:
        assert found is None
    else:
        assert found is not None
        assert found.value == pytest.approx(value)
        assert formula_text(found, "") == formula


def test_every_function_is_known() -> None:
    """Elk woord dat een formule mag gebruiken, kan het rekenboek schrijven."""
    for name in FUNCTIONS:
        assert any(name in text for text, _, _ in CASES), name


def test_other_forms_are_refused() -> None:
    """Een vorm die formules niet hebben, stopt met een melding."""
    with pytest.raises(RuleError, match="past niet"):
        formula_of("[a]", KNOWN, lambda amount, _key: amount)


def test_sources_differ_per_year() -> None:
    """Verschilt de bron per jaar, dan staan de jaren erbij."""
    known, guessed = Origin(("x",), "vastgesteld", ""), Origin((), "aanname", "Gelijk gebleven.")
    assert told_origins((2026, 2027), [known]) == "vastgesteld; x"
    assert told_origins((2026, 2027, 2028), [known, guessed, guessed]) == (
        "2026: vastgesteld; x | 2027 tot en met 2028: aanname; Gelijk gebleven."
    )
