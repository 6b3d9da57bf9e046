# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What we put beside the lines of somebody's own begroting, whatever program shows it."""

import unicodedata
from dataclasses import dataclass

from springplank.imports.grid import column_letter
from springplank.imports.numbers import Mark

MARGIN = 1
"""Empty columns between his table and ours."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
"""A text that begins so might be run by a spreadsheet."""

KOP = (
    *("Springplank: post", "Onze uitkomst (€)", "Verschil (€)"),
    *("Oorzaak", "Bron en bandbreedte"),
)
WIDTHS = (34, 20, 18, 40, 40)


@dataclass(frozen=True, slots=True)
class Term:
    """One of his cells in a formula of ours.

    Attributes:
        blad: name of its sheet; empty when it is the same one.
        rij: number of its row.
        kolom: index of its column.
        factor: his unit, and -1 times that when his sign was turned.
    """

    blad: str
    rij: int
    kolom: int
    factor: int

    def __str__(self) -> str:
        """Write it as in a formula."""
        quoted = self.blad.replace("'", "''")
        sheet = f"'{quoted}'!" if self.blad else ""
        return f"{sheet}{column_letter(self.kolom)}{self.rij}*{self.factor}"


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What stands beside one line.

    Attributes:
        rij: number of the row.
        post: our name of the line.
        cents: our amount in cents; None when we have none.
        termen: his cells that are added; without them the difference is no formula.
        verschil: the difference in cents, for where no formula can be; None for none.
        oorzaak: cause of the difference.
        bron: where our amount comes from.
    """

    rij: int
    post: str
    cents: int | None = None
    termen: tuple[Term, ...] = ()
    verschil: int | None = None
    oorzaak: str = ""
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Extra:
    """What is added to one sheet.

    Attributes:
        blad: name of the sheet.
        koprij: number of the row of the header; 0 for none.
        na_kolom: index of the last column of his table.
        regels: what stands beside each line.
        kop: the headers of the five columns.
        teken: sign before the decimals of numbers that are text.
    """

    blad: str
    koprij: int
    na_kolom: int
    regels: tuple[Uitkomst, ...]
    kop: tuple[str, ...] = KOP
    teken: Mark = Mark.KOMMA


def safe_text(text: str) -> str:
    """Make text that no spreadsheet runs as a formula, and that fits in a cell.

    Example:
        >>> safe_text("=1+1")
        "'=1+1"
    """
    clean = "".join(sign for sign in text if sign.isprintable())[:500]
    # The full-width signs are normal ones to some programs.
    begin = unicodedata.normalize("NFKC", clean[:1])
    return f"'{clean}" if begin.startswith(FORMULA) else clean
