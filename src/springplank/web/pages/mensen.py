# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Mensen: how many people are in which group, now and later, with ranges."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from springplank.actions.beschut import grondslag_of
from springplank.actions.futures import Toekomst, futures_of
from springplank.actions.outlook import course_of
from springplank.actions.people import SHOWN, SOORTEN, UITLEG, WACHTLIJST, People, people_of
from springplank.actions.pictures import USUAL, chart_of
from springplank.charts.about import About
from springplank.charts.band import band_figure
from springplank.charts.dots import Dots, dots_figure, outcomes_of_draws
from springplank.cohort.groups import WERKVORMEN
from springplank.scenarios.reeks import Reeks
from springplank.scenarios.scenario import ZERO
from springplank.web.cijfers import Cijfer, Grafiek, Links, Tabel, of_figure, of_range
from springplank.web.reeksen import (
    BRON,
    HERKOMST,
    Extra,
    as_csv,
    asked_first,
    by_year,
    cells_of,
    in_words,
    in_years,
    range_of,
)
from springplank.web.rendering import render
from springplank.web.werkplek import Basis, Hier

router = APIRouter(include_in_schema=False)

FIRST = ("wsw", "beschut_werk", "tussengroep")
"""The groups of the answer at the top."""

DOTTED = "beschut_werk"
"""The group whose dots stand on the page until another one is chosen."""

PARTS = "Beschut werk als deel van wat moet"
OF_TASK, OF_COUNTRY = "Deel van de eigen taakstelling", "Deel van de landelijke doelstelling"

Stap = Literal["", "bezig", "klaar"]


@dataclass(frozen=True, slots=True)
class Antwoordzin:
    """One sentence of the answer: where a group goes, from what to what."""

    naam: str
    koers: str
    nu: Cijfer
    straks: Cijfer


@dataclass(frozen=True, slots=True)
class Beschut:
    """Beschut werk against what must be offered, in the last year.

    Attributes:
        werkt: people who work.
        wacht: people who wait.
        taak: places that must be offered here.
        van_taak: who works as a part of these places.
        van_land: who works as a part of the places of the whole country.
        tabel: who works and waits, and what must be offered, by year.
        delen: both parts by year.
        gemeenten: the same per gemeente in the last year; None unless several are shown.
    """

    werkt: Cijfer
    wacht: Cijfer
    taak: Cijfer
    van_taak: Cijfer
    van_land: Cijfer
    tabel: Tabel
    delen: Tabel
    gemeenten: Tabel | None


@dataclass(frozen=True, slots=True)
class Keus:
    """A group whose dots can be shown."""

    sleutel: str
    naam: str
    is_gekozen: bool


@dataclass(frozen=True, slots=True)
class Stippen:
    """Twenty outcomes of one group, and the groups that can be chosen."""

    nu: Cijfer
    naam: str
    grafiek: Grafiek
    keuzes: tuple[Keus, ...]


@dataclass(frozen=True, slots=True)
class Toekomsten:
    """Named futures beside each other; not computed until somebody asks."""

    stap: Stap
    tabel: Tabel | None = None
    uitleg: tuple[tuple[str, str], ...] = ()
    zelfde: tuple[str, ...] = ()
    woorden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """All that mensen.html may use."""

    basis: Basis
    scenario: str
    jaar: int
    laatste: int
    zinnen: tuple[Antwoordzin, ...]
    kort: Tabel
    lang: Tabel
    onbekend: tuple[tuple[str, str], ...]
    uitleg: tuple[tuple[str, str], ...]
    eenheden: Tabel
    werkvormen: Tabel | None
    beschut: Beschut | None
    stippen: Stippen | None
    gemeenten: tuple[Tabel, ...]
    verband: str
    toekomsten: Toekomsten
    vragen: Tabel | None
    band: Grafiek | None
    opmerkingen: tuple[str, ...]
    eigen: str


@router.get("/mensen")
def show(
    request: Request,
    hier: Hier,
    stippen: Annotated[str, Query(max_length=20)] = DOTTED,
    toekomst: Stap = "",
) -> HTMLResponse:
    """Show the groups; futures are computed when they are asked for."""
    found = people_of(hier.werk)
    futures = futures_of(hier.werk) if toekomst == "klaar" else ()
    context = context_of(
        found,
        hier.basis("mensen", found.vooruit.run_id, melding=in_words(hier.werk)),
        stippen,
        Toekomsten(toekomst) if not futures else lay_out(futures),
        f"{hier.pad}/eigen-cijfers" if hier.may_change else "",
    )
    return render(request, "mensen.html", context)


@router.get("/mensen.csv")
def take_along(request: Request, hier: Hier) -> Response:
    """Give every series about people as a file."""
    found = people_of(hier.werk)
    link = f"{str(request.base_url).rstrip('/')}{hier.pad}/mensen"
    name = f"springplank-{hier.onderwerp.code}-mensen"
    return as_csv(found.vooruit, SOORTEN, name, link, _parts_in_file(found))


def _parts_in_file(found: People) -> Iterator[Extra]:
    """Give who works in beschut werk as a part of what must be offered, of all and of each."""
    rests_on = grondslag_of(found.vooruit.antwoord.outcome.question)
    for one in (found.beschut, *(each for _, each in found.beschut_per_gemeente)):
        yield Extra(PARTS, OF_TASK, one.van_taakstelling, rests_on.taakstelling)
        yield Extra(PARTS, OF_COUNTRY, one.van_doelstelling, rests_on.doelstelling)


def context_of(
    found: People, basis: Basis, dotted: str, toekomsten: Toekomsten, eigen: str
) -> Context:
    """Turn the people of a place into what the page shows."""
    years, run_id = found.vooruit.jaren, found.vooruit.run_id
    known = found.known()
    scenario = found.vooruit.scenario
    return Context(
        basis=basis,
        scenario="" if scenario.key == ZERO else scenario.naam,
        jaar=years[0],
        laatste=years[-1],
        zinnen=tuple(_sentence(known[key], SHOWN[key], run_id) for key in FIRST if key in known),
        kort=_groups(found),
        lang=by_year(
            "Mensen aan het eind van elk jaar",
            found.vooruit,
            {SHOWN[key]: reeks for key, reeks in known.items()},
        ),
        onbekend=tuple((SHOWN[key], asked) for key, asked in found.unknown().items()),
        uitleg=tuple((SHOWN[key], text) for key, text in UITLEG.items()),
        eenheden=_units(found),
        werkvormen=_werkvormen(found),
        beschut=_beschut(found),
        stippen=_dots(found, dotted),
        gemeenten=tuple(_gemeenten(found)),
        verband=found.vooruit.place.naam,
        toekomsten=toekomsten,
        vragen=asked_first(found.vooruit),
        band=_band(found, "mensen.csv"),
        opmerkingen=found.opmerkingen,
        eigen=eigen,
    )


def _sentence(reeks: Reeks, naam: str, run_id: str) -> Antwoordzin:
    now, later = cells_of(reeks, (0, -1), run_id=run_id)
    return Antwoordzin(naam, course_of(reeks), now, later)


def _groups(found: People) -> Tabel:
    """Lay the groups out, with where the number that each begins with comes from."""
    rows = {SHOWN[key]: reeks for key, reeks in found.groepen.items()}
    laid = in_years(("Mensen aan het eind van het jaar", "Groep"), found.vooruit, rows)
    origins = (HERKOMST[r.herkomst] if r.is_known else "nog in te vullen" for r in rows.values())
    return replace(
        laid,
        kolommen=(*laid.kolommen, "Begin komt van"),
        rijen=tuple(
            (name, (*cells, origin))
            for (name, cells), origin in zip(laid.rijen, origins, strict=True)
        ),
        tekstkolommen=(len(laid.kolommen),),
    )


def _units(found: People) -> Tabel:
    names = ("Arbeidsjaren (fte)", "Standaardeenheden")
    rows = dict(zip(names, found.eenheden, strict=True))
    head = ("De Wsw in andere eenheden, gemiddeld over het jaar", "Eenheid")
    return in_years(head, found.vooruit, rows)


def _werkvormen(found: People) -> Tabel | None:
    if not found.werkvormen:
        return None
    rows = {WERKVORMEN[key]: reeks for key, reeks in found.werkvormen.items()}
    head = ("Waar mensen van de Wsw werken, in fte", "Werkvorm")
    return in_years(head, found.vooruit, rows)


def _beschut(found: People) -> Beschut | None:
    known = found.beschut
    rows = {
        "Werken in beschut werk (mensen)": known.werkt,
        "Wachten op beschut werk (mensen)": found.groepen[WACHTLIJST],
        "Taakstelling van het Rijk (plekken)": known.taakstelling,
    }
    if not all(reeks.is_known for reeks in rows.values()):
        return None
    parts = {
        OF_TASK: known.van_taakstelling,
        OF_COUNTRY: known.van_doelstelling,
    }
    run_id = found.vooruit.run_id
    works, waits, task, of_task, of_country = (
        cells_of(reeks, (-1,), run_id=run_id)[0] for reeks in (*rows.values(), *parts.values())
    )
    return Beschut(
        works,
        waits,
        task,
        of_task,
        of_country,
        in_years(("Beschut werk aan het eind van het jaar", ""), found.vooruit, rows),
        in_years((PARTS, ""), found.vooruit, parts),
        _beschut_per_gemeente(found),
    )


def _beschut_per_gemeente(found: People) -> Tabel | None:
    if not found.beschut_per_gemeente:
        return None
    run_id = found.vooruit.run_id
    everyone = (*found.beschut_per_gemeente, ("Samen", found.beschut))
    return Tabel(
        f"Beschut werk per gemeente, eind {found.vooruit.jaren[-1]}",
        (
            *("Gemeente", "Werken (mensen)", "Taakstelling (plekken)"),
            *(OF_TASK, OF_COUNTRY),
        ),
        tuple(
            (
                name,
                tuple(
                    cells_of(reeks, (-1,), run_id=run_id)[0]
                    for reeks in (
                        *(one.werkt, one.taakstelling),
                        *(one.van_taakstelling, one.van_doelstelling),
                    )
                ),
            )
            for name, one in everyone
        ),
        run_id,
        totaal=True,
    )


def _dots(found: People, dotted: str) -> Stippen | None:
    known = found.known()
    if not known:
        return None
    chosen = dotted if dotted in known else next(iter(known))
    reeks, vooruit = known[chosen], found.vooruit
    about = About(
        f"{SHOWN[chosen]}: twintig uitkomsten voor eind {vooruit.jaren[-1]}",
        vooruit.run_id,
        BRON,
        vooruit.scenario.naam,
        f"stippen-{chosen.replace('_', '-')}",
    )
    figure = dots_figure(
        Dots(
            about,
            "dit aantal",
            outcomes_of_draws(reeks.trekkingen[-1]),
            float(round(reeks.verwacht[0])),
            reeks.eenheid,
            range_of(reeks, -1),
        )
    )
    return Stippen(
        cells_of(reeks, (0,), run_id=vooruit.run_id)[0],
        SHOWN[chosen],
        of_figure(figure),
        tuple(Keus(key, SHOWN[key], key == chosen) for key in known),
    )


def _gemeenten(found: People) -> list[Tabel]:
    """Lay the gemeenten out below each other, in the first and in the last year."""
    if not found.gemeenten:
        return []
    years, run_id = found.vooruit.jaren, found.vooruit.run_id
    known = tuple(found.known())
    everyone = (*found.gemeenten, ("Samen", found.groepen))
    laid = [
        (name, {key: cells_of(groups[key], (0, -1), run_id=run_id) for key in known})
        for name, groups in everyone
    ]
    return [
        Tabel(
            f"Mensen per gemeente, eind {years[which]}",
            ("Gemeente", *(SHOWN[key] for key in known)),
            tuple((name, tuple(cells[key][which] for key in known)) for name, cells in laid),
            run_id,
            totaal=True,
        )
        for which in (0, -1)
    ]


def _band(found: People, csv: str) -> Grafiek | None:
    wanted = [name for name in USUAL if name.partition(".")[2] in found.known()]
    if not wanted:
        return None
    chart = replace(chart_of(found.vooruit, wanted), measure="persoon", key="lijnen-mensen")
    return of_figure(band_figure(chart), Links(csv=csv))


def lay_out(futures: tuple[Toekomst, ...]) -> Toekomsten:
    """Lay futures out beside each other, in the last year; those that move nobody only by name."""
    now, *others = futures
    moving = [one for one in others if one.run_id and one.mensen != now.mensen]
    rows = tuple(
        (SHOWN[key], tuple(_in_future(one, key) for one in (now, *moving)))
        for key in SHOWN
        if key in now.mensen
    )
    names = ("Zoals nu", *(one.scenario.naam for one in moving))
    return Toekomsten(
        "klaar",
        Tabel(f"Mensen eind {now.jaar}", ("Groep", *names), rows),
        tuple((one.scenario.naam, one.scenario.uitleg) for one in moving),
        tuple(one.scenario.naam for one in others if one.run_id and one not in moving),
        tuple((one.scenario.naam, one.scenario.uitleg) for one in others if not one.run_id),
    )


def _in_future(one: Toekomst, group: str) -> Cijfer:
    expected, low, high = one.mensen[group]
    return of_range(expected, (low, high), "persoon", run_id=one.run_id)
