# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Where the numbers of a line come from, in one text: status, source, place and range per year."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from springplank.core.explanation import Origin
from springplank.core.parameters import Cell
from springplank.words.figures import number, years_in_words

T = TypeVar("T")


def told_values(years: Sequence[int], cells: Sequence[Cell], unit: str) -> str:
    """Say where the values of a regeling come from.

    Args:
        years: calendar years.
        cells: the value of each year, with its sources.
        unit: unit of the values.
    """

    def told(cell: Cell) -> str:
        if cell.value is None:
            return cell.reason
        parts = [cell.status, *cell.sources, cell.place, cell.note]
        return "; ".join(part for part in parts if part)

    ranges = [
        f"{year}: tussen {number(cell.low, unit)} en {number(cell.high, unit)}"
        for year, cell in zip(years, cells, strict=True)
        if cell.low is not None and (cell.low, cell.high) != (cell.value, cell.value)
    ]
    shown = ranges[:1] + ranges[-1:] if len(ranges) > 1 else ranges
    return " | ".join([_per_year(years, cells, told), *shown])


def told_origins(years: Sequence[int], origins: Sequence[Origin]) -> str:
    """Say where the values of an input come from.

    Args:
        years: calendar years.
        origins: one per year, or one for all.
    """

    def told(origin: Origin) -> str:
        return "; ".join(part for part in (origin.status, *origin.sources, origin.note) if part)

    every = origins if len(origins) == len(years) else (*origins,) * len(years)
    return _per_year(years, every, told)


def _per_year(years: Sequence[int], items: Sequence[T], tell: Callable[[T], str]) -> str:
    """Tell every thing once, with the years that it holds for when they differ."""
    found: dict[str, list[int]] = {}
    for year, item in zip(years, items, strict=True):
        found.setdefault(tell(item), []).append(year)
    if len(found) == 1:
        return next(iter(found))
    return " | ".join(f"{years_in_words(when)}: {text}" for text, when in found.items())
