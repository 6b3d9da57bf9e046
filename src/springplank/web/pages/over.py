# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Pages /over and /toegankelijkheid: what the figures are worth, and for whom the pages work."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from springplank import __version__
from springplank.actions import terugblik
from springplank.actions.controle import run_controle
from springplank.actions.terugblik import percent
from springplank.actions.uses import every_assumption
from springplank.cohort.groups import GROEPEN
from springplank.core.assumptions import Assumption
from springplank.web.cijfers import Tabel
from springplank.web.pages.bronnen import unit_words
from springplank.web.rendering import render
from springplank.web.werkplek import Basis
from springplank.words.figures import day, number

router = APIRouter(include_in_schema=False)

STATEMENT = Path(__file__).parent.parent / "verklaring.toml"


@dataclass(frozen=True, slots=True)
class Verklaring:
    """What is said of the whole; who runs the workbench for others fills in the own part.

    Attributes:
        organisatie: who runs it.
        norm: the norm.
        status: by whom it was judged.
        getoetst: day of the last test.
        samenvatting: one sentence.
        melden: what to do when something does not work.
        toetsen: what was tested.
        tekorten: what is known not to work well.
        weggelaten: what the model does not hold, the most important things first.
    """

    organisatie: str
    norm: str
    status: str
    getoetst: date
    samenvatting: str
    melden: str
    toetsen: list[str]
    tekorten: list[str]
    weggelaten: list[str]


@dataclass(frozen=True, slots=True)
class OverContext:
    """All that over.html may use."""

    basis: Basis
    versie: str
    weggelaten: tuple[str, ...]
    zinnen: tuple[str, ...]
    terugblik: tuple[Tabel, ...]
    aannames: Tabel
    telling: Tabel


@dataclass(frozen=True, slots=True)
class ToegankelijkContext:
    """All that toegankelijkheid.html may use."""

    basis: Basis
    versie: str
    verklaring: Verklaring


@router.get("/over")
def show_over(request: Request) -> HTMLResponse:
    """Show what the figures are worth: what is left out, the backtest, every aanname."""
    scored = terugblik.look()
    tables = tuple(
        Tabel(
            f"{GROEPEN[one.reeks.groep].naam}: {one.reeks.label}",
            ("Voorspellingen", "Aantal", "Gemiddelde fout", "In de band van 80%"),
            tuple(
                (
                    row.name,
                    (
                        str(row.score.n),
                        percent(row.score.error_share),
                        percent(row.score.coverage, 0),
                    ),
                )
                for row in one.rows
            ),
        )
        for one in scored
    )
    counts = run_controle().counts()
    context = OverContext(
        Basis(actief="over"),
        __version__,
        tuple(_verklaring().weggelaten),
        terugblik.sentences(scored),
        tables,
        Tabel(
            "Alle aannames",
            ("Aanname", "Waarde", "Laagste", "Hoogste", "Houdbaar tot"),
            tuple(_aanname(found) for found in every_assumption().values()),
        ),
        Tabel(
            "Wat niet vaststaat",
            ("Soort", "Aantal"),
            tuple((kind.replace("_", " "), (str(count),)) for kind, count in counts.items()),
        ),
    )
    return render(request, "over.html", context)


def _aanname(found: Assumption) -> tuple[str, tuple[str, ...]]:
    values = (number(value, found.unit) for value in (found.value, found.low, found.high))
    unit = "" if found.unit in ("aandeel", "factor", "getal") else f" ({unit_words(found.unit)})"
    return found.label + unit, (*values, day(found.expires))


@cache
def _verklaring() -> Verklaring:
    return Verklaring(**tomllib.loads(STATEMENT.read_text("utf-8")))


@router.get("/toegankelijkheid")
def show_toegankelijkheid(request: Request) -> HTMLResponse:
    """Show for whom the pages work, what was tested, and what to do when something does not."""
    context = ToegankelijkContext(Basis(actief="toegankelijkheid"), __version__, _verklaring())
    return render(request, "toegankelijkheid.html", context)
