# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Writes a chart to a file: the picture alone, or one page with the picture and its table."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from springplank.charts.band import band_chart
from springplank.charts.chart import Chart, Series, rows_of
from springplank.charts.layout import subtitle
from springplank.charts.numbers import decimals_of, dutch
from springplank.charts.palette import stylesheet
from springplank.charts.sheet import PHONE, SCREEN
from springplank.charts.text import element, safe
from springplank.core.whole_files import write_over
from springplank.errors import DataError, UsageError

STYLE = """
:root { color-scheme: light dark; }
body { margin: 1rem auto; padding: 0 0.75rem; max-width: 45rem; font: 1rem/1.5 system-ui,
  "Segoe UI", Arial, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.4rem; line-height: 1.25; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
h1, p, caption, [scope="rowgroup"] { overflow-wrap: anywhere; }
figure { margin: 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; }
th, td { padding: 0.2rem 0.4rem; text-align: right; border-bottom: 1px solid #8888; }
th:first-child { text-align: left; }
tbody th[scope="rowgroup"] { padding-top: 1rem; border-bottom: 2px solid; }
@media print { svg, tr { break-inside: avoid; } }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is fetched and no script runs, whatever a name in the data says."""

LINE = "De lijn is wat wij verwachten."
BAND = (
    "Het vlak is de marge. Wij rekenen het vaak door, elke keer met iets andere aannames: in 8 van "
    "de 10 keer ligt de uitkomst in het vlak, in 1 van de 10 keer lager en in 1 van de 10 keer "
    "hoger."
)
NO_BAND = "Bij deze cijfers is geen marge berekend. Zeker zijn zij daarmee niet."
GAP = (
    "Een gat in een lijn, en onbekend in de tabel, betekent dat wij het cijfer niet weten. Dat is "
    "iets anders dan nul."
)
COLUMNS = ("jaar", "verwacht", "laag (10%)", "hoog (90%)")


def write_chart(chart: Chart, path: Path) -> None:
    """Write a chart: `.svg` is the picture, `.html` the picture and its table.

    Raises:
        UsageError: when the name ends otherwise.
        DataError: when the file cannot be written.
    """
    writers = {".svg": picture, ".html": page}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UsageError(
            f"Een grafiek komt in een bestand dat eindigt op .svg of .html, niet in {path.name!r}. "
            "Kies .svg voor de grafiek, of .html voor de grafiek met de tabel."
        )
    try:
        write_over(path, writer(chart).encode())
    except OSError as error:
        raise DataError(
            f"Het bestand {path.name!r} kan niet worden geschreven. Kijk of de map bestaat en of u "
            "daar mag schrijven."
        ) from error


def picture(chart: Chart) -> str:
    """Give the chart as an SVG file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{band_chart(chart)}\n'


def page(chart: Chart) -> str:
    """Give the chart as one HTML page that needs nothing else: picture, table, and how to read."""
    head = element(
        "head",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{safe(POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        element("title", safe(chart.title)),
        element("style", STYLE + stylesheet()),
    )
    figure = element(
        "figure",
        element(
            "div",
            band_chart(chart, SCREEN, words=False),
            band_chart(chart, PHONE, words=False),
            class_="grafiek-vak",
        ),
        element("figcaption", *(element("p", safe(line)) for line in chart.about.caption())),
    )
    main = element(
        "main",
        element("h1", safe(chart.title)),
        element("p", safe(subtitle(chart))),
        figure,
        element("h2", "Hoe leest u dit?"),
        *(element("p", line) for line in (LINE, BAND if chart.has_band else NO_BAND, GAP)),
        element("h2", "Alle cijfers"),
        _table(chart),
    )
    return f"<!doctype html>\n{element('html', head, element('body', main), lang='nl')}\n"


def _table(chart: Chart) -> str:
    head = element("tr", *(element("th", safe(name), scope="col") for name in COLUMNS))
    return element(
        "table",
        element("caption", safe(f"In {chart.unit}")),
        element("thead", head),
        *(element("tbody", *_rows(chart, series)) for series in chart.series),
    )


def _rows(chart: Chart, series: Series) -> Iterator[str]:
    decimals = decimals_of(float(np.abs(chart.values).max(initial=0.0)))
    yield element("tr", element("th", safe(series.name), colspan="4", scope="rowgroup"))
    for row in rows_of(chart, series):
        # What was counted has no band; that is something else than not knowing it.
        without = "onbekend" if row.expected is None else "geen"
        numbers = (row.expected, row.low, row.high)
        cells = (without if n is None else dutch(n, decimals) for n in numbers)
        yield element(
            "tr",
            element("th", str(row.year), scope="row"),
            *(element("td", safe(cell)) for cell in cells),
        )
