# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Trekkingen: herhaalbaar, onafhankelijk van wie rekent, en binnen de bandbreedte."""

from dataclasses import replace

import numpy as np
import pytest

from springplank.core.columns import UNKNOWN, Floats, as_floats
from springplank.core.randomness import BLOCK, triangular, uniform
from springplank.core.sources import find_stand
from springplank.errors import UsageError
from springplank.funding import draw_plans as module
from springplank.funding.draws import (
    Draws,
    draw_funding,
    draw_streams,
    drawn_values,
    interval,
    quantiles,
    total,
)
from springplank.funding.streams import Funding, compute_streams
from springplank.funding.world import make_world

YEARS = (2024, 2025, 2026, 2027, 2031, 2034, 2035, 2040, 2048)
MANY = 1000
UNCERTAIN = ("impulsbudget", "sociale_infrastructuur", "beschut_werk", "wsw", "iu_participatie")
EURO = 1.0
"""Amounts and their bounds are whole euros, draws are not: they may lie a euro apart."""


@pytest.fixture(scope="module")
def funding() -> Funding:
    """Alle regelingen in de nieuwste stand."""
    return compute_streams(make_world(), YEARS)


@pytest.fixture(scope="module")
def drawn(funding: Funding) -> Draws:
    """Duizend trekkingen daaromheen."""
    return draw_funding(funding, MANY)


def at(year: int) -> int:
    return YEARS.index(year)


def rounding(amounts: Floats) -> Floats:
    """One euro, and what float32 cannot hold."""
    return EURO + np.abs(amounts) * 1e-6


def test_the_mean_of_the_draws_is_the_mean_of_the_distribution(
    funding: Funding, drawn: Draws
) -> None:
    """For amounts that are a share of one drawn value, the mean is (low + value + high) / 3."""
    for key in ("impulsbudget", "sociale_infrastructuur", "wsw"):
        path = funding.streams[key].prepared.paths["macrobudget"]
        low, value, high = (as_floats(a)[0] for a in (path.low, path.values, path.high))
        assert drawn.uncertain[key].size
        for place in np.flatnonzero(low < high).tolist():
            found = total(drawn, key)[place]
            mean = (low + value + high)[place] / 3
            error = (high - low)[place] / np.sqrt(18 * MANY)  # at most, for a triangle
            assert abs(found.mean() - mean) < 4 * error


def test_the_interval_holds_the_expected_amount(funding: Funding, drawn: Draws) -> None:
    """Not so for beschut werk, nor for the Wsw of 2025: they can only turn out higher."""
    for key in ("impulsbudget", "sociale_infrastructuur", "wsw"):
        expected = as_floats(funding.streams[key].amounts).sum(axis=0)
        low, high = interval(drawn, key)
        two_sided = np.array([key != "wsw" or year != 2025 for year in YEARS])
        assert (low <= expected + rounding(expected))[two_sided].all()
        assert (high >= expected - rounding(expected)).all()


def test_the_same_seed_gives_the_same_draws(funding: Funding) -> None:
    first, second = (draw_funding(funding, 100, seed=7) for _ in range(2))
    other = draw_funding(funding, 100, seed=8)
    for key in UNCERTAIN:
        assert np.array_equal(first.amounts(key), second.amounts(key), equal_nan=True)
        assert not np.array_equal(first.amounts(key), other.amounts(key), equal_nan=True)


@pytest.mark.parametrize("workers", [2, 3])
def test_the_number_of_workers_does_not_matter(funding: Funding, workers: int) -> None:
    alone = draw_funding(funding, 200, workers=1)
    together = draw_funding(funding, 200, workers=workers)
    for key in funding.streams:
        assert np.array_equal(alone.amounts(key), together.amounts(key), equal_nan=True)


def test_more_draws_begin_with_the_same_draws(funding: Funding) -> None:
    few, more = draw_funding(funding, BLOCK + 1), draw_funding(funding, 3 * BLOCK)
    for key in UNCERTAIN:
        begin = more.amounts(key)[:, :, : BLOCK + 1]
        assert np.array_equal(few.amounts(key), begin, equal_nan=True)


def test_how_many_years_go_together_does_not_matter(
    funding: Funding, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = draw_funding(funding, 10)
    monkeypatch.setattr(module, "CELLS", 1)
    one_by_one = draw_funding(funding, 10)
    for key in UNCERTAIN:
        assert np.array_equal(whole.amounts(key), one_by_one.amounts(key), equal_nan=True)


def test_asking_other_years_does_not_change_a_year(drawn: Draws) -> None:
    alone = draw_streams(make_world(), (2040,), MANY)
    for key in UNCERTAIN:
        assert np.array_equal(alone.amounts(key)[:, 0], drawn.amounts(key)[:, at(2040)])


def test_years_after_each_other_are_as_each_year_alone() -> None:
    """Jaren die samen worden berekend, geven wat elk jaar apart geeft."""
    world, years = make_world(), tuple(range(2024, 2032))
    together = draw_streams(world, years, BLOCK)
    for place, year in enumerate(years):
        alone = draw_streams(world, (year,), BLOCK)
        for key in together.expected:
            found = together.amounts(key)[:, place]
            assert np.array_equal(found, alone.amounts(key)[:, 0], equal_nan=True)


def test_a_year_without_a_range_has_the_amount_itself_in_every_draw(
    funding: Funding, drawn: Draws
) -> None:
    for key, place in (
        ("impulsbudget", at(2025)),
        ("wsw", at(2024)),
        ("iu_participatie", at(2024)),
    ):
        expected = as_floats(funding.streams[key].amounts)[:, place]
        found = drawn.amounts(key)[:, place]
        assert (found == expected.astype(np.float32)[:, None]).all()
        low, high = interval(drawn, key)
        assert low[place] == high[place] == expected.sum()


def test_an_own_value_takes_the_range_away() -> None:
    world = make_world(choices={"wsw.macrobudget": 1_700_000_000.0})
    drawn = draw_streams(world, (2030,), 100)
    assert not drawn.uncertain["wsw"].size
    assert np.ptp(drawn.amounts("wsw"), axis=2).max() == 0


def test_draws_lie_within_the_bounds_of_the_stream(funding: Funding, drawn: Draws) -> None:
    """All formulas of these streams rise with each value, so the bounds hold per gemeente."""
    for key in UNCERTAIN:
        stream = funding.streams[key]
        low, high = (as_floats(stream.bounds(b))[:, :, None] for b in ("low", "high"))
        amounts = drawn.amounts(key).astype(np.float64)
        assert (amounts >= low - rounding(low)).all()
        assert (amounts <= high + rounding(high)).all()


def test_the_whole_is_the_sum_of_its_parts_in_every_draw(drawn: Draws) -> None:
    parts = ("wsw", "beschut_werk", "sociale_infrastructuur")
    place = at(2040)
    together = sum(drawn.amounts(part)[:, place].astype(np.float64) for part in parts)
    whole = drawn.amounts("iu_participatie")[:, place]
    assert np.abs(together - whole).max() <= 32  # float32 of a quarter of a billion
    assert np.allclose(together, whole, rtol=1e-6)


def test_the_formulas_are_those_of_the_product(funding: Funding, drawn: Draws) -> None:
    """One draw, computed in full precision through the product with own values, is that draw."""
    values = drawn_values(funding, MANY)
    place, year, draw = at(2031), 2031, 123
    choices = {where: float(found[place, draw]) for where, found in values.items()}
    alone = compute_streams(make_world(choices=choices), (year,))
    for key in UNCERTAIN:
        expected = as_floats(alone.streams[key].amounts)[:, 0]
        found = drawn.amounts(key)[:, place, draw]
        assert (np.abs(found - expected) <= 3 * rounding(expected)).all()


def test_a_path_moves_as_a_whole(funding: Funding) -> None:
    path = drawn_values(funding, MANY)["wsw.macrobudget"]
    assert np.array_equal(np.argsort(path[at(2026)]), np.argsort(path[at(2040)]))


def test_streams_are_drawn_apart(funding: Funding) -> None:
    values = drawn_values(funding, MANY)
    drawn = [found[at(2031)] for found in values.values()]
    rows = np.array([found for found in drawn if found.std() > 0])
    beside_diagonal = np.corrcoef(rows) - np.eye(len(rows))
    assert len(rows) == 5
    assert np.abs(beside_diagonal).max() < 0.15


def test_unknown_stays_unknown() -> None:
    """Voor de meicirculaire 2025 was het impulsbudget niet bekend."""
    world = make_world(find_stand("meicirculaire-2024"))
    drawn = draw_streams(world, (2026, 2031), 10)
    assert np.isnan(drawn.amounts("impulsbudget")).all()
    assert np.isnan(interval(drawn, "impulsbudget")).all()
    assert np.isnan(drawn.amounts("buig_loonkostensubsidie")).all()


def test_a_gemeente_that_is_unknown_stays_unknown_beside_others(funding: Funding) -> None:
    stream = funding.streams["wsw"]
    amounts = stream.amounts.copy()
    amounts[5] = UNKNOWN
    holed = replace(stream, outcome=replace(stream.outcome, bedrag=amounts))
    drawn = draw_funding(Funding(funding.world, funding.years, {"wsw": holed}), 10)
    assert np.isnan(drawn.amounts("wsw")[5]).all()
    assert not np.isnan(drawn.amounts("wsw")[4]).any()
    assert np.isnan(total(drawn, "wsw", [4, 5])).all()


def test_rows_are_the_subject(drawn: Draws) -> None:
    rows = [3, 200]
    found = drawn.amounts("wsw", rows)
    assert np.array_equal(found, drawn.amounts("wsw")[rows])
    assert np.allclose(total(drawn, "wsw", rows), found.sum(axis=0, dtype=np.float64))
    five = quantiles(drawn, "wsw", rows)
    assert five.shape == (5, len(YEARS))
    assert (np.diff(five, axis=0) >= 0).all()
    low, high = interval(drawn, "wsw", rows)
    assert np.array_equal(low, five[1])
    assert np.array_equal(high, five[3])


def test_no_draws_is_no_question(funding: Funding) -> None:
    with pytest.raises(UsageError, match="Kies een aantal van 1 of meer"):
        draw_funding(funding, 0)


TRIANGLES = [(1.0, 1.0, 2.0), (1.0, 2.0, 2.0), (1.0, 1.25, 2.0), (-3.0, 0.0, 1.0)]


@pytest.mark.parametrize("low, value, high", TRIANGLES)
def test_triangle(low: float, value: float, high: float) -> None:
    u = np.linspace(0, 1, 100_001)
    found = triangular(np.array([[low]]), np.array([[value]]), np.array([[high]]), u)[0]
    assert (found[0], found[-1]) == pytest.approx((low, high))
    assert (np.diff(found) >= 0).all()
    assert found.mean() == pytest.approx((low + value + high) / 3, abs=1e-4)
    below = (value - low) / (high - low)
    assert (found <= value).mean() == pytest.approx(below, abs=1e-4)


def test_triangle_without_width_is_the_value() -> None:
    seven = np.array([[7.0, np.nan]])
    found = triangular(seven, seven, seven, np.array([0.0, 0.5]))
    assert (found[0] == 7.0).all()
    assert np.isnan(found[1]).all()


def test_uniform_numbers_follow_from_seed_name_and_block() -> None:
    first = uniform(1, "a.b", 0)
    assert first.shape == (BLOCK,)
    assert np.array_equal(first, uniform(1, "a.b", 0))
    for other in (uniform(2, "a.b", 0), uniform(1, "a.c", 0), uniform(1, "a.b", 1)):
        assert not np.intersect1d(first, other).size
    assert ((first >= 0) & (first < 1)).all()
