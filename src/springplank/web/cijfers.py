# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Figures, tables and pictures as a page shows them: two looks for two kinds of figure.

*Vastgesteld* is to the euro and has a source; a *raming* is rounded and always has its range.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from springplank.actions.quote import spread_of
from springplank.charts.figure import Figure
from springplank.funding.subject import Amount
from springplank.scenarios.reeks import Reeks
from springplank.words.figures import in_euros
from springplank.words.ramingen import raming

VASTGESTELD, RAMING, ONBEKEND = "vastgesteld", "raming", "onbekend"


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One figure on a page.

    Attributes:
        tekst: the figure in words: "€ 1.234.567" or "ongeveer € 1,5 mln".
        soort: VASTGESTELD, RAMING or ONBEKEND.
        bereik: the range of a raming: "tussen € 1,1 en € 1,9 mln"; empty otherwise.
        url: the page that explains it; empty when it stands there itself.
        run_id: kenmerk of what it was computed with.
        bron: where it comes from, short.
        reden: why it is unknown; empty otherwise.
    """

    tekst: str
    soort: str
    bereik: str = ""
    url: str = ""
    run_id: str = ""
    bron: str = ""
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table: texts or figures, with a header per row.

    Attributes:
        bijschrift: the caption.
        kolommen: headers, the first one that of the row headers.
        rijen: per row its header and its cells.
        run_id: kenmerk of the figures.
        tekstkolommen: numbers of the columns that hold text.
        totaal: the last row is a total.
    """

    bijschrift: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[Cijfer | str, ...]], ...]
    run_id: str = ""
    tekstkolommen: tuple[int, ...] = ()
    totaal: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of a figure to take along; empty when there is none."""

    csv: str = ""
    svg: str = ""
    citeer: str = ""


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A picture with the same numbers as a table.

    Attributes:
        id: unique on the page.
        titel: what it shows.
        svg: the picture.
        tabel: the same numbers.
        zin: what it tells, in one sentence with numbers.
        run_id: kenmerk of the figures.
        links: addresses to take it along.
    """

    id: str
    titel: str
    svg: Markup
    tabel: Tabel
    zin: str
    run_id: str = ""
    links: Links = Links()


def of_figure(figure: Figure, links: Links | None = None) -> Grafiek:
    """Show a picture of `springplank.charts` with its table and the ways to take it along."""
    table = figure.tabel
    return Grafiek(
        figure.id,
        figure.titel,
        Markup(figure.svg),  # noqa: S704 - made by springplank.charts, which escapes all text
        Tabel(table.bijschrift, table.kolommen, table.rijen, figure.run_id),
        figure.zin,
        figure.run_id,
        links or Links(),
    )


def of_amount(amount: Amount, url: str = "", run_id: str = "") -> Cijfer:
    """Show an amount of the Rijk: to the euro; with its range when it is no published one."""
    source = ", ".join(amount.bronnen[:2])
    if amount.bedrag_eur is None:
        return Cijfer("onbekend", ONBEKEND, url=url, run_id=run_id, reden=amount.reden)
    if amount.laag is None or amount.hoog is None:
        return Cijfer(in_euros(amount.bedrag_eur), VASTGESTELD, url=url, run_id=run_id, bron=source)
    return of_range(
        amount.bedrag_eur, (amount.laag, amount.hoog), "EUR", url=url, run_id=run_id, bron=source
    )


def of_range(
    value: float,
    ends: tuple[float, float],
    unit: str,
    *,
    url: str = "",
    run_id: str = "",
    bron: str = "",
) -> Cijfer:
    """Show a forecast with its range."""
    told = raming(value, *ends, unit)
    if told.midden == "onbekend":
        return Cijfer(told.midden, ONBEKEND, url=url, run_id=run_id, bron=bron)
    return Cijfer(told.midden, RAMING, spread_of(told, value, ends), url, run_id, bron)


def of_reeks(reeks: Reeks, at: int, *, url: str = "", run_id: str = "") -> Cijfer:
    """Show one year of a series.

    Args:
        reeks: the series.
        at: index of the year.
        url: the page that explains it.
        run_id: kenmerk of the run.
    """
    low, high = reeks.band()[:, at]
    return of_range(
        float(reeks.verwacht[at]),
        (float(low), float(high)),
        reeks.eenheid,
        url=url,
        run_id=run_id,
        bron=reeks.herkomst,
    )


def table_of(
    bijschrift: str,
    years: Sequence[int],
    rows: Sequence[tuple[str, Sequence[Cijfer | str]]],
    first: str = "",
    *,
    run_id: str = "",
    totaal: bool = False,
) -> Tabel:
    """Lay figures out with a column per year."""
    laid = tuple((label, tuple(cells)) for label, cells in rows)
    return Tabel(bijschrift, (first, *map(str, years)), laid, run_id, totaal=totaal)
