# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Worked examples and properties of beschut werk."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.cohort import beschut_werk
from springplank.cohort.beschut_history import known_on
from springplank.cohort.beschut_werk import (
    FLOWS,
    GROUP,
    ORIGINS,
    WAITING,
    Level,
    level,
    level_between,
    level_on,
    limit_to_taakstelling,
    make_system,
    part_of_doelstelling,
    split_by_origin,
)
from springplank.cohort.response import STAND
from springplank.cohort.system import System
from springplank.core.assumptions import Draws, draw, expected
from springplank.errors import UsageError

ON = date(2026, 11, 22)
YEARS = tuple(range(2025, 2050))
AANNAMES = beschut_werk.load_beschut_werk()

parts = st.floats(0, 0.3)


def chosen(leave: float, back: float, drop: float, years: int = 1) -> Draws:
    """Give aannames with these parts and no change of level."""
    row = np.ones((years, 1))
    return {
        "beschut_werk.indicaties": row,
        "beschut_werk.plaatsing": row,
        "beschut_werk.uitstroom": leave * row,
        "beschut_werk.terug_naar_wachtlijst": back * row,
        "beschut_werk.uitval_wachtlijst": drop * row,
    }


def stepped(values: Draws, found: Level, working: float, waiting: float) -> tuple[float, float]:
    """Step one year with a level."""
    rates = dict(values)
    rates["beschut_werk.indicaties"] = values["beschut_werk.indicaties"] * found.indicaties
    rates["beschut_werk.plaatsing"] = values["beschut_werk.plaatsing"] * found.plaatsing
    responses = System((GROUP, WAITING), FLOWS, rates).respond()
    start = np.array([[working, waiting, 1.0]])
    after = [responses[g].of(STAND, start)[0, 0, 0] for g in (GROUP, WAITING)]
    return after[0], after[1]


def test_level_by_hand() -> None:
    """Met 1.000 werkenden en 500 wachtenden volgt uit de groei wie er bij kwam en begon."""
    found = level(1000, 500, (150, 100), chosen(leave=0.05, back=0.04, drop=0.08))
    assert found.plaatsing[0] == pytest.approx((100 + 90) / 500)
    assert found.indicaties[0] == pytest.approx(150 + 50 + 40)


@given(parts, parts, st.floats(0, 0.2))
def test_the_history_is_reproduced(leave: float, back: float, drop: float) -> None:
    """Welke uitstroom u ook aanneemt, de jaren 2020 tot en met 2024 komen precies uit.

    Zolang er genoeg wachtenden zijn om te plaatsen: een kans boven 1 bestaat niet.
    """
    history = known_on(ON)
    values = chosen(leave, back, drop)
    for year in range(2020, 2025):
        found = level_between(history, year, values)
        if found.plaatsing[0] + drop >= 1:
            continue
        after = stepped(values, found, *history.in_year(year - 1))
        assert after == pytest.approx(history.in_year(year), abs=1e-6)


def test_the_history_is_reproduced_with_the_aannames() -> None:
    """Met de aannames zoals zij zijn, komt elk jaar van 2020 tot en met 2024 precies uit."""
    history, values = known_on(ON), expected(AANNAMES, (2025,))
    for year in range(2020, 2025):
        after = stepped(values, level_between(history, year, values), *history.in_year(year - 1))
        assert after == pytest.approx(history.in_year(year))


def test_the_first_year_grows_as_of_late() -> None:
    """Na de laatste stand groeit het aantal werkenden eerst zoals in 2022 tot en met 2024."""
    system = make_system(expected(AANNAMES, YEARS), ON)
    stand = system.respond()[GROUP].of(STAND, np.array([[10_619.0, 5_016.0, 1.0]]))
    assert stand[0, 0, 0] == pytest.approx(10_619 + 1_284)


def test_nobody_waits() -> None:
    """Wacht er niemand, dan wordt er niemand geplaatst."""
    assert level(100, 0, (0, 0), chosen(0.1, 0, 0)).plaatsing[0] == 0


def test_more_placed_than_waited() -> None:
    """Kwamen er meer werkenden bij dan er wachtten, dan is de kans op een plek 1."""
    assert level(100, 10, (0, 50), chosen(0.1, 0, 0)).plaatsing[0] == 1


def test_a_shrinking_group_has_no_negative_inflow() -> None:
    """Daalt het aantal indicaties harder dan wij aannemen, dan komt er niemand bij."""
    assert level(100, 10, (-500, -90), chosen(0.1, 0, 0)).indicaties[0] == 0


def test_a_scenario_changes_the_future_only() -> None:
    """Met een snellere uitstroom zijn er later minder werkenden, bij evenveel nieuwe indicaties."""
    shipped = expected(AANNAMES, YEARS)
    faster = {**shipped, "beschut_werk.uitstroom": shipped["beschut_werk.uitstroom"] * 1.5}
    before, after = make_system(shipped, ON), make_system(faster, ON, shipped)
    key = "beschut_werk.indicaties"
    assert (before.rates[key] == after.rates[key]).all()
    start = np.array([[10_619.0, 5_016.0, 1.0]])
    stands = [s.respond()[GROUP].of(STAND, start)[0, :, 0] for s in (before, after)]
    assert (stands[0] > stands[1]).all()
    same = make_system(shipped, ON, shipped).respond()[GROUP].of(STAND, start)[0, :, 0]
    assert (same == stands[0]).all()


def test_the_past_is_read_with_what_was_known() -> None:
    """Op 1 juli 2021 telt de groei tot en met 2020, en niet die van later."""
    values = expected(AANNAMES, (2021,))
    early, late = (level_on(known_on(d), values) for d in (date(2021, 7, 1), ON))
    assert early.indicaties[0] != late.indicaties[0]


def test_chances_stay_chances() -> None:
    """Bij elke trekking liggen de kansen van 0 tot en met 1."""
    system = make_system(draw(AANNAMES, YEARS, 500, 1), ON)
    for group in (GROUP, WAITING):
        total = sum(system.parts(group).values(), np.zeros((1, 1)))
        assert (total >= 0).all()
        assert (total <= 1 + 1e-12).all()


def test_origins_are_unknown() -> None:
    """Niemand publiceert waar nieuwe indicaties vandaan komen: dat is onbekend en niet nul."""
    split = split_by_origin(np.array([100.0]), {})
    assert split.keys() == ORIGINS.keys()
    assert all(np.isnan(v).all() for v in split.values())
    assert all(o.naam and o.reden for o in ORIGINS.values())


def test_origins_that_are_known() -> None:
    """Eigen aandelen verdelen de instroom; wat u niet weet, blijft onbekend."""
    split = split_by_origin(np.array([200.0]), {"wajong": 0.25})
    assert split["wajong"].tolist() == [50.0]
    assert np.isnan(split["bijstand"]).all()


@pytest.mark.parametrize(
    "shares, message",
    [
        ({"elders": 0.5}, "'elders' bestaat niet"),
        ({"wajong": -0.1}, "tellen niet op tot 1"),
        ({"wajong": 0.7, "bijstand": 0.7}, "tellen niet op tot 1"),
        (dict.fromkeys(ORIGINS, 0.2), "tellen niet op tot 1"),
    ],
)
def test_wrong_origins(shares: dict[str, float], message: str) -> None:
    """Aandelen die niet kunnen, worden geweigerd."""
    with pytest.raises(UsageError, match=message):
        split_by_origin(np.array([1.0]), shares)


def test_the_taakstelling_limits_places() -> None:
    """Houdt een gemeente op bij haar taakstelling, dan wacht wie er geen plek heeft."""
    working = np.array([[[50.0], [60.0], [70.0]]])
    waiting = np.full((1, 3, 1), 10.0)
    limit = np.array([[55.0, 55.0, np.nan]])
    held = limit_to_taakstelling(working, waiting, limit, years=(2025, 2026, 2027), first=2026)
    assert held.working[0, :, 0].tolist() == [50, 55, 70]
    assert held.waiting[0, :, 0].tolist() == [10, 15, 10]
    assert held.not_placed[0, :, 0].tolist() == [0, 5, 0]
    free = limit_to_taakstelling(working, waiting, limit, years=(2025, 2026, 2027), first=2030)
    assert (free.working == working).all()


def test_against_the_doelstelling() -> None:
    """Naast een onbekende doelstelling is het deel onbekend."""
    part = part_of_doelstelling(np.array([[[50.0], [60.0]]]), np.array([[100.0, np.nan]]))
    assert part[0, 0, 0] == 0.5
    assert np.isnan(part[0, 1, 0])


def test_aannames_are_complete() -> None:
    """Elke aanname heeft een eigenaar, een einddatum, een vraag en een bandbreedte."""
    for found in AANNAMES.values():
        assert found.owner
        assert found.expires == date(2027, 12, 31)
        assert found.question
        assert found.is_uncertain
