# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What an agreement reckons with and nobody can project: a gemeente gives it, year by year.

Products that are no group of people (a training), costs that are recharged one-to-one and the
turnover per gemeente are known only to who buys and sells. They stand in the file with own figures,
under [gemeenten.NAAM.afspraak]. Who gives a number, is sure of it: it has no range.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

import numpy as np

from springplank.bekostiging.afspraak import DOORSTROOM, EENHEDEN, TOEGEVOEGDE_WAARDE, Afspraak
from springplank.bekostiging.basis import Basis
from springplank.bekostiging.evaluation import Bijdragen
from springplank.bekostiging.series import read_dated
from springplank.company.bedrijf import GROEPEN
from springplank.core.columns import Floats
from springplank.core.quantities import Personen, Quantity
from springplank.errors import DataError, UsageError
from springplank.scenarios.eigen import AGREED, Eigen
from springplank.scenarios.overlay import STREAM_OF
from springplank.scenarios.place import Place
from springplank.scenarios.scenario import LARGEST
from springplank.words.figures import listed

OMZET = "omzet"
RECHARGED = "doorbelasten"
PROJECTED = frozenset({*GROEPEN, TOEGEVOEGDE_WAARDE, DOORSTROOM, ""})
"""Products and prestaties that follow from people and company."""

EXAMPLE = 12

Own = Mapping[str, Floats]
"""What was given: by name a number per gemeente and year, shape (gemeenten, jaren)."""


def asked_of(afspraak: Afspraak) -> tuple[str, ...]:
    """Name what an agreement needs and only its gemeenten know."""
    names: list[str] = []
    for deel in afspraak.delen:
        names.extend(name for name in (deel.product, deel.prestatie) if name not in PROJECTED)
        names.extend(deel.kosten if deel.soort == RECHARGED else ())
        names.extend([OMZET] if deel.sleutel == OMZET else [])
    return tuple(dict.fromkeys(names))


def unforeseen(afspraak: Afspraak) -> tuple[str, ...]:
    """Name what an agreement divides that is no part of the company: other money, other costs."""
    known = set(STREAM_OF.values())
    money = [name for deel in afspraak.delen for name in deel.stroom if name not in known]
    shared = [deel for deel in afspraak.delen if deel.soort != RECHARGED]
    costs = [f"kosten {name}" for deel in shared for name in deel.kosten]
    return tuple(dict.fromkeys(money or costs))


def own_numbers(eigen: Eigen, place: Place, years: tuple[int, ...], afspraak: Afspraak) -> Own:
    """Read what the gemeenten of a place give for an agreement.

    Args:
        eigen: the own figures.
        place: the gemeenten.
        years: calendar years.
        afspraak: the agreement; what it does not ask for is left alone.

    Raises:
        UsageError: when the agreement divides what nobody can project, or nothing is given of what
            it needs.
        DataError: when a gemeente is left out, or a number is missing for a year or impossible.
    """
    if strange := unforeseen(afspraak):
        raise UsageError(
            f"De afspraak {afspraak.naam} rekent ook met {listed(strange)}."
            f"{_meant(strange, STREAM_OF.values())} Dat kan Springplank niet vooruitrekenen. Kies "
            "een andere afspraak, of maak een eigen bestand zonder die delen: springplank afspraak "
            "nieuw. Delen gemeenten het resultaat van het bedrijf? Neem dan een deel "
            "'solidariteit' zonder van en kosten."
        )
    asked = asked_of(afspraak)
    given = {code: raw.get(AGREED, {}) for code, raw in eigen.per_code(place).items()}
    if asked and not any(given.values()):
        raise UsageError(
            f"De afspraak {afspraak.naam} rekent ook met {listed(asked)}."
            f"{_meant(asked, PROJECTED)} Dat weten alleen de gemeenten. Geef het per gemeente in "
            f"het bestand voor --eigen, zo: [gemeenten.{place.namen[0]}.{AGREED}] met daaronder "
            f"{asked[0]} = {EXAMPLE}."
        )
    return {name: _rows(name, given, eigen, place, years, afspraak) for name in asked}


def _rows(
    name: str,
    given: Mapping[str, Mapping[str, object]],
    eigen: Eigen,
    place: Place,
    years: tuple[int, ...],
    afspraak: Afspraak,
) -> Floats:
    named = dict(zip(place.codes, place.namen, strict=True))
    if missing := [naam for code, naam in named.items() if name not in given.get(code, {})]:
        raise DataError(
            f"{eigen.file}: {name} ontbreekt bij {listed(missing)}. De afspraak {afspraak.naam} "
            f"heeft dat van elke gemeente nodig, onder [gemeenten.NAAM.{AGREED}]. Is er niets? "
            "Vul dan 0 in."
        )
    rows = []
    for code, naam in named.items():
        where = f"{eigen.file}: [gemeenten.{naam}.{AGREED}] {name}"
        dated = read_dated(given[code][name], where)
        if not all(0 <= value <= LARGEST for value in dated.all_values()):
            raise DataError(f"{where} kan niet onder 0 liggen. Schrijf een getal van 0 of meer.")
        rows.append(dated.over(years, where))
    return np.concatenate(rows)


def _meant(names: tuple[str, ...], known: Iterable[str]) -> str:
    """Ask whether a name is a typing error of one that is known; empty when it is not like one."""
    for name in names:
        if close := get_close_matches(name, known, n=1, cutoff=0.6):
            return f" Bedoelt u {close[0]}?"
    return ""


def with_own(basis: Basis, afspraak: Afspraak, own: Own, doorstroom: Floats) -> Basis:
    """Add to a basis what was given, and who moved on to regular work.

    Args:
        basis: what is known of people and money.
        afspraak: the agreement.
        own: what was given.
        doorstroom: persons who went from the company to a regular employer in the year, shape
            (gemeenten, jaren, trekkingen).
    """
    wide = {name: values[:, :, None] for name, values in own.items()}
    counted: dict[str, Quantity] = {DOORSTROOM: Personen(doorstroom)}
    sleutels = dict(basis.sleutels)
    kosten: dict[str, Floats] = {}
    for deel in afspraak.delen:
        if deel.product in wide:
            counted[deel.product] = EENHEDEN[deel.eenheid](wide[deel.product])
        if deel.prestatie in wide:
            counted.setdefault(deel.prestatie, Personen(wide[deel.prestatie]))
        if deel.soort == RECHARGED:
            kosten |= {name: wide[name] for name in deel.kosten}
        if deel.sleutel == OMZET:
            sleutels[OMZET] = wide[OMZET]
    return replace(
        basis,
        aantallen={**basis.aantallen, **counted},
        kosten={**basis.kosten, **kosten},
        sleutels=sleutels,
    )


def recharged(found: Bijdragen) -> Floats:
    """Give what is recharged one-to-one, of all gemeenten, shape (jaren, trekkingen).

    What is spent for a gemeente and paid back by it is the same amount, and stands in no account of
    the company: it changes neither its result nor its equity.
    """
    parts = [part.bedragen.sum(axis=0) for part in found.delen if part.deel.soort == RECHARGED]
    return sum(parts, np.zeros((1, 1)))
