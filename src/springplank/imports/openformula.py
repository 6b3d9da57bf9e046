# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A formula of OpenDocument in the spelling of Excel, so that every formula is read in one way."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

_BEGIN = re.compile(r"[A-Za-z]{1,10}:(?==)")
_SHEET = r"\$?(?:'(?:[^']|'')*'|[^.'#\[\]]*)"
_CELL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_REFERENCE = re.compile(
    rf"\[(?:'((?:[^']|'')*)'#)?({_SHEET})\.({_CELL})(?::(?:{_SHEET})\.({_CELL}))?\]"
)
_SEPARATOR = re.compile(r"\"[^\"]*\"|'[^']*'|;")
"""What stands between arguments; in a text or in the name of a sheet it is only a sign."""

LONGEST = 8_192
"""No spreadsheet program takes a longer formula."""


def in_excel(formula: str) -> str:
    """Write a formula as Excel does; what is not understood stays as it is.

    Example:
        >>> in_excel("of:=SUM([.B3:.B5])*[$'Blad 2'.$C$1]")
        "=SUM(B3:B5)*'Blad 2'!$C$1"
        >>> in_excel('of:=IF([.A1]=";";1;2)')
        '=IF(A1=";",1,2)'
        >>> in_excel("of:=['file:///map/bron.ods'#$Blad1.B4]")
        "='[bron.ods]Blad1'!B4"
    """
    body = _BEGIN.sub("", formula[:LONGEST], count=1)
    return _SEPARATOR.sub(_comma, _REFERENCE.sub(_reference, body))


def _comma(found: re.Match[str]) -> str:
    return "," if found[0] == ";" else found[0]


def _reference(found: re.Match[str]) -> str:
    file, sheet, first, last = found.groups()
    area = f"{first}:{last}" if last else str(first)
    name = sheet.removeprefix("$")
    if name.startswith("'"):
        name = name[1:-1]
    if file is not None:
        name = f"[{PurePosixPath(unquote(file)).name}]{name}"
    return f"'{name}'!{area}" if name else area
