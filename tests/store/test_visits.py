# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Visits: what somebody saw last time."""

import pytest
from tests.store.conftest import later

from springplank.errors import UsageError
from springplank.store.engine import Database
from springplank.store.visits import Bezoek, Gezien, begin_visit, find_visit, note_visit

PLACE = "bekijk/GM0402"


def seen(minutes: float, koppen: str = "{}") -> Gezien:
    """What is seen so many minutes after noon."""
    return Gezien(later(minutes), "run", "meicirculaire 2026", koppen)


def look(database: Database, at: Gezien, wie: str = "Anna") -> Gezien | None:
    """Look, and remember; give what was seen in the visit before."""
    visit = begin_visit(find_visit(database, PLACE, wie), at.moment)
    note_visit(database, PLACE, wie, visit, at)
    return visit.vorige


def test_first_look(database: Database) -> None:
    """Wie voor het eerst kijkt, heeft niets om mee te vergelijken."""
    assert find_visit(database, PLACE, "Anna") == Bezoek(None, None)
    assert look(database, seen(0)) is None
    assert find_visit(database, PLACE, "Anna") == Bezoek(seen(0), None)


def test_next_visit(database: Database) -> None:
    """Een volgend bezoek vergelijkt met het laatste van het vorige, ook na verversen."""
    look(database, seen(0, "oud"))
    assert look(database, seen(10, "nieuwer")) is None
    assert look(database, seen(40, "nu")) == seen(10, "nieuwer")
    assert look(database, seen(41, "nu")) == seen(10, "nieuwer")
    assert look(database, seen(50, "later")) == seen(10, "nieuwer")
    assert look(database, seen(500, "volgende dag")) == seen(50, "later")


def test_same_figures_are_noted_now_and_then(database: Database) -> None:
    """Dezelfde cijfers nog eens bekijken kost niet telkens een schrijfbeurt."""
    for minutes in (0, 2, 4):
        look(database, seen(minutes))
    assert find_visit(database, PLACE, "Anna").nu == seen(0)
    look(database, seen(5))
    assert find_visit(database, PLACE, "Anna").nu == seen(5)
    look(database, seen(6, "anders"))
    assert find_visit(database, PLACE, "Anna").nu == seen(6, "anders")


def test_everybody_visits_alone(database: Database) -> None:
    """Het bezoek van een ander telt niet als dat van u."""
    look(database, seen(0, "oud"), "Anna")
    look(database, seen(60, "nieuw"), "Bert")
    assert look(database, seen(61, "nieuw"), "Anna") == seen(0, "oud")


def test_visit_that_cannot_be_kept(database: Database) -> None:
    """Een bezoek zonder kenmerk wordt niet genoteerd."""
    with pytest.raises(UsageError):
        note_visit(database, PLACE, "Anna", Bezoek(None, None), Gezien(later(0), "", "m", "{}"))
    assert find_visit(database, PLACE, "Anna").nu is None
