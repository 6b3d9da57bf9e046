# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""What tests of imports share: the gemeenten, and a file with a row for each of them."""

from collections.abc import Callable

from springplank.funding.world import OwnData
from springplank.reference.municipalities import municipalities_of

CODES = municipalities_of(2026).codes
Take = Callable[..., OwnData]


def country(header: str, cell: str) -> list[str]:
    """Give the lines of a file in which every gemeente has the same cells."""
    return [header, *(f"{code};{cell}" for code in CODES)]
