# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The backtest: what would Springplank have said then, and what came out?

From every old stand a forecast is made with only what was known on the day of that stand, and laid
beside what was published later. The doelstelling is an input and is not scored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from springplank.cohort import backtest_beschut, backtest_wsw
from springplank.cohort.scoring import Forecast, within

DRAWS = 1_000
SEED = 20260101

CORONA = (2020, 2021)
"""Outcomes of these years are counted, and left out for a second score."""

HORIZONS: Mapping[str, tuple[int, int]] = {
    "1 jaar": (1, 1),
    "2 jaar": (2, 2),
    "3 tot en met 5 jaar": (3, 5),
    "6 jaar": (6, 6),
}
"""How many years ahead; the Wsw has one outcome per figure at most beyond 5 years."""


@dataclass(frozen=True, slots=True, eq=False)
class Reeks:
    """One figure with all its forecasts.

    Attributes:
        groep: key in `groups.GROEPEN`.
        figure: short name.
        label: name for a reader.
        unit: see `core.units`.
        forecasts: in order of origin and year.
    """

    groep: str
    figure: str
    label: str
    unit: str
    forecasts: tuple[Forecast, ...]

    def by_horizon(self) -> Mapping[str, tuple[Forecast, ...]]:
        """Give the forecasts by how far they looked ahead; an empty horizon is left out."""
        found = {name: within(self.forecasts, *ends) for name, ends in HORIZONS.items()}
        return {name: part for name, part in found.items() if part}

    def without_corona(self) -> tuple[Forecast, ...]:
        """Give the forecasts of which the outcome is not of a year of corona."""
        return tuple(f for f in self.forecasts if f.year not in CORONA)


@cache
def look_back(draws: int = DRAWS, seed: int = SEED) -> tuple[Reeks, ...]:
    """Make every forecast of the backtest.

    Args:
        draws: number of draws.
        seed: the same seed gives the same draws.
    """
    beschut, wsw = backtest_beschut, backtest_wsw
    labels: Sequence[tuple[str, str, str, str]] = (
        ("beschut_werk", beschut.INDICATIES, "Mensen met een indicatie beschut werk", "persoon"),
        ("beschut_werk", beschut.WERKZAAM, "Mensen die beschut werken", "persoon"),
        ("wsw", wsw.PERSONEN, "Mensen in de Wsw", "persoon"),
        ("wsw", wsw.ARBEIDSJAREN, "Arbeidsjaren in de Wsw, einde jaar", "arbeidsjaar"),
        ("wsw", wsw.GEMIDDELD, "Arbeidsjaren in de Wsw, gemiddeld over het jaar", "arbeidsjaar"),
    )
    return tuple(
        Reeks(
            groep,
            figure,
            label,
            unit,
            (wsw if groep == "wsw" else beschut).forecasts(figure, draws, seed),
        )
        for groep, figure, label, unit in labels
    )
