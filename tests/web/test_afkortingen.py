# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import re

import pytest

from springplank.registers.begrippen import abbreviations
from springplank.web.afkortingen import explain, explain_part

WSW = "<dfn>Wsw</dfn> (Wet sociale werkvoorziening)"


@pytest.mark.parametrize(
    "html, told",
    [
        ("<p>De Wsw en de Wsw.</p>", f"<p>De {WSW} en de Wsw.</p>"),
        (
            "<p>De AOW-leeftijd</p>",
            "<p>De <dfn>AOW</dfn>-leeftijd (Algemene Ouderdomswet)</p>",
        ),
        ("<p>Niets te melden.</p>", "<p>Niets te melden.</p>"),
        ("<p>Een Wswer en de oud-Wsw</p>", "<p>Een Wswer en de oud-Wsw</p>"),
        (
            "<svg><text>Wsw</text></svg><p>Wsw</p>",
            f"<svg><text>Wsw</text></svg><p>{WSW}</p>",
        ),
        (
            '<a href="/geld/Wsw">de Wsw</a>',
            f'<a href="/geld/Wsw">de {WSW}</a>',
        ),
        ("<p><dfn>Wsw</dfn> (onze uitleg) Wsw</p>", "<p><dfn>Wsw</dfn> (onze uitleg) Wsw</p>"),
        (
            "<select><option>Wsw</option></select><br/>Wsw",
            f"<select><option>Wsw</option></select><br/>{WSW}",
        ),
    ],
)
def test_the_first_use_is_explained(html: str, told: str) -> None:
    """De eerste keer staat er wat een afkorting betekent; daarna niet meer."""
    assert explain_part(html) == told


def test_only_the_main_part_is_explained() -> None:
    """In het menu en de titel van het venster komt geen uitleg te staan."""
    html = (
        "<head><title>Wsw</title></head><nav>Wsw</nav><main>\n<p>Wsw</p></main><footer>Wsw</footer>"
    )
    assert explain(html) == html.replace("<p>Wsw</p>", f"<p>{WSW}</p>")


def test_explanations_are_escaped_and_short() -> None:
    """Een uitleg past in een zin en bevat geen opmaak."""
    for word, full in abbreviations().items():
        assert re.fullmatch(r"[^<>&]{4,60}", full), word
