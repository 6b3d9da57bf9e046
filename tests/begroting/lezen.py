# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Reads small begrotingen: a few lines of text, or a few rows of a workbook."""

import io
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook

from springplank.begroting.boek import read_boek
from springplank.begroting.lezing import Begroting, Wensen, understand


def lees(
    text: str,
    keuzes: Mapping[str, bool] | None = None,
    verwacht: Mapping[str, int] | None = None,
    jaar: int = 2026,
) -> Begroting:
    """Read lines of text as a CSV; a choice counts for every finding of its kind."""
    boek = read_boek(text.encode(), "begroting.csv")
    first = understand(boek, Wensen(jaar, verwacht=verwacht or {}))
    if keuzes is None:
        return first
    chosen = {odd.key: keuzes[odd.soort] for odd in first.bevindingen if odd.soort in keuzes}
    return understand(boek, Wensen(jaar, chosen, verwacht=verwacht or {}))


def sheet(*rows: tuple[Any, ...]) -> Begroting:
    """Read rows as a workbook."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return understand(read_boek(out.getvalue(), "boek.xlsx"), Wensen(2026))


def told(begroting: Begroting, soort: str) -> list[str]:
    return [odd.zin for odd in begroting.bevindingen if odd.soort == soort]


def cents(begroting: Begroting) -> dict[str, int | None]:
    return {line.label: line.cents for line in begroting.lijnen}
