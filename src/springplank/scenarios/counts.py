# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What an agreement is evaluated on: money, keys, and how much each gemeente takes, in its unit."""

from collections.abc import Iterable, Mapping

import numpy as np

from springplank.bekostiging.afspraak import Afspraak
from springplank.bekostiging.basis import Basis
from springplank.company.bedrijf import GROEPEN
from springplank.core.assumptions import Draws
from springplank.core.columns import Floats
from springplank.core.quantities import Fte, Personen, Quantity
from springplank.funding.world import World, inhabitants_in, register_key
from springplank.scenarios.overlay import STREAM_OF
from springplank.scenarios.place import Place

LARGE, SMALL = 40_000, 15_000
"""Inhabitants above and below which only the objective or only the historical budget counts."""


def basis_of(
    world: World,
    place: Place,
    afspraak: Afspraak,
    money: Mapping[str, Floats],
    personen: Mapping[str, Floats],
    fte: Mapping[str, Fte],
    values: Draws,
    years: tuple[int, ...],
) -> Basis:
    """Put together what an agreement needs to know before the result of the company.

    Args:
        world: what was known.
        place: the gemeenten.
        afspraak: the agreement.
        money: EUR of the Rijk by stream, shape (gemeenten, jaren, trekkingen).
        personen: who works in the company per group, same shape; without groups that are unknown.
        fte: the same in fte.
        values: aannames by key, shape (jaren, trekkingen) or (jaren, 1).
        years: calendar years.
    """
    rows = list(place.rows)
    part = place.weights[:, None]
    inwoners = np.stack([inhabitants_in(world, year)[rows] for year in years], axis=1) * part
    register = np.broadcast_to(register_key(world, years)[0][rows], inwoners.shape) * part
    sleutels: dict[str, Quantity | Floats] = {
        "personen": Personen(_added(personen.values())),
        "fte": Fte(_added(found.values for found in fte.values())),
        "inwoners": Personen(inwoners[:, :, None]),
        "doelgroepenregister": Personen(register[:, :, None].astype(np.float64)),
        "SE": fte["wsw"].standaard_eenheden(1.0),
    }
    return Basis(
        place.codes,
        years,
        rijksgeld={name: money[name] for name in STREAM_OF.values()},
        aantallen=counted(afspraak, personen, fte, values),
        sleutels=sleutels,
        is_whole=False,
    )


def _added(parts: Iterable[Floats]) -> Floats:
    return sum(parts, np.zeros((1, 1, 1)))


def counted(
    afspraak: Afspraak, personen: Mapping[str, Floats], fte: Mapping[str, Fte], values: Draws
) -> Mapping[str, Quantity]:
    """Give every group as the agreement counts it; as persons where it does not say.

    Args:
        afspraak: the agreement.
        personen: who works in the company per group, shape (gemeenten, jaren, trekkingen); a group
            that is not in it is unknown.
        fte: the same in fte.
        values: aannames by key, shape (jaren, trekkingen) or (jaren, 1).

    Returns:
        Per group its number, same shape.
    """
    shape = next(iter(personen.values())).shape
    found: dict[str, Quantity] = {
        group: Personen(personen.get(group, np.full(shape, np.nan))) for group in GROEPEN
    }
    for deel in afspraak.delen:
        if deel.product in fte and deel.eenheid != "persoon":
            found[deel.product] = _as(deel.eenheid, fte[deel.product], values)
    return found


def _as(eenheid: str, fte: Fte, values: Draws) -> Quantity:
    if eenheid == "plek":
        return fte.plekken(values["organisatie.fte_per_plek_beschut_werk"])
    if eenheid == "SE":
        return fte.standaard_eenheden(values["wsw.handicapfactor"])
    return fte


def objective_weight(world: World, place: Place, years: tuple[int, ...]) -> Floats:
    """Give how far the objective model divides the bijstand budget, shape (gemeenten, jaren).

    Source: Berenschot, Explicitering budgetten: above 40,000 inhabitants wholly, below 15,000 not.
    """
    rows = list(place.rows)
    inwoners = np.stack([inhabitants_in(world, year)[rows] for year in years], axis=1)
    return np.asarray(np.clip((inwoners - SMALL) / (LARGE - SMALL), 0.0, 1.0))
