# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Twenty dots: each as likely as any other, counted at the right side of the line."""

from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.pictures import SVG, about, dots, shown

from springplank.charts.dots import (
    LEVELS,
    Dots,
    describe_dots,
    dots_chart,
    dots_table,
    outcomes_of_draws,
    outcomes_of_quantiles,
)
from springplank.charts.sheet import PHONE, SCREEN, Size
from springplank.cohort.scoring import QUANTILES
from springplank.errors import RuleError

OUTCOMES = st.lists(st.floats(-1e9, 1e9), min_size=20, max_size=20).map(sorted)


def circles(picture: str) -> list[tuple[float, float, bool]]:
    """Give place and fullness of every dot."""
    found = ET.fromstring(picture).iter(f"{SVG}circle")
    return [(float(e.attrib["cx"]), float(e.attrib["cy"]), e.get("fill") != "none") for e in found]


@given(OUTCOMES, st.none() | st.floats(-1e9, 1e9), st.sampled_from([SCREEN, PHONE]))
def test_what_is_counted_is_what_is_drawn(
    outcomes: list[float], threshold: float | None, size: Size
) -> None:
    """Links van de lijn liggen precies zoveel stippen als de zin telt, en zij zijn dicht."""
    data = Dots(about(), "het tekort", tuple(outcomes), threshold)
    picture = dots_chart(data, size, words=False)
    placed = circles(picture)
    assert len(placed) == len({(x, y) for x, y, _ in placed}) == 20
    assert sum(is_full for *_, is_full in placed) == data.below
    width, height = map(float, ET.fromstring(picture).attrib["viewBox"].split()[2:])
    assert all(0 < x < width and 0 < y < height for x, y, _ in placed)
    line = [
        float(e.attrib["x1"])
        for e in ET.fromstring(picture).iter(f"{SVG}line")
        if e.get("stroke-dasharray")
    ]
    assert len(line) == (0 if threshold is None else 1)
    assert all((x < line[0]) is is_full for x, _, is_full in placed if line)


@pytest.mark.parametrize(
    "threshold, sentence",
    [
        (400_000.0, "In 15 van de 20 gevallen is het tekort in 2030 lager dan € 400.000."),
        (100_000.0, "In 17 van de 20 gevallen is het tekort in 2030 € 100.000 of hoger."),
        (600_000.0, "In 20 van de 20 gevallen is het tekort in 2030 lager dan € 600.000."),
        (None, "Van het tekort in 2030 zijn er 20 even waarschijnlijke uitkomsten."),
    ],
)
def test_the_sentence_counts(threshold: float | None, sentence: str) -> None:
    """De zin telt aan de kant waar de meeste stippen liggen, en noemt altijd het bereik."""
    said = describe_dots(dots(threshold)).replace("\N{NO-BREAK SPACE}", " ")
    assert said == f"{sentence} 16 van de 20 uitkomsten liggen van € 80.000 tot € 450.000."


def test_an_outcome_on_the_line_is_not_below_it() -> None:
    """Een uitkomst precies op de grens telt als hoger of gelijk."""
    table = dots_table(dots(400_000.0))
    sides = [cells[1] for _, cells in table.rijen]
    assert sides == ["lager"] * 15 + ["hoger of gelijk"] * 5
    assert "15 lager" in shown(dots_chart(dots(400_000.0), SCREEN, words=False))
    assert dots_table(dots(None)).kolommen == ("Uitkomst", "Waarde")


def test_dots_of_many_draws() -> None:
    """Van veel trekkingen is elke stip het midden van een twintigste."""
    found = outcomes_of_draws(np.arange(1001, dtype=float))
    assert found == pytest.approx([1000 * level for level in LEVELS])


def test_dots_of_stored_quantiles() -> None:
    """De bewaarde kwantielen zijn genoeg: niets wordt buiten hen geraden."""
    stored = [100 * level for level in QUANTILES]
    assert outcomes_of_quantiles(QUANTILES, stored) == pytest.approx([100 * p for p in LEVELS])
    with pytest.raises(RuleError, match="staarten"):
        outcomes_of_quantiles([0.1, 0.5, 0.9], [1, 2, 3])


def test_all_the_same_is_one_heap() -> None:
    """Zijn alle uitkomsten gelijk, dan liggen de stippen op één stapel die in beeld past."""
    picture = dots_chart(Dots(about(), "het tekort", (5.0,) * 20), PHONE, words=False)
    assert len({x for x, *_ in circles(picture)}) == 1
    assert float(ET.fromstring(picture).attrib["viewBox"].split()[3]) < 320


@pytest.mark.parametrize("outcomes", [(1.0,) * 19, (float("nan"),) * 20, (2.0, *[1.0] * 19)])
def test_wrong_outcomes_are_refused(outcomes: tuple[float, ...]) -> None:
    """Minder dan 20, onbekende of dooreen gegooide uitkomsten worden geweigerd."""
    with pytest.raises(RuleError, match="geen 20 oplopende"):
        Dots(about(), "het tekort", outcomes)
