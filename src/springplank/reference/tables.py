# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Read the reference tables: a CSV each, and for all of them what the columns mean in TOML."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from springplank.errors import RuleError

FOLDER = Path(__file__).parent / "tables"
DESCRIPTIONS = "tabellen.toml"
HUNDREDTHS_TOLERANCE = 1e-6
"""Float64 holds two decimals this close; a third decimal is at least a thousand times further."""


@dataclass(frozen=True, slots=True)
class ColumnDescription:
    """What one column of a reference table holds.

    Attributes:
        name: name in the header of the file.
        unit: unit in words for a reader ("personen", "EUR", "code").
        meaning: what the column holds, Dutch.
        source: source of this column; that of the table where it has none of its own.
    """

    name: str
    unit: str
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class TableDescription:
    """What one reference table holds, where it comes from and how sure it is; texts are Dutch.

    Attributes:
        name: name of the table, without extension.
        title: title for a reader.
        meaning: what one row is.
        source: title and publisher of the source.
        as_of: the state of the source.
        licence: licence of the data.
        attribution: what must be named when the data are used; empty when nothing.
        completeness: how many of how many.
        certainty: how sure the figures are.
        key: the columns that together are unique.
        columns: the columns in the order of the file.
    """

    name: str
    title: str
    meaning: str
    source: str
    as_of: str
    licence: str
    attribution: str
    completeness: str
    certainty: str
    key: tuple[str, ...]
    columns: tuple[ColumnDescription, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """One reference table as text, column by column; empty text means unknown.

    Attributes:
        name: name of the table.
        columns: text per column, all of equal length, in the order of the file.
    """

    name: str
    columns: Mapping[str, tuple[str, ...]]

    def __len__(self) -> int:
        """Give the number of rows."""
        return len(next(iter(self.columns.values())))

    def text(self, column: str) -> tuple[str, ...]:
        """Give a column as it stands in the file.

        Raises:
            RuleError: when the table has no such column.
        """
        try:
            return self.columns[column]
        except KeyError:
            raise RuleError(f"Referentietabel {self.name} heeft geen kolom {column}.") from None

    def integers(self, column: str) -> NDArray[np.int64]:
        """Give a column as whole numbers, shape (rows,).

        Raises:
            RuleError: when a cell is empty or is not a whole number.
        """
        try:
            return np.array(self.text(column), dtype=np.int64)
        except ValueError as error:
            raise RuleError(
                f"Kolom {column} van referentietabel {self.name} bevat een cel zonder geheel "
                f"getal ({error})."
            ) from error

    def hundredths(self, column: str) -> NDArray[np.int64]:
        """Give a column with at most two decimals as whole hundredths, shape (rows,).

        Raises:
            RuleError: when a cell is empty, is not a number or has a third decimal.
        """
        values = self.floats(column) * 100
        whole = np.rint(values)
        if not (
            np.abs(values - whole) <= HUNDREDTHS_TOLERANCE * np.maximum(1, np.abs(whole))
        ).all():
            raise RuleError(
                f"Kolom {column} van referentietabel {self.name} bevat een lege cel of een getal "
                "met meer dan twee decimalen."
            )
        return whole.astype(np.int64)

    def floats(self, column: str) -> NDArray[np.float64]:
        """Give a column as numbers, shape (rows,); an empty cell is NaN.

        Raises:
            RuleError: when a cell is neither empty nor a number.
        """
        cells = self.text(column)
        try:
            return np.array([cell or "nan" for cell in cells], dtype=np.float64)
        except ValueError as error:
            raise RuleError(
                f"Kolom {column} van referentietabel {self.name} bevat geen getal ({error})."
            ) from error


@cache
def load_table(name: str, folder: Path = FOLDER) -> Tabel:
    """Read one reference table; the second time it comes from memory.

    Raises:
        RuleError: when the file is missing, empty, or has rows of unequal length.
    """
    try:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
    except FileNotFoundError:
        raise RuleError(f"Referentietabel {name} bestaat niet.") from None
    except ValueError:
        raise RuleError(f"Referentietabel {name} heeft geen kopregel.") from None
    if any(len(row) != len(header) for row in rows):
        at = next(n for n, row in enumerate(rows, 2) if len(row) != len(header))
        raise RuleError(f"Regel {at} van referentietabel {name} heeft niet {len(header)} kolommen.")
    cells = tuple(zip(*rows, strict=True)) or ((),) * len(header)
    return Tabel(name, dict(zip(header, cells, strict=True)))


def table_names(folder: Path = FOLDER) -> tuple[str, ...]:
    """Give the names of all reference tables, in alphabetical order."""
    return tuple(sorted(path.stem for path in folder.glob("*.csv")))


@cache
def describe_tables(folder: Path = FOLDER) -> Mapping[str, TableDescription]:
    """Read what all reference tables hold, by name in alphabetical order.

    Apart from `load_table`, because reading TOML takes longer than reading the figures.

    Raises:
        RuleError: when a description misses a field.
    """
    raw = tomllib.loads((folder / DESCRIPTIONS).read_text("utf-8"))
    return {name: _description(name, raw[name]) for name in sorted(raw)}


def describe_table(name: str, folder: Path = FOLDER) -> TableDescription:
    """Give what one reference table holds.

    Raises:
        RuleError: when the table is not described.
    """
    try:
        return describe_tables(folder)[name]
    except KeyError:
        raise RuleError(f"Referentietabel {name} staat niet in {DESCRIPTIONS}.") from None


def _description(name: str, entry: Mapping[str, Any]) -> TableDescription:
    try:
        return TableDescription(
            name,
            entry["titel"],
            entry["omschrijving"],
            entry["bron"],
            entry["stand"],
            entry["licentie"],
            entry["vermelding"],
            entry["volledigheid"],
            entry["zekerheid"],
            tuple(entry["sleutel"]),
            tuple(
                ColumnDescription(
                    column, c["eenheid"], c["betekenis"], c.get("bron", entry["bron"])
                )
                for column, c in entry["kolommen"].items()
            ),
        )
    except KeyError as error:
        raise RuleError(
            f"De beschrijving van referentietabel {name} mist het veld {error.args[0]}."
        ) from error


def check_tables(folder: Path = FOLDER) -> None:
    """Check that every table is described, column by column, and that its keys are unique.

    Raises:
        RuleError: for the first table that does not fit, with name and place.
    """
    described = describe_tables(folder)
    names = table_names(folder)
    for name in described:
        if name not in names:
            raise RuleError(f"Referentietabel {name} is beschreven, maar het bestand ontbreekt.")
    for name in names:
        _check_table(load_table(name, folder), describe_table(name, folder))


def _check_table(table: Tabel, description: TableDescription) -> None:
    declared = [column.name for column in description.columns]
    if declared != list(table.columns):
        raise RuleError(
            f"Referentietabel {table.name} heeft de kolommen {', '.join(table.columns)}, "
            f"maar beschreven zijn {', '.join(declared)}."
        )
    seen: set[tuple[str, ...]] = set()
    for line, key in enumerate(
        zip(*(table.text(column) for column in description.key), strict=True), 2
    ):
        if not all(key):
            raise RuleError(f"Regel {line} van referentietabel {table.name} mist zijn sleutel.")
        if key in seen:
            raise RuleError(
                f"Regel {line} van referentietabel {table.name} heeft een sleutel die al "
                f"voorkomt: {', '.join(key)}."
            )
        seen.add(key)
