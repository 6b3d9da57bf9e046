# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of who is paid: parts of gemeenten in verbanden and the receiver of the impulsbudget."""

import numpy as np
import pytest

from springplank.core.allocate import Key
from springplank.core.columns import UNKNOWN, is_known
from springplank.core.explanation import Origin
from springplank.funding import payments
from springplank.funding.payments import (
    parts_of,
    pay_impulsbudget,
    receivers_of,
    verband_totals,
)
from springplank.funding.streams import Funding, compute_streams
from springplank.funding.world import OwnData, World, inhabitants_in, make_world

YEARS = tuple(range(2024, 2036))
ORIGIN = Origin((), "vastgesteld", "Door u ingelezen.")


@pytest.fixture(scope="module")
def funding() -> Funding:
    return compute_streams(make_world(), YEARS)


def with_official(amounts: dict[tuple[str, int], int]) -> Funding:
    own = OwnData(impulsbudget={place: (eur, ORIGIN) for place, eur in amounts.items()})
    return compute_streams(make_world(own=own), YEARS)


def test_nothing_is_lost_between_gemeenten_and_verbanden(funding: Funding) -> None:
    """Delen, verbanden en betaalde bedragen tellen elk jaar op tot hetzelfde."""
    paid = pay_impulsbudget(funding)
    for amounts in (paid.parts, paid.verbanden, paid.received):
        assert (amounts.sum(axis=0) == paid.shares.sum(axis=0)).all()


def test_only_the_largest_member_is_paid(funding: Funding) -> None:
    """Van elk verband ontvangt precies de gemeente met de meeste inwoners."""
    paid, members = pay_impulsbudget(funding), funding.world.memberships
    for at, year in enumerate(YEARS):
        persons = inhabitants_in(funding.world, year)
        for verband in range(len(members.verbanden)):
            mine = members.gemeente_index[members.verband_index == verband]
            assert persons[paid.receivers[verband, at]] == persons[mine].max()
        receiving = np.unique(paid.receivers[:, at])
        others = np.setdiff1d(np.arange(len(funding.world.codes)), receiving)
        assert not paid.received[others, at].any()


def test_the_receiver_follows_the_inhabitants_of_each_year(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Wordt een ander lid de grootste, dan ontvangt dat lid vanaf dat jaar."""
    world = make_world()
    hilversum = world.codes.index("GM0402")

    def persons(_: World, year: int) -> Key:
        row = inhabitants_in(world, year).copy()
        row[hilversum] = 10**7 if year == 2026 else 0
        return row

    monkeypatch.setattr(payments, "inhabitants_in", persons)
    verband = [v.key for v in world.memberships.verbanden].index("tomin")
    found = receivers_of(world, (2025, 2026, 2027))[verband]
    assert (found == hilversum).tolist() == [False, True, False]


def test_each_gemeente_itself_in_the_fallback() -> None:
    """In de terugvaloptie ontvangt elke gemeente precies haar eigen aandeel."""
    world = make_world(variants={"impulsbudget": "elke_gemeente"})
    paid = pay_impulsbudget(compute_streams(world, YEARS))
    assert (paid.received == paid.shares).all()


def test_unknown_stays_unknown(funding: Funding) -> None:
    """Een onbekend bedrag is onbekend in elk verband van die gemeente, en nergens 0."""
    world = funding.world
    amounts = np.full((len(world.codes), 1), 10, dtype=np.int64)
    row = world.codes.index("GM1681")
    amounts[row] = UNKNOWN
    parts, totals = parts_of(world, amounts), verband_totals(world, amounts)
    members = world.memberships
    mine = members.verband_index[members.gemeente_index == row]
    assert (parts[members.gemeente_index == row] == UNKNOWN).all()
    assert (totals[mine] == UNKNOWN).all()
    assert is_known(totals).sum() == len(members.verbanden) - len(mine)


def test_an_official_amount_goes_before_ours(funding: Funding) -> None:
    """Een officieel bedrag vervangt dat van het verband; de leden delen het zoals wij verdelen."""
    ours = pay_impulsbudget(funding)
    paid = pay_impulsbudget(with_official({("ammatch", 2026): 400_000}))
    keys = [v.key for v in funding.world.memberships.verbanden]
    row, at = keys.index("ammatch"), YEARS.index(2026)
    assert paid.verbanden[row, at] == 400_000
    assert paid.official == {(row, at): ORIGIN}
    members = funding.world.memberships
    mine = members.gemeente_index[members.verband_index == row]
    assert paid.shares[mine, at].sum() == 400_000
    assert paid.received[paid.receivers[row, at], at] == 400_000
    assert set(paid.official_shares) == {(gemeente, at) for gemeente in mine}
    assert {o.status for o in paid.official_shares.values()} == {"afgeleid"}
    same = np.ones(paid.shares.shape, dtype=bool)
    same[mine, at] = False
    assert (paid.shares[same] == ours.shares[same]).all()


def test_half_an_official_amount_is_not_official() -> None:
    """Is maar een van twee verbanden officieel, dan is het aandeel van de gemeente dat niet."""
    one = with_official({("emco", 2026): 100_000})
    row, at = one.world.codes.index("GM1681"), YEARS.index(2026)
    assert (row, at) not in pay_impulsbudget(one).official_shares
    both = with_official({("emco", 2026): 100_000, ("wedeka", 2026): 100_000})
    assert (row, at) in pay_impulsbudget(both).official_shares


def test_what_does_not_fit_is_left_alone(funding: Funding) -> None:
    """Een officieel bedrag voor een onbekend verband of een ander jaar verandert niets."""
    paid = pay_impulsbudget(with_official({("onzin", 2026): 1, ("ammatch", 2050): 1}))
    assert paid.official == {}
    assert (paid.shares == pay_impulsbudget(funding).shares).all()


def test_an_official_amount_where_ours_is_unknown() -> None:
    """Ook waar wij niets weten, geeft een officieel bedrag een antwoord."""
    from springplank.core.sources import find_stand

    own = OwnData(impulsbudget={("ammatch", 2026): (400_000, ORIGIN)})
    world = make_world(find_stand("meicirculaire-2024"), own=own)
    paid = pay_impulsbudget(compute_streams(world, (2026,)))
    keys = [v.key for v in world.memberships.verbanden]
    assert paid.verbanden[keys.index("ammatch"), 0] == 400_000
    assert is_known(paid.verbanden).sum() == 1
