# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""De landelijke berekening en de schuif: dezelfde cijfers, hoe ook gevraagd."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.cohort.groups import GROEPEN
from springplank.cohort.scoring import QUANTILES
from springplank.core.assumptions import replaced
from springplank.errors import UsageError
from springplank.funding.draws import draw_funding
from springplank.funding.streams import compute_streams
from springplank.funding.world import World, make_world
from springplank.reference.subjects import NATIONAL, find_subject
from springplank.regelingen import STREAMS
from springplank.scenarios.area_money import first_wsw, realignment_band, stream_money
from springplank.scenarios.areas import (
    Areas,
    Figures,
    all_areas,
    areas_of,
    figures_of,
    money_in,
    profiles_of,
)
from springplank.scenarios.bands import SURE, Scale, Term, linear_band, quantiles, sort_rows
from springplank.scenarios.linear import PAID, PART_OF
from springplank.scenarios.money import (
    BIJSTELLING,
    HERIJKING,
    INDEXED,
    adjusted,
    realigned,
    rijksgeld,
)
from springplank.scenarios.national import Landelijk, national_assumptions, national_run
from springplank.scenarios.people import (
    Kansen,
    all_of_the_country,
    begin_year,
    follow,
    national_level,
    with_guessed_start,
)
from springplank.scenarios.slider import Slider, make_slider
from springplank.scenarios.values import Reading, values_of

DRAWS = 24
SEED = 7


@cache
def world() -> World:
    return make_world()


@cache
def years() -> tuple[int, ...]:
    first = begin_year(world()) + 1
    return tuple(range(first, first + 4))


@cache
def some_areas() -> Areas:
    """Drie verbanden, waaronder een met een gemeente die bij twee verbanden hoort, en het land."""
    weighted = next(p.onderwerp for p in all_areas(world()).places[:-1] if (p.weights < 1).any())
    names = ("Tomingroep", "ammatch")
    subjects = [find_subject(name) for name in names]
    return areas_of(world(), [*subjects, weighted, find_subject("landelijk")])


@cache
def small() -> Landelijk:
    return national_run(world(), years(), DRAWS, SEED, areas=some_areas())


@cache
def slider() -> Slider:
    return make_slider(world(), years(), DRAWS, SEED, areas=some_areas())


def check_same(left: Landelijk, right: Landelijk) -> None:
    """Every band has the same bits."""
    assert left.banden.keys() == right.banden.keys()
    for key, band in left.banden.items():
        other = right.banden[key]
        assert np.array_equal(band.verwacht, other.verwacht, equal_nan=True), key
        assert np.array_equal(band.kwantielen, other.kwantielen, equal_nan=True), key


def test_every_group_and_stream_has_a_band_in_every_place() -> None:
    found = small()
    groups = {g.key for g in GROEPEN.values() if g.is_own}
    assert {group for kind, group in found.banden if kind == "personen"} == groups | {"wachtlijst"}
    lines = {*STREAMS, BIJSTELLING, HERIJKING}
    assert {key for kind, key in found.banden if kind == "rijksgeld"} == lines
    for key, band in found.banden.items():
        assert band.verwacht.shape == (4, len(years())), key
        assert band.kwantielen.shape == (len(QUANTILES), 4, len(years())), key
    known = {key for key, band in found.banden.items() if not np.isnan(band.verwacht).all()}
    assert ("personen", "traject") not in known
    assert {("personen", "wsw"), PAID, ("rijksgeld", "wsw")} < known


def test_one_and_two_workers_and_a_second_run_have_the_same_bits() -> None:
    for workers in (1, 2):
        check_same(
            small(), national_run(world(), years(), DRAWS, SEED, workers, areas=some_areas())
        )


def test_a_late_year_alone_has_the_same_numbers() -> None:
    late = national_run(world(), years()[-1:], DRAWS, SEED, areas=some_areas())
    for key, band in late.banden.items():
        whole = small().banden[key]
        assert np.array_equal(band.verwacht, whole.verwacht[:, -1:], equal_nan=True), key
        assert np.array_equal(band.kwantielen, whole.kwantielen[:, :, -1:], equal_nan=True), key


def test_the_people_are_those_of_a_projection_of_the_place() -> None:
    """De banden komen uit dezelfde trekkingen als die van `follow`, gemeente voor gemeente."""
    values = values_of(national_assumptions(), years(), DRAWS, SEED)
    past = {key: drawn.draws for key, drawn in values.shipped.items()}
    kansen = Kansen(years(), world().stand.on, values.every, past)
    for place, start, row in zip(some_areas().places, some_areas().starts, range(4), strict=True):
        is_country = place.onderwerp.soort == NATIONAL
        people = with_guessed_start(
            follow(start, kansen, flows=False), start, values.every, is_national=is_country
        )
        for group in PART_OF:
            draws = people.stand[group].sum(axis=0)
            expected = np.quantile(draws, QUANTILES, axis=1)
            found = small().banden["personen", group].kwantielen[:, row]
            np.testing.assert_allclose(found, expected, rtol=1e-7)


def test_the_money_is_that_of_the_place() -> None:
    values = values_of(national_assumptions(), years(), DRAWS, SEED).every
    kansen = Kansen(years(), world().stand.on, values, values)
    level = national_level(all_of_the_country(world()), kansen)
    for row, place in enumerate(some_areas().places):
        money = dict(rijksgeld(world(), place, years(), DRAWS, SEED))
        followed = realigned(money["wsw"], level, values["rijksgeld.herijking_wsw"])
        whole = {**money, HERIJKING: followed}
        later = adjusted(whole, values["rijksgeld.bijstelling"], years())
        more = np.sum([later[key] - money[key] for key in INDEXED], axis=0)
        for key, amounts in {**money, HERIJKING: later[HERIJKING], BIJSTELLING: more}.items():
            expected = np.quantile(amounts.sum(axis=0), QUANTILES, axis=1)
            found = small().banden["rijksgeld", key].kwantielen[:, row]
            allowed = 2e-6 * np.nanmax(np.abs(money["wsw"])) + 1.0
            np.testing.assert_allclose(found, expected, rtol=2e-6, atol=allowed, err_msg=key)


def test_money_that_moves_in_another_way_than_that_of_the_country_has_its_own_band() -> None:
    """Een gebied dat geen vast deel van het land heeft, wordt zelf gerekend."""
    first = first_wsw(world(), some_areas(), DRAWS, SEED)
    other = replace(first, draws=first.draws * np.array([1.0, 1.1, 1.0, 1.0])[:, None, None])
    money = stream_money(world(), some_areas(), years(), other, DRAWS, SEED)
    assert np.isnan(money.wsw_share[1]).all()
    assert not np.isnan(money.wsw_share[[0, 2, 3]]).any()
    level = np.ones((len(years()), 1)), np.ones((len(years()), DRAWS))
    values = values_of(national_assumptions(), years(), DRAWS, SEED)
    band = realignment_band(money, level, values.middle, values.every)
    part = values.every["rijksgeld.herijking_wsw"]
    growth = (1 + values.every["rijksgeld.bijstelling"][:1]) ** np.arange(1, len(years()) + 1)[
        :, None
    ]
    draws = (other.draws[1] - money.wsw.draws[1]) * part * growth
    np.testing.assert_allclose(
        band.kwantielen[:, 1], np.quantile(draws, QUANTILES, axis=1), rtol=1e-5, atol=5.0
    )


def test_the_country_is_the_sum_of_the_verbanden_in_every_draw() -> None:
    """Elke gemeente telt voor precies haar deel mee, mensen en geld."""
    areas = all_areas(world())
    for group, basis in (("wsw", None), ("regulier", ("tussengroep", "regulier"))):
        whole = figures_of(areas, group, basis).guessed
        country = figures_of(areas, group, basis).national[-1]
        np.testing.assert_allclose(whole[:-1].sum(axis=0), country, rtol=1e-12)
    drawn = draw_funding(compute_streams(world(), years()[:2]), DRAWS, SEED)
    for key in ("wsw", "beschut_werk", "iu_participatie"):
        parts = sum(money_in(drawn, key, place) for place in areas.places[:-1])
        np.testing.assert_allclose(parts, money_in(drawn, key, areas.places[-1]), rtol=1e-12)


@pytest.mark.parametrize("key", sorted(national_assumptions()))
def test_a_slider_gives_the_bits_of_a_run_from_scratch(key: str) -> None:
    """Voor elke aanname: alleen het geraakte deel rekenen geeft hetzelfde als alles rekenen."""
    assumption = slider().assumptions[key]
    value = (assumption.value + assumption.high) / 2
    moved = slider().move(key, value)
    other = {
        **national_assumptions(),
        key: replaced(assumption, value, by="scenario", source="schuif"),
    }
    scratch = make_slider(world(), years(), DRAWS, SEED, assumptions=other, areas=some_areas())
    check_same(moved.outcome, scratch.outcome)


def test_a_slider_starts_as_the_national_run_and_goes_back_to_it() -> None:
    check_same(slider().outcome, small())
    back = slider().move("wsw.overig_vertrek", 0.02).with_assumptions(national_assumptions())
    check_same(back.outcome, small())


def test_a_slider_leaves_alone_what_does_not_rest_on_the_aanname() -> None:
    before = slider()
    after = before.move("tussengroep.doorstroom", 0.15)
    changed = {key for key in before.bands if after.bands[key] is not before.bands[key]}
    assert changed == {("personen", "tussengroep"), ("personen", "regulier"), PAID}
    after = before.move("wsw.oversterfte", 2.5)
    changed = {key for key in before.bands if after.bands[key] is not before.bands[key]}
    assert changed == {("personen", "wsw"), ("rijksgeld", HERIJKING)}


def test_a_slider_refuses_what_cannot_be() -> None:
    with pytest.raises(UsageError, match="bestaat niet"):
        slider().move("wsw.overig", 0.1)
    with pytest.raises(UsageError, match="kan niet"):
        slider().move("wsw.overig_vertrek", 2.0)


def test_an_own_figure_has_no_range_of_the_start() -> None:
    """Wie een eigen aantal geeft, heeft geen bandbreedte van de landelijke schatting."""
    one = areas_of(world(), [find_subject("Tomingroep")])
    start = one.starts[0]
    code = start.gemeenten[0]
    own = replace(one, starts=(start.with_local(code, "beschut_werk", 50.0, "eigen telling"),))
    found = figures_of(own, "beschut_werk", ("beschut_werk",))
    assert found.known[0, 0] == 50.0
    assert found.national[0, 0] == 0.0
    assert found.guessed[0, 0] == pytest.approx(start.figures["beschut_werk"][1:].sum())


def test_the_start_of_the_country_has_its_own_range_unless_every_gemeente_counted() -> None:
    """Het land heeft een eigen bandbreedte; alleen als elke gemeente telde, is het begin zeker."""
    country = areas_of(world(), [find_subject("landelijk")])
    start = country.starts[0]
    counted = start
    for code in start.gemeenten[:-1]:
        counted = counted.with_local(code, "beschut_werk", 10.0, "eigen telling")
    all_but_one = replace(country, starts=(counted,))
    found = figures_of(all_but_one, "beschut_werk", ("beschut_werk",))
    rest = start.figures["beschut_werk"][-1]
    assert found.national[0, 0] == pytest.approx(10.0 * (len(start.gemeenten) - 1) + rest)
    assert (found.known[0, 0], found.guessed[0, 0]) == (0.0, 0.0)
    last = counted.with_local(start.gemeenten[-1], "beschut_werk", 10.0, "eigen telling")
    found = figures_of(replace(country, starts=(last,)), "beschut_werk", ("beschut_werk",))
    assert (found.national[0, 0], found.guessed[0, 0]) == (0.0, 0.0)
    assert found.known[0, 0] == 10.0 * len(start.gemeenten)


def test_only_what_is_read_counts_as_read() -> None:
    values = Reading({"a": np.ones(1), "b": np.zeros(1)})
    assert (list(values), len(values), values.seen) == (["a", "b"], 2, set())
    assert values["a"] == values.get("a", 0.0) == 1.0
    assert values.seen == {"a"}


# --- The parts that it is made of ------------------------------------------------------------


@given(st.integers(1, 6), st.sampled_from([2, 7, 300, 513, 600, 1000, 1024, 1300]), st.integers())
def test_rows_are_sorted_whatever_their_length(rows: int, length: int, seed: int) -> None:
    values = np.random.default_rng(abs(seed)).integers(0, 50, (rows, length)).astype(np.float32)
    assert np.array_equal(sort_rows(values.copy()), np.sort(values, axis=1))


def test_quantiles_are_those_of_numpy_and_unknown_stays_unknown() -> None:
    values = np.random.default_rng(1).normal(1e9, 1e6, (3, 1000))
    values[1, 5] = np.nan
    found = quantiles(values, np.full(3, 1e9))
    expected = np.quantile(values, QUANTILES, axis=1)
    np.testing.assert_allclose(found, expected, atol=1.0)
    assert np.isnan(found[:, 1]).all()


def test_places_that_are_alike_are_projected_once() -> None:
    """Twee keer zo veel van alles is hetzelfde profiel; onbekend heeft er geen."""
    rows = np.array([[1.0, 2.0], [2.0, 4.0], [1.0, 3.0], [np.nan, 1.0], [0.0, 0.0]])
    profiles = profiles_of([Figures(rows, np.zeros_like(rows), np.zeros_like(rows))])
    which = profiles.which.tolist()
    assert which[0] == which[1] != which[2]
    assert which[3] == -1
    assert len(profiles.parts[0].guessed) == 3
    response = np.arange(1.0, 2 * 2 * 4 + 1).reshape(2, 2, 4)
    term = Term(response, response.mean(axis=2), SURE, SURE)
    band = linear_band(profiles, [term], range(2))
    expected = np.quantile(np.tensordot(rows, response, 1), QUANTILES, axis=2)
    np.testing.assert_allclose(band.kwantielen, expected, rtol=1e-6)
    np.testing.assert_allclose(band.verwacht, rows @ response.mean(axis=2))


def test_a_sure_group_with_a_guessed_start_moves_with_the_start() -> None:
    rows = np.array([[2.0]])
    profiles = profiles_of([Figures(rows, np.zeros_like(rows), np.zeros_like(rows))])
    sure = np.full((1, 1, 1), 3.0)
    scale = Scale(np.array([0.5, 1.0, 1.5]), 1.0)
    band = linear_band(profiles, [Term(sure, sure[:, :, 0], scale, SURE)], [0])
    assert band.kwantielen[QUANTILES.index(0.5), 0, 0] == pytest.approx(6.0)
    assert band.kwantielen[0, 0, 0] == pytest.approx(3.0 + 0.05 * 3.0)
