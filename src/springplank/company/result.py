# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The totals in the words of the sector: results, equity and solvabiliteit (eq. 13-15 and 18)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from springplank.company.accounts import Accounts
from springplank.company.costs import NOBODY
from springplank.core.columns import Floats
from springplank.core.quantities import Quantity
from springplank.errors import UsageError

REKENINGEN: Mapping[str, str] = {
    "netto_toegevoegde_waarde": "Netto toegevoegde waarde",
    "loonkosten": "Loonkosten",
    "loonkostensubsidie": "Loonkostensubsidie",
    "rijksbijdrage": "Rijksbijdrage",
    "begeleiding": "Begeleiding",
    "bedrijfskosten": "Toegerekende bedrijfskosten",
    "loonresultaat": "Loonresultaat",
    "resultaat": "Resultaat",
}
"""What there is per group, with its name for a reader."""

TOTALEN: Mapping[str, str] = {
    "netto_toegevoegde_waarde": "Netto toegevoegde waarde",
    "overige_opbrengsten": "Overige opbrengsten",
    "begeleiding": "Begeleiding",
    "bedrijfskosten": "Bedrijfskosten",
    "effect_maatregelen": "Effect van maatregelen",
    "operationeel_resultaat": "Operationeel resultaat",
    "subsidieresultaat": "Subsidieresultaat",
    "loonresultaat": "Loonresultaat beschut werk en tussengroep",
    "incidenteel": "Incidentele baten en lasten",
    "exploitatieresultaat": "Exploitatieresultaat",
    "niet_toegerekend": "Niet aan een groep toegerekend",
}
"""What there is of the whole company, with its name for a reader."""


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """The totals of a company, EUR, shape (jaren, trekkingen); for the names see TOTALEN."""

    netto_toegevoegde_waarde: Floats
    overige_opbrengsten: Floats
    begeleiding: Floats
    bedrijfskosten: Floats
    effect_maatregelen: Floats
    operationeel_resultaat: Floats
    subsidieresultaat: Floats
    loonresultaat: Floats
    incidenteel: Floats
    exploitatieresultaat: Floats
    niet_toegerekend: Floats


def result_of(accounts: Accounts) -> Result:
    """Add the accounts up to the totals of the sector.

    The subsidieresultaat is the rijksbijdrage less the loonkosten of the Wsw; the loonresultaat is
    that of every other group, with its loonkostensubsidie.
    """
    nothing = np.zeros_like(accounts.effect)
    groepen = accounts.groepen

    def over_groups(name: str) -> Floats:
        return sum((getattr(g, name) for g in groepen.values()), nothing)

    netto, begeleiding = over_groups("netto_toegevoegde_waarde"), over_groups("begeleiding")
    costs = sum(accounts.bedrijfskosten.values(), nothing)
    opbrengsten = netto + accounts.overige_opbrengsten + accounts.effect
    operationeel = opbrengsten - begeleiding - costs
    subsidie = groepen["wsw"].loonresultaat if "wsw" in groepen else nothing
    others = [g.loonresultaat for key, g in groepen.items() if key != "wsw"]
    loon = sum(others, nothing)
    return Result(
        netto,
        accounts.overige_opbrengsten,
        begeleiding,
        costs,
        accounts.effect,
        operationeel,
        subsidie,
        loon,
        accounts.incidenteel,
        operationeel + subsidie + loon + accounts.incidenteel,
        accounts.niet_toegerekend,
    )


def result_per(accounts: Accounts, groep: str, unit: str = "fte") -> Floats:
    """Give the result of a group per fte, persoon, plek or SE.

    Args:
        accounts: the accounts.
        groep: key of the group.
        unit: "fte", "personen", "plekken" or "standaard_eenheden".

    Returns:
        EUR per unit, shape (jaren, trekkingen); NaN where there is nobody.

    Raises:
        UsageError: when the group or its number in this unit is not there.
    """
    if groep not in accounts.groepen:
        raise UsageError(f"De groep {groep!r} staat niet in deze rekening.")
    found = accounts.groepen[groep]
    quantity: Quantity | None = getattr(found.volume, unit, None)
    if quantity is None:
        raise UsageError(f"Van de groep {groep} is het aantal {unit} niet opgegeven.")
    return ratio(found.resultaat, quantity.values)


def ratio(part: Floats, whole: Floats) -> Floats:
    """Divide; NaN where there is nobody to divide by."""
    shape = np.broadcast_shapes(part.shape, whole.shape)
    found: Floats = np.divide(part, whole, out=np.full(shape, np.nan), where=whole >= NOBODY)
    return found


def eigen_vermogen(result: Result, begin: float, bijdrage: Floats) -> Floats:
    """Roll the equity forward (eq. 18).

    Args:
        result: the totals.
        begin: EUR before the first year; NaN when unknown.
        bijdrage: EUR that the municipalities add, shape (jaren, trekkingen); below 0 where the
            company pays them, for example a dividend.

    Returns:
        EUR at the end of each year, shape (jaren, trekkingen); unknown from the first unknown on.
    """
    return begin + np.cumsum(result.exploitatieresultaat + bijdrage, axis=0)


def solvabiliteit(eigen: Floats, vreemd: Floats | float) -> Floats:
    """Give equity as a part of all capital; NaN where there is no capital or it is unknown.

    Args:
        eigen: eigen vermogen in EUR; may be negative.
        vreemd: vreemd vermogen in EUR.
    """
    total = eigen + np.asarray(vreemd, dtype=np.float64)
    found: Floats = np.divide(eigen, total, out=np.full(total.shape, np.nan), where=total > 0)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of the accounts over the years.

    Attributes:
        rekening: key of REKENINGEN or TOTALEN.
        naam: name for a reader.
        groep: key of the group; empty for the whole company.
        werkvorm: key of the werkvorm; empty for the whole group.
        values: EUR, shape (jaren, trekkingen).
    """

    rekening: str
    naam: str
    groep: str
    werkvorm: str
    values: Floats


def lines(accounts: Accounts, *, with_werkvormen: bool = False) -> Iterator[Line]:
    """List every line: the totals, then per group, and per werkvorm when asked."""
    totals = result_of(accounts)
    for key, naam in TOTALEN.items():
        yield Line(key, naam, "", "", getattr(totals, key))
    for groep, found in accounts.groepen.items():
        for key, naam in REKENINGEN.items():
            yield Line(key, naam, groep, "", getattr(found, key))
        for werkvorm in found.aandeel if with_werkvormen else ():
            for key, values in found.of(werkvorm).items():
                yield Line(key, REKENINGEN[key], groep, werkvorm, values)
