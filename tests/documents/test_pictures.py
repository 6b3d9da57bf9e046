# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of the workbench in a document: the same for every program, and never a danger."""

from xml.etree import ElementTree as ET

import pytest
from tests.documents.sample import charts

from springplank.documents.pictures import MOST, read_drawing, written
from springplank.documents.typesetter import as_png, families
from springplank.errors import DataError

SVG = "{http://www.w3.org/2000/svg}"


def svg(inside: str, about: str = 'viewBox="0 0 100 50"') -> str:
    """Make a picture."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {about}>{inside}</svg>'


def test_pictures_of_the_workbench_stand_alone() -> None:
    """Elke grafiek van de werkbank houdt zijn kleuren buiten de bladzijde, zonder stijlblad."""
    for chart in charts():
        drawing = read_drawing(chart.svg, chart.sleutel)
        root = ET.fromstring(drawing.svg)
        for element in root.iter():
            assert "currentColor" not in element.attrib.values()
            assert not {"class", "style", "paint-order", "role"} & set(element.attrib)
        assert drawing.breedte == 720
        assert drawing.hoogte > 50


def test_colours_are_inherited_as_on_the_screen() -> None:
    """De kleur van een groep geldt voor wat erin staat, en niet erbuiten."""
    text = svg('<g color="#abc"><rect fill="currentColor"/></g><rect stroke="currentColor"/>')
    inside, outside = ET.fromstring(read_drawing(text, "x").svg).iter(f"{SVG}rect")
    assert (inside.get("fill"), outside.get("stroke")) == ("#abc", "#14262b")


def test_the_paper_behind_a_text_lies_behind_it() -> None:
    """De witte rand om een woord ligt eronder: Word en LibreOffice verven hem anders eroverheen."""
    text = svg('<text fill="#000" stroke="#fff" stroke-width="4" paint-order="stroke">Geld</text>')
    behind, word = ET.fromstring(read_drawing(text, "x").svg)
    assert (behind.text, behind.get("fill"), behind.get("stroke")) == ("Geld", "#fff", "#fff")
    assert (word.text, word.get("fill"), word.get("stroke")) == ("Geld", "#000", None)


def test_links_lead_nowhere() -> None:
    """Een koppeling naar de werkbank valt weg; een verwijzing binnen het beeld blijft."""
    found = read_drawing(svg('<a href="/bekijk/GM0402"><rect/></a><use href="#deel"/>'), "x").svg
    assert b"bekijk" not in found
    assert b"#deel" in found


@pytest.mark.parametrize(
    "wrong,fault",
    [
        ("<svg", "is niet te lezen"),
        ("<html/>", "is geen SVG"),
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg("&a;"), "is geen gewone SVG"),
        (svg("<script>alert(1)</script>"), "bevat 'script'"),
        (svg('<image href="http://127.0.0.1/a.png"/>'), "bevat 'image'"),
        (svg('<rect onclick="alert(1)"/>'), "bevat een opdracht"),
        (svg("", ""), "heeft geen maat"),
        (svg("", 'viewBox="0 0 0 5"'), "heeft geen maat"),
        (svg("", 'viewBox="0 0 nan 5"'), "heeft geen maat"),
        (svg("<!--" + "x" * MOST + "-->"), "is te groot"),
    ],
)
def test_what_is_no_picture_is_refused(wrong: str, fault: str) -> None:
    """Wat geen gewone grafiek is wordt geweigerd, met de naam van de grafiek."""
    with pytest.raises(DataError, match=f"De grafiek 'grafiek.x' {fault}"):
        read_drawing(wrong, "grafiek.x")


def test_words_in_a_picture_get_the_shipped_letters() -> None:
    """Woorden in een beeld staan in de letters van het document, ook een vreemd teken."""
    drawing = read_drawing(svg("<g font-family='Arial'><text>漢 Geld</text></g>"), "x")
    found = written(drawing.svg, lambda text: text.replace("漢", "?"), families())
    assert "? Geld" in found
    assert "'Figtree', 'DejaVu Sans', 'Noto Emoji'" in found


def test_points_for_programs_that_know_no_svg() -> None:
    """Elk beeld wordt ook een PNG, twee punten per eenheid breed; zonder beelden gebeurt niets."""
    assert as_png([]) == []
    one = read_drawing(charts()[0].svg, "x").svg
    for found in (as_png([one]), as_png([one, one])):
        assert all(png.startswith(b"\x89PNG") for png in found)
        assert {int.from_bytes(png[16:20]) for png in found} == {1440}
