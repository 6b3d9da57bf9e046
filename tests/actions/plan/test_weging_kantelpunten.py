# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where the order flips, in sentences."""

from dataclasses import replace

import pytest
from tests.actions.plan.weging_velden import BOTH, GOOD, chosen, scored, scored_on, work

from springplank.actions.plan.voorbeeld import example_work
from springplank.actions.plan.weging import Weging, weigh
from springplank.actions.plan.weging_words import (
    in_words,
    score_sentences,
    second_view,
    warnings_of,
    weight_sentences,
)
from springplank.actions.werk import Werk
from springplank.weging.criterium import find_criterium


def test_where_it_flips_is_told_and_true() -> None:
    """Het gewicht en de score van elk kantelpunt kloppen: daar is het verschil 0."""
    fields = (*GOOD, chosen(inwoner=70, bestuur=30))
    found = weigh(work(*fields))
    gewogen = found.gewogen
    assert gewogen is not None
    assert gewogen.vooraan == (2,)
    told = tuple(weight_sentences(found))
    assert told[0] == (
        "Inwoner en doelgroep telt nu voor 70% mee. Bij minder dan 60% komt Versterken vooraan."
    )
    at_60 = weigh(work(*GOOD, chosen(inwoner=60, bestuur=40))).gewogen
    assert at_60 is not None
    assert at_60.totalen is not None
    assert at_60.totalen[1] == pytest.approx(at_60.totalen[2])
    scores = tuple(score_sentences(found, 1))
    assert scores == (
        "Inwoner en doelgroep: nu 6. Bij 6,71 haalt deze optie Samengaan met buren in.",
        "Bestuur en zeggenschap: nu 5. Bij 6,67 haalt deze optie Samengaan met buren in.",
    )
    assert "komt deze optie gelijk met Versterken" in next(score_sentences(found, 2))
    assert next(second_view(found)) == "De tweede blik zet dezelfde optie vooraan."


def flipping(key: str, inwoner: float, *fields: dict[str, str]) -> Weging:
    """Weigh three options of which the last one is near the first place."""
    doing = work(
        scored("inwoner", 5, 5.1),
        {"scenario.2": "meer_doorstroom"},
        scored_on("meer_doorstroom", inwoner=inwoner),
        chosen(inwoner=95, **{key: 5}),
        {"plan.weging.geld_mee": "ja"},
        *fields,
    )
    velden = {name: text for name, text in doing.velden.items() if name != "scenario.3"}
    return weigh(Werk(doing.code, velden))


def test_a_forecast_that_flips_keeps_its_range_and_its_rounding() -> None:
    """Een raming bij een kantelpunt heeft haar bereik, en is niet preciezer dan zij bekend is."""
    wide = {"plan.weging.slechtst.mensen": "0.0", "plan.weging.best.mensen": "1000.0"}
    people = flipping("mensen", 5.3, wide)
    now = in_words(people.metingen[2, "mensen"], find_criterium("mensen"))
    assert "tussen" in now
    assert tuple(score_sentences(people, 2))[1] == (
        f"Mensen aan het werk: nu {now}. Bij ongeveer 18 komt deze optie gelijk met Versterken."
    )
    money = flipping("resultaat", 5.3)
    now = in_words(money.metingen[2, "resultaat"], find_criterium("resultaat"))
    assert "tussen" in now
    assert tuple(score_sentences(money, 2))[1] == (
        f"Resultaat van het bedrijf: nu {now}. Bij ongeveer € 5 mln haalt deze optie Versterken in."
    )
    chance = tuple(score_sentences(flipping("risico", 5.3), 2))[1]
    assert "nu 25 van de 100 uitkomsten. Bij 57 van de 100 uitkomsten komt" in chance


def test_a_flip_within_the_rounding_says_so() -> None:
    """Valt het verschil weg in de afronding, dan staat dat er in plaats van een getal."""
    small = "Al bij een verschil dat in de afronding wegvalt, komt deze optie gelijk met"
    found = weigh(example_work())
    now = in_words(found.metingen[1, "mensen"], find_criterium("mensen"))
    assert f"Mensen aan het werk: nu {now}. {small} Doorgaan zoals nu." in score_sentences(found, 1)
    (_, chance) = score_sentences(flipping("risico", 5.131), 2)
    assert chance == (
        "Kans op een tekort in het laatste jaar: nu 25 van de 100 uitkomsten. Al bij een verschil "
        "dat in de afronding wegvalt, haalt deze optie Versterken in."
    )


def test_a_forecast_without_spread_is_rounded_too() -> None:
    """Heeft een raming geen bereik, dan is zij bij een kantelpunt toch afgerond."""
    found = flipping("mensen", 5.4)
    told = found.metingen[2, "mensen"]
    flat = replace(told, laag=told.verwacht, hoog=told.verwacht)
    found = replace(found, metingen={**found.metingen, (2, "mensen"): flat})
    assert "Bij ongeveer 393 haalt" in tuple(score_sentences(found, 2))[1]


def test_what_never_flips_is_told() -> None:
    """Blijft een optie vooraan bij elk gewicht en elke score, dan staat dat er."""
    fields = (scored("inwoner", 0, 1, 9, 0), scored("bestuur", 0, 1, 9, 0), BOTH)
    found = weigh(work(*fields))
    (told,) = weight_sentences(found)
    assert told.startswith("Welk gewicht u ook geeft aan Inwoner en doelgroep en Bestuur")
    assert tuple(score_sentences(found, 0)) == (
        "Geen enkele score alleen verandert de volgorde, zolang zij in haar bereik blijft.",
    )
    assert "komen precies gelijk uit" in " ".join(warnings_of(found))
