# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What must hold of people, whatever the aannames are."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cohort.gemeenten import ON, START_YEAR, make_start

from springplank.cohort import beschut_werk, wsw
from springplank.cohort.groups import GROEPEN
from springplank.cohort.projection import (
    People,
    cohort_assumptions,
    merged,
    project,
    respond,
    systems,
    with_local_inflow,
)
from springplank.cohort.response import STAND, Response
from springplank.cohort.system import System
from springplank.core.assumptions import Draws, draw, expected
from springplank.core.columns import Floats
from springplank.errors import DataError, RuleError, UsageError

YEARS = tuple(range(START_YEAR + 1, START_YEAR + 26))
OWN = ("wsw", "beschut_werk", "wachtlijst", "tussengroep", "regulier", "traject")
seeds = st.integers(0, 10_000)
small = settings(max_examples=15, deadline=None)


@cache
def drawn(draws: int = 7, seed: int = 3) -> Draws:
    """Draw all aannames."""
    return draw(cohort_assumptions(), YEARS, draws, seed)


@cache
def people(seed: int = 3) -> People:
    """Project four gemeenten, with own figures for the people in traject."""
    start = make_start()
    for gemeente in start.gemeenten:
        start = start.with_local(gemeente, "traject", 25, "proef")
        start = start.with_local(gemeente, "instroom_traject", 15, "proef")
    return project(start, respond(drawn(seed=seed), YEARS, ON), YEARS)


def in_random(generator: np.random.Generator, response: Response) -> Floats:
    """Give random start figures for three gemeenten."""
    return generator.random((3, len(response.basis))) * 100


@small
@given(seeds)
def test_nobody_appears_from_nowhere(seed: int) -> None:
    """Begin plus wie kwam min wie ging is het eind: per groep, gemeente, jaar en trekking."""
    generator = np.random.default_rng(seed)
    for group, response in respond(drawn(seed=seed), YEARS, ON).items():
        start = in_random(generator, response)
        stand = response.of(STAND, start)
        begin = np.broadcast_to(response.stand_at_start(start), stand[:, :1].shape)
        before = np.concatenate([begin, stand[:, :-1]], axis=1)
        change = sum(sign * response.of(name, start) for name, sign in response.sign.items())
        assert np.allclose(before + change, stand, rtol=1e-10, atol=1e-9), group
        assert (stand >= -1e-9).all()


@small
@given(seeds)
def test_twice_the_inflow_is_twice_the_people(seed: int) -> None:
    """Een groep die bij niemand begint, wordt twee keer zo groot bij twee keer zoveel instroom."""
    generator = np.random.default_rng(seed)
    for system in systems(drawn(seed=seed), ON):
        start = generator.random((1, len(system.basis)))
        start[:, : len(system.groups)] = 0
        for response in system.respond().values():
            once, twice = response.of(STAND, start), response.of(STAND, 2 * start)
            assert np.allclose(twice, 2 * once)
            assert once[0, -1].min() > 0


@small
@given(seeds)
def test_without_inflow_a_group_ends_empty(seed: int) -> None:
    """Komt er niemand bij, dan is er na lange tijd niemand meer."""
    generator = np.random.default_rng(seed)
    longer = tuple(range(2025, 2525))
    for system in systems(draw(cohort_assumptions(), longer, 2, seed), ON):
        start = generator.random((1, len(system.basis))) * 1000
        start[:, len(system.groups) :] = 0
        for response in system.respond(flows=False).values():
            assert response.of(STAND, start)[0, -1].max() < 0.1


def test_the_wsw_ends_empty() -> None:
    """In de Wsw komt niemand; na vijftig jaar is er niemand meer."""
    longer = tuple(range(2025, 2077))
    values = expected(wsw.load_wsw(), longer)
    response = wsw.respond(wsw.hazards(values, longer, ON))
    assert response.of(STAND, np.ones((1, 50)))[0, -1, 0] == 0


def test_merged_gemeenten_keep_their_totals() -> None:
    """Gaan twee gemeenten samen, dan verandert het totaal niet."""
    before = people()
    merger = before.start.grouped({"samen": [0, 1], "c": [2], "d": [3]})
    after = project(merger, before.responses, YEARS)
    for group in OWN:
        apart, together = before.stand(group).values, after.stand(group).values
        assert np.allclose(apart[:2].sum(axis=0), together[0])
        assert np.allclose(apart.sum(axis=0), together.sum(axis=0))


def test_expected_draws_equal_the_expectation() -> None:
    """Een trekking met precies de verwachte aannames geeft precies de verwachting."""
    values = expected(cohort_assumptions(), YEARS)
    once = respond(values, YEARS, ON)
    thrice = respond({k: np.repeat(v, 3, axis=1) for k, v in values.items()}, YEARS, ON)
    for group, response in once.items():
        for name, series in response.series.items():
            assert np.allclose(thrice[group].series[name], series, rtol=1e-12, atol=1e-12)


def test_a_later_year_first_changes_nothing() -> None:
    """Een later jaar vragen, of verder vooruit rekenen, verandert de jaren ervoor niet."""
    values = drawn()
    nearer = {k: v[:6] for k, v in values.items()}
    near, far = respond(nearer, YEARS[:6], ON), respond(values, YEARS, ON)
    for group in OWN:
        assert np.allclose(near[group].series[STAND], far[group].series[STAND][:, :6], rtol=1e-12)
    first = people()
    late = first.stand("regulier").at(np.s_[:, -1]).values
    early = first.stand("regulier").values
    assert (early[:, -1] == late).all()
    assert (early == first.stand("regulier").values).all()


def test_without_flows_only_the_stands() -> None:
    """Zonder stromen blijft de stand precies gelijk."""
    whole, stands = respond(drawn(), YEARS, ON), respond(drawn(), YEARS, ON, flows=False)
    for group, response in stands.items():
        assert response.series.keys() == {STAND}
        assert np.allclose(response.series[STAND], whole[group].series[STAND], rtol=1e-12)


def test_a_scenario_that_changes_nothing_differs_by_nothing() -> None:
    """Een scenario zonder verandering geeft precies hetzelfde, tot op de laatste bit."""
    once, again = respond(drawn(), YEARS, ON), respond(drawn(), YEARS, ON, shipped=drawn())
    for group in OWN:
        assert (once[group].series[STAND] == again[group].series[STAND]).all()


def test_everybody_is_in_one_group() -> None:
    """Beschut werk, tussengroep en gewoon werk zijn samen de mensen met loonkostensubsidie."""
    start = people().start
    groups = ("beschut_werk", "tussengroep", "regulier")
    together = sum(people().begin(g).values[:, 0, 0] for g in groups)
    counted = np.maximum(
        start.loonkostensubsidies, start.figures["beschut_werk"] + start.figures["tussengroep"]
    )
    assert together == pytest.approx(counted)
    assert people().begin("tussengroep").values.sum() == pytest.approx(5000)


def test_moving_on_keeps_the_number_of_people() -> None:
    """Doorstroom en terugval verplaatsen mensen, maar maken er niet meer of minder."""
    found = people()
    for name in ("doorstroom", "terugval"):
        assert (found.flow("tussengroep", name).values == found.flow("regulier", name).values).all()


def test_the_mean_over_a_year() -> None:
    """Het gemiddelde over een jaar is dat van begin en eind."""
    found = people()
    stand, mean = found.stand("wsw").values, found.mean("wsw").values
    assert mean[:, 1:] == pytest.approx((stand[:, :-1] + stand[:, 1:]) / 2)
    assert mean[:, :1] == pytest.approx((found.begin("wsw").values + stand[:, :1]) / 2)


def test_own_inflow_in_persons() -> None:
    """Een eigen instroom in personen wordt een aandeel, en komt in het eerste jaar zo uit."""
    values = expected(cohort_assumptions(), YEARS)
    found, start = systems(values, ON), people().start
    for flow, persons in {
        "beschut_werk.indicaties": 31.0,
        "tussengroep.instroom": 12.0,
        "regulier.instroom": 44.0,
        "traject.instroom": 60.0,
    }.items():
        start = with_local_inflow(start, "gemeente 2", flow, persons, "eigen telling", found)
    projected = project(start, respond(values, YEARS, ON), YEARS)
    first = np.s_[2, 0, 0]
    assert projected.flow("wachtlijst", "indicaties").at(first).values == pytest.approx(31)
    assert projected.flow("tussengroep", "instroom").at(first).values == pytest.approx(12)
    assert projected.flow("regulier", "instroom").at(first).values == pytest.approx(44)
    assert projected.flow("traject", "instroom").at(first).values == pytest.approx(60)
    assert start.sources["gemeente 2", "aandeel_instroom_tussengroep"] == "eigen telling"


@pytest.mark.parametrize(
    "flow, persons, error, message",
    [
        ("tussengroep.doorstroom", 5, UsageError, "'tussengroep.doorstroom' bestaat niet"),
        ("tussengroep.instroom", 50_000, DataError, "hoogstens 1"),
        ("tussengroep.instroom", -1, DataError, "0 of meer"),
    ],
)
def test_an_impossible_own_inflow(
    flow: str, persons: float, error: type[Exception], message: str
) -> None:
    """Een instroom die niet bestaat of groter is dan het land, wordt geweigerd."""
    with pytest.raises(error, match=message):
        with_local_inflow(people().start, "gemeente 0", flow, persons, "", systems(drawn(), ON))


def test_lines_are_empty_until_filled() -> None:
    """WIA, WW en social return zijn leeg tot u ze invult; dan gelden zij vanaf dat jaar."""
    before = people()
    assert np.isnan(before.stand("wia").values).all()
    assert before.stand("wia").values.shape == (4, 25, 1)
    start = before.start.with_line("gemeente 1", "wia", {YEARS[1]: 8.0})
    start = start.with_line("gemeente 1", "sroi_omzet", {YEARS[0]: 250_000.0})
    after = project(start, before.responses, YEARS)
    assert np.isnan(after.stand("wia").values[1, 0, 0])
    assert (after.stand("wia").values[1, 1:, 0] == 8).all()
    assert (after.line("sroi_omzet")[1] == 250_000).all()
    assert np.isnan(after.line("sroi_omzet")[0]).all()


def test_every_group_has_people_or_a_line() -> None:
    """Elke groep die een lezer ziet, is te vragen."""
    assert all(people().stand(group).values.shape[:2] == (4, 25) for group in GROEPEN)


def test_unknown_names() -> None:
    """Een onbekende groep of stroom geeft de namen die wel bestaan."""
    with pytest.raises(UsageError, match="'wachtrij' bestaat niet"):
        people().stand("wachtrij")
    with pytest.raises(UsageError, match="geen stroom 'doorstroom'"):
        people().flow("wsw", "doorstroom")


def test_years_follow_on_the_start() -> None:
    """Het eerste jaar volgt op de beginstand."""
    with pytest.raises(UsageError, match="moet 2025"):
        project(people().start, people().responses, YEARS[1:])
    with pytest.raises(UsageError, match="moet 2025"):
        project(people().start, people().responses, ())


def test_every_aanname_has_one_key() -> None:
    """De aannames van alle groepen staan samen, en geen sleutel komt twee keer voor."""
    found = cohort_assumptions()
    groups = {key.partition(".")[0] for key in found}
    assert groups == {"wsw", "beschut_werk", "tussengroep", "regulier", "traject"}
    with pytest.raises(RuleError, match=r"beschut_werk\.indicaties staat in twee"):
        merged(beschut_werk.load_beschut_werk(), beschut_werk.load_beschut_werk())


def test_every_flow_has_its_aanname() -> None:
    """Elke stroom die geen eigen instroom is, rust op een aanname."""
    flows = {f.key for s in systems(drawn(), ON) for f in s.flows}
    assert flows - cohort_assumptions().keys() == {"traject.instroom"}


def test_systems_are_finite() -> None:
    """Een antwoord op een eenheid is altijd een getal, zodat alleen een begincijfer onbekend is."""
    for system in systems(drawn(), ON):
        assert isinstance(system, System)
        for response in system.respond().values():
            assert all(np.isfinite(series).all() for series in response.series.values())


def test_start_figures_that_do_not_fit() -> None:
    """Een beginstand met te weinig cijfers wordt geweigerd."""
    with pytest.raises(RuleError, match="De beginstand van regulier"):
        people().responses["regulier"].of(STAND, np.ones((2, 3)))
