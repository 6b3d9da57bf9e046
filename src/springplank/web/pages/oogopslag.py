# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page In één oogopslag: three sentences with numbers before any form."""

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from springplank.actions.dossiers import Dossier
from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.finding_back import dossiers_about
from springplank.actions.glance import AHEAD, Glance, look_at
from springplank.actions.visits import since_last
from springplank.cohort.groups import GROEPEN
from springplank.web.cijfers import Cijfer, Tabel, of_amount, of_range, of_reeks, table_of
from springplank.web.pages.beelden import Verwijzing
from springplank.web.pages.geld import label_of, question_about
from springplank.web.rendering import render
from springplank.web.visitor import now, number_of
from springplank.web.werkplek import Basis, Hier, moment_in_words

router = APIRouter(include_in_schema=False)

MOST = 3
"""Dossiers that are named; the rest stands on a page of its own."""


SHOWN = 6
"""Fields that were filled in that a first look names; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Groep:
    """One group of people: how many now, and in the last year."""

    naam: str
    nu: Cijfer
    straks: Cijfer


@dataclass(frozen=True, slots=True)
class Blik:
    """A first look, as a page shows it."""

    soort: str
    jaar: int
    later: int
    laatste: int
    begin: int
    nu: Cijfer | None
    straks: Cijfer | None
    onbekend: tuple[str, ...]
    stromen: Tabel
    ontvanger: str
    groepen: tuple[Groep, ...]
    resultaat: Cijfer | None
    tekorten: int
    verband: str
    opmerkingen: tuple[str, ...]
    waarom: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Context:
    """All that oogopslag.html may use."""

    basis: Basis
    blik: Blik
    dossiers: tuple[Verwijzing, ...]
    ingevuld: tuple[str, ...]
    meer: int


@router.get("")
def show(request: Request, hier: Hier) -> HTMLResponse:
    """Show what arrives, how many people and what becomes of the company."""
    found = look_at(hier.werk)
    since = ""
    known: tuple[Verwijzing, ...] = ()
    if hier.dossier is not None:
        since = since_last(hier.dossier.id, hier.werk, found, number_of(request), now())
        # Money stays in one piece at the end of a line.
        since = since.replace("€ ", "€\N{NO-BREAK SPACE}").replace(" mln", "\N{NO-BREAK SPACE}mln")
    elif hier.soort == "bekijk":
        known = tuple(map(_reference, dossiers_about(hier.onderwerp.code)[:MOST]))
    filled = tuple(
        f"{name_of_field(name)}: {text_of_field(name, text)}"
        for name, text in sorted(hier.werk.velden.items(), key=lambda one: _kind(one[0]))
    )
    context = Context(
        hier.basis("oogopslag", " en ".join(_runs(found)), sinds=since),
        blik_of(found, hier.pad),
        known,
        filled[:SHOWN],
        max(0, len(filled) - SHOWN),
    )
    return render(request, "oogopslag.html", context)


def _runs(found: Glance) -> dict[str, None]:
    """Give the runs of the figures, each once: that of the money, and that of the rest."""
    return dict.fromkeys((found.geld.run_id, found.vooruit.run_id))


def _kind(name: str) -> tuple[bool, bool, str]:
    """Sort fields: scenarios first, then choices, then own figures."""
    choices = ("keuze.", "maatregel.")
    return not name.startswith("scenario"), not name.startswith(choices), name


def _reference(found: Dossier) -> Verwijzing:
    return Verwijzing(found.naam, f"/dossier/{found.id}", moment_in_words(found.gewijzigd))


def blik_of(found: Glance, pad: str) -> Blik:
    """Turn a first look into what a page shows.

    Args:
        found: the first look.
        pad: begin of the addresses that explain the figures; empty for figures without links.
    """
    first, last = found.jaren[0], found.vooruit.jaren[-1]
    later = min(AHEAD, found.jaren[-1])
    streams = list(found.streams())
    rows: list[tuple[str, list[Cijfer | str]]] = [
        (
            label_of(every[0]),
            [
                of_amount(a, _to(pad, f"/geld/{a.regeling}/{a.jaar}"), found.geld.run_id)
                for a in every
                if a.jaar in (first, later)
            ],
        )
        for every in streams
        if any(a.bedrag_eur is not None for a in every)
    ]
    both = [_total(found, first, pad), _total(found, later, pad)]
    rows.append(("Totaal van wat bekend is", ["onbekend" if t is None else t for t in both]))
    unknown = tuple(
        every[0].rule.title for every in streams if all(a.bedrag_eur is None for a in every)
    )
    impulsbudget = next(a for a in found.geld.amounts if a.regeling == "impulsbudget")
    people = tuple(
        Groep(
            GROEPEN[reeks.groep].naam,
            of_reeks(reeks, 0, url=_to(pad, "/mensen"), run_id=found.vooruit.run_id),
            of_reeks(reeks, -1, url=_to(pad, "/mensen"), run_id=found.vooruit.run_id),
        )
        for reeks in found.mensen
    )
    result = found.resultaat
    return Blik(
        soort=found.geld.onderwerp.soort,
        jaar=first,
        later=later,
        laatste=last,
        begin=found.vooruit.jaren[0],
        nu=both[0],
        straks=both[1],
        onbekend=unknown,
        stromen=table_of("Geld van het Rijk", (first, later), rows, "Geldstroom", totaal=True),
        ontvanger=impulsbudget.ontvanger.naam,
        groepen=people,
        resultaat=None
        if result is None
        else of_reeks(result, -1, url=_to(pad, "/bedrijf"), run_id=found.vooruit.run_id),
        tekorten=found.shortfalls(),
        verband=found.vooruit.place.naam,
        opmerkingen=found.vooruit.opmerkingen,
        waarom=_why(found, first, later, pad),
    )


def _why(found: Glance, first: int, later: int, pad: str) -> tuple[str, str] | None:
    """Ask why the two totals differ, with the page that answers it; None without links."""
    before, after = found.total(first), found.total(later)
    if not pad or before is None or after is None or first == later:
        return None
    asked = question_about(after[0] - before[0])
    return asked, f"{pad}/geld/jaren?{urlencode({'van': first, 'tot': later})}"


def _total(found: Glance, year: int, pad: str) -> Cijfer | None:
    total = found.total(year)
    if total is None:
        return None
    amount, low, high = total
    return of_range(amount, (low, high), "EUR", url=_to(pad, "/geld"), run_id=found.geld.run_id)


def _to(pad: str, end: str) -> str:
    return pad + end if pad else ""
