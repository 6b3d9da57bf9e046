# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Writes the same invented sheets as an .ods, with the habits of LibreOffice.

Equal cells and rows beside each other are written once with a count, every sheet goes on to its
last row and column, and an error is an empty text.
"""

import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from tests.begroting.vellen import Cel, F, Vel

MIME = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    f'xmlns:{short}="{_OASIS}:{short}:1.0"' for short in ("office", "table", "text", "style")
)
_CALC = (
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    f'xmlns:of="{_OASIS}:of:1.2"'
)
_MANIFEST = "META-INF/manifest.xml"
_LISTED = (
    f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_AREA = re.compile(r"(?:('[^']+'|[A-Za-z0-9]+)!)?(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?")
_OTHER_FILE = re.compile(r"'\[([^\]]+)\]([^']+)'!(\$?[A-Z]+\$?\d+)")


def as_ods(*vellen: Vel) -> bytes:
    """Write sheets as an OpenDocument spreadsheet."""
    return package("".join(_table(vel, f"ta{vel.is_verborgen:d}") for vel in vellen))


def package(
    tables: str, parts: Mapping[str, str | bytes] | None = None, content: str | None = None
) -> bytes:
    """Put tables in a file, and other parts beside them."""
    shown = "".join(
        f'<style:style style:name="ta{hidden:d}" style:family="table"><style:table-properties '
        f'table:display="{str(not hidden).lower()}"/></style:style>'
        for hidden in (False, True)
    )
    whole = content or (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_SPACES} {_CALC} '
        f'office:version="1.3"><office:automatic-styles>{shown}</office:automatic-styles>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        every = {"mimetype": MIME, "content.xml": whole, _MANIFEST: _LISTED, **(parts or {})}
        for name, text in every.items():
            about = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            about.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(about, text)
    return out.getvalue()


def cell(inside: Cel | date, more: str = "") -> str:
    """Write one cell; `more` are attributes of it."""
    formula = ""
    if isinstance(inside, F):
        formula = f" table:formula={quoteattr('of:' + _open_formula(inside.tekst))}"
        inside = inside.waarde
    begin = f"<table:table-cell{formula} {more}"
    if inside is None:
        return f"{begin}/>"
    if isinstance(inside, date):
        kind = f'office:value-type="date" office:date-value="{inside.isoformat()}"'
    elif isinstance(inside, int | float):
        kind = f'office:value-type="float" office:value="{inside}"'
    elif inside.startswith("#"):
        kind = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
    else:
        kind = 'office:value-type="string"'
    return f"{begin} {kind}><text:p>{escape(str(inside))}</text:p></table:table-cell>"


def row(cells: Iterable[str], more: str = "") -> str:
    """Write one row; `more` are attributes of it."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(rows: Iterable[str], name: str = "Blad1", more: str = "") -> str:
    """Write one sheet."""
    return f"<table:table table:name={quoteattr(name)} {more}>{''.join(rows)}</table:table>"


def _table(vel: Vel, style: str) -> str:
    columns = [
        f"<table:table-column{_counted('columns', len(list(same)))}"
        + (' table:visibility="collapse"/>' if hidden else "/>")
        for hidden, same in groupby(n in vel.verborgen_kolommen for n in range(_LAST_COLUMN))
    ]
    spans = {
        (first, left): f'table:number-columns-spanned="{right - left + 1}" '
        f'table:number-rows-spanned="{last - first + 1}"'
        for first, left, last, right in vel.samengevoegd
    }
    written = [
        (
            "".join(_cells(cells, number, spans)),
            ' table:visibility="collapse"' if number + 1 in vel.verborgen_rijen else "",
        )
        for number, cells in enumerate(vel.rijen)
    ]
    rows = [
        row([cells], f"{_counted('rows', len(list(same)))}{more}")
        for (cells, more), same in groupby(written)
    ]
    rows.append(row([_rest(0)], _counted("rows", _LAST_ROW - len(vel.rijen))))
    more = f'table:style-name="{style}"'
    if vel.is_beveiligd:
        more += ' table:protected="true"'
    return table([*columns, *rows], vel.naam, more)


def _cells(cells: list[Cel], number: int, spans: Mapping[tuple[int, int], str]) -> Iterable[str]:
    single = [cell(one, spans.get((number, at), "")) for at, one in enumerate(cells)]
    for written, same in groupby(single):
        count = len(list(same))
        yield written.replace(
            "<table:table-cell", f"<table:table-cell{_counted('columns', count)}", 1
        )
    yield _rest(len(cells))


def _rest(taken: int) -> str:
    return f"<table:table-cell{_counted('columns', _LAST_COLUMN - taken)}/>"


def _counted(what: str, count: int) -> str:
    return f' table:number-{what}-repeated="{count}"' if count > 1 else ""


def _open_formula(text: str) -> str:
    """Write a formula of Excel in the spelling of OpenDocument."""
    if found := _OTHER_FILE.search(text):
        file, sheet, place = found.groups()
        return text.replace(found[0], f"['file:///map/{file}'#${sheet}.{place}]")
    return _AREA.sub(_reference, text)


def _reference(found: re.Match[str]) -> str:
    sheet, first, last = found.groups()
    begin = f"[{f'${sheet}' if sheet else ''}.{first}"
    return f"{begin}:.{last}]" if last else f"{begin}]"
