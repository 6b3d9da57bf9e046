# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Answers that are a file: a table for a spreadsheet, or a picture."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from fastapi.responses import Response

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells a spreadsheet that the letters are UTF-8."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so would be run as a formula by a spreadsheet."""

UNSAFE = re.compile(r"[^a-z0-9.-]+")


def csv_answer(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Give a table as a Dutch spreadsheet reads it: semicolons, a decimal comma, empty is unknown.

    Args:
        name: name of the file, without its end.
        columns: names of the columns.
        rows: the cells of each row.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return _file(BOM + text.getvalue(), f"{name}.csv", "text/csv; charset=utf-8")


def svg_answer(name: str, svg: str) -> Response:
    """Give a picture that can stand by itself."""
    return _file(svg, f"{name}.svg", "image/svg+xml")


def html_answer(name: str, page: str) -> Response:
    """Give a page that can stand by itself, to keep."""
    return _file(page, f"{name}.html", "text/html; charset=utf-8")


def _file(content: str, name: str, kind: str) -> Response:
    safe = UNSAFE.sub("-", name.lower())
    headers = {"Content-Disposition": f'attachment; filename="{safe}"'}
    return Response(content, media_type=kind, headers=headers)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
