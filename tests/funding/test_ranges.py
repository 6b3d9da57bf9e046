# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of ranges where a gemeente is in more verbanden, and nobody published its weights."""

import pytest

from springplank.actions.shares import shares_of
from springplank.funding.streams import compute_streams
from springplank.funding.subject import Amount, amounts_for
from springplank.funding.world import OwnData, World, make_world
from springplank.reference.partnerships import memberships, partnerships
from springplank.reference.subjects import find_subject

SHARED = {"emco": "GM1681", "wedeka": "GM1681"}
"""Borger-Odoorn is in both."""


def impulsbudget_of(world: World, name: str, year: int = 2025) -> Amount:
    found = amounts_for(compute_streams(world, (year,)), find_subject(name, 2026))
    return next(a for a in found if a.regeling == "impulsbudget")


@pytest.mark.parametrize("verband", SHARED)
def test_our_halves_are_an_assumption_with_a_range(verband: str) -> None:
    """Weegt een gemeente in twee verbanden door onze aanname, dan kan zij er niet of heel in."""
    found = impulsbudget_of(make_world(), verband)
    member = impulsbudget_of(make_world(), SHARED[verband])
    assert member.status == "afgeleid"
    assert found.status == "aanname"
    assert found.bedrag_eur is not None
    assert found.laag is not None
    assert found.hoog is not None
    assert member.bedrag_eur is not None
    assert found.bedrag_eur - found.laag >= member.bedrag_eur // 2
    assert found.hoog - found.bedrag_eur >= member.bedrag_eur // 2


def test_given_weights_are_no_assumption() -> None:
    """Met eigen gewichten is het bedrag zo zeker als de sleutel, en het bereik weer smal."""
    weights = {("GM1681", "emco"): 7, ("GM1681", "wedeka"): 3}
    own = OwnData(memberships=memberships(partnerships(), make_world().codes, weights))
    given = impulsbudget_of(make_world(own=own), "emco")
    assumed = impulsbudget_of(make_world(), "emco")
    assert given.status == impulsbudget_of(make_world(), "ammatch").status == "afgeleid"
    assert assumed.laag is not None
    assert (given.laag or given.bedrag_eur or 0) > assumed.laag


def test_nothing_to_divide_is_sure() -> None:
    """Van een jaar zonder impulsbudget is het gewicht geen aanname."""
    assert impulsbudget_of(make_world(), "emco", 2024).status != "aanname"


def test_the_share_of_a_member_has_the_same_range() -> None:
    """In de lijst van leden loopt het deel van die gemeente van niets tot alles."""
    streams = shares_of(make_world(), find_subject("emco", 2026), 2025)
    share = next(s for s in streams["impulsbudget"] if s.code == "GM1681")
    whole = impulsbudget_of(make_world(), "GM1681")
    assert share.laag == 0
    assert share.hoog is not None
    assert whole.bedrag_eur is not None
    assert share.hoog >= whole.bedrag_eur
