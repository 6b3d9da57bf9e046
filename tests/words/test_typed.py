# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import pytest

from springplank.errors import UsageError
from springplank.words.typed import read_number


@pytest.mark.parametrize(
    "typed, number",
    [
        ("60", 60),
        (" 67,5 ", 67.5),
        ("12%", 12),
        ("€ 1.250.000", 1_250_000),
        ("€\N{NO-BREAK SPACE}1.250", 1250),
        ("-3", -3),
        ("- 3", -3),
        ("\N{MINUS SIGN}12,5%", -12.5),
        ("\N{MINUS SIGN}\N{NO-BREAK SPACE}€ 1.250.000", -1_250_000),
        ("€ -1.250", -1250),
        ("1.234,56", 1234.56),
        ("12%\N{ZERO WIDTH SPACE}", 12),
        ("1.250\N{NARROW NO-BREAK SPACE}\N{RIGHT-TO-LEFT MARK}", 1250),
    ],
)
def test_a_number_as_people_type_it(typed: str, number: float) -> None:
    """Punten scheiden duizendtallen, een komma de rest."""
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed, told",
    [
        ("1.25", "Schrijf 1,25 met een komma"),
        ("0.125", "Schrijf 0,125 met een komma"),
        ("12.34.56", "is geen getal"),
        ("=1+1", "is geen getal"),
        ("--3", "is geen getal"),
        ("3-", "is geen getal"),
        ("", "is geen getal"),
        ("9" * 20, "is te groot"),
        ("x" * 10_000, "is geen getal"),
    ],
)
def test_what_has_two_readings_is_asked(typed: str, told: str) -> None:
    """Wat twee dingen kan betekenen, wordt gevraagd en niet geraden."""
    with pytest.raises(UsageError, match=told) as caught:
        read_number(typed)
    assert len(str(caught.value)) < 150
