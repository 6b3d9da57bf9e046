# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Text of users: nothing in it breaks a file or turns a figure around."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.sample import NASTY

from springplank.documents.letters import clean, is_covered, one_line, plain, printable


@given(st.text(st.characters(codec=None)))
def test_clean_text_fits_in_every_file(text: str) -> None:
    """Schone tekst past in XML en in UTF-8, en keert de leesrichting niet om."""
    found = clean(text)
    found.encode("utf-8")
    assert not any(unicodedata.category(sign) == "Cc" and sign != "\n" for sign in found)
    assert not any(sign in found for sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\ufeff")
    assert clean(found) == found
    assert "\n" not in one_line(text)


@given(st.text(st.characters(codec="utf-8"), max_size=50))
def test_printable_text_is_in_the_fonts(text: str) -> None:
    """Wat in de PDF komt staat in een meegeleverd lettertype; de rest is één zichtbaar teken."""
    for shown in (printable(clean(text)), plain(clean(text))):
        assert all(sign == "\n" or is_covered(sign) for sign in shown)


def test_what_the_fonts_have_stays() -> None:
    """Letters, bedragen, Grieks, Hebreeuws, Arabisch en emoji blijven staan."""
    latin = "Coördinatie € 1.234,50 \N{MINUS SIGN} ½ αβγ"
    text = f"{latin} \u05e9\u05dc \u0645\u0631 \U0001f680 \u2764\ufe0f →"
    assert printable(text) == text
    assert plain(text).startswith(latin)
    assert "\U0001f680" not in plain(text)


def test_what_the_fonts_lack_is_shown_as_lacking() -> None:
    """Chinees en eigen tekens van een lettertype worden een teken dat u ziet."""
    shown = printable(clean(NASTY))
    assert shown.count("\N{REPLACEMENT CHARACTER}") == 4
    assert "\u6f22" not in shown


@pytest.mark.parametrize(
    "text,shown",
    [
        ("e\u0301", "\u00e9"),
        ("\U0001f680\u0301", "\U0001f680"),
        ("arbeids-" + "a" * 40, "arbeids-" + "a" * 16 + "\u200b" + "a" * 16 + "\u200b" + "a" * 8),
        ("a" * 31, "a" * 31),
    ],
)
def test_signs_are_put_together_or_apart(text: str, shown: str) -> None:
    """Een accent hoort bij een letter, en een eindeloos woord mag ergens breken."""
    assert printable(text) == shown
