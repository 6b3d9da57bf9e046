# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How a value goes on where nothing is published."""

from typing import Any

import pytest

from springplank.core.extrapolation import FUNCTIONS, WORDS, Extrapolation, check_function
from springplank.core.parameters import FORECASTS, STATUSES
from springplank.errors import RuleError
from springplank.regelingen import REGELINGEN

KNOWN = {2025: 10.0, 2027: 20.0}


def rule(function: str, **more: Any) -> Extrapolation:
    """Make an extrapolation."""
    return Extrapolation(function, "aanname", "aanname", **more)


@pytest.mark.parametrize(
    "function,values",
    [
        ("gelijk_blijven", [None, 10, 10, 20, 20, 20]),
        ("rechte_lijn", [None, 10, 15, 20, 20, 20]),
        ("vaste_stap", [None, None, None, None, 23, 26]),
        ("eindigt", [0, None, None, None, 0, 0]),
    ],
)
def test_functions(function: str, values: list[float | None]) -> None:
    """Elke manier van doortrekken geeft per jaar een waarde, of niets waar zij niet reikt."""
    ahead = rule(function, step=3.0)
    assert [ahead.value(year, KNOWN) for year in range(2024, 2030)] == values


def test_bounds() -> None:
    """Een doortrekking gaat nooit onder de laagste of boven de hoogste waarde."""
    assert rule("vaste_stap", step=-15.0, low=0.0).value(2029, KNOWN) == 0
    assert rule("vaste_stap", step=15.0, high=40.0).value(2029, KNOWN) == 40
    assert rule("vaste_stap", step=15.0, low=0.0, high=90.0).value(2029, KNOWN) == 50


def test_last_year() -> None:
    """Na het laatste jaar van de doortrekking is de waarde onbekend."""
    ahead = rule("gelijk_blijven", until=2028)
    assert ahead.value(2028, KNOWN) == 20
    assert ahead.value(2029, KNOWN) is None


def test_nothing_known() -> None:
    """Zonder een enkele gepubliceerde waarde valt er niets door te trekken."""
    assert all(rule(name).value(2030, {}) is None for name in FUNCTIONS)


def test_range_grows() -> None:
    """De marge groeit met elk jaar verder van het laatste gepubliceerde jaar."""
    ahead = rule("gelijk_blijven", margin_low=0.1, margin_high=0.2, margin_growth=0.05)
    assert ahead.range(2028, 100.0, KNOWN) == pytest.approx((90, 120))
    assert ahead.range(2030, 100.0, KNOWN) == pytest.approx((80, 130))


def test_range_without_margin() -> None:
    """Zonder marge groeit er ook niets, en de onderkant zakt niet onder de laagste waarde."""
    assert rule("gelijk_blijven", margin_growth=0.5).range(2040, 100.0, KNOWN) == (100, 100)
    assert rule("gelijk_blijven", margin_low=5.0).range(2028, 100.0, KNOWN)[0] == 0
    assert rule("gelijk_blijven", margin_low=0.5, low=80.0).range(2028, 100.0, KNOWN)[0] == 80


def test_the_range_holds_the_value() -> None:
    """Ook een waarde onder 0 of voorbij een grens ligt binnen haar eigen bandbreedte."""
    around = rule("gelijk_blijven", margin_low=0.1, margin_high=0.2)
    assert around.range(2028, -100.0, KNOWN) == pytest.approx((-110, -80))
    bounded = rule("gelijk_blijven", low=50.0, high=80.0, margin_low=0.1, margin_high=0.1)
    assert bounded.range(2028, 100.0, KNOWN) == pytest.approx((90, 100))
    assert bounded.range(2028, 40.0, KNOWN) == pytest.approx((40, 44))


def test_an_unknown_function() -> None:
    """Een functie die niet bestaat, is een fout met de plaats en wat er wel is."""
    check_function("rechte_lijn", "proef.x")
    with pytest.raises(RuleError, match=r"'kromme_lijn' in proef\.x; er zijn gelijk_blijven"):
        check_function("kromme_lijn", "proef.x")


def test_every_extrapolation_is_told_in_words() -> None:
    """Elke doortrekking in de regels zegt in woorden wat zij aanneemt, met haar status."""
    assert set(WORDS) == set(FUNCTIONS)
    for regeling in REGELINGEN.values():
        for parameter in regeling.history.values():
            if parameter.ahead:
                assert parameter.ahead.assumption.endswith(".")
                assert parameter.ahead.status in STATUSES
                assert parameter.ahead.status in FORECASTS or parameter.ahead.function == "eindigt"
