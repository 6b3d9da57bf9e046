# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Worked examples of the forms of an agreement."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import read_number, read_table

from springplank.bekostiging import forms
from springplank.bekostiging.forms import INEENS, PER_SCHIJF, Schijf
from springplank.bekostiging.keys import Verdeelsleutel
from springplank.core.columns import UNKNOWN
from springplank.core.quantities import Personen, Plekken

KEY = Verdeelsleutel("inwoners", (2025,), np.array([[3.0], [1.0]]))
AMFORS = (Schijf(2_500_000, 0.5), Schijf(4_500_000, 1.0))


def row(value: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Give one value for one year."""
    return np.array([[value]])


@pytest.mark.parametrize(
    "share, unit, kept",
    [
        (0.05, 100, 408_400),
        (0.05, 1, 408_390),
        (0.06, 1, 490_068),
        (0.0, 1, 0),
        (1.0, 1, 8_167_800),
    ],
)
def test_what_is_kept_and_what_goes_on(share: float, unit: int, kept: int) -> None:
    """Ingehouden en doorgesluisd zijn samen het rijksgeld; afronden kan op honderden."""
    money = np.array([[8_167_800]])
    held = forms.ingehouden(money, row(share), row(unit))
    assert held.dtype == np.int64
    assert held[0, 0] == kept
    assert forms.doorsluizen(money, held)[0, 0] == 8_167_800 - kept


def test_draws_are_not_rounded() -> None:
    """In trekkingen wordt niet afgerond."""
    held = forms.ingehouden(np.array([[101.5]]), row(0.05), row(100))
    assert held[0, 0] == pytest.approx(5.075)


def test_unknown_money_stays_unknown() -> None:
    """Onbekend rijksgeld blijft onbekend en wordt niet 0."""
    money = np.array([[UNKNOWN], [100]])
    held = forms.ingehouden(money, row(0.05), row(1))
    assert forms.doorsluizen(money, held).tolist() == [[UNKNOWN], [95]]


def test_a_budget_is_divided() -> None:
    """Een vaste begroting van 1.001 euro gaat naar verhouding, op de euro."""
    assert forms.begroting(np.array([[1_001]]), KEY).tolist() == [[751], [250]]


def test_price_times_quantity() -> None:
    """Zonder vast deel: prijs maal aantal; met vast deel komt dat erbij."""
    taken = Plekken(np.array([[10.0], [2.5]]))
    nothing = np.zeros((2, 1), np.int64)
    assert forms.prijs_hoeveelheid(row(12_000), taken, nothing).tolist() == [[120_000], [30_000]]
    fixed = np.array([[7_500], [2_500]])
    assert forms.prijs_hoeveelheid(row(12_000), taken, fixed).tolist() == [[127_500], [32_500]]


def test_capacity_is_paid_used_or_not() -> None:
    """Veertig plekken van 10.000 euro kosten 400.000 euro, ook als er niemand werkt."""
    paid = forms.capaciteit(row(10_000), Plekken(row(40)), KEY, whole=True)
    assert paid.tolist() == [[300_000], [100_000]]
    assert paid.dtype == np.int64


def test_recharge_is_one_to_one() -> None:
    """Doorbelasten telt soorten kosten op en verdeelt niets."""
    costs = [np.array([[10], [20]]), np.array([[1], [2]])]
    assert forms.doorbelasten(costs).tolist() == [[11], [22]]


@pytest.mark.parametrize(
    "result, share, paid", [(-1_000, 1, 1_000), (-1_000, 0.24, 240), (900, 1, 0)]
)
def test_deficit_cover(result: int, share: float, paid: int) -> None:
    """Een tekort wordt aangevuld, een overschot blijft in het bedrijf."""
    parts = forms.tekortdekking(np.array([[result]]), row(share), KEY)
    assert parts[:, 0].tolist() == [paid * 0.75, paid * 0.25]


@pytest.mark.parametrize(
    "result, share, paid", [(1_000, 0.4, 400), (1_000, 1, 1_000), (-500, 1, 0)]
)
def test_a_dividend_comes_from_a_surplus(result: int, share: float, paid: int) -> None:
    """Van een overschot gaat een deel naar de gemeenten; een tekort blijft in het bedrijf."""
    parts = forms.dividend(np.array([[result]]), row(share), KEY)
    assert parts[:, 0].tolist() == [paid * 0.75, paid * 0.25]


@pytest.mark.parametrize(
    "reached, paid", [(50, 0), (60, 0), (70, 30_000), (100, 120_000), (500, 150_000)]
)
def test_a_bonus_above_a_norm(reached: float, paid: int) -> None:
    """Boven de norm van 60 mensen 3.000 euro per persoon, tot hooguit 150.000 euro."""
    bonus = forms.resultaatafhankelijk(
        row(reached), row(60), row(3_000), row(150_000), KEY, whole=True
    )
    assert bonus.sum() == paid


def test_results_are_shared_both_ways() -> None:
    """Een overschot gaat terug naar de gemeenten, een tekort betalen zij samen."""
    assert forms.solidariteit(np.array([[400]]), KEY).tolist() == [[-300], [-100]]
    assert forms.solidariteit(np.array([[-400]]), KEY).tolist() == [[300], [100]]
    assert forms.solidariteit(np.array([[UNKNOWN]]), KEY).tolist() == [[UNKNOWN], [UNKNOWN]]


def test_thresholds_on_the_equity() -> None:
    """Wat het bedrijf draagt bij RWA en Amfors: ineens (de bron) en per schijf (onze variant)."""
    table = """
    vermogen  | tekort    | ineens    | per_schijf
    ----------+-----------+-----------+-----------
    1.000.000 |   800.000 |         0 |          0
    2.500.000 |   800.000 |         0 |          0
    2.500.001 |   800.000 |   400.000 |          1
    3.000.000 |   800.000 |   400.000 |    400.000
    3.000.000 | 2.000.000 | 1.000.000 |    500.000
    4.500.000 |   800.000 |   400.000 |    400.000
    4.500.002 |   800.000 |   800.000 |    400.001
    5.000.000 |   800.000 |   800.000 |    650.000
    5.000.000 | 3.000.000 | 3.000.000 |  1.750.000
    9.000.000 | 4.000.000 | 4.000.000 |  4.000.000
    9.000.000 |         0 |         0 |          0
    """
    for line in read_table(table):
        numbers = {name: read_number(cell)[0] for name, cell in line.items()}
        for way in (INEENS, PER_SCHIJF):
            borne = forms.gedragen(row(numbers["tekort"]), row(numbers["vermogen"]), AMFORS, way)
            assert round(borne[0, 0]) == numbers[way], (way, line)
            paid = forms.drempels(
                np.array([[-int(numbers["tekort"])]]), row(numbers["vermogen"]), AMFORS, way, KEY
            )
            assert abs(paid.sum() - (numbers["tekort"] - numbers[way])) <= 1


@pytest.mark.parametrize("way", [INEENS, PER_SCHIJF])
def test_a_band_without_a_share_ends_it(way: str) -> None:
    """Een schijf van 0% draagt niets; een onbekend vermogen is alleen bij een tekort een gemis."""
    bands = (Schijf(0, 0.0), Schijf(100, 1.0))
    assert forms.gedragen(row(50), row(80), bands, way)[0, 0] == 0
    assert np.isnan(forms.gedragen(row(50), row(np.nan), bands, way)[0, 0])
    assert forms.gedragen(row(0), row(np.nan), bands, way)[0, 0] == 0


@given(deficit=st.floats(0, 1e7), equity=st.floats(-1e6, 1e7), more=st.floats(0, 1e6))
def test_the_company_never_bears_more_than_the_deficit(
    deficit: float, equity: float, more: float
) -> None:
    """Het bedrijf draagt nooit meer dan het tekort, en met meer vermogen nooit minder."""
    for way in (INEENS, PER_SCHIJF):
        borne = forms.gedragen(row(deficit), row(equity), AMFORS, way)[0, 0]
        richer = forms.gedragen(row(deficit), row(equity + more), AMFORS, way)[0, 0]
        assert 0 <= borne <= deficit + 0.005
        assert richer >= borne - 0.005


@given(deficit=st.floats(0, 1e7), equity=st.floats(2_500_000, 1e7))
def test_per_band_the_equity_stays_above_the_lowest_threshold(
    deficit: float, equity: float
) -> None:
    """Per schijf zakt het eigen vermogen nooit onder 2,5 miljoen."""
    borne = forms.gedragen(row(deficit), row(equity), AMFORS, PER_SCHIJF)[0, 0]
    assert equity - borne >= 2_500_000 - 0.005


def test_bonus_counts_people() -> None:
    """Doorstroom is in personen; het aantal zelf bepaalt de bonus."""
    people = Personen(np.array([[40.0], [30.0]])).sum_over(0).values
    bonus = forms.resultaatafhankelijk(people, row(60), row(3_000), row(np.inf), KEY, whole=False)
    assert bonus.tolist() == [[22_500.0], [7_500.0]]
