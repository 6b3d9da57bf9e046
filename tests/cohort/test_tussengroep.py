# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Worked examples of the tussengroep and regular work with loonkostensubsidie."""

import numpy as np
import pytest

from springplank.cohort import tussengroep
from springplank.cohort.response import STAND
from springplank.cohort.system import Flow, System
from springplank.cohort.tussengroep import (
    FLOWS,
    GROUP,
    PLACES_NOW,
    REGULAR,
    geregistreerd,
    make_system,
)
from springplank.core.assumptions import expected
from springplank.core.quantities import Personen
from springplank.errors import RuleError

AANNAMES = tussengroep.load_tussengroep()
YEARS = tuple(range(2026, 2050))
RATES = {
    "tussengroep.instroom": 1000.0,
    "tussengroep.doorstroom": 0.10,
    "tussengroep.uitstroom": 0.05,
    "regulier.instroom": 2000.0,
    "regulier.terugval": 0.02,
    "regulier.uitstroom": 0.10,
}
START = np.array([[200.0, 400.0, 0.01, 0.02]])


def system(years: int = 3, **other: float) -> System:
    """Make the system with round chances."""
    rates = {**RATES, **{k.replace("__", "."): v for k, v in other.items()}}
    return System((GROUP, REGULAR), FLOWS, {k: np.full((years, 1), v) for k, v in rates.items()})


def test_two_years_by_hand() -> None:
    """Wie doorstroomt, telt een keer: uit de tussengroep en in gewoon werk; terugval andersom."""
    found = system().respond()
    middle, regular = found[GROUP], found[REGULAR]

    def row(name: str, year: int) -> list[float]:
        return [float(r.of(name, START)[0, year, 0]) for r in (middle, regular)]

    assert row("instroom", 0) == pytest.approx([10, 40])
    assert row("doorstroom", 0) == pytest.approx([20, 20])
    assert row("terugval", 0) == pytest.approx([8, 8])
    assert row("uitstroom", 0) == pytest.approx([10, 40])
    assert row(STAND, 0) == pytest.approx([200 + 10 - 20 + 8 - 10, 400 + 40 + 20 - 8 - 40])
    assert row("doorstroom", 1) == pytest.approx([18.8, 18.8])
    assert (middle.sign["doorstroom"], regular.sign["doorstroom"]) == (-1, 1)
    assert (middle.sign["terugval"], regular.sign["terugval"]) == (1, -1)


def test_without_a_way_back_more_people_stay_at_regular_work() -> None:
    """Zonder terugval blijven er meer mensen bij een gewone werkgever."""
    with_return, without = (
        system(10, regulier__terugval=part).respond()[REGULAR].of(STAND, START)[0, :, 0]
        for part in (0.02, 0.0)
    )
    assert (without > with_return).all()


def test_more_leaves_than_there_is() -> None:
    """Zijn de delen samen meer dan iedereen, dan gaan zij in verhouding omlaag."""
    every = system(tussengroep__doorstroom=0.9, tussengroep__uitstroom=0.9)
    parts = every.parts(GROUP)
    assert parts["tussengroep.doorstroom"][0, 0] == pytest.approx(0.5)
    assert every.respond()[GROUP].of(STAND, START)[0, 0, 0] == pytest.approx(10 + 8)


@pytest.mark.parametrize("rate", [-0.1, 1.1, np.nan])
def test_impossible_parts_are_refused(rate: float) -> None:
    """Een deel kleiner dan 0 of groter dan 1 bestaat niet."""
    with pytest.raises(RuleError, match=r"tussengroep\.doorstroom past niet"):
        system(tussengroep__doorstroom=rate)


def test_a_negative_inflow_is_refused() -> None:
    """Een instroom kan niet negatief zijn."""
    with pytest.raises(RuleError, match=r"tussengroep\.instroom past niet"):
        system(tussengroep__instroom=-1)


def test_a_group_that_nobody_leaves() -> None:
    """Een groep zonder vertrek houdt iedereen."""
    flow = Flow("proef.instroom", target="proef", per="instroom_proef")
    found = System(("proef",), (flow,), {flow.key: np.ones((2, 1))}).respond()["proef"]
    assert found.of(STAND, np.array([[5.0, 2.0]]))[0, :, 0].tolist() == [7, 9]


def test_without_flows_the_stand_is_the_same() -> None:
    """Zonder stromen te bewaren, is de stand precies gelijk."""
    whole, stands = system().respond(), system().respond(flows=False)
    assert stands[GROUP].series.keys() == {STAND}
    assert (stands[GROUP].series[STAND] == whole[GROUP].series[STAND]).all()


def test_today_is_five_thousand_and_not_ten() -> None:
    """Er zijn nu ongeveer 5.000 plekken; 10.000 is een streven en geen uitkomst."""
    now = AANNAMES[PLACES_NOW].value
    assert now == 5000
    stand = (
        make_system(expected(AANNAMES, YEARS))
        .respond()[GROUP]
        .of(STAND, np.array([[now, 25_000.0, 1.0, 1.0]]))
    )
    assert 5000 < stand[0, 4, 0] < 6000
    assert stand[0, -1, 0] < 10_000


def test_who_is_registered_is_not_counted_twice() -> None:
    """Wie in het doelgroepregister staat, is een deel van de tussengroep."""
    people = Personen(np.array([[[50.0], [100.0]]]))
    part = geregistreerd(people, expected(AANNAMES, (2026, 2027)))
    assert part.values[0, :, 0] == pytest.approx([40, 80])


def test_what_ten_thousand_needs() -> None:
    """Voor blijvend 10.000 plekken moeten er bijna 2.000 mensen per jaar bij komen."""
    values = expected(AANNAMES, (2026,))
    leaving = sum(float(values[f"tussengroep.{n}"][0, 0]) for n in ("doorstroom", "uitstroom"))
    back = float(values["regulier.terugval"][0, 0]) * 25_000
    assert 1800 < 10_000 * leaving - back < 2000


def test_the_growth_of_loonkostensubsidie() -> None:
    """Gewoon werk groeit met ruim 2.000 per jaar, zoals van 2022 tot 2024 met beschut werk eraf."""
    stand = (
        make_system(expected(AANNAMES, YEARS))
        .respond()[REGULAR]
        .of(STAND, np.array([[5000.0, 25_000.0, 1.0, 1.0]]))
    )
    published = (40_000 - 33_000) / 2 - (9_387 - 8_032 + 10_619 - 9_387) / 2
    assert stand[0, 0, 0] - 25_000 == pytest.approx(published, rel=0.35)
