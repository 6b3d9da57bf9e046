# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Text in a picture is safe and fits."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.charts.text import element, safe, width_of, wrap


@given(st.text(), st.text())
def test_any_text_can_be_in_an_element(inside: str, attribute: str) -> None:
    """Elke tekst kan tussen tags en tussen aanhalingstekens, en komt er weer uit."""
    found = ET.fromstring(element("text", safe(inside), class_=attribute))
    assert list(found) == []
    assert len(found.text or "") == len(inside.replace("\r\n", "\n"))
    assert set(found.attrib) == {"class"}


def test_attributes_are_written() -> None:
    """Een liggend streepje wordt een koppelteken; een getal krijgt hoogstens één decimaal."""
    assert element("line", x1=1.0, stroke_width=2.25) == '<line x1="1" stroke-width="2.2"/>'
    assert element("text", "a", class_='"') == '<text class="&quot;">a</text>'


@given(st.text(max_size=200), st.floats(30, 500))
def test_lines_fit(text: str, room: float) -> None:
    """Geen regel is breder dan de ruimte, en geen letter gaat verloren."""
    lines = wrap(text, 14, room)
    assert all(width_of(line, 14) <= room + 1e-9 for line in lines)
    shown = "".join("".join(lines).split())
    assert len(shown) == len("".join(text.split())) or not text.isprintable()


@given(st.text(min_size=20, max_size=200), st.integers(1, 3))
def test_what_does_not_fit_gets_an_ellipsis(text: str, most: int) -> None:
    """Past een naam niet, dan eindigt hij op drie puntjes en blijft hij binnen de ruimte."""
    everything, lines = wrap(text, 14, 60), wrap(text, 14, 60, most)
    assert len(lines) == min(len(everything), most)
    assert lines[-1].endswith("…") or lines == everything
    assert all(width_of(line, 14) <= 60 + 1e-9 for line in lines)


def test_words_stay_whole() -> None:
    """Een woord gaat naar de volgende regel, en wordt alleen gebroken als het te lang is."""
    assert wrap("meer doorstroom naar werk", 10, 80) == ["meer", "doorstroom", "naar werk"]
    assert wrap("arbeidsongeschiktheid", 10, 80) == ["arbeidsonges", "chiktheid"]
    assert wrap("", 10, 80) == [""]


@pytest.mark.parametrize("narrow,wide", [("i", "a"), ("a", "A"), ("A", "W"), ("a", "漢")])
def test_wide_letters_count_for_more(narrow: str, wide: str) -> None:
    """Een brede letter telt breder mee dan een smalle."""
    assert width_of(narrow, 10) < width_of(wide, 10)
