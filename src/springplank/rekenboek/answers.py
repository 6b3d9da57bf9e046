# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What the book knows of an answer: its series, and the cells that compute them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from springplank.rekenboek.kit import LABEL, Book, Sheet
from springplank.rekenboek.rows import Found, is_unknown
from springplank.rekenboek.terms import Cell, Term
from springplank.scenarios.reeks import SOORTEN, Reeks
from springplank.scenarios.reeksen import Antwoord

Place = tuple[str, str, str]
"""Which series: soort, groep, and the code of the gemeente; empty for all together."""


@dataclass(frozen=True, eq=False)
class Side:
    """One scenario with its answer.

    Attributes:
        naam: name of the scenario.
        run_id: hash of everything it rests on.
        antwoord: its series.
    """

    naam: str
    run_id: str
    antwoord: Antwoord

    @cached_property
    def series(self) -> Mapping[Place, Reeks]:
        """Give every series by its place."""
        return {(r.soort, r.groep, r.gemeente): r for r in self.antwoord.reeksen}


def cells_of(found: Found, place: Place, years: Sequence[int]) -> tuple[Term | None, ...]:
    """Give the cells that compute a series, one per year; None where there is none."""
    cells = (found.get((*place, year)) for year in years)
    return tuple(None if cell is None or is_unknown(cell) else cell for cell in cells)


def title_of(book: Book, place: Place, cell: Cell | None, namen: Mapping[str, str]) -> str:
    """Name a series by its kind, its line on the sheet that computes it, and its gemeente.

    Args:
        book: the workbook, for the label of the line.
        place: which series.
        cell: a cell that computes it; None when nothing does.
        namen: names of the gemeenten by code.
    """
    soort, groep, code = place
    label = groep.replace("_", " ").replace(".", ": ").capitalize()
    if cell is not None and not code:
        sheet: Sheet = next(s for s in book.sheets if s.title == cell.spot.sheet)
        content = sheet.cells.get((cell.spot.row, LABEL))
        label = label if content is None else str(content.value)
    where = f", {namen[code]}" if code else ""
    return f"{label}{where} ({SOORTEN[soort]})"


def numbers(values: np.typing.ArrayLike) -> tuple[float | None, ...]:
    """Give numbers of a series as plain ones; None where unknown."""
    return tuple(None if np.isnan(v) else float(v) for v in np.asarray(values, np.float64))
