# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The world as one question sees it: what was known, what was chosen, and which data there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from springplank.core.allocate import Key
from springplank.core.columns import UNKNOWN, Bools, Euros, Floats
from springplank.core.explanation import Origin
from springplank.core.parameters import Choices
from springplank.core.sources import Stand, find_stand, load_sources
from springplank.reference.counts import (
    PUBLISHED_AMOUNT,
    Counts,
    counts,
    counts_known_on,
    newest_counted_register,
    visible_series,
)
from springplank.reference.counts import Series as CountSeries
from springplank.reference.municipalities import inhabitants, municipalities_of
from springplank.reference.partnerships import Memberships, memberships, partnerships
from springplank.reference.tables import load_table

FIRST_YEAR = 2023
"""From this year on the set of gemeenten has not changed, and the first amounts are for 2024."""

Series = Mapping[int, tuple[NDArray[np.int64], Origin]]
"""Own counts or amounts per year, shape (gemeenten,), with where they come from."""


@dataclass(frozen=True, slots=True)
class OwnData:
    """What a person has imported, laid out over the gemeenten; empty for most.

    Attributes:
        register: own doelgroepenregister per year, whole country.
        published: own published integratie-uitkering per (circulaire, year).
        counts: own maatstaven per (column, circulaire, year), in hundredths.
        beschut_werk: realised places, or else indications, in hundredths per year, whole country.
        beschut_gegevens: realisatie, indicaties and taakstelling per (column, year), shape
            (gemeenten,), NaN where unknown.
        wsw: standaardeenheden per year in hundredths, whole country.
        loonkostensubsidie: realised spending per year in EUR, whole country.
        buig_budget: budget per (year, stand) in EUR, shape (gemeenten,), NaN where unknown.
        shares: objective and historic share in bijstand per (name, year), NaN where unknown.
        impulsbudget: official amounts per verband and year, with their origin.
        memberships: own list of verbanden, or None.
        values: own values of parameters, by "regeling.parameter".
        hashes: hash of every import with its kind, source and day, for the run id.
        remarks: Dutch sentences about imports that could not be used, and why.
    """

    register: Series = field(default_factory=dict)
    published: Mapping[tuple[str, int], Euros] = field(default_factory=dict)
    counts: Mapping[tuple[str, str, int], NDArray[np.int64]] = field(default_factory=dict)
    beschut_werk: Series = field(default_factory=dict)
    beschut_gegevens: Mapping[tuple[str, int], tuple[Floats, Origin]] = field(default_factory=dict)
    wsw: Series = field(default_factory=dict)
    loonkostensubsidie: Series = field(default_factory=dict)
    buig_budget: Mapping[tuple[int, str], tuple[Floats, Origin]] = field(default_factory=dict)
    shares: Mapping[tuple[str, int], tuple[Floats, Origin]] = field(default_factory=dict)
    impulsbudget: Mapping[tuple[str, int], tuple[int, Origin]] = field(default_factory=dict)
    memberships: Memberships | None = None
    values: Choices = field(default_factory=dict)
    hashes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


NOTHING_OWN = OwnData()


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """Everything that an outcome may depend on, apart from the years.

    Attributes:
        stand: what was known.
        choices: rival values or own numbers, by "regeling.parameter".
        variants: chosen variant of policy, by regeling.
        own: imported data.
        codes: codes of the gemeenten, ascending; the first axis of every array.
        memberships: who belongs to which verband.
    """

    stand: Stand
    choices: Choices
    variants: Mapping[str, str]
    own: OwnData
    codes: tuple[str, ...]
    memberships: Memberships


def make_world(
    stand: Stand | None = None,
    *,
    choices: Choices | None = None,
    variants: Mapping[str, str] | None = None,
    own: OwnData = NOTHING_OWN,
) -> World:
    """Lay out the world for a question.

    Args:
        stand: what was known; None for the newest.
        choices: rival values or own numbers, by "regeling.parameter".
        variants: variant of policy, by regeling.
        own: imported data.
    """
    codes = municipalities_of(FIRST_YEAR).codes
    members = own.memberships or reference_memberships()
    return World(
        stand or find_stand(None),
        MappingProxyType(dict(choices or {})),
        MappingProxyType(dict(variants or {})),
        own,
        codes,
        members,
    )


@cache
def reference_memberships() -> Memberships:
    """Give who belongs to which verband by our own list."""
    return memberships(partnerships(), municipalities_of(FIRST_YEAR).codes)


@cache
def publication_days() -> Mapping[str, date]:
    """Give the day of publication of every source, circulaires among them."""
    return {key: source.published for key, source in load_sources().items()}


def _spread(rows: list[NDArray[np.int64]]) -> Key:
    """Stack one column per year; one column in all when every year has the same."""
    if all(row is rows[0] for row in rows):
        return np.asarray(rows[0][:, None])
    return np.stack(rows).T  # the gemeenten of a year next to each other


def register_key(world: World, years: tuple[int, ...]) -> tuple[Key, tuple[Origin, ...]]:
    """Give the doelgroepenregister that divides money in each year, and where it comes from.

    The law asks for the count of two years before (t-2). That count is not at hand; the newest
    counted series stands in for it, and its shares stay the same in later years. An own register
    of exactly t-2 goes before. An own register of an earlier year stands in when it is not older
    than the counted series; that series, used for a year, counts the end of the year before.

    Returns:
        Persons, shape (gemeenten, jaren) or (gemeenten, 1), UNKNOWN where nothing was known; and
        an origin per year.
    """
    substitute = newest_counted_register(world.stand.on, publication_days())
    counted = substitute.series.uitkeringsjaar - 1 if substitute is not None else 0
    rows: list[NDArray[np.int64]] = []
    origins: list[Origin] = []
    for year in years:
        newest_own = max((y for y in world.own.register if counted <= y < year - 2), default=None)
        if year - 2 in world.own.register:
            row, origin = world.own.register[year - 2]
        elif newest_own is not None:
            row, own = world.own.register[newest_own]
            note = f"{own.note} Het register van {newest_own}; de aandelen blijven daarna gelijk."
            origin = Origin(own.sources, "aanname", note)
        elif substitute is not None:
            row, origin = _whole(substitute.series), _substitute_origin(substitute, year)
        else:
            row = _unknown(len(world.codes))
            origin = Origin((), "aanname", "Op deze stand was nog geen telling bekend.")
        rows.append(row)
        origins.append(origin)
    return _spread(rows), tuple(origins)


@cache
def _whole(series: CountSeries) -> NDArray[np.int64]:
    return counts(series.column, series.circulaire, series.uitkeringsjaar).whole()


@cache
def _unknown(count: int) -> NDArray[np.int64]:
    return np.full(count, UNKNOWN, dtype=np.int64)


def _substitute_origin(series: Counts, year: int) -> Origin:
    used = series.series
    note = (
        f"Het register van {year - 2} is bij ons niet bekend. In de plaats daarvan: "
        f"{used.circulaire.replace('-', ' ')}, uitkeringsjaar {used.uitkeringsjaar}"
    )
    if year - 1 <= used.uitkeringsjaar:
        return Origin((used.circulaire,), "afgeleid", f"{note}.")
    return Origin((used.circulaire,), "aanname", f"{note}; de aandelen blijven daarna gelijk.")


def rival_registers(world: World) -> tuple[tuple[str, Key], ...]:
    """Give the other known counts of the register, in hundredths, shape (gemeenten, 1), by name."""
    series = visible_series("doelgroepenregister", world.stand.on, publication_days())
    return tuple(
        (
            f"{s.circulaire}, uitkeringsjaar {s.uitkeringsjaar}",
            _rival(s.circulaire, s.uitkeringsjaar),
        )
        for s in series
    )


@cache
def _rival(circulaire: str, year: int) -> Key:
    return counts("doelgroepenregister", circulaire, year).hundredths[:, None]


def published_whole(world: World, year: int) -> tuple[Euros, str] | None:
    """Give the newest published integratie-uitkering Participatie for a year, and its circulaire.

    Returns:
        EUR, shape (gemeenten,), and the circulaire; None when nothing was published by then.
    """
    days = publication_days()
    own = [c for c, y in world.own.published if y == year and days[c] <= world.stand.on]
    found = _counts_known(PUBLISHED_AMOUNT, year, world.stand.on)
    newest_own = max(own, key=lambda c: days[c], default=None)
    if newest_own and (found is None or days[newest_own] >= days[found.series.circulaire]):
        return world.own.published[newest_own, year], newest_own
    return (_whole(found.series), found.series.circulaire) if found is not None else None


@cache
def _counts_known(column: str, year: int, on: date) -> Counts | None:
    return counts_known_on(column, year, on, publication_days())


@cache
def has_wsw() -> Bools:
    """Say which gemeenten receive Wsw money, shape (gemeenten, 1).

    The septembercirculaire 2023 raised only the Wsw part; where nothing changed there is none.
    """
    before = counts(PUBLISHED_AMOUNT, "meicirculaire-2023", 2024).hundredths
    after = counts(PUBLISHED_AMOUNT, "septembercirculaire-2023", 2024).hundredths
    return np.asarray((before != after)[:, None])


@cache
def beschut_key() -> tuple[Floats, Floats]:
    """Give the recovered key of beschut werk, shape (gemeenten, 1), and its national sum.

    Gemeenten that always receive exactly one place have a key too small to recover: 0 here.
    """
    table = load_table("beschut_sleutel")
    by_code = dict(zip(table.text("code"), table.text("sleutel"), strict=True))
    key = [float(by_code[code] or 0) for code in municipalities_of(FIRST_YEAR).codes]
    return np.array(key)[:, None], np.array([[51_035.0]])


@cache
def inhabitants_in(year: int) -> Key:
    """Give the inhabitants on 1 January, or of the newest known year, shape (gemeenten,)."""
    return inhabitants(max(year, FIRST_YEAR)).persons


def maatstaf(
    world: World, column: str, years: tuple[int, ...]
) -> tuple[Floats, tuple[Origin, ...]]:
    """Give a maatstaf of the gemeentefonds in each year as the newest circulaire had it.

    Returns:
        Counts, shape (gemeenten, jaren), NaN where unknown; and an origin per year.
    """
    days = publication_days()
    values = np.full((len(years), len(world.codes)), np.nan).T
    origins: list[Origin] = []
    for at, year in enumerate(years):
        found = _counts_known(column, year, world.stand.on)
        own = [
            c
            for (name, c, y) in world.own.counts
            if (name, y) == (column, year) and days[c] <= world.stand.on
        ]
        newest = max(own, key=lambda c: days[c], default=None)
        if newest and (found is None or days[newest] >= days[found.series.circulaire]):
            values[:, at] = world.own.counts[column, newest, year] / 100
            origins.append(Origin((newest,), "vastgesteld", "Door u ingelezen."))
        elif found is not None:
            values[:, at] = found.values
            origins.append(_counted_origin(found))
        else:
            note = f"Van {year} is deze telling bij ons niet bekend."
            origins.append(Origin((), "aanname", note))
    return values, tuple(origins)


def _counted_origin(found: Counts) -> Origin:
    status = "vastgesteld" if found.series.kind == "geteld" else "voorlopig"
    return Origin((found.series.circulaire,), status, "")
