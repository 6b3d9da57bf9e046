# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Finding the header of a table, and which column is which."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from springplank.imports.columns import Column, Content, Kind
from springplank.imports.grid import Row, show_text

SEARCH_ROWS = 50
"""A header is looked for in this many rows."""

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SCALE = re.compile(
    r"(?:x|×|\*|in)\s*(?:€|eur|euro)?\s*1[.\s]?000(?:[.\s]?000)?\b|duizend|\bmln\b|miljoen|\bdzd\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the header is and what its columns mean.

    Attributes:
        row: the number of the header row.
        width: the number of cells of the header, up to the last that is filled.
        indexes: per column key the place in a row, counted from 0.
        headers: per column key the header as it stands in the file.
        ignored: headers that mean nothing for this kind.
        double: per column key the headers that all mean it, when there is more than one.
        scaled: keys of number columns whose header says that values are in thousands or millions.
    """

    row: int
    width: int
    indexes: Mapping[str, int]
    headers: Mapping[str, str]
    ignored: tuple[str, ...]
    double: Mapping[str, tuple[str, ...]]
    scaled: tuple[str, ...]

    def missing(self, kind: Kind) -> tuple[str, ...]:
        """Name the columns that this kind cannot do without and that are not there."""
        keys = set(self.indexes)
        if "gemeentenaam" in keys:
            keys.add("code")
        absent = [
            column.key for column in kind.columns if column.required and column.key not in keys
        ]
        absent += [" of ".join(group) for group in kind.one_of if not keys.intersection(group)]
        return tuple(absent)


@lru_cache(maxsize=5_000)
def simplify(text: str) -> str:
    """Make texts comparable: no case, accents, punctuation or double spaces.

    Example:
        >>> simplify("  Aantal_personen (31-12) ")
        'aantal personen'
    """
    bare = _BRACKETS.sub(" ", text) if _BRACKETS.sub("", text).strip() else text
    decomposed = unicodedata.normalize("NFKD", bare.casefold())
    letters = (sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^0-9a-z]+", " ", "".join(letters)).split())


def count_matches(rows: Sequence[Row], kind: Kind) -> int:
    """Tell how many columns of a kind the best header among these rows has."""
    names = _names(kind)
    return max((len(_matched(row, names)) for row in rows[:SEARCH_ROWS]), default=0)


def find_layout(rows: Sequence[Row], kind: Kind) -> Layout | None:
    """Find the header: the first row that names most columns of this kind.

    Returns:
        The layout; None when no row names a column.
    """
    names = _names(kind)
    best = max(rows[:SEARCH_ROWS], key=lambda row: len(_matched(row, names)), default=None)
    if best is None or not _matched(best, names):
        return None
    return _lay_out(best, kind, names)


def _names(kind: Kind) -> dict[str, str]:
    """Give, per simplified header, the key of the column; the first column that claims it wins."""
    names = {simplify(column.key): column.key for column in kind.columns}
    for column in kind.columns:
        for synonym in column.synonyms:
            names.setdefault(simplify(synonym), column.key)
    return names


def _matched(row: Row, names: Mapping[str, str]) -> set[str]:
    texts = (cell for cell in row.cells if isinstance(cell, str))
    return {names[text] for text in map(simplify, texts) if text in names}


def _lay_out(row: Row, kind: Kind, names: Mapping[str, str]) -> Layout:
    """Say of every cell of the header what it means."""
    places: dict[str, list[int]] = {}
    headers = {
        index: cell for index, cell in enumerate(row.cells) if isinstance(cell, str) and cell
    }
    for index, header in headers.items():
        key = names.get(simplify(header))
        if key is not None:
            places.setdefault(key, []).append(index)
    chosen = {key: _prefer(key, found, headers) for key, found in places.items()}
    indexes = {key: found[0] for key, found in chosen.items()}
    used = {index for found in chosen.values() for index in found}
    return Layout(
        row.number,
        max(headers) + 1,
        indexes,
        {key: show_text(headers[index]) for key, index in indexes.items()},
        tuple(show_text(header) for index, header in headers.items() if index not in used),
        {
            key: tuple(show_text(headers[index]) for index in found)
            for key, found in chosen.items()
            if len(found) > 1
        },
        tuple(
            key for key, index in indexes.items() if _is_scaled(headers[index], kind.column(key))
        ),
    )


def _prefer(key: str, found: list[int], headers: Mapping[int, str]) -> list[int]:
    """Among headers for one column, the one with the very name of the column wins."""
    exact = [index for index in found if simplify(headers[index]) == simplify(key)]
    return exact if len(exact) == 1 else found


def _is_scaled(header: str, column: Column) -> bool:
    return column.content is Content.GETAL and bool(_SCALE.search(header))
