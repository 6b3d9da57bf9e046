# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""How cells look, the same in every kind of file: colours, and the numbers of each unit."""

from collections.abc import Mapping
from dataclasses import dataclass

from springplank.rekenboek.kit import FIRST, LABEL, UNIT, Content, Sheet

INPUT, INPUT_EDGE = "#fff4c2", "#8a6d00"
"""Ground and edge of a cell that may be changed."""

VALUE = "#e8e8e8"
"""Ground of a result that is not computed in the file."""

INK, SOFT_INK, HEADING = "#1b1b1b", "#4a4a4a", "#0b4474"
WIDTHS: Mapping[int, float] = {LABEL: 76, UNIT: 12}
NUMBER_WIDTH = 16
HEIGHTS: Mapping[str, float] = {"title": 26, "heading": 20}
"""Heights of rows that are not usual, in points."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a number is shown.

    Attributes:
        decimals: digits behind the comma.
        is_euro: with the euro sign.
        is_share: as a percentage.
    """

    decimals: int
    is_euro: bool = False
    is_share: bool = False

    @property
    def code(self) -> str:
        """Give the number format as the file of Excel holds it; the screen shows it in Dutch."""
        behind = f".{'0' * self.decimals}" if self.decimals else ""
        if self.is_share:
            return f"0{behind}%"
        plain = f"#,##0{behind}"
        return f"[$€-413] {plain};[$€-413] -{plain}" if self.is_euro else plain


SHAPES: Mapping[str, Shape] = {
    "aandeel": Shape(2, is_share=True),
    "factor": Shape(4),
    "jaar": Shape(0),
    "punt": Shape(2),
    "ja/nee": Shape(0),
}


def shape_of(content: Content) -> Shape:
    """Give how the number of a cell is shown: whole euros whole, other amounts in cents."""
    if content.unit.startswith("EUR"):
        is_whole = content.unit == "EUR" and isinstance(content.value, int)
        return Shape(0 if is_whole else 2, is_euro=True)
    if content.unit in SHAPES:
        return SHAPES[content.unit]
    return Shape(0 if isinstance(content.value, int) else 2)


def width_of(sheet: Sheet, column: int) -> float:
    """Give the width of a column in letters."""
    fallback = WIDTHS.get(column, NUMBER_WIDTH)
    return sheet.widths.get(column, fallback)


def columns_of(sheet: Sheet) -> int:
    """Count the columns that a sheet uses."""
    return 1 + max((column for _, column in sheet.cells), default=FIRST)
