# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Say between which amounts the money of a subject lies in 80 of 100 draws."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from springplank.actions.question import run_of
from springplank.core.columns import Floats
from springplank.errors import UsageError
from springplank.funding.draws import SEED, Draws, draw_streams
from springplank.funding.world import FIRST_YEAR, World
from springplank.reference.subjects import Onderwerp
from springplank.regelingen import STREAMS

LOW, MIDDLE, HIGH = 0.10, 0.50, 0.90
MOST = 100_000


@dataclass(frozen=True, slots=True)
class Chances:
    """The spread of all uncertain streams of a subject.

    Attributes:
        draws: number of draws.
        seed: the seed.
        run_id: hash of everything the draws rest on, number and seed among them.
        found: per stream and year the spread; what is sure is left out.
    """

    draws: int
    seed: int
    run_id: str
    found: tuple["Chance", ...]


@dataclass(frozen=True, slots=True)
class Chance:
    """The spread of one stream in one year.

    Attributes:
        regeling: key of the regeling.
        jaar: calendar year.
        p10: EUR; 10 of 100 draws lie below it.
        p50: EUR; the middle draw.
        p90: EUR; 10 of 100 draws lie above it.
    """

    regeling: str
    jaar: int
    p10: int
    p50: int
    p90: int


def chances_of(
    world: World, subject: Onderwerp, years: tuple[int, ...], draws: int, seed: int = SEED
) -> Chances:
    """Draw the uncertain values many times, and give the spread of what is not sure.

    Only what is known to be uncertain is drawn: values with a range. Policy that may change and
    other futures are no part of it.

    Args:
        world: what was known and chosen, and the data.
        subject: gemeente, verband, region or country.
        years: calendar years; those before the first amounts are passed over.
        draws: number of draws.
        seed: the same seed gives the same draws.

    Raises:
        UsageError: when the number of draws makes no sense.
    """
    if not 1 <= draws <= MOST:
        raise UsageError(
            f"--trekkingen {draws} kan niet: kies een aantal van 1 tot en met 100.000."
        )
    run = run_of(world, seed, {"trekkingen": draws})
    later = tuple(year for year in years if year >= FIRST_YEAR)
    if not later:
        return Chances(draws, seed, run, ())
    drawn = draw_streams(world, later, draws, seed)
    found: list[Chance] = []
    for key in STREAMS:
        spread = _quantiles(drawn, key, world, subject)
        for at, year in enumerate(later):
            if not np.isnan(spread[:, at]).any() and at in drawn.uncertain.get(key, ()):
                low, middle, high = (round(float(v)) for v in spread[:, at])
                found.append(Chance(key, year, low, middle, high))
    return Chances(draws, seed, run, tuple(found))


def as_json(chances: Chances) -> dict[str, Any]:
    """Give the spread with its stable, documented keys; see docs/handleiding/json.md."""
    return {
        "aantal": chances.draws,
        "zaad": chances.seed,
        "run_id": chances.run_id,
        "bedragen": [asdict(chance) for chance in chances.found],
    }


def _quantiles(drawn: Draws, key: str, world: World, subject: Onderwerp) -> Floats:
    """Give the quantiles of the sum over the subject, EUR of shape (3, jaren)."""
    rows, weights = _weights(world, subject)
    amounts = drawn.amounts(key, rows).astype(np.float64)
    whole = (amounts * weights[:, None, None]).sum(axis=0)
    return np.asarray(np.quantile(whole, (LOW, MIDDLE, HIGH), axis=1))


def _weights(world: World, subject: Onderwerp) -> tuple[list[int], Floats]:
    """Give the gemeenten of a subject, and for which part each of them counts."""
    members = world.memberships
    if subject.soort != "samenwerkingsverband":
        where = {code: row for row, code in enumerate(world.codes)}
        return [where[code] for code in subject.leden], np.ones(len(subject.leden))
    whole = np.bincount(members.gemeente_index, weights=members.weight)
    keys = [verband.key for verband in members.verbanden]
    mine = np.flatnonzero(members.verband_index == keys.index(subject.code))
    rows = members.gemeente_index[mine]
    return rows.tolist(), members.weight[mine] / whole[rows]
