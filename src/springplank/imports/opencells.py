# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""One cell of an OpenDocument spreadsheet: what it holds, shows and computes."""

import math
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from springplank.imports.grid import Cell, CellError, Formula, read_text
from springplank.imports.openformula import in_excel

if TYPE_CHECKING:
    from lxml import etree

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
COVERED = f"{TABLE}covered-table-cell"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ERROR = re.compile(r"(?:Err|Fout):[0-9]{3}")
_MOST_REPEATED = 1 << 20
_MOST_SPACES = 100


def attribute(element: "etree._Element", space: str, name: str) -> str:
    """Give an attribute; empty when it is not there."""
    return str(element.get(f"{space}{name}", ""))


def repeated(element: "etree._Element", what: str, how: str = "repeated") -> int:
    """Give how often a row or cell stands there, or how far a merged cell goes.

    Raises:
        ValueError: the file says something that is no number.
    """
    told = attribute(element, TABLE, f"number-{what}-{how}")
    return min(max(int(told), 1), _MOST_REPEATED) if told else 1


def in_table(element: "etree._Element", groups: AbstractSet[str]) -> "etree._Element | None":
    """Give what holds a row or column, when only groups lie between."""
    return next((one for one in element.iterancestors() if one.tag not in groups), None)


def cell_of(cell: "etree._Element") -> Cell:
    """Read a cell; of a formula its text and the value that was last stored."""
    formula = attribute(cell, TABLE, "formula")
    kind = attribute(cell, _OFFICE, "value-type")
    if not formula and not kind and not len(cell):
        return None
    shown = "\n".join("".join(_pieces(p)) for p in cell.iterchildren(f"{_TEXT}p"))
    if not formula:
        return _value(cell, kind, shown)
    if attribute(cell, _CALC, "value-type") == "error" or _ERROR.fullmatch(shown.strip()):
        return Formula(in_excel(formula), CellError(shown.strip() or "#FOUT"))
    told = read_text(shown)
    # Older programs store a zero behind an error.
    value = told if isinstance(told, CellError) else _value(cell, kind, shown)
    # A formula that gives an empty text did give something: that is not a missing outcome.
    return Formula(in_excel(formula), "" if value is None and kind == "string" else value)


def _value(cell: "etree._Element", kind: str, shown: str) -> Cell:
    if kind in ("float", "currency", "percentage"):
        return _number(attribute(cell, _OFFICE, "value"), shown)
    if kind == "boolean":
        return attribute(cell, _OFFICE, "boolean-value") == "true"
    if kind == "date":
        try:
            return date.fromisoformat(attribute(cell, _OFFICE, "date-value")[:10])
        except ValueError:
            return read_text(shown)
    return read_text(attribute(cell, _OFFICE, "string-value") or shown)


def _number(told: str, shown: str) -> Cell:
    try:
        number = float(told)
    except ValueError:
        return read_text(shown)
    if not math.isfinite(number):
        return CellError(shown.strip() or told)
    # A spreadsheet shows 15 digits; what lies beyond is noise of the machine.
    return Decimal(format(number, ".15g"))


def _pieces(element: "etree._Element") -> Iterator[str]:
    """Give the text of a paragraph; comments in it are no part of the cell."""
    yield element.text or ""
    for inner in element:
        if inner.tag == f"{_TEXT}s":
            count = attribute(inner, _TEXT, "c")
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        elif inner.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield " "
        elif inner.tag != f"{_OFFICE}annotation":
            yield from _pieces(inner)
        yield inner.tail or ""
