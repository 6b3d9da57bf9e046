# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A company, its people and its money, small enough to check by hand."""

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np
import pytest

from springplank.company.accounts import Income, Volume
from springplank.company.bedrijf import EXAMPLE, Bedrijf, load_bedrijf
from springplank.core.assumptions import Draws, expected
from springplank.core.quantities import Fte

ON = date(2026, 11, 22)
YEARS = tuple(range(2025, 2050))

Volumes = Mapping[str, Volume]


def volumes_of(rows: Mapping[str, list[float]], draws: int = 1) -> Volumes:
    """Make the fte per group from a number per year, the same in every draw."""
    return {
        groep: Volume(Fte(np.repeat(np.array(fte, dtype=np.float64)[:, None], draws, axis=1)))
        for groep, fte in rows.items()
    }


def income_of(volumes: Volumes, per_fte: float = 20_000.0) -> Income:
    """Give every group the same amount per fte."""
    money = {groep: v.fte.values * per_fte for groep, v in volumes.items()}
    subsidy = {g: m / 2 for g, m in money.items() if g in ("beschut_werk", "tussengroep")}
    return Income(money, subsidy)


@pytest.fixture(scope="session")
def voorbeeld() -> Bedrijf:
    """The synthetic company that is shipped."""
    return load_bedrijf(EXAMPLE)


@pytest.fixture
def changed(voorbeeld: Bedrijf) -> Callable[[int, Mapping[str, float]], Draws]:
    """Give the expected figures of the example for some years, with other values for some keys."""

    def figures(years: int, other: Mapping[str, float]) -> Draws:
        found = dict(expected(voorbeeld.figures, YEARS[:years]))
        found.update({key: np.full((years, 1), value) for key, value in other.items()})
        return found

    return figures
