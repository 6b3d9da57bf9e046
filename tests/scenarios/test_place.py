# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where a projection is about: the gemeenten around a subject, and the company they share."""

import numpy as np
import pytest
from tests.scenarios.questions import PLACES, TWENTY, find

from springplank.funding.world import make_world
from springplank.reference.subjects import find_subject
from springplank.scenarios.place import place_of

SIZES = dict(zip(PLACES, (5, 8, 1, 20, 342), strict=True))


@pytest.mark.parametrize("name", PLACES)
def test_the_gemeenten_of_a_place(name: str) -> None:
    """Een verband bestaat uit zijn gemeenten; het hele land heeft geen bedrijf."""
    world, place = find(name)
    assert len(place.codes) == len(place.namen) == len(place.weights) == SIZES[name]
    assert place.codes == tuple(sorted(place.codes))
    assert tuple(world.codes[row] for row in place.rows) == place.codes
    assert place.has_company == (name != "landelijk")
    assert place.focus is None


def test_a_gemeente_is_seen_within_its_verband() -> None:
    """Wie om een gemeente vraagt, krijgt haar verband, met die gemeente vooraan in het antwoord."""
    _, place = find("Uithoorn")
    assert place.naam == find("ammatch")[1].naam
    assert place.focus == "GM0451"
    assert len(place.codes) == 5


def test_a_region_has_no_company() -> None:
    """Een arbeidsmarktregio is geen verband: wel mensen en geld, geen bedrijf."""
    _, place = find("regio Groningen")
    assert not place.has_company
    assert (place.weights == 1).all()


def test_every_gemeente_has_a_place() -> None:
    """Bij elke gemeente hoort een verband waar zij in zit."""
    world = make_world()
    for code in world.codes:
        place = place_of(world, find_subject(code, 2026))
        assert place.focus == code
        assert code in place.codes
        assert place.has_company


def test_parts_of_a_gemeente_add_up_to_one() -> None:
    """Een gemeente in twee verbanden telt in elk voor een deel, samen voor één."""
    world = make_world()
    parts = np.zeros(len(world.codes))
    for verband in world.memberships.verbanden:
        place = place_of(
            world, find_subject(f"verband {verband.key}", 2026, world.memberships.verbanden)
        )
        parts[list(place.rows)] += place.weights
    np.testing.assert_allclose(parts, 1.0)
    assert (find(TWENTY)[1].weights == 1).all()


def test_a_gemeente_without_a_known_verband_says_so() -> None:
    """Van Leiderdorp is geen verband bekend: zij staat alleen, en dat is een aanname."""
    alone, known = (
        place_of(make_world(), find_subject(n, 2026)) for n in ("Leiderdorp", "ability")
    )
    assert (alone.is_assumed, len(alone.codes)) == (True, 1)
    assert not known.is_assumed
