# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The people of a place: nobody appears from nowhere, and what is unknown stays so."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scenarios.questions import COMPANIES, PLACES, YEARS, find, gap

from springplank.cohort.projection import cohort_assumptions
from springplank.cohort.start import FIGURES, SHARES, Start
from springplank.core.assumptions import Draws, draw, expected
from springplank.core.explanation import Origin
from springplank.funding.world import make_world
from springplank.reference.subjects import find_subject
from springplank.scenarios.lived import live, whole_people
from springplank.scenarios.people import (
    GUESSED,
    LIMIT,
    Kansen,
    all_of_the_country,
    begin_year,
    follow,
    limited,
    national_people,
    start_of,
    with_guessed_start,
)
from springplank.scenarios.place import place_of
from springplank.scenarios.run import shipped_assumptions

SOME = 6
"""Draws of the tests with chance."""


def kansen_of(values: Draws) -> Kansen:
    """Chances as shipped: the past is read by the same ones."""
    return Kansen(YEARS, make_world().stand.on, values, values)


def start_in(name: str) -> Start:
    """The start figures of a place; one row for the country."""
    world, place = find(name)
    return start_of(world, place, all_of_the_country(world))


def drawn(draws: int = SOME) -> Draws:
    """Values of every aanname of people, and of how sure their start is."""
    return draw(shipped_assumptions(), YEARS, draws, 1)


def zero(start: Start) -> Start:
    """Nobody, and nobody who comes in."""
    figures = {key: np.zeros_like(values) for key, values in start.figures.items()}
    return replace(start, figures=figures, wsw_ages=np.zeros_like(start.wsw_ages))


# --- Stocks and flows ---------------------------------------------------------------------


@pytest.mark.parametrize("name", PLACES)
def test_stand_is_the_stand_before_and_the_flows(name: str) -> None:
    """In elke groep, gemeente en trekking is de stand die van vorig jaar plus en min de stromen."""
    people = follow(start_in(name), kansen_of(drawn()))
    assert gap(people) < 1e-6
    assert gap(with_guessed_start(people, start_in(name), drawn())) < 1e-6


@pytest.mark.parametrize("name", COMPANIES)
def test_with_chance_too(name: str) -> None:
    """Met toeval klopt het op de persoon, en is elke persoon heel."""
    people = live(start_in(name), kansen_of(drawn()), SOME, 1)
    assert gap(people) == 0
    for group, stand in people.stand.items():
        if group != "traject":
            assert not (stand % 1).any()
            assert (stand >= 0).all()
    assert gap(with_guessed_start(people, start_in(name), drawn())) < 1e-9


@pytest.mark.parametrize("has_chance", [False, True])
def test_a_limit_moves_people_to_the_waiting_list(*, has_chance: bool) -> None:
    """Wie door de taakstelling geen plek heeft, wacht: er verdwijnt en verschijnt niemand."""
    start, kansen = start_in("ammatch"), kansen_of(drawn())
    people = live(start, kansen, SOME, 1) if has_chance else follow(start, kansen)
    places = np.floor(people.stand["beschut_werk"].mean(axis=2, keepdims=True) * 0.9)
    held = limited(people, places, YEARS[2])
    assert gap(held) < 1e-9
    assert (held.stand["beschut_werk"][:, 2:] <= places[:, 2:]).all()
    assert np.array_equal(held.stand["beschut_werk"][:, :2], people.stand["beschut_werk"][:, :2])
    assert held.flow["wachtlijst", LIMIT].any()
    for everyone in (held, people):
        total = everyone.stand["beschut_werk"] + everyone.stand["wachtlijst"]
        np.testing.assert_allclose(total, people.stand["beschut_werk"] + people.stand["wachtlijst"])


def test_moving_on_leaves_one_group_and_enters_another() -> None:
    """Wie doorstroomt, gaat uit de tussengroep en komt in regulier werk: dezelfde mensen."""
    people = live(start_in("ammatch"), kansen_of(drawn()), SOME, 1)
    for name in ("doorstroom", "terugval"):
        one, other = people.flow["tussengroep", name], people.flow["regulier", name]
        assert np.array_equal(one, other)
        assert people.sign["tussengroep", name] == -people.sign["regulier", name]


def test_two_gemeenten_that_merge_leave_the_totals() -> None:
    """Twee gemeenten die samengaan, tellen samen evenveel mensen als ervoor."""
    start = start_in("ammatch")
    merged = start.grouped({"samen": (0, 1), **{start.gemeenten[n]: (n,) for n in range(2, 5)}})
    kansen = kansen_of(drawn())
    before, after = follow(start, kansen), follow(merged, kansen)
    for group, stand in before.stand.items():
        np.testing.assert_allclose(
            after.stand[group].sum(axis=0), stand.sum(axis=0), rtol=1e-12, equal_nan=True
        )
    np.testing.assert_allclose(
        after.stand["wsw"][0], before.stand["wsw"][:2].sum(axis=0), rtol=1e-12
    )


def test_nobody_stays_nobody() -> None:
    """Nul mensen en nul instroom geeft nul, met en zonder toeval, en zonder waarschuwing."""
    empty = zero(start_in("ammatch"))
    kansen = kansen_of(drawn())
    for people in (follow(empty, kansen), live(empty, kansen, SOME, 1)):
        assert not any(stand.any() for stand in people.stand.values())
        assert not any(flow.any() for flow in people.flow.values())


@given(factor=st.floats(0.0, 50.0))
@settings(max_examples=10)
def test_twice_the_people_give_twice_the_people(factor: float) -> None:
    """Zonder toeval is alles evenredig met wat er aan het begin was."""
    start = start_in("ability")
    more = replace(
        start,
        figures={key: values * factor for key, values in start.figures.items()},
        wsw_ages=start.wsw_ages * factor,
    )
    kansen = kansen_of(expected(cohort_assumptions(), YEARS))
    one, other = follow(start, kansen), follow(more, kansen)
    for group, stand in one.stand.items():
        np.testing.assert_allclose(other.stand[group], stand * factor, rtol=1e-9, equal_nan=True)


# --- Draws --------------------------------------------------------------------------------


def test_a_draw_at_the_expectation_is_the_expectation() -> None:
    """Een trekking waarin alles is zoals verwacht, geeft precies wat verwacht is."""
    start = start_in("werkzaak")
    once = expected(shipped_assumptions(), YEARS)
    often = {key: np.repeat(values, 3, axis=1) for key, values in once.items()}
    one = with_guessed_start(follow(start, kansen_of(once)), start, once)
    many = with_guessed_start(follow(start, kansen_of(often)), start, often)
    for group, stand in one.stand.items():
        np.testing.assert_allclose(
            many.stand[group], np.repeat(stand, 3, axis=2), rtol=1e-12, equal_nan=True
        )


def test_chance_is_right_on_average() -> None:
    """Gemiddeld over veel trekkingen geeft toeval wat zonder toeval wordt verwacht."""
    start = whole_people(start_in("ammatch"))
    kansen = kansen_of(expected(cohort_assumptions(), YEARS))
    draws = 2_000
    lived, followed = live(start, kansen, draws, 1), follow(start, kansen)
    for group in ("wsw", "beschut_werk", "wachtlijst", "tussengroep", "regulier"):
        found = lived.stand[group].sum(axis=0)
        error = found.std(axis=1) / np.sqrt(draws)
        off = np.abs(found.mean(axis=1) - followed.stand[group].sum(axis=0)[:, 0])
        assert (off < 4.5 * error + 1e-9).all()


def test_every_gemeente_has_chance_of_its_own() -> None:
    """De kans van een gemeente hangt niet af van haar buren, en is niet die van haar buren."""
    start = start_in("ammatch")
    alone = start.grouped({start.gemeenten[0]: (0,)})
    kansen = kansen_of(drawn())
    # Whole people first: sharing out what is left over is the only thing neighbours decide on.
    whole, one = whole_people(start), whole_people(alone)
    together, apart = live(whole, kansen, SOME, 1), live(one, kansen, SOME, 1)
    assert whole.figures["wsw"][0] == one.figures["wsw"][0]
    assert np.array_equal(together.stand["wsw"][:1], apart.stand["wsw"])
    same = [0, 0, 2, 3, 4]
    figures = {**whole.figures, "wsw": whole.figures["wsw"][same]}
    twin = replace(whole, wsw_ages=whole.wsw_ages[same], figures=figures)
    lived = live(twin, kansen, SOME, 1)
    assert not np.array_equal(lived.stand["wsw"][0], lived.stand["wsw"][1])


def test_whole_people_keep_their_sums() -> None:
    """Hele personen tellen op tot het afgeronde totaal, per groep en per leeftijd."""
    start = start_in("werkzaak")
    whole = whole_people(start)
    for key in FIGURES:
        if key in SHARES or key.startswith("aandeel"):
            assert whole.figures[key] is start.figures[key]
            continue
        if not np.isnan(start.figures[key]).any():
            assert not (whole.figures[key] % 1).any()
            assert whole.figures[key].sum() == round(start.figures[key].sum())
    np.testing.assert_array_equal(whole.wsw_ages.sum(axis=1), whole.figures["wsw"])


def test_whole_people_keep_their_ages() -> None:
    """Zes mensen krijgen niet alle zes dezelfde leeftijd, want dan gaan ze samen weg."""
    start = start_in("ammatch")
    whole = whole_people(start)
    for profile, people in zip(start.wsw_ages, whole.wsw_ages, strict=True):
        expected = np.cumsum(profile) / profile.sum() * people.sum()
        assert np.abs(np.cumsum(people) - expected).max() <= 0.5 + 1e-9
    small = whole.wsw_ages[whole.wsw_ages.sum(axis=1).argmin()]
    assert (small > 0).sum() == small.sum() == 6
    own = replace(start, wsw_ages=whole.wsw_ages)
    np.testing.assert_array_equal(whole_people(own).wsw_ages, whole.wsw_ages)


# --- What is unknown ----------------------------------------------------------------------


@pytest.mark.parametrize("with_chance", [False, True])
def test_unknown_stays_unknown(*, with_chance: bool) -> None:
    """Hoeveel mensen in traject zijn, weet niemand: dat is onbekend en geen nul."""
    start, kansen = start_in("ammatch"), kansen_of(drawn())
    people = live(start, kansen, SOME, 1) if with_chance else follow(start, kansen)
    assert np.isnan(people.stand["traject"]).all()
    assert np.isnan(people.mean("traject")).all()
    assert not np.isnan(people.stand["wsw"]).any()


def test_a_figure_of_one_gemeente_leaves_the_others_unknown() -> None:
    """Weet één van de vijf gemeenten haar trajecten, dan blijft het onbekend bij de andere vier."""
    start = start_in("ammatch")
    code = start.gemeenten[2]
    for figure in (f for f in FIGURES if "traject" in f):
        start = start.with_local(code, figure, 12.0, "telling")
    kansen = kansen_of(drawn())
    for people in (follow(start, kansen), live(start, kansen, SOME, 1)):
        known = ~np.isnan(people.stand["traject"]).any(axis=(1, 2))
        assert known.tolist() == [False, False, True, False, False]


def test_a_figure_of_one_gemeente_becomes_whole_people() -> None:
    """Ook een eigen cijfer met een komma wordt een heel aantal mensen als er toeval bij komt."""
    start = start_in("ammatch")
    for figure in (f for f in FIGURES if "traject" in f):
        start = start.with_local(start.gemeenten[2], figure, 12.4, "telling")
    assert whole_people(start).figures["traject"][2] == 12
    people = live(start, kansen_of(drawn()), SOME, 1)
    assert not (people.stand["traject"][2] % 1).any()


def test_the_start_of_a_gemeente_with_its_own_figure_is_sure() -> None:
    """Wie het eigen aantal invult, begint in elke trekking met precies dat aantal."""
    start = start_in("ammatch")
    own = start.with_local(start.gemeenten[0], "beschut_werk", 40.0, "telling")
    values = drawn()
    people = with_guessed_start(follow(own, kansen_of(values)), own, values)
    begin = np.broadcast_to(people.begin["beschut_werk"], (5, 1, SOME))
    assert (begin[0] == 40).all()
    assert begin[1].std() > 0
    assert {key.partition(".")[0] for key in GUESSED} == {"begin"}


def test_an_unknown_wsw_stays_unknown() -> None:
    """Is de Wsw van een gemeente onbekend, dan worden er geen hele mensen van gemaakt."""
    start = start_in("ammatch")
    ages = start.wsw_ages.copy()
    ages[0] = np.nan
    figures = {**start.figures, "wsw": ages.sum(axis=1)}
    whole = whole_people(replace(start, wsw_ages=ages, figures=figures))
    assert np.isnan(whole.wsw_ages[0]).all()
    assert np.isnan(whole.figures["wsw"][0])
    assert not (whole.figures["wsw"][1:] % 1).any()


# --- Where they start ---------------------------------------------------------------------


def test_places_together_are_the_country() -> None:
    """Alle verbanden samen tellen evenveel mensen als het land, ook met gemeenten in twee."""
    world = make_world()
    country = all_of_the_country(world)
    total = 0.0
    for verband in world.memberships.verbanden:
        subject = find_subject(f"verband {verband.key}", 2026, world.memberships.verbanden)
        total += start_of(world, place_of(world, subject), country).figures["wsw"].sum()
    assert total == pytest.approx(country.figures["wsw"].sum())


def test_the_country_starts_at_the_last_year_that_is_over() -> None:
    """De stand begint eind vorig jaar; wat nog niet is gepubliceerd, is vooruitgerekend."""
    world = make_world()
    assert begin_year(world) == 2025
    known = national_people(world, 2024)
    ahead = national_people(world, 2026)
    assert known.beschut_werk < ahead.beschut_werk
    assert known.wsw.sum() > ahead.wsw.sum()


def test_imported_counts_go_before_ours() -> None:
    """Ingelezen aantallen van eind 2025 gaan voor, per gemeente; een later jaar telt nog niet."""
    world, place = find("ammatch")
    counts = np.full(len(world.codes), np.nan)
    counts[place.rows[1]] = 33.0
    origin = Origin((), "", "Ingelezen telling.")
    own = replace(
        world.own,
        beschut_gegevens={
            ("realisatie", 2024): (counts + 1, origin),
            ("realisatie", 2025): (counts, origin),
            ("realisatie", 2026): (counts + 2, origin),
            ("wachtlijst", 2026): (counts, origin),
        },
    )
    country = all_of_the_country(world)
    before, after = (
        start_of(world, place, country),
        start_of(replace(world, own=own), place, country),
    )
    changed = after.figures["beschut_werk"] != before.figures["beschut_werk"]
    assert np.flatnonzero(changed).tolist() == [1]
    assert after.figures["beschut_werk"][1] == 33
    assert after.herkomst["beschut_werk"][1] == "lokaal"
    assert after.sources[place.codes[1], "beschut_werk"] == "Ingelezen telling."
    np.testing.assert_array_equal(after.figures["wachtlijst"], before.figures["wachtlijst"])
