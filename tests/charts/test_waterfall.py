# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Why a number changed: the parts lead from old to new, and the rest is always shown."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.charts.pictures import SVG, about, shown, waterfall

from springplank.charts.sheet import PHONE, SCREEN, Size
from springplank.charts.value import Value
from springplank.charts.waterfall import (
    Part,
    Waterfall,
    describe_waterfall,
    waterfall_chart,
    waterfall_table,
)
from springplank.errors import RuleError

EUROS = st.integers(-(10**9), 10**9)


def of(begin: float, end: float, *parts: float) -> Waterfall:
    """Make a change from numbers."""
    named = tuple(Part(f"deel {n}", Value(part)) for n, part in enumerate(parts))
    return Waterfall(about(), Part("oud", Value(begin)), named, Part("nieuw", Value(end)))


@given(EUROS, st.lists(EUROS, max_size=6))
def test_whole_euros_leave_no_rest(begin: int, parts: list[int]) -> None:
    """Tellen de delen op tot het verschil, dan is de rest precies 0, en zij staat er."""
    data = of(begin, begin + sum(parts), *parts)
    assert data.rest == 0
    assert data.levels[-1] == data.end.value.amount
    rest = dict(waterfall_table(data).rijen)["Rest"]
    assert rest == ("€\xa00",)
    assert "Rest" in shown(waterfall_chart(data, PHONE, words=False))


def test_a_rest_is_shown() -> None:
    """Wat de delen overlaten staat er met zijn teken bij."""
    data = of(100.0, 130.0, 20.0)
    assert data.rest == 10
    assert "+ € 10" in shown(waterfall_chart(data, SCREEN, words=False)).replace("\xa0", " ")
    assert of(0.1 + 0.2, 0.3).rest == 0


def arrows(picture: str) -> list[tuple[float, float]]:
    """Give begin and point of every part."""
    found = [e.attrib["d"] for e in ET.fromstring(picture).iter(f"{SVG}path")]
    bars = [d for d in found if d.endswith("z")]
    return [(float(d[1:].split(",")[0]), float(d.split("L")[1].split(",")[0])) for d in bars]


@pytest.mark.parametrize("size", [SCREEN, PHONE])
def test_each_part_begins_where_the_last_one_ended(size: Size) -> None:
    """Elk deel begint waar het vorige ophield; erbij wijst naar rechts, eraf naar links."""
    (first, middle), (second, last) = arrows(waterfall_chart(waterfall(), size, words=False))
    assert first < middle
    assert middle == pytest.approx(second, abs=0.1)
    assert last < second


def torn(picture: str) -> list[str]:
    """Give the torn sides of bars."""
    found = ET.fromstring(picture).iter(f"{SVG}path")
    return [e.attrib["d"] for e in found if e.get("stroke-width") == "3"]


def test_a_small_change_of_a_large_number_cuts_the_axis() -> None:
    """Is de verandering klein, dan begint de as niet bij 0, en dat staat erbij."""
    small = of(15_200_000.0, 15_600_000.0, 500_000.0, -100_000.0)
    picture = waterfall_chart(small)
    assert "de as begint niet bij 0" in shown(picture)
    assert len(torn(picture)) == 2
    whole = waterfall_chart(of(100.0, 300.0, 200.0))
    assert "begint niet" not in shown(whole)
    assert not torn(whole)
    assert "begint niet" not in shown(waterfall_chart(of(-100.0, -110.0, -10.0)))


def test_a_raming_has_its_range() -> None:
    """Een deel dat een raming is, heeft zijn bereik in beeld en in woorden."""
    parts = (Part("Meer werk", Value(40.0, 20.0, 60.0)),)
    begin, end = Part("nu", Value(100.0, 90.0, 110.0)), Part("straks", Value(140.0, 110.0, 170.0))
    data = Waterfall(about(), begin, parts, end)
    picture = waterfall_chart(data, SCREEN, words=False)
    assert picture.count("tussen") >= 3
    whiskers = [e for e in ET.fromstring(picture).iter(f"{SVG}path") if e.get("class") == "g-rand"]
    assert len(whiskers) == 3 + 1
    assert waterfall_table(data).waarden[1] == ("Meer werk", 40.0, 20.0, 60.0)


def test_the_sentence_names_the_largest_part() -> None:
    """De zin noemt begin, eind, rest en het grootste deel, of het nu erbij komt of eraf gaat."""
    said = describe_waterfall(of(100.0, 70.0, 10.0, -40.0)).replace("\xa0", " ")
    assert "oud: € 100. nieuw: € 70. De rest is € 0. Het grootste deel is deel 1:" in said
    assert "grootste" not in describe_waterfall(of(5.0, 5.0))


def test_the_unknown_cannot_be_split() -> None:
    """Is een bedrag onbekend, dan is het verschil niet te splitsen."""
    with pytest.raises(RuleError, match="niet te splitsen"):
        Waterfall(about(), Part("oud", Value(None)), (), Part("nieuw", Value(5.0)))
