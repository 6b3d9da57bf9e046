# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Scenario's naast elkaar: up to four, the difference first, and what explains it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Literal

import numpy as np
from fastapi import APIRouter, Request
from fastapi.responses import Response

from springplank.actions.beside import Kolom, Naast, Waardoor, lay_beside, reasons_of
from springplank.actions.choices import NAMEN, RESULTAAT, RIJK, Regel, meaning_of
from springplank.actions.field_words import name_of_field
from springplank.actions.werk import PLACES
from springplank.charts.chart import Chart, Series
from springplank.charts.comparison import Comparison, comparison_figure
from springplank.core.columns import Floats
from springplank.scenarios.reeks import BAND
from springplank.scenarios.scenario import ZERO, library
from springplank.web.botsingen import Botsing, id_of
from springplank.web.cijfers import ONBEKEND, RAMING, Cijfer, Grafiek, Tabel, of_figure
from springplank.web.pages.beelden import Keuzelijst
from springplank.web.pages.keuzes import name_here
from springplank.web.pages.keuzes_botsingen import clash_here
from springplank.web.pages.keuzes_woorden import EVERYWHERE, told_regel
from springplank.web.reeksen import BRON, cells_of
from springplank.web.rendering import render
from springplank.web.saving import Saved, Sent, go_to, save
from springplank.web.werkplek import Basis, Hier
from springplank.words.figures import decimal
from springplank.words.ramingen import step_of

END = "/keuzes/naast-elkaar"
router = APIRouter(include_in_schema=False, prefix=END)

Stap = Literal["", "bezig", "klaar"]
NONE = "geen"
NOW = "Doorgaan zoals nu"


@dataclass(frozen=True, slots=True)
class Delen:
    """What explains a difference; not computed until somebody asks.

    Attributes:
        stap: how far it is.
        naam: name of the scenario.
        over: about which amount.
        jaren: over which years, in words.
        tabel: the parts, which add up; None when there is nothing to explain.
        volgorde: whether no order of the parts was privileged.
    """

    stap: Stap
    naam: str = ""
    over: str = ""
    jaren: str = ""
    tabel: Tabel | None = None
    volgorde: bool = True


@dataclass(frozen=True, slots=True)
class Context:
    """All that vergelijking.html may use."""

    basis: Basis
    revisie: int
    mag: bool
    jaar: int
    kiezen: tuple[Keuzelijst, ...]
    verschil: Tabel | None
    bedragen: Tabel | None
    grafiek: Grafiek | None
    woorden: tuple[tuple[str, str], ...]
    tegen: tuple[tuple[str, str], ...]
    delen: Delen
    fouten: tuple[tuple[str, str], ...]
    botsingen: tuple[Botsing, ...]
    met_bedrijf: bool


@router.get("")
def show(request: Request, hier: Hier, waardoor: Stap = "") -> Response:
    """Show the chosen scenarios; what explains the difference is computed when asked."""
    return _page(request, Saved(hier, hier.werk), waardoor)


@router.post("")
def change(request: Request, hier: Hier, form: Sent) -> Response:
    """Save which scenarios stand beside each other."""
    saved = save(hier, form)
    if saved.is_good:
        return go_to(request, f"{saved.hier.pad}{END}#verschil")
    return _page(request, saved)


def _page(request: Request, saved: Saved, asked: Stap = "") -> Response:
    hier = saved.hier
    found = lay_beside(hier.werk)
    known = [one for one in found.kolommen if one.beeld is not None]
    last = found.doorgaan.jaren[-1]
    reasons = reasons_of(hier.werk) if asked == "klaar" else None
    clashes = {one.veld: clash_here(one, saved, END, _id_of) for one in saved.botsingen}
    status = 409 if clashes else 400 if saved.fouten else 200
    context = Context(
        hier.basis("keuzes", found.doorgaan.run_id),
        hier.dossier.revisie if hier.dossier else 0,
        hier.may_change,
        last,
        _lists(saved, clashes),
        _differences(known, last) if known else None,
        _amounts(found, known) if known else None,
        _picture(found, known) if known else None,
        tuple(
            (one.scenario.naam, meaning_of(one.scenario))
            for one in found.kolommen
            if one.beeld is None
        ),
        tuple((one.scenario.naam, one.scenario.tegen) for one in known if one.scenario.tegen),
        Delen(asked) if reasons is None else _parts(reasons),
        tuple((name_of_field(veld), fout) for veld, fout in saved.fouten.items()),
        tuple(clashes.values()),
        found.has_company,
    )
    return render(request, "vergelijking.html", context, status)


def _id_of(veld: str) -> str:
    return id_of("kies", veld)


def _lists(saved: Saved, clashes: Mapping[str, Botsing]) -> tuple[Keuzelijst, ...]:
    """Give the lists to choose from; what was chosen and refused stays chosen."""
    velden = {**saved.hier.werk.velden, **saved.getypt}
    options = (("", NONE), *((key, name_here(key)) for key in library()))
    return tuple(
        Keuzelijst(
            place,
            f"Scenario {at}",
            options[1:] if at == 1 else options,
            velden.get(place, ZERO if at == 1 else ""),
            fout=saved.fouten.get(place, ""),
            botsing=clashes.get(place),
        )
        for at, place in enumerate(PLACES, 1)
    )


def _differences(known: list[Kolom], last: int) -> Tabel:
    rows: tuple[tuple[str, tuple[Cijfer | str, ...]], ...] = tuple(
        (
            NAMEN[key],
            tuple(told_regel(_regel(one, key), one.beeld.run_id) for one in known if one.beeld),
        )
        for key in [regel.sleutel for regel in known[0].regels]
    )
    shortfalls = tuple(f"{one.beeld.tekorten} van de 20" for one in known if one.beeld)
    if RESULTAAT in {regel.sleutel for regel in known[0].regels}:
        rows = (*rows, ("Gevallen met een tekort", shortfalls))
    return Tabel(
        f"Verschil met doorgaan zoals nu, in {last}",
        ("", *(one.scenario.naam for one in known)),
        rows,
    )


def _regel(kolom: Kolom, key: str) -> Regel:
    return next(regel for regel in kolom.regels if regel.sleutel == key)


def _amounts(found: Naast, known: list[Kolom]) -> Tabel:
    every = [found.doorgaan, *(one.beeld for one in known if one.beeld)]
    rows = tuple(
        (
            NAMEN[key],
            tuple(cells_of(b.regels[key], (-1,), run_id=b.run_id)[0] for b in every),
        )
        for key in found.doorgaan.regels
    )
    columns = ("", NOW, *(one.scenario.naam for one in known))
    return Tabel(f"De bedragen en aantallen zelf, in {found.doorgaan.jaren[-1]}", columns, rows)


def _picture(found: Naast, known: list[Kolom]) -> Grafiek:
    """Draw the difference in money over the years."""
    key = RESULTAAT if found.has_company else RIJK
    series = []
    for one in known:
        verschil = _regel(one, key).verschil
        low, high = verschil.band()
        series.append(Series(one.scenario.naam, verschil.verwacht, low, high))
    chart = Chart(
        f"{NAMEN[key]}: verschil met doorgaan zoals nu",
        "euro per jaar",
        found.doorgaan.jaren,
        tuple(series),
        None,
        ", ".join(one.scenario.naam for one in known),
        found.doorgaan.run_id,
        BRON,
        "EUR",
        "naast-elkaar",
    )
    return of_figure(comparison_figure(Comparison(chart, "doorgaan zoals nu")))


def _parts(found: Waardoor) -> Delen:
    """Lay the parts out; they add up to the whole, and the rest is shown."""
    first, last = found.jaren
    verklaring = found.verklaring
    base = Delen("klaar", found.naam, found.over, f"{first} tot en met {last}")
    if verklaring.verschil_eur is None:
        return base
    parts = tuple(
        (deel.naam, (_share(deel.bedrag_eur, deel.trekkingen, found.run_id), deel.waarom))
        for deel in verklaring.delen
    )
    total = _share(verklaring.verschil_eur, found.verschillen, found.run_id)
    rows: tuple[tuple[str, tuple[Cijfer | str, ...]], ...] = (
        *parts,
        ("Rest", (_signed(verklaring.rest_eur), "Wat de delen niet verklaren.")),
        ("Samen", (total, "Wat wij verwachten, met het bereik.")),
    )
    tabel = Tabel(
        f"Delen van het verschil, {base.jaren} samen",
        ("Wat verandert", "Bedrag", "Waarom"),
        rows,
        tekstkolommen=(2,),
        run_id=found.run_id,
        totaal=True,
    )
    return Delen("klaar", base.naam, base.over, base.jaren, tabel, verklaring.is_order_free)


def _share(expected: int, drawn: Floats, run_id: str) -> Cijfer:
    """Show a part to the euro, because the parts add up; its range says how sure it is."""
    low, high = (float(end) for end in np.quantile(drawn, BAND))
    if np.isnan(low):
        return Cijfer("onbekend", ONBEKEND, run_id=run_id)
    # What is expected never lies outside the range that is shown; see `words.ramingen.raming`.
    low, high = min(low, expected), max(high, expected)
    step = max(step_of(high - low), 1.0)
    ends = (_signed(floor(low / step) * step), _signed(ceil(high / step) * step))
    between = EVERYWHERE if high - low < 1 else f"tussen {ends[0]} en {ends[1]}"
    return Cijfer(_signed(expected), RAMING, between, run_id=run_id, bron=BRON)


def _signed(amount: float) -> str:
    """Write euros with a sign, in one piece."""
    sign = "+" if amount > 0 else "\N{MINUS SIGN}" if amount < 0 else ""
    return f"{sign} € {decimal(abs(amount), 0)}".strip().replace(" ", "\N{NO-BREAK SPACE}")
