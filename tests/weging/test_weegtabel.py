# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
from math import inf, nan

import numpy as np
import pytest
from tests.weging.tables import criterium, table, table_of

from springplank.errors import UsageError
from springplank.weging.eisen import judge


def test_worst_is_0_and_best_is_1() -> None:
    """Het slechtste van het bereik is 0 waard en het beste 1, ook als lager beter is."""
    found = table(
        [[0, 10, 100], [5, 5, 300]],
        criterium("hoog"),
        criterium("laag", lower=True, swing=(10, 0)),
        criterium("eigen", lower=True, swing=None),
    )
    assert found.values().tolist() == [[0, 0, 1], [0.5, 0.5, 0]]
    assert [found.has_own_range(at) for at in range(3)] == [False, False, True]


def test_empty_is_not_zero() -> None:
    """Een lege score is onbekend: de optie is niet te wegen, en wordt geen 0."""
    found = table([[nan, 5], [3, 4], [inf, 1]])
    assert found.known.all(axis=1).tolist() == [False, True, False]
    assert np.isnan(found.values()[[0, 2], 0]).all()


def test_a_score_outside_its_range_is_told_and_not_cut_off() -> None:
    """Een score van 12 op een schaal tot 10 is 1,2 waard, en de tabel noemt hem."""
    found = table([[12, 5], [-1, 4]])
    assert found.values()[:, 0].tolist() == [1.2, -0.1]
    assert found.outside() == ((0, 0), (1, 0))


def test_a_person_chooses_the_range() -> None:
    """Wie zelf een kant van het bereik kiest, rekent daarmee; de andere kant blijft staan."""
    key = criterium("k")
    one = table_of("ab", [key], [[4], [8]], [[nan], [8]])
    assert one.swings().tolist() == [[0], [8]]
    taken = table_of("ab", [criterium("k", swing=None)], [[4], [8]], [[0], [nan]])
    assert taken.swings().tolist() == [[0], [8]]
    assert taken.has_own_range(0)


@pytest.mark.parametrize("ends", [[[10], [0]], [[5], [5]], [[nan], [-3]]])
def test_a_range_upside_down_is_refused(ends: list[list[float]]) -> None:
    """Een bereik waarvan het beste niet beter is dan het slechtste, geeft een melding."""
    with pytest.raises(UsageError, match="het beste hoort hoger"):
        table_of("ab", [criterium("k")], [[4], [8]], ends).values()
    with pytest.raises(UsageError, match="het beste hoort hoger"):
        table_of("ab", [criterium("k", swing=None)], [[4], [8]], [[9], [nan]]).values()


def test_equal_options_are_worth_the_same() -> None:
    """Zijn alle scores gelijk, dan is elke optie 1 waard; zonder scores is niets bekend."""
    key = criterium("k", swing=None)
    assert table([[7], [7]], key).values().tolist() == [[1], [1]]
    nothing = table([[nan], [nan]], key)
    assert np.isnan(nothing.values()).all()
    assert nothing.outside() == ()


def test_a_part_of_a_table_keeps_its_numbers() -> None:
    """Een deel van de opties of criteria houdt zijn scores; een bereik uit de opties schuift."""
    found = table([[1, 2], [3, 4], [5, 9]], criterium("x", swing=None), criterium("y"))
    assert found.among([0, 1]).swings()[:, 0].tolist() == [1, 3]
    assert found.among([0, 1]).opties == ("a", "b")
    assert found.on([1]).keys == ("y",)
    assert found.on([1]).scores.tolist() == [[2], [4], [9]]
    assert found.on([]).values().shape == (3, 0)


def test_demands_come_before_weights() -> None:
    """Wie een eis niet haalt, valt af met de score; een lege score bewijst niets."""
    found = table(
        [[1, 5], [6, 9], [nan, 3]], criterium("k"), criterium("l", lower=True, swing=(10, 0))
    )
    toetsen = judge(found, {"k": 5, "l": 8})
    assert [(t.optie, t.criterium, t.oordeel) for t in toetsen] == [
        (0, 0, "valt af"), (0, 1, "voldoet"), (1, 0, "voldoet"),
        (1, 1, "valt af"), (2, 0, "onbekend"), (2, 1, "voldoet"),
    ]  # fmt: skip
    assert judge(found, {}) == ()


def test_a_demand_is_met_at_its_border() -> None:
    """Precies de eis is genoeg."""
    found = table([[5]])
    assert judge(found, {"k0": 5})[0].oordeel == "voldoet"
