# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Parts of a whole: bars as long as their numbers, with how far each may be off."""

from xml.etree import ElementTree as ET

import pytest
from tests.charts.pictures import NASTY, SVG, about, shown, texts

from springplank.charts.shares import (
    Share,
    Shares,
    describe_shares,
    shares_chart,
    shares_figure,
    shares_table,
)
from springplank.charts.sheet import PHONE, PICTURE, SCREEN, Size
from springplank.errors import RuleError, UsageError


def shares(*parts: Share, title: str = "Wie staat vooraan?") -> Shares:
    """Give three parts: estimated, exact and none."""
    found = parts or (Share("Versterken", 0.75, 0.01), Share("Zo door", 0.25), Share("Klein", 0.0))
    return Shares(about(title), "alle gewichten", found)


def bars(picture: str) -> list[float]:
    """Give the widths of the bars."""
    found = ET.fromstring(picture).iter(f"{SVG}rect")
    return [float(e.attrib["width"]) for e in found if e.get("height") == "24"]


def test_bars_are_as_long_as_their_numbers() -> None:
    """Een deel van 75% is drie keer zo lang als een deel van 25%; 0% heeft geen balk."""
    long, short = bars(shares_chart(shares(), SCREEN, words=False))
    assert long == pytest.approx(3 * short, abs=0.2)


def test_an_estimate_says_how_far_it_may_be_off() -> None:
    """Een geschat deel heeft zijn fout erbij, een exact deel niet."""
    told = describe_shares(shares())
    assert told == "Versterken: 75,0% (1,0 meer of minder); Zo door: 25%; Klein: 0%."
    tiny = describe_shares(shares(Share("Een", 1.0, 0.00015), Share("Twee", 0.0, 0.00015)))
    assert tiny.startswith("Een: 100,0% (0,02 meer of minder); ")
    assert shares_table(shares()).waarden[0] == ("Versterken", 0.75, 0.01)


@pytest.mark.parametrize("size", [PICTURE, SCREEN, PHONE])
@pytest.mark.parametrize("words", [True, False])
def test_everything_fits(size: Size, words: bool) -> None:
    """Geen tekst valt buiten het beeld, en wat op code lijkt blijft tekst."""
    picture = shares_chart(shares(title=NASTY), size, words=words)
    width = float(ET.fromstring(picture).attrib["viewBox"].split()[2])
    for said, left, right, _ in texts(picture):
        assert -0.1 <= left <= right <= width + 0.1, said
    assert "<script" not in picture
    assert "75,0%" in shown(picture)


def test_a_figure_is_whole() -> None:
    """Een grafiek in een pagina heeft twee maten, een tabel en een zin."""
    figure = shares_figure(shares())
    assert [svg.attrib["viewBox"].split()[2] for svg in ET.fromstring(figure.svg)] == ["720", "320"]
    assert figure.tabel.rijen[1] == ("Zo door", ("25%",))
    assert figure.zin == describe_shares(shares())


def test_parts_are_a_whole() -> None:
    """Delen die samen geen geheel zijn, of geen enkel deel, zijn niet te tekenen."""
    for wrong in (0.5, float("nan")):
        with pytest.raises(RuleError, match="geen geheel"):
            shares(Share("Een", wrong))
    with pytest.raises(UsageError, match="minstens één deel"):
        Shares(about(), "alles", ())
