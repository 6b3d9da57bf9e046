# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of numbers and days as a Dutch person types them."""

import re

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.cli.numbers import DAY, DUTCH_NUMBER
from springplank.words.figures import cents, decimal, euros, number


@given(st.integers(0, 999_999_999_99))
def test_what_is_written_is_read_back(hundredths: int) -> None:
    """Een bedrag dat wij zo schrijven, lezen wij ook weer zo."""
    text = decimal(hundredths / 100, 2)
    assert DUTCH_NUMBER.convert(text, None, None) == pytest.approx(hundredths / 100, abs=0.001)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Elke tekst is een getal of wordt geweigerd met een Nederlandse zin; niets daartussen."""
    said = ""
    found = 0.0
    try:
        found = DUTCH_NUMBER.convert(text, None, None)
    except click.BadParameter as error:
        said = error.message
    assert not said or re.search(r"geen getal|niet duidelijk|te groot", said)
    assert abs(found) <= 1e12


@pytest.mark.parametrize(
    "text, value",
    [("60", 60), ("67,5", 67.5), ("1.250.000", 1_250_000), ("68%", 68), ("€ 12,50", 12.5),
     (" 7 ", 7), ("-3", -3), ("0,5", 0.5), ("1.000,25", 1_000.25)],
)  # fmt: skip
def test_dutch_numbers(text: str, value: float) -> None:
    """Punten scheiden duizendtallen, een komma de decimalen."""
    assert DUTCH_NUMBER.convert(text, None, None) == value


def test_what_is_a_number_or_day_already_stays() -> None:
    """Een waarde die al een getal of dag is, blijft wat hij is."""
    assert DUTCH_NUMBER.convert(36, None, None) == 36
    day = DAY.convert("2026-07-01", None, None)
    assert DAY.convert(day, None, None) is day


def test_amounts_are_written_the_dutch_way() -> None:
    """Bedragen staan met punten en komma's; wat onbekend is, heet onbekend."""
    assert (euros(1_234_567), euros(None), euros(0)) == ("1.234.567", "onbekend", "0")
    assert (cents(1_261.98), cents(None)) == ("1.261,98", "onbekend")
    assert number(12_352.7, "plek") == "12.352,7"
    assert number(15_456.0, "EUR/plek") == "15.456"
    assert number(0.003_057, "aandeel") == "0,3057%"
    assert number(0.5, "aandeel") == "50%"
    assert number(2337, "EUR/maand") == "2.337,00"
    assert number(1_000.0, "EUR") == "1.000"
    assert number(None, "EUR") == "onbekend"
    assert number(100, "plek") == "100"
