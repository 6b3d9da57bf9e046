# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Draw a chart of what lies ahead; the picture and its table come from the same series."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import numpy as np

from springplank.actions.comparison import OVER, Paar, Vergelijking
from springplank.actions.forecast import Vooruit
from springplank.charts.chart import Chart, Series
from springplank.charts.page import write_chart
from springplank.cohort.groups import GROEPEN
from springplank.errors import UsageError
from springplank.scenarios.reeks import BAND, Reeks

USUAL = ("personen.wsw", "personen.beschut_werk", "personen.tussengroep", "personen.regulier")
WORDS = {"persoon": "mensen", "EUR": "euro per jaar", "aandeel": "aandeel"}
SOURCE = (
    "Springplank: gepubliceerde cijfers van Rijk, CBS, UWV en Panteia, eigen cijfers en aannames."
)


def draw_chart(found: Vooruit, wanted: Sequence[str], path: Path) -> None:
    """Draw some series, by default the groups of people.

    Args:
        found: what lies ahead.
        wanted: "soort.groep", at most four of one unit.
        path: file that ends in .svg or .html.

    Raises:
        UsageError: for a series that does not exist, more than four, or two units in one chart.
        DataError: when the file cannot be written.
    """
    write_chart(chart_of(found, wanted), path)


def chart_of(found: Vooruit, wanted: Sequence[str]) -> Chart:
    """Make the chart; see `draw_chart`."""
    chosen = [_find(found, name) for name in wanted or USUAL]
    units = {reeks.eenheid for reeks in chosen}
    if len(units) > 1:
        raise UsageError(
            f"In een grafiek past één eenheid; dit zijn er {len(units)}: "
            f"{', '.join(sorted(units))}. Maak er meer grafieken van."
        )
    unit = units.pop()
    series = tuple(_series(reeks) for reeks in chosen)
    return Chart(
        f"{_whose(found, chosen)}: {found.jaren[0]} tot en met {found.jaren[-1]}",
        WORDS.get(unit, unit),
        found.jaren,
        series,
        found.jaren[0],
        found.scenario.naam,
        found.run_id,
        SOURCE,
    )


def draw_difference(found: Vergelijking, path: Path) -> None:
    """Draw the difference that is explained, year by year: a line for each other scenario.

    Args:
        found: the scenarios beside each other.
        path: file that ends in .svg or .html.

    Raises:
        UsageError: when all that is compared are routes of words.
        DataError: when the file cannot be written.
    """
    write_chart(chart_of_difference(found), path)


def chart_of_difference(found: Vergelijking) -> Chart:
    """Make the chart; see `draw_difference`."""
    first = found.eerste
    pairs = [pair for pair in found.paren if np.isfinite(pair.per_jaar[0]).any()]
    if not pairs:
        raise UsageError(
            "Er valt niets te tekenen: een route in woorden heeft geen bedragen, of een bedrag is "
            "onbekend."
        )
    words, _ = OVER[found.over]
    named = " en ".join(pair.vooruit.scenario.naam for pair in pairs)
    return Chart(
        f"Verschil in {words} van {first.place.naam}, {first.jaren[0]} tot en met "
        f"{first.jaren[-1]}",
        WORDS["EUR"],
        first.jaren,
        tuple(_difference(pair) for pair in pairs),
        first.jaren[0],
        f"{named}, vergeleken met {first.scenario.naam}",
        " en ".join([first.run_id, *(pair.vooruit.run_id for pair in pairs)]),
        SOURCE,
        "EUR",
    )


def _difference(pair: Paar) -> Series:
    expected, drawn = pair.per_jaar
    low, high = np.quantile(drawn, BAND, axis=1)
    return Series(pair.vooruit.scenario.naam, expected, low, high)


def _whose(found: Vooruit, chosen: Sequence[Reeks]) -> str:
    """Name whose figures these are: of a gemeente itself, of its verband, or of both."""
    subject, place = found.onderwerp.naam, found.place
    if place.focus is None or all(reeks.gemeente for reeks in chosen):
        return subject
    if any(reeks.gemeente for reeks in chosen):
        return f"{subject} en {place.naam}"
    return place.naam


def _series(reeks: Reeks) -> Series:
    low, high = reeks.band()
    return Series(_name(reeks), reeks.verwacht, low, high)


def _name(reeks: Reeks) -> str:
    group = GROEPEN.get(reeks.groep)
    return group.naam if group else reeks.groep.replace("_", " ").replace(".", ": ").capitalize()


def _find(found: Vooruit, name: str) -> Reeks:
    every = {f"{r.soort}.{r.groep}": r for r in found.series() if r.is_known}
    own = {
        f"{r.soort}.{r.groep}": r
        for r in found.series()
        if r.is_known and r.gemeente == (found.place.focus or "")
    }
    if name in every:
        return own.get(name, every[name])
    close = get_close_matches(name, every, n=3, cutoff=0.4)
    hint = f" Bedoelt u {' of '.join(close)}?" if close else ""
    raise UsageError(f"De reeks {name!r} is er niet, of is onbekend.{hint}")
