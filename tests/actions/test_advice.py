# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import re

from springplank.actions.advice import advise, in_plain_words
from springplank.actions.because import SENTENCES, because
from springplank.actions.explanation import explain_amount
from springplank.actions.money import show_money
from springplank.actions.newest_change import newest_change
from springplank.actions.question import ask_world
from springplank.core.sources import standings
from springplank.regelingen import STREAMS

COMMAND = re.compile(r"springplank [a-z]|--[a-z]|[a-z]_[a-z]")
YEARS = (2020, 2023, 2024, 2025, 2026, 2030, 2040)


def test_no_advice_names_a_command() -> None:
    """Geen enkele raad, reden of toelichting op een pagina noemt een opdracht of optie."""
    seen = 0
    for stand in (*(s.key for s in standings()), None):
        for amount in show_money(ask_world(stand), "GM0402", YEARS).amounts:
            advice = advise(amount)
            for text in (advice.tekst, *map(in_plain_words, (amount.reden, *amount.toelichting))):
                assert not COMMAND.search(text), text
            seen += bool(advice.soort)
    assert seen > 50


def test_names_of_values_become_words() -> None:
    """Een ontbrekende waarde heet op de pagina zoals een lezer haar kent."""
    world = ask_world("meicirculaire-2023")
    amounts = show_money(world, "GM0402", (2025,)).amounts
    advice = advise(next(a for a in amounts if a.regeling == "beschut_werk"))
    assert advice.soort == "parameter"
    assert advice.tekst == (
        "Kies een latere stand. Lees de ontbrekende waarde in bij Uw eigen cijfers. "
        "Het gaat om: Plekken die het Rijk landelijk bekostigt."
    )


def test_every_stream_is_told_in_a_sentence() -> None:
    """Van elke bekende stroom zegt een korte zin hoe het bedrag ontstaat."""
    told = {}
    for stand, year in ((None, 2025), (None, 2026), ("septembercirculaire-2024", 2024)):
        for key in STREAMS:
            found = explain_amount(ask_world(stand), "GM0402", key, year)
            sentence = because(key, found.steps)
            if sentence:
                assert len(sentence.split()) <= 40
                told[sentence] = key
    assert set(told.values()) == set(SENTENCES)
    assert any("overblijft van de gepubliceerde uitkering" in sentence for sentence in told)
    assert "Dit bedrag staat in de circulaire." in told


def test_without_values_nothing_is_told() -> None:
    """Is een waarde onbekend, dan is er geen zin."""
    for key in STREAMS:
        found = explain_amount(ask_world("meicirculaire-2023"), "GM0402", key, 2030)
        if found.amount.bedrag_eur is None and key != "iu_participatie":
            assert because(key, found.steps) == ""


def test_the_newest_change_is_of_the_subject() -> None:
    """De nieuwste verandering hangt van het onderwerp af en wordt één keer gezocht."""
    first = newest_change("GM0402")
    assert first == ("meicirculaire-2025", "septembercirculaire-2025")
    assert newest_change("GM0402") is first
