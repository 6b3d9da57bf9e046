# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Page Waarom dit bedrag: the answer, every step with its source, and what the law allows."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from springplank.actions.advice import advise, in_plain_words
from springplank.actions.because import because
from springplank.actions.differences import FIRST_AMOUNTS
from springplank.actions.explanation import Explanation, explain_amount
from springplank.actions.overview import years_between
from springplank.actions.question import LAST_YEAR
from springplank.actions.shares import Share, received_by, shares_of
from springplank.actions.werk import world_of
from springplank.core.parameters import FORECASTS
from springplank.errors import NotFoundError
from springplank.funding.subject import Amount
from springplank.reference.subjects import GEMEENTE
from springplank.regelingen import REGELINGEN, STREAMS
from springplank.web.cijfers import Cijfer, Links, Tabel, of_amount
from springplank.web.pages.beelden import quote_links
from springplank.web.pages.geld import Stand, at_stand, of_share, stand_of, with_stand
from springplank.web.pages.stappen import Stappen, lay_out
from springplank.web.pages.wet import Wet, law_of
from springplank.web.rendering import render
from springplank.web.werkplek import Basis, Hier, Werkplek
from springplank.words.figures import day, euros

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Ander:
    """Another year of the same stream."""

    jaar: int
    url: str


@dataclass(frozen=True, slots=True)
class Context:
    """All that waarom.html may use."""

    basis: Basis
    stroom: str
    naam: str
    jaar: int
    uitleg: str
    bedrag: Cijfer
    omdat: str
    status: str
    reden: str
    raad: str
    inlezen: str
    ontvanger: str
    zelf: Cijfer | None
    stappen: tuple[Stappen, ...]
    is_raming: bool
    is_landelijk: bool
    delen: Tabel | None
    wet: Wet
    opmerkingen: tuple[str, ...]
    bekend_op: str
    vorige: Ander | None
    volgende: Ander | None
    geld: str
    links: Links


@router.get("/geld/{regeling}/{jaar}")
def show(request: Request, hier: Hier, regeling: str, jaar: int, stand: Stand = "") -> HTMLResponse:
    """Show why an amount is what it is.

    Raises:
        NotFoundError: when there is no such stream.
    """
    if regeling not in STREAMS:
        raise NotFoundError(
            "Deze geldstroom bestaat niet. Ga terug naar de pagina Geld en kies een bedrag."
        )
    (year,) = years_between(jaar, jaar)
    seen = at_stand(hier, stand)
    found = explain_amount(world_of(seen.werk), seen.werk.code, regeling, year)
    return render(request, "waarom.html", context_of(found, seen))


def context_of(found: Explanation, hier: Werkplek) -> Context:
    """Turn an explanation into what the page shows."""
    amount, subject = found.amount, found.onderwerp
    wat = f"geld/{amount.regeling}/{amount.jaar}"
    can_import = hier.may_change and bool(advise(amount).soort)
    is_one = len(subject.leden) == 1
    shown = of_amount(amount, run_id=found.run_id)
    return Context(
        basis=hier.basis("geld", found.run_id),
        stroom=amount.rule.title,
        naam=subject.naam,
        jaar=amount.jaar,
        uitleg=amount.rule.summary,
        bedrag=shown,
        omdat=because(amount.regeling, found.steps) if is_one and amount.bedrag_eur else "",
        status=amount.status,
        reden=in_plain_words(amount.reden),
        raad=advise(amount).tekst,
        inlezen=f"/inlezen?soort={advise(amount).soort}&terug={hier.pad}" if can_import else "",
        ontvanger=amount.ontvanger.naam,
        zelf=_received(found, hier),
        stappen=lay_out(found.steps, found.regeling.amount, _exact_ends(amount)),
        is_raming=amount.status in FORECASTS,
        is_landelijk=not is_one,
        delen=_parts(found, hier),
        wet=law_of((amount,), found.run_id),
        opmerkingen=tuple(in_plain_words(remark) for remark in found.remarks),
        bekend_op=day(found.stand.on),
        vorige=_year(amount.regeling, amount.jaar - 1, hier),
        volgende=_year(amount.regeling, amount.jaar + 1, hier),
        geld=with_stand(f"{hier.pad}/geld", hier),
        links=quote_links(hier.pad, wat, stand=stand_of(hier)),
    )


def _received(found: Explanation, hier: Werkplek) -> Cijfer | None:
    """Give what the subject itself is paid, when that is another amount."""
    amount = found.amount
    if amount.bedrag_eur is None or amount.ontvangt_eur == amount.bedrag_eur:
        return None
    paid = received_by(world_of(hier.werk), found.onderwerp, (amount.jaar,))
    return of_share(paid[amount.jaar], run_id=found.run_id)


def _parts(found: Explanation, hier: Werkplek) -> Tabel | None:
    """Give what every gemeente counts for, with its range."""
    if found.onderwerp.soort == GEMEENTE or all(value is None for _, _, value in found.parts):
        return None
    key, year = found.amount.regeling, found.amount.jaar
    shares: Sequence[Share] = shares_of(world_of(hier.werk), found.onderwerp, year, (key,))[key]
    rows = tuple(
        (share.naam, (of_share(share, run_id=found.run_id),))
        for share in sorted(shares, key=lambda share: share.naam)
    )
    return Tabel(f"Deel per gemeente in {year}", ("Gemeente", "Deel"), rows, found.run_id)


def _year(regeling: str, year: int, hier: Werkplek) -> Ander | None:
    if not max(FIRST_AMOUNTS, REGELINGEN[regeling].claims[0]) <= year <= LAST_YEAR:
        return None
    return Ander(year, with_stand(f"{hier.pad}/geld/{regeling}/{year}", hier))


def _exact_ends(amount: Amount) -> str:
    """Write the range to the euro, because the step beside it is; empty when it is no forecast."""
    if amount.laag is None or amount.hoog is None:
        return ""
    return f"tussen € {euros(amount.laag)} en € {euros(amount.hoog)}"
