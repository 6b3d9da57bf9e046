# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A comparison as rows for a spreadsheet: the difference of every series, year by year."""

from collections.abc import Iterator

from springplank.actions.answers import CSV_COLUMNS, rows_of
from springplank.actions.comparison import Vergelijking

COLUMNS = (*CSV_COLUMNS, "vergeleken_met")
"""Those of `vooruit`, and the scenario that the difference is with."""


def csv_rows(found: Vergelijking) -> Iterator[tuple[object, ...]]:
    """Give every difference; an empty cell is unknown. A route of words has no rows."""
    first = found.eerste.scenario.key
    for pair in found.paren:
        scenario, run_id = pair.vooruit.scenario.key, pair.vooruit.run_id
        for reeks in pair.reeksen:
            for row in rows_of(reeks, found.eerste.jaren):
                quantiles = row.pop("q")
                herkomst = row.pop("herkomst")
                cells = (*row.values(), *quantiles.values(), herkomst, scenario, run_id, first)
                yield tuple("" if cell is None else cell for cell in cells)
