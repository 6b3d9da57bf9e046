# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Wat veranderde er: the money on two standings, and the parts in which it changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from springplank.actions.advice import in_plain_words
from springplank.actions.differences import FIRST_AMOUNTS
from springplank.actions.money_charts import waterfall_picture
from springplank.actions.newest_change import (
    Change,
    change_between,
    keys_of_stands,
    newest_change,
)
from springplank.actions.overview import NEWEST, wholes_first
from springplank.charts.waterfall import waterfall_figure
from springplank.funding.differences import Part, Waterfall
from springplank.regelingen import STREAMS
from springplank.web.cijfers import RAMING, VASTGESTELD, Cijfer, Grafiek, of_amount, of_figure
from springplank.web.pages.beelden import (
    Keuzelijst,
    Verwijzing,
    choose_stand,
    quote_links,
    source_link,
)
from springplank.web.pages.geld import LAST
from springplank.web.rendering import render
from springplank.web.werkplek import Basis, Hier, Werkplek
from springplank.words.figures import euros

router = APIRouter(include_in_schema=False)

Stand = Annotated[str, Query(max_length=60)]
Year = Annotated[int | None, Query(ge=1, le=9999)]
MIDDLES = "verschil van twee middelste waarden"


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of a change, in words."""

    naam: str
    bedrag: str
    toelichting: str
    bronnen: tuple[Verwijzing, ...]


@dataclass(frozen=True, slots=True)
class Verandering:
    """A stream that changed."""

    naam: str
    deel_van: bool
    van: Cijfer
    naar: Cijfer
    verschil: Cijfer
    is_meer: bool
    grafiek: Grafiek
    delen: tuple[Deel, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """All that verschil.html may use."""

    basis: Basis
    naam: str
    jaar: int
    van: str
    naar: str
    is_gelijk: bool
    keuzes: tuple[Keuzelijst, ...]
    veranderd: tuple[Verandering, ...]
    gelijk: tuple[tuple[str, Cijfer], ...]
    onbekend: tuple[tuple[str, str, Cijfer], ...]
    opmerkingen: tuple[str, ...]
    geld: str


@router.get("/geld/verschil")
def show(
    request: Request, hier: Hier, van: Stand = "", naar: Stand = "", jaar: Year = None
) -> HTMLResponse:
    """Show what changed between two standings; by default the newest two that differ."""
    older, newer = _chosen(hier.werk.code, van, naar)
    found = change_between(hier.werk.code, older, newer, jaar)
    return render(request, "verschil.html", context_of(found, hier))


def _chosen(code: str, van: str, naar: str) -> tuple[str, str]:
    """Fill in the standing that was not chosen."""
    if not van and not naar:
        return newest_change(code)
    if van:
        return van, naar or NEWEST
    keys = keys_of_stands()
    return (keys[max(0, keys.index(naar) - 1)] if naar in keys else keys[0]), naar


def context_of(found: Change, hier: Werkplek) -> Context:
    """Turn a change into what the page shows."""
    both = found.verschil
    by_key = {w.regeling: w for w in both.waterfalls}
    ordered = [by_key[key] for key in wholes_first(STREAMS, by_key)]
    return Context(
        basis=hier.basis("geld", both.run_ids[1]),
        naam=both.onderwerp.naam,
        jaar=both.year,
        van=both.before.name,
        naar=both.after.name,
        is_gelijk=both.before.on == both.after.on,
        keuzes=_choices(found),
        veranderd=tuple(_changed(found, w, hier) for w in ordered if w.delen),
        gelijk=tuple(
            (w.rule.title, of_amount(found.naar[w.regeling], run_id=both.run_ids[1]))
            for w in ordered
            if not w.delen and not w.reden
        ),
        onbekend=tuple(_not_split(found, ordered)),
        opmerkingen=tuple(in_plain_words(remark) for remark in both.remarks),
        geld=f"{hier.pad}/geld",
    )


def _choices(found: Change) -> tuple[Keuzelijst, ...]:
    both = found.verschil
    years = sorted({*range(FIRST_AMOUNTS, LAST + 1), both.year})
    return (
        choose_stand("van", "Van", both.before.key),
        choose_stand("naar", "Naar", both.after.key),
        Keuzelijst("jaar", "Jaar", tuple((str(y), str(y)) for y in years), str(both.year)),
    )


def _changed(found: Change, of: Waterfall, hier: Werkplek) -> Verandering:
    both = found.verschil
    van, naar = found.van[of.regeling], found.naar[of.regeling]
    is_raming = van.laag is not None or naar.laag is not None
    change = of.verschil_eur or 0
    wat = f"verschil/{of.regeling}/{both.before.key}/{both.after.key}/{both.year}"
    return Verandering(
        of.rule.title,
        bool(of.rule.part_of),
        of_amount(van, run_id=both.run_ids[0]),
        of_amount(naar, run_id=both.run_ids[1]),
        Cijfer(
            f"€ {euros(abs(change))}",
            RAMING if is_raming else VASTGESTELD,
            MIDDLES if is_raming else "",
            run_id=both.run_ids[1],
        ),
        change > 0,
        of_figure(waterfall_figure(waterfall_picture(found, of)), quote_links(hier.pad, wat)),
        tuple(deel_of(part) for part in of.delen),
    )


def deel_of(part: Part) -> Deel:
    """Show one part with its sign, its reason and its sources."""
    sign = ("", "+", "\N{MINUS SIGN}")[(part.bedrag_eur > 0) - (part.bedrag_eur < 0)]
    return Deel(
        part.naam,
        f"{sign} € {euros(abs(part.bedrag_eur))}".strip(),
        in_plain_words(part.toelichting),
        tuple(source_link(key) for key in part.bronnen),
    )


def _not_split(found: Change, every: list[Waterfall]) -> Iterator[tuple[str, str, Cijfer]]:
    run = found.verschil.run_ids[1]
    for of in every:
        if of.reden:
            now = of_amount(found.naar[of.regeling], run_id=run)
            yield of.rule.title, in_plain_words(of.reden), now
