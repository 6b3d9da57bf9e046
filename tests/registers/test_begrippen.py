# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the glossary."""

import re
from pathlib import Path

import pytest

from springplank.actions.begrippen import list_begrippen, used_in
from springplank.core.parameters import STATUSES
from springplank.errors import RuleError, UsageError
from springplank.registers.begrippen import find_begrip, load_begrippen

ASKED = (
    "SE", "Wsw", "BUIG", "IU", "DU", "LPO", "LIV", "LKS", "WML", "SiSa", "t-2", "stand",
    "circulaire", "taakstelling", "doelstelling", "loonwaarde", "forfait", "vangnet",
    "uitkeringsfactor", "maatstaf", "GR", "ROO", "Iv3", "taakveld", "LKV", "UWV", "SZW", "BZK",
)  # fmt: skip


@pytest.mark.parametrize("word", [*ASKED, *STATUSES])
def test_the_words_of_the_field_are_in_it(word: str) -> None:
    """Elk woord van het vak en elk woord voor zekerheid is uitgelegd."""
    assert word in find_begrip(word).names()


def test_every_term_is_complete_and_used() -> None:
    """Elk begrip heeft een uitleg in zinnen, een Engelse regel en een plaats waar het voorkomt."""
    for begrip in list_begrippen():
        assert begrip.meaning.endswith("."), begrip.word
        assert begrip.english.endswith("."), begrip.word
        assert "\n" not in begrip.english
        assert used_in(begrip), f"{begrip.word} komt nergens voor"


def test_sentences_are_short() -> None:
    """Een zin in de uitleg telt hooguit dertig woorden."""
    for begrip in list_begrippen():
        for sentence in re.split(r"(?<=\.) ", begrip.meaning):
            assert len(sentence.split()) <= 30, begrip.word


def test_any_spelling_is_found() -> None:
    """Een afkorting, een hoofdletter of een laag streepje maakt niet uit."""
    assert find_begrip("lks").word == "loonkostensubsidie"
    assert find_begrip("Beschut_Werk").word == "beschut werk"
    assert find_begrip("  meicirculaire ").word == "circulaire"


def test_an_abbreviation_is_matched_in_capitals_only() -> None:
    """De afkorting SE wordt niet herkend in gewone woorden."""
    assert used_in(find_begrip("SE")) != ()
    assert "regeling vangnet" not in used_in(find_begrip("SE"))


@pytest.mark.parametrize(
    "text, hint", [("loonwaarden", "loonwaarde"), ("uitkerings", "uitkeringsfactor")]
)
def test_an_unknown_word_gets_suggestions(text: str, hint: str) -> None:
    """Een onbekend woord geeft een zin met woorden die erop lijken."""
    with pytest.raises(UsageError, match=f"Bedoelt u .*{hint}"):
        find_begrip(text)


def test_nonsense_gets_the_list() -> None:
    """Een woord dat nergens op lijkt, verwijst naar de hele lijst."""
    with pytest.raises(UsageError, match="Bekijk alle begrippen") as error:
        find_begrip("qqqqqqqq")
    assert "Bedoelt u" not in str(error.value)


@pytest.mark.parametrize(
    "text, message",
    [
        ('[a]\nuitleg = "x."\n', "mist het veld engels"),
        (
            """
            a = { ook = ["c"], uitleg = "x.", engels = "y." }
            b = { ook = ["C"], uitleg = "x.", engels = "y." }
            """,
            "staat bij a en bij b",
        ),
    ],
)
def test_a_faulty_term_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """Een begrip zonder vertaling, of een naam die twee keer voorkomt, wordt geweigerd."""
    path = tmp_path / "begrippen.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(RuleError, match=message):
        load_begrippen(path)
