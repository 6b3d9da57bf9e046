# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The impulsbudget as a bestemmingsreserve: received, spent per goal, and what is left (eq. 19)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from springplank.company.bedrijf import DOELEN, Bedrijf
from springplank.company.fields import dutch
from springplank.core.columns import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Reserve:
    """The bestemmingsreserve for the impulsbudget, EUR.

    Its spending is taken out of the reserve and stands outside the exploitatieresultaat.

    Attributes:
        years: calendar years.
        ontvangen: received, shape (jaren, trekkingen).
        besteed: planned spending per goal of DOELEN, shape (jaren, 1).
        saldo: what is left at the end of the year, shape (jaren, trekkingen); negative when more
            is planned than there is.
    """

    years: tuple[int, ...]
    ontvangen: Floats
    besteed: Mapping[str, Floats]
    saldo: Floats

    @property
    def warnings(self) -> tuple[str, ...]:
        """Say in which years more is planned than is expected to be there."""
        expected = self.saldo.mean(axis=1)
        short = [(y, -s) for y, s in zip(self.years, expected, strict=True) if s < 0]
        return tuple(
            f"Eind {year} is van het impulsbudget {dutch(round(amount))} euro meer besteed dan er "
            "is. Verlaag de besteding of schuif haar op."
            for year, amount in short
        )


def reserve_of(bedrijf: Bedrijf, ontvangen: Floats, years: Sequence[int]) -> Reserve:
    """Follow the reserve over the years.

    Args:
        bedrijf: the company: what it had, and what it plans to spend.
        ontvangen: EUR received, shape (jaren, trekkingen); unknown travels to every later year.
        years: calendar years, ascending.
    """
    besteed = {
        doel: np.array([[bedrijf.besteding.get(doel, {}).get(y, 0.0)] for y in years])
        for doel in DOELEN
    }
    spent = sum(besteed.values(), np.zeros((len(years), 1)))
    saldo = bedrijf.reserve + np.cumsum(ontvangen - spent, axis=0)
    return Reserve(tuple(years), ontvangen, besteed, saldo)
