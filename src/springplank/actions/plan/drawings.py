# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The pictures of a plan: those of the workbench, without the words that a document adds itself."""

from collections.abc import Sequence

import numpy as np

from springplank.actions.forecast import Vooruit
from springplank.actions.money_charts import streams_picture
from springplank.actions.overview import Overview
from springplank.actions.pictures import SOURCE, WORDS
from springplank.charts import chart as charts
from springplank.charts.about import About
from springplank.charts.band import band_chart, describe, table
from springplank.charts.dots import (
    Dots,
    describe_dots,
    dots_chart,
    dots_table,
    outcomes_of_draws,
)
from springplank.charts.sheet import PHONE, SCREEN
from springplank.charts.streams import describe_streams, streams_chart
from springplank.charts.table import DataTable
from springplank.documents.plan import Chart, Table
from springplank.scenarios.reeks import Reeks


def draw_lines(
    sleutel: str,
    bijschrift: str,
    found: Vooruit,
    named: Sequence[tuple[str, Reeks | None]],
    tabel: Sequence[Table] = (),
) -> tuple[Chart, ...]:
    """Draw series of one unit over the years; no picture when nothing is known.

    Args:
        sleutel: name of the block.
        bijschrift: the caption.
        found: the run.
        named: the series with their names.
        tabel: the same numbers as live figures; none to make a table from the picture.
    """
    known = [(naam, reeks) for naam, reeks in named if reeks is not None and reeks.is_known]
    if not known:
        return ()
    series = tuple(charts.Series(naam, reeks.verwacht, *reeks.band()) for naam, reeks in known)
    unit = known[0][1].eenheid
    drawn = charts.Chart(
        bijschrift,
        WORDS.get(unit, unit),
        found.jaren,
        series,
        found.jaren[0],
        found.scenario.naam,
        found.run_id,
        SOURCE,
        unit,
        sleutel.replace(".", "-").replace("_", "-"),
    )
    return (
        Chart(
            sleutel,
            bijschrift,
            band_chart(drawn, SCREEN, words=False),
            describe(drawn),
            tabel[0] if tabel else _table(sleutel, table(drawn)),
        ),
    )


def draw_streams(sleutel: str, bijschrift: str, found: Overview, tabel: Table) -> tuple[Chart, ...]:
    """Draw the money of the Rijk by year, with its table; no picture when nothing is known."""
    drawn = streams_picture(found)
    return (
        Chart(
            sleutel,
            bijschrift,
            streams_chart(drawn, SCREEN, words=False),
            describe_streams(drawn),
            tabel,
        ),
    )


def draw_outcomes(
    sleutel: str, bijschrift: str, wat: str, found: Vooruit, about: tuple[Reeks | None, int]
) -> tuple[Chart, ...]:
    """Draw 20 equally likely outcomes of one year; no picture when they are not known.

    Args:
        sleutel: name of the block.
        bijschrift: the caption.
        wat: what it is, as in a sentence: "het resultaat".
        found: the run.
        about: the series and the year.
    """
    reeks, year = about
    if reeks is None or not reeks.is_known:
        return ()
    draws = reeks.trekkingen[found.jaren.index(year)]
    if np.isnan(draws).any():
        return ()
    drawn = Dots(
        About(
            bijschrift,
            found.run_id,
            SOURCE,
            found.scenario.naam,
            sleutel.replace(".", "-").replace("_", "-"),
        ),
        wat,
        outcomes_of_draws(draws),
        0.0 if reeks.eenheid == "EUR" else None,
        reeks.eenheid,
    )
    return (
        Chart(
            sleutel,
            bijschrift,
            dots_chart(drawn, PHONE, words=False),
            describe_dots(drawn),
            _table(sleutel, dots_table(drawn)),
        ),
    )


def _table(sleutel: str, found: DataTable) -> Table:
    return Table(
        f"{sleutel}.cijfers",
        found.bijschrift,
        found.kolommen,
        tuple((head, *cells) for head, cells in found.rijen),
        tuple(range(1, len(found.kolommen))),
    )
