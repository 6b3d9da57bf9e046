# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Streams by year: they add up, and what is unknown is a box with a word, never zero."""

from xml.etree import ElementTree as ET

import pytest
from tests.charts.pictures import SVG, about, shown, streams

from springplank.charts.palette import COLOURS
from springplank.charts.sheet import PHONE, SCREEN, Size
from springplank.charts.streams import (
    RAMING,
    RANGE,
    Stream,
    Streams,
    describe_streams,
    streams_chart,
    streams_table,
)
from springplank.charts.value import Value
from springplank.errors import RuleError, UsageError


def one(*values: float | None, name: str = "Impulsbudget") -> Streams:
    """Make one stream; its total is itself."""
    found = tuple(map(Value, values))
    return Streams(about(), tuple(range(2025, 2025 + len(values))), (Stream(name, found),), found)


def boxes(picture: str, **wanted: str) -> list[dict[str, str]]:
    """Give the rectangles with some attributes."""
    found = [e.attrib for e in ET.fromstring(picture).iter(f"{SVG}rect")]
    return [e for e in found if all(e.get(k.replace("_", "-")) == v for k, v in wanted.items())]


@pytest.mark.parametrize("size", [SCREEN, PHONE])
def test_an_unknown_year_is_a_box_with_a_word(size: Size) -> None:
    """Een onbekend jaar is een open vak met het woord onbekend, en heeft geen balk."""
    picture = streams_chart(one(5.0, None, 7.0), size, words=False)
    assert len(boxes(picture, stroke_dasharray="3 3")) == 1
    assert shown(picture).count("onbekend") == 2
    assert len(boxes(picture, height="24", fill="currentColor")) == 2


def test_zero_is_no_gap() -> None:
    """Nul euro is bekend: er staat een bedrag en geen vak."""
    picture = streams_chart(one(5.0, 0.0), SCREEN, words=False)
    assert "onbekend" not in shown(picture)
    assert not boxes(picture, stroke_dasharray="3 3")
    assert "€\xa00" in shown(picture)


def test_bars_are_as_long_as_their_numbers() -> None:
    """Twee keer zoveel geld is een balk van twee keer de lengte."""
    bars = boxes(streams_chart(one(300.0, 600.0), SCREEN, words=False), height="24")
    short, long = (float(bar["width"]) for bar in bars)
    assert long == pytest.approx(2 * short, abs=0.11)


def test_less_than_zero_goes_left() -> None:
    """Een bedrag onder nul staat links van de nullijn."""
    bars = boxes(streams_chart(one(300.0, -300.0), SCREEN, words=False), height="24")
    (right, wide), (left, other) = ((float(b["x"]), float(b["width"])) for b in bars)
    assert left + other == pytest.approx(right, abs=0.11)
    assert wide == pytest.approx(other, abs=0.11)


def test_a_raming_is_hatched_and_has_its_range() -> None:
    """Een raming is gestreept, haar totaal heeft een bereik, en de legenda zegt wat dat is."""
    picture = streams_chart(streams(), SCREEN, words=False)
    said = shown(picture)
    assert RAMING in said
    assert RANGE in said
    assert "(tussen € 810 en € 1.080)" in said.replace("\xa0", " ")
    hatched = [e for e in boxes(picture, height="24") if e["fill"].startswith("url(#")]
    assert len(hatched) == 3
    sure = streams_chart(one(5.0), SCREEN, words=False)
    assert "<pattern" not in sure
    assert RAMING not in shown(sure)


def test_a_partly_unknown_total_says_so() -> None:
    """Is een geldstroom onbekend, dan zegt het totaal dat er een deel ontbreekt."""
    data = streams()
    assert data.told_total(2).endswith("plus een onbekend deel")
    assert data.told_total(0) == "€\xa01.000"
    assert describe_streams(data).endswith("Onbekend: Beschut werk in 2027.")
    assert one(None, None).told_total(0) == "onbekend"
    assert "Onbekend" not in describe_streams(one(5.0))


def test_the_table_has_the_same_numbers() -> None:
    """De tabel noemt per geldstroom en jaar het getal van de balk, en het totaal."""
    table = streams_table(streams())
    assert table.kolommen == ("Geldstroom", "2025", "2026", "2027")
    assert [name for name, _ in table.rijen] == ["Wsw", "Beschut werk", "Totaal"]
    assert table.rijen[1][1][2] == "onbekend"
    assert ("Beschut werk", 2027, None, None, None) in table.waarden
    assert ("totaal", 2026, 920.0, 810.0, 1080.0) in table.waarden


def test_what_does_not_fit_together_is_refused() -> None:
    """Totalen die niet kloppen, jaren zonder getal en te veel geldstromen worden geweigerd."""
    value, years = (Value(5.0),), (2025,)
    stream = Stream("a", value)
    with pytest.raises(RuleError, match="samen niet het totaal"):
        Streams(about(), years, (stream,), (Value(7.0),))
    with pytest.raises(RuleError, match="niet bekend waar"):
        Streams(about(), years, (stream,), (Value(None),))
    with pytest.raises(RuleError, match="niet voor elk jaar"):
        Streams(about(), years, (stream,), ())
    with pytest.raises(RuleError, match="lopen niet op"):
        Streams(about(), (2026, 2025), (Stream("a", value * 2),), value * 2)
    with pytest.raises(UsageError, match="Kies er minder"):
        Streams(about(), years, (stream,) * (len(COLOURS) + 1), (Value(45.0),))
    with pytest.raises(UsageError, match="dit zijn er 0"):
        Streams(about(), years, (), (Value(None),))


def test_every_stream_has_a_number() -> None:
    """In een brede balk staat het nummer uit de legenda, zodat niemand de kleur nodig heeft."""
    picture = streams_chart(streams(), SCREEN, words=False)
    said = shown(picture).split()
    assert said.count("1") == 1 + 3
    assert said.count("2") == 1 + 2
