# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of where the width of a range comes from."""

import numpy as np
import pytest
from tests.scenarios.questions import ask

from springplank.actions.forecast import headline
from springplank.core.columns import Floats
from springplank.scenarios.run import Outcome, Pad, run
from springplank.scenarios.spread import ranked, spread

PLANTED, WEAKER = "tussengroep.doorstroom", "wsw.overig_vertrek"


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return run(ask("ammatch", years=(2026, 2027), draws=200))


def planted(pad: Pad) -> Floats:
    """Give an outcome of which we know what it depends on: ten parts one and one part the other."""
    return np.asarray(100 * pad.waarden[PLANTED][-1] + 10 * pad.waarden[WEAKER][-1])


def certain(pad: Pad) -> Floats:
    return np.zeros_like(planted(pad))


def unknown(pad: Pad) -> Floats:
    return np.full_like(planted(pad), np.nan)


def test_the_planted_aanname_is_first(outcome: Outcome) -> None:
    """Hangt een uitkomst van twee aannames af, dan staan die voorop, de sterkste eerst."""
    assert ranked(outcome, planted)[0] == PLANTED
    found = spread(outcome, planted, most=3, points=128)
    assert found.bijdragen[0].assumption.key == PLANTED
    assert found.bijdragen[0].total == pytest.approx(1.0, abs=0.2)
    assert found.explained == pytest.approx(1.0, abs=0.1)
    low = {key: a.high - a.low for key, a in outcome.assumptions.items()}
    share = (10 * low[WEAKER]) ** 2 / ((100 * low[PLANTED]) ** 2 + (10 * low[WEAKER]) ** 2)
    assert share < 0.01, "de tweede doet bijna niets, zoals bedoeld"


def test_the_shares_are_shares(outcome: Outcome) -> None:
    """Elk deel ligt tussen 0 en 1, op wat ruis na; de grootste eerst; het eerste-ordedeel past."""
    found = spread(outcome, headline, most=6, points=128)
    totals = [part.total for part in found.bijdragen]
    assert totals == sorted(totals, reverse=True)
    assert len(totals) == 6
    for part in found.bijdragen:
        assert -0.1 <= part.first <= part.total + 0.15
        assert -0.05 <= part.total <= 1.2
    assert 0 < found.explained <= 1.1


def test_nothing_moves(outcome: Outcome) -> None:
    """Beweegt er niets, dan is er geen spreiding om te verdelen: onbekend, geen deling door 0."""
    found = spread(outcome, certain, most=2, points=16)
    assert np.isnan(found.explained)


def test_an_unknown_outcome_keeps_the_order_of_the_aannames(outcome: Outcome) -> None:
    """Van een onbekende uitkomst weet niemand wat telt; de volgorde is dan die van de namen."""
    keys = [key for key, found in outcome.assumptions.items() if found.is_uncertain]
    assert list(ranked(outcome, unknown)) == sorted(keys)


def test_the_same_question_gives_the_same_shares(outcome: Outcome) -> None:
    """Twee keer vragen geeft precies dezelfde delen."""
    one, other = (spread(outcome, headline, most=3, points=32) for _ in range(2))
    assert one == other
