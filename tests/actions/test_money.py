# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the money of a subject as data: remarks, words for certainty and spending."""

from pathlib import Path

import pytest

from springplank.actions.explanation import find_regeling
from springplank.actions.money import show_money, status_words
from springplank.actions.question import ask_world
from springplank.actions.spending import IN_MORE, WARNING, spending_of, warning_about
from springplank.errors import UsageError
from springplank.reference.subjects import find_subject
from springplank.regelingen import REGELINGEN, STREAMS


@pytest.fixture(autouse=True)
def _no_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRINGPLANK_GEGEVENS", str(tmp_path))


def test_only_words_that_occur_are_explained() -> None:
    """Bij een antwoord staan alleen de woorden voor zekerheid die erin voorkomen."""
    money = show_money(ask_world(), "Hilversum", (2024,))
    used = {amount.status for amount in money.amounts}
    assert set(status_words(money.amounts)) == used
    assert all(text.endswith(".") for text in status_words(money.amounts).values())


def test_every_name_of_a_stream_is_found() -> None:
    """Elke geldstroom is te vinden met haar sleutel en met haar titel."""
    for key in STREAMS:
        for text in (key, key.upper(), key.replace("_", "-"), f" {REGELINGEN[key].title} "):
            assert find_regeling(text) == key
    with pytest.raises(UsageError, match="Bedoelt u wsw"):
        find_regeling("wsv")


def test_a_name_with_two_meanings_is_told() -> None:
    """Betekent een naam ook iets anders, dan staat dat als eerste opmerking bij het antwoord."""
    money = show_money(ask_world(), "Groningen", (2026,))
    assert money.remarks[0].startswith("Er is ook")


def test_spending_adds_up_for_a_group() -> None:
    """De lasten van een verband zijn de som van die van zijn gemeenten."""
    group = find_subject("ammatch", 2026)
    whole = {(s.jaar, s.soort, s.taakveld): s for s in spending_of(group)}
    parts = [spending_of(find_subject(code, 2026)) for code in group.leden]
    for place, found in whole.items():
        mine = [s for part in parts for s in part if (s.jaar, s.soort, s.taakveld) == place]
        if found.lasten_eur is not None:
            assert found.lasten_eur == sum(s.lasten_eur or 0 for s in mine)
        else:
            assert any(s.lasten_eur is None for s in mine)


def test_spending_is_ordered_newest_first() -> None:
    """Bij de uitgaven staat het nieuwste jaar bovenaan."""
    years = [s.jaar for s in spending_of(find_subject("Hilversum", 2026))]
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize(
    "name, more", [("emco", True), ("Borger-Odoorn", False), ("tomin", False), ("AM03", False)]
)
def test_spending_of_a_shared_member_counts_whole(name: str, *, more: bool) -> None:
    """Alleen bij een verband met een gedeeld lid staat dat zijn uitgaven helemaal meetellen."""
    said = warning_about(ask_world(), find_subject(name, 2026))
    assert said.startswith(WARNING)
    assert said.endswith(IN_MORE) is more
