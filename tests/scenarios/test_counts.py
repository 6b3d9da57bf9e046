# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What an agreement divides by: the numbers of the gemeenten, each for its part in this verband."""

from functools import cache

import numpy as np
from tests.scenarios.questions import YEARS, ask

from springplank.bekostiging.basis import Basis
from springplank.bekostiging.loading import load_afspraak
from springplank.core.columns import Floats
from springplank.core.quantities import Fte, Personen, Quantity, StandaardEenheden
from springplank.funding.world import inhabitants_in, make_world, register_key
from springplank.scenarios.areas import all_areas
from springplank.scenarios.counts import basis_of
from springplank.scenarios.overlay import STREAM_OF
from springplank.scenarios.place import Place

FTE = {"wsw": 0.9, "beschut_werk": 0.7, "tussengroep": 0.8}
"""Fte of one person per group; every gemeente has ten persons in each."""


@cache
def shared_place() -> Place:
    """A verband with a gemeente that counts only for a part, because it is in another one too."""
    return next(place for place in all_areas(make_world()).places if (place.weights < 1).any())


def basis(place: Place) -> Basis:
    """Ten persons in every group of every gemeente."""
    shape = (len(place.codes), len(YEARS), 1)
    personen = {group: np.full(shape, 10.0) for group in FTE}
    fte = {group: Fte(np.full(shape, 10.0 * part)) for group, part in FTE.items()}
    money = {stream: np.zeros(shape) for stream in STREAM_OF.values()}
    return basis_of(make_world(), place, load_afspraak(), money, personen, fte, {}, YEARS)


def numbers(found: Basis, key: str, kind: type[Quantity]) -> Floats:
    """Give the numbers of a key, of the kind that belongs to it."""
    quantity = found.sleutels[key]
    assert isinstance(quantity, kind)
    return quantity.values


def test_people_in_the_company_are_counted_in_their_own_units() -> None:
    """SE telt alleen de Wsw, fte en personen tellen elke groep."""
    found = basis(ask("ammatch").place)
    np.testing.assert_allclose(numbers(found, "SE", StandaardEenheden), 9.0)
    np.testing.assert_allclose(numbers(found, "fte", Fte), 24.0)
    np.testing.assert_allclose(numbers(found, "personen", Personen), 30.0)


def test_a_gemeente_in_two_verbanden_counts_for_its_part() -> None:
    """Inwoners en doelgroepenregister tellen voor het deel dat bij dit verband hoort."""
    world, place = make_world(), shared_place()
    found, rows = basis(place), list(place.rows)
    for at, year in enumerate(YEARS):
        people = inhabitants_in(world, year)[rows] * place.weights
        np.testing.assert_allclose(numbers(found, "inwoners", Personen)[:, at, 0], people)
    register = register_key(world, YEARS)[0][rows] * place.weights[:, None]
    counted = numbers(found, "doelgroepenregister", Personen)[:, :, 0]
    np.testing.assert_allclose(counted, np.broadcast_to(register, counted.shape))
    assert (place.weights < 1).any()
    assert (counted > 0).all()
