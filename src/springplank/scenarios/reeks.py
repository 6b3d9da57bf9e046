# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""One series over the years: what is expected, every draw, and where it comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from springplank.cohort.scoring import QUANTILES
from springplank.core.columns import Floats
from springplank.scenarios.run import Outcome

BAND = (0.10, 0.90)
"""What is shown of a distribution: 80 of 100 draws lie between these."""

BAND_ROWS = tuple(QUANTILES.index(end) for end in BAND)
"""Which rows of the QUANTILES these are."""

ASSUMED = "aanname"
MIXED = "gemengd"
"""Where a total comes from when its parts come from different places."""

UNKNOWN_ORIGIN = "onbekend"
SYNTHETIC = "synthetisch"

SOORTEN: Mapping[str, str] = {
    "personen": "mensen op 31 december",
    "personen_fte": "arbeidsjaren van de Wsw, gemiddeld over het jaar",
    "personen_standaardeenheden": "standaardeenheden van de Wsw, gemiddeld over het jaar",
    "taakstelling": "plekken die de gemeente moet bieden; invoer, geen uitkomst",
    "eigen_regel": "regels die alleen u kunt vullen",
    "stroom": "mensen die in een jaar in- of uitstromen",
    "bedrijf_personen": "mensen in het bedrijf, gemiddeld over het jaar",
    "bedrijf_fte": "fte in het bedrijf, gemiddeld over het jaar",
    "werkvorm_fte": "fte in het bedrijf per groep en werkvorm",
    "bedrijf_plekken": "plekken beschut werk in het bedrijf",
    "bedrijf_standaardeenheden": "standaardeenheden Wsw in het bedrijf",
    "rijksgeld": "geld van het Rijk per geldstroom",
    "nieuw_rijksgeld": "nieuw geld van het Rijk in een scenario",
    "bedrijf": "rekeningen van het bedrijf",
    "resultaat_groep": "resultaat per groep",
    "resultaat_per_fte": "resultaat per groep en per fte",
    "vermogen": "eigen vermogen, solvabiliteit en reserve aan het eind van het jaar",
    "bijdrage": "wat de gemeente aan het bedrijf betaalt, per deel van de afspraak",
    "gemeente": "het beeld van de gemeente: regels die samen het saldo zijn",
}
"""The kinds of series, in words for a reader."""


@dataclass(frozen=True, slots=True, eq=False)
class Reeks:
    """One series over the years.

    Attributes:
        soort: a key of SOORTEN.
        groep: group, stream, account or part within that kind.
        gemeente: code; empty for all gemeenten of the place together.
        eenheid: "persoon", "fte", "plek", "SE", "EUR" or "aandeel".
        herkomst: where it starts from: "lokaal", "landelijk", "scenario", ASSUMED, MIXED, SYNTHETIC
            or UNKNOWN_ORIGIN.
        verwacht: what is expected, shape (jaren,); NaN when unknown.
        trekkingen: every draw, shape (jaren, trekkingen).
    """

    soort: str
    groep: str
    gemeente: str
    eenheid: str
    herkomst: str
    verwacht: Floats
    trekkingen: Floats

    @property
    def is_known(self) -> bool:
        """Say whether there is a number in any year."""
        return not np.isnan(self.verwacht).all()

    def quantiles(self) -> Floats:
        """Give QUANTILES of every year, shape (quantiles, jaren); NaN when unknown."""
        found: Floats = np.quantile(self.trekkingen, QUANTILES, axis=1)
        return found

    def band(self) -> Floats:
        """Give the ends between which 80% of the draws lie, shape (2, jaren); NaN when unknown."""
        found: Floats = np.quantile(self.trekkingen, BAND, axis=1)
        return found


def ends_of(quantiles: Floats) -> Floats:
    """Take the ends of BAND out of QUANTILES of every year, shape (2, jaren)."""
    return quantiles[list(BAND_ROWS)]


def herkomst_of(outcome: Outcome, group: str, row: int | None) -> str:
    """Say where the start of a group comes from, for one gemeente or for all together."""
    every = outcome.start.herkomst.get(group, (ASSUMED,))
    return one_of(every) if row is None else every[row]


def one_of(every: Sequence[str]) -> str:
    """Give where all come from, or MIXED when they do not agree."""
    return every[0] if len(set(every)) == 1 else MIXED


def both(one: Floats, all_: Floats, years: int) -> tuple[Floats, Floats]:
    """Give an expectation and its draws their full axes."""
    draws = np.broadcast_to(all_, (years, all_.shape[-1]))
    return np.broadcast_to(one, (years, 1))[:, 0], draws


def rows_of_place(
    outcome: Outcome, one: Floats, all_: Floats
) -> Iterator[tuple[str, int | None, Floats, Floats]]:
    """Give the total of the place and then every gemeente, when there is more than one."""
    years = len(outcome.question.years)
    yield "", None, *both(one.sum(axis=0), all_.sum(axis=0), years)
    codes = outcome.question.place.codes
    if outcome.question.place.has_company:
        for row, code in enumerate(codes):
            yield code, row, *both(one[row], all_[row], years)
