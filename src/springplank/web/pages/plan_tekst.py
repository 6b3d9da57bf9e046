# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The blocks of a plan as the page shows them: its sentences, tables and pictures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from springplank.documents.letters import clean
from springplank.documents.pictures import read_drawing
from springplank.documents.plan import Block, Chart, LiveFigure, Part, Table, parts_of
from springplank.web.cijfers import Cijfer, Grafiek, Tabel
from springplank.words.figures import listed

NO_TEXT = "niet ingevuld"


@dataclass(frozen=True, slots=True)
class Zin:
    """A piece of a sentence: text, or a figure with how it read before.

    Attributes:
        tekst: the text; empty for a figure.
        cijfer: the figure; None for text.
        was: how the figure read when the writer last agreed; empty when nothing changed.
    """

    tekst: str
    cijfer: Cijfer | None = None
    was: str = ""


def pieces_of(delen: Iterable[Part]) -> Iterator[Zin]:
    """Show the pieces of a text."""
    for deel in delen:
        if isinstance(deel, LiveFigure):
            yield Zin("", figure_of(deel), deel.was)
        else:
            yield Zin(clean(deel))


def figure_of(figure: LiveFigure) -> Cijfer:
    """Show a figure of a plan."""
    return Cijfer(figure.tekst, figure.soort, figure.bereik, run_id=figure.run_id, bron=figure.bron)


def runs_in(run_id: str, blocks: Iterable[Block]) -> str:
    """Name the runs of blocks, each once: that of the plan, and those of figures beside it.

    Money has a run of its own, and so has an option that was not chosen.
    """
    shown = (
        part.run_id for one in blocks for part in parts_of(one) if isinstance(part, LiveFigure)
    )
    return listed(tuple(dict.fromkeys(run for run in (run_id, *shown) if run)))


def table_of(table: Table, run_id: str) -> Tabel:
    """Show a table of a plan; an empty cell says so."""
    return Tabel(
        table.bijschrift,
        table.kolommen,
        tuple((str(row[0]), tuple(map(_cell, row[1:]))) for row in table.rijen),
        run_id,
        tuple(n for n in range(1, len(table.kolommen)) if n not in table.getalkolommen),
        table.heeft_totaal,
    )


def _cell(part: Part | None) -> Cijfer | str:
    if part is None:
        return "onbekend"
    return figure_of(part) if isinstance(part, LiveFigure) else clean(part) or NO_TEXT


def picture_of(chart: Chart, run_id: str) -> Grafiek:
    """Show a picture of a plan with its table.

    The drawing as it was made: on paper its colours are written out, here the style sheet says how
    it looks in the dark.
    """
    read_drawing(chart.svg, chart.sleutel)
    window = Markup(
        '<div class="sp-schuifbeeld" role="group" aria-label="{}" tabindex="0">{}</div>'
    )
    return Grafiek(
        chart.sleutel.replace(".", "-").replace("_", "-"),
        chart.bijschrift,
        window.format(
            chart.bijschrift,
            Markup(chart.svg),  # noqa: S704 - made by springplank.charts, which escapes all text
        ),
        table_of(chart.tabel, run_id),
        chart.alt,
        run_id,
    )
