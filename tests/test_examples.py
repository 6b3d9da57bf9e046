# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The worked examples themselves: they are read right, and a wrong number in one is caught."""

import ast
from pathlib import Path

import numpy as np
import pytest
from tests.examples import check_example, divide, evaluate, read_number, read_table

from springplank.core.columns import columns_of
from springplank.regelingen import REGELINGEN

FOLDER = Path(__file__).parent / "regelingen"


@pytest.mark.parametrize(
    "cell,value,decimals",
    [
        ("0", 0, 0),
        ("1.261,98", 1261.98, 2),
        ("12.352,70", 12352.70, 2),
        ("-1.000", -1000, 0),
        ("60%", 0.6, 2),
        ("0,374%", 0.00374, 5),
        ("1234,5", 1234.5, 1),
        ("ja", 1, 0),
        ("nee", 0, 0),
    ],
)
def test_dutch_numbers(cell: str, value: float, decimals: int) -> None:
    """Getallen in een voorbeeld zijn Nederlands geschreven."""
    assert read_number(cell) == pytest.approx((value, decimals))


@pytest.mark.parametrize("cell", ["", "1.26", "1,261.98", "12.34", "1_000", "x", "1.0000"])
def test_other_numbers_are_refused(cell: str) -> None:
    """Een getal dat niet Nederlands is geschreven, wordt niet geraden."""
    with pytest.raises(ValueError, match="geen Nederlands getal"):
        read_number(cell)


def test_unknown_is_not_a_number() -> None:
    """Onbekend is geen getal."""
    assert np.isnan(read_number("onbekend")[0])


def test_a_table_and_its_lying_form() -> None:
    """Een brede tabel mag op haar kant liggen."""
    standing = read_table("""
        jaar | bedrag
        -----+-------
        2024 |      1
        2025 |      2
    """)
    lying = read_table("""
        stap   |    1 |    2
        -------+------+-----
        jaar   | 2024 | 2025
        bedrag |    1 |    2
    """)
    assert standing == lying == [{"jaar": "2024", "bedrag": "1"}, {"jaar": "2025", "bedrag": "2"}]


@pytest.mark.parametrize(
    "amount,fault",
    [("35.000.001", "35000000 in plaats van 35.000.001"), ("onbekend", "in plaats van onbekend")],
)
def test_a_wrong_expectation_is_caught(amount: str, fault: str) -> None:
    """Een fout van een euro in een voorbeeld wordt gemeld met regeling, kolom en rij."""
    table = f"""
        doelgroepenregister | doelgroepenregister_landelijk | bedrag
        --------------------+-------------------------------+-----------
                          1 |                             1 | {amount}
    """
    with pytest.raises(AssertionError, match=r"impulsbudget\.bedrag, rij 1") as caught:
        check_example(REGELINGEN["impulsbudget"], table, year=2025)
    assert fault in str(caught.value)


def test_an_unknown_column_is_refused() -> None:
    """Een kolom die niet bestaat, is een fout en telt niet stil als goed."""
    with pytest.raises(AttributeError, match="bedragg"):
        check_example(REGELINGEN["vangnet"], "budget | bedragg\n1 | 0", on="2026-07-01")


def test_a_published_amount_may_have_a_tolerance() -> None:
    """Bij een gepubliceerd bedrag mag er een marge bij staan."""
    table = "budget | lasten | bedrag\n1.000 | 1.100 | 15"
    check_example(REGELINGEN["vangnet"], table, on="2026-07-01", tolerance=2)
    with pytest.raises(AssertionError):
        check_example(REGELINGEN["vangnet"], table, on="2026-07-01", tolerance=1)


def test_dividing_and_formulas_by_hand() -> None:
    """De eenvoudige verdeling en het narekenen van formules kloppen zelf ook."""
    assert divide(10, [1, 1, 1]) == [4, 3, 3]
    assert divide(-1, [1, 1]) == [0, -1]
    with pytest.raises(AssertionError):
        evaluate("a ** 2", {"a": np.ones((1, 1))})
    with pytest.raises(AssertionError):
        evaluate("not a", {"a": np.ones((1, 1))})
    with pytest.raises(AssertionError):
        evaluate("onzin(a)", {"a": np.ones((1, 1))})


def calls_in(path: Path) -> list[ast.Call]:
    """Find the worked examples in a file of tests."""
    tree = ast.parse(path.read_text("utf-8"))
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "example"
    ]


@pytest.mark.parametrize("key", REGELINGEN)
def test_every_column_has_a_worked_example(key: str) -> None:
    """Elke regeling heeft uitgewerkte voorbeelden die elke kolom van de uitkomst laten zien."""
    calls = calls_in(FOLDER / f"test_{key}.py")
    shown: set[str] = set()
    for call in calls:
        table = ast.literal_eval(call.args[1])
        assert ast.unparse(call.args[0]) == "REGELING"
        assert all(ast.literal_eval(k.value) is not None for k in call.keywords)
        shown |= read_table(table)[0].keys()
    assert {c.name for c in columns_of(REGELINGEN[key].outcome)} <= shown
    assert len(calls) >= 3


@pytest.mark.parametrize("path", sorted(FOLDER.glob("test_*.py")), ids=lambda p: p.stem)
def test_every_example_is_told_in_one_sentence(path: Path) -> None:
    """Elke toets van een regeling zegt in het Nederlands welk feit hij laat zien."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            told = (ast.get_docstring(node) or "").partition("\n")[0]
            assert told.endswith("."), node.name
            assert len(told) <= 110, node.name
