# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The accounts of the company: what every group earns and costs, per year and draw.

Everything is an expectation in EUR (float64) with the axes (jaren, trekkingen); NaN is unknown and
travels on. Per werkvorm an account is only worked out when somebody asks (`Groepsrekening.of`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from springplank.cohort.groups import WERKVORMEN
from springplank.company.bedrijf import BEGELEIDING, EMPLOYED, GROEPEN, NETTO, WITH_SUBSIDY, Bedrijf
from springplank.company.costs import (
    NOBODY,
    bedrijfskosten,
    fte_in_boekjaar,
    price_index,
    whole_amount,
)
from springplank.company.fields import SUM_TOLERANCE, dutch
from springplank.company.indexes import drawn_growth, index
from springplank.company.wages import uitkering_per_fte, wage_index, werkweek
from springplank.core.assumptions import Assumptions, Draws
from springplank.core.columns import AXES, Floats
from springplank.core.quantities import Fte, Personen, Plekken, Quantity, StandaardEenheden
from springplank.errors import RuleError, UsageError

EFFECT = "bedrijf_maatregelen.effect"
"""EUR per year by which measures raise the operating result; see `company.measures`."""

MAATREGELKOSTEN = "bedrijf_maatregelen.kosten"
"""EUR of one-off cost of measures per year."""


@dataclass(frozen=True, slots=True, eq=False)
class Volume:
    """How many people of a group work in the company; each number has shape (jaren, trekkingen).

    Attributes:
        fte: full working weeks, mean of the year.
        personen: people, mean of the year.
        plekken: places that the Rijk pays for, where the group has them.
        standaard_eenheden: fte weighed by the severity of the handicap, for the Wsw.
    """

    fte: Fte
    personen: Personen | None = None
    plekken: Plekken | None = None
    standaard_eenheden: StandaardEenheden | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Income:
    """What the agreement passes on to the company, EUR per group, shape (jaren, trekkingen).

    A group that is left out is unknown, not zero; except what the law does not give: a
    loonkostensubsidie for the Wsw and for traject, and a rijksbijdrage for traject.

    Attributes:
        rijksbijdrage: from the Rijk, by way of the municipalities.
        loonkostensubsidie: see `company.subsidy`.
    """

    rijksbijdrage: Mapping[str, Floats]
    loonkostensubsidie: Mapping[str, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Groepsrekening:
    """The accounts of one group, EUR, shape (jaren, trekkingen).

    Attributes:
        volume: how many people.
        aandeel: share of the group per werkvorm; they add up to one.
        netto_per_fte: netto toegevoegde waarde per fte, per werkvorm.
        begeleiding_per_fte: cost of begeleiding per fte, per werkvorm.
        netto_toegevoegde_waarde: omzet less direct cost (eq. 7).
        loonkosten: wages of the group (eq. 8).
        loonkostensubsidie: as far as it reaches the company (eq. 9).
        rijksbijdrage: as far as it reaches the company (eq. 10).
        begeleiding: wages of who guides the group (eq. 11).
        bedrijfskosten: the part of the cost of the company by fte (eq. 12).
    """

    volume: Volume
    aandeel: Mapping[str, Floats]
    netto_per_fte: Mapping[str, Floats]
    begeleiding_per_fte: Mapping[str, Floats]
    netto_toegevoegde_waarde: Floats
    loonkosten: Floats
    loonkostensubsidie: Floats
    rijksbijdrage: Floats
    begeleiding: Floats
    bedrijfskosten: Floats

    @property
    def loonresultaat(self) -> Floats:
        """Give what comes in for wages less the wages (eq. 13); for the Wsw: subsidieresultaat."""
        return self.loonkostensubsidie + self.rijksbijdrage - self.loonkosten

    @property
    def resultaat(self) -> Floats:
        """Give the result of the group with its part of the cost of the company (eq. 15)."""
        own = self.netto_toegevoegde_waarde - self.begeleiding
        return own + self.loonresultaat - self.bedrijfskosten

    def of(self, werkvorm: str) -> Mapping[str, Floats]:
        """Give every account of the part of the group in one werkvorm, EUR by name.

        Wages, subsidies and the cost of the company follow the share; earnings and begeleiding
        are those of the werkvorm itself. The werkvormen add up to the group.
        """
        share = self.aandeel[werkvorm]
        fte = self.volume.fte.values * share
        return {
            "netto_toegevoegde_waarde": fte * self.netto_per_fte[werkvorm],
            "loonkosten": self.loonkosten * share,
            "loonkostensubsidie": self.loonkostensubsidie * share,
            "rijksbijdrage": self.rijksbijdrage * share,
            "begeleiding": fte * self.begeleiding_per_fte[werkvorm],
            "bedrijfskosten": self.bedrijfskosten * share,
        }


@dataclass(frozen=True, slots=True, eq=False)
class Accounts:
    """The accounts of the company, EUR, shape (jaren, trekkingen).

    Attributes:
        years: calendar years.
        groepen: the accounts per group.
        bedrijfskosten: cost of the company by kind; their sum is divided over the groups by fte.
        overige_opbrengsten: income that belongs to no group, with the lines that were filled.
        effect: by which measures raise the operating result.
        incidenteel: one-off income less one-off cost, with the cost of measures.
        niet_toegerekend: what belongs to no group: with the results of the groups it adds up to
            the exploitatieresultaat.
    """

    years: tuple[int, ...]
    groepen: Mapping[str, Groepsrekening]
    bedrijfskosten: Mapping[str, Floats]
    overige_opbrengsten: Floats
    effect: Floats
    incidenteel: Floats
    niet_toegerekend: Floats


def operate(
    bedrijf: Bedrijf,
    volumes: Mapping[str, Volume],
    income: Income,
    values: Draws,
    years: Sequence[int],
    *,
    on: date,
    levels: "Levels | None" = None,
) -> Accounts:
    """Work out the accounts of a company.

    Args:
        bedrijf: the company.
        volumes: how many people, per group that works in the company.
        income: what the agreement passes on.
        values: the figures of the company and the sector by key, as drawn; with measures and
            scenarios in them. Shape (jaren, trekkingen) or (jaren, 1).
        years: calendar years, ascending.
        on: only agreed wages that were known on this day count.
        levels: levels of wages and rates under these values, for who has them already.

    Returns:
        The accounts; unknown where something that they need is unknown.

    Raises:
        UsageError: for a group that does not work in a company, or shares that add up to nothing.
        RuleError: when numbers of the wrong kind, or a subsidy that does not exist, come in.
    """
    _check(volumes, income, len(years))
    shape = _shape(volumes, values, len(years))
    fte = sum((v.fte.values for v in volumes.values()), np.zeros(shape))
    costs = bedrijfskosten(bedrijf, fte, values, years)
    total = sum(costs.values(), np.zeros(shape))
    # Nobody at work: the cost is there, but there is no group to bear it.
    nobody = fte < NOBODY
    per_fte = np.divide(total, fte, out=np.zeros(shape), where=~nobody)
    wage = levels or Levels(bedrijf, values, years, on)
    groepen = {
        groep: _groepsrekening(groep, volumes[groep], income, values, wage, per_fte)
        for groep in GROEPEN
        if groep in volumes
    }
    start = fte_in_boekjaar(bedrijf, fte)
    overige = whole_amount("bedrijf_opbrengsten.overig", start, values)
    overige = overige + sum(bedrijf.regels.values())
    overige_opbrengsten = overige * price_index(bedrijf, values, years) + np.zeros(shape)
    effect = values.get(EFFECT, np.zeros((1, 1))) + np.zeros(shape)
    planned = [[bedrijf.incidenteel.get(y, 0.0) - bedrijf.frictiekosten.get(y, 0.0)] for y in years]
    incidenteel = np.array(planned) - values.get(MAATREGELKOSTEN, np.zeros((1, 1)))
    return Accounts(
        tuple(years),
        groepen,
        costs,
        overige_opbrengsten,
        effect,
        incidenteel + np.zeros(shape),
        overige_opbrengsten + effect + incidenteel - np.where(nobody, total, 0.0),
    )


class Levels:
    """Levels of wages and rates that several groups share, worked out once."""

    def __init__(self, bedrijf: Bedrijf, values: Draws, years: Sequence[int], on: date) -> None:
        """Work them out; see `operate` for what goes in."""
        base = bedrijf.boekjaar
        cao = werkweek(years, base, values, on)
        self.tarief = index(drawn_growth(values["bedrijf_index.tarief"], years), years, base)
        growth = drawn_growth(values["bedrijf_index.loon_begeleiding"], years)
        self.begeleider = values["bedrijf_kosten.begeleiding_loonkosten"] * index(
            growth, years, base
        )
        self.level = {g: wage_index(g, years, base, values, on) for g in ("wsw", "beschut_werk")}
        self.uren, self.loon = cao.uren_factor, cao.loon_factor
        lasten = 1 + values["bedrijf_loon.werkgeverslasten"]
        self.uitkering = uitkering_per_fte(years, on) * lasten
        self.uitkering_in_boekjaar = uitkering_per_fte([base], on) * lasten

    def produced(self, groep: str) -> Floats:
        """Give what an fte produces relative to the boekjaar: rates, and hours under the cao."""
        return self.tarief if groep == "wsw" else self.tarief * self.uren

    def loonkosten(self, groep: str, in_boekjaar: Floats) -> Floats:
        """Give loonkosten per fte; sums at the end of the year do not grow with the wage."""
        if groep == "wsw":
            return in_boekjaar * self.level["wsw"]
        wage = in_boekjaar - self.uitkering_in_boekjaar
        return wage * self.level["beschut_werk"] * self.loon + self.uitkering


def _groepsrekening(
    groep: str, volume: Volume, income: Income, values: Draws, wage: Levels, per_fte: Floats
) -> Groepsrekening:
    fte = volume.fte.values
    key = f"bedrijf_{groep}"
    shares = werkvorm_shares(groep, values)
    factor = values[f"{key}.factor_{NETTO}"]
    sector = {w: values[f"bedrijf_werkvorm.{NETTO}_{w}"] * factor for w in WERKVORMEN}
    produced = wage.produced(groep)
    netto = {w: values.get(f"{key}.{NETTO}_{w}", sector[w]) * produced for w in WERKVORMEN}
    ratio = values[f"{key}.{BEGELEIDING}"]
    begeleiding = {
        w: values.get(f"{key}.{BEGELEIDING}_{w}", ratio) * wage.begeleider for w in WERKVORMEN
    }
    nothing = np.zeros_like(per_fte)
    loonkosten = nothing
    if groep in EMPLOYED:
        loonkosten = fte * wage.loonkosten(groep, values[f"{key}.loonkosten_per_fte"])
    unknown = np.where(fte == 0, 0.0, np.nan)
    return Groepsrekening(
        volume,
        shares,
        netto,
        begeleiding,
        fte * _mean(shares, netto) + nothing,
        loonkosten + nothing,
        income.loonkostensubsidie.get(groep, unknown if groep in WITH_SUBSIDY else nothing)
        + nothing,
        income.rijksbijdrage.get(groep, unknown if groep in EMPLOYED else nothing) + nothing,
        fte * _mean(shares, begeleiding) + nothing,
        fte * per_fte,
    )


def werkvorm_shares(groep: str, values: Draws) -> Mapping[str, Floats]:
    """Give the share of a group per werkvorm; drawn shares are brought back to one together.

    Raises:
        UsageError: when they add up to nothing.
    """
    drawn = {w: values[f"bedrijf_{groep}.aandeel_{w}"] for w in WERKVORMEN}
    total = sum(drawn.values(), np.zeros((1, 1)))
    if (total <= 0).any():
        raise UsageError(
            f"De aandelen van de werkvormen van {groep} tellen op tot 0. Geef ten minste een "
            "werkvorm een aandeel."
        )
    return {w: share / total for w, share in drawn.items()}


def check_shares(figures: Assumptions) -> None:
    """Refuse expected shares that do not add up to one, in any year that they change.

    For a file, in which everything stands together: draws are brought back to one, a typing error
    must not be.

    Raises:
        UsageError: with the group, the year and what they add up to.
    """
    for groep, year, added in shares_off(figures):
        when = f" vanaf {year}" if year else ""
        raise UsageError(
            f"De aandelen van de werkvormen van {groep} tellen{when} op tot {dutch(added)}; maak "
            "er samen 1 van."
        )


def shares_off(figures: Assumptions) -> Iterator[tuple[str, int, float]]:
    """Give the expected shares that do not add up to one: group, first year, and their sum."""
    for groep in GROEPEN:
        parts = [figures[f"bedrijf_{groep}.aandeel_{w}"] for w in WERKVORMEN]
        for year in sorted({step.first for part in parts for step in part.steps}):
            added = sum(part.in_year(year).value for part in parts)
            if abs(added - 1) > SUM_TOLERANCE:
                yield groep, year, added


def _mean(shares: Mapping[str, Floats], per_fte: Mapping[str, Floats]) -> Floats:
    """Give what an fte of the whole group gives, shape (jaren, trekkingen)."""
    return sum((shares[w] * per_fte[w] for w in WERKVORMEN), np.zeros((1, 1)))


def _shape(volumes: Mapping[str, Volume], values: Draws, years: int) -> tuple[int, int]:
    """Give (jaren, trekkingen) of the question."""
    draws = {v.fte.values.shape[1] for v in volumes.values()} | {
        v.shape[1] for k, v in values.items() if k.startswith("bedrijf_")
    }
    return years, max(draws, default=1)


KINDS: Mapping[str, type[Quantity]] = {
    "fte": Fte,
    "personen": Personen,
    "plekken": Plekken,
    "standaard_eenheden": StandaardEenheden,
}


def _check(volumes: Mapping[str, Volume], income: Income, years: int) -> None:
    for groep, volume in volumes.items():
        if groep not in GROEPEN:
            raise UsageError(
                f"De groep {groep!r} heeft geen rekening in het bedrijf. Kies uit: "
                f"{', '.join(GROEPEN)}."
            )
        for name, kind in KINDS.items():
            found = getattr(volume, name)
            if found is not None and type(found) is not kind:
                raise RuleError(
                    f"{name} van {groep} is van de soort {type(found).__name__}; nodig is "
                    f"{kind.__name__}."
                )
        if volume.fte.values.ndim != AXES or volume.fte.values.shape[0] != years:
            raise RuleError(
                f"De fte van {groep} hebben vorm {volume.fte.values.shape}; nodig is "
                f"({years}, trekkingen)."
            )
        if (volume.fte.values < 0).any():
            raise UsageError(f"De groep {groep} heeft minder dan 0 fte. Controleer de aantallen.")
    if wrong := [g for g in income.loonkostensubsidie if g not in WITH_SUBSIDY]:
        raise RuleError(f"Voor {wrong[0]} bestaat geen loonkostensubsidie.")
