# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a chart shows: checked when it is made, and given back as a table."""

import numpy as np
import pytest
from tests.charts.examples import example, series

from springplank.charts.chart import Chart, Row, Series, as_table
from springplank.charts.layout import subtitle
from springplank.errors import RuleError, UsageError


def test_the_table_is_what_went_in() -> None:
    """De tabel heeft precies de getallen van de grafiek; wat onbekend is, is leeg en niet nul."""
    chart = example(series("Wsw", [10, None, 8], low=[None, None, 7], high=[None, None, 9]))
    assert as_table(chart) == (
        Row("Wsw", 2025, 10.0, None, None),
        Row("Wsw", 2026, None, None, None),
        Row("Wsw", 2027, 8.0, 7.0, 9.0),
    )


def test_series_come_one_after_the_other() -> None:
    """De tabel noemt de reeksen na elkaar, in de volgorde van de grafiek."""
    chart = example(series("b", [1, 2, 3]), series("a", [4, 5, 6]))
    assert [(row.name, row.expected) for row in as_table(chart)] == [
        ("b", 1), ("b", 2), ("b", 3), ("a", 4), ("a", 5), ("a", 6),
    ]  # fmt: skip


def test_the_subtitle_says_what_the_band_is() -> None:
    """Zonder marge belooft de grafiek er ook geen."""
    line = series("Wsw", [1, 2, 3])
    band = series("Wsw", [1, 2, 3], low=[1, 1, 1], high=[2, 2, 3])
    assert subtitle(example(line)) == "In mensen; lijn: verwacht, zonder marge"
    assert subtitle(example(band)) == "In mensen; lijn: verwacht, vlak: 8 van de 10 trekkingen"


@pytest.mark.parametrize("count", [0, 5])
def test_too_few_or_too_many_lines(count: int) -> None:
    """Nul of vijf lijnen is een fout die zegt hoeveel er wel kunnen."""
    lines = [series("x", [1, 2, 3])] * count
    with pytest.raises(UsageError, match=f"toont 1 tot en met 4 lijnen; dit zijn er {count}"):
        example(*lines)


FAULTS = [
    ((2026, 2025, 2027), series("x", [1, 2, 3]), "De jaren van grafiek 'Mensen' lopen niet op"),
    ((2025, 2025, 2027), series("x", [1, 2, 3]), "lopen niet op"),
    ((), series("x", []), "lopen niet op"),
    ((2025, 2026), series("x", [1, 2, 3]), "'x' heeft niet voor elk jaar één getal"),
    ((2025,), series("x", [np.inf]), "'x' heeft een getal dat te groot is"),
    ((2025,), series("x", [-1e15]), "'x' heeft een getal dat te groot is"),
    ((2025,), series("x", [1], low=[2], high=[1]), "marge van reeks 'x' staat ondersteboven"),
]


@pytest.mark.parametrize("years,one,sentence", FAULTS)
def test_what_does_not_fit(years: tuple[int, ...], one: Series, sentence: str) -> None:
    """Jaren en getallen die niet bij elkaar passen, zijn een fout van wie de grafiek maakt."""
    with pytest.raises(RuleError, match=sentence):
        Chart("Mensen", "mensen", years, (one,), None, "s", "r", "b")
