# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Geld: what arrives from the Rijk, per stream and year, who is paid and what is unknown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from springplank.actions.advice import advise, in_plain_words
from springplank.actions.differences import FIRST_AMOUNTS
from springplank.actions.money import status_words
from springplank.actions.money_charts import streams_picture
from springplank.actions.overview import NEWEST, Overview, Sum, oversee
from springplank.actions.shares import Share
from springplank.actions.spending import WARNING
from springplank.actions.werk import Werk
from springplank.charts.streams import streams_figure
from springplank.core.sources import find_stand
from springplank.funding.subject import Amount
from springplank.reference.subjects import GEMEENTE
from springplank.web.bestand import csv_answer
from springplank.web.cijfers import (
    ONBEKEND,
    VASTGESTELD,
    Cijfer,
    Grafiek,
    Tabel,
    of_amount,
    of_figure,
    of_range,
    table_of,
)
from springplank.web.pages.beelden import (
    Keuzelijst,
    choose_stand,
    quote_links,
)
from springplank.web.pages.geld_rijen import COLUMNS, rows_of
from springplank.web.pages.wet import Wet, laws_of
from springplank.web.rendering import render
from springplank.web.werkplek import Basis, Hier, Werkplek
from springplank.words.figures import day, in_euros, years_in_words

router = APIRouter(include_in_schema=False)

FIRST, LAST = 2024, 2040
"""Years in the list; the address takes every year of the data."""

Year = Annotated[int | None, Query(ge=1, le=9999)]
Stand = Annotated[str, Query(max_length=60)]


@dataclass(frozen=True, slots=True)
class Ontbreekt:
    """A stream that is unknown: why, and what to do."""

    naam: str
    jaren: str
    reden: str
    raad: str
    url: str


@dataclass(frozen=True, slots=True)
class Betaling:
    """Who is paid one stream, and how much of it is for the subject."""

    naam: str
    ontvanger: str
    is_grootste: bool
    deel: Cijfer
    zelf: Cijfer


@dataclass(frozen=True, slots=True)
class Context:
    """All that geld.html may use."""

    basis: Basis
    naam: str
    is_gemeente: bool
    eerste: int
    laatste: int
    nu: Cijfer
    straks: Cijfer
    is_heel: bool
    is_deel: bool
    keuzes: tuple[Keuzelijst, ...]
    bekend_op: str
    grafiek: Grafiek
    stromen: Tabel
    kanalen: Tabel
    ontbreekt: tuple[Ontbreekt, ...]
    betalingen: tuple[Betaling, ...]
    wet: tuple[Wet, ...]
    delen: Tabel | None
    uitgaven: Tabel | None
    waarschuwing: str
    woorden: tuple[tuple[str, str], ...]
    opmerkingen: tuple[str, ...]
    csv: str
    citeer: str
    verschil: str
    waarom: tuple[str, str] | None


@router.get("/geld")
def show(
    request: Request, hier: Hier, van: Year = None, tot: Year = None, stand: Stand = ""
) -> HTMLResponse:
    """Show the money by stream and year."""
    seen = at_stand(hier, stand)
    found = oversee(seen.werk, van, tot)
    return render(request, "geld.html", context_of(found, seen))


@router.get("/geld.csv")
def download(
    request: Request, hier: Hier, van: Year = None, tot: Year = None, stand: Stand = ""
) -> Response:
    """Give the amounts as a table, each with its range, sources and run."""
    seen = at_stand(hier, stand)
    found = oversee(seen.werk, van, tot)
    link = f"{str(request.base_url).rstrip('/')}{hier.pad}/geld?{_asked(found, seen)}"
    return csv_answer(
        f"springplank-{found.geld.onderwerp.code}-geld", COLUMNS, rows_of(found, link)
    )


def at_stand(hier: Werkplek, stand: str) -> Werkplek:
    """Look at a subject as it was known then; an empty stand leaves it as it is.

    Raises:
        UsageError: when the stand does not exist.
    """
    if not stand:
        return hier
    key = find_stand(stand).key
    if key == NEWEST and not hier.werk.velden.get("stand"):
        return hier
    return replace(hier, werk=Werk(hier.werk.code, {**hier.werk.velden, "stand": key}))


def stand_of(hier: Werkplek) -> str:
    """Give the key of the stand that was chosen; empty for the newest."""
    return hier.werk.velden.get("stand", "")


def with_stand(url: str, hier: Werkplek) -> str:
    """Add the stand that was chosen to an address."""
    stand = stand_of(hier)
    return f"{url}{'&' if '?' in url else '?'}{urlencode({'stand': stand})}" if stand else url


def context_of(found: Overview, hier: Werkplek) -> Context:
    """Turn the money into what the page shows."""
    geld = found.geld
    first, last = geld.years[0], geld.years[-1]
    both = found.compared(first, last)
    now, then = (_sum(found, total) for total in both)
    asked = _asked(found, hier)
    wat = f"geld/stromen/{first}/{last}"
    links = quote_links(hier.pad, wat, csv=f"{hier.pad}/geld.csv?{asked}", stand=stand_of(hier))
    whole = found.total(first)
    return Context(
        basis=hier.basis("geld", geld.run_id),
        naam=geld.onderwerp.naam,
        is_gemeente=geld.onderwerp.soort == GEMEENTE,
        eerste=first,
        laatste=last,
        nu=now,
        straks=then,
        is_heel=whole is not None and whole.is_heel,
        is_deel=any(
            known is not None and total is not None and total.bedrag_eur != known.bedrag_eur
            for total, known in zip(both, map(found.total, (first, last)), strict=True)
        ),
        keuzes=_choices(found, hier),
        bekend_op=day(geld.stand.on),
        grafiek=of_figure(streams_figure(streams_picture(found)), links),
        stromen=_streams(found, hier),
        kanalen=_channels(found),
        ontbreekt=tuple(_unknown(found, hier)),
        betalingen=tuple(_payments(found, hier)),
        wet=laws_of(found),
        delen=_parts(found),
        uitgaven=_spending(found),
        waarschuwing=WARNING,
        woorden=tuple(status_words(geld.amounts).items()),
        opmerkingen=tuple(in_plain_words(remark) for remark in geld.remarks),
        csv=links.csv,
        citeer=links.citeer,
        verschil=f"{hier.pad}/geld/verschil",
        waarom=_why(found, hier),
    )


def question_about(difference: int, first: int | None = None, last: int | None = None) -> str:
    """Ask why money becomes less or more: "Waarom zakt dit?", or with years."""
    verb = "zakt" if difference < 0 else "stijgt" if difference else "verandert"
    if first is None or last is None:
        return f"Waarom {verb} dit?"
    return f"Waarom {verb} het geld van {first} naar {last}?"


def _why(found: Overview, hier: Werkplek) -> tuple[str, str] | None:
    """Ask why the first and the last year differ, with the page that answers it."""
    first, last = found.geld.years[0], found.geld.years[-1]
    before, after = found.compared(first, last)
    if before is None or after is None or first == last or first < FIRST_AMOUNTS:
        return None
    asked = question_about(after.bedrag_eur - before.bedrag_eur)
    return asked, f"{hier.pad}/geld/jaren?{_asked(found, hier)}"


def _asked(found: Overview, hier: Werkplek) -> str:
    years = {"van": str(found.geld.years[0]), "tot": str(found.geld.years[-1])}
    return urlencode(years | ({"stand": stand_of(hier)} if stand_of(hier) else {}))


def _sum(found: Overview, total: Sum | None) -> Cijfer:
    run = found.geld.run_id
    if total is None:
        return Cijfer("onbekend", ONBEKEND, run_id=run)
    if total.laag is None or total.hoog is None:
        return Cijfer(in_euros(total.bedrag_eur), VASTGESTELD, run_id=run)
    return of_range(total.bedrag_eur, (total.laag, total.hoog), "EUR", run_id=run)


def of_share(share: Share, url: str = "", run_id: str = "") -> Cijfer:
    """Show the part of one gemeente."""
    if share.bedrag_eur is None:
        return Cijfer("onbekend", ONBEKEND, url=url, run_id=run_id)
    # Nothing is nothing: there is no range around what is paid to another.
    if share.laag is None or share.hoog is None or share.bedrag_eur == share.hoog == 0:
        return Cijfer(in_euros(share.bedrag_eur), VASTGESTELD, url=url, run_id=run_id)
    ends = (share.laag, share.hoog)
    return of_range(share.bedrag_eur, ends, "EUR", url=url, run_id=run_id)


def _choices(found: Overview, hier: Werkplek) -> tuple[Keuzelijst, ...]:
    years = sorted({*range(FIRST, LAST + 1), *found.geld.years})
    options = tuple((str(year), str(year)) for year in years)
    return (
        Keuzelijst("van", "Van", options, str(found.geld.years[0])),
        Keuzelijst("tot", "Tot en met", options, str(found.geld.years[-1])),
        choose_stand("stand", "Zoals bekend in", stand_of(hier) or "nieuwste"),
    )


def _cell(found: Overview, amount: Amount, hier: Werkplek) -> Cijfer:
    url = with_stand(f"{hier.pad}/geld/{amount.regeling}/{amount.jaar}", hier)
    return of_amount(amount, url, found.geld.run_id)


def label_of(amount: Amount) -> str:
    """Name a stream in a table; a component says what it is part of."""
    title = amount.rule.title
    return f"waarvan {title[0].lower()}{title[1:]}" if amount.rule.part_of else title


def _streams(found: Overview, hier: Werkplek) -> Tabel:
    rows: list[tuple[str, list[Cijfer]]] = []
    rest: tuple[Amount, ...] = ()
    for every in found.streams():
        if rest and not every[0].rule.part_of:
            rows.append(("waarvan onverklaard", [_rest(found, amount) for amount in rest]))
            rest = ()
        rows.append((label_of(every[0]), [_cell(found, amount, hier) for amount in every]))
        if any(amount.is_unexplained for amount in every):
            rest = every
    years = found.geld.years
    rows.append(("Totaal van wat bekend is", [_sum(found, found.total(year)) for year in years]))
    return table_of(
        "Per geldstroom en per jaar. Kies een bedrag om te zien waarom het zo is.",
        years, rows, "Geldstroom", run_id=found.geld.run_id, totaal=True,
    )  # fmt: skip


def _rest(found: Overview, amount: Amount) -> Cijfer:
    """Show what the components of a whole leave unexplained."""
    run = found.geld.run_id
    if amount.onverklaard_eur is None:
        return Cijfer("onbekend", ONBEKEND, run_id=run, reden="Een onderdeel is niet bekend.")
    return Cijfer(in_euros(amount.onverklaard_eur), VASTGESTELD, run_id=run)


def _channels(found: Overview) -> Tabel:
    years = found.geld.years
    rows = [
        (channel, [_sum(found, found.total(year, channel)) for year in years])
        for channel in found.channels()
    ]
    return table_of(
        "Totaal per kanaal. Een onderdeel telt niet dubbel.",
        years, rows, "Kanaal", run_id=found.geld.run_id,
    )  # fmt: skip


def _unknown(found: Overview, hier: Werkplek) -> Iterator[Ontbreekt]:
    for amount in found.unknown():
        advice = advise(amount)
        years = found.years_without(amount)
        can_import = bool(advice.soort) and hier.may_change
        yield Ontbreekt(
            amount.rule.title,
            years_in_words(years),
            in_plain_words(amount.reden.replace(f" ({amount.jaar})", "")),
            advice.tekst,
            f"/inlezen?soort={advice.soort}&terug={hier.pad}" if can_import else "",
        )


def _payments(found: Overview, hier: Werkplek) -> Iterator[Betaling]:
    """Give the streams of which another than the subject is paid, or more than its own part."""
    subject, year = found.geld.onderwerp, found.geld.years[0]
    for amount in found.wholes(year):
        if amount.bedrag_eur is None or amount.ontvangt_eur == amount.bedrag_eur:
            continue
        run = found.geld.run_id
        yield Betaling(
            amount.rule.title,
            amount.ontvanger.naam,
            subject.soort == GEMEENTE and amount.ontvanger.code is not None,
            _cell(found, amount, hier),
            of_share(found.betaald[year], run_id=run),
        )


def _parts(found: Overview) -> Tabel | None:
    streams = [
        (every[0], found.delen[every[0].regeling])
        for every in found.streams()
        if any(s.bedrag_eur is not None for s in found.delen.get(every[0].regeling, ()))
    ]
    if not streams:
        return None
    members = sorted(range(len(streams[0][1])), key=lambda n: streams[0][1][n].naam)
    year, run = found.geld.years[0], found.geld.run_id
    rows = tuple(
        (streams[0][1][n].naam, tuple(of_share(shares[n], run_id=run) for _, shares in streams))
        for n in members
    )
    return Tabel(
        f"Deel per gemeente in {year}",
        ("Gemeente", *(label_of(amount) for amount, _ in streams)),
        rows,
        run,
    )


def _spending(found: Overview) -> Tabel | None:
    """Lay the spending out, of the newest year with every kind of report."""
    if not found.uitgaven:
        return None
    rows = []
    for one in found.uitgaven:
        cells = [_spent(one.lasten_eur), _spent(one.baten_eur)]
        rows.append((f"{one.soort} {one.jaar}: {one.taakveld} {one.naam}", tuple(cells)))
    return Tabel(
        "Lasten en baten volgens Iv3, opgave van gemeenten aan het CBS",
        ("Taakveld", "Lasten", "Baten"),
        tuple(rows),
    )


def _spent(amount: int | None) -> Cijfer:
    if amount is None:
        return Cijfer("onbekend", ONBEKEND, reden="Een gemeente gaf dit niet op.")
    return Cijfer(in_euros(amount), VASTGESTELD, bron="Iv3")
