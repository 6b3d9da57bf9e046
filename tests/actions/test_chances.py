# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The spread of the money of a subject."""

import pytest

from springplank.actions.chances import chances_of
from springplank.actions.question import ask_world, subject_in
from springplank.errors import UsageError
from springplank.funding.streams import compute_streams
from springplank.funding.subject import amounts_for
from springplank.funding.world import World

YEARS = (2024, 2026, 2031)


@pytest.fixture(scope="module")
def world() -> World:
    """De wereld zonder eigen gegevens."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPRINGPLANK_GEGEVENS", "bestaat-niet")
        return ask_world()


@pytest.mark.parametrize("name", ["Hilversum", "ammatch", "afeer", "AM27", "landelijk"])
def test_the_spread_lies_within_the_range(world: World, name: str) -> None:
    """De spreiding ligt binnen het laagste en hoogste bedrag dat `geld` noemt."""
    subject = subject_in(world, name, 2026)
    ranges = {
        (a.regeling, a.jaar): (a.laag, a.hoog)
        for a in amounts_for(compute_streams(world, YEARS), subject)
    }
    found = chances_of(world, subject, YEARS, 200).found
    assert found
    for chance in found:
        low, high = ranges[chance.regeling, chance.jaar]
        assert low is not None
        assert high is not None
        slack = len(subject.leden) + 1e-6 * high  # rounding per gemeente, and float32
        assert low - slack <= chance.p10 <= chance.p50 <= chance.p90 <= high + slack


def test_what_is_sure_is_not_drawn(world: World) -> None:
    """Wat gepubliceerd is, heeft geen spreiding."""
    found = chances_of(world, subject_in(world, "Hilversum", 2026), YEARS, 64).found
    assert ("iu_participatie", 2024) not in {(c.regeling, c.jaar) for c in found}
    assert ("iu_participatie", 2026) in {(c.regeling, c.jaar) for c in found}


def test_the_same_draws_give_the_same_answer(world: World) -> None:
    """Dezelfde vraag geeft dezelfde uitkomst, en een ander aantal een ander kenmerk."""
    subject = subject_in(world, "Hilversum", 2026)
    first, again = (chances_of(world, subject, YEARS, 100) for _ in range(2))
    assert first == again
    assert chances_of(world, subject, YEARS, 101).run_id != first.run_id


@pytest.mark.parametrize("draws", [0, -1, 100_001])
def test_a_number_of_draws_makes_sense(world: World, draws: int) -> None:
    """Een aantal trekkingen dat niet kan, geeft een zin die zegt wat wel kan."""
    with pytest.raises(UsageError, match="kies een aantal van 1 tot en met 100"):
        chances_of(world, subject_in(world, "Hilversum", 2026), YEARS, draws)


def test_years_before_the_money_have_no_spread(world: World) -> None:
    """Voor jaren zonder bedragen zijn er geen trekkingen."""
    assert chances_of(world, subject_in(world, "Hilversum", 2020), (2020,), 64).found == ()
