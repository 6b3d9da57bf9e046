# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a published table may be wide
"""Werkzaak Rivierenland 2016-2024 as published: the sheet Bijdrage 2024 (hilversum-2025)."""

from typing import Any

import numpy as np
from tests.examples import read_number, read_table

from springplank.bekostiging.basis import Basis
from springplank.core.quantities import Personen

PUBLISHED = """
regel                | 2016       | 2017       | 2018       | 2019       | 2020       | 2021       | 2022       | 2023       | 2024
---------------------+------------+------------+------------+------------+------------+------------+------------+------------+-----------
kosten BUIG          | 41.429.000 | 42.211.000 | 40.780.000 | 39.165.800 | 41.127.300 | 41.063.600 | 40.212.400 | 44.677.400 | 48.991.200
rijk BUIG            | 37.242.000 | 39.519.000 | 41.041.400 | 40.077.600 | 46.076.000 | 45.422.600 | 44.349.700 | 48.658.500 | 52.900.200
vangnet              |  2.018.000 |    550.000 |          0 |          0 |          0 |          0 |          0 |          0 |          0
resultaat BUIG       | -2.169.000 | -2.142.000 |    261.400 |    911.800 |  4.948.700 |  4.359.000 |  4.137.300 |  3.981.100 |  3.909.000
kosten Wsw           | 27.364.000 | 24.732.000 | 22.115.000 | 22.725.200 | 22.168.200 | 20.457.900 | 20.011.700 | 20.102.700 | 21.036.000
rijk Wsw             | 26.283.000 | 24.064.000 | 22.045.900 | 22.247.500 | 21.757.700 | 21.336.500 | 21.261.600 | 21.753.600 | 23.029.400
resultaat Wsw        | -1.081.000 |   -668.000 |    -69.100 |   -477.700 |   -410.500 |    878.600 |  1.249.900 |  1.650.900 |  1.993.400
kosten participatie  |  2.193.500 |  2.869.000 |  3.625.000 |  4.003.500 |  4.821.400 |  4.251.400 |  4.732.600 |  6.155.400 |  6.768.000
rijk participatie    |  2.193.500 |  2.869.000 |  3.625.000 |  4.003.500 |  4.821.400 |  4.251.400 |  4.732.600 |  8.167.800 |  9.980.100
correctie            |          0 |          0 |          0 |          0 |          0 |          0 |          0 |   -408.400 |   -598.806
resultaat participatie |        0 |          0 |          0 |          0 |          0 |          0 |          0 |  1.604.000 |  2.613.294
kosten bedrijfsvoering | 8.512.000 | 9.071.000 |  9.996.000 | 11.235.600 | 12.991.300 | 13.994.100 | 14.771.900 | 15.318.100 | 17.372.000
rijk bedrijfsvoering |  9.538.693 |  9.944.587 | 10.831.550 | 11.782.502 | 12.191.225 | 12.610.246 | 13.531.400 | 11.811.700 | 11.098.200
resultaat bedrijfsvoering | 1.026.693 | 873.587 |    835.550 |    546.902 |   -800.075 | -1.383.854 | -1.240.500 | -3.506.400 | -6.273.800
totaal               | -2.223.307 | -1.936.413 |  1.027.850 |    981.002 |  3.738.125 |  3.853.746 |  4.146.700 |  3.729.600 |  2.241.894
"""

YEARS = tuple(range(2016, 2025))
Whole = np.ndarray[Any, np.dtype[np.int64]]
BLOCKS = {
    "BUIG": "Resultaat BUIG",
    "Wsw": "Resultaat Wsw",
    "participatie": "Resultaat participatiebudget",
    "bedrijfsvoering": "Resultaat bedrijfsvoering",
}
"""Block of the sheet to the part of werkzaak.toml that shares its result."""


def published() -> dict[str, Whole]:
    """Read the sheet: line to EUR, shape (1, jaren)."""
    return {
        row["regel"]: np.array([[round(read_number(row[str(year)])[0]) for year in YEARS]])
        for row in read_table(PUBLISHED)
    }


def basis_of(shares: list[int]) -> Basis:
    """Give the money of the sheet over gemeenten with made-up shares: only sums are published."""
    sheet = published()
    key = np.array(shares, dtype=float)[:, None] * np.ones((1, len(YEARS)))

    def spread(line: str) -> Whole:
        parts: Whole = np.floor(sheet[line] * key / key.sum(axis=0)).astype(np.int64)
        parts[0] += sheet[line][0] - parts.sum(axis=0)
        return parts

    return Basis(
        tuple(f"GM{at:04}" for at in range(len(shares))),
        YEARS,
        rijksgeld={
            "buig": spread("rijk BUIG"),
            "vangnet": spread("vangnet"),
            "wsw": spread("rijk Wsw"),
            "participatiebudget": spread("rijk participatie"),
            "gemeentefonds": spread("rijk bedrijfsvoering"),
        },
        kosten={
            "buig": spread("kosten BUIG"),
            "wsw": spread("kosten Wsw"),
            "participatiebudget": spread("kosten participatie"),
            "bedrijfsvoering": spread("kosten bedrijfsvoering"),
        },
        sleutels={"inwoners": Personen(key)},
    )
