# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Loonkostensubsidie for a group as a whole (eq. 9): measured, and as agreed, side by side.

The exact subsidy of one person is the regeling `loonkostensubsidie`; this is the expectation for a
group. What municipalities account for in SiSa is the measured percentage; an agreement with the
company may already use another one (advice of the VNG: 68% for beschut werk). Never add the two;
and until the forfait the Rijk pays the difference through the rijksbijdrage beschut werk (2,971 per
place): who reckons with the agreed percentage must take that part off the rijksbijdrage.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from springplank.company.bedrijf import AFSPRAAK, SISA, WITH_SUBSIDY
from springplank.company.wages import MINIMUMLOON, minimumloon_index
from springplank.core.assumptions import Draws
from springplank.core.columns import Floats
from springplank.core.loading import load_parameters
from springplank.core.parameters import Parameter, cell_on
from springplank.core.quantities import Fte
from springplank.errors import UsageError

ANCHOR = 2025
"""The last year of which both monthly amounts of the minimum wage are in our sources."""

MONTHS = 12


@cache
def _parameters() -> Mapping[str, Parameter]:
    # The values of the law stand once, beside the regeling; floors forbid importing its code.
    return load_parameters(MINIMUMLOON, "loonkostensubsidie")


def grondslag(years: Sequence[int], values: Draws, on: date) -> Floats:
    """Give the minimum wage with holiday allowance of a full working week.

    The mean of the two half years of 2025, moved along with the minimum wage per hour; where that
    is not published, with the aanname for its growth.

    Returns:
        EUR per fte per year, shape (jaren, trekkingen) or (jaren, 1).
    """
    parameter = _parameters()["minimumloon_per_maand"]
    found = [cell_on(parameter, date(ANCHOR, month, 1), on).value for month in (1, 7)]
    months = np.mean([np.nan if value is None else value for value in found])
    with_allowance = 1 + _in_year("vakantiebijslag", [ANCHOR], on)
    return months * MONTHS * with_allowance * minimumloon_index(years, ANCHOR, values, on)


def werkgeverslasten(years: Sequence[int], on: date) -> Floats:
    """Give the compensation for employer's cost, part of the subsidy, shape (jaren, 1).

    Art. 1 regeling loonkostensubsidie; in a year of change the mean of the two half years.
    """
    return _in_year("werkgeverslasten", years, on)


def _in_year(name: str, years: Sequence[int], on: date) -> Floats:
    parameter = _parameters()[name]
    halves = [[cell_on(parameter, date(y, month, 1), on).value for month in (1, 7)] for y in years]
    known = [[np.nan if v is None else v for v in pair] for pair in halves]
    mean: Floats = np.mean(np.array(known), axis=1, keepdims=True)
    return mean


def loonkostensubsidie(
    fte: Fte, percentage: Floats, grondslag: Floats, werkgeverslasten: Floats, hoogste_deel: Floats
) -> Floats:
    """Give the subsidy of a group (eq. 9; Participatiewet art. 10d).

    Args:
        fte: full working weeks, shape (jaren, trekkingen).
        percentage: mean subsidy as a part of the minimum wage.
        grondslag: minimum wage with holiday allowance, EUR per fte.
        werkgeverslasten: compensation for employer's cost, part of the subsidy.
        hoogste_deel: the largest part of the minimum wage that can be subsidy (art. 10d lid 4).

    Returns:
        EUR, shape (jaren, trekkingen).
    """
    capped = np.minimum(percentage, hoogste_deel)
    return fte.values * capped * grondslag * (1 + werkgeverslasten)


@dataclass(frozen=True, slots=True, eq=False)
class Loonkostensubsidies:
    """The two subsidies of a group side by side, EUR, shape (jaren, trekkingen).

    Attributes:
        afspraak: with the percentage of the agreement between municipality and company.
        sisa: with the measured percentage, as municipalities account for it.
    """

    afspraak: Floats
    sisa: Floats


def loonkostensubsidies(
    groep: str,
    fte: Fte,
    values: Draws,
    years: Sequence[int],
    *,
    on: date,
    forfait_from: int | None = None,
) -> Loonkostensubsidies:
    """Give the agreed and the measured subsidy of a group.

    Args:
        groep: "beschut_werk" or "tussengroep".
        fte: full working weeks, shape (jaren, trekkingen).
        values: figures by key.
        years: calendar years.
        on: only what was known on this day counts.
        forfait_from: the first year of the forfait for beschut werk; None for the announced year.
            From then on both are the forfait: measuring stops.

    Raises:
        UsageError: for a group without loonkostensubsidie.
    """
    if groep not in WITH_SUBSIDY:
        raise UsageError(f"De groep {groep!r} heeft geen loonkostensubsidie.")
    base, lasten = grondslag(years, values, on), werkgeverslasten(years, on)
    highest = _in_year("hoogste_deel", years, on)
    forfait = _forfait(groep, years, on, forfait_from)

    def amount(name: str) -> Floats:
        percentage = values[f"bedrijf_{groep}.{name}"]
        chosen = np.where(np.isnan(forfait), percentage, forfait)
        return loonkostensubsidie(fte, chosen, base, lasten, highest)

    return Loonkostensubsidies(amount(AFSPRAAK), amount(SISA))


def _forfait(groep: str, years: Sequence[int], on: date, first: int | None) -> Floats:
    """Give the forfait per year, shape (jaren, 1); NaN where it does not hold."""
    parameter = _parameters()["forfait_beschut_werk"]
    known = [e for e in parameter.entries if e.known <= on and e.first_day]
    if groep != "beschut_werk" or not known:
        return np.full((len(years), 1), np.nan)
    entry = known[-1]
    begins = first if first is not None else min(e.first_day.year for e in known if e.first_day)
    return np.array([[entry.value if year >= begins else np.nan] for year in years])
