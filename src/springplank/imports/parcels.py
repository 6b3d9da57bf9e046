# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""A report as bytes and back: what one process may tell another about a file.

The receiver trusts the sender with nothing but JSON. A program that was misled by a hostile file
can so tell a wrong story, but it cannot make the receiver do anything.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from springplank.imports.columns import Content, Kind, Value
from springplank.imports.kinds import KINDS
from springplank.imports.report import Finding, Report, Severity, Sum

_FINDING = ("soort", "sentence", "advice", "sheet", "row", "column", "address", "value")


def pack(report: Report) -> bytes:
    """Give a report as JSON; numbers as text, so that no cent is lost."""
    keys = [column.key for column in report.kind.stored_columns]
    content = {
        "kind": report.kind.key,
        "file_name": report.file_name,
        "sha256": report.sha256,
        "sheet": report.sheet,
        "rows": [[_write(row[key]) for key in keys] for row in report.rows],
        "good": report.good,
        "findings": [
            {key: getattr(finding, key) for key in _FINDING}
            | {"severity": str(finding.severity), "readings": finding.readings}
            for finding in report.findings
        ],
        "ignored": report.ignored,
        "sums": [
            [
                s.column,
                s.period,
                str(s.total),
                s.rows,
                None if s.national is None else str(s.national),
            ]
            for s in report.sums
        ],
        "unkept": {str(severity): count for severity, count in report.unkept.items()},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def unpack(data: bytes) -> Report:
    """Give the report that was packed.

    Raises:
        ValueError: it is no report.
    """
    try:
        return _unpack(json.loads(data))
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError) as fault:
        raise ValueError("no report") from fault


def _unpack(content: Mapping[str, Any]) -> Report:
    kind = next((kind for kind in KINDS.values() if kind.key == content["kind"]), None)
    if kind is None:
        raise KeyError(content["kind"])
    return Report(
        kind,
        _text(content["file_name"]),
        _text(content["sha256"]),
        _maybe(content["sheet"]),
        tuple(_row(row, kind) for row in content["rows"]),
        tuple(map(_text, content["good"])),
        tuple(map(_finding, content["findings"])),
        tuple(map(_text, content["ignored"])),
        tuple(
            Sum(
                _text(column),
                tuple(map(_text, period)),
                Decimal(_text(total)),
                int(rows),
                None if national is None else Decimal(_text(national)),
            )
            for column, period, total, rows, national in content["sums"]
        ),
        {Severity(key): int(count) for key, count in content["unkept"].items()},
    )


def _finding(content: Mapping[str, Any]) -> Finding:
    row = content["row"]
    return Finding(
        Severity(content["severity"]),
        _text(content["soort"]),
        _text(content["sentence"]),
        _text(content["advice"]),
        _maybe(content["sheet"]),
        None if row is None else int(row),
        _maybe(content["column"]),
        _maybe(content["address"]),
        _text(content["value"]),
        tuple(map(_text, content["readings"])),
    )


def _row(values: list[Any], kind: Kind) -> Mapping[str, Value]:
    columns = kind.stored_columns
    return {
        column.key: _read(value, column.content)
        for column, value in zip(columns, values, strict=True)
    }


def _read(value: Any, content: Content) -> Value:
    if value is None:
        return None
    if content is Content.JAAR:
        return int(value)
    return Decimal(_text(value)) if content is Content.GETAL else _text(value)


def _write(value: Value) -> str | int | None:
    return str(value) if isinstance(value, Decimal) else value


def _text(value: Any) -> str:
    """Accept nothing but text."""
    if not isinstance(value, str):
        raise TypeError
    return value


def _maybe(value: Any) -> str | None:
    return None if value is None else _text(value)
