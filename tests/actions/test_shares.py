# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
import pytest

from springplank.actions.money import show_money
from springplank.actions.overview import oversee, sum_of
from springplank.actions.question import ask_world, subject_in
from springplank.actions.shares import received_by, shares_of
from springplank.actions.werk import Werk
from springplank.core.explanation import Origin
from springplank.errors import UsageError
from springplank.funding.world import OwnData, World, make_world
from springplank.reference.partnerships import partnerships
from springplank.regelingen import STREAMS

YEAR = 2026


@pytest.fixture(scope="module")
def world() -> World:
    return ask_world()


def test_parts_add_up_to_the_amount(world: World) -> None:
    """De delen van de gemeenten zijn samen precies het bedrag van elk verband."""
    for verband in partnerships()[::7]:
        subject = subject_in(world, verband.key, YEAR)
        shares = shares_of(world, subject, YEAR)
        for amount in show_money(world, verband.key, (YEAR,)).amounts:
            parts = shares[amount.regeling]
            if amount.bedrag_eur is None:
                assert any(part.bedrag_eur is None for part in parts)
                continue
            assert sum(part.bedrag_eur or 0 for part in parts) == amount.bedrag_eur


@pytest.mark.parametrize("name", ["tomin", "AM12", "NL"])
def test_every_part_lies_in_its_range(world: World, name: str) -> None:
    """Elk deel ligt binnen zijn eigen bereik."""
    shares = shares_of(world, subject_in(world, name, YEAR), YEAR)
    assert tuple(shares) == STREAMS
    seen = 0
    for parts in shares.values():
        for part in parts:
            if part.laag is not None:
                assert part.bedrag_eur is not None
                assert part.hoog is not None
                assert part.laag <= part.bedrag_eur <= part.hoog
                seen += 1
    assert seen > 10


def test_a_part_is_the_amount_of_a_gemeente_in_one_verband(world: World) -> None:
    """Zit een gemeente in een verband, dan is haar deel haar eigen bedrag met haar bereik."""
    shares = shares_of(world, subject_in(world, "tomin", YEAR), YEAR)
    for amount in show_money(world, "GM0402", (YEAR,)).amounts:
        part = next(p for p in shares[amount.regeling] if p.code == "GM0402")
        assert (part.bedrag_eur, part.laag, part.hoog) == (
            amount.bedrag_eur,
            amount.laag,
            amount.hoog,
        )


def test_of_one_gemeente_there_are_no_parts(world: World) -> None:
    """Van een gemeente zijn er geen delen."""
    assert shares_of(world, subject_in(world, "GM0402", YEAR), YEAR) == {}


def test_what_the_largest_is_paid_is_that_of_its_verband(world: World) -> None:
    """Almere krijgt het impulsbudget van de hele Tomingroep, met het bereik daarvan."""
    paid = received_by(world, subject_in(world, "GM0034", YEAR), (YEAR, 2027))
    for amount in show_money(world, "tomin", (YEAR, 2027)).amounts:
        if amount.regeling == "impulsbudget":
            found = paid[amount.jaar]
            assert found.bedrag_eur == amount.bedrag_eur == 630_114
            assert (found.laag, found.hoog) == (amount.laag, amount.hoog)


def test_another_is_paid_nothing(world: World) -> None:
    """Hilversum krijgt het impulsbudget niet zelf betaald."""
    found = received_by(world, subject_in(world, "GM0402", YEAR), (YEAR,))[YEAR]
    assert (found.bedrag_eur, found.laag, found.hoog) == (0, 0, 0)


def test_a_region_is_paid_for_its_largest(world: World) -> None:
    """Wat een regio ontvangt, is wat de geldstroom zelf ook zegt."""
    for name in ("AM12", "AM01", "AM20"):
        amount = show_money(world, name, (YEAR,)).amounts[0]
        found = received_by(world, subject_in(world, name, YEAR), (YEAR,))[YEAR]
        assert found.bedrag_eur == amount.ontvangt_eur


def test_an_unknown_amount_has_no_range() -> None:
    """Op een oude stand is het impulsbudget onbekend, ook wat er wordt betaald."""
    world = ask_world("meicirculaire-2023")
    found = received_by(world, subject_in(world, "GM0034", 2025), (2025,))[2025]
    assert (found.bedrag_eur, found.laag, found.hoog) == (None, None, None)


def test_where_each_gemeente_is_paid_itself_nothing_is_told() -> None:
    """In de variant dat elke gemeente zelf betaald krijgt, betaalt niemand voor een ander."""
    world = ask_world(None, ("impulsbudget=elke_gemeente",))
    assert received_by(world, subject_in(world, "GM0034", YEAR), (YEAR,)) == {}
    assert received_by(world, subject_in(world, "NL", YEAR), (YEAR,)) == {}


def test_a_sum_leaves_the_unknown_out() -> None:
    """Een som telt op wat bekend is en zegt of dat alles is."""
    found = oversee(Werk("GM0402"), YEAR, YEAR)
    total = found.total(YEAR)
    assert total is not None
    assert (total.bedrag_eur, total.is_heel) == (7_732_526, False)
    assert total.laag is not None
    assert total.laag < total.bedrag_eur
    assert sum_of([]) is None
    published = oversee(Werk("GM0402", {"stand": "septembercirculaire-2024"}), 2024, 2024)
    whole = published.total(2024, "gemeentefonds, integratie-uitkering")
    assert whole is not None
    assert (whole.laag, whole.is_heel) == (None, True)


@pytest.mark.parametrize("years", [(1900, 2026), (2026, 2999)])
def test_a_year_outside_the_data_is_refused(years: tuple[int, int]) -> None:
    """Een jaar buiten de gegevens geeft een zin zonder opdrachten."""
    with pytest.raises(UsageError, match="valt buiten de gegevens"):
        oversee(Werk("GM0402"), *years)


def official(*keys: str) -> World:
    """Give a world in which the official amount of some verbanden was taken in."""
    given = Origin((), "vastgesteld", "Door u ingelezen.")
    return make_world(own=OwnData(impulsbudget={(key, YEAR): (700_001, given) for key in keys}))


def test_an_official_amount_has_no_range() -> None:
    """Is het bedrag van het verband ingelezen, dan heeft wat betaald wordt geen bereik."""
    world = official("tomin")
    paid = received_by(world, subject_in(world, "GM0034", YEAR), (YEAR, 2027))
    assert (paid[YEAR].bedrag_eur, paid[YEAR].laag, paid[YEAR].hoog) == (700_001, None, None)
    assert paid[2027].laag is not None
    parts = shares_of(world, subject_in(world, "tomin", YEAR), YEAR)["impulsbudget"]
    assert sum(part.bedrag_eur or 0 for part in parts) == 700_001
    assert {part.laag for part in parts} == {None}
    region = shares_of(world, subject_in(world, "AM12", YEAR), YEAR)["impulsbudget"]
    assert {part.laag for part in region} == {None}


def test_an_official_amount_of_another_leaves_the_range() -> None:
    """Leest u een ander verband in, dan houdt uw eigen bedrag zijn bereik."""
    world = official("ammatch")
    paid = received_by(world, subject_in(world, "GM0034", YEAR), (YEAR,))[YEAR]
    plain = received_by(ask_world(), subject_in(world, "GM0034", YEAR), (YEAR,))[YEAR]
    assert (paid.laag, paid.hoog) == (plain.laag, plain.hoog)
    assert paid.laag is not None
    # Two verbanden are paid in this region: one officially, one by our own reckoning.
    both = official("tomin")
    region = subject_in(both, "AM05", YEAR)
    found = received_by(both, region, (YEAR,))[YEAR]
    amount = show_money(both, "AM05", (YEAR,)).amounts[0]
    assert found.bedrag_eur == amount.ontvangt_eur
    assert found.laag is not None
    assert found.hoog is not None
    assert found.laag <= (found.bedrag_eur or 0) <= found.hoog
