# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Series of a run on a page: cells with ranges, tables, and a file to take along."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from fastapi.responses import Response
from markupsafe import Markup

from springplank.actions.answers import known
from springplank.actions.forecast import Vooruit
from springplank.actions.outlook import near_years, route_of
from springplank.actions.question import today
from springplank.actions.quoting import label_of
from springplank.actions.werk import Werk
from springplank.core.assumptions import Assumption
from springplank.reference.municipalities import name_of
from springplank.scenarios.people import GUESSED
from springplank.scenarios.reeks import BAND, SOORTEN, Reeks
from springplank.web.bestand import csv_answer
from springplank.web.cijfers import Cijfer, Tabel, of_range
from springplank.words.ramingen import raming

BRON = (
    "Springplank: gepubliceerde cijfers van Rijk, CBS, UWV en Panteia, eigen cijfers en aannames."
)
"""What every picture of a run rests on."""

NAMED = Markup("{}<br><small>{}</small>")
"""The header of a row with what it is; both parts are escaped."""

EXACT = 6
"""Decimals beyond which a number is only the arithmetic of the computer."""

HERKOMST: Mapping[str, str] = {
    "lokaal": "van uzelf",
    "landelijk": "landelijk",
    "aanname": "onze aanname",
    "scenario": "uit het scenario",
    "gemengd": "gemengd",
    "synthetisch": "verzonnen",
    "onbekend": "onbekend",
}
"""Where a figure comes from, as a page says it."""

COLUMNS = (
    *("soort", "wat", "gemeente", "gemeentecode", "jaar", "eenheid"),
    *("verwacht", "laagste van 80%", "hoogste van 80%", "herkomst", "bron"),
    *("scenario", "berekening", "berekend op", "link"),
)
"""Headers of a file with series."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A series in a file that is no series of the run itself, such as a part of another one.

    Attributes:
        soort: what kind it is, in words.
        wat: its name.
        reeks: the series.
        bronnen: per year how sure it is and what it rests on.
    """

    soort: str
    wat: str
    reeks: Reeks
    bronnen: tuple[str, ...]


WHOLE: Mapping[bool, str] = {True: "hele verband", False: "hele gebied"}
"""In place of a gemeente for a series about all of a place, by whether it has a company."""


def in_words(werk: Werk) -> tuple[tuple[str, str], ...]:
    """Say that a route of words has no figures, as a message on top of the page."""
    route = route_of(werk)
    if not route:
        return ()
    sentence = (
        f"{route} is een route in woorden, zonder cijfers. "
        "U ziet hier wat er gebeurt als er niets verandert."
    )
    return (("info", sentence),)


def cells_of(
    reeks: Reeks, at: Sequence[int], *, url: str = "", run_id: str = ""
) -> tuple[Cijfer, ...]:
    """Show some years of a series, each with its range; without a known range it is unknown.

    Args:
        reeks: the series.
        at: indexes of the years.
        url: the page that explains it.
        run_id: kenmerk of the run.
    """
    chosen = list(at)
    ends = np.quantile(reeks.trekkingen[chosen], BAND, axis=1)
    # Sums that are zero leave a billionth of a euro behind, and no minus belongs before a zero.
    expected, low, high = np.round([reeks.verwacht[chosen], *ends], EXACT) + 0.0
    expected[np.isnan(low)] = np.nan
    return tuple(
        of_range(
            float(expected[n]),
            (float(low[n]), float(high[n])),
            reeks.eenheid,
            url=url,
            run_id=run_id,
            bron=HERKOMST[reeks.herkomst],
        )
        for n in range(len(chosen))
    )


def range_of(reeks: Reeks, at: int) -> str:
    """Write the range of one year as the cells do; empty when it has no width or is unknown."""
    low, high = np.quantile(reeks.trekkingen[at], BAND)
    told = raming(float(reeks.verwacht[at]), float(low), float(high), reeks.eenheid).bereik
    return told if told.startswith("tussen ") else ""


def in_years(
    head: tuple[str, str],
    found: Vooruit,
    rows: Mapping[str, Reeks],
    *,
    at: Sequence[int] | None = None,
    totaal: bool = False,
) -> Tabel:
    """Lay some years out: a row per series and a column per year.

    Args:
        head: caption, and header of the names.
        found: the answer.
        rows: the series by name.
        at: indexes of the years; None for the few years of a short table.
        totaal: the last row is a total.
    """
    years = near_years(found.jaren) if at is None else at
    bijschrift, first = head
    laid = tuple(
        (name, cells_of(reeks, years, run_id=found.run_id)) for name, reeks in rows.items()
    )
    columns = (first, *(str(found.jaren[n]) for n in years))
    return Tabel(bijschrift, columns, laid, found.run_id, totaal=totaal)


def explained(laid: Tabel, texts: Sequence[str]) -> Tabel:
    """Put below the name of every row what it is, in one short line.

    Args:
        laid: the table.
        texts: a line per row.
    """
    rows = zip(laid.rijen, texts, strict=True)
    return replace(
        laid, rijen=tuple((NAMED.format(name, text), cells) for (name, cells), text in rows)
    )


def by_year(bijschrift: str, found: Vooruit, rows: Mapping[str, Reeks]) -> Tabel:
    """Lay every year out: a row per year and a column per series, by name."""
    every = range(len(found.jaren))
    columns = [cells_of(reeks, every, run_id=found.run_id) for reeks in rows.values()]
    laid = tuple((str(found.jaren[n]), tuple(column[n] for column in columns)) for n in every)
    return Tabel(bijschrift, ("Jaar", *rows), laid, found.run_id)


def asked_first(found: Vooruit) -> Tabel | None:
    """Lay out the figures that matter most and that are guessed now; None when nothing is asked."""
    if not found.vragen:
        return None
    return Tabel(
        "Deze cijfers maken het meeste verschil",
        ("Vraag", "Daarmee rekenen wij nu"),
        tuple((a.question, (_now(a, found.run_id),)) for a in found.vragen),
        found.run_id,
        tekstkolommen=(1,),
    )


def _now(found: Assumption, run_id: str) -> Cijfer | str:
    if found.key in GUESSED:
        return "een schatting uit landelijke cijfers"
    ends = (found.low, found.high)
    return of_range(found.value, ends, found.unit, run_id=run_id, bron=HERKOMST[found.herkomst])


def as_csv(
    found: Vooruit, soorten: Collection[str], name: str, link: str, more: Iterable[Extra] = ()
) -> Response:
    """Give series as a file for a Dutch spreadsheet: with range, origin, source, day and run.

    Args:
        found: the answer.
        soorten: the kinds of series.
        name: name of the file, without its extension.
        link: the whole address of the page where the series stand.
        more: what stands on that page beside the series of the run.
    """
    sources = (BRON,) * len(found.jaren)
    wanted = (
        Extra(SOORTEN[reeks.soort], label_of(reeks), reeks, sources)
        for reeks in found.series()
        if reeks.soort in soorten
    )
    same = (found.scenario.naam, found.run_id, today().isoformat(), link)
    rows = ((*row, *same) for one in chain(wanted, more) for row in _rows_of(one, found))
    return csv_answer(name, COLUMNS, rows)


def _rows_of(one: Extra, found: Vooruit) -> Iterator[tuple[object, ...]]:
    """Give a row per year under the first of COLUMNS."""
    reeks = one.reeks
    whose = name_of(reeks.gemeente) if reeks.gemeente else WHOLE[found.place.has_company]
    low, high = reeks.band()
    for at, year in enumerate(found.jaren):
        yield (
            *(one.soort, one.wat, whose, reeks.gemeente, year, reeks.eenheid),
            *(_in_file(float(v), reeks.eenheid) for v in (reeks.verwacht[at], low[at], high[at])),
            *(HERKOMST[reeks.herkomst], one.bronnen[at]),
        )


def _in_file(value: float, unit: str) -> float | None:
    """Give a number for a file; of a share more decimals, for one gemeente is a small part."""
    if unit == "aandeel" and not np.isnan(value):
        return round(value, EXACT) + 0.0
    return known(value)
