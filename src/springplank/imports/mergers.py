# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Rows of gemeenten that have since merged: added up to the gemeente of now, or refused."""

from collections.abc import Sequence
from decimal import Decimal

from springplank.imports.columns import Content, Value
from springplank.imports.marking import Marker
from springplank.imports.rows import ReadRow


def merge_rows(rows: Sequence[ReadRow], marker: Marker) -> list[ReadRow]:
    """Add up the rows of gemeenten that went into one; all rows of the others stay as they are.

    Every part has to be there: with one part missing, the sum would be too low unseen. A number
    that may not be added, such as a share, blocks too.

    Args:
        rows: the rows that can be used.
        marker: writes down what was added, and what cannot be.
    """
    if not any(read.was for read in rows):
        return list(rows)
    groups: dict[tuple[Value, ...], list[ReadRow]] = {}
    for read in rows:
        # Of a row that no merger touches, its number keeps it apart.
        touched = read.was or _parts(read, marker)
        key = _key(read, marker) if touched else (read.row.number,)
        groups.setdefault(key, []).append(read)
    return [
        _add(group, marker) if any(read.was for read in group) else group[0]
        for group in groups.values()
    ]


def _key(read: ReadRow, marker: Marker) -> tuple[Value, ...]:
    return tuple(read.values[key] for key in ("code", *marker.kind.periods))


def _parts(read: ReadRow, marker: Marker) -> tuple[str, ...]:
    """Give the codes of the year of a row that together are its gemeente of now."""
    then = marker.known.mergers.get(_year(read, marker), {})
    return tuple(then.get(str(read.values["code"]), ()))


def _year(read: ReadRow, marker: Marker) -> int:
    key = next(c.key for c in marker.kind.columns if c.content is Content.JAAR)
    return int(str(read.values[key]))


def _add(group: Sequence[ReadRow], marker: Marker) -> ReadRow:
    """Add the rows of one gemeente up, or say why that cannot be done."""
    first = group[0]
    code = str(first.values["code"])
    name, year = f"{marker.known.municipalities[code]} ({code})", _year(first, marker)
    parts = _parts(first, marker)
    if why := _why_not(group, parts, marker):
        marker.block(
            "opgegaan",
            f"{name} bestaat uit {', '.join(parts)} van {year}, maar {why}.",
            "Vul het bestand aan, of gebruik de codes van nu.",
            row=first.row.number,
            key="code",
        )
        return first
    marker.odd(
        "opgeteld",
        f"{', '.join(parts)} {'hoorde' if len(parts) == 1 else 'hoorden'} bij {year}; opgeteld als "
        f"{name}.",
        "Controleer of dit klopt.",
        row=first.row.number,
        key="code",
    )
    added = {
        column.key: _sum([read.values[column.key] for read in group])
        for column in marker.kind.stored_columns
        if column.additive
    }
    return ReadRow(first.row, {**first.values, **added})


def _why_not(group: Sequence[ReadRow], parts: Sequence[str], marker: Marker) -> str:
    """Say why rows cannot be added up; empty when they can."""
    there = {read.was or str(read.values["code"]) for read in group}
    if missing := sorted(set(parts) - there):
        return f"voor {', '.join(missing)} staat er geen rij"
    if double := sorted(there - set(parts)):
        return f"{', '.join(double)} staat er ook als geheel"
    for column in marker.kind.stored_columns:
        is_fixed = column.content is Content.GETAL and not column.additive
        if is_fixed and any(read.values[column.key] is not None for read in group):
            return f"de kolom {column.key} is niet op te tellen"
    return ""


def _sum(values: Sequence[Value]) -> Decimal | None:
    """Add numbers; with one unknown the sum is unknown."""
    found = [value for value in values if isinstance(value, Decimal)]
    return sum(found, Decimal(0)) if len(found) == len(values) else None
