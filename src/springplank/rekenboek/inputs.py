# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The sheet with aannames: every figure that a projection assumes, to be changed by the reader."""

from collections.abc import Mapping
from dataclasses import dataclass

from springplank.core.assumptions import Assumption
from springplank.rekenboek.kit import Book, Sheet
from springplank.rekenboek.terms import Cell
from springplank.scenarios.run import Outcome
from springplank.words.figures import decimal

TITLE = "Aannames"
PURPOSE = (
    "Cijfers die niemand publiceert en waar de berekening op rust. Verander een gekleurde cel: "
    "alles wat erop rust, rekent mee."
)


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """The cells with aannames.

    Attributes:
        cells: per key a cell per year; the same cell for every year when one figure holds for all.
    """

    cells: Mapping[str, tuple[Cell, ...]]

    def of(self, key: str) -> tuple[Cell, ...]:
        """Give the cells of an aanname, one per year.

        Raises:
            KeyError: when the outcome does not know the aanname.
        """
        return self.cells[key]


def write_inputs(book: Book, outcome: Outcome) -> Inputs:
    """Write every aanname as it was used, measures of the scenario included.

    An aanname that is the same in all years is one cell; one that changes has a cell per year.

    Args:
        book: the workbook.
        outcome: the answer of which the aannames are written.
    """
    sheet = book.sheet(TITLE, PURPOSE)
    years = outcome.question.years
    sheet.years(years)
    found: dict[str, tuple[Cell, ...]] = {}
    group = ""
    for key in sorted(outcome.assumptions):
        if key.partition(".")[0] != group:
            group = key.partition(".")[0]
            sheet.heading(group.replace("_", " ").capitalize())
        found[key] = _write(sheet, key, outcome)
    return Inputs(found)


def _write(sheet: Sheet, key: str, outcome: Outcome) -> tuple[Cell, ...]:
    about, years = outcome.assumptions[key], outcome.question.years
    values = [float(value) for value in outcome.verwacht.waarden[key][:, 0]]
    is_constant = len(set(values)) == 1
    cells = sheet.inputs(
        about.label,
        values[:1] if is_constant else values,
        about.unit,
        source=told(about),
        name=key.replace(".", "_"),
    )
    return cells * len(years) if is_constant else cells


def told(about: Assumption) -> str:
    """Say where an aanname comes from, how sure it is and between which ends it lies."""
    parts = [about.status, about.place]
    if about.is_uncertain:
        parts.append(f"tussen {_shown(about.low)} en {_shown(about.high)}")
    if about.sources:
        parts.append(f"bron: {', '.join(about.sources)}")
    return "; ".join(part for part in parts if part)


def _shown(value: float) -> str:
    return decimal(value, 4).rstrip("0").rstrip(",") or "0"
