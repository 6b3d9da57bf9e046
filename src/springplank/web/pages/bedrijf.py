# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Bedrijf: what the company earns and costs, and who pays what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from springplank.actions.glance import OF_20
from springplank.actions.outlook import near_years
from springplank.actions.rekeningen import (
    NAMEN,
    SALDO,
    SALDO_UITLEG,
    SOORTEN,
    UITLEG,
    VERMOGEN,
    PerGemeente,
    Rekeningen,
    company_of,
    spread_for,
)
from springplank.charts.about import About
from springplank.charts.dots import Dots, dots_figure, outcomes_of_draws
from springplank.errors import NotFoundError
from springplank.scenarios.place import NO_COMPANY
from springplank.scenarios.reeks import ASSUMED, SYNTHETIC, Reeks
from springplank.scenarios.scenario import ZERO
from springplank.scenarios.spread import Spreiding
from springplank.web.cijfers import Cijfer, Grafiek, Tabel, of_figure
from springplank.web.reeksen import (
    BRON,
    as_csv,
    asked_first,
    by_year,
    cells_of,
    explained,
    in_words,
    in_years,
    range_of,
)
from springplank.web.rendering import render
from springplank.web.werkplek import Basis, Hier, Werkplek
from springplank.words.figures import number

router = APIRouter(include_in_schema=False)

MOST_ONE_OFFS = 3
"""Years with something that counts once which a short table shows beside the usual ones."""

UNSPENT = (
    "In deze berekening geeft niemand het impulsbudget uit. Daarom groeit die reserve zolang er "
    "geld binnenkomt."
)
NO_CAPITAL = "In een deel van de uitkomsten is het vermogen op. Dan bestaat dit getal niet."
"""Why a reserve has no range although it was filled in."""

Stap = Literal["", "bezig", "klaar"]


@dataclass(frozen=True, slots=True)
class Afspraak:
    """What the gemeenten agreed, and what each pays."""

    naam: str
    uitleg: str
    naast_geld: str
    bijdragen: Tabel
    per_gemeente: tuple[Tabel, ...]


@dataclass(frozen=True, slots=True)
class Saldo:
    """What it means for the gemeente: lines that add up."""

    tabel: Tabel
    per_gemeente: Tabel | None


@dataclass(frozen=True, slots=True)
class Vermogen:
    """The reserves, why one of them is unknown, and what to know of the others."""

    tabel: Tabel
    onbekend: tuple[tuple[str, str], ...]
    let_op: str = ""


@dataclass(frozen=True, slots=True)
class Waardoor:
    """Which aannames make the range; not computed until somebody asks."""

    stap: Stap
    tabel: Tabel | None = None


@dataclass(frozen=True, slots=True)
class Bedrijf:
    """All that is shown of a company.

    Attributes:
        naam: name of the verband.
        grond: what the amounts rest on, in a sentence; empty when all are its own.
        scenario: name of the scenario; empty when nothing changes.
        jaar: first calendar year.
        laatste: last calendar year.
        nu: the result of the first year.
        straks: the result of the last year.
        tekorten: in how many of 20 outcomes the last year has a deficit; -1 when unknown.
        stippen: those outcomes.
        kort: accounts in a few years.
        lang: accounts in all years.
        groepen: result per group.
        per_fte: the same per fte.
        vermogen: the reserves.
        afspraak: who pays what.
        saldo: what it means for the gemeente.
        van: whose contributions and balance are shown.
        waardoor: what makes the range.
        vragen: the figures that matter most.
        opmerkingen: sentences that belong beside the figures.
    """

    naam: str
    grond: str
    scenario: str
    jaar: int
    laatste: int
    nu: Cijfer
    straks: Cijfer
    tekorten: int
    stippen: Grafiek | None
    kort: Tabel
    lang: Tabel
    groepen: Tabel
    per_fte: Tabel
    vermogen: Vermogen
    afspraak: Afspraak
    saldo: Saldo
    van: str
    waardoor: Waardoor
    vragen: Tabel | None
    opmerkingen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """All that bedrijf.html may use."""

    basis: Basis
    bedrijf: Bedrijf | None
    geen: str
    eigen: str


@router.get("/bedrijf")
def show(request: Request, hier: Hier, waardoor: Stap = "") -> HTMLResponse:
    """Show the company; what makes the range is computed when it is asked for."""
    found = company_of(hier.werk)
    return render(request, "bedrijf.html", context_of(found, hier, waardoor))


@router.get("/bedrijf.csv")
def take_along(request: Request, hier: Hier) -> Response:
    """Give every series about the company as a file.

    Raises:
        NotFoundError: when there is no company.
    """
    found = company_of(hier.werk)
    if found is None:
        raise NotFoundError(NO_COMPANY)
    link = f"{str(request.base_url).rstrip('/')}{hier.pad}/bedrijf"
    return as_csv(found.vooruit, SOORTEN, f"springplank-{hier.onderwerp.code}-bedrijf", link)


def context_of(found: Rekeningen | None, hier: Werkplek, asked: Stap) -> Context:
    """Turn the company of a place into what the page shows."""
    own = f"{hier.pad}/eigen-cijfers" if hier.may_change else ""
    if found is None:
        return Context(hier.basis("bedrijf"), None, NO_COMPANY, own)
    waardoor = Waardoor(asked)
    if asked == "klaar":
        waardoor = Waardoor(asked, _because(spread_for(found.vooruit)))
    shown = _company(found, waardoor)
    return Context(
        hier.basis("bedrijf", found.vooruit.run_id, melding=in_words(hier.werk)), shown, "", own
    )


def _company(found: Rekeningen, waardoor: Waardoor) -> Bedrijf:
    vooruit = found.vooruit
    years, run_id, place = vooruit.jaren, vooruit.run_id, vooruit.place
    now, later = cells_of(found.resultaat, (0, -1), run_id=run_id)
    last = found.resultaat.trekkingen[-1]
    is_known = bool(np.isfinite(last).all())
    several = place.focus is None and len(place.codes) > 1
    return Bedrijf(
        naam=place.naam,
        grond=_ground(found),
        scenario="" if vooruit.scenario.key == ZERO else vooruit.scenario.naam,
        jaar=years[0],
        laatste=years[-1],
        nu=now,
        straks=later,
        tekorten=round(float((last < 0).mean()) * OF_20) if is_known else -1,
        stippen=_dots(found) if is_known else None,
        kort=_accounts(found),
        lang=by_year("Alle jaren van de rekening", vooruit, _named(found)),
        groepen=in_years(
            ("Resultaat per groep", "Groep"), vooruit, {g.naam: g.resultaat for g in found.groepen}
        ),
        per_fte=in_years(
            ("Resultaat per fte", "Groep"), vooruit, {g.naam: g.per_fte for g in found.groepen}
        ),
        vermogen=_reserves(found),
        afspraak=_agreement(found),
        saldo=_balance(found),
        van="de gemeenten samen" if several else vooruit.onderwerp.naam,
        waardoor=waardoor,
        vragen=asked_first(vooruit),
        opmerkingen=found.opmerkingen,
    )


def _ground(found: Rekeningen) -> str:
    """Say what the amounts rest on, so that nobody takes them for those of the company itself."""
    if found.herkomst == ASSUMED:
        return (
            "Deze bedragen rusten op aannames over de sector. Zij komen niet uit de boeken van "
            f"{found.vooruit.place.naam}."
        )
    if found.herkomst == SYNTHETIC:
        return "Deze bedragen zijn verzonnen om het rekenen te laten zien."
    return "Een deel van deze cijfers is van uzelf. De rest zijn aannames over de sector."


def _named(found: Rekeningen) -> Mapping[str, Reeks]:
    return {NAMEN[key]: reeks for key, reeks in found.regels.items()}


def _accounts(found: Rekeningen) -> Tabel:
    """Lay the accounts out, with what each of them is in one short line."""
    head = ("Rekening van het bedrijf", "Regel")
    laid = in_years(head, found.vooruit, _named(found), at=_years(found))
    return explained(laid, [UITLEG[key] for key in found.regels])


def _years(found: Rekeningen) -> tuple[int, ...]:
    """Give the years of the short table, with those in which something counts once."""
    near, once = near_years(found.vooruit.jaren), found.years_with_one_offs()
    return tuple(sorted({*near, *once[:MOST_ONE_OFFS]}))


def _dots(found: Rekeningen) -> Grafiek:
    vooruit = found.vooruit
    about = About(
        f"Exploitatieresultaat: twintig uitkomsten voor {vooruit.jaren[-1]}",
        vooruit.run_id,
        BRON,
        vooruit.scenario.naam,
        "stippen-resultaat",
    )
    drawn = outcomes_of_draws(found.resultaat.trekkingen[-1])
    told = range_of(found.resultaat, -1)
    return of_figure(dots_figure(Dots(about, "het resultaat", drawn, 0.0, bereik=told)))


def _reserves(found: Rekeningen) -> Vermogen:
    rows = {VERMOGEN[key][0]: reeks for key, reeks in found.vermogen.items()}
    laid = in_years(("Reserves aan het eind van het jaar", "Reserve"), found.vooruit, rows)
    unknown = (
        (VERMOGEN[key][0], NO_CAPITAL if reeks.is_known else VERMOGEN[key][1])
        for key, reeks in found.vermogen.items()
        if not np.isfinite(reeks.trekkingen).all()
    )
    return Vermogen(laid, tuple(unknown), UNSPENT if found.is_reserve_unspent else "")


def _agreement(found: Rekeningen) -> Afspraak:
    vooruit, parts = found.vooruit, found.bijdragen
    return Afspraak(
        found.afspraak.naam,
        found.afspraak.uitleg,
        _beside_geld(found),
        in_years(("Betaald aan het bedrijf", "Deel"), vooruit, {p.naam: p.samen for p in parts}),
        tuple(_per_gemeente(found, parts, at) for at in (-1, 0)) if parts[0].gemeenten else (),
    )


def _beside_geld(found: Rekeningen) -> str:
    """Say why what is passed on differs from the page Geld; empty when nothing is."""
    streams = {s for d in found.afspraak.delen if d.soort == "doorsluizen" for s in d.stroom}
    told = []
    if streams & {"wsw", "beschut_werk"}:
        also = " en de herijking van de Wsw" if "wsw" in streams else ""
        told = [
            "Deze bedragen zijn anders dan op de pagina Geld.",
            f"Hier telt de verwachte loon- en prijsbijstelling{also} mee.",
        ]
        if "beschut_werk" in streams:
            told.append("Van beschut werk telt alleen het deel van wie bij het bedrijf werkt.")
    return " ".join(told)


def _per_gemeente(found: Rekeningen, parts: Sequence[PerGemeente], at: int) -> Tabel:
    """Lay the parts of an agreement out per gemeente, in one year."""
    vooruit = found.vooruit

    def cells(series: Iterable[Reeks]) -> tuple[Cijfer, ...]:
        return tuple(cells_of(reeks, (at,), run_id=vooruit.run_id)[0] for reeks in series)

    rows = tuple((name, cells(p.gemeenten[name] for p in parts)) for name in parts[0].gemeenten)
    return Tabel(
        f"Betaald aan het bedrijf in {vooruit.jaren[at]}",
        ("Gemeente", *(p.naam for p in parts)),
        (*rows, ("Samen", cells(p.samen for p in parts))),
        vooruit.run_id,
        totaal=True,
    )


def _balance(found: Rekeningen) -> Saldo:
    vooruit = found.vooruit
    lines = {line.naam: line for line in found.saldo}
    whole = lines[SALDO]
    laid = in_years(
        ("Saldo van de gemeente", "Regel"),
        vooruit,
        {name: line.samen for name, line in lines.items()},
        totaal=True,
    )
    each = None
    if whole.gemeenten:
        rows = {**whole.gemeenten, "Samen": whole.samen}
        each = in_years(("Saldo per gemeente", "Gemeente"), vooruit, rows, totaal=True)
    return Saldo(explained(laid, [SALDO_UITLEG[name] for name in lines]), each)


def _because(found: Spreiding) -> Tabel | None:
    """Lay out how much of the spread each aanname makes; None when there is no spread."""
    if not found.explained > 0:
        return None
    return Tabel(
        "Deel van de spreiding",
        ("Aanname", "Deel"),
        tuple(
            (part.assumption.label, (number(round(part.total * found.explained, 2), "aandeel"),))
            for part in found.bijdragen
        ),
    )
