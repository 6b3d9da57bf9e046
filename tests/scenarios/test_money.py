# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The money of the Rijk for a place: the same as `geld` gives, and new money within its limit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scenarios.questions import DRAWS, PLACES, YEARS, find

from springplank.core.columns import as_floats
from springplank.funding.streams import compute_streams
from springplank.scenarios.money import (
    IMPULSBUDGET,
    INDEXED,
    adjusted,
    new_money,
    rijksgeld,
    taakstelling,
)
from springplank.scenarios.overlay import Rijksgeld
from springplank.scenarios.place import Place

MANY = 400


def rows_of(place: Place) -> int:
    """A row per gemeente; one for a place without a company."""
    return len(place.codes) if place.has_company else 1


@pytest.mark.parametrize("name", PLACES)
def test_the_streams_of_a_place(name: str) -> None:
    """Elke geldstroom is die van de gemeenten zelf, voor het deel dat hier meetelt."""
    world, place = find(name)
    streams = compute_streams(world, YEARS).streams
    for key, money in rijksgeld(world, place, YEARS, 1, 1).items():
        assert money.shape == (rows_of(place), len(YEARS), 1)
        if key != IMPULSBUDGET:
            whole = as_floats(streams[key].amounts)[list(place.rows)]
            parts = np.broadcast_to(whole, (len(whole), len(YEARS))) * place.weights[:, None]
            found = parts if place.has_company else parts.sum(axis=0, keepdims=True)
            np.testing.assert_allclose(money[:, :, 0], found)


@pytest.mark.parametrize("name", PLACES)
def test_draws_are_around_what_is_expected(name: str) -> None:
    """De trekkingen hebben het bedrag dat verwacht wordt, binnen hun bereik."""
    world, place = find(name)
    one, many = (rijksgeld(world, place, YEARS, draws, 1) for draws in (1, MANY))
    for key, money in many.items():
        assert money.shape == (rows_of(place), len(YEARS), MANY)
        assert np.array_equal(np.isnan(money).any(axis=2), np.isnan(one[key][:, :, 0]))
        # Whole euros against draws that are not; and a value may be able to go one way only.
        slack = len(place.codes) + np.abs(one[key]) * 1e-3
        assert not (one[key] < money.min(axis=2, keepdims=True) - slack).any()
        assert not (one[key] > money.max(axis=2, keepdims=True) + slack).any()


def test_the_same_seed_gives_the_same_money() -> None:
    """Hetzelfde getal om mee te beginnen geeft hetzelfde geld, ook in een kortere reeks."""
    world, place = find("ammatch")
    long = rijksgeld(world, place, YEARS, DRAWS, 1)
    short = rijksgeld(world, place, YEARS[:3], DRAWS, 1)
    for key, money in long.items():
        assert np.array_equal(money, rijksgeld(world, place, YEARS, DRAWS, 1)[key], equal_nan=True)
        assert np.array_equal(money[:, :3], short[key], equal_nan=True)
    other = rijksgeld(world, place, YEARS, DRAWS, 2)
    assert not np.array_equal(long["wsw"], other["wsw"])


def test_money_follows_wages_and_prices() -> None:
    """Een bijstelling van 3% per jaar maakt 100 euro 103 en dan 106,09; het impulsbudget niet."""
    money = {key: np.full((1, 2, 1), 100.0) for key in (*INDEXED, IMPULSBUDGET)}
    found = adjusted(money, np.full((2, 1), 0.03), (2026, 2027))
    for key in INDEXED:
        np.testing.assert_allclose(found[key][0, :, 0], [103.0, 106.09])
    assert found[IMPULSBUDGET] is money[IMPULSBUDGET]


@pytest.mark.parametrize("name", PLACES)
def test_the_taakstelling_of_a_place(name: str) -> None:
    """De taakstelling is die van de regeling zelf; zonder bedrijf staat er één som."""
    world, place = find(name)
    found = taakstelling(world, place, YEARS)
    whole = compute_streams(world, YEARS).streams["beschut_werk"].outcome.taakstelling
    assert found.shape == (rows_of(place), len(YEARS), 1)
    expected = (whole[list(place.rows)] * place.weights[:, None]).sum(axis=0)
    np.testing.assert_allclose(found.sum(axis=0)[:, 0], expected)


# --- New money of a scenario ----------------------------------------------------------------


def per_plek(most: float = float("inf")) -> Rijksgeld:
    """9.000 euro for a filled place, from 2030 on."""
    return Rijksgeld("Budget", "tussengroep", 9_000.0, 2030, most, is_labelled=True, why="test")


def test_paid_per_place_that_is_filled() -> None:
    """Voor 2030 niets; daarna 9.000 euro voor elke persoon die er is."""
    people = np.array([[[10.0], [20.0]]])
    found = new_money(per_plek(), people, None, (2029, 2030))
    assert found[0, :, 0].tolist() == [0.0, 180_000.0]


def test_never_more_than_the_country_has() -> None:
    """Voor 100.000 mensen is 518 miljoen 5.180 euro per persoon; tot 57.555 is het 9.000."""
    people = np.array([[[100.0]]])
    for country, amount in ((100_000.0, 518_000.0), (57_555.0, 900_000.0), (0.0, 900_000.0)):
        found = new_money(per_plek(518e6), people, np.array([[[country]]]), (2030,))
        assert found.item() == pytest.approx(amount)


@given(
    people=st.lists(st.floats(0, 1e5), min_size=1, max_size=8),
    most=st.floats(1.0, 1e9),
)
@settings(max_examples=50)
def test_all_places_together_stay_within_the_limit(people: list[float], most: float) -> None:
    """Alle gemeenten samen krijgen nooit meer dan er is, en nooit meer dan hun plekken."""
    here = np.array(people)[:, None, None]
    found = new_money(per_plek(most), here, here.sum(axis=0, keepdims=True), (2031,))
    assert found.sum() <= min(most, here.sum() * 9_000) * (1 + 1e-9)
    assert (found >= 0).all()


def test_unknown_people_give_unknown_money() -> None:
    """Weet niemand hoeveel mensen er zijn, dan is het bedrag onbekend en geen nul."""
    assert np.isnan(new_money(per_plek(), np.full((1, 1, 1), np.nan), None, (2031,))).all()
