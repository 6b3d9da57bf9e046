# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of one case: the loonkostensubsidie of a person and the vangnet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.actions.cases import Person, as_json, compute_loonkostensubsidie, compute_vangnet
from springplank.errors import UsageError
from springplank.funding.world import make_world

WORLD = make_world()
SUMMER = date(2026, 7, 1)
SHARE = st.integers(0, 100)


@given(SHARE, SHARE, st.integers(1, 40))
def test_subsidie_falls_when_loonwaarde_rises(low: int, more: int, hours: int) -> None:
    """Wie meer loonwaarde heeft, krijgt nooit meer subsidie, en nooit minder dan niets."""
    found = [
        compute_loonkostensubsidie(WORLD, Person(value, hours), SUMMER).amounts[
            "sisa_per_maand_eur"
        ]
        for value in (low, min(100, low + more))
    ]
    first, second = found
    assert first is not None
    assert second is not None
    assert first >= second >= 0


@given(SHARE, st.integers(1, 40), st.integers(1, 500))
def test_a_group_is_as_many_times_a_person(value: int, hours: int, count: int) -> None:
    """Een groep kost zoveel keer twaalf maanden van een persoon, op de cent."""
    person = Person(value, hours, afspraak=value, aantal=count)
    found = compute_loonkostensubsidie(WORLD, person, SUMMER).amounts
    for name in ("sisa", "afspraak"):
        month = found[f"{name}_per_maand_eur"]
        assert month is not None
        whole = round(round(month * 100) * 12 * count / 100, 2)
        assert found[f"{name}_groep_per_jaar_eur"] == pytest.approx(whole, abs=0.005)


def test_an_agreement_is_advised_before_2028() -> None:
    """Bij beschut werk voor 2028 staat dat meten verplicht blijft, ook met een afspraak van 68%."""
    person = Person(60, 36, afspraak=68, is_beschut=True)
    warnings = compute_loonkostensubsidie(WORLD, person, SUMMER).warnings
    assert any("loonwaardemeting verplicht" in warning for warning in warnings)


def test_the_keys_are_stable() -> None:
    """Het antwoord als JSON heeft vaste sleutels."""
    case = compute_loonkostensubsidie(WORLD, Person(60, 36), SUMMER)
    assert tuple(as_json(case)) == (
        "regeling", "op", "bekend", "bekend_op", "run_id", "bedragen", "bandbreedte", "stappen",
        "redenen", "waarschuwingen",
    )  # fmt: skip


EUROS = st.integers(1, 10**10)


@given(EUROS, st.integers(0, 10**10))
def test_the_vangnet_lies_between_nothing_and_the_deficit(budget: int, lasten: int) -> None:
    """Een vangnetuitkering is nooit meer dan het tekort boven 7,5% van het budget."""
    found = compute_vangnet(WORLD, budget, lasten, 2026).amounts
    vangnet, deficit, own = (
        found[name] for name in ("vangnet_eur", "tekort_eur", "voor_de_gemeente_eur")
    )
    assert vangnet is not None
    assert deficit == max(0, lasten - budget)
    assert 0 <= vangnet <= max(0, deficit - 0.075 * budget) + 1
    assert own == pytest.approx(deficit - vangnet)


@pytest.mark.parametrize("year", [2016, 2061, 0, -1, 10**6])
def test_years_without_rules_are_refused(year: int) -> None:
    """Voor een jaar zonder regels is er geen vangnet, maar een zin."""
    with pytest.raises(UsageError, match="Kies een jaar van 2017 tot en met 2060"):
        compute_vangnet(WORLD, 1, 1, year)
