# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A file of cells as bytes and back: what the reading process may tell the other one.

The receiver trusts the sender with nothing but JSON, as in `imports.parcels`.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from springplank.begroting.boek import Blad, Boek
from springplank.imports.grid import Area, Cell, CellError, Formula, Row


def pack(boek: Boek) -> bytes:
    """Give a file of cells as JSON; numbers as text, so that no cent is lost."""
    content = {
        "naam": boek.naam,
        "sha256": boek.sha256,
        "goed": boek.goed,
        "vreemd": boek.vreemd,
        "bladen": [_sheet(blad) for blad in boek.bladen],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def unpack(data: bytes) -> Boek:
    """Give the cells that were packed.

    Raises:
        ValueError: they are none.
    """
    try:
        content = json.loads(data)
        return Boek(
            _text(content["naam"]),
            _text(content["sha256"]),
            tuple(_blad(sheet) for sheet in content["bladen"]),
            tuple(map(_text, content["goed"])),
            tuple(map(_text, content["vreemd"])),
        )
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError) as fault:
        raise ValueError("no begroting") from fault


def _sheet(blad: Blad) -> Mapping[str, Any]:
    return {
        "naam": blad.naam,
        "rijen": [[_write(cell) for cell in row.cells] for row in blad.rijen],
        "nummers": [row.number for row in blad.rijen],
        "samen": [
            [a.address, a.first_column, a.first_row, a.last_column, a.last_row]
            for a in blad.samengevoegd
        ],
        "rijen_weg": sorted(blad.verborgen_rijen),
        "kolommen_weg": sorted(blad.verborgen_kolommen),
        "weg": blad.is_verborgen,
        "slot": blad.is_beveiligd,
    }


def _blad(content: Mapping[str, Any]) -> Blad:
    rows = zip(content["nummers"], content["rijen"], strict=True)
    return Blad(
        _text(content["naam"]),
        tuple(Row(int(number), tuple(map(_read, cells))) for number, cells in rows),
        tuple(Area(_text(name), *map(int, ends)) for name, *ends in content["samen"]),
        frozenset(map(int, content["rijen_weg"])),
        frozenset(map(int, content["kolommen_weg"])),
        bool(content["weg"]),
        bool(content["slot"]),
    )


def _write(cell: Cell) -> Any:
    if cell is None or isinstance(cell, str | bool):
        return cell
    if isinstance(cell, Decimal):
        return {"n": str(cell)}
    if isinstance(cell, date):
        return {"d": date(cell.year, cell.month, cell.day).isoformat()}
    if isinstance(cell, CellError):
        return {"e": cell.text}
    return {"f": cell.text, "w": _write(cell.value)}


def _read(content: Any) -> Cell:
    if content is None or isinstance(content, str | bool):
        return content
    if "n" in content:
        return Decimal(_text(content["n"]))
    if "d" in content:
        return date.fromisoformat(_text(content["d"]))
    if "e" in content:
        return CellError(_text(content["e"]))
    value = _read(content["w"])
    return Formula(_text(content["f"]), None if isinstance(value, Formula) else value)


def _text(value: Any) -> str:
    """Accept nothing but text."""
    if not isinstance(value, str):
        raise TypeError
    return value
