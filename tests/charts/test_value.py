# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A number is to the euro or a raming with its range, and unknown is a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.charts.value import Value, exact, told, value_of, words_of
from springplank.errors import RuleError

NAN = float("nan")


def plain(words: str) -> str:
    """Write spaces and minus signs as they are typed."""
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")


@pytest.mark.parametrize(
    "value, unit, words",
    [
        (Value(1_234_567.0), "EUR", "€ 1.234.567"),
        (Value(-5.0), "EUR", "- € 5"),
        (Value(0.0), "EUR", "€ 0"),
        (Value(97.0), "persoon", "97"),
        (Value(None), "EUR", "onbekend"),
        (Value(None, 1.0, 2.0), "EUR", "onbekend"),
        (Value(1.5e6, 1.1e6, 1.9e6), "EUR", "ongeveer € 1,50 mln (tussen € 1,10 en € 1,90 mln)"),
        (Value(97.2, 85.1, 108.4), "persoon", "ongeveer 97 (tussen 85 en 108)"),
        (Value(97.0, NAN, NAN), "persoon", "ongeveer 97 (bereik onbekend)"),
        (
            Value(-2e5, -3e5, -1e5),
            "EUR",
            "ongeveer - € 200.000 (tussen - € 300.000 en - € 100.000)",
        ),
    ],
)
def test_how_a_value_reads(value: Value, unit: str, words: str) -> None:
    """Een bedrag staat op de euro, een raming met haar bereik, en onbekend is een woord."""
    assert plain(told(value, unit)) == words


def test_a_change_has_a_sign() -> None:
    """Een verandering heeft een plus of een min, en nul geen van beide."""
    signs = [plain(exact(n, "EUR", signed=True)) for n in (5.0, -5.0, 0.0)]
    assert signs == ["+ € 5", "- € 5", "€ 0"]
    assert told(Value(5.0), "persoon", signed=True) == "+\xa05"


@given(st.floats(-1e9, 1e9), st.floats(0, 1e9), st.floats(0, 1e9))
def test_a_raming_never_stands_alone(middle: float, below: float, above: float) -> None:
    """Een raming heeft altijd haar bereik erbij, of zegt dat er geen spreiding is."""
    value = Value(middle, middle - below, middle + above)
    words = told(value, "EUR")
    assert words.startswith("ongeveer")
    assert ("tussen" in words) or not value.ends or above + below < 1e-3 * abs(middle) + 1


@pytest.mark.parametrize(
    "numbers, message",
    [
        ((1.0, 2.0), "maar één kant"),
        ((1.0, 3.0, 2.0), "ondersteboven"),
        ((1e15,), "te groot"),
        ((1.0, 0.0, 1e16), "te groot"),
        ((NAN,), "niet NaN"),
    ],
)
def test_a_wrong_value_is_refused(numbers: tuple[float, ...], message: str) -> None:
    """Een getal zonder zin wordt geweigerd met een Nederlandse zin."""
    with pytest.raises(RuleError, match=message):
        Value(*numbers)


def test_values_from_columns() -> None:
    """NaN in een reeks wordt onbekend; een telling zonder bereik is geen raming."""
    assert value_of(NAN, NAN, NAN) == Value(None)
    assert value_of(3.0, NAN, NAN) == Value(3.0)
    assert value_of(3.0, 2.0, 4.0) == Value(3.0, 2.0, 4.0)


def test_cells_for_a_file() -> None:
    """In een bestand staan getal en bereik apart, en onbekend is leeg."""
    assert Value(3.0, 2.0, 4.0).cells == (3.0, 2.0, 4.0)
    assert Value(3.0).cells == (3.0, None, None)
    assert Value(3.0, NAN, NAN).cells == (3.0, None, None)
    assert Value(3.0, 3.0, 3.0).ends is None
    assert Value(None).numbers == ()
    assert Value(3.0, 2.0, 4.0).numbers == (3.0, 2.0, 4.0)


def test_units_have_words() -> None:
    """Een eenheid heeft een woord voor een lezer; wat er geen heeft, staat er zelf."""
    assert [words_of("EUR"), words_of("persoon"), words_of("fte")] == ["euro", "mensen", "fte"]
