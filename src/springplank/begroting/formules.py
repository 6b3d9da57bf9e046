# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Which cells a formula names: to find totals that miss a row, and formulas in a circle."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from springplank.begroting.boek import Boek
from springplank.imports.grid import Formula

Place = tuple[str, int, int]
"""Sheet, row from 1, column from 0."""

MOST_COLUMNS = 60
"""A range of more columns is no sum of a begroting."""

MOST_NAMED = 5
"""How many cells of a circle are named."""

LONGEST = 2_000
"""Of a longer formula only the begin is read."""

_QUOTED = re.compile(r'"[^"]*"')
_CELLS = re.compile(
    r"(?:(?:'([^']{1,60})'|([A-Za-z0-9_.]{1,60}))!)?"
    r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![A-Za-z0-9(])"
)
_EXTERNAL = re.compile(r"\[[^\]]{1,200}\]")


@dataclass(frozen=True, slots=True)
class Area:
    """Cells that a formula names: rows from 1 and columns from 0, both ends included."""

    blad: str
    eerste_rij: int
    laatste_rij: int
    eerste_kolom: int
    laatste_kolom: int


def areas_in(formula: str, blad: str) -> tuple[Area, ...]:
    """Give what a formula names.

    Args:
        formula: its text.
        blad: the sheet on which it stands.
    """
    text = _QUOTED.sub('""', formula[:LONGEST])
    found = []
    for match in _CELLS.finditer(_EXTERNAL.sub("", text)):
        quoted, plain, first, row, last, last_row = match.groups()
        columns = sorted((_index(first), _index(last or first)))
        rows = sorted((int(row), int(last_row or row)))
        found.append(Area(quoted or plain or blad, *rows, *columns))
    return tuple(found)


def names_other_file(formula: str) -> bool:
    """Say whether a formula takes its value from another file."""
    return bool(_EXTERNAL.search(_QUOTED.sub("", formula[:LONGEST])))


def _index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


@dataclass(frozen=True, slots=True)
class Kring:
    """Formulas that come back to where they began.

    Attributes:
        cellen: the first cells, each naming the next one; at most MOST_NAMED.
        lengte: how many cells it has.
    """

    cellen: tuple[Place, ...]
    lengte: int


def find_circles(boek: Boek) -> tuple[Kring, ...]:
    """Find formulas that come back to themselves."""
    formulas = {
        (blad.naam, row.number, index): cell.text
        for blad in boek.bladen
        for row in blad.rijen
        for index, cell in enumerate(row.cells)
        if isinstance(cell, Formula)
    }
    by_column: dict[tuple[str, int], list[int]] = defaultdict(list)
    for sheet, row, column in formulas:
        by_column[sheet, column].append(row)
    return tuple(_Walk(formulas, by_column).circles())


class _Walk:
    """Follows formulas from cell to cell."""

    def __init__(
        self, formulas: Mapping[Place, str], by_column: Mapping[tuple[str, int], Sequence[int]]
    ) -> None:
        self._formulas, self._by_column = formulas, by_column

    def circles(self) -> Iterator[Kring]:
        """Give the cells along which each walk comes back to itself."""
        done: set[Place] = set()
        for start in self._formulas:
            if start in done:
                continue
            path: dict[Place, int] = {start: 0}
            stack = [(start, self._named(start))]
            while stack:
                place, following = stack[-1]
                step = next(following, None)
                if step is None:
                    stack.pop()
                    del path[place]
                    done.add(place)
                elif step in path:
                    # Only the first cells: every cell of a long column can end a circle of its own.
                    begin = path[step]
                    named = tuple(cell for cell, _ in stack[begin : begin + MOST_NAMED])
                    yield Kring(named, len(stack) - begin)
                elif step not in done:
                    path[step] = len(stack)
                    stack.append((step, self._named(step)))

    def _named(self, place: Place) -> Iterator[Place]:
        for area in areas_in(self._formulas[place], place[0]):
            last = min(area.laatste_kolom, area.eerste_kolom + MOST_COLUMNS)
            for column in range(area.eerste_kolom, last + 1):
                rows = self._by_column.get((area.blad, column), ())
                begin, end = (
                    bisect_left(rows, area.eerste_rij),
                    bisect_right(rows, area.laatste_rij),
                )
                for row in rows[begin:end]:
                    yield area.blad, row, column
