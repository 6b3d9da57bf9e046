# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A figure that is quoted is good Dutch, and says no more of its range than is known."""

import pytest

from springplank.actions.quote import NO_SPREAD, WITHIN_ROUNDING, of_range


@pytest.mark.parametrize(
    "value, ends, unit, told",
    [
        (1.2, (0.1, 2.4), "persoon", "ongeveer 1 mens"),
        (-1.2, (-2.4, 0.1), "persoon", "ongeveer \N{MINUS SIGN}1 mens"),
        (2.0, (1.0, 4.0), "persoon", "ongeveer 2 mensen"),
        (0.0, (0.0, 3.0), "persoon", "ongeveer 0 mensen"),
        (11.0, (9.0, 14.0), "persoon", "ongeveer 11 mensen"),
        (1.0, (1.0, 3.0), "plek", "ongeveer 1 plek"),
        (1.0, (1.0, 3.0), "SE", "ongeveer 1 standaardeenheid"),
        (1.0, (1.0, 3.0), "fte", "ongeveer 1 fte"),
        (1.0, (1.0, 30.0), "EUR", "ongeveer € 1"),
    ],
)
def test_one_is_a_single_one(value: float, ends: tuple[float, float], unit: str, told: str) -> None:
    """Eén mens is geen mensen; bij elk ander getal staat het meervoud."""
    assert of_range("", value, ends, unit, "aanname").tekst == told


def test_a_range_that_rounds_away_is_another_thing_than_no_range() -> None:
    """Vallen de grenzen na afronden samen, dan staat dat er; zonder grenzen staat dat er ook."""
    close = of_range("", 12.1, (11.9, 12.3), "persoon", "aanname")
    assert str(close) == f"ongeveer 12 mensen ({WITHIN_ROUNDING})"
    assert (close.laag, close.hoog) == (11.9, 12.3)
    sure = of_range("", 12.0, (12.0, 12.0), "persoon", "aanname")
    assert str(sure) == f"ongeveer 12 mensen ({NO_SPREAD})"
    assert of_range("", 12.0, (float("nan"),) * 2, "persoon", "").bereik == "bereik onbekend"
