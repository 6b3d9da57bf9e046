# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the world as one question sees it."""

from datetime import date

import numpy as np
import pytest

from springplank.core.columns import UNKNOWN
from springplank.core.explanation import Origin
from springplank.core.sources import find_stand
from springplank.funding.world import (
    FIRST_YEAR,
    OwnData,
    has_wsw,
    inhabitants_in,
    maatstaf,
    make_world,
    published_whole,
    register_key,
    rival_registers,
)

STANDS = ("meicirculaire-2023", "septembercirculaire-2023", "meicirculaire-2024",
          "septembercirculaire-2024", "meicirculaire-2025")  # fmt: skip
OWN = Origin((), "vastgesteld", "Door u ingelezen.")


def test_the_newest_world_is_the_default() -> None:
    """Zonder vraag is de wereld de nieuwste, met 342 gemeenten op volgorde van code."""
    world = make_world()
    assert world.stand.key == "nieuwste"
    assert len(world.codes) == 342
    assert list(world.codes) == sorted(world.codes)


@pytest.mark.parametrize("stand", STANDS)
def test_nothing_from_later_is_visible(stand: str) -> None:
    """Op een stand komt elke telling uit een circulaire van die stand of eerder."""
    world = make_world(find_stand(stand))
    for year in (2024, 2025, 2026):
        found = published_whole(world, year)
        if found is not None:
            assert find_stand(found[1]).on <= world.stand.on
    _, origins = register_key(world, (2025, 2030))
    for origin in origins:
        assert all(find_stand(source).on <= world.stand.on for source in origin.sources)


def test_the_register_stands_in_and_says_so() -> None:
    """Het register van twee jaar eerder is er niet; de vervanger staat er met naam bij."""
    key, origins = register_key(make_world(), (2025, 2026))
    assert key.shape == (342, 1)
    assert [origin.status for origin in origins] == ["afgeleid", "aanname"]
    assert "Het register van 2023 is bij ons niet bekend" in origins[0].note


def test_before_any_count_there_is_no_key() -> None:
    """Op een dag voor de eerste telling is de sleutel onbekend, niet 0."""
    world = make_world(find_stand("2010-01-01"))
    key, origins = register_key(world, (2026,))
    assert (key == UNKNOWN).all()
    assert not origins[0].sources


def test_an_own_register_goes_before() -> None:
    """Een eigen register geldt voor zijn jaar plus twee, en daarna met dezelfde aandelen."""
    own = np.arange(1, 343, dtype=np.int64)
    world = make_world(own=OwnData(register={2024: (own, OWN)}))
    key, origins = register_key(world, (2025, 2026, 2027))
    assert (key[:, 1] == own).all()
    assert (key[:, 2] == own).all()
    assert (key[:, 0] != own).any()
    assert [origin.status for origin in origins] == ["afgeleid", "vastgesteld", "aanname"]


def test_rivals_were_known_on_the_standing() -> None:
    """De andere tellingen van het register zijn die van dat moment, elk met haar naam."""
    few = rival_registers(make_world(find_stand("septembercirculaire-2023")))
    many = rival_registers(make_world())
    assert {name for name, _ in few} < {name for name, _ in many}
    assert all(rows.shape == (342, 1) for _, rows in many)


def test_the_newest_published_amount_counts() -> None:
    """Van een jaar geldt de nieuwste circulaire; een eigen circulaire van later gaat voor."""
    found = published_whole(make_world(), 2024)
    assert found is not None
    assert found[1] == "septembercirculaire-2024"
    assert published_whole(make_world(), 2040) is None
    amounts = np.full(342, 7, dtype=np.int64)
    later = OwnData(published={("meicirculaire-2025", 2025): amounts})
    new = published_whole(make_world(own=later), 2025)
    assert new is not None
    assert new[1] == "meicirculaire-2025"
    earlier = OwnData(published={("meicirculaire-2024", 2025): amounts})
    kept = published_whole(make_world(own=earlier), 2025)
    assert kept is not None
    assert kept[1] == "septembercirculaire-2024"
    hidden = make_world(find_stand("meicirculaire-2024"), own=later)
    old = published_whole(hidden, 2025)
    assert old is not None
    assert old[1] == "meicirculaire-2024"


def test_maatstaven_are_unknown_where_nobody_counted() -> None:
    """Een telling die er niet is, is onbekend en zegt van welk jaar."""
    values, origins = maatstaf(make_world(), "bijstandsontvangers", (2024, 2030))
    assert not np.isnan(values[:, 0]).any()
    assert np.isnan(values[:, 1]).all()
    assert origins[1].note == "Van 2030 is deze telling bij ons niet bekend."


def test_own_maatstaven_of_a_later_circulaire() -> None:
    """Een eigen telling geldt vanaf de circulaire die erbij staat."""
    counted = np.full(342, 250, dtype=np.int64)
    own = OwnData(counts={("bijstandsontvangers", "meicirculaire-2025", 2025): counted})
    values, _ = maatstaf(make_world(own=own), "bijstandsontvangers", (2025,))
    assert (values == 2.5).all()
    before = make_world(find_stand("meicirculaire-2024"), own=own)
    assert (maatstaf(before, "bijstandsontvangers", (2025,))[0] != 2.5).any()


def test_inhabitants_of_later_years_are_the_newest() -> None:
    """Voor latere jaren gelden de nieuwste inwoners; voor eerdere die van dat jaar."""
    world, newest = make_world(), date.max.year
    latest = inhabitants_in(world, 2060)
    assert (inhabitants_in(world, newest) == latest).all()
    assert (inhabitants_in(world, FIRST_YEAR) != latest).any()
    assert (inhabitants_in(world, 2020) == inhabitants_in(world, FIRST_YEAR)).all()


def test_some_gemeenten_have_no_wsw() -> None:
    """Een deel van de gemeenten krijgt alleen geld voor beschut werk."""
    found = has_wsw(make_world())
    assert found.shape == (342, 1)
    assert 0 < (~found).sum() < 100
