# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The product against the oracle where somebody chose otherwise: variants, rivals, own data."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from tests.funding.comparison import disagree, payment_differences
from tests.oracle import beschut_werk, buig, impulsbudget, loonkostensubsidie
from tests.oracle import sociale_infrastructuur as infrastructuur
from tests.oracle.data import inwoners, verbanden_per_gemeente

from springplank.core.explanation import Origin
from springplank.core.sources import find_stand
from springplank.funding.payments import pay_impulsbudget
from springplank.funding.streams import compute_streams
from springplank.funding.world import OwnData, make_world
from springplank.reference.partnerships import memberships, partnerships
from springplank.regelingen import REGELINGEN

INVENTED = Origin((), "synthetisch", "verzonnen voor deze toets")
ALL_YEARS = tuple(range(2025, 2035))


def test_each_gemeente_paid_by_itself_agrees() -> None:
    """In de terugvaloptie zijn bedrag en ontvanger van elke gemeente gelijk, in elk jaar."""
    world = make_world(variants={"impulsbudget": "elke_gemeente"})
    received = pay_impulsbudget(compute_streams(world, ALL_YEARS)).received
    for at, year in enumerate(ALL_YEARS):
        theirs = impulsbudget.elke_gemeente("nieuwste", year)
        assert theirs is not None
        for code, amount in _by_code(received[:, at]).items():
            assert theirs[code] == (amount, code, {code: amount})


def _by_code(amounts: np.ndarray[tuple[int], np.dtype[np.int64]]) -> dict[str, int]:
    return dict(zip(make_world().codes, amounts.tolist(), strict=True))


def test_given_weights_agree() -> None:
    """Met gegeven gewichten verdeelt het product een gemeente in twee verbanden hetzelfde."""
    double = {code: keys for code, keys in verbanden_per_gemeente().items() if len(keys) > 1}
    weights = {
        (code, key): weight
        for code, keys in double.items()
        for key, weight in zip(keys, (7, 3), strict=True)
    }
    own = OwnData(memberships=memberships(partnerships(), make_world().codes, weights))
    for year in ALL_YEARS:
        assert payment_differences("nieuwste", year, own, weights) == []
    assert payment_differences("nieuwste", 2025, own)


@pytest.mark.parametrize(
    "rival,end", [("vragenuur", 34_700_000), ("norm maal plekken", 36_340_000)]
)
def test_a_rival_end_of_the_infrastructuur_agrees(rival: str, end: int) -> None:
    """Ook met een andere eindwaarde is de infrastructuur in elk jaar op de euro gelijk."""
    world = make_world(choices={"sociale_infrastructuur.macrobudget": rival})
    years = tuple(range(2025, 2038))
    ours = compute_streams(world, years).streams["sociale_infrastructuur"].amounts
    for at, year in enumerate(years):
        theirs = infrastructuur.bedragen("nieuwste", year, end)
        assert _by_code(ours[:, at]) == theirs


@pytest.mark.parametrize("year,part", [(2027, 1), (2029, 3), (2031, 4)])
def test_a_historical_key_agrees(year: int, part: int) -> None:
    """Met eigen realisatie als nieuwe sleutel is beschut werk voor elke gemeente gelijk."""
    codes = make_world().codes
    places = np.random.default_rng(3).integers(0, 40_000, len(codes))
    world = make_world(
        own=OwnData(beschut_werk={2024: (places, INVENTED)}),
        variants={"beschut_werk": "historisch"},
        choices={"beschut_werk.aandeel_nieuwe_sleutel": "ingroei in vier jaar"},
    )
    funding = compute_streams(world, (year,))
    historical = beschut_werk.aandelen_uit(_by_code(places))
    shares = beschut_werk.ingroei(beschut_werk.aandelen_huidig(), historical, Fraction(part, 4))
    theirs = beschut_werk.bedragen_met_aandelen("nieuwste", year, shares)
    assert list(disagree(funding, funding.streams["beschut_werk"].amounts[:, 0], theirs)) == []


def test_bijstand_mixes_two_different_shares_alike() -> None:
    """Het bijstandsdeel mengt historie en model naar inwoners, op een euro gelijk.

    Het product rondt elke gemeente zelf af; het orakel verdeelt tot op de laatste euro.
    """
    codes = make_world().codes
    rng = np.random.default_rng(9)
    parts = {
        name: rng.integers(1, 1_000, len(codes))
        for name in ("objectief_aandeel", "historisch_aandeel")
    }
    shares = {(name, 2025): (row / row.sum(), INVENTED) for name, row in parts.items()}
    choices = {"buig_loonkostensubsidie.deelbudget_loonkostensubsidie": 400_000_000.0}
    world = make_world(own=OwnData(shares=shares), choices=choices)
    outcome = compute_streams(world, (2025,)).streams["buig_loonkostensubsidie"].outcome
    objectief, historisch = (beschut_werk.aandelen_uit(_by_code(row)) for row in parts.values())
    persons = {code: inwoners(2024)[code] for code in codes}
    # The mixed shares do not add up to 1 exactly: divide what the product divided.
    mixed = sum(
        buig.objectief_gewicht(persons[c]) * (objectief[c] - historisch[c]) + historisch[c]
        for c in codes
    )
    whole = round(7_379_800_000 * mixed)
    theirs = buig.bijstand(whole, persons, objectief, historisch)
    for code, amount in _by_code(outcome.bijstandsdeel[:, 0]).items():
        assert abs(amount - theirs[code]) <= 1
    weights = outcome.gewicht_objectief[:, 0].tolist()
    assert {0.0, 1.0} < set(weights)


# --- Loonkostensubsidie ---------------------------------------------------------------------

Case = tuple[float, float, float, bool]


def cases_of(day: date) -> list[tuple[Case, float, float]]:
    """Compute both amounts of a range of people, with a minimum wage of 2.337 euro."""
    regeling = REGELINGEN["loonkostensubsidie"]
    cases = [
        (loonwaarde, hours, afspraak, beschut)
        for loonwaarde in (0.0, 0.2, 0.333, 0.6, 1.0)
        for hours in (7.0, 27.5, 36.0)
        for afspraak in (0.0, 0.5, 0.68, 0.705)
        for beschut in (False, True)
    ]
    loonwaarde, hours, afspraak, beschut = (
        np.array(part).reshape(-1, 1) for part in zip(*cases, strict=True)
    )
    inputs = regeling.inputs(loonwaarde, hours, afspraak, np.zeros_like(beschut), beschut)
    choices = {"loonkostensubsidie.minimumloon_per_maand": 2337.0}
    outcome = regeling.prepare_day(day, find_stand(None).on, choices).compute(inputs)
    amounts = zip(
        cases, outcome.bedrag[:, 0].tolist(), outcome.bedrag_afspraak[:, 0].tolist(), strict=True
    )
    return list(amounts)


@pytest.mark.parametrize("day", [date(2027, 12, 31), date(2028, 1, 1), date(2030, 7, 1)], ids=str)
def test_the_announced_forfait_and_the_afspraak_agree(
    monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    """Vanaf 2028 is 68% voor beschut werk gelijk, en de afspraak op elke dag."""
    wage = [(date(2026, 7, 1), Decimal("2337.00"))]
    monkeypatch.setattr(loonkostensubsidie, "MINIMUMLOON", wage)
    for (loonwaarde, hours, afspraak, beschut), bedrag, bedrag_afspraak in cases_of(day):
        uren = Decimal(str(hours))
        agreed = loonkostensubsidie.per_maand(day, uren=uren, forfait=Decimal(str(afspraak)))
        assert f"{bedrag_afspraak:.2f}" == f"{agreed}"
        if beschut and day < date(2028, 1, 1):
            assert np.isnan(bedrag)
            continue
        by_law = loonkostensubsidie.by_law(
            day, uren=uren, loonwaarde=Decimal(str(loonwaarde)) * 100, is_beschut=beschut
        )
        assert f"{bedrag:.2f}" == f"{by_law}"
