# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The Wsw runs off by age: flows, starts, and what always holds."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.cohort.ages import AGES, retiring_share
from springplank.cohort.response import STAND
from springplank.cohort.wsw import (
    OVERIG,
    OVERLIJDEN,
    PENSIOEN,
    REDENEN,
    ZIEKTE,
    Hazards,
    carry_forward,
    hazards,
    load_wsw,
    national_profile,
    national_start,
    respond,
    start_from_ages,
    start_from_total,
    to_fte,
    to_se,
    werkvormen,
)
from springplank.core.assumptions import Draws, draw, expected
from springplank.core.columns import Floats
from springplank.core.quantities import Fte, Personen, StandaardEenheden
from springplank.errors import DataError, UsageError

NOW = date(2026, 11, 1)
YEARS = tuple(range(2026, 2051))
DRAWS = 20


def chances_of(draws: int = DRAWS, years: tuple[int, ...] = YEARS) -> Hazards:
    """Draw the aannames and give the chances."""
    return hazards(draw(load_wsw(), years, draws, 1), years, NOW)


def certain(years: tuple[int, ...] = YEARS, **changes: float) -> Draws:
    """Give the expected aannames, some of them changed."""
    values = dict(expected(load_wsw(), years))
    return values | {f"wsw.{k}": np.full((len(years), 1), v) for k, v in changes.items()}


def only(age: int, personen: float = 1.0) -> Floats:
    """Give a start with persons of one age, shape (1, leeftijden)."""
    return start_from_ages(np.array([[personen]]), (age,))


# --- What always holds ------------------------------------------------------------------------


def test_flows_add_up_to_the_change_of_the_stand() -> None:
    """Per leeftijd, jaar en trekking is de afname van de stand precies het vertrek."""
    found = respond(chances_of())
    stand = found.series[STAND]
    before = np.concatenate([np.ones_like(stand[:, :1]), stand[:, :-1]], axis=1)
    flows = sum(found.sign[reason] * found.series[reason] for reason in REDENEN)
    assert np.allclose(stand - before, flows, atol=1e-14)
    assert set(found.series) == {STAND, *REDENEN}


def test_nobody_appears() -> None:
    """De stand komt nooit onder 0 en stijgt nooit; ook het vertrek is nooit onder 0."""
    found = respond(chances_of())
    stand = found.series[STAND]
    assert (stand >= 0).all()
    assert (np.diff(stand, axis=1) <= 0).all()
    assert all((found.series[reason] >= 0).all() for reason in REDENEN)


def test_everyone_is_gone_after_the_aow_age() -> None:
    """Wie in 2026 40 is, is uiterlijk in 2054 weg; wie 66 is, eind 2026."""
    years = tuple(range(2026, 2080))
    stand = respond(chances_of(2, years), flows=False).series[STAND]
    at_40 = AGES.index(40)
    assert (stand[at_40, : 2052 - 2026] > 0).all()
    assert (stand[at_40, 2054 - 2026 :] == 0).all()
    assert (stand[AGES.index(66)] == 0).all()
    assert (stand[:, -1] == 0).all()


@given(st.lists(st.floats(0, 1e5), min_size=len(AGES), max_size=len(AGES)), st.floats(0, 10))
def test_more_people_at_the_start_give_as_many_more_later(start: list[float], by: float) -> None:
    """Het dubbele aan het begin geeft het dubbele later; niemand aan het begin geeft niemand."""
    response = respond(hazards(certain((2026, 2027, 2028)), (2026, 2027, 2028), NOW))
    begin = np.array([start])
    for name in response.series:
        assert np.allclose(response.of(name, begin * by), response.of(name, begin) * by)
        assert (response.of(name, begin * 0) == 0).all()


@given(st.floats(1, 5), st.floats(0, 0.2), st.floats(0, 0.2), st.floats(0, 0.2))
def test_flows_of_any_chances_add_up(factor: float, jong: float, oud: float, other: float) -> None:
    """Ook bij heel andere kansen is begin min vertrek het einde."""
    years = (2026, 2027)
    values = certain(
        years,
        oversterfte=factor,
        twee_jaar_ziekte_jong=jong,
        twee_jaar_ziekte_oud=oud,
        overig_vertrek=other,
    )
    start = start_from_total(np.array([1000.0]), 2025, NOW)
    found = respond(hazards(values, years, NOW))
    left = sum(found.of(reason, start).sum() for reason in REDENEN)
    assert np.isclose(1000 - left, found.of(STAND, start)[0, -1, 0])


def test_one_draw_at_the_expectation_is_the_expectation() -> None:
    """Een trekking op de verwachting geeft precies de verwachting."""
    plain = respond(hazards(certain(), YEARS, NOW))
    same = {key: np.repeat(v, 3, axis=1) for key, v in certain().items()}
    threefold = respond(hazards(same, YEARS, NOW))
    for name, series in plain.series.items():
        assert np.allclose(threefold.series[name], series, rtol=1e-13, atol=0)


def test_without_flows_the_stand_is_the_same() -> None:
    """De snelle weg zonder stromen geeft dezelfde stand."""
    chances = chances_of()
    fast = respond(chances, flows=False)
    assert (fast.series[STAND] == respond(chances).series[STAND]).all()
    assert set(fast.series) == {STAND}
    assert fast.sign == {}


def test_single_precision_is_close() -> None:
    """Met float32 is de stand tot op een honderdduizendste gelijk, en blijft zij float32."""
    values = draw(load_wsw(), YEARS, DRAWS, 1)
    halved = {key: v.astype("f") for key, v in values.items()}
    coarse = respond(hazards(halved, YEARS, NOW), flows=False).series[STAND]
    fine = respond(hazards(values, YEARS, NOW), flows=False).series[STAND]
    assert coarse.dtype == np.float32
    assert np.abs(coarse - fine).max() < 1e-5


# --- The same by hand -------------------------------------------------------------------------


def test_against_a_plain_loop() -> None:
    """Een mens van elke leeftijd, jaar voor jaar met de hand gevolgd, geeft hetzelfde."""
    years = (2026, 2027, 2028, 2029)
    chances = chances_of(1, years)
    found = respond(chances)
    by_reason = {reason: chances.of(reason) for reason in REDENEN}
    share = retiring_share(years, NOW)
    for first, age in enumerate(AGES):
        stand = 1.0
        for t in range(len(years)):
            here = min(first + t, len(AGES) - 1)
            pensioen = stand * share[here, t]
            rest = stand - pensioen
            left = {r: rest * by_reason[r][here, t, 0] for r in REDENEN[1:]}
            stand = rest - sum(left.values())
            assert np.isclose(found.series[STAND][first, t, 0], stand, atol=1e-15), age
            assert np.isclose(found.series[PENSIOEN][first, t, 0], pensioen, atol=1e-15)
            for reason, number in left.items():
                assert np.isclose(found.series[reason][first, t, 0], number, atol=1e-15)


def test_chances_by_age() -> None:
    """Overlijden en ziekte nemen toe met de leeftijd; overig vertrek is overal even groot."""
    chances = hazards(certain(), YEARS, NOW)
    for reason in (OVERLIJDEN, ZIEKTE):
        assert (np.diff(chances.of(reason)[:, 0, 0]) >= 0).all()
        assert chances.of(reason).shape == (len(AGES), len(YEARS), 1)
    assert np.ptp(chances.of(OVERIG)) == 0
    assert chances.of(PENSIOEN).shape == (len(AGES), len(YEARS), 1)


@pytest.mark.parametrize("overig", [-0.01, 0.999])
def test_impossible_chances_are_refused(overig: float) -> None:
    """Kansen onder 0 of samen boven 1 worden geweigerd met een zin."""
    with pytest.raises(UsageError, match="onder 0 of samen meer dan 1"):
        hazards(certain(overig_vertrek=overig), YEARS, NOW)


def test_high_chances_at_different_ages_are_no_error() -> None:
    """Een hoge kans voor de jongsten en een hoge kans voor de oudsten mogen samen boven 1 komen."""
    values = certain(twee_jaar_ziekte_jong=0.9, twee_jaar_ziekte_oud=0.9, overig_vertrek=0.0)
    assert hazards(values, YEARS, NOW).of(ZIEKTE).max() == pytest.approx(0.9)


def test_later_pension_keeps_more_people() -> None:
    """Met de hoogste AOW-leeftijd waarmee wij rekenen, werken er in 2040 meer mensen."""
    start = start_from_total(np.array([1000.0]), 2025, NOW)
    low, high = (
        respond(hazards(certain(), YEARS, NOW, bound), flows=False).of(STAND, start)[0, 14, 0]
        for bound in ("low", "high")
    )
    assert low < high


# --- The start --------------------------------------------------------------------------------


def test_a_total_is_spread_over_the_ages() -> None:
    """Een totaal wordt over de landelijke leeftijden verdeeld; onbekend blijft onbekend."""
    start = start_from_total(np.array([100.0, np.nan, 0.0]), 2025, NOW)
    assert start.shape == (3, len(AGES))
    assert np.isclose(start[0].sum(), 100)
    assert np.isnan(start[1]).all()
    assert (start[2] == 0).all()
    stand = respond(hazards(certain(), YEARS, NOW), flows=False).of(STAND, start)
    assert np.isnan(stand[1]).all()
    assert (stand[2] == 0).all()


def test_negative_totals_are_refused() -> None:
    """Minder dan 0 mensen kan niet."""
    with pytest.raises(DataError, match="Regel 1 heeft minder dan 0 personen"):
        start_from_total(np.array([-1.0]), 2025, NOW)


def test_a_profile_before_2015_is_refused() -> None:
    """Voor 2015 is er geen leeftijdsprofiel."""
    with pytest.raises(UsageError, match="begint eind 2015"):
        national_profile(2014, NOW)


def test_people_past_the_aow_age_leave_at_once() -> None:
    """Wie bij het begin al voorbij de AOW-leeftijd is, gaat in het eerste jaar met pensioen."""
    response = respond(hazards(certain(), YEARS, NOW))
    assert response.of(PENSIOEN, only(90, 5.0))[0, 0, 0] == 5
    assert (response.of(STAND, only(90, 5.0)) == 0).all()
    assert response.stand_at_start(only(90, 5.0))[0, 0, 0] == 5


def test_the_national_start_is_the_newest_number_carried_forward() -> None:
    """Eind 2022 is het gepubliceerde aantal; eind 2025 is een raming van het model."""
    published, later = national_start(2022, NOW), national_start(2025, NOW)
    assert published.personen.sum() == pytest.approx(63_423)
    assert (published.status, published.published) == ("afgeleid", 2022)
    assert (later.status, later.published) == ("raming", 2022)
    assert later.personen.sum() == pytest.approx(50_749, abs=5)
    carried = carry_forward(published.personen, 2022, 2025, NOW)
    assert np.allclose(later.personen, carried)


def test_the_national_start_knows_only_what_was_published() -> None:
    """Wie in augustus 2018 kijkt, begint bij de 87.233 mensen van eind 2017."""
    then = date(2018, 8, 1)
    assert national_start(2020, then).published == 2017
    assert national_start(2017, then).personen.sum() == pytest.approx(87_233)
    with pytest.raises(UsageError, match="nog geen landelijk aantal mensen in de Wsw"):
        national_start(2016, date(2017, 1, 1))


def test_carrying_nowhere_changes_nothing() -> None:
    """Van eind 2022 naar eind 2022 verandert er niets; ver weg is er niemand meer."""
    people = national_start(2022, NOW).personen
    assert (carry_forward(people, 2022, 2022, NOW) == people).all()
    assert carry_forward(people, 2022, 2080, NOW).sum() == 0


# --- Fte, SE and work forms -------------------------------------------------------------------


def test_persons_become_arbeidsjaren_and_se() -> None:
    """63.423 personen zijn eind 2022 ongeveer 56.133 arbeidsjaren (sob.md 11.4)."""
    values = certain((2022,))
    fte = to_fte(Personen(np.array([[[63_423.0]]])), values)
    assert isinstance(fte, Fte)
    assert fte.values[0, 0, 0] == pytest.approx(56_133, abs=5)
    weighed = to_se(fte, values)
    assert isinstance(weighed, StandaardEenheden)
    assert weighed.values[0, 0, 0] == pytest.approx(fte.values[0, 0, 0] * 1.0375)


def test_work_forms_add_up_to_one() -> None:
    """De werkvormen tellen in elke trekking op tot 1; de verwachting is die van eind 2022."""
    drawn = werkvormen(draw(load_wsw(), YEARS, DRAWS, 1))
    assert drawn.shape == (5, len(YEARS), DRAWS)
    assert np.allclose(drawn.sum(axis=0), 1)
    assert (drawn > 0).all()
    plain = werkvormen(certain((2026,)))[:, 0, 0]
    assert np.allclose(plain, [0.57 * 0.7, 0.57 * 0.3, 0.185, 0.175, 0.07])


def test_every_aanname_counts() -> None:
    """Elke aanname over de Wsw verandert een uitkomst; geen enkele staat er voor niets."""
    start = start_from_total(np.array([1000.0]), 2025, NOW)

    def outcome(values: Draws) -> Floats:
        stand = respond(hazards(values, YEARS, NOW), flows=False).of(STAND, start)
        fte = to_fte(Personen(stand), values)
        return np.asarray(to_se(fte, values).values * werkvormen(values)[:, None])

    plain = outcome(certain())
    for key in load_wsw():
        found = load_wsw()[key]
        changed = {**certain(), key: np.full((len(YEARS), 1), found.high)}
        assert not np.allclose(outcome(changed), plain, rtol=1e-6), key
