# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What a regeling is given: a table of inputs, and the published amounts that others need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from springplank.core.columns import Euros
from springplank.core.explanation import Origin


@dataclass(frozen=True, slots=True)
class Given:
    """An inputs table with its origins.

    Attributes:
        table: the inputs table.
        origins: per column an origin for every year, or one for all.
        rivals: gives the same table under each rival data set; these make part of the range.
        idle: per year the inputs and parameters that do not matter for the amount in that year;
            empty when all of them always matter.
        at_best: how sure the amount is at best.
    """

    table: Any
    origins: Mapping[str, tuple[Origin, ...]]
    rivals: Callable[[], tuple[Any, ...]] = tuple
    idle: tuple[frozenset[str], ...] = ()
    at_best: str = "vastgesteld"


@dataclass(frozen=True, slots=True, eq=False)
class Published:
    """The published integratie-uitkering Participatie as known on the stand.

    Attributes:
        amounts: EUR, shape (gemeenten, jaren); UNKNOWN where nothing was published.
        circulaires: per year the circulaire, or None.
        beschut_werk: EUR, the part for beschut werk on the stand of that circulaire.
        sociale_infrastructuur: EUR, the part for sociale infrastructuur on that stand.
        notes: per year where the amounts come from when a person took them in; otherwise empty.
    """

    amounts: Euros
    circulaires: tuple[str | None, ...]
    beschut_werk: Euros
    sociale_infrastructuur: Euros
    notes: tuple[str, ...]
