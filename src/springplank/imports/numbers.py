# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as people write them: Dutch notation, read without ever guessing.

One cell is often not enough: `1.234` is twelve hundred thirty-four in Dutch notation and a little
over one in English. So a cell is first taken apart (`parse_number`), and only the whole column
decides (`resolve_column`). Where both readings stay possible, the answer is a question.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Mark(StrEnum):
    """The sign before the decimals."""

    KOMMA = "komma"
    PUNT = "punt"


@dataclass(frozen=True, slots=True)
class Written:
    """One number as it was written, with every reading that is well-formed.

    Attributes:
        komma: the value when a comma comes before the decimals; None when that cannot be.
        punt: the value when a point comes before the decimals; None when that cannot be.
        points: how often a point occurs.
        commas: how often a comma occurs.
        strong: whether the cell alone proves which sign comes before the decimals. `1.25` does
            not: a point is no decimal sign in Dutch, and `125` may have been meant.
        dash: whether the cell holds nothing but a dash.
    """

    komma: Decimal | None
    punt: Decimal | None
    points: int
    commas: int
    strong: bool
    dash: bool = False

    @property
    def is_ambiguous(self) -> bool:
        """Whether both readings are well-formed and give different values."""
        return None not in (self.komma, self.punt) and self.komma != self.punt

    def value(self, mark: Mark) -> Decimal | None:
        """Give the value under this decimal sign; None when the cell contradicts it."""
        return self.komma if mark is Mark.KOMMA else self.punt


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a whole column says about its decimal sign.

    Attributes:
        mark: the decimal sign; None when the column does not tell.
        proof_komma: a cell that only fits a decimal comma, or None.
        proof_punt: a cell that only fits a decimal point, or None.
        clear_points: whether what a point means is shown by another cell than an ambiguous one.
        clear_commas: the same for a comma.
    """

    mark: Mark | None
    proof_komma: Written | None
    proof_punt: Written | None
    clear_points: bool
    clear_commas: bool

    @property
    def is_mixed(self) -> bool:
        """Whether cells contradict each other, so that no single answer fits."""
        return self.proof_komma is not None and self.proof_punt is not None

    def is_clear(self, cell: Written) -> bool:
        """Whether the reading of this cell rests on more than the cell itself."""
        if not cell.is_ambiguous:
            return True
        return self.clear_points if cell.points else self.clear_commas


_SPACES = str.maketrans(dict.fromkeys("\t\u00a0\u2007\u2009\u202f", " ") | {"\u2019": "'"})
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_CURRENCY = re.compile(r"^(?:€|eur(?:o|\.)?)|(?:€|eur(?:o|\.)?)$", re.IGNORECASE)
_NO_CENTS = re.compile(rf",[{_DASHES}]{{1,2}}$")
_SPACED = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]+)?")
_PLAIN = re.compile(r"[0-9]+")
_GROUPED = {
    ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"),
    ",": re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+"),
}
_LONGEST = 30


def parse_number(text: str) -> Written | None:
    """Take a written number apart, without choosing between readings.

    Understands a euro sign, spaces and apostrophes between thousands, a sign in front or behind,
    brackets for a negative amount and `1.234,-` for an amount without cents.

    Returns:
        The readings, or None when the text is no number in any notation.

    Example:
        >>> parse_number("€ 1.234,56").komma
        Decimal('1234.56')
        >>> parse_number("1.234").is_ambiguous
        True
    """
    body = _CURRENCY.sub("", text.translate(_SPACES).strip()).strip()
    if body and not body.strip(_DASHES):
        return Written(Decimal(0), Decimal(0), 0, 0, strong=False, dash=True)
    body, sign = _split_sign(_NO_CENTS.sub("", body))
    body = _CURRENCY.sub("", body).strip()
    if _SPACED.fullmatch(body):
        body = body.replace(" ", "").replace("'", "")
    if not re.fullmatch(r"[0-9][0-9.,]*", body) or len(body) > _LONGEST:
        return None
    komma = _read(body, thousands=".", decimals=",")
    punt = _read(body, thousands=",", decimals=".")
    if komma is None and punt is None:
        return None
    strong = (komma is None) != (punt is None) and not _is_weak(body)
    return Written(
        None if komma is None else sign * komma,
        None if punt is None else sign * punt,
        body.count("."),
        body.count(","),
        strong,
    )


def _split_sign(body: str) -> tuple[str, int]:
    """Take the sign off: in front, behind, or brackets around."""
    if body.startswith("(") and body.endswith(")"):
        return body[1:-1], -1
    if body and body[0] in _DASHES:
        return body[1:], -1
    if body and body[-1] in _DASHES:
        return body[:-1], -1
    return body.removeprefix("+"), 1


def _read(body: str, *, thousands: str, decimals: str) -> Decimal | None:
    """Read under one notation; None when the text is not well-formed in it."""
    whole, found, fraction = body.partition(decimals)
    if found and not _PLAIN.fullmatch(fraction):
        return None
    if _PLAIN.fullmatch(whole):
        pass
    elif _GROUPED[thousands].fullmatch(whole):
        whole = whole.replace(thousands, "")
    else:
        return None
    return Decimal(f"{whole}.{fraction}" if found else whole)


def _is_weak(body: str) -> bool:
    """Whether a point that can only be a decimal sign may still be a slip: `1.25`, `603.96`."""
    whole, found, _ = body.partition(".")
    return bool(found) and "," not in body and len(whole) <= len("999") and whole[0] != "0"


def resolve_column(cells: Iterable[Written], answer: Mark | None = None) -> Resolution:
    """Find out what points and commas mean in one column.

    Args:
        cells: every written number of the column.
        answer: what the person said about the decimal sign; it always wins.

    Example:
        >>> column = [parse_number("1.234"), parse_number("12,5")]
        >>> resolve_column([cell for cell in column if cell]).mark
        <Mark.KOMMA: 'komma'>
    """
    cells = list(cells)
    komma = _first(cell for cell in cells if cell.punt is None)
    punt = _first(cell for cell in cells if cell.komma is None)
    proven = any(cell.strong for cell in cells if cell.komma is None)
    mark = answer or _infer(komma, punt, cells, proven=proven)
    thousands_points = any(cell.punt is None and cell.points for cell in cells)
    thousands_commas = any(cell.komma is None and cell.commas for cell in cells)
    decimal_points = any(cell.komma is None and cell.points and cell.strong for cell in cells)
    decimal_commas = any(cell.punt is None and cell.commas for cell in cells)
    told = answer is not None
    return Resolution(
        mark,
        komma,
        punt,
        clear_points=told or (thousands_points if mark is Mark.KOMMA else decimal_points),
        clear_commas=told or (decimal_commas if mark is Mark.KOMMA else thousands_commas),
    )


def _infer(
    komma: Written | None, punt: Written | None, cells: list[Written], *, proven: bool
) -> Mark | None:
    """Choose only when the cells leave one reading."""
    if komma is not None and punt is not None:
        return None
    if komma is not None:
        return Mark.KOMMA
    if punt is not None:
        return Mark.PUNT if proven else None
    return None if any(cell.is_ambiguous for cell in cells) else Mark.KOMMA


def _first(cells: Iterable[Written]) -> Written | None:
    return next(iter(cells), None)


def write_number(value: Decimal | int) -> str:
    """Write a number in Dutch notation: points between thousands, a comma before decimals.

    Example:
        >>> write_number(Decimal("-1234567.50"))
        '-1.234.567,50'
    """
    written = f"{value:,}" if isinstance(value, int) else f"{value:,f}"
    return written.translate(str.maketrans(",.", ".,"))
