# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the shifts of payment between the members of one samenwerkingsverband."""

from dataclasses import replace
from functools import cache
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from springplank.core.columns import UNKNOWN
from springplank.core.sources import find_stand, standings
from springplank.funding.differences import Part, Waterfall, changes_of, waterfalls
from springplank.funding.payers import find_shifts, moved_by
from springplank.funding.streams import Funding, compute_streams
from springplank.funding.world import make_world
from springplank.reference.municipalities import municipalities_of
from springplank.reference.partnerships import Memberships, own_partnership
from springplank.reference.subjects import find_subject

M2023, S2023, M2024 = "meicirculaire-2023", "septembercirculaire-2023", "meicirculaire-2024"
PAIRS = tuple(combinations((stand.key for stand in standings()), 2))
YEARS = (2024, 2025, 2026, 2027)
CODES = municipalities_of(2023).codes
SENZER = ("Asten", "Deurne", "Gemert-Bakel", "Geldrop-Mierlo", "Laarbeek", "Someren")
WSW = "wsw"


@cache
def funding(stand: str, year: int) -> Funding:
    return compute_streams(make_world(find_stand(stand)), (year,))


def change(name: str) -> Waterfall:
    found = waterfalls(funding(S2023, 2024), funding(M2024, 2024), find_subject(name, 2024))
    return next(waterfall for waterfall in found if waterfall.regeling == "iu_participatie")


def via(waterfall: Waterfall) -> Part:
    return next(part for part in waterfall.delen if part.soort == "betaald_via")


def test_helmond_lost_payment_and_no_money() -> None:
    """Helmond daalt 34%, maar dat is geld dat nu naar de zes andere gemeenten zelf gaat."""
    found = change("Helmond")
    part = via(found)
    assert found.verschil_eur is not None
    assert found.verschil_eur < -9_000_000
    assert part.bedrag_eur == pytest.approx(-11_073_464, abs=1_000)
    assert found.verschil_eur - part.bedrag_eur > 0
    for words in ("Binnen Senzer", "niet meer via Helmond", "Someren", "20%", "afgeleid"):
        assert words in part.toelichting


@pytest.mark.parametrize("name", SENZER)
def test_the_other_six_gained_payment_and_no_growth(name: str) -> None:
    """De zes andere gemeenten groeien zonder de verschuiving ongeveer zoals het land."""
    found = change(name)
    moved = via(found).bedrag_eur
    assert moved > 500_000
    assert found.van_eur is not None
    assert found.naar_eur is not None
    as_paid_now = found.van_eur + moved
    assert 1.05 < found.naar_eur / as_paid_now < 1.15


def test_a_shift_adds_up_to_nothing_within_the_verband() -> None:
    """Binnen Senzer telt de verschuiving op tot 0, en het verband toont haar toch."""
    parts = {c.soort: c for c in changes_of(funding(S2023, 2024), funding(M2024, 2024), WSW)}
    rows = [CODES.index(code) for code in find_subject("senzer").leden]
    moved = parts["betaald_via"].amounts
    assert len(rows) == 7
    assert moved[rows].sum() == 0
    assert not np.delete(moved, rows).any()
    assert via(change("senzer")).bedrag_eur == 0


@pytest.mark.parametrize("name", ["Hilversum", "tomin", "werkzaak", "Amsterdam"])
def test_no_shift_where_there_is_none(name: str) -> None:
    """Waar niets verschoof, staat ook geen verschuiving."""
    assert all(part.soort != "betaald_via" for part in change(name).delen)


def test_only_senzer_shifted_between_any_two_standings() -> None:
    """Tussen alle bekende standen is Senzer het enige verband met een verschuiving."""
    members = make_world().memberships
    for older, newer in PAIRS:
        for year in YEARS:
            old, new = (funding(s, year).streams[WSW].amounts[:, 0] for s in (older, newer))
            found = [shift.verband.key for shift in find_shifts(members, old, new)]
            expected = year == 2024 and older in (M2023, S2023) and newer not in (M2023, S2023)
            assert found == (["senzer"] if expected else [])


def members_of(*groups: tuple[int, ...]) -> Memberships:
    pairs = sorted((row, at) for at, rows in enumerate(groups) for row in rows)
    size = len(pairs)
    return Memberships(
        CODES[:8],
        tuple(replace(own_partnership(CODES[at]), key=f"v{at}") for at in range(len(groups))),
        np.array([row for row, _ in pairs]),
        np.array([at for _, at in pairs]),
        np.ones(size, dtype=np.int64),
        np.zeros(size, dtype=np.bool_),
    )


@pytest.mark.parametrize(
    "after, expected",
    [
        ((680, 370, 1_000, 1_000), True),  # a quarter of the money moved
        ((900, 100, 1_000, 1_000), False),  # nothing happened
        ((600, 400, 1_100, 1_000), True),  # the country grew a little more
        ((700, 400, 2_000, 2_000), False),  # the verband lost half of what it would have had
        ((850, 160, 1_000, 1_000), False),  # too little moved
        ((0, 0, 0, 0), False),  # nothing is left
        ((700, 400, UNKNOWN, 1_000), False),  # a gemeente is unknown
    ],
)
def test_the_criterion_of_a_shift(after: tuple[int, ...], expected: bool) -> None:
    """Alleen een verband dat groeit als het land en waarvan de leden sterk wisselen, telt."""
    members = members_of((0, 1), (2,), (3,))
    found = find_shifts(members, np.array([900, 100, 1_000, 1_000]), np.array(after))
    assert bool(found) == expected


@pytest.mark.parametrize(
    "before, after",
    [
        ((10_000, 100, 100), (10_000, 60, 140)),  # small members change hands, little money does
        ((7_000, 1_500, 1_500), (7_000, 800, 2_200)),  # 7% of the money moved
        ((500, 500, 500), (410, 410, 680)),  # nobody lost a fifth
        ((500, 500, 500), (300, 600, 600)),  # nobody gained a quarter
    ],
)
def test_one_sign_of_a_shift_is_not_enough(before: tuple[int, ...], after: tuple[int, ...]) -> None:
    """Verlies van een lid, winst van een ander en verhuisd geld tellen alleen samen."""
    members = members_of((0, 1, 2), (3,))
    rest = 10**6
    assert find_shifts(members, np.array([*before, rest]), np.array([*after, rest])) == ()
    all_three = np.array([500, 500, 500, rest]), np.array([350, 350, 800, rest])
    assert len(find_shifts(members, *all_three)) == 1


def test_a_gemeente_in_two_verbanden_is_left_out() -> None:
    """Van een gemeente in twee verbanden is niet te zeggen via wie zij wordt betaald."""
    members = members_of((0, 1), (1, 2), (3,))
    before, after = np.array([900, 100, 500, 500]), np.array([700, 300, 500, 500])
    assert find_shifts(members, before, after) == ()


@given(
    st.lists(st.integers(1, 10**7), min_size=3, max_size=3),
    st.lists(st.integers(1, 10**7), min_size=3, max_size=3),
)
def test_what_moved_always_adds_up_to_nothing(old: list[int], new: list[int]) -> None:
    """Een verschuiving telt binnen elk verband op tot 0, wat de bedragen ook zijn."""
    members = members_of((0, 1, 2), (3,))
    before, after = np.array([*old, 10**9]), np.array([*new, 10**9])
    moved = moved_by(find_shifts(members, before, after), after - before, after)
    assert moved.sum() == 0
    assert moved[3] == 0
