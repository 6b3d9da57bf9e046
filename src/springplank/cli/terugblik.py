# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank terugblik: how far off would the forecasts have been?"""

from collections.abc import Mapping

import click

from springplank.actions import terugblik as action
from springplank.actions.terugblik import Row, Scored, percent
from springplank.cli import options, output
from springplank.cohort.groups import GROEPEN


@options.command(
    "terugblik",
    "Hoe goed waren onze voorspellingen geweest? Met alleen wat toen bekend was, naast twee "
    "simpele regels: het laatste cijfer en de laatste trend.",
)
@options.as_json
def terugblik(*, json_out: bool) -> None:
    """Show the backtest."""
    found = action.look()
    if json_out:
        output.as_json(action.as_json(found))
        return
    output.heading("Terugblik: wat zeiden wij, en wat kwam eruit?")
    for sentence in action.sentences(found):
        output.note(sentence)
    groep = ""
    for scored in found:
        click.echo()
        if scored.reeks.groep != groep:
            groep = scored.reeks.groep
            output.heading(GROEPEN[groep].naam)
        _print(scored)
    click.echo()
    output.note(
        "Fout: hoe ver de middelste waarde er gemiddeld naast zat. Scheef: met plus te hoog, met "
        "min te laag. In de band: hoeveel uitkomsten in de band van 80% lagen."
    )
    output.note("Elke voorspelling, en wat toen niet bekend was: docs/terugblik.md of --json.")


def _print(scored: Scored) -> None:
    """Write the table of one figure, in as many blocks as the width asks."""
    output.note(scored.reeks.label)
    rows = [(row.name, _cells(row)) for row in scored.rows]
    names = list(rows[0][1])
    size = output.years_per_block(len(names))
    for first in range(0, len(names), size):
        block = names[first : first + size]
        output.row("", block, bold=True)
        for name, cells in rows:
            output.row(name, [cells[column] for column in block])
    for rival in scored.total.rivals:
        output.note(action.rival_sentence(scored.total, rival), indent=4)


def _cells(row: Row) -> Mapping[str, str]:
    found = row.score
    sign = "+" if found.bias_share > 0 else ""
    return {
        "uitkomsten": str(found.n),
        "fout": percent(found.error_share),
        "scheef": f"{sign}{percent(found.bias_share)}",
        "in de band": percent(found.coverage, 0),
        "breedte": percent(found.width_share),
    }
