# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The stored form of an import: its rows as CSV and its manifest as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from springplank.errors import DataError
from springplank.imports.columns import Column, Content, Kind, Value
from springplank.imports.kinds import KINDS

DATA_FILE = "gegevens.csv"
"""The file with the rows, in the folder of an import."""
MANIFEST_FILE = "manifest.json"
"""The file with the manifest, in the folder of an import."""
VERSION = 1
"""The version of the stored form."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known about one import.

    Attributes:
        id: the name of the import, as in `withdraw`.
        kind: the kind of data.
        bron: the source, in the words of the person.
        peildatum: the day that the data are about.
        file_name: the name of the file that was handed in.
        sha256: fingerprint of that file.
        sheet: the sheet that was read; None for a CSV file.
        moment: when it was taken over, in UTC.
        rows: the number of rows.
        sums: the sum per column that may be summed.
        accepted: what was odd and was accepted, in Dutch sentences.
        accepted_more: how much more was accepted than is written down.
        data_sha256: fingerprint of the stored rows.
    """

    id: str
    kind: Kind
    bron: str
    peildatum: date
    file_name: str
    sha256: str
    sheet: str | None
    moment: datetime
    rows: int
    sums: Mapping[str, Decimal]
    accepted: tuple[str, ...]
    accepted_more: int
    data_sha256: str


@dataclass(frozen=True, slots=True)
class Imported:
    """One import: its manifest and its rows.

    Attributes:
        manifest: what is known about it.
        rows: per row the value by column key: text, int (years), Decimal (numbers) or None.
    """

    manifest: Manifest
    rows: tuple[Mapping[str, Value], ...]


def write_rows(rows: Sequence[Mapping[str, Value]], kind: Kind) -> bytes:
    """Write rows as CSV: UTF-8, comma, a point before decimals, empty for unknown.

    Args:
        rows: the rows, by column key.
        kind: the kind of data; its stored columns give the order.
    """
    import csv
    import io

    keys = [column.key for column in kind.stored_columns]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(keys)
    for row in rows:
        values = (row[key] for key in keys)
        writer.writerow(
            f"{value:f}" if isinstance(value, Decimal) else "" if value is None else value
            for value in values
        )
    return text.getvalue().encode()


def read_rows(folder: Path, manifest: Manifest) -> tuple[Mapping[str, Value], ...]:
    """Read the rows back, and refuse them when a single byte has changed.

    Args:
        folder: the folder of the import.
        manifest: what should be there.

    Raises:
        DataError: the rows are not what the manifest says.
    """
    import csv
    import hashlib

    data = _read_bytes(folder / DATA_FILE)
    if hashlib.sha256(data).hexdigest() != manifest.data_sha256:
        raise _damage(folder / DATA_FILE)
    columns = manifest.kind.stored_columns
    try:
        lines = csv.DictReader(data.decode().splitlines(keepends=True))
        rows = tuple(
            {column.key: _read_value(column, line[column.key]) for column in columns}
            for line in lines
        )
    except (KeyError, ValueError, InvalidOperation, csv.Error):
        raise _damage(folder / DATA_FILE) from None
    if len(rows) != manifest.rows:
        raise _damage(folder / DATA_FILE)
    return rows


def _read_value(column: Column, text: str) -> Value:
    if not text:
        return None
    if column.content is Content.JAAR:
        return int(text)
    return Decimal(text) if column.content is Content.GETAL else text


def write_manifest(manifest: Manifest) -> bytes:
    """Write a manifest as JSON."""
    import json

    content = {
        "versie": VERSION,
        "id": manifest.id,
        "soort": manifest.kind.key,
        "bron": manifest.bron,
        "peildatum": manifest.peildatum.isoformat(),
        "bestand": manifest.file_name,
        "sha256": manifest.sha256,
        "blad": manifest.sheet,
        "moment": manifest.moment.astimezone(UTC).isoformat(),
        "rijen": manifest.rows,
        "sommen": {key: str(value) for key, value in manifest.sums.items()},
        "geaccepteerd": list(manifest.accepted),
        "geaccepteerd_meer": manifest.accepted_more,
        "gegevens_sha256": manifest.data_sha256,
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"


def read_manifest(folder: Path) -> Manifest:
    """Read a manifest, and refuse it when anything is missing or strange.

    Args:
        folder: the folder of the import.

    Raises:
        DataError: the manifest is damaged.
    """
    import json

    path = folder / MANIFEST_FILE
    try:
        content = json.loads(_read_bytes(path))
        if content["versie"] != VERSION or content["id"] != folder.name:
            raise _damage(path)
        sheet = content["blad"]
        return Manifest(
            folder.name,
            next(kind for kind in KINDS.values() if kind.key == content["soort"]),
            _text(content["bron"]),
            date.fromisoformat(content["peildatum"]),
            _text(content["bestand"]),
            _text(content["sha256"]),
            None if sheet is None else _text(sheet),
            datetime.fromisoformat(content["moment"]),
            int(content["rijen"]),
            {key: Decimal(_text(value)) for key, value in content["sommen"].items()},
            tuple(map(_text, content["geaccepteerd"])),
            int(content["geaccepteerd_meer"]),
            _text(content["gegevens_sha256"]),
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        raise _damage(path) from None
    except (RecursionError, StopIteration):
        raise _damage(path) from None


def _text(value: object) -> str:
    """Accept nothing but text."""
    if not isinstance(value, str):
        raise TypeError
    return value


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise _damage(path) from None


def _damage(path: Path) -> DataError:
    return DataError(
        f"De bewaarde import {path} is beschadigd of gewijzigd. Trek de import in en doe hem "
        "opnieuw, of zet een reservekopie terug."
    )
