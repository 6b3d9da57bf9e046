# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a reader should look at in an agreement: a label that does not fit, a price in cents."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from springplank.bekostiging.afspraak import Afspraak, Deel
from springplank.bekostiging.amounts import Amounts, is_whole
from springplank.bekostiging.wording import euros, percent
from springplank.core.assumptions import Assumptions, load_assumptions
from springplank.core.columns import as_floats
from springplank.errors import DataError

AANNAMES = Path(__file__).with_name("aannames.toml")
RANGES = "sectorbereik.prijs_per_"
"""The aannames that say between which amounts prices in the sector lie."""

TOLERANCE = 10.0
"""EUR that an amount may differ from its label before that is called a difference (AT-06)."""

CENTS = 100


@dataclass(frozen=True, slots=True)
class Melding:
    """A remark about a part of an agreement.

    Attributes:
        deel: name of the part.
        jaar: calendar year.
        tekst: one or two sentences for the person.
    """

    deel: str
    jaar: int
    tekst: str


def assumptions() -> Assumptions:
    """Give the aannames of the agreements and of the view of a gemeente."""
    return load_assumptions(AANNAMES)


def retention_as_named(
    deel: Deel, years: tuple[int, ...], money: Amounts, kept: Amounts
) -> Iterator[Melding]:
    """Compare what is kept with the percentage in the label of the part.

    Rounding to a multiple explains a difference of half that multiple, and at least TOLERANCE.

    Args:
        deel: the part, with a label (`genoemd`).
        years: calendar years.
        money: EUR of the Rijk for all gemeenten together, shape (1, jaren[, trekkingen]).
        kept: EUR that is kept of it, same shape.
    """
    place = f"Deel {deel.naam!r}"
    named = deel.waarden["genoemd"].over(years, f"{place}, genoemd")[0]
    unit = np.ones(len(years))
    if "afronding" in deel.waarden:
        unit = deel.waarden["afronding"].over(years, f"{place}, afronding")[0]
    for at, year in enumerate(years):
        whole, part = (float(np.mean(as_floats(a)[0, at])) for a in (money, kept))
        off = abs(part - named[at] * whole)
        if off > max(TOLERANCE, unit[at] / 2):
            kept_here = percent(part / whole)
            # What lies ahead has a range; only an amount that was paid is told as one.
            told = f"houdt in {year} {kept_here} in"
            if is_whole(money):
                paid = f"{euros(part)} euro ingehouden: {kept_here} van {euros(whole)} euro"
                told = f"in {year} is {paid}"
            yield Melding(
                deel.naam,
                year,
                f"{place} noemt een inhouding van {percent(named[at])}, maar {told}. Kijk na welk "
                "percentage is afgesproken.",
            )


def prices_out_of_range(afspraak: Afspraak, years: tuple[int, ...]) -> Iterator[Melding]:
    """Compare prices with what is paid in the sector.

    Raises:
        DataError: for a price that fits only when it is read as cents.
    """
    for deel in afspraak.delen:
        unit = "plek" if deel.soort == "capaciteit" else deel.eenheid
        if not unit:
            continue
        place = f"Deel {deel.naam!r}, prijs"
        found = assumptions()[f"{RANGES}{unit}"]
        for year, price in zip(years, deel.waarden["prijs"].over(years, place)[0], strict=True):
            if found.low <= price <= found.high or price == 0:
                continue
            if found.low <= price / CENTS <= found.high:
                raise DataError(
                    f"{place} is {euros(price)} euro per {unit} in {year}. Dat lijkt in centen: "
                    f"bedoelt u {euros(price / CENTS)} euro?"
                )
            yield Melding(
                deel.naam,
                year,
                f"{place} is {euros(price)} euro per {unit}. In de sector ligt dat meestal tussen "
                f"{euros(found.low)} en {euros(found.high)} euro. Kijk na of dit klopt.",
            )
