# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What goes into each regeling: the inputs tables, with the origin of every column."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from springplank.core.allocate import Key
from springplank.core.columns import (
    UNKNOWN,
    Euros,
    Floats,
    as_floats,
    column_names,
    sum_over_gemeenten,
)
from springplank.core.explanation import Origin
from springplank.core.parameters import cell_in
from springplank.core.sources import standings
from springplank.funding.given import Given, Published
from springplank.funding.world import (
    WORLDS,
    World,
    beschut_key,
    has_wsw,
    inhabitants_in,
    maatstaf,
    publication_days,
    published_whole,
    register_key,
    rival_registers,
)
from springplank.regelingen import (
    REGELINGEN,
    buig_loonkostensubsidie,
    cluster_participatie,
    iu_participatie,
)
from springplank.regelingen import beschut_werk as beschut_werk_module
from springplank.regelingen import wsw as wsw_module

FIRST_INFRASTRUCTUUR = 2025
"""First year of the rijksbijdrage sociale infrastructuur."""

NOT_IMPORTED = Origin((), "aanname", "Niet ingelezen.")
NO_SPENDING = Origin(
    (),
    "aanname",
    "Uitgaven aan loonkostensubsidie per gemeente zitten niet in Springplank. Lees ze in met: "
    "springplank gegevens importeer --soort buig.",
)

MIXED_PRICES = (
    "De onderdelen hebben niet hetzelfde prijspeil: de Wsw staat op het prijspeil van 2024, "
    "beschut werk op dat van 2025."
)

HUNDREDFOLD = (
    "Hier staan uw arbeidsjaren maal honderd, geen euro's: voor de verdeling telt het aandeel."
)

DERIVED_KEY = Origin(
    ("meicirculaire-2023", "septembercirculaire-2023"),
    "afgeleid",
    "Teruggerekend uit de bedragen per gemeente in vier circulaires (mei 2023 tot en met september "
    "2024); niet gepubliceerd. Wij gebruiken dit ook op een stand voor september 2024.",
)


def day_of(source: str) -> date:
    """Give the day on which a source was published."""
    return publication_days()[source]


@lru_cache(maxsize=WORLDS)
def doelgroepenregister(world: World, years: tuple[int, ...], regeling: str) -> Given:
    """Make the inputs of a stream that goes by the doelgroepenregister."""
    table = REGELINGEN[regeling].inputs
    key, origins = register_key(world, years)

    def make(rows: Key) -> Any:
        return table(rows, sum_over_gemeenten(rows))

    def rivals() -> tuple[Any, ...]:
        own = np.array([year - 2 in world.own.register for year in years])
        if own.all():
            return ()
        rows = tuple(rows for _, rows in rival_registers(world))
        return tuple(make(np.where(own, key, row) if own.any() else row) for row in rows)

    return Given(
        make(key),
        {"doelgroepenregister": origins, "doelgroepenregister_landelijk": origins},
        rivals,
    )


@lru_cache(maxsize=WORLDS)
def beschut_werk(world: World, years: tuple[int, ...]) -> Given:
    """Make the inputs of beschut werk, with the share under the chosen verdeelmodel."""
    key, whole = beschut_key(world)
    nieuw, origin = _new_share(world, years, key / whole)
    table = beschut_werk_module.Inputs(key, whole, nieuw)
    return Given(
        table,
        {"sleutel": (DERIVED_KEY,), "sleutel_landelijk": (DERIVED_KEY,), "aandeel_nieuw": origin},
    )


def _new_share(
    world: World, years: tuple[int, ...], huidig: Floats
) -> tuple[Floats, tuple[Origin, ...]]:
    match world.variants.get("beschut_werk", "huidig"):
        case "objectief":
            key, origins = register_key(world, years)
            return as_floats(key) / as_floats(sum_over_gemeenten(key)), origins
        case "historisch":
            return _historical_share(world)
    return huidig, (DERIVED_KEY,)


def _historical_share(world: World) -> tuple[Floats, tuple[Origin, ...]]:
    """Share by realised places and indications of the newest year that was imported."""
    own = world.own.beschut_werk
    if not own:
        gap = np.full((len(world.codes), 1), np.nan)
        note = (
            "Indicaties en realisatie per gemeente zijn niet ingelezen. Lees ze in met: "
            "springplank gegevens importeer --soort beschut."
        )
        return gap, (Origin((), "aanname", note),)
    counted, origin = own[max(own)]
    whole = counted.sum()
    if not whole:
        note = f"{origin.note} Alle gemeenten staan op 0: daar is geen verdeling uit te maken."
        return np.full((len(counted), 1), np.nan), (Origin(origin.sources, "aanname", note),)
    return (counted / whole)[:, None], (origin,)


@lru_cache(maxsize=WORLDS)
def published(world: World, years: tuple[int, ...]) -> Published:
    """Lay out what was published of the whole, with its components on the same stand."""
    shape = (len(years), len(world.codes))  # the gemeenten of a year next to each other
    amounts, beschut, infrastructuur = (np.full(shape, UNKNOWN, dtype=np.int64).T for _ in range(3))
    names: list[str | None] = []
    key, landelijk = beschut_key(world)
    table = beschut_werk_module.Inputs(key, landelijk, key / landelijk)
    for at, year in enumerate(years):
        found = published_whole(world, year)
        names.append(found[1] if found else None)
        if found:
            day = day_of(found[1])
            amounts[:, at] = found[0]
            then = REGELINGEN["beschut_werk"].prepare((year,), day)
            beschut[:, at : at + 1] = then.compute(table).bedrag
            infrastructuur[:, at : at + 1] = _infrastructuur_then(world, year, day)
    notes = tuple(
        world.own.notes.get(("published", name, year), "") if name else ""
        for name, year in zip(names, years, strict=True)
    )
    return Published(amounts, tuple(names), beschut, infrastructuur, notes)


def _infrastructuur_then(world: World, year: int, day: date) -> Euros:
    """Give the rijksbijdrage sociale infrastructuur as known on a day; 0 while it did not exist."""
    then = REGELINGEN["sociale_infrastructuur"].prepare((year,), day)
    if not _has_infrastructuur(day):
        return np.zeros((len(world.codes), 1), dtype=np.int64)
    table = doelgroepenregister(world, (year,), "sociale_infrastructuur").table
    found: Euros = then.compute(table).bedrag
    return found


@lru_cache(maxsize=WORLDS)
def wsw(world: World, years: tuple[int, ...]) -> Given:
    """Make the inputs of the Wsw; the key is the Wsw part of the newest published year."""
    whole = published(world, years)
    laatste, note = _newest_wsw(world)
    overtaken = tuple(
        _overtaken(world, name, year) if name else ""
        for name, year in zip(whole.circulaires, years, strict=True)
    )
    origins = tuple(
        Origin((name,), "afgeleid", " ".join(filter(None, (own, text)))) if name else note
        for name, own, text in zip(whole.circulaires, whole.notes, overtaken, strict=True)
    )
    shares = (Origin((), note.status, f"{note.note} {HUNDREDFOLD}"),) if world.own.wsw else origins
    table = wsw_module.Inputs(
        whole.amounts,
        whole.beschut_werk,
        whole.sociale_infrastructuur,
        np.array([[bool(text) for text in overtaken]]),
        has_wsw(world),
        laatste[:, None],
    )
    return Given(
        table,
        {
            **dict.fromkeys(column_names(table), origins),
            "heeft_wsw": (DERIVED_KEY,),
            "laatste_wsw": shares,
        },
        idle=tuple(
            _idle_wsw(is_published=name is not None, is_overtaken=bool(text))
            for name, text in zip(whole.circulaires, overtaken, strict=True)
        ),
    )


def _idle_wsw(*, is_published: bool, is_overtaken: bool) -> frozenset[str]:
    """Name what the Wsw does not rest on: the path where it is published, and vice versa."""
    later = set() if is_overtaken else {"latere_bijstelling", "is_achterhaald"}
    if is_published:
        return frozenset({"macrobudget", "laatste_wsw", *later})
    return frozenset({"beschut_werk", "sociale_infrastructuur", "heeft_wsw", *later})


def _overtaken(world: World, circulaire: str, year: int) -> str:
    """Warn when a later circulaire of the year itself came out, of which we have no amounts."""
    later = [
        stand
        for stand in standings()
        if day_of(circulaire) < stand.on <= world.stand.on and stand.on.year == year
    ]
    if not later:
        return ""
    return (
        f"Het laatste bedrag per gemeente dat wij hebben, komt uit de "
        f"{circulaire.replace('-', ' ')}. Wat de {later[-1].key.replace('-', ' ')} daaraan "
        "veranderde (zoals loon- en prijsbijstelling), is bij ons niet bekend."
    )


@lru_cache(maxsize=WORLDS)
def _newest_wsw(world: World) -> tuple[Euros, Origin]:
    if world.own.wsw:
        own, origin = world.own.wsw[max(world.own.wsw)]
        return own, origin
    newest = _newest_published_year(world)
    if newest is None:
        unknown = np.full(len(world.codes), UNKNOWN, dtype=np.int64)
        return unknown, Origin((), "aanname", "Op deze stand was nog geen bedrag gepubliceerd.")
    whole = published(world, (newest,))
    part = wsw_module.published_part(
        whole.amounts, whole.beschut_werk, whole.sociale_infrastructuur, has_wsw(world)
    )[:, 0]
    circulaire = str(whole.circulaires[0])
    note = (
        f"Arbeidsjaren per gemeente zijn niet openbaar. De verdeling van {newest} uit de "
        f"{circulaire.replace('-', ' ')} blijft gelijk."
    )
    return part, Origin((circulaire,), "aanname", note)


def _newest_published_year(world: World) -> int | None:
    """Give the last year of which the whole was published on this stand."""
    known = [y for y in range(2024, 2036) if published_whole(world, y)]
    return max(known, default=None)


def whole(
    world: World, published: Published, is_newest: tuple[bool, ...], parts: tuple[Euros, ...]
) -> Given:
    """Make the inputs of the integratie-uitkering Participatie.

    A component that did not exist yet on this stand is no part of the sum: 0, not unknown.
    """
    wsw_part, beschut, infrastructuur = parts
    amounts = np.full((1, 1), UNKNOWN, dtype=np.int64)
    if any(is_newest):
        newest = np.array(is_newest)[None, :]
        amounts = np.where(newest, published.amounts, UNKNOWN)
        beschut = np.where(newest, published.beschut_werk, beschut)
        infrastructuur = np.where(newest, published.sociale_infrastructuur, infrastructuur)
    if not _has_infrastructuur(world.stand.on):
        infrastructuur = np.where(infrastructuur == UNKNOWN, 0, infrastructuur)
    table = iu_participatie.Inputs(amounts, wsw_part, beschut, infrastructuur)
    return Given(table, _origins_of_whole(published, is_newest, world.stand.on))


@lru_cache(maxsize=WORLDS)
def _origins_of_whole(
    published: Published, is_newest: tuple[bool, ...], day: date
) -> Mapping[str, tuple[Origin, ...]]:
    origins = tuple(
        Origin((name,), "vastgesteld", own) if newest and name else Origin((), "afgeleid", "")
        for name, own, newest in zip(published.circulaires, published.notes, is_newest, strict=True)
    )
    computed = (Origin((), "afgeleid", "Zie de uitleg van dit onderdeel."),)
    mixed = tuple(
        computed[0] if name or not _has_bijstelling(day) else Origin((), "afgeleid", MIXED_PRICES)
        for name in published.circulaires
    )
    return {
        "gepubliceerd": origins,
        "wsw": mixed,
        "beschut_werk": computed,
        "sociale_infrastructuur": computed,
    }


def _has_bijstelling(day: date) -> bool:
    """Say whether beschut werk had the bijstelling of 2025 on a day, which our Wsw path lacks."""
    bijstelling = REGELINGEN["beschut_werk"].history["loon_en_prijsbijstelling_2025_per_plek"]
    return bool(cell_in(bijstelling, 2025, day).value)


def _has_infrastructuur(day: date) -> bool:
    """Say whether the rijksbijdrage sociale infrastructuur had been announced on a day."""
    macrobudget = REGELINGEN["sociale_infrastructuur"].history["macrobudget"]
    return cell_in(macrobudget, FIRST_INFRASTRUCTUUR, day).value is not None


@lru_cache(maxsize=WORLDS)
def buig(world: World, years: tuple[int, ...]) -> Given:
    """Make the inputs of the BUIG; spending and shares only exist after an import."""
    spending, spending_origins = _spending(world, years)
    persons = np.stack([inhabitants_in(world, year - 1) for year in years]).astype(np.float64).T
    names = ("objectief_aandeel", "historisch_aandeel")
    shares = {name: _share(world, name, years) for name in names}
    table = buig_loonkostensubsidie.Inputs(
        spending, persons, *(values for values, _ in shares.values())
    )
    origins = {name: found for name, (_, found) in shares.items()}
    inwoners = (Origin(("cbs-gebieden-2026",), "vastgesteld", ""),)
    return Given(
        table,
        {"realisatie_loonkostensubsidie": spending_origins, "inwoners": inwoners, **origins},
    )


def _spending(world: World, years: tuple[int, ...]) -> tuple[Euros, tuple[Origin, ...]]:
    """Take the spending of t-1 (definitive budget), else that of t-2 (provisional budget)."""
    own = world.own.loonkostensubsidie
    if not own:
        return np.full((len(world.codes), 1), UNKNOWN, dtype=np.int64), (NO_SPENDING,)
    values = np.full((len(world.codes), len(years)), UNKNOWN, dtype=np.int64)
    origins: list[Origin] = []
    for at, year in enumerate(years):
        earlier = next((y for y in (year - 1, year - 2) if y in own), None)
        if earlier is None:
            origins.append(NO_SPENDING)
            continue
        values[:, at], origin = own[earlier]
        name = "definitief" if earlier == year - 1 else "voorlopig"
        note = f"Uitgaven van {earlier}: {name} budget. {origin.note}"
        origins.append(Origin(origin.sources, origin.status, note))
    return values, tuple(origins)


def _share(world: World, name: str, years: tuple[int, ...]) -> tuple[Floats, tuple[Origin, ...]]:
    if not world.own.shares:
        return np.full((len(world.codes), 1), np.nan), (NOT_IMPORTED,)
    values = np.full((len(world.codes), len(years)), np.nan)
    origins: list[Origin] = []
    for at, year in enumerate(years):
        if (name, year) in world.own.shares:
            values[:, at], origin = world.own.shares[name, year]
            origins.append(origin)
        else:
            origins.append(NOT_IMPORTED)
    return values, tuple(origins)


@lru_cache(maxsize=WORLDS)
def cluster(world: World, years: tuple[int, ...]) -> Given:
    """Make the inputs of the cluster Participatie: four maatstaven of the newest circulaire."""
    columns = column_names(cluster_participatie.Inputs)
    found = {column: maatstaf(world, column, years) for column in columns}
    table = cluster_participatie.Inputs(*(values for values, _ in found.values()))
    origins = {column: given for column, (_, given) in found.items()}
    return Given(table, origins, at_best="afgeleid")  # nobody publishes the product
