# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Questions for the tests of a run: small verbanden, few draws, a short horizon."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import numpy as np

from springplank.bekostiging.loading import load_afspraak
from springplank.company.bedrijf import assumed_bedrijf
from springplank.funding.world import World, make_world
from springplank.reference.partnerships import memberships, own_list_verband
from springplank.reference.subjects import find_subject
from springplank.scenarios.eigen import NOTHING
from springplank.scenarios.people import Mensen
from springplank.scenarios.place import Place, place_of
from springplank.scenarios.run import Question
from springplank.scenarios.scenario import ZERO, Scenario, Wijziging, library

DRAWS = 24
YEARS = tuple(range(2026, 2034))
TWENTY = "twintig"
PLACES = ("ammatch", "werkzaak", "ability", TWENTY, "landelijk")
"""Five gemeenten, eight, one, twenty, and the country."""

COMPANIES = PLACES[:-1]


@cache
def world_with_twenty() -> World:
    """A world in which the first twenty gemeenten share a company."""
    world = make_world()
    verband = own_list_verband(TWENTY, "Twintig gemeenten", world.codes[:20], "verzonnen")
    return replace(world, memberships=memberships([verband], world.codes))


def find(name: str) -> tuple[World, Place]:
    """Find a world and a place in it."""
    world = world_with_twenty() if name == TWENTY else make_world()
    verbanden = world.memberships.verbanden if name == TWENTY else None
    return world, place_of(world, find_subject(name, 2026, verbanden))


def ask(name: str, scenario: Scenario | str = ZERO, **other: Any) -> Question:
    """Ask a question about a place; `other` are fields of Question."""
    world, place = find(name)
    found = library()[scenario] if isinstance(scenario, str) else scenario
    given: Mapping[str, Any] = {
        "draws": DRAWS,
        "years": YEARS,
        "bedrijf": assumed_bedrijf(place.naam, 2025),
        "afspraak": load_afspraak(),
        "model": "partieel",
        "eigen": NOTHING,
        **other,
    }
    return Question(world, place, scenario=found, **given)


def change(target: str, key: str, value: float | str = 0.0, **other: Any) -> Wijziging:
    """Make one change; `other` are fields of Wijziging."""
    given: Mapping[str, Any] = {
        "how": "waarde",
        "years": {},
        "first": None,
        "low": None,
        "high": None,
        "status": "aanname",
        "owner": "tester",
        "source": "",
        "why": "Voor de test.",
        "details": {},
        **other,
    }
    return Wijziging(target, key, value=value, **given)


def scenario_of(*changes: Wijziging) -> Scenario:
    """Make a scenario of some changes."""
    return Scenario("proef", "Proef", "tester", date(2026, 11, 22), "keuze", "", "", changes, ())


def gap(people: Mensen) -> float:
    """Largest number of people that appear from nowhere or are gone without a flow."""
    worst = 0.0
    for group, stand in people.stand.items():
        before = np.concatenate(
            [np.broadcast_to(people.begin[group], stand[:, :1].shape), stand[:, :-1]], axis=1
        )
        moved = sum(sign * people.flow[key] for key, sign in people.sign.items() if key[0] == group)
        assert np.array_equal(np.isnan(before), np.isnan(stand))
        worst = max(worst, float(np.nanmax(np.abs(before + moved - stand), initial=0.0)))
    return worst
