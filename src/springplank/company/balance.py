# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""The balance sheet of a company as its accounts state it; `company.published` checks it."""

from dataclasses import dataclass

import numpy as np

from springplank.company.fields import Part
from springplank.errors import DataError

FIELDS = (
    *("eigen_vermogen", "vreemd_vermogen", "solvabiliteit"),
    *("eigen_vermogen_begin", "resultaat", "mutaties"),
)


@dataclass(frozen=True, slots=True)
class Balance:
    """What the accounts state, NaN when unknown; EUR unless it says otherwise.

    Attributes:
        eigen_vermogen: at the end of the boekjaar.
        vreemd_vermogen: at the end of the boekjaar.
        solvabiliteit: eigen vermogen as a part of all capital, as printed; below 0 with a debt.
        eigen_vermogen_begin: at the start of the boekjaar.
        resultaat: over the boekjaar.
        mutaties: other changes of the eigen vermogen in the boekjaar.
    """

    eigen_vermogen: float
    vreemd_vermogen: float
    solvabiliteit: float
    eigen_vermogen_begin: float
    resultaat: float
    mutaties: float


def read_balance(part: Part) -> Balance:
    """Read the table [balans] of a bedrijf.toml.

    Raises:
        DataError: when a field is unknown or impossible, with its place.
    """
    part.expect(FIELDS)
    return Balance(
        _known(part.number("eigen_vermogen")),
        _known(part.positive("vreemd_vermogen")),
        _known(_solvabiliteit(part)),
        _known(part.number("eigen_vermogen_begin")),
        _known(part.number("resultaat")),
        _known(part.number("mutaties")),
    )


def _solvabiliteit(part: Part) -> float | None:
    """Read a part of one that, with more debt than capital, may also be below 0."""
    given = part.raw.get("solvabiliteit")
    if isinstance(given, int | float) and given < 0:
        return part.number("solvabiliteit")
    try:
        return part.share("solvabiliteit")
    except DataError:
        if isinstance(given, str) and given.strip().startswith("-"):
            raise DataError(
                f"{part.where('solvabiliteit')}: schrijf een getal onder 0 zonder procentteken, "
                "zoals -0.12."
            ) from None
        raise


def _known(value: float | None) -> float:
    return np.nan if value is None else value
