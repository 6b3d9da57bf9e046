# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Every column that is explained is what its formula says, for all gemeenten and standings."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

import numpy as np
import pytest
from tests.examples import evaluate

from springplank.core.columns import as_floats, columns_of
from springplank.core.explanation import Origin
from springplank.core.regeling import AnyRegeling
from springplank.core.sources import find_stand, standings
from springplank.funding.streams import compute_streams
from springplank.funding.world import OwnData, World, make_world
from springplank.reference.municipalities import municipalities_of
from springplank.regelingen import REGELINGEN, STREAMS

YEARS = tuple(range(2024, 2031))
COUNT = len(municipalities_of(2023).codes)
NOWHERE = Origin((), "synthetisch", "verzonnen voor deze toets")


def names_of(regeling: AnyRegeling, inputs: Any, values: Any, outcome: Any) -> Mapping[str, Any]:
    """Lay inputs, parameters and outcome together, by name."""
    tables = ((regeling.inputs, inputs), (regeling.parameters, values), (regeling.outcome, outcome))
    return {f.name: getattr(found, f.name) for kind, found in tables for f in fields(kind)}


def check_columns(regeling: AnyRegeling, names: Mapping[str, Any]) -> int:
    """Compare every column with its formula; give the number of cells that were known."""
    known = 0
    for column in columns_of(regeling.outcome):
        # A column may be one for all years.
        worked, found = np.broadcast_arrays(
            evaluate(column.formula, names), as_floats(names[column.name])
        )
        where = f"{regeling.key}.{column.name}"
        # A column that is unknown may only say 0 in its formula: nothing is not an amount.
        unknown = np.isnan(found)
        assert (np.isnan(worked) | (worked == 0))[unknown].all(), where
        np.testing.assert_allclose(
            worked[~unknown], found[~unknown], rtol=1e-12, atol=1e-9, err_msg=where
        )
        known += int(np.count_nonzero(~unknown))
    return known


def check_world(world: World) -> dict[str, int]:
    """Check all streams in a world; give the number of known cells per regeling."""
    found = {}
    for key, stream in compute_streams(world, YEARS).streams.items():
        ((_, _, values),) = stream.prepared.blocks
        names = names_of(stream.regeling, stream.inputs, values, stream.outcome)
        found[key] = check_columns(stream.regeling, names)
    return found


@pytest.mark.parametrize("stand", [*(stand.key for stand in standings()), "nieuwste"])
def test_every_column_is_its_formula(stand: str) -> None:
    """In elke stand is elke kolom van elke stroom precies wat de formule in de uitleg zegt."""
    known = check_world(make_world(find_stand(stand)))
    assert set(known) == set(STREAMS)
    assert known["iu_participatie"] >= COUNT
    if stand == "nieuwste":
        assert known["impulsbudget"] == COUNT * (1 + len(YEARS))


def test_after_an_import() -> None:
    """Ook met ingelezen uitgaven, aandelen en een nieuw verdeelmodel klopt elke formule."""
    rng = np.random.default_rng(1)
    spending = rng.integers(1, 10**7, COUNT)
    share = rng.random(COUNT) / COUNT
    own = OwnData(
        published={("meicirculaire-2026", 2026): rng.integers(0, 3, COUNT) * 1_000_000},
        register={year - 2: (rng.integers(1, 500, COUNT), NOWHERE) for year in YEARS},
        loonkostensubsidie=dict.fromkeys(range(2022, 2031), (spending, NOWHERE)),
        shares={
            (name, year): (share, NOWHERE)
            for name in ("objectief_aandeel", "historisch_aandeel")
            for year in YEARS
        },
        beschut_werk={2025: (spending, NOWHERE)},
    )
    for variant in REGELINGEN["beschut_werk"].variants:
        world = make_world(
            own=own,
            variants={"beschut_werk": variant},
            choices={
                "buig_loonkostensubsidie.deelbudget_loonkostensubsidie": 400_000_000.0,
                "beschut_werk.aandeel_nieuwe_sleutel": "ingroei in vier jaar",
            },
        )
        known = check_world(world)
        assert known["buig_loonkostensubsidie"] >= 3 * COUNT


# --- Rules for one person or one case --------------------------------------------------------

DAYS = [date(2023, 1, 1), date(2025, 1, 1), date(2026, 7, 1), date(2026, 1, 1), date(2028, 1, 1)]


def grid(*axes: list[float]) -> list[Any]:
    """Make columns of all combinations, shape (rijen, 1)."""
    return [part.reshape(-1, 1) for part in np.meshgrid(*axes, indexing="ij")]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_loonkostensubsidie(day: date) -> None:
    """De subsidie per persoon is op elke dag wat de formule zegt."""
    regeling = REGELINGEN["loonkostensubsidie"]
    loonwaarde, uren, afspraak, half, forfait = grid(
        [0, 0.1, 0.3, 0.333, 0.6, 0.999, 1, 1.2], [0.5, 18, 27, 36, 40], [0, 0.68], [0, 1], [0, 1]
    )
    inputs = regeling.inputs(loonwaarde, uren, afspraak, half > 0, forfait > 0)
    prepared = regeling.prepare_day(day, find_stand(None).on)
    names = names_of(regeling, inputs, prepared.blocks[0][2], prepared.compute(inputs))
    known = check_columns(regeling, names)
    assert (known == inputs.loonwaarde.size) == (day == date(2026, 1, 1))


def test_vangnet() -> None:
    """De vangnetuitkering is wat de formule zegt, ook op de grenzen."""
    regeling = REGELINGEN["vangnet"]
    part = [0, 0.5, 1, 1.07, 1.075, 1.0751, 1.1, 1.125, 1.1251, 1.5]
    budget, deel = grid([0, 1, 1_000, 333_333, 52_900_200], part)
    inputs = regeling.inputs(budget, np.floor(budget * deel))
    prepared = regeling.prepare_day(date(2026, 7, 1), find_stand(None).on)
    names = names_of(regeling, inputs, prepared.blocks[0][2], prepared.compute(inputs))
    assert check_columns(regeling, names) == 5 * inputs.budget.size
