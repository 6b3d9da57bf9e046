# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Waarom zakt dit: the money in two years, and the parts in which it differs."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from springplank.actions.advice import in_plain_words
from springplank.actions.between_years import BetweenYears, Stroom, between_years
from springplank.actions.differences import FIRST_AMOUNTS
from springplank.actions.money_charts import source_of, value_of
from springplank.actions.overview import Sum
from springplank.charts.about import About
from springplank.charts.value import Value
from springplank.charts.waterfall import Part, Waterfall, waterfall_figure
from springplank.web.cijfers import (
    ONBEKEND,
    RAMING,
    VASTGESTELD,
    Cijfer,
    Grafiek,
    of_amount,
    of_figure,
    of_range,
)
from springplank.web.pages.beelden import Keuzelijst, choose_stand
from springplank.web.pages.geld import (
    LAST,
    Stand,
    Year,
    at_stand,
    question_about,
    stand_of,
    with_stand,
)
from springplank.web.pages.verschil import MIDDLES, Deel, deel_of
from springplank.web.rendering import render
from springplank.web.werkplek import Basis, Hier, Werkplek
from springplank.words import estimates
from springplank.words.figures import euros, in_euros

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Verandering:
    """A stream that differs between two years.

    Attributes:
        sleutel: key of the stream, for its place on the page.
        naam: name for a reader.
        van: the amount of the first year.
        naar: the amount of the last year.
        verschil: by how much, without a sign.
        is_meer: it becomes more.
        grafiek: the parts as a picture.
        delen: the parts in words.
    """

    sleutel: str
    naam: str
    van: Cijfer
    naar: Cijfer
    verschil: Cijfer
    is_meer: bool
    grafiek: Grafiek
    delen: tuple[Deel, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """All that jaren.html may use."""

    basis: Basis
    naam: str
    eerste: int
    laatste: int
    vraag: str
    begin: Cijfer
    eind: Cijfer
    verschil: Cijfer
    is_meer: bool
    is_gelijk: bool
    reden: str
    keuzes: tuple[Keuzelijst, ...]
    grafiek: Grafiek | None
    stromen: tuple[Verandering, ...]
    gelijk: tuple[tuple[str, Cijfer], ...]
    onbekend: tuple[str, ...]
    opmerkingen: tuple[str, ...]
    geld: str


@router.get("/geld/jaren")
def show(
    request: Request, hier: Hier, van: Year = None, tot: Year = None, stand: Stand = ""
) -> HTMLResponse:
    """Show why the money differs between two years."""
    seen = at_stand(hier, stand)
    return render(request, "jaren.html", context_of(between_years(seen.werk, van, tot), seen))


def context_of(found: BetweenYears, hier: Werkplek) -> Context:
    """Turn the money in two years into what the page shows."""
    geld, (first, last) = found.overzicht.geld, found.jaren
    begin, end = found.totalen
    moving = [stroom for stroom in found.stromen if stroom.verschil_eur]
    is_raming = any(total is not None and total.laag is not None for total in found.totalen)
    return Context(
        basis=hier.basis("geld", geld.run_id),
        naam=geld.onderwerp.naam,
        eerste=first,
        laatste=last,
        vraag=question_about(found.verschil_eur, first, last),
        begin=_sum(found, begin),
        eind=_sum(found, end),
        verschil=_difference(found.verschil_eur, geld.run_id, is_raming=is_raming),
        is_meer=found.verschil_eur > 0,
        is_gelijk=not moving,
        reden=_largest(found),
        keuzes=_choices(found, hier),
        grafiek=_together(found, begin, end) if begin and end and moving else None,
        stromen=tuple(_changed(found, stroom) for stroom in moving),
        gelijk=tuple(
            (stroom.naar.rule.title, of_amount(stroom.naar, run_id=geld.run_id))
            for stroom in found.stromen
            if not stroom.verschil_eur
        ),
        onbekend=found.onbekend,
        opmerkingen=tuple(in_plain_words(remark) for remark in geld.remarks),
        geld=with_stand(f"{hier.pad}/geld", hier),
    )


def _sum(found: BetweenYears, total: Sum | None) -> Cijfer:
    run = found.overzicht.geld.run_id
    if total is None:
        return Cijfer("onbekend", ONBEKEND, run_id=run)
    if total.laag is None or total.hoog is None:
        return Cijfer(in_euros(total.bedrag_eur), VASTGESTELD, run_id=run)
    return of_range(total.bedrag_eur, (total.laag, total.hoog), "EUR", run_id=run)


def _difference(amount: int, run_id: str, *, is_raming: bool) -> Cijfer:
    if is_raming:
        size = estimates.amount(abs(amount), "EUR")
        return Cijfer(f"ongeveer € {size}", RAMING, MIDDLES, run_id=run_id)
    return Cijfer(f"€ {euros(abs(amount))}", VASTGESTELD, run_id=run_id)


def _largest(found: BetweenYears) -> str:
    """Say which stream counts most, in one sentence."""
    largest = found.grootste
    if largest is None:
        return ""
    return f"De grootste oorzaak is: {largest.van.rule.title}."


def _choices(found: BetweenYears, hier: Werkplek) -> tuple[Keuzelijst, ...]:
    first, last = found.jaren
    years = tuple((str(y), str(y)) for y in sorted({*range(FIRST_AMOUNTS, LAST + 1), first, last}))
    return (
        Keuzelijst("van", "Van", years, str(first)),
        Keuzelijst("tot", "Naar", years, str(last)),
        choose_stand("stand", "Zoals bekend in", stand_of(hier) or "nieuwste"),
    )


def _together(found: BetweenYears, begin: Sum, end: Sum) -> Grafiek:
    """Draw the whole in streams."""
    geld, (first, last) = found.overzicht.geld, found.jaren
    about = About(
        f"Geld van het Rijk voor {geld.onderwerp.naam}, van {first} naar {last}",
        geld.run_id,
        source_of(geld.stand),
        "",
        "jaren-samen",
    )
    parts = tuple(
        Part(stroom.van.rule.title, Value(stroom.verschil_eur))
        for stroom in found.stromen
        if stroom.verschil_eur
    )
    return of_figure(
        waterfall_figure(
            Waterfall(
                about,
                Part(str(first), Value(begin.bedrag_eur, begin.laag, begin.hoog)),
                parts,
                Part(str(last), Value(end.bedrag_eur, end.laag, end.hoog)),
            )
        )
    )


def _changed(found: BetweenYears, stroom: Stroom) -> Verandering:
    """Draw one stream in its parts, and tell them in words."""
    geld, (first, last) = found.overzicht.geld, found.jaren
    key, van, naar = stroom.van.regeling, stroom.van, stroom.naar
    about = About(
        f"{van.rule.title}, van {first} naar {last}",
        geld.run_id,
        source_of(geld.stand),
        "",
        f"jaren-{key.replace('_', '-')}",
    )
    parts = tuple(Part(part.naam, Value(part.bedrag_eur)) for part in stroom.delen)
    picture = Waterfall(
        about, Part(str(first), value_of(van)), parts, Part(str(last), value_of(naar))
    )
    is_raming = van.laag is not None or naar.laag is not None
    return Verandering(
        key,
        van.rule.title,
        of_amount(van, run_id=geld.run_id),
        of_amount(naar, run_id=geld.run_id),
        _difference(stroom.verschil_eur, geld.run_id, is_raming=is_raming),
        stroom.verschil_eur > 0,
        of_figure(waterfall_figure(picture)),
        tuple(deel_of(part) for part in stroom.delen),
    )
