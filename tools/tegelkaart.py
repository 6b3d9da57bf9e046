# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""Gives every gemeente a tile of the map, near where it lies; prints the table gemeente_tegels.

    PYTHONPATH=src python tools/tegelkaart.py > src/springplank/reference/tables/gemeente_tegels.csv

In three steps, all of them without chance: gemeenten that lie closer than a tile push each other
away while their neighbours hold them; then tiles are dealt out so that the squares of all
distances together are as small as possible; and of some ways to lay the grid, the one wins that
keeps most neighbours together.
"""

import math
from itertools import product

import numpy as np
from numpy.typing import NDArray

from springplank.reference.tables import load_table

Places = NDArray[np.float64]
"""Places, shape (gemeenten, 2): to the right and down."""

Cells = NDArray[np.int64]

LATITUDE = 52.2
"""Degrees to the east are shorter than degrees to the north; here they are made alike."""

TILE = 0.115
"""Side of a tile, in degrees of latitude; some 13 km, so that the shape of the country fills."""

ROUNDS = 300
PUSH, HOLD = 0.25, 0.1
NEIGHBOURS = 6
NEAR = 2
"""Tiles; neighbours this near still look like neighbours."""

SHIFTS = (0.0, 0.25, 0.5, 0.75)
KILOMETRES = 111.2
"""Of a degree of latitude."""


def read_places() -> tuple[tuple[str, ...], Places]:
    """Give the code and the place of every gemeente."""
    table = load_table("gemeente_ligging")
    right = table.floats("lengtegraad") * math.cos(math.radians(LATITUDE))
    return table.text("code"), np.stack([right, -table.floats("breedtegraad")], axis=1)


def neighbours(places: Places) -> Cells:
    """Give of each gemeente the nearest ones, shape (gemeenten, NEIGHBOURS)."""
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)
    return np.argsort(apart, axis=1, kind="stable")[:, 1 : NEIGHBOURS + 1]


def spread(places: Places) -> Places:
    """Push apart what lies closer than a tile; neighbours hold each other."""
    near = neighbours(places)
    wanted = places[near] - places[:, None]
    found = places.copy()
    for _ in range(ROUNDS):
        apart = found[:, None] - found[None]
        far = np.linalg.norm(apart, axis=2) + 9 * np.eye(len(found))
        close = np.maximum(0.0, TILE - far)
        pushed = (apart / far[..., None] * close[..., None]).sum(axis=1)
        held = (found[near] - found[:, None] - wanted).mean(axis=1)
        found = found + PUSH * pushed + HOLD * held
    # What a processor makes of the last digits may not decide who gets a tile.
    return np.round(found, 6)


def deal(cost: NDArray[np.float64]) -> Cells:
    """Give each row its own column so that the cost together is least (the Hungarian method).

    Args:
        cost: shape (rows, columns), not more rows than columns.
    """
    rows, columns = cost.shape
    owner = np.full(columns + 1, -1)
    of_row, of_column = np.zeros(rows), np.zeros(columns + 1)
    for row in range(rows):
        at, owner[columns] = columns, row
        least = np.full(columns, np.inf)
        before = np.full(columns, columns)
        is_used = np.zeros(columns + 1, dtype=bool)
        while owner[at] >= 0:
            is_used[at] = True
            free = ~is_used[:columns]
            reduced = cost[owner[at]] - of_row[owner[at]] - of_column[:columns]
            better = free & (reduced < least)
            least[better], before[better] = reduced[better], at
            step = least[free].min()
            of_row[owner[is_used]] += step
            of_column[is_used] -= step
            least[free] -= step
            at = int(np.flatnonzero(free)[least[free].argmin()])
        while at != columns:
            owner[at] = owner[before[at]]
            at = int(before[at])
    found = np.empty(rows, dtype=np.int64)
    is_taken = owner[:columns] >= 0
    found[owner[:columns][is_taken]] = np.flatnonzero(is_taken)
    return found


def lay(places: Places, shift: tuple[float, ...]) -> Cells:
    """Deal out the tiles of one grid, shape (gemeenten, 2): column and row."""
    low, high = places.min(axis=0) / TILE - 2, places.max(axis=0) / TILE + 2
    grid = np.array(
        [
            (x, y)
            for y in range(math.floor(low[1]), math.ceil(high[1]))
            for x in range(math.floor(low[0]), math.ceil(high[0]))
        ]
    )
    apart = np.linalg.norm((grid + shift)[:, None] - places[None] / TILE, axis=2)
    is_land = apart.min(axis=1) < 1
    dealt = grid[is_land][deal(apart[is_land].T ** 2)]
    return np.asarray(dealt - dealt.min(axis=0))


def kept(tiles: Cells, near: Cells) -> tuple[float, float]:
    """Give which share of neighbours touch, and which share are at most two tiles away."""
    far = np.abs(tiles[near] - tiles[:, None]).max(axis=2)
    return float((far <= 1).mean()), float((far <= NEAR).mean())


def displacement(tiles: Cells, places: Places) -> Places:
    """Give how far each tile lies from its gemeente, in tiles, when map and country fit best."""
    found = np.zeros(tiles.shape)
    for axis in (0, 1):
        known = np.stack([places[:, axis], np.ones(len(places))], axis=1)
        fit, *_ = np.linalg.lstsq(known, tiles[:, axis], rcond=None)
        found[:, axis] = tiles[:, axis] - known @ fit
    return np.asarray(np.linalg.norm(found, axis=1))


def choose() -> tuple[tuple[str, ...], Cells]:
    """Give the codes and the tile of each, from the grid that keeps most neighbours together."""
    codes, places = read_places()
    near, apart = neighbours(places), spread(places)
    every = [lay(apart, shift) for shift in product(SHIFTS, repeat=2)]
    return codes, max(every, key=lambda tiles: sum(kept(tiles, near)))


def main() -> None:
    """Print the table."""
    print("code,kolom,rij")
    for code, (column, row) in zip(*choose(), strict=True):
        print(f"{code},{column + 1},{row + 1}")


if __name__ == "__main__":
    main()
