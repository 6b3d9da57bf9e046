# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Lines that Springplank does not project: empty until a user fills them.

People with a WIA or WW uitkering and the turnover through social return (SROI) are published for
no place and no year. A number that is given holds until a later year has its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from springplank.cohort.groups import GROEPEN
from springplank.core.columns import Floats
from springplank.errors import DataError


@dataclass(frozen=True, slots=True)
class Line:
    """An empty line.

    Attributes:
        key: short name.
        naam: name for a reader.
        eenheid: see `core.units`.
        vraag: what the user is asked.
    """

    key: str
    naam: str
    eenheid: str
    vraag: str


LINES: Mapping[str, Line] = MappingProxyType(
    {
        line.key: line
        for line in (
            *(
                Line(g.key, g.naam, "persoon", f"Hoeveel mensen met {g.naam} werken in uw bedrijf?")
                for g in GROEPEN.values()
                if not g.is_own
            ),
            Line(
                "sroi_omzet",
                "Omzet uit social return",
                "EUR",
                "Hoeveel omzet per jaar komt uit social return (SROI)?",
            ),
        )
    }
)
"""In the order in which they are shown."""

Given = Mapping[int, float]
"""What a user gave, per calendar year."""


def fill(given: Given, years: Sequence[int]) -> Floats:
    """Give a line over the years, shape (jaren,); NaN before the first year that was given.

    Raises:
        DataError: for a number below 0.
    """
    if any(value < 0 for value in given.values()):
        raise DataError("Een regel voor WIA, WW of social return kan niet kleiner dan 0 zijn.")
    known = sorted(given)
    latest = (max((k for k in known if k <= year), default=None) for year in years)
    return np.array([np.nan if k is None else given[k] for k in latest])


def add(parts: Sequence[Given]) -> Given:
    """Add the lines of several gemeenten; a year is unknown when one of them is unknown then."""
    years = sorted({year for part in parts for year in part})
    total = sum((fill(part, years) for part in parts), np.zeros(len(years)))
    return dict(zip(years, total.tolist(), strict=True))
