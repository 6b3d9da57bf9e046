# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The world as one question sees it: what was known, what was chosen, and which data there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TypeVar

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
from springplank.reference.partnerships import (
    Memberships,
    example_partnership,
    memberships,
    partnerships,
)
from springplank.reference.tables import load_table
from springplank.reference.voorbeeld import example_gemeenten, example_names

Number = TypeVar("Number", bound=np.generic)

WORLDS = 64
"""How much is kept per world; a world never changes, so nothing goes stale."""

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
        notes: where own published amounts and maatstaven come from, in the words of the person,
            per ("published", circulaire, year) and (column, circulaire, year).
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
    notes: Mapping[tuple[str, str, int], str] = field(default_factory=dict)
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
        is_invented: the last gemeenten are those of the Voorbeeldregio.
    """

    stand: Stand
    choices: Choices
    variants: Mapping[str, str]
    own: OwnData
    codes: tuple[str, ...]
    memberships: Memberships
    is_invented: bool = False


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


@lru_cache(maxsize=WORLDS)
def invent(world: World) -> World:
    """Give the world in which the gemeenten of the Voorbeeldregio replace the last ones.

    Nothing that a person imported counts there: it is about existing gemeenten.
    """
    codes, members = _invented_memberships()
    return replace(world, own=NOTHING_OWN, codes=codes, memberships=members, is_invented=True)


@cache
def _invented_memberships() -> tuple[tuple[str, ...], Memberships]:
    invented = tuple(example_names())
    codes = (*municipalities_of(FIRST_YEAR).codes[: -len(invented)], *invented)
    verbanden = [replace(v, leden=tuple(c for c in v.leden if c in codes)) for v in partnerships()]
    known = [v for v in verbanden if v.leden]
    return codes, memberships([*known, example_partnership()], codes)


def filled(world: World, values: NDArray[Number]) -> NDArray[Number]:
    """Put the figures of the Voorbeeldregio in the place of the last gemeenten.

    A figure is the country's per inhabitant, times the weight that was invented for the gemeente.

    Args:
        world: the world that asks; any other than an invented one gets its values back as they are.
        values: counts or amounts, shape (gemeenten,) or (gemeenten, 1).
    """
    if not world.is_invented:
        return values
    invented = example_gemeenten()
    found, whole = values.copy(), values[: -len(invented)]
    persons = inhabitants(FIRST_YEAR).persons[: -len(invented)].sum()
    for row, one in enumerate(invented, -len(invented)):
        each = whole.sum(axis=0) / persons * one.inwoners * one.zwaarte
        found[row] = each if np.issubdtype(values.dtype, np.floating) else np.rint(each)
    return found


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
            row = _register_of(world, substitute.series)
            origin = _substitute_origin(substitute, year)
        else:
            row = _unknown(len(world.codes))
            origin = Origin((), "aanname", "Op deze stand was nog geen telling bekend.")
        rows.append(row)
        origins.append(origin)
    return _spread(rows), tuple(origins)


@lru_cache(maxsize=WORLDS)
def _register_of(world: World, series: CountSeries) -> NDArray[np.int64]:
    return filled(world, _whole(series))


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
            filled(world, _rival(s.circulaire, s.uitkeringsjaar)),
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
    if found is None:
        return None
    return filled(world, _whole(found.series)), found.series.circulaire


@cache
def _counts_known(column: str, year: int, on: date) -> Counts | None:
    return counts_known_on(column, year, on, publication_days())


def has_wsw(world: World) -> Bools:
    """Say which gemeenten receive Wsw money, shape (gemeenten, 1).

    The septembercirculaire 2023 raised only the Wsw part; where nothing changed there is none.
    """
    found = _has_wsw()
    if world.is_invented:
        found = found.copy()
        found[-len(example_gemeenten()) :] = True
    return found


@cache
def _has_wsw() -> Bools:
    before = counts(PUBLISHED_AMOUNT, "meicirculaire-2023", 2024).hundredths
    after = counts(PUBLISHED_AMOUNT, "septembercirculaire-2023", 2024).hundredths
    return np.asarray((before != after)[:, None])


def beschut_key(world: World | None = None) -> tuple[Floats, Floats]:
    """Give the recovered key of beschut werk, shape (gemeenten, 1), and its national sum.

    Gemeenten that always receive exactly one place have a key too small to recover: 0 here.

    Args:
        world: the world that asks; None for the key as it was recovered.
    """
    key, whole = _beschut_key()
    if world is None or not world.is_invented:
        return key, whole
    own = filled(world, key)
    return own, whole - key.sum() + own.sum()


@cache
def _beschut_key() -> tuple[Floats, Floats]:
    table = load_table("beschut_sleutel")
    by_code = dict(zip(table.text("code"), table.text("sleutel"), strict=True))
    key = [float(by_code[code] or 0) for code in municipalities_of(FIRST_YEAR).codes]
    return np.array(key)[:, None], np.array([[51_035.0]])


def inhabitants_in(world: World, year: int) -> Key:
    """Give the inhabitants on 1 January, or of the newest known year, shape (gemeenten,)."""
    known = inhabitants(max(year, FIRST_YEAR))
    return _with_invented(known.peiljaar) if world.is_invented else known.persons


@cache
def _with_invented(year: int) -> Key:
    persons = inhabitants(year).persons.copy()
    persons[-len(example_gemeenten()) :] = [one.inwoners for one in example_gemeenten()]
    return persons


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
            note = world.own.notes.get((column, newest, year), "Door u ingelezen.")
            origins.append(Origin((newest,), "vastgesteld", note))
        elif found is not None:
            values[:, at] = filled(world, found.values)
            origins.append(_counted_origin(found))
        else:
            note = f"Van {year} is deze telling bij ons niet bekend."
            origins.append(Origin((), "aanname", note))
    return values, tuple(origins)


def _counted_origin(found: Counts) -> Origin:
    status = "vastgesteld" if found.series.kind == "geteld" else "voorlopig"
    return Origin((found.series.circulaire,), status, "")
