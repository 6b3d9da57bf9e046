# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the view of a gemeente, with AT-29 and AT-30."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.bekostiging.basis import Basis
from springplank.bekostiging.checks import assumptions
from springplank.bekostiging.evaluation import evaluate
from springplank.bekostiging.loading import load_afspraak
from springplank.bekostiging.municipal import (
    BESPAARD,
    BLIJFT,
    CORRECTIE,
    TERUG,
    UIT,
    reconcile,
    returned_by_delay,
    returned_by_share,
    saved_bijstand,
    view,
)
from springplank.core.assumptions import draw, expected
from springplank.core.columns import UNKNOWN
from springplank.core.quantities import Personen
from springplank.errors import RuleError
from springplank.regelingen import REGELINGEN

YEARS = (2025, 2026)
BASIS = Basis(
    ("GM0001", "GM0002"),
    YEARS,
    rijksgeld={
        "wsw": np.array([[1_000_000, 900_000], [500_000, 450_000]]),
        "beschut_werk": np.array([[200_000, 220_000], [100_000, 110_000]]),
        "sociale_infrastructuur": np.array([[30_000, 35_000], [15_000, 17_000]]),
    },
)
PEOPLE = Personen(np.array([[30.0, 32.0], [12.0, 12.0]]))
LARGE_AND_SMALL = np.array([[1.0, 1.0], [0.0, 0.0]])


def test_what_stays_with_the_gemeente() -> None:
    """Wat niet wordt doorgesluisd, blijft bij de gemeente; elke stroom en elk deel is te zien."""
    found = view(BASIS, evaluate(load_afspraak(), BASIS))
    assert found.blijft.tolist() == [[30_000, 35_000], [15_000, 17_000]]
    assert list(found.ontvangen) == ["wsw", "beschut_werk", "sociale_infrastructuur"]
    assert list(found.naar_bedrijf) == ["Wsw", "Beschut werk"]
    assert (found.saldo == found.blijft).all()


def test_saved_bijstand_and_its_correction() -> None:
    """Dertig mensen besparen 540.000 euro; een grote gemeente raakt een derde kwijt."""
    saved = saved_bijstand(PEOPLE, LARGE_AND_SMALL, expected(assumptions(), YEARS), whole=True)
    assert saved.bespaard.tolist() == [[540_000, 576_000], [216_000, 216_000]]
    assert saved.correctie[0].tolist() == [179_982, 191_981]  # a third, in four decimals
    assert saved.correctie[1].tolist() == [183_600, 183_600]
    kept = saved.bespaard - saved.correctie
    assert kept[0, 0] / saved.bespaard[0, 0] > 3 * kept[1, 0] / saved.bespaard[1, 0]


def test_between_large_and_small_the_correction_is_mixed() -> None:
    """Een gemeente die voor de helft objectief wordt verdeeld, zit er midden tussen."""
    values = expected(assumptions(), YEARS)
    half, large, small = (
        saved_bijstand(PEOPLE, np.full((2, 2), weight), values).correctie
        for weight in (0.5, 1.0, 0.0)
    )
    np.testing.assert_allclose(half, (large + small) / 2)


def test_the_lines_add_up_to_the_balance() -> None:
    """Alle regels samen zijn het saldo; wat de gemeente betaalt is negatief."""
    paid = np.array([[400_000, 450_000], [150_000, 150_000]])
    found = view(
        BASIS,
        evaluate(load_afspraak(), BASIS),
        bijstand=saved_bijstand(
            PEOPLE, LARGE_AND_SMALL, expected(assumptions(), YEARS), whole=True
        ),
        loonkostensubsidie_uit=paid,
        loonkostensubsidie_terug=returned_by_delay(
            paid, np.array([[380_000], [UNKNOWN]]), np.ones((1, 2))
        ),
    )
    assert list(found.regels) == [BLIJFT, BESPAARD, CORRECTIE, UIT, TERUG]
    assert found.regels[TERUG].tolist() == [[380_000, 400_000], [UNKNOWN, 150_000]]
    assert found.saldo[0, 0] == 30_000 + 540_000 - 179_982 - 400_000 + 380_000
    assert found.saldo[1, 0] == UNKNOWN


def test_draws_of_one_line_make_draws_of_the_balance() -> None:
    """Trekkingen van de bespaarde bijstand geven een saldo met trekkingen."""
    values = draw(assumptions(), YEARS, 50, 1)
    saved = saved_bijstand(PEOPLE, LARGE_AND_SMALL, values)
    found = view(BASIS, evaluate(load_afspraak(), BASIS), bijstand=saved)
    assert found.saldo.shape == (2, 2, 50)
    np.testing.assert_allclose(sum(found.regels.values()), found.saldo)
    with pytest.raises(RuleError, match="niet in hele euro's te geven"):
        saved_bijstand(PEOPLE, LARGE_AND_SMALL, values, whole=True)


def test_loonkostensubsidie_is_not_counted_twice() -> None:
    """Zit de vergoeding al in het bijstandsbudget, dan mag zij er niet nog eens bij."""
    basis = replace(BASIS, rijksgeld={"buig_loonkostensubsidie": np.zeros((2, 2), np.int64)})
    agreed = replace(load_afspraak(), delen=())
    with pytest.raises(RuleError, match="zou dubbel tellen"):
        view(basis, evaluate(agreed, basis), loonkostensubsidie_terug=np.zeros((2, 2), np.int64))


def test_a_view_that_does_not_add_up_is_refused() -> None:
    """Een regel of een saldo dat niet klopt, stopt de berekening."""
    found = view(BASIS, evaluate(load_afspraak(), BASIS))
    for wrong in (replace(found, saldo=found.saldo + 1), replace(found, blijft=found.blijft + 1)):
        with pytest.raises(RuleError, match="telt niet op"):
            reconcile(wrong)


@pytest.mark.parametrize("shortage, paid", [(0.10, 0.0125), (0.15, 0.05)])
def test_the_vangnet(shortage: float, paid: float) -> None:
    """AT-29: bij 10% tekort krijgt de gemeente 1,25% van het budget terug, bij 15% is dat 5%."""
    budget = 10_000_000.0
    vangnet = REGELINGEN["vangnet"]
    today = date(2026, 7, 1)
    inputs = vangnet.inputs(
        budget=np.array([[budget]]), lasten=np.array([[budget * (1 + shortage)]])
    )
    found = vangnet.prepare_day(today, today).compute(inputs)
    assert found.bedrag[0, 0] == paid * budget


def test_loonkostensubsidie_returns_by_share_in_the_year_before() -> None:
    """AT-30: het aandeel in de uitgaven van vorig jaar, maal het landelijke budget."""
    paid_before = np.array([[30, 40], [70, 60]])
    assert returned_by_share(paid_before, np.array([[1_000, 2_000]])).tolist() == [
        [300, 800],
        [700, 1_200],
    ]


def test_the_same_as_the_regeling_does() -> None:
    """AT-30: de regeling BUIG verdeelt het deelbudget op dezelfde manier."""
    paid = np.array([[301], [77], [622]])
    budget = 1_234_567
    regeling = REGELINGEN["buig_loonkostensubsidie"]
    prepared = regeling.prepare(
        (2025,), date(2026, 7, 1), {"buig_loonkostensubsidie.deelbudget_loonkostensubsidie": budget}
    )
    ones = np.ones((3, 1))
    inputs = regeling.inputs(
        realisatie_loonkostensubsidie=paid,
        inwoners=ones,
        objectief_aandeel=ones,
        historisch_aandeel=ones,
    )
    mine = returned_by_share(paid, np.array([[budget]]))
    assert (prepared.compute(inputs).bedrag == mine).all()


@given(paid=st.lists(st.integers(0, 10**7), min_size=1, max_size=30), budget=st.integers(0, 10**9))
def test_what_returns_adds_up_to_the_budget(paid: list[int], budget: int) -> None:
    """Samen krijgen de gemeenten precies het landelijke budget."""
    before = np.array([*paid, 1])[:, None]
    assert returned_by_share(before, np.array([[budget]])).sum() == budget
