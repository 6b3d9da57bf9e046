# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios beside each other: their ranges stand apart, in the last year."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from tests.charts.examples import example, series
from tests.charts.pictures import SVG, comparison, shown

from springplank.charts.comparison import (
    Comparison,
    comparison_chart,
    comparison_table,
    describe_comparison,
)
from springplank.charts.sheet import PHONE, SCREEN, Size


def whiskers(picture: str) -> list[float]:
    """Give where each whisker stands."""
    found = ET.fromstring(picture).iter(f"{SVG}path")
    return [float(e.attrib["d"][1:].split(",")[0]) for e in found if e.get("stroke-width") == "2.5"]


@pytest.mark.parametrize("size", [SCREEN, PHONE])
def test_ranges_stand_beside_each_other(size: Size) -> None:
    """Elke lijn heeft een eigen streep, rechts van de grafiek, en geen twee vallen samen."""
    four = [
        series(f"scenario {n}", [0, n, 2 * n], low=[None, 0, 0], high=[None, 9, 9])
        for n in range(4)
    ]
    places = whiskers(comparison_chart(Comparison(example(*four)), size, words=False))
    assert len(places) == 4
    assert all(right - left >= 12 for left, right in pairwise(places))
    assert places[-1] < size.width


def test_without_a_range_in_the_last_year_there_is_no_whisker() -> None:
    """Is er in het laatste jaar geen bereik, dan staat er geen streep."""
    none = Comparison(example(series("a", [1, 2, 3])))
    assert whiskers(comparison_chart(none, SCREEN, words=False)) == []
    early = series("a", [1, 2, 3], low=[None, 1, None], high=[None, 3, None])
    assert whiskers(comparison_chart(Comparison(example(early)), SCREEN, words=False)) == []


def test_a_range_without_a_middle_is_drawn() -> None:
    """Is alleen het bereik bekend, dan staat de streep er zonder teken."""
    lone = series("a", [1, 2, None], low=[None, 1, 1], high=[None, 3, 3])
    picture = comparison_chart(Comparison(example(lone)), SCREEN, words=False)
    assert len(whiskers(picture)) == 1
    assert "g-rand" not in picture


def test_the_reference_is_named() -> None:
    """Toont de grafiek een verschil, dan zegt zij waarmee; anders niet."""
    assert describe_comparison(comparison()).startswith("Verschil met niets doen. ")
    assert "lijn: verschil met niets doen" in shown(comparison_chart(comparison()))
    assert "verschil" not in shown(comparison_chart(comparison(reference="")))
    assert describe_comparison(comparison(reference="")).startswith("Lijngrafiek")


def test_the_table_has_a_column_per_scenario() -> None:
    """De tabel heeft een kolom per scenario, en elk verwacht getal heeft zijn bereik."""
    table = comparison_table(comparison())
    assert table.kolommen == ("Jaar", "Breed", "Smal")
    assert table.rijen[2][1][0] == "20,0 (in 8 van de 10 trekkingen van 10,0 tot 30,0)"
    assert table.waarden[0] == ("Breed", 2025, 0.0, None, None)
    assert [len(row) for row in table.waarden] == [5] * 6
