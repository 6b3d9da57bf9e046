# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Opties wegen: options side by side, demands first, money beside, and no winner by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from springplank.actions.dossiers import Conflict
from springplank.actions.field_words import name_of_field, text_of_field
from springplank.actions.plan.composition import draft_of
from springplank.actions.plan.toekomsten import Toekomsten, look_into_futures, measurable
from springplank.actions.plan.weging import Weging, weigh
from springplank.actions.plan.weging_fields import name_of_weging_field, text_of_weging_field
from springplank.actions.plan.weging_words import (
    assumption_sentences,
    failures_of,
    regret_sentences,
    score_sentences,
    second_view,
    warnings_of,
    weight_sentences,
)
from springplank.actions.werk import Werk
from springplank.reference.subjects import NATIONAL, REGIO
from springplank.web.botsingen import Botsing, Intussen, clash_of, id_of, meanwhile_of
from springplank.web.cijfers import Grafiek, Tabel
from springplank.web.pages.beelden import Keuzelijst
from springplank.web.pages.weging_tabellen import (
    facts_table,
    futures_table,
    metrics_table,
    options_table,
    shares_picture,
    sums_table,
)
from springplank.web.pages.weging_velden import (
    MONEY,
    Argumenten,
    Blok,
    arguments_of,
    blocks_of,
    money_list,
)
from springplank.web.rendering import render
from springplank.web.saving import Saved, Sent, go_to, save
from springplank.web.werkplek import Basis, Hier

PAGE = "/plan/weging"
router = APIRouter(include_in_schema=False, prefix=PAGE)

Stap = Literal["", "klaar"]
PLAN = "plan."
SECTOR = (
    "De cijfers van het bedrijf zijn hier gemiddelden van de sector. Vul op de pagina Uw eigen "
    "cijfers in wat u weet."
)


@dataclass(frozen=True, slots=True)
class Kantel:
    """What has to change for one option, in sentences."""

    naam: str
    zinnen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toekomstbeeld:
    """Options in futures, computed when somebody asks.

    Attributes:
        stap: "klaar" when it is computed.
        kiezen: about which criterium.
        tabel: what comes of every option; None before it is computed.
        maatstaven: the three metrics; None before it is computed.
        zinnen: at which option each metric points.
        aannames: per option the futures that move it most.
    """

    stap: Stap
    kiezen: Keuzelijst
    tabel: Tabel | None = None
    maatstaven: Tabel | None = None
    zinnen: tuple[str, ...] = ()
    aannames: tuple[Kantel, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """All that weging.html may use."""

    basis: Basis
    revisie: int
    mag: bool
    geen_plan: str
    opties: Tabel | None
    feiten: Tabel | None
    geld: Tabel | None
    geld_mee: bool
    afvallers: tuple[str, ...]
    waarschuwingen: tuple[str, ...]
    aandelen: Grafiek | None
    sommen: Tabel | None
    tweede_blik: tuple[str, ...]
    gewichten: tuple[str, ...]
    scores: tuple[Kantel, ...]
    toekomst: Toekomstbeeld | None
    blokken: tuple[Blok, ...]
    argumenten: tuple[Argumenten, ...]
    geldkeuze: Keuzelijst | None
    fouten: tuple[tuple[str, str], ...]
    botsingen: tuple[Botsing, ...]
    intussen: tuple[Intussen, ...]
    is_deel: bool


@router.get("")
def show(request: Request, hier: Hier, toekomst: Stap = "", over: str = "") -> Response:
    """Show the weighing; the futures are computed when asked."""
    return _page(request, Saved(hier, hier.werk), toekomst, over)


@router.post("")
def change(request: Request, hier: Hier, form: Sent) -> Response:
    """Save criteria, weights, scores, demands and arguments."""
    saved = save(hier, form)
    is_part = bool(request.headers.get("HX-Request"))
    if saved.is_good and (saved.hier.pad != hier.pad or not is_part):
        return go_to(request, f"{saved.hier.pad}/plan/weging#uitkomst")
    return _page(request, saved)


def _page(request: Request, saved: Saved, asked: Stap = "", over: str = "") -> Response:
    hier = saved.hier
    weging = None if hier.onderwerp.soort in (NATIONAL, REGIO) else weigh(hier.werk)
    status = 409 if saved.botsingen else 400 if saved.fouten else 200
    context = Context(
        hier.basis("plan", "" if weging is None else weging.run_id),
        hier.dossier.revisie if hier.dossier else 0,
        hier.may_change,
        ""
        if weging
        else f"Een plan is van een verband of een gemeente. {hier.onderwerp.naam} is dat niet.",
        options_table(weging) if weging else None,
        facts_table(weging) if weging else None,
        facts_table(weging, money=True) if weging else None,
        bool(weging and weging.geld_mee),
        tuple(failures_of(weging)) if weging else (),
        (*_about_company(hier.werk, weging), *warnings_of(weging)) if weging else (),
        shares_picture(weging) if weging else None,
        sums_table(weging) if weging else None,
        tuple(second_view(weging)) if weging else (),
        tuple(weight_sentences(weging)) if weging else (),
        _scores(weging) if weging else (),
        _futures(saved, weging, asked, over) if weging else None,
        blocks_of(weging, saved) if weging else (),
        arguments_of(weging, saved) if weging else (),
        money_list(saved) if weging else None,
        tuple((_name(veld), fout) for veld, fout in saved.fouten.items()),
        tuple(_clash(one, saved) for one in saved.botsingen),
        meanwhile_of(saved, PAGE, _id_of, _text),
        bool(request.headers.get("HX-Request")),
    )
    return render(request, "weging.html", context, status)


def _clash(found: Conflict, saved: Saved) -> Botsing:
    return clash_of(
        saved,
        found,
        PAGE,
        label=_name(found.veld),
        texts=(_text(found.veld, found.mine), _text(found.veld, found.theirs)),
        bij=_id_of(found.veld),
    )


def _id_of(veld: str) -> str:
    """Give the id of a field on this page; empty when it is on another."""
    if not veld.startswith(("plan.weging.", "plan.optie.")):
        return ""
    is_choice = veld == MONEY or veld.startswith("plan.weging.criterium.")
    return id_of("kies" if is_choice else "veld", veld)


def _about_company(werk: Werk, weging: Weging) -> Iterator[str]:
    """Say so when only the sector is known: nobody may take that for his own company."""
    if weging.has_company and not draft_of(werk).cijfers.company_known:
        yield SECTOR


def _name(veld: str) -> str:
    kind, _, rest = veld.partition(".")
    return name_of_weging_field(rest) if kind == "plan" else name_of_field(veld)[:60]


def _text(veld: str, text: str | None) -> str:
    kind, _, rest = veld.partition(".")
    if kind == "plan" and text is not None:
        return text_of_weging_field(rest, text)
    return text_of_field(veld, text)


def _scores(weging: Weging) -> tuple[Kantel, ...]:
    if weging.gewogen is None:
        return ()
    told = (
        Kantel(weging.opties[option].naam, tuple(score_sentences(weging, at)))
        for at, option in enumerate(weging.gewogen.opties)
    )
    return tuple(one for one in told if one.zinnen)


def _futures(saved: Saved, weging: Weging, asked: Stap, over: str) -> Toekomstbeeld:
    known = measurable(has_company=weging.has_company)
    keys = {criterium.key: criterium.naam for criterium in known}
    usual = "resultaat" if weging.has_company else "mensen"
    key = over if over in keys else usual
    chosen = Keuzelijst("over", "Waar kijkt u naar?", tuple(keys.items()), key)
    if asked != "klaar":
        return Toekomstbeeld("", chosen)
    found = look_into_futures(saved.hier.werk, key)
    return Toekomstbeeld(
        "klaar",
        chosen,
        futures_table(found),
        metrics_table(found),
        tuple(regret_sentences(found)),
        _assumptions(found),
    )


def _assumptions(found: Toekomsten) -> tuple[Kantel, ...]:
    told = (
        Kantel(option.naam, tuple(assumption_sentences(found, at)))
        for at, option in enumerate(found.opties)
    )
    return tuple(one for one in told if one.zinnen)
